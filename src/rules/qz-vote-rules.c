/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What votes of the public add to a total, and where that ends. */

#include "config.h"

#include "rules/qz-vote-rules.h"

/**
 * qz_vote_rule_find_points:
 * @rule: a rule
 * @votes: votes of the entry, from 0
 * @most: votes of the entry of its field that has most
 * @total: the total without votes
 * @out_points: (out): the points that are added, exact
 *
 * A share s of the total with the votes is s / (1 − s) of the total without them. Votes take
 * nothing off a total below zero, and add nothing to it where their share is limited.
 *
 * Returns: %FALSE when the points do not fit in 64 bits
 */
gboolean
qz_vote_rule_find_points (
    const QzVoteRule *rule, gint64 votes, gint64 most, const QzMean *total, QzMean *out_points)
{
  const QzMean full = { rule->points, 1 };
  QzMean share = *total;

  g_return_val_if_fail (votes >= 0 && qz_mean_exists (total) && out_points != NULL, FALSE);

  *out_points = (QzMean){ 0, 1 };
  if (votes == 0)
    return TRUE;
  if (rule->by == QZ_VOTES_PROPORTION)
    {
      *out_points = full;
      if (!qz_mean_scale (out_points, votes, MAX (votes, most)))
        return FALSE;
    }
  else
    {
      *out_points = (QzMean){ 1000, 1 };
      if (!qz_mean_scale (out_points, votes, rule->votes))
        return FALSE;
      if (qz_mean_compare (out_points, &full) > 0)
        *out_points = full;
    }
  if (rule->share == 0)
    return TRUE;
  if (total->sum <= 0)
    *out_points = (QzMean){ 0, 1 };
  else if (!qz_mean_scale (&share, rule->share, 1000 - rule->share))
    return FALSE;
  else if (qz_mean_compare (out_points, &share) > 0)
    *out_points = share;
  return TRUE;
}
