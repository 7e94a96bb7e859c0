/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/entries/qz-chapter-table.h"

#include <glib/gi18n-lib.h>

#include "ui/entries/qz-field-editor.h"
#include "ui/entries/qz-table-cell.h"

struct _QzChapterTable
{
  GtkBox parent_instance;

  GtkWidget *caption;
  GtkWidget *grid;
  GtkWidget *tools[4]; /* add row, add column, remove row, remove column */

  QzField *column;   /* owned: what a cell takes, any text */
  GPtrArray *cells;  /* (element-type QzTableCell): in the grid, row by row */
  GPtrArray *values; /* (element-type GStrv): what they hold */
  guint row;         /* where the focus was last */
  guint place;       /* column of it */
  gboolean refreshing;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzChapterTable, qz_chapter_table, GTK_TYPE_BOX)

static void show_cells (QzChapterTable *self);

static guint
get_n_columns (QzChapterTable *self)
{
  return self->values->len > 0 ? g_strv_length (self->values->pdata[0]) : 0;
}

static QzTableCell *
cell_at (QzChapterTable *self, guint row, guint column)
{
  return g_ptr_array_index (self->cells, row * get_n_columns (self) + column);
}

static void
changed (QzChapterTable *self)
{
  if (!self->refreshing)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A table keeps a heading and two columns. */
static void
update_tools (QzChapterTable *self)
{
  guint rows = self->values->len;
  guint columns = get_n_columns (self);

  gtk_widget_set_sensitive (self->tools[0], rows < QZ_CHAPTER_TABLE_ROWS
                                                && (rows + 1) * columns <= QZ_CHAPTER_TABLE_CELLS);
  gtk_widget_set_sensitive (self->tools[1], columns < QZ_CHAPTER_TABLE_COLUMNS
                                                && rows * (columns + 1) <= QZ_CHAPTER_TABLE_CELLS);
  gtk_widget_set_sensitive (self->tools[2], rows > 1);
  gtk_widget_set_sensitive (self->tools[3], columns > 2);
}

/* --- cells --- */

static void
find_cell (QzChapterTable *self, GtkWidget *cell, guint *out_row, guint *out_column)
{
  guint place = 0;

  g_ptr_array_find (self->cells, cell, &place);
  *out_row = place / get_n_columns (self);
  *out_column = place % get_n_columns (self);
}

static void
set_value (QzChapterTable *self, guint row, guint column, const char *value)
{
  GStrv cells = self->values->pdata[row];

  g_free (cells[column]);
  cells[column] = g_strdup (value);
}

static void
cell_edited_cb (QzChapterTable *self, const char *value, GtkWidget *cell)
{
  guint row;
  guint column;

  find_cell (self, cell, &row, &column);
  set_value (self, row, column, value);
  changed (self);
}

static GStrv
blank_row (guint n)
{
  GStrv row = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    row[i] = g_strdup ("");
  return row;
}

static GStrv
resize_row (GStrv row, guint n)
{
  GStrv result = blank_row (n);

  for (guint i = 0; i < n && row[i] != NULL; i++)
    {
      g_free (result[i]);
      result[i] = g_strdup (row[i]);
    }
  g_strfreev (row);
  return result;
}

/* Makes the table at least so large. */
static void
grow (QzChapterTable *self, guint rows, guint columns)
{
  columns = MAX (columns, get_n_columns (self));
  for (guint i = 0; i < self->values->len; i++)
    self->values->pdata[i] = resize_row (self->values->pdata[i], columns);
  while (self->values->len < rows)
    g_ptr_array_add (self->values, blank_row (columns));
}

/* What a spreadsheet copied is laid over the cells from this one on. */
static void
cell_pasted_cb (QzChapterTable *self, const char *text, GtkWidget *cell)
{
  g_autoptr (QzChapterBlock) pasted = qz_chapter_block_new_pasted (text);
  g_autofree char *column_text = NULL;
  guint row;
  guint column;

  find_cell (self, cell, &row, &column);
  if (pasted == NULL)
    {
      /* A single column: the second one, which is left out below, makes it a table. */
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      pasted = qz_chapter_block_new (QZ_BLOCK_TABLE, "");
      for (guint i = 0; lines[i] != NULL; i++)
        if (*g_strstrip (lines[i]) != '\0')
          qz_chapter_block_take_row (pasted, g_strsplit (lines[i], "\t", 2));
    }
  if (pasted->rows->len == 0 || row + pasted->rows->len > QZ_CHAPTER_TABLE_ROWS
      || column + qz_chapter_block_get_n_columns (pasted) > QZ_CHAPTER_TABLE_COLUMNS
      || (row + pasted->rows->len) * (column + qz_chapter_block_get_n_columns (pasted))
             > QZ_CHAPTER_TABLE_CELLS)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  grow (self, row + pasted->rows->len, column + qz_chapter_block_get_n_columns (pasted));
  for (guint i = 0; i < pasted->rows->len; i++)
    {
      GStrv cells = pasted->rows->pdata[i];

      for (guint j = 0; cells[j] != NULL; j++)
        set_value (self, row + i, column + j, cells[j]);
    }
  show_cells (self);
  changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (cell_at (self, row, column)));
}

static void
add_row (QzChapterTable *self, guint row)
{
  if (!gtk_widget_get_sensitive (self->tools[0]))
    return;
  g_ptr_array_insert (self->values, (int) row, blank_row (get_n_columns (self)));
  show_cells (self);
  changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (cell_at (self, row, 0)));
}

static void
remove_row (QzChapterTable *self, guint row)
{
  if (self->values->len < 2)
    return;
  g_ptr_array_remove_index (self->values, row);
  show_cells (self);
  changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (cell_at (self, MIN (row, self->values->len - 1), 0)));
}

static void
move_row (QzChapterTable *self, guint row, int by, guint column)
{
  guint to = row + (guint) by;
  gpointer moved;

  if ((by < 0 && row == 0) || to >= self->values->len)
    return;
  moved = self->values->pdata[row];
  self->values->pdata[row] = self->values->pdata[to];
  self->values->pdata[to] = moved;
  show_cells (self);
  changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (cell_at (self, to, column)));
}

static void
cell_stepped_cb (QzChapterTable *self, int step, GtkWidget *cell)
{
  guint row;
  guint column;

  find_cell (self, cell, &row, &column);
  switch (step)
    {
    case QZ_TABLE_STEP_DOWN:
      if (row + 1 < self->values->len)
        gtk_widget_grab_focus (GTK_WIDGET (cell_at (self, row + 1, column)));
      else
        add_row (self, row + 1);
      break;
    case QZ_TABLE_STEP_MOVE_UP:
      move_row (self, row, -1, column);
      break;
    case QZ_TABLE_STEP_MOVE_DOWN:
      move_row (self, row, 1, column);
      break;
    case QZ_TABLE_STEP_REMOVE:
      remove_row (self, row);
      break;
    case QZ_TABLE_STEP_LEFT:
      self->row = row;
      self->place = column;
      break;
    default:
      g_assert_not_reached ();
    }
}

static GtkWidget *
make_cell (QzChapterTable *self, guint row, guint column)
{
  GtkWidget *cell = qz_table_cell_new (self->column);
  /* Translators: a cell of a table; the first row is its heading. */
  g_autofree char *name = g_strdup_printf (_ ("Row %u, column %u"), row + 1, column + 1);

  qz_table_cell_set_name (QZ_TABLE_CELL (cell), name);
  gtk_widget_set_hexpand (cell, TRUE);
  if (row == 0)
    gtk_widget_add_css_class (cell, "chapter-table-head");
  g_signal_connect_swapped (cell, "edited", G_CALLBACK (cell_edited_cb), self);
  g_signal_connect_swapped (cell, "pasted", G_CALLBACK (cell_pasted_cb), self);
  g_signal_connect_swapped (cell, "stepped", G_CALLBACK (cell_stepped_cb), self);
  return cell;
}

/* Cells are made anew where the size of the table is another. */
static void
show_cells (QzChapterTable *self)
{
  guint columns = get_n_columns (self);
  guint n = self->values->len * columns;
  guint before = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self->grid), "columns"));

  self->refreshing = TRUE;
  if (self->cells->len != n || before != columns)
    {
      for (guint i = 0; i < self->cells->len; i++)
        gtk_grid_remove (GTK_GRID (self->grid), g_ptr_array_index (self->cells, i));
      g_ptr_array_set_size (self->cells, 0);
      for (guint i = 0; i < n; i++)
        {
          GtkWidget *cell = make_cell (self, i / columns, i % columns);

          gtk_grid_attach (GTK_GRID (self->grid), cell, (int) (i % columns), (int) (i / columns), 1,
                           1);
          g_ptr_array_add (self->cells, cell);
        }
      g_object_set_data (G_OBJECT (self->grid), "columns", GUINT_TO_POINTER (columns));
    }
  for (guint i = 0; i < n; i++)
    qz_table_cell_set_value (g_ptr_array_index (self->cells, i),
                             ((GStrv) self->values->pdata[i / columns])[i % columns]);
  self->row = MIN (self->row, self->values->len - 1);
  self->place = MIN (self->place, columns - 1);
  update_tools (self);
  self->refreshing = FALSE;
}

/* --- tools --- */

static void
remove_column (QzChapterTable *self)
{
  guint columns = get_n_columns (self);

  for (guint i = 0; i < self->values->len; i++)
    {
      GStrv row = self->values->pdata[i];

      g_free (row[self->place]);
      for (guint j = self->place; j < columns; j++)
        row[j] = row[j + 1];
    }
}

static void
tool_clicked_cb (QzChapterTable *self, GtkWidget *button)
{
  guint row = self->row;

  if (button == self->tools[0])
    {
      add_row (self, row + 1);
      return;
    }
  if (button == self->tools[2])
    {
      remove_row (self, row);
      return;
    }
  if (button == self->tools[1])
    grow (self, 0, get_n_columns (self) + 1);
  else
    remove_column (self);
  show_cells (self);
  changed (self);
}

static GtkWidget *
tools_new (QzChapterTable *self)
{
  const char *const labels[] = { _ ("Add Row"), _ ("Add Column"), _ ("Remove Row"),
                                 _ ("Remove Column") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      self->tools[i] = gtk_button_new_with_label (labels[i]);
      gtk_widget_add_css_class (self->tools[i], "flat");
      gtk_widget_add_css_class (self->tools[i], "caption");
      /* The focus stays in the cell that the button is for. */
      gtk_widget_set_focus_on_click (self->tools[i], FALSE);
      g_signal_connect_swapped (self->tools[i], "clicked", G_CALLBACK (tool_clicked_cb), self);
      gtk_box_append (GTK_BOX (box), self->tools[i]);
    }
  return box;
}

static void
qz_chapter_table_finalize (GObject *object)
{
  QzChapterTable *self = QZ_CHAPTER_TABLE (object);

  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->values);
  qz_field_free (self->column);

  G_OBJECT_CLASS (qz_chapter_table_parent_class)->finalize (object);
}

static void
qz_chapter_table_class_init (QzChapterTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_chapter_table_finalize;

  /**
   * QzChapterTable::changed:
   *
   * Somebody typed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qz_chapter_table_init (QzChapterTable *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->column = qz_field_new ();
  self->cells = g_ptr_array_new ();
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);

  self->caption = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->caption), _ ("Title of the table"));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->caption), FALSE);
  qz_field_name_widget (self->caption, _ ("Title of the table"));
  qz_field_name_widget (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->caption))),
                        _ ("Title of the table"));
  g_signal_connect_swapped (self->caption, "changed", G_CALLBACK (changed), self);
  gtk_box_append (GTK_BOX (self), self->caption);

  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 3);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->grid);
  gtk_box_append (GTK_BOX (self), scroll);
  gtk_box_append (GTK_BOX (self), tools_new (self));
}

/**
 * qz_chapter_table_new:
 *
 * Returns: (transfer floating): a table that shows nothing yet
 */
GtkWidget *
qz_chapter_table_new (void)
{
  return g_object_new (QZ_TYPE_CHAPTER_TABLE, NULL);
}

/**
 * qz_chapter_table_show:
 * @self: a table
 * @block: what to show, with one row at least
 *
 * Does not report a change.
 */
void
qz_chapter_table_show (QzChapterTable *self, const QzChapterBlock *block)
{
  g_return_if_fail (QZ_IS_CHAPTER_TABLE (self));
  g_return_if_fail (block != NULL && block->rows->len > 0);

  self->refreshing = TRUE;
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->caption)), block->text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->caption), block->text);
  self->refreshing = FALSE;
  g_ptr_array_set_size (self->values, 0);
  for (guint i = 0; i < block->rows->len; i++)
    g_ptr_array_add (self->values, g_strdupv (block->rows->pdata[i]));
  show_cells (self);
}

/**
 * qz_chapter_table_make_block:
 * @self: a table that shows something
 *
 * Returns: (transfer full): what it shows now
 */
QzChapterBlock *
qz_chapter_table_make_block (QzChapterTable *self)
{
  QzChapterBlock *block;

  g_return_val_if_fail (QZ_IS_CHAPTER_TABLE (self), NULL);

  block =
      qz_chapter_block_new (QZ_BLOCK_TABLE, gtk_editable_get_text (GTK_EDITABLE (self->caption)));
  for (guint i = 0; i < self->values->len; i++)
    qz_chapter_block_take_row (block, g_strdupv (self->values->pdata[i]));
  return block;
}

/**
 * qz_chapter_table_fits:
 * @block: a table
 *
 * Returns: whether it is small enough to be typed here
 */
gboolean
qz_chapter_table_fits (const QzChapterBlock *block)
{
  guint columns;

  g_return_val_if_fail (block != NULL, FALSE);

  columns = qz_chapter_block_get_n_columns (block);
  return columns <= QZ_CHAPTER_TABLE_COLUMNS && block->rows->len <= QZ_CHAPTER_TABLE_ROWS
         && columns * block->rows->len <= QZ_CHAPTER_TABLE_CELLS;
}
