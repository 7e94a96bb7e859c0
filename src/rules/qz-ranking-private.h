/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-duties.h"
#include "rules/qz-ranking.h"

G_BEGIN_DECLS

/* A ranking that is being built. */
typedef struct
{
  QzRanking *ranking;
  const QzActivity *activity;
  GHashTable *by_entry; /* id -> (element-type QzSheet) */
  GHashTable *facts;    /* nullable: id of an entry -> (element-type QzReviewFact) */
  QzDuties *duties;
} QzRankingBuilder;

const char *_qz_ranking_call (const QzEntry *entry);
gint64 _qz_ranking_get_fact (const QzRankingBuilder *self,
                             const char *entry,
                             const char *stage,
                             QzFactKind kind);
void _qz_stage_result_free (QzStageResult *self);
QzStageResult *_qz_ranking_score_stage (QzRankingBuilder *self,
                                        const QzEntry *entry,
                                        const QzStage *stage,
                                        GPtrArray *sheets,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void _qz_ranking_pass_stages (QzRankingBuilder *self, QzStanding *const *standings, guint n);

G_END_DECLS
