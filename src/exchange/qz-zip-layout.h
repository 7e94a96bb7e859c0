/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzZipMember:
 * @name: as in both of its headers; ASCII
 * @start: of its local header in the file
 * @end: of its data, or of the descriptor behind it
 * @packed: bytes in the file
 * @bytes: bytes when unpacked
 */
typedef struct
{
  char *name;
  gint64 start;
  gint64 end;
  gint64 packed;
  gint64 bytes;
} QzZipMember;

typedef struct
{
  guint most_members;
  gint64 most_bytes; /* of the file, and of its members together */
  guint most_ratio;  /* of unpacked to packed bytes, asked when they exceed @free_bytes */
  gint64 free_bytes;
} QzZipCaps;

GPtrArray *qz_zip_layout_read (int fd, const char *name, const QzZipCaps *caps, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
