/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Public keys in the minisign format: "Ed", eight bytes of id, the Ed25519 key, all in Base64. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-public-key.h"
#include "exchange/qz-sodium.h"
#include "model/qz-error.h"

#define BLOB_BYTES (2 + QZ_KEY_ID_BYTES + QZ_PUBLIC_KEY_BYTES)
#define LINE_LENGTH 56
#define MOST_TEXT 2048
#define COMMENT "untrusted comment: "

#define N_GROUPS 6
#define GROUP_BYTES 5

G_STATIC_ASSERT (QZ_WRAP_BYTES == crypto_box_SEALBYTES);
G_STATIC_ASSERT (crypto_generichash_BYTES >= N_GROUPS * GROUP_BYTES);

/* clang-format off */
G_DEFINE_BOXED_TYPE (QzPublicKey, qz_public_key, qz_public_key_copy, qz_public_key_free)
/* clang-format on */

/**
 * qz_public_key_copy:
 * @self: a key
 *
 * Returns: (transfer full): a copy
 */
QzPublicKey *
qz_public_key_copy (const QzPublicKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_memdup2 (self, sizeof *self);
}

/**
 * qz_public_key_free:
 * @self: (nullable) (transfer full): a key
 */
void
qz_public_key_free (QzPublicKey *self)
{
  g_free (self);
}

static void
to_blob (const QzPublicKey *self, guint8 blob[BLOB_BYTES])
{
  memcpy (blob, "Ed", 2);
  memcpy (blob + 2, self->id, QZ_KEY_ID_BYTES);
  memcpy (blob + 2 + QZ_KEY_ID_BYTES, self->bytes, QZ_PUBLIC_KEY_BYTES);
}

/* The line that holds the key: the only one, or the one after the comment. */
static char *
find_line (const char *text)
{
  g_auto (GStrv) lines = NULL;
  guint n;

  if (strlen (text) > MOST_TEXT)
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  n = g_strv_length (lines);
  for (guint i = 0; i < n; i++)
    g_strchomp (lines[i]);
  while (n > 0 && *lines[n - 1] == '\0')
    n--;
  if (n == 1)
    return g_strdup (lines[0]);
  if (n == 2 && g_str_has_prefix (lines[0], COMMENT))
    return g_strdup (lines[1]);
  return NULL;
}

/**
 * qz_public_key_parse:
 * @name: what to call it in messages, such as the name of the file
 * @text: a whole .pub file, or only its second line
 * @out_key: (out caller-allocates): the key
 * @error: %QZ_ERROR_INVALID when it is no key of this format, or one that nobody can sign with
 *
 * Returns: whether @text holds a key
 */
gboolean
qz_public_key_parse (const char *name, const char *text, QzPublicKey *out_key, GError **error)
{
  g_autofree char *line = NULL;
  guint8 blob[BLOB_BYTES];

  g_return_val_if_fail (name != NULL && text != NULL && out_key != NULL, FALSE);

  qz_sodium_start ();
  line = find_line (text);
  if (line == NULL || strlen (line) != LINE_LENGTH
      || !qz_sodium_from_base64 (line, blob, sizeof blob) || memcmp (blob, "Ed", 2) != 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("“%s” is not a public key. Choose the .pub file, or copy its second line, "
                      "which begins with “RW”."),
                   name);
      return FALSE;
    }
  memcpy (out_key->id, blob + 2, QZ_KEY_ID_BYTES);
  memcpy (out_key->bytes, blob + 2 + QZ_KEY_ID_BYTES, QZ_PUBLIC_KEY_BYTES);
  if (crypto_core_ed25519_is_valid_point (out_key->bytes) == 1)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("The public key “%s” is not one that anybody could sign with. Ask its owner to "
                  "send the key again."),
               name);
  return FALSE;
}

/**
 * qz_public_key_to_string:
 * @self: a key
 *
 * Returns: (transfer full): the key in one line of 56 characters, as `minisign -P` takes it
 */
char *
qz_public_key_to_string (const QzPublicKey *self)
{
  guint8 blob[BLOB_BYTES];

  g_return_val_if_fail (self != NULL, NULL);

  to_blob (self, blob);
  return g_base64_encode (blob, sizeof blob);
}

/**
 * qz_public_key_to_file:
 * @self: a key
 *
 * Returns: (transfer full): the content of a .pub file, as `minisign -p` takes it
 */
char *
qz_public_key_to_file (const QzPublicKey *self)
{
  g_autofree char *line = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  line = qz_public_key_to_string (self);
  id = qz_public_key_dup_id (self);
  return g_strdup_printf (COMMENT "minisign public key %s\n%s\n", id, line);
}

/**
 * qz_public_key_wrap:
 * @self: a key
 * @message: (array length=length): something small, such as a key
 * @length: its bytes
 * @out_wrapped: (out caller-allocates): @length and %QZ_WRAP_BYTES bytes
 *
 * Seals @message so that only the owner of @self opens it (crypto_box_seal). Encrypting takes the
 * Curve25519 form of the signing key, so that one fingerprint stands for both: whoever has
 * confirmed the key of an organisation can also write to it in secret.
 *
 * Returns: %FALSE when nobody could open what is sealed for such a key
 */
gboolean
qz_public_key_wrap (const QzPublicKey *self,
                    const guint8 *message,
                    gsize length,
                    guint8 *out_wrapped)
{
  guint8 box[crypto_box_PUBLICKEYBYTES];

  g_return_val_if_fail (self != NULL && message != NULL && out_wrapped != NULL, FALSE);

  qz_sodium_start ();
  return crypto_sign_ed25519_pk_to_curve25519 (box, self->bytes) == 0
         && crypto_box_seal (out_wrapped, message, length, box) == 0;
}

/**
 * qz_public_key_equal:
 * @a: a key
 * @b: a key
 *
 * Returns: whether both are the same key under the same id
 */
gboolean
qz_public_key_equal (const QzPublicKey *a, const QzPublicKey *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return memcmp (a->id, b->id, QZ_KEY_ID_BYTES) == 0
         && memcmp (a->bytes, b->bytes, QZ_PUBLIC_KEY_BYTES) == 0;
}

/**
 * qz_public_key_dup_id:
 * @self: a key
 *
 * Returns: (transfer full): its id as 16 hex digits, written as minisign writes it
 */
char *
qz_public_key_dup_id (const QzPublicKey *self)
{
  guint64 id = 0;

  g_return_val_if_fail (self != NULL, NULL);

  for (gsize i = QZ_KEY_ID_BYTES; i > 0; i--)
    id = id << 8 | self->id[i - 1];
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "X", id);
}

/**
 * qz_public_key_dup_fingerprint:
 * @self: a key
 *
 * Six groups of five digits, from BLAKE2b over id and key, to be compared by people and printed on
 * the stamped form: 99 bits, so that nobody makes a second key with the same digits.
 *
 * Returns: (transfer full): such as "01234 56789 01234 56789 01234 56789"
 */
char *
qz_public_key_dup_fingerprint (const QzPublicKey *self)
{
  guint8 blob[BLOB_BYTES];
  guint8 hash[crypto_generichash_BYTES];
  GString *digits;

  g_return_val_if_fail (self != NULL, NULL);

  qz_sodium_start ();
  to_blob (self, blob);
  crypto_generichash (hash, sizeof hash, blob, sizeof blob, NULL, 0);
  digits = g_string_new (NULL);
  for (gsize i = 0; i < N_GROUPS; i++)
    {
      guint64 number = 0;

      for (gsize k = 0; k < GROUP_BYTES; k++)
        number = number << 8 | hash[i * GROUP_BYTES + k];
      g_string_append_printf (digits, "%s%05u", i > 0 ? " " : "", (guint) (number % 100000));
    }
  return g_string_free (digits, FALSE);
}
