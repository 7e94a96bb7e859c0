/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an entry stands where it stands, in words. For the office; units get comments instead. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-points.h"
#include "rules/qz-finding.h"
#include "rules/qz-ranking.h"

/**
 * qz_ranking_find_item_title:
 * @self: a ranking
 * @entry: one of its entries
 * @item: id of an item that a tie step names
 *
 * Returns: (transfer none): what the item is called on the form of the entry
 */
const char *
qz_ranking_find_item_title (const QzRanking *self, const QzEntry *entry, const char *item)
{
  g_return_val_if_fail (self != NULL && entry != NULL && item != NULL, item);

  for (guint i = 0; i < self->activity->stages->len; i++)
    {
      const QzStage *stage = self->activity->stages->pdata[i];
      const char *id = qz_activity_find_rubric_id (self->activity, stage, entry->category);
      const QzRubric *rubric = id != NULL ? qz_edition_find_rubric (self->edition, id) : NULL;
      const QzItem *found = rubric != NULL ? qz_rubric_find_item (rubric, item) : NULL;

      if (found != NULL)
        return found->title;
    }
  return item;
}

/**
 * qz_ranking_find_group_label:
 * @self: a ranking
 * @entry: one of its entries
 *
 * Returns: (transfer none): what the group is called in which it is ranked; "" when none is
 */
const char *
qz_ranking_find_group_label (const QzRanking *self, const QzEntry *entry)
{
  const char *group;
  const QzLine *line;
  const QzField *field;

  g_return_val_if_fail (self != NULL && entry != NULL, "");

  group = entry->group != NULL ? entry->group : "";
  if (*self->activity->group_by == '\0' || *group == '\0')
    return group;
  line = strcmp (self->activity->group_by, "line") == 0
             ? qz_edition_find_line (self->edition, group)
             : NULL;
  if (line != NULL)
    return line->name;
  field = qz_activity_find_field (self->activity, self->activity->group_by);
  for (guint i = 0; field != NULL && i < field->choices->len; i++)
    {
      const QzChoice *choice = field->choices->pdata[i];

      if (strcmp (choice->id, group) == 0)
        return choice->label;
    }
  return group;
}

static const char *
find_stage_name (const QzRanking *self, const char *id)
{
  const QzStage *stage = qz_activity_find_stage (self->activity, id);

  return stage != NULL ? stage->name : id;
}

static char *
dup_time (gint64 seconds)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", seconds / 60, (int) (seconds % 60));
}

static char *
dup_exclusion (const QzStageResult *stage)
{
  g_autofree char *time = NULL;

  if (stage->gate != NULL)
    return g_strdup_printf (ngettext ("excluded: “%s” of “%s” was answered with no by %u judge",
                                      "excluded: “%s” of “%s” was answered with no by %u judges",
                                      stage->n_no),
                            stage->gate->title, stage->stage->name, stage->n_no);
  time = dup_time (stage->seconds);
  return g_strdup_printf (_ ("excluded: “%s” took %s, which is outside the limits"),
                          stage->stage->name, time);
}

static char *
dup_stop (const QzRanking *self, const QzStanding *standing, const QzStageResult *stage)
{
  const QzPassRule *rule = stage->stage->pass;
  guint digits = qz_activity_get_score_rule (self->activity, stage->stage)->digits;
  g_autofree char *mean = qz_points_format_digits (qz_mean_round (&stage->mean, digits), digits);
  const QzReviewFact *fact =
      qz_ranking_find_fact (self, standing->entry->id, stage->stage->id, QZ_FACT_ADVANCE);

  switch (stage->pass)
    {
    case QZ_PASS_MARK:
      {
        g_autofree char *mark = qz_points_format (rule->mark);

        return g_strdup_printf (_ ("does not go on from “%s”: %s is below the pass mark %s"),
                                stage->stage->name, mean, mark);
      }
    case QZ_PASS_COUNT:
      return g_strdup_printf (_ ("does not go on from “%s”: with %s it is not among the best %u"),
                              stage->stage->name, mean, rule->count);
    case QZ_PASS_DECIDED:
      if (fact != NULL && *fact->reason != '\0')
        return g_strdup_printf (_ ("does not go on from “%s” by decision: %s"), stage->stage->name,
                                fact->reason);
      return g_strdup_printf (_ ("does not go on from “%s” by decision"), stage->stage->name);
    case QZ_PASS_ON:
    case QZ_PASS_WAITS:
    default:
      return g_strdup ("");
    }
}

/**
 * qz_ranking_dup_obstacle:
 * @self: a ranking
 * @standing: one of its standings
 *
 * Returns: (transfer full): why the entry is excluded or did not go on, "" when it went through
 *   every stage
 */
char *
qz_ranking_dup_obstacle (const QzRanking *self, const QzStanding *standing)
{
  const QzStageResult *stage;

  g_return_val_if_fail (self != NULL && standing != NULL, NULL);

  if (standing->reached == 0)
    return g_strdup ("");
  stage = standing->stages->pdata[standing->reached - 1];
  return standing->excluded ? dup_exclusion (stage) : dup_stop (self, standing, stage);
}

/**
 * qz_ranking_dup_decision:
 * @self: a ranking
 * @standing: one of its standings
 *
 * Returns: (transfer full): what told the entry from the others: the total, a step for ties, or
 *   that the rank is shared or waits for the deliberation; of an entry without a rank what excludes
 *   it, or ""
 */
char *
qz_ranking_dup_decision (const QzRanking *self, const QzStanding *standing)
{
  const QzTieStep *tie;

  g_return_val_if_fail (self != NULL && standing != NULL, NULL);

  if (standing->rank == 0)
    return standing->excluded ? qz_ranking_dup_obstacle (self, standing) : g_strdup ("");
  if (standing->open)
    return g_strdup (_ ("equal, waits for the deliberation"));
  if (standing->shared)
    return g_strdup (_ ("equal, rank shared"));
  if (standing->decided == QZ_DECIDED_BY_TOTAL)
    return g_strdup (_ ("total"));
  tie = self->activity->ties->pdata[standing->decided];
  if (tie->kind == QZ_TIE_DELIBERATION)
    return g_strdup (_ ("equal total, decided by deliberation"));
  if (tie->kind == QZ_TIE_STAGE)
    return g_strdup_printf (_ ("equal total, decided by the stage “%s”"),
                            find_stage_name (self, tie->stage));
  return g_strdup_printf (_ ("equal total, decided by the item “%s”"),
                          qz_ranking_find_item_title (self, standing->entry, tie->item));
}

static const char *
describe_sheet (const QzSheet *sheet, QzDrop drop)
{
  switch (sheet->state)
    {
    case QZ_SHEET_OPEN:
      return C_ ("score sheet", "open");
    case QZ_SHEET_RECUSED:
      return _ ("recused");
    case QZ_SHEET_HELD:
      return _ ("held");
    case QZ_SHEET_LOCKED:
    default:
      break;
    }
  switch (drop)
    {
    case QZ_DROP_HIGHEST:
      return _ ("highest, dropped");
    case QZ_DROP_LOWEST:
      return _ ("lowest, dropped");
    case QZ_DROP_BLANK:
      return _ ("does not count");
    case QZ_DROP_NONE:
    default:
      return "";
    }
}

static gboolean
has_sheet (const QzStageResult *stage, const QzJudge *judge)
{
  for (guint i = 0; i < stage->sheets->len; i++)
    if (strcmp (((const QzSheet *) stage->sheets->pdata[i])->judge, judge->id) == 0)
      return TRUE;
  return FALSE;
}

/* How far the sheet that a judge owes is. */
static const char *
describe_debt (const QzStageResult *stage, const QzJudge *judge)
{
  for (guint i = 0; i < stage->sheets->len; i++)
    {
      const QzSheet *sheet = stage->sheets->pdata[i];

      if (strcmp (sheet->judge, judge->id) != 0)
        continue;
      if (sheet->state == QZ_SHEET_LOCKED)
        return _ ("on another form");
      return sheet->state == QZ_SHEET_HELD ? _ ("held") : C_ ("score sheet", "open");
    }
  return _ ("not begun");
}

static void
report_stage (const QzEntry *entry, const QzStageResult *stage, GPtrArray *findings)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const char *call = *entry->number != '\0' ? entry->number : entry->title;
  guint n = stage->missing->len;

  for (guint i = 0; i < n; i++)
    {
      const QzJudge *judge = stage->missing->pdata[i];

      if (i > 0)
        g_string_append (names, _ (", "));
      /* Translators: name of a judge, how far the sheet is. */
      g_string_append_printf (names, _ ("%s (%s)"), judge->name, describe_debt (stage, judge));
    }
  qz_findings_add (findings, entry->id, QZ_SEVERITY_WARNING,
                   ngettext ("%s lacks %u score sheet of “%s”: %s. Complete it, or recuse the "
                             "judge.",
                             "%s lacks %u score sheets of “%s”: %s. Complete them, or recuse the "
                             "judges.",
                             n),
                   call, n, stage->stage->name, names->str);
}

/**
 * qz_ranking_report_missing:
 * @self: a ranking
 * @findings: (element-type QzFinding): takes a warning for each entry and stage
 *
 * Says of each entry how many sheets its panels still owe, and who owes them.
 */
void
qz_ranking_report_missing (const QzRanking *self, GPtrArray *findings)
{
  g_return_if_fail (self != NULL && findings != NULL);

  for (guint i = 0; i < self->standings->len; i++)
    {
      const QzStanding *standing = self->standings->pdata[i];

      for (guint k = 0; k < standing->stages->len; k++)
        {
          const QzStageResult *stage = standing->stages->pdata[k];

          if (stage->missing->len > 0)
            report_stage (standing->entry, stage, findings);
        }
    }
}

static void
explain_time (GString *text, const QzStageResult *stage, guint digits)
{
  g_autofree char *time = dup_time (stage->seconds);
  g_autofree char *lost = qz_points_format (-stage->penalty);
  g_autofree char *left = qz_points_format_digits (qz_mean_round (&stage->mean, digits), digits);

  if (stage->penalty == 0)
    /* Translators: how long a presentation took. */
    g_string_append_printf (text, _ ("  time %s"), time);
  else
    /* Translators: how long a presentation took, points that it lost, what is left. */
    g_string_append_printf (text, _ ("  time %s: %s, which leaves %s"), time, lost, left);
  g_string_append_c (text, '\n');
}

static void
explain_votes (GString *text, const QzStanding *standing, guint digits)
{
  g_autofree char *votes = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (standing->votes, 0));
  g_autofree char *points =
      qz_points_format_digits (qz_mean_round (&standing->bonus, digits), digits);

  /* Translators: how many votes, what they add to the total. */
  g_string_append_printf (text, _ ("Votes %s: %s points"), votes, points);
  g_string_append_c (text, '\n');
}

static void
explain_stage (GString *text,
               const QzStageResult *stage,
               guint digits,
               QzJudgeNameFunc judge_name,
               gpointer user_data)
{
  g_autofree char *weight = qz_points_format (stage->stage->weight);

  /* Translators: name and weight of a stage of the review. */
  g_string_append_printf (text, _ ("%s (weight %s)"), stage->stage->name, weight);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < stage->sheets->len; i++)
    {
      const QzSheet *sheet = stage->sheets->pdata[i];
      const char *state = describe_sheet (sheet, stage->drops[i]);
      g_autofree char *total = qz_points_format (sheet->total);

      g_string_append_printf (text, "  %s  %s%s%s\n", judge_name (sheet->judge, user_data), total,
                              *state != '\0' ? "  " : "", state);
    }
  for (guint i = 0; i < stage->missing->len; i++)
    {
      const QzJudge *judge = stage->missing->pdata[i];

      if (!has_sheet (stage, judge))
        g_string_append_printf (text, "  %s  %s\n", judge->name, _ ("not begun"));
    }
  if (qz_mean_exists (&stage->raw))
    {
      g_autofree char *sum = qz_points_format (stage->raw.sum);
      g_autofree char *mean = qz_points_format_digits (qz_mean_round (&stage->raw, digits), digits);

      g_string_append_printf (text, "  %s ÷ %" G_GINT64_FORMAT " = %s\n", sum, stage->raw.count,
                              mean);
    }
  if (stage->seconds >= 0 && stage->stage->time != NULL)
    explain_time (text, stage, digits);
  if (stage->admitted)
    g_string_append_printf (text, "  %s\n", _ ("goes on by decision"));
}

/**
 * qz_ranking_explain:
 * @self: a ranking
 * @standing: one of its standings
 * @judge_name: (scope call): gives the name of a judge
 * @user_data: for @judge_name
 *
 * Every stage with its sheets, which of them were dropped, sum and count, then total, rank and
 * what decided it.
 *
 * Returns: (transfer full): some lines of text
 */
char *
qz_ranking_explain (const QzRanking *self,
                    const QzStanding *standing,
                    QzJudgeNameFunc judge_name,
                    gpointer user_data)
{
  g_autofree char *obstacle = NULL;
  guint digits;
  GString *text;

  g_return_val_if_fail (self != NULL && standing != NULL && judge_name != NULL, NULL);

  digits = self->activity->score_rule.digits;
  text = g_string_new (NULL);
  for (guint i = 0; i < standing->stages->len; i++)
    {
      const QzStageResult *stage = standing->stages->pdata[i];

      if (i < standing->reached || stage->sheets->len > 0)
        explain_stage (text, stage,
                       qz_activity_get_score_rule (self->activity, stage->stage)->digits,
                       judge_name, user_data);
    }
  obstacle = qz_ranking_dup_obstacle (self, standing);
  if (*obstacle != '\0')
    g_string_append_printf (text, "%s\n", obstacle);
  if (qz_mean_exists (&standing->bonus))
    explain_votes (text, standing, digits);
  if (standing->rank > 0)
    {
      g_autofree char *total = qz_points_format_digits (standing->points, digits);
      g_autofree char *decision = qz_ranking_dup_decision (self, standing);

      g_string_append_printf (text, _ ("Total %s, rank %u (%s)"), total, standing->rank, decision);
    }
  else
    {
      g_string_append (text, standing->excluded ? _ ("No total") : _ ("No total yet"));
    }
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

/**
 * qz_ranking_dup_field_name:
 * @self: a ranking
 * @standing: one of its standings
 *
 * Returns: (transfer full): the categories, and the group, that compete in the field of @standing
 */
char *
qz_ranking_dup_field_name (const QzRanking *self, const QzStanding *standing)
{
  GString *name;

  g_return_val_if_fail (self != NULL && standing != NULL, NULL);

  name = g_string_new (NULL);
  for (guint i = 0; i < self->activity->categories->len; i++)
    {
      const QzCategory *category = self->activity->categories->pdata[i];
      g_autofree char *field =
          qz_award_dup_field (self->activity, category->id, standing->entry->group);
      g_autofree char *label = qz_category_dup_label (category);

      if (strcmp (standing->field, field) == 0)
        g_string_append_printf (name, "%s%s", name->len > 0 ? _ (", ") : "", label);
    }
  if (*self->activity->group_by != '\0')
    {
      g_string_prepend (name, name->len > 0 ? _ (", ") : "");
      g_string_prepend (name, qz_ranking_find_group_label (self, standing->entry));
    }
  return g_string_free (name, FALSE);
}
