/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

/**
 * QzMoveDialog:
 *
 * Moves an entry to another category 调整类别, after saying which score sheets that takes out of
 * its total.
 */
#define QZ_TYPE_MOVE_DIALOG (qz_move_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzMoveDialog, qz_move_dialog, QZ, MOVE_DIALOG, QzDialog)

GtkWidget *qz_move_dialog_new (GtkWidget *parent,
                               QzWorkspace *workspace,
                               const QzEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

char *qz_move_dialog_dup_notice (guint n_left) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
