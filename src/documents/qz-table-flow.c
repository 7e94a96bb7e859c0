/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the rows of a table are measured and spread over pages. */

#include "config.h"

#include "documents/qz-table-private.h"

/* A row no higher than this is not left alone beside the label of its group, points. */
#define LOW_ROW 45.0

/* A row that stretches grows by this many times its height at most. */
#define MOST_STRETCH 2.0

/* Fewer lines of a split row than this are not left alone at the foot of a page. */
#define FEWEST_LINES 3

static QzTableRow *
get_row (const QzTableRun *run, guint place)
{
  return g_ptr_array_index (run->table->rows, place);
}

/* --- measuring --- */

static void
measure (QzTableRun *run, QzTableRow *row)
{
  row->height = row->min_height;
  row->n_lines = 1;
  row->pitch = 0.0;
  for (guint i = 0; i < row->cells->len; i++)
    {
      QzTableCell *cell = &g_array_index (row->cells, QzTableCell, i);
      double pitch = _qz_table_get_pitch (run->table, cell->kind);

      if (cell->kind == QZ_CELL_STACK)
        {
          cell->n_lines = 1;
          row->height = MAX (row->height, _qz_table_get_stack_height (run->table, cell->text));
          continue;
        }
      cell->n_lines = qz_text_block_get_n_lines (_qz_table_set_cell (run, cell));
      if (cell->foot != NULL)
        cell->foot_height =
            qz_text_block_get_height (_qz_table_set_foot (run, cell)) + _qz_table_get_foot_room ();
      row->n_lines = MAX (row->n_lines, cell->n_lines);
      row->pitch = MAX (row->pitch, pitch);
      row->height =
          MAX (row->height, cell->n_lines * pitch + 2 * QZ_TABLE_PADDING_Y + cell->foot_height);
    }
}

/* Makes a group at least as high as its label, and keeps so many rows together at either end that
 * the label has room beside them. */
static void
fit_group (QzTableRun *run, const QzTableGroup *group)
{
  double need = _qz_table_get_stack_height (run->table, group->label);
  double lacking = need;
  double sum = 0.0;

  for (guint r = group->first; r < group->end; r++)
    lacking -= get_row (run, r)->height;
  for (guint r = group->first; lacking > 0.0 && r < group->end; r++)
    get_row (run, r)->height += lacking / (group->end - group->first);
  for (guint r = group->first; r + 1 < group->end && sum + get_row (run, r)->height < need; r++)
    {
      sum += get_row (run, r)->height;
      get_row (run, r)->flags |= QZ_ROW_KEEP;
    }
  sum = 0.0;
  for (guint r = group->end; r > group->first + 1 && sum + get_row (run, r - 1)->height < need; r--)
    {
      sum += get_row (run, r - 1)->height;
      get_row (run, r - 2)->flags |= QZ_ROW_KEEP;
    }
}

/* Two low rows go together at either end of a group. */
static void
keep_low_rows (QzTableRun *run, const QzTableGroup *group)
{
  const guint firsts[] = { group->first, group->end - 2 };

  if (group->end - group->first < 3)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    if (get_row (run, firsts[i])->height <= LOW_ROW
        && get_row (run, firsts[i] + 1)->height <= LOW_ROW)
      get_row (run, firsts[i])->flags |= QZ_ROW_KEEP;
}

static void
measure_all (QzTableRun *run)
{
  if (run->table->rows->len == 0 || get_row (run, 0)->height >= 0.0)
    return;
  for (guint i = 0; i < run->table->rows->len; i++)
    measure (run, get_row (run, i));
  for (guint i = 0; i < run->table->groups->len; i++)
    {
      fit_group (run, g_ptr_array_index (run->table->groups, i));
      keep_low_rows (run, g_ptr_array_index (run->table->groups, i));
    }
}

/* --- breaking --- */

static void
draw_whole_row (QzTableRun *run, const QzTableRow *row)
{
  _qz_table_draw_row (run, row, row->height, 0, row->n_lines);
}

/* What a row that stretches gets beside its height, where all that follows fits on this page; no
 * row grows out of proportion. */
static double
get_share (QzTableRun *run, guint place)
{
  double left = qz_page_flow_get_room (run->flow) - run->tail;
  guint n = 0;

  if (!(get_row (run, place)->flags & QZ_ROW_STRETCH))
    return 0.0;
  for (guint i = place; i < run->table->rows->len; i++)
    {
      left -= get_row (run, i)->height;
      n += (get_row (run, i)->flags & QZ_ROW_STRETCH) != 0;
    }
  return CLAMP (left / n, 0.0, MOST_STRETCH * get_row (run, place)->height);
}

static gboolean
break_page (QzTableRun *run, GCancellable *cancellable, GError **error)
{
  _qz_table_close_part (run);
  if (!qz_page_flow_end_page (run->flow, cancellable, error))
    return FALSE;
  if (run->header != G_MAXUINT)
    draw_whole_row (run, get_row (run, run->header));
  return TRUE;
}

/* Draws a row that is taller than a page line by line over as many pages as it takes. */
static gboolean
draw_split (QzTableRun *run, const QzTableRow *row, GCancellable *cancellable, GError **error)
{
  guint first = 0;

  while (first < row->n_lines)
    {
      double rest = MAX (row->height - first * row->pitch, row->pitch + 2 * QZ_TABLE_PADDING_Y);
      double room = qz_page_flow_get_room (run->flow);
      int lines = (int) ((room - 2 * QZ_TABLE_PADDING_Y) / row->pitch);
      guint fewest = MIN (FEWEST_LINES, row->n_lines - first);

      if (rest <= room)
        {
          _qz_table_draw_row (run, row, rest, first, row->n_lines - first);
          return TRUE;
        }
      if (lines < (int) fewest && run->top >= 0.0
          && room < qz_page_flow_get_page_room (run->flow) - 4 * row->pitch)
        {
          if (!break_page (run, cancellable, error))
            return FALSE;
          continue;
        }
      lines = CLAMP (lines, 1, (int) (row->n_lines - first));
      _qz_table_draw_row (run, row, room, first, (guint) lines);
      first += (guint) lines;
      if (first < row->n_lines && !break_page (run, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* What has to fit: the row and what it must not be parted from, when a page holds them; else the
 * row, when a page holds it; else as much as is worth beginning. */
static double
get_need (QzTableRun *run, guint place)
{
  double page = qz_page_flow_get_page_room (run->flow);
  const QzTableRow *row = get_row (run, place);
  double need = 0.0;

  if (run->header != G_MAXUINT)
    page -= get_row (run, run->header)->height;
  for (guint i = place; i < run->table->rows->len; i++)
    {
      const QzTableRow *next = get_row (run, i);

      if (next->height > page)
        {
          need += FEWEST_LINES * next->pitch + 2 * QZ_TABLE_PADDING_Y;
          break;
        }
      need += next->height;
      if (i + 1 == run->table->rows->len)
        need += run->tail;
      if (!(next->flags & QZ_ROW_KEEP))
        break;
    }
  return need <= page ? need : MIN (row->height, page);
}

static gboolean
flow_row (QzTableRun *run, guint place, GCancellable *cancellable, GError **error)
{
  QzTableRow *row = get_row (run, place);

  if (!(row->flags & QZ_ROW_BODY))
    run->header = G_MAXUINT;
  if (get_need (run, place) > qz_page_flow_get_room (run->flow)
      && qz_page_flow_get_room (run->flow) < qz_page_flow_get_page_room (run->flow) - 1.0
      && !break_page (run, cancellable, error))
    return FALSE;
  if (row->height > qz_page_flow_get_room (run->flow))
    {
      if (!draw_split (run, row, cancellable, error))
        return FALSE;
    }
  else
    _qz_table_draw_row (run, row, row->height + get_share (run, place), 0, row->n_lines);
  if (row->flags & QZ_ROW_HEADER)
    run->header = place;
  return TRUE;
}

/**
 * qz_table_block_flow:
 * @self: a table whose texts were announced
 * @fonts: loaded
 * @flow: the pages
 * @tail: mm that have to fit below the last row on its page, for what stays with the table
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
                     double tail,
                     GCancellable *cancellable,
                     GError **error)
{
  QzTableRun run = { .table = self,
                     .fonts = fonts,
                     .flow = flow,
                     .top = -1.0,
                     .group = QZ_TABLE_NO_GROUP,
                     .tail = tail,
                     .header = G_MAXUINT };
  gboolean done = TRUE;

  g_return_val_if_fail (self != NULL && fonts != NULL && flow != NULL, FALSE);

  run.blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_text_block_free);
  run.keys = g_array_new (FALSE, FALSE, sizeof (QzTableKey));
  measure_all (&run);
  for (guint i = 0; done && i < self->rows->len; i++)
    done = flow_row (&run, i, cancellable, error);
  if (done)
    _qz_table_close_part (&run);
  g_array_unref (run.keys);
  g_ptr_array_unref (run.blocks);
  return done;
}
