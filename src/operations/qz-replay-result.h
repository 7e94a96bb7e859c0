/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-frozen-result.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_REPLAY_RESULT (qz_replay_result_get_type ())

G_DECLARE_FINAL_TYPE (QzReplayResult, qz_replay_result, QZ, REPLAY_RESULT, QzOperation)

QzReplayResult *qz_replay_result_new (QzWorkspace *workspace,
                                      const char *activity,
                                      const char *stage,
                                      guint version) G_GNUC_WARN_UNUSED_RESULT;

gboolean qz_replay_result_is_same (QzReplayResult *self);
const QzFrozenVersion *qz_replay_result_get_version (QzReplayResult *self);
const QzFrozenResult *qz_replay_result_get_result (QzReplayResult *self);
GBytes *qz_replay_result_get_record (QzReplayResult *self);
const char *qz_replay_result_get_sha256 (QzReplayResult *self);
const GPtrArray *qz_replay_result_get_findings (QzReplayResult *self);

G_END_DECLS
