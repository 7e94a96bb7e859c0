/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-frozen-result.h"
#include "rules/qz-ranking.h"

G_BEGIN_DECLS

/* An entry that stands elsewhere in one of two results. */
typedef struct
{
  const QzFrozenEntry *before; /* borrowed; NULL: only in the later one */
  const QzFrozenEntry *after;  /* borrowed; NULL: only in the earlier one */
} QzFrozenMove;

QzRanking *qz_frozen_result_rank (QzFrozenResult *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_frozen_result_work_out (QzFrozenResult *self, GError **error);

GArray *qz_frozen_result_compare (const QzFrozenResult *before,
                                  const QzFrozenResult *after) G_GNUC_WARN_UNUSED_RESULT;
void qz_frozen_result_report (const QzFrozenResult *self,
                              const QzFrozenResult *again,
                              GPtrArray *findings);

G_END_DECLS
