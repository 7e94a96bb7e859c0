/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_MINUTES_DIALOG (qz_minutes_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzMinutesDialog, qz_minutes_dialog, QZ, MINUTES_DIALOG, QzDialog)

GtkWidget *qz_minutes_dialog_new (GtkWidget *parent,
                                  QzWorkspace *workspace,
                                  const QzActivity *activity) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
