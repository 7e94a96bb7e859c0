/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores in spreadsheets. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "model/qz-error.h"
#include "operations/qz-export-score-table.h"
#include "operations/qz-import-scores.h"

static gboolean
run_template (QzCommandCall *call, GError **error)
{
  const char *path = qz_command_call_option (call, "output");
  g_autoptr (QzExportScoreTable) operation = NULL;

  if (path == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“%s” needs “--%s”."), call->command->name,
                   "output");
      return FALSE;
    }
  operation = qz_export_score_table_new (call->workspace, qz_command_call_operand (call, 0),
                                         qz_command_call_operand (call, 1), path);
  qz_export_score_table_set_judge (operation, qz_command_call_option (call, "judge"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_text (call, "path", _ ("Written"), path);
  qz_answer_number (call, "rows", _ ("Rows"), qz_export_score_table_get_n_rows (operation));
  qz_answer_findings (call, qz_export_score_table_get_findings (operation));
  return TRUE;
}

static const QzListingColumn report_columns[] = {
  { "place", N_ ("Place"), QZ_LISTING_TEXT },
  { "number", N_ ("Number"), QZ_LISTING_TEXT },
  { "judge", N_ ("Judge"), QZ_LISTING_TEXT },
  { "outcome", N_ ("Outcome"), QZ_LISTING_TEXT },
  { "total", N_ ("Total"), QZ_LISTING_NUMBER },
  { "remarks", N_ ("Remarks"), QZ_LISTING_TEXT },
  { NULL },
};

static void
list_reports (QzCommandCall *call, const GPtrArray *reports)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "rows", report_columns);

  for (guint i = 0; i < reports->len; i++)
    {
      const QzScoresReport *report = reports->pdata[i];
      g_autofree char *total = qz_points_format (report->total);
      g_autoptr (GString) remarks = g_string_new (NULL);

      for (guint k = 0; k < report->faults->len; k++)
        g_string_append_printf (remarks, "%s%s", k > 0 ? " " : "",
                                (const char *) report->faults->pdata[k]);
      qz_listing_add (listing, report->place, report->number, report->judge,
                      qz_scores_outcome_get_id (report->outcome), total, remarks->str, NULL);
    }
  qz_listing_end (listing);
}

static gboolean
run_import (QzCommandCall *call, GError **error)
{
  g_autoptr (QzImportScores) operation =
      qz_import_scores_new (call->workspace, qz_command_call_operand (call, 0));
  static const char *const labels[QZ_N_SCORES_OUTCOMES] = {
    [QZ_SCORES_LOCKED] = N_ ("Locked"),     [QZ_SCORES_OPEN] = N_ ("Not locked"),
    [QZ_SCORES_SAME] = N_ ("Unchanged"),    [QZ_SCORES_BLANK] = N_ ("Not filled in"),
    [QZ_SCORES_REFUSED] = N_ ("Not taken"),
  };

  qz_import_scores_set_judge (operation, qz_command_call_option (call, "judge"));
  qz_import_scores_set_stage (operation, qz_command_call_option (call, "stage"));
  qz_import_scores_set_dry_run (operation, qz_command_call_has (call, "dry-run"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  list_reports (call, qz_import_scores_get_reports (operation));
  for (guint i = 0; i < QZ_N_SCORES_OUTCOMES; i++)
    qz_answer_number (call, qz_scores_outcome_get_id (i), _ (labels[i]),
                      qz_import_scores_count (operation, i));
  return TRUE;
}

static const QzOption template_options[] = {
  { "judge", "J", N_ ("only the rows of this judge") },
  { "output", "FILE.xlsx", N_ ("the file to write") },
  { NULL },
};

static const QzOption import_options[] = {
  { "judge", "J", N_ ("the judge of all rows, when the table does not say it") },
  { "stage", "S", N_ ("the stage, when a judge scores an entry at several") },
  { "dry-run", NULL, N_ ("only show what would become of each row") },
  { NULL },
};

const QzCommand qz_score_commands[] = {
  { "review template", "ACTIVITY PANEL", N_ ("Write a spreadsheet to fill scores in"),
    N_ ("One row for each entry and judge, one column for each item; points that there are stand "
        "in it. Who stays away from an entry has no row for it."),
    2, 2, QZ_ACCESS_READ, template_options, run_template },
  { "review import", "FILE.xlsx|csv", N_ ("Take scores from a spreadsheet"),
    N_ ("Headings as in a template, in any order. Every row is looked at before anything is "
        "written; one that cannot be taken is named and holds up no other. Blanks are not zero: "
        "their sheet stays open. The same file once more changes nothing."),
    1, 1, QZ_ACCESS_WRITE, import_options, run_import },
  { NULL },
};
