/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes an edition package into the workspace: validated whole, or not at all. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-reader.h"
#include "model/qz-error.h"
#include "operations/qz-act-words.h"
#include "operations/qz-import-edition.h"
#include "operations/qz-workspace-contents.h"
#include "store/qz-count-table.h"
#include "store/qz-edition-table.h"
#include "store/qz-setting-table.h"

struct _QzImportEdition
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *path;             /* nullable: the files were handed in */
  GHashTable *files;      /* (element-type utf8 GBytes) (nullable) */

  GPtrArray *faults;  /* (element-type utf8) */
  QzEdition *edition; /* owned, nullable: the result */
};

G_DEFINE_FINAL_TYPE (QzImportEdition, qz_import_edition, QZ_TYPE_OPERATION)

/* What the transaction needs. */
typedef struct
{
  const QzEdition *edition;
  GHashTable *files;
} Import;

/* Entries are tied to the activities of their edition: none may lose its own. */
static gboolean
check_entries (QzConnection *connection, const QzEdition *edition, GError **error)
{
  g_autoptr (GPtrArray) counts = qz_count_table_list (connection, error);

  if (counts == NULL)
    return FALSE;
  for (guint i = 0; i < counts->len; i++)
    {
      const QzCount *count = counts->pdata[i];
      guint n = 0;

      for (guint k = 0; k < QZ_N_ENTRY_STATES; k++)
        n += count->states[k];
      if (n > 0 && qz_edition_find_activity (edition, count->activity) == NULL)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                       ngettext ("The edition lacks the activity “%s”, in which this workspace "
                                 "has %u entry. Add the activity, or use another workspace.",
                                 "The edition lacks the activity “%s”, in which this workspace "
                                 "has %u entries. Add the activity, or use another workspace.",
                                 n),
                       count->activity, n);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
import (QzConnection *connection, gpointer data, GError **error)
{
  const Import *import = data;

  return check_entries (connection, import->edition, error)
         && qz_edition_table_put (connection, import->edition->id, import->files, error)
         && qz_setting_table_set (connection, QZ_WORKSPACE_SETTING_EDITION, import->edition->id,
                                  error);
}

static char *
describe (const QzEdition *before, const QzEdition *after)
{
  if (before == NULL)
    return g_strdup_printf ("edition:  → %s %s", after->id, after->version);
  return g_strdup_printf ("edition: %s %s → %s %s", before->id, before->version, after->id,
                          after->version);
}

static gboolean
qz_import_edition_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzImportEdition *self = QZ_IMPORT_EDITION (operation);
  g_autoptr (GHashTable) files = self->files != NULL ? g_hash_table_ref (self->files)
                                                     : qz_edition_load_files (self->path, error);
  g_autoptr (QzEdition) edition = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  if (files == NULL)
    return FALSE;
  edition = qz_edition_read_files (files, self->faults, error);
  if (edition == NULL)
    return FALSE;
  summary = qz_act_words (edition, "edition.import", edition->name);
  detail = describe (qz_workspace_get_edition (self->workspace), edition);
  if (!qz_store_write (qz_workspace_get_store (self->workspace),
                       &(const QzAct){ "edition.import", "", summary, detail }, import,
                       &(Import){ edition, files }, cancellable, error))
    return FALSE;
  self->edition = g_steal_pointer (&edition);
  return qz_workspace_reload_edition (self->workspace, error);
}

static void
qz_import_edition_finalize (GObject *object)
{
  QzImportEdition *self = QZ_IMPORT_EDITION (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->files, g_hash_table_unref);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  G_OBJECT_CLASS (qz_import_edition_parent_class)->finalize (object);
}

static void
qz_import_edition_class_init (QzImportEditionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_import_edition_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_import_edition_run;
}

static void
qz_import_edition_init (QzImportEdition *self)
{
  self->faults = g_ptr_array_new_with_free_func (g_free);
}

/**
 * qz_import_edition_new:
 * @workspace: where
 * @path: folder of an edition package
 *
 * Makes an edition that of the workspace. Fails with %QZ_ERROR_INVALID when the package has faults
 * (see qz_import_edition_get_faults()) and with %QZ_ERROR_STATE when it lacks an activity that has
 * entries here.
 *
 * Returns: (transfer full): the operation
 */
QzImportEdition *
qz_import_edition_new (QzWorkspace *workspace, const char *path)
{
  QzImportEdition *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (QZ_TYPE_IMPORT_EDITION, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_import_edition_new_for_files:
 * @workspace: where
 * @files: (element-type utf8 GBytes): the package by path inside it
 *
 * As qz_import_edition_new(), for a package that came in a bundle.
 *
 * Returns: (transfer full): the operation
 */
QzImportEdition *
qz_import_edition_new_for_files (QzWorkspace *workspace, GHashTable *files)
{
  QzImportEdition *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (files != NULL, NULL);

  self = g_object_new (QZ_TYPE_IMPORT_EDITION, NULL);
  self->workspace = g_object_ref (workspace);
  self->files = g_hash_table_ref (files);
  return self;
}

/**
 * qz_import_edition_get_faults:
 * @self: an operation that was run
 *
 * Returns: (transfer none) (element-type utf8): what is wrong with the package, each with its place
 */
const GPtrArray *
qz_import_edition_get_faults (QzImportEdition *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_EDITION (self), NULL);

  return self->faults;
}

/**
 * qz_import_edition_get_edition:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the edition
 */
const QzEdition *
qz_import_edition_get_edition (QzImportEdition *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_EDITION (self), NULL);

  return self->edition;
}
