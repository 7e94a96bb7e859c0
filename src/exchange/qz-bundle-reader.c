/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads a bundle in the order in which it can be trusted: caps and layout, manifest, signature,
 * meaning, and only then the blobs, each counted and hashed. No member is ever written under a name
 * that the bundle chooses.
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "exchange/qz-bundle-reader-private.h"
#include "exchange/qz-minisign.h"
#include "exchange/qz-shape.h"
#include "exchange/qz-sodium.h"
#include "exchange/qz-zip-member.h"
#include "model/qz-error.h"

#define MANIFEST_NAME "manifest.json"
#define SIGNATURE_NAME "manifest.json.minisig"
#define BLOB_PREFIX "b/"
#define N_HEAD 2 /* members before the blobs */
#define HEX_LENGTH 64

/* The first bytes of a bundle: the local header of its first member, then the name of it. */
#define NAME_OFFSET 30

struct _QzBundleReader
{
  int fd; /* owned */
  char *name;
  GPtrArray *members; /* (element-type QzZipMember) */
  GHashTable *blobs;  /* (element-type utf8 QzZipMember): by SHA-256; keys of the manifest */
  GBytes *manifest_bytes;
  QzManifest *manifest;
  QzPublicKey key;
  char *comment;
  char *sha256;
};

static const QzZipCaps caps = {
  .most_members = QZ_BUNDLE_MOST_MEMBERS,
  .most_bytes = QZ_BUNDLE_MOST_BYTES,
  .most_ratio = 200,
  .free_bytes = 10 << 20,
};

static gboolean
refuse (QzBundleReader *self, GError **error, QzError code, const char *cause, const char *remedy)
{
  g_set_error (error, QZ_ERROR, (int) code, _ ("“%s” %s. %s"), self->name, cause, remedy);
  return FALSE;
}

static gboolean
refuse_member (QzBundleReader *self, GError **error, const char *cause, const char *member)
{
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("“%s” %s: %s. Do not use it; ask the sender for a new one."), self->name, cause,
               member);
  return FALSE;
}

/* Manifest, signature, blobs, and no name twice. */
static gboolean
check_names (QzBundleReader *self, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->members->len; i++)
    {
      const QzZipMember *member = self->members->pdata[i];

      if (i == 0 && strcmp (member->name, MANIFEST_NAME) != 0)
        return refuse (self, error, QZ_ERROR_FOREIGN, _ ("is a ZIP file, but not a bundle"),
                       _ ("Choose a file that this program has made."));
      if (!g_hash_table_add (seen, g_ascii_strdown (member->name, -1)))
        return refuse_member (self, error, _ ("has two members of one name"), member->name);
      if (i == 1 && strcmp (member->name, SIGNATURE_NAME) != 0)
        return refuse (self, error, QZ_ERROR_INVALID, _ ("is not signed"),
                       _ ("Do not use it; ask the sender for a new one."));
      if (i >= N_HEAD
          && (!g_str_has_prefix (member->name, BLOB_PREFIX)
              || !qz_shape_is_hash (member->name + strlen (BLOB_PREFIX))))
        return refuse_member (self, error, _ ("has a member that does not belong there"),
                              member->name);
    }
  if (self->members->len >= N_HEAD)
    return TRUE;
  return refuse (self, error, QZ_ERROR_CORRUPT, _ ("has no manifest or no signature"),
                 _ ("Copy the file again, or ask the sender for it."));
}

static gboolean
read_manifest (QzBundleReader *self, GError **error)
{
  g_autoptr (GBytes) signature = NULL;

  self->manifest_bytes = qz_zip_member_read_bytes (self->fd, self->name, self->members->pdata[0],
                                                   QZ_MANIFEST_MOST_BYTES, error);
  if (self->manifest_bytes == NULL)
    return FALSE;
  signature = qz_zip_member_read_bytes (self->fd, self->name, self->members->pdata[1],
                                        QZ_MINISIGN_MOST_BYTES, error);
  if (signature == NULL)
    return FALSE;
  self->manifest = qz_manifest_parse (self->name, self->manifest_bytes, error);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->manifest_bytes);
  return self->manifest != NULL
         && qz_public_key_parse (self->name, self->manifest->sender.key, &self->key, error)
         && qz_minisign_verify (self->name, self->manifest_bytes, signature, &self->key,
                                &self->comment, error);
}

/* The members are those of the manifest, in its order and of its sizes. */
static gboolean
match_members (QzBundleReader *self, GError **error)
{
  guint next = N_HEAD;

  for (guint i = 0; i < self->manifest->blobs->len; i++)
    {
      const QzBundleBlob *blob = self->manifest->blobs->pdata[i];
      QzZipMember *member = next < self->members->len ? self->members->pdata[next] : NULL;

      if (blob->beside)
        continue;
      if (member == NULL)
        return refuse_member (self, error, _ ("lacks a file that its manifest lists"),
                              *blob->name != '\0' ? blob->name : blob->sha256);
      if (strcmp (member->name + strlen (BLOB_PREFIX), blob->sha256) != 0)
        return refuse_member (self, error, _ ("holds other files than its manifest lists"),
                              member->name);
      if (member->bytes != blob->bytes)
        return refuse_member (self, error,
                              _ ("holds a file of another size than its manifest says"),
                              *blob->name != '\0' ? blob->name : blob->sha256);
      g_hash_table_insert (self->blobs, blob->sha256, member);
      next++;
    }
  if (next == self->members->len)
    return TRUE;
  return refuse_member (self, error, _ ("holds a file that its manifest does not list"),
                        ((QzZipMember *) self->members->pdata[next])->name);
}

/**
 * qz_bundle_reader_is_bundle:
 * @path: a file
 *
 * Looks at the first bytes only: a bundle is known by its content, whatever it is called.
 *
 * Returns: whether the file begins like a bundle
 */
gboolean
qz_bundle_reader_is_bundle (const char *path)
{
  static const char signature[] = { 'P', 'K', 3, 4 };
  char head[NAME_OFFSET + sizeof MANIFEST_NAME - 1];
  int fd;
  gssize n;

  g_return_val_if_fail (path != NULL, FALSE);

  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    return FALSE;
  n = pread (fd, head, sizeof head, 0);
  close (fd);
  return n == (gssize) sizeof head && memcmp (head, signature, sizeof signature) == 0
         && memcmp (head + NAME_OFFSET, MANIFEST_NAME, sizeof MANIFEST_NAME - 1) == 0;
}

static QzBundleReader *
open_any (int fd, const char *name, GError **error)
{
  g_autoptr (QzBundleReader) self = g_new0 (QzBundleReader, 1);

  self->fd = fd;
  self->name = g_strdup (name);
  self->blobs = g_hash_table_new (g_str_hash, g_str_equal);
  self->members = qz_zip_layout_read (fd, name, &caps, error);
  if (self->members == NULL || !check_names (self, error) || !read_manifest (self, error)
      || !match_members (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Of qz-bundle-reader-private.h */
QzBundleReader *
qz_bundle_reader_open_inside (int fd, const char *name, GError **error)
{
  g_autoptr (QzBundleReader) self = open_any (fd, name, error);

  if (self == NULL || !qz_bundle_reader_is_encrypted (self))
    return g_steal_pointer (&self);
  refuse (self, error, QZ_ERROR_INVALID, _ ("is encrypted twice"),
          _ ("Do not use it; ask the sender for a new one."));
  return NULL;
}

/**
 * qz_bundle_reader_open_fd:
 * @fd: (transfer full): a file open for reading; closed also when this fails
 * @name: what to call it in messages
 * @error: as of qz_bundle_reader_open()
 *
 * Returns: (transfer full) (nullable): the bundle
 */
QzBundleReader *
qz_bundle_reader_open_fd (int fd, const char *name, GError **error)
{
  g_autoptr (QzBundleReader) self = NULL;

  g_return_val_if_fail (fd >= 0 && name != NULL, NULL);

  self = open_any (fd, name, error);
  if (self == NULL || qz_bundle_reader_is_encrypted (self)
      || !qz_bundle_kind_is_encrypted (self->manifest->kind))
    return g_steal_pointer (&self);
  refuse (self, error, QZ_ERROR_INVALID, _ ("has to be encrypted, and everybody can read it"),
          _ ("Do not use it; ask the sender for a new one."));
  return NULL;
}

/**
 * qz_bundle_reader_open:
 * @path: of a file
 * @error: %QZ_ERROR_NOT_FOUND, %QZ_ERROR_IO when it cannot be read; %QZ_ERROR_FOREIGN when it is no
 *   bundle; %QZ_ERROR_CORRUPT when it is damaged or was changed after signing; %QZ_ERROR_INVALID
 *   when its members are not what a bundle holds; %QZ_ERROR_SYNTAX for its manifest;
 *   %QZ_ERROR_NEWER; %QZ_ERROR_LIMIT over 2,000 members, 2 GiB or a ratio of 200
 *
 * Checks the layout, the manifest and the signature by the key that the manifest names; the blobs
 * are not read yet.
 *
 * Returns: (transfer full) (nullable): the bundle
 */
QzBundleReader *
qz_bundle_reader_open (const char *path, GError **error)
{
  g_autofree char *name = NULL;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd >= 0)
    return qz_bundle_reader_open_fd (fd, name, error);
  g_set_error (error, QZ_ERROR, errno == ENOENT ? QZ_ERROR_NOT_FOUND : QZ_ERROR_IO,
               _ ("“%s” cannot be read: %s."), name, qz_error_get_reason (errno));
  return NULL;
}

/**
 * qz_bundle_reader_needs_key:
 * @path: of a file
 *
 * Returns: whether it is a sound bundle that has to be decrypted before anything can be said of it
 */
gboolean
qz_bundle_reader_needs_key (const char *path)
{
  g_autoptr (QzBundleReader) reader = qz_bundle_reader_open (path, NULL);

  return reader != NULL && qz_bundle_reader_is_encrypted (reader);
}

/**
 * qz_bundle_reader_free:
 * @self: (nullable) (transfer full): a bundle
 */
void
qz_bundle_reader_free (QzBundleReader *self)
{
  if (self == NULL)
    return;
  close (self->fd);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_hash_table_unref (self->blobs);
  g_clear_pointer (&self->manifest_bytes, g_bytes_unref);
  qz_manifest_free (self->manifest);
  g_free (self->comment);
  g_free (self->sha256);
  g_free (self->name);
  g_free (self);
}

/**
 * qz_bundle_reader_is_encrypted:
 * @self: a bundle
 *
 * Returns: whether what it holds has to be decrypted first, by qz_bundle_unseal()
 */
gboolean
qz_bundle_reader_is_encrypted (QzBundleReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return *self->manifest->wrapped_key != '\0';
}

/**
 * qz_bundle_reader_get_name:
 * @self: a bundle
 *
 * Returns: (transfer none): what it is called in messages
 */
const char *
qz_bundle_reader_get_name (QzBundleReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * qz_bundle_reader_get_manifest:
 * @self: a bundle
 *
 * Returns: (transfer none): what it says of itself
 */
const QzManifest *
qz_bundle_reader_get_manifest (QzBundleReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->manifest;
}

/**
 * qz_bundle_reader_get_manifest_bytes:
 * @self: a bundle
 *
 * Returns: (transfer none): the manifest as it was signed
 */
GBytes *
qz_bundle_reader_get_manifest_bytes (QzBundleReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->manifest_bytes;
}

/**
 * qz_bundle_reader_get_sha256:
 * @self: a bundle
 *
 * Returns: (transfer none): SHA-256 of the manifest, by which bundles with the same content are
 *   known and which the next one names as the previous
 */
const char *
qz_bundle_reader_get_sha256 (QzBundleReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sha256;
}

/**
 * qz_bundle_reader_get_key:
 * @self: a bundle
 *
 * Returns: (transfer none): the key that signed it
 */
const QzPublicKey *
qz_bundle_reader_get_key (QzBundleReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->key;
}

/**
 * qz_bundle_reader_get_comment:
 * @self: a bundle
 *
 * Returns: (transfer none): the comment that was signed with the manifest
 */
const char *
qz_bundle_reader_get_comment (QzBundleReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->comment;
}

/* Reading of blobs */

/* Of qz-bundle-reader-private.h */
gboolean
qz_bundle_reader_refuse_blob (QzBundleReader *self, const QzBundleBlob *blob, GError **error)
{
  g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
               _ ("“%s” is damaged: the content of “%s” was changed. Copy the file again, or ask "
                  "the sender for it."),
               self->name, *blob->name != '\0' ? blob->name : blob->sha256);
  return FALSE;
}

static gboolean
check_hash (QzBundleReader *self,
            crypto_hash_sha256_state *state,
            const QzBundleBlob *blob,
            GError **error)
{
  guint8 hash[crypto_hash_sha256_BYTES];
  char hex[HEX_LENGTH + 1];

  crypto_hash_sha256_final (state, hash);
  sodium_bin2hex (hex, sizeof hex, hash, sizeof hash);
  return strcmp (hex, blob->sha256) == 0 || qz_bundle_reader_refuse_blob (self, blob, error);
}

typedef struct
{
  const QzBundleSink *sink;
  gpointer data;
  QzBundleProgressFunc progress; /* nullable */
  gpointer progress_data;
  gint64 done;
  gint64 total;
  crypto_hash_sha256_state hash; /* of the blob so far */
  gboolean hashed;               /* whether that is kept */
} Stream;

static gboolean
sink_cb (const guint8 *bytes, gsize length, gpointer data, GError **error)
{
  Stream *stream = data;

  if (stream->hashed)
    crypto_hash_sha256_update (&stream->hash, bytes, length);
  if (!stream->sink->write (bytes, length, stream->data, error))
    return FALSE;
  stream->done += (gint64) length;
  if (stream->progress != NULL)
    stream->progress (stream->done, stream->total, stream->progress_data);
  return TRUE;
}

static gboolean
stream_blob (QzBundleReader *self,
             Stream *stream,
             const QzBundleBlob *blob,
             GCancellable *cancellable,
             GError **error)
{
  const QzZipMember *member = g_hash_table_lookup (self->blobs, blob->sha256);
  const QzBundleSink *sink = stream->sink;
  g_autoptr (GError) local = NULL;

  g_assert (member != NULL);

  if (!sink->begin (blob, stream->data, error))
    return FALSE;
  stream->hashed = sink->proves == NULL || !sink->proves (blob, stream->data);
  crypto_hash_sha256_init (&stream->hash);
  if (qz_zip_member_read (self->fd, self->name, member, sink_cb, stream, cancellable, &local))
    return (!stream->hashed || check_hash (self, &stream->hash, blob, error))
           && sink->end (blob, stream->data, error);
  /* Said of the file as people know it, and not of a member of an archive. */
  if (g_error_matches (local, QZ_ERROR, QZ_ERROR_CORRUPT))
    return qz_bundle_reader_refuse_blob (self, blob, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * qz_bundle_reader_stream:
 * @self: a bundle
 * @sink: takes the blobs in the order of the manifest
 * @data: for @sink
 * @progress: (nullable) (scope call): called after each piece, in the calling thread
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: %QZ_ERROR_CORRUPT when a blob is not what the manifest says, %QZ_ERROR_IO, and whatever
 *   @sink says
 *
 * Reads every blob, in memory of constant size.
 *
 * Returns: whether the whole bundle is sound
 */
gboolean
qz_bundle_reader_stream (QzBundleReader *self,
                         const QzBundleSink *sink,
                         gpointer data,
                         QzBundleProgressFunc progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         GError **error)
{
  Stream stream = { .sink = sink, .data = data, .progress = progress };

  g_return_val_if_fail (self != NULL && sink != NULL, FALSE);

  stream.progress_data = progress_data;
  stream.total = qz_manifest_sum_bytes (self->manifest);
  for (guint i = 0; i < self->manifest->blobs->len; i++)
    {
      const QzBundleBlob *blob = self->manifest->blobs->pdata[i];

      if (!blob->beside && !stream_blob (self, &stream, blob, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * qz_bundle_reader_read_record:
 * @self: a bundle
 * @record: one of its manifest
 * @error: %QZ_ERROR_CORRUPT when its content is not what the manifest says, %QZ_ERROR_IO
 *
 * Returns: (transfer full) (nullable): its canonical JSON
 */
GBytes *
qz_bundle_reader_read_record (QzBundleReader *self, const QzBundleRecord *record, GError **error)
{
  const QzZipMember *member;
  const QzBundleBlob *blob;
  g_autoptr (GBytes) bytes = NULL;
  crypto_hash_sha256_state state;

  g_return_val_if_fail (self != NULL && record != NULL, NULL);

  member = g_hash_table_lookup (self->blobs, record->sha256);
  blob = qz_manifest_find_blob (self->manifest, record->sha256);
  g_return_val_if_fail (member != NULL && blob != NULL, NULL);

  bytes = qz_zip_member_read_bytes (self->fd, self->name, member, QZ_RECORD_MOST_BYTES, error);
  if (bytes == NULL)
    return NULL;
  crypto_hash_sha256_init (&state);
  crypto_hash_sha256_update (&state, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return check_hash (self, &state, blob, error) ? g_steal_pointer (&bytes) : NULL;
}
