/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-list-export.h"
#include "operations/qz-prepare-cuts.h"
#include "rules/qz-ranking.h"

G_BEGIN_DECLS

/* What stands beside the ranking in a spreadsheet. For the operation that exports it only. */

QzListExport *qz_ranking_book_make_matrix (const QzRanking *ranking,
                                           guint stage,
                                           const char *created) G_GNUC_WARN_UNUSED_RESULT;
QzListExport *qz_ranking_book_make_counts (const QzRanking *ranking,
                                           QzPrepareCuts *known,
                                           const char *created) G_GNUC_WARN_UNUSED_RESULT;
QzListExport *qz_ranking_book_make_prizes (const QzRanking *ranking,
                                           const GPtrArray *prizes,
                                           const char *created) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
