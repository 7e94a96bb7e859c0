/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Under its final name a file is whole or as it was before. */

#include "config.h"

#include "model/qz-error.h"
#include "model/qz-new-file.h"
#include "tests/lib/small-disk.h"
#include "tests/lib/temp-folder.h"

#include <errno.h>

static void
assert_content (const char *path, const char *expected)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, expected);
}

static void
test_put (void)
{
  g_autoptr (TempFolder) folder = temp_folder_new ();
  g_autofree char *path = g_build_filename (folder, "名单.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (qz_new_file_put_outside (path, "one", 3, &error));
  g_assert_true (qz_new_file_put_outside (path, "two", 3, &error));
  g_assert_no_error (error);
  assert_content (path, "two");
  g_assert_true (qz_new_file_put_outside (path, "", 0, &error));
  assert_content (path, "");
  g_assert_cmpuint (temp_folder_count (folder), ==, 1);
}

/* What was there stays, and nothing else is left. */
static void
test_abandon (void)
{
  g_autoptr (TempFolder) folder = temp_folder_new ();
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autoptr (GError) error = NULL;
  QzNewFile *file;

  g_assert_true (qz_new_file_put_outside (path, "before", 6, &error));
  file = qz_new_file_begin_outside (path, &error);
  g_assert_true (qz_new_file_write (file, "half", 4, &error));
  g_assert_cmpuint (temp_folder_count (folder), ==, 2);
  qz_new_file_free (file);
  assert_content (path, "before");
  g_assert_cmpuint (temp_folder_count (folder), ==, 1);
}

static void
test_full (void)
{
  g_autoptr (TempFolder) folder = temp_folder_new ();
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autofree char *much = g_strnfill (1000, 'x');
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_assert_true (qz_new_file_put_outside (path, "before", 6, &error));
  small_disk_begin (500);
  done = qz_new_file_put_outside (path, much, 1000, &error);
  small_disk_end ();
  g_assert_false (done);
  g_assert_error (error, QZ_ERROR, QZ_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, qz_error_get_reason (EFBIG)));
  assert_content (path, "before");
  g_assert_cmpuint (temp_folder_count (folder), ==, 1);
}

static void
test_no_folder (void)
{
  g_autoptr (TempFolder) folder = temp_folder_new ();
  g_autofree char *path = g_build_filename (folder, "none", "list.csv", NULL);
  g_autofree char *below = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (qz_new_file_put_outside (path, "", 0, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, path));
  g_clear_error (&error);
  /* A folder of that name cannot be replaced by a file. */
  below = g_build_filename (folder, "taken", "in", NULL);
  g_assert_cmpint (g_mkdir_with_parents (below, 0700), ==, 0);
  g_free (g_steal_pointer (&path));
  path = g_build_filename (folder, "taken", NULL);
  g_assert_false (qz_new_file_put_outside (path, "", 0, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_IO);
  g_assert_cmpuint (temp_folder_count (folder), ==, 0);
}

/* In a workspace folders are made, and what a crash left is swept. */
static void
test_workspace (void)
{
  g_autoptr (TempFolder) folder = temp_folder_new ();
  g_autofree char *objects = g_build_filename (folder, "objects", NULL);
  g_autofree char *path = g_build_filename (objects, "ab", "abcd", NULL);
  g_autoptr (QzNewFile) left = NULL;
  g_autoptr (QzNewFile) file = NULL;
  g_autoptr (GError) error = NULL;

  left = qz_new_file_begin (objects, &error);
  file = qz_new_file_begin (objects, &error);
  g_assert_no_error (error);
  g_assert_true (qz_new_file_write (file, "content", 7, &error));
  g_assert_true (qz_new_file_keep (file, path, &error));
  assert_content (path, "content");
  g_assert_cmpuint (temp_folder_count (objects), ==, 2);
  qz_new_file_sweep (objects);
  g_assert_cmpuint (temp_folder_count (objects), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/new-file/put", test_put);
  g_test_add_func ("/model/new-file/abandon", test_abandon);
  g_test_add_func ("/model/new-file/full", test_full);
  g_test_add_func ("/model/new-file/no-folder", test_no_folder);
  g_test_add_func ("/model/new-file/workspace", test_workspace);
  return g_test_run ();
}
