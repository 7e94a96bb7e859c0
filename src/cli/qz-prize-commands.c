/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single prizes 单项奖 beside the levels. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "cli/qz-review-call.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-give-prize.h"
#include "store/qz-prize-table.h"

static gboolean
run_prize (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  g_autoptr (QzGivePrize) operation = NULL;

  if (activity == NULL)
    return FALSE;
  operation = qz_give_prize_new (call->workspace, activity->id, qz_command_call_operand (call, 0));
  qz_give_prize_set_entry (operation, qz_command_call_option (call, "entry"));
  qz_give_prize_set_recipient (operation,
                               call->operands->len > 1 ? qz_command_call_operand (call, 1) : NULL,
                               qz_command_call_option (call, "unit"));
  qz_give_prize_set_reason (operation, qz_command_call_option (call, "reason"));
  qz_give_prize_set_take_back (operation, qz_command_call_has (call, "take-back"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_text (call, "name", _ ("Recipient"), qz_give_prize_get_prize (operation)->name);
  qz_answer_text (call, "unit", _ ("Unit"), qz_give_prize_get_prize (operation)->unit);
  return TRUE;
}

typedef struct
{
  const char *activity;
  GPtrArray *prizes; /* (element-type QzPrize) */
} Reading;

static gboolean
read_prizes (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->prizes = qz_prize_table_list (connection, reading->activity, error);
  return reading->prizes != NULL;
}

static const QzListingColumn columns[] = {
  { "award", N_ ("Prize"), QZ_LISTING_TEXT },   { "name", N_ ("Recipient"), QZ_LISTING_TEXT },
  { "unit", N_ ("Unit"), QZ_LISTING_TEXT },     { "entry", N_ ("Entry"), QZ_LISTING_HIDDEN },
  { "reason", N_ ("Reason"), QZ_LISTING_TEXT }, { NULL },
};

static gboolean
run_prizes (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  g_autoptr (GPtrArray) prizes = NULL;
  g_autoptr (QzListing) listing = NULL;
  Reading reading = { 0 };

  if (activity == NULL)
    return FALSE;
  reading.activity = activity->id;
  if (!qz_store_read (qz_workspace_get_store (call->workspace), read_prizes, &reading, error))
    return FALSE;
  prizes = reading.prizes;
  listing = qz_listing_begin (call, "prizes", columns);
  for (guint i = 0; i < prizes->len; i++)
    {
      const QzPrize *prize = prizes->pdata[i];
      const QzAward *award = qz_activity_find_award (activity, prize->award);

      qz_listing_add (listing, award != NULL && call->json == NULL ? award->name : prize->award,
                      prize->name, prize->unit, prize->entry, prize->reason, NULL);
    }
  qz_listing_end (listing);
  return TRUE;
}

static const QzOption prize_options[] = {
  { "activity", "A", N_ ("the activity") },
  { "entry", "ENTRY", N_ ("the entry that gets it, when one does") },
  { "unit", "NAME", N_ ("the unit of who gets it") },
  { "reason", "TEXT", N_ ("why; kept") },
  { "take-back", NULL, N_ ("take the prize back") },
  { NULL },
};

static const QzOption prizes_options[] = {
  { "activity", "A", N_ ("the activity") },
  { NULL },
};

const QzCommand qz_prize_commands[] = {
  { "review prize", "PRIZE [RECIPIENT]", N_ ("Give a single prize beside the levels"),
    N_ ("To an organiser, a promoter, a presenter or whomever the edition has a prize for; with "
        "“--entry” to an entry, which keeps its level."),
    1, 2, QZ_ACCESS_WRITE, prize_options, run_prize },
  { "review prizes", "", N_ ("List the single prizes"), "", 0, 0, QZ_ACCESS_READ, prizes_options,
    run_prizes },
  { NULL },
};
