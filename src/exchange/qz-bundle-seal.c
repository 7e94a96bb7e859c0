/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An encrypted bundle holds a whole bundle, signed itself, as its one member: what is inside is
 * read by the same reader and under the same caps as one that came in clear. The outer manifest
 * says who sends it to whom and nothing else; inside it has to say the same, so that nobody wraps
 * what he received anew and sends it on as if it were meant for another.
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "exchange/qz-bundle-reader-private.h"
#include "exchange/qz-bundle-seal.h"
#include "exchange/qz-cipher-stream.h"
#include "exchange/qz-sodium.h"
#include "model/qz-error.h"

#define CHUNK (256 * 1024)
#define WRAPPED_BYTES (QZ_CIPHER_KEY_BYTES + QZ_WRAP_BYTES)
#define HASH_BYTES crypto_hash_sha256_BYTES

/**
 * qz_sealed_clear:
 * @self: what became of a bundle, or zeros
 */
void
qz_sealed_clear (QzSealed *self)
{
  g_free (self->wrapped_key);
  g_free (self->sha256);
  *self = (QzSealed){ 0 };
}

static gboolean
fail_file (const char *path, gboolean writing, int number, GError **error)
{
  g_set_error (error, QZ_ERROR, (int) qz_error_get_code (number),
               writing ? _ ("“%s” cannot be written: %s.") : _ ("“%s” cannot be read: %s."), path,
               qz_error_get_reason (number));
  return FALSE;
}

/* Where something goes, and what is known of it. */
typedef struct
{
  const char *path; /* for messages */
  int fd;
  crypto_hash_sha256_state hash;
  gint64 bytes;
  gboolean failed; /* the disk */
} Target;

static gboolean
write_cb (const guint8 *bytes, gsize length, gpointer data, GError **error)
{
  Target *target = data;

  crypto_hash_sha256_update (&target->hash, bytes, length);
  target->bytes += (gint64) length;
  while (length > 0)
    {
      gssize n = write (target->fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          target->failed = TRUE;
          return fail_file (target->path, TRUE, errno, error);
        }
      bytes += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* Sealing */

typedef struct
{
  const char *path;
  int fd;
  QzBundleProgressFunc progress; /* nullable */
  gpointer progress_data;
  GCancellable *cancellable; /* nullable */
} Plain;

static gboolean
encrypt (const Plain *plain, QzCipherStream *stream, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gint64 total = lseek (plain->fd, 0, SEEK_END);
  gint64 done = 0;

  while (done < total)
    {
      gssize n = pread (plain->fd, buffer, CHUNK, done);

      if (n < 0 && errno == EINTR)
        continue;
      if (g_cancellable_set_error_if_cancelled (plain->cancellable, error))
        return FALSE;
      if (n <= 0)
        return fail_file (plain->path, FALSE, n < 0 ? errno : EIO, error);
      if (!qz_cipher_stream_append (stream, buffer, (gsize) n, error))
        return FALSE;
      done += n;
      if (plain->progress != NULL)
        plain->progress (done, total, plain->progress_data);
    }
  return qz_cipher_stream_end (stream, error);
}

static char *
finish_hash (Target *target)
{
  guint8 hash[HASH_BYTES];
  char *hex = g_malloc (2 * HASH_BYTES + 1);

  crypto_hash_sha256_final (&target->hash, hash);
  return sodium_bin2hex (hex, 2 * HASH_BYTES + 1, hash, HASH_BYTES);
}

/* Under a key that is used once and that only the recipient can unwrap. */
static gboolean
seal_stream (const Plain *plain,
             Target *target,
             const QzPublicKey *recipient,
             const char *id,
             QzSealed *out_sealed,
             GError **error)
{
  guint8 wrapped[WRAPPED_BYTES];
  g_autoptr (QzCipherStream) stream = NULL;
  guint8 *key = sodium_malloc (QZ_CIPHER_KEY_BYTES);
  gboolean ok;

  if (key == NULL)
    g_error ("No memory can be locked for a key");
  crypto_secretstream_xchacha20poly1305_keygen (key);
  ok = qz_public_key_wrap (recipient, key, QZ_CIPHER_KEY_BYTES, wrapped);
  stream = qz_cipher_stream_new_encrypting (key, id, write_cb, target);
  sodium_free (key);
  if (!ok)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                           _ ("Nobody could read what is encrypted for the key of the recipient. "
                              "Ask for another key."));
      return FALSE;
    }
  if (!encrypt (plain, stream, error))
    return FALSE;
  out_sealed->wrapped_key = g_base64_encode (wrapped, sizeof wrapped);
  out_sealed->sha256 = finish_hash (target);
  out_sealed->bytes = target->bytes;
  return TRUE;
}

/**
 * qz_bundle_seal:
 * @plain: path of a whole bundle
 * @sealed: path of the file that takes it encrypted; it is there already
 * @recipient: who can read it
 * @id: of the bundle
 * @out_sealed: (out): how it is named in the outer manifest
 * @progress: (nullable) (scope call): called after each piece, in the calling thread
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: %QZ_ERROR_FULL, %QZ_ERROR_IO; %QZ_ERROR_INVALID when nothing can be encrypted for such a
 *   key
 *
 * Encrypts in memory of constant size.
 *
 * Returns: whether all of it is written; it is not synced
 */
gboolean
qz_bundle_seal (const char *plain,
                const char *sealed,
                const QzPublicKey *recipient,
                const char *id,
                QzSealed *out_sealed,
                QzBundleProgressFunc progress,
                gpointer progress_data,
                GCancellable *cancellable,
                GError **error)
{
  Plain source = { plain, -1, progress, progress_data, cancellable };
  Target target = { .path = sealed, .fd = -1 };
  gboolean ok = FALSE;

  g_return_val_if_fail (plain != NULL && sealed != NULL && recipient != NULL, FALSE);
  g_return_val_if_fail (id != NULL && out_sealed != NULL, FALSE);

  qz_sodium_start ();
  crypto_hash_sha256_init (&target.hash);
  source.fd = open (plain, O_RDONLY | O_CLOEXEC);
  if (source.fd < 0)
    return fail_file (plain, FALSE, errno, error);
  target.fd = open (sealed, O_WRONLY | O_TRUNC | O_CLOEXEC);
  if (target.fd < 0)
    fail_file (sealed, TRUE, errno, error);
  else
    ok = seal_stream (&source, &target, recipient, id, out_sealed, error);
  if (target.fd >= 0)
    close (target.fd);
  close (source.fd);
  return ok;
}

/* Unsealing */

static gboolean
refuse (QzBundleReader *outer, const char *cause, GError **error)
{
  g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
               _ ("“%s” %s. Copy the file again, or ask the sender for it."),
               qz_bundle_reader_get_name (outer), cause);
  return FALSE;
}

static gboolean
begin_cb (const QzBundleBlob *blob, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
take_cb (const guint8 *bytes, gsize length, gpointer data, GError **error)
{
  return qz_cipher_stream_append (data, bytes, length, error);
}

static gboolean
end_cb (const QzBundleBlob *blob, gpointer data, GError **error)
{
  return qz_cipher_stream_end (data, error);
}

static gboolean
unwrap (QzBundleReader *outer, const QzSecretKey *key, guint8 *out_key, GError **error)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (outer);
  g_autofree char *own = qz_public_key_to_string (qz_secret_key_get_public (key));
  guint8 wrapped[WRAPPED_BYTES];

  if (strcmp (manifest->recipient.key, own) != 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("“%s” is encrypted for “%s” and cannot be read with the key of this "
                      "workspace. Ask the sender to make it for this one."),
                   qz_bundle_reader_get_name (outer), manifest->recipient.name);
      return FALSE;
    }
  return (qz_sodium_from_base64 (manifest->wrapped_key, wrapped, sizeof wrapped)
          && qz_secret_key_unwrap (key, wrapped, sizeof wrapped, out_key))
         || refuse (outer, _ ("is damaged: its key cannot be unwrapped"), error);
}

static gboolean
decrypt (QzBundleReader *outer,
         const QzSecretKey *key,
         Target *target,
         GCancellable *cancellable,
         GError **error)
{
  static const QzBundleSink sink = { begin_cb, take_cb, end_cb, NULL };
  g_autoptr (QzCipherStream) stream = NULL;
  g_autoptr (GError) local = NULL;
  guint8 *secret = sodium_malloc (QZ_CIPHER_KEY_BYTES);
  gboolean ok;

  if (secret == NULL)
    g_error ("No memory can be locked for a key");
  ok = unwrap (outer, key, secret, error);
  if (ok)
    stream = qz_cipher_stream_new_decrypting (secret, qz_bundle_reader_get_manifest (outer)->id,
                                              write_cb, target);
  sodium_free (secret);
  if (!ok)
    return FALSE;
  if (qz_bundle_reader_stream (outer, &sink, stream, NULL, NULL, cancellable, &local))
    return TRUE;
  if (g_error_matches (local, QZ_ERROR, QZ_ERROR_CORRUPT))
    return refuse (outer, _ ("is damaged: what is encrypted was changed or is not whole"), error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_same_party (const QzBundleParty *a, const QzBundleParty *b)
{
  return strcmp (a->role, b->role) == 0 && strcmp (a->organisation, b->organisation) == 0
         && strcmp (a->name, b->name) == 0 && strcmp (a->key, b->key) == 0;
}

/* What stands outside for everybody has to stand inside as well. */
static gboolean
is_same_heading (const QzManifest *a, const QzManifest *b)
{
  return a->kind == b->kind && strcmp (a->id, b->id) == 0 && strcmp (a->edition, b->edition) == 0
         && strcmp (a->edition_version, b->edition_version) == 0
         && is_same_party (&a->sender, &b->sender) && is_same_party (&a->recipient, &b->recipient)
         && a->sequence == b->sequence && strcmp (a->previous, b->previous) == 0
         && strcmp (a->created, b->created) == 0;
}

/* A file without a name: however the program ends, nothing in clear stays behind. */
static int
open_nameless (const char *folder, GError **error)
{
  g_autofree char *path = NULL;
  int fd = folder != NULL ? open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600)
                          : memfd_create ("qz-bundle", MFD_CLOEXEC);

  if (fd >= 0)
    return fd;
  if (folder == NULL)
    {
      fail_file ("memory", TRUE, errno, error);
      return -1;
    }
  path = g_build_filename (folder, ".new-XXXXXX", NULL);
  fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    fail_file (folder, TRUE, errno, error);
  else
    g_unlink (path);
  return fd;
}

/**
 * qz_bundle_unseal:
 * @outer: an encrypted bundle
 * @key: of the workspace
 * @folder: (nullable): takes what is decrypted, as long as the reader is there; %NULL: it stays in
 *   memory, for what nobody may find on the disk
 * @cancellable: (nullable): a cancellable
 * @out_failed: (out): whether it is not the bundle that is to blame, but the disk, or that it was
 *   stopped
 * @error: %QZ_ERROR_INVALID when it is encrypted for another recipient, or says something else
 *   inside than outside; %QZ_ERROR_CORRUPT when it is damaged; as of qz_bundle_reader_open();
 *   %QZ_ERROR_FULL, %QZ_ERROR_IO
 *
 * Decrypts in memory of constant size, with a @folder.
 *
 * Returns: (transfer full) (nullable): the bundle that is inside
 */
QzBundleReader *
qz_bundle_unseal (QzBundleReader *outer,
                  const QzSecretKey *key,
                  const char *folder,
                  GCancellable *cancellable,
                  gboolean *out_failed,
                  GError **error)
{
  Target target = { .path = folder != NULL ? folder : "memory" };
  g_autoptr (QzBundleReader) inner = NULL;

  g_return_val_if_fail (outer != NULL && key != NULL, NULL);
  g_return_val_if_fail (out_failed != NULL && qz_bundle_reader_is_encrypted (outer), NULL);

  *out_failed = TRUE;
  qz_sodium_start ();
  crypto_hash_sha256_init (&target.hash);
  target.fd = open_nameless (folder, error);
  if (target.fd < 0)
    return NULL;
  if (!decrypt (outer, key, &target, cancellable, error))
    {
      *out_failed = target.failed || g_cancellable_is_cancelled (cancellable);
      close (target.fd);
      return NULL;
    }
  *out_failed = FALSE;
  inner = qz_bundle_reader_open_inside (target.fd, qz_bundle_reader_get_name (outer), error);
  if (inner == NULL)
    return NULL;
  if (is_same_heading (qz_bundle_reader_get_manifest (outer),
                       qz_bundle_reader_get_manifest (inner)))
    return g_steal_pointer (&inner);
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("“%s” says something else inside than outside. Do not use it; ask the sender for "
                  "a new one."),
               qz_bundle_reader_get_name (outer));
  return NULL;
}
