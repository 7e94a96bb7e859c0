/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"
#include "ui/review/qz-review-data.h"

G_BEGIN_DECLS

#define QZ_TYPE_RECOMMEND_DIALOG (qz_recommend_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzRecommendDialog, qz_recommend_dialog, QZ, RECOMMEND_DIALOG, QzDialog)

GtkWidget *qz_recommend_dialog_new (GtkWidget *parent,
                                    QzWorkspace *workspace,
                                    const QzReviewData *data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
