/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from a frozen result, and how two of them differ. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "rules/qz-finding.h"
#include "rules/qz-frozen-rules.h"
#include "rules/qz-sheet-rules.h"

/* A sheet on a form that the rules do not know has no total, and counts nowhere. */
static void
total_sheets (const QzFrozenResult *self, const QzFrozenEntry *entry, GPtrArray *sheets)
{
  for (guint i = 0; i < entry->sheets->len; i++)
    {
      QzSheet *sheet = entry->sheets->pdata[i];
      const QzRubric *rubric = qz_edition_find_rubric (self->rules, sheet->rubric);

      sheet->total = rubric != NULL ? qz_sheet_sum (rubric, sheet) : QZ_POINTS_NONE;
      g_ptr_array_add (sheets, sheet);
    }
}

static QzEntry *
make_entry (const QzFrozenEntry *frozen)
{
  QzEntry *entry = qz_entry_new ();

  qz_text_set (&entry->id, frozen->id);
  qz_text_set (&entry->number, frozen->number);
  qz_text_set (&entry->category, frozen->category);
  qz_text_set (&entry->title, frozen->title);
  qz_text_set (&entry->team, frozen->team);
  qz_text_set (&entry->unit_name, frozen->unit);
  entry->group = g_strdup (frozen->group);
  return entry;
}

static void
add_fact (
    GPtrArray *facts, const QzFrozenEntry *entry, const char *stage, QzFactKind kind, gint64 value)
{
  QzReviewFact *fact = qz_review_fact_new ();

  qz_text_set (&fact->entry, entry->id);
  qz_text_set (&fact->stage, stage);
  fact->kind = kind;
  fact->value = value;
  g_ptr_array_add (facts, fact);
}

static void
collect_facts (const QzFrozenEntry *entry, GPtrArray *facts)
{
  if (entry->place > 0)
    add_fact (facts, entry, "", QZ_FACT_PLACE, entry->place);
  for (guint i = 0; i < entry->facts->len; i++)
    {
      const QzReviewFact *fact = entry->facts->pdata[i];

      add_fact (facts, entry, fact->stage, fact->kind, fact->value);
    }
}

/**
 * qz_frozen_result_rank:
 * @self: a result; the totals of its sheets are worked out anew from their points
 * @error: as of qz_ranking_new()
 *
 * Ranks by the scores and rules in @self alone.
 *
 * Returns: (transfer full) (nullable): the ranking; @self has to outlive it
 */
QzRanking *
qz_frozen_result_rank (QzFrozenResult *self, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  g_autoptr (GPtrArray) facts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_review_fact_free);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      QzFrozenEntry *entry = self->entries->pdata[i];

      total_sheets (self, entry, sheets);
      g_ptr_array_add (entries, make_entry (entry));
      collect_facts (entry, facts);
    }
  return qz_ranking_new (self->rules, qz_frozen_result_get_activity (self), NULL, entries, sheets,
                         facts, error);
}

static void
take_standing (QzFrozenEntry *entry, const QzStanding *standing, const char *award)
{
  g_ptr_array_set_size (entry->means, 0);
  for (guint i = 0; i < standing->stages->len; i++)
    {
      const QzStageResult *stage = standing->stages->pdata[i];
      QzFrozenMean *mean = qz_frozen_mean_new ();

      qz_text_set (&mean->stage, stage->stage->id);
      mean->sum = stage->mean.sum;
      mean->count = stage->mean.count;
      g_ptr_array_add (entry->means, mean);
    }
  entry->sum = standing->total.sum;
  entry->count = standing->total.count;
  entry->points = standing->points;
  entry->rank = standing->rank;
  entry->decided = (guint) (standing->decided - QZ_DECIDED_BY_TOTAL);
  entry->shared = standing->shared;
  entry->open = standing->open;
  qz_text_set (&entry->award, award);
}

/**
 * qz_frozen_result_work_out:
 * @self: a result with its scores and rules
 * @error: as of qz_ranking_new()
 *
 * Fills in totals, means, ranks and awards from the scores and rules in @self alone.
 *
 * Returns: %TRUE when they follow
 */
gboolean
qz_frozen_result_work_out (QzFrozenResult *self, GError **error)
{
  g_autoptr (QzRanking) ranking = qz_frozen_result_rank (self, error);
  g_autoptr (GHashTable) standings = NULL;
  g_autoptr (GHashTable) ruled = NULL;
  g_autoptr (GArray) cuts = NULL;

  if (ranking == NULL)
    return FALSE;
  standings = g_hash_table_new (g_str_hash, g_str_equal);
  ruled = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < ranking->standings->len; i++)
    {
      QzStanding *standing = ranking->standings->pdata[i];

      g_hash_table_insert (standings, standing->entry->id, standing);
    }
  if (self->awards)
    cuts = qz_ranking_award (ranking, ranking->activity->awards, self->ties, ruled);
  for (guint i = 0; i < self->entries->len; i++)
    {
      QzFrozenEntry *entry = self->entries->pdata[i];
      const char *award = g_hash_table_lookup (ruled, entry->id);

      if (self->awards && entry->by_hand)
        award = entry->hand;
      take_standing (entry, g_hash_table_lookup (standings, entry->id), award != NULL ? award : "");
    }
  return TRUE;
}

static gboolean
stand_alike (const QzFrozenEntry *a, const QzFrozenEntry *b)
{
  const QzMean m = { a->sum, a->count };
  const QzMean n = { b->sum, b->count };

  return a->rank == b->rank && qz_mean_compare (&m, &n) == 0 && strcmp (a->award, b->award) == 0
         && strcmp (a->category, b->category) == 0;
}

static GHashTable *
index_entries (const QzFrozenResult *self)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->entries->len; i++)
    {
      QzFrozenEntry *entry = self->entries->pdata[i];

      g_hash_table_insert (by_id, entry->id, entry);
    }
  return by_id;
}

/**
 * qz_frozen_result_compare:
 * @before: the earlier result
 * @after: the later result
 *
 * Returns: (transfer full) (element-type QzFrozenMove): the entries with another rank, exact total,
 *   award or category, those that came and those that went, by number
 */
GArray *
qz_frozen_result_compare (const QzFrozenResult *before, const QzFrozenResult *after)
{
  GArray *moves = g_array_new (FALSE, TRUE, sizeof (QzFrozenMove));
  g_autoptr (GHashTable) old = NULL;
  g_autoptr (GHashTable) new = NULL;

  g_return_val_if_fail (before != NULL && after != NULL, moves);

  old = index_entries (before);
  new = index_entries (after);
  for (guint i = 0; i < after->entries->len; i++)
    {
      QzFrozenMove move = { .after = after->entries->pdata[i] };

      move.before = g_hash_table_lookup (old, move.after->id);
      if (move.before == NULL || !stand_alike (move.before, move.after))
        g_array_append_val (moves, move);
    }
  for (guint i = 0; i < before->entries->len; i++)
    {
      QzFrozenMove move = { .before = before->entries->pdata[i] };

      if (!g_hash_table_contains (new, move.before->id))
        g_array_append_val (moves, move);
    }
  return moves;
}

static const char *
call (const QzFrozenEntry *entry)
{
  return *entry->number != '\0' ? entry->number : entry->title;
}

static void
report_sheets (const QzFrozenEntry *entry, const QzFrozenEntry *again, GPtrArray *findings)
{
  for (guint i = 0; i < entry->sheets->len; i++)
    {
      const QzSheet *sheet = entry->sheets->pdata[i];
      const QzSheet *other = again->sheets->pdata[i];
      g_autofree char *said = qz_points_format (sheet->total);
      g_autofree char *given = qz_points_format (other->total);

      if (sheet->total != other->total)
        qz_findings_add (findings, entry->id, QZ_SEVERITY_HARD,
                         _ ("%s: the record gives a score sheet of “%s” the total %s, its points "
                            "add up to %s."),
                         call (entry), sheet->stage, said, given);
    }
}

static gboolean
means_differ (const QzFrozenEntry *entry, const QzFrozenEntry *again)
{
  if (entry->means->len != again->means->len)
    return TRUE;
  for (guint i = 0; i < entry->means->len; i++)
    {
      const QzFrozenMean *mean = entry->means->pdata[i];
      const QzFrozenMean *other = again->means->pdata[i];

      if (mean->sum != other->sum || mean->count != other->count
          || strcmp (mean->stage, other->stage) != 0)
        return TRUE;
    }
  return FALSE;
}

static void
report_entry (const QzFrozenEntry *entry, const QzFrozenEntry *again, GPtrArray *findings)
{
  const char *name = call (entry);
  g_autofree char *said = qz_points_format (entry->points);
  g_autofree char *given = qz_points_format (again->points);

  report_sheets (entry, again, findings);
  if (means_differ (entry, again))
    qz_findings_add (findings, entry->id, QZ_SEVERITY_HARD,
                     _ ("%s: the means of the stages do not follow from the score sheets."), name);
  if (entry->points != again->points || entry->sum != again->sum || entry->count != again->count)
    qz_findings_add (findings, entry->id, QZ_SEVERITY_HARD,
                     _ ("%s: the record says total %s, the score sheets give %s."), name, said,
                     given);
  if (entry->rank != again->rank)
    qz_findings_add (findings, entry->id, QZ_SEVERITY_HARD,
                     _ ("%s: the record says rank %u, the totals give %u."), name, entry->rank,
                     again->rank);
  else if (entry->decided != again->decided || entry->shared != again->shared
           || entry->open != again->open)
    qz_findings_add (findings, entry->id, QZ_SEVERITY_HARD,
                     _ ("%s: the record says something else of what decided its rank."), name);
  if (strcmp (entry->award, again->award) != 0)
    qz_findings_add (findings, entry->id, QZ_SEVERITY_HARD,
                     _ ("%s: the record says award “%s”, the rules give “%s”."), name, entry->award,
                     again->award);
}

/**
 * qz_frozen_result_report:
 * @self: a result as its record says
 * @again: the same record after qz_frozen_result_work_out()
 * @findings: (element-type QzFinding): takes what does not follow from scores and rules; the path
 *   is the id of the entry
 */
void
qz_frozen_result_report (const QzFrozenResult *self,
                         const QzFrozenResult *again,
                         GPtrArray *findings)
{
  g_return_if_fail (self != NULL && again != NULL && findings != NULL);
  g_return_if_fail (self->entries->len == again->entries->len);

  for (guint i = 0; i < self->entries->len; i++)
    report_entry (self->entries->pdata[i], again->entries->pdata[i], findings);
}
