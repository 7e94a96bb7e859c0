/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-frozen-result.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_COMPARE_RESULTS (qz_compare_results_get_type ())

G_DECLARE_FINAL_TYPE (QzCompareResults, qz_compare_results, QZ, COMPARE_RESULTS, QzOperation)

QzCompareResults *qz_compare_results_new (QzWorkspace *workspace,
                                          const char *activity,
                                          const char *stage) G_GNUC_WARN_UNUSED_RESULT;

void qz_compare_results_set_versions (QzCompareResults *self, guint from, guint to);

guint qz_compare_results_get_from (QzCompareResults *self);
const QzFrozenResult *qz_compare_results_get_before (QzCompareResults *self);
const QzFrozenResult *qz_compare_results_get_after (QzCompareResults *self);
const GArray *qz_compare_results_get_moves (QzCompareResults *self);

G_END_DECLS
