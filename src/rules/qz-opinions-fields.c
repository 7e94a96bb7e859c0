/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which ranks and awards would be others under each method. */

#include "config.h"

#include <math.h>

#include "rules/qz-opinions-private.h"
#include "rules/qz-stage-total.h"

typedef struct
{
  QzOpinions *opinions; /* being built */
  QzFieldOpinion *field;
  QzEntryOpinion *entries; /* the first of the field */
  GPtrArray *awards;       /* (element-type QzAward): of the field */
  QzCandidate *candidates; /* of the entries, without totals */
  QzMean *others;          /* what the other stages give each entry */
  GHashTable *places;      /* of the entries by their ids, the same pointers */
  GPtrArray *owned;        /* what the candidates borrow */
  QzCutPolicy policy;
} Field;

static QzEntryOpinion *
get_entry (const Field *self, guint i)
{
  return &self->entries[i];
}

/* The part in which all ranked entries lie; QZ_PART_NONE when they lie in several or have none. */
static guint
find_part (const Field *self, gboolean *apart)
{
  guint part = QZ_PART_NONE;

  *apart = FALSE;
  for (guint i = 0; i < self->field->n; i++)
    {
      const QzEntryOpinion *entry = get_entry (self, i);

      if (entry->part == QZ_PART_NONE || part == entry->part)
        continue;
      if (part != QZ_PART_NONE)
        *apart = TRUE;
      part = entry->part;
    }
  return *apart ? QZ_PART_NONE : part;
}

static gboolean
is_uneven (const Field *self)
{
  gboolean apart;
  guint part = find_part (self, &apart);

  return part != QZ_PART_NONE
         && g_array_index (self->opinions->parts, QzPartOpinion, part).unevenness > QZ_UNEVEN;
}

static gboolean
has_cut_off (const Field *self)
{
  for (guint i = 0; i < self->awards->len; i++)
    if (((const QzAward *) self->awards->pdata[i])->by == QZ_AWARD_BY_CUT_OFF)
      return TRUE;
  return FALSE;
}

static gboolean
others_count (const Field *self)
{
  const GPtrArray *stages = self->opinions->ranking->activity->stages;

  for (guint i = 0; i < stages->len; i++)
    {
      const QzStage *stage = stages->pdata[i];

      if (stage != self->opinions->stage && stage->weight != 0)
        return TRUE;
    }
  return FALSE;
}

static QzSilence
listen_to_severities (const QzSeverities *severities, guint part)
{
  switch (severities->states[part])
    {
    case QZ_SEVERITY_SOLVED:
      return QZ_SILENCE_NONE;
    case QZ_SEVERITY_TOO_MANY:
      return QZ_SILENCE_TOO_MANY;
    case QZ_SEVERITY_NO_SCALE:
      return QZ_SILENCE_ALIKE;
    case QZ_SEVERITY_UNSETTLED:
    default:
      return QZ_SILENCE_UNSETTLED;
    }
}

static QzSilence
listen_to_standard (const Field *self, guint part)
{
  const QzScoreTable *table = self->opinions->table;
  const guint *judges = qz_score_groups_get (&table->part_judges, part);

  for (guint i = 0; i < qz_score_groups_count (&table->part_judges, part); i++)
    if (!g_array_index (self->opinions->judges, QzJudgeOpinion, judges[i]).left)
      return QZ_SILENCE_NONE;
  return QZ_SILENCE_FEW_SHEETS;
}

static QzSilence
listen (const Field *self, QzMethod method)
{
  gboolean apart;
  guint part = find_part (self, &apart);

  if (apart)
    return QZ_SILENCE_APART;
  if (part == QZ_PART_NONE)
    return QZ_SILENCE_NO_SHEETS;
  switch (method)
    {
    case QZ_METHOD_ADDITIVE:
      return listen_to_severities (self->opinions->additive, part);
    case QZ_METHOD_SCALE:
      return listen_to_severities (self->opinions->scaled, part);
    case QZ_METHOD_STANDARD:
      return listen_to_standard (self, part);
    case QZ_METHOD_BORDA:
    default:
      if (others_count (self))
        return QZ_SILENCE_OTHER_STAGES;
      return has_cut_off (self) ? QZ_SILENCE_CUT_OFF : QZ_SILENCE_NONE;
    }
}

/* Whether the entry came as far as the stage that the opinions are about. */
static gboolean
came (const Field *self, const QzStanding *standing)
{
  for (guint i = 0; i < standing->reached; i++)
    if (((const QzStageResult *) standing->stages->pdata[i])->stage == self->opinions->stage)
      return TRUE;
  return FALSE;
}

static gboolean
add_extras (const Field *self, const QzStanding *standing, QzMean *total)
{
  for (guint i = 0; i < standing->reached; i++)
    {
      const QzStageResult *stage = standing->stages->pdata[i];
      QzMean lost = { -stage->penalty, 1 };

      if (stage->stage == self->opinions->stage && stage->penalty != 0
          && (!qz_mean_scale (&lost, stage->stage->weight, 1000) || !qz_mean_add (total, &lost)))
        return FALSE;
    }
  return !qz_mean_exists (&standing->bonus) || qz_mean_add (total, &standing->bonus);
}

/* What the stages but this one add up to, votes and lost time included; FALSE when a counted one
   has no mean or overflows. */
static gboolean
add_others (const Field *self, const QzStanding *standing, QzMean *out_total)
{
  guint n = standing->reached;
  g_autofree gint64 *weights = g_new (gint64, n);
  g_autofree QzMean *means = g_new (QzMean, n);
  gboolean counted = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const QzStageResult *stage = standing->stages->pdata[i];

      weights[i] = stage->stage == self->opinions->stage ? 0 : stage->stage->weight;
      means[i] = stage->mean;
      counted = counted || weights[i] != 0;
    }
  *out_total = (QzMean){ 0, 1 };
  if (standing->excluded || (!counted && !came (self, standing))
      || (counted
          && (!qz_stage_total (weights, means, n, out_total, NULL) || !qz_mean_exists (out_total))))
    return FALSE;
  return add_extras (self, standing, out_total);
}

/* The total when the value of the method stands for the mean of the stage. Here the value becomes
   whole thousandths again, so that equals are equal. */
static QzMean
find_total (const Field *self, guint i, QzMethod method)
{
  gint64 points = qz_opinion_round (get_entry (self, i)->views[method].value);
  const gint64 weights[] = { self->opinions->stage->weight, 1000 };
  const QzMean means[] = { { points, 1 }, self->others[i] };
  QzMean total;

  if (!came (self, get_entry (self, i)->standing))
    return self->others[i];
  if (points == QZ_POINTS_NONE
      || !qz_stage_total (weights, means, G_N_ELEMENTS (means), &total, NULL))
    return QZ_MEAN_NONE;
  return total;
}

static void
write_view (Field *self, QzMethod method, const QzCandidate *candidate)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, candidate->id));
  QzEntryOpinion *entry = get_entry (self, place);
  QzEntryView *view = &entry->views[method];

  view->rank = candidate->rank;
  view->award = candidate->award;
  self->field->moved[method] += view->rank != entry->standing->rank;
  self->field->changed[method] += g_strcmp0 (view->award, entry->award) != 0;
}

static void
rank (Field *self, QzMethod method)
{
  const QzActivity *activity = self->opinions->ranking->activity;
  guint n = self->field->n;
  g_autofree QzCandidate *candidates = g_memdup2 (self->candidates, n * sizeof *candidates);
  g_autoptr (GArray) cuts = NULL;

  for (guint i = 0; i < n; i++)
    {
      candidates[i].total = find_total (self, i, method);
      candidates[i].points = qz_mean_round (&candidates[i].total, activity->score_rule.digits);
    }
  qz_rank (candidates, n, activity->ties);
  cuts = qz_award_assign (candidates, n, self->awards, self->policy);
  for (guint i = 0; i < n; i++)
    write_view (self, method, &candidates[i]);
}

/* Values of parts that nothing links are no values of one field. */
static void
forget_values (Field *self, QzMethod method)
{
  for (guint i = 0; i < self->field->n; i++)
    get_entry (self, i)->views[method].value = NAN;
}

static void
collect (Field *self, GHashTable *awards)
{
  for (guint i = 0; i < self->field->n; i++)
    {
      QzEntryOpinion *entry = get_entry (self, i);
      const QzStanding *standing = entry->standing;

      qz_ranking_fill_candidate (self->opinions->ranking, standing, self->awards,
                                 &self->candidates[i], self->owned);
      self->candidates[i].items = standing->items;
      self->candidates[i].reached = standing->reached;
      if (!add_others (self, standing, &self->others[i]))
        self->others[i] = QZ_MEAN_NONE;
      g_hash_table_insert (self->places, standing->entry->id, GUINT_TO_POINTER (i));
      entry->award = g_hash_table_lookup (awards, standing->entry->id);
      self->field->n_ranked += standing->rank > 0;
    }
}

static void
add_field (QzOpinions *self, guint first, guint n, GHashTable *awards, QzCutPolicy policy)
{
  QzFieldOpinion opinion = { .first = first, .n = n };
  QzEntryOpinion *entries = &g_array_index (self->entries, QzEntryOpinion, first);
  g_autofree QzCandidate *candidates = g_new0 (QzCandidate, n);
  g_autofree QzMean *others = g_new (QzMean, n);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) own =
      qz_award_list (self->ranking->activity, entries[0].standing->entry->category);
  Field field = { .opinions = self,
                  .field = &opinion,
                  .entries = entries,
                  .awards = own,
                  .candidates = candidates,
                  .others = others,
                  .owned = owned,
                  .places = places,
                  .policy = policy };

  collect (&field, awards);
  opinion.uneven = is_uneven (&field);
  for (guint method = 0; method < QZ_N_METHODS; method++)
    {
      QzSilence silence = listen (&field, method);

      if (silence == QZ_SILENCE_NONE && self->stage->weight == 0)
        silence = QZ_SILENCE_NOT_COUNTED;
      opinion.silences[method] = silence;
      if (silence == QZ_SILENCE_NONE)
        rank (&field, method);
      else if (silence == QZ_SILENCE_APART)
        forget_values (&field, method);
    }
  g_array_append_val (self->fields, opinion);
}

/* Fields stand one after the other in the ranking. */
void
qz_opinions_rank_fields (QzOpinions *self, QzCutPolicy policy)
{
  const QzRanking *ranking = self->ranking;
  g_autoptr (GHashTable) awards = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) cuts = qz_ranking_award (ranking, ranking->activity->awards, policy, awards);
  guint start = 0;

  for (guint i = 1; i <= ranking->standings->len; i++)
    {
      const QzStanding *head = ranking->standings->pdata[start];

      if (i < ranking->standings->len
          && strcmp (head->field, ((const QzStanding *) ranking->standings->pdata[i])->field) == 0)
        continue;
      add_field (self, start, i - start, awards, policy);
      start = i;
    }
}
