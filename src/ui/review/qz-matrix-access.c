/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cells of the matrix that are in view, for assistive technology and for the focus. They draw
 * nothing and take no clicks: GTK knows no accessible that is not a widget.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/review/qz-matrix-private.h"

#define QZ_TYPE_MATRIX_CELL (qz_matrix_cell_get_type ())

G_DECLARE_FINAL_TYPE (QzMatrixCell, qz_matrix_cell, QZ, MATRIX_CELL, GtkWidget)

/* A cell, a header, or a row of them. */
struct _QzMatrixCell
{
  GtkWidget parent_instance;

  /* owned */
  char *name;

  /* state */
  GtkAllocation area; /* in the parent */
  guint row;          /* that it shows now */
  int column;
  gboolean is_selected;
};

G_DEFINE_FINAL_TYPE (QzMatrixCell, qz_matrix_cell, GTK_TYPE_WIDGET)

struct _QzMatrixAccess
{
  GtkWidget *widget; /* borrowed: owns us */

  /* borrowed, our children of @widget */
  GtkWidget *head; /* row of the column headers */
  GPtrArray *rows; /* (element-type GtkWidget): those that are in use first */

  /* state */
  QzMatrixRange range;
};

static void
qz_matrix_cell_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
qz_matrix_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (child, &QZ_MATRIX_CELL (child)->area, -1);
    }
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QzMatrixCell *self = QZ_MATRIX_CELL (widget);
  GtkWidget *canvas = gtk_widget_get_ancestor (widget, QZ_TYPE_MATRIX_CANVAS);

  g_signal_emit_by_name (canvas, "opened", self->row, self->column);
}

static void
qz_matrix_cell_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&QZ_MATRIX_CELL (object)->name, g_free);

  G_OBJECT_CLASS (qz_matrix_cell_parent_class)->dispose (object);
}

static void
qz_matrix_cell_class_init (QzMatrixCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_matrix_cell_dispose;
  widget_class->measure = qz_matrix_cell_measure;
  widget_class->size_allocate = qz_matrix_cell_size_allocate;
  gtk_widget_class_install_action (widget_class, "cell.open", NULL, open_cb);
  gtk_widget_class_set_css_name (widget_class, "matrix-cell");
}

static void
qz_matrix_cell_init (QzMatrixCell *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
add_cell (GtkWidget *parent, GtkAccessibleRole role)
{
  GtkWidget *cell = g_object_new (QZ_TYPE_MATRIX_CELL, "accessible-role", role, NULL);

  gtk_widget_set_focusable (cell, role == GTK_ACCESSIBLE_ROLE_GRID_CELL
                                      || role == GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  gtk_widget_action_set_enabled (cell, "cell.open", gtk_widget_get_focusable (cell));
  gtk_widget_set_parent (cell, parent);
  return cell;
}

/* Screen readers are told only what is new. */
static void
set_name (GtkWidget *widget, char *name)
{
  QzMatrixCell *self = QZ_MATRIX_CELL (widget);

  if (g_strcmp0 (self->name, name) == 0)
    {
      g_free (name);
      return;
    }
  g_free (self->name);
  self->name = name;
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_place (GtkWidget *widget, guint row, int column, gboolean is_selected)
{
  QzMatrixCell *self = QZ_MATRIX_CELL (widget);

  self->row = row;
  self->column = column;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_ROW_INDEX,
                                  (int) row + 2, GTK_ACCESSIBLE_RELATION_COL_INDEX, column + 2, -1);
  if (self->is_selected == is_selected)
    return;
  self->is_selected = is_selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_SELECTED, is_selected,
                               -1);
}

/* So many children of a role after the first one, which is a header. */
static void
keep_cells (GtkWidget *row, GtkAccessibleRole first, GtkAccessibleRole others, guint n)
{
  guint has = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, has++ <= n);
  for (; has <= n; has++)
    add_cell (row, has == 0 ? first : others);
}

static void
update_head (QzMatrixAccess *self, const QzScoreGrid *grid)
{
  GtkWidget *child;

  keep_cells (self->head, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER,
              self->range.end_column - self->range.first_column);
  set_name (self->head, g_strdup (_ ("Judges")));
  child = gtk_widget_get_first_child (self->head);
  set_name (child, g_strdup (_ ("Entry")));
  for (guint column = self->range.first_column; column < self->range.end_column; column++)
    {
      child = gtk_widget_get_next_sibling (child);
      set_name (child, _qz_matrix_dup_head (grid, column));
    }
}

static void
update_row (QzMatrixAccess *self,
            GtkWidget *row,
            const QzScoreGrid *grid,
            guint place,
            guint cursor_row,
            int cursor_column)
{
  GtkWidget *child;

  keep_cells (row, GTK_ACCESSIBLE_ROLE_ROW_HEADER, GTK_ACCESSIBLE_ROLE_GRID_CELL,
              self->range.end_column - self->range.first_column);
  set_name (row, g_strdup (qz_score_grid_get_row (grid, place)->number));
  child = gtk_widget_get_first_child (row);
  set_name (child, _qz_matrix_dup_name (grid, place, -1));
  set_place (child, place, -1, place == cursor_row && cursor_column == -1);
  for (int column = (int) self->range.first_column; column < (int) self->range.end_column; column++)
    {
      child = gtk_widget_get_next_sibling (child);
      set_name (child, _qz_matrix_dup_name (grid, place, column));
      set_place (child, place, column, place == cursor_row && column == cursor_column);
    }
}

/* What is in view is told anew. */
void
_qz_matrix_access_update (QzMatrixAccess *self,
                          const QzScoreGrid *grid,
                          const QzMatrixRange *range,
                          guint cursor_row,
                          int cursor_column)
{
  guint n_rows = range->end_row - range->first_row;

  self->range = *range;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->widget), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int) qz_score_grid_get_n_rows (grid) + 1,
                                  GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  (int) qz_score_grid_get_n_columns (grid) + 1, -1);
  update_head (self, grid);
  for (guint i = 0; i < MAX (self->rows->len, n_rows); i++)
    {
      GtkWidget *row;

      if (i == self->rows->len)
        g_ptr_array_add (self->rows, add_cell (self->widget, GTK_ACCESSIBLE_ROLE_ROW));
      row = g_ptr_array_index (self->rows, i);
      gtk_widget_set_visible (row, i < n_rows);
      if (i < n_rows)
        update_row (self, row, grid, range->first_row + i, cursor_row, cursor_column);
    }
}

static void
place_cells (
    QzMatrixAccess *self, GtkWidget *row, const QzMatrixMetrics *metrics, double x, int height)
{
  GtkWidget *child = gtk_widget_get_first_child (row);

  if (child == NULL)
    return;
  QZ_MATRIX_CELL (child)->area = (GtkAllocation){ 0, 0, metrics->side, height };
  for (guint column = self->range.first_column; column < self->range.end_column; column++)
    {
      child = gtk_widget_get_next_sibling (child);
      QZ_MATRIX_CELL (child)->area =
          (GtkAllocation){ metrics->side + (int) ((double) column * metrics->cell - x), 0,
                           metrics->cell, height };
    }
}

static void
allocate (GtkWidget *row, int y, int width, int height)
{
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (row, &(GtkAllocation){ 0, y, width, height }, -1);
  /* The same place again: the cells in it have others all the same. */
  qz_matrix_cell_size_allocate (row, width, height, -1);
}

/* Puts them to where they are drawn. */
void
_qz_matrix_access_allocate (QzMatrixAccess *self,
                            const QzMatrixMetrics *metrics,
                            double x,
                            double y)
{
  int width = gtk_widget_get_width (self->widget);

  place_cells (self, self->head, metrics, x, metrics->head);
  allocate (self->head, 0, width, metrics->head);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (!gtk_widget_get_visible (row))
        continue;
      place_cells (self, row, metrics, x, metrics->row);
      allocate (row,
                metrics->head + (int) ((double) (self->range.first_row + i) * metrics->row - y),
                width, metrics->row);
    }
}

/**
 * _qz_matrix_access_find:
 * @column: -1 for the header of the row
 *
 * Returns: (transfer none) (nullable): what stands for a cell, %NULL while it is out of view
 */
GtkWidget *
_qz_matrix_access_find (QzMatrixAccess *self, guint row, int column)
{
  GtkWidget *child;

  if (row < self->range.first_row || row >= self->range.end_row
      || (column >= 0
          && ((guint) column < self->range.first_column
              || (guint) column >= self->range.end_column)))
    return NULL;
  child = gtk_widget_get_first_child (g_ptr_array_index (self->rows, row - self->range.first_row));
  for (int i = (int) self->range.first_column - 1; column >= 0 && i < column; i++)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* The name of a judge as the head of a column. */
char *
_qz_matrix_dup_head (const QzScoreGrid *grid, guint column)
{
  const QzScoreGridColumn *judge = qz_score_grid_get_column (grid, column);

  return judge->is_head ? g_strdup_printf (_ ("%s (head)"), judge->name) : g_strdup (judge->name);
}

/* All there is to say about a cell, since a screen reader cannot look up its headers. */
char *
_qz_matrix_dup_name (const QzScoreGrid *grid, guint row, int column)
{
  const QzScoreGridRow *entry = qz_score_grid_get_row (grid, row);
  g_autofree char *words = NULL;

  if (column < 0)
    /* Translators: number and title of an entry, then how many of its sheets are settled. */
    return g_strdup_printf (_ ("%s %s, %u of %u sheets settled"), entry->number, entry->title,
                            entry->n_settled, entry->n_due);
  words = qz_score_cell_dup_words (qz_score_grid_get_cell (grid, row, (guint) column));
  /* Translators: number of an entry, name of a judge, and the total or the state of the sheet. */
  return g_strdup_printf (_ ("%s, %s: %s"), entry->number,
                          qz_score_grid_get_column (grid, (guint) column)->name, words);
}

QzMatrixAccess *
_qz_matrix_access_new (GtkWidget *widget)
{
  QzMatrixAccess *self = g_new0 (QzMatrixAccess, 1);

  self->widget = widget;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->head = add_cell (widget, GTK_ACCESSIBLE_ROLE_ROW);
  return self;
}

void
_qz_matrix_access_free (QzMatrixAccess *self)
{
  if (self == NULL)
    return;
  gtk_widget_unparent (self->head);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
