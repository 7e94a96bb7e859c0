/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bundles that go out and come in whole, also before the eyes of minisign and unzip. */

#include "config.h"

#include <glib/gstdio.h>

#include "exchange/qz-minisign.h"
#include "model/qz-error.h"
#include "tests/exchange/bundle-fixture.h"
#include "tests/lib/small-disk.h"

/* What a sink took. */
typedef struct
{
  GString *order;
  GByteArray *current;
  GHashTable *contents; /* (element-type utf8 GBytes) */
} Taken;

static gboolean
begin (const QzBundleBlob *blob, gpointer data, GError **error)
{
  Taken *taken = data;

  taken->current = g_byte_array_new ();
  g_string_append_printf (taken->order, "[%s]", blob->name);
  return TRUE;
}

static gboolean
take (const guint8 *bytes, gsize length, gpointer data, GError **error)
{
  Taken *taken = data;

  g_byte_array_append (taken->current, bytes, (guint) length);
  return TRUE;
}

static gboolean
end (const QzBundleBlob *blob, gpointer data, GError **error)
{
  Taken *taken = data;

  g_hash_table_insert (taken->contents, g_strdup (blob->sha256),
                       g_byte_array_free_to_bytes (g_steal_pointer (&taken->current)));
  return TRUE;
}

static const QzBundleSink sink = { begin, take, end };

static void
progress_cb (gint64 done, gint64 total, gpointer data)
{
  gint64 *last = data;

  g_assert_cmpint (done, >, *last);
  g_assert_cmpint (done, <=, total);
  *last = done;
}

static void
test_round_trip (void)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autofree char *path = bundle_fixture_write (fixture, "x(1).qzb.zip", 700000);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzBundleReader) reader = qz_bundle_reader_open (path, &error);
  g_autoptr (GBytes) record = NULL;
  const QzManifest *manifest;
  gint64 last = 0;
  Taken taken = { .order = g_string_new (NULL),
                  .contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                     (GDestroyNotify) g_bytes_unref) };

  g_assert_no_error (error);
  manifest = qz_bundle_reader_get_manifest (reader);
  g_assert_cmpint (manifest->kind, ==, QZ_BUNDLE_SUBMISSION);
  g_assert_cmpstr (manifest->sender.name, ==, "上海长宁电梯有限公司");
  g_assert_cmpuint (manifest->blobs->len, ==, 3);
  g_assert_true (qz_public_key_equal (qz_bundle_reader_get_key (reader),
                                      qz_secret_key_get_public (fixture->key)));
  g_assert_true (g_str_has_prefix (qz_bundle_reader_get_comment (reader),
                                   "kind:submission edition:shanghai-2018 "));
  record = qz_bundle_reader_read_record (reader, manifest->records->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (record, NULL), g_bytes_get_size (record),
                   "{\"title\":\"提高一次合格率\"}", strlen ("{\"title\":\"提高一次合格率\"}"));
  g_assert_true (qz_bundle_reader_stream (reader, &sink, &taken, progress_cb, &last, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (last, ==, qz_manifest_sum_bytes (manifest));
  /* The record comes first, although the file was added before it; the film stays beside. */
  g_assert_cmpstr (taken.order->str, ==, "[][成果报告.pdf]");
  g_assert_cmpuint (g_hash_table_size (taken.contents), ==, 2);
  g_string_free (taken.order, TRUE);
  g_hash_table_unref (taken.contents);
}

/* Equal content makes equal bytes, whatever the hour and the place. */
static void
test_same_bytes (void)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autofree char *first = bundle_fixture_write (fixture, "a.qzb", 5000);
  g_autofree char *second = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  gsize a_length;
  gsize b_length;

  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  second = bundle_fixture_write (fixture, "b.qzb", 5000);
  g_unsetenv ("TZ");
  g_assert_true (g_file_get_contents (first, &a, &a_length, NULL));
  g_assert_true (g_file_get_contents (second, &b, &b_length, NULL));
  g_assert_cmpmem (a, a_length, b, b_length);
}

static void
cancel_cb (gint64 done, gint64 total, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autofree char *source = bundle_fixture_write (fixture, "good.qzb", 700000);
  g_autofree char *noise = bundle_fixture_path (fixture, "noise.pdf");
  g_autofree char *path = bundle_fixture_path (fixture, "cancelled.qzb");
  g_autofree char *content = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *result = NULL;
  g_autoptr (QzManifest) heading = bundle_fixture_heading ();
  g_autoptr (QzBundleWriter) writer = qz_bundle_writer_new (heading);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  guint n = 0;

  g_assert_true (g_file_get_contents (noise, &content, &length, NULL));
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guint8 *) content, length);
  qz_bundle_writer_add_file (writer, noise, sha256, (gint64) length, "a.pdf", "application/pdf");
  result = qz_bundle_writer_write (writer, fixture->key, path, cancel_cb, cancellable, cancellable,
                                   &error);
  g_assert_null (result);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 2); /* good.qzb and noise.pdf */
}

/* A stored file that is not what it was is not sent. */
static void
test_changed_source (void)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autofree char *sha256 = bundle_fixture_store (fixture, "a.txt", bytes);
  g_autofree char *source = bundle_fixture_path (fixture, "a.txt");
  g_autofree char *path = bundle_fixture_path (fixture, "a.qzb");
  static const char *const contents[] = { "abd", "ab" };

  for (guint i = 0; i <= G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (QzManifest) heading = bundle_fixture_heading ();
      g_autoptr (QzBundleWriter) writer = qz_bundle_writer_new (heading);
      g_autoptr (GError) error = NULL;
      g_autofree char *result = NULL;

      if (i < G_N_ELEMENTS (contents))
        g_assert_true (g_file_set_contents (source, contents[i], -1, NULL));
      else
        g_assert_cmpint (g_unlink (source), ==, 0);
      qz_bundle_writer_add_file (writer, source, sha256, 3, "报告.txt", "text/plain");
      result = qz_bundle_writer_write (writer, fixture->key, path, NULL, NULL, NULL, &error);
      g_assert_null (result);
      if (i < G_N_ELEMENTS (contents))
        g_assert_error (error, QZ_ERROR, QZ_ERROR_CORRUPT);
      else
        g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, "报告.txt"));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* A disk that is full: said as such, and nothing is left behind. */
static void
test_full_disk (void)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autofree char *path = bundle_fixture_path (fixture, "qz-never.qzb");
  g_autoptr (QzManifest) heading = bundle_fixture_heading ();
  g_autoptr (QzBundleWriter) writer = qz_bundle_writer_new (heading);
  g_autofree char *result = NULL;
  g_autoptr (GError) error = NULL;

  small_disk_begin (100);
  result = qz_bundle_writer_write (writer, fixture->key, path, NULL, NULL, NULL, &error);
  small_disk_end ();
  g_assert_null (result);
  g_assert_error (error, QZ_ERROR, QZ_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "qz-never.qzb"));
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  result =
      qz_bundle_writer_write (writer, fixture->key, "/nowhere/a.qzb", NULL, NULL, NULL, &error);
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
}

static int
run (const char *folder, const char *const *argv, char **out)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (folder, (char **) argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL
                    | (out == NULL ? G_SPAWN_STDOUT_TO_DEV_NULL : 0),
                NULL, NULL, out, NULL, &status, &error);
  g_assert_no_error (error);
  return status;
}

static gboolean
lacks (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  if (path != NULL)
    return FALSE;
  g_test_skip_printf ("%s is not installed", program);
  return TRUE;
}

static void
save (BundleFixture *fixture, const char *name, const char *text, gsize length)
{
  g_autofree char *path = bundle_fixture_path (fixture, name);

  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
}

static void
test_minisign (void)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autoptr (GBytes) message = g_bytes_new_static ("{\"a\":1}", 7);
  g_autoptr (GBytes) signature = qz_minisign_sign (fixture->key, message, "a comment 一");
  g_autofree char *public_key = qz_public_key_to_file (qz_secret_key_get_public (fixture->key));
  g_autofree char *line = qz_public_key_to_string (qz_secret_key_get_public (fixture->key));
  const char *by_file[] = { "minisign", "-Vm", "manifest.json", "-p", "sender.pub", NULL };
  const char *by_line[] = { "minisign", "-Vm", "manifest.json", "-P", line, NULL };
  g_autofree char *out = NULL;

  if (lacks ("minisign"))
    return;
  save (fixture, "manifest.json", "{\"a\":1}", 7);
  save (fixture, "manifest.json.minisig", g_bytes_get_data (signature, NULL),
        g_bytes_get_size (signature));
  save (fixture, "sender.pub", public_key, strlen (public_key));
  g_assert_cmpint (run (fixture->folder, by_file, &out), ==, 0);
  g_assert_nonnull (strstr (out, "a comment 一"));
  g_assert_cmpint (run (fixture->folder, by_line, NULL), ==, 0);
  save (fixture, "manifest.json", "{\"a\":2}", 7);
  g_assert_cmpint (run (fixture->folder, by_file, NULL), !=, 0);
}

static void
test_unzip (void)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autofree char *path = bundle_fixture_write (fixture, "a.qzb", 100000);
  const char *list[] = { "unzip", "-Z1", "a.qzb", NULL };
  const char *check[] = { "unzip", "-tq", "a.qzb", NULL };
  g_autofree char *out = NULL;
  g_auto (GStrv) names = NULL;

  if (lacks ("unzip"))
    return;
  g_assert_cmpint (run (fixture->folder, check, NULL), ==, 0);
  g_assert_cmpint (run (fixture->folder, list, &out), ==, 0);
  names = g_strsplit (g_strchomp (out), "\n", -1);
  g_assert_cmpuint (g_strv_length (names), ==, 4);
  g_assert_cmpstr (names[0], ==, "manifest.json");
  g_assert_cmpstr (names[1], ==, "manifest.json.minisig");
  for (guint i = 2; i < 4; i++)
    g_assert_true (g_regex_match_simple ("^b/[0-9a-f]{64}$", names[i], 0, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundle/round-trip", test_round_trip);
  g_test_add_func ("/bundle/same-bytes", test_same_bytes);
  g_test_add_func ("/bundle/cancel", test_cancel);
  g_test_add_func ("/bundle/changed-source", test_changed_source);
  g_test_add_func ("/bundle/full-disk", test_full_disk);
  g_test_add_func ("/bundle/minisign", test_minisign);
  g_test_add_func ("/bundle/unzip", test_unzip);
  return g_test_run ();
}
