/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-set-fields.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

/**
 * QzSetFieldsDialog:
 *
 * Fills in the fields that several entries have in common, for all of them at once. What is not
 * touched stays as it is in each. ::done hands over the operation that was run.
 */
#define QZ_TYPE_SET_FIELDS_DIALOG (qz_set_fields_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzSetFieldsDialog, qz_set_fields_dialog, QZ, SET_FIELDS_DIALOG, QzDialog)

GtkWidget *qz_set_fields_dialog_new (GtkWidget *parent,
                                     QzWorkspace *workspace,
                                     const GPtrArray *ids) G_GNUC_WARN_UNUSED_RESULT;

gboolean qz_set_fields_dialog_set (QzSetFieldsDialog *self, const char *path, const char *value);

G_END_DECLS
