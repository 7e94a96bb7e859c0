/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"
#include "rules/qz-opinions.h"

G_BEGIN_DECLS

#define QZ_TYPE_REVIEW_OPINIONS (qz_review_opinions_get_type ())

G_DECLARE_FINAL_TYPE (QzReviewOpinions, qz_review_opinions, QZ, REVIEW_OPINIONS, QzOperation)

QzReviewOpinions *qz_review_opinions_new (QzWorkspace *workspace,
                                          const char *activity,
                                          const char *stage) G_GNUC_WARN_UNUSED_RESULT;

const QzOpinions *qz_review_opinions_get_opinions (QzReviewOpinions *self);
const char *qz_review_opinions_get_judge_name (QzReviewOpinions *self, const char *judge);
char *qz_review_opinions_dup_silence (QzReviewOpinions *self,
                                      const QzFieldOpinion *field,
                                      QzMethod method) G_GNUC_WARN_UNUSED_RESULT;
char *qz_review_opinions_dup_judges (QzReviewOpinions *self, guint entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
