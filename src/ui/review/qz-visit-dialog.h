/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-visit-access.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_VISIT_DIALOG (qz_visit_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzVisitDialog, qz_visit_dialog, QZ, VISIT_DIALOG, QzDialog)

GtkWidget *qz_visit_dialog_new (GtkWidget *parent,
                                QzWorkspace *workspace,
                                const QzVisitRow *row) G_GNUC_WARN_UNUSED_RESULT;
void qz_visit_dialog_add_file (QzVisitDialog *self, const char *use, GFile *file);

G_END_DECLS
