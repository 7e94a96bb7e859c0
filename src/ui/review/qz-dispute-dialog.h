/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_DISPUTE_DIALOG (qz_dispute_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzDisputeDialog, qz_dispute_dialog, QZ, DISPUTE_DIALOG, QzDialog)

GtkWidget *qz_dispute_dialog_new (GtkWidget *parent,
                                  QzWorkspace *workspace,
                                  const char *entry,
                                  const char *judge,
                                  const char *stage) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
