/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The scores of a panel as a spreadsheet: to be filled in and taken back, or filled as they are. A
 * sheet from paper that is not settled is left blank, so that nobody copies what another typed.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "operations/qz-clock.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-export-score-table.h"
#include "operations/qz-list-export.h"
#include "operations/qz-list-words.h"
#include "operations/qz-review-access.h"
#include "rules/qz-finding.h"
#include "store/qz-entry-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"

#define N_LEADING 5  /* number, title, unit, judge, and the stage where it has to be said */
#define N_TRAILING 2 /* total, comment */

struct _QzExportScoreTable
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;
  char *wanted; /* panel: UUID or name */
  char *only;   /* nullable: judge, UUID or name */
  char *path;

  QzEdition *edition;         /* owned, nullable */
  const QzActivity *activity; /* borrowed from @edition */
  GPtrArray *panels;          /* (element-type QzPanel), nullable */
  const QzPanel *panel;       /* borrowed from @panels */
  QzJudge *judge;             /* owned, nullable: the only one */
  GPtrArray *entries;         /* (element-type QzEntry) */
  GPtrArray *sheets;          /* (element-type QzSheet), nullable */
  GPtrArray *conflicts;       /* (element-type QzConflict), nullable */
  GPtrArray *items;           /* (element-type QzItem) borrowed: each title once */
  GPtrArray *findings;        /* (element-type QzFinding) */
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (QzExportScoreTable, qz_export_score_table, QZ_TYPE_OPERATION)

/* --- reading --- */

static gboolean
find_judge (QzExportScoreTable *self, QzConnection *connection, GError **error)
{
  if (self->only == NULL)
    return TRUE;
  self->judge = qz_review_access_get_judge (connection, self->only, error);
  if (self->judge == NULL)
    return FALSE;
  if (qz_panel_find_judge (self->panel, self->judge->id) != NULL)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("%s is not in the panel “%s”. Choose one of its judges."), self->judge->name,
               self->panel->name);
  return FALSE;
}

static gboolean
read_entries (QzExportScoreTable *self, QzConnection *connection, GError **error)
{
  g_auto (GStrv) ids = qz_panel_table_list_entries (connection, self->panel->id, error);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      QzEntry *entry = qz_entry_table_get (connection, ids[i], error);

      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (self->entries, entry);
    }
  return ids != NULL;
}

static gboolean
read_panel (QzConnection *connection, gpointer data, GError **error)
{
  QzExportScoreTable *self = data;

  self->panels = qz_panel_table_list (connection, self->activity->id, error);
  if (self->panels == NULL)
    return FALSE;
  self->panel = qz_review_access_find_panel (self->panels, self->wanted, error);
  if (self->panel == NULL || !find_judge (self, connection, error)
      || !read_entries (self, connection, error))
    return FALSE;
  self->sheets = qz_sheet_table_list_by_panel (connection, self->panel->id, error);
  if (self->sheets == NULL)
    return FALSE;
  self->conflicts = qz_conflict_access_list (connection, self->entries, self->panel->judges, error);
  return self->conflicts != NULL;
}

/* --- columns --- */

static const QzRubric *
find_rubric (QzExportScoreTable *self, const QzEntry *entry)
{
  const QzStage *stage = qz_activity_find_stage (self->activity, self->panel->stage);
  const char *id =
      stage != NULL ? qz_activity_find_rubric_id (self->activity, stage, entry->category) : NULL;

  return id != NULL ? qz_edition_find_rubric (self->edition, id) : NULL;
}

static const QzItem *
find_titled (const GPtrArray *items, const char *title)
{
  for (guint i = 0; i < items->len; i++)
    {
      const QzItem *item = items->pdata[i];

      if (strcmp (item->title, title) == 0)
        return item;
    }
  return NULL;
}

/* Items of one title in several forms share a column. */
static void
gather_items (QzExportScoreTable *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const QzRubric *rubric = find_rubric (self, self->entries->pdata[i]);

      for (guint k = 0; rubric != NULL && k < rubric->items->len; k++)
        {
          QzItem *item = rubric->items->pdata[k];

          if (find_titled (self->items, item->title) == NULL)
            g_ptr_array_add (self->items, item);
        }
    }
}

/* Decimals that the steps of the item need. */
static guint
count_digits (const QzItem *item)
{
  gint64 numbers[] = { item->minimum, item->maximum, item->step };
  guint digits = 0;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      gint64 unit = QZ_POINT;

      for (guint n = 0; n <= 3; n++, unit /= 10)
        if (numbers[i] % unit == 0)
          {
            digits = MAX (digits, n);
            break;
          }
    }
  return digits;
}

/* Who scores at several stages has a sheet at each: the row says which one it is. */
static gboolean
says_stage (QzExportScoreTable *self)
{
  for (guint i = 0; i < self->panels->len; i++)
    if (strcmp (((const QzPanel *) self->panels->pdata[i])->stage, self->panel->stage) != 0)
      return TRUE;
  return FALSE;
}

static QzListExport *
make_list (QzExportScoreTable *self)
{
  gsize n_leading = says_stage (self) ? N_LEADING : N_LEADING - 1;
  gsize n = n_leading + self->items->len + N_TRAILING;
  g_autofree QzListColumn *columns = g_new0 (QzListColumn, n);
  g_autofree char *now = qz_clock_now ();
  g_autofree char *title = NULL;
  const QzListColumn leading[N_LEADING] = {
    { qz_list_words (self->edition, "number"), QZ_COLUMN_TEXT, 0, 9 },
    { qz_list_words (self->edition, "title"), QZ_COLUMN_TEXT, 0, 20 },
    { qz_list_words (self->edition, "unit"), QZ_COLUMN_TEXT, 0, 16 },
    { qz_list_words (self->edition, "judge"), QZ_COLUMN_TEXT, 0, 7 },
    { qz_list_words (self->edition, "stage"), QZ_COLUMN_TEXT, 0, 7 },
  };
  const QzListColumn trailing[N_TRAILING] = {
    { qz_list_words (self->edition, "total"), QZ_COLUMN_DECIMAL, 3, 5 },
    { qz_list_words (self->edition, "comment"), QZ_COLUMN_TEXT, 0, 20 },
  };

  memcpy (columns, leading, n_leading * sizeof *leading);
  for (guint i = 0; i < self->items->len; i++)
    {
      const QzItem *item = self->items->pdata[i];

      columns[n_leading + i] =
          (QzListColumn){ item->title, QZ_COLUMN_DECIMAL, count_digits (item), 5 };
    }
  memcpy (columns + n_leading + self->items->len, trailing, sizeof trailing);
  title = g_strdup_printf ("%s%s", qz_list_words (self->edition, "score-table"), self->panel->name);
  return qz_list_export_new (title, now, columns, n);
}

/* --- rows --- */

static const QzSheet *
find_sheet (QzExportScoreTable *self, const QzEntry *entry, const QzJudge *judge)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const QzSheet *sheet = self->sheets->pdata[i];

      if (strcmp (sheet->entry, entry->id) == 0 && strcmp (sheet->judge, judge->id) == 0)
        return sheet;
    }
  return NULL;
}

static gboolean
stays_away (QzExportScoreTable *self, const QzEntry *entry, const QzJudge *judge)
{
  const QzSheet *sheet = find_sheet (self, entry, judge);
  const QzConflict *conflict = qz_conflict_access_find (self->conflicts, entry->id, judge->id);

  return (sheet != NULL && sheet->state == QZ_SHEET_RECUSED)
         || (conflict != NULL && conflict->state != QZ_CONFLICT_DISMISSED);
}

static void
add_row (QzExportScoreTable *self, QzListExport *list, const QzEntry *entry, const QzJudge *judge)
{
  const QzRubric *rubric = find_rubric (self, entry);
  const QzSheet *sheet = find_sheet (self, entry, judge);

  if (sheet != NULL && sheet->paper && sheet->state != QZ_SHEET_LOCKED)
    sheet = NULL;
  qz_list_export_begin_row (list);
  qz_list_export_add_text (list, qz_entry_access_call (entry));
  qz_list_export_add_text (list, entry->title);
  qz_list_export_add_text (list, entry->unit_name);
  qz_list_export_add_text (list, judge->name);
  if (says_stage (self))
    qz_list_export_add_text (list,
                             qz_activity_find_stage (self->activity, self->panel->stage)->name);
  for (guint i = 0; i < self->items->len; i++)
    {
      const QzItem *column = self->items->pdata[i];
      const QzItem *item = rubric != NULL ? find_titled (rubric->items, column->title) : NULL;

      qz_list_export_add_number (list, sheet != NULL && item != NULL
                                           ? qz_sheet_get_points (sheet, item->id)
                                           : QZ_POINTS_NONE);
    }
  qz_list_export_add_number (list, sheet != NULL ? sheet->total : QZ_POINTS_NONE);
  qz_list_export_add_text (list, sheet != NULL ? sheet->comment : "");
}

static void
add_rows (QzExportScoreTable *self, QzListExport *list)
{
  for (guint i = 0; i < self->entries->len; i++)
    for (guint k = 0; k < self->panel->judges->len; k++)
      {
        const QzEntry *entry = self->entries->pdata[i];
        const QzJudge *judge = self->panel->judges->pdata[k];

        if (!qz_panel_has_seat (self->panel, entry->id, judge->id)
            || (self->judge != NULL && strcmp (judge->id, self->judge->id) != 0))
          continue;
        if (stays_away (self, entry, judge))
          qz_findings_add (self->findings, entry->id, QZ_SEVERITY_WARNING,
                           _ ("%s stays away from %s and has no row for it."), judge->name,
                           qz_entry_access_call (entry));
        else
          add_row (self, list, entry, judge);
      }
}

static void
forget (QzExportScoreTable *self)
{
  g_clear_pointer (&self->panels, g_ptr_array_unref);
  g_clear_pointer (&self->judge, qz_judge_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_ptr_array_set_size (self->entries, 0);
  g_ptr_array_set_size (self->items, 0);
  g_ptr_array_set_size (self->findings, 0);
}

static gboolean
qz_export_score_table_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzExportScoreTable *self = QZ_EXPORT_SCORE_TABLE (operation);
  g_autoptr (QzListExport) list = NULL;

  forget (self);
  self->activity = qz_entry_access_get_activity (self->workspace, self->id, error);
  if (self->activity == NULL)
    return FALSE;
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  if (!qz_store_read (qz_workspace_get_store (self->workspace), read_panel, self, error))
    return FALSE;
  gather_items (self);
  list = make_list (self);
  add_rows (self, list);
  self->n_rows = qz_list_export_get_n_rows (list);
  return qz_list_export_write_book (&list, 1, self->path, cancellable, error);
}

static void
qz_export_score_table_finalize (GObject *object)
{
  QzExportScoreTable *self = QZ_EXPORT_SCORE_TABLE (object);

  forget (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->only, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_export_score_table_parent_class)->finalize (object);
}

static void
qz_export_score_table_class_init (QzExportScoreTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_export_score_table_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_export_score_table_run;
}

static void
qz_export_score_table_init (QzExportScoreTable *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  self->items = g_ptr_array_new ();
  self->findings = qz_findings_new ();
}

/**
 * qz_export_score_table_new:
 * @workspace: where
 * @activity: id of an activity
 * @panel: UUID or name of one of its panels
 * @path: the file, its name ending in .xlsx
 *
 * Writes a row for each entry and each judge who scores it, with the points that there are, as
 * qz_import_scores_new() takes it back. Fails with %QZ_ERROR_NOT_FOUND for an unknown activity,
 * panel or judge, and as qz_list_export_write_book() does.
 *
 * Returns: (transfer full): the operation
 */
QzExportScoreTable *
qz_export_score_table_new (QzWorkspace *workspace,
                           const char *activity,
                           const char *panel,
                           const char *path)
{
  QzExportScoreTable *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL && panel != NULL && path != NULL, NULL);

  self = g_object_new (QZ_TYPE_EXPORT_SCORE_TABLE, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (activity);
  self->wanted = g_strdup (panel);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_export_score_table_set_judge:
 * @self: an operation that was not run yet
 * @judge: (nullable): UUID or name of the only judge who gets rows; %NULL for all
 */
void
qz_export_score_table_set_judge (QzExportScoreTable *self, const char *judge)
{
  g_return_if_fail (QZ_IS_EXPORT_SCORE_TABLE (self));

  g_free (self->only);
  self->only = g_strdup (judge);
}

/**
 * qz_export_score_table_get_n_rows:
 * @self: an operation that was carried out
 *
 * Returns: how many rows were written
 */
guint
qz_export_score_table_get_n_rows (QzExportScoreTable *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_SCORE_TABLE (self), 0);

  return self->n_rows;
}

/**
 * qz_export_score_table_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): who has no row for what
 */
const GPtrArray *
qz_export_score_table_get_findings (QzExportScoreTable *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_SCORE_TABLE (self), NULL);

  return self->findings;
}
