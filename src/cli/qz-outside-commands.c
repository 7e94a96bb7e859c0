/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signed scores from units and recommenders. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "cli/qz-review-call.h"
#include "model/qz-error.h"
#include "operations/qz-list-outside.h"
#include "operations/qz-record-outside.h"

static gboolean
take_side (QzCommandCall *call, QzOutsideSide *side, GError **error)
{
  const char *text = qz_command_call_option (call, "from");

  if (text != NULL && qz_outside_side_from_id (text, side))
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
               _ ("“--from” is unit or recommender: whose signed paper it is."));
  return FALSE;
}

static gboolean
take_points (QzCommandCall *call, QzRecordOutside *operation, GError **error)
{
  for (guint i = 1; i < call->operands->len; i++)
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
      qz_record_outside_set_text (operation, item, equals + 1);
    }
  return TRUE;
}

static gboolean
run_record (QzCommandCall *call, GError **error)
{
  const char *by = qz_command_call_option (call, "by");
  const char *scan = qz_command_call_option (call, "scan");
  g_autoptr (QzRecordOutside) operation = NULL;
  const QzOutsideScore *score;
  QzOutsideSide side;

  if (!take_side (call, &side, error))
    return FALSE;
  operation =
      qz_record_outside_new (call->workspace, qz_command_call_operand (call, 0),
                             qz_command_call_option (call, "stage"), side, by != NULL ? by : "");
  if (!take_points (call, operation, error))
    return FALSE;
  qz_record_outside_set_organisation (operation, qz_command_call_option (call, "organisation"));
  qz_record_outside_set_signature (operation, qz_command_call_option (call, "signed-by"),
                                   qz_command_call_option (call, "signed"));
  qz_record_outside_set_comment (operation, qz_command_call_option (call, "comment"));
  if (scan != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (scan);

      qz_record_outside_set_scan (operation, file);
    }
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  score = qz_record_outside_get_score (operation);
  qz_answer_text (call, "organisation", _ ("Organisation"), score->organisation);
  qz_answer_text (call, "signed-by", _ ("Signed by"), score->signer);
  qz_answer_points (call, "total", _ ("Total"), score->sheet->total);
  qz_answer_text (call, "sha256", _ ("SHA-256 of the scan"), score->scan->sha256);
  qz_answer_flag (call, "counts", _ ("Counts"), qz_record_outside_counts (operation));
  if (qz_record_outside_get_doubt (operation) != NULL)
    qz_answer_text (call, "doubt", _ ("To be clarified"), qz_record_outside_get_doubt (operation));
  qz_answer_strings (call, "warnings", _ ("Warnings"), qz_record_outside_get_warnings (operation));
  return TRUE;
}

static const QzListingColumn columns[] = {
  { "number", N_ ("Entry"), QZ_LISTING_TEXT },
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "stage", N_ ("Stage"), QZ_LISTING_TEXT },
  { "from", N_ ("From"), QZ_LISTING_TEXT },
  { "organisation", N_ ("Organisation"), QZ_LISTING_TEXT },
  { "signed-by", N_ ("Signed by"), QZ_LISTING_TEXT },
  { "signed", N_ ("Day"), QZ_LISTING_TEXT },
  { "total", N_ ("Total"), QZ_LISTING_NUMBER },
  { "counts", N_ ("Counts"), QZ_LISTING_TEXT },
  { "sha256", N_ ("SHA-256"), QZ_LISTING_HIDDEN },
  { NULL },
};

static gboolean
run_list (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  g_autoptr (QzListOutside) operation = NULL;
  g_autoptr (QzListing) listing = NULL;
  const GPtrArray *rows;

  if (activity == NULL)
    return FALSE;
  operation = qz_list_outside_new (call->workspace, activity->id);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  rows = qz_list_outside_get_rows (operation);
  listing = qz_listing_begin (call, "scores", columns);
  for (guint i = 0; i < rows->len; i++)
    {
      const QzOutsideRow *row = rows->pdata[i];
      const QzSheet *sheet = row->score->sheet;
      g_autofree char *total = qz_points_format (sheet->total);
      const char *counts = row->counts                     ? _ ("yes")
                           : sheet->state == QZ_SHEET_HELD ? _ ("no, to be clarified")
                                                           : _ ("no");

      qz_listing_add (listing, row->call, sheet->entry, sheet->stage,
                      qz_outside_side_get_id (row->score->side), row->score->organisation,
                      row->score->signer, row->score->signed_on, total,
                      call->json == NULL ? counts
                      : row->counts      ? "yes"
                                         : "no",
                      row->score->scan->sha256, NULL);
    }
  qz_listing_end (listing);
  return TRUE;
}

static const QzOption record_options[] = {
  { "from", "unit|recommender", N_ ("whose signed paper it is") },
  { "stage", "S", N_ ("the stage; otherwise the first") },
  { "organisation", "NAME", N_ ("which one; otherwise as the form of the entry says") },
  { "signed-by", "NAME", N_ ("who signed the paper") },
  { "signed", "DAY", N_ ("when, such as 2018-12-05") },
  { "scan", "FILE", N_ ("the signed paper as PDF or picture") },
  { "comment", "TEXT", N_ ("what stands there beside the points") },
  { "by", "NAME", N_ ("who types it") },
  { NULL },
};

static const QzOption list_options[] = {
  { "activity", "A", N_ ("the activity that is judged") },
  { NULL },
};

const QzCommand qz_outside_commands[] = {
  { "review outside record", "ENTRY ITEM=POINTS…",
    N_ ("Record the signed scores of a unit or a recommender, with their scan"),
    N_ ("Where the edition says “outside” of a stage they are one more score sheet of it; "
        "otherwise they are kept and do not count. Without the scan of the signed paper they are "
        "refused; what is written against the form is kept and does not count."),
    2, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, record_options, run_record },
  { "review outside list", "", N_ ("List the signed scores from outside"), "", 0, 0, QZ_ACCESS_READ,
    list_options, run_list },
  { NULL },
};
