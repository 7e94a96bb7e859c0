/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Gathers scores and rules into a value of its own: what is borrowed from the workspace is printed
 * as the record and read back, so that whatever was gathered can be written, and nothing that
 * happens later reaches it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-result-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-frozen-access.h"
#include "operations/qz-given-awards.h"
#include "operations/qz-review-access.h"
#include "rules/qz-frozen-rules.h"
#include "store/qz-prize-table.h"

/* So many entries that wait for something are named. */
#define MOST_NAMED 5

typedef struct
{
  QzConnection *connection;
  const QzEdition *edition;
  QzActivity activity;  /* shares what it can with the one of the edition */
  GPtrArray *stages;    /* owned, nullable */
  GPtrArray *awards;    /* owned */
  QzGivenAwards *given; /* owned, nullable */
  QzStage stage;        /* the one stage with its full weight */
  QzRanking *ranking;   /* owned */
  GHashTable *by_id;    /* owned, nullable: id -> QzFrozenEntry of the result */
} Gathering;

static void
gathering_clear (Gathering *self)
{
  g_clear_pointer (&self->ranking, qz_ranking_free);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->awards, g_ptr_array_unref);
  g_clear_pointer (&self->given, qz_given_awards_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathering, gathering_clear)

/* The activity as it is ranked here: one stage alone counts fully, and gives no awards. */
static gboolean
choose_rules (Gathering *self, const QzActivity *activity, const QzStage *stage, GError **error)
{
  self->activity = *activity;
  if (stage != NULL)
    {
      self->stage = *stage;
      self->stage.weight = QZ_POINT;
      self->stage.pass = NULL;
      self->activity.votes = NULL;
      self->stages = g_ptr_array_new ();
      g_ptr_array_add (self->stages, &self->stage);
      self->activity.stages = self->stages;
    }
  else if (!qz_given_awards_read (self->connection, activity->id, &self->given, error))
    {
      return FALSE;
    }
  if (self->given != NULL)
    {
      self->awards = qz_given_awards_list (self->given, activity);
      self->activity.awards = self->awards;
    }
  return TRUE;
}

/* The points in the order of the form; a blank is left out. */
static QzSheet *
gather_sheet (Gathering *self, const QzSheet *sheet)
{
  const QzRubric *rubric = qz_edition_find_rubric (self->edition, sheet->rubric);
  QzSheet *copy = qz_sheet_new ();

  qz_text_set (&copy->judge, sheet->judge);
  qz_text_set (&copy->stage, sheet->stage);
  qz_text_set (&copy->rubric, sheet->rubric);
  copy->state = sheet->state;
  for (guint i = 0; rubric != NULL && i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];
      gint64 points = qz_sheet_get_points (sheet, item->id);

      if (points != QZ_POINTS_NONE)
        qz_sheet_set_points (copy, item->id, points);
    }
  return copy;
}

/* Whether the rules of what is frozen ask for such a fact. */
static gboolean
is_asked_for (Gathering *self, const QzReviewFact *fact)
{
  const QzStage *stage =
      *fact->stage != '\0' ? qz_activity_find_stage (&self->activity, fact->stage) : NULL;

  switch (fact->kind)
    {
    case QZ_FACT_ADVANCE:
      return stage != NULL;
    case QZ_FACT_SECONDS:
      return stage != NULL && stage->time != NULL;
    case QZ_FACT_VOTES:
      return self->activity.votes != NULL;
    case QZ_FACT_PLACE:
    default:
      return FALSE;
    }
}

static void
gather_facts (Gathering *self, QzFrozenEntry *frozen)
{
  const GPtrArray *facts = self->ranking->facts;

  for (guint i = 0; i < facts->len; i++)
    {
      const QzReviewFact *fact = facts->pdata[i];
      QzReviewFact *copy;

      if (strcmp (fact->entry, frozen->id) != 0)
        continue;
      if (fact->kind == QZ_FACT_PLACE)
        frozen->place = (guint) fact->value;
      if (!is_asked_for (self, fact))
        continue;
      copy = qz_review_fact_new ();
      qz_text_set (&copy->stage, fact->stage);
      copy->kind = fact->kind;
      copy->value = fact->value;
      g_ptr_array_add (frozen->facts, copy);
    }
}

static QzFrozenEntry *
gather_entry (Gathering *self, const QzStanding *standing)
{
  QzFrozenEntry *frozen = qz_frozen_entry_new ();
  const QzEntry *entry = standing->entry;
  const char *hand =
      self->given != NULL ? g_hash_table_lookup (self->given->by_hand, entry->id) : NULL;

  qz_text_set (&frozen->id, entry->id);
  qz_text_set (&frozen->number, entry->number);
  qz_text_set (&frozen->category, entry->category);
  qz_text_set (&frozen->title, entry->title);
  qz_text_set (&frozen->team, entry->team);
  qz_text_set (&frozen->unit, entry->unit_name);
  frozen->missing = standing->missing;
  qz_text_set (&frozen->group, entry->group != NULL ? entry->group : "");
  gather_facts (self, frozen);
  frozen->by_hand = hand != NULL;
  qz_text_set (&frozen->hand, hand != NULL ? hand : "");
  for (guint i = 0; i < standing->stages->len; i++)
    {
      const QzStageResult *stage = standing->stages->pdata[i];

      for (guint k = 0; k < stage->sheets->len; k++)
        g_ptr_array_add (frozen->sheets, gather_sheet (self, stage->sheets->pdata[k]));
    }
  return frozen;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const QzFrozenEntry *m = *(const QzFrozenEntry *const *) a;
  const QzFrozenEntry *n = *(const QzFrozenEntry *const *) b;
  int order = strcmp (m->number, n->number);

  return order != 0 ? order : strcmp (m->id, n->id);
}

static gboolean
is_used (Gathering *self, const char *rubric)
{
  for (guint i = 0; i < self->activity.stages->len; i++)
    {
      const QzStage *stage = self->activity.stages->pdata[i];

      for (guint k = 0; k < stage->rubrics->len; k++)
        if (strcmp (((const QzStageRubric *) stage->rubrics->pdata[k])->rubric, rubric) == 0)
          return TRUE;
    }
  for (guint i = 0; i < self->ranking->sheets->len; i++)
    if (strcmp (((const QzSheet *) self->ranking->sheets->pdata[i])->rubric, rubric) == 0)
      return TRUE;
  return FALSE;
}

/* Borrows activity and rubrics for as long as the result is printed. */
static void
lend_rules (Gathering *self, QzEdition *rules)
{
  qz_text_set (&rules->id, self->edition->id);
  qz_text_set (&rules->version, self->edition->version);
  qz_text_set (&rules->name, self->edition->name);
  qz_text_set (&rules->language, self->edition->language);
  g_ptr_array_set_free_func (rules->activities, NULL);
  g_ptr_array_set_free_func (rules->rubrics, NULL);
  g_ptr_array_add (rules->activities, &self->activity);
  for (guint i = 0; i < self->edition->rubrics->len; i++)
    {
      QzRubric *rubric = self->edition->rubrics->pdata[i];

      if (is_used (self, rubric->id))
        g_ptr_array_add (rules->rubrics, rubric);
    }
}

static gboolean
gather_seeds (Gathering *self, GPtrArray *seeds, GError **error)
{
  for (guint i = 0; i < self->activity.stages->len; i++)
    {
      const QzStage *stage = self->activity.stages->pdata[i];
      QzFrozenSeed *frozen;
      gint64 seed;

      if (!qz_review_access_read_seed (self->connection, self->activity.id, stage->id, &seed,
                                       error))
        return FALSE;
      if (seed < 0)
        continue;
      frozen = qz_frozen_seed_new ();
      qz_text_set (&frozen->stage, stage->id);
      frozen->seed = seed;
      g_ptr_array_add (seeds, frozen);
    }
  return TRUE;
}

static QzFrozenResult *
gather (Gathering *self, const QzStage *stage, GError **error)
{
  g_autoptr (QzFrozenResult) borrowed = qz_frozen_result_new ();
  g_autoptr (QzFrozenResult) result = NULL;
  g_autoptr (GBytes) record = NULL;

  borrowed->version = 1;
  qz_text_set (&borrowed->program, QZ_VERSION);
  qz_text_set (&borrowed->stage, stage != NULL ? stage->id : "");
  borrowed->awards = self->given != NULL;
  borrowed->ties = self->given != NULL ? self->given->policy : QZ_CUT_ASK;
  lend_rules (self, borrowed->rules);
  if (!gather_seeds (self, borrowed->seeds, error))
    return NULL;
  for (guint i = 0; i < self->ranking->standings->len; i++)
    g_ptr_array_add (borrowed->entries, gather_entry (self, self->ranking->standings->pdata[i]));
  g_ptr_array_sort (borrowed->entries, compare_entries);
  if (stage == NULL)
    {
      g_ptr_array_unref (borrowed->prizes);
      borrowed->prizes = qz_prize_table_list (self->connection, self->activity.id, error);
      if (borrowed->prizes == NULL)
        {
          borrowed->prizes = g_ptr_array_new ();
          return NULL;
        }
    }
  record = qz_result_record_print (borrowed);
  result = qz_result_record_parse (self->activity.name, record, error);
  return result != NULL && qz_frozen_result_work_out (result, error) ? g_steal_pointer (&result)
                                                                     : NULL;
}

/* What was worked out from the points alone has to be what everybody was shown. */
static gboolean
check_same (Gathering *self, const QzFrozenResult *result, GError **error)
{
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < result->entries->len; i++)
    {
      QzFrozenEntry *entry = result->entries->pdata[i];

      g_hash_table_insert (self->by_id, entry->id, entry);
    }
  for (guint i = 0; i < self->ranking->standings->len; i++)
    {
      const QzStanding *standing = self->ranking->standings->pdata[i];
      const QzFrozenEntry *entry = g_hash_table_lookup (self->by_id, standing->entry->id);

      if (entry->points == standing->points && entry->rank == standing->rank)
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
                   _ ("The total of %s does not follow from the points of its score sheets. Open "
                      "its score sheets and lock them again."),
                   qz_entry_access_call (standing->entry));
      return FALSE;
    }
  return TRUE;
}

static guint
count_held (const QzStanding *standing)
{
  guint n = 0;

  for (guint i = 0; i < standing->stages->len; i++)
    {
      const QzStageResult *stage = standing->stages->pdata[i];

      for (guint k = 0; stage->stage->weight != 0 && k < stage->sheets->len; k++)
        n += ((const QzSheet *) stage->sheets->pdata[k])->state == QZ_SHEET_HELD;
    }
  return n;
}

/* What an entry waits for, NULL for nothing. */
static char *
describe_waiting (const QzStanding *standing)
{
  guint held = count_held (standing);

  if (held > 0)
    return g_strdup_printf (
        ngettext ("%u score sheet to be clarified", "%u score sheets to be clarified", held), held);
  if (standing->missing > 0)
    return g_strdup_printf (
        ngettext ("%u score sheet missing", "%u score sheets missing", standing->missing),
        standing->missing);
  if (!qz_mean_exists (&standing->total) && !standing->excluded)
    return g_strdup (_ ("no total"));
  return standing->open ? g_strdup (_ ("equal, waits for the deliberation")) : NULL;
}

static void
list_waiting (Gathering *self, QzPresentResult *present)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->ranking->standings->len; i++)
    {
      const QzStanding *standing = self->ranking->standings->pdata[i];
      g_autofree char *what = describe_waiting (standing);

      if (what == NULL || ++present->n_waiting > MOST_NAMED)
        continue;
      /* Translators: number of an entry, what it waits for. */
      g_string_append_printf (text, _ ("%s (%s)"), qz_entry_access_call (standing->entry), what);
      g_string_append (text, _ (", "));
    }
  if (text->len > 0)
    g_string_truncate (text, text->len - strlen (_ (", ")));
  if (present->n_waiting > MOST_NAMED)
    g_string_append (text, " …");
  present->waiting = g_string_free (text, FALSE);
}

/* Awards that stand in the entries, and not those that the rules would give now. */
static void
take_awards (Gathering *self, QzPresentResult *present)
{
  for (guint i = 0; i < self->ranking->entries->len; i++)
    {
      const QzEntry *entry = self->ranking->entries->pdata[i];
      QzFrozenEntry *frozen = g_hash_table_lookup (self->by_id, entry->id);

      if (strcmp (frozen->award, entry->award) == 0)
        continue;
      if (present->stale == NULL)
        present->stale = g_strdup (qz_entry_access_call (entry));
      qz_text_set (&frozen->award, entry->award);
    }
}

/**
 * qz_present_result_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_present_result_free (QzPresentResult *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->result, qz_frozen_result_free);
  g_free (self->waiting);
  g_free (self->stale);
  g_free (self);
}

/**
 * qz_present_result_read:
 * @connection: inside a transaction
 * @edition: the edition
 * @activity: one of its activities
 * @stage: (nullable): one of its stages, ranked for itself; %NULL for the whole activity
 * @published: %TRUE to ask that totals and ranks in the entries are those of the score sheets
 * @error: %QZ_ERROR_STATE when they are not; as of the store and qz_ranking_new()
 *
 * Returns: (transfer full) (nullable): how things stand; of a whole activity with the awards that
 *   the entries have
 */
QzPresentResult *
qz_present_result_read (QzConnection *connection,
                        const QzEdition *edition,
                        const QzActivity *activity,
                        const QzStage *stage,
                        gboolean published,
                        GError **error)
{
  g_autoptr (QzPresentResult) present = g_new0 (QzPresentResult, 1);
  g_auto (Gathering) gathering = { .connection = connection, .edition = edition };

  if (!choose_rules (&gathering, activity, stage, error))
    return NULL;
  gathering.ranking = qz_review_access_rank (connection, edition, &gathering.activity, error);
  if (gathering.ranking == NULL)
    return NULL;
  if (published && stage == NULL && !qz_review_access_check_ranked (gathering.ranking, error))
    return NULL;
  present->result = gather (&gathering, stage, error);
  if (present->result == NULL || !check_same (&gathering, present->result, error))
    return NULL;
  list_waiting (&gathering, present);
  if (stage == NULL)
    take_awards (&gathering, present);
  return g_steal_pointer (&present);
}
