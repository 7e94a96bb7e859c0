/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes the forms of the edition as workbooks for units without this program; or entries as filled
 * forms with their files, each in a folder of its own, as the import takes them.
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "exchange/qz-form-folder.h"
#include "exchange/qz-form-kit.h"
#include "model/qz-error.h"
#include "model/qz-material.h"
#include "model/qz-new-file.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-export-form-kit.h"
#include "store/qz-objects.h"

#define FORM_NAME "申报表.xlsx"
#define GUIDE_NAME "填写说明.txt"

struct _QzExportFormKit
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *folder;
  GPtrArray *entries; /* (element-type utf8) */
  GPtrArray *files;   /* (element-type utf8): what was written, NULL-terminated when done */
};

G_DEFINE_FINAL_TYPE (QzExportFormKit, qz_export_form_kit, QZ_TYPE_OPERATION)

static gboolean
make_folder (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0777) == 0)
    return TRUE;
  return qz_new_file_refuse (path, errno, error);
}

/* With a byte order mark, so that Notepad shows it as what it is. */
static gboolean
write_guide (QzExportFormKit *self, const QzEdition *edition, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, GUIDE_NAME, NULL);
  g_autoptr (GString) text = g_string_new ("\xef\xbb\xbf");

  for (guint i = 0; i < edition->activities->len; i++)
    {
      g_autofree char *guide = qz_form_kit_dup_guide (edition, edition->activities->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "", guide);
    }
  g_string_replace (text, "\n", "\r\n", 0);
  if (!qz_new_file_put_outside (path, text->str, text->len, error))
    return FALSE;
  g_ptr_array_add (self->files, g_steal_pointer (&path));
  return TRUE;
}

static gboolean
write_empty (QzExportFormKit *self, const QzEdition *edition, GError **error)
{
  for (guint i = 0; i < edition->activities->len; i++)
    {
      const QzActivity *activity = edition->activities->pdata[i];
      g_autofree char *safe = qz_form_folder_dup_name (activity->name);
      g_autofree char *name = g_strconcat (safe, FORM_NAME, NULL);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      if (!qz_form_kit_write (edition, activity, NULL, NULL, path, error))
        return FALSE;
      g_ptr_array_add (self->files, g_steal_pointer (&path));
      qz_operation_report (QZ_OPERATION (self), i + 1, edition->activities->len);
    }
  return write_guide (self, edition, error);
}

/* A name in @folder that @taken does not hold yet, whatever the case of letters. */
static char *
dup_free_path (GHashTable *taken, const char *folder, const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *stem =
      dot != NULL && dot != name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  for (guint n = 2;; n++)
    {
      g_autofree char *key = g_utf8_casefold (path, -1);
      g_autofree char *next = NULL;

      if (g_hash_table_add (taken, g_steal_pointer (&key)))
        return g_steal_pointer (&path);
      next = g_strdup_printf ("%s-%u%s", stem, n, dot != NULL && dot != name ? dot : "");
      g_free (path);
      path = g_build_filename (folder, next, NULL);
    }
}

static gboolean
copy_material (QzExportFormKit *self,
               const QzMaterial *material,
               const char *path,
               GCancellable *cancellable,
               GError **error)
{
  const char *directory = qz_workspace_get_directory (self->workspace);
  g_autofree char *from = NULL;
  g_autoptr (GFile) source = NULL;
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GError) local = NULL;

  if (!qz_objects_check (directory, material->sha256, error))
    return FALSE;
  from = qz_objects_path (directory, material->sha256);
  source = g_file_new_for_path (from);
  if (g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                   cancellable, NULL, NULL, &local))
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local));
  else
    qz_new_file_refuse (path, qz_error_get_number (local), error);
  return FALSE;
}

static gboolean
write_materials (QzExportFormKit *self,
                 const QzEntry *entry,
                 const QzActivity *activity,
                 const char *folder,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) materials =
      qz_entry_access_list_materials (self->workspace, entry->id, error);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (materials == NULL)
    return FALSE;
  for (guint i = 0; i < materials->len; i++)
    {
      const QzMaterial *material = materials->pdata[i];
      const QzRequirement *requirement =
          qz_activity_find_requirement (activity, material->requirement);
      g_autofree char *name = requirement != NULL
                                  ? qz_form_folder_dup_file_name (requirement, material->name)
                                  : qz_form_folder_dup_name (material->name);
      g_autofree char *path = dup_free_path (taken, folder, name);

      /* A kit has no typed chapters that would show it. */
      if (strcmp (material->requirement, QZ_REQUIREMENT_FIGURE) == 0)
        continue;
      if (!copy_material (self, material, path, cancellable, error))
        return FALSE;
      g_ptr_array_add (self->files, g_steal_pointer (&path));
    }
  return TRUE;
}

static gboolean
write_entry (QzExportFormKit *self,
             const QzEdition *edition,
             const char *id,
             GHashTable *taken,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_access_get (self->workspace, id, error);
  const QzActivity *activity =
      entry != NULL ? qz_entry_access_get_activity (self->workspace, entry->activity, error) : NULL;
  g_autofree char *call = NULL;
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  if (activity == NULL)
    return FALSE;
  call = g_strjoin ("-", entry->unit_name,
                    *entry->title != '\0' ? entry->title : qz_entry_access_call (entry), NULL);
  name = qz_form_folder_dup_name (call);
  folder = dup_free_path (taken, self->folder, name);
  path = g_build_filename (folder, FORM_NAME, NULL);
  if (!make_folder (folder, error)
      || !qz_form_kit_write (edition, activity, entry->category, entry->form, path, error))
    return FALSE;
  g_ptr_array_add (self->files, g_steal_pointer (&path));
  return write_materials (self, entry, activity, folder, cancellable, error);
}

static gboolean
write_entries (QzExportFormKit *self,
               const QzEdition *edition,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      if (!write_entry (self, edition, self->entries->pdata[i], taken, cancellable, error))
        return FALSE;
      qz_operation_report (QZ_OPERATION (self), i + 1, self->entries->len);
    }
  return TRUE;
}

static gboolean
qz_export_form_kit_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzExportFormKit *self = QZ_EXPORT_FORM_KIT (operation);
  const QzEdition *edition = qz_workspace_require_edition (self->workspace, error);
  gboolean done;

  if (edition == NULL || !make_folder (self->folder, error))
    return FALSE;
  done = self->entries->len > 0 ? write_entries (self, edition, cancellable, error)
                                : write_empty (self, edition, error);
  g_ptr_array_add (self->files, NULL);
  return done;
}

static void
qz_export_form_kit_finalize (GObject *object)
{
  QzExportFormKit *self = QZ_EXPORT_FORM_KIT (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_export_form_kit_parent_class)->finalize (object);
}

static void
qz_export_form_kit_class_init (QzExportFormKitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_export_form_kit_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_export_form_kit_run;
}

static void
qz_export_form_kit_init (QzExportFormKit *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_free);
  self->files = g_ptr_array_new_with_free_func (g_free);
}

/**
 * qz_export_form_kit_new:
 * @workspace: where
 * @folder: of the forms; made when it is not there
 *
 * Writes one empty form for each activity and a guide; with entries, these instead. Fails with
 * %QZ_ERROR_STATE without an edition, %QZ_ERROR_NOT_FOUND for an entry that is not there,
 * %QZ_ERROR_CORRUPT when a stored file is not what it was, and as qz_form_kit_write().
 *
 * Returns: (transfer full): the operation
 */
QzExportFormKit *
qz_export_form_kit_new (QzWorkspace *workspace, const char *folder)
{
  QzExportFormKit *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (QZ_TYPE_EXPORT_FORM_KIT, NULL);
  self->workspace = g_object_ref (workspace);
  self->folder = g_strdup (folder);
  return self;
}

/**
 * qz_export_form_kit_add_entry:
 * @self: an operation that was not run yet
 * @entry: UUID or number
 *
 * One more entry to be written as a filled form with its files.
 */
void
qz_export_form_kit_add_entry (QzExportFormKit *self, const char *entry)
{
  g_return_if_fail (QZ_IS_EXPORT_FORM_KIT (self));
  g_return_if_fail (entry != NULL);

  g_ptr_array_add (self->entries, g_strdup (entry));
}

/**
 * qz_export_form_kit_get_files:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (array zero-terminated=1): the files that were written
 */
const char *const *
qz_export_form_kit_get_files (QzExportFormKit *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_FORM_KIT (self), NULL);

  return (const char *const *) self->files->pdata;
}
