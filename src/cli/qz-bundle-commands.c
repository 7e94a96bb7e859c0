/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes out of a workspace and comes in. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "model/qz-error.h"
#include "operations/qz-export-form-kit.h"
#include "operations/qz-import-form-kit.h"
#include "rules/qz-finding.h"

static gboolean
run_export (QzCommandCall *call, GError **error)
{
  const char *kind = qz_command_call_operand (call, 0);
  const char *folder = qz_command_call_option (call, "output");
  g_autoptr (QzExportFormKit) operation = NULL;

  if (strcmp (kind, "form-kit") != 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("There is no kind “%s”. Choose from %s."),
                   kind, "form-kit");
      return FALSE;
    }
  if (folder == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("“--output” is missing: say where it goes."));
      return FALSE;
    }
  operation = qz_export_form_kit_new (call->workspace, folder);
  for (guint i = 1; i < call->operands->len; i++)
    qz_export_form_kit_add_entry (operation, qz_command_call_operand (call, i));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_strings (call, "files", _ ("Files"), qz_export_form_kit_get_files (operation));
  return TRUE;
}

static const QzListingColumn report_columns[] = {
  { "file", N_ ("File"), QZ_LISTING_TEXT },       { "outcome", N_ ("Outcome"), QZ_LISTING_TEXT },
  { "number", N_ ("Number"), QZ_LISTING_TEXT },   { "state", N_ ("State"), QZ_LISTING_TEXT },
  { "unit", N_ ("Unit"), QZ_LISTING_TEXT },       { "title", N_ ("Title"), QZ_LISTING_TEXT },
  { "files", N_ ("Files"), QZ_LISTING_NUMBER },   { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "reason", N_ ("Reason"), QZ_LISTING_HIDDEN }, { NULL },
};

static void
list_reports (QzCommandCall *call, const GPtrArray *reports)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "reports", report_columns);

  for (guint i = 0; i < reports->len; i++)
    {
      const QzKitReport *report = reports->pdata[i];
      g_autofree char *files = g_strdup_printf ("%u", report->n_files);
      gboolean there = *report->entry != '\0';

      qz_listing_add (listing, report->file, qz_kit_outcome_get_id (report->outcome),
                      report->number, there ? qz_entry_state_get_id (report->state) : "",
                      report->unit, report->title, files, report->entry, report->reason, NULL);
    }
  qz_listing_end (listing);
}

static void
list_findings (QzCommandCall *call, const GPtrArray *reports)
{
  if (call->json != NULL)
    qz_json_writer_begin_array (call->json, "findings");
  for (guint i = 0; i < reports->len; i++)
    {
      const QzKitReport *report = reports->pdata[i];

      if (call->json == NULL && *report->reason != '\0')
        qz_answer_say (call, "%s: %s", report->file, report->reason);
      for (guint k = 0; k < report->findings->len; k++)
        {
          const QzFinding *finding = report->findings->pdata[k];

          if (call->json == NULL)
            {
              qz_answer_say (call, "%s: %s", report->file, finding->message);
              continue;
            }
          qz_json_writer_begin_object (call->json, NULL);
          qz_json_writer_string (call->json, "file", report->file);
          qz_json_writer_string (call->json, "path", finding->path);
          qz_json_writer_string (call->json, "severity",
                                 finding->severity == QZ_SEVERITY_HARD ? "hard" : "warning");
          qz_json_writer_string (call->json, "message", finding->message);
          qz_json_writer_end (call->json);
        }
    }
  if (call->json != NULL)
    qz_json_writer_end (call->json);
}

static gboolean
run_import (QzCommandCall *call, GError **error)
{
  g_autoptr (QzImportFormKit) operation =
      qz_import_form_kit_new (call->workspace, qz_command_call_operand (call, 0));
  const GPtrArray *reports;

  qz_import_form_kit_set_dry_run (operation, qz_command_call_has (call, "dry-run"));
  qz_import_form_kit_set_drafts (operation, qz_command_call_has (call, "drafts"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  reports = qz_import_form_kit_get_reports (operation);
  list_reports (call, reports);
  list_findings (call, reports);
  return TRUE;
}

static const QzOption export_options[] = {
  { "output", "DIR", N_ ("the folder that is written") },
  { NULL },
};

static const QzOption import_options[] = {
  { "dry-run", NULL, N_ ("say what would happen and change nothing") },
  { "drafts", NULL, N_ ("leave everything a draft") },
  { NULL },
};

const QzCommand qz_bundle_commands[] = {
  { "bundle export", "KIND [ENTRY…]", N_ ("Write what others fill in or receive"),
    N_ ("KIND is form-kit: the forms of the edition as workbooks with a guide; with entries, these "
        "as filled forms with their files."),
    1, QZ_OPERANDS_OPEN, QZ_ACCESS_READ, export_options, run_export },
  { "bundle import", "FOLDER|FILE", N_ ("Take in filled forms with their files"),
    N_ ("Each form is answered with a row of its own; one that is faulty does not hold up the "
        "others. A recommender or the office hands in at once what has no fault."),
    1, 1, QZ_ACCESS_WRITE, import_options, run_import },
  { NULL },
};
