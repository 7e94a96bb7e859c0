/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ranking of an activity from its score sheets, kept with everything that led to it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "rules/qz-duties.h"
#include "rules/qz-finding.h"
#include "rules/qz-ranking.h"
#include "rules/qz-sheet-rules.h"
#include "rules/qz-sort.h"
#include "rules/qz-stage-total.h"

typedef struct
{
  QzRanking *ranking; /* being built */
  const QzActivity *activity;
  GHashTable *by_entry; /* id -> (element-type QzSheet) */
  GHashTable *places;   /* nullable: id of an entry -> place by deliberation */
  QzDuties *duties;
} Builder;

static void
stage_result_free (QzStageResult *self)
{
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->missing);
  g_free (self->drops);
  g_free (self);
}

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
  g_free (self);
}

static int
compare_sheets (gconstpointer a, gconstpointer b)
{
  const QzSheet *m = *(const QzSheet *const *) a;
  const QzSheet *n = *(const QzSheet *const *) b;

  return strcmp (m->judge, n->judge);
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

static const char *
call (const QzEntry *entry)
{
  return *entry->number != '\0' ? entry->number : entry->title;
}

/* Says why a sheet that is there does not count. */
static void
report_sheet (Builder *self, const QzEntry *entry, const QzSheet *sheet, const char *rubric)
{
  const char *name = call (entry);

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
find_missing (Builder *self, const QzEntry *entry, QzStageResult *result, const char *rubric)
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

static QzStageResult *
score_stage (
    Builder *self, const QzEntry *entry, const QzStage *stage, GPtrArray *sheets, GError **error)
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
  if (qz_mean_compute (totals, result->sheets->len, &self->activity->score_rule, &result->mean,
                       result->drops, error))
    return result;
  stage_result_free (result);
  return NULL;
}

/* The mean of one item over the sheets that went into the total. */
static QzMean
mean_of_item (const QzStanding *standing, const char *item)
{
  QzMean mean = QZ_MEAN_NONE;

  for (guint i = 0; i < standing->stages->len; i++)
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

static gboolean
total_up (Builder *self, QzStanding *standing, GError **error)
{
  const GPtrArray *ties = self->activity->ties;
  guint n = standing->stages->len;
  g_autofree gint64 *weights = g_new (gint64, n);
  g_autofree QzMean *means = g_new (QzMean, n);

  for (guint i = 0; i < n; i++)
    {
      const QzStageResult *stage = standing->stages->pdata[i];

      weights[i] = stage->stage->weight;
      means[i] = stage->mean;
    }
  if (!qz_stage_total (weights, means, n, &standing->total, error))
    return FALSE;
  standing->points = qz_mean_round (&standing->total, self->activity->score_rule.digits);
  standing->items = g_new0 (QzMean, ties->len);
  for (guint i = 0; i < ties->len; i++)
    {
      const QzTieStep *tie = ties->pdata[i];

      if (tie->kind == QZ_TIE_ITEM)
        standing->items[i] = mean_of_item (standing, tie->item);
    }
  return TRUE;
}

static gboolean
add_standing (Builder *self, const QzEntry *entry, GError **error)
{
  GPtrArray *sheets = g_hash_table_lookup (self->by_entry, entry->id);
  QzStanding *standing = g_new0 (QzStanding, 1);

  standing->entry = entry;
  standing->field = qz_award_dup_field (self->activity, entry->category);
  standing->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) stage_result_free);
  standing->decided = QZ_DECIDED_BY_TOTAL;
  g_ptr_array_add (self->ranking->standings, standing);
  for (guint i = 0; i < self->activity->stages->len; i++)
    {
      QzStageResult *result =
          score_stage (self, entry, self->activity->stages->pdata[i], sheets, error);

      if (result == NULL)
        return FALSE;
      standing->missing += result->missing->len;
      g_ptr_array_add (standing->stages, result);
    }
  if (!total_up (self, standing, error))
    return FALSE;
  if (!qz_mean_exists (&standing->total) && standing->missing == 0)
    qz_findings_add (self->ranking->findings, entry->id, QZ_SEVERITY_WARNING,
                     _ ("%s has no total yet: a stage that counts has no score sheet."),
                     call (entry));
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

static void
rank_field (Builder *self, Placed *placed, gsize n)
{
  g_autofree QzCandidate *candidates = g_new0 (QzCandidate, n);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < n; i++)
    {
      QzStanding *standing = placed[i].standing;

      candidates[i].id = standing->entry->id;
      candidates[i].total = standing->total;
      candidates[i].items = standing->items;
      if (self->places != NULL)
        candidates[i].place =
            GPOINTER_TO_UINT (g_hash_table_lookup (self->places, candidates[i].id));
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
}

static void
rank_fields (Builder *self)
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
        rank_field (self, placed + start, i - start);
        start = i;
      }
  for (guint i = 0; i < n; i++)
    standings->pdata[i] = placed[i].standing;
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
 * @places: (nullable) (element-type utf8 guint): places among equals by deliberation, by id of the
 *   entry
 * @error: %QZ_ERROR_INVALID or %QZ_ERROR_LIMIT, see qz_mean_compute() and qz_stage_total()
 *
 * Only sheets that are locked, complete and on the form of the present category count; the others
 * are reported, as are the sheets that a panel still owes. Equal entries keep the order in which
 * they came.
 *
 * Returns: (transfer full) (nullable): the ranking
 */
QzRanking *
qz_ranking_new (const QzEdition *edition,
                const QzActivity *activity,
                GPtrArray *panels,
                GPtrArray *entries,
                GPtrArray *sheets,
                GHashTable *places,
                GError **error)
{
  g_autoptr (QzRanking) ranking = NULL;
  g_autoptr (GHashTable) by_entry = NULL;
  g_autoptr (QzDuties) duties = NULL;
  Builder builder = { .activity = activity, .places = places };

  g_return_val_if_fail (edition != NULL && activity != NULL, NULL);
  g_return_val_if_fail (entries != NULL && sheets != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  ranking = g_new0 (QzRanking, 1);
  ranking->edition = edition;
  ranking->activity = activity;
  ranking->entries = g_ptr_array_ref (entries);
  ranking->sheets = g_ptr_array_ref (sheets);
  ranking->panels = panels != NULL ? g_ptr_array_ref (panels) : NULL;
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
  rank_fields (&builder);
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
  g_autofree QzCandidate *candidates = g_new0 (QzCandidate, n);
  g_autoptr (GArray) cuts = NULL;

  for (guint i = 0; i < all->len; i++)
    if (qz_applies_to (((const QzAward *) all->pdata[i])->categories, head->entry->category))
      g_ptr_array_add (awards, all->pdata[i]);
  for (gsize i = 0; i < n; i++)
    {
      const QzStanding *standing = self->standings->pdata[first + i];

      candidates[i].id = standing->entry->id;
      candidates[i].rank = standing->rank;
      candidates[i].points = standing->points;
    }
  cuts = qz_award_assign (candidates, n, awards, policy);
  for (gsize i = 0; i < n; i++)
    g_hash_table_insert (out_awards, (gpointer) candidates[i].id, (gpointer) candidates[i].award);
  for (guint i = 0; i < cuts->len; i++)
    {
      QzCutTie tie = g_array_index (cuts, QzCutTie, i);

      tie.first += first;
      g_array_append_val (out_cuts, tie);
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
 * Returns: (transfer full) (element-type QzCutTie): the cut lines among equals, their places
 *   counted in the standings
 */
GArray *
qz_ranking_award (const QzRanking *self,
                  const GPtrArray *awards,
                  QzCutPolicy policy,
                  GHashTable *out_awards)
{
  GArray *cuts = g_array_new (FALSE, TRUE, sizeof (QzCutTie));
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
