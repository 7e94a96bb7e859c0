/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with a whole entry: materials, check, hand in, return, accept, move, print. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-entry-listing.h"
#include "cli/qz-listing.h"
#include "model/qz-error.h"
#include "operations/qz-attach-material.h"
#include "operations/qz-change-entry.h"
#include "operations/qz-clock.h"
#include "operations/qz-detach-material.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-export-entries.h"
#include "operations/qz-print-forms.h"
#include "operations/qz-submit-entry.h"
#include "rules/qz-form-check.h"
#include "rules/qz-reasons.h"

static gboolean
run_attach (QzCommandCall *call, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (qz_command_call_operand (call, 2));
  g_autoptr (QzAttachMaterial) operation = qz_attach_material_new (
      call->workspace, qz_command_call_operand (call, 0), qz_command_call_operand (call, 1), file);
  const QzMaterial *material;

  qz_attach_material_set_check_code (operation, qz_command_call_option (call, "check-code"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  material = qz_attach_material_get_material (operation);
  qz_answer_text (call, "id", _ ("Attached"), material->id);
  qz_answer_text (call, "name", _ ("File"), material->name);
  qz_answer_text (call, "kind", _ ("Kind"), material->kind);
  qz_answer_text (call, "sha256", "SHA-256", material->sha256);
  qz_answer_text (call, "check_code", _ ("Check code"), material->check_code);
  qz_answer_strings (call, "warnings", _ ("Note"), qz_attach_material_get_warnings (operation));
  return TRUE;
}

static gboolean
run_detach (QzCommandCall *call, GError **error)
{
  g_autoptr (QzDetachMaterial) operation =
      qz_detach_material_new (call->workspace, qz_command_call_operand (call, 0));

  return qz_command_call_run (call, QZ_OPERATION (operation), error);
}

static const QzListingColumn finding_columns[] = {
  { "severity", N_ ("Kind"), QZ_LISTING_TEXT },
  { "path", N_ ("Field"), QZ_LISTING_TEXT },
  { "message", N_ ("Finding"), QZ_LISTING_TEXT },
  { "reason", N_ ("Reason"), QZ_LISTING_TEXT },
  { NULL },
};

static void
list_findings (QzCommandCall *call, QzForm *form, const GPtrArray *findings)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "findings", finding_columns);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const QzFinding *finding = findings->pdata[i];
      gboolean hard = finding->severity == QZ_SEVERITY_HARD;
      const char *reason = form != NULL ? qz_finding_get_reason (finding, form) : NULL;
      const char *kind = hard ? _ ("must") : _ ("note");

      if (call->json != NULL)
        kind = hard ? "hard" : "warning";
      qz_listing_add (listing, kind, finding->path, finding->message, reason != NULL ? reason : "",
                      NULL);
    }
  qz_listing_end (listing);
}

static gboolean
run_check (QzCommandCall *call, GError **error)
{
  g_autoptr (QzEntry) entry =
      qz_entry_access_get (call->workspace, qz_command_call_operand (call, 0), error);
  const QzActivity *activity;
  g_autoptr (GPtrArray) materials = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *today = qz_clock_today ();

  if (entry == NULL)
    return FALSE;
  activity = qz_entry_access_get_activity (call->workspace, entry->activity, error);
  materials =
      activity != NULL ? qz_entry_access_list_materials (call->workspace, entry->id, error) : NULL;
  if (materials == NULL)
    return FALSE;
  findings = qz_form_check (activity, entry->category, entry->form, materials, today);
  list_findings (call, entry->form, findings);
  if (!qz_findings_stop (findings))
    {
      qz_answer_say (call, _ ("It can be submitted."));
      return TRUE;
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID, _ ("“%s” cannot be submitted yet."),
               qz_entry_access_call (entry));
  return FALSE;
}

static gboolean
run_submit (QzCommandCall *call, GError **error)
{
  g_autoptr (QzSubmitEntry) operation =
      qz_submit_entry_new (call->workspace, qz_command_call_operand (call, 0));
  gboolean done = qz_command_call_run (call, QZ_OPERATION (operation), error);

  if (done)
    qz_entry_listing_answer_one (call, qz_submit_entry_get_entry (operation));
  if (done || call->json != NULL)
    list_findings (call, done ? qz_submit_entry_get_entry (operation)->form : NULL,
                   qz_submit_entry_get_findings (operation));
  return done;
}

static gboolean
change (QzCommandCall *call, QzChangeEntry *operation, GError **error)
{
  g_autoptr (QzChangeEntry) owned = operation;

  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_entry_listing_answer_one (call, qz_change_entry_get_entry (operation));
  return TRUE;
}

static gboolean
run_withdraw (QzCommandCall *call, GError **error)
{
  return change (call, qz_withdraw_entry_new (call->workspace, qz_command_call_operand (call, 0)),
                 error);
}

static gboolean
run_reopen (QzCommandCall *call, GError **error)
{
  return change (call, qz_reopen_entry_new (call->workspace, qz_command_call_operand (call, 0)),
                 error);
}

static gboolean
run_delete (QzCommandCall *call, GError **error)
{
  return change (call, qz_delete_entry_new (call->workspace, qz_command_call_operand (call, 0)),
                 error);
}

/* Options that a command cannot do without. */
static const char *
require_option (QzCommandCall *call, const char *name, GError **error)
{
  const char *value = qz_command_call_option (call, name);

  if (value == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“%s” needs “--%s”."), call->command->name,
                 name);
  return value;
}

static gboolean
run_return (QzCommandCall *call, GError **error)
{
  const char *reason = require_option (call, "reason", error);

  return reason != NULL
         && change (
             call, qz_return_entry_new (call->workspace, qz_command_call_operand (call, 0), reason),
             error);
}

static gboolean
run_move (QzCommandCall *call, GError **error)
{
  const char *category = require_option (call, "category", error);
  g_autoptr (QzChangeEntry) operation = NULL;
  guint left;

  if (category == NULL)
    return FALSE;
  operation = qz_move_entry_new (call->workspace, qz_command_call_operand (call, 0), category);
  if (!change (call, g_object_ref (operation), error))
    return FALSE;
  left = qz_change_entry_get_n_left (operation);
  if (call->json != NULL || left > 0)
    qz_answer_number (call, "sheets-kept", _ ("Score sheets kept, out of the total"), left);
  return TRUE;
}

static gboolean
run_accept (QzCommandCall *call, GError **error)
{
  for (guint i = 0; i < call->operands->len; i++)
    {
      g_autoptr (QzChangeEntry) operation =
          qz_accept_entry_new (call->workspace, call->operands->pdata[i]);

      if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
        {
          /* Those before it are accepted; the one who asked has to know how many. */
          if (call->json != NULL && call->operands->len > 1)
            qz_answer_number (call, "accepted", "", i);
          return FALSE;
        }
      if (call->json == NULL || call->operands->len == 1)
        qz_entry_listing_answer_one (call, qz_change_entry_get_entry (operation));
    }
  if (call->json != NULL && call->operands->len > 1)
    qz_answer_number (call, "accepted", "", call->operands->len);
  return TRUE;
}

static gboolean
parse_paper_kind (const char *text, QzPaperKind *out_kind, GError **error)
{
  if (text == NULL || qz_paper_kind_from_id (text, out_kind))
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
               _ ("There is no paper “%s”. Choose from form, report-sheet, report, commitment, "
                  "signature-list."),
               text);
  return FALSE;
}

static gboolean
run_print (QzCommandCall *call, GError **error)
{
  const char *path = require_option (call, "output", error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (QzPrintForms) operation = NULL;
  g_auto (GStrv) codes = NULL;
  QzPaperKind kind = QZ_PAPER_FORM;

  if (path == NULL || !parse_paper_kind (qz_command_call_option (call, "kind"), &kind, error))
    return FALSE;
  for (guint i = 0; i < call->operands->len; i++)
    g_ptr_array_add (entries, call->operands->pdata[i]);
  g_ptr_array_add (entries, NULL);
  operation = qz_print_forms_new (call->workspace, (const char *const *) entries->pdata, kind);
  qz_print_forms_set_file (operation, path);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error)
      || !qz_print_forms_record (operation, error))
    return FALSE;
  codes = qz_print_forms_dup_codes (operation);
  qz_answer_text (call, "path", _ ("Written"), path);
  qz_answer_number (call, "papers", _ ("Papers"), qz_print_forms_get_n_papers (operation));
  if (call->json != NULL || call->operands->len == 1)
    qz_answer_strings (call, "check_codes", _ ("Check code"), (const char *const *) codes);
  return TRUE;
}

static gboolean
run_export (QzCommandCall *call, GError **error)
{
  const char *path = require_option (call, "output", error);
  const char *activity = qz_command_call_option (call, "activity");
  g_autoptr (QzQuery) query = NULL;
  g_autoptr (QzExportEntries) operation = NULL;

  if (path == NULL)
    return FALSE;
  if (activity != NULL && qz_entry_access_get_activity (call->workspace, activity, error) == NULL)
    return FALSE;
  query = qz_query_new ();
  qz_query_set_string (&query->activity, activity);
  query->sort = QZ_SORT_NUMBER;
  query->ascending = TRUE;
  operation = qz_export_entries_new (call->workspace, query, path);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_text (call, "path", _ ("Written"), path);
  qz_answer_number (call, "rows", _ ("Rows"), qz_export_entries_get_count (operation));
  return TRUE;
}

static const QzOption reason_options[] = {
  { "reason", "T", N_ ("what the unit has to correct") },
  { NULL },
};

static const QzOption move_options[] = {
  { "category", "C", N_ ("the new category") },
  { NULL },
};

static const QzOption print_options[] = {
  { "kind", "K", N_ ("form, report-sheet, report, commitment or signature-list") },
  { "output", "FILE.pdf", N_ ("the file to write") },
  { NULL },
};

static const QzOption attach_options[] = {
  { "check-code", "CODE", N_ ("of the printed form that the file is a scan of") },
  { NULL },
};

static const QzOption export_options[] = {
  { "activity", "A", N_ ("only this activity") },
  { "output", "FILE.xlsx", N_ ("the file to write") },
  { NULL },
};

const QzCommand qz_entry_act_commands[] = {
  { "entry attach", "ID MATERIAL FILE", N_ ("Attach a file to an entry"),
    N_ ("MATERIAL is the id of what the activity asks for, or chapter-figure for a "
        "picture that a typed chapter shows. Files over a hard limit or of another "
        "kind than their name are refused before they are copied."),
    3, 3, QZ_ACCESS_WRITE, attach_options, run_attach },
  { "entry detach", "MATERIAL-ID", N_ ("Take a file off its entry"), "", 1, 1, QZ_ACCESS_WRITE,
    NULL, run_detach },
  { "entry check", "ID", N_ ("Check an entry without changing it"), "", 1, 1, QZ_ACCESS_READ, NULL,
    run_check },
  { "entry submit", "ID", N_ ("Hand an entry in"), "", 1, 1, QZ_ACCESS_WRITE, NULL, run_submit },
  { "entry withdraw", "ID", N_ ("Withdraw an entry"), "", 1, 1, QZ_ACCESS_WRITE, NULL,
    run_withdraw },
  { "entry reopen", "ID", N_ ("Take up a withdrawn entry again, as a draft"), "", 1, 1,
    QZ_ACCESS_WRITE, NULL, run_reopen },
  { "entry delete", "ID", N_ ("Remove a draft for good"), "", 1, 1, QZ_ACCESS_WRITE, NULL,
    run_delete },
  { "entry return", "ID", N_ ("Return an entry for correction"), "", 1, 1, QZ_ACCESS_WRITE,
    reason_options, run_return },
  { "entry accept", "ID…", N_ ("Accept entries for review"), "", 1, QZ_OPERANDS_OPEN,
    QZ_ACCESS_WRITE, NULL, run_accept },
  { "entry move", "ID", N_ ("Move an entry to another category"),
    N_ ("What was filled in stays, also what the new category does not show."), 1, 1,
    QZ_ACCESS_WRITE, move_options, run_move },
  { "entry print", "ID…", N_ ("Write the forms of entries as PDF"),
    N_ ("One file for all of them: the form of each, its report sheet or its report, or for each "
        "unit the commitment or the list for the signature of its leader."),
    1, QZ_OPERANDS_OPEN, QZ_ACCESS_EITHER, print_options, run_print },
  { "entry export", "", N_ ("Write the list of entries as a spreadsheet"), "", 0, 0, QZ_ACCESS_READ,
    export_options, run_export },
  { NULL },
};
