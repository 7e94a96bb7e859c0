/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The files of a bundle on their way into the object store. Small ones are hashed as they come and
 * compared when they are read back. A large one is hashed once, when it is read back from the disk.
 */

#include "config.h"

#include "exchange/qz-bundle-reader-private.h"
#include "exchange/qz-bundle-store.h"

#define LARGE (16 << 20) /* bytes */

typedef struct
{
  QzBundleReader *reader;
  QzObjectBatch *batch;
  GHashTable *records;           /* (element-type utf8): SHA-256 of the blobs that are records */
  QzBundleProgressFunc progress; /* nullable */
  gpointer progress_data;
  gint64 done;
  gint64 total;
  GCancellable *cancellable; /* nullable */
} Run;

static void
advance (Run *run, gsize length)
{
  run->done += (gint64) length;
  if (run->progress != NULL)
    run->progress (run->done, run->total, run->progress_data);
}

static gboolean
pass_cb (const guint8 *bytes, gsize length, gpointer data, GError **error)
{
  advance (data, length);
  return TRUE;
}

static gboolean
append_cb (const guint8 *bytes, gsize length, gpointer data, GError **error)
{
  Run *run = data;

  if (!qz_object_batch_append (run->batch, bytes, length, error))
    return FALSE;
  advance (run, length);
  return TRUE;
}

static gboolean
prove (Run *run, const QzBundleBlob *blob, GError **error)
{
  gboolean right;

  return qz_object_batch_prove (run->batch, &right, run->cancellable, error)
         && (right || qz_bundle_reader_refuse_blob (run->reader, blob, error));
}

static gboolean
store_blob (Run *run, const QzBundleBlob *blob, GError **error)
{
  gboolean later;

  if (g_hash_table_contains (run->records, blob->sha256))
    return qz_bundle_reader_read_blob (run->reader, blob, TRUE, pass_cb, run, run->cancellable,
                                       error);
  if (!qz_object_batch_begin (run->batch, blob->sha256, error))
    return FALSE;
  later = blob->bytes > LARGE && qz_object_batch_is_new (run->batch);
  return qz_bundle_reader_read_blob (run->reader, blob, !later, append_cb, run, run->cancellable,
                                     error)
         && qz_object_batch_end (run->batch, !later, error) && (!later || prove (run, blob, error));
}

/**
 * qz_bundle_store:
 * @reader: a bundle
 * @batch: takes its files; its records are only checked, read them with
 *   qz_bundle_reader_read_record()
 * @progress: (nullable) (scope call): called after each piece, in the calling thread
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: as of qz_bundle_reader_stream() and qz_object_batch_begin()
 *
 * Reads the whole bundle in memory of constant size. A bundle that is not sound leaves the batch as
 * it was; of a sound one the files are in the store after qz_object_batch_commit(), which may be
 * done for many bundles together.
 *
 * Returns: whether the whole bundle is sound
 */
gboolean
qz_bundle_store (QzBundleReader *reader,
                 QzObjectBatch *batch,
                 QzBundleProgressFunc progress,
                 gpointer progress_data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GHashTable) records = g_hash_table_new (g_str_hash, g_str_equal);
  Run run = { reader, batch, records, progress, progress_data, 0, 0, cancellable };
  const QzManifest *manifest;
  guint mark;

  g_return_val_if_fail (reader != NULL && batch != NULL, FALSE);

  manifest = qz_bundle_reader_get_manifest (reader);
  run.total = qz_manifest_sum_bytes (manifest);
  mark = qz_object_batch_get_mark (batch);
  for (guint i = 0; i < manifest->records->len; i++)
    g_hash_table_add (records, ((QzBundleRecord *) manifest->records->pdata[i])->sha256);
  for (guint i = 0; i < manifest->blobs->len; i++)
    {
      const QzBundleBlob *blob = manifest->blobs->pdata[i];

      if (!blob->beside && !store_blob (&run, blob, error))
        {
          qz_object_batch_rewind (batch, mark);
          return FALSE;
        }
    }
  return TRUE;
}
