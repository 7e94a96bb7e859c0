/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/qz-manifest.h"
#include "exchange/qz-receipt-record.h"
#include "exchange/qz-record.h"

#define NEEDED QZ_SLOT_REQUIRED
#define NEEDED_OR_BLANK (QZ_SLOT_REQUIRED | QZ_SLOT_MAY_BE_BLANK)
#define MOST_REASON 2000

static const char *const states[] = { "draft",    "submitted", "returned",
                                      "accepted", "withdrawn", NULL };

static gpointer
answer_new (void)
{
  return qz_receipt_answer_new ();
}

/* clang-format off */
static const QzSlot answer_slots[] = {
  QZ_SLOT (QzReceiptAnswer, "entry", UUID, NEEDED, entry),
  QZ_SLOT (QzReceiptAnswer, "revision", COUNT, NEEDED, revision, .max = G_MAXINT32),
  QZ_SLOT (QzReceiptAnswer, "verdict", ENUM, NEEDED, verdict, .words = qz_verdict_ids),
  QZ_SLOT (QzReceiptAnswer, "state", WORD, NEEDED_OR_BLANK, state, .words = states),
  QZ_SLOT (QzReceiptAnswer, "number", NAME, NEEDED_OR_BLANK, number),
  QZ_SLOT (QzReceiptAnswer, "reason", PROSE, NEEDED_OR_BLANK, reason, .max = MOST_REASON),
  QZ_SLOT (QzReceiptAnswer, "missing", HASHES, NEEDED, missing),
};
static const QzShape answer_shape
    = QZ_SHAPE (QzReceiptAnswer, answer_new, answer_slots,
                .unique = G_STRUCT_OFFSET (QzReceiptAnswer, entry));

static const QzSlot slots[] = {
  { .key = "format", .kind = QZ_SLOT_FORMAT, .flags = NEEDED, .min = QZ_RECORD_FORMAT },
  QZ_SLOT (QzReceipt, "bundle", UUID, NEEDED, bundle),
  QZ_SLOT (QzReceipt, "sha256", HASH, NEEDED, sha256),
  QZ_SLOT (QzReceipt, "received", INSTANT, NEEDED, received),
  QZ_SLOT (QzReceipt, "answers", LIST, NEEDED, answers, .max = QZ_BUNDLE_MOST_MEMBERS,
           .shape = &answer_shape),
};
static const QzShape shape = QZ_SHAPE (QzReceipt, NULL, slots, .unique = -1);
/* clang-format on */

/**
 * qz_receipt_record_print:
 * @self: a receipt
 *
 * Returns: (transfer full): its record
 */
GBytes *
qz_receipt_record_print (const QzReceipt *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return qz_record_print (&shape, self);
}

/**
 * qz_receipt_record_parse:
 * @name: what to call the record in messages
 * @bytes: its content
 * @error: %QZ_ERROR_SYNTAX with the first fault and its place
 *
 * Returns: (transfer full) (nullable): the receipt
 */
QzReceipt *
qz_receipt_record_parse (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (QzReceipt) self = qz_receipt_new ();

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  return qz_record_parse (&shape, name, bytes, self, error) ? g_steal_pointer (&self) : NULL;
}
