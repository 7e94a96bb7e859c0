/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-conflict.h"
#include "operations/qz-operation.h"
#include "operations/qz-seat-judges.h"
#include "operations/qz-seating.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_DECIDE_CONFLICT (qz_decide_conflict_get_type ())
G_DECLARE_FINAL_TYPE (QzDecideConflict, qz_decide_conflict, QZ, DECIDE_CONFLICT, QzOperation)

QzDecideConflict *qz_decide_conflict_new (QzWorkspace *workspace,
                                          const char *entry,
                                          const char *judge,
                                          QzConflictState state,
                                          const char *reason,
                                          const char *approver) G_GNUC_WARN_UNUSED_RESULT;
const QzConflict *qz_decide_conflict_get_conflict (QzDecideConflict *self);
guint qz_decide_conflict_get_n_sheets (QzDecideConflict *self);

const QzSeatChange *qz_decide_conflict_get_replacement (QzDecideConflict *self);
QzSeatJudges *qz_decide_conflict_make_adjustment (QzDecideConflict *self) G_GNUC_WARN_UNUSED_RESULT;
const GPtrArray *qz_decide_conflict_get_findings (QzDecideConflict *self);

G_END_DECLS
