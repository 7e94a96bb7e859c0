/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-bundle-reader.h"
#include "exchange/qz-secret-key.h"

G_BEGIN_DECLS

#define QZ_BUNDLE_SUFFIX ".qzb"
#define QZ_BUNDLE_MEDIA_TYPE "application/vnd.qunzhi.bundle+zip"
#define QZ_RECORD_MEDIA_TYPE "application/json"

/**
 * QzBundleWriter:
 *
 * Collects what goes into a bundle, then signs and writes it in one go.
 */
typedef struct _QzBundleWriter QzBundleWriter;

QzBundleWriter *qz_bundle_writer_new (const QzManifest *heading) G_GNUC_WARN_UNUSED_RESULT;
void qz_bundle_writer_free (QzBundleWriter *self);

void qz_bundle_writer_add_record (
    QzBundleWriter *self, const char *kind, const char *id, guint revision, GBytes *canonical);
void qz_bundle_writer_add_file (QzBundleWriter *self,
                                const char *path,
                                const char *sha256,
                                gint64 bytes,
                                const char *name,
                                const char *media_type);
void qz_bundle_writer_add_bytes (QzBundleWriter *self,
                                 GBytes *bytes,
                                 const char *name,
                                 const char *media_type);
void qz_bundle_writer_add_beside (QzBundleWriter *self,
                                  const char *sha256,
                                  gint64 bytes,
                                  const char *name,
                                  const char *media_type);

void
qz_bundle_writer_encrypt_for (QzBundleWriter *self, const QzPublicKey *reader, const char *folder);
char *qz_bundle_writer_write (QzBundleWriter *self,
                              const QzSecretKey *key,
                              const char *path,
                              QzBundleProgressFunc progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzBundleWriter, qz_bundle_writer_free)

G_END_DECLS
