/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qz_link_open_async (GtkWidget *parent,
                         const char *uri,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean qz_link_open_finish (GAsyncResult *result, GError **error);

G_END_DECLS
