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
