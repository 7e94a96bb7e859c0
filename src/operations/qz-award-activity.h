/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"
#include "rules/qz-ranking.h"

G_BEGIN_DECLS

#define QZ_TYPE_AWARD_ACTIVITY (qz_award_activity_get_type ())

G_DECLARE_FINAL_TYPE (QzAwardActivity, qz_award_activity, QZ, AWARD_ACTIVITY, QzOperation)

QzAwardActivity *qz_award_activity_new (QzWorkspace *workspace,
                                        const char *activity) G_GNUC_WARN_UNUSED_RESULT;

void qz_award_activity_set_dry (QzAwardActivity *self, gboolean dry);
void qz_award_activity_set_incomplete (QzAwardActivity *self, gboolean incomplete);
void qz_award_activity_set_policy (QzAwardActivity *self, QzCutPolicy policy);
void qz_award_activity_set_amount (QzAwardActivity *self,
                                   const char *award,
                                   QzAwardBy by,
                                   gint64 amount);
void qz_award_activity_set_award (QzAwardActivity *self, const char *entry, const char *award);

const QzRanking *qz_award_activity_get_ranking (QzAwardActivity *self);
const char *qz_award_activity_get_award (QzAwardActivity *self, const char *entry);
guint qz_award_activity_count (QzAwardActivity *self, const char *award);
const GPtrArray *qz_award_activity_get_findings (QzAwardActivity *self);

G_END_DECLS
