/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sheets of a stage give an entry, and whether it goes on from there. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "rules/qz-finding.h"
#include "rules/qz-ranking-private.h"
#include "rules/qz-sheet-rules.h"
#include "rules/qz-time-rules.h"

void
_qz_stage_result_free (QzStageResult *self)
{
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->missing);
  g_free (self->drops);
  g_free (self);
}

static int
compare_sheets (gconstpointer a, gconstpointer b)
{
  const QzSheet *m = *(const QzSheet *const *) a;
  const QzSheet *n = *(const QzSheet *const *) b;

  return strcmp (m->judge, n->judge);
}

/* Says why a sheet that is there does not count. */
static void
report_sheet (QzRankingBuilder *self,
              const QzEntry *entry,
              const QzSheet *sheet,
              const char *rubric)
{
  const char *name = _qz_ranking_call (entry);

  if (g_strcmp0 (sheet->rubric, rubric) != 0 && sheet->state != QZ_SHEET_RECUSED)
    qz_findings_add (
        self->ranking->findings, entry->id, QZ_SEVERITY_WARNING,
        _ ("%s: a score sheet was filled in on another form than its category has now. "
           "It does not count; score it again."),
        name);
  else if (sheet->state == QZ_SHEET_OPEN && sheet->paper)
    qz_findings_add (self->ranking->findings, entry->id, QZ_SEVERITY_WARNING,
                     _ ("%s: a score sheet from paper was not typed alike by two people yet and "
                        "does not count. Check or settle it."),
                     name);
  else if (sheet->state == QZ_SHEET_OPEN)
    qz_findings_add (self->ranking->findings, entry->id, QZ_SEVERITY_WARNING,
                     _ ("%s: a score sheet is still open and does not count. Lock it."), name);
  else if (sheet->state == QZ_SHEET_HELD)
    qz_findings_add (self->ranking->findings, entry->id, QZ_SEVERITY_WARNING,
                     _ ("%s: a score sheet is held and does not count until the panel head has "
                        "decided."),
                     name);
}

static const QzSheet *
find_sheet (const QzStageResult *result, const char *judge)
{
  for (guint i = 0; i < result->sheets->len; i++)
    {
      const QzSheet *sheet = result->sheets->pdata[i];

      if (strcmp (sheet->judge, judge) == 0)
        return sheet;
    }
  return NULL;
}

/* A judge who is recused owes nothing; a sheet on another form settles nothing. */
static void
find_missing (QzRankingBuilder *self,
              const QzEntry *entry,
              QzStageResult *result,
              const char *rubric)
{
  const GPtrArray *judges = qz_duties_find (self->duties, entry->id, result->stage->id);

  for (guint i = 0; judges != NULL && result->stage->weight != 0 && i < judges->len; i++)
    {
      QzJudge *judge = judges->pdata[i];
      const QzSheet *sheet = find_sheet (result, judge->id);

      if (sheet == NULL
          || (sheet->state != QZ_SHEET_RECUSED
              && (!qz_sheet_counts (sheet) || g_strcmp0 (sheet->rubric, rubric) != 0)))
        g_ptr_array_add (result->missing, judge);
    }
}

/* How the counted sheets answer a yes-no item. */
static gboolean
is_refused (const QzStageResult *result, const QzItem *item, guint *out_no)
{
  guint yes = 0;
  guint no = 0;

  for (guint i = 0; i < result->sheets->len; i++)
    {
      if (result->drops[i] == QZ_DROP_BLANK)
        continue;
      if (qz_sheet_get_points (result->sheets->pdata[i], item->id) == 0)
        no++;
      else
        yes++;
    }
  *out_no = no;
  return result->stage->gates == QZ_GATE_MAJORITY ? no > yes : no > 0;
}

/* A sheet that was dropped as highest or lowest answers the gates all the same. */
static void
find_gate (const QzRankingBuilder *self, const char *id, QzStageResult *result)
{
  const QzRubric *rubric = id != NULL ? qz_edition_find_rubric (self->ranking->edition, id) : NULL;

  for (guint i = 0; rubric != NULL && i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];

      if (item->kind == QZ_ITEM_YES_NO && is_refused (result, item, &result->n_no))
        {
          result->gate = item;
          return;
        }
    }
}

/* What the time takes off, once there is something to take it off. */
static gboolean
take_time (const QzRankingBuilder *self, const QzEntry *entry, QzStageResult *result)
{
  const QzTimeRule *rule = result->stage->time;
  QzMean penalty = { 0, 1 };

  result->seconds = _qz_ranking_get_fact (self, entry->id, result->stage->id, QZ_FACT_SECONDS);
  result->mean = result->raw;
  if (rule == NULL || result->seconds < 0)
    return TRUE;
  result->too_long = !qz_time_rule_judge (rule, result->seconds, &result->penalty);
  if (result->penalty == 0 || !qz_mean_exists (&result->raw))
    return TRUE;
  penalty.sum = -result->penalty;
  return qz_mean_add (&result->mean, &penalty);
}

static gboolean
find_means (QzRankingBuilder *self,
            const QzEntry *entry,
            const gint64 *totals,
            QzStageResult *result,
            GError **error)
{
  const QzScoreRule *rule = qz_activity_get_score_rule (self->activity, result->stage);

  if (!qz_mean_compute (totals, result->sheets->len, rule, &result->raw, result->drops, error))
    return FALSE;
  if (take_time (self, entry, result))
    return TRUE;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_LIMIT,
                       _ ("The points are too large to be added up. Check the score sheets for a "
                          "slip of the keys."));
  return FALSE;
}

QzStageResult *
_qz_ranking_score_stage (QzRankingBuilder *self,
                         const QzEntry *entry,
                         const QzStage *stage,
                         GPtrArray *sheets,
                         GError **error)
{
  const char *rubric = qz_activity_find_rubric_id (self->activity, stage, entry->category);
  QzStageResult *result = g_new0 (QzStageResult, 1);
  g_autofree gint64 *totals = NULL;

  result->stage = stage;
  result->sheets = g_ptr_array_new ();
  result->missing = g_ptr_array_new ();
  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      QzSheet *sheet = sheets->pdata[i];

      if (strcmp (sheet->stage, stage->id) == 0)
        g_ptr_array_add (result->sheets, sheet);
    }
  g_ptr_array_sort (result->sheets, compare_sheets);
  totals = g_new (gint64, result->sheets->len);
  result->drops = g_new0 (QzDrop, result->sheets->len);
  for (guint i = 0; i < result->sheets->len; i++)
    {
      const QzSheet *sheet = result->sheets->pdata[i];
      gboolean counts = qz_sheet_counts (sheet) && g_strcmp0 (sheet->rubric, rubric) == 0;

      totals[i] = counts ? sheet->total : QZ_POINTS_NONE;
      if (!counts
          && (stage->weight == 0
              || !qz_duties_include (self->duties, entry->id, stage->id, sheet->judge)))
        report_sheet (self, entry, sheet, rubric);
    }
  find_missing (self, entry, result, rubric);
  if (find_means (self, entry, totals, result, error))
    {
      find_gate (self, rubric, result);
      return result;
    }
  _qz_stage_result_free (result);
  return NULL;
}

/* --- who goes on --- */

static QzStageResult *
get_stage (const QzStanding *standing, guint stage)
{
  return standing->stages->pdata[stage];
}

static gint64
get_decision (const QzRankingBuilder *self, const QzStanding *standing, guint stage)
{
  return _qz_ranking_get_fact (self, standing->entry->id, get_stage (standing, stage)->stage->id,
                               QZ_FACT_ADVANCE);
}

static int
compare_means (gconstpointer a, gconstpointer b)
{
  return qz_mean_compare (*(const QzMean *const *) b, *(const QzMean *const *) a);
}

/* The mean of the last one that goes on by the count of @rule; none when all do. */
static QzMean
find_last (
    const QzRankingBuilder *self, QzStanding *const *standings, guint n, guint stage, guint count)
{
  g_autoptr (GPtrArray) means = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      const QzStanding *standing = standings[i];
      QzStageResult *result = get_stage (standing, stage);

      if (standing->reached > stage && !standing->excluded && qz_mean_exists (&result->mean)
          && get_decision (self, standing, stage) != 0)
        g_ptr_array_add (means, &result->mean);
    }
  if (count == 0 || means->len <= count)
    return QZ_MEAN_NONE;
  g_ptr_array_sort (means, compare_means);
  return *(const QzMean *) means->pdata[count - 1];
}

static QzPass
judge_pass (const QzRankingBuilder *self, const QzStageResult *result, const QzMean *last)
{
  const QzPassRule *rule = result->stage->pass;
  guint digits = qz_activity_get_score_rule (self->activity, result->stage)->digits;

  if (!qz_mean_exists (&result->mean))
    return QZ_PASS_WAITS;
  if (rule->mark != QZ_POINTS_NONE && qz_mean_round (&result->mean, digits) < rule->mark)
    return QZ_PASS_MARK;
  return qz_mean_compare (&result->mean, last) < 0 ? QZ_PASS_COUNT : QZ_PASS_ON;
}

/* What comes after the stage where an entry stopped neither counts nor is owed. */
static void
stop (QzRankingBuilder *self, QzStanding *standing, guint stage)
{
  standing->reached = stage + 1;
  for (guint i = stage + 1; i < standing->stages->len; i++)
    {
      QzStageResult *result = get_stage (standing, i);

      g_ptr_array_set_size (result->missing, 0);
      if (qz_mean_exists (&result->raw))
        qz_findings_add (
            self->ranking->findings, standing->entry->id, QZ_SEVERITY_WARNING,
            _ ("%s did not go on from “%s”, so its score sheets of “%s” do not count."),
            _qz_ranking_call (standing->entry), get_stage (standing, stage)->stage->name,
            result->stage->name);
    }
}

/* A gate, or the time, keeps an entry from the ranking whatever it was given. */
static void
exclude (QzRankingBuilder *self, QzStanding *standing, guint stage)
{
  const QzStageResult *result = get_stage (standing, stage);

  if (standing->reached <= stage || (result->gate == NULL && !result->too_long))
    return;
  standing->excluded = TRUE;
  stop (self, standing, stage);
}

static void
pass_stage (QzRankingBuilder *self, QzStanding *const *standings, guint n, guint stage)
{
  const QzPassRule *rule = ((const QzStage *) self->activity->stages->pdata[stage])->pass;
  QzMean last = QZ_MEAN_NONE;

  for (guint i = 0; i < n; i++)
    exclude (self, standings[i], stage);
  if (rule != NULL)
    last = find_last (self, standings, n, stage, rule->count);
  for (guint i = 0; i < n; i++)
    {
      QzStanding *standing = standings[i];
      QzStageResult *result = get_stage (standing, stage);
      gint64 decision = get_decision (self, standing, stage);

      if (standing->reached <= stage || standing->excluded)
        continue;
      result->admitted = decision > 0;
      if (decision == 0)
        result->pass = QZ_PASS_DECIDED;
      else if (decision < 0 && rule != NULL)
        result->pass = judge_pass (self, result, &last);
      if (result->pass > QZ_PASS_WAITS)
        stop (self, standing, stage);
    }
}

/* The entries of one field go from stage to stage. */
void
_qz_ranking_pass_stages (QzRankingBuilder *self, QzStanding *const *standings, guint n)
{
  for (guint i = 0; i < self->activity->stages->len; i++)
    pass_stage (self, standings, n, i);
}
