/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GPtrArray *qz_csv_parse (const char *name, GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_csv_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
int qz_csv_find_column (const GPtrArray *rows, const char *const *headings);
const char *qz_csv_get (const GPtrArray *rows, guint row, int column);

G_END_DECLS
