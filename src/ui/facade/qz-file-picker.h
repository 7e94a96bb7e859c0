/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A kind of file to choose from: a name and patterns such as "*.pdf", separated by blanks. */
typedef struct
{
  const char *name;
  const char *patterns;
} QzFileKind;

void qz_file_picker_open_async (GtkWidget *parent,
                                const char *title,
                                const QzFileKind *kinds,
                                guint n_kinds,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void qz_file_picker_several_async (GtkWidget *parent,
                                   const char *title,
                                   const QzFileKind *kinds,
                                   guint n_kinds,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GListModel *qz_file_picker_several_finish (GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_file_picker_save_async (GtkWidget *parent,
                                const char *title,
                                const char *name,
                                const QzFileKind *kinds,
                                guint n_kinds,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void qz_file_picker_folder_async (GtkWidget *parent,
                                  const char *title,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GFile *qz_file_picker_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
