/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scores of a judge. Totals are not in it: whoever reads it works them out himself. */

#include "config.h"

#include "exchange/qz-record.h"
#include "exchange/qz-scores-record.h"

#define NEEDED QZ_SLOT_REQUIRED
#define NEEDED_OR_BLANK (QZ_SLOT_REQUIRED | QZ_SLOT_MAY_BE_BLANK)
#define MOST_SHEETS 5000
#define MOST_ITEMS 100
#define MOST_REMARKS (MOST_ITEMS + QZ_N_REMARK_KINDS - 1)
#define MOST_TEXT 20000

/* clang-format off */
static const QzSlot score_slots[] = {
  QZ_SLOT (QzSheetScore, "item", ID, NEEDED, item),
  QZ_SLOT (QzSheetScore, "points", DECIMAL, NEEDED, points, .min = -G_MAXINT32,
           .max = G_MAXINT32),
};
static const QzShape score_shape
    = QZ_SHAPE (QzSheetScore, qz_sheet_score_new, score_slots,
                .unique = G_STRUCT_OFFSET (QzSheetScore, item));

static const QzSlot remark_slots[] = {
  QZ_SLOT (QzSheetRemark, "kind", ENUM, NEEDED, kind, .words = qz_remark_kind_ids),
  QZ_SLOT (QzSheetRemark, "item", ID, QZ_SLOT_OPTIONAL, item),
  QZ_SLOT (QzSheetRemark, "text", PROSE, NEEDED, text, .max = MOST_TEXT),
};
static const QzShape remark_shape
    = QZ_SHAPE (QzSheetRemark, qz_sheet_remark_new, remark_slots, .unique = -1);

static const QzSlot sheet_slots[] = {
  QZ_SLOT (QzHandedSheet, "entry", UUID, NEEDED, entry),
  QZ_SLOT (QzHandedSheet, "revision", COUNT, NEEDED, revision, .max = G_MAXINT32),
  QZ_SLOT (QzHandedSheet, "stage", ID, NEEDED, stage),
  QZ_SLOT (QzHandedSheet, "rubric", ID, NEEDED, rubric),
  QZ_SLOT (QzHandedSheet, "version", COUNT, NEEDED, version, .min = 1, .max = G_MAXINT32),
  QZ_SLOT (QzHandedSheet, "reason", PROSE, NEEDED_OR_BLANK, reason, .max = MOST_TEXT),
  QZ_SLOT (QzHandedSheet, "scores", LIST, NEEDED, scores, .max = MOST_ITEMS,
           .shape = &score_shape),
  QZ_SLOT (QzHandedSheet, "comment", PROSE, NEEDED_OR_BLANK, comment, .max = MOST_TEXT),
  QZ_SLOT (QzHandedSheet, "remarks", LIST, NEEDED, remarks, .max = MOST_REMARKS,
           .shape = &remark_shape),
  QZ_SLOT (QzHandedSheet, "updated", INSTANT, NEEDED, updated),
};
static const QzShape sheet_shape
    = QZ_SHAPE (QzHandedSheet, qz_handed_sheet_new, sheet_slots, .unique = -1);

static const QzSlot recusal_slots[] = {
  QZ_SLOT (QzRecusal, "entry", UUID, NEEDED, entry),
  QZ_SLOT (QzRecusal, "reason", PROSE, NEEDED, reason, .max = MOST_TEXT),
  QZ_SLOT (QzRecusal, "declared", INSTANT, NEEDED, declared),
};
static const QzShape recusal_shape
    = QZ_SHAPE (QzRecusal, qz_recusal_new, recusal_slots,
                .unique = G_STRUCT_OFFSET (QzRecusal, entry));

static const QzSlot slots[] = {
  { .key = "format", .kind = QZ_SLOT_FORMAT, .flags = NEEDED, .min = QZ_RECORD_FORMAT },
  QZ_SLOT (QzScores, "judge", UUID, NEEDED, judge),
  QZ_SLOT (QzScores, "packet", UUID, NEEDED, packet),
  QZ_SLOT (QzScores, "version", COUNT, NEEDED, version, .min = 1, .max = G_MAXINT32),
  QZ_SLOT (QzScores, "handed", INSTANT, NEEDED, handed),
  QZ_SLOT (QzScores, "sheets", LIST, NEEDED, sheets, .max = MOST_SHEETS, .shape = &sheet_shape),
  QZ_SLOT (QzScores, "recusals", LIST, NEEDED, recusals, .max = MOST_SHEETS,
           .shape = &recusal_shape),
};
static const QzShape shape = QZ_SHAPE (QzScores, NULL, slots, .unique = -1);
/* clang-format on */

/**
 * qz_scores_record_print:
 * @self: what a judge hands in
 *
 * Returns: (transfer full): its record
 */
GBytes *
qz_scores_record_print (const QzScores *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return qz_record_print (&shape, self);
}

/**
 * qz_scores_record_parse:
 * @name: what to call the record in messages
 * @bytes: its content
 * @error: %QZ_ERROR_SYNTAX with the first fault and its place
 *
 * Whether the points may be given is not asked here.
 *
 * Returns: (transfer full) (nullable): what a judge has handed in
 */
QzScores *
qz_scores_record_parse (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (QzScores) self = qz_scores_new ();
  g_autoptr (GBytes) printed = NULL;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  if (!qz_record_parse (&shape, name, bytes, self, error))
    return NULL;
  printed = qz_scores_record_print (self);
  return qz_record_check_canonical (name, bytes, printed, error) ? g_steal_pointer (&self) : NULL;
}
