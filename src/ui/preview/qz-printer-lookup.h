/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define QZ_PRINTER_LOOKUP_TIMEOUT 5000

void qz_printer_lookup_async (guint timeout,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean qz_printer_lookup_finish (GAsyncResult *result, GError **error);

G_END_DECLS
