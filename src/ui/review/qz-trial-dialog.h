/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_TRIAL_DIALOG (qz_trial_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzTrialDialog, qz_trial_dialog, QZ, TRIAL_DIALOG, QzDialog)

GtkWidget *qz_trial_dialog_new (GtkWidget *parent,
                                QzWorkspace *workspace,
                                const char *panel) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
