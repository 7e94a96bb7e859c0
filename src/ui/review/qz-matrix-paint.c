/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the matrix. Texts are laid out once and kept while they are near the view. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/facade/qz-ink.h"
#include "ui/review/qz-matrix-private.h"

/* So many rows' texts are kept, and so many different points. */
#define MOST_ROWS 256
#define MOST_POINTS 4096

#define PADDING 8
#define LEAST_CELL 64
#define MOST_CELL 136

typedef enum
{
  INK_TEXT,
  INK_DIM,
  INK_ACCENT,
  INK_SUCCESS,
  INK_WARNING,
  N_INKS,
} Ink;

/* How a state is written, and how strongly the cell below is tinted. */
static const struct
{
  Ink text;
  Ink fill;
  float tint;
} looks[QZ_N_SCORE_CELL_STATES] = {
  [QZ_SCORE_CELL_WAITING] = { INK_DIM, INK_TEXT, 0 },
  [QZ_SCORE_CELL_OPEN] = { INK_ACCENT, INK_ACCENT, 0.12f },
  [QZ_SCORE_CELL_LOCKED] = { INK_TEXT, INK_SUCCESS, 0.12f },
  [QZ_SCORE_CELL_RECUSED] = { INK_DIM, INK_TEXT, 0.06f },
  [QZ_SCORE_CELL_HELD] = { INK_WARNING, INK_WARNING, 0.18f },
};

typedef struct
{
  PangoLayout *number;
  PangoLayout *title;
  PangoLayout *settled;
} RowTexts;

struct _QzMatrixPaint
{
  GtkWidget *widget; /* borrowed: owns us */

  /* borrowed, children of @widget that are never shown: they know the colours of the theme */
  GtkWidget *inks[N_INKS];

  /* owned */
  GHashTable *rows;                           /* place → RowTexts */
  GHashTable *columns;                        /* place → PangoLayout */
  GHashTable *points;                         /* points → PangoLayout */
  PangoLayout *words[QZ_N_SCORE_CELL_STATES]; /* nullable */
  PangoLayout *heads[2];                      /* nullable: of the side */

  /* state */
  guint serial; /* of the font that they are laid out in */
  GdkRGBA colours[N_INKS];
};

static void
row_texts_free (gpointer data)
{
  RowTexts *texts = data;

  g_clear_object (&texts->number);
  g_clear_object (&texts->title);
  g_clear_object (&texts->settled);
  g_free (texts);
}

static PangoLayout *
lay_out (QzMatrixPaint *self, const char *text, int width, PangoAlignment alignment)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self->widget, text);
  g_autoptr (PangoAttrList) figures = pango_attr_list_new ();

  /* Figures below each other are as wide as each other. */
  pango_attr_list_insert (figures, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, figures);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_width (layout, MAX (width, 0) * PANGO_SCALE);
  return layout;
}

static PangoLayout *
lay_out_head (QzMatrixPaint *self, const char *text, int width, PangoAlignment alignment)
{
  PangoLayout *layout = lay_out (self, text, width, alignment);
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, bold);
  return layout;
}

/* Texts */

static RowTexts *
get_row (QzMatrixPaint *self, const QzScoreGrid *grid, const QzMatrixMetrics *metrics, guint place)
{
  RowTexts *texts = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (place));
  const QzScoreGridRow *row;
  g_autofree char *settled = NULL;

  if (texts != NULL)
    return texts;
  if (g_hash_table_size (self->rows) >= MOST_ROWS)
    g_hash_table_remove_all (self->rows);
  row = qz_score_grid_get_row (grid, place);
  settled = g_strdup_printf ("%u / %u", row->n_settled, row->n_due);
  texts = g_new0 (RowTexts, 1);
  texts->number = lay_out (self, row->number, metrics->number - 2 * PADDING, PANGO_ALIGN_LEFT);
  if (metrics->title > 0)
    texts->title = lay_out (self, row->title, metrics->title - 2 * PADDING, PANGO_ALIGN_LEFT);
  texts->settled = lay_out (self, settled, metrics->settled - 2 * PADDING, PANGO_ALIGN_RIGHT);
  g_hash_table_insert (self->rows, GUINT_TO_POINTER (place), texts);
  return texts;
}

static PangoLayout *
get_column (QzMatrixPaint *self,
            const QzScoreGrid *grid,
            const QzMatrixMetrics *metrics,
            guint place)
{
  PangoLayout *layout = g_hash_table_lookup (self->columns, GUINT_TO_POINTER (place));
  g_autofree char *text = NULL;

  if (layout != NULL)
    return layout;
  text = _qz_matrix_dup_head (grid, place);
  layout = lay_out_head (self, text, metrics->cell - PADDING, PANGO_ALIGN_CENTER);
  g_hash_table_insert (self->columns, GUINT_TO_POINTER (place), layout);
  return layout;
}

static PangoLayout *
get_cell (QzMatrixPaint *self, const QzMatrixMetrics *metrics, QzScoreCell cell)
{
  PangoLayout *layout;
  g_autofree char *text = NULL;

  layout = cell.state == QZ_SCORE_CELL_LOCKED ? g_hash_table_lookup (self->points, &cell.points)
                                              : self->words[cell.state];
  if (layout != NULL)
    return layout;
  text = qz_score_cell_dup_text (cell);
  layout = lay_out (self, text, metrics->cell - PADDING, PANGO_ALIGN_CENTER);
  if (cell.state != QZ_SCORE_CELL_LOCKED)
    {
      self->words[cell.state] = layout;
      return layout;
    }
  if (g_hash_table_size (self->points) >= MOST_POINTS)
    g_hash_table_remove_all (self->points);
  g_hash_table_insert (self->points, g_memdup2 (&cell.points, sizeof cell.points), layout);
  return layout;
}

static PangoLayout *
get_side_head (QzMatrixPaint *self, guint place, const QzMatrixMetrics *metrics)
{
  if (self->heads[place] == NULL)
    self->heads[place] =
        place == 0
            ? lay_out_head (self, _ ("Entry"), metrics->number, PANGO_ALIGN_LEFT)
            : lay_out_head (self, _ ("Settled"), metrics->settled - 2 * PADDING, PANGO_ALIGN_RIGHT);
  return self->heads[place];
}

/* Drawing */

static GdkRGBA
pale (const GdkRGBA *colour, float alpha)
{
  GdkRGBA result = *colour;

  result.alpha *= alpha;
  return result;
}

static void
draw_text (GtkSnapshot *snapshot,
           PangoLayout *layout,
           const GdkRGBA *colour,
           double x,
           double y,
           int height)
{
  int text_height;

  pango_layout_get_pixel_size (layout, NULL, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) (y + (height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_rectangle (
    GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (
      snapshot, colour, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
draw_cell (QzMatrixPaint *self,
           GtkSnapshot *snapshot,
           const QzMatrixMetrics *metrics,
           QzScoreCell cell,
           double x,
           double y)
{
  if (cell.state == QZ_SCORE_CELL_NOT_DUE)
    return;
  if (looks[cell.state].tint > 0)
    {
      GdkRGBA fill = pale (&self->colours[looks[cell.state].fill], looks[cell.state].tint);

      draw_rectangle (snapshot, &fill, x + 1, y + 1, metrics->cell - 2, metrics->row - 3);
    }
  draw_text (snapshot, get_cell (self, metrics, cell), &self->colours[looks[cell.state].text],
             x + PADDING / 2.0, y, metrics->row);
}

static void
draw_cells (QzMatrixPaint *self,
            GtkSnapshot *snapshot,
            const QzScoreGrid *grid,
            const QzMatrixMetrics *metrics,
            const QzMatrixRange *range,
            double x,
            double y)
{
  for (guint row = range->first_row; row < range->end_row; row++)
    for (guint column = range->first_column; column < range->end_column; column++)
      draw_cell (self, snapshot, metrics, qz_score_grid_get_cell (grid, row, column),
                 metrics->side + (double) column * metrics->cell - x,
                 metrics->head + (double) row * metrics->row - y);
}

static void
draw_lines (QzMatrixPaint *self,
            GtkSnapshot *snapshot,
            const QzMatrixMetrics *metrics,
            const QzMatrixRange *range,
            double y,
            int width)
{
  GdkRGBA line = pale (&self->colours[INK_TEXT], 0.1f);

  for (guint row = range->first_row; row < range->end_row; row++)
    draw_rectangle (snapshot, &line, 0, metrics->head + (double) (row + 1) * metrics->row - y - 1,
                    width, 1);
}

static void
draw_side (QzMatrixPaint *self,
           GtkSnapshot *snapshot,
           const QzScoreGrid *grid,
           const QzMatrixMetrics *metrics,
           const QzMatrixRange *range,
           double y)
{
  for (guint row = range->first_row; row < range->end_row; row++)
    {
      const RowTexts *texts = get_row (self, grid, metrics, row);
      const QzScoreGridRow *line = qz_score_grid_get_row (grid, row);
      double top = metrics->head + (double) row * metrics->row - y;
      Ink ink = line->n_settled < line->n_due ? INK_TEXT : INK_SUCCESS;

      draw_text (snapshot, texts->number, &self->colours[INK_TEXT], PADDING, top, metrics->row);
      if (texts->title != NULL)
        draw_text (snapshot, texts->title, &self->colours[INK_TEXT], metrics->number + PADDING, top,
                   metrics->row);
      draw_text (snapshot, texts->settled, &self->colours[ink],
                 metrics->number + metrics->title + PADDING, top, metrics->row);
    }
}

static void
draw_head (QzMatrixPaint *self,
           GtkSnapshot *snapshot,
           const QzScoreGrid *grid,
           const QzMatrixMetrics *metrics,
           const QzMatrixRange *range,
           double x)
{
  for (guint column = range->first_column; column < range->end_column; column++)
    draw_text (snapshot, get_column (self, grid, metrics, column), &self->colours[INK_DIM],
               metrics->side + (double) column * metrics->cell - x + PADDING / 2.0, 0,
               metrics->head);
}

static void
draw_corner (QzMatrixPaint *self,
             GtkSnapshot *snapshot,
             const QzMatrixMetrics *metrics,
             int width,
             int height)
{
  GdkRGBA line = pale (&self->colours[INK_TEXT], 0.2f);

  draw_text (snapshot, get_side_head (self, 0, metrics), &self->colours[INK_DIM], PADDING, 0,
             metrics->head);
  draw_text (snapshot, get_side_head (self, 1, metrics), &self->colours[INK_DIM],
             metrics->number + metrics->title + PADDING, 0, metrics->head);
  draw_rectangle (snapshot, &line, 0, metrics->head - 1, width, 1);
  draw_rectangle (snapshot, &line, metrics->side - 1, 0, 1, height);
}

static void
push_clip (GtkSnapshot *snapshot, int x, int y, int width, int height)
{
  gtk_snapshot_push_clip (
      snapshot,
      &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) MAX (width, 0), (float) MAX (height, 0)));
}

/* @x and @y: how far the cells are scrolled. */
void
_qz_matrix_paint_draw (QzMatrixPaint *self,
                       GtkSnapshot *snapshot,
                       const QzScoreGrid *grid,
                       const QzMatrixMetrics *metrics,
                       const QzMatrixRange *range,
                       double x,
                       double y)
{
  int width = gtk_widget_get_width (self->widget);
  int height = gtk_widget_get_height (self->widget);

  for (guint i = 0; i < N_INKS; i++)
    qz_ink_get (self->inks[i], &self->colours[i]);
  self->colours[INK_DIM] = pale (&self->colours[INK_TEXT], 0.6f);

  push_clip (snapshot, 0, metrics->head, width, height - metrics->head);
  draw_lines (self, snapshot, metrics, range, y, width);
  draw_side (self, snapshot, grid, metrics, range, y);
  gtk_snapshot_pop (snapshot);
  push_clip (snapshot, metrics->side, metrics->head, width - metrics->side, height - metrics->head);
  draw_cells (self, snapshot, grid, metrics, range, x, y);
  gtk_snapshot_pop (snapshot);
  push_clip (snapshot, metrics->side, 0, width - metrics->side, metrics->head);
  draw_head (self, snapshot, grid, metrics, range, x);
  gtk_snapshot_pop (snapshot);
  draw_corner (self, snapshot, metrics, width, height);
}

/* A frame around the cell that the keys act on, under the side and the head. */
void
_qz_matrix_paint_draw_cursor (QzMatrixPaint *self,
                              GtkSnapshot *snapshot,
                              const QzMatrixMetrics *metrics,
                              const graphene_rect_t *area,
                              gboolean in_side)
{
  const GdkRGBA colour = self->colours[INK_ACCENT];
  int left = in_side ? 0 : metrics->side;
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, 3);
  push_clip (snapshot, left, metrics->head, gtk_widget_get_width (self->widget) - left,
             gtk_widget_get_height (self->widget) - metrics->head);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ colour, colour, colour, colour });
  gtk_snapshot_pop (snapshot);
}

/* Measuring */

static int
get_text_width (QzMatrixPaint *self, const char *text, gboolean head)
{
  g_autoptr (PangoLayout) layout = head ? lay_out_head (self, text, 0, PANGO_ALIGN_LEFT)
                                        : lay_out (self, text, 0, PANGO_ALIGN_LEFT);
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static int
get_line_height (QzMatrixPaint *self)
{
  g_autoptr (PangoLayout) layout = lay_out (self, "国 8", 0, PANGO_ALIGN_LEFT);
  int height;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* The longest by the number of its bytes stands for all: no text is measured in vain. */
static int
get_number_width (QzMatrixPaint *self, const QzScoreGrid *grid)
{
  const char *longest = "";

  for (guint i = 0; i < qz_score_grid_get_n_rows (grid); i++)
    {
      const char *number = qz_score_grid_get_row (grid, i)->number;

      longest = strlen (number) > strlen (longest) ? number : longest;
    }
  return get_text_width (self, longest, FALSE);
}

static int
get_head_width (QzMatrixPaint *self, const QzScoreGrid *grid)
{
  g_autofree char *longest = g_strdup ("");

  for (guint i = 0; i < qz_score_grid_get_n_columns (grid); i++)
    {
      g_autofree char *text = _qz_matrix_dup_head (grid, i);

      if (strlen (text) > strlen (longest))
        {
          g_free (longest);
          longest = g_steal_pointer (&text);
        }
    }
  return get_text_width (self, longest, TRUE);
}

/* What depends on the font and on the texts; what depends on the room is left to the canvas. */
void
_qz_matrix_paint_measure (QzMatrixPaint *self, const QzScoreGrid *grid, QzMatrixMetrics *metrics)
{
  int line = get_line_height (self);
  int word = 0;

  for (guint i = QZ_SCORE_CELL_WAITING; i < QZ_N_SCORE_CELL_STATES; i++)
    {
      QzScoreCell cell = { .points = 100 * QZ_POINT + 1, .state = (QzScoreCellState) i };
      g_autofree char *text = qz_score_cell_dup_text (cell);

      word = MAX (word, get_text_width (self, text, FALSE));
    }
  metrics->row = line + 14;
  metrics->head = line + 16;
  metrics->cell = CLAMP (MAX (get_head_width (self, grid), word) + 2 * PADDING, LEAST_CELL,
                         MAX (MOST_CELL, word + 2 * PADDING));
  metrics->number = get_number_width (self, grid) + 2 * PADDING;
  metrics->settled =
      MAX (get_text_width (self, _ ("Settled"), TRUE), get_text_width (self, "88 / 88", FALSE))
      + 2 * PADDING;
}

/**
 * _qz_matrix_paint_check_font:
 *
 * Returns: whether the font has changed, so that everything has to be measured anew
 */
gboolean
_qz_matrix_paint_check_font (QzMatrixPaint *self)
{
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (self->widget));

  if (serial == self->serial)
    return FALSE;
  self->serial = serial;
  _qz_matrix_paint_forget (self);
  return TRUE;
}

/* The texts or their widths are others. */
void
_qz_matrix_paint_forget (QzMatrixPaint *self)
{
  g_hash_table_remove_all (self->rows);
  g_hash_table_remove_all (self->columns);
  g_hash_table_remove_all (self->points);
  for (guint i = 0; i < QZ_N_SCORE_CELL_STATES; i++)
    g_clear_object (&self->words[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->heads); i++)
    g_clear_object (&self->heads[i]);
}

QzMatrixPaint *
_qz_matrix_paint_new (GtkWidget *widget)
{
  static const char *const classes[N_INKS] = {
    [INK_ACCENT] = "accent", [INK_SUCCESS] = "success", [INK_WARNING] = "warning"
  };
  QzMatrixPaint *self = g_new0 (QzMatrixPaint, 1);

  self->widget = widget;
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, row_texts_free);
  self->columns = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->points = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  for (guint i = 0; i < N_INKS; i++)
    {
      self->inks[i] = gtk_label_new (NULL);
      gtk_widget_set_visible (self->inks[i], FALSE);
      if (classes[i] != NULL)
        gtk_widget_add_css_class (self->inks[i], classes[i]);
      gtk_widget_set_parent (self->inks[i], widget);
    }
  return self;
}

void
_qz_matrix_paint_free (QzMatrixPaint *self)
{
  if (self == NULL)
    return;
  _qz_matrix_paint_forget (self);
  for (guint i = 0; i < N_INKS; i++)
    gtk_widget_unparent (self->inks[i]);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->columns);
  g_hash_table_unref (self->points);
  g_free (self);
}
