/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/qz-rule-words.h"

#include <glib/gi18n-lib.h>

#include "model/qz-points.h"
#include "ui/widgets/qz-words.h"

static char *
join (GPtrArray *lines)
{
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static GPtrArray *
lines_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static char *
dup_time (guint seconds)
{
  return g_strdup_printf ("%u:%02u", seconds / 60, seconds % 60);
}

static char *
describe_limits (const QzTimeRule *rule)
{
  g_autofree char *least = dup_time (rule->min_seconds);
  g_autofree char *most = dup_time (rule->max_seconds);

  if (rule->min_seconds == 0)
    return g_strdup_printf (_ ("at most %s"), most);
  if (rule->max_seconds == 0)
    return g_strdup_printf (_ ("at least %s"), least);
  return g_strdup_printf (_ ("%s to %s"), least, most);
}

static void
add_steps (GPtrArray *lines, const QzTimeRule *rule)
{
  for (guint i = 0; i < rule->steps->len; i++)
    {
      const QzTimeStep *step = g_ptr_array_index (rule->steps, i);
      g_autofree char *time = dup_time (step->seconds);
      g_autofree char *points = qz_points_format (step->points);

      g_ptr_array_add (
          lines, step->out
                     ? g_strdup_printf (_ ("Outside by %s or more: excluded."), time)
                     : g_strdup_printf (_ ("Outside by %s or more: %s points off."), time, points));
    }
}

static void
add_time (GPtrArray *lines, const QzTimeRule *rule)
{
  g_autofree char *limits = describe_limits (rule);
  g_autofree char *points = qz_points_format (rule->points);
  g_autofree char *most = qz_points_format (rule->most);

  /* Translators: limits of the time of a presentation. */
  g_ptr_array_add (lines, g_strdup_printf (_ ("Time: %s."), limits));
  add_steps (lines, rule);
  if (rule->every > 0 && rule->most > 0)
    g_ptr_array_add (lines, g_strdup_printf (_ ("Each %u seconds begun outside it: %s points off, "
                                                "at most %s."),
                                             rule->every, points, most));
  else if (rule->every > 0)
    g_ptr_array_add (lines, g_strdup_printf (_ ("Each %u seconds begun outside it: %s points off."),
                                             rule->every, points));
}

static void
add_pass (GPtrArray *lines, const QzPassRule *rule)
{
  g_autofree char *mark = rule->mark != QZ_POINTS_NONE ? qz_points_format (rule->mark) : NULL;

  if (mark != NULL && rule->count > 0)
    g_ptr_array_add (lines, g_strdup_printf (_ ("The best %u with at least %s points go on."),
                                             rule->count, mark));
  else if (mark != NULL)
    g_ptr_array_add (lines, g_strdup_printf (_ ("Whoever has at least %s points goes on."), mark));
  else
    g_ptr_array_add (lines, g_strdup_printf (_ ("The best %u go on."), rule->count));
}

/**
 * qz_words_stage_rules:
 * @activity: an activity
 * @stage: one of its stages
 *
 * Returns: (transfer full): what the stage has of rules of its own, a line each; "" for none
 */
char *
qz_words_stage_rules (const QzActivity *activity, const QzStage *stage)
{
  g_autoptr (GPtrArray) lines = lines_new ();

  g_return_val_if_fail (activity != NULL && stage != NULL, NULL);

  if (stage->score_rule != NULL)
    g_ptr_array_add (lines, qz_words_score_rule (stage->score_rule));
  if (stage->gates == QZ_GATE_MAJORITY)
    g_ptr_array_add (lines, g_strdup (_ ("A yes-no item excludes when most judges say no.")));
  if (stage->time != NULL)
    add_time (lines, stage->time);
  if (stage->pass != NULL)
    add_pass (lines, stage->pass);
  return join (lines);
}

/**
 * qz_words_votes:
 * @rule: a rule for votes
 *
 * Returns: (transfer full): what they add, and at most
 */
char *
qz_words_votes (const QzVoteRule *rule)
{
  g_autoptr (GPtrArray) lines = lines_new ();
  g_autofree char *points = NULL;

  g_return_val_if_fail (rule != NULL, NULL);

  points = qz_points_format (rule->points);
  if (rule->by == QZ_VOTES_PER)
    g_ptr_array_add (lines, g_strdup_printf (_ ("One point for %u votes, at most %s points."),
                                             rule->votes, points));
  else
    g_ptr_array_add (
        lines, g_strdup_printf (_ ("Most votes get %s points, the others their part."), points));
  if (rule->share > 0)
    {
      g_autofree char *share = qz_points_format (rule->share * 100);

      g_ptr_array_add (lines, g_strdup_printf (_ ("At most %s %% of the total."), share));
    }
  return join (lines);
}

/**
 * qz_words_groups:
 * @activity: an activity
 *
 * Returns: (transfer full): which entries are ranked apart; "" when all compete with each other as
 *   far as the same awards are meant for them
 */
char *
qz_words_groups (const QzActivity *activity)
{
  const QzField *field;

  g_return_val_if_fail (activity != NULL, NULL);

  if (activity->by_category)
    return g_strdup (_ ("Each category is ranked apart."));
  if (*activity->group_by == '\0')
    return g_strdup ("");
  field = qz_activity_find_field (activity, activity->group_by);
  return g_strdup_printf (_ ("Ranked apart by “%s”."),
                          field != NULL ? field->label : activity->group_by);
}

/**
 * qz_words_award_limits:
 * @activity: an activity
 * @award: one of its awards
 *
 * Returns: (transfer full): for whom it is and what it asks, a line each; "" for nothing
 */
char *
qz_words_award_limits (const QzActivity *activity, const QzAward *award)
{
  g_autoptr (GPtrArray) lines = lines_new ();
  g_autofree char *categories = NULL;
  const QzStage *stage;

  g_return_val_if_fail (activity != NULL && award != NULL, NULL);

  categories = qz_words_categories (activity, award->categories);
  if (*categories != '\0')
    g_ptr_array_add (lines, g_strdup_printf (_ ("Only for: %s"), categories));
  stage = *award->stage != '\0' ? qz_activity_find_stage (activity, award->stage) : NULL;
  if (stage != NULL)
    g_ptr_array_add (lines,
                     g_strdup_printf (award->by_mean ? _ ("Decided by the mean of “%s” alone.")
                                                     : _ ("Only among those who came to “%s”."),
                                      stage->name));
  if (award->floor != QZ_POINTS_NONE)
    {
      g_autofree char *floor = qz_points_format (award->floor);

      g_ptr_array_add (lines, g_strdup_printf (_ ("At least %s points, otherwise vacant."), floor));
    }
  if (award->per_unit > 0)
    g_ptr_array_add (
        lines, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "At most %u entry of a unit.",
                                             "At most %u entries of a unit.", award->per_unit),
                                award->per_unit));
  return join (lines);
}
