/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edition goes out as it came in, and two of them are compared place by place. */

#include "config.h"

#include <glib/gstdio.h>

#include "exchange/qz-edition-compare.h"
#include "exchange/qz-edition-reader.h"
#include "model/qz-error.h"
#include "tests/lib/small-disk.h"
#include "tests/lib/temp-folder.h"

static GHashTable *
load (void)
{
  g_autofree char *path = qz_edition_builtin_path ("shanghai-2018");
  g_autoptr (GError) error = NULL;
  GHashTable *files = qz_edition_load_files (path, &error);

  g_assert_no_error (error);
  return files;
}

static char *
join (GPtrArray *lines)
{
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
replace (GHashTable *files, const char *name, const char *from, const char *to)
{
  gsize size;
  const char *data = g_bytes_get_data (g_hash_table_lookup (files, name), &size);
  g_autoptr (GString) text = g_string_new_len (data, (gssize) size);

  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  g_hash_table_insert (files, g_strdup (name), g_bytes_new (text->str, text->len));
}

static void
test_write (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TempFolder) folder = temp_folder_new ();
  g_autofree char *target = g_build_filename (folder, "new", "edition", NULL);
  g_autoptr (GHashTable) files = load ();
  g_autoptr (GHashTable) again = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_assert_no_error (error);
  g_assert_true (qz_edition_write_folder (files, target, &error));
  g_assert_no_error (error);
  again = qz_edition_load_files (target, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (again), ==, g_hash_table_size (files));
  lines = qz_edition_compare (files, again);
  g_assert_cmpuint (lines->len, ==, 0);

  g_assert_false (qz_edition_write_folder (files, target, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE);
  g_clear_error (&error);
  g_assert_false (qz_edition_write_folder (files, "/proc/nowhere", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_hash_table_insert (files, g_strdup ("../evil.json"), g_bytes_new_static ("{}", 2));
  g_assert_false (qz_edition_write_folder (files, "/tmp/never-made", &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_assert_false (g_file_test ("/tmp/never-made", G_FILE_TEST_EXISTS));
}

/* A disk that ends in the middle: the remedy is named, no file is half there. */
static void
test_full_disk (void)
{
  g_autoptr (TempFolder) folder = temp_folder_new ();
  g_autoptr (GHashTable) files = load ();
  g_autoptr (GHashTable) written = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  const char *name;
  GBytes *bytes;
  gboolean done;

  small_disk_begin (15000);
  done = qz_edition_write_folder (files, folder, &error);
  small_disk_end ();
  g_assert_false (done);
  g_assert_error (error, QZ_ERROR, QZ_ERROR_FULL);
  g_clear_error (&error);
  written = qz_edition_load_files (folder, &error);
  g_assert_null (written);
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &bytes))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize size;

      if (g_file_get_contents (path, &contents, &size, NULL))
        g_assert_cmpmem (contents, size, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
}

/* What an editor of another system makes of a notice does no harm. */
static void
test_foreign_line_ends (void)
{
  g_autoptr (GHashTable) files = load ();
  g_autoptr (GError) error = NULL;
  g_autoptr (QzEdition) edition = NULL;
  const char text[] = "\xef\xbb\xbf# 通知\r\n\r\n正文\r\n";

  g_hash_table_insert (files, g_strdup ("notices/general.md"),
                       g_bytes_new_static (text, sizeof text - 1));
  edition = qz_edition_read_files (files, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (qz_edition_find_notice (edition, "general")->body, ==, "# 通知\n\n正文\n");
}

static void
test_compare (void)
{
  g_autoptr (GHashTable) a = load ();
  g_autoptr (GHashTable) b = load ();
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *joined = NULL;

  replace (b, "edition.json", "\"version\": \"1.0\"", "\"version\": \"1.1\"");
  replace (b, "edition.json", "\"year\": 2018", "  \"year\"  :2018");
  replace (b, "edition.json", "\"telephones\": [\"63295035", "\"telephones\": [\"63295036");
  replace (b, "activities/qc-group.json", "\"amount\": \"0.15\"", "\"amount\": \"0.2\"");
  replace (b, "activities/qc-group.json", "\"id\": \"presenter\", \"name\": \"优秀发布者\"",
           "\"id\": \"speaker\", \"name\": \"优秀发布人\"");
  replace (b, "notices/general.md", "竺 敏", "竺敏");
  g_hash_table_remove (b, "rubrics/story-film.json");
  g_hash_table_insert (b, g_strdup ("notices/extra.md"), g_bytes_new_static ("x", 1));
  lines = qz_edition_compare (a, b);
  joined = join (lines);
  g_assert_cmpstr (joined, ==,
                   "activities/qc-group.json: /awards/0/amount: “0.15” became “0.2”\n"
                   "activities/qc-group.json: /awards/4: added: “优秀发布人”\n"
                   "activities/qc-group.json: /awards/4: removed: “优秀发布者”\n"
                   "edition.json: /contacts/1/telephones/0: “63295035” became “63295036”\n"
                   "edition.json: /version: “1.0” became “1.1”\n"
                   "notices/extra.md: the file was added\n"
                   "notices/general.md: the text differs from line 67 on\n"
                   "rubrics/story-film.json: the file was removed");
}

static void
insert (GHashTable *files, const char *text)
{
  g_hash_table_insert (files, g_strdup ("honours.json"), g_bytes_new_static (text, strlen (text)));
}

static void
test_compare_lists (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    const char *lines;
  } cases[] = {
    { "[1, 2]", "[1, 2]", "" },
    { "[1, 2]", "[1, 3, 4]", "honours.json: /1: 2 became 3\nhonours.json: /2: added: 4" },
    { "[1, 2]", "{}", "honours.json: a list of 2 became an object" },
    { "[{\"id\": \"a\"}, {\"id\": \"b\"}]", "[{\"id\": \"b\"}, {\"id\": \"a\"}]",
      "honours.json: stands in another order" },
    { "[{\"id\": \"a\", \"x\": true}]", "[{\"id\": \"c\"}, {\"id\": \"a\", \"x\": false}]",
      "honours.json: /0: added: an object\nhonours.json: /1/x: true became false" },
    { "{\"a\": {\"b\": \"x\"}}", "{\"a\": {\"b\": null, \"c\": []}}",
      "honours.json: /a/b: “x” became null\nhonours.json: /a/c: added: a list of 0" },
    { "{", "[", "honours.json: the text differs from line 1 on" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GHashTable) a = load ();
      g_autoptr (GHashTable) b = load ();
      g_autoptr (GPtrArray) lines = NULL;
      g_autofree char *joined = NULL;

      insert (a, cases[i].a);
      insert (b, cases[i].b);
      lines = qz_edition_compare (a, b);
      joined = join (lines);
      g_assert_cmpstr (joined, ==, cases[i].lines);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edition-files/write", test_write);
  g_test_add_func ("/edition-files/full-disk", test_full_disk);
  g_test_add_func ("/edition-files/foreign-line-ends", test_foreign_line_ends);
  g_test_add_func ("/edition-files/compare", test_compare);
  g_test_add_func ("/edition-files/compare-lists", test_compare_lists);
  return g_test_run ();
}
