/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "preview/qz-paper.h"

G_BEGIN_DECLS

#define QZ_TYPE_PRINT_OPERATION (qz_print_operation_get_type ())

G_DECLARE_FINAL_TYPE (QzPrintOperation, qz_print_operation, QZ, PRINT_OPERATION, GtkPrintOperation)

QzPrintOperation *qz_print_operation_new (QzPaper *paper,
                                          const char *title) G_GNUC_WARN_UNUSED_RESULT;

void qz_print_operation_present_async (QzPrintOperation *self,
                                       GtkWidget *parent,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
qz_print_operation_present_finish (QzPrintOperation *self, GAsyncResult *result, GError **error);

char *qz_print_operation_dup_settings_path (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
