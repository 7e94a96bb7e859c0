/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A signing key in memory; its file is written and read in qz-secret-key-file.c. */

#include "config.h"

#include "exchange/qz-secret-key-private.h"
#include "exchange/qz-sodium.h"

G_STATIC_ASSERT (QZ_SEED_BYTES == crypto_sign_SEEDBYTES);

struct _QzSecretKey
{
  QzPublicKey public_key;
  guint8 bytes[crypto_sign_SECRETKEYBYTES];
};

static QzSecretKey *
new_locked (void)
{
  QzSecretKey *self;

  qz_sodium_start ();
  self = sodium_malloc (sizeof *self);
  if (self == NULL)
    g_error ("No memory can be locked for a key");
  return self;
}

/**
 * qz_secret_key_generate:
 *
 * Returns: (transfer full): a new key with an id of its own, from the system's random numbers
 */
QzSecretKey *
qz_secret_key_generate (void)
{
  QzSecretKey *self = new_locked ();

  randombytes_buf (self->public_key.id, QZ_KEY_ID_BYTES);
  crypto_sign_keypair (self->public_key.bytes, self->bytes);
  sodium_mprotect_readonly (self);
  return self;
}

/**
 * qz_secret_key_copy:
 * @self: a key
 *
 * Returns: (transfer full): the same key, in memory of its own
 */
QzSecretKey *
qz_secret_key_copy (const QzSecretKey *self)
{
  QzSecretKey *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = new_locked ();
  memcpy (copy, self, sizeof *copy);
  sodium_mprotect_readonly (copy);
  return copy;
}

/**
 * qz_secret_key_free:
 * @self: (nullable) (transfer full): a key; its memory is wiped
 */
void
qz_secret_key_free (QzSecretKey *self)
{
  sodium_free (self);
}

/**
 * qz_secret_key_get_public:
 * @self: a key
 *
 * Returns: (transfer none): the half that is handed out
 */
const QzPublicKey *
qz_secret_key_get_public (const QzSecretKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->public_key;
}

/**
 * qz_secret_key_sign:
 * @self: a key
 * @message: (array length=length): what to sign
 * @length: its bytes
 * @out_signature: (out caller-allocates): the Ed25519 signature
 */
void
qz_secret_key_sign (const QzSecretKey *self,
                    const guint8 *message,
                    gsize length,
                    guint8 out_signature[QZ_SIGNATURE_BYTES])
{
  g_return_if_fail (self != NULL && message != NULL && out_signature != NULL);

  crypto_sign_detached (out_signature, NULL, message, length, self->bytes);
}

/**
 * qz_secret_key_unwrap:
 * @self: a key
 * @wrapped: (array length=length): as of qz_public_key_wrap()
 * @length: its bytes
 * @out_message: (out caller-allocates): %QZ_WRAP_BYTES bytes less
 *
 * Returns: whether it was sealed for this key
 */
gboolean
qz_secret_key_unwrap (const QzSecretKey *self,
                      const guint8 *wrapped,
                      gsize length,
                      guint8 *out_message)
{
  guint8 public[crypto_box_PUBLICKEYBYTES];
  guint8 *secret;
  gboolean ok;

  g_return_val_if_fail (self != NULL && wrapped != NULL && out_message != NULL, FALSE);
  g_return_val_if_fail (length >= QZ_WRAP_BYTES, FALSE);

  secret = sodium_malloc (crypto_box_SECRETKEYBYTES);
  if (secret == NULL)
    g_error ("No memory can be locked for a key");
  ok = crypto_sign_ed25519_sk_to_curve25519 (secret, self->bytes) == 0
       && crypto_scalarmult_base (public, secret) == 0
       && crypto_box_seal_open (out_message, wrapped, length, public, secret) == 0;
  sodium_free (secret);
  return ok;
}

/* Of qz-secret-key-private.h: the 32 bytes that the key is made from. @out_seed is locked memory.
 */
void
qz_secret_key_get_seed (const QzSecretKey *self, guint8 out_seed[QZ_SEED_BYTES])
{
  g_assert (self != NULL);

  crypto_sign_ed25519_sk_to_seed (out_seed, self->bytes);
}

/* Of qz-secret-key-private.h: the key made from a seed; %NULL when that is not the key of
 * @public_key. */
QzSecretKey *
qz_secret_key_from_seed (const guint8 seed[QZ_SEED_BYTES], const QzPublicKey *public_key)
{
  g_autoptr (QzSecretKey) self = new_locked ();

  memcpy (self->public_key.id, public_key->id, QZ_KEY_ID_BYTES);
  crypto_sign_seed_keypair (self->public_key.bytes, self->bytes, seed);
  sodium_mprotect_readonly (self);
  return qz_public_key_equal (&self->public_key, public_key) ? g_steal_pointer (&self) : NULL;
}
