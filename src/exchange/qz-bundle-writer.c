/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes a bundle. The manifest comes first, so every hash is known before the first byte is
 * written; files are hashed once more on their way, and one that is not what it was is not sent.
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "exchange/qz-bundle-reader-private.h"
#include "exchange/qz-bundle-seal.h"
#include "exchange/qz-bundle-writer.h"
#include "exchange/qz-minisign.h"
#include "exchange/qz-sodium.h"
#include "exchange/qz-zip-writer.h"
#include "model/qz-error.h"
#include "model/qz-new-file.h"

#define CHUNK (256 * 1024)
#define SEALED_MEDIA_TYPE "application/octet-stream"

struct _QzBundleWriter
{
  QzManifest *manifest; /* the heading and what was added */
  GHashTable *contents; /* (element-type utf8 GBytes): of records by SHA-256 */
  GHashTable *paths;    /* (element-type utf8 filename): of files by SHA-256 */
  QzPublicKey *reader;  /* owned, nullable: who alone can read it */
  char *folder;         /* nullable: takes what is not encrypted yet */
};

/* What happens while one is written. */
typedef struct
{
  QzBundleWriter *writer;
  QzZipWriter *zip;
  const char *name;
  gboolean inside;               /* whether it goes into an encrypted one */
  QzBundleProgressFunc progress; /* nullable */
  gpointer progress_data;
  gint64 done;
  gint64 total;
  GCancellable *cancellable; /* nullable */
} Run;

/**
 * qz_bundle_writer_new:
 * @heading: what the bundle says of itself; records and blobs in it are not taken over, and the key
 *   of the sender is set when it is signed
 *
 * Returns: (transfer full): a writer
 */
QzBundleWriter *
qz_bundle_writer_new (const QzManifest *heading)
{
  QzBundleWriter *self;

  g_return_val_if_fail (heading != NULL, NULL);

  self = g_new0 (QzBundleWriter, 1);
  self->manifest = qz_manifest_copy_heading (heading);
  self->contents =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * qz_bundle_writer_free:
 * @self: (nullable) (transfer full): a writer
 */
void
qz_bundle_writer_free (QzBundleWriter *self)
{
  if (self == NULL)
    return;
  qz_manifest_free (self->manifest);
  g_hash_table_unref (self->contents);
  g_hash_table_unref (self->paths);
  qz_public_key_free (self->reader);
  g_free (self->folder);
  g_free (self);
}

/**
 * qz_bundle_writer_add_record:
 * @self: a writer
 * @kind: what it is, such as "entry"
 * @id: UUID of the record
 * @revision: its revision
 * @canonical: its canonical JSON
 *
 * Adds a record.
 */
void
qz_bundle_writer_add_record (
    QzBundleWriter *self, const char *kind, const char *id, guint revision, GBytes *canonical)
{
  g_autofree char *sha256 = NULL;

  g_return_if_fail (self != NULL && kind != NULL && id != NULL && canonical != NULL);

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, canonical);
  qz_manifest_add_record (self->manifest, kind, id, revision, sha256);
  if (g_hash_table_contains (self->contents, sha256))
    return;
  qz_manifest_add_blob (self->manifest, sha256, (gint64) g_bytes_get_size (canonical), "",
                        QZ_RECORD_MEDIA_TYPE, FALSE);
  g_hash_table_insert (self->contents, g_steal_pointer (&sha256), g_bytes_ref (canonical));
}

/**
 * qz_bundle_writer_add_file:
 * @self: a writer
 * @path: where it lies; read when the bundle is written
 * @sha256: of its content
 * @bytes: its size
 * @name: how it is called, for display
 * @media_type: such as application/pdf
 *
 * Adds a file; one of the same content that was added before is not added again.
 */
void
qz_bundle_writer_add_file (QzBundleWriter *self,
                           const char *path,
                           const char *sha256,
                           gint64 bytes,
                           const char *name,
                           const char *media_type)
{
  g_return_if_fail (self != NULL && path != NULL && sha256 != NULL);
  g_return_if_fail (name != NULL && media_type != NULL);

  if (qz_manifest_find_blob (self->manifest, sha256) != NULL)
    return;
  qz_manifest_add_blob (self->manifest, sha256, bytes, name, media_type, FALSE);
  g_hash_table_insert (self->paths, g_strdup (sha256), g_strdup (path));
}

/**
 * qz_bundle_writer_add_bytes:
 * @self: a writer
 * @bytes: content of a file
 * @name: how it is called, for display
 * @media_type: such as text/plain
 *
 * Adds a file that lies nowhere; one of the same content that was added before is not added again.
 */
void
qz_bundle_writer_add_bytes (QzBundleWriter *self,
                            GBytes *bytes,
                            const char *name,
                            const char *media_type)
{
  g_autofree char *sha256 = NULL;

  g_return_if_fail (self != NULL && bytes != NULL && name != NULL && media_type != NULL);

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (qz_manifest_find_blob (self->manifest, sha256) != NULL)
    return;
  qz_manifest_add_blob (self->manifest, sha256, (gint64) g_bytes_get_size (bytes), name, media_type,
                        FALSE);
  g_hash_table_insert (self->contents, g_steal_pointer (&sha256), g_bytes_ref (bytes));
}

/**
 * qz_bundle_writer_add_beside:
 * @self: a writer
 * @sha256: of the content
 * @bytes: its size
 * @name: how it is called, for display
 * @media_type: such as video/mp4
 *
 * Names a file that is too large for the bundle and travels beside it.
 */
void
qz_bundle_writer_add_beside (QzBundleWriter *self,
                             const char *sha256,
                             gint64 bytes,
                             const char *name,
                             const char *media_type)
{
  g_return_if_fail (self != NULL && sha256 != NULL && name != NULL && media_type != NULL);

  if (qz_manifest_find_blob (self->manifest, sha256) == NULL)
    qz_manifest_add_blob (self->manifest, sha256, bytes, name, media_type, TRUE);
}

/**
 * qz_bundle_writer_encrypt_for:
 * @self: a writer
 * @reader: the key of the recipient, who alone will be able to read it
 * @folder: of this workspace; takes for a while what is not encrypted yet
 *
 * Has the bundle encrypted. It shows then from whom it is and for whom, and nothing else; nothing
 * may travel beside it that is not awaited itself.
 */
void
qz_bundle_writer_encrypt_for (QzBundleWriter *self, const QzPublicKey *reader, const char *folder)
{
  g_return_if_fail (self != NULL && reader != NULL && folder != NULL);

  qz_public_key_free (self->reader);
  self->reader = qz_public_key_copy (reader);
  g_free (self->folder);
  self->folder = g_strdup (folder);
  g_free (self->manifest->recipient.key);
  self->manifest->recipient.key = qz_public_key_to_string (reader);
}

/* Records come before files, so that whoever reads knows what the files are for. */
static void
sort_blobs (QzBundleWriter *self)
{
  GPtrArray *blobs = self->manifest->blobs;
  guint next = 0;

  for (guint i = 0; i < blobs->len; i++)
    {
      QzBundleBlob *blob = blobs->pdata[i];

      if (!g_hash_table_contains (self->contents, blob->sha256))
        continue;
      memmove (blobs->pdata + next + 1, blobs->pdata + next, (i - next) * sizeof (gpointer));
      blobs->pdata[next++] = blob;
    }
}

/* What does not shrink, or is packed already, is stored as it is. */
static gboolean
should_deflate (const QzBundleBlob *blob)
{
  return g_str_has_prefix (blob->media_type, "text/")
         || strcmp (blob->media_type, QZ_RECORD_MEDIA_TYPE) == 0;
}

static gboolean
write_bytes (Run *run, const char *name, GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return qz_zip_writer_begin (run->zip, name, (gint64) length, TRUE, error)
         && (length == 0 || qz_zip_writer_append (run->zip, data, length, error));
}

static gboolean
refuse_changed (const QzBundleBlob *blob, GError **error)
{
  g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
               _ ("The stored file “%s” is damaged and was not sent. Attach it again, or restore "
                  "it from a backup."),
               *blob->name != '\0' ? blob->name : blob->sha256);
  return FALSE;
}

static gboolean
copy_fd (Run *run, int fd, const QzBundleBlob *blob, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  crypto_hash_sha256_state state;
  guint8 hash[crypto_hash_sha256_BYTES];
  char hex[2 * sizeof hash + 1];
  gint64 left = blob->bytes;

  crypto_hash_sha256_init (&state);
  while (left > 0)
    {
      gssize n = read (fd, buffer, (gsize) MIN (CHUNK, left));

      if (n < 0 && errno == EINTR)
        continue;
      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      if (n <= 0)
        return refuse_changed (blob, error);
      crypto_hash_sha256_update (&state, buffer, (unsigned long long) n);
      if (!qz_zip_writer_append (run->zip, buffer, (gsize) n, error))
        return FALSE;
      left -= n;
      run->done += n;
      if (run->progress != NULL)
        run->progress (run->done, run->total, run->progress_data);
    }
  crypto_hash_sha256_final (&state, hash);
  sodium_bin2hex (hex, sizeof hex, hash, sizeof hash);
  return strcmp (hex, blob->sha256) == 0 || refuse_changed (blob, error);
}

static gboolean
write_file (Run *run, const char *name, const QzBundleBlob *blob, GError **error)
{
  const char *path = g_hash_table_lookup (run->writer->paths, blob->sha256);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean ok;

  if (fd < 0)
    {
      g_set_error (error, QZ_ERROR, (int) qz_error_get_code (errno),
                   _ ("The stored file “%s” cannot be read: %s. Attach it again, or restore it "
                      "from a backup."),
                   *blob->name != '\0' ? blob->name : blob->sha256, qz_error_get_reason (errno));
      return FALSE;
    }
  ok = qz_zip_writer_begin (run->zip, name, blob->bytes, should_deflate (blob), error)
       && copy_fd (run, fd, blob, error);
  close (fd);
  return ok;
}

static gboolean
write_blobs (Run *run, GError **error)
{
  const QzManifest *manifest = run->writer->manifest;

  for (guint i = 0; i < manifest->blobs->len; i++)
    {
      const QzBundleBlob *blob = manifest->blobs->pdata[i];
      GBytes *content = g_hash_table_lookup (run->writer->contents, blob->sha256);
      g_autofree char *name = g_strconcat ("b/", blob->sha256, NULL);

      if (blob->beside)
        continue;
      if (!(content != NULL ? write_bytes (run, name, content, error)
                            : write_file (run, name, blob, error)))
        return FALSE;
      if (content != NULL)
        run->done += blob->bytes;
    }
  return TRUE;
}

/* Says in one line what is signed; `minisign -V` shows it. */
static char *
describe (const QzManifest *manifest)
{
  return g_strdup_printf ("kind:%s edition:%s sender:%s sequence:%u bundle:%s",
                          qz_bundle_kind_get_id (manifest->kind), manifest->edition,
                          manifest->sender.organisation, manifest->sequence, manifest->id);
}

/* The bundle as its receiver will see it, before it gets its name. */
static gboolean
check_written (Run *run, int fd, GError **error)
{
  int copy = fcntl (fd, F_DUPFD_CLOEXEC, 0);
  g_autoptr (QzBundleReader) reader = NULL;

  if (copy < 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_IO, _ ("“%s” cannot be read: %s."), run->name,
                   qz_error_get_reason (errno));
      return FALSE;
    }
  reader = run->inside ? qz_bundle_reader_open_inside (copy, run->name, error)
                       : qz_bundle_reader_open_fd (copy, run->name, error);
  return reader != NULL;
}

static gboolean
write_all (Run *run, GBytes *manifest, GBytes *signature, GError **error)
{
  int fd;

  return write_bytes (run, "manifest.json", manifest, error)
         && write_bytes (run, "manifest.json.minisig", signature, error) && write_blobs (run, error)
         && qz_zip_writer_end (run->zip, &fd, error) && check_written (run, fd, error)
         && qz_zip_writer_keep (run->zip, error);
}

/* Signs what @run->writer has and writes it to @path. */
static char *
write_signed (Run *run, const QzSecretKey *key, const char *path, GError **error)
{
  QzBundleWriter *self = run->writer;
  g_autoptr (QzZipWriter) zip = NULL;
  g_autoptr (QzManifest) check = NULL;
  g_autoptr (GBytes) manifest = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autofree char *comment = NULL;

  sort_blobs (self);
  g_free (self->manifest->sender.key);
  self->manifest->sender.key = qz_public_key_to_string (qz_secret_key_get_public (key));
  manifest = qz_manifest_print (self->manifest);
  check = qz_manifest_parse (run->name, manifest, error);
  if (check == NULL)
    return NULL;
  comment = describe (self->manifest);
  signature = qz_minisign_sign (key, manifest, comment);
  run->zip = zip = qz_zip_writer_new (path, error);
  if (zip == NULL || !write_all (run, manifest, signature, error))
    return NULL;
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, manifest);
}

static void
sealed_cb (gint64 done, gint64 total, gpointer data)
{
  const Run *run = data;

  if (run->progress != NULL)
    run->progress (run->done + done, MAX (run->total, run->done + total), run->progress_data);
}

/* The outer bundle, with the inner one as its only member. */
static char *
write_outer (Run *run,
             const QzSealed *sealed,
             const char *file,
             const QzSecretKey *key,
             const char *path,
             GError **error)
{
  QzBundleWriter *inner = run->writer;
  g_autoptr (QzBundleWriter) outer = qz_bundle_writer_new (inner->manifest);
  char *sha256;

  g_free (outer->manifest->wrapped_key);
  outer->manifest->wrapped_key = g_strdup (sealed->wrapped_key);
  qz_bundle_writer_add_file (outer, file, sealed->sha256, sealed->bytes, "", SEALED_MEDIA_TYPE);
  run->writer = outer;
  run->inside = FALSE;
  sha256 = write_signed (run, key, path, error);
  run->writer = inner;
  return sha256;
}

/* Three times over: inside, encrypted, outside. What is in clear lies in the workspace only. */
static char *
write_sealed (Run *run, const QzSecretKey *key, const char *path, GError **error)
{
  QzBundleWriter *self = run->writer;
  g_autoptr (QzNewFile) plain = qz_new_file_begin (self->folder, error);
  g_autoptr (QzNewFile) secret = plain != NULL ? qz_new_file_begin (self->folder, error) : NULL;
  g_autofree char *inside = NULL;
  g_auto (QzSealed) sealed = { 0 };

  if (secret == NULL)
    return NULL;
  run->total *= 3;
  run->inside = TRUE;
  inside = write_signed (run, key, qz_new_file_get_path (plain), error);
  if (inside == NULL
      || !qz_bundle_seal (qz_new_file_get_path (plain), qz_new_file_get_path (secret), self->reader,
                          self->manifest->id, &sealed, sealed_cb, run, run->cancellable, error))
    return NULL;
  run->done += sealed.bytes;
  run->total = run->done + sealed.bytes;
  return write_outer (run, &sealed, qz_new_file_get_path (secret), key, path, error);
}

/**
 * qz_bundle_writer_write:
 * @self: a writer, used up by this
 * @key: who signs; its public half goes into the manifest as the key of the sender
 * @path: of the file to make; what is there is replaced when the new one is whole
 * @progress: (nullable) (scope call): called after each piece, in the calling thread
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: %QZ_ERROR_SYNTAX or %QZ_ERROR_LIMIT when heading and contents make no bundle that could
 *   be read, %QZ_ERROR_CORRUPT when a file is not what its hash says, %QZ_ERROR_NOT_FOUND when one
 *   is missing, %QZ_ERROR_FULL, %QZ_ERROR_READ_ONLY, %QZ_ERROR_IO
 *
 * Writes under a temporary name, syncs, reads it as the receiver will, and renames; nothing is left
 * behind when it fails. Memory is constant whatever the size of the files.
 *
 * Returns: (transfer full) (nullable): SHA-256 of the manifest, which the next bundle names as the
 *   previous
 */
char *
qz_bundle_writer_write (QzBundleWriter *self,
                        const QzSecretKey *key,
                        const char *path,
                        QzBundleProgressFunc progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error)
{
  Run run = { .writer = self, .progress = progress, .cancellable = cancellable };
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL && key != NULL && path != NULL, NULL);

  run.name = name = g_filename_display_basename (path);
  run.progress_data = progress_data;
  run.total = qz_manifest_sum_bytes (self->manifest);
  return self->reader != NULL ? write_sealed (&run, key, path, error)
                              : write_signed (&run, key, path, error);
}
