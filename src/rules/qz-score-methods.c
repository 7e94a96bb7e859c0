/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of entries by the standard scores and by the order of each judge. */

#include "config.h"

#include <math.h>

#include "rules/qz-score-methods.h"

typedef struct
{
  double mean;
  double deviation; /* with n − 1; 0 for a single mark */
} Spread;

static Spread
find_spread (double sum, double squares, guint n)
{
  Spread spread = { sum / n, 0 };

  if (n > 1)
    spread.deviation = sqrt (squares / (n - 1));
  return spread;
}

static Spread
find_spread_of_judge (const QzScoreTable *table, guint judge)
{
  const guint *marks = qz_score_groups_get (&table->by_judge, judge);
  guint n = qz_score_groups_count (&table->by_judge, judge);
  double sum = 0;
  double squares = 0;

  for (guint k = 0; k < n; k++)
    sum += (double) qz_score_table_get_mark (table, marks[k])->points;
  for (guint k = 0; k < n; k++)
    {
      double distance = (double) qz_score_table_get_mark (table, marks[k])->points - sum / n;

      squares += distance * distance;
    }
  return find_spread (sum, squares, n);
}

static Spread
find_spread_of_part (const QzScoreTable *table, guint part)
{
  const guint *judges = qz_score_groups_get (&table->part_judges, part);
  guint n_judges = qz_score_groups_count (&table->part_judges, part);
  double sum = 0;
  double squares = 0;
  guint n = 0;

  for (guint j = 0; j < n_judges; j++)
    {
      const guint *marks = qz_score_groups_get (&table->by_judge, judges[j]);
      guint count = qz_score_groups_count (&table->by_judge, judges[j]);

      n += count;
      for (guint k = 0; k < count; k++)
        sum += (double) qz_score_table_get_mark (table, marks[k])->points;
    }
  for (guint j = 0; j < n_judges; j++)
    {
      const guint *marks = qz_score_groups_get (&table->by_judge, judges[j]);

      for (guint k = 0; k < qz_score_groups_count (&table->by_judge, judges[j]); k++)
        {
          double distance = (double) qz_score_table_get_mark (table, marks[k])->points - sum / n;

          squares += distance * distance;
        }
    }
  return find_spread (sum, squares, n);
}

/* The mean over its marks of what @given holds for them; NaN without any. */
static double *
mean_by_entry (const QzScoreTable *table, const double *given)
{
  double *values = g_new (double, table->n_entries);

  for (guint entry = 0; entry < table->n_entries; entry++)
    {
      double sum = 0;
      guint n = 0;

      for (guint k = table->by_entry.starts[entry]; k < table->by_entry.starts[entry + 1]; k++)
        if (!isnan (given[k]))
          {
            sum += given[k];
            n++;
          }
      values[entry] = n > 0 ? sum / n : NAN;
    }
  return values;
}

/**
 * qz_scores_standardise:
 * @table: a closed table
 * @min_sheets: a judge with fewer marks is left as is
 * @out_left: (out) (optional) (array): for each judge, whether the marks were left as they are:
 *   too few, or all alike
 *
 * Standard scores: every mark becomes mu + sigma × (mark − mean of the judge) ÷ deviation of the
 * judge, mu and sigma being mean and deviation of all marks of its part, and an entry gets the mean
 * of its marks. It takes the judges' entries to be equally good on the whole, so it says something
 * only where they were mixed. Deviations are with n − 1.
 *
 * Returns: (transfer full) (array): the value of each entry in thousandths of a point, NaN without
 *   a mark
 */
double *
qz_scores_standardise (const QzScoreTable *table, guint min_sheets, gboolean *out_left)
{
  g_autofree double *given = NULL;
  g_autofree Spread *parts = NULL;

  g_return_val_if_fail (table != NULL && table->closed, NULL);

  given = g_new (double, table->marks->len);
  parts = g_new (Spread, table->n_parts);
  for (guint part = 0; part < table->n_parts; part++)
    parts[part] = find_spread_of_part (table, part);
  for (guint judge = 0; judge < table->n_judges; judge++)
    {
      const guint *marks = qz_score_groups_get (&table->by_judge, judge);
      guint n = qz_score_groups_count (&table->by_judge, judge);
      Spread own = find_spread_of_judge (table, judge);
      gboolean left = n < min_sheets || !(own.deviation > 0);

      for (guint k = 0; k < n; k++)
        {
          const Spread *common = &parts[table->judge_parts[judge]];
          double points = (double) qz_score_table_get_mark (table, marks[k])->points;

          given[marks[k]] =
              left ? points
                   : common->mean + common->deviation * (points - own.mean) / own.deviation;
        }
      if (out_left != NULL)
        out_left[judge] = left;
    }
  return mean_by_entry (table, given);
}

typedef struct
{
  guint mark;
  gint64 points;
} Given;

static int
compare_points (const void *a, const void *b)
{
  const Given *m = a;
  const Given *n = b;

  return (m->points > n->points) - (m->points < n->points);
}

static void
count_beaten (const QzScoreTable *table, guint judge, Given *list, double *given)
{
  const guint *marks = qz_score_groups_get (&table->by_judge, judge);
  guint n = qz_score_groups_count (&table->by_judge, judge);
  guint end;

  for (guint k = 0; k < n; k++)
    {
      list[k].mark = marks[k];
      list[k].points = qz_score_table_get_mark (table, marks[k])->points;
    }
  if (n > 1)
    qsort (list, n, sizeof *list, compare_points);
  for (guint start = 0; start < n; start = end)
    {
      for (end = start + 1; end < n && list[end].points == list[start].points; end++)
        ;
      for (guint i = start; i < end; i++)
        given[list[i].mark] =
            n > 1 ? 100.0 * (double) QZ_POINT * (start + end - 1) / 2.0 / (n - 1) : NAN;
    }
}

/**
 * qz_scores_borda:
 * @table: a closed table
 *
 * The count of Borda (1784), for judges who scored different numbers of entries: a judge gives an
 * entry 100 points when it stands above all the others that the judge scored, none when it stands
 * below all, and in proportion between; equals share. An entry gets the mean of what its judges
 * give. Where all judges scored all n entries this is the usual count times 100 ÷ (n − 1) ÷ the
 * number of judges. A judge with a single entry gives nothing.
 *
 * Returns: (transfer full) (array): the value of each entry in thousandths, 0 to 100,000; NaN
 *   without a mark that says something
 */
double *
qz_scores_borda (const QzScoreTable *table)
{
  g_autofree double *given = NULL;
  g_autofree Given *list = NULL;

  g_return_val_if_fail (table != NULL && table->closed, NULL);

  given = g_new (double, table->marks->len);
  list = g_new (Given, table->n_entries);
  for (guint judge = 0; judge < table->n_judges; judge++)
    count_beaten (table, judge, list, given);
  return mean_by_entry (table, given);
}
