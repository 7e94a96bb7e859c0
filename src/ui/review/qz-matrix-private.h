/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the matrix share: where things lie, how they are drawn, how they are told. */
#pragma once

#include "ui/review/qz-matrix-canvas.h"

G_BEGIN_DECLS

/* Pixels. The side stays at the left and the head on top while the cells scroll under them. */
typedef struct
{
  int head;    /* height of the head */
  int row;     /* height of a row */
  int cell;    /* width of a cell */
  int number;  /* width in the side */
  int title;   /* width in the side; 0: no room for it */
  int settled; /* width in the side */
  int side;    /* width of the side */
} QzMatrixMetrics;

/* The cells in view, partly at least: from the first one up to, but not with, the end. */
typedef struct
{
  guint first_row;
  guint end_row;
  guint first_column;
  guint end_column;
} QzMatrixRange;

/* How it is drawn */

typedef struct _QzMatrixPaint QzMatrixPaint;

QzMatrixPaint *_qz_matrix_paint_new (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;
void _qz_matrix_paint_free (QzMatrixPaint *self);
void
_qz_matrix_paint_measure (QzMatrixPaint *self, const QzScoreGrid *grid, QzMatrixMetrics *metrics);
gboolean _qz_matrix_paint_check_font (QzMatrixPaint *self);
void _qz_matrix_paint_forget (QzMatrixPaint *self);
void _qz_matrix_paint_draw (QzMatrixPaint *self,
                            GtkSnapshot *snapshot,
                            const QzScoreGrid *grid,
                            const QzMatrixMetrics *metrics,
                            const QzMatrixRange *range,
                            double x,
                            double y);
void _qz_matrix_paint_draw_cursor (QzMatrixPaint *self,
                                   GtkSnapshot *snapshot,
                                   const QzMatrixMetrics *metrics,
                                   const graphene_rect_t *area,
                                   gboolean in_side);

/* How it is told */

typedef struct _QzMatrixAccess QzMatrixAccess;

QzMatrixAccess *_qz_matrix_access_new (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;
void _qz_matrix_access_free (QzMatrixAccess *self);
void _qz_matrix_access_update (QzMatrixAccess *self,
                               const QzScoreGrid *grid,
                               const QzMatrixRange *range,
                               guint cursor_row,
                               int cursor_column);
void _qz_matrix_access_allocate (QzMatrixAccess *self,
                                 const QzMatrixMetrics *metrics,
                                 double x,
                                 double y);
GtkWidget *_qz_matrix_access_find (QzMatrixAccess *self, guint row, int column);

char *
_qz_matrix_dup_name (const QzScoreGrid *grid, guint row, int column) G_GNUC_WARN_UNUSED_RESULT;
char *_qz_matrix_dup_head (const QzScoreGrid *grid, guint column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
