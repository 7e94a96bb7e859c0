/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each way in which an edition can be wrong, one at a time, gives its line and no other. */

#include "config.h"

#include <glib/gstdio.h>
#include <jansson.h>
#include <unistd.h>

#include "fault-table-stages.h"
#include "exchange/qz-edition-reader.h"
#include "model/qz-error.h"
#include "tests/lib/temp-folder.h"

static GHashTable *
load_good (void)
{
  g_autofree char *path = qz_edition_builtin_path ("shanghai-2018");
  g_autoptr (GError) error = NULL;
  GHashTable *files = qz_edition_load_files (path, &error);

  g_assert_no_error (error);
  return files;
}

static char *
unquote (const char *value)
{
  return g_strdelimit (g_strdup (value), "'", '"');
}

/* The object or list that holds the last member of a pointer, whose name comes out unescaped. */
static json_t *
walk (json_t *root, const char *pointer, char **out_last)
{
  g_auto (GStrv) parts = g_strsplit (pointer + 1, "/", -1);
  json_t *at = root;
  guint i;

  for (i = 0; parts[i + 1] != NULL; i++)
    at = json_is_array (at) ? json_array_get (at, (size_t) atoi (parts[i]))
                            : json_object_get (at, parts[i]);
  g_assert_nonnull (at);
  {
    g_auto (GStrv) slashes = g_strsplit (parts[i], "~1", -1);
    g_autofree char *joined = g_strjoinv ("/", slashes);
    g_auto (GStrv) tildes = g_strsplit (joined, "~0", -1);

    *out_last = g_strjoinv ("~", tildes);
  }
  return at;
}

static GBytes *
change (GBytes *bytes, const char *pointer, const char *value)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  json_t *root = json_loadb (text, size, 0, NULL);
  g_autofree char *last = NULL;
  json_t *at = walk (root, pointer, &last);
  char *dump;

  g_assert_nonnull (root);
  if (value != NULL)
    {
      g_autofree char *quoted = unquote (value);
      json_t *member = json_loads (quoted, JSON_DECODE_ANY, NULL);

      g_assert_nonnull (member);
      g_assert_cmpint (json_is_array (at) ? json_array_set_new (at, (size_t) atoi (last), member)
                                          : json_object_set_new (at, last, member),
                       ==, 0);
    }
  else if (json_is_array (at))
    g_assert_cmpint (json_array_remove (at, (size_t) atoi (last)), ==, 0);
  else
    g_assert_cmpint (json_object_del (at, last), ==, 0);
  dump = json_dumps (root, 0);
  json_decref (root);
  return g_bytes_new_take (dump, strlen (dump));
}

static void
apply (GHashTable *files, const Fault *fault)
{
  if (fault->pointer != NULL)
    {
      GBytes *bytes = g_hash_table_lookup (files, fault->file);

      g_assert_nonnull (bytes);
      g_hash_table_insert (files, g_strdup (fault->file),
                           change (bytes, fault->pointer, fault->value));
    }
  else if (fault->value != NULL)
    {
      char *value = unquote (fault->value);

      g_hash_table_insert (files, g_strdup (fault->file), g_bytes_new_take (value, strlen (value)));
    }
  else
    g_hash_table_remove (files, fault->file);
}

static char *
read_faults (GHashTable *files)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzEdition) edition = qz_edition_read_files (files, lines, &error);

  if (lines->len > 0)
    {
      g_assert_null (edition);
      g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
try_table (const Fault *table, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      const Fault *fault = &table[i];
      g_autoptr (GHashTable) files = load_good ();
      g_autofree char *lines = NULL;

      apply (files, fault);
      lines = read_faults (files);
      if (strcmp (lines, fault->lines) != 0)
        g_test_message ("in row %zu", i);
      g_assert_cmpstr (lines, ==, fault->lines);
    }
}

static void
test_stages (void)
{
  try_table (stage_fault_table, G_N_ELEMENTS (stage_fault_table));
  g_assert_cmpuint (G_N_ELEMENTS (stage_fault_table), >=, 30);
}

static void
test_table (void)
{
  try_table (fault_table, G_N_ELEMENTS (fault_table));
  g_assert_cmpuint (G_N_ELEMENTS (fault_table), >=, 60);
}

/* Everything wrong is told at once, in the order of files and places. */
static void
test_all_at_once (void)
{
  static const Fault faults[] = {
    { "rubrics/qc-problem-2016.json", "/items/3/min", "40", NULL },
    { "rubrics/qc-problem-2016.json", "/items/0/step", "0", NULL },
    { "edition.json", "/bodies/0/role", "'主持'", NULL },
    { "edition.json", "/year", "1", NULL },
    { "activities/qc-group.json", "/sections/0/fields/11", NULL, NULL },
    { "activities/qc-group.json", "/sections/2/fields/10/max", "-1", NULL },
    { "activities/qc-group.json", "/sections/2/fields/5/max", "-1", NULL },
  };
  g_autoptr (GHashTable) files = load_good ();
  g_autofree char *lines = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    if (faults[i].value != NULL)
      apply (files, &faults[i]);
  lines = read_faults (files);
  g_assert_cmpstr (lines, ==,
                   "activities/qc-group.json: /sections/2/fields/5/max: -1 is below min 3\n"
                   "activities/qc-group.json: /sections/2/fields/10/max: -1 is below min 0\n"
                   "edition.json: /bodies/0/role: “主持” is not one of 主办, 指导, 支持, 承办, "
                   "协办, 媒体支持\n"
                   "edition.json: /year: 1 is below 1978\n"
                   "rubrics/qc-problem-2016.json: /items/0/step: 0 is below 0.001\n"
                   "rubrics/qc-problem-2016.json: /items/3/max: 20 is below min 40");
}

static char *
make_copy (void)
{
  g_autoptr (GHashTable) files = load_good ();
  g_autoptr (GError) error = NULL;
  char *folder = temp_folder_new ();
  qz_edition_write_folder (files, folder, &error);
  g_assert_no_error (error);
  return folder;
}

/* What a folder can hold beyond what a set of files can: links, folders, pipes, too much. */
static void
test_folder (void)
{
  g_autofree char *folder = make_copy ();
  g_autofree char *link = g_build_filename (folder, "rubrics", "link.json", NULL);
  g_autofree char *folder_link = g_build_filename (folder, "extra", NULL);
  g_autofree char *odd = g_build_filename (folder, "activities", "deep", NULL);
  g_autofree char *large = g_build_filename (folder, "rubrics", "large.json", NULL);
  g_autofree char *hidden = g_build_filename (folder, ".edition.json.swp", NULL);
  g_autofree char *backup = g_build_filename (folder, "edition.json~", NULL);
  g_autofree char *megabytes = g_strnfill ((1 << 20) + 1, ' ');
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *joined = NULL;

  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  g_assert_cmpint (symlink ("/etc", folder_link), ==, 0);
  g_assert_cmpint (g_mkdir (odd, 0700), ==, 0);
  g_file_set_contents (large, megabytes, -1, NULL);
  g_file_set_contents (hidden, "x", -1, NULL);
  g_file_set_contents (backup, "x", -1, NULL);
  g_assert_null (qz_edition_read_folder (folder, lines, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_ptr_array_add (lines, NULL);
  joined = g_strjoinv ("\n", (char **) lines->pdata);
  g_assert_cmpstr (joined, ==,
                   ".edition.json.swp: a file of this name does not belong to an edition\n"
                   "activities/deep: a folder of this name does not belong to an edition\n"
                   "edition.json~: a file of this name does not belong to an edition\n"
                   "extra: a file of this name does not belong to an edition\n"
                   "rubrics/large.json: is larger than 1024 KiB\n"
                   "rubrics/link.json: is a link; put the file itself there");
  temp_folder_remove (folder);
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (qz_edition_read_folder ("/nowhere/at/all", NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (qz_edition_load_files ("/nowhere/at/all", &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  g_assert_null (qz_edition_builtin_path ("no-such-city"));
  g_assert_null (qz_edition_builtin_path ("../shanghai-2018"));
}

static void
test_too_much (void)
{
  g_autoptr (GHashTable) files = load_good ();
  g_autofree char *lines = NULL;
  g_autofree char *blanks = g_strnfill ((1 << 20) - 1, ' ');

  for (guint i = 0; i < 200; i++)
    g_hash_table_insert (files, g_strdup_printf ("notices/n%u.md", i),
                         g_bytes_new (blanks, i < 9 ? strlen (blanks) : 1));
  lines = read_faults (files);
  g_assert_nonnull (strstr (lines, "edition.json: the package has more than 200 files\n"));
  g_assert_nonnull (strstr (lines, "edition.json: the package is larger than 8 MiB\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edition-faults/table", test_table);
  g_test_add_func ("/edition-faults/stages", test_stages);
  g_test_add_func ("/edition-faults/all-at-once", test_all_at_once);
  g_test_add_func ("/edition-faults/folder", test_folder);
  g_test_add_func ("/edition-faults/no-folder", test_no_folder);
  g_test_add_func ("/edition-faults/too-much", test_too_much);
  return g_test_run ();
}
