/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzVerdict:
 * @QZ_VERDICT_TAKEN: 已收, new or newer than what was there
 * @QZ_VERDICT_UNCHANGED: the same was there already
 * @QZ_VERDICT_OLDER: something newer was there and stays
 * @QZ_VERDICT_WAITING: 待核章, until the key of the sender is confirmed
 * @QZ_VERDICT_REFUSED: with a reason
 *
 * What became of one entry of a bundle.
 */
typedef enum
{
  QZ_VERDICT_TAKEN,
  QZ_VERDICT_UNCHANGED,
  QZ_VERDICT_OLDER,
  QZ_VERDICT_WAITING,
  QZ_VERDICT_REFUSED,
} QzVerdict;

#define QZ_N_VERDICTS (QZ_VERDICT_REFUSED + 1)

/* The answer for one entry. */
typedef struct
{
  char *entry;        /* UUID */
  guint revision;     /* the one that was sent */
  QzVerdict verdict;
  char *state;        /* word of its QzEntryState at the receiver, "" when it is not there */
  char *number;       /* 申报号 at the receiver, "" before it has one */
  char *reason;       /* a sentence, "" when nothing is to be said */
  GStrv missing;      /* SHA-256 of the large files that have not come yet; nullable */
} QzReceiptAnswer;

/* A receipt 回执: what a receiver says of a bundle. */
typedef struct
{
  char *bundle;       /* UUID of the bundle */
  char *sha256;       /* of its manifest */
  char *received;     /* instant, by the receiver's clock */
  GPtrArray *answers; /* (element-type QzReceiptAnswer) */
} QzReceipt;

extern const char *const qz_verdict_ids[QZ_N_VERDICTS + 1]; /* NULL at the end */

QzReceipt *qz_receipt_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_receipt_free (QzReceipt *self);
QzReceiptAnswer *qz_receipt_answer_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char *qz_verdict_get_id (QzVerdict verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzReceipt, qz_receipt_free)

G_END_DECLS
