/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-public-key.h"
#include "model/qz-panel.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_SET_JUDGE_KEY (qz_set_judge_key_get_type ())

G_DECLARE_FINAL_TYPE (QzSetJudgeKey, qz_set_judge_key, QZ, SET_JUDGE_KEY, QzOperation)

QzSetJudgeKey *qz_set_judge_key_new (QzWorkspace *workspace,
                                     const char *judge,
                                     const char *path) G_GNUC_WARN_UNUSED_RESULT;

const QzJudge *qz_set_judge_key_get_judge (QzSetJudgeKey *self);
const QzPublicKey *qz_set_judge_key_get_key (QzSetJudgeKey *self);

G_END_DECLS
