/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that travelled beside its bundle: it fills the materials whose hash it has. What is in it
 * is looked into later, like the files of a bundle. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "operations/qz-act-words.h"
#include "operations/qz-add-large-file.h"
#include "operations/qz-file-kind.h"
#include "store/qz-material-table.h"
#include "store/qz-objects.h"

struct _QzAddLargeFile
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *path;

  char *sha256;         /* nullable */
  GPtrArray *materials; /* (element-type QzMaterial) (nullable) */
};

G_DEFINE_FINAL_TYPE (QzAddLargeFile, qz_add_large_file, QZ_TYPE_OPERATION)

static void
copied_cb (gint64 done, gint64 total, gpointer data)
{
  qz_operation_report (data, (guint64) done, (guint64) total);
}

static gboolean
read_awaited (QzConnection *connection, gpointer data, GError **error)
{
  QzAddLargeFile *self = data;

  g_clear_pointer (&self->materials, g_ptr_array_unref);
  self->materials = qz_material_table_list_awaited (connection, self->sha256, error);
  return self->materials != NULL;
}

static gboolean
fill (QzConnection *connection, gpointer data, GError **error)
{
  QzAddLargeFile *self = data;

  return read_awaited (connection, data, error)
         && qz_material_table_set_arrived (connection, self->sha256, error);
}

static gboolean
check_awaited (QzAddLargeFile *self, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  if (!qz_store_read (qz_workspace_get_store (self->workspace), read_awaited, self, error))
    return FALSE;
  if (self->materials->len > 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("No entry waits for “%s”. Import the bundle that names it first, or ask the unit "
                  "for the file that was handed in."),
               name);
  return FALSE;
}

/* Its name here may be any; the one that it was handed in under has to say what it is. */
static gboolean
check_kind (QzAddLargeFile *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  const char *kind = qz_file_kind_of_content (file, cancellable, error);

  if (kind == NULL)
    return FALSE;
  for (guint i = 0; i < self->materials->len; i++)
    if (!qz_file_kind_check (((const QzMaterial *) self->materials->pdata[i])->name, kind, error))
      return FALSE;
  return TRUE;
}

static gboolean
note_arrival (QzAddLargeFile *self, GCancellable *cancellable, GError **error)
{
  const QzMaterial *first = self->materials->pdata[0];
  g_autofree char *summary =
      qz_act_words (qz_workspace_get_edition (self->workspace), "material.arrive", first->name);
  g_autofree char *detail =
      g_strdup_printf ("material:%s:  → %s", first->requirement, self->sha256);
  const QzAct act = { "material.arrive", first->entry, summary, detail };

  return qz_store_write (qz_workspace_get_store (self->workspace), &act, fill, self, cancellable,
                         error);
}

static gboolean
qz_add_large_file_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzAddLargeFile *self = QZ_ADD_LARGE_FILE (operation);
  const char *directory = qz_workspace_get_directory (self->workspace);
  g_autoptr (GError) local = NULL;
  gboolean fresh = FALSE;

  self->sha256 =
      qz_objects_put_file (directory, self->path, copied_cb, self, cancellable, &fresh, error);
  if (self->sha256 == NULL)
    return FALSE;
  if (check_awaited (self, &local) && check_kind (self, cancellable, &local)
      && note_arrival (self, cancellable, &local))
    return TRUE;
  /* After an error at COMMIT the rows may say that it is here; it has to stay. */
  if (fresh && !g_error_matches (local, QZ_ERROR, QZ_ERROR_UNKNOWN_OUTCOME))
    qz_objects_remove (directory, self->sha256);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
qz_add_large_file_finalize (GObject *object)
{
  QzAddLargeFile *self = QZ_ADD_LARGE_FILE (object);

  g_clear_object (&self->workspace);
  g_free (self->path);
  g_free (self->sha256);
  g_clear_pointer (&self->materials, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_add_large_file_parent_class)->finalize (object);
}

static void
qz_add_large_file_class_init (QzAddLargeFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_add_large_file_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_add_large_file_run;
}

static void
qz_add_large_file_init (QzAddLargeFile *self)
{
}

/**
 * qz_add_large_file_new:
 * @workspace: where
 * @path: of a file, whatever it is called
 *
 * Fails with %QZ_ERROR_NOT_FOUND when no material waits for a file of that content, and with
 * %QZ_ERROR_TYPE when it is not what its name said when it was handed in.
 *
 * Returns: (transfer full): the operation
 */
QzAddLargeFile *
qz_add_large_file_new (QzWorkspace *workspace, const char *path)
{
  QzAddLargeFile *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (QZ_TYPE_ADD_LARGE_FILE, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_add_large_file_get_materials:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzMaterial): the materials that have their file now
 */
const GPtrArray *
qz_add_large_file_get_materials (QzAddLargeFile *self)
{
  g_return_val_if_fail (QZ_IS_ADD_LARGE_FILE (self), NULL);

  return self->materials;
}
