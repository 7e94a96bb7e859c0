/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/entries/qz-field-editor.h"

G_BEGIN_DECLS

#define QZ_TYPE_CHOICE_FIELD (qz_choice_field_get_type ())
G_DECLARE_FINAL_TYPE (QzChoiceField, qz_choice_field, QZ, CHOICE_FIELD, AdwComboRow)

GtkWidget *qz_choice_field_new (QzWizardSession *session,
                                const QzField *field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
