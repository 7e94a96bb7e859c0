/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-zip-layout.h"

G_BEGIN_DECLS

/**
 * QzZipFunc:
 * @bytes: a piece of what is unpacked
 * @length: its length
 * @data: what was handed in
 * @error: return location
 *
 * Returns: %FALSE with @error set to stop
 */
typedef gboolean (*QzZipFunc) (const guint8 *bytes, gsize length, gpointer data, GError **error);

gboolean qz_zip_member_read (int fd, const char *name, const QzZipMember *member, QzZipFunc func,
                             gpointer data, GCancellable *cancellable, GError **error);
GBytes *qz_zip_member_read_bytes (int fd, const char *name, const QzZipMember *member, gsize most,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
