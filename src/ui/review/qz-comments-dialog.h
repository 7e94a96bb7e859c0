/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_COMMENTS_DIALOG (qz_comments_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzCommentsDialog, qz_comments_dialog, QZ, COMMENTS_DIALOG, QzDialog)

GtkWidget *qz_comments_dialog_new (GtkWidget *parent,
                                   QzWorkspace *workspace,
                                   const char *entry,
                                   const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
