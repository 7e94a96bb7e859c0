/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the matrix of a panel shows. */

#include "config.h"

#include "ui/review/qz-score-grid.h"

#include <glib/gi18n-lib.h>

struct _QzScoreGrid
{
  GArray *rows;          /* (element-type QzScoreGridRow) */
  GArray *columns;       /* (element-type QzScoreGridColumn) */
  GHashTable *row_at;    /* id of an entry → place in @rows */
  GHashTable *column_at; /* id of a judge → place in @columns */
  QzScoreCell *cells;    /* row after row */
};

static void
row_clear (gpointer data)
{
  QzScoreGridRow *row = data;

  g_free (row->id);
  g_free (row->number);
  g_free (row->title);
}

static void
column_clear (gpointer data)
{
  QzScoreGridColumn *column = data;

  g_free (column->id);
  g_free (column->name);
}

static void
grid_clear (gpointer data)
{
  QzScoreGrid *self = data;

  g_hash_table_unref (self->row_at);
  g_hash_table_unref (self->column_at);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_free (self->cells);
}

static void
add_row (QzScoreGrid *self, const QzEntry *entry)
{
  QzScoreGridRow row = { .id = g_strdup (entry->id),
                         .number = g_strdup (entry->number),
                         .title = g_strdup (entry->title) };

  g_hash_table_insert (self->row_at, row.id, GUINT_TO_POINTER (self->rows->len));
  g_array_append_val (self->rows, row);
}

static void
add_column (QzScoreGrid *self, const QzJudge *judge)
{
  QzScoreGridColumn column = { .id = g_strdup (judge->id), .name = g_strdup (judge->name) };

  g_hash_table_insert (self->column_at, column.id, GUINT_TO_POINTER (self->columns->len));
  g_array_append_val (self->columns, column);
}

/* Where an id stands, FALSE when it is not shown. */
static gboolean
find (GHashTable *places, const char *id, guint *out_place)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (places, id, NULL, &place))
    return FALSE;
  *out_place = GPOINTER_TO_UINT (place);
  return TRUE;
}

static QzScoreCell *
cell_at (const QzScoreGrid *self, guint row, guint column)
{
  return &self->cells[(gsize) row * self->columns->len + column];
}

static void
ask (QzScoreGrid *self, guint row, const QzPanel *panel)
{
  const GPtrArray *judges =
      qz_panel_get_judges_of (panel, g_array_index (self->rows, QzScoreGridRow, row).id);

  for (guint i = 0; judges != NULL && i < judges->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (judges, i);
      QzScoreCell *cell;
      guint column;

      if (!find (self->column_at, judge->id, &column))
        continue;
      cell = cell_at (self, row, column);
      if (cell->state != QZ_SCORE_CELL_NOT_DUE)
        continue;
      cell->state = QZ_SCORE_CELL_WAITING;
      g_array_index (self->rows, QzScoreGridRow, row).n_due++;
    }
}

static void
add_sheet (QzScoreGrid *self, const QzSheet *sheet)
{
  static const QzScoreCellState states[] = { [QZ_SHEET_OPEN] = QZ_SCORE_CELL_OPEN,
                                             [QZ_SHEET_LOCKED] = QZ_SCORE_CELL_LOCKED,
                                             [QZ_SHEET_RECUSED] = QZ_SCORE_CELL_RECUSED,
                                             [QZ_SHEET_HELD] = QZ_SCORE_CELL_HELD };
  QzScoreGridRow *line;
  QzScoreCell *cell;
  guint row, column;

  if (!find (self->row_at, sheet->entry, &row) || !find (self->column_at, sheet->judge, &column))
    return;
  line = &g_array_index (self->rows, QzScoreGridRow, row);
  cell = cell_at (self, row, column);
  line->n_settled -= cell->state == QZ_SCORE_CELL_LOCKED || cell->state == QZ_SCORE_CELL_RECUSED;
  cell->state = states[sheet->state];
  cell->points = sheet->total;
  line->n_settled += cell->state == QZ_SCORE_CELL_LOCKED || cell->state == QZ_SCORE_CELL_RECUSED;
}

/**
 * qz_score_grid_new:
 * @entries: (element-type QzEntry): one row each
 * @judges: (element-type QzJudge): one column each
 *
 * Returns: (transfer full): a grid in which nothing is due
 */
QzScoreGrid *
qz_score_grid_new (const GPtrArray *entries, const GPtrArray *judges)
{
  QzScoreGrid *self = g_atomic_rc_box_new0 (QzScoreGrid);

  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (QzScoreGridRow), entries->len);
  self->columns = g_array_sized_new (FALSE, FALSE, sizeof (QzScoreGridColumn), judges->len);
  g_array_set_clear_func (self->rows, row_clear);
  g_array_set_clear_func (self->columns, column_clear);
  self->row_at = g_hash_table_new (g_str_hash, g_str_equal);
  self->column_at = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < entries->len; i++)
    add_row (self, g_ptr_array_index (entries, i));
  for (guint i = 0; i < judges->len; i++)
    add_column (self, g_ptr_array_index (judges, i));
  self->cells = g_new0 (QzScoreCell, (gsize) entries->len * judges->len);
  return self;
}

QzScoreGrid *
qz_score_grid_ref (QzScoreGrid *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
qz_score_grid_unref (QzScoreGrid *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, grid_clear);
}

/**
 * qz_score_grid_add_panel:
 * @panel: with its entries, or without any when it scores all that are shown
 *
 * The judges of @panel owe sheets of its entries.
 */
void
qz_score_grid_add_panel (QzScoreGrid *self, const QzPanel *panel)
{
  g_return_if_fail (self != NULL && panel != NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      QzScoreGridColumn *column = &g_array_index (self->columns, QzScoreGridColumn, i);

      column->is_head = column->is_head || strcmp (column->id, panel->head) == 0;
    }
  for (guint i = 0; panel->entry_ids == NULL && i < self->rows->len; i++)
    ask (self, i, panel);
  for (guint i = 0; panel->entry_ids != NULL && panel->entry_ids[i] != NULL; i++)
    {
      guint row;

      if (find (self->row_at, panel->entry_ids[i], &row))
        ask (self, row, panel);
    }
}

/**
 * qz_score_grid_add_sheets:
 * @sheets: (element-type QzSheet): those of entries or judges that are not shown are passed over
 */
void
qz_score_grid_add_sheets (QzScoreGrid *self, const GPtrArray *sheets)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    add_sheet (self, g_ptr_array_index (sheets, i));
}

guint
qz_score_grid_get_n_rows (const QzScoreGrid *self)
{
  return self->rows->len;
}

guint
qz_score_grid_get_n_columns (const QzScoreGrid *self)
{
  return self->columns->len;
}

const QzScoreGridRow *
qz_score_grid_get_row (const QzScoreGrid *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return &g_array_index (self->rows, QzScoreGridRow, row);
}

const QzScoreGridColumn *
qz_score_grid_get_column (const QzScoreGrid *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return &g_array_index (self->columns, QzScoreGridColumn, column);
}

QzScoreCell
qz_score_grid_get_cell (const QzScoreGrid *self, guint row, guint column)
{
  const QzScoreCell none = { 0 };

  g_return_val_if_fail (row < self->rows->len && column < self->columns->len, none);

  return *cell_at (self, row, column);
}

/**
 * qz_score_grid_has_shape_of:
 *
 * Returns: whether the same entries stand by the same judges, whatever their sheets say
 */
gboolean
qz_score_grid_has_shape_of (const QzScoreGrid *self, const QzScoreGrid *other)
{
  if (self->rows->len != other->rows->len || self->columns->len != other->columns->len)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (strcmp (qz_score_grid_get_row (self, i)->id, qz_score_grid_get_row (other, i)->id) != 0
        || strcmp (qz_score_grid_get_row (self, i)->title, qz_score_grid_get_row (other, i)->title)
               != 0)
      return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const QzScoreGridColumn *a = qz_score_grid_get_column (self, i);
      const QzScoreGridColumn *b = qz_score_grid_get_column (other, i);

      if (strcmp (a->id, b->id) != 0 || strcmp (a->name, b->name) != 0 || a->is_head != b->is_head)
        return FALSE;
    }
  return TRUE;
}

/**
 * qz_score_cell_dup_text:
 *
 * Returns: (transfer full): what stands in a narrow cell; "" when nothing is due
 */
char *
qz_score_cell_dup_text (QzScoreCell cell)
{
  switch (cell.state)
    {
    case QZ_SCORE_CELL_LOCKED:
      return qz_points_format (cell.points);
    case QZ_SCORE_CELL_RECUSED:
      return g_strdup (_ ("Recused"));
    case QZ_SCORE_CELL_HELD:
      return g_strdup (_ ("Held"));
    case QZ_SCORE_CELL_OPEN:
      return g_strdup (C_ ("score sheet", "Open"));
    case QZ_SCORE_CELL_WAITING:
      return g_strdup ("–");
    case QZ_SCORE_CELL_NOT_DUE:
    default:
      return g_strdup ("");
    }
}

/**
 * qz_score_cell_dup_words:
 *
 * Returns: (transfer full): the same for who cannot see the cell
 */
char *
qz_score_cell_dup_words (QzScoreCell cell)
{
  switch (cell.state)
    {
    case QZ_SCORE_CELL_WAITING:
      return g_strdup (_ ("not begun"));
    case QZ_SCORE_CELL_NOT_DUE:
      return g_strdup (_ ("not to be scored"));
    case QZ_SCORE_CELL_OPEN:
    case QZ_SCORE_CELL_LOCKED:
    case QZ_SCORE_CELL_RECUSED:
    case QZ_SCORE_CELL_HELD:
    default:
      return qz_score_cell_dup_text (cell);
    }
}
