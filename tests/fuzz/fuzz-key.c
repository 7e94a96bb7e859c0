/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what the fuzzer makes as a public key, as a signature, and as the file of a secret key. */

#include "config.h"

#include "exchange/qz-minisign.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_public (const char *text)
{
  g_autoptr (GError) error = NULL;
  QzPublicKey key;
  QzPublicKey back;
  g_autofree char *line = NULL;

  if (!qz_public_key_parse ("k", text, &key, &error))
    return;
  line = qz_public_key_to_string (&key);
  g_assert_true (qz_public_key_parse ("k", line, &back, NULL));
  g_assert_true (qz_public_key_equal (&key, &back));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const QzPublicKey key = { .id = { 'k', 'e', 'y' } };
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (QzSecretKey) secret = NULL;
  g_autoptr (GError) error = NULL;

  check_public (text);
  g_assert_false (qz_minisign_verify ("m", bytes, bytes, &key, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  secret = qz_secret_key_unseal ("s", bytes, NULL, &error);
  g_assert_true ((secret == NULL) == (error != NULL));
  return 0;
}
