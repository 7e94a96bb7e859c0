/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-opinion-tables.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/qz-points.h"

/**
 * qz_opinion_tables_dup_points:
 * @thousandths: of a point; NaN when it cannot be told
 * @digits: shown after the point
 *
 * Returns: (transfer full): as it is shown
 */
char *
qz_opinion_tables_dup_points (double thousandths, guint digits)
{
  gint64 points = qz_opinion_round (thousandths);

  return points != QZ_POINTS_NONE ? qz_points_format_digits (points, digits) : g_strdup ("–");
}

/**
 * qz_opinion_tables_dup_ratio:
 * @ratio: a plain number; NaN when it cannot be told
 *
 * Returns: (transfer full): as it is shown
 */
char *
qz_opinion_tables_dup_ratio (double ratio)
{
  return qz_opinion_tables_dup_points (ratio * (double) QZ_POINT, 2);
}

static void
add_points (QzCellRow *row, double thousandths, guint digits)
{
  g_autofree char *text = qz_opinion_tables_dup_points (thousandths, digits);

  qz_cell_row_add_number (row, thousandths, text);
}

static void
add_exact (QzCellRow *row, gint64 points, guint digits)
{
  add_points (row, points != QZ_POINTS_NONE ? (double) points : (double) NAN, digits);
}

static void
add_count (QzCellRow *row, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  qz_cell_row_add_number (row, n, text);
}

static void
add_rank (QzCellRow *row, guint rank)
{
  g_autofree char *text = rank > 0 ? g_strdup_printf ("%u", rank) : g_strdup ("–");

  qz_cell_row_add_number (row, rank > 0 ? (double) rank : (double) NAN, text);
}

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) qz_cell_row_free);
}

/* Entries */

static const char *
name_award (const QzOpinions *opinions, const char *id)
{
  const QzAward *award =
      id != NULL ? qz_activity_find_award (opinions->ranking->activity, id) : NULL;

  return award != NULL ? award->name : "";
}

/* The rank that a method gives, the award with it, and in colour whether that is another one. */
static void
add_view (QzCellRow *row,
          const QzOpinions *opinions,
          const QzFieldOpinion *field,
          const QzEntryOpinion *entry,
          QzMethod method)
{
  const QzEntryView *view = &entry->views[method];
  const char *award = name_award (opinions, view->award);
  g_autofree char *text = NULL;

  if (field->silences[method] != QZ_SILENCE_NONE || view->rank == 0)
    {
      qz_cell_row_add_number (row, (double) NAN, NULL);
      return;
    }
  text = g_strdup_printf (*award != '\0' ? "%u · %s" : "%u", view->rank, award);
  qz_cell_row_add_chip (row, view->rank, text,
                        g_strcmp0 (view->award, entry->award) != 0 ? QZ_TONE_WARNING
                        : view->rank != entry->standing->rank      ? QZ_TONE_ACCENT
                                                                   : QZ_TONE_NEUTRAL);
}

static QzCellRow *
make_entry (const QzOpinions *opinions, const QzFieldOpinion *field, const QzEntryOpinion *opinion)
{
  const QzStanding *standing = opinion->standing;
  QzCellRow *row = qz_cell_row_new (standing->entry->id);

  add_rank (row, standing->rank);
  qz_cell_row_add_text (row, standing->entry->number);
  qz_cell_row_add_text (row, standing->entry->title);
  qz_cell_row_add_text (row, standing->entry->unit_name);
  add_exact (row, opinion->spread, 2);
  add_exact (row, standing->points, opinions->ranking->activity->score_rule.digits);
  qz_cell_row_add_text (row, name_award (opinions, opinion->award));
  for (guint method = 0; method < QZ_N_METHODS; method++)
    {
      add_view (row, opinions, field, opinion, method);
      add_points (row, opinion->views[method].value, 2);
    }
  return row;
}

/**
 * qz_opinion_tables_new_entries:
 *
 * Returns: (transfer floating): a table of entries with their exact rank and award, and what each
 *   method would give
 */
GtkWidget *
qz_opinion_tables_new_entries (void)
{
  const QzCellColumn columns[] = {
    { "rank", _ ("Rank"), 56, QZ_COLUMN_FIGURES | QZ_COLUMN_SORTS, FALSE },
    { "number", _ ("Number"), 116, QZ_COLUMN_SORTS, FALSE },
    { "title", _ ("Title"), 0, QZ_COLUMN_NAME | QZ_COLUMN_EXPAND | QZ_COLUMN_SORTS, FALSE },
    { "unit", _ ("Unit"), 160, QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN, FALSE },
    { "spread", _ ("Spread"), 64, QZ_COLUMN_FIGURES | QZ_COLUMN_SORTS, FALSE },
    { "total", _ ("Total"), 64, QZ_COLUMN_FIGURES | QZ_COLUMN_SORTS, FALSE },
    { "award", _ ("Award"), 80, QZ_COLUMN_SORTS, FALSE },
    { "severity", _ ("Severity"), 112, QZ_COLUMN_SORTS, TRUE },
    { "severity-value", _ ("Points by severity"), 72,
      QZ_COLUMN_FIGURES | QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN, FALSE },
    { "scale", _ ("With scale"), 112, QZ_COLUMN_SORTS, TRUE },
    { "scale-value", _ ("Points with scale"), 72,
      QZ_COLUMN_FIGURES | QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN, FALSE },
    { "standard", _ ("Standard scores"), 112, QZ_COLUMN_SORTS, TRUE },
    { "standard-value", _ ("Points by standard scores"), 72,
      QZ_COLUMN_FIGURES | QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN, FALSE },
    { "borda", _ ("Borda"), 112, QZ_COLUMN_SORTS, TRUE },
    { "borda-value", _ ("Borda’s count"), 72,
      QZ_COLUMN_FIGURES | QZ_COLUMN_SORTS | QZ_COLUMN_HIDDEN, FALSE },
  };

  return qz_cell_table_new ("opinion-entries", _ ("Entries under each method"), columns,
                            G_N_ELEMENTS (columns));
}

/**
 * qz_opinion_tables_fill_entries:
 * @table: a table of entries
 * @opinions: an operation that was carried out
 * @only_changes: show only whose award would change under one of the methods
 */
void
qz_opinion_tables_fill_entries (QzRecordTable *table,
                                QzReviewOpinions *opinions,
                                gboolean only_changes)
{
  const QzOpinions *found = qz_review_opinions_get_opinions (opinions);
  g_autoptr (GPtrArray) rows = new_rows ();

  for (guint i = 0; i < found->fields->len; i++)
    {
      const QzFieldOpinion *field = &g_array_index (found->fields, QzFieldOpinion, i);

      for (guint k = field->first; k < field->first + field->n; k++)
        {
          const QzEntryOpinion *entry = &g_array_index (found->entries, QzEntryOpinion, k);

          if (!only_changes || qz_entry_opinion_changes (entry, field))
            g_ptr_array_add (rows, make_entry (found, field, entry));
        }
    }
  qz_record_table_set_records (table, rows);
}

/* Judges */

/**
 * qz_opinion_tables_new_judges:
 *
 * Returns: (transfer floating): a table of judges: how strict they are, how far they spread
 */
GtkWidget *
qz_opinion_tables_new_judges (void)
{
  const QzColumnFlags figures = QZ_COLUMN_FIGURES | QZ_COLUMN_SORTS;
  const QzCellColumn columns[] = {
    { "judge", _ ("Judge"), 0, QZ_COLUMN_NAME | QZ_COLUMN_EXPAND | QZ_COLUMN_SORTS, FALSE },
    { "group", _ ("Group"), 56, figures, FALSE },
    { "sheets", _ ("Sheets"), 72, figures, FALSE },
    { "mean", _ ("Mean"), 72, figures, FALSE },
    { "deviation", _ ("Deviation"), 72, figures, FALSE },
    { "lowest", _ ("Lowest"), 72, figures, FALSE },
    { "highest", _ ("Highest"), 72, figures, FALSE },
    { "severity", _ ("Severity"), 72, figures, FALSE },
    { "scaled-severity", _ ("With scale"), 72, figures | QZ_COLUMN_HIDDEN, FALSE },
    { "scale", _ ("Scale"), 64, figures, FALSE },
    { "error", _ ("Error"), 64, figures, FALSE },
    { "outliers", _ ("Outlying"), 72, figures, FALSE },
  };

  return qz_cell_table_new ("opinion-judges", _ ("Severity and spread of each judge"), columns,
                            G_N_ELEMENTS (columns));
}

static QzCellRow *
make_judge (QzReviewOpinions *opinions, const QzJudgeOpinion *judge)
{
  QzCellRow *row = qz_cell_row_new (judge->id);
  g_autofree char *scale = qz_opinion_tables_dup_ratio (judge->scale);

  qz_cell_row_add_text (row, qz_review_opinions_get_judge_name (opinions, judge->id));
  add_rank (row, judge->part != QZ_PART_NONE ? judge->part + 1 : 0);
  add_count (row, judge->sheets);
  add_points (row, judge->mean, 2);
  add_points (row, judge->deviation, 2);
  add_exact (row, judge->lowest, 2);
  add_exact (row, judge->highest, 2);
  add_points (row, judge->severity, 2);
  add_points (row, judge->scaled_severity, 2);
  qz_cell_row_add_number (row, judge->scale, scale);
  add_points (row, judge->error, 2);
  add_count (row, judge->outliers);
  return row;
}

/**
 * qz_opinion_tables_fill_judges:
 * @table: a table of judges
 * @opinions: an operation that was carried out
 *
 * The strictest come first.
 */
void
qz_opinion_tables_fill_judges (QzRecordTable *table, QzReviewOpinions *opinions)
{
  const QzOpinions *found = qz_review_opinions_get_opinions (opinions);
  g_autofree guint *places = qz_opinions_sort_judges (found);
  g_autoptr (GPtrArray) rows = new_rows ();

  for (guint i = 0; i < found->judges->len; i++)
    g_ptr_array_add (
        rows, make_judge (opinions, &g_array_index (found->judges, QzJudgeOpinion, places[i])));
  qz_record_table_set_records (table, rows);
}

/* Outlying sheets */

/**
 * qz_opinion_tables_new_outliers:
 *
 * Returns: (transfer floating): a table of sheets that are far from what the others lead to expect
 */
GtkWidget *
qz_opinion_tables_new_outliers (void)
{
  const QzColumnFlags figures = QZ_COLUMN_FIGURES | QZ_COLUMN_SORTS;
  const QzCellColumn columns[] = {
    { "number", _ ("Number"), 116, QZ_COLUMN_SORTS, FALSE },
    { "title", _ ("Title"), 0, QZ_COLUMN_NAME | QZ_COLUMN_EXPAND | QZ_COLUMN_SORTS, FALSE },
    { "judge", _ ("Judge"), 120, QZ_COLUMN_SORTS, FALSE },
    { "points", _ ("Points"), 72, figures, FALSE },
    { "expected", _ ("Expected"), 72, figures, FALSE },
    { "difference", _ ("Difference"), 80, figures, FALSE },
    { "deviations", _ ("Deviations"), 96, figures, FALSE },
  };

  return qz_cell_table_new ("opinion-outliers", _ ("Outlying sheets"), columns,
                            G_N_ELEMENTS (columns));
}

/**
 * qz_opinion_tables_fill_outliers:
 * @table: a table of outlying sheets
 * @opinions: an operation that was carried out
 *
 * The farthest come first. A row stands for "entry/judge".
 */
void
qz_opinion_tables_fill_outliers (QzRecordTable *table, QzReviewOpinions *opinions)
{
  const QzOpinions *found = qz_review_opinions_get_opinions (opinions);
  g_autoptr (GPtrArray) rows = new_rows ();

  for (guint i = 0; i < found->outliers->len; i++)
    {
      const QzOutlier *outlier = &g_array_index (found->outliers, QzOutlier, i);
      const QzEntry *entry =
          g_array_index (found->entries, QzEntryOpinion, outlier->entry).standing->entry;
      const char *judge = outlier->sheet->judge;
      g_autofree char *key = g_strdup_printf ("%s/%s", entry->id, judge);
      QzCellRow *row = qz_cell_row_new (key);

      qz_cell_row_add_text (row, entry->number);
      qz_cell_row_add_text (row, entry->title);
      qz_cell_row_add_text (row, qz_review_opinions_get_judge_name (opinions, judge));
      add_exact (row, outlier->sheet->total, 2);
      add_points (row, outlier->expected, 2);
      add_points (row, outlier->residual, 2);
      add_points (row, outlier->deviations * (double) QZ_POINT, 1);
      g_ptr_array_add (rows, row);
    }
  qz_record_table_set_records (table, rows);
}
