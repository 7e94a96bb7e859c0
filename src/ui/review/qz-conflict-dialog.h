/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-conflict-access.h"
#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_CONFLICT_DIALOG (qz_conflict_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QzConflictDialog, qz_conflict_dialog, QZ, CONFLICT_DIALOG, QzDialog)

GtkWidget *qz_conflict_dialog_new (GtkWidget *parent,
                                   QzWorkspace *workspace,
                                   const QzConflictRow *row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
