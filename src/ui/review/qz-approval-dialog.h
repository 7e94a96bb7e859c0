/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-page.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_APPROVAL_DIALOG (qz_approval_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzApprovalDialog, qz_approval_dialog, QZ, APPROVAL_DIALOG, QzDialog)

GtkWidget *qz_approval_dialog_new (QzPage *page, const char *activity) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
