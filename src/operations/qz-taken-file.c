/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file from outside: looked at before it is copied, then copied and entered, or neither. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-clock.h"
#include "operations/qz-file-kind.h"
#include "operations/qz-material-facts.h"
#include "operations/qz-taken-file.h"
#include "store/qz-objects.h"

/* Files are stored and entered one act at a time: of two that take in the same content, the one
 * that fails would else take back the object that the other has just entered. */
static GMutex storing;

/* The size of a regular file; anything else cannot be taken in. */
static gboolean
look_at_file (
    GFile *file, const char *name, gint64 *out_bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) local = NULL;

  if (!g_file_is_native (file))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
                   _ ("“%s” is not on this computer. Copy it here first, then attach the copy."),
                   name);
      return FALSE;
    }
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, &local);
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("“%s” is not there any more. Choose the file again."), name);
      return FALSE;
    }
  if (info == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
                   _ ("“%s” is not a file. Choose a file; put several into one archive."), name);
      return FALSE;
    }
  *out_bytes = g_file_info_get_size (info);
  if (*out_bytes > 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE, _ ("“%s” is empty. Save it again and attach it."),
               name);
  return FALSE;
}

/**
 * qz_taken_file_look:
 * @file: a file on this computer
 * @cancellable: (nullable): gives up
 * @error: %QZ_ERROR_NOT_FOUND when it is not there, %QZ_ERROR_TYPE when it is no file, empty, or
 *   its content is not what its name says
 *
 * Says what a file is, by its content.
 *
 * Returns: (transfer full) (nullable): a material with id, name, kind, size and the present instant
 */
QzMaterial *
qz_taken_file_look (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  QzMaterial *material;
  const char *kind;
  gint64 bytes;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  base = g_file_get_basename (file);
  name = qz_file_name_clean (base != NULL ? base : "");
  if (!look_at_file (file, name, &bytes, cancellable, error))
    return NULL;
  kind = qz_file_kind_of_content (file, cancellable, error);
  if (kind == NULL || !qz_file_kind_check (name, kind, error))
    return NULL;
  material = qz_material_new ();
  qz_text_take (&material->id, g_uuid_string_random ());
  qz_text_set (&material->name, name);
  qz_text_set (&material->kind, kind);
  qz_text_take (&material->added, qz_clock_now ());
  material->bytes = bytes;
  return material;
}

/**
 * qz_taken_file_look_into:
 * @material: of qz_taken_file_look(); takes pages, size and length
 * @file: its file
 * @out_unseen: (out) (nullable): why it could not be looked into
 * @cancellable: (nullable): gives up
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Has a helper look into the file. What cannot be shown here may be in order elsewhere: it is told,
 * and is no error.
 *
 * Returns: %FALSE only when it was cancelled
 */
gboolean
qz_taken_file_look_into (
    QzMaterial *material, GFile *file, char **out_unseen, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (material != NULL && G_IS_FILE (file) && out_unseen != NULL, FALSE);

  *out_unseen = NULL;
  path = g_file_get_path (file);
  if (qz_material_read_facts (material, path, cancellable, &local))
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *out_unseen = g_strdup (local->message);
  return TRUE;
}

static void
copied_cb (gint64 done, gint64 total, gpointer data)
{
  qz_operation_report (data, (guint64) done, (guint64) total);
}

static void
take_back (QzWorkspace *workspace, const GPtrArray *fresh)
{
  for (guint i = 0; i < fresh->len; i++)
    qz_objects_remove (qz_workspace_get_directory (workspace), fresh->pdata[i]);
}

/* Objects that were not there before are noted in @fresh. */
static gboolean
copy_file (QzWorkspace *workspace,
           GFile *file,
           QzMaterial *material,
           QzOperation *operation,
           GPtrArray *fresh,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  gboolean is_new = FALSE;
  char *sha256 = qz_objects_put_file (qz_workspace_get_directory (workspace), path, copied_cb,
                                      operation, cancellable, &is_new, error);

  if (sha256 == NULL)
    return FALSE;
  qz_text_take (&material->sha256, sha256);
  if (is_new)
    g_ptr_array_add (fresh, material->sha256);
  return TRUE;
}

/**
 * qz_taken_files_store:
 * @workspace: where
 * @files: (array length=n_files): what is taken in
 * @materials: (array length=n_files): one for each; take the names of their objects
 * @n_files: how many
 * @operation: told of the progress
 * @enter: enters them in the database
 * @data: for @enter
 * @cancellable: (nullable): gives up
 * @error: as qz_objects_put_file() and @enter
 *
 * Copies the files and enters them: all of it, or nothing stays.
 *
 * Returns: whether they are stored
 */
gboolean
qz_taken_files_store (QzWorkspace *workspace,
                      GFile *const *files,
                      QzMaterial *const *materials,
                      guint n_files,
                      QzOperation *operation,
                      QzTakenFunc enter,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  g_autoptr (GError) local = NULL;
  gboolean copied = TRUE;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && enter != NULL, FALSE);
  g_return_val_if_fail (n_files == 0 || (files != NULL && materials != NULL), FALSE);

  locker = g_mutex_locker_new (&storing);
  for (guint i = 0; copied && i < n_files; i++)
    copied = copy_file (workspace, files[i], materials[i], operation, fresh, cancellable, &local);
  if (copied && enter (data, cancellable, &local))
    return TRUE;
  /* After an error at COMMIT the files may be entered; they have to stay. */
  if (!g_error_matches (local, QZ_ERROR, QZ_ERROR_UNKNOWN_OUTCOME))
    take_back (workspace, fresh);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
