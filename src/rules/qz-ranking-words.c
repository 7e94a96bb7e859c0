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
 * qz_ranking_dup_decision:
 * @self: a ranking
 * @standing: one of its standings
 *
 * Returns: (transfer full): what told the entry from the others: the total, a step for ties, or
 *   that the rank is shared or waits for the deliberation; "" for an entry without a rank
 */
char *
qz_ranking_dup_decision (const QzRanking *self, const QzStanding *standing)
{
  const QzTieStep *tie;

  g_return_val_if_fail (self != NULL && standing != NULL, NULL);

  if (standing->rank == 0)
    return g_strdup ("");
  if (standing->open)
    return g_strdup (_ ("equal, waits for the deliberation"));
  if (standing->shared)
    return g_strdup (_ ("equal, rank shared"));
  if (standing->decided == QZ_DECIDED_BY_TOTAL)
    return g_strdup (_ ("total"));
  tie = self->activity->ties->pdata[standing->decided];
  if (tie->kind == QZ_TIE_DELIBERATION)
    return g_strdup (_ ("equal total, decided by deliberation"));
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
  if (qz_mean_exists (&stage->mean))
    {
      g_autofree char *sum = qz_points_format (stage->mean.sum);
      g_autofree char *mean =
          qz_points_format_digits (qz_mean_round (&stage->mean, digits), digits);

      g_string_append_printf (text, "  %s ÷ %" G_GINT64_FORMAT " = %s\n", sum, stage->mean.count,
                              mean);
    }
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
  guint digits;
  GString *text;

  g_return_val_if_fail (self != NULL && standing != NULL && judge_name != NULL, NULL);

  digits = self->activity->score_rule.digits;
  text = g_string_new (NULL);
  for (guint i = 0; i < standing->stages->len; i++)
    explain_stage (text, standing->stages->pdata[i], digits, judge_name, user_data);
  if (standing->rank > 0)
    {
      g_autofree char *total = qz_points_format_digits (standing->points, digits);
      g_autofree char *decision = qz_ranking_dup_decision (self, standing);

      g_string_append_printf (text, _ ("Total %s, rank %u (%s)"), total, standing->rank, decision);
    }
  else
    {
      g_string_append (text, _ ("No total yet"));
    }
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}
