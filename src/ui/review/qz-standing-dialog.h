/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-rank-activity.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_STANDING_DIALOG (qz_standing_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzStandingDialog, qz_standing_dialog, QZ, STANDING_DIALOG, QzDialog)

GtkWidget *qz_standing_dialog_new (GtkWidget *parent,
                                   QzWorkspace *workspace,
                                   QzRankActivity *operation,
                                   const char *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
