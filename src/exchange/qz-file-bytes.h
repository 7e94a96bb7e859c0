/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *qz_file_bytes_read (const char *path, gsize most, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
