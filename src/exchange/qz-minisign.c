/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A signature file has four lines: a comment that nobody vouches for; algorithm, key id and
 * Ed25519 signature over the BLAKE2b-512 of the file; a comment that is signed too; the signature
 * over signature and comment. The algorithm is fixed here and never chosen by the file.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-minisign.h"
#include "exchange/qz-sodium.h"
#include "model/qz-error.h"
#include "model/qz-text.h"

#define UNTRUSTED "untrusted comment: "
#define TRUSTED "trusted comment: "
#define MOST_COMMENT 1024

#define HASH_BYTES crypto_generichash_BYTES_MAX
#define BLOB_BYTES (2 + QZ_KEY_ID_BYTES + QZ_SIGNATURE_BYTES)

typedef struct
{
  guint8 blob[BLOB_BYTES];           /* algorithm, key id, signature */
  guint8 global[QZ_SIGNATURE_BYTES]; /* over the signature and the comment */
  char *comment;
} Signature;

static void
signature_clear (Signature *self)
{
  g_free (self->comment);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Signature, signature_clear)

static void
hash_message (GBytes *message, guint8 hash[HASH_BYTES])
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (message, &length);

  qz_sodium_start ();
  crypto_generichash (hash, HASH_BYTES, bytes, length, NULL, 0);
}

/* What the second signature is over. */
static GByteArray *
join_global (const guint8 *signature, const char *comment)
{
  GByteArray *joined = g_byte_array_new ();

  g_byte_array_append (joined, signature, QZ_SIGNATURE_BYTES);
  g_byte_array_append (joined, (const guint8 *) comment, (guint) strlen (comment));
  return joined;
}

/**
 * qz_minisign_sign:
 * @key: who signs
 * @message: the file to sign
 * @comment: one line that is signed with it
 *
 * Returns: (transfer full): the content of the .minisig file
 */
GBytes *
qz_minisign_sign (const QzSecretKey *key, GBytes *message, const char *comment)
{
  guint8 hash[HASH_BYTES];
  guint8 blob[BLOB_BYTES] = { 'E', 'D' };
  guint8 global[QZ_SIGNATURE_BYTES];
  g_autoptr (GByteArray) joined = NULL;
  g_autofree char *line = NULL;
  g_autofree char *last = NULL;
  g_autofree char *id = NULL;
  char *text;

  g_return_val_if_fail (key != NULL && message != NULL && comment != NULL, NULL);
  g_return_val_if_fail (strpbrk (comment, "\r\n") == NULL, NULL);
  g_return_val_if_fail (strlen (comment) <= MOST_COMMENT, NULL);

  hash_message (message, hash);
  memcpy (blob + 2, qz_secret_key_get_public (key)->id, QZ_KEY_ID_BYTES);
  qz_secret_key_sign (key, hash, sizeof hash, blob + 2 + QZ_KEY_ID_BYTES);
  joined = join_global (blob + 2 + QZ_KEY_ID_BYTES, comment);
  qz_secret_key_sign (key, joined->data, joined->len, global);
  line = g_base64_encode (blob, sizeof blob);
  last = g_base64_encode (global, sizeof global);
  id = qz_public_key_dup_id (qz_secret_key_get_public (key));
  text = g_strdup_printf (UNTRUSTED "signature by the key %s\n%s\n" TRUSTED "%s\n%s\n", id, line,
                          comment, last);
  return g_bytes_new_take (text, strlen (text));
}

/* Exactly four lines, each as the format says. */
static gboolean
parse (GBytes *bytes, Signature *signature)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autofree char *copy = NULL;
  g_auto (GStrv) lines = NULL;

  if (length == 0 || length > QZ_MINISIGN_MOST_BYTES || text[length - 1] != '\n'
      || !g_utf8_validate_len (text, length, NULL))
    return FALSE;
  copy = g_strndup (text, length - 1);
  lines = g_strsplit (copy, "\n", 5);
  if (g_strv_length (lines) != 4 || !g_str_has_prefix (lines[0], UNTRUSTED)
      || !g_str_has_prefix (lines[2], TRUSTED)
      || !qz_sodium_from_base64 (lines[1], signature->blob, sizeof signature->blob)
      || !qz_sodium_from_base64 (lines[3], signature->global, sizeof signature->global)
      || memcmp (signature->blob, "ED", 2) != 0)
    return FALSE;
  signature->comment = g_strdup (lines[2] + strlen (TRUSTED));
  return strlen (signature->comment) <= MOST_COMMENT
         && qz_text_check_name ("", signature->comment, NULL);
}

static gboolean
is_signed (GBytes *message, const Signature *signature, const QzPublicKey *key)
{
  const guint8 *bytes = signature->blob + 2 + QZ_KEY_ID_BYTES;
  g_autoptr (GByteArray) joined = join_global (bytes, signature->comment);
  guint8 hash[HASH_BYTES];

  hash_message (message, hash);
  return crypto_sign_verify_detached (bytes, hash, sizeof hash, key->bytes) == 0
         && crypto_sign_verify_detached (signature->global, joined->data, joined->len, key->bytes)
                == 0;
}

/**
 * qz_minisign_verify:
 * @name: what to call the signed file in messages
 * @message: the signed file
 * @signature: the content of its .minisig file
 * @key: who should have signed it
 * @out_comment: (out) (optional) (transfer full): the comment that was signed with it
 * @error: %QZ_ERROR_SYNTAX when it is no signature, %QZ_ERROR_NOT_FOUND when another key made it,
 *   %QZ_ERROR_CORRUPT when file, comment or signature were changed
 *
 * Returns: whether @key signed exactly these bytes
 */
gboolean
qz_minisign_verify (const char *name,
                    GBytes *message,
                    GBytes *signature,
                    const QzPublicKey *key,
                    char **out_comment,
                    GError **error)
{
  g_auto (Signature) parsed = { 0 };

  g_return_val_if_fail (name != NULL && message != NULL && signature != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  qz_sodium_start ();
  if (!parse (signature, &parsed))
    g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
                 _ ("The signature of “%s” is not in the minisign format. Ask the sender to send "
                    "it again."),
                 name);
  else if (memcmp (parsed.blob + 2, key->id, QZ_KEY_ID_BYTES) != 0)
    g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("“%s” is signed by another key than the one it names. Ask the sender to send "
                    "it again."),
                 name);
  else if (!is_signed (message, &parsed, key))
    g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
                 _ ("“%s” was changed after it had been signed. Ask the sender to send it again."),
                 name);
  else
    {
      if (out_comment != NULL)
        *out_comment = g_steal_pointer (&parsed.comment);
      return TRUE;
    }
  return FALSE;
}
