/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What else could be said of the sheets of a stage: judges, agreement, outlying sheets. */

#include "config.h"

#include <math.h>

#include "rules/qz-opinions-private.h"
#include "rules/qz-score-methods.h"
#include "rules/qz-sort.h"

static const QzStageResult *
find_stage (const QzStanding *standing, const QzStage *stage)
{
  for (guint i = 0; i < standing->stages->len; i++)
    {
      const QzStageResult *result = standing->stages->pdata[i];

      if (result->stage == stage)
        return result;
    }
  return NULL;
}

static int
compare_judges (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (((const QzJudgeOpinion *) a)->id, ((const QzJudgeOpinion *) b)->id);
}

/* Judges get their places by id, so that the order of the sheets changes nothing. */
static guint *
sort_judges (QzOpinions *self, GHashTable *first_places)
{
  guint n = self->judges->len;
  guint *places = g_new (guint, n);

  qz_sort_stably (self->judges->data, n, sizeof (QzJudgeOpinion), compare_judges, NULL);
  for (guint j = 0; j < n; j++)
    {
      const char *id = g_array_index (self->judges, QzJudgeOpinion, j).id;

      places[GPOINTER_TO_UINT (g_hash_table_lookup (first_places, id))] = j;
    }
  return places;
}

/* The place of a judge in the order in which they are met. */
static guint
meet_judge (QzOpinions *self, GHashTable *places, const char *id)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (places, id, NULL, &place))
    {
      QzJudgeOpinion judge = { .id = id };

      place = GUINT_TO_POINTER (self->judges->len);
      g_hash_table_insert (places, (gpointer) id, place);
      g_array_append_val (self->judges, judge);
    }
  return GPOINTER_TO_UINT (place);
}

static void
take_sheets (QzOpinions *self, GArray *marks, GHashTable *places, guint i)
{
  QzEntryOpinion *entry = &g_array_index (self->entries, QzEntryOpinion, i);
  gint64 lowest = G_MAXINT64;
  gint64 highest = G_MININT64;

  for (guint k = 0; k < entry->stage->sheets->len; k++)
    {
      const QzSheet *sheet = entry->stage->sheets->pdata[k];
      QzMark mark = { .entry = i, .points = sheet->total };

      if (entry->stage->drops[k] == QZ_DROP_BLANK)
        continue;
      mark.judge = meet_judge (self, places, sheet->judge);
      g_array_append_val (marks, mark);
      lowest = MIN (lowest, sheet->total);
      highest = MAX (highest, sheet->total);
      entry->sheets++;
    }
  if (entry->sheets == 0 || __builtin_sub_overflow (highest, lowest, &entry->spread))
    entry->spread = QZ_POINTS_NONE;
}

static void
fill_table (QzOpinions *self)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (QzMark));
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint *places = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    take_sheets (self, marks, met, i);
  places = sort_judges (self, met);
  self->table = qz_score_table_new (self->entries->len, self->judges->len);
  for (guint k = 0; k < marks->len; k++)
    {
      const QzMark *mark = &g_array_index (marks, QzMark, k);

      qz_score_table_add (self->table, mark->entry, places[mark->judge], mark->points);
    }
  qz_score_table_close (self->table);
  for (guint i = 0; i < self->entries->len; i++)
    g_array_index (self->entries, QzEntryOpinion, i).part = self->table->entry_parts[i];
}

/* The mean over the judges of n (m − M)² ÷ s², m being the mean value of the n entries of a judge,
   M and s mean and deviation of all: what chance alone makes of it is about 1. */
static double
find_unevenness (const QzOpinions *self, guint part)
{
  const QzScoreTable *table = self->table;
  const guint *entries = qz_score_groups_get (&table->part_entries, part);
  const guint *judges = qz_score_groups_get (&table->part_judges, part);
  guint n_entries = qz_score_groups_count (&table->part_entries, part);
  guint n_judges = qz_score_groups_count (&table->part_judges, part);
  const double *values = self->additive->values;
  double mean = 0, squares = 0, sum = 0;

  for (guint i = 0; i < n_entries; i++)
    mean += values[entries[i]] / n_entries;
  for (guint i = 0; i < n_entries; i++)
    squares += (values[entries[i]] - mean) * (values[entries[i]] - mean);
  for (guint j = 0; j < n_judges; j++)
    {
      const guint *marks = qz_score_groups_get (&table->by_judge, judges[j]);
      guint n = qz_score_groups_count (&table->by_judge, judges[j]);
      double own = 0;

      for (guint k = 0; k < n; k++)
        own += values[qz_score_table_get_mark (table, marks[k])->entry] / n;
      sum += n * (own - mean) * (own - mean);
    }
  /* Below a thousandth of a point there is no difference to be uneven in. */
  return n_entries > 1 && squares > n_entries ? sum / n_judges * (n_entries - 1) / squares : NAN;
}

static void
describe_parts (QzOpinions *self)
{
  for (guint i = 0; i < self->table->n_parts; i++)
    {
      QzPartOpinion part = {
        .n_entries = qz_score_groups_count (&self->table->part_entries, i),
        .n_judges = qz_score_groups_count (&self->table->part_judges, i),
        .reliability = qz_agreement_reliability (self->additive, i),
        .deviation = qz_agreement_robust_deviation (self->additive, i),
        .unevenness = find_unevenness (self, i),
      };

      g_array_append_val (self->parts, part);
    }
}

static const QzSheet *
find_sheet (const QzStageResult *stage, const char *judge)
{
  for (guint k = 0; k < stage->sheets->len; k++)
    if (stage->drops[k] != QZ_DROP_BLANK
        && strcmp (((const QzSheet *) stage->sheets->pdata[k])->judge, judge) == 0)
      return stage->sheets->pdata[k];
  g_assert_not_reached ();
}

static int
compare_outliers (gconstpointer a, gconstpointer b, gpointer data)
{
  double m = fabs (((const QzOutlier *) a)->deviations);
  double n = fabs (((const QzOutlier *) b)->deviations);

  return (m < n) - (m > n);
}

static void
find_outliers (QzOpinions *self)
{
  for (guint k = 0; k < self->table->marks->len; k++)
    {
      const QzMark *mark = qz_score_table_get_mark (self->table, k);
      double usual =
          g_array_index (self->parts, QzPartOpinion, self->table->entry_parts[mark->entry])
              .deviation;
      double rest = self->additive->residuals[k];
      QzJudgeOpinion *judge = &g_array_index (self->judges, QzJudgeOpinion, mark->judge);
      QzOutlier outlier = { .entry = mark->entry, .judge = mark->judge, .residual = rest };

      if (!(usual > 0 && fabs (rest) > QZ_OUTLIER_DEVIATIONS * usual))
        continue;
      outlier.sheet =
          find_sheet (g_array_index (self->entries, QzEntryOpinion, mark->entry).stage, judge->id);
      outlier.expected = (double) mark->points - rest;
      outlier.deviations = rest / usual;
      judge->outliers++;
      g_array_append_val (self->outliers, outlier);
    }
  qz_sort_stably (self->outliers->data, self->outliers->len, sizeof (QzOutlier), compare_outliers,
                  NULL);
}

static void
describe_judge (const QzOpinions *self, guint place, QzJudgeOpinion *judge)
{
  const guint *marks = qz_score_groups_get (&self->table->by_judge, place);
  double squares = 0;
  double errors = 0;

  judge->part = self->table->judge_parts[place];
  judge->sheets = qz_score_groups_count (&self->table->by_judge, place);
  judge->lowest = G_MAXINT64;
  judge->highest = G_MININT64;
  for (guint k = 0; k < judge->sheets; k++)
    {
      gint64 points = qz_score_table_get_mark (self->table, marks[k])->points;

      judge->lowest = MIN (judge->lowest, points);
      judge->highest = MAX (judge->highest, points);
      judge->mean += (double) points / judge->sheets;
      errors += self->additive->residuals[marks[k]] * self->additive->residuals[marks[k]];
    }
  for (guint k = 0; k < judge->sheets; k++)
    {
      double distance =
          (double) qz_score_table_get_mark (self->table, marks[k])->points - judge->mean;

      squares += distance * distance;
    }
  judge->deviation = judge->sheets > 1 ? sqrt (squares / (judge->sheets - 1)) : NAN;
  judge->error = sqrt (errors / judge->sheets);
  judge->severity = self->additive->severities[place];
  judge->scaled_severity = self->scaled->severities[place];
  judge->scale = self->scaled->scales[place];
  judge->held = self->scaled->held[place];
}

static void
take_values (QzOpinions *self)
{
  g_autofree gboolean *left = g_new0 (gboolean, self->judges->len);
  g_autofree double *standard = qz_scores_standardise (self->table, QZ_STANDARD_MIN_SHEETS, left);
  g_autofree double *borda = qz_scores_borda (self->table);

  for (guint i = 0; i < self->entries->len; i++)
    {
      QzEntryOpinion *entry = &g_array_index (self->entries, QzEntryOpinion, i);

      entry->views[QZ_METHOD_ADDITIVE].value = self->additive->values[i];
      entry->views[QZ_METHOD_SCALE].value = self->scaled->values[i];
      entry->views[QZ_METHOD_STANDARD].value = standard[i];
      entry->views[QZ_METHOD_BORDA].value = borda[i];
    }
  for (guint j = 0; j < self->judges->len; j++)
    {
      QzJudgeOpinion *judge = &g_array_index (self->judges, QzJudgeOpinion, j);

      describe_judge (self, j, judge);
      judge->left = left[j];
    }
}

/**
 * qz_opinions_new:
 * @ranking: an exact ranking, which has to outlive the opinions
 * @stage: one of the stages of its activity
 * @policy: what becomes of equals across a cut line, in the exact ranking and under every method
 *
 * Looks at the sheets of @stage that count, those that the score rule drops included, and says how
 * strict each judge is and how far the judges agree, which sheets lie out, and which awards
 * would change under each method: the value of the method takes the place of the mean of @stage,
 * the other stages, the steps for ties and the awards of the edition stay as they are. Where the
 * entries of a field lie in parts that nothing links, methods keep silent about it.
 *
 * Returns: (transfer full): the opinions
 */
QzOpinions *
qz_opinions_new (const QzRanking *ranking, const QzStage *stage, QzCutPolicy policy)
{
  QzOpinions *self;

  g_return_val_if_fail (ranking != NULL && stage != NULL, NULL);
  g_return_val_if_fail (g_ptr_array_find (ranking->activity->stages, stage, NULL), NULL);

  self = g_new0 (QzOpinions, 1);
  self->ranking = ranking;
  self->stage = stage;
  self->entries = g_array_new (FALSE, TRUE, sizeof (QzEntryOpinion));
  self->judges = g_array_new (FALSE, TRUE, sizeof (QzJudgeOpinion));
  self->parts = g_array_new (FALSE, TRUE, sizeof (QzPartOpinion));
  self->fields = g_array_new (FALSE, TRUE, sizeof (QzFieldOpinion));
  self->outliers = g_array_new (FALSE, TRUE, sizeof (QzOutlier));
  for (guint i = 0; i < ranking->standings->len; i++)
    {
      const QzStanding *standing = ranking->standings->pdata[i];
      QzEntryOpinion entry = { .standing = standing, .stage = find_stage (standing, stage) };

      g_array_append_val (self->entries, entry);
    }
  fill_table (self);
  self->additive = qz_severities_fit (self->table);
  self->scaled = qz_severities_fit_scale (self->additive);
  self->blocks = qz_agreement_find_blocks (self->table);
  take_values (self);
  describe_parts (self);
  find_outliers (self);
  qz_opinions_rank_fields (self, policy);
  return self;
}

/**
 * qz_opinions_free:
 * @self: (nullable) (transfer full): opinions
 */
void
qz_opinions_free (QzOpinions *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_array_unref (self->judges);
  g_array_unref (self->parts);
  g_array_unref (self->fields);
  g_array_unref (self->blocks);
  g_array_unref (self->outliers);
  qz_severities_free (self->additive);
  qz_severities_free (self->scaled);
  qz_score_table_free (self->table);
  g_free (self);
}

static int
compare_severities (gconstpointer a, gconstpointer b, gpointer data)
{
  const QzOpinions *self = data;
  const QzJudgeOpinion *m = &g_array_index (self->judges, QzJudgeOpinion, *(const guint *) a);
  const QzJudgeOpinion *n = &g_array_index (self->judges, QzJudgeOpinion, *(const guint *) b);

  if (m->part != n->part)
    return m->part < n->part ? -1 : 1;
  return (m->severity < n->severity) - (m->severity > n->severity);
}

/**
 * qz_opinions_sort_judges:
 * @self: opinions
 *
 * Returns: (transfer full) (array): the places of the judges, part by part, the strictest first
 */
guint *
qz_opinions_sort_judges (const QzOpinions *self)
{
  guint *places;

  g_return_val_if_fail (self != NULL, NULL);

  places = g_new (guint, self->judges->len);
  for (guint i = 0; i < self->judges->len; i++)
    places[i] = i;
  qz_sort_stably (places, self->judges->len, sizeof *places, compare_severities, (gpointer) self);
  return places;
}

/**
 * qz_opinion_round:
 * @value: thousandths of a point
 *
 * Returns: whole thousandths, %QZ_POINTS_NONE for NaN and for what no rubric reaches
 */
gint64
qz_opinion_round (double value)
{
  return isnan (value) || fabs (value) > 1e15 ? QZ_POINTS_NONE : llround (value);
}

/**
 * qz_entry_opinion_changes:
 * @self: what the methods say of an entry
 * @field: its field
 *
 * Returns: whether it would have another award under one of the methods that have an opinion
 */
gboolean
qz_entry_opinion_changes (const QzEntryOpinion *self, const QzFieldOpinion *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  for (guint method = 0; method < QZ_N_METHODS; method++)
    if (field->silences[method] == QZ_SILENCE_NONE
        && g_strcmp0 (self->award, self->views[method].award) != 0)
      return TRUE;
  return FALSE;
}
