/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/entries/qz-wizard-session.h"

G_BEGIN_DECLS

/**
 * QzCategoryField:
 *
 * The row at the top of the first step that chooses the category.
 */
#define QZ_TYPE_CATEGORY_FIELD (qz_category_field_get_type ())
G_DECLARE_FINAL_TYPE (QzCategoryField, qz_category_field, QZ, CATEGORY_FIELD, AdwComboRow)

GtkWidget *qz_category_field_new (QzWizardSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
