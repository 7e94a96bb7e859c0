/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/qz-sheet-shapes.h"
#include "model/qz-sheet.h"

/* clang-format off */
static const QzSlot score_slots[] = {
  QZ_SLOT (QzSheetScore, "item", ID, QZ_SLOT_REQUIRED, item),
  QZ_SLOT (QzSheetScore, "points", DECIMAL, QZ_SLOT_OPTIONAL, points, .min = -G_MAXINT64,
           .max = G_MAXINT64),
};
const QzShape qz_sheet_score_shape
    = QZ_SHAPE (QzSheetScore, qz_sheet_score_new, score_slots,
                .unique = G_STRUCT_OFFSET (QzSheetScore, item));
/* clang-format on */
