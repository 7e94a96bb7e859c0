/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The total of an entry from the means of its stages 评审环节. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "rules/qz-stage-total.h"

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
      QzMean part = means[i];

      if (weights[i] == 0)
        continue;
      if (!qz_mean_exists (&part))
        return TRUE;
      if (!qz_mean_scale (&part, weights[i], 1000) || !qz_mean_add (&total, &part))
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
