/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How strict the judges are and how far they spread: points = judge + scale × entry + error. */

#include "config.h"

#include <math.h>

#include "rules/qz-cholesky.h"
#include "rules/qz-severity-private.h"

#define MAX_STEPS 100
/* Steps are measured in the usual difference between entries. Far away the equations of Gauss and
   Newton are the faster ones as a rule; near the end Newton's own square the error with every step,
   so after a small one nothing is left to be done. */
#define NEAR 0.1
#define MAX_ROUGH_STEPS 4
#define SMALL_STEP 1e-6
#define SMALL_SLOW_STEP 1e-11

/* One part while it is solved. Marks are measured from @middle in units of @unit. What belongs to
   marks stands at their places in the table, where it is walked through again and again. */
typedef struct
{
  const QzSeverities *additive;
  const QzScoreTable *table;
  QzSeverities *result;
  const guint *numbers; /* of the judge of each mark, inside the part */
  double *measures;     /* of each mark */
  const guint *entries;
  const guint *judges;
  guint n_entries;
  guint n; /* judges */
  double middle;
  double unit;
  double *terms;   /* n: of the judges */
  double *scales;  /* n */
  double *quality; /* of the entries of the part, the best for terms and scales */
  gboolean exact;  /* the equations are Newton's own */
} Part;

/* Mean and standard deviation of what the additive model says of the entries. */
static gboolean
find_unit (Part *self)
{
  double sum = 0;
  double squares = 0;

  for (guint i = 0; i < self->n_entries; i++)
    sum += self->additive->values[self->entries[i]];
  self->middle = sum / self->n_entries;
  for (guint i = 0; i < self->n_entries; i++)
    {
      double distance = self->additive->values[self->entries[i]] - self->middle;

      squares += distance * distance;
    }
  if (self->n_entries < 2)
    return FALSE;
  self->unit = sqrt (squares / (self->n_entries - 1));
  /* Below a millionth of a point it is rounding, not quality. */
  return self->unit > 1e-3;
}

/* The best quality of every entry for the present terms and scales. */
static void
find_quality (Part *self, const double *terms, const double *scales, double *quality)
{
  for (guint i = 0; i < self->n_entries; i++)
    {
      guint first = self->table->by_entry.starts[self->entries[i]];
      guint n = qz_score_groups_count (&self->table->by_entry, self->entries[i]);
      double product = 0;
      double square = 0;

      for (guint k = 0; k < n; k++)
        {
          guint judge = self->numbers[first + k];

          product += scales[judge] * (self->measures[first + k] - terms[judge]);
          square += scales[judge] * scales[judge];
        }
      quality[i] = square > 0 ? product / square : 0;
    }
}

/* The sum that is to be least. */
static double
find_loss (const Part *self, const double *terms, const double *scales, const double *quality)
{
  double loss = 0;

  for (guint i = 0; i < self->n_entries; i++)
    {
      guint first = self->table->by_entry.starts[self->entries[i]];
      guint n = qz_score_groups_count (&self->table->by_entry, self->entries[i]);

      for (guint k = 0; k < n; k++)
        {
          guint judge = self->numbers[first + k];
          double rest = self->measures[first + k] - terms[judge] - scales[judge] * quality[i];

          loss += rest * rest;
        }
    }
  for (guint j = 0; j < self->n; j++)
    loss += QZ_SCALE_PRIOR * (scales[j] - 1) * (scales[j] - 1);
  return loss;
}

/* What one entry adds to the equations: its own share of the curvature, less what its quality
   takes up by following (the Schur complement). Judge j has the rows 2 j and 2 j + 1. */
static void
add_entry (const Part *self, guint i, double *matrix, double *vector, double *row, guint *places)
{
  guint first = self->table->by_entry.starts[self->entries[i]];
  guint n = qz_score_groups_count (&self->table->by_entry, self->entries[i]);
  gsize size = 2 * (gsize) self->n;
  double quality = self->quality[i];
  double square = 0;

  for (guint k = 0; k < n; k++)
    {
      guint judge = self->numbers[first + k];
      double scale = self->scales[judge];
      double rest = self->measures[first + k] - self->terms[judge] - scale * quality;

      places[2 * k] = 2 * judge;
      places[2 * k + 1] = 2 * judge + 1;
      row[2 * k] = scale;
      row[2 * k + 1] = scale * quality - (self->exact ? rest : 0);
      square += scale * scale;
      vector[2 * judge] += rest;
      vector[2 * judge + 1] += rest * quality;
      matrix[2 * judge * size + 2 * judge] += 1;
      matrix[(2 * judge + 1) * size + 2 * judge] += quality;
      matrix[(2 * judge + 1) * size + 2 * judge + 1] += quality * quality;
    }
  for (guint a = 0; square > 0 && a < 2 * n; a++)
    {
      double *target = matrix + places[a] * size;
      double factor = row[a] / square;

      for (guint b = 0; b <= a; b++)
        target[places[b]] -= factor * row[b];
    }
}

static void
pin (double *matrix, double *vector, gsize size, gsize row)
{
  for (gsize k = 0; k < size; k++)
    {
      matrix[row * size + k] = 0;
      matrix[k * size + row] = 0;
    }
  matrix[row * size + row] = 1;
  vector[row] = 0;
}

/* One step on the judges. @damping shortens it and turns it downhill where the loss is not
   convex. */
static gboolean
find_step (const Part *self, double damping, double *matrix, double *vector)
{
  gsize size = 2 * (gsize) self->n;
  g_autofree double *row = g_new (double, size);
  g_autofree guint *places = g_new (guint, size);

  memset (matrix, 0, size * size * sizeof *matrix);
  memset (vector, 0, size * sizeof *vector);
  for (guint i = 0; i < self->n_entries; i++)
    add_entry (self, i, matrix, vector, row, places);
  for (gsize j = 0; j < self->n; j++)
    {
      double sheets = qz_score_groups_count (&self->table->by_judge, self->judges[j]);

      matrix[(2 * j + 1) * size + 2 * j + 1] += QZ_SCALE_PRIOR;
      vector[2 * j + 1] -= QZ_SCALE_PRIOR * (self->scales[j] - 1);
      matrix[2 * j * size + 2 * j] += damping * sheets;
      matrix[(2 * j + 1) * size + 2 * j + 1] += damping * sheets;
      if (self->result->held[self->judges[j]])
        pin (matrix, vector, size, 2 * j + 1);
    }
  /* Moving all entries up and all judges down by their scales changes nothing. */
  pin (matrix, vector, size, size - 2);
  return qz_cholesky_solve (matrix, vector, size);
}

/* Takes the step when it makes the loss less. */
static gboolean
try_step (Part *self, const double *step, double *loss)
{
  g_autofree double *terms = g_new (double, self->n);
  g_autofree double *scales = g_new (double, self->n);
  g_autofree double *quality = g_new (double, self->n_entries);
  double changed;

  for (guint j = 0; j < self->n; j++)
    {
      terms[j] = self->terms[j] + step[2 * j];
      scales[j] = self->scales[j] + step[2 * j + 1];
    }
  find_quality (self, terms, scales, quality);
  changed = find_loss (self, terms, scales, quality);
  if (!(changed <= *loss * (1 + 1e-12)))
    return FALSE;
  *loss = changed;
  memcpy (self->terms, terms, self->n * sizeof *terms);
  memcpy (self->scales, scales, self->n * sizeof *scales);
  memcpy (self->quality, quality, self->n_entries * sizeof *quality);
  return TRUE;
}

static void
measure (Part *self)
{
  for (guint i = 0; i < self->n_entries; i++)
    {
      guint first = self->table->by_entry.starts[self->entries[i]];

      for (guint k = 0; k < qz_score_groups_count (&self->table->by_entry, self->entries[i]); k++)
        self->measures[first + k] =
            ((double) qz_score_table_get_mark (self->table, first + k)->points - self->middle)
            / self->unit;
    }
}

static void
begin (Part *self)
{
  for (guint j = 0; j < self->n; j++)
    {
      self->terms[j] = -self->additive->severities[self->judges[j]] / self->unit;
      self->scales[j] = 1;
    }
  find_quality (self, self->terms, self->scales, self->quality);
}

static gboolean
settle (Part *self)
{
  gsize size = 2 * (gsize) self->n;
  g_autofree double *matrix = g_new (double, size *size);
  g_autofree double *vector = g_new (double, size);
  double damping = 0;
  double loss;

  self->exact = FALSE;
  begin (self);
  loss = find_loss (self, self->terms, self->scales, self->quality);
  for (guint i = 0; i < MAX_STEPS; i++)
    {
      double longest = 0;

      if (!find_step (self, damping, matrix, vector) || !try_step (self, vector, &loss))
        {
          damping = MAX (10 * damping, 1e-3);
          self->exact = self->exact || i >= MAX_ROUGH_STEPS;
          continue;
        }
      for (gsize k = 0; k < size; k++)
        longest = MAX (longest, fabs (vector[k]));
      if (self->exact && damping == 0 ? longest < SMALL_STEP
                                      : longest * (1 + damping) < SMALL_SLOW_STEP)
        return TRUE;
      damping = damping > 1e-3 ? damping / 10 : 0;
      self->exact = self->exact || longest < NEAR || i >= MAX_ROUGH_STEPS;
    }
  return FALSE;
}

/* A judge who ranks against the others would have the marks turned over; that is no correction. */
static gboolean
hold_contrary (Part *self)
{
  gboolean found = FALSE;

  for (guint j = 0; j < self->n; j++)
    if (self->scales[j] <= 0)
      {
        self->result->held[self->judges[j]] = TRUE;
        found = TRUE;
      }
  return found;
}

/* Puts the middle of the entries at nought and the judges around it. */
static void
write_part (Part *self)
{
  QzSeverities *result = self->result;
  double middle = 0;
  double mean = 0;

  for (guint i = 0; i < self->n_entries; i++)
    middle += self->quality[i] / self->n_entries;
  for (guint j = 0; j < self->n; j++)
    {
      self->terms[j] += self->scales[j] * middle;
      mean += self->terms[j] / self->n;
    }
  for (guint j = 0; j < self->n; j++)
    {
      result->severities[self->judges[j]] = (mean - self->terms[j]) * self->unit;
      result->scales[self->judges[j]] = self->scales[j];
    }
  for (guint i = 0; i < self->n_entries; i++)
    {
      guint entry = self->entries[i];
      guint first = self->table->by_entry.starts[entry];

      self->quality[i] -= middle;
      result->values[entry] = self->middle + (mean + self->quality[i]) * self->unit;
      for (guint k = 0; k < qz_score_groups_count (&self->table->by_entry, entry); k++)
        {
          guint j = self->numbers[first + k];
          double expected = self->terms[j] + self->scales[j] * self->quality[i];

          result->residuals[first + k] = (self->measures[first + k] - expected) * self->unit;
        }
    }
}

/* Judges whose marks are all alike say nothing about their scale. */
static void
hold_flat (Part *self)
{
  for (guint j = 0; j < self->n; j++)
    {
      const guint *marks = qz_score_groups_get (&self->table->by_judge, self->judges[j]);
      gint64 first = qz_score_table_get_mark (self->table, marks[0])->points;
      gboolean flat = TRUE;

      for (guint k = 0; k < qz_score_groups_count (&self->table->by_judge, self->judges[j]); k++)
        flat = flat && qz_score_table_get_mark (self->table, marks[k])->points == first;
      self->result->held[self->judges[j]] = flat;
    }
}

static QzSeverityState
solve_part (Part *self)
{
  g_autofree double *terms = g_new (double, self->n);
  g_autofree double *scales = g_new (double, self->n);
  g_autofree double *quality = g_new (double, self->n_entries);

  if (!find_unit (self))
    return QZ_SEVERITY_NO_SCALE;
  self->terms = terms;
  self->scales = scales;
  self->quality = quality;
  measure (self);
  hold_flat (self);
  do
    if (!settle (self))
      return QZ_SEVERITY_UNSETTLED;
  while (hold_contrary (self));
  write_part (self);
  return QZ_SEVERITY_SOLVED;
}

/**
 * qz_severities_fit_scale:
 * @additive: what qz_severities_fit() found, whose table has to outlive the result
 *
 * Fits points = term of the judge + scale of the judge × quality of the entry + error, so that the
 * sum of the squared errors, in units of the standard deviation of the values in @additive, plus
 * %QZ_SCALE_PRIOR times the squared distances of the scales from 1 is least; without that second
 * sum nothing would tie the scales of two panels to each other. The search (Newton's method with
 * damping, entries eliminated) begins at the additive solution. The severity of a judge is the one
 * for an entry in the middle of the part, and severities of a part add up to nought.
 * The scale of a judge is held at 1 when all the marks are alike, or when it would not be
 * positive: correcting it would turn the judge's order over.
 * Source: the congeneric model y = b_j + s_j f_i + e of test theory (Jöreskog 1971); the hold on
 * the scales is ours.
 *
 * Returns: (transfer full): the severities; parts that the additive model left unsolved stay so
 */
QzSeverities *
qz_severities_fit_scale (const QzSeverities *additive)
{
  const QzScoreTable *table;
  g_autofree guint *of_judges = NULL;
  g_autofree guint *numbers = NULL;
  g_autofree double *measures = NULL;
  QzSeverities *result;

  g_return_val_if_fail (additive != NULL, NULL);

  table = additive->table;
  result = qz_severities_new (table);
  result->held = g_new0 (gboolean, table->n_judges);
  result->scales = g_new (double, table->n_judges);
  for (guint i = 0; i < table->n_judges; i++)
    result->scales[i] = NAN;
  of_judges = qz_severities_number_judges (table);
  numbers = g_new (guint, table->marks->len);
  measures = g_new (double, table->marks->len);
  for (guint k = 0; k < table->marks->len; k++)
    numbers[k] = of_judges[qz_score_table_get_mark (table, k)->judge];
  for (guint part = 0; part < table->n_parts; part++)
    {
      Part state = { .additive = additive,
                     .table = table,
                     .result = result,
                     .numbers = numbers,
                     .measures = measures,
                     .entries = qz_score_groups_get (&table->part_entries, part),
                     .judges = qz_score_groups_get (&table->part_judges, part),
                     .n_entries = qz_score_groups_count (&table->part_entries, part),
                     .n = qz_score_groups_count (&table->part_judges, part) };

      result->states[part] = additive->states[part] == QZ_SEVERITY_SOLVED ? solve_part (&state)
                                                                          : additive->states[part];
    }
  return result;
}
