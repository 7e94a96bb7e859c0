/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"
#include "rules/qz-ranking.h"

G_BEGIN_DECLS

#define QZ_TYPE_RANK_ACTIVITY (qz_rank_activity_get_type ())

G_DECLARE_FINAL_TYPE (QzRankActivity, qz_rank_activity, QZ, RANK_ACTIVITY, QzOperation)

QzRankActivity *qz_rank_activity_new (QzWorkspace *workspace,
                                      const char *activity) G_GNUC_WARN_UNUSED_RESULT;

void qz_rank_activity_set_dry (QzRankActivity *self, gboolean dry);
void qz_rank_activity_set_place (QzRankActivity *self, const char *entry, guint place);
void
qz_rank_activity_set_deliberation (QzRankActivity *self, const char *names, const char *reason);

const QzRanking *qz_rank_activity_get_ranking (QzRankActivity *self);
const char *qz_rank_activity_get_judge_name (QzRankActivity *self, const char *judge);
char *qz_rank_activity_explain (QzRankActivity *self,
                                const char *entry,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
