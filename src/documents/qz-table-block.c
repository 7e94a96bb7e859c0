/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table is made of: groups, rows, cells. */

#include "config.h"

#include "documents/qz-table-private.h"

#include "documents/qz-length.h"

#define LINE_SPACING 1.35
#define PROSE_SPACING 1.5
#define FOOT_SPACING 1.7

static void
cell_clear (gpointer data)
{
  QzTableCell *cell = data;

  g_free (cell->text);
  g_free (cell->foot);
}

static void
row_free (gpointer data)
{
  QzTableRow *row = data;

  g_array_unref (row->cells);
  g_free (row);
}

static void
group_free (gpointer data)
{
  QzTableGroup *group = data;

  g_free (group->label);
  g_free (group);
}

static double
get_spacing (QzCellKind kind)
{
  if (kind == QZ_TABLE_FOOT)
    return FOOT_SPACING;
  return kind == QZ_CELL_PROSE ? PROSE_SPACING : LINE_SPACING;
}

QzTextStyle
_qz_table_get_style (const QzTableBlock *self, QzCellKind kind, QzAlign align)
{
  gboolean label = kind == QZ_CELL_LABEL || kind == QZ_CELL_STACK;

  return (QzTextStyle){
    .font = label ? QZ_FONT_HEI : QZ_FONT_SONG,
    .size = self->size,
    .line_spacing = get_spacing (kind),
    .indent = kind == QZ_CELL_PROSE ? 2.0 : 0.0,
    .align = align,
    .justify = kind == QZ_CELL_PROSE,
  };
}

/* From line to line, mm. */
double
_qz_table_get_pitch (const QzTableBlock *self, QzCellKind kind)
{
  return QZ_PT_TO_MM (self->size * get_spacing (kind));
}

/**
 * qz_table_block_new:
 * @size: of the letters, pt
 *
 * Returns: (transfer full): a table with no row
 */
QzTableBlock *
qz_table_block_new (double size)
{
  QzTableBlock *self = g_new0 (QzTableBlock, 1);

  self->size = size;
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->group = QZ_TABLE_NO_GROUP;
  return self;
}

/**
 * qz_table_block_free:
 * @self: (nullable) (transfer full): a table
 */
void
qz_table_block_free (QzTableBlock *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * qz_table_block_begin_group:
 * @self: a table
 * @width: of the label, mm; the cells of the rows fill the rest of the page
 * @label: set from top to bottom
 *
 * The rows up to qz_table_block_end_group() share a label.
 */
void
qz_table_block_begin_group (QzTableBlock *self, double width, const char *label)
{
  QzTableGroup *group = NULL;

  g_return_if_fail (self != NULL && label != NULL);
  g_return_if_fail (self->group == QZ_TABLE_NO_GROUP);

  group = g_new0 (QzTableGroup, 1);
  group->label = g_strdup (label);
  group->width = width;
  group->first = self->rows->len;
  self->group = self->groups->len;
  g_ptr_array_add (self->groups, group);
}

static QzTableRow *
get_row (QzTableBlock *self, guint place)
{
  return g_ptr_array_index (self->rows, place);
}

/**
 * qz_table_block_end_group:
 * @self: a table with a group that was begun
 *
 * A group without rows leaves no trace.
 */
void
qz_table_block_end_group (QzTableBlock *self)
{
  QzTableGroup *group = NULL;

  g_return_if_fail (self != NULL && self->group != QZ_TABLE_NO_GROUP);

  group = g_ptr_array_index (self->groups, self->group);
  group->end = self->rows->len;
  self->group = QZ_TABLE_NO_GROUP;
}

/**
 * qz_table_block_begin_row:
 * @self: a table
 * @min_height: mm
 * @flags: how it behaves at the end of a page
 */
void
qz_table_block_begin_row (QzTableBlock *self, double min_height, QzRowFlags flags)
{
  QzTableRow *row = NULL;

  g_return_if_fail (self != NULL);

  row = g_new0 (QzTableRow, 1);
  row->cells = g_array_new (FALSE, TRUE, sizeof (QzTableCell));
  g_array_set_clear_func (row->cells, cell_clear);
  row->min_height = min_height;
  row->height = -1.0;
  row->group = self->group;
  row->flags = flags;
  g_ptr_array_add (self->rows, row);
}

/**
 * qz_table_block_add_cell:
 * @self: a table with a row
 * @kind: what it says
 * @align: of its lines
 * @width: mm; the cells of a row fill the width of the page
 * @text: UTF-8, may be empty
 */
void
qz_table_block_add_cell (
    QzTableBlock *self, QzCellKind kind, QzAlign align, double width, const char *text)
{
  QzTableCell cell = { 0 };

  g_return_if_fail (self != NULL && self->rows->len > 0);
  g_return_if_fail (text != NULL && width > 2 * QZ_TABLE_PADDING_X);

  cell.kind = kind;
  cell.align = align;
  cell.width = width;
  cell.text = g_strdup (text);
  g_array_append_val (get_row (self, self->rows->len - 1)->cells, cell);
}

/**
 * qz_table_block_add_facts:
 * @self: a table
 * @min_height: mm
 * @label_width: mm, of each label
 * @width: mm, of the whole row
 * @texts: (array zero-terminated=1): label and value, label and value …
 *
 * Adds a row of labelled values that share the width.
 */
void
qz_table_block_add_facts (QzTableBlock *self,
                          double min_height,
                          double label_width,
                          double width,
                          const char *const *texts)
{
  guint n = g_strv_length ((char **) texts);

  qz_table_block_begin_row (self, min_height, QZ_ROW_PLAIN);
  for (guint i = 0; i < n; i += 2)
    {
      qz_table_block_add_cell (self, QZ_CELL_LABEL, QZ_ALIGN_CENTER, label_width, texts[i]);
      qz_table_block_add_cell (self, QZ_CELL_VALUE, QZ_ALIGN_START, width * 2 / n - label_width,
                               texts[i + 1]);
    }
}

static QzTableCell *
get_last_cell (QzTableBlock *self)
{
  GArray *cells = self->rows->len > 0 ? get_row (self, self->rows->len - 1)->cells : NULL;

  return cells != NULL && cells->len > 0 ? &g_array_index (cells, QzTableCell, cells->len - 1)
                                         : NULL;
}

/**
 * qz_table_block_set_foot:
 * @self: a table with a cell
 * @text: one or more lines
 *
 * Puts lines at the bottom right of the last cell: where one signs.
 */
void
qz_table_block_set_foot (QzTableBlock *self, const char *text)
{
  QzTableCell *cell = NULL;

  g_return_if_fail (self != NULL && text != NULL);
  cell = get_last_cell (self);
  g_return_if_fail (cell != NULL);

  g_free (cell->foot);
  cell->foot = g_strdup (text);
}

/**
 * qz_table_block_set_stamp:
 * @self: a table with a cell
 *
 * Shows in the last cell, faintly, where the stamp goes and how large it is.
 */
void
qz_table_block_set_stamp (QzTableBlock *self)
{
  QzTableCell *cell = NULL;

  g_return_if_fail (self != NULL);
  cell = get_last_cell (self);
  g_return_if_fail (cell != NULL);

  cell->stamp = TRUE;
}

/**
 * qz_table_block_get_n_rows:
 * @self: a table
 *
 * Returns: number of rows
 */
guint
qz_table_block_get_n_rows (QzTableBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

static gboolean
announce_cell (const QzTableBlock *self,
               const QzTableCell *cell,
               QzFontSet *fonts,
               const char *record,
               GError **error)
{
  QzTextStyle style = _qz_table_get_style (self, cell->kind, cell->align);

  return qz_font_set_add (fonts, style.font, style.bold, cell->text, record, error)
         && (cell->foot == NULL
             || qz_font_set_add (fonts, QZ_FONT_SONG, FALSE, cell->foot, record, error));
}

/**
 * qz_table_block_announce:
 * @self: a table with all its rows
 * @fonts: takes its texts
 * @record: what a message calls the document
 * @error: %QZ_ERROR_FONT
 *
 * Returns: whether every character has a glyph
 */
gboolean
qz_table_block_announce (QzTableBlock *self, QzFontSet *fonts, const char *record, GError **error)
{
  QzTextStyle style;

  g_return_val_if_fail (self != NULL && fonts != NULL && record != NULL, FALSE);

  style = _qz_table_get_style (self, QZ_CELL_STACK, QZ_ALIGN_CENTER);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const QzTableGroup *group = g_ptr_array_index (self->groups, i);

      if (!qz_font_set_add (fonts, style.font, style.bold, group->label, record, error))
        return FALSE;
    }
  for (guint r = 0; r < self->rows->len; r++)
    {
      const QzTableRow *row = g_ptr_array_index (self->rows, r);

      for (guint i = 0; i < row->cells->len; i++)
        if (!announce_cell (self, &g_array_index (row->cells, QzTableCell, i), fonts, record,
                            error))
          return FALSE;
    }
  return TRUE;
}
