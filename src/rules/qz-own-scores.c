/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a judge sees of the own scores: where they lie and how far apart. */

#include "config.h"

#include <math.h>

#include "model/qz-points.h"
#include "rules/qz-own-scores.h"

/* A total that is more than the most, or less than nothing, lies at the end. */
static guint
find_bin (gint64 total, gint64 most)
{
  if (total <= 0 || most <= 0)
    return 0;
  if (total >= most)
    return QZ_OWN_SCORES_BINS - 1;
  return (guint) (((double) total / (double) most) * QZ_OWN_SCORES_BINS);
}

/* The exact mean is a fraction; how far the totals lie from it is only looked at. */
static double
find_deviation (const gint64 *totals, const QzOwnScores *scores)
{
  double mean = (double) scores->mean.sum / (double) scores->mean.count / QZ_POINT;
  double squares = 0;

  for (guint i = 0; i < scores->n; i++)
    {
      double distance = (double) totals[i] / QZ_POINT - mean;

      squares += distance * distance;
    }
  return scores->n > 1 ? sqrt (squares / (scores->n - 1)) : NAN;
}

/**
 * qz_own_scores_work_out:
 * @totals: (array length=n): of complete sheets, in thousandths of a point
 * @n: how many
 * @most: what the form gives at most
 * @out_scores: (out): how they lie; nothing but zeroes without any
 * @error: %QZ_ERROR_LIMIT when they are too large to be added up
 *
 * Returns: whether it could be worked out
 */
gboolean
qz_own_scores_work_out (
    const gint64 *totals, guint n, gint64 most, QzOwnScores *out_scores, GError **error)
{
  static const QzScoreRule none_dropped = { 0 };
  QzOwnScores scores = { .n = n };

  g_return_val_if_fail (totals != NULL || n == 0, FALSE);
  g_return_val_if_fail (out_scores != NULL, FALSE);

  if (n > 0)
    {
      if (!qz_mean_compute (totals, n, &none_dropped, &scores.mean, NULL, error))
        return FALSE;
      scores.lowest = scores.highest = totals[0];
      scores.deviation = find_deviation (totals, &scores);
    }
  for (guint i = 0; i < n; i++)
    {
      scores.lowest = MIN (scores.lowest, totals[i]);
      scores.highest = MAX (scores.highest, totals[i]);
      scores.bins[find_bin (totals[i], most)]++;
    }
  *out_scores = scores;
  return TRUE;
}
