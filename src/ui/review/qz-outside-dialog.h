/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_OUTSIDE_DIALOG (qz_outside_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzOutsideDialog, qz_outside_dialog, QZ, OUTSIDE_DIALOG, QzDialog)

GtkWidget *qz_outside_dialog_new (GtkWidget *parent,
                                  QzWorkspace *workspace,
                                  const QzActivity *activity) G_GNUC_WARN_UNUSED_RESULT;
void qz_outside_dialog_set_scan (QzOutsideDialog *self, GFile *scan);

G_END_DECLS
