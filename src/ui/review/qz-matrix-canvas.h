/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/review/qz-score-grid.h"

G_BEGIN_DECLS

/**
 * QzMatrixCanvas:
 *
 * Entries by judges, to be put into a scrolled window. One widget draws what is in view; for
 * assistive technology the cells in view are there as a grid with row and column headers. One cell
 * has the cursor: arrow keys, Home, End, Page Up, Page Down, with Control to the ends.
 *
 * Signals: `opened (row, column)`, column -1 for the entry as a whole.
 */
#define QZ_TYPE_MATRIX_CANVAS (qz_matrix_canvas_get_type ())

G_DECLARE_FINAL_TYPE (QzMatrixCanvas, qz_matrix_canvas, QZ, MATRIX_CANVAS, GtkWidget)

GtkWidget *qz_matrix_canvas_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_matrix_canvas_set_grid (QzMatrixCanvas *self, QzScoreGrid *grid);
QzScoreGrid *qz_matrix_canvas_get_grid (QzMatrixCanvas *self);
void qz_matrix_canvas_set_cursor (QzMatrixCanvas *self, guint row, int column);
void qz_matrix_canvas_get_cursor (QzMatrixCanvas *self, guint *out_row, int *out_column);

G_END_DECLS
