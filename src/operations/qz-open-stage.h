/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_OPEN_STAGE (qz_open_stage_get_type ())

G_DECLARE_FINAL_TYPE (QzOpenStage, qz_open_stage, QZ, OPEN_STAGE, QzOperation)

QzOpenStage *qz_open_stage_new (QzWorkspace *workspace,
                                const char *activity,
                                const char *stage) G_GNUC_WARN_UNUSED_RESULT;

const GPtrArray *qz_open_stage_get_lines (QzOpenStage *self);

G_END_DECLS
