/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The agenda of the panel heads: disputed sheets, equals, cut lines among equals, conflicts. It is
 * found again each time; what was decided stays, also when its matter is settled since. The words
 * are of the minutes, so they speak the language of the edition.
 */

#include "config.h"

#include "model/qz-text.h"
#include "operations/qz-agenda-access.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-given-awards.h"
#include "operations/qz-review-access.h"
#include "store/qz-dispute-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"

/* So many equals are named in a line. */
#define MOST_NAMED 12

/* One filling. */
typedef struct
{
  QzConnection *connection;
  const QzActivity *activity;
  GPtrArray *decided; /* (element-type QzMatter): those that were decided, until they are found */
  GPtrArray *matters; /* (element-type QzMatter): the agenda */
} Filling;

/* A matter that was decided keeps its decision, and is told as things stand now. Takes @id and
 * @words. */
static void
add_matter (Filling *self, QzMatterKind kind, char *id, char *words)
{
  QzMatter *matter = NULL;

  for (guint i = 0; i < self->decided->len && matter == NULL; i++)
    if (strcmp (((const QzMatter *) self->decided->pdata[i])->id, id) == 0)
      matter = g_ptr_array_steal_index (self->decided, i);
  if (matter == NULL)
    matter = qz_matter_new ();
  matter->kind = kind;
  qz_text_take (&matter->id, id);
  qz_text_take (&matter->words, words);
  g_ptr_array_add (self->matters, matter);
}

/* --- disputed sheets --- */

static gboolean
add_dispute (Filling *self, const QzDispute *dispute, GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_table_get (self->connection, dispute->entry, error);
  g_autoptr (QzJudge) judge = NULL;
  g_autofree char *outcome = NULL;

  if (entry == NULL)
    return FALSE;
  judge = qz_judge_table_get (self->connection, dispute->judge, error);
  if (judge == NULL)
    return FALSE;
  outcome = dispute->open
                ? g_strdup ("组长尚未裁定。")
                : g_strdup_printf ("组长%s已裁定：%s", dispute->decider, dispute->decision_reason);
  add_matter (
      self, QZ_MATTER_DISPUTE, g_strdup_printf ("dispute:%s:%u", dispute->sheet, dispute->version),
      g_strdup_printf ("%s《%s》，%s的打分表：%s提出争议（%s）。%s", qz_entry_access_call (entry),
                       entry->title, judge->name, dispute->disputer, dispute->reason, outcome));
  return TRUE;
}

static gboolean
add_disputes (Filling *self, GError **error)
{
  g_autoptr (GPtrArray) disputes =
      qz_dispute_table_list (self->connection, self->activity->id, error);

  for (guint i = 0; disputes != NULL && i < disputes->len; i++)
    if (!add_dispute (self, disputes->pdata[i], error))
      return FALSE;
  return disputes != NULL;
}

/* --- equals --- */

static void
name_entry (GString *names, guint *n, const QzEntry *entry)
{
  if (*n < MOST_NAMED)
    g_string_append_printf (names, "%s%s", *n > 0 ? "、" : "", qz_entry_access_call (entry));
  else if (*n == MOST_NAMED)
    g_string_append (names, "等");
  (*n)++;
}

/* Those who stand side by side and are equal wait together. */
static void
add_ties (Filling *self, const QzRanking *ranking)
{
  for (guint i = 0; i < ranking->standings->len; i++)
    {
      const QzStanding *first = ranking->standings->pdata[i];
      g_autoptr (GString) names = g_string_new (NULL);
      g_autofree char *points = qz_points_format (first->points);
      guint n = 0;

      if (!first->open)
        continue;
      for (guint k = i; k < ranking->standings->len; k++)
        {
          const QzStanding *other = ranking->standings->pdata[k];

          if (!other->open || other->rank != first->rank
              || strcmp (other->field, first->field) != 0)
            break;
          name_entry (names, &n, other->entry);
        }
      i += n - 1;
      add_matter (self, QZ_MATTER_TIE, g_strdup_printf ("tie:%s:%s", first->entry->id, points),
                  g_strdup_printf ("%s总分同为%s分，并列第%u名，由合议确定先后。", names->str,
                                   points, first->rank));
    }
}

/* --- cut lines --- */

static const QzEntry *
find_entry (const QzRanking *ranking, const char *id)
{
  const QzStanding *standing = qz_ranking_find (ranking, id);

  return standing != NULL ? standing->entry : NULL;
}

static void
add_cut (Filling *self, const QzRanking *ranking, const QzCutTie *tie)
{
  const QzAward *award = qz_activity_find_award (self->activity, tie->award);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (gsize i = 0; i < tie->n; i++)
    {
      const QzEntry *entry = find_entry (ranking, tie->ids[i]);

      if (entry != NULL)
        name_entry (names, &n, entry);
    }
  add_matter (self, QZ_MATTER_CUT, g_strdup_printf ("cut:%s:%s", tie->award, tie->ids[0]),
              g_strdup_printf ("“%s”%s：%s总分相同，只剩%u个名额，由合议确定。",
                               award != NULL ? award->name : tie->award,
                               tie->of_unit ? "同一单位名额" : "等级线", names->str,
                               (guint) tie->room));
}

static gboolean
add_cuts (Filling *self, const QzRanking *ranking, GError **error)
{
  g_autoptr (QzGivenAwards) given = NULL;
  g_autoptr (GPtrArray) awards = NULL;
  g_autoptr (GHashTable) result = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) cuts = NULL;

  if (!qz_given_awards_read (self->connection, self->activity->id, &given, error))
    return FALSE;
  awards = given != NULL ? qz_given_awards_list (given, self->activity)
                         : g_ptr_array_ref (self->activity->awards);
  cuts = qz_ranking_award (ranking, awards, QZ_CUT_ASK, result);
  for (guint i = 0; i < cuts->len; i++)
    {
      const QzCutTie *tie = &g_array_index (cuts, QzCutTie, i);

      if (tie->n > 0)
        add_cut (self, ranking, tie);
    }
  return TRUE;
}

/* --- conflicts --- */

/* Those that somebody declared, and those that wait for a decision; what the names tell for sure
 * needs no words. */
static gboolean
add_conflicts (Filling *self, GError **error)
{
  g_autoptr (GPtrArray) rows =
      qz_conflict_access_list_rows (self->connection, self->activity->id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const QzConflictRow *row = rows->pdata[i];
      const QzConflict *conflict = row->conflict;
      gboolean waits = conflict->state == QZ_CONFLICT_SUGGESTED;

      if (!waits && (conflict->causes & QZ_CONFLICT_DECLARED) == 0)
        continue;
      add_matter (self, QZ_MATTER_CONFLICT,
                  g_strdup_printf ("conflict:%s:%s", conflict->entry, conflict->judge),
                  g_strdup_printf ("%s《%s》（%s）与%s（%s）：%s%s", row->call, row->title,
                                   row->unit, row->judge, row->employer,
                                   waits ? "疑似应回避，尚待认定。" : "已申报回避：",
                                   waits ? "" : conflict->reason));
    }
  return rows != NULL;
}

/**
 * qz_agenda_access_fill:
 * @connection: inside a transaction
 * @edition: the edition
 * @activity: one of its activities
 * @meeting: with the matters that were decided; takes the whole agenda
 * @error: as of the store and the ranking
 *
 * Returns: %FALSE when the store failed
 */
gboolean
qz_agenda_access_fill (QzConnection *connection,
                       const QzEdition *edition,
                       const QzActivity *activity,
                       QzMeeting *meeting,
                       GError **error)
{
  g_autoptr (GPtrArray) decided = NULL;
  g_autoptr (QzRanking) ranking = NULL;
  Filling filling = { connection, activity, NULL, NULL };

  g_return_val_if_fail (connection != NULL && activity != NULL && meeting != NULL, FALSE);

  decided = g_steal_pointer (&meeting->matters);
  meeting->matters = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_matter_free);
  filling.decided = decided;
  filling.matters = meeting->matters;
  ranking = qz_review_access_rank (connection, edition, activity, error);
  if (ranking == NULL || !add_disputes (&filling, error))
    return FALSE;
  add_ties (&filling, ranking);
  if (!add_cuts (&filling, ranking, error) || !add_conflicts (&filling, error))
    return FALSE;
  while (decided->len > 0)
    g_ptr_array_add (meeting->matters, g_ptr_array_steal_index (decided, 0));
  return TRUE;
}
