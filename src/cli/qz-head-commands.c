/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What panel heads do: trial, disputed sheets, recommendations, minutes. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "cli/qz-review-call.h"
#include "model/qz-error.h"
#include "operations/qz-calibrate-panel.h"
#include "operations/qz-dispute-sheet.h"
#include "operations/qz-hold-meeting.h"
#include "operations/qz-recommend-entries.h"

/* --- trial --- */

static const QzListingColumn trial_columns[] = {
  { "judge", N_ ("Judge"), QZ_LISTING_TEXT },
  { "item", N_ ("Item"), QZ_LISTING_TEXT },
  { "points", N_ ("Points"), QZ_LISTING_NUMBER },
  { "mean", N_ ("Mean of the panel"), QZ_LISTING_NUMBER },
  { "difference", N_ ("Difference"), QZ_LISTING_NUMBER },
  { "far", N_ ("Remark"), QZ_LISTING_TEXT },
  { NULL },
};

static void
list_line (QzCommandCall *call,
           QzListing *listing,
           const QzPanel *panel,
           const QzCalibrationLine *line,
           guint judge)
{
  g_autofree char *points = qz_points_format (line->points[judge]);
  g_autofree char *mean = qz_points_format (qz_mean_round (&line->mean, 2));
  g_autofree char *difference = qz_points_format (line->differences[judge]);
  const char *item = line->item == NULL   ? (call->json != NULL ? "total" : _ ("Total"))
                     : call->json != NULL ? line->item->id
                                          : line->item->title;
  const char *far = !line->far[judge] ? "" : call->json != NULL ? "far" : _ ("far from the others");

  qz_listing_add (listing, ((const QzJudge *) panel->judges->pdata[judge])->name, item, points,
                  mean, difference, far, NULL);
}

static void
answer_trial (QzCommandCall *call, QzCalibratePanel *operation)
{
  const QzTrial *trial = qz_calibrate_panel_get_trial (operation);
  const QzPanel *panel = qz_calibrate_panel_get_panel (operation);
  const QzCalibration *calibration = qz_calibrate_panel_get_calibration (operation);
  g_autoptr (QzListing) listing = NULL;

  qz_answer_text (call, "panel", _ ("Panel"), panel->name);
  qz_answer_text (call, "report", _ ("Report"), trial->report);
  qz_answer_text (call, "rubric", _ ("Score sheet"),
                  call->json != NULL ? qz_calibrate_panel_get_rubric (operation)->id
                                     : qz_calibrate_panel_get_rubric (operation)->name);
  qz_answer_number (call, "scored", _ ("Judges who scored all"), calibration->n_scored);
  qz_answer_text (call, "note", _ ("Note of the head"), trial->note);
  qz_answer_text (call, "by", _ ("By"), trial->noter);
  listing = qz_listing_begin (call, "differences", trial_columns);
  for (guint i = 0; i < calibration->n_judges; i++)
    for (guint k = 0; k < calibration->lines->len; k++)
      {
        const QzCalibrationLine *line = calibration->lines->pdata[k];

        if (line->points[i] != QZ_POINTS_NONE)
          list_line (call, listing, panel, line, i);
      }
  qz_listing_end (listing);
}

static gboolean
run_calibrate (QzCommandCall *call, GError **error)
{
  g_autoptr (QzCalibratePanel) operation =
      qz_calibrate_panel_new (call->workspace, qz_command_call_operand (call, 0));

  qz_calibrate_panel_set_report (operation, qz_command_call_option (call, "report"),
                                 qz_command_call_option (call, "rubric"));
  qz_calibrate_panel_set_note (operation, qz_command_call_option (call, "note"),
                               qz_command_call_option (call, "by"));
  for (guint i = 2; i < call->operands->len; i++)
    {
      const char *text = qz_command_call_operand (call, i);
      const char *equals = strchr (text, '=');
      g_autofree char *item = NULL;

      if (equals == NULL || equals == text)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“%s” is not of the form %s"), text,
                       "ITEM=POINTS");
          return FALSE;
        }
      item = g_strndup (text, (gsize) (equals - text));
      qz_calibrate_panel_set_points (operation, qz_command_call_operand (call, 1), item,
                                     equals + 1);
    }
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  answer_trial (call, operation);
  return TRUE;
}

/* --- disputed sheets --- */

static const char *
get_text (QzCommandCall *call, const char *option)
{
  const char *text = qz_command_call_option (call, option);

  return text != NULL ? text : "";
}

static gboolean
run_dispute (QzCommandCall *call, GError **error)
{
  g_autoptr (QzDisputeSheet) operation = qz_dispute_sheet_new (
      call->workspace, qz_command_call_operand (call, 0), qz_command_call_operand (call, 1),
      qz_command_call_option (call, "stage"), get_text (call, "by"), get_text (call, "reason"));

  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_text (call, "state", _ ("State"),
                  qz_sheet_state_get_id (qz_dispute_sheet_get_sheet (operation)->state));
  qz_answer_text (call, "head", _ ("Decided by"), qz_dispute_sheet_get_head (operation));
  return TRUE;
}

/* --- recommendations --- */

static const QzListingColumn recommended_columns[] = {
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "number", N_ ("Entry"), QZ_LISTING_TEXT },
  { "title", N_ ("Title"), QZ_LISTING_TEXT },
  { "unit", N_ ("Unit"), QZ_LISTING_TEXT },
  { "by", N_ ("Decided by"), QZ_LISTING_TEXT },
  { "reason", N_ ("Reason"), QZ_LISTING_TEXT },
  { NULL },
};

static void
list_recommended (QzCommandCall *call, const GPtrArray *list)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "recommended", recommended_columns);

  for (guint i = 0; i < list->len; i++)
    {
      const QzRecommendation *line = list->pdata[i];

      qz_listing_add (listing, line->entry, line->call, line->title, line->unit, line->head,
                      line->reason, NULL);
    }
  qz_listing_end (listing);
}

static gboolean
run_recommend (QzCommandCall *call, GError **error)
{
  g_autoptr (QzRecommendEntries) operation =
      qz_recommend_entries_new (call->workspace, qz_command_call_operand (call, 0));
  g_autoptr (GStrvBuilder) entries = g_strv_builder_new ();
  g_auto (GStrv) named = NULL;
  guint64 quota = 0;

  if (!qz_command_call_number (call, "quota", 1, G_MAXUINT16, &quota, error))
    return FALSE;
  if (quota > 0)
    qz_recommend_entries_set_quota (operation, (guint) quota);
  for (guint i = 1; i < call->operands->len; i++)
    g_strv_builder_add (entries, qz_command_call_operand (call, i));
  named = g_strv_builder_end (entries);
  if (named[0] != NULL || qz_command_call_has (call, "none"))
    qz_recommend_entries_set_entries (operation, (const char *const *) named, get_text (call, "by"),
                                      get_text (call, "reason"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_text (call, "panel", _ ("Panel"), qz_recommend_entries_get_panel (operation)->name);
  qz_answer_number (call, "quota", _ ("Quota"), qz_recommend_entries_get_quota (operation));
  list_recommended (call, qz_recommend_entries_get_list (operation));
  return TRUE;
}

/* --- minutes --- */

static const QzListingColumn matter_columns[] = {
  { "place", N_ ("No."), QZ_LISTING_NUMBER },       { "matter", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "kind", N_ ("Kind"), QZ_LISTING_TEXT },         { "words", N_ ("Matter"), QZ_LISTING_TEXT },
  { "decision", N_ ("Decision"), QZ_LISTING_TEXT }, { "names", N_ ("Decided by"), QZ_LISTING_TEXT },
  { "reason", N_ ("Reason"), QZ_LISTING_TEXT },     { NULL },
};

static void
list_matters (QzCommandCall *call, const QzMeeting *meeting)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "matters", matter_columns);

  for (guint i = 0; i < meeting->matters->len; i++)
    {
      const QzMatter *matter = meeting->matters->pdata[i];
      g_autofree char *place = g_strdup_printf ("%u", i + 1);

      qz_listing_add (listing, place, matter->id, qz_matter_kind_get_id (matter->kind),
                      matter->words, matter->decision, matter->names, matter->reason, NULL);
    }
  qz_listing_end (listing);
}

static gboolean
run_minutes (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  const char *path = qz_command_call_option (call, "output");
  g_autoptr (QzHoldMeeting) operation = NULL;
  const QzMeeting *meeting;

  if (activity == NULL)
    return FALSE;
  operation = qz_hold_meeting_new (call->workspace, activity->id);
  qz_hold_meeting_set_facts (
      operation, qz_command_call_option (call, "day"), qz_command_call_option (call, "place"),
      qz_command_call_option (call, "chair"), qz_command_call_option (call, "present"),
      qz_command_call_option (call, "recorder"));
  if (qz_command_call_has (call, "matter"))
    qz_hold_meeting_decide (operation, get_text (call, "matter"), get_text (call, "decision"),
                            get_text (call, "names"), get_text (call, "reason"));
  qz_hold_meeting_set_path (operation, path);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  meeting = qz_hold_meeting_get_meeting (operation);
  qz_answer_text (call, "day", _ ("Day"), meeting->day);
  qz_answer_text (call, "chair", _ ("Led by"), meeting->chair);
  qz_answer_text (call, "present", _ ("Present"), meeting->present);
  qz_answer_number (call, "open", _ ("Still open"), qz_hold_meeting_count_open (operation));
  list_matters (call, meeting);
  if (path != NULL)
    qz_answer_text (call, "path", _ ("Written"), path);
  return TRUE;
}

static const QzOption calibrate_options[] = {
  { "report", "TITLE", N_ ("the report that is scored for trial; another one begins anew") },
  { "rubric", "ID", N_ ("its score sheet; otherwise the first of the stage") },
  { "note", "TEXT", N_ ("what the panel head says of it") },
  { "by", "NAME", N_ ("name of the panel head") },
  { NULL },
};

static const QzOption dispute_options[] = {
  { "by", "NAME", N_ ("who disputes it") },
  { "reason", "TEXT", N_ ("why; kept") },
  { "stage", "S", N_ ("the stage; otherwise that of the panel") },
  { NULL },
};

static const QzOption recommend_options[] = {
  { "quota", "N", N_ ("how many entries the panel may recommend") },
  { "by", "NAME", N_ ("name of the panel head") },
  { "reason", "TEXT", N_ ("why; kept") },
  { "none", NULL, N_ ("recommend none any more") },
  { NULL },
};

static const QzOption minutes_options[] = {
  { "activity", "A", N_ ("the activity") },
  { "day", "DAY", N_ ("when the heads meet") },
  { "place", "TEXT", N_ ("where") },
  { "chair", "NAME", N_ ("who leads") },
  { "present", "NAMES", N_ ("who is there") },
  { "recorder", "NAME", N_ ("who writes the minutes") },
  { "matter", "N|ID|TEXT",
    N_ ("on which they decide: its number, or what they took up themselves") },
  { "decision", "TEXT", N_ ("what was decided") },
  { "names", "NAMES", N_ ("who decided") },
  { "reason", "TEXT", N_ ("why; kept") },
  { "output", "FILE.pdf", N_ ("write the minutes, with places for the signatures") },
  { NULL },
};

const QzCommand qz_head_commands[] = {
  { "review calibrate", "PANEL [JUDGE ITEM=POINTS…]",
    N_ ("Score one report for trial, and see how far the judges of a panel lie apart"),
    N_ ("The trial never counts. Of each item and the total it tells how far each judge lies from "
        "the mean of the panel; the head notes what follows from it."),
    1, QZ_OPERANDS_OPEN, QZ_ACCESS_EITHER, calibrate_options, run_calibrate },
  { "review dispute", "ENTRY JUDGE", N_ ("Dispute a locked score sheet"),
    N_ ("It counts no more until the panel head has decided: with “review amend”, by "
        "other points or the same, and for a reason."),
    2, 2, QZ_ACCESS_WRITE, dispute_options, run_dispute },
  { "review recommend", "PANEL [ENTRY…]",
    N_ ("Name the entries that a panel recommends for presentation"),
    N_ ("They go on from the stage of the panel whatever its rule says, at most as many as the "
        "quota allows. All of them are named each time; without any the list is shown."),
    1, QZ_OPERANDS_OPEN, QZ_ACCESS_EITHER, recommend_options, run_recommend },
  { "review minutes", "", N_ ("Keep the minutes of the deliberation of the panel heads"),
    N_ ("The agenda comes from the data: disputed score sheets, equals, cut lines that fall among "
        "equals, conflicts. What is decided stays with names and reasons. The minutes decide "
        "nothing by themselves: places, levels and conflicts are set by their own commands."),
    0, 0, QZ_ACCESS_EITHER, minutes_options, run_minutes },
  { NULL },
};
