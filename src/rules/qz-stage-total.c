/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The total of an entry from the means of its stages 评审环节. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "rules/qz-stage-total.h"

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
reduce (QzMean *mean)
{
  gint64 common = divisor (mean->sum, mean->count);

  if (common > 1)
    {
      mean->sum /= common;
      mean->count /= common;
    }
}

/* total += mean, both exact fractions. */
static gboolean
add (QzMean *total, const QzMean *mean)
{
  gint64 common = divisor (total->count, mean->count);
  gint64 left, right;

  if (__builtin_mul_overflow (total->sum, mean->count / common, &left)
      || __builtin_mul_overflow (mean->sum, total->count / common, &right)
      || __builtin_add_overflow (left, right, &total->sum)
      || __builtin_mul_overflow (total->count, mean->count / common, &total->count)
      || total->sum == G_MININT64)
    return FALSE;
  reduce (total);
  return TRUE;
}

static gboolean
weigh (const QzMean *mean, gint64 weight, QzMean *out)
{
  QzMean share = { weight, 1000 };
  QzMean value = *mean;

  reduce (&share);
  reduce (&value);
  return !__builtin_mul_overflow (value.sum, share.sum, &out->sum) && out->sum != G_MININT64
         && !__builtin_mul_overflow (value.count, share.count, &out->count);
}

/**
 * qz_stage_total:
 * @weights: (array length=n): weights of the stages in thousandths; a stage of weight 0 is recorded
 *   and not counted
 * @means: (array length=n): mean of the entry at each stage
 * @n: number of stages
 * @out_total: (out): the weighted sum, exact; none when a counted stage has no mean yet, or when no
 *   stage counts
 * @error: %QZ_ERROR_LIMIT when the fraction does not fit in 64 bits
 *
 * The weights need not add up to 1000: 60 % of one stage and the whole of another is a rule in use.
 *
 * Returns: %TRUE when @out_total was set
 */
gboolean
qz_stage_total (
    const gint64 *weights, const QzMean *means, gsize n, QzMean *out_total, GError **error)
{
  QzMean total = { 0, 1 };
  gsize counted = 0;

  g_return_val_if_fail ((weights != NULL && means != NULL) || n == 0, FALSE);
  g_return_val_if_fail (out_total != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  *out_total = QZ_MEAN_NONE;
  for (gsize i = 0; i < n; i++)
    {
      QzMean part;

      if (weights[i] == 0)
        continue;
      if (!qz_mean_exists (&means[i]))
        return TRUE;
      if (!weigh (&means[i], weights[i], &part) || !add (&total, &part))
        {
          g_set_error_literal (error, QZ_ERROR, QZ_ERROR_LIMIT,
                               _ ("The total is too large to be worked out exactly. Check the "
                                  "weights of the stages and the score sheets."));
          return FALSE;
        }
      counted++;
    }
  if (counted > 0)
    *out_total = total;
  return TRUE;
}
