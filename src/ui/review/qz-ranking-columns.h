/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-ranking.h"
#include "ui/widgets/qz-table.h"

G_BEGIN_DECLS

void qz_ranking_columns_add (QzTable *table);
const QzRanking *qz_ranking_columns_get_ranking (gpointer item);

char *qz_standing_dup_scores (const QzStanding *standing) G_GNUC_WARN_UNUSED_RESULT;
PangoAttrList *qz_standing_get_score_style (const QzStanding *standing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
