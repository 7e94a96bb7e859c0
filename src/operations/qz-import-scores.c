/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Takes scores from a spreadsheet, one row for each entry and judge. All rows are looked at before
 * anything is written. A row is taken as a whole or not at all, and holds up no other.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-import-scores.h"
#include "operations/qz-score-table-reader.h"
#include "operations/qz-sheet-subject.h"
#include "rules/qz-sheet-rules.h"
#include "rules/qz-typed-value.h"
#include "store/qz-entry-table.h"
#include "store/qz-sheet-table.h"

/* A row with what it says, and the sheet as it is to be. */
typedef struct
{
  QzScoresReport report;
  GPtrArray *scores; /* (element-type QzSheetScore), nullable: before its form is known */
  QzSheet *sheet;    /* nullable */
} Row;

struct _QzImportScores
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *path;
  char *judge; /* nullable: of all rows */
  char *stage; /* nullable: found by the panels */
  gboolean dry_run;

  QzEdition *edition;        /* owned, nullable */
  QzScoreTableReader *table; /* owned, nullable */
  GPtrArray *rows;           /* (element-type Row) */
};

G_DEFINE_FINAL_TYPE (QzImportScores, qz_import_scores, QZ_TYPE_OPERATION)

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->report.place);
  g_free (row->report.number);
  g_free (row->report.title);
  g_free (row->report.judge);
  g_ptr_array_unref (row->report.faults);
  g_clear_pointer (&row->scores, g_ptr_array_unref);
  g_clear_pointer (&row->sheet, qz_sheet_free);
  g_free (row);
}

/* --- reading a row --- */

/* The id of what the row calls the stage; what is not known is told by who looks for it. */
static char *
dup_stage (QzImportScores *self, QzConnection *connection, const char *number, guint n)
{
  const char *text = qz_score_table_reader_get (self->table, n, QZ_SCORE_COLUMN_STAGE);
  g_autoptr (QzEntry) entry = NULL;
  g_autofree char *typed = qz_text_fold (text);
  const QzActivity *activity;

  if (self->stage != NULL || *text == '\0')
    return g_strdup (self->stage);
  entry = qz_entry_table_get (connection, number, NULL);
  activity = entry != NULL ? qz_edition_find_activity (self->edition, entry->activity) : NULL;
  for (guint i = 0; activity != NULL && i < activity->stages->len; i++)
    {
      const QzStage *stage = activity->stages->pdata[i];
      g_autofree char *name = qz_text_fold (stage->name);

      if (strcmp (name, typed) == 0)
        return g_strdup (stage->id);
    }
  return g_strdup (text);
}

/* "２０１８－ＱＣ－０００１" is 2018-QC-0001. */
static char *
dup_number (const char *text)
{
  char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return g_strstrip (narrow != NULL ? narrow : g_strdup (text));
}

static Row *
begin_row (QzImportScores *self, guint n)
{
  Row *row = g_new0 (Row, 1);
  const char *judge = self->judge;

  if (judge == NULL)
    judge = qz_score_table_reader_get (self->table, n, QZ_SCORE_COLUMN_JUDGE);
  row->report.place = qz_score_table_reader_dup_place (self->table, n, QZ_SCORE_COLUMN_NUMBER);
  row->report.number =
      dup_number (qz_score_table_reader_get (self->table, n, QZ_SCORE_COLUMN_NUMBER));
  row->report.title = g_strdup ("");
  row->report.judge = g_strdup (judge);
  row->report.outcome = QZ_SCORES_REFUSED;
  row->report.total = QZ_POINTS_NONE;
  row->report.faults = g_ptr_array_new_with_free_func (g_free);
  return row;
}

static void
blame (Row *row, const char *reason)
{
  g_ptr_array_add (row->report.faults, g_strdup (reason));
}

static void
blame_place (QzImportScores *self, Row *row, guint n, QzScoreColumn column, const char *reason)
{
  g_autofree char *place = qz_score_table_reader_dup_place (self->table, n, column);

  g_ptr_array_add (row->report.faults, g_strdup_printf (_ ("%s: %s"), place, reason));
}

/* When only some columns were sorted, a number stands beside the title of another entry. */
static void
check_title (QzImportScores *self, Row *row, guint n, const QzEntry *entry)
{
  const char *title = qz_score_table_reader_get (self->table, n, QZ_SCORE_COLUMN_TITLE);
  g_autofree char *typed = qz_text_fold (title);
  g_autofree char *known = qz_text_fold (entry->title);
  g_autofree char *reason = NULL;

  if (*typed == '\0' || strcmp (typed, known) == 0)
    return;
  reason = g_strdup_printf (_ ("“%s” is not the title of %s, which is “%s”. Rows may have slipped; "
                               "compare them."),
                            title, row->report.number, entry->title);
  blame_place (self, row, n, QZ_SCORE_COLUMN_TITLE, reason);
}

/* The sum that a person wrote tells whether the points stand under their headings. */
static void
check_total (QzImportScores *self, Row *row, guint n)
{
  const char *text = qz_score_table_reader_get (self->table, n, QZ_SCORE_COLUMN_TOTAL);
  g_autofree char *number = dup_number (text);
  g_autofree char *total = qz_points_format (row->report.total);
  g_autofree char *reason = NULL;
  gint64 typed;

  if (*number == '\0' || row->report.total == QZ_POINTS_NONE
      || (qz_points_parse (number, &typed, NULL) && typed == row->report.total))
    return;
  reason =
      g_strdup_printf (_ ("The points add up to %s, not to %s. They may have slipped sideways; "
                          "compare them with their headings."),
                       total, text);
  blame_place (self, row, n, QZ_SCORE_COLUMN_TOTAL, reason);
}

static gboolean
take_comment (QzImportScores *self, Row *row, guint n)
{
  const char *comment = qz_score_table_reader_get (self->table, n, QZ_SCORE_COLUMN_COMMENT);
  g_autoptr (GError) error = NULL;

  if (*comment == '\0' || strcmp (comment, row->sheet->comment) == 0)
    return FALSE;
  if (!qz_text_check_prose (_ ("The comment"), comment, &error))
    {
      blame_place (self, row, n, QZ_SCORE_COLUMN_COMMENT, error->message);
      return FALSE;
    }
  qz_text_set (&row->sheet->comment, comment);
  return TRUE;
}

/* --- what becomes of it --- */

static void
name_blanks (Row *row, const QzRubric *rubric)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];

      if (qz_sheet_get_points (row->sheet, item->id) == QZ_POINTS_NONE)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", item->title);
    }
  g_ptr_array_add (
      row->report.faults,
      g_strdup_printf (_ ("Blank: %s. A blank is not zero; the sheet stays open until it is filled "
                          "in."),
                       names->str));
}

/* A sheet that is settled takes nothing new. */
static gboolean
check_state (Row *row, gboolean changed)
{
  const QzSheet *sheet = row->sheet;

  if (sheet->state == QZ_SHEET_LOCKED && !changed)
    return TRUE;
  if (sheet->paper)
    blame (row,
           _ ("This score sheet is typed from signed paper. Check, settle or amend it there."));
  else if (sheet->state == QZ_SHEET_RECUSED)
    blame (row, _ ("The judge is recused from this entry. Leave the row out."));
  else if (sheet->state == QZ_SHEET_HELD)
    blame (row, _ ("This score sheet is held until the panel head has decided."));
  else if (sheet->state == QZ_SHEET_LOCKED)
    blame (row, _ ("This score sheet is locked with other points. Amend it, with a reason."));
  else
    return TRUE;
  return FALSE;
}

/* Puts the points of the row on its sheet. */
static gboolean
fill_sheet (Row *row)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < row->scores->len; i++)
    {
      const QzSheetScore *score = row->scores->pdata[i];

      changed = changed || qz_sheet_get_points (row->sheet, score->item) != score->points;
      qz_sheet_set_points (row->sheet, score->item, score->points);
    }
  return changed;
}

static void
conclude (QzImportScores *self, Row *row, guint n, const QzRubric *rubric)
{
  gboolean changed = fill_sheet (row);
  gboolean complete = qz_sheet_find_blank (rubric, row->sheet) == NULL;

  changed = take_comment (self, row, n) || changed;
  row->sheet->total = row->report.total = qz_sheet_sum (rubric, row->sheet);
  check_total (self, row, n);
  if (!check_state (row, changed) || row->report.faults->len > 0)
    return;
  if (!changed && (row->sheet->state == QZ_SHEET_LOCKED || !complete))
    row->report.outcome = QZ_SCORES_SAME;
  else
    row->report.outcome = complete ? QZ_SCORES_LOCKED : QZ_SCORES_OPEN;
  row->sheet->state = complete ? QZ_SHEET_LOCKED : QZ_SHEET_OPEN;
  if (!complete)
    name_blanks (row, rubric);
}

static gboolean
check_subject (QzImportScores *self,
               Row *row,
               QzConnection *connection,
               guint n,
               QzSheetSubject *subject,
               GError **error)
{
  g_autofree char *stage = dup_stage (self, connection, row->report.number, n);
  g_autoptr (GError) local = NULL;

  if (qz_sheet_subject_find (subject, self->workspace, connection, row->report.number,
                             row->report.judge, stage, &local)
      && qz_sheet_subject_check_free (subject, connection, &local))
    return TRUE;
  /* What the database itself says stops everything. */
  if (g_error_matches (local, QZ_ERROR, QZ_ERROR_NOT_FOUND)
      || g_error_matches (local, QZ_ERROR, QZ_ERROR_STATE)
      || g_error_matches (local, QZ_ERROR, QZ_ERROR_DUPLICATE))
    blame (row, local->message);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* FALSE only when nothing can be read any more. */
static gboolean
read_row (QzImportScores *self, QzConnection *connection, guint n, GError **error)
{
  Row *row = begin_row (self, n);
  g_auto (QzSheetSubject) subject = { 0 };
  g_autoptr (GError) local = NULL;

  g_ptr_array_add (self->rows, row);
  if (*row->report.number == '\0')
    {
      blame (row, _ ("The number of the entry is missing."));
      return TRUE;
    }
  if (*row->report.judge == '\0')
    {
      blame (row, _ ("The judge is missing."));
      return TRUE;
    }
  if (!check_subject (self, row, connection, n, &subject, &local))
    {
      if (local == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  qz_text_set (&row->report.title, subject.entry->title);
  check_title (self, row, n, subject.entry);
  row->scores =
      qz_score_table_reader_read_scores (self->table, n, subject.rubric, row->report.faults);
  row->sheet = g_steal_pointer (&subject.sheet);
  if (row->report.faults->len > 0)
    return TRUE;
  if (row->scores->len == 0)
    row->report.outcome = QZ_SCORES_BLANK;
  else
    conclude (self, row, n, subject.rubric);
  return TRUE;
}

/* --- rows of one sheet --- */

static gboolean
say_same (const GPtrArray *one, const GPtrArray *other)
{
  for (guint i = 0; i < one->len; i++)
    {
      const QzSheetScore *score = one->pdata[i];

      if (qz_scores_get_points (other, score->item) != score->points)
        return FALSE;
    }
  return one->len == other->len;
}

static void
refuse_double (Row *row, const char *place)
{
  g_ptr_array_add (row->report.faults,
                   g_strdup_printf (_ ("The row in %s is of the same entry and judge. Leave one of "
                                       "them."),
                                    place));
  row->report.outcome = QZ_SCORES_REFUSED;
}

/* Of two that say the same the second is too much; of two that do not, nobody knows which is right.
 */
static void
find_doubles (QzImportScores *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      Row *former;
      char *key;

      if (row->sheet == NULL || row->scores->len == 0)
        continue;
      key = g_strjoin ("/", row->sheet->entry, row->sheet->judge, row->sheet->stage, NULL);
      g_ptr_array_add (keys, key);
      former = g_hash_table_lookup (seen, key);
      if (former == NULL)
        {
          g_hash_table_insert (seen, key, row);
          continue;
        }
      refuse_double (row, former->report.place);
      if (!say_same (row->scores, former->scores))
        refuse_double (former, row->report.place);
    }
}

static gboolean
read_rows (QzConnection *connection, gpointer data, GError **error)
{
  QzImportScores *self = data;

  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < qz_score_table_reader_get_n_rows (self->table); i++)
    if (!qz_score_table_reader_is_blank (self->table, i) && !read_row (self, connection, i, error))
      return FALSE;
  find_doubles (self);
  return TRUE;
}

/* --- writing --- */

static gboolean
is_taken (const Row *row)
{
  return row->report.outcome == QZ_SCORES_LOCKED || row->report.outcome == QZ_SCORES_OPEN;
}

/* Once more from what is there now: somebody may have typed meanwhile. */
static gboolean
put_rows (QzConnection *connection, gpointer data, GError **error)
{
  QzImportScores *self = data;
  g_autofree char *now = qz_clock_now ();

  if (!read_rows (connection, self, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];

      if (!is_taken (row))
        continue;
      qz_text_set (&row->sheet->updated, now);
      if (!qz_sheet_table_put (connection, row->sheet, error))
        return FALSE;
    }
  return TRUE;
}

/* What the audit trail keeps: each sheet with its points. */
static char *
describe_rows (QzImportScores *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];

      if (!is_taken (row))
        continue;
      g_string_append_printf (text, "%s%s / %s:", text->len > 0 ? "\n" : "", row->report.number,
                              row->report.judge);
      for (guint k = 0; k < row->scores->len; k++)
        {
          const QzSheetScore *score = row->scores->pdata[k];
          g_autofree char *points = qz_points_format (score->points);

          g_string_append_printf (text, " %s=%s", score->item, points);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
qz_import_scores_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzImportScores *self = QZ_IMPORT_SCORES (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  g_clear_pointer (&self->table, qz_score_table_reader_free);
  g_clear_pointer (&self->edition, qz_edition_unref);
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  self->table = qz_score_table_reader_open (self->path, self->edition, self->judge != NULL,
                                            cancellable, error);
  if (self->table == NULL || !qz_store_read (store, read_rows, self, error))
    return FALSE;
  detail = describe_rows (self);
  if (self->dry_run || *detail == '\0')
    return TRUE;
  summary =
      qz_act_words (self->edition, "sheet.import", qz_score_table_reader_get_file (self->table));
  return qz_store_write (store, &(const QzAct){ "sheet.import", "", summary, detail }, put_rows,
                         self, cancellable, error);
}

static void
qz_import_scores_finalize (GObject *object)
{
  QzImportScores *self = QZ_IMPORT_SCORES (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->judge, g_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->table, qz_score_table_reader_free);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_import_scores_parent_class)->finalize (object);
}

static void
qz_import_scores_class_init (QzImportScoresClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_import_scores_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_import_scores_run;
}

static void
qz_import_scores_init (QzImportScores *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
}

/**
 * qz_import_scores_new:
 * @workspace: where
 * @path: .xlsx, or text with separators; the headings are those of a template
 *
 * Fails with %QZ_ERROR_SYNTAX when the headings do not match, and as qz_loose_table_read() does.
 * Whatever is wrong with a row is in its report.
 *
 * Returns: (transfer full): the operation
 */
QzImportScores *
qz_import_scores_new (QzWorkspace *workspace, const char *path)
{
  QzImportScores *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (QZ_TYPE_IMPORT_SCORES, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_import_scores_set_judge:
 * @self: an operation that was not run yet
 * @judge: (nullable): UUID or name of the judge of all rows; %NULL when the table says it
 */
void
qz_import_scores_set_judge (QzImportScores *self, const char *judge)
{
  g_return_if_fail (QZ_IS_IMPORT_SCORES (self));

  g_free (self->judge);
  self->judge = judge != NULL && *judge != '\0' ? g_strdup (judge) : NULL;
}

/**
 * qz_import_scores_set_stage:
 * @self: an operation that was not run yet
 * @stage: (nullable): id of a stage; %NULL for the one that the row names, and without one for the
 *   one at which a panel with the judge scores the entry
 */
void
qz_import_scores_set_stage (QzImportScores *self, const char *stage)
{
  g_return_if_fail (QZ_IS_IMPORT_SCORES (self));

  g_free (self->stage);
  self->stage = stage != NULL && *stage != '\0' ? g_strdup (stage) : NULL;
}

/**
 * qz_import_scores_set_dry_run:
 * @self: an operation that was not run yet
 * @dry_run: whether to write nothing
 */
void
qz_import_scores_set_dry_run (QzImportScores *self, gboolean dry_run)
{
  g_return_if_fail (QZ_IS_IMPORT_SCORES (self));

  self->dry_run = dry_run;
}

/**
 * qz_import_scores_get_reports:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzScoresReport): one for each row that is not blank
 */
const GPtrArray *
qz_import_scores_get_reports (QzImportScores *self)
{
  g_return_val_if_fail (QZ_IS_IMPORT_SCORES (self), NULL);

  return self->rows;
}

/**
 * qz_import_scores_count:
 * @self: an operation that was carried out
 * @outcome: an outcome
 *
 * Returns: how many rows it became of
 */
guint
qz_import_scores_count (QzImportScores *self, QzScoresOutcome outcome)
{
  guint n = 0;

  g_return_val_if_fail (QZ_IS_IMPORT_SCORES (self), 0);

  for (guint i = 0; i < self->rows->len; i++)
    n += ((const Row *) self->rows->pdata[i])->report.outcome == outcome;
  return n;
}

/**
 * qz_scores_outcome_get_id:
 * @outcome: an outcome
 *
 * Returns: (transfer none): its name for programs
 */
const char *
qz_scores_outcome_get_id (QzScoresOutcome outcome)
{
  static const char *const ids[] = { "locked", "open", "same", "blank", "refused" };

  g_return_val_if_fail ((guint) outcome < G_N_ELEMENTS (ids), "");

  return ids[outcome];
}
