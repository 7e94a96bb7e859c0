/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzCsvRowFunc:
 * @row: number of the row, from 0, blank ones counted
 * @cells: (element-type utf8): its cells; they live until the call returns
 * @user_data: as given
 * @error: set to stop the reading
 *
 * Returns: %FALSE with @error set to stop
 */
typedef gboolean (*QzCsvRowFunc) (guint row,
                                  const GPtrArray *cells,
                                  gpointer user_data,
                                  GError **error);

gboolean qz_csv_foreach (
    const char *name, GBytes *bytes, QzCsvRowFunc func, gpointer user_data, GError **error);

G_END_DECLS
