/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals, ranks and levels. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "cli/qz-review-call.h"
#include "model/qz-error.h"
#include "operations/qz-award-activity.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-explain-entry.h"
#include "operations/qz-export-ranking.h"
#include "operations/qz-print-comments.h"
#include "operations/qz-rank-activity.h"
#include "operations/qz-write-comments.h"
#include "rules/qz-finding.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"

static const QzListingColumn status_columns[] = {
  { "panel", N_ ("Panel"), QZ_LISTING_TEXT },
  { "activity", N_ ("Activity"), QZ_LISTING_TEXT },
  { "entries", N_ ("Entries"), QZ_LISTING_NUMBER },
  { "judges", N_ ("Judges"), QZ_LISTING_NUMBER },
  { "due", N_ ("Sheets due"), QZ_LISTING_NUMBER },
  { "locked", N_ ("Locked"), QZ_LISTING_NUMBER },
  { "open", N_ ("Not locked"), QZ_LISTING_NUMBER },
  { "recused", N_ ("Recused"), QZ_LISTING_NUMBER },
  { "held", N_ ("Held"), QZ_LISTING_NUMBER },
  { NULL },
};

typedef struct
{
  const char *activity; /* nullable */
  GPtrArray *panels;    /* (element-type QzPanel) */
  GPtrArray *sheets;    /* (element-type GPtrArray): of each panel */
} Status;

static gboolean
read_status (QzConnection *connection, gpointer data, GError **error)
{
  Status *status = data;

  status->panels = qz_panel_table_list (connection, status->activity, error);
  status->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; status->panels != NULL && i < status->panels->len; i++)
    {
      const QzPanel *panel = status->panels->pdata[i];
      GPtrArray *sheets = qz_sheet_table_list_by_panel (connection, panel->id, error);

      if (sheets == NULL)
        return FALSE;
      g_ptr_array_add (status->sheets, sheets);
    }
  return status->panels != NULL;
}

static void
add_status (QzListing *listing, const QzPanel *panel, const GPtrArray *sheets)
{
  guint counts[QZ_SHEET_HELD + 1] = { 0 };
  char numbers[7][16];

  for (guint i = 0; i < sheets->len; i++)
    counts[((const QzSheet *) sheets->pdata[i])->state]++;
  g_snprintf (numbers[0], sizeof numbers[0], "%u", panel->entries);
  g_snprintf (numbers[1], sizeof numbers[1], "%u", panel->judges->len);
  g_snprintf (numbers[2], sizeof numbers[2], "%u", qz_panel_count_due (panel));
  g_snprintf (numbers[3], sizeof numbers[3], "%u", counts[QZ_SHEET_LOCKED]);
  g_snprintf (numbers[4], sizeof numbers[4], "%u", counts[QZ_SHEET_OPEN]);
  g_snprintf (numbers[5], sizeof numbers[5], "%u", counts[QZ_SHEET_RECUSED]);
  g_snprintf (numbers[6], sizeof numbers[6], "%u", counts[QZ_SHEET_HELD]);
  qz_listing_add (listing, panel->name, panel->activity, numbers[0], numbers[1], numbers[2],
                  numbers[3], numbers[4], numbers[5], numbers[6], NULL);
}

static gboolean
run_status (QzCommandCall *call, GError **error)
{
  Status status = { .activity = qz_command_call_option (call, "activity") };
  g_autoptr (GPtrArray) panels = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (QzListing) listing = NULL;
  gboolean done =
      (status.activity == NULL
       || qz_entry_access_get_activity (call->workspace, status.activity, error) != NULL)
      && qz_store_read (qz_workspace_get_store (call->workspace), read_status, &status, error);

  panels = status.panels;
  sheets = status.sheets;
  if (!done)
    return FALSE;
  listing = qz_listing_begin (call, "panels", status_columns);
  for (guint i = 0; i < panels->len; i++)
    add_status (listing, panels->pdata[i], sheets->pdata[i]);
  qz_listing_end (listing);
  return TRUE;
}

static const QzListingColumn result_columns[] = {
  { "rank", N_ ("Rank"), QZ_LISTING_NUMBER },
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "number", N_ ("Number"), QZ_LISTING_TEXT },
  { "category", N_ ("Category"), QZ_LISTING_TEXT },
  { "title", N_ ("Title"), QZ_LISTING_TEXT },
  { "unit", N_ ("Unit"), QZ_LISTING_TEXT },
  { "total", N_ ("Total"), QZ_LISTING_NUMBER },
  { "decided", N_ ("Decided by"), QZ_LISTING_TEXT },
  { "award", N_ ("Award"), QZ_LISTING_TEXT },
  { "obstacle", N_ ("Remark"), QZ_LISTING_TEXT },
  { NULL },
};

/* @awards is NULL to show the awards as they are stored. */
static void
list_ranking (QzCommandCall *call, const QzRanking *ranking, QzAwardActivity *awards)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "results", result_columns);

  for (guint i = 0; i < ranking->standings->len; i++)
    {
      const QzStanding *standing = ranking->standings->pdata[i];
      const QzEntry *entry = standing->entry;
      const char *award =
          awards != NULL ? qz_award_activity_get_award (awards, entry->id) : entry->award;
      const QzAward *found = qz_activity_find_award (ranking->activity, award);
      g_autofree char *rank =
          standing->rank > 0 ? g_strdup_printf ("%u", standing->rank) : g_strdup ("");
      g_autofree char *total = qz_points_format (standing->points);
      g_autofree char *decided = qz_ranking_dup_decision (ranking, standing);
      g_autofree char *obstacle = qz_ranking_dup_obstacle (ranking, standing);

      qz_listing_add (listing, rank, entry->id, entry->number, entry->category, entry->title,
                      entry->unit_name, total, decided != NULL ? decided : "",
                      found != NULL && call->json == NULL ? found->name : award, obstacle, NULL);
    }
  qz_listing_end (listing);
}

static gboolean
rank (QzCommandCall *call, gboolean dry, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  g_autoptr (QzRankActivity) operation = NULL;
  g_autoptr (GPtrArray) findings = qz_findings_new ();
  const QzRanking *ranking;

  if (activity == NULL)
    return FALSE;
  operation = qz_rank_activity_new (call->workspace, activity->id);
  qz_rank_activity_set_dry (operation, dry);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  ranking = qz_rank_activity_get_ranking (operation);
  list_ranking (call, ranking, NULL);
  qz_review_call_report_since (call, activity->id, "", findings);
  for (guint i = 0; i < ranking->findings->len; i++)
    {
      const QzFinding *finding = ranking->findings->pdata[i];

      qz_findings_add (findings, finding->path, finding->severity, "%s", finding->message);
    }
  qz_answer_findings (call, findings);
  return TRUE;
}

static gboolean
run_result (QzCommandCall *call, GError **error)
{
  return rank (call, TRUE, error);
}

static gboolean
run_rank (QzCommandCall *call, GError **error)
{
  return rank (call, FALSE, error);
}

/* The paper for the office and for objections; the screen names the judges, it does not. */
static gboolean
write_explanation (QzCommandCall *call, const char *path, GError **error)
{
  g_autoptr (QzExplainEntry) operation =
      qz_explain_entry_new (call->workspace, qz_command_call_operand (call, 0), path);
  guint64 version = 0;

  if (qz_command_call_has (call, "frozen")
      && !qz_command_call_number (call, "frozen", 1, G_MAXINT32, &version, error))
    return FALSE;
  qz_explain_entry_set_version (operation, (guint) version);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_text (call, "path", _ ("Written"), path);
  qz_answer_number (call, "version", _ ("Version"), qz_explain_entry_get_version (operation));
  return TRUE;
}

static gboolean
run_explain (QzCommandCall *call, GError **error)
{
  const char *path = qz_command_call_option (call, "output");
  g_autoptr (QzEntry) entry = NULL;
  g_autoptr (QzRankActivity) operation = NULL;
  g_autofree char *text = NULL;

  if (path != NULL)
    return write_explanation (call, path, error);
  entry = qz_entry_access_get (call->workspace, qz_command_call_operand (call, 0), error);
  if (entry == NULL)
    return FALSE;
  operation = qz_rank_activity_new (call->workspace, entry->activity);
  qz_rank_activity_set_dry (operation, TRUE);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  text = qz_rank_activity_explain (operation, entry->id, error);
  if (text == NULL)
    return FALSE;
  qz_answer_text (call, "explanation", NULL, text);
  return TRUE;
}

/* Without an entry all comment sheets are written. */
static gboolean
print_comments (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  const char *path = qz_command_call_option (call, "output");
  g_autoptr (QzPrintComments) operation = NULL;

  if (activity == NULL)
    return FALSE;
  if (path == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("Name an entry, or a file or folder with “--output” for the comment "
                              "sheets of all entries."));
      return FALSE;
    }
  operation = qz_print_comments_new (call->workspace, activity->id, path);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_text (call, "path", _ ("Written"), path);
  qz_answer_number (call, "sheets", _ ("Comment sheets"),
                    qz_print_comments_get_n_written (operation));
  qz_answer_findings (call, qz_print_comments_get_findings (operation));
  return TRUE;
}

static gboolean
run_comments (QzCommandCall *call, GError **error)
{
  const char *path = qz_command_call_option (call, "output");
  g_autoptr (QzWriteComments) operation = NULL;
  const QzCommentSheet *sheet;

  if (call->operands->len == 0)
    return print_comments (call, error);
  operation = qz_write_comments_new (call->workspace, qz_command_call_operand (call, 0));
  qz_write_comments_set_strengths (operation, qz_command_call_option (call, "strengths"));
  qz_write_comments_set_weaknesses (operation, qz_command_call_option (call, "weaknesses"));
  qz_write_comments_set_advice (operation, qz_command_call_option (call, "advice"));
  qz_write_comments_set_path (operation, path);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  sheet = qz_write_comments_get_sheet (operation);
  qz_answer_text (call, "strengths", _ ("Strengths"), sheet->strengths);
  qz_answer_text (call, "weaknesses", _ ("Weaknesses"), sheet->weaknesses);
  qz_answer_text (call, "advice", _ ("Advice"), sheet->advice);
  qz_answer_strings (call, "remarks", _ ("Remarks of the judges"),
                     qz_write_comments_get_remarks (operation));
  if (path != NULL)
    qz_answer_text (call, "path", _ ("Written"), path);
  return TRUE;
}

/* Takes "first=0.15,second=0.3" into the operation. */
static gboolean
take_amounts (QzCommandCall *call,
              QzAwardActivity *operation,
              const char *option,
              QzAwardBy by,
              GError **error)
{
  const char *text = qz_command_call_option (call, option);
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');
      gint64 amount;

      if (equals == NULL)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                       _ ("“%s” is not AWARD=AMOUNT, such as first=0.15"), parts[i]);
          return FALSE;
        }
      *equals = '\0';
      if (!qz_points_parse (equals + 1, &amount, error))
        return FALSE;
      if (by == QZ_AWARD_BY_COUNT && amount % QZ_POINT != 0)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("The number of “%s” has to be a whole number, 0 or more."), parts[i]);
          return FALSE;
        }
      qz_award_activity_set_amount (operation, parts[i], by,
                                    by == QZ_AWARD_BY_COUNT ? amount / QZ_POINT : amount);
    }
  return TRUE;
}

static gboolean
take_policy (QzCommandCall *call, QzAwardActivity *operation, GError **error)
{
  const char *policy = qz_command_call_option (call, "ties");

  if (policy == NULL || strcmp (policy, "ask") == 0)
    return TRUE;
  if (strcmp (policy, "up") == 0)
    qz_award_activity_set_policy (operation, QZ_CUT_UP);
  else if (strcmp (policy, "down") == 0)
    qz_award_activity_set_policy (operation, QZ_CUT_DOWN);
  else
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“--ties” is ask, up or down, not “%s”."),
                   policy);
      return FALSE;
    }
  return TRUE;
}

static gboolean
take_award (QzAwardActivity *operation, const char *text, GError **error)
{
  const char *equals = strrchr (text, '=');
  g_autofree char *entry = NULL;

  if (equals == NULL || equals == text)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                   _ ("“%s” is not ENTRY=AWARD, such as 2018-XD-0001=trusted-team"), text);
      return FALSE;
    }
  entry = g_strndup (text, (gsize) (equals - text));
  qz_award_activity_set_award (operation, entry, equals + 1);
  return TRUE;
}

/* Who has missing sheets before the awards learns how to confirm them. */
static void
say_incomplete (QzCommandCall *call, QzAwardActivity *operation, GError **error)
{
  const QzRanking *ranking = qz_award_activity_get_ranking (operation);
  g_autofree char *message = NULL;

  if (ranking == NULL || qz_ranking_count_incomplete (ranking) == 0 || error == NULL
      || *error == NULL || qz_command_call_has (call, "incomplete"))
    return;
  message = g_steal_pointer (&(*error)->message);
  /* Translators: a sentence, then how to confirm it. */
  (*error)->message = g_strdup_printf (_ ("%s “--incomplete” confirms it."), message);
}

static gboolean
run_level (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  g_autoptr (QzAwardActivity) operation = NULL;

  if (activity == NULL)
    return FALSE;
  operation = qz_award_activity_new (call->workspace, activity->id);
  if (!take_amounts (call, operation, "share", QZ_AWARD_BY_SHARE, error)
      || !take_amounts (call, operation, "count", QZ_AWARD_BY_COUNT, error)
      || !take_amounts (call, operation, "cut-off", QZ_AWARD_BY_CUT_OFF, error)
      || !take_policy (call, operation, error))
    return FALSE;
  for (guint i = 0; i < call->operands->len; i++)
    if (!take_award (operation, call->operands->pdata[i], error))
      return FALSE;
  qz_award_activity_set_dry (operation, qz_command_call_has (call, "dry-run"));
  qz_award_activity_set_incomplete (operation, qz_command_call_has (call, "incomplete"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    {
      say_incomplete (call, operation, error);
      return FALSE;
    }
  list_ranking (call, qz_award_activity_get_ranking (operation), operation);
  qz_answer_findings (call, qz_award_activity_get_findings (operation));
  return TRUE;
}

static gboolean
run_export (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  const char *path = qz_command_call_operand (call, 0);
  g_autoptr (QzExportRanking) operation = NULL;

  if (activity == NULL)
    return FALSE;
  operation = qz_export_ranking_new (call->workspace, activity->id, path);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_text (call, "path", _ ("Written"), path);
  qz_answer_number (call, "rows", _ ("Rows"), qz_export_ranking_get_n_rows (operation));
  return TRUE;
}

static const QzOption activity_options[] = {
  { "activity", "A", N_ ("the activity") },
  { NULL },
};

static const QzOption explain_options[] = {
  { "output", "FILE.pdf", N_ ("write the explanation sheet") },
  { "frozen", "N", N_ ("the frozen version that it explains") },
  { NULL },
};

static const QzOption comments_options[] = {
  { "activity", "A", N_ ("the activity, when no entry is named") },
  { "strengths", "TEXT", N_ ("what is good; blank to say nothing") },
  { "weaknesses", "TEXT", N_ ("what is lacking") },
  { "advice", "TEXT", N_ ("what to do") },
  { "output", "FILE.pdf|DIR",
    N_ ("write the comment sheet for the unit, or those of all entries") },
  { NULL },
};

static const QzOption level_options[] = {
  { "activity", "A", N_ ("the activity") },
  { "share", "AWARD=S,…", N_ ("shares instead of those of the edition, such as first=0.15") },
  { "count", "AWARD=N,…", N_ ("numbers instead of those of the edition") },
  { "cut-off", "AWARD=P,…", N_ ("points instead of what the edition says") },
  { "ties", "ask|up|down", N_ ("what becomes of equals across a cut line") },
  { "incomplete", NULL, N_ ("give awards although score sheets are missing") },
  { "dry-run", NULL, N_ ("only show what would be given") },
  { NULL },
};

const QzCommand qz_review_commands[] = {
  { "review status", "", N_ ("Show how far the panels are"), "", 0, 0, QZ_ACCESS_READ,
    activity_options, run_status },
  { "review result", "", N_ ("Show totals and ranks as they stand, without writing"), "", 0, 0,
    QZ_ACCESS_READ, activity_options, run_result },
  { "review explain", "ENTRY", N_ ("Show how the total and the rank of an entry came about"),
    N_ ("With “--output” it writes the explanation sheet of the newest frozen result as PDF, "
        "without the names of the judges; of how things stand where nothing was frozen yet."),
    1, 1, QZ_ACCESS_READ, explain_options, run_explain },
  { "review comments", "[ENTRY]", N_ ("Show or word what the unit is told about its entry"),
    N_ ("Beside it stand the remarks of the judges to word it from, without their names. The "
        "comment sheet has no points and no rank. Without an entry the comment sheets of all of "
        "them are written, into one file, or into a folder with a file each."),
    0, 1, QZ_ACCESS_EITHER, comments_options, run_comments },
  { "review rank", "", N_ ("Work out totals and ranks and keep them"), "", 0, 0, QZ_ACCESS_WRITE,
    activity_options, run_rank },
  { "review level", "[ENTRY=AWARD…]", N_ ("Give levels and titles"),
    N_ ("Levels follow the shares, numbers or cut-offs of the edition; titles and prizes are given "
        "by hand."),
    0, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, level_options, run_level },
  { "review export", "FILE.xlsx|pdf", N_ ("Write the ranking as a spreadsheet or as PDF"),
    N_ ("The spreadsheet has beside it what every judge gave, a sheet a stage, the levels by "
        "category, trade, line and unit, and the single prizes."),
    1, 1, QZ_ACCESS_READ, activity_options, run_export },
  { NULL },
};
