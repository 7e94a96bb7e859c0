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
#include "operations/qz-seating.h"
#include "rules/qz-conflict-words.h"
#include "rules/qz-finding.h"

typedef struct
{
  const char *activity; /* nullable */
  QzWorkspace *workspace;
  GPtrArray *rows;     /* (element-type QzConflictRow) */
  GPtrArray *changes;  /* (element-type QzSeatChange) */
  GPtrArray *findings; /* (element-type QzFinding) */
} Reading;

static gboolean
read_rows (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->rows = qz_conflict_access_list_rows (connection, reading->activity, error);
  return reading->rows != NULL
         && qz_seating_list_changes (connection, reading->workspace, reading->activity,
                                     reading->changes, reading->findings, error);
}

/* Who takes the seat of one of the single judges, and how much he then has to read. */
static char *
dup_replacement (const QzSeatChange *change)
{
  return change != NULL ? g_strdup_printf (
             ngettext ("%s, then with %u entry", "%s, then with %u entries", change->load),
             change->name, change->load)
                        : g_strdup ("");
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
  { "replacement", N_ ("Replacement"), QZ_LISTING_TEXT },
  { NULL },
};

static gboolean
run_list (QzCommandCall *call, GError **error)
{
  const char *state = qz_command_call_option (call, "state");
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_seat_change_free);
  g_autoptr (GPtrArray) findings = qz_findings_new ();
  Reading reading = { .activity = qz_command_call_option (call, "activity"),
                      .workspace = call->workspace,
                      .changes = changes,
                      .findings = findings };
  g_autoptr (GPtrArray) rows = NULL;
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
      || !qz_store_read (qz_workspace_get_store (call->workspace), read_rows, &reading, error))
    return FALSE;
  rows = reading.rows;
  listing = qz_listing_begin (call, "conflicts", conflict_columns);
  for (guint i = 0; i < rows->len; i++)
    {
      const QzConflictRow *row = rows->pdata[i];
      const QzConflict *conflict = row->conflict;
      g_autofree char *cause = qz_conflict_dup_cause (conflict);
      g_autofree char *replacement =
          dup_replacement (qz_seating_find_replacement (changes, conflict->entry, conflict->judge));

      if (state != NULL && conflict->state != wanted)
        continue;
      qz_listing_add (listing, conflict->entry, row->call, conflict->judge, row->judge,
                      call->json != NULL ? qz_conflict_state_get_id (conflict->state)
                                         : qz_conflict_get_state_words (conflict->state),
                      cause, conflict->reason, conflict->approver, replacement, NULL);
    }
  qz_listing_end (listing);
  qz_answer_findings (call, findings);
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
  g_autofree char *replacement = NULL;

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
  replacement = dup_replacement (qz_decide_conflict_get_replacement (operation));
  if (call->json != NULL || *replacement != '\0')
    qz_answer_text (call, "replacement", _ ("Replacement"), replacement);
  qz_answer_findings (call, qz_decide_conflict_get_findings (operation));
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
    N_ ("The score sheets of the judge for the entry no longer count. Of single judges it names "
        "the replacement; “review assign --adjust” gives him or her the seat."),
    2, 2, QZ_ACCESS_WRITE, add_options, run_add },
  { "review conflict dismiss", "ENTRY JUDGE",
    N_ ("Say that a judge may score an entry all the same"),
    N_ ("A sheet that was recused stays so until it is reopened."), 2, 2, QZ_ACCESS_WRITE,
    dismiss_options, run_dismiss },
  { NULL },
};
