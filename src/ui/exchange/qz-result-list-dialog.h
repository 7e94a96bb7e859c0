/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-page.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_RESULT_LIST_DIALOG (qz_result_list_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzResultListDialog, qz_result_list_dialog, QZ, RESULT_LIST_DIALOG, QzDialog)

GtkWidget *qz_result_list_dialog_new (QzPage *page, const char *activity) G_GNUC_WARN_UNUSED_RESULT;
void qz_result_list_dialog_set_path (QzResultListDialog *self, const char *path);

G_END_DECLS
