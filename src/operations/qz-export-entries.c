/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the entries of a list as a table, in the order in which the list shows them. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-csv-writer.h"
#include "model/qz-error.h"
#include "operations/qz-clock.h"
#include "operations/qz-export-entries.h"
#include "store/qz-entry-table.h"

#define ROWS_AT_ONCE 1000

struct _QzExportEntries
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  QzQuery *query;         /* owned */
  char *path;

  const QzEdition *edition;  /* borrowed from the workspace, nullable */
  QzConnection *connection;  /* borrowed: the one transaction that everything is read in */
  GCancellable *cancellable; /* borrowed, nullable */
  GPtrArray *page;           /* (element-type QzEntry): rows from `first` on */
  guint first;
  guint count;
};

G_DEFINE_FINAL_TYPE (QzExportEntries, qz_export_entries, QZ_TYPE_OPERATION)

static const char *
state_label (QzEntryState state)
{
  static const char *const labels[QZ_N_ENTRY_STATES] = {
    [QZ_ENTRY_DRAFT] = N_ ("Draft"),         [QZ_ENTRY_SUBMITTED] = N_ ("Submitted"),
    [QZ_ENTRY_RETURNED] = N_ ("Returned"),   [QZ_ENTRY_ACCEPTED] = N_ ("Accepted"),
    [QZ_ENTRY_WITHDRAWN] = N_ ("Withdrawn"),
  };

  return _ (labels[state]);
}

static void
fill_names (QzExportEntries *self, const QzEntry *entry, QzCell *cells)
{
  const QzActivity *activity =
      self->edition != NULL ? qz_edition_find_activity (self->edition, entry->activity) : NULL;
  const QzCategory *category =
      activity != NULL ? qz_activity_find_category (activity, entry->category) : NULL;
  const QzAward *award = activity != NULL ? qz_activity_find_award (activity, entry->award) : NULL;
  const QzLine *line =
      self->edition != NULL ? qz_edition_find_line (self->edition, entry->line) : NULL;

  cells[1].text = activity != NULL ? activity->name : entry->activity;
  cells[2].text = category != NULL ? category->name : entry->category;
  cells[6].text = line != NULL ? line->name : entry->line;
  cells[10].text = award != NULL ? award->name : entry->award;
}

static gboolean
fill_row (guint64 row, QzCell *cells, gpointer data, GError **error)
{
  QzExportEntries *self = data;
  const QzEntry *entry;

  if (row >= self->count)
    return FALSE;
  if (self->page == NULL || row >= self->first + self->page->len)
    {
      g_clear_pointer (&self->page, g_ptr_array_unref);
      self->first = (guint) row;
      self->page =
          qz_entry_table_list (self->connection, self->query, self->first, ROWS_AT_ONCE, error);
      if (self->page == NULL || self->page->len == 0)
        return FALSE;
      qz_operation_report (QZ_OPERATION (self), row, self->count);
    }
  entry = self->page->pdata[row - self->first];
  cells[0].text = entry->number;
  fill_names (self, entry, cells);
  cells[3].text = entry->title;
  cells[4].text = entry->team;
  cells[5].text = entry->unit_name;
  cells[7].text = state_label (entry->state);
  cells[8].number = entry->total;
  cells[9].number = entry->rank > 0 ? (gint64) entry->rank : QZ_POINTS_NONE;
  return TRUE;
}

static gboolean
has_ending (const char *path, const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ending);
}

/* All pages come from one state of the workspace, whatever is written meanwhile. */
static gboolean
write_table (QzConnection *connection, gpointer data, GError **error)
{
  QzExportEntries *self = data;
  g_autofree char *now = qz_clock_now ();
  const QzColumn columns[] = {
    { _ ("Number"), QZ_COLUMN_TEXT, 16, 0 },   { _ ("Activity"), QZ_COLUMN_TEXT, 24, 0 },
    { _ ("Category"), QZ_COLUMN_TEXT, 12, 0 }, { _ ("Title"), QZ_COLUMN_TEXT, 50, 0 },
    { _ ("Team"), QZ_COLUMN_TEXT, 24, 0 },     { _ ("Unit"), QZ_COLUMN_TEXT, 40, 0 },
    { _ ("Line"), QZ_COLUMN_TEXT, 16, 0 },     { _ ("State"), QZ_COLUMN_TEXT, 10, 0 },
    { _ ("Total"), QZ_COLUMN_DECIMAL, 10, 3 }, { _ ("Rank"), QZ_COLUMN_INTEGER, 8, 0 },
    { _ ("Award"), QZ_COLUMN_TEXT, 16, 0 },
  };
  QzTable table = {
    .sheet = _ ("Entries"), .created = now, .columns = columns, .n_columns = G_N_ELEMENTS (columns)
  };

  self->edition = qz_workspace_get_edition (self->workspace);
  if (self->edition != NULL)
    table.title = self->edition->name;
  self->connection = connection;
  if (!qz_entry_table_count (connection, self->query, &self->count, error))
    return FALSE;
  if (has_ending (self->path, ".csv"))
    return qz_csv_write (self->path, &table, fill_row, self, self->cancellable, error);
  return qz_spreadsheet_write (self->path, &table, fill_row, self, self->cancellable, error);
}

static gboolean
qz_export_entries_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzExportEntries *self = QZ_EXPORT_ENTRIES (operation);

  if (!has_ending (self->path, ".xlsx") && !has_ending (self->path, ".csv"))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
                   _ ("“%s” ends neither in .xlsx nor in .csv. Give the file one of these names."),
                   self->path);
      return FALSE;
    }
  self->cancellable = cancellable;
  g_clear_pointer (&self->page, g_ptr_array_unref);
  return qz_store_read_apart (qz_workspace_get_store (self->workspace), write_table, self, error);
}

static void
qz_export_entries_finalize (GObject *object)
{
  QzExportEntries *self = QZ_EXPORT_ENTRIES (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->query, qz_query_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->page, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_export_entries_parent_class)->finalize (object);
}

static void
qz_export_entries_class_init (QzExportEntriesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_export_entries_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_export_entries_run;
}

static void
qz_export_entries_init (QzExportEntries *self)
{
}

/**
 * qz_export_entries_new:
 * @workspace: where
 * @query: which entries in which order; copied
 * @path: of the file, ending in .xlsx or .csv; replaced when it exists
 *
 * Writes a list as a spreadsheet or as text. Fails with %QZ_ERROR_TYPE for another ending and as
 * qz_spreadsheet_write() and qz_csv_write(); there is no half-written file then.
 *
 * Returns: (transfer full): the operation
 */
QzExportEntries *
qz_export_entries_new (QzWorkspace *workspace, const QzQuery *query, const char *path)
{
  QzExportEntries *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (query != NULL && path != NULL, NULL);

  self = g_object_new (QZ_TYPE_EXPORT_ENTRIES, NULL);
  self->workspace = g_object_ref (workspace);
  self->query = qz_query_copy (query);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_export_entries_get_count:
 * @self: an operation that was carried out
 *
 * Returns: how many rows were written
 */
guint
qz_export_entries_get_count (QzExportEntries *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_ENTRIES (self), 0);

  return self->count;
}
