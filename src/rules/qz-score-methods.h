/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-score-table.h"

G_BEGIN_DECLS

double *qz_scores_standardise (const QzScoreTable *table,
                               guint min_sheets,
                               gboolean *out_left) G_GNUC_WARN_UNUSED_RESULT;
double *qz_scores_borda (const QzScoreTable *table) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
