/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes an edition package into the workspace: validated whole, or not at all. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-reader.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-import-edition.h"
#include "operations/qz-rubric-change.h"
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
  char *names;            /* nullable: who decided on forms that were scored on */
  char *reason;           /* nullable */

  GPtrArray *faults;  /* (element-type utf8) */
  QzEdition *edition; /* owned, nullable: the result */
  QzRubricChange change;
};

G_DEFINE_FINAL_TYPE (QzImportEdition, qz_import_edition, QZ_TYPE_OPERATION)

/* What the transaction needs. */
typedef struct
{
  QzImportEdition *operation;
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

/* Sheets are tied to the form that they were scored on. */
static gboolean
apply_forms (QzConnection *connection, const Import *import, GError **error)
{
  QzImportEdition *self = import->operation;
  const QzEdition *before = qz_workspace_get_edition (self->workspace);
  const QzRubricDecision decision = { self->names, self->reason };

  return before == NULL || strcmp (before->id, import->edition->id) != 0
         || qz_rubric_change_apply (connection, before, import->edition,
                                    self->names != NULL ? &decision : NULL, &self->change, error);
}

static gboolean
import (QzConnection *connection, gpointer data, GError **error)
{
  const Import *import = data;

  return check_entries (connection, import->edition, error)
         && apply_forms (connection, import, error)
         && qz_edition_table_put (connection, import->edition->id, import->files, error)
         && qz_setting_table_set (connection, QZ_WORKSPACE_SETTING_EDITION, import->edition->id,
                                  error);
}

static char *
describe (QzImportEdition *self, const QzEdition *after)
{
  const QzEdition *before = qz_workspace_get_edition (self->workspace);
  g_autoptr (GString) text = g_string_new ("edition: ");

  if (before != NULL)
    g_string_append_printf (text, "%s %s", before->id, before->version);
  g_string_append_printf (text, " → %s %s", after->id, after->version);
  if (self->names != NULL)
    g_string_append_printf (text, "\ndecided by: %s\nreason: %s", self->names, self->reason);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
check_decision (QzImportEdition *self, GError **error)
{
  if (self->names == NULL)
    return TRUE;
  if (!qz_text_check_short (_ ("The names of who decided"), self->names, error)
      || !qz_text_check_prose (_ ("The reason"), self->reason, error))
    return FALSE;
  if (!qz_text_is_blank (self->names) && !qz_text_is_blank (self->reason))
    return TRUE;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("Give the names of who decided on the new form, and the reason."));
  return FALSE;
}

static gboolean
qz_import_edition_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzImportEdition *self = QZ_IMPORT_EDITION (operation);
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (QzEdition) edition = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  if (!check_decision (self, error))
    return FALSE;
  files = self->files != NULL ? g_hash_table_ref (self->files)
                              : qz_edition_load_files (self->path, error);
  if (files == NULL)
    return FALSE;
  edition = qz_edition_read_files (files, self->faults, error);
  if (edition == NULL)
    return FALSE;
  summary = qz_act_words (edition, "edition.import", edition->name);
  detail = describe (self, edition);
  if (!qz_store_write (qz_workspace_get_store (self->workspace),
                       &(const QzAct){ "edition.import", "", summary, detail }, import,
                       &(Import){ self, edition, files }, cancellable, error))
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
  g_clear_pointer (&self->names, g_free);
  g_clear_pointer (&self->reason, g_free);
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
 * entries here, or changes a form that sheets were scored on and nobody decided so (see
 * qz_import_edition_set_decision()).
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
 * qz_import_edition_set_decision:
 * @self: an operation that was not run yet
 * @names: who decided that sheets scored on an earlier form go by the new one
 * @reason: why; both are kept in the trail
 *
 * Their totals are worked out anew, and what the new form does not allow is held for the panel
 * head. An entry with an award stops it all the same.
 */
void
qz_import_edition_set_decision (QzImportEdition *self, const char *names, const char *reason)
{
  g_return_if_fail (QZ_IS_IMPORT_EDITION (self));
  g_return_if_fail (names != NULL && reason != NULL);

  g_free (self->names);
  self->names = g_strdup (names);
  g_free (self->reason);
  self->reason = g_strdup (reason);
}

/**
 * qz_import_edition_get_path:
 * @self: an operation
 *
 * Returns: (transfer none) (nullable): the folder, %NULL when the files were handed in
 */
const char *
qz_import_edition_get_path (QzImportEdition *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_EDITION (self), NULL);

  return self->path;
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

/**
 * qz_import_edition_needs_decision:
 * @self: an operation that failed
 *
 * Returns: whether it may be done with a decision, see qz_import_edition_set_decision()
 */
gboolean
qz_import_edition_needs_decision (QzImportEdition *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_EDITION (self), FALSE);

  return self->change.undecided;
}

/**
 * qz_import_edition_get_n_sheets:
 * @self: an operation that was carried out
 *
 * Returns: how many score sheets go by another form now
 */
guint
qz_import_edition_get_n_sheets (QzImportEdition *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_EDITION (self), 0);

  return self->change.n_sheets;
}

/**
 * qz_import_edition_get_n_held:
 * @self: an operation that was carried out
 *
 * Returns: how many of these do not fit it and wait for the panel head
 */
guint
qz_import_edition_get_n_held (QzImportEdition *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_EDITION (self), 0);

  return self->change.n_held;
}
