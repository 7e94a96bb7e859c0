/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the explanation sheet 评审结果说明表 of an entry. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/qz-explanation-document.h"
#include "exchange/qz-result-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-explain-entry.h"
#include "operations/qz-frozen-access.h"
#include "operations/qz-make-demo.h"
#include "rules/qz-frozen-rules.h"
#include "store/qz-result-table.h"

struct _QzExplainEntry
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;
  char *path;
  guint number; /* of the version, 0 for the newest */

  QzEntry *entry;             /* owned, nullable */
  QzEdition *edition;         /* owned, nullable */
  const QzActivity *activity; /* borrowed from @edition */
  QzFrozenVersion *version;   /* owned, nullable: nothing was frozen yet */
  QzFrozenResult *result;     /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (QzExplainEntry, qz_explain_entry, QZ_TYPE_OPERATION)

/* The version that was asked for, or how things stand where nothing was frozen yet. */
static gboolean
read_result (QzConnection *connection, gpointer data, GError **error)
{
  QzExplainEntry *self = data;
  g_autoptr (QzPresentResult) present = NULL;

  if (self->number > 0)
    {
      self->version = qz_result_table_get (connection, self->edition->id, self->activity->id, "",
                                           self->number, error);
      if (self->version == NULL)
        return FALSE;
    }
  else if (!qz_result_table_find_last (connection, self->edition->id, self->activity->id, "",
                                       &self->version, error))
    {
      return FALSE;
    }
  if (self->version != NULL)
    {
      self->result = qz_result_record_parse (self->activity->name, self->version->record, error);
      return self->result != NULL;
    }
  present = qz_present_result_read (connection, self->edition, self->activity, NULL, FALSE, error);
  if (present == NULL)
    return FALSE;
  self->result = g_steal_pointer (&present->result);
  return TRUE;
}

/* The day of an instant where the office is. */
static char *
dup_day (const char *instant)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (instant, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d") : g_strdup (instant);
}

static gboolean
write_sheet (QzExplainEntry *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzRanking) ranking = qz_frozen_result_rank (self->result, error);
  g_autoptr (GPtrArray) sheets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_print_sheet_free);
  g_autofree char *day = dup_day (self->version != NULL ? self->version->frozen : "");
  QzExplanationDocument document = { .frozen = day, .sha256 = "" };
  QzPdfInfo info = { .title = self->entry->number };

  if (ranking == NULL)
    return FALSE;
  document.ranking = ranking;
  document.standing = qz_ranking_find (ranking, self->entry->id);
  document.entry = qz_frozen_result_find (self->result, self->entry->id);
  if (document.standing == NULL || document.entry == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("%s is not in this result of “%s”. Choose an entry that was in review then."),
                   qz_entry_access_call (self->entry), self->activity->name);
      return FALSE;
    }
  if (self->version != NULL)
    {
      document.version = self->version->version;
      document.sha256 = self->version->sha256;
    }
  document.sample = g_str_equal (qz_workspace_get_name (self->workspace), QZ_MAKE_DEMO_NAME);
  info.created = self->version != NULL ? self->version->frozen : self->entry->updated;
  g_ptr_array_add (sheets, qz_explanation_document_make (&document));
  return qz_print_sheets_write (sheets, self->path, &info, NULL, NULL, cancellable, error);
}

static gboolean
qz_explain_entry_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzExplainEntry *self = QZ_EXPLAIN_ENTRY (operation);

  self->entry = qz_entry_access_get (self->workspace, self->id, error);
  if (self->entry == NULL)
    return FALSE;
  self->activity = qz_entry_access_get_activity (self->workspace, self->entry->activity, error);
  if (self->activity == NULL)
    return FALSE;
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  return qz_store_read (qz_workspace_get_store (self->workspace), read_result, self, error)
         && write_sheet (self, cancellable, error);
}

static void
qz_explain_entry_finalize (GObject *object)
{
  QzExplainEntry *self = QZ_EXPLAIN_ENTRY (object);

  g_clear_pointer (&self->result, qz_frozen_result_free);
  g_clear_pointer (&self->version, qz_frozen_version_free);
  g_clear_pointer (&self->entry, qz_entry_free);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_explain_entry_parent_class)->finalize (object);
}

static void
qz_explain_entry_class_init (QzExplainEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_explain_entry_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_explain_entry_run;
}

static void
qz_explain_entry_init (QzExplainEntry *self)
{
}

/**
 * qz_explain_entry_new:
 * @workspace: where
 * @entry: UUID or number of an entry; it may have been withdrawn since
 * @path: the PDF file to be written
 *
 * Explains the newest frozen result of the activity, or how things stand where nothing was frozen
 * yet. Names of judges are not in it. Fails with %QZ_ERROR_NOT_FOUND when there is no such entry or
 * version or the entry is not in it, and as qz_print_sheets_write().
 *
 * Returns: (transfer full): the operation
 */
QzExplainEntry *
qz_explain_entry_new (QzWorkspace *workspace, const char *entry, const char *path)
{
  QzExplainEntry *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL && path != NULL, NULL);

  self = g_object_new (QZ_TYPE_EXPLAIN_ENTRY, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (entry);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_explain_entry_set_version:
 * @self: an operation that was not run yet
 * @version: number of the frozen version to explain, 0 for the newest
 */
void
qz_explain_entry_set_version (QzExplainEntry *self, guint version)
{
  g_return_if_fail (QZ_IS_EXPLAIN_ENTRY (self));

  self->number = version;
}

/**
 * qz_explain_entry_get_version:
 * @self: an operation that was carried out
 *
 * Returns: number of the version that was explained, 0 when nothing was frozen yet
 */
guint
qz_explain_entry_get_version (QzExplainEntry *self)
{
  g_return_val_if_fail (QZ_IS_EXPLAIN_ENTRY (self), 0);

  return self->version != NULL ? self->version->version : 0;
}
