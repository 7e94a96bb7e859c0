/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-receipt.h"

const char *const qz_verdict_ids[QZ_N_VERDICTS + 1] = {
  [QZ_VERDICT_TAKEN] = "taken",     [QZ_VERDICT_UNCHANGED] = "unchanged",
  [QZ_VERDICT_OLDER] = "older",     [QZ_VERDICT_WAITING] = "waiting",
  [QZ_VERDICT_REFUSED] = "refused",
};

/**
 * qz_verdict_get_id:
 * @verdict: a verdict
 *
 * Returns: the word for @verdict in files and on the command line
 */
const char *
qz_verdict_get_id (QzVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < QZ_N_VERDICTS, NULL);

  return qz_verdict_ids[verdict];
}

/**
 * qz_receipt_answer_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzReceiptAnswer *
qz_receipt_answer_new (void)
{
  QzReceiptAnswer *self = g_new0 (QzReceiptAnswer, 1);

  self->entry = g_strdup ("");
  self->state = g_strdup ("");
  self->number = g_strdup ("");
  self->reason = g_strdup ("");
  return self;
}

static void
answer_free (gpointer data)
{
  QzReceiptAnswer *self = data;

  g_free (self->entry);
  g_free (self->state);
  g_free (self->number);
  g_free (self->reason);
  g_strfreev (self->missing);
  g_free (self);
}

/**
 * qz_receipt_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzReceipt *
qz_receipt_new (void)
{
  QzReceipt *self = g_new0 (QzReceipt, 1);

  self->bundle = g_strdup ("");
  self->sha256 = g_strdup ("");
  self->received = g_strdup ("");
  self->answers = g_ptr_array_new_with_free_func (answer_free);
  return self;
}

/**
 * qz_receipt_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_receipt_free (QzReceipt *self)
{
  if (self == NULL)
    return;
  g_free (self->bundle);
  g_free (self->sha256);
  g_free (self->received);
  g_ptr_array_unref (self->answers);
  g_free (self);
}
