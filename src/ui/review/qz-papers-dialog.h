/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "ui/review/qz-review-data.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_PAPERS_DIALOG (qz_papers_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzPapersDialog, qz_papers_dialog, QZ, PAPERS_DIALOG, QzDialog)

GtkWidget *qz_papers_dialog_new (GtkWidget *parent,
                                 QzWorkspace *workspace,
                                 const QzActivity *activity,
                                 const QzReviewData *data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
