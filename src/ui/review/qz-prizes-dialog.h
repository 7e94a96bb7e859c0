/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_PRIZES_DIALOG (qz_prizes_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzPrizesDialog, qz_prizes_dialog, QZ, PRIZES_DIALOG, QzDialog)

GtkWidget *qz_prizes_dialog_new (GtkWidget *parent,
                                 QzWorkspace *workspace,
                                 const QzActivity *activity,
                                 const QzEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
