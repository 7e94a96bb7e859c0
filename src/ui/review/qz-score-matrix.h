/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/review/qz-score-grid.h"

G_BEGIN_DECLS

/**
 * QzScoreMatrix:
 *
 * The entries of a panel by its judges, filling up as sheets arrive.
 *
 * Signals: `opened (entry, judge)`, ids; judge "" for the entry as a whole.
 */
#define QZ_TYPE_SCORE_MATRIX (qz_score_matrix_get_type ())

G_DECLARE_FINAL_TYPE (QzScoreMatrix, qz_score_matrix, QZ, SCORE_MATRIX, AdwBin)

GtkWidget *qz_score_matrix_new (void) G_GNUC_WARN_UNUSED_RESULT;

void qz_score_matrix_set_grid (QzScoreMatrix *self, QzScoreGrid *grid);

G_END_DECLS
