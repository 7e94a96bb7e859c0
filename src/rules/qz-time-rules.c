/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a presentation that is too short or too long loses. */

#include "config.h"

#include "rules/qz-time-rules.h"

/**
 * qz_time_rule_find_excess:
 * @rule: a rule
 * @seconds: how long it took
 *
 * Returns: by how many seconds that is too long or too short; 0 when it is within the limits
 */
guint
qz_time_rule_find_excess (const QzTimeRule *rule, gint64 seconds)
{
  gint64 excess = 0;

  g_return_val_if_fail (rule != NULL && seconds >= 0, 0);

  if (rule->max_seconds > 0 && seconds > rule->max_seconds)
    excess = seconds - rule->max_seconds;
  else if (seconds < rule->min_seconds)
    excess = rule->min_seconds - seconds;
  return (guint) MIN (excess, G_MAXINT);
}

static gint64
count_pieces (const QzTimeRule *rule, guint excess)
{
  gint64 pieces = excess / rule->every + (excess % rule->every > 0);
  gint64 points;

  if (__builtin_mul_overflow (pieces, rule->points, &points))
    points = G_MAXINT64 / 2;
  return rule->most > 0 ? MIN (points, rule->most) : points;
}

/**
 * qz_time_rule_judge:
 * @rule: a rule
 * @seconds: how long it took
 * @out_points: (out): thousandths of a point that are taken off
 *
 * Every piece that was begun counts whole; of the steps the last one that was reached.
 *
 * Returns: %FALSE when that excludes the entry
 */
gboolean
qz_time_rule_judge (const QzTimeRule *rule, gint64 seconds, gint64 *out_points)
{
  guint excess;

  g_return_val_if_fail (rule != NULL && seconds >= 0 && out_points != NULL, FALSE);

  *out_points = 0;
  excess = qz_time_rule_find_excess (rule, seconds);
  if (excess == 0)
    return TRUE;
  if (rule->every > 0)
    {
      *out_points = count_pieces (rule, excess);
      return TRUE;
    }
  for (guint i = rule->steps->len; i > 0; i--)
    {
      const QzTimeStep *step = rule->steps->pdata[i - 1];

      if (excess < step->seconds)
        continue;
      *out_points = step->out ? 0 : step->points;
      return !step->out;
    }
  return TRUE;
}
