/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

void qz_progress_dialog_run_async (GtkWidget *parent,
                                   const char *title,
                                   QzOperation *operation,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean qz_progress_dialog_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
