/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "operations/qz-rank-activity.h"
#include "ui/review/qz-cut-view.h"

G_BEGIN_DECLS

/**
 * QzRankingView:
 *
 * How the entries of an activity stand: exact totals with what was dropped struck through, ranks,
 * awards, and what the rules found; below, when asked for, the cut lines. While they are tried out
 * the awards are shown as they would be.
 */
#define QZ_TYPE_RANKING_VIEW (qz_ranking_view_get_type ())

G_DECLARE_FINAL_TYPE (QzRankingView, qz_ranking_view, QZ, RANKING_VIEW, AdwBin)

void qz_ranking_view_set_operation (QzRankingView *self,
                                    QzWorkspace *workspace,
                                    QzRankActivity *operation);
void qz_ranking_view_search (QzRankingView *self, const char *text);
QzCutView *qz_ranking_view_get_cuts (QzRankingView *self);
gboolean qz_ranking_view_get_cuts_shown (QzRankingView *self);
void qz_ranking_view_set_cuts_shown (QzRankingView *self, gboolean shown);
const char *qz_ranking_view_get_selected (QzRankingView *self);

G_END_DECLS
