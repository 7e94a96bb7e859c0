/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-glyph-lines.h"

#include <pango/pangocairo.h>

/* Glyphs of one font in one direction, over as many lines as there are of them: what is shown by
 * one call is analysed once and written without a break. */
typedef struct
{
  cairo_scaled_font_t *font; /* owned */
  GString *text;             /* owned */
  GArray *glyphs;            /* owned (element-type cairo_glyph_t) */
  GArray *clusters;          /* owned (element-type cairo_text_cluster_t) */
  cairo_text_cluster_flags_t flags;
} Run;

struct _QzGlyphLines
{
  gatomicrefcount ref_count;
  QzColour colour;
  GArray *runs; /* (element-type Run) */
};

static void
run_clear (gpointer data)
{
  Run *run = data;

  cairo_scaled_font_destroy (run->font);
  g_string_free (run->text, TRUE);
  g_array_unref (run->glyphs);
  g_array_unref (run->clusters);
}

static void
add_glyphs (Run *run, const PangoGlyphString *glyphs, double x, double y)
{
  int way = 0;

  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &glyphs->glyphs[i];
      cairo_glyph_t glyph = {
        .index = info->glyph,
        .x = x + (double) (way + info->geometry.x_offset) / PANGO_SCALE,
        .y = y + (double) info->geometry.y_offset / PANGO_SCALE,
      };

      way += info->geometry.width;
      if (info->glyph != PANGO_GLYPH_EMPTY)
        g_array_append_val (run->glyphs, glyph);
    }
}

/* Which bytes of the text stand behind which glyphs: so the file can be searched and copied. */
static void
add_clusters (Run *run, PangoGlyphItem *item, const char *text)
{
  PangoGlyphItemIter iter;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, item, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      cairo_text_cluster_t cluster = { .num_bytes = iter.end_index - iter.start_index };
      int step = iter.end_glyph >= iter.start_glyph ? 1 : -1;

      for (int i = iter.start_glyph; i != iter.end_glyph; i += step)
        if (item->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY)
          cluster.num_glyphs++;
      g_array_append_val (run->clusters, cluster);
    }
}

/* The run that @item goes on with, or a new one. Clusters of a run that is read backwards are
 * counted from its end, so that nothing can follow it. */
static Run *
get_run (QzGlyphLines *self, const PangoGlyphItem *item)
{
  cairo_scaled_font_t *font =
      pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (item->item->analysis.font));
  gboolean backward = item->item->analysis.level % 2 == 1;
  Run *last = self->runs->len > 0 ? &g_array_index (self->runs, Run, self->runs->len - 1) : NULL;
  guint n = (guint) item->glyphs->num_glyphs;
  Run run = { 0 };

  if (last != NULL && last->font == font && last->flags == 0 && !backward)
    return last;
  run.font = cairo_scaled_font_reference (font);
  run.text = g_string_sized_new ((gsize) item->item->length);
  run.glyphs = g_array_sized_new (FALSE, FALSE, sizeof (cairo_glyph_t), n);
  run.clusters = g_array_sized_new (FALSE, FALSE, sizeof (cairo_text_cluster_t), n);
  run.flags = backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0;
  g_array_append_val (self->runs, run);
  return &g_array_index (self->runs, Run, self->runs->len - 1);
}

static void
add_item (QzGlyphLines *self, PangoGlyphItem *item, const char *text, double x, double y)
{
  Run *run = get_run (self, item);

  g_string_append_len (run->text, text + item->item->offset, item->item->length);
  add_glyphs (run, item->glyphs, x, y);
  add_clusters (run, item, text);
}

/**
 * qz_glyph_lines_new:
 * @layout: a text; it may change afterwards
 * @colour: of its letters
 * @x: left edge, pt
 * @y: top edge, pt
 *
 * Returns: (transfer full): the glyphs of @layout at their places on the page
 */
QzGlyphLines *
qz_glyph_lines_new (PangoLayout *layout, const QzColour *colour, double x, double y)
{
  QzGlyphLines *self = NULL;
  PangoLayoutIter *iter = NULL;
  const char *text = NULL;

  g_return_val_if_fail (PANGO_IS_LAYOUT (layout) && colour != NULL, NULL);

  self = g_new0 (QzGlyphLines, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->colour = *colour;
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_array_set_clear_func (self->runs, run_clear);
  text = pango_layout_get_text (layout);
  iter = pango_layout_get_iter (layout);
  do
    {
      PangoGlyphItem *item = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle box = { 0 };

      if (item == NULL)
        continue;
      pango_layout_iter_get_run_extents (iter, NULL, &box);
      add_item (self, item, text, x + (double) box.x / PANGO_SCALE,
                y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
  return self;
}

/**
 * qz_glyph_lines_ref:
 * @self: glyphs
 *
 * Returns: (transfer full): @self
 */
QzGlyphLines *
qz_glyph_lines_ref (QzGlyphLines *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * qz_glyph_lines_unref:
 * @self: (transfer full): glyphs; any thread may let go of them last
 */
void
qz_glyph_lines_unref (QzGlyphLines *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->runs);
  g_free (self);
}

/**
 * qz_glyph_lines_draw:
 * @self: glyphs
 * @cr: a context in points
 */
void
qz_glyph_lines_draw (const QzGlyphLines *self, cairo_t *cr)
{
  g_return_if_fail (self != NULL && cr != NULL);

  qz_colour_set (&self->colour, cr);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);

      cairo_set_scaled_font (cr, run->font);
      cairo_show_text_glyphs (cr, run->text->str, (int) run->text->len,
                              (cairo_glyph_t *) run->glyphs->data, (int) run->glyphs->len,
                              (cairo_text_cluster_t *) run->clusters->data,
                              (int) run->clusters->len, run->flags);
    }
}
