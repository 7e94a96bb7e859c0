/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How rows, groups and the frame of a table are drawn. */

#include "config.h"

#include <math.h>

#include "documents/qz-length.h"
#include "documents/qz-table-private.h"

/* Lengths in mm. */
#define INNER_RULE 0.25
#define OUTER_RULE 0.35
#define FOOT_ROOM 3.0

/* The round stamp of a local body is 42 mm wide. */
#define STAMP_SIZE 42.0
#define STAMP_RULE 0.18
#define STAMP_DASH 1.2
#define STAMP_MARGIN 3.0
#define STAMP_GREY 0.78

/* --- text --- */

/* Short labels are spread, so that those below each other look equally wide. */
static double
get_spread (const QzTableRun *run, const QzTableCell *cell)
{
  static const double SPREADS[] = { 0.0, 0.0, 1.0, 0.5, 0.12 };
  double room = QZ_MM_TO_PT (cell->width - 2 * QZ_TABLE_PADDING_X) / run->table->size;
  glong n = 0;

  if (cell->kind != QZ_CELL_LABEL)
    return 0.0;
  for (const char *p = cell->text; *p != '\0'; p = g_utf8_next_char (p), n++)
    if (!g_unichar_iswide (g_utf8_get_char (p)))
      return 0.0;
  if (n < 2 || n >= (glong) G_N_ELEMENTS (SPREADS))
    return 0.0;
  return CLAMP ((room - (double) n) / (double) n, 0.0, SPREADS[n]);
}

static QzTextBlock *
get_block (QzTableRun *run, QzCellKind kind, QzAlign align, double spread, double width)
{
  QzTableKey key = { kind, align, (int) (spread * 100.0 + 0.5), (int) (width * 100.0 + 0.5) };
  QzTextStyle style = { 0 };

  for (guint i = 0; i < run->keys->len; i++)
    {
      const QzTableKey *known = &g_array_index (run->keys, QzTableKey, i);

      if (known->kind == key.kind && known->align == key.align && known->spread == key.spread
          && known->width == key.width)
        return g_ptr_array_index (run->blocks, i);
    }
  style = _qz_table_get_style (run->table, kind, align);
  style.spread = spread;
  g_array_append_val (run->keys, key);
  g_ptr_array_add (run->blocks, qz_text_block_new (run->fonts, &style, width));
  return g_ptr_array_index (run->blocks, run->blocks->len - 1);
}

QzTextBlock *
_qz_table_set_cell (QzTableRun *run, const QzTableCell *cell)
{
  QzTextBlock *block = get_block (run, cell->kind, cell->align, get_spread (run, cell),
                                  cell->width - 2 * QZ_TABLE_PADDING_X);

  qz_text_block_set_text (block, cell->text);
  return block;
}

QzTextBlock *
_qz_table_set_foot (QzTableRun *run, const QzTableCell *cell)
{
  QzTextBlock *block = get_block (run, QZ_TABLE_FOOT, QZ_ALIGN_END, 0.0,
                                  cell->width - 2 * QZ_TABLE_PADDING_X - FOOT_ROOM);

  qz_text_block_set_text (block, cell->foot);
  return block;
}

double
_qz_table_get_foot_room (void)
{
  return FOOT_ROOM;
}

/* --- labels from top to bottom --- */

static guint
get_stack_lines (const char *label, guint columns)
{
  return (guint) (g_utf8_strlen (label, -1) + columns - 1) / columns;
}

/* What a label needs at least, in two columns. */
double
_qz_table_get_stack_height (const QzTableBlock *self, const char *label)
{
  return get_stack_lines (label, 2) * _qz_table_get_pitch (self, QZ_CELL_STACK)
         + 2 * QZ_TABLE_PADDING_Y;
}

static char *
dup_stacked (const char *label, guint columns)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p), n++)
    {
      if (n > 0 && n % columns == 0)
        g_string_append_c (text, '\n');
      g_string_append_unichar (text, g_utf8_get_char (p));
    }
  return g_string_free (text, FALSE);
}

/* One column, or two where the height is scarce, then smaller. */
static void
draw_stack (QzTableRun *run,
            cairo_t *cr,
            const char *label,
            double x,
            double y,
            double width,
            double height)
{
  double room = height - 2 * QZ_TABLE_PADDING_Y;
  double pitch = _qz_table_get_pitch (run->table, QZ_CELL_STACK);
  guint columns = get_stack_lines (label, 1) * pitch <= room ? 1 : 2;
  g_autofree char *text = dup_stacked (label, columns);
  QzTextBlock *block = get_block (run, QZ_CELL_STACK, QZ_ALIGN_CENTER, 0.0, width);

  qz_text_block_set_text (block, text);
  qz_text_block_fit (block, room);
  qz_text_block_draw (block, cr, x, y + (height - qz_text_block_get_height (block)) / 2.0);
}

/* --- rules --- */

static void
add_rule (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  cairo_move_to (cr, QZ_MM_TO_PT (x1), QZ_MM_TO_PT (y1));
  cairo_line_to (cr, QZ_MM_TO_PT (x2), QZ_MM_TO_PT (y2));
}

static void
stroke (cairo_t *cr, double width)
{
  cairo_set_source_rgb (cr, 0.0, 0.0, 0.0);
  cairo_set_line_width (cr, QZ_MM_TO_PT (width));
  cairo_stroke (cr);
}

/* The label beside the rows of a group that stand on this page. */
static void
close_group (QzTableRun *run)
{
  cairo_t *cr = qz_page_flow_get_context (run->flow);
  double x = qz_page_flow_get_x (run->flow);
  double y = qz_page_flow_get_y (run->flow);

  if (run->group != QZ_TABLE_NO_GROUP && cr != NULL)
    {
      const QzTableGroup *group = g_ptr_array_index (run->table->groups, run->group);

      draw_stack (run, cr, group->label, x, run->group_top, group->width, y - run->group_top);
      add_rule (cr, x + group->width, run->group_top, x + group->width, y);
      add_rule (cr, x, y, x + group->width, y);
      stroke (cr, INNER_RULE);
    }
  run->group = QZ_TABLE_NO_GROUP;
}

/* The heavier frame around what stands on this page. */
void
_qz_table_close_part (QzTableRun *run)
{
  cairo_t *cr = qz_page_flow_get_context (run->flow);
  double bottom = qz_page_flow_get_y (run->flow);

  close_group (run);
  if (run->top >= 0.0 && cr != NULL)
    {
      cairo_rectangle (cr, QZ_MM_TO_PT (qz_page_flow_get_x (run->flow)), QZ_MM_TO_PT (run->top),
                       QZ_MM_TO_PT (qz_page_flow_get_width (run->flow)),
                       QZ_MM_TO_PT (bottom - run->top));
      stroke (cr, OUTER_RULE);
    }
  run->top = -1.0;
}

/* --- cells --- */

static void
draw_stamp (cairo_t *cr, double right, double bottom)
{
  const double dash = QZ_MM_TO_PT (STAMP_DASH);
  double radius = STAMP_SIZE / 2.0;

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_arc (cr, QZ_MM_TO_PT (right - STAMP_MARGIN - radius),
             QZ_MM_TO_PT (bottom - STAMP_MARGIN - radius), QZ_MM_TO_PT (radius), 0.0, 2.0 * G_PI);
  cairo_set_dash (cr, &dash, 1, 0.0);
  cairo_set_line_width (cr, QZ_MM_TO_PT (STAMP_RULE));
  cairo_set_source_rgb (cr, STAMP_GREY, STAMP_GREY, STAMP_GREY);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_cell (QzTableRun *run,
           const QzTableCell *cell,
           cairo_t *cr,
           double x,
           double height,
           guint first,
           guint count)
{
  double y = qz_page_flow_get_y (run->flow);
  double pitch = _qz_table_get_pitch (run->table, cell->kind);
  guint lines = cell->n_lines > first ? MIN (count, cell->n_lines - first) : 0;
  gboolean from_top =
      cell->kind == QZ_CELL_PROSE || cell->foot != NULL || first > 0 || lines < cell->n_lines;
  double rise = from_top ? QZ_TABLE_PADDING_Y : (height - lines * pitch) / 2.0;

  if (cell->stamp)
    draw_stamp (cr, x + cell->width, y + height);
  if (cell->kind == QZ_CELL_STACK)
    draw_stack (run, cr, cell->text, x, y, cell->width, height);
  else if (lines > 0 && *cell->text != '\0')
    qz_text_block_draw_lines (_qz_table_set_cell (run, cell), cr, x + QZ_TABLE_PADDING_X, y + rise,
                              first, lines);
  if (cell->foot != NULL && first + count >= cell->n_lines)
    qz_text_block_draw (_qz_table_set_foot (run, cell), cr, x + QZ_TABLE_PADDING_X,
                        y + height - cell->foot_height);
}

/* Draws @count lines of a row from @first on, as a box of @height, and moves on. */
void
_qz_table_draw_row (QzTableRun *run, const QzTableRow *row, double height, guint first, guint count)
{
  cairo_t *cr = qz_page_flow_get_context (run->flow);
  double y = qz_page_flow_get_y (run->flow);
  double right = qz_page_flow_get_x (run->flow) + qz_page_flow_get_width (run->flow);
  double left = qz_page_flow_get_x (run->flow);
  double x;

  if (run->top < 0.0)
    run->top = y;
  if (run->group != row->group)
    {
      close_group (run);
      run->group = row->group;
      run->group_top = y;
    }
  if (row->group != QZ_TABLE_NO_GROUP)
    left += ((const QzTableGroup *) g_ptr_array_index (run->table->groups, row->group))->width;
  x = left;
  if (cr != NULL)
    {
      for (guint i = 0; i < row->cells->len; i++)
        {
          const QzTableCell *cell = &g_array_index (row->cells, QzTableCell, i);

          draw_cell (run, cell, cr, x, height, first, count);
          x += cell->width;
        }
      x = left;
      for (guint i = 0; i + 1 < row->cells->len; i++)
        {
          x += g_array_index (row->cells, QzTableCell, i).width;
          add_rule (cr, x, y, x, y + height);
        }
      add_rule (cr, left, y + height, right, y + height);
      stroke (cr, INNER_RULE);
    }
  qz_page_flow_advance (run->flow, height);
}
