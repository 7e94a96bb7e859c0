/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a bundle on their way into the object store. */

#include "config.h"

#include <glib/gstdio.h>

#include "exchange/qz-bundle-store.h"
#include "model/qz-error.h"
#include "store/qz-objects.h"
#include "tests/exchange/bundle-fixture.h"
#include "tests/lib/temp-folder.h"

#define SMALL 3000
#define LARGE (17 << 20) /* hashed only when it is read back */

/* Whatever is wrong in these tests is wrong with the bundle. */
static gboolean
take (const char *path, QzObjectBatch *batch, GError **error)
{
  g_autoptr (QzBundleReader) reader = qz_bundle_reader_open (path, error);
  g_autoptr (GHashTable) contents =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  gboolean failed = FALSE;
  gboolean ok =
      reader != NULL && qz_bundle_store (reader, batch, contents, NULL, NULL, NULL, &failed, error);

  g_assert_false (failed);
  g_assert_true (!ok || g_hash_table_size (contents) == 1);
  return ok;
}

/* Turns a bit in the middle of the file in the bundle. */
static void
damage (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  content[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static void
check_size (gsize bytes)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autofree char *good = bundle_fixture_write (fixture, "good.qzb", bytes);
  g_autofree char *bad = bundle_fixture_write (fixture, "bad.qzb", bytes + 1);
  g_autofree char *workspace = bundle_fixture_path (fixture, "workspace");
  g_autoptr (QzObjectBatch) batch = qz_object_batch_new (workspace);
  g_autoptr (QzObjectBatch) again = qz_object_batch_new (workspace);
  g_autoptr (QzBundleReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  const QzBundleBlob *blob;

  damage (bad);
  g_assert_false (take (bad, batch, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "“bad.qzb” is damaged"));
  g_assert_nonnull (strstr (error->message, "成果报告.pdf"));
  g_clear_error (&error);
  g_assert_true (take (good, batch, &error));
  g_assert_true (take (good, batch, &error));
  g_assert_no_error (error);
  /* The record is no file of the store, and the damaged bundle left nothing. */
  g_assert_cmpuint (qz_object_batch_get_mark (batch), ==, 1);
  g_assert_true (qz_object_batch_commit (batch, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (temp_folder_count (workspace), ==, 1);
  reader = qz_bundle_reader_open (good, &error);
  blob = qz_bundle_reader_get_manifest (reader)->blobs->pdata[1];
  g_assert_true (qz_objects_check (workspace, blob->sha256, &error));
  /* Once more changes nothing, and a damaged copy of what is there is refused all the same. */
  g_assert_true (take (good, again, &error));
  g_assert_cmpuint (qz_object_batch_get_mark (again), ==, 0);
  damage (good);
  g_assert_false (take (good, again, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_CORRUPT);
  temp_folder_remove (workspace);
}

static void
test_small (void)
{
  check_size (SMALL);
}

static void
test_large (void)
{
  check_size (LARGE);
}

static void
cancel_cb (gint64 done, gint64 total, gpointer data)
{
  if (done > total / 2)
    g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
  g_autofree char *path = bundle_fixture_write (fixture, "a.qzb", LARGE);
  g_autofree char *workspace = bundle_fixture_path (fixture, "workspace");
  g_autoptr (QzObjectBatch) batch = qz_object_batch_new (workspace);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (QzBundleReader) reader = qz_bundle_reader_open (path, &error);
  gboolean failed;

  g_assert_false (
      qz_bundle_store (reader, batch, NULL, cancel_cb, cancellable, cancellable, &failed, &error));
  g_assert_true (failed);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (temp_folder_count (workspace), ==, 0);
  temp_folder_remove (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundle-store/small", test_small);
  g_test_add_func ("/bundle-store/large", test_large);
  g_test_add_func ("/bundle-store/cancel", test_cancel);
  return g_test_run ();
}
