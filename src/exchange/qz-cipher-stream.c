/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-cipher-stream.h"
#include "exchange/qz-sodium.h"
#include "model/qz-error.h"

#define TAG_MESSAGE crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
#define TAG_FINAL crypto_secretstream_xchacha20poly1305_TAG_FINAL
#define SEALED_BYTES (QZ_CIPHER_CHUNK_BYTES + QZ_CIPHER_TAIL_BYTES)

G_STATIC_ASSERT (QZ_CIPHER_KEY_BYTES == crypto_secretstream_xchacha20poly1305_KEYBYTES);
G_STATIC_ASSERT (QZ_CIPHER_HEAD_BYTES == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
G_STATIC_ASSERT (QZ_CIPHER_TAIL_BYTES == crypto_secretstream_xchacha20poly1305_ABYTES);

struct _QzCipherStream
{
  crypto_secretstream_xchacha20poly1305_state state; /* wiped in the end */
  guint8 key[QZ_CIPHER_KEY_BYTES];                   /* of one that decrypts, until its head came */
  char *context;
  QzZipFunc func;
  gpointer data;
  gboolean decrypting;
  gboolean begun; /* whether the head went out, or came */
  gboolean ended; /* whether the final chunk came */
  gsize full;     /* bytes of what is collected before it is a chunk */
  gsize n;        /* bytes collected */
  guint8 in[SEALED_BYTES];
  guint8 out[SEALED_BYTES];
};

static QzCipherStream *
new_stream (const char *context, QzZipFunc func, gpointer data)
{
  QzCipherStream *self;

  qz_sodium_start ();
  self = sodium_malloc (sizeof *self);
  if (self == NULL)
    g_error ("No memory can be locked for a key");
  memset (self, 0, sizeof *self);
  self->context = g_strdup (context);
  self->func = func;
  self->data = data;
  return self;
}

/**
 * qz_cipher_stream_new_encrypting:
 * @key: used for this stream alone
 * @context: what the stream belongs to
 * @func: (scope notified): takes what is encrypted
 * @data: for @func
 *
 * Returns: (transfer full): an empty stream
 */
QzCipherStream *
qz_cipher_stream_new_encrypting (const guint8 key[QZ_CIPHER_KEY_BYTES],
                                 const char *context,
                                 QzZipFunc func,
                                 gpointer data)
{
  QzCipherStream *self;

  g_return_val_if_fail (key != NULL && context != NULL && func != NULL, NULL);

  self = new_stream (context, func, data);
  self->full = QZ_CIPHER_CHUNK_BYTES;
  crypto_secretstream_xchacha20poly1305_init_push (&self->state, self->out, key);
  return self;
}

/**
 * qz_cipher_stream_new_decrypting:
 * @key: with which it was encrypted
 * @context: what the stream belongs to
 * @func: (scope notified): takes what is decrypted; it counts only when the stream has ended well
 * @data: for @func
 *
 * Returns: (transfer full): an empty stream
 */
QzCipherStream *
qz_cipher_stream_new_decrypting (const guint8 key[QZ_CIPHER_KEY_BYTES],
                                 const char *context,
                                 QzZipFunc func,
                                 gpointer data)
{
  QzCipherStream *self;

  g_return_val_if_fail (key != NULL && context != NULL && func != NULL, NULL);

  self = new_stream (context, func, data);
  self->decrypting = TRUE;
  self->full = QZ_CIPHER_HEAD_BYTES;
  memcpy (self->key, key, QZ_CIPHER_KEY_BYTES);
  return self;
}

/**
 * qz_cipher_stream_free:
 * @self: (nullable) (transfer full): a stream; its memory is wiped
 */
void
qz_cipher_stream_free (QzCipherStream *self)
{
  if (self == NULL)
    return;
  g_free (self->context);
  sodium_free (self);
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_CORRUPT,
                       _ ("What is encrypted was changed or is not whole."));
  return FALSE;
}

static gboolean
push (QzCipherStream *self, guint8 tag, GError **error)
{
  unsigned long long n;

  /* The head waits in @out for the first chunk. */
  if (!self->begun && !self->func (self->out, QZ_CIPHER_HEAD_BYTES, self->data, error))
    return FALSE;
  self->begun = TRUE;
  crypto_secretstream_xchacha20poly1305_push (&self->state, self->out, &n, self->in, self->n,
                                              (const guint8 *) self->context,
                                              strlen (self->context), tag);
  self->n = 0;
  return self->func (self->out, (gsize) n, self->data, error);
}

static gboolean
begin_pulling (QzCipherStream *self, GError **error)
{
  self->n = 0;
  self->full = SEALED_BYTES;
  self->begun = TRUE;
  return crypto_secretstream_xchacha20poly1305_init_pull (&self->state, self->in, self->key) == 0
         || fail_damaged (error);
}

static gboolean
pull (QzCipherStream *self, GError **error)
{
  unsigned long long n;
  guint8 tag;

  if (!self->begun)
    return begin_pulling (self, error);
  if (self->n < QZ_CIPHER_TAIL_BYTES
      || crypto_secretstream_xchacha20poly1305_pull (&self->state, self->out, &n, &tag, self->in,
                                                     self->n, (const guint8 *) self->context,
                                                     strlen (self->context))
             != 0
      || (tag != TAG_MESSAGE && tag != TAG_FINAL))
    return fail_damaged (error);
  self->n = 0;
  self->ended = tag == TAG_FINAL;
  return n == 0 || self->func (self->out, (gsize) n, self->data, error);
}

/**
 * qz_cipher_stream_append:
 * @self: a stream that has not ended
 * @bytes: (array length=length): what comes next
 * @length: its length
 * @error: %QZ_ERROR_CORRUPT when it was changed, and whatever the function says
 *
 * Returns: whether it was taken
 */
gboolean
qz_cipher_stream_append (QzCipherStream *self, const guint8 *bytes, gsize length, GError **error)
{
  g_return_val_if_fail (self != NULL && (bytes != NULL || length == 0), FALSE);

  while (length > 0)
    {
      gsize piece;

      if (self->ended)
        return fail_damaged (error);
      /* A full chunk of plain text waits: it may be the last. */
      if (!self->decrypting && self->n == self->full && !push (self, TAG_MESSAGE, error))
        return FALSE;
      piece = MIN (length, self->full - self->n);
      memcpy (self->in + self->n, bytes, piece);
      self->n += piece;
      bytes += piece;
      length -= piece;
      if (self->decrypting && self->n == self->full && !pull (self, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * qz_cipher_stream_end:
 * @self: a stream
 * @error: %QZ_ERROR_CORRUPT when it is not whole, and whatever the function says
 *
 * Returns: whether all of it went through, from the first chunk to the final one
 */
gboolean
qz_cipher_stream_end (QzCipherStream *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->decrypting)
    return push (self, TAG_FINAL, error);
  if (self->begun && self->n > 0 && !pull (self, error))
    return FALSE;
  return self->ended || fail_damaged (error);
}
