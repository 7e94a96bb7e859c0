/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "tests/rules/severity-oracle.h"

gint64
case_get (const Case *self, guint i, guint j)
{
  return self->cells[i * self->n_judges + j];
}

/* Which entries and judges hang together, by painting until nothing changes. */
guint
case_paint (const Case *self, guint *colours)
{
  guint n = self->n_entries + self->n_judges;
  gboolean changed;
  guint count = 0;

  for (guint i = 0; i < n; i++)
    colours[i] = i;
  do
    {
      changed = FALSE;
      for (guint i = 0; i < self->n_entries; i++)
        for (guint j = 0; j < self->n_judges; j++)
          {
            guint *a = &colours[i];
            guint *b = &colours[self->n_entries + j];

            if (case_get (self, i, j) < 0 || *a == *b)
              continue;
            *a = *b = MIN (*a, *b);
            changed = TRUE;
          }
    }
  while (changed);
  for (guint i = 0; i < n; i++)
    count += colours[i] == i;
  return count;
}

/* Elimination with the largest pivot of each column; what has none is set to nought. */
static void
eliminate (Number *matrix, Number *vector, guint n)
{
  guint row = 0;
  guint pivots[4 * MAX_SIZE];

  for (guint column = 0; column < n; column++)
    {
      guint best = row;

      pivots[column] = G_MAXUINT;
      for (guint i = row; i < n; i++)
        if (fabsl (matrix[i * n + column]) > fabsl (matrix[best * n + column]))
          best = i;
      if (row == n || fabsl (matrix[best * n + column]) < 1e-12L)
        continue;
      for (guint k = 0; k < n; k++)
        {
          Number kept = matrix[row * n + k];

          matrix[row * n + k] = matrix[best * n + k];
          matrix[best * n + k] = kept;
        }
      {
        Number kept = vector[row];

        vector[row] = vector[best];
        vector[best] = kept;
      }
      for (guint i = 0; i < n; i++)
        {
          Number factor = matrix[i * n + column] / matrix[row * n + column];

          if (i == row || factor == 0)
            continue;
          for (guint k = column; k < n; k++)
            matrix[i * n + k] -= factor * matrix[row * n + k];
          vector[i] -= factor * vector[row];
        }
      pivots[column] = row++;
    }
  {
    g_autofree Number *solution = g_new0 (Number, n);

    for (guint column = 0; column < n; column++)
      if (pivots[column] != G_MAXUINT)
        solution[column] = vector[pivots[column]] / matrix[pivots[column] * n + column];
    memcpy (vector, solution, n * sizeof *vector);
  }
}

/* min Σ (y − f + b)², Σ b = 0 in each part, as one system with a multiplier for each part. */
void
case_solve_additive (const Case *self, Number *solution)
{
  guint n_entries = self->n_entries;
  guint judges_end = n_entries + self->n_judges;
  guint n = 2 * judges_end; /* room for a multiplier of each colour */
  guint colours[2 * MAX_SIZE];
  g_autofree Number *matrix = g_new0 (Number, n * n);
  g_autofree Number *vector = g_new0 (Number, n);

  case_paint (self, colours);
  for (guint i = 0; i < n_entries; i++)
    for (guint j = 0; j < self->n_judges; j++)
      {
        guint column = n_entries + j;
        Number mark = case_get (self, i, j);

        if (mark < 0)
          continue;
        matrix[i * n + i] += 1;
        matrix[i * n + column] -= 1;
        matrix[column * n + i] -= 1;
        matrix[column * n + column] += 1;
        vector[i] += mark;
        vector[column] -= mark;
      }
  for (guint j = n_entries; j < judges_end; j++)
    {
      guint multiplier = judges_end + colours[j];

      matrix[j * n + multiplier] = matrix[multiplier * n + j] = 1;
    }
  eliminate (matrix, vector, n);
  memcpy (solution, vector, judges_end * sizeof *solution);
}

static Number
search_rest (const Search *self, const Number *x, guint i, guint j)
{
  const Case *marks = self->marks;
  Number y = (case_get (marks, i, j) - self->middle) / self->unit;

  return y - x[marks->n_entries + j] - x[marks->n_entries + marks->n_judges + j] * x[i];
}

static Number
search_loss (const Search *self, const Number *x)
{
  const Case *marks = self->marks;
  Number loss = 0;

  for (guint j = 0; j < marks->n_judges; j++)
    {
      Number away = x[marks->n_entries + marks->n_judges + j] - 1;

      for (guint i = 0; i < marks->n_entries; i++)
        if (case_get (marks, i, j) >= 0)
          loss += search_rest (self, x, i, j) * search_rest (self, x, i, j);
      loss += QZ_SCALE_PRIOR * away * away;
    }
  return loss;
}

/* Gauss and Newton's equations for all unknowns at once, damped. */
static void
search_step (const Search *self, Number damping, Number *step)
{
  const Case *marks = self->marks;
  guint n = marks->n_entries + 2 * marks->n_judges;
  g_autofree Number *matrix = g_new0 (Number, n * n);

  memset (step, 0, n * sizeof *step);
  for (guint j = 0; j < marks->n_judges; j++)
    {
      guint term = marks->n_entries + j;
      guint scale = term + marks->n_judges;

      for (guint i = 0; i < marks->n_entries; i++)
        if (case_get (marks, i, j) >= 0)
          {
            guint places[3] = { i, term, scale };
            Number slopes[3] = { self->x[scale], 1, self->held[j] ? 0 : self->x[i] };

            for (guint a = 0; a < 3; a++)
              {
                step[places[a]] += slopes[a] * search_rest (self, self->x, i, j);
                for (guint b = 0; b < 3; b++)
                  matrix[places[a] * n + places[b]] += slopes[a] * slopes[b];
              }
          }
      matrix[scale * n + scale] += QZ_SCALE_PRIOR;
      step[scale] -= self->held[j] ? 0 : QZ_SCALE_PRIOR * (self->x[scale] - 1);
    }
  for (guint i = 0; i < n; i++)
    matrix[i * n + i] += damping;
  eliminate (matrix, step, n);
}

static gboolean
search (Search *self)
{
  const Case *marks = self->marks;
  guint n = marks->n_entries + 2 * marks->n_judges;
  Number damping = 1e-3L;

  for (guint round = 0; round < 5000; round++)
    {
      Number step[3 * MAX_SIZE];
      Number next[3 * MAX_SIZE];
      Number longest = 0;

      search_step (self, damping, step);
      for (guint i = 0; i < n; i++)
        {
          next[i] = self->x[i] + step[i];
          longest = MAX (longest, fabsl (step[i]));
        }
      if (search_loss (self, next) > search_loss (self, self->x) * (1 + 1e-15L))
        {
          damping *= 10;
          continue;
        }
      memcpy (self->x, next, sizeof next);
      damping = MAX (damping / 3, 1e-9L);
      if (longest < 1e-13L)
        return TRUE;
    }
  return FALSE;
}

/* Begins with the plain means, holds as the rule says, and returns severities and values. */
gboolean
case_solve_scale (const Case *marks, Search *self, Number *severities, Number *values)
{
  Number additive[2 * MAX_SIZE];
  guint n_entries = marks->n_entries;
  guint n_judges = marks->n_judges;
  gboolean again;
  Number middle = 0, mean = 0, squares = 0;

  self->marks = marks;
  case_solve_additive (marks, additive);
  for (guint i = 0; i < n_entries; i++)
    self->middle += additive[i] / n_entries;
  for (guint i = 0; i < n_entries; i++)
    squares += (additive[i] - self->middle) * (additive[i] - self->middle);
  self->unit = sqrtl (squares / (n_entries - 1));
  do
    {
      for (guint i = 0; i < n_entries; i++)
        {
          guint count = 0;

          self->x[i] = 0;
          for (guint j = 0; j < n_judges; j++)
            if (case_get (marks, i, j) >= 0)
              {
                self->x[i] += (case_get (marks, i, j) - self->middle) / self->unit;
                count++;
              }
          self->x[i] /= count;
        }
      for (guint j = 0; j < n_judges; j++)
        {
          self->x[n_entries + j] = 0;
          self->x[n_entries + n_judges + j] = 1;
        }
      if (!search (self))
        return FALSE;
      again = FALSE;
      for (guint j = 0; j < n_judges; j++)
        if (self->x[n_entries + n_judges + j] <= 0)
          self->held[j] = again = TRUE;
    }
  while (again);
  for (guint i = 0; i < n_entries; i++)
    middle += self->x[i] / n_entries;
  for (guint j = 0; j < n_judges; j++)
    mean += (self->x[n_entries + j] + self->x[n_entries + n_judges + j] * middle) / n_judges;
  for (guint j = 0; j < n_judges; j++)
    severities[j] =
        (mean - self->x[n_entries + j] - self->x[n_entries + n_judges + j] * middle) * self->unit;
  for (guint i = 0; i < n_entries; i++)
    values[i] = self->middle + (mean + self->x[i] - middle) * self->unit;
  return TRUE;
}

gboolean
case_is_flat (const Case *marks, guint judge)
{
  gint64 seen = -1;

  for (guint i = 0; i < marks->n_entries; i++)
    {
      gint64 mark = case_get (marks, i, judge);

      if (mark >= 0 && seen >= 0 && mark != seen)
        return FALSE;
      if (mark >= 0)
        seen = mark;
    }
  return TRUE;
}
