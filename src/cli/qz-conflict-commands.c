/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stays away from what 回避. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "model/qz-error.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-decide-conflict.h"
#include "operations/qz-entry-access.h"
#include "rules/qz-conflict-words.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"

typedef struct
{
  const char *activity; /* nullable */
  GPtrArray *entries;   /* (element-type QzEntry) */
  GPtrArray *judges;    /* (element-type QzJudge) */
  GPtrArray *conflicts; /* (element-type QzConflict) */
} Reading;

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->entries, g_ptr_array_unref);
  g_clear_pointer (&reading->judges, g_ptr_array_unref);
  g_clear_pointer (&reading->conflicts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
read_conflicts (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autoptr (QzQuery) query = qz_query_new ();

  qz_query_set_string (&query->activity, reading->activity);
  query->states = QZ_QUERY_IN_REVIEW;
  query->sort = QZ_SORT_NUMBER;
  query->ascending = TRUE;
  reading->entries = qz_entry_table_list (connection, query, 0, G_MAXINT, error);
  reading->judges = reading->entries != NULL ? qz_judge_table_list (connection, error) : NULL;
  reading->conflicts =
      reading->judges != NULL
          ? qz_conflict_access_list (connection, reading->entries, reading->judges, error)
          : NULL;
  return reading->conflicts != NULL;
}

static const QzEntry *
find_entry (const GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    if (strcmp (((const QzEntry *) entries->pdata[i])->id, id) == 0)
      return entries->pdata[i];
  g_return_val_if_reached (NULL);
}

static const QzJudge *
find_judge (const GPtrArray *judges, const char *id)
{
  for (guint i = 0; i < judges->len; i++)
    if (strcmp (((const QzJudge *) judges->pdata[i])->id, id) == 0)
      return judges->pdata[i];
  g_return_val_if_reached (NULL);
}

static const QzListingColumn conflict_columns[] = {
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "call", N_ ("Entry"), QZ_LISTING_TEXT },
  { "judge", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "name", N_ ("Judge"), QZ_LISTING_TEXT },
  { "state", N_ ("State"), QZ_LISTING_TEXT },
  { "cause", N_ ("Cause"), QZ_LISTING_TEXT },
  { "reason", N_ ("Reason"), QZ_LISTING_TEXT },
  { "approver", N_ ("Approved by"), QZ_LISTING_TEXT },
  { NULL },
};

static gboolean
run_list (QzCommandCall *call, GError **error)
{
  const char *state = qz_command_call_option (call, "state");
  g_auto (Reading) reading = { .activity = qz_command_call_option (call, "activity") };
  g_autoptr (QzListing) listing = NULL;
  QzConflictState wanted = QZ_CONFLICT_FORCED;

  if (state != NULL && !qz_conflict_state_from_id (state, &wanted))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                   _ ("“%s” is no state of a conflict: forced, suggested, dismissed"), state);
      return FALSE;
    }
  if ((reading.activity != NULL
       && qz_entry_access_get_activity (call->workspace, reading.activity, error) == NULL)
      || !qz_store_read (qz_workspace_get_store (call->workspace), read_conflicts, &reading, error))
    return FALSE;
  listing = qz_listing_begin (call, "conflicts", conflict_columns);
  for (guint i = 0; i < reading.conflicts->len; i++)
    {
      const QzConflict *conflict = reading.conflicts->pdata[i];
      const QzEntry *entry = find_entry (reading.entries, conflict->entry);
      const QzJudge *judge = find_judge (reading.judges, conflict->judge);
      g_autofree char *cause = qz_conflict_dup_cause (conflict);

      if (state != NULL && conflict->state != wanted)
        continue;
      qz_listing_add (listing, entry->id, qz_entry_access_call (entry), judge->id, judge->name,
                      call->json != NULL ? qz_conflict_state_get_id (conflict->state)
                                         : qz_conflict_get_state_words (conflict->state),
                      cause, conflict->reason, conflict->approver, NULL);
    }
  qz_listing_end (listing);
  return TRUE;
}

static gboolean
decide (QzCommandCall *call, QzConflictState state, GError **error)
{
  const char *reason = qz_command_call_option (call, "reason");
  const char *approver =
      state == QZ_CONFLICT_DISMISSED ? qz_command_call_option (call, "approver") : NULL;
  g_autoptr (QzDecideConflict) operation = qz_decide_conflict_new (
      call->workspace, qz_command_call_operand (call, 0), qz_command_call_operand (call, 1), state,
      reason != NULL ? reason : "", approver);
  const QzConflict *conflict;
  g_autofree char *cause = NULL;

  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  conflict = qz_decide_conflict_get_conflict (operation);
  cause = qz_conflict_dup_cause (conflict);
  qz_answer_text (call, "state", _ ("State"),
                  call->json != NULL ? qz_conflict_state_get_id (conflict->state)
                                     : qz_conflict_get_state_words (conflict->state));
  qz_answer_text (call, "cause", _ ("Cause"), cause);
  qz_answer_text (call, "reason", _ ("Reason"), conflict->reason);
  qz_answer_number (call, "recused", _ ("Score sheets recused"),
                    qz_decide_conflict_get_n_sheets (operation));
  return TRUE;
}

static gboolean
run_add (QzCommandCall *call, GError **error)
{
  return decide (call, QZ_CONFLICT_FORCED, error);
}

static gboolean
run_dismiss (QzCommandCall *call, GError **error)
{
  return decide (call, QZ_CONFLICT_DISMISSED, error);
}

static const QzOption list_options[] = {
  { "activity", "A", N_ ("only this activity") },
  { "state", "S", N_ ("only forced, suggested, or dismissed ones") },
  { NULL },
};

static const QzOption add_options[] = {
  { "reason", "TEXT", N_ ("why; it is kept") },
  { NULL },
};

static const QzOption dismiss_options[] = {
  { "reason", "TEXT", N_ ("why; it is kept") },
  { "approver", "NAME", N_ ("who approves it, when the conflict is certain") },
  { NULL },
};

const QzCommand qz_conflict_commands[] = {
  { "review conflict list", "", N_ ("List who has to stay away from which entry"),
    N_ ("Told by the employers and names of the judges, and by what was declared. Whoever is to be "
        "decided on stays away until somebody has decided."),
    0, 0, QZ_ACCESS_READ, list_options, run_list },
  { "review conflict add", "ENTRY JUDGE", N_ ("Say that a judge stays away from an entry"),
    N_ ("The score sheets of the judge for the entry no longer count."), 2, 2, QZ_ACCESS_WRITE,
    add_options, run_add },
  { "review conflict dismiss", "ENTRY JUDGE",
    N_ ("Say that a judge may score an entry all the same"),
    N_ ("A sheet that was recused stays so until it is reopened."), 2, 2, QZ_ACCESS_WRITE,
    dismiss_options, run_dismiss },
  { NULL },
};
