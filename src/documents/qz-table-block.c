/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-table-block.h"

#include "documents/qz-length.h"
#include "documents/qz-text-block.h"

/* Lengths in mm. */
#define PADDING_X 1.6
#define PADDING_Y 1.5
#define LINE_SPACING 1.35
#define INNER_RULE 0.18
#define OUTER_RULE 0.5
#define FOOT_ROOM 3.0

/* The ground of a heading. */
#define HEADING_GREY 0.945

/* Fewer lines of a split row than this are not left alone at the foot of a page. */
#define FEWEST_LINES 3

typedef struct
{
  QzCellKind kind;
  QzAlign align;
  double width;
  char *text;
  char *foot;         /* nullable: stands at the bottom right of the cell */
  double foot_height; /* mm, with the room below; 0 before it was measured */
  guint n_lines;      /* 0 before it was measured */
} Cell;

typedef struct
{
  GArray *cells; /* (element-type Cell) */
  double min_height;
  double height; /* < 0 before it was measured */
  guint n_lines; /* of the tallest cell */
  QzRowFlags flags;
} Row;

struct _QzTableBlock
{
  double size;     /* of the letters, pt */
  GPtrArray *rows; /* (element-type Row) */
};

/* One run over the pages. */
typedef struct
{
  QzTableBlock *table;
  QzFontSet *fonts;
  QzPageFlow *flow;
  GPtrArray *blocks; /* (element-type QzTextBlock) */
  GArray *keys;      /* (element-type BlockKey), beside the blocks */
  double top;        /* of the part of the table on this page; < 0: none yet */
  guint header;      /* row that is repeated; G_MAXUINT: none */
} Run;

/* Cells of one kind, alignment and width share a text block. */
typedef struct
{
  QzCellKind kind;
  QzAlign align;
  int width; /* in hundredths of a mm */
} BlockKey;

static void
cell_clear (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
  g_free (cell->foot);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_array_unref (row->cells);
  g_free (row);
}

static QzTextStyle
get_style (const QzTableBlock *self, QzCellKind kind, QzAlign align)
{
  return (QzTextStyle){
    .font = kind == QZ_CELL_HEADING || kind == QZ_CELL_LABEL ? QZ_FONT_HEI : QZ_FONT_SONG,
    .bold = kind == QZ_CELL_HEADING,
    .size = self->size,
    .line_spacing = LINE_SPACING,
    .indent = kind == QZ_CELL_PROSE ? 2.0 : 0.0,
    .align = align,
    .justify = kind == QZ_CELL_PROSE,
  };
}

static QzTextBlock *
get_block (Run *run, QzCellKind kind, QzAlign align, double width)
{
  BlockKey key = { kind, align, (int) (width * 100.0 + 0.5) };
  QzTextStyle style = { 0 };

  for (guint i = 0; i < run->keys->len; i++)
    {
      const BlockKey *known = &g_array_index (run->keys, BlockKey, i);

      if (known->kind == key.kind && known->align == key.align && known->width == key.width)
        return g_ptr_array_index (run->blocks, i);
    }
  style = get_style (run->table, kind, align);
  g_array_append_val (run->keys, key);
  g_ptr_array_add (run->blocks, qz_text_block_new (run->fonts, &style, width));
  return g_ptr_array_index (run->blocks, run->blocks->len - 1);
}

static QzTextBlock *
set_cell (Run *run, const Cell *cell)
{
  QzTextBlock *block = get_block (run, cell->kind, cell->align, cell->width - 2 * PADDING_X);

  qz_text_block_set_text (block, cell->text);
  return block;
}

static QzTextBlock *
set_foot (Run *run, const Cell *cell)
{
  QzTextBlock *block =
      get_block (run, QZ_CELL_VALUE, QZ_ALIGN_END, cell->width - 2 * PADDING_X - FOOT_ROOM);

  qz_text_block_set_text (block, cell->foot);
  return block;
}

static double
get_pitch (const QzTableBlock *self)
{
  return QZ_PT_TO_MM (self->size * LINE_SPACING);
}

/* --- measuring --- */

static void
measure (Run *run, Row *row)
{
  double foot = 0.0;

  if (row->height >= 0.0)
    return;
  row->n_lines = 1;
  for (guint i = 0; i < row->cells->len; i++)
    {
      Cell *cell = &g_array_index (row->cells, Cell, i);

      cell->n_lines = qz_text_block_get_n_lines (set_cell (run, cell));
      row->n_lines = MAX (row->n_lines, cell->n_lines);
      if (cell->foot != NULL)
        {
          cell->foot_height = qz_text_block_get_height (set_foot (run, cell)) + FOOT_ROOM;
          foot = MAX (foot, cell->foot_height);
        }
    }
  row->height = MAX (row->min_height, row->n_lines * get_pitch (run->table) + 2 * PADDING_Y + foot);
}

/* --- drawing --- */

static void
draw_rule (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  cairo_move_to (cr, QZ_MM_TO_PT (x1), QZ_MM_TO_PT (y1));
  cairo_line_to (cr, QZ_MM_TO_PT (x2), QZ_MM_TO_PT (y2));
}

/* The heavier frame around what stands on this page. */
static void
close_part (Run *run)
{
  cairo_t *cr = qz_page_flow_get_context (run->flow);
  double bottom = qz_page_flow_get_y (run->flow);

  if (run->top >= 0.0 && cr != NULL)
    {
      cairo_set_source_rgb (cr, 0.0, 0.0, 0.0);
      cairo_set_line_width (cr, QZ_MM_TO_PT (OUTER_RULE));
      cairo_rectangle (cr, QZ_MM_TO_PT (qz_page_flow_get_x (run->flow)), QZ_MM_TO_PT (run->top),
                       QZ_MM_TO_PT (qz_page_flow_get_width (run->flow)),
                       QZ_MM_TO_PT (bottom - run->top));
      cairo_stroke (cr);
    }
  run->top = -1.0;
}

static void
draw_cell (
    Run *run, const Cell *cell, cairo_t *cr, double x, double height, guint first, guint count)
{
  QzTextBlock *block = NULL;
  double y = qz_page_flow_get_y (run->flow);
  guint lines = cell->n_lines > first ? MIN (count, cell->n_lines - first) : 0;
  gboolean from_top =
      cell->kind == QZ_CELL_PROSE || cell->foot != NULL || first > 0 || lines < cell->n_lines;
  double rise = from_top ? PADDING_Y : (height - lines * get_pitch (run->table)) / 2.0;

  if (cell->kind == QZ_CELL_HEADING)
    {
      cairo_set_source_rgb (cr, HEADING_GREY, HEADING_GREY, HEADING_GREY);
      cairo_rectangle (cr, QZ_MM_TO_PT (x), QZ_MM_TO_PT (y + INNER_RULE / 2.0),
                       QZ_MM_TO_PT (cell->width), QZ_MM_TO_PT (height - INNER_RULE));
      cairo_fill (cr);
    }
  if (lines > 0 && *cell->text != '\0')
    {
      block = set_cell (run, cell);
      qz_text_block_draw_lines (block, cr, x + PADDING_X, y + rise, first, lines);
    }
  if (cell->foot != NULL && first + count >= cell->n_lines)
    qz_text_block_draw (set_foot (run, cell), cr, x + PADDING_X, y + height - cell->foot_height);
}

/* Draws @count lines of a row from @first on, as a box of @height, and moves on. */
static void
draw_row (Run *run, const Row *row, double height, guint first, guint count)
{
  cairo_t *cr = qz_page_flow_get_context (run->flow);
  double x = qz_page_flow_get_x (run->flow);
  double y = qz_page_flow_get_y (run->flow);

  if (run->top < 0.0)
    run->top = y;
  if (cr != NULL)
    {
      cairo_set_line_width (cr, QZ_MM_TO_PT (INNER_RULE));
      for (guint i = 0; i < row->cells->len; i++)
        {
          const Cell *cell = &g_array_index (row->cells, Cell, i);

          draw_cell (run, cell, cr, x, height, first, count);
          x += cell->width;
          if (i + 1 < row->cells->len)
            draw_rule (cr, x, y, x, y + height);
        }
      if (g_array_index (row->cells, Cell, 0).kind == QZ_CELL_HEADING)
        draw_rule (cr, qz_page_flow_get_x (run->flow), y, x, y);
      draw_rule (cr, qz_page_flow_get_x (run->flow), y + height,
                 qz_page_flow_get_x (run->flow) + qz_page_flow_get_width (run->flow), y + height);
      cairo_set_source_rgb (cr, 0.0, 0.0, 0.0);
      cairo_stroke (cr);
    }
  qz_page_flow_advance (run->flow, height);
}

static void
draw_whole_row (Run *run, const Row *row)
{
  draw_row (run, row, row->height, 0, row->n_lines);
}

/* --- breaking --- */

static gboolean
break_page (Run *run, GCancellable *cancellable, GError **error)
{
  close_part (run);
  if (!qz_page_flow_end_page (run->flow, cancellable, error))
    return FALSE;
  if (run->header != G_MAXUINT)
    draw_whole_row (run, g_ptr_array_index (run->table->rows, run->header));
  return TRUE;
}

/* Draws a row line by line over as many pages as it takes. */
static gboolean
draw_split (Run *run, const Row *row, GCancellable *cancellable, GError **error)
{
  double pitch = get_pitch (run->table);
  guint first = 0;

  while (first < row->n_lines)
    {
      double rest = MAX (row->height - first * pitch, pitch + 2 * PADDING_Y);
      double room = qz_page_flow_get_room (run->flow);
      int lines = (int) ((room - 2 * PADDING_Y) / pitch);
      guint fewest = MIN (FEWEST_LINES, row->n_lines - first);

      if (rest <= room)
        {
          draw_row (run, row, rest, first, row->n_lines - first);
          return TRUE;
        }
      if (lines < (int) fewest && run->top >= 0.0
          && room < qz_page_flow_get_page_room (run->flow) - 4 * pitch)
        {
          if (!break_page (run, cancellable, error))
            return FALSE;
          continue;
        }
      lines = CLAMP (lines, 1, (int) (row->n_lines - first));
      draw_row (run, row, room, first, (guint) lines);
      first += (guint) lines;
      if (first < row->n_lines && !break_page (run, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* What has to fit below: the row, and what it must not be parted from. */
static double
get_need (Run *run, guint place)
{
  double need = 0.0;

  for (guint i = place; i < run->table->rows->len; i++)
    {
      Row *row = g_ptr_array_index (run->table->rows, i);
      double least = FEWEST_LINES * get_pitch (run->table) + 2 * PADDING_Y;

      measure (run, row);
      need += (row->flags & QZ_ROW_SPLITS) ? MIN (row->height, least) : row->height;
      if (!(row->flags & QZ_ROW_KEEP))
        break;
    }
  return need;
}

static gboolean
flow_row (Run *run, guint place, GCancellable *cancellable, GError **error)
{
  Row *row = g_ptr_array_index (run->table->rows, place);
  double page = qz_page_flow_get_page_room (run->flow);
  double need = get_need (run, place);

  if ((row->flags & QZ_ROW_HEADER) || g_array_index (row->cells, Cell, 0).kind == QZ_CELL_HEADING)
    run->header = G_MAXUINT;
  if (need > qz_page_flow_get_room (run->flow) && need < page
      && qz_page_flow_get_room (run->flow) < page - 1.0 && !break_page (run, cancellable, error))
    return FALSE;
  if (row->height > qz_page_flow_get_room (run->flow))
    {
      if (!draw_split (run, row, cancellable, error))
        return FALSE;
    }
  else
    draw_whole_row (run, row);
  if (row->flags & QZ_ROW_HEADER)
    run->header = place;
  return TRUE;
}

/* --- public --- */

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
  g_free (self);
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
  Row *row = NULL;

  g_return_if_fail (self != NULL);

  row = g_new0 (Row, 1);
  row->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (row->cells, cell_clear);
  row->min_height = min_height;
  row->height = -1.0;
  row->flags = flags;
  g_ptr_array_add (self->rows, row);
}

static Row *
get_last_row (QzTableBlock *self)
{
  return g_ptr_array_index (self->rows, self->rows->len - 1);
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
  Cell cell = { 0 };

  g_return_if_fail (self != NULL && self->rows->len > 0);
  g_return_if_fail (text != NULL && width > 2 * PADDING_X);

  cell.kind = kind;
  cell.align = align;
  cell.width = width;
  cell.text = g_strdup (text);
  g_array_append_val (get_last_row (self)->cells, cell);
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
  GArray *cells = NULL;

  g_return_if_fail (self != NULL && self->rows->len > 0 && text != NULL);
  cells = get_last_row (self)->cells;
  g_return_if_fail (cells->len > 0);

  g_free (g_array_index (cells, Cell, cells->len - 1).foot);
  g_array_index (cells, Cell, cells->len - 1).foot = g_strdup (text);
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
  g_return_val_if_fail (self != NULL && fonts != NULL && record != NULL, FALSE);

  for (guint r = 0; r < self->rows->len; r++)
    {
      const Row *row = g_ptr_array_index (self->rows, r);

      for (guint i = 0; i < row->cells->len; i++)
        {
          const Cell *cell = &g_array_index (row->cells, Cell, i);
          QzTextStyle style = get_style (self, cell->kind, cell->align);

          if (!qz_font_set_add (fonts, style.font, style.bold, cell->text, record, error))
            return FALSE;
          if (cell->foot != NULL
              && !qz_font_set_add (fonts, QZ_FONT_SONG, FALSE, cell->foot, record, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * qz_table_block_flow:
 * @self: a table whose texts were announced
 * @fonts: loaded
 * @flow: the pages
 * @cancellable: (nullable): asked between two pages
 * @error: as qz_page_flow_end_page()
 *
 * Lets the table flow from where the pages stand. The last page stays open.
 *
 * Returns: whether to go on
 */
gboolean
qz_table_block_flow (QzTableBlock *self,
                     QzFontSet *fonts,
                     QzPageFlow *flow,
                     GCancellable *cancellable,
                     GError **error)
{
  Run run = { .table = self, .fonts = fonts, .flow = flow, .top = -1.0, .header = G_MAXUINT };
  gboolean done = TRUE;

  g_return_val_if_fail (self != NULL && fonts != NULL && flow != NULL, FALSE);

  run.blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_text_block_free);
  run.keys = g_array_new (FALSE, FALSE, sizeof (BlockKey));
  for (guint i = 0; done && i < self->rows->len; i++)
    done = flow_row (&run, i, cancellable, error);
  if (done)
    close_part (&run);
  g_array_unref (run.keys);
  g_ptr_array_unref (run.blocks);
  return done;
}
