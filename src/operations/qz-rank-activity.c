/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals and ranks of an activity from its locked sheets, written in one transaction. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-rank-activity.h"
#include "operations/qz-review-access.h"
#include "store/qz-entry-table.h"
#include "store/qz-fact-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-outside-table.h"

struct _QzRankActivity
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;
  gboolean dry;
  GHashTable *places; /* id or number of an entry -> place by deliberation */
  char *deciders;     /* who decided on the places, "" when not said */
  char *reason;       /* why, "" when not said */

  const QzActivity *activity; /* borrowed from @edition */
  QzEdition *edition;         /* owned: the ranking borrows from it */
  QzRanking *ranking;         /* owned, nullable: the result */
  GHashTable *names;          /* (element-type utf8 utf8) (nullable): judges */
  char *now;                  /* nullable: instant of the act */
};

G_DEFINE_FINAL_TYPE (QzRankActivity, qz_rank_activity, QZ_TYPE_OPERATION)

static gboolean
write_places (QzRankActivity *self, QzConnection *connection, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autoptr (QzEntry) entry = qz_entry_table_get (connection, key, error);
      g_autoptr (QzReviewFact) fact = qz_review_fact_new ();

      if (entry == NULL)
        return FALSE;
      qz_text_set (&fact->entry, entry->id);
      fact->kind = QZ_FACT_PLACE;
      fact->value = GPOINTER_TO_UINT (value);
      qz_text_set (&fact->names, self->deciders);
      qz_text_set (&fact->reason, self->reason);
      qz_text_set (&fact->decided, self->now);
      if (fact->value > 0 ? !qz_fact_table_put (connection, fact, error)
                          : !qz_fact_table_remove (connection, entry->id, "", fact->kind, error))
        return FALSE;
    }
  return TRUE;
}

/* Who scored outside is called by the organisation and the one who signed. */
static gboolean
read_outside (QzRankActivity *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) scores = qz_outside_table_list (connection, self->activity->id, error);

  for (guint i = 0; scores != NULL && i < scores->len; i++)
    {
      const QzOutsideScore *score = scores->pdata[i];

      g_hash_table_insert (self->names, g_strdup (score->sheet->judge),
                           g_strdup_printf ("%s · %s", score->organisation, score->signer));
    }
  return scores != NULL;
}

static gboolean
read_names (QzRankActivity *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) judges = qz_judge_table_list (connection, error);

  if (judges == NULL)
    return FALSE;
  g_clear_pointer (&self->names, g_hash_table_unref);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < judges->len; i++)
    {
      const QzJudge *judge = judges->pdata[i];

      g_hash_table_insert (self->names, g_strdup (judge->id), g_strdup (judge->name));
    }
  return read_outside (self, connection, error);
}

static gboolean
read_ranking (QzConnection *connection, gpointer data, GError **error)
{
  QzRankActivity *self = data;

  g_clear_pointer (&self->ranking, qz_ranking_free);
  self->ranking = qz_review_access_rank (connection, self->edition, self->activity, error);
  return self->ranking != NULL && read_names (self, connection, error);
}

static gboolean
write_ranking (QzConnection *connection, gpointer data, GError **error)
{
  QzRankActivity *self = data;

  if (!write_places (self, connection, error) || !read_ranking (connection, self, error))
    return FALSE;
  for (guint i = 0; i < self->ranking->standings->len; i++)
    {
      const QzStanding *standing = self->ranking->standings->pdata[i];
      const QzEntry *entry = standing->entry;

      if (entry->total == standing->points && entry->rank == standing->rank)
        continue;
      if (!qz_entry_table_set_result (connection, entry->id, standing->points, standing->rank,
                                      entry->award, self->now, error))
        return FALSE;
      qz_operation_report (QZ_OPERATION (self), i + 1, self->ranking->standings->len);
    }
  return TRUE;
}

/* Equals are told apart by somebody, and for a reason. */
static gboolean
check_deliberation (QzRankActivity *self, GError **error)
{
  GHashTableIter iter;
  gpointer value;
  gboolean placed = FALSE;

  if (!qz_text_check_short (_ ("Who decided"), self->deciders, error)
      || !qz_text_check_prose (_ ("The reason"), self->reason, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    placed = placed || GPOINTER_TO_UINT (value) > 0;
  if (!placed || (!qz_text_is_blank (self->deciders) && !qz_text_is_blank (self->reason)))
    return TRUE;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("Say who decided and for what reason; both are kept."));
  return FALSE;
}

/* %NULL when nothing was decided now. */
static char *
describe_places (QzRankActivity *self)
{
  g_autoptr (GList) keys =
      g_list_sort (g_hash_table_get_keys (self->places), (GCompareFunc) strcmp);
  GString *detail;

  if (keys == NULL)
    return NULL;
  detail = g_string_new (NULL);
  g_string_append_printf (detail, "names: %s\nreason: %s", self->deciders, self->reason);
  for (GList *l = keys; l != NULL; l = l->next)
    g_string_append_printf (detail, "\nplace: %s %u", (const char *) l->data,
                            GPOINTER_TO_UINT (g_hash_table_lookup (self->places, l->data)));
  return g_string_free (detail, FALSE);
}

static gboolean
qz_rank_activity_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzRankActivity *self = QZ_RANK_ACTIVITY (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  self->activity = qz_entry_access_get_activity (self->workspace, self->id, error);
  if (self->activity == NULL || !check_deliberation (self, error))
    return FALSE;
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  if (self->dry)
    return qz_store_read (store, read_ranking, self, error);
  self->now = qz_clock_now ();
  summary = qz_act_words (self->edition, "review.rank", self->activity->name);
  detail = describe_places (self);
  return qz_store_write (store, &(const QzAct){ "review.rank", "", summary, detail }, write_ranking,
                         self, cancellable, error);
}

static void
qz_rank_activity_finalize (GObject *object)
{
  QzRankActivity *self = QZ_RANK_ACTIVITY (object);

  g_clear_pointer (&self->ranking, qz_ranking_free);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->deciders, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->now, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_rank_activity_parent_class)->finalize (object);
}

static void
qz_rank_activity_class_init (QzRankActivityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_rank_activity_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_rank_activity_run;
}

static void
qz_rank_activity_init (QzRankActivity *self)
{
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->deciders = g_strdup ("");
  self->reason = g_strdup ("");
}

/**
 * qz_rank_activity_new:
 * @workspace: where
 * @activity: id of an activity
 *
 * Works out exact totals from the locked sheets, ranks, and writes total and rank into the entries.
 * Awards stay as they are. What does not count or is missing stands in the findings of the ranking.
 *
 * Returns: (transfer full): the operation
 */
QzRankActivity *
qz_rank_activity_new (QzWorkspace *workspace, const char *activity)
{
  QzRankActivity *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_RANK_ACTIVITY, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (activity);
  return self;
}

/**
 * qz_rank_activity_set_dry:
 * @self: an operation that was not run yet
 * @dry: %TRUE to show how things stand without writing anything
 */
void
qz_rank_activity_set_dry (QzRankActivity *self, gboolean dry)
{
  g_return_if_fail (QZ_IS_RANK_ACTIVITY (self));

  self->dry = dry;
}

/**
 * qz_rank_activity_set_place:
 * @self: an operation that was not run yet
 * @entry: UUID or number of an entry
 * @place: its place among equals by deliberation 合议, from 1; 0 takes it back
 *
 * The place is kept and used by later rankings. A dry ranking passes it over.
 */
void
qz_rank_activity_set_place (QzRankActivity *self, const char *entry, guint place)
{
  g_return_if_fail (QZ_IS_RANK_ACTIVITY (self));
  g_return_if_fail (entry != NULL);

  g_hash_table_insert (self->places, g_strdup (entry), GUINT_TO_POINTER (place));
}

/**
 * qz_rank_activity_set_deliberation:
 * @self: an operation that was not run yet
 * @names: (nullable): who decided on the places
 * @reason: (nullable): why
 *
 * Kept with every place that is set, and told in the audit trail. A place without both is refused
 * with %QZ_ERROR_INVALID.
 */
void
qz_rank_activity_set_deliberation (QzRankActivity *self, const char *names, const char *reason)
{
  g_return_if_fail (QZ_IS_RANK_ACTIVITY (self));

  qz_text_take (&self->deciders, g_strstrip (g_strdup (names != NULL ? names : "")));
  qz_text_take (&self->reason, g_strstrip (g_strdup (reason != NULL ? reason : "")));
}

/**
 * qz_rank_activity_get_ranking:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the ranking with everything that led to it; good as long as @self
 */
const QzRanking *
qz_rank_activity_get_ranking (QzRankActivity *self)
{
  g_return_val_if_fail (QZ_IS_RANK_ACTIVITY (self), NULL);

  return self->ranking;
}

/**
 * qz_rank_activity_get_judge_name:
 * @self: an operation that was carried out
 * @judge: id of a judge
 *
 * Returns: (transfer none): the name, or the id of one who is not there any more
 */
const char *
qz_rank_activity_get_judge_name (QzRankActivity *self, const char *judge)
{
  const char *name;

  g_return_val_if_fail (QZ_IS_RANK_ACTIVITY (self), judge);
  g_return_val_if_fail (self->names != NULL && judge != NULL, judge);

  name = g_hash_table_lookup (self->names, judge);
  return name != NULL ? name : judge;
}

static const char *
name_judge (const char *judge, gpointer user_data)
{
  return qz_rank_activity_get_judge_name (user_data, judge);
}

/**
 * qz_rank_activity_explain:
 * @self: an operation that was carried out
 * @entry: UUID or number of an entry
 * @error: %QZ_ERROR_NOT_FOUND when it is not in review
 *
 * Returns: (transfer full) (nullable): its sheets, which were dropped, sum and count, total, rank
 *   and the step that decided, some lines of text
 */
char *
qz_rank_activity_explain (QzRankActivity *self, const char *entry, GError **error)
{
  g_return_val_if_fail (QZ_IS_RANK_ACTIVITY (self), NULL);
  g_return_val_if_fail (self->ranking != NULL && entry != NULL, NULL);

  for (guint i = 0; i < self->ranking->standings->len; i++)
    {
      const QzStanding *standing = self->ranking->standings->pdata[i];

      if (strcmp (standing->entry->id, entry) == 0 || strcmp (standing->entry->number, entry) == 0)
        return qz_ranking_explain (self->ranking, standing, name_judge, self);
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("“%s” is not in the review of “%s”. Choose an entry that was submitted."), entry,
               self->activity->name);
  return NULL;
}
