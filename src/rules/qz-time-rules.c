/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a presentation that is too short or too long loses. */

#include "config.h"

#include "model/qz-text.h"
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

/**
 * qz_time_parse:
 * @text: minutes and seconds such as "8:31", or seconds; full-width figures are figures
 * @out_seconds: (out): how long that is
 *
 * Returns: whether it is a time of less than a day
 */
gboolean
qz_time_parse (const char *text, gint64 *out_seconds)
{
  g_autofree char *folded = NULL;
  const char *rest;
  guint64 minutes = 0;
  guint64 seconds;
  char *colon;

  g_return_val_if_fail (text != NULL && out_seconds != NULL, FALSE);

  folded = qz_text_fold (text);
  g_strstrip (folded);
  colon = strchr (folded, ':');
  rest = folded;
  if (colon != NULL)
    {
      *colon = '\0';
      rest = colon + 1;
      if (!g_ascii_string_to_unsigned (folded, 10, 0, 1439, &minutes, NULL) || strlen (rest) != 2)
        return FALSE;
    }
  if (!g_ascii_string_to_unsigned (rest, 10, 0, colon != NULL ? 59 : 86400, &seconds, NULL))
    return FALSE;
  *out_seconds = (gint64) (minutes * 60 + seconds);
  return TRUE;
}

/**
 * qz_time_format:
 * @seconds: how long something took
 *
 * Returns: (transfer full): minutes and seconds, as qz_time_parse() reads them
 */
char *
qz_time_format (gint64 seconds)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", seconds / 60, (int) (seconds % 60));
}
