/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/entries/qz-field-editor.h"

G_BEGIN_DECLS

#define QZ_TYPE_DATE_FIELD (qz_date_field_get_type ())
G_DECLARE_FINAL_TYPE (QzDateField, qz_date_field, QZ, DATE_FIELD, AdwEntryRow)

GtkWidget *qz_date_field_new (QzWizardSession *session,
                              const QzField *field) G_GNUC_WARN_UNUSED_RESULT;


G_END_DECLS
