/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes out of a workspace and comes in. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-bundle-listing.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "cli/qz-passphrase.h"
#include "exchange/qz-bundle-writer.h"
#include "model/qz-error.h"
#include "model/qz-material.h"
#include "operations/qz-add-large-file.h"
#include "operations/qz-export-edition.h"
#include "operations/qz-export-form-kit.h"
#include "operations/qz-export-packet.h"
#include "operations/qz-export-scores.h"
#include "operations/qz-export-submission.h"
#include "operations/qz-export-typed.h"
#include "operations/qz-import-bundle.h"
#include "operations/qz-import-form-kit.h"
#include "operations/qz-return-entries.h"
#include "operations/qz-write-receipt.h"
#include "rules/qz-finding.h"

static const char *
find_output (QzCommandCall *call, GError **error)
{
  const char *path = qz_command_call_option (call, "output");

  if (path == NULL)
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                         _ ("“--output” is missing: say where it goes."));
  return path;
}

static gboolean
export_form_kit (QzCommandCall *call, GError **error)
{
  const char *folder = find_output (call, error);
  g_autoptr (QzExportFormKit) operation = NULL;

  if (folder == NULL)
    return FALSE;
  operation = qz_export_form_kit_new (call->workspace, folder);
  for (guint i = 0; i < call->operands->len; i++)
    qz_export_form_kit_add_entry (operation, qz_command_call_operand (call, i));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_strings (call, "files", _ ("Files"), qz_export_form_kit_get_files (operation));
  return TRUE;
}

/* What is signed takes the key, and that may take a passphrase. */
static gboolean
run_signing (QzCommandCall *call, QzOperation *operation, GError **error)
{
  return qz_passphrase_unlock (call, error) && qz_command_call_run (call, operation, error);
}

static gboolean
export_entries (QzCommandCall *call, gboolean drafts, GError **error)
{
  const char *path = find_output (call, error);
  g_autoptr (QzExportSubmission) operation = NULL;
  guint64 limit = QZ_SUBMISSION_FILE_LIMIT;

  if (path == NULL || !qz_command_call_number (call, "limit", 0, G_MAXINT64, &limit, error))
    return FALSE;
  operation = qz_export_submission_new (call->workspace, path);
  qz_export_submission_set_drafts (operation, drafts);
  qz_export_submission_set_file_limit (operation, (gint64) limit);
  qz_export_submission_set_recipient (operation, qz_command_call_option (call, "to"));
  for (guint i = 0; i < call->operands->len; i++)
    qz_export_submission_add_entry (operation, qz_command_call_operand (call, i));
  if (!run_signing (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_number (call, "entries", _ ("Entries"), qz_export_submission_get_n_entries (operation));
  qz_answer_number (call, "sequence", _ ("Sequence Number"),
                    qz_export_submission_get_sequence (operation));
  qz_answer_strings (call, "beside", _ ("Bring these files along"),
                     qz_export_submission_get_beside (operation));
  return TRUE;
}

static gboolean
export_submission (QzCommandCall *call, GError **error)
{
  return export_entries (call, FALSE, error);
}

static gboolean
export_drafts (QzCommandCall *call, GError **error)
{
  return export_entries (call, TRUE, error);
}

static gboolean
export_return (QzCommandCall *call, GError **error)
{
  const char *path = find_output (call, error);
  g_autoptr (QzReturnEntries) operation = NULL;

  if (path == NULL)
    return FALSE;
  operation = qz_return_entries_new (call->workspace, path);
  qz_return_entries_set_organisation (operation, qz_command_call_option (call, "to"));
  for (guint i = 0; i < call->operands->len; i++)
    qz_return_entries_add (operation, qz_command_call_operand (call, i),
                           qz_command_call_option (call, "reason"));
  if (!run_signing (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_number (call, "entries", _ ("Entries"), qz_return_entries_get_n_entries (operation));
  qz_answer_number (call, "sequence", _ ("Sequence Number"),
                    qz_return_entries_get_sequence (operation));
  return TRUE;
}

static gboolean
export_receipt (QzCommandCall *call, GError **error)
{
  const char *path = find_output (call, error);
  g_autoptr (QzWriteReceipt) operation = NULL;

  if (path == NULL)
    return FALSE;
  operation = qz_write_receipt_new (call->workspace, path);
  qz_write_receipt_set_organisation (operation, qz_command_call_option (call, "to"));
  for (guint i = 0; i < call->operands->len; i++)
    qz_write_receipt_add_bundle (operation, qz_command_call_operand (call, i));
  if (!run_signing (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_number (call, "bundles", _ ("Bundles"), qz_write_receipt_get_n_bundles (operation));
  qz_answer_number (call, "sequence", _ ("Sequence Number"),
                    qz_write_receipt_get_sequence (operation));
  return TRUE;
}

static const QzListingColumn cleaned_columns[] = {
  { "entry", N_ ("Entry"), QZ_LISTING_TEXT },
  { "file", N_ ("File"), QZ_LISTING_TEXT },
  { "cleaned", N_ ("Taken out"), QZ_LISTING_TEXT },
  { NULL },
};

static void
list_cleaned (QzCommandCall *call, const GPtrArray *cleaned)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "cleaned", cleaned_columns);

  for (guint i = 0; i < cleaned->len; i++)
    {
      const QzCleanedMaterial *material = cleaned->pdata[i];
      g_autofree char *words = qz_cleaned_material_describe (material);

      qz_listing_add (listing, material->entry, material->name, words, NULL);
    }
  qz_listing_end (listing);
}

static gboolean
export_packet (QzCommandCall *call, GError **error)
{
  const char *path = find_output (call, error);
  const char *judge = qz_command_call_option (call, "to");
  g_autoptr (QzExportPacket) operation = NULL;
  const QzPacket *packet;

  if (path == NULL)
    return FALSE;
  if (judge == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("“--to” is missing: say which judge it is for."));
      return FALSE;
    }
  operation = qz_export_packet_new (call->workspace, judge, path);
  if (!run_signing (call, QZ_OPERATION (operation), error))
    return FALSE;
  packet = qz_export_packet_get_packet (operation);
  qz_answer_number (call, "entries", _ ("Entries"), packet->entries->len);
  qz_answer_number (call, "version", _ ("Version"), packet->version);
  qz_answer_number (call, "sequence", _ ("Number"), qz_export_packet_get_sequence (operation));
  list_cleaned (call, qz_export_packet_get_cleaned (operation));
  qz_answer_findings (call, qz_export_packet_get_findings (operation));
  return TRUE;
}

static gboolean
export_scores (QzCommandCall *call, GError **error)
{
  const char *path = find_output (call, error);
  g_autoptr (QzExportScores) operation = NULL;

  if (path == NULL)
    return FALSE;
  operation = qz_export_scores_new (call->workspace, path);
  if (!run_signing (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_number (call, "sheets", _ ("Score sheets"), qz_export_scores_get_n_sheets (operation));
  qz_answer_number (call, "sequence", _ ("Number"), qz_export_scores_get_sequence (operation));
  qz_answer_findings (call, qz_export_scores_get_findings (operation));
  return TRUE;
}

static gboolean
export_seat (QzCommandCall *call, GError **error)
{
  const char *path = find_output (call, error);
  g_autoptr (QzExportTyped) operation = NULL;

  if (path == NULL)
    return FALSE;
  operation = qz_export_typed_new (call->workspace, path);
  qz_export_typed_set_all (operation, qz_command_call_has (call, "all"));
  if (!run_signing (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_number (call, "sheets", _ ("Score Sheets"), qz_export_typed_get_n_sheets (operation));
  qz_answer_number (call, "left", _ ("Left for the next one"),
                    qz_export_typed_get_n_left (operation));
  qz_answer_number (call, "sequence", _ ("Sequence Number"),
                    qz_export_typed_get_sequence (operation));
  qz_answer_findings (call, qz_export_typed_get_findings (operation));
  return TRUE;
}

static gboolean
export_edition (QzCommandCall *call, GError **error)
{
  const char *path = find_output (call, error);
  g_autoptr (QzExportEdition) operation = NULL;

  if (path == NULL)
    return FALSE;
  operation = qz_export_edition_new (call->workspace, path);
  if (!run_signing (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_number (call, "sequence", _ ("Sequence Number"),
                    qz_export_edition_get_sequence (operation));
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
import_form_kit (QzCommandCall *call, GError **error)
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

static gboolean
is_any_encrypted (QzCommandCall *call)
{
  gboolean encrypted = FALSE;

  for (guint i = 0; !encrypted && i < call->operands->len; i++)
    encrypted = qz_bundle_reader_needs_key (qz_command_call_operand (call, i));
  return encrypted;
}

static gboolean
import_bundles (QzCommandCall *call, GError **error)
{
  g_autoptr (QzImportBundle) operation = qz_import_bundle_new (call->workspace);

  qz_import_bundle_set_dry_run (operation, qz_command_call_has (call, "dry-run"));
  for (guint i = 0; i < call->operands->len; i++)
    qz_import_bundle_add_file (operation, qz_command_call_operand (call, i));
  if ((is_any_encrypted (call) && !qz_passphrase_unlock (call, error))
      || !qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_bundle_listing_answer (call, qz_import_bundle_get_reports (operation));
  return qz_command_call_has (call, "dry-run") || qz_bundle_listing_look_into_files (call, error);
}

/* A bundle is known by its content; a folder or a workbook is a form kit. */
static gboolean
run_import (QzCommandCall *call, GError **error)
{
  const char *first = qz_command_call_operand (call, 0);
  gboolean bundle = qz_bundle_reader_is_bundle (first) || call->operands->len > 1;

  return bundle || g_str_has_suffix (first, QZ_BUNDLE_SUFFIX) ? import_bundles (call, error)
                                                              : import_form_kit (call, error);
}

static gboolean
run_large_file (QzCommandCall *call, GError **error)
{
  g_autoptr (QzAddLargeFile) operation =
      qz_add_large_file_new (call->workspace, qz_command_call_operand (call, 0));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) entries = NULL;

  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  for (guint i = 0; i < qz_add_large_file_get_materials (operation)->len; i++)
    {
      const QzMaterial *material = qz_add_large_file_get_materials (operation)->pdata[i];

      g_strv_builder_add (names, material->entry);
    }
  entries = g_strv_builder_end (names);
  qz_answer_strings (call, "entries", _ ("Entries"), (const char *const *) entries);
  return qz_bundle_listing_look_into_files (call, error);
}

#define OUTPUT                                                                                     \
  {                                                                                                \
    "output", "FILE", N_ ("the file that is written")                                              \
  }

static const QzOption submission_options[] = {
  OUTPUT,
  { "to", "NAME", N_ ("who receives it; the office of the edition unless given") },
  { "limit", "BYTES", N_ ("larger files travel beside the bundle; 20000000 unless given") },
  { NULL },
};

static const QzOption drafts_options[] = {
  OUTPUT,
  { "to", "NAME", N_ ("the unit; the one that the entries name unless given") },
  { "limit", "BYTES", N_ ("larger files travel beside the bundle; 20000000 unless given") },
  { NULL },
};

static const QzOption return_options[] = {
  OUTPUT,
  { "to", "UNIT", N_ ("all that are returned of this unit") },
  { "reason", "TEXT", N_ ("returns the entries now, for this") },
  { NULL },
};

static const QzOption receipt_options[] = {
  OUTPUT,
  { "to", "UNIT", N_ ("all that came from this unit") },
  { NULL },
};

static const QzOption packet_options[] = {
  OUTPUT,
  { "to", "JUDGE", N_ ("the judge, by name or id") },
  { NULL },
};

static const QzOption seat_options[] = {
  OUTPUT,
  { "all", NULL, N_ ("also what has gone out before") },
  { NULL },
};

static const QzOption edition_options[] = {
  OUTPUT,
  { NULL },
};

static const QzOption form_kit_options[] = {
  { "output", "DIR", N_ ("the folder that is written") },
  { NULL },
};

static const QzOption import_options[] = {
  { "dry-run", NULL, N_ ("say what would happen and change nothing") },
  { "drafts", NULL, N_ ("leave everything a draft") },
  { NULL },
};

const QzCommand qz_bundle_commands[] = {
  { "bundle export submission", "[ENTRY…]", N_ ("Hand entries in as one signed file"),
    N_ ("Without entries, all that are submitted. No date keeps anybody from it: the receiver says "
        "when it came. Where the edition asks for it, the bundle is encrypted for the office that "
        "sent the edition, or with “--to” for whose confirmed key bears that name."),
    0, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, submission_options, export_submission },
  { "bundle export drafts", "[ENTRY…]", N_ ("Pass drafts on to the clerk of the own unit"),
    N_ ("For whoever writes an entry and does not hand it in himself. Without entries, all drafts. "
        "The clerk takes the files of many writers in, edits them with “entry set”, prints all "
        "forms and the list for the signature with “entry print”, submits them and hands them in. "
        "Only a unit takes such a bundle in, and what the clerk has edited stands over a draft "
        "that "
        "is sent once more."),
    0, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, drafts_options, export_drafts },
  { "bundle export return", "[ENTRY…]", N_ ("Send entries back to their unit, with the reasons"),
    "", 0, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, return_options, export_return },
  { "bundle export receipt", "[BUNDLE…]",
    N_ ("Tell a unit what came, what is missing, and where its entries are"),
    N_ ("A bundle is named by its file or its id."), 0, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE,
    receipt_options, export_receipt },
  { "bundle export review-packet", "", N_ ("Write what a judge may see, for his or her eyes only"),
    N_ ("The entries of the panels in which the judge sits, but none from which he or she has to "
        "stay away; their score sheets and materials, without telephone numbers and the like. "
        "Where "
        "an activity is judged without names, only fields and materials that the edition marks as "
        "anonymous are in it, and the files are written anew without what tells who made them. It "
        "is encrypted for the key that “review judge key” has put on file. Its version is raised "
        "when the plan, an entry or a score sheet has changed."),
    0, 0, QZ_ACCESS_WRITE, packet_options, export_packet },
  { "bundle export scores", "", N_ ("Hand in the score sheets that are locked, as a judge"),
    N_ ("For the office that sent the review packet, which reads them when it opens their stage. "
        "What was handed in is changed by “review amend” only, with a reason; every bundle holds "
        "all that was handed in so far."),
    0, 0, QZ_ACCESS_WRITE, edition_options, export_scores },
  { "bundle export seat", "", N_ ("Write what a helper seat has typed, for its office"),
    N_ ("What was typed since the last time, encrypted for the office that made the seat. With "
        "“--all” everything once more; the office takes nothing twice."),
    0, 0, QZ_ACCESS_WRITE, seat_options, export_seat },
  { "bundle export edition", "", N_ ("Write the edition for everybody"), "", 0, 0, QZ_ACCESS_WRITE,
    edition_options, export_edition },
  { "bundle export form-kit", "[ENTRY…]", N_ ("Write the forms of the edition as workbooks"),
    N_ ("With a guide; with entries, these as filled forms with their files."), 0, QZ_OPERANDS_OPEN,
    QZ_ACCESS_READ, form_kit_options, export_form_kit },
  { "bundle import", "FILE…|FOLDER", N_ ("Take in bundles, or filled forms with their files"),
    N_ ("Each entry is answered with a row of its own; one that is faulty does not hold up the "
        "others. What a key signed that is not confirmed yet waits for “key trust”. Of filled "
        "forms, a recommender or the office hands in at once what has no fault."),
    1, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, import_options, run_import },
  { "bundle inspect", "FILE", N_ ("Say what a bundle holds, and change nothing"), "", 1, 1,
    QZ_ACCESS_NONE, NULL, qz_bundle_listing_inspect },
  { "bundle list", "", N_ ("List the bundles that went out and came in"), "", 0, 0, QZ_ACCESS_READ,
    NULL, qz_bundle_listing_list },
  { "bundle add-file", "FILE", N_ ("Take in a large file that travelled beside its bundle"), "", 1,
    1, QZ_ACCESS_WRITE, NULL, run_large_file },
  { NULL },
};
