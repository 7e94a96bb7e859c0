/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_VERSIONS_DIALOG (qz_versions_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzVersionsDialog, qz_versions_dialog, QZ, VERSIONS_DIALOG, QzDialog)

GtkWidget *qz_versions_dialog_new (GtkWidget *parent,
                                   QzWorkspace *workspace,
                                   const QzActivity *activity) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
