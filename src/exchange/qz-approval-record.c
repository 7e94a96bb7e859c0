/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes to the hosts to be approved 审定/会签, and what comes back. */

#include "config.h"

#include "exchange/qz-approval-record.h"
#include "exchange/qz-record.h"

#define NEEDED QZ_SLOT_REQUIRED
#define NEEDED_OR_BLANK (QZ_SLOT_REQUIRED | QZ_SLOT_MAY_BE_BLANK)
#define MOST_ROWS 20000
#define MOST_TITLE 1000
#define MOST_TEXT 2000
#define MOST_REMARKS 1000

/* clang-format off */
static const QzSlot row_slots[] = {
  QZ_SLOT (QzResultRow, "id", UUID, NEEDED, id),
  QZ_SLOT (QzResultRow, "number", NAME, NEEDED_OR_BLANK, number),
  QZ_SLOT (QzResultRow, "category", NAME, NEEDED_OR_BLANK, category),
  QZ_SLOT (QzResultRow, "title", NAME, NEEDED_OR_BLANK, title, .max = MOST_TITLE),
  QZ_SLOT (QzResultRow, "team", NAME, NEEDED_OR_BLANK, team, .max = MOST_TITLE),
  QZ_SLOT (QzResultRow, "unit", NAME, NEEDED_OR_BLANK, unit, .max = MOST_TITLE),
  QZ_SLOT (QzResultRow, "rank", COUNT, NEEDED, rank, .max = MOST_ROWS),
  QZ_SLOT (QzResultRow, "total", DECIMAL, QZ_SLOT_OPTIONAL, total, .min = -G_MAXINT64,
           .max = G_MAXINT64),
  QZ_SLOT (QzResultRow, "award", NAME, NEEDED_OR_BLANK, award),
};
static const QzShape row_shape
    = QZ_SHAPE (QzResultRow, qz_result_row_new, row_slots,
                .unique = G_STRUCT_OFFSET (QzResultRow, id));

static const QzSlot list_slots[] = {
  { .key = "format", .kind = QZ_SLOT_FORMAT, .flags = NEEDED, .min = QZ_RECORD_FORMAT },
  QZ_SLOT (QzResultList, "activity", ID, NEEDED, activity),
  QZ_SLOT (QzResultList, "activity-name", NAME, NEEDED, activity_name),
  QZ_SLOT (QzResultList, "made", INSTANT, NEEDED, made),
  QZ_SLOT (QzResultList, "rows", LIST, NEEDED, rows, .max = MOST_ROWS, .shape = &row_shape),
};
static const QzShape list_shape = QZ_SHAPE (QzResultList, NULL, list_slots, .unique = -1);

static const QzSlot remark_slots[] = {
  QZ_SLOT (QzApprovalRemark, "entry", NAME, NEEDED, entry),
  QZ_SLOT (QzApprovalRemark, "text", PROSE, NEEDED, text, .max = MOST_TEXT),
};
static const QzShape remark_shape
    = QZ_SHAPE (QzApprovalRemark, qz_approval_remark_new, remark_slots, .unique = -1);

static const QzSlot candidate_slots[] = {
  QZ_SLOT (QzApprovalCandidate, "title", NAME, NEEDED, title, .max = MOST_TITLE),
  QZ_SLOT (QzApprovalCandidate, "unit", NAME, NEEDED_OR_BLANK, unit, .max = MOST_TITLE),
  QZ_SLOT (QzApprovalCandidate, "award", NAME, NEEDED_OR_BLANK, award),
  QZ_SLOT (QzApprovalCandidate, "reason", PROSE, NEEDED_OR_BLANK, reason, .max = MOST_TEXT),
};
static const QzShape candidate_shape
    = QZ_SHAPE (QzApprovalCandidate, qz_approval_candidate_new, candidate_slots, .unique = -1);

static const QzSlot approval_slots[] = {
  { .key = "format", .kind = QZ_SLOT_FORMAT, .flags = NEEDED, .min = QZ_RECORD_FORMAT },
  QZ_SLOT (QzApproval, "list", HASH, NEEDED, list),
  QZ_SLOT (QzApproval, "activity", ID, NEEDED, activity),
  QZ_SLOT (QzApproval, "opinion", ENUM, NEEDED, opinion, .words = qz_opinion_ids),
  QZ_SLOT (QzApproval, "text", PROSE, NEEDED_OR_BLANK, text, .max = MOST_TEXT),
  QZ_SLOT (QzApproval, "signer", NAME, NEEDED, signer),
  QZ_SLOT (QzApproval, "signed-on", INSTANT, NEEDED, signed_on),
  QZ_SLOT (QzApproval, "remarks", LIST, NEEDED, remarks, .max = MOST_REMARKS,
           .shape = &remark_shape),
  QZ_SLOT (QzApproval, "candidates", LIST, NEEDED, candidates, .max = MOST_REMARKS,
           .shape = &candidate_shape),
};
static const QzShape approval_shape = QZ_SHAPE (QzApproval, NULL, approval_slots, .unique = -1);
/* clang-format on */

/**
 * qz_result_list_record_print:
 * @self: a list
 *
 * Returns: (transfer full): its record
 */
GBytes *
qz_result_list_record_print (const QzResultList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return qz_record_print (&list_shape, self);
}

/**
 * qz_result_list_record_parse:
 * @name: what to call the record in messages
 * @bytes: its content
 * @error: %QZ_ERROR_SYNTAX with the first fault and its place
 *
 * Returns: (transfer full) (nullable): the list
 */
QzResultList *
qz_result_list_record_parse (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (QzResultList) self = qz_result_list_new ();
  g_autoptr (GBytes) printed = NULL;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  if (!qz_record_parse (&list_shape, name, bytes, self, error))
    return NULL;
  printed = qz_result_list_record_print (self);
  return qz_record_check_canonical (name, bytes, printed, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * qz_approval_record_print:
 * @self: an opinion
 *
 * Returns: (transfer full): its record
 */
GBytes *
qz_approval_record_print (const QzApproval *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return qz_record_print (&approval_shape, self);
}

/**
 * qz_approval_record_parse:
 * @name: what to call the record in messages
 * @bytes: its content
 * @error: %QZ_ERROR_SYNTAX with the first fault and its place
 *
 * Returns: (transfer full) (nullable): the opinion
 */
QzApproval *
qz_approval_record_parse (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (QzApproval) self = qz_approval_new ();

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  return qz_record_parse (&approval_shape, name, bytes, self, error) ? g_steal_pointer (&self)
                                                                     : NULL;
}
