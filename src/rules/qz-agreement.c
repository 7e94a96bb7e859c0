/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far judges agree: Kendall's W, intraclass correlations, and what is usual among the errors.
 */

#include "config.h"

#include <math.h>

#include "rules/qz-agreement.h"
#include "rules/qz-sort.h"

/* Entries of one block stand together: by their judges, then by their place. */
static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  const QzScoreTable *table = data;
  guint m = *(const guint *) a;
  guint n = *(const guint *) b;
  guint n_marks = qz_score_groups_count (&table->by_entry, m);
  guint other = qz_score_groups_count (&table->by_entry, n);

  if (n_marks != other)
    return n_marks > other ? -1 : 1;
  for (guint k = 0; k < n_marks; k++)
    {
      guint p = qz_score_table_get_mark (table, table->by_entry.starts[m] + k)->judge;
      guint q = qz_score_table_get_mark (table, table->by_entry.starts[n] + k)->judge;

      if (p != q)
        return p < q ? -1 : 1;
    }
  return 0;
}

typedef struct
{
  guint place;
  gint64 points;
} Ranked;

static int
compare_points (const void *a, const void *b)
{
  const Ranked *m = a;
  const Ranked *n = b;

  return (m->points > n->points) - (m->points < n->points);
}

/* Adds the ranks that one judge gave, equals sharing the mean of theirs; returns the sum of
   t³ − t over the runs of t equals. */
static double
add_ranks (Ranked *given, guint n, double *sums)
{
  double ties = 0;
  guint end;

  qsort (given, n, sizeof *given, compare_points);
  for (guint start = 0; start < n; start = end)
    {
      double t;

      for (end = start + 1; end < n && given[end].points == given[start].points; end++)
        ;
      t = end - start;
      ties += t * t * t - t;
      for (guint i = start; i < end; i++)
        sums[given[i].place] += (start + 1 + end) / 2.0;
    }
  return ties;
}

/* W = 12 S / (m² (n³ − n) − m Σ (t³ − t)), S the squared distances of the sums of ranks from their
   mean m (n + 1) / 2. */
static double
find_w (const QzScoreTable *table, const guint *entries, guint n, guint m)
{
  g_autofree double *sums = g_new0 (double, n);
  g_autofree Ranked *given = g_new (Ranked, n);
  double ties = 0;
  double s = 0;
  double most;

  for (guint k = 0; k < m; k++)
    {
      for (guint i = 0; i < n; i++)
        {
          given[i].place = i;
          given[i].points =
              qz_score_table_get_mark (table, table->by_entry.starts[entries[i]] + k)->points;
        }
      ties += add_ranks (given, n, sums);
    }
  for (guint i = 0; i < n; i++)
    {
      double distance = sums[i] - m * (n + 1.0) / 2;

      s += distance * distance;
    }
  most = (double) m * m * ((double) n * n * n - n) - m * ties;
  return most > 0 ? 12 * s / most : NAN;
}

static int
compare_blocks (gconstpointer a, gconstpointer b, gpointer data)
{
  const QzAgreementBlock *m = a;
  const QzAgreementBlock *n = b;

  return (m->n_entries < n->n_entries) - (m->n_entries > n->n_entries);
}

/**
 * qz_agreement_find_blocks:
 * @table: a closed table
 *
 * Kendall's coefficient of concordance, corrected for ties (Kendall and Babington Smith, The
 * problem of m rankings, 1939), asks for entries that the same judges all scored. So it is worked
 * out for every set of two or more judges who scored two or more entries together and nobody with
 * them. 1: they all put the entries in the same order; 0: their orders have nothing in common.
 *
 * Returns: (transfer full) (element-type QzAgreementBlock): the blocks, most entries first
 */
GArray *
qz_agreement_find_blocks (const QzScoreTable *table)
{
  GArray *blocks = g_array_new (FALSE, TRUE, sizeof (QzAgreementBlock));
  g_autofree guint *entries = NULL;
  guint start = 0;

  g_return_val_if_fail (table != NULL && table->closed, blocks);

  entries = g_new (guint, table->n_entries);
  for (guint i = 0; i < table->n_entries; i++)
    entries[i] = i;
  qz_sort_stably (entries, table->n_entries, sizeof *entries, compare_entries, (gpointer) table);
  for (guint i = 1; i <= table->n_entries; i++)
    if (i == table->n_entries
        || compare_entries (&entries[start], &entries[i], (gpointer) table) != 0)
      {
        QzAgreementBlock block = { .entry = entries[start], .n_entries = i - start };

        block.n_judges = qz_score_groups_count (&table->by_entry, block.entry);
        if (block.n_judges >= 2 && block.n_entries >= 2)
          {
            block.w = find_w (table, entries + start, block.n_entries, block.n_judges);
            g_array_append_val (blocks, block);
          }
        start = i;
      }
  qz_sort_stably (blocks->data, blocks->len, sizeof (QzAgreementBlock), compare_blocks, NULL);
  return blocks;
}

/* Sum of the squared distances of marks from the mean of their group. */
static double
spread_of (const QzScoreTable *table, const guint *marks, guint n)
{
  double mean = 0;
  double squares = 0;

  for (guint k = 0; k < n; k++)
    mean += (double) qz_score_table_get_mark (table, marks[k])->points / n;
  for (guint k = 0; k < n; k++)
    {
      double distance = (double) qz_score_table_get_mark (table, marks[k])->points - mean;

      squares += distance * distance;
    }
  return squares;
}

static double
spread_inside (const QzScoreTable *table,
               const QzScoreGroups *part,
               guint number,
               const QzScoreGroups *marks)
{
  const guint *members = qz_score_groups_get (part, number);
  double squares = 0;

  for (guint i = 0; i < qz_score_groups_count (part, number); i++)
    squares += spread_of (table, qz_score_groups_get (marks, members[i]),
                          qz_score_groups_count (marks, members[i]));
  return squares;
}

typedef struct
{
  guint n;
  double inverse; /* of the numbers of marks of the entries, added up */
  double errors;  /* squared residuals */
} Marks;

static Marks
sum_marks (const QzSeverities *additive, guint part)
{
  const QzScoreTable *table = additive->table;
  const guint *entries = qz_score_groups_get (&table->part_entries, part);
  Marks sum = { 0, 0, 0 };

  for (guint i = 0; i < qz_score_groups_count (&table->part_entries, part); i++)
    {
      guint n = qz_score_groups_count (&table->by_entry, entries[i]);

      sum.n += n;
      sum.inverse += 1.0 / n;
      for (guint k = 0; k < n; k++)
        {
          double rest = additive->residuals[table->by_entry.starts[entries[i]] + k];

          sum.errors += rest * rest;
        }
    }
  return sum;
}

static double
divide (double part, double whole)
{
  return whole > 0 ? part / whole : NAN;
}

/**
 * qz_agreement_reliability:
 * @additive: what qz_severities_fit() found
 * @part: number of a part
 *
 * Variances of entries, judges and errors by Henderson's method 3 (fitting constants), which takes
 * missing cells as they are, and the intraclass correlations that follow from them. Without
 * missing cells they are ICC(2,1), ICC(3,1), ICC(2,k) and ICC(3,k) of Shrout and Fleiss (1979);
 * with them k is the harmonic mean of the numbers of sheets.
 *
 * Returns: the variances and correlations; all NaN when the part was not solved, has one entry or
 *   judge, or has too few marks to tell errors from the rest
 */
QzReliability
qz_agreement_reliability (const QzSeverities *additive, guint part)
{
  QzReliability result = { NAN, NAN, NAN, NAN, NAN, NAN, NAN };
  const QzScoreTable *table;
  guint n_entries, n_judges;
  double k, inside_entries, inside_judges;
  Marks marks;

  g_return_val_if_fail (additive != NULL && part < additive->table->n_parts, result);

  table = additive->table;
  n_entries = qz_score_groups_count (&table->part_entries, part);
  n_judges = qz_score_groups_count (&table->part_judges, part);
  marks = sum_marks (additive, part);
  if (additive->states[part] != QZ_SEVERITY_SOLVED || n_entries < 2 || n_judges < 2
      || marks.n <= n_entries + n_judges - 1)
    return result;
  inside_judges = spread_inside (table, &table->part_judges, part, &table->by_judge);
  inside_entries = spread_inside (table, &table->part_entries, part, &table->by_entry);
  k = n_entries / marks.inverse;
  result.errors = marks.errors / (marks.n - n_entries - n_judges + 1);
  result.entries =
      (inside_judges - marks.errors - (n_entries - 1) * result.errors) / (marks.n - n_judges);
  result.judges =
      (inside_entries - marks.errors - (n_judges - 1) * result.errors) / (marks.n - n_entries);
  result.agreement = divide (result.entries, result.entries + result.judges + result.errors);
  result.consistency = divide (result.entries, result.entries + result.errors);
  result.mean_agreement =
      divide (result.entries, result.entries + (result.judges + result.errors) / k);
  result.mean_consistency = divide (result.entries, result.entries + result.errors / k);
  return result;
}

/* Puts the value that would stand at @place in order there, the smaller ones before it (Hoare's
   selection). */
static double
select_place (double *values, gsize n, gsize place)
{
  gsize first = 0;
  gsize last = n - 1;

  while (first < last)
    {
      double pivot = values[first + (last - first) / 2];
      gsize i = first;
      gsize k = last;

      for (;;)
        {
          while (values[i] < pivot)
            i++;
          while (values[k] > pivot)
            k--;
          if (i >= k)
            break;
          {
            double kept = values[i];

            values[i++] = values[k];
            values[k--] = kept;
          }
        }
      if (place <= k)
        last = k;
      else
        first = k + 1;
    }
  return values[place];
}

/**
 * qz_agreement_robust_deviation:
 * @additive: what qz_severities_fit() found
 * @part: number of a part
 *
 * The standard deviation of the errors as the middle of them shows it, so that a few slips do not
 * hide themselves: 1.4826 times the median of the absolute residuals, or when that is nought
 * 1.2533 times their mean (Iglewicz and Hoaglin, How to detect and handle outliers, 1993).
 *
 * Returns: thousandths of a point; 0 when there are no errors or the part was not solved
 */
double
qz_agreement_robust_deviation (const QzSeverities *additive, guint part)
{
  const QzScoreTable *table;
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (double));
  const guint *entries;
  double *values;
  double mean = 0;
  double median;

  g_return_val_if_fail (additive != NULL && part < additive->table->n_parts, 0);

  table = additive->table;
  if (additive->states[part] != QZ_SEVERITY_SOLVED)
    return 0;
  entries = qz_score_groups_get (&table->part_entries, part);
  for (guint i = 0; i < qz_score_groups_count (&table->part_entries, part); i++)
    for (guint k = 0; k < qz_score_groups_count (&table->by_entry, entries[i]); k++)
      {
        double size = fabs (additive->residuals[table->by_entry.starts[entries[i]] + k]);

        g_array_append_val (sizes, size);
        mean += size;
      }
  values = (double *) (gpointer) sizes->data;
  median = (select_place (values, sizes->len, (sizes->len - 1) / 2)
            + select_place (values, sizes->len, sizes->len / 2))
           / 2;
  mean /= sizes->len;
  /* What the sums leave over by rounding is no error. */
  if (mean < 1e-6)
    return 0;
  return median > 1e-6 ? 1.4826 * median : 1.2533 * mean;
}
