/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is decided, measured and counted beside the score sheets. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "cli/qz-review-call.h"
#include "model/qz-error.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-rank-activity.h"
#include "operations/qz-record-facts.h"
#include "rules/qz-finding.h"
#include "rules/qz-time-rules.h"

/* Splits "ENTRY=VALUE" at the last sign. */
static gboolean
split (
    const char *text, const char *example, char **out_entry, const char **out_value, GError **error)
{
  const char *equals = strrchr (text, '=');

  if (equals == NULL || equals == text)
    {
      /* Translators: what was typed, what it should look like. */
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“%s” is not of the form %s"), text,
                   example);
      return FALSE;
    }
  *out_entry = g_strndup (text, (gsize) (equals - text));
  *out_value = equals + 1;
  return TRUE;
}

static gboolean
take_place (QzRankActivity *operation, const char *text, GError **error)
{
  g_autofree char *entry = NULL;
  const char *value;
  guint64 place;

  if (!split (text, "2018-QC-0001=2", &entry, &value, error))
    return FALSE;
  if (!g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT16, &place, NULL))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                   _ ("“%s” is not a place among equals, such as 1; 0 takes it back"), value);
      return FALSE;
    }
  qz_rank_activity_set_place (operation, entry, (guint) place);
  return TRUE;
}

static gboolean
need (QzCommandCall *call, const char *option, GError **error)
{
  const char *text = qz_command_call_option (call, option);

  if (text != NULL && *text != '\0')
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“%s” needs “--%s”."), call->command->name,
               option);
  return FALSE;
}

static gboolean
run_decide (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  g_autoptr (QzRankActivity) operation = NULL;

  if (activity == NULL)
    return FALSE;
  operation = qz_rank_activity_new (call->workspace, activity->id);
  for (guint i = 0; i < call->operands->len; i++)
    if (!take_place (operation, qz_command_call_operand (call, i), error))
      return FALSE;
  qz_rank_activity_set_deliberation (operation, qz_command_call_option (call, "names"),
                                     qz_command_call_option (call, "reason"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_number (call, "places", _ ("Places"), call->operands->len);
  qz_answer_findings (call, qz_rank_activity_get_ranking (operation)->findings);
  return TRUE;
}

static QzRecordFacts *
begin (QzCommandCall *call, QzFactKind kind, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  QzRecordFacts *operation;

  if (activity == NULL)
    return NULL;
  operation = qz_record_facts_new (
      call->workspace, activity->id,
      kind != QZ_FACT_VOTES ? qz_command_call_option (call, "stage") : NULL, kind);
  qz_record_facts_set_names (operation, qz_command_call_option (call, "names"));
  qz_record_facts_set_reason (operation, qz_command_call_option (call, "reason"));
  return operation;
}

static gboolean
finish (QzCommandCall *call, QzRecordFacts *operation, GError **error)
{
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_number (call, "recorded", _ ("Recorded"), qz_record_facts_get_n_recorded (operation));
  return TRUE;
}

static gboolean
run_advance (QzCommandCall *call, GError **error)
{
  g_autoptr (QzRecordFacts) operation = NULL;

  if (!need (call, "stage", error))
    return FALSE;
  operation = begin (call, QZ_FACT_ADVANCE, error);
  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < call->operands->len; i++)
    if (qz_command_call_has (call, "by-rule"))
      qz_record_facts_take_back (operation, qz_command_call_operand (call, i));
    else
      qz_record_facts_add (operation, qz_command_call_operand (call, i),
                           !qz_command_call_has (call, "stop"));
  return finish (call, operation, error);
}

static gboolean
run_time (QzCommandCall *call, GError **error)
{
  g_autoptr (QzRecordFacts) operation = NULL;

  if (!need (call, "stage", error))
    return FALSE;
  operation = begin (call, QZ_FACT_SECONDS, error);
  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < call->operands->len; i++)
    {
      g_autofree char *entry = NULL;
      const char *value;
      gint64 seconds;

      if (!split (qz_command_call_operand (call, i), "2018-QC-0001=8:31", &entry, &value, error))
        return FALSE;
      if (*value == '\0')
        qz_record_facts_take_back (operation, entry);
      else if (qz_time_parse (value, &seconds))
        qz_record_facts_add (operation, entry, seconds);
      else
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                       _ ("“%s” is not a time in minutes and seconds, such as 8:31"), value);
          return FALSE;
        }
    }
  return finish (call, operation, error);
}

static gboolean
run_votes (QzCommandCall *call, GError **error)
{
  g_autoptr (QzRecordFacts) operation = begin (call, QZ_FACT_VOTES, error);

  if (operation == NULL)
    return FALSE;
  qz_record_facts_set_file (operation, qz_command_call_operand (call, 0));
  return finish (call, operation, error);
}

static const QzListingColumn fact_columns[] = {
  { "number", N_ ("Number"), QZ_LISTING_TEXT },
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "stage", N_ ("Stage"), QZ_LISTING_TEXT },
  { "kind", N_ ("Kind"), QZ_LISTING_TEXT },
  { "value", N_ ("Value"), QZ_LISTING_NUMBER },
  { "names", N_ ("Who decided"), QZ_LISTING_TEXT },
  { "reason", N_ ("Reason"), QZ_LISTING_TEXT },
  { "decided", N_ ("When"), QZ_LISTING_TEXT },
  { NULL },
};

static const char *
name_kind (QzFactKind kind)
{
  switch (kind)
    {
    case QZ_FACT_PLACE:
      return _ ("place among equals");
    case QZ_FACT_ADVANCE:
      return _ ("goes on (1) or not (0)");
    case QZ_FACT_SECONDS:
      return _ ("seconds");
    case QZ_FACT_VOTES:
    default:
      return _ ("votes");
    }
}

static void
add_facts (QzCommandCall *call, QzListing *listing, const QzRanking *ranking, const QzEntry *entry)
{
  for (guint i = 0; i < ranking->facts->len; i++)
    {
      const QzReviewFact *fact = ranking->facts->pdata[i];
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, fact->value);

      if (strcmp (fact->entry, entry->id) == 0)
        qz_listing_add (listing, qz_entry_access_call (entry), fact->entry, fact->stage,
                        call->json != NULL ? qz_fact_kind_get_id (fact->kind)
                                           : name_kind (fact->kind),
                        value, fact->names, fact->reason, fact->decided, NULL);
    }
}

static gboolean
run_facts (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  g_autoptr (QzRankActivity) operation = NULL;
  g_autoptr (QzListing) listing = NULL;
  const QzRanking *ranking;

  if (activity == NULL)
    return FALSE;
  operation = qz_rank_activity_new (call->workspace, activity->id);
  qz_rank_activity_set_dry (operation, TRUE);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  ranking = qz_rank_activity_get_ranking (operation);
  listing = qz_listing_begin (call, "facts", fact_columns);
  for (guint i = 0; i < ranking->entries->len; i++)
    add_facts (call, listing, ranking, ranking->entries->pdata[i]);
  qz_listing_end (listing);
  return TRUE;
}

#define ACTIVITY_OPTION                                                                            \
  {                                                                                                \
    "activity", "A", N_ ("the activity")                                                           \
  }
#define STAGE_OPTION                                                                               \
  {                                                                                                \
    "stage", "S", N_ ("the stage")                                                                 \
  }
#define NAMES_OPTION                                                                               \
  {                                                                                                \
    "names", "TEXT", N_ ("who decided or counted; kept")                                           \
  }
#define REASON_OPTION                                                                              \
  {                                                                                                \
    "reason", "TEXT", N_ ("why; kept")                                                             \
  }

static const QzOption decide_options[] = {
  ACTIVITY_OPTION,
  NAMES_OPTION,
  REASON_OPTION,
  { NULL },
};

static const QzOption advance_options[] = {
  ACTIVITY_OPTION,
  STAGE_OPTION,
  NAMES_OPTION,
  REASON_OPTION,
  { "stop", NULL, N_ ("they do not go on, or did not come; otherwise they do") },
  { "by-rule", NULL, N_ ("the rule of the edition decides again") },
  { NULL },
};

static const QzOption time_options[] = {
  ACTIVITY_OPTION, STAGE_OPTION, NAMES_OPTION, REASON_OPTION, { NULL },
};

static const QzOption votes_options[] = {
  ACTIVITY_OPTION,
  NAMES_OPTION,
  REASON_OPTION,
  { NULL },
};

static const QzOption facts_options[] = { ACTIVITY_OPTION, { NULL } };

const QzCommand qz_fact_commands[] = {
  { "review decide", "ENTRY=PLACE…", N_ ("Record the places that the deliberation gave to equals"),
    N_ ("With “--names” and “--reason”; then totals and ranks are worked out. Place 0 takes it "
        "back. A lot never decides."),
    1, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, decide_options, run_decide },
  { "review advance", "ENTRY…", N_ ("Decide who goes on from a stage"),
    N_ ("Against or beside the pass mark and the number of the edition, with “--names” and "
        "“--reason”. Who was kept back makes room for the next."),
    1, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, advance_options, run_advance },
  { "review time", "ENTRY=MM:SS…", N_ ("Record how long presentations took"),
    N_ ("What a presentation loses that is too short or too long, the edition says. Without a time "
        "it is taken back."),
    1, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, time_options, run_time },
  { "review votes", "FILE.xlsx|csv", N_ ("Take in the votes of the public"),
    N_ ("A list with the columns 申报号 and 票数. What votes add, and at most, the edition says."),
    1, 1, QZ_ACCESS_WRITE, votes_options, run_votes },
  { "review facts", "", N_ ("List what is known of the entries beside their score sheets"), "", 0,
    0, QZ_ACCESS_READ, facts_options, run_facts },
  { NULL },
};
