/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exact mean of the totals of one entry, the highest and the lowest dropped (去掉最高最低分).
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-points.h"
#include "rules/qz-mean.h"

/* Of equals the first is the highest and the last is the lowest, so that the same sheets in the
   same order always show the same ones as dropped. */
static gsize
find_extreme (const gint64 *totals, gsize n, const QzDrop *drops, gboolean highest)
{
  gsize found = n;

  for (gsize i = 0; i < n; i++)
    {
      if (drops[i] != QZ_DROP_NONE)
        continue;
      if (found == n || (highest ? totals[i] > totals[found] : totals[i] <= totals[found]))
        found = i;
    }
  return found;
}

static void
drop_extremes (const gint64 *totals, gsize n, const QzScoreRule *rule, QzDrop *drops)
{
  for (guint k = 0; k < rule->drop_high; k++)
    drops[find_extreme (totals, n, drops, TRUE)] = QZ_DROP_HIGHEST;
  for (guint k = 0; k < rule->drop_low; k++)
    drops[find_extreme (totals, n, drops, FALSE)] = QZ_DROP_LOWEST;
}

static gboolean
add_up (const gint64 *totals, gsize n, const QzDrop *drops, QzMean *mean, GError **error)
{
  *mean = QZ_MEAN_NONE;
  for (gsize i = 0; i < n; i++)
    {
      if (drops[i] != QZ_DROP_NONE)
        continue;
      if (__builtin_add_overflow (mean->sum, totals[i], &mean->sum) || mean->sum == G_MININT64)
        {
          *mean = QZ_MEAN_NONE;
          g_set_error_literal (error, QZ_ERROR, QZ_ERROR_LIMIT,
                               _ ("The points are too large to be added up. Check the score "
                                  "sheets for a slip of the keys."));
          return FALSE;
        }
      mean->count++;
    }
  return TRUE;
}

static void
swap (gint64 *a, gint64 *b)
{
  gint64 kept = *a;

  *a = *b;
  *b = kept;
}

/**
 * qz_mean_compute:
 * @totals: (array length=n): totals of the sheets in thousandths of a point; %QZ_POINTS_NONE for
 *   one that does not count (blank, recused, held)
 * @n: how many
 * @rule: when how many of the highest and lowest are dropped
 * @out_mean: (out): the mean, without one when no total is valid
 * @out_drops: (out) (optional) (array length=n): what became of each total
 * @error: %QZ_ERROR_INVALID when the rule leaves nothing over, %QZ_ERROR_LIMIT when the sum does
 *   not fit in 64 bits
 *
 * Among equal totals the first is dropped as the highest and the last as the lowest; the mean does
 * not depend on the order, only which sheet is shown as dropped.
 *
 * Returns: %TRUE when @out_mean was set
 */
gboolean
qz_mean_compute (const gint64 *totals,
                 gsize n,
                 const QzScoreRule *rule,
                 QzMean *out_mean,
                 QzDrop *out_drops,
                 GError **error)
{
  g_autofree QzDrop *drops = NULL;
  gsize valid = 0;

  g_return_val_if_fail (totals != NULL || n == 0, FALSE);
  g_return_val_if_fail (rule != NULL && out_mean != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  drops = g_new0 (QzDrop, n);
  for (gsize i = 0; i < n; i++)
    {
      drops[i] = totals[i] == QZ_POINTS_NONE ? QZ_DROP_BLANK : QZ_DROP_NONE;
      valid += drops[i] == QZ_DROP_NONE;
    }
  if (rule->drop_from > 0 && valid >= rule->drop_from)
    {
      if ((gsize) rule->drop_high + rule->drop_low >= valid)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("The score rule drops %u of %u scores and leaves none. Change the score "
                          "rule of the activity."),
                       rule->drop_high + rule->drop_low, (guint) valid);
          return FALSE;
        }
      drop_extremes (totals, n, rule, drops);
    }
  if (!add_up (totals, n, drops, out_mean, error))
    return FALSE;
  if (out_drops != NULL && n > 0)
    memcpy (out_drops, drops, n * sizeof *drops);
  return TRUE;
}

/**
 * qz_mean_exists:
 * @self: a mean
 *
 * Returns: whether there is one
 */
gboolean
qz_mean_exists (const QzMean *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->count > 0;
}

/**
 * qz_mean_round:
 * @self: a mean
 * @digits: decimals of a point, 0 to 3
 *
 * Rounds HALF_UP: a half goes away from zero.
 *
 * Returns: thousandths of a point, a multiple of what @digits can show; %QZ_POINTS_NONE when there
 *   is no mean
 */
gint64
qz_mean_round (const QzMean *self, guint digits)
{
  static const gint64 units[] = { 1000, 100, 10, 1 };
  gint64 unit, whole, rest, fraction, rounded;

  g_return_val_if_fail (self != NULL && digits <= 3, QZ_POINTS_NONE);

  if (self->count <= 0)
    return QZ_POINTS_NONE;
  unit = units[digits];
  whole = ABS (self->sum / self->count);
  fraction = ABS (self->sum % self->count);
  rest = whole % unit;
  rounded = whole - rest;
  /* Half of an even unit is reached by the whole thousandths alone. */
  if (unit == 1 ? fraction >= self->count - fraction : rest >= unit / 2)
    rounded += unit;
  return self->sum < 0 ? -rounded : rounded;
}

static gint64
divisor (gint64 a, gint64 b)
{
  while (b != 0)
    {
      gint64 rest = a % b;

      a = b;
      b = rest;
    }
  return ABS (a);
}

static void
reduce (gint64 *numerator, gint64 *denominator)
{
  gint64 common = divisor (*numerator, *denominator);

  if (common > 1)
    {
      *numerator /= common;
      *denominator /= common;
    }
}

/**
 * qz_mean_add:
 * @self: a mean
 * @other: another one
 *
 * Adds @other to @self as exact fractions; the sum is in lowest terms.
 *
 * Returns: %FALSE, and @self is not to be used any more, when the sum does not fit in 64 bits
 */
gboolean
qz_mean_add (QzMean *self, const QzMean *other)
{
  gint64 common, left, right;

  g_return_val_if_fail (self != NULL && other != NULL, FALSE);
  g_return_val_if_fail (self->count > 0 && other->count > 0, FALSE);

  common = divisor (self->count, other->count);
  if (__builtin_mul_overflow (self->sum, other->count / common, &left)
      || __builtin_mul_overflow (other->sum, self->count / common, &right)
      || __builtin_add_overflow (left, right, &self->sum)
      || __builtin_mul_overflow (self->count, other->count / common, &self->count)
      || self->sum == G_MININT64)
    return FALSE;
  reduce (&self->sum, &self->count);
  return TRUE;
}

/**
 * qz_mean_scale:
 * @self: a mean
 * @numerator: of the factor
 * @denominator: of the factor, above 0
 *
 * Multiplies @self by an exact fraction; the product is in lowest terms.
 *
 * Returns: %FALSE, and @self is not to be used any more, when the product does not fit in 64 bits
 */
gboolean
qz_mean_scale (QzMean *self, gint64 numerator, gint64 denominator)
{
  g_return_val_if_fail (self != NULL && self->count > 0, FALSE);
  g_return_val_if_fail (denominator > 0, FALSE);

  reduce (&numerator, &denominator);
  reduce (&self->sum, &self->count);
  reduce (&self->sum, &denominator);
  reduce (&numerator, &self->count);
  return !__builtin_mul_overflow (self->sum, numerator, &self->sum) && self->sum != G_MININT64
         && !__builtin_mul_overflow (self->count, denominator, &self->count);
}

/**
 * qz_mean_compare:
 * @a: a mean
 * @b: a mean
 *
 * Compares the exact fractions, without rounding and without overflow: multiplied out where that
 * fits, otherwise whole parts first, then the remainders turned over, as in the Euclidean
 * algorithm. No mean stands below every mean.
 *
 * Returns: negative, zero or positive as @a is less than, equal to or greater than @b
 */
int
qz_mean_compare (const QzMean *a, const QzMean *b)
{
  gint64 p, q, r, s, left, right;
  int sign = 1;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a->count <= 0 || b->count <= 0)
    return (a->count > 0) - (b->count > 0);
  if (!__builtin_mul_overflow (a->sum, b->count, &left)
      && !__builtin_mul_overflow (b->sum, a->count, &right))
    return (left > right) - (left < right);
  p = a->sum;
  q = a->count;
  r = b->sum;
  s = b->count;
  for (;;)
    {
      gint64 m = p / q - (p % q < 0);
      gint64 n = r / s - (r % s < 0);

      if (m != n)
        return m < n ? -sign : sign;
      p = p % q + (p % q < 0 ? q : 0);
      r = r % s + (r % s < 0 ? s : 0);
      if (p == 0 || r == 0)
        return ((p > 0) - (r > 0)) * sign;
      /* p/q < r/s exactly when q/p > s/r. */
      sign = -sign;
      swap (&p, &q);
      swap (&r, &s);
    }
}
