/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The files of a bundle on their way into the object store. Small ones are hashed as they come and
 * compared when they are read back. A large one is hashed once, when it is read back from the disk.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-bundle-reader-private.h"
#include "exchange/qz-bundle-store.h"
#include "model/qz-error.h"

#define LARGE (16 << 20)         /* bytes */
#define MOST_CONTENTS (64 << 20) /* of all records of a bundle, which are held in memory */

typedef struct
{
  QzBundleReader *reader;
  QzObjectBatch *batch;      /* nullable: only looked at */
  GHashTable *contents;      /* (element-type utf8 GBytes) (nullable): what is kept */
  GHashTable *records;       /* (element-type utf8): SHA-256 of the blobs that are records */
  GByteArray *content;       /* of the blob that is kept; %NULL of one that goes into the store */
  gint64 n_kept;             /* bytes */
  gboolean later;            /* whether the blob is hashed when it is read back */
  gboolean failed;           /* the disk, not the bundle */
  GCancellable *cancellable; /* nullable */
} Run;

/* Records are read here and now, and so are the few small files of an edition; a helper seat is
 * sent nothing else. */
static gboolean
is_record (const Run *run, const QzBundleBlob *blob)
{
  const QzBundleKind kind = qz_bundle_reader_get_manifest (run->reader)->kind;

  return kind == QZ_BUNDLE_EDITION || kind == QZ_BUNDLE_SEAT
         || g_hash_table_contains (run->records, blob->sha256);
}

static gboolean
begin_content (Run *run, const QzBundleBlob *blob, GError **error)
{
  if (blob->bytes > QZ_RECORD_MOST_BYTES || run->n_kept + blob->bytes > MOST_CONTENTS)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("“%s” holds a record of more than %d KiB, or records of more than %d MiB "
                      "together. Ask the sender to split the bundle."),
                   qz_bundle_reader_get_name (run->reader), QZ_RECORD_MOST_BYTES >> 10,
                   MOST_CONTENTS >> 20);
      return FALSE;
    }
  run->n_kept += blob->bytes;
  run->content = g_byte_array_sized_new ((guint) blob->bytes);
  return TRUE;
}

static gboolean
begin_cb (const QzBundleBlob *blob, gpointer data, GError **error)
{
  Run *run = data;

  run->later = FALSE;
  if (is_record (run, blob))
    return begin_content (run, blob, error);
  if (run->batch == NULL)
    return TRUE;
  run->failed = !qz_object_batch_begin (run->batch, blob->sha256, error);
  run->later = !run->failed && blob->bytes > LARGE && qz_object_batch_is_new (run->batch);
  return !run->failed;
}

static gboolean
proves_cb (const QzBundleBlob *blob, gpointer data)
{
  const Run *run = data;

  return run->later;
}

static gboolean
write_cb (const guint8 *bytes, gsize length, gpointer data, GError **error)
{
  Run *run = data;

  if (run->content != NULL)
    g_byte_array_append (run->content, bytes, (guint) length);
  else if (run->batch != NULL)
    run->failed = !qz_object_batch_append (run->batch, bytes, length, error);
  return !run->failed;
}

static gboolean
prove (Run *run, const QzBundleBlob *blob, GError **error)
{
  gboolean right;

  run->failed = !qz_object_batch_prove (run->batch, &right, run->cancellable, error);
  return !run->failed && (right || qz_bundle_reader_refuse_blob (run->reader, blob, error));
}

static gboolean
end_cb (const QzBundleBlob *blob, gpointer data, GError **error)
{
  Run *run = data;

  if (run->content != NULL)
    {
      GBytes *content = g_byte_array_free_to_bytes (g_steal_pointer (&run->content));

      if (run->contents != NULL)
        g_hash_table_replace (run->contents, g_strdup (blob->sha256), content);
      else
        g_bytes_unref (content);
      return TRUE;
    }
  if (run->batch == NULL)
    return TRUE;
  run->failed = !qz_object_batch_end (run->batch, !run->later, error);
  return !run->failed && (!run->later || prove (run, blob, error));
}

/**
 * qz_bundle_store:
 * @reader: a bundle
 * @batch: (nullable): takes its files; %NULL: they are only looked at
 * @contents: (nullable) (element-type utf8 GBytes): takes by its SHA-256 the content of each
 *   record, and of each file of an edition, which go into no batch
 * @progress: (nullable) (scope call): called after each piece, in the calling thread
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @out_failed: (out) (optional): whether it is not the bundle that is to blame, but the disk, or
 *   that it was stopped
 * @error: as of qz_bundle_reader_stream() and qz_object_batch_begin(); %QZ_ERROR_LIMIT when its
 *   records do not fit into memory
 *
 * Reads the whole bundle; but for the records the memory is of constant size. A bundle that is not
 * sound leaves the batch as it was; of a sound one the files are in the store after
 * qz_object_batch_commit(), which may be done for many bundles together.
 *
 * Returns: whether the whole bundle is sound
 */
gboolean
qz_bundle_store (QzBundleReader *reader,
                 QzObjectBatch *batch,
                 GHashTable *contents,
                 QzBundleProgressFunc progress,
                 gpointer progress_data,
                 GCancellable *cancellable,
                 gboolean *out_failed,
                 GError **error)
{
  static const QzBundleSink sink = { begin_cb, write_cb, end_cb, proves_cb };
  g_autoptr (GHashTable) records = g_hash_table_new (g_str_hash, g_str_equal);
  Run run = { .reader = reader, .batch = batch, .contents = contents, .records = records };
  const GPtrArray *list;
  gboolean ok;
  guint mark;

  g_return_val_if_fail (reader != NULL, FALSE);

  run.cancellable = cancellable;
  mark = batch != NULL ? qz_object_batch_get_mark (batch) : 0;
  list = qz_bundle_reader_get_manifest (reader)->records;
  for (guint i = 0; i < list->len; i++)
    g_hash_table_add (records, ((QzBundleRecord *) list->pdata[i])->sha256);
  ok = qz_bundle_reader_stream (reader, &sink, &run, progress, progress_data, cancellable, error);
  g_clear_pointer (&run.content, g_byte_array_unref);
  if (!ok && batch != NULL)
    qz_object_batch_rewind (batch, mark);
  if (out_failed != NULL)
    *out_failed = !ok && (run.failed || g_cancellable_is_cancelled (cancellable));
  return ok;
}
