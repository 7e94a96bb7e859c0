/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads what the fuzzer makes as a file of an edition. The first line names the file; with a "+"
 * before it the file stands among the sound files of the edition that comes with the program, else
 * alone. Seeds are made by seeds-edition.py.
 */

#include "config.h"

#include "exchange/qz-edition-compare.h"
#include "exchange/qz-edition-reader.h"
#include "model/qz-error.h"

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static GHashTable *good;

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_autofree char *path = qz_edition_builtin_path ("shanghai-2018");
  g_autoptr (GError) error = NULL;

  if (path == NULL || (good = qz_edition_load_files (path, &error)) == NULL)
    g_error ("no edition: %s", error != NULL ? error->message : "set QZ_DATADIR");
  return 0;
}

/* Enough to refer to, and no more, or a run takes too long. */
static gboolean
is_base (const char *name)
{
  return strchr (name, '/') == NULL || g_str_has_prefix (name, "notices/")
         || g_str_has_prefix (name, "activities/qc-") || g_str_has_prefix (name, "rubrics/qc-")
         || g_str_has_prefix (name, "templates/");
}

static GHashTable *
new_files (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

static void
add_base (GHashTable *files)
{
  GHashTableIter iter;
  const char *name;
  GBytes *bytes;

  g_hash_table_iter_init (&iter, good);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &bytes))
    if (is_base (name))
      g_hash_table_insert (files, g_strdup (name), g_bytes_ref (bytes));
}

static void
check_reading (GHashTable *files)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzEdition) edition = qz_edition_read_files (files, faults, &error);

  g_assert_true ((edition != NULL) == (faults->len == 0));
  g_assert_true ((edition == NULL) == g_error_matches (error, QZ_ERROR, QZ_ERROR_INVALID));
  for (guint i = 0; i < faults->len; i++)
    {
      const char *line = faults->pdata[i];

      g_assert_true (g_utf8_validate (line, -1, NULL));
      g_assert_null (strchr (line, '\n'));
    }
}

static void
check_comparing (const char *name, GBytes *bytes)
{
  g_autoptr (GHashTable) a = new_files ();
  g_autoptr (GHashTable) b = new_files ();
  g_autoptr (GPtrArray) lines = NULL;
  GBytes *sound = g_hash_table_lookup (good, name);

  if (sound != NULL)
    g_hash_table_insert (a, g_strdup (name), g_bytes_ref (sound));
  g_hash_table_insert (b, g_strdup (name), g_bytes_ref (bytes));
  lines = qz_edition_compare (a, b);
  for (guint i = 0; i < lines->len; i++)
    g_assert_true (g_utf8_validate (lines->pdata[i], -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *text = (const char *) data;
  const char *end = memchr (text, '\n', size);
  g_autoptr (GHashTable) files = new_files ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  gboolean among;

  if (end == NULL || end == text)
    return 0;
  among = *text == '+';
  name = g_strndup (text + among, (gsize) (end - text) - among);
  bytes = g_bytes_new (end + 1, size - (gsize) (end - text) - 1);
  if (among)
    add_base (files);
  g_hash_table_insert (files, g_strdup (name), g_bytes_ref (bytes));
  check_reading (files);
  check_comparing (name, bytes);
  return 0;
}
