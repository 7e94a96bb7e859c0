/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_PAPER_DIALOG (qz_paper_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzPaperDialog, qz_paper_dialog, QZ, PAPER_DIALOG, QzDialog)

GtkWidget *qz_paper_dialog_new (GtkWidget *parent,
                                QzWorkspace *workspace,
                                const char *panel) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
