/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The approval of results by the hosts 审定/会签. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "cli/qz-passphrase.h"
#include "cli/qz-review-call.h"
#include "exchange/qz-approval-record.h"
#include "model/qz-error.h"
#include "operations/qz-approval-access.h"
#include "operations/qz-decide-approval.h"
#include "operations/qz-give-approval.h"
#include "operations/qz-send-result-list.h"

static const char *
need (QzCommandCall *call, const char *option, GError **error)
{
  const char *text = qz_command_call_option (call, option);

  if (text == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“%s” needs “--%s”."), call->command->name,
                 option);
  return text;
}

static gboolean
run_send (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  const char *host = activity != NULL ? need (call, "to", error) : NULL;
  const char *path = host != NULL ? need (call, "output", error) : NULL;
  g_autoptr (QzSendResultList) operation = NULL;

  if (path == NULL || !qz_passphrase_unlock (call, error))
    return FALSE;
  operation = qz_send_result_list_new (call->workspace, activity->id, host, path);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_number (call, "entries", _ ("Entries"), qz_send_result_list_get_n_entries (operation));
  qz_answer_number (call, "sequence", _ ("Sequence Number"),
                    qz_send_result_list_get_sequence (operation));
  return TRUE;
}

/* --- what stands beside the list --- */

typedef struct
{
  const char *activity;
  GPtrArray *notes; /* (element-type QzApprovalNote) */
} Reading;

static gboolean
read_notes (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->notes = qz_approval_access_list_newest (connection, reading->activity, error);
  return reading->notes != NULL;
}

static const QzListingColumn note_columns[] = {
  { "host", N_ ("Host"), QZ_LISTING_TEXT },
  { "sent", N_ ("Sent"), QZ_LISTING_TEXT },
  { "opinion", N_ ("Opinion"), QZ_LISTING_TEXT },
  { "signer", N_ ("Signed by"), QZ_LISTING_TEXT },
  { "text", N_ ("Text"), QZ_LISTING_TEXT },
  { "decision", N_ ("Decision"), QZ_LISTING_TEXT },
  { "names", N_ ("Who decided"), QZ_LISTING_TEXT },
  { "reason", N_ ("Reason"), QZ_LISTING_TEXT },
  { NULL },
};

static const QzListingColumn remark_columns[] = {
  { "host", N_ ("Host"), QZ_LISTING_TEXT },
  { "entry", N_ ("Entry"), QZ_LISTING_TEXT },
  { "text", N_ ("Text"), QZ_LISTING_TEXT },
  { NULL },
};

static const QzListingColumn candidate_columns[] = {
  { "host", N_ ("Host"), QZ_LISTING_TEXT },     { "title", N_ ("Own candidate"), QZ_LISTING_TEXT },
  { "unit", N_ ("Unit"), QZ_LISTING_TEXT },     { "award", N_ ("Award"), QZ_LISTING_TEXT },
  { "reason", N_ ("Reason"), QZ_LISTING_TEXT }, { NULL },
};

static const char *
describe_opinion (QzCommandCall *call, const QzApproval *approval)
{
  if (approval == NULL)
    return call->json != NULL ? "" : _ ("is waited for");
  if (call->json != NULL)
    return qz_opinion_ids[approval->opinion];
  return approval->opinion == QZ_OPINION_AGREE ? _ ("agrees") : _ ("objects");
}

static const char *
describe_decision (QzCommandCall *call, QzApprovalDecision decision)
{
  static const char *const words[] = { "", N_ ("upheld"), N_ ("set aside") };

  if (call->json != NULL || decision == QZ_DECISION_NONE)
    return qz_decision_ids[decision];
  return _ (words[decision]);
}

static void
list_notes (QzCommandCall *call, const GPtrArray *notes, const GPtrArray *approvals)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "approvals", note_columns);

  for (guint i = 0; i < notes->len; i++)
    {
      const QzApprovalNote *note = notes->pdata[i];
      const QzApproval *approval = approvals->pdata[i];

      qz_listing_add (listing, note->name, note->sent, describe_opinion (call, approval),
                      approval != NULL ? approval->signer : "",
                      approval != NULL ? approval->text : "",
                      describe_decision (call, note->decision), note->names, note->reason, NULL);
    }
  qz_listing_end (listing);
}

static void
list_remarks (QzCommandCall *call, const GPtrArray *notes, const GPtrArray *approvals)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "remarks", remark_columns);

  for (guint i = 0; i < notes->len; i++)
    {
      const QzApproval *approval = approvals->pdata[i];

      for (guint k = 0; approval != NULL && k < approval->remarks->len; k++)
        {
          const QzApprovalRemark *remark = approval->remarks->pdata[k];

          qz_listing_add (listing, ((const QzApprovalNote *) notes->pdata[i])->name, remark->entry,
                          remark->text, NULL);
        }
    }
  qz_listing_end (listing);
}

static void
list_candidates (QzCommandCall *call, const GPtrArray *notes, const GPtrArray *approvals)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "candidates", candidate_columns);

  for (guint i = 0; i < notes->len; i++)
    {
      const QzApproval *approval = approvals->pdata[i];

      for (guint k = 0; approval != NULL && k < approval->candidates->len; k++)
        {
          const QzApprovalCandidate *candidate = approval->candidates->pdata[k];

          qz_listing_add (listing, ((const QzApprovalNote *) notes->pdata[i])->name,
                          candidate->title, candidate->unit, candidate->award, candidate->reason,
                          NULL);
        }
    }
  qz_listing_end (listing);
}

static gboolean
show (QzCommandCall *call, const QzActivity *activity, GError **error)
{
  Reading reading = { .activity = activity->id };
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) approvals =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_approval_free);

  if (!qz_store_read (qz_workspace_get_store (call->workspace), read_notes, &reading, error))
    return FALSE;
  notes = reading.notes;
  for (guint i = 0; i < notes->len; i++)
    {
      const QzApprovalNote *note = notes->pdata[i];
      QzApproval *approval = NULL;

      if (note->approval != NULL)
        {
          approval = qz_approval_record_parse (note->name, note->approval, error);
          if (approval == NULL)
            return FALSE;
        }
      g_ptr_array_add (approvals, approval);
    }
  list_notes (call, notes, approvals);
  list_remarks (call, notes, approvals);
  list_candidates (call, notes, approvals);
  return TRUE;
}

/* --- an opinion, and what is decided on it --- */

static gboolean
take_remark (QzGiveApproval *operation, const char *text, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *entry = NULL;

  if (equals == NULL || equals == text || equals[1] == '\0')
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“%s” is not of the form %s"), text,
                   _ ("ENTRY=REMARK"));
      return FALSE;
    }
  entry = g_strndup (text, (gsize) (equals - text));
  qz_give_approval_add_remark (operation, entry, equals + 1);
  return TRUE;
}

static gboolean
give (QzCommandCall *call, const QzActivity *activity, GError **error)
{
  const char *opinion = qz_command_call_option (call, "opinion");
  const char *signer = need (call, "signer", error);
  const char *path = qz_command_call_option (call, "output");
  g_autoptr (QzGiveApproval) operation = NULL;
  gboolean objects = strcmp (opinion, qz_opinion_ids[QZ_OPINION_OBJECT]) == 0;

  if (signer == NULL)
    return FALSE;
  if (!objects && strcmp (opinion, qz_opinion_ids[QZ_OPINION_AGREE]) != 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“--opinion” is agree or object, not “%s”."),
                   opinion);
      return FALSE;
    }
  operation = qz_give_approval_new (call->workspace, activity->id,
                                    objects ? QZ_OPINION_OBJECT : QZ_OPINION_AGREE, signer);
  qz_give_approval_set_host (operation, qz_command_call_option (call, "host"));
  qz_give_approval_set_text (operation, qz_command_call_option (call, "text"));
  qz_give_approval_set_candidates (operation, qz_command_call_option (call, "candidates"));
  qz_give_approval_set_path (operation, path);
  for (guint i = 0; i < call->operands->len; i++)
    if (!take_remark (operation, qz_command_call_operand (call, i), error))
      return FALSE;
  if ((path != NULL && !qz_passphrase_unlock (call, error))
      || !qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_text (call, "opinion", _ ("Opinion"),
                  describe_opinion (call, qz_give_approval_get_approval (operation)));
  qz_answer_number (call, "candidates", _ ("Own candidates"),
                    qz_give_approval_get_approval (operation)->candidates->len);
  return TRUE;
}

static gboolean
decide (QzCommandCall *call, const QzActivity *activity, GError **error)
{
  const char *word = qz_command_call_option (call, "decide");
  const char *host = need (call, "host", error);
  g_autoptr (QzDecideApproval) operation = NULL;
  QzApprovalDecision decision = QZ_DECISION_NONE;

  if (host == NULL)
    return FALSE;
  for (guint i = 1; i < QZ_N_DECISIONS; i++)
    if (strcmp (qz_decision_ids[i], word) == 0)
      decision = (QzApprovalDecision) i;
  if (decision == QZ_DECISION_NONE)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                   _ ("“--decide” is upheld or set-aside, not “%s”."), word);
      return FALSE;
    }
  operation = qz_decide_approval_new (call->workspace, activity->id, host, decision,
                                      qz_command_call_option (call, "names"),
                                      qz_command_call_option (call, "reason"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_text (call, "decision", _ ("Decision"), describe_decision (call, decision));
  return TRUE;
}

static gboolean
run_approve (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);

  if (activity == NULL)
    return FALSE;
  if (qz_command_call_option (call, "decide") != NULL)
    return decide (call, activity, error);
  if (qz_command_call_option (call, "opinion") != NULL)
    return give (call, activity, error);
  return show (call, activity, error);
}

static const QzOption send_options[] = {
  { "activity", "A", N_ ("the activity") },
  { "to", "HOST", N_ ("the host who is asked") },
  { "output", "FILE.qzb", N_ ("where it goes") },
  { NULL },
};

static const QzOption approve_options[] = {
  { "activity", "A", N_ ("the activity") },
  { "host", "NAME", N_ ("whose opinion it is, at the office") },
  { "opinion", "agree|object", N_ ("the opinion on the newest list") },
  { "signer", "NAME", N_ ("who signs it") },
  { "text", "TEXT", N_ ("what is said of the list as a whole") },
  { "candidates", "FILE.xlsx|csv", N_ ("own candidates: 成果, 单位, 奖项, 理由") },
  { "output", "FILE.qzb", N_ ("the answer as a bundle for the office") },
  { "decide", "upheld|set-aside", N_ ("what becomes of an objection") },
  { "names", "TEXT", N_ ("who decided on it") },
  { "reason", "TEXT", N_ ("why") },
  { NULL },
};

const QzCommand qz_approval_commands[] = {
  { "bundle export result-list", "", N_ ("Ask a host to approve the result list"),
    N_ ("Ranks, totals and awards as they stand, without the scores of the judges. The result is "
        "frozen after that when every host has answered and objections are decided on."),
    0, 0, QZ_ACCESS_WRITE, send_options, run_send },
  { "review approve", "[ENTRY=REMARK…]",
    N_ ("Show or give the opinions of the hosts on the result"),
    N_ ("With “--opinion” an opinion: a host's own with “--output”, or at the office what came on "
        "paper, with “--host”. With “--decide” what becomes of an objection; that takes “--names” "
        "and “--reason”."),
    0, QZ_OPERANDS_OPEN, QZ_ACCESS_EITHER, approve_options, run_approve },
  { NULL },
};
