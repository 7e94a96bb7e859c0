/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads what the fuzzer makes as each kind of record. What is taken is canonical: it prints to the
 * very bytes that were read.
 */

#include "config.h"

#include "exchange/qz-approval-record.h"
#include "exchange/qz-edition-record.h"
#include "exchange/qz-entry-record.h"
#include "exchange/qz-organisation-record.h"
#include "exchange/qz-receipt-record.h"
#include "exchange/qz-result-record.h"
#include "exchange/qz-return-record.h"
#include "exchange/qz-scores-record.h"
#include "rules/qz-frozen-rules.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (GBytes *bytes, GBytes *printed, GError *error)
{
  g_assert_true ((printed == NULL) == (error != NULL));
  if (printed != NULL)
    g_assert_true (g_bytes_equal (bytes, printed));
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_clear_error (&error);
  g_clear_pointer (&printed, g_bytes_unref);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  GError *errors[9] = { NULL };
  g_autoptr (GPtrArray) materials = NULL;
  g_autoptr (QzEntry) entry = qz_entry_record_parse ("r", bytes, &materials, &errors[0]);
  g_autoptr (QzOrganisation) organisation = qz_organisation_record_parse ("r", bytes, &errors[1]);
  g_autoptr (QzReceipt) receipt = qz_receipt_record_parse ("r", bytes, &errors[2]);
  g_autoptr (QzReturn) back = qz_return_record_parse ("r", bytes, &errors[3]);
  g_autoptr (QzEditionRecord) edition = qz_edition_record_parse ("r", bytes, &errors[4]);
  g_autoptr (QzFrozenResult) result = qz_result_record_parse ("r", bytes, &errors[5]);
  g_autoptr (QzResultList) list = qz_result_list_record_parse ("r", bytes, &errors[6]);
  g_autoptr (QzApproval) approval = qz_approval_record_parse ("r", bytes, &errors[7]);
  g_autoptr (QzScores) scores = qz_scores_record_parse ("r", bytes, &errors[8]);

  check (bytes, entry != NULL ? qz_entry_record_print (entry, materials) : NULL, errors[0]);
  check (bytes, organisation != NULL ? qz_organisation_record_print (organisation) : NULL,
         errors[1]);
  check (bytes, receipt != NULL ? qz_receipt_record_print (receipt) : NULL, errors[2]);
  check (bytes, back != NULL ? qz_return_record_print (back) : NULL, errors[3]);
  check (bytes, edition != NULL ? qz_edition_record_print (edition) : NULL, errors[4]);
  check (bytes, result != NULL ? qz_result_record_print (result) : NULL, errors[5]);
  check (bytes, list != NULL ? qz_result_list_record_print (list) : NULL, errors[6]);
  check (bytes, approval != NULL ? qz_approval_record_print (approval) : NULL, errors[7]);
  check (bytes, scores != NULL ? qz_scores_record_print (scores) : NULL, errors[8]);
  /* Whatever the scores and rules are, they can be worked out or are refused. */
  if (result != NULL)
    (void) qz_frozen_result_work_out (result, NULL);
  return 0;
}
