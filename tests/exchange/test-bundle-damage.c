/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bundles that were cut, turned over by a disk, or are something else altogether. */

#include "config.h"

#include <stdio.h>

#include "model/qz-error.h"
#include "tests/exchange/hostile-parts.h"

#define N_FLIPS 10000

/* A ZIP bomb that was attached as a material is a file like any other: nothing unpacks it. */
static void
test_nested (void)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autoptr (QzManifest) heading = bundle_fixture_heading ();
  g_autoptr (QzBundleWriter) writer = qz_bundle_writer_new (heading);
  g_autofree char *inner = bundle_fixture_path (fixture, "bomb.zip");
  g_autofree char *path = bundle_fixture_path (fixture, HOSTILE_NAME);
  g_autofree char *sha256 = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint n_whole;
  Parts parts;

  parts_init (&parts, fixture);
  parts_make_bomb (&parts);
  bytes = raw_zip_build (parts.members, parts.n, NULL);
  sha256 = bundle_fixture_store (fixture, "bomb.zip", bytes);
  qz_bundle_writer_add_file (writer, inner, sha256, (gint64) g_bytes_get_size (bytes), "bomb.zip",
                             "application/zip");
  written = qz_bundle_writer_write (writer, fixture->key, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (hostile_read (path, &n_whole, &error));
  parts_clear (&parts);
}

/* What is no file, no ZIP file, or not there. */
static void
test_foreign (void)
{
  static const char *const contents[] = {
    "", "P", "PK", "PK\003\004", "%PDF-1.7 and more of it", "PK\005\006 cut"
  };
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autofree char *path = bundle_fixture_path (fixture, HOSTILE_NAME);
  g_autoptr (GError) error = NULL;

  g_assert_null (qz_bundle_reader_open ("/nowhere/" HOSTILE_NAME, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (qz_bundle_reader_open ("/dev/zero", &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_FOREIGN);
  g_clear_error (&error);
  g_assert_null (qz_bundle_reader_open (fixture->folder, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_FOREIGN);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      hostile_assert_refused (path, contents[i],
                              g_str_has_prefix (contents[i], "PK\003")
                                      || g_str_has_prefix (contents[i], "PK\005")
                                  ? QZ_ERROR_CORRUPT
                                  : QZ_ERROR_FOREIGN,
                              "");
      g_assert_false (qz_bundle_reader_is_bundle (path));
    }
}

/* Without a sync, which would take longer than all the rest. */
static void
write_part (const char *path, const char *content, gsize length)
{
  FILE *file = fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (content, 1, length, file), ==, length);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
test_truncation (void)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autofree char *path = bundle_fixture_write (fixture, HOSTILE_NAME, 300000);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  /* Every 4 KiB, and every byte of the headers at both ends. */
  for (gsize cut = 1; cut < length;
       cut += cut < 4096 || length - cut < 1024 ? 1 : MIN (4096, length - cut - 1000))
    {
      g_autoptr (GError) error = NULL;
      guint n_whole;

      write_part (path, content, cut);
      g_assert_false (hostile_read (path, &n_whole, &error));
      g_assert_true (error->domain == QZ_ERROR);
      g_assert_true (error->code == QZ_ERROR_CORRUPT || error->code == QZ_ERROR_FOREIGN);
      g_assert_nonnull (strstr (error->message, HOSTILE_NAME));
    }
}

/* Whatever a flipped bit does: what is not refused is what was sent, byte by byte. */
static void
test_flips (void)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autofree char *path = bundle_fixture_write (fixture, HOSTILE_NAME, 3000);
  g_autoptr (QzBundleReader) good = qz_bundle_reader_open (path, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4096);
  g_autofree char *content = NULL;
  guint n_accepted = 0;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (guint i = 0; i < N_FLIPS; i++)
    {
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) length);
      char bit = (char) (1 << g_rand_int_range (rand, 0, 8));
      g_autoptr (QzBundleReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      guint n_whole = 0;

      content[at] ^= bit;
      write_part (path, content, length);
      content[at] ^= bit;
      reader = qz_bundle_reader_open (path, &error);
      if (reader == NULL
          || !qz_bundle_reader_stream (reader, &hostile_sink, &n_whole, NULL, NULL, NULL, &error))
        {
          g_assert_true (error->domain == QZ_ERROR);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          continue;
        }
      n_accepted++;
      g_assert_cmpuint (n_whole, ==, 2);
      g_assert_true (g_bytes_equal (qz_bundle_reader_get_manifest_bytes (reader),
                                    qz_bundle_reader_get_manifest_bytes (good)));
      g_assert_true (
          qz_public_key_equal (qz_bundle_reader_get_key (reader), qz_bundle_reader_get_key (good)));
    }
  g_test_message ("%u of %u flips change nothing that is read", n_accepted, N_FLIPS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundle-damage/nested", test_nested);
  g_test_add_func ("/bundle-damage/foreign", test_foreign);
  g_test_add_func ("/bundle-damage/truncation", test_truncation);
  g_test_add_func ("/bundle-damage/flips", test_flips);
  return g_test_run ();
}
