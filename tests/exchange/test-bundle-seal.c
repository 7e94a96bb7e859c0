/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encrypted bundles: what only the recipient reads, and what becomes of one that was tampered with.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "exchange/qz-bundle-seal.h"
#include "exchange/qz-bundle-store.h"
#include "exchange/qz-cipher-stream.h"
#include "model/qz-error.h"
#include "tests/exchange/bundle-fixture.h"

#define CHUNK QZ_CIPHER_CHUNK_BYTES
#define SEALED (CHUNK + QZ_CIPHER_TAIL_BYTES)
#define HEAD QZ_CIPHER_HEAD_BYTES
#define N_FLIPS 400

static const guint8 key[QZ_CIPHER_KEY_BYTES] = { 1, 2, 3 };
static const guint8 other_key[QZ_CIPHER_KEY_BYTES] = { 1, 2, 4 };

static gboolean
collect_cb (const guint8 *bytes, gsize length, gpointer data, GError **error)
{
  g_byte_array_append (data, bytes, (guint) length);
  return TRUE;
}

static GByteArray *
encrypt (const guint8 *bytes, gsize length)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (QzCipherStream) stream = qz_cipher_stream_new_encrypting (key, "a", collect_cb, out);

  /* In pieces of an odd size. */
  for (gsize at = 0; at < length; at += 1013)
    g_assert_true (qz_cipher_stream_append (stream, bytes + at, MIN (1013, length - at), NULL));
  g_assert_true (qz_cipher_stream_end (stream, NULL));
  return out;
}

/* What is decrypted of @bytes; %NULL when it is not taken. */
static GByteArray *
decrypt (const GByteArray *bytes, const guint8 *with, const char *context)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (QzCipherStream) stream =
      qz_cipher_stream_new_decrypting (with, context, collect_cb, out);
  g_autoptr (GError) error = NULL;
  gboolean ok = TRUE;

  for (gsize at = 0; ok && at < bytes->len; at += 4099)
    ok = qz_cipher_stream_append (stream, bytes->data + at, MIN (4099, bytes->len - at), &error);
  if (ok && qz_cipher_stream_end (stream, &error))
    return g_steal_pointer (&out);
  g_assert_error (error, QZ_ERROR, QZ_ERROR_CORRUPT);
  return NULL;
}

static guint8 *
make_noise (gsize length)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2018);
  guint8 *bytes = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) g_rand_int (rand);
  return bytes;
}

static void
test_sizes (void)
{
  static const gsize sizes[] = { 0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7 };
  g_autofree guint8 *noise = make_noise (sizes[G_N_ELEMENTS (sizes) - 1]);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GByteArray) sealed = encrypt (noise, sizes[i]);
      g_autoptr (GByteArray) back = decrypt (sealed, key, "a");
      gsize chunks = MAX (1, (sizes[i] + CHUNK - 1) / CHUNK);

      g_assert_cmpuint (sealed->len, ==, HEAD + sizes[i] + chunks * QZ_CIPHER_TAIL_BYTES);
      g_assert_nonnull (back);
      g_assert_cmpmem (back->data, back->len, noise, sizes[i]);
      g_assert_null (decrypt (sealed, other_key, "a"));
      g_assert_null (decrypt (sealed, key, "b"));
    }
}

/* At the end of each chunk, one byte before and one after; and in the head. */
static void
test_cuts (void)
{
  gsize length = 3 * CHUNK + 100;
  g_autofree guint8 *noise = make_noise (length);
  g_autoptr (GByteArray) sealed = encrypt (noise, length);

  for (guint chunk = 0; chunk <= 3; chunk++)
    for (gint off = -1; off <= 1; off++)
      {
        g_autoptr (GByteArray) cut = g_byte_array_new ();

        g_byte_array_append (cut, sealed->data, (guint) (HEAD + (gsize) chunk * SEALED) + off);
        g_assert_null (decrypt (cut, key, "a"));
      }
  for (guint n = 0; n < HEAD; n++)
    {
      g_autoptr (GByteArray) cut = g_byte_array_new ();

      g_byte_array_append (cut, sealed->data, n);
      g_assert_null (decrypt (cut, key, "a"));
    }
  g_byte_array_append (sealed, (const guint8 *) "x", 1);
  g_assert_null (decrypt (sealed, key, "a"));
}

/* The chunks of @sealed in the order of @order, ended by -1. */
static GByteArray *
arrange (const GByteArray *sealed, const gint *order)
{
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, sealed->data, HEAD);
  for (guint i = 0; order[i] >= 0; i++)
    {
      gsize at = HEAD + (gsize) order[i] * SEALED;

      g_byte_array_append (out, sealed->data + at, (guint) MIN (SEALED, sealed->len - at));
    }
  return out;
}

static void
test_order (void)
{
  static const gint orders[][6] = {
    { 1, 0, 2, 3, -1 }, { 0, 2, 1, 3, -1 },    { 0, 1, 3, -1 },       { 1, 2, 3, -1 },
    { 3, -1 },          { 0, 0, 1, 2, 3, -1 }, { 0, 1, 2, 3, 3, -1 }, { 0, 1, 2, -1 },
  };
  static const gint right[] = { 0, 1, 2, 3, -1 };
  gsize length = 4 * CHUNK;
  g_autofree guint8 *noise = make_noise (length);
  g_autoptr (GByteArray) sealed = encrypt (noise, length);
  g_autoptr (GByteArray) same = arrange (sealed, right);
  g_autoptr (GByteArray) back = decrypt (same, key, "a");

  g_assert_nonnull (back);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (GByteArray) other = arrange (sealed, orders[i]);

      g_assert_null (decrypt (other, key, "a"));
    }
}

static void
test_bits (void)
{
  gsize length = 2 * CHUNK + 9;
  g_autofree guint8 *noise = make_noise (length);
  g_autoptr (GByteArray) sealed = encrypt (noise, length);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_FLIPS; i++)
    {
      gsize at = i < HEAD ? i : (gsize) g_rand_int_range (rand, HEAD, (gint32) sealed->len);
      guint8 bit = (guint8) (1 << g_rand_int_range (rand, 0, 8));

      sealed->data[at] ^= bit;
      g_assert_null (decrypt (sealed, key, "a"));
      sealed->data[at] ^= bit;
    }
}

/* Whole bundles */

static QzBundleReader *
unseal (BundleFixture *fixture, const char *path, const QzSecretKey *with, GError **error)
{
  g_autoptr (QzBundleReader) outer = qz_bundle_reader_open (path, error);
  gboolean failed = FALSE;
  QzBundleReader *inner;

  if (outer == NULL)
    return NULL;
  inner = qz_bundle_unseal (outer, with, fixture->folder, NULL, &failed, error);
  g_assert_false (failed);
  return inner;
}

/* Signed with the key of the fixture, and readable by the other one. */
static char *
write_sealed (BundleFixture *fixture, const char *name, QzBundleKind kind)
{
  g_autoptr (QzManifest) heading = bundle_fixture_heading ();
  g_autoptr (QzBundleWriter) writer = NULL;
  g_autoptr (GBytes) record = g_bytes_new_static ("{\"title\":\"机密\"}", 18);
  g_autofree guint8 *noise = make_noise (200000);
  g_autoptr (GBytes) bytes = g_bytes_new (noise, 200000);
  char *path = bundle_fixture_path (fixture, name);
  g_autofree char *sha256 = NULL;
  g_autoptr (GError) error = NULL;

  heading->kind = kind;
  g_free (heading->recipient.name);
  heading->recipient.name = g_strdup ("上海市质量协会");
  writer = qz_bundle_writer_new (heading);
  qz_bundle_writer_add_record (writer, "entry", "00000000-0000-4000-8000-000000000003", 1, record);
  qz_bundle_writer_add_bytes (writer, bytes, "成果报告.pdf", "application/pdf");
  qz_bundle_writer_encrypt_for (writer, qz_secret_key_get_public (fixture->other_key),
                                fixture->folder);
  sha256 = qz_bundle_writer_write (writer, fixture->key, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_bundle (void)
{
  static const QzBundleKind kinds[] = { QZ_BUNDLE_SUBMISSION, QZ_BUNDLE_REVIEW_PACKET,
                                        QZ_BUNDLE_SCORES };
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = write_sealed (fixture, "甲.qzb", kinds[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (QzBundleReader) outer = qz_bundle_reader_open (path, &error);
      g_autoptr (QzBundleReader) inner = unseal (fixture, path, fixture->other_key, &error);
      const QzManifest *manifest = qz_bundle_reader_get_manifest (outer);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      g_assert_true (qz_bundle_reader_is_encrypted (outer));
      g_assert_cmpuint (manifest->records->len, ==, 0);
      g_assert_cmpuint (manifest->blobs->len, ==, 1);
      text = g_strndup (g_bytes_get_data (qz_bundle_reader_get_manifest_bytes (outer), NULL),
                        g_bytes_get_size (qz_bundle_reader_get_manifest_bytes (outer)));
      g_assert_null (strstr (text, "成果报告"));
      g_assert_false (qz_bundle_reader_is_encrypted (inner));
      g_assert_cmpuint (qz_bundle_reader_get_manifest (inner)->records->len, ==, 1);
      g_assert_cmpuint (qz_bundle_reader_get_manifest (inner)->blobs->len, ==, 2);
      g_assert_true (qz_bundle_store (inner, NULL, NULL, NULL, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
    }
}

static void
test_other_recipient (void)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autofree char *path = write_sealed (fixture, "甲.qzb", QZ_BUNDLE_SUBMISSION);
  g_autoptr (GError) error = NULL;

  g_assert_null (unseal (fixture, path, fixture->key, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“甲.qzb”"));
  g_assert_nonnull (strstr (error->message, "上海市质量协会"));
}

/* What comes out is what went in, or nothing does. */
static void
test_damage (void)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autofree char *path = write_sealed (fixture, "甲.qzb", QZ_BUNDLE_SUBMISSION);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *content = NULL;
  guint n_refused = 0;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (guint i = 0; i < N_FLIPS; i++)
    {
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) length);
      g_autoptr (GError) error = NULL;
      g_autoptr (QzBundleReader) inner = NULL;

      content[at] ^= 4;
      g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
      content[at] ^= 4;
      inner = unseal (fixture, path, fixture->other_key, &error);
      if (inner != NULL)
        {
          g_assert_true (qz_bundle_store (inner, NULL, NULL, NULL, NULL, NULL, NULL, &error));
          continue;
        }
      n_refused++;
      g_assert_true (error->domain == QZ_ERROR);
      g_assert_nonnull (strstr (error->message, "甲.qzb"));
    }
  g_assert_cmpuint (n_refused, >, N_FLIPS * 9 / 10);
  for (gsize cut = 1; cut < length; cut += 4096)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, content, (gssize) cut, NULL));
      g_assert_null (unseal (fixture, path, fixture->other_key, &error));
      g_assert_nonnull (strstr (error->message, "甲.qzb"));
    }
}

/* The bundle inside, in a wrapping that somebody else has made for it. */
static char *
wrap_again (BundleFixture *fixture, const char *plain, const QzSecretKey *signer, gboolean twice)
{
  g_autoptr (QzManifest) heading = bundle_fixture_heading ();
  g_autoptr (QzBundleWriter) writer = NULL;
  g_autofree char *secret = bundle_fixture_path (fixture, "secret");
  char *path = bundle_fixture_path (fixture, "甲.qzb");
  g_auto (QzSealed) sealed = { 0 };
  g_autofree char *sha256 = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (secret, "", 0, NULL));
  g_assert_true (qz_bundle_seal (plain, secret, qz_secret_key_get_public (fixture->other_key),
                                 heading->id, &sealed, NULL, NULL, NULL, &error));
  g_free (heading->recipient.key);
  heading->recipient.key = qz_public_key_to_string (qz_secret_key_get_public (fixture->other_key));
  g_free (heading->wrapped_key);
  heading->wrapped_key = g_strdup (sealed.wrapped_key);
  heading->sequence = twice ? 1 : 2;
  writer = qz_bundle_writer_new (heading);
  qz_bundle_writer_add_file (writer, secret, sealed.sha256, sealed.bytes, "",
                             "application/octet-stream");
  sha256 = qz_bundle_writer_write (writer, signer, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_wrapped_again (void)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autofree char *plain = bundle_fixture_write (fixture, "plain.qzb", 1000);
  g_autofree char *sealed = write_sealed (fixture, "sealed.qzb", QZ_BUNDLE_SUBMISSION);
  g_autofree char *path = wrap_again (fixture, plain, fixture->key, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_null (unseal (fixture, path, fixture->other_key, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_clear_error (&error);
  g_free (path);
  path = wrap_again (fixture, plain, fixture->other_key, TRUE); /* signed by another */
  g_assert_null (unseal (fixture, path, fixture->other_key, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_clear_error (&error);
  g_free (path);
  path = wrap_again (fixture, sealed, fixture->key, TRUE);
  g_assert_null (unseal (fixture, path, fixture->other_key, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "twice"));
}

/* A kind that is always encrypted does not come in clear. */
static void
test_clear (void)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autoptr (QzManifest) heading = bundle_fixture_heading ();
  g_autoptr (QzBundleWriter) writer = NULL;
  g_autofree char *path = bundle_fixture_path (fixture, "甲.qzb");
  g_autoptr (GError) error = NULL;

  heading->kind = QZ_BUNDLE_REVIEW_PACKET;
  writer = qz_bundle_writer_new (heading);
  g_assert_null (qz_bundle_writer_write (writer, fixture->key, path, NULL, NULL, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundle-seal/sizes", test_sizes);
  g_test_add_func ("/bundle-seal/cuts", test_cuts);
  g_test_add_func ("/bundle-seal/order", test_order);
  g_test_add_func ("/bundle-seal/bits", test_bits);
  g_test_add_func ("/bundle-seal/bundle", test_bundle);
  g_test_add_func ("/bundle-seal/other-recipient", test_other_recipient);
  g_test_add_func ("/bundle-seal/damage", test_damage);
  g_test_add_func ("/bundle-seal/wrapped-again", test_wrapped_again);
  g_test_add_func ("/bundle-seal/clear", test_clear);
  return g_test_run ();
}
