/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ranking of an activity from its score sheets, kept with everything that led to it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "rules/qz-finding.h"
#include "rules/qz-ranking-private.h"
#include "rules/qz-sort.h"
#include "rules/qz-stage-total.h"
#include "rules/qz-vote-rules.h"

static void
standing_free (QzStanding *self)
{
  g_free (self->field);
  g_ptr_array_unref (self->stages);
  g_free (self->items);
  g_free (self);
}

/**
 * qz_ranking_free:
 * @self: (nullable) (transfer full): a ranking
 */
void
qz_ranking_free (QzRanking *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->standings);
  g_ptr_array_unref (self->findings);
  g_clear_pointer (&self->panels, g_ptr_array_unref);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_free (self);
}

/* Sheets of one entry mostly come one after the other; then its name is looked up once. */
static GHashTable *
group_sheets (GPtrArray *sheets)
{
  GHashTable *by_entry =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  const char *entry = NULL;
  GPtrArray *group = NULL;

  for (guint i = 0; i < sheets->len; i++)
    {
      QzSheet *sheet = sheets->pdata[i];

      if (g_strcmp0 (entry, sheet->entry) != 0)
        {
          entry = sheet->entry;
          group = g_hash_table_lookup (by_entry, entry);
        }
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (by_entry, sheet->entry, group);
        }
      g_ptr_array_add (group, sheet);
    }
  return by_entry;
}

const char *
_qz_ranking_call (const QzEntry *entry)
{
  return *entry->number != '\0' ? entry->number : entry->title;
}

static const QzReviewFact *
find_fact (const GPtrArray *facts, const char *entry, const char *stage, QzFactKind kind)
{
  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      const QzReviewFact *fact = facts->pdata[i];

      if (fact->kind == kind && strcmp (fact->entry, entry) == 0
          && strcmp (fact->stage, stage) == 0)
        return fact;
    }
  return NULL;
}

/* -1 when nothing of the kind is known. */
gint64
_qz_ranking_get_fact (const QzRankingBuilder *self,
                      const char *entry,
                      const char *stage,
                      QzFactKind kind)
{
  const QzReviewFact *fact =
      self->facts != NULL ? find_fact (g_hash_table_lookup (self->facts, entry), entry, stage, kind)
                          : NULL;

  return fact != NULL ? fact->value : -1;
}

static GHashTable *
group_facts (GPtrArray *facts)
{
  GHashTable *by_entry =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < facts->len; i++)
    {
      QzReviewFact *fact = facts->pdata[i];
      GPtrArray *group = g_hash_table_lookup (by_entry, fact->entry);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (by_entry, fact->entry, group);
        }
      g_ptr_array_add (group, fact);
    }
  return by_entry;
}

/* The mean of one item over the sheets that went into the total. */
static QzMean
mean_of_item (const QzStanding *standing, const char *item)
{
  QzMean mean = QZ_MEAN_NONE;

  for (guint i = 0; i < standing->reached; i++)
    {
      const QzStageResult *stage = standing->stages->pdata[i];

      for (guint k = 0; stage->stage->weight != 0 && k < stage->sheets->len; k++)
        {
          gint64 points = qz_sheet_get_points (stage->sheets->pdata[k], item);

          if (stage->drops[k] != QZ_DROP_NONE || points == QZ_POINTS_NONE
              || __builtin_add_overflow (mean.sum, points, &mean.sum))
            continue;
          mean.count++;
        }
    }
  return mean;
}

/* The mean at a stage; none at one that the entry did not come to. */
static QzMean
mean_of_stage (const QzStanding *standing, const char *id)
{
  for (guint i = 0; i < standing->reached; i++)
    {
      const QzStageResult *stage = standing->stages->pdata[i];

      if (strcmp (stage->stage->id, id) == 0)
        return stage->mean;
    }
  return QZ_MEAN_NONE;
}

static gboolean
is_waiting (const QzStanding *standing)
{
  for (guint i = 0; i < standing->reached; i++)
    if (((const QzStageResult *) standing->stages->pdata[i])->pass == QZ_PASS_WAITS)
      return TRUE;
  return FALSE;
}

/* The weighted sum over the stages that the entry went through. */
static gboolean
total_up (QzStanding *standing, GError **error)
{
  guint n = standing->reached;
  g_autofree gint64 *weights = g_new (gint64, n);
  g_autofree QzMean *means = g_new (QzMean, n);

  for (guint i = 0; i < n; i++)
    {
      const QzStageResult *stage = standing->stages->pdata[i];

      weights[i] = stage->stage->weight;
      means[i] = stage->mean;
    }
  standing->total = QZ_MEAN_NONE;
  if (standing->excluded || is_waiting (standing))
    return TRUE;
  return qz_stage_total (weights, means, n, &standing->total, error);
}

static gboolean
add_votes (QzRankingBuilder *self, QzStanding *standing, gint64 most, GError **error)
{
  standing->bonus = QZ_MEAN_NONE;
  if (self->activity->votes == NULL || !qz_mean_exists (&standing->total))
    return TRUE;
  if (qz_vote_rule_find_points (self->activity->votes, MAX (standing->votes, 0), most,
                                &standing->total, &standing->bonus)
      && qz_mean_add (&standing->total, &standing->bonus))
    return TRUE;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_LIMIT,
                       _ ("The total is too large to be worked out exactly. Check the rule for "
                          "votes and the score sheets."));
  return FALSE;
}

static void
find_items (QzRankingBuilder *self, QzStanding *standing)
{
  const GPtrArray *ties = self->activity->ties;

  standing->points = qz_mean_round (&standing->total, self->activity->score_rule.digits);
  standing->items = g_new0 (QzMean, ties->len);
  for (guint i = 0; i < ties->len; i++)
    {
      const QzTieStep *tie = ties->pdata[i];

      if (tie->kind == QZ_TIE_ITEM)
        standing->items[i] = mean_of_item (standing, tie->item);
      else if (tie->kind == QZ_TIE_STAGE)
        standing->items[i] = mean_of_stage (standing, tie->stage);
    }
}

static gboolean
add_standing (QzRankingBuilder *self, const QzEntry *entry, GError **error)
{
  GPtrArray *sheets = g_hash_table_lookup (self->by_entry, entry->id);
  QzStanding *standing = g_new0 (QzStanding, 1);

  standing->entry = entry;
  standing->field = qz_award_dup_field (self->activity, entry->category, entry->group);
  standing->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) _qz_stage_result_free);
  standing->decided = QZ_DECIDED_BY_TOTAL;
  standing->votes = _qz_ranking_get_fact (self, entry->id, "", QZ_FACT_VOTES);
  g_ptr_array_add (self->ranking->standings, standing);
  for (guint i = 0; i < self->activity->stages->len; i++)
    {
      QzStageResult *result =
          _qz_ranking_score_stage (self, entry, self->activity->stages->pdata[i], sheets, error);

      if (result == NULL)
        return FALSE;
      g_ptr_array_add (standing->stages, result);
    }
  standing->reached = standing->stages->len;
  return TRUE;
}

/* Totals of one field, whose entries know how far they came. */
static gboolean
total_field (QzRankingBuilder *self, QzStanding *const *standings, guint n, GError **error)
{
  gint64 most = 0;

  for (guint i = 0; i < n; i++)
    if (!total_up (standings[i], error))
      return FALSE;
  for (guint i = 0; i < n; i++)
    if (qz_mean_exists (&standings[i]->total))
      most = MAX (most, standings[i]->votes);
  for (guint i = 0; i < n; i++)
    {
      QzStanding *standing = standings[i];

      if (!add_votes (self, standing, most, error))
        return FALSE;
      find_items (self, standing);
      for (guint k = 0; k < standing->stages->len; k++)
        standing->missing += ((const QzStageResult *) standing->stages->pdata[k])->missing->len;
      if (!qz_mean_exists (&standing->total) && standing->missing == 0 && !standing->excluded)
        qz_findings_add (self->ranking->findings, standing->entry->id, QZ_SEVERITY_WARNING,
                         _ ("%s has no total yet: a stage that counts has no score sheet."),
                         _qz_ranking_call (standing->entry));
    }
  return TRUE;
}

/* The place of a category in the activity keeps the fields in the order of the edition. */
static guint
find_category (const QzActivity *activity, const char *category)
{
  guint i;

  for (i = 0; i < activity->categories->len; i++)
    if (strcmp (((const QzCategory *) activity->categories->pdata[i])->id, category) == 0)
      break;
  return i;
}

typedef struct
{
  QzStanding *standing;
  guint field; /* place of the field */
} Placed;

static int
compare_fields (gconstpointer a, gconstpointer b, gpointer data)
{
  const Placed *m = a;
  const Placed *n = b;

  return (m->field > n->field) - (m->field < n->field);
}

/* How far those came who have no total yet. Who stopped before waits until all of them have one, or
   would stand where they are going to stand. */
static guint
find_open_reach (QzStanding *const *standings, guint n)
{
  guint reach = 0;

  for (guint i = 0; i < n; i++)
    if (!standings[i]->excluded && !qz_mean_exists (&standings[i]->total))
      reach = MAX (reach, standings[i]->reached);
  return reach;
}

static gboolean
rank_field (QzRankingBuilder *self, Placed *placed, gsize n, GError **error)
{
  g_autofree QzStanding **standings = g_new (QzStanding *, n);
  guint open_reach;
  g_autofree QzCandidate *candidates = g_new0 (QzCandidate, n);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < n; i++)
    standings[i] = placed[i].standing;
  _qz_ranking_pass_stages (self, standings, (guint) n);
  if (!total_field (self, standings, (guint) n, error))
    return FALSE;
  open_reach = find_open_reach (standings, (guint) n);
  for (gsize i = 0; i < n; i++)
    {
      QzStanding *standing = placed[i].standing;
      gint64 place = _qz_ranking_get_fact (self, standing->entry->id, "", QZ_FACT_PLACE);

      candidates[i].id = standing->entry->id;
      candidates[i].total = standing->reached < open_reach ? QZ_MEAN_NONE : standing->total;
      candidates[i].reached = standing->reached;
      candidates[i].items = standing->items;
      candidates[i].place = (guint) CLAMP (place, 0, G_MAXINT);
      g_hash_table_insert (by_id, (gpointer) candidates[i].id, standing);
    }
  qz_rank (candidates, n, self->activity->ties);
  for (gsize i = 0; i < n; i++)
    {
      QzStanding *standing = g_hash_table_lookup (by_id, candidates[i].id);

      standing->rank = candidates[i].rank;
      standing->decided = candidates[i].decided;
      standing->shared = candidates[i].shared;
      standing->open = candidates[i].open;
      placed[i].standing = standing;
    }
  return TRUE;
}

static gboolean
rank_fields (QzRankingBuilder *self, GError **error)
{
  GPtrArray *standings = self->ranking->standings;
  guint n = standings->len;
  g_autofree Placed *placed = g_new0 (Placed, n);
  g_autoptr (GHashTable) fields = g_hash_table_new (g_str_hash, g_str_equal);
  gsize start = 0;

  for (guint i = 0; i < n; i++)
    {
      QzStanding *standing = standings->pdata[i];
      guint place = find_category (self->activity, standing->entry->category) + 1;
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (fields, standing->field));

      if (known == 0 || place < known)
        g_hash_table_insert (fields, standing->field, GUINT_TO_POINTER (place));
    }
  for (guint i = 0; i < n; i++)
    {
      placed[i].standing = standings->pdata[i];
      placed[i].field = GPOINTER_TO_UINT (g_hash_table_lookup (fields, placed[i].standing->field));
    }
  qz_sort_stably (placed, n, sizeof *placed, compare_fields, NULL);
  for (guint i = 1; n > 0 && i <= n; i++)
    if (i == n || strcmp (placed[start].standing->field, placed[i].standing->field) != 0)
      {
        if (!rank_field (self, placed + start, i - start, error))
          return FALSE;
        start = i;
      }
  for (guint i = 0; i < n; i++)
    standings->pdata[i] = placed[i].standing;
  return TRUE;
}

/**
 * qz_ranking_new:
 * @edition: the edition
 * @activity: one of its activities
 * @panels: (nullable) (element-type QzPanel): who has to score them, with judges and entries; a
 *   reference is kept
 * @entries: (element-type QzEntry): the entries that compete; a reference is kept
 * @sheets: (element-type QzSheet): their score sheets, those of others are passed over; a
 *   reference is kept
 * @facts: (nullable) (element-type QzReviewFact): what was counted, measured and decided beside
 *   the sheets; a reference is kept
 * @error: %QZ_ERROR_INVALID or %QZ_ERROR_LIMIT, see qz_mean_compute() and qz_stage_total()
 *
 * Only sheets that are locked, complete and on the form of the present category count; the others
 * are reported, as are the sheets that a panel still owes. Equal entries keep the order in which
 * they came.
 *
 * Stage by stage it is found out who goes on. Who does not stands below all those who went further,
 * by the weighted sum of the stages so far, once all those have a total. Who is excluded by a gate,
 * or by the time that a presentation took, has no total.
 *
 * Returns: (transfer full) (nullable): the ranking
 */
QzRanking *
qz_ranking_new (const QzEdition *edition,
                const QzActivity *activity,
                GPtrArray *panels,
                GPtrArray *entries,
                GPtrArray *sheets,
                GPtrArray *facts,
                GError **error)
{
  g_autoptr (QzRanking) ranking = NULL;
  g_autoptr (GHashTable) by_entry = NULL;
  g_autoptr (QzDuties) duties = NULL;
  g_autoptr (GHashTable) by_fact = facts != NULL ? group_facts (facts) : NULL;
  QzRankingBuilder builder = { .activity = activity, .facts = by_fact };

  g_return_val_if_fail (edition != NULL && activity != NULL, NULL);
  g_return_val_if_fail (entries != NULL && sheets != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  ranking = g_new0 (QzRanking, 1);
  ranking->edition = edition;
  ranking->activity = activity;
  ranking->entries = g_ptr_array_ref (entries);
  ranking->sheets = g_ptr_array_ref (sheets);
  ranking->panels = panels != NULL ? g_ptr_array_ref (panels) : NULL;
  ranking->facts = facts != NULL ? g_ptr_array_ref (facts) : NULL;
  ranking->standings = g_ptr_array_new_with_free_func ((GDestroyNotify) standing_free);
  ranking->findings = qz_findings_new ();
  by_entry = group_sheets (sheets);
  builder.ranking = ranking;
  builder.by_entry = by_entry;
  duties = qz_duties_new (panels);
  builder.duties = duties;
  for (guint i = 0; i < entries->len; i++)
    if (!add_standing (&builder, entries->pdata[i], error))
      return NULL;
  if (!rank_fields (&builder, error))
    return NULL;
  qz_ranking_report_missing (ranking, ranking->findings);
  return g_steal_pointer (&ranking);
}

/**
 * qz_ranking_find:
 * @self: a ranking
 * @entry: id of an entry
 *
 * Returns: (nullable) (transfer none): where it stands
 */
const QzStanding *
qz_ranking_find (const QzRanking *self, const char *entry)
{
  g_return_val_if_fail (self != NULL && entry != NULL, NULL);

  for (guint i = 0; i < self->standings->len; i++)
    {
      const QzStanding *standing = self->standings->pdata[i];

      if (strcmp (standing->entry->id, entry) == 0)
        return standing;
    }
  return NULL;
}

/**
 * qz_ranking_find_fact:
 * @self: a ranking
 * @entry: id of an entry
 * @stage: id of a stage, "" for what is about the whole activity
 * @kind: what is asked for
 *
 * Returns: (nullable) (transfer none): what is known of it
 */
const QzReviewFact *
qz_ranking_find_fact (const QzRanking *self, const char *entry, const char *stage, QzFactKind kind)
{
  g_return_val_if_fail (self != NULL && entry != NULL && stage != NULL, NULL);

  return find_fact (self->facts, entry, stage, kind);
}

/**
 * qz_ranking_count_incomplete:
 * @self: a ranking
 *
 * Returns: how many entries lack score sheets of their panels
 */
guint
qz_ranking_count_incomplete (const QzRanking *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->standings->len; i++)
    n += ((const QzStanding *) self->standings->pdata[i])->missing > 0;
  return n;
}

/* For each award the mean at the stage that it asks for. */
static QzStageMark *
find_marks (const QzRanking *self, const QzStanding *standing, const GPtrArray *awards)
{
  QzStageMark *marks = g_new0 (QzStageMark, awards->len);

  for (guint i = 0; i < awards->len; i++)
    {
      const QzAward *award = awards->pdata[i];
      const QzStage *stage =
          *award->stage != '\0' ? qz_activity_find_stage (self->activity, award->stage) : NULL;

      if (stage == NULL)
        continue;
      marks[i].mean = mean_of_stage (standing, stage->id);
      marks[i].points = qz_mean_round (&marks[i].mean,
                                       qz_activity_get_score_rule (self->activity, stage)->digits);
    }
  return marks;
}

/**
 * qz_ranking_fill_candidate:
 * @self: a ranking
 * @standing: one of its standings
 * @awards: (element-type QzAward): the awards of its field
 * @candidate: takes id, unit and marks as far as @awards ask for them
 * @owned: (element-type gpointer): takes what @candidate borrows, to be freed with g_free()
 */
void
qz_ranking_fill_candidate (const QzRanking *self,
                           const QzStanding *standing,
                           const GPtrArray *awards,
                           QzCandidate *candidate,
                           GPtrArray *owned)
{
  gboolean by_stage = FALSE;
  gboolean by_unit = FALSE;

  for (guint i = 0; i < awards->len; i++)
    {
      const QzAward *award = awards->pdata[i];

      by_stage = by_stage || *award->stage != '\0';
      by_unit = by_unit || award->per_unit > 0;
    }
  candidate->id = standing->entry->id;
  if (by_stage)
    {
      candidate->marks = find_marks (self, standing, awards);
      g_ptr_array_add (owned, (gpointer) candidate->marks);
    }
  if (by_unit && *standing->entry->unit_name != '\0')
    {
      candidate->unit = qz_text_fold (standing->entry->unit_name);
      g_ptr_array_add (owned, (gpointer) candidate->unit);
    }
}

static void
award_field (const QzRanking *self,
             gsize first,
             gsize n,
             const GPtrArray *all,
             QzCutPolicy policy,
             GHashTable *out_awards,
             GArray *out_cuts)
{
  const QzStanding *head = self->standings->pdata[first];
  g_autoptr (GPtrArray) awards = g_ptr_array_new ();
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  g_autofree QzCandidate *candidates = g_new0 (QzCandidate, n);
  g_autoptr (GArray) cuts = NULL;

  for (guint i = 0; i < all->len; i++)
    if (qz_applies_to (((const QzAward *) all->pdata[i])->categories, head->entry->category))
      g_ptr_array_add (awards, all->pdata[i]);
  for (gsize i = 0; i < n; i++)
    {
      const QzStanding *standing = self->standings->pdata[first + i];

      qz_ranking_fill_candidate (self, standing, awards, &candidates[i], owned);
      candidates[i].rank = standing->rank;
      candidates[i].points = standing->points;
    }
  cuts = qz_award_assign (candidates, n, awards, policy);
  for (gsize i = 0; i < n; i++)
    g_hash_table_insert (out_awards, (gpointer) candidates[i].id, (gpointer) candidates[i].award);
  for (guint i = 0; i < cuts->len; i++)
    {
      QzCutTie *tie = &g_array_index (cuts, QzCutTie, i);

      g_array_append_val (out_cuts, *tie);
      tie->ids = NULL;
    }
}

/**
 * qz_ranking_award:
 * @self: a ranking
 * @awards: (element-type QzAward): the awards with the amounts to go by, best first
 * @policy: what becomes of equals across a cut line
 * @out_awards: (element-type utf8 utf8): takes the id of the award of each entry, %NULL for none,
 *   by the id of the entry; keys and values are borrowed from the ranking and @awards
 *
 * Cuts every field apart (see qz_award_assign()).
 *
 * Returns: (transfer full) (element-type QzCutTie): the cut lines among equals
 */
GArray *
qz_ranking_award (const QzRanking *self,
                  const GPtrArray *awards,
                  QzCutPolicy policy,
                  GHashTable *out_awards)
{
  GArray *cuts = qz_cut_ties_new ();
  gsize start = 0;

  g_return_val_if_fail (self != NULL && awards != NULL && out_awards != NULL, cuts);

  for (gsize i = 1; i <= self->standings->len; i++)
    {
      const QzStanding *head = self->standings->pdata[start];

      if (i < self->standings->len
          && strcmp (head->field, ((const QzStanding *) self->standings->pdata[i])->field) == 0)
        continue;
      award_field (self, start, i - start, awards, policy, out_awards, cuts);
      start = i;
    }
  return cuts;
}
