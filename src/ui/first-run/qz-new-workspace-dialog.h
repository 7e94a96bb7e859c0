/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

/**
 * QzNewWorkspaceDialog:
 *
 * Makes a workspace: whose it is, what it does, in which edition, and where it lies. `created`
 * hands it over.
 */
#define QZ_TYPE_NEW_WORKSPACE_DIALOG (qz_new_workspace_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    QzNewWorkspaceDialog, qz_new_workspace_dialog, QZ, NEW_WORKSPACE_DIALOG, QzDialog)

GtkWidget *qz_new_workspace_dialog_new (GtkWidget *parent,
                                        const char *directory) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
