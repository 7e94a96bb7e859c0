/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list that the hosts approve 审定/会签, and how far they are. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-approval-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-approval-access.h"
#include "operations/qz-review-access.h"
#include "store/qz-approval-table.h"

static QzResultRow *
make_row (const QzRanking *ranking, const QzStanding *standing)
{
  const QzEntry *entry = standing->entry;
  const QzCategory *category = qz_activity_find_category (ranking->activity, entry->category);
  const QzAward *award = qz_activity_find_award (ranking->activity, entry->award);
  QzResultRow *row = qz_result_row_new ();

  qz_text_set (&row->id, entry->id);
  qz_text_set (&row->number, entry->number);
  if (category != NULL)
    qz_text_take (&row->category, qz_category_dup_label (category));
  qz_text_set (&row->title, entry->title);
  qz_text_set (&row->team, entry->team);
  qz_text_set (&row->unit, entry->unit_name);
  row->rank = standing->rank;
  row->total = standing->points;
  qz_text_set (&row->award, award != NULL ? award->name : "");
  return row;
}

/**
 * qz_approval_access_make_list:
 * @ranking: a ranking of a whole activity; the awards are those that its entries have
 * @made: instant
 *
 * Returns: (transfer full): the list for the hosts, without scores of judges
 */
QzResultList *
qz_approval_access_make_list (const QzRanking *ranking, const char *made)
{
  QzResultList *list = qz_result_list_new ();
  const QzActivity *activity = ranking->activity;

  qz_text_set (&list->activity, activity->id);
  qz_text_set (&list->activity_name,
               *activity->full_name != '\0' ? activity->full_name : activity->name);
  qz_text_set (&list->made, made);
  for (guint i = 0; i < ranking->standings->len; i++)
    g_ptr_array_add (list->rows, make_row (ranking, ranking->standings->pdata[i]));
  return list;
}

/**
 * qz_approval_access_list_newest:
 * @connection: inside a transaction
 * @activity: id of an activity
 * @error: as of the store
 *
 * Returns: (transfer full) (element-type QzApprovalNote) (nullable): of each host the newest list
 *   that it was sent, by name
 */
GPtrArray *
qz_approval_access_list_newest (QzConnection *connection, const char *activity, GError **error)
{
  g_autoptr (GPtrArray) all = qz_approval_table_list (connection, activity, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len;)
    {
      const QzApprovalNote *note = all->pdata[i];

      if (g_hash_table_add (seen, qz_text_fold (note->name)))
        i++;
      else
        g_ptr_array_remove_index (all, i);
    }
  return g_steal_pointer (&all);
}

/**
 * qz_approval_access_find:
 * @connection: inside a transaction
 * @activity: an activity
 * @host: (nullable): name or UUID of the other side; %NULL for the only one there is
 * @error: %QZ_ERROR_NOT_FOUND, %QZ_ERROR_INVALID when there are several and none is named
 *
 * Returns: (transfer full) (nullable): the newest list of that host
 */
QzApprovalNote *
qz_approval_access_find (QzConnection *connection,
                         const QzActivity *activity,
                         const char *host,
                         GError **error)
{
  g_autoptr (GPtrArray) notes = qz_approval_access_list_newest (connection, activity->id, error);
  g_autofree char *key = host != NULL ? qz_text_fold (host) : NULL;

  if (notes == NULL)
    return NULL;
  if (host == NULL && notes->len > 1)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("Several have the list of “%s”. Name the one that is meant."),
                   activity->name);
      return NULL;
    }
  for (guint i = 0; i < notes->len; i++)
    {
      QzApprovalNote *note = notes->pdata[i];
      g_autofree char *other = qz_text_fold (note->name);

      if (host == NULL || strcmp (key, other) == 0 || strcmp (host, note->organisation) == 0)
        return g_ptr_array_steal_index (notes, i);
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("No result list of “%s” went to or came from “%s”."), activity->name,
               host != NULL ? host : "");
  return NULL;
}

/* Whether the list says what the ranking says now, the instant apart. */
static gboolean
says_the_same (const QzApprovalNote *note, const QzRanking *ranking, GError **error)
{
  g_autoptr (QzResultList) list = qz_result_list_record_parse (note->name, note->list, error);
  g_autoptr (QzResultList) present = NULL;
  g_autoptr (GBytes) now = NULL;

  if (list == NULL)
    return FALSE;
  present = qz_approval_access_make_list (ranking, list->made);
  now = qz_result_list_record_print (present);
  return g_bytes_equal (now, note->list);
}

/* What keeps the result from being frozen; "" when nothing does, %NULL on a fault. */
static const char *
find_obstacle (const QzApprovalNote *note, const QzRanking *ranking, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (QzApproval) approval = NULL;
  gboolean same;

  if (note->approval == NULL)
    return _ ("has not answered yet");
  same = says_the_same (note, ranking, &local);
  if (local == NULL)
    approval = qz_approval_record_parse (note->name, note->approval, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (approval->opinion == QZ_OPINION_OBJECT && note->decision == QZ_DECISION_NONE)
    return _ ("objects, and that is not decided on");
  /* An objection that was upheld changes the list; nobody is asked again about that alone. */
  return same || note->decision == QZ_DECISION_UPHELD ? "" : _ ("was shown another list");
}

/**
 * qz_approval_access_check:
 * @connection: inside a transaction
 * @edition: the edition
 * @activity: the activity whose result is to be frozen
 * @out_waiting: (out) (transfer full): what the approval waits for, host by host; "" when every
 *   host that was sent a list has answered, objections are decided on, and the list is still the
 *   one that they saw
 * @error: as of the store and qz_ranking_new()
 *
 * Returns: %TRUE when @out_waiting was set
 */
gboolean
qz_approval_access_check (QzConnection *connection,
                          const QzEdition *edition,
                          const QzActivity *activity,
                          char **out_waiting,
                          GError **error)
{
  g_autoptr (GPtrArray) notes = qz_approval_access_list_newest (connection, activity->id, error);
  g_autoptr (QzRanking) ranking = NULL;
  g_autoptr (GString) waiting = g_string_new (NULL);

  if (notes == NULL)
    return FALSE;
  ranking = notes->len > 0 ? qz_review_access_rank (connection, edition, activity, error) : NULL;
  if (ranking == NULL && notes->len > 0)
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    {
      const QzApprovalNote *note = notes->pdata[i];
      const char *obstacle = find_obstacle (note, ranking, error);

      if (obstacle == NULL)
        return FALSE;
      if (*obstacle != '\0')
        g_string_append_printf (waiting, "%s%s %s", waiting->len > 0 ? _ (", ") : "", note->name,
                                obstacle);
    }
  *out_waiting = g_strdup (waiting->str);
  return TRUE;
}
