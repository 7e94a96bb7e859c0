/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-open-sheet.h"
#include "operations/qz-settle-sheet.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_SETTLE_DIALOG (qz_settle_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzSettleDialog, qz_settle_dialog, QZ, SETTLE_DIALOG, QzDialog)

GtkWidget *qz_settle_dialog_new (GtkWidget *parent,
                                 QzWorkspace *workspace,
                                 QzOpenSheet *sheet,
                                 QzSettleKind kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
