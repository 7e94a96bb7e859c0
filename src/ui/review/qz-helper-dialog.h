/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "ui/review/qz-review-data.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

/**
 * QzHelperDialog:
 *
 * The helper seats 子席位 of the office: those that were made, and a new one. What is asked for is
 * done by `win.make-seat`.
 */
#define QZ_TYPE_HELPER_DIALOG (qz_helper_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QzHelperDialog, qz_helper_dialog, QZ, HELPER_DIALOG, QzDialog)

GtkWidget *qz_helper_dialog_new (GtkWidget *parent,
                                 QzWorkspace *workspace,
                                 const QzReviewData *data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
