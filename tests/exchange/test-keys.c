/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "exchange/qz-minisign.h"
#include "model/qz-error.h"
#include "tests/exchange/bundle-fixture.h"
#include "tests/exchange/minisign-sample.h"

static void
test_public (void)
{
  g_autoptr (QzSecretKey) key = qz_secret_key_generate ();
  const QzPublicKey *own = qz_secret_key_get_public (key);
  g_autofree char *line = qz_public_key_to_string (own);
  g_autofree char *file = qz_public_key_to_file (own);
  g_autofree char *fingerprint = qz_public_key_dup_fingerprint (own);
  QzPublicKey back;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (strlen (line), ==, 56);
  g_assert_true (g_str_has_prefix (line, "RW"));
  g_assert_true (g_regex_match_simple ("^\\d{5}( \\d{5}){5}$", fingerprint, 0, 0));
  g_assert_true (qz_public_key_parse ("a.pub", line, &back, &error));
  g_assert_true (qz_public_key_equal (own, &back));
  g_assert_true (qz_public_key_parse ("a.pub", file, &back, &error));
  g_assert_true (qz_public_key_equal (own, &back));
}

/* What was printed on a form has to be the same for ever. */
static void
test_fingerprint (void)
{
  QzPublicKey key;
  g_autofree char *id = NULL;
  g_autofree char *fingerprint = NULL;

  g_assert_true (qz_public_key_parse ("a.pub", SAMPLE_PUBLIC_KEY, &key, NULL));
  id = qz_public_key_dup_id (&key);
  fingerprint = qz_public_key_dup_fingerprint (&key);
  g_assert_cmpstr (id, ==, SAMPLE_KEY_ID);
  g_assert_cmpstr (fingerprint, ==, SAMPLE_FINGERPRINT);
}

static void
test_bad_public (void)
{
  static const char *const bad[] = {
    "",
    "\n",
    "RW",
    "not a key",
    /* One letter short, one too many, another alphabet, another algorithm. */
    "RWQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "RWQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "RW-_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "RUQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    /* The point of order four, and one that is not on the curve. */
    "RWQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "RWQAAAAAAAAAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "a comment without its beginning\nRWQAAAAAAAAAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      QzPublicKey key;

      g_assert_false (qz_public_key_parse ("王.pub", bad[i], &key, &error));
      g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "王.pub"));
    }
}

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
test_foreign_signature (void)
{
  g_autoptr (GBytes) message = bytes_of (SAMPLE_MESSAGE);
  g_autoptr (GBytes) signature = bytes_of (SAMPLE_SIGNATURE);
  g_autoptr (GBytes) legacy = bytes_of (SAMPLE_LEGACY_SIGNATURE);
  g_autofree char *comment = NULL;
  g_autoptr (GError) error = NULL;
  QzPublicKey key;

  g_assert_true (qz_public_key_parse ("a.pub", SAMPLE_PUBLIC_KEY, &key, &error));
  g_assert_true (qz_minisign_verify ("m", message, signature, &key, &comment, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (comment, ==, "a comment");
  /* The older algorithm is sound, but a file does not choose the algorithm. */
  g_assert_false (qz_minisign_verify ("m", message, legacy, &key, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_SYNTAX);
}

/* Every single byte of a signature file counts, save those of the first comment. */
static void
test_changed_signature (void)
{
  g_autoptr (QzSecretKey) key = qz_secret_key_generate ();
  g_autoptr (GBytes) message = bytes_of ("message");
  g_autoptr (GBytes) signature = qz_minisign_sign (key, message, "kind:submission");
  gsize length;
  const guint8 *good = g_bytes_get_data (signature, &length);
  const guint8 *second_line = memchr (good, '\n', length);

  for (gsize i = 0; i < length; i++)
    for (guint bit = 0; bit < 8; bit++)
      {
        g_autofree guint8 *copy = g_memdup2 (good, length);
        g_autoptr (GBytes) changed = NULL;
        g_autoptr (GError) error = NULL;
        gboolean ok;

        copy[i] ^= (guint8) (1 << bit);
        changed = g_bytes_new_take (g_steal_pointer (&copy), length);
        ok = qz_minisign_verify ("m", message, changed, qz_secret_key_get_public (key), NULL,
                                 &error);
        g_assert_true (!ok || good + i < second_line);
        g_assert_true (ok == (error == NULL));
      }
}

static void
test_wrong_key (void)
{
  g_autoptr (QzSecretKey) key = qz_secret_key_generate ();
  g_autoptr (QzSecretKey) other = qz_secret_key_generate ();
  g_autoptr (GBytes) message = bytes_of ("message");
  g_autoptr (GBytes) signature = qz_minisign_sign (key, message, "");
  QzPublicKey forged = *qz_secret_key_get_public (other);
  g_autoptr (GError) error = NULL;

  g_assert_false (qz_minisign_verify ("m", message, signature, &forged, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  memcpy (forged.id, qz_secret_key_get_public (key)->id, sizeof forged.id);
  g_assert_false (qz_minisign_verify ("m", message, signature, &forged, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_CORRUPT);
}

static void
assert_same_key (const QzSecretKey *a, const QzSecretKey *b)
{
  guint8 first[QZ_SIGNATURE_BYTES];
  guint8 second[QZ_SIGNATURE_BYTES];

  g_assert_true (qz_public_key_equal (qz_secret_key_get_public (a), qz_secret_key_get_public (b)));
  qz_secret_key_sign (a, (const guint8 *) "x", 1, first);
  qz_secret_key_sign (b, (const guint8 *) "x", 1, second);
  g_assert_cmpmem (first, sizeof first, second, sizeof second);
}

static void
test_secret_file (void)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autofree char *path = bundle_fixture_path (fixture, "sign.key");
  g_autoptr (QzSecretKey) open = NULL;
  g_autoptr (QzSecretKey) closed = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_null (qz_secret_key_load (path, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (qz_secret_key_save (fixture->key, path, NULL, &error));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  open = qz_secret_key_load (path, NULL, &error);
  g_assert_no_error (error);
  assert_same_key (open, fixture->key);
  /* Another key never takes its place; the same one may get a passphrase. */
  g_assert_false (qz_secret_key_save (fixture->other_key, path, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE);
  g_clear_error (&error);
  g_assert_true (qz_secret_key_save (fixture->key, path, "口令 correct horse", &error));
  g_assert_no_error (error);
  g_assert_null (qz_secret_key_load (path, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);
  g_clear_error (&error);
  g_assert_null (qz_secret_key_load (path, "another", &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_clear_error (&error);
  closed = qz_secret_key_load (path, "口令 correct horse", &error);
  g_assert_no_error (error);
  assert_same_key (closed, fixture->key);
}

static void
test_damaged_secret (void)
{
  g_autoptr (QzSecretKey) key = qz_secret_key_generate ();
  g_autofree char *good = qz_secret_key_seal (key, NULL);
  gsize length = strlen (good);

  for (gsize i = 0; i < length; i++)
    for (guint bit = 0; bit < 8; bit++)
      {
        g_autofree char *copy = g_strdup (good);
        g_autoptr (GBytes) changed = NULL;
        g_autoptr (QzSecretKey) back = NULL;
        g_autoptr (GError) error = NULL;

        copy[i] = (char) (copy[i] ^ (1 << bit));
        changed = g_bytes_new_take (g_steal_pointer (&copy), length);
        back = qz_secret_key_unseal ("sign.key", changed, NULL, &error);
        g_assert_true ((back == NULL) == (error != NULL));
        if (back != NULL)
          g_assert_true (memcmp (qz_secret_key_get_public (back)->bytes,
                                 qz_secret_key_get_public (key)->bytes, QZ_PUBLIC_KEY_BYTES)
                         == 0);
      }
}

/* A file that asks for all the memory there is does not get it. */
static void
test_greedy_secret (void)
{
  static const char text[] =
      "{\"format\":1,\"kdf\":\"argon2id\",\"memory\":4294967296,\"passes\":3,\"public\":\"x\","
      "\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\",\"secret\":\"x\"}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (qz_secret_key_unseal ("sign.key", bytes, "a", &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_SYNTAX);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keys/public", test_public);
  g_test_add_func ("/keys/fingerprint", test_fingerprint);
  g_test_add_func ("/keys/bad-public", test_bad_public);
  g_test_add_func ("/keys/foreign-signature", test_foreign_signature);
  g_test_add_func ("/keys/changed-signature", test_changed_signature);
  g_test_add_func ("/keys/wrong-key", test_wrong_key);
  g_test_add_func ("/keys/secret-file", test_secret_file);
  g_test_add_func ("/keys/damaged-secret", test_damaged_secret);
  g_test_add_func ("/keys/greedy-secret", test_greedy_secret);
  return g_test_run ();
}
