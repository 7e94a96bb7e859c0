/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The file of a signing key: canonical JSON with the public half in clear and the seed either in
 * clear (kdf "none") or sealed by XChaCha20-Poly1305 under a key that Argon2id makes from the
 * passphrase. The public half is authenticated with it, so that neither can be exchanged alone.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-canonical-json.h"
#include "exchange/qz-file-bytes.h"
#include "exchange/qz-secret-key-private.h"
#include "exchange/qz-shape.h"
#include "exchange/qz-sodium.h"
#include "exchange/qz-strict-json.h"
#include "model/qz-error.h"
#include "model/qz-new-file.h"

#define MEMORY (128 << 20)
#define PASSES 3

#define NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_BYTES crypto_aead_xchacha20poly1305_ietf_ABYTES
#define LOCKED_BYTES (NONCE_BYTES + QZ_SEED_BYTES + TAG_BYTES)
#define CIPHER_KEY_BYTES crypto_aead_xchacha20poly1305_ietf_KEYBYTES

typedef enum
{
  KDF_NONE,
  KDF_ARGON2ID,
} Kdf;

static const char *const kdfs[] = { "none", "argon2id", NULL };

/* What the file says, before anything is opened. */
typedef struct
{
  int kdf;
  guint memory; /* bytes */
  guint passes;
  char *public_key;
  char *salt;   /* Base64, "" without a passphrase */
  char *secret; /* Base64 */
} File;

static void
file_clear (File *self)
{
  g_free (self->public_key);
  g_free (self->salt);
  if (self->secret != NULL)
    sodium_memzero (self->secret, strlen (self->secret));
  g_free (self->secret);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (File, file_clear)

/* clang-format off */
static const QzSlot file_slots[] = {
  { .key = "format", .kind = QZ_SLOT_FORMAT, .flags = QZ_SLOT_REQUIRED, .min = 1 },
  QZ_SLOT (File, "kdf", ENUM, QZ_SLOT_REQUIRED, kdf, .words = kdfs),
  QZ_SLOT (File, "memory", COUNT, QZ_SLOT_REQUIRED, memory, .max = 1 << 30),
  QZ_SLOT (File, "passes", COUNT, QZ_SLOT_REQUIRED, passes, .max = 20),
  QZ_SLOT (File, "public", NAME, QZ_SLOT_REQUIRED, public_key),
  QZ_SLOT (File, "salt", NAME, QZ_SLOT_REQUIRED | QZ_SLOT_MAY_BE_BLANK, salt),
  QZ_SLOT (File, "secret", NAME, QZ_SLOT_REQUIRED, secret),
};
static const QzShape file_shape = QZ_SHAPE (File, NULL, file_slots, .unique = -1);
/* clang-format on */

static gboolean
fail_damaged (const char *name, GError **error)
{
  g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
               _ ("The key file “%s” is damaged. Restore it from a backup of the workspace."),
               name);
  return FALSE;
}

static gboolean
read_file (const char *name, GBytes *sealed, File *file, GError **error)
{
  g_autoptr (QzFaults) faults = qz_faults_new ();
  const QzPlace root = { .file = name, .faults = faults };
  json_t *json = NULL;

  if (g_bytes_get_size (sealed) <= QZ_SECRET_KEY_MOST_BYTES)
    json = qz_strict_json_parse (name, sealed, faults);
  if (json == NULL)
    return fail_damaged (name, error);
  qz_shape_read (&file_shape, &root, json, file);
  json_decref (json);
  return qz_faults_count (faults) == 0 || fail_damaged (name, error);
}

/* The cipher key in locked memory; %NULL when the machine lacks the memory that Argon2id takes. */
static guint8 *
derive (const char *passphrase, const guint8 *salt, guint memory, guint passes)
{
  guint8 *key = sodium_malloc (CIPHER_KEY_BYTES);

  if (key != NULL
      && crypto_pwhash (key, CIPHER_KEY_BYTES, passphrase, strlen (passphrase), salt, passes,
                        memory, crypto_pwhash_ALG_ARGON2ID13)
             == 0)
    return key;
  sodium_free (key);
  return NULL;
}

/* Opens what a passphrase closes. */
static gboolean
unlock (const char *name,
        const File *file,
        const char *passphrase,
        guint8 out_seed[QZ_SEED_BYTES],
        GError **error)
{
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint8 locked[LOCKED_BYTES];
  guint8 *key;
  int result;

  if (!qz_sodium_from_base64 (file->salt, salt, sizeof salt)
      || !qz_sodium_from_base64 (file->secret, locked, sizeof locked)
      || file->memory < crypto_pwhash_MEMLIMIT_MIN || file->passes < crypto_pwhash_OPSLIMIT_MIN)
    return fail_damaged (name, error);
  key = derive (passphrase, salt, file->memory, file->passes);
  if (key == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("There is not enough free memory to open the key file “%s”: %u MiB are "
                      "needed. Close other programs and try again."),
                   name, file->memory >> 20);
      return FALSE;
    }
  result = crypto_aead_xchacha20poly1305_ietf_decrypt (
      out_seed, NULL, NULL, locked + NONCE_BYTES, sizeof locked - NONCE_BYTES,
      (const guint8 *) file->public_key, strlen (file->public_key), locked, key);
  sodium_free (key);
  if (result == 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("This is not the passphrase of the key file “%s”. Type it again."), name);
  return FALSE;
}

static gboolean
get_seed (const char *name,
          const File *file,
          const char *passphrase,
          guint8 out_seed[QZ_SEED_BYTES],
          GError **error)
{
  if (file->kdf == KDF_NONE)
    return qz_sodium_from_base64 (file->secret, out_seed, QZ_SEED_BYTES)
           || fail_damaged (name, error);
  if (passphrase != NULL)
    return unlock (name, file, passphrase, out_seed, error);
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("The key file “%s” is protected. Type its passphrase."), name);
  return FALSE;
}

/**
 * qz_secret_key_unseal:
 * @name: what to call the file in messages
 * @sealed: its content
 * @passphrase: (nullable): the passphrase, when there is one; a key without one ignores it
 * @error: %QZ_ERROR_SYNTAX when it is damaged, %QZ_ERROR_STATE when it takes a passphrase,
 *   %QZ_ERROR_INVALID when it is another one, %QZ_ERROR_LIMIT when memory is short
 *
 * Returns: (transfer full) (nullable): the key
 */
QzSecretKey *
qz_secret_key_unseal (const char *name, GBytes *sealed, const char *passphrase, GError **error)
{
  g_auto (File) file = { 0 };
  QzSecretKey *self = NULL;
  QzPublicKey public_key;
  guint8 *seed;

  g_return_val_if_fail (name != NULL && sealed != NULL, NULL);

  qz_sodium_start ();
  if (!read_file (name, sealed, &file, error))
    return NULL;
  if (!qz_public_key_parse (name, file.public_key, &public_key, NULL))
    {
      fail_damaged (name, error);
      return NULL;
    }
  seed = sodium_malloc (QZ_SEED_BYTES);
  if (seed == NULL)
    g_error ("No memory can be locked for a key");
  if (get_seed (name, &file, passphrase, seed, error))
    {
      self = qz_secret_key_from_seed (seed, &public_key);
      if (self == NULL)
        fail_damaged (name, error);
    }
  sodium_free (seed);
  return self;
}

/**
 * qz_secret_key_peek:
 * @name: what to call the file in messages
 * @sealed: its content
 * @out_public: (out caller-allocates): the half that is handed out
 * @out_protected: (out): whether a passphrase is needed for the other
 * @error: %QZ_ERROR_SYNTAX when it is damaged
 *
 * Says what can be told without the passphrase.
 *
 * Returns: whether that could be told
 */
gboolean
qz_secret_key_peek (const char *name,
                    GBytes *sealed,
                    QzPublicKey *out_public,
                    gboolean *out_protected,
                    GError **error)
{
  g_auto (File) file = { 0 };

  g_return_val_if_fail (name != NULL && sealed != NULL, FALSE);
  g_return_val_if_fail (out_public != NULL && out_protected != NULL, FALSE);

  if (!read_file (name, sealed, &file, error))
    return FALSE;
  *out_protected = file.kdf != KDF_NONE;
  return qz_public_key_parse (name, file.public_key, out_public, NULL)
         || fail_damaged (name, error);
}

/* The seed closed by @passphrase, in Base64; the salt goes to @out_salt. */
static char *
lock (const guint8 seed[QZ_SEED_BYTES],
      const char *public_key,
      const char *passphrase,
      char **out_salt)
{
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint8 locked[LOCKED_BYTES];
  guint8 *key;

  randombytes_buf (salt, sizeof salt);
  randombytes_buf (locked, NONCE_BYTES);
  key = derive (passphrase, salt, MEMORY, PASSES);
  if (key == NULL)
    g_error ("No memory for the passphrase of a key");
  crypto_aead_xchacha20poly1305_ietf_encrypt (locked + NONCE_BYTES, NULL, seed, QZ_SEED_BYTES,
                                              (const guint8 *) public_key, strlen (public_key),
                                              NULL, locked, key);
  sodium_free (key);
  *out_salt = g_base64_encode (salt, sizeof salt);
  return g_base64_encode (locked, sizeof locked);
}

/**
 * qz_secret_key_seal:
 * @self: a key
 * @passphrase: (nullable): protects the key; %NULL or "" for none
 *
 * Takes about half a second and 128 MiB with a passphrase.
 *
 * Returns: (transfer full): the content of its file
 */
char *
qz_secret_key_seal (const QzSecretKey *self, const char *passphrase)
{
  g_autofree char *public_key = NULL;
  g_autofree char *secret = NULL;
  g_autofree char *salt = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean locked = passphrase != NULL && *passphrase != '\0';
  guint8 *seed;
  json_t *json;

  g_return_val_if_fail (self != NULL, NULL);

  seed = sodium_malloc (QZ_SEED_BYTES);
  if (seed == NULL)
    g_error ("No memory can be locked for a key");
  public_key = qz_public_key_to_string (qz_secret_key_get_public (self));
  qz_secret_key_get_seed (self, seed);
  secret =
      locked ? lock (seed, public_key, passphrase, &salt) : g_base64_encode (seed, QZ_SEED_BYTES);
  sodium_free (seed);
  json = json_pack ("{si, ss, si, si, ss, ss, ss}", "format", 1, "kdf", kdfs[locked], "memory",
                    locked ? MEMORY : 0, "passes", locked ? PASSES : 0, "public", public_key,
                    "salt", locked ? salt : "", "secret", secret);
  bytes = qz_canonical_json_print (json);
  json_decref (json);
  sodium_memzero (secret, strlen (secret));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Whether @path is free, or holds this very key under another passphrase. */
static gboolean
may_replace (const QzSecretKey *self, const char *path, const char *name, GError **error)
{
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) local = NULL;
  g_auto (File) file = { 0 };
  QzPublicKey there;

  sealed = qz_file_bytes_read (path, QZ_SECRET_KEY_MOST_BYTES, &local);
  if (g_error_matches (local, QZ_ERROR, QZ_ERROR_NOT_FOUND))
    return TRUE;
  if (sealed != NULL && read_file (name, sealed, &file, NULL)
      && qz_public_key_parse (name, file.public_key, &there, NULL)
      && qz_public_key_equal (&there, qz_secret_key_get_public (self)))
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
               _ ("“%s” holds another key, which is not overwritten. Move that file away first."),
               name);
  return FALSE;
}

/**
 * qz_secret_key_save:
 * @self: a key
 * @path: of the file to write; only its owner may read it
 * @passphrase: (nullable): as of qz_secret_key_seal()
 * @error: %QZ_ERROR_DUPLICATE when another key is there, %QZ_ERROR_IO when it cannot be written
 *
 * Writes the key, or writes it anew with another passphrase.
 *
 * Returns: whether it is on the disk
 */
gboolean
qz_secret_key_save (const QzSecretKey *self,
                    const char *path,
                    const char *passphrase,
                    GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;
  gboolean ok;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  name = g_filename_display_basename (path);
  if (!may_replace (self, path, name, error))
    return FALSE;
  text = qz_secret_key_seal (self, passphrase);
  ok = g_file_set_contents_full (path, text, (gssize) strlen (text),
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &local);
  sodium_memzero (text, strlen (text));
  if (ok)
    return TRUE;
  return qz_new_file_refuse (path, qz_error_get_number (local), error);
}

/**
 * qz_secret_key_load:
 * @path: of a key file
 * @passphrase: (nullable): as of qz_secret_key_unseal()
 * @error: as of qz_secret_key_unseal(), and %QZ_ERROR_NOT_FOUND or %QZ_ERROR_IO
 *
 * Returns: (transfer full) (nullable): the key
 */
QzSecretKey *
qz_secret_key_load (const char *path, const char *passphrase, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) sealed = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  sealed = qz_file_bytes_read (path, QZ_SECRET_KEY_MOST_BYTES, error);
  return sealed != NULL ? qz_secret_key_unseal (name, sealed, passphrase, error) : NULL;
}
