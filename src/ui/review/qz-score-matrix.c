/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-score-matrix.h"

#include "ui/review/qz-matrix-canvas.h"

struct _QzScoreMatrix
{
  AdwBin parent_instance;

  /* borrowed, in the tree */
  QzMatrixCanvas *canvas;
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzScoreMatrix, qz_score_matrix, ADW_TYPE_BIN)

static void
opened_cb (QzScoreMatrix *self, guint row, int column)
{
  /* A listener may show another grid. */
  g_autoptr (QzScoreGrid) grid = qz_score_grid_ref (qz_matrix_canvas_get_grid (self->canvas));
  const char *judge = column >= 0 ? qz_score_grid_get_column (grid, (guint) column)->id : "";

  g_signal_emit (self, signals[SIGNAL_OPENED], 0, qz_score_grid_get_row (grid, row)->id, judge);
}

static void
qz_score_matrix_class_init (QzScoreMatrixClass *klass)
{
  /**
   * QzScoreMatrix::opened:
   * @entry: id of the entry whose sheets are to be typed
   * @judge: id of the judge whose sheet it is, "" for any
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", QZ_TYPE_SCORE_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
qz_score_matrix_init (QzScoreMatrix *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->canvas = QZ_MATRIX_CANVAS (qz_matrix_canvas_new ());
  g_signal_connect_object (self->canvas, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->canvas));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * qz_score_matrix_new:
 *
 * Returns: (transfer floating): an empty matrix
 */
GtkWidget *
qz_score_matrix_new (void)
{
  return g_object_new (QZ_TYPE_SCORE_MATRIX, NULL);
}

/**
 * qz_score_matrix_set_grid:
 * @grid: what to show; place and cursor stay when only sheets have changed
 */
void
qz_score_matrix_set_grid (QzScoreMatrix *self, QzScoreGrid *grid)
{
  g_return_if_fail (QZ_IS_SCORE_MATRIX (self));
  g_return_if_fail (grid != NULL);

  qz_matrix_canvas_set_grid (self->canvas, grid);
}
