/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "model/qz-error.h"
#include "store/qz-objects.h"
#include "tests/lib/temp-folder.h"
#include "tests/store/context.h"

static void
assert_n_objects (Context *context, guint expected)
{
  g_autofree char *folder = context_path (context, "objects");

  g_assert_cmpuint (temp_folder_count (folder), ==, expected);
}

static void
test_bytes (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GBytes) nothing = g_bytes_new_static (NULL, 0);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GBytes) empty = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = qz_objects_put_bytes (context->directory, bytes, &error);
  g_autofree char *again = qz_objects_put_bytes (context->directory, bytes, &error);
  g_autofree char *none = qz_objects_put_bytes (context->directory, nothing, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpstr (again, ==, name);
  back = qz_objects_read (context->directory, name, &error);
  g_assert_true (g_bytes_equal (back, bytes));
  empty = qz_objects_read (context->directory, none, &error);
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);
  assert_n_objects (context, 2);
}

static void
progress_cb (gint64 done, gint64 total, gpointer data)
{
  gint64 *last = data;

  g_assert_cmpint (done, >, *last);
  g_assert_cmpint (total, ==, 300000);
  *last = done;
}

static void
cancel_cb (gint64 done, gint64 total, gpointer data)
{
  if (done > 100000)
    g_cancellable_cancel (data);
}

static void
test_file (void)
{
  g_autoptr (Context) context = context_new ();
  g_autofree char *source = context_path (context, "report.pdf");
  g_autofree char *content = g_strnfill (300000, 'x');
  g_autofree char *name = NULL;
  g_autofree char *cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 last = 0;
  gboolean fresh = FALSE;

  g_assert_true (g_file_set_contents (source, content, 300000, NULL));
  cancelled = qz_objects_put_file (context->directory, source, cancel_cb, cancellable, cancellable,
                                   NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_n_objects (context, 0);
  name = qz_objects_put_file (context->directory, source, progress_cb, &last, NULL, &fresh, &error);
  g_assert_no_error (error);
  g_assert_cmpint (last, ==, 300000);
  g_assert_true (fresh);
  g_free (name);
  name = qz_objects_put_file (context->directory, source, NULL, NULL, NULL, &fresh, &error);
  g_assert_no_error (error);
  g_assert_false (fresh);
  g_assert_true (qz_objects_check (context->directory, name, &error));
  assert_n_objects (context, 1);
}

static void
test_faults (void)
{
  static const char *const names[] = {
    "", "..", "../../etc/passwd",
    "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a"
  };
  g_autoptr (Context) context = context_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = qz_objects_put_bytes (context->directory, bytes, NULL);
  g_autofree char *path = qz_objects_path (context->directory, name);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_null (qz_objects_open (context->directory, names[i], &error));
      g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_null (
      qz_objects_put_file (context->directory, "/nowhere", NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "abd", 3, NULL));
  g_assert_false (qz_objects_check (context->directory, name, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_null (qz_objects_read (context->directory, name, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/objects/bytes", test_bytes);
  g_test_add_func ("/objects/file", test_file);
  g_test_add_func ("/objects/faults", test_faults);
  return g_test_run ();
}
