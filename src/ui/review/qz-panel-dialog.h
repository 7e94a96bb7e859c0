/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "ui/review/qz-review-data.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_PANEL_DIALOG (qz_panel_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzPanelDialog, qz_panel_dialog, QZ, PANEL_DIALOG, QzDialog)

GtkWidget *qz_panel_dialog_new (GtkWidget *parent,
                                QzWorkspace *workspace,
                                const QzActivity *activity,
                                const char *stage,
                                QzReviewData *data,
                                const char *panel) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
