/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-manifest.h"
#include "exchange/qz-public-key.h"

G_BEGIN_DECLS

/**
 * QzBundleProgressFunc:
 * @done: bytes so far
 * @total: bytes in all
 * @data: what was handed in
 */
typedef void (*QzBundleProgressFunc) (gint64 done, gint64 total, gpointer data);

/**
 * QzBundleSink:
 * @begin: a blob begins
 * @write: a piece of it
 * @end: it was whole: its size and its hash are what the manifest says
 * @proves: (nullable): whether the blob that has begun is not hashed on its way, since @end has to
 *   find out itself whether what was stored is what the manifest says
 *
 * Takes the blobs of a bundle one after the other. Each function returns %FALSE with an error set
 * to stop. What was taken counts only when the whole bundle was read.
 */
typedef struct
{
  gboolean (*begin) (const QzBundleBlob *blob, gpointer data, GError **error);
  gboolean (*write) (const guint8 *bytes, gsize length, gpointer data, GError **error);
  gboolean (*end) (const QzBundleBlob *blob, gpointer data, GError **error);
  gboolean (*proves) (const QzBundleBlob *blob, gpointer data);
} QzBundleSink;

/**
 * QzBundleReader:
 *
 * A bundle 报送包 whose layout, manifest and signature were found sound. Who signed it is for the
 * caller to judge: compare qz_bundle_reader_get_key() with the key that is known for the sender.
 * Not thread-safe.
 */
typedef struct _QzBundleReader QzBundleReader;

gboolean qz_bundle_reader_is_bundle (const char *path);
gboolean qz_bundle_reader_needs_key (const char *path);
QzBundleReader *qz_bundle_reader_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzBundleReader *
qz_bundle_reader_open_fd (int fd, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_bundle_reader_free (QzBundleReader *self);

gboolean qz_bundle_reader_is_encrypted (QzBundleReader *self);
const char *qz_bundle_reader_get_name (QzBundleReader *self);
const QzManifest *qz_bundle_reader_get_manifest (QzBundleReader *self);
GBytes *qz_bundle_reader_get_manifest_bytes (QzBundleReader *self);
const char *qz_bundle_reader_get_sha256 (QzBundleReader *self);
const QzPublicKey *qz_bundle_reader_get_key (QzBundleReader *self);
const char *qz_bundle_reader_get_comment (QzBundleReader *self);

GBytes *qz_bundle_reader_read_record (QzBundleReader *self,
                                      const QzBundleRecord *record,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_bundle_reader_stream (QzBundleReader *self,
                                  const QzBundleSink *sink,
                                  gpointer data,
                                  QzBundleProgressFunc progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzBundleReader, qz_bundle_reader_free)

G_END_DECLS
