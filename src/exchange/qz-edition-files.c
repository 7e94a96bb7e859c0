/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of an edition package: which may be there, how large, from where and to where. */

#include "config.h"
#include "config-folders.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exchange/qz-edition-files.h"
#include "exchange/qz-shape.h"
#include "model/qz-error.h"
#include "model/qz-new-file.h"

#define MOST_FILES 200
#define MOST_BYTES (1 << 20)
#define MOST_TOTAL (8 << 20)

static const struct
{
  const char *folder;
  const char *suffix;
} folders[] = {
  { "activities/", ".json" },
  { "notices/", ".md" },
  { "rubrics/", ".json" },
  { "templates/", ".json" },
};

/**
 * qz_edition_files_know:
 * @name: path inside a package
 *
 * Returns: whether an edition may have a file of that name
 */
gboolean
qz_edition_files_know (const char *name)
{
  static const char *const files[] = { "edition.json", "honours.json", "holidays.json", NULL };

  if (g_strv_contains (files, name))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    if (g_str_has_prefix (name, folders[i].folder) && g_str_has_suffix (name, folders[i].suffix))
      {
        const char *stem = name + strlen (folders[i].folder);
        g_autofree char *id = NULL;

        if (strlen (stem) <= strlen (folders[i].suffix))
          return FALSE;
        id = g_strndup (stem, strlen (stem) - strlen (folders[i].suffix));
        return qz_shape_is_id (id);
      }
  return FALSE;
}

/**
 * qz_edition_files_check:
 * @files: (element-type utf8 GBytes): the package by path
 * @faults: takes names, sizes and counts that are not allowed
 */
void
qz_edition_files_check (GHashTable *files, QzFaults *faults)
{
  GHashTableIter iter;
  const char *name;
  GBytes *bytes;
  gsize total = 0;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &bytes))
    {
      total += g_bytes_get_size (bytes);
      if (!qz_edition_files_know (name))
        qz_faults_add (faults, name, "", _ ("a file of this name does not belong to an edition"));
      if (g_bytes_get_size (bytes) > MOST_BYTES)
        qz_faults_add (faults, name, "", _ ("is larger than %d KiB"), MOST_BYTES >> 10);
    }
  if (g_hash_table_size (files) > MOST_FILES)
    qz_faults_add (faults, "edition.json", "", _ ("the package has more than %d files"),
                   MOST_FILES);
  if (total > MOST_TOTAL)
    qz_faults_add (faults, "edition.json", "", _ ("the package is larger than %d MiB"),
                   MOST_TOTAL >> 20);
  if (!g_hash_table_contains (files, "edition.json"))
    qz_faults_add (faults, "edition.json", "", _ ("the file is missing"));
}

static GBytes *
read_all (int fd, gsize size, GError **error)
{
  g_autofree char *data = g_malloc (size + 1);
  gsize n = 0;

  while (n < size + 1)
    {
      gssize got = read (fd, data + n, size + 1 - n);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          g_set_error_literal (error, QZ_ERROR, QZ_ERROR_IO, qz_error_get_reason (errno));
          return NULL;
        }
      if (got == 0)
        break;
      n += (gsize) got;
    }
  return g_bytes_new_take (g_steal_pointer (&data), n);
}

/* Opens without following a link, so that a package cannot reach out of its folder. */
static gboolean
load_file (
    const char *folder, const char *name, GHashTable *files, QzFaults *faults, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) read_error = NULL;
  GBytes *bytes = NULL;
  struct stat info;
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0 && errno == ELOOP)
    {
      qz_faults_add (faults, name, "", _ ("is a link; put the file itself there"));
      return TRUE;
    }
  if (fd < 0 || fstat (fd, &info) < 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_IO, _ ("“%s” cannot be read: %s."), path,
                   qz_error_get_reason (errno));
      if (fd >= 0)
        close (fd);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    qz_faults_add (faults, name, "", _ ("is not a plain file"));
  else if (info.st_size > MOST_BYTES)
    qz_faults_add (faults, name, "", _ ("is larger than %d KiB"), MOST_BYTES >> 10);
  else
    bytes = read_all (fd, (gsize) info.st_size, &read_error);
  close (fd);
  if (read_error != NULL)
    {
      return qz_error_set_unreadable (error, path, read_error);
    }
  if (bytes != NULL)
    g_hash_table_insert (files, g_strdup (name), bytes);
  return TRUE;
}

static char *
dup_valid_name (const char *name)
{
  return g_utf8_make_valid (name, -1);
}

static gboolean
load_folder (const char *root,
             const char *below,
             GHashTable *files,
             QzFaults *faults,
             guint *n_seen,
             GError **error)
{
  g_autofree char *path = g_build_filename (root, below, NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, error);
  const char *entry;

  if (folder == NULL)
    return FALSE;
  while ((entry = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *name = g_strconcat (below, entry, NULL);
      g_autofree char *full = g_build_filename (root, name, NULL);
      g_autofree char *shown = dup_valid_name (name);
      struct stat info;

      if (++*n_seen > MOST_FILES)
        {
          qz_faults_add (faults, "edition.json", "", _ ("the package has more than %d files"),
                         MOST_FILES);
          return TRUE;
        }
      if (lstat (full, &info) == 0 && S_ISDIR (info.st_mode))
        {
          gboolean known = FALSE;
          g_autofree char *inner = g_strconcat (name, "/", NULL);

          for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
            known |= strcmp (inner, folders[i].folder) == 0;
          if (!known)
            qz_faults_add (faults, shown, "",
                           _ ("a folder of this name does not belong to an "
                              "edition"));
          else if (!load_folder (root, inner, files, faults, n_seen, error))
            return FALSE;
        }
      else if (!qz_edition_files_know (name))
        qz_faults_add (faults, shown, "", _ ("a file of this name does not belong to an edition"));
      else if (!load_file (root, name, files, faults, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * qz_edition_files_load:
 * @path: a folder
 * @faults: takes links, foreign files and what is too large
 * @error: %QZ_ERROR_NOT_FOUND when there is no such folder, %QZ_ERROR_IO when it cannot be read
 *
 * Returns: (transfer full) (element-type utf8 GBytes): the sound files by path inside the package
 */
GHashTable *
qz_edition_files_load (const char *path, QzFaults *faults, GError **error)
{
  g_autoptr (GHashTable) files =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) local = NULL;
  guint n_seen = 0;

  g_return_val_if_fail (path != NULL && faults != NULL, NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (
          error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
          _ ("There is no edition folder “%s”. Choose the folder that holds edition.json."), path);
      return NULL;
    }
  if (!load_folder (path, "", files, faults, &n_seen, &local))
    {
      if (local->domain == QZ_ERROR)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        qz_error_set_unreadable (error, path, local);
      return NULL;
    }
  return g_steal_pointer (&files);
}

/**
 * qz_edition_load_files:
 * @path: folder of an edition package
 * @error: %QZ_ERROR_NOT_FOUND, %QZ_ERROR_IO, or %QZ_ERROR_INVALID with the first link, foreign
 *   or too large file
 *
 * Loads the files without looking into them.
 *
 * Returns: (transfer full) (element-type utf8 GBytes): the files by path inside the package
 */
GHashTable *
qz_edition_load_files (const char *path, GError **error)
{
  g_autoptr (QzFaults) faults = qz_faults_new ();
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) files = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  files = qz_edition_files_load (path, faults, error);
  if (files == NULL)
    return NULL;
  qz_edition_files_check (files, faults);
  qz_faults_append_to (faults, lines);
  if (lines->len > 0)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID, lines->pdata[0]);
      return NULL;
    }
  return g_steal_pointer (&files);
}

static gboolean
make_folder (const char *path, GError **error)
{
  return g_mkdir_with_parents (path, 0777) == 0 || qz_new_file_refuse (path, errno, error);
}

static int
compare_for_writing (gconstpointer a, gconstpointer b)
{
  int last = (strcmp (a, "edition.json") == 0) - (strcmp (b, "edition.json") == 0);

  return last != 0 ? last : strcmp (a, b);
}

/* Takes back what was written into the folder, which was empty before: half an edition would be in
 * the way of the next attempt. */
static void
remove_written (GHashTable *files, const char *path, gboolean made)
{
  GHashTableIter iter;
  const char *name;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, NULL))
    {
      g_autofree char *target = g_build_filename (path, name, NULL);

      g_unlink (target);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *target = g_build_filename (path, folders[i].folder, NULL);

      g_rmdir (target);
    }
  if (made)
    g_rmdir (path);
}

/**
 * qz_edition_write_folder:
 * @files: (element-type utf8 GBytes): the files of a package
 * @path: a folder that does not exist yet or is empty
 * @error: %QZ_ERROR_DUPLICATE when there is something in it, %QZ_ERROR_INVALID for names that do
 *   not belong to an edition, %QZ_ERROR_FULL, %QZ_ERROR_READ_ONLY, %QZ_ERROR_IO
 *
 * Writes a package as a folder. Each file appears whole under its name or not at all, edition.json
 * last: a folder that was not finished is not taken for an edition.
 *
 * Returns: %TRUE when every file is there
 */
gboolean
qz_edition_write_folder (GHashTable *files, const char *path, GError **error)
{
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GList) names = NULL;
  gboolean made;

  g_return_val_if_fail (files != NULL && path != NULL, FALSE);

  names = g_list_sort (g_hash_table_get_keys (files), compare_for_writing);
  for (GList *l = names; l != NULL; l = l->next)
    if (!qz_edition_files_know (l->data))
      {
        g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                     _ ("“%s” does not belong to an edition. Check the edition first."),
                     (const char *) l->data);
        return FALSE;
      }
  folder = g_dir_open (path, 0, NULL);
  if (folder != NULL && g_dir_read_name (folder) != NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
                   _ ("“%s” is not empty. Choose a new folder."), path);
      return FALSE;
    }
  made = !g_file_test (path, G_FILE_TEST_EXISTS);
  if (!make_folder (path, error))
    return FALSE;
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *target = g_build_filename (path, l->data, NULL);
      g_autofree char *parent = g_path_get_dirname (target);
      gsize size;
      const char *data = g_bytes_get_data (g_hash_table_lookup (files, l->data), &size);

      if (!make_folder (parent, error) || !qz_new_file_put_outside (target, data, size, error))
        {
          if (made || folder != NULL)
            remove_written (files, path, made);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * qz_edition_builtin_path:
 * @id: id of an edition that comes with the program, such as shanghai-2018
 *
 * Looks in $QZ_DATADIR when that is set, as in the build tree, else where the program's data is
 * installed.
 *
 * Returns: (nullable) (transfer full): its folder; %NULL when there is none of that id
 */
char *
qz_edition_builtin_path (const char *id)
{
  const char *datadir = g_getenv ("QZ_DATADIR");
  g_autofree char *path = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  if (!qz_shape_is_id (id))
    return NULL;
  path = g_build_filename (datadir != NULL && *datadir != '\0' ? datadir : QZ_DATADIR, "editions",
                           id, NULL);
  return g_file_test (path, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&path) : NULL;
}
