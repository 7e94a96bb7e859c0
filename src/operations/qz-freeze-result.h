/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-frozen-result.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_FREEZE_RESULT (qz_freeze_result_get_type ())

G_DECLARE_FINAL_TYPE (QzFreezeResult, qz_freeze_result, QZ, FREEZE_RESULT, QzOperation)

QzFreezeResult *qz_freeze_result_new (QzWorkspace *workspace,
                                      const char *activity,
                                      const char *stage) G_GNUC_WARN_UNUSED_RESULT;

void qz_freeze_result_set_reason (QzFreezeResult *self, const char *reason);
void qz_freeze_result_set_dry (QzFreezeResult *self, gboolean dry);

const QzFrozenVersion *qz_freeze_result_get_version (QzFreezeResult *self);
const QzFrozenResult *qz_freeze_result_get_result (QzFreezeResult *self);
guint qz_freeze_result_get_n_moved (QzFreezeResult *self);
const GPtrArray *qz_freeze_result_get_findings (QzFreezeResult *self);

G_END_DECLS
