/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "model/qz-panel.h"
#include "model/qz-sheet.h"

G_BEGIN_DECLS

/**
 * QzScoreCellState:
 * @QZ_SCORE_CELL_NOT_DUE: the judge does not score the entry
 * @QZ_SCORE_CELL_WAITING: there is no sheet yet
 * @QZ_SCORE_CELL_OPEN: being typed
 * @QZ_SCORE_CELL_LOCKED: it counts
 * @QZ_SCORE_CELL_RECUSED: it never counts
 * @QZ_SCORE_CELL_HELD: to be clarified
 */
typedef enum
{
  QZ_SCORE_CELL_NOT_DUE,
  QZ_SCORE_CELL_WAITING,
  QZ_SCORE_CELL_OPEN,
  QZ_SCORE_CELL_LOCKED,
  QZ_SCORE_CELL_RECUSED,
  QZ_SCORE_CELL_HELD,
} QzScoreCellState;

#define QZ_N_SCORE_CELL_STATES (QZ_SCORE_CELL_HELD + 1)

typedef struct
{
  gint64 points; /* thousandths, of a locked sheet */
  QzScoreCellState state;
} QzScoreCell;

typedef struct
{
  char *id; /* of the entry */
  char *number;
  char *title;
  guint n_due;
  guint n_settled; /* locked or recused */
} QzScoreGridRow;

typedef struct
{
  char *id; /* of the judge */
  char *name;
  gboolean is_head;
} QzScoreGridColumn;

/*
 * The sheets of entries by judges, small enough to be replaced whole when one arrives. Filled in by
 * whoever reads them and then left alone; reference counted.
 */
typedef struct _QzScoreGrid QzScoreGrid;

QzScoreGrid *qz_score_grid_new (const GPtrArray *entries,
                                const GPtrArray *judges) G_GNUC_WARN_UNUSED_RESULT;
QzScoreGrid *qz_score_grid_ref (QzScoreGrid *self);
void qz_score_grid_unref (QzScoreGrid *self);

void qz_score_grid_add_panel (QzScoreGrid *self, const QzPanel *panel);
void qz_score_grid_add_sheets (QzScoreGrid *self, const GPtrArray *sheets);

guint qz_score_grid_get_n_rows (const QzScoreGrid *self);
guint qz_score_grid_get_n_columns (const QzScoreGrid *self);
const QzScoreGridRow *qz_score_grid_get_row (const QzScoreGrid *self, guint row);
const QzScoreGridColumn *qz_score_grid_get_column (const QzScoreGrid *self, guint column);
QzScoreCell qz_score_grid_get_cell (const QzScoreGrid *self, guint row, guint column);
gboolean qz_score_grid_has_shape_of (const QzScoreGrid *self, const QzScoreGrid *other);

char *qz_score_cell_dup_text (QzScoreCell cell) G_GNUC_WARN_UNUSED_RESULT;
char *qz_score_cell_dup_words (QzScoreCell cell) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzScoreGrid, qz_score_grid_unref)

G_END_DECLS
