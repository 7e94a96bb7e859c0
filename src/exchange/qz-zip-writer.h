/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzZipWriter:
 *
 * Writes a ZIP file under a temporary name and gives it its own when it is whole. Equal content
 * makes equal bytes: there are no times and no owners in it.
 */
typedef struct _QzZipWriter QzZipWriter;

QzZipWriter *qz_zip_writer_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_zip_writer_free (QzZipWriter *self);

gboolean qz_zip_writer_begin (QzZipWriter *self, const char *name, gint64 bytes, gboolean deflate,
                              GError **error);
gboolean qz_zip_writer_append (QzZipWriter *self, const guint8 *bytes, gsize length,
                               GError **error);
gboolean qz_zip_writer_end (QzZipWriter *self, int *out_fd, GError **error);
gboolean qz_zip_writer_keep (QzZipWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzZipWriter, qz_zip_writer_free)

G_END_DECLS
