/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How strict the judges are: points = entry + judge + error, by least squares. */

#include "config.h"

#include <math.h>

#include "rules/qz-cholesky.h"
#include "rules/qz-severity-private.h"

static double *
new_blanks (guint n)
{
  double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] = NAN;
  return values;
}

/* Nothing is solved yet. */
QzSeverities *
qz_severities_new (const QzScoreTable *table)
{
  QzSeverities *self = g_new0 (QzSeverities, 1);

  self->table = table;
  self->severities = new_blanks (table->n_judges);
  self->values = new_blanks (table->n_entries);
  self->residuals = new_blanks (table->marks->len);
  self->states = g_new0 (QzSeverityState, table->n_parts);
  return self;
}

/**
 * qz_severities_free:
 * @self: (nullable) (transfer full): severities
 */
void
qz_severities_free (QzSeverities *self)
{
  if (self == NULL)
    return;
  g_free (self->severities);
  g_free (self->scales);
  g_free (self->held);
  g_free (self->values);
  g_free (self->residuals);
  g_free (self->states);
  g_free (self);
}

/* The number of each judge among the judges of the same part. */
guint *
qz_severities_number_judges (const QzScoreTable *table)
{
  guint *numbers = g_new0 (guint, table->n_judges);

  for (guint part = 0; part < table->n_parts; part++)
    {
      const guint *judges = qz_score_groups_get (&table->part_judges, part);

      for (guint i = 0; i < qz_score_groups_count (&table->part_judges, part); i++)
        numbers[judges[i]] = i;
    }
  return numbers;
}

typedef struct
{
  QzSeverities *result; /* being built */
  const QzScoreTable *table;
  const guint *numbers; /* of the judges inside their parts */
  double *means;        /* of the entries */
} Builder;

static void
find_means (Builder *self)
{
  for (guint entry = 0; entry < self->table->n_entries; entry++)
    {
      guint n = qz_score_groups_count (&self->table->by_entry, entry);
      guint first = self->table->by_entry.starts[entry];
      double sum = 0;

      for (guint k = 0; k < n; k++)
        sum += (double) qz_score_table_get_mark (self->table, first + k)->points;
      self->means[entry] = sum / n;
    }
}

/* The normal equations of the judges once the entries are eliminated: for every entry, its marks
   less their mean, as functions of the judges' terms. */
static void
add_entry (const Builder *self, guint entry, double *matrix, double *vector, guint size)
{
  guint first = self->table->by_entry.starts[entry];
  guint n = qz_score_groups_count (&self->table->by_entry, entry);

  for (guint a = 0; a < n; a++)
    {
      const QzMark *mark = qz_score_table_get_mark (self->table, first + a);
      guint row = self->numbers[mark->judge];

      vector[row] += (double) mark->points - self->means[entry];
      matrix[(gsize) row * size + row] += 1;
      for (guint b = 0; b <= a; b++)
        {
          guint column = self->numbers[qz_score_table_get_mark (self->table, first + b)->judge];

          /* Numbers ascend with the judges, so this is the lower triangle. */
          matrix[(gsize) row * size + column] -= 1.0 / n;
        }
    }
}

/* Only differences of judges can be known: one is pinned, then all are moved so that their mean
   is nought. */
static gboolean
solve_judges (const Builder *self, guint part, double *terms, guint n)
{
  const guint *entries = qz_score_groups_get (&self->table->part_entries, part);
  g_autofree double *matrix = g_new0 (double, (gsize) n *n);
  double mean = 0;

  for (guint i = 0; i < n; i++)
    terms[i] = 0;
  for (guint i = 0; i < qz_score_groups_count (&self->table->part_entries, part); i++)
    add_entry (self, entries[i], matrix, terms, n);
  for (guint i = 0; i < n; i++)
    matrix[(gsize) (n - 1) * n + i] = i == n - 1;
  terms[n - 1] = 0;
  if (!qz_cholesky_solve (matrix, terms, n))
    return FALSE;
  for (guint i = 0; i < n; i++)
    mean += terms[i] / n;
  for (guint i = 0; i < n; i++)
    terms[i] -= mean;
  return TRUE;
}

static void
explain_entry (const Builder *self, guint entry)
{
  guint first = self->table->by_entry.starts[entry];
  guint n = qz_score_groups_count (&self->table->by_entry, entry);
  const double *severities = self->result->severities;
  double sum = 0;

  for (guint k = 0; k < n; k++)
    sum += severities[qz_score_table_get_mark (self->table, first + k)->judge];
  self->result->values[entry] = self->means[entry] + sum / n;
  for (guint k = 0; k < n; k++)
    {
      const QzMark *mark = qz_score_table_get_mark (self->table, first + k);

      self->result->residuals[first + k] =
          (double) mark->points + severities[mark->judge] - self->result->values[entry];
    }
}

static QzSeverityState
solve_part (const Builder *self, guint part)
{
  guint n = qz_score_groups_count (&self->table->part_judges, part);
  const guint *judges = qz_score_groups_get (&self->table->part_judges, part);
  const guint *entries = qz_score_groups_get (&self->table->part_entries, part);
  g_autofree double *terms = g_new (double, n);

  if (n > QZ_SEVERITY_MAX_JUDGES)
    return QZ_SEVERITY_TOO_MANY;
  if (!solve_judges (self, part, terms, n))
    return QZ_SEVERITY_UNSETTLED;
  for (guint i = 0; i < n; i++)
    self->result->severities[judges[i]] = -terms[i];
  for (guint i = 0; i < qz_score_groups_count (&self->table->part_entries, part); i++)
    explain_entry (self, entries[i]);
  return QZ_SEVERITY_SOLVED;
}

/**
 * qz_severities_fit:
 * @table: a closed table, which has to outlive the result
 *
 * Fits points = value of the entry − severity of the judge + error, so that the sum of the squared
 * errors is least and the severities of the judges of each part add up to nought. Every part is
 * solved for itself; across parts neither severities nor values can be compared.
 * Source: the additive model of Platt and Burges (2012), in use for conference papers, without
 * their shrinkage; two-way analysis of variance with missing cells.
 *
 * Returns: (transfer full): the severities
 */
QzSeverities *
qz_severities_fit (const QzScoreTable *table)
{
  Builder builder = { .table = table };
  g_autofree guint *numbers = NULL;
  g_autofree double *means = NULL;

  g_return_val_if_fail (table != NULL && table->closed, NULL);

  builder.result = qz_severities_new (table);
  builder.numbers = numbers = qz_severities_number_judges (table);
  builder.means = means = g_new (double, table->n_entries);
  find_means (&builder);
  for (guint part = 0; part < table->n_parts; part++)
    builder.result->states[part] = solve_part (&builder, part);
  return builder.result;
}
