/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-text-block.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "documents/qz-colour.h"
#include "documents/qz-length.h"

/* A text that does not fit is set smaller down to this share of its size, in steps. */
#define SMALLEST 0.60
#define STEP 0.02

/* Rounding of the width must not break a line that fits exactly. pt. */
#define SLACK 0.1

struct _QzTextBlock
{
  QzFontSet *fonts;  /* borrowed */
  QzTextStyle style; /* its colour is taken apart below */
  QzColour colour;
  double width; /* mm, <= 0: as wide as the text */

  PangoLayout *layout;  /* owned */
  double scale;         /* of the size, as the layout stands */
  char *text;           /* as the layout stands */
  double fitted_height; /* mm, of the last fit; < 0: none since the text was set */
  gboolean fitted;      /* its answer */
};

static void
apply_scale (QzTextBlock *self, double scale)
{
  double size = self->style.size * scale;
  double pitch = size * self->style.line_spacing;
  PangoFontDescription *font =
      qz_font_set_describe (self->fonts, self->style.font, self->style.bold, size);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
  /* Faces differ in their own line height: the pitch is ours. */
  pango_attr_list_insert (attributes,
                          pango_attr_line_height_new_absolute ((int) (pitch * PANGO_SCALE + 0.5)));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (self->style.spread > 0.0)
    pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (
                                            (int) (size * self->style.spread * PANGO_SCALE)));
  pango_layout_set_attributes (self->layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_indent (self->layout, (int) (size * self->style.indent * PANGO_SCALE));
  self->scale = scale;
}

/**
 * qz_text_style_of_block:
 * @block: of a template; it outlives the style
 *
 * Returns: how its text is set
 */
QzTextStyle
qz_text_style_of_block (const QzTemplateBlock *block)
{
  return (QzTextStyle){
    .font = block->font,
    .bold = block->bold,
    .size = block->size,
    .line_spacing = block->line_spacing,
    .indent = block->indent,
    .align = block->align,
    .justify = block->align == QZ_ALIGN_START && block->indent > 0.0,
    .colour = block->colour,
  };
}

/**
 * qz_text_block_new:
 * @fonts: loaded fonts; they outlive the block
 * @style: how its texts are set
 * @width: mm; 0 or less: lines are not broken
 *
 * Returns: (transfer full): a block with an empty text
 */
QzTextBlock *
qz_text_block_new (QzFontSet *fonts, const QzTextStyle *style, double width)
{
  static const PangoAlignment ALIGNMENTS[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER,
                                               PANGO_ALIGN_RIGHT };
  QzTextBlock *self = NULL;

  g_return_val_if_fail (fonts != NULL && style != NULL, NULL);
  g_return_val_if_fail (style->size > 0.0 && style->line_spacing > 0.0, NULL);

  self = g_new0 (QzTextBlock, 1);
  self->fonts = fonts;
  self->style = *style;
  self->style.colour = NULL;
  self->colour = qz_colour_parse (style->colour);
  self->width = width;
  self->text = g_strdup ("");
  self->fitted_height = -1.0;
  self->layout = pango_layout_new (qz_font_set_get_context (fonts));
  pango_layout_set_alignment (self->layout, ALIGNMENTS[style->align]);
  pango_layout_set_justify (self->layout, style->justify);
  pango_layout_set_auto_dir (self->layout, FALSE);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0.0)
    pango_layout_set_width (self->layout, (int) ((QZ_MM_TO_PT (width) + SLACK) * PANGO_SCALE));
  apply_scale (self, 1.0);
  return self;
}

/**
 * qz_text_block_free:
 * @self: (nullable) (transfer full): a block
 */
void
qz_text_block_free (QzTextBlock *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->layout);
  g_free (self->text);
  g_free (self);
}

/**
 * qz_text_block_set_text:
 * @self: a block
 * @text: UTF-8, never markup; "\n" ends a paragraph
 *
 * Sets a text in the full size. The text that is there already is not laid out anew.
 */
void
qz_text_block_set_text (QzTextBlock *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  self->fitted_height = -1.0;
  if (self->scale < 1.0)
    apply_scale (self, 1.0);
  pango_layout_set_text (self->layout, text, -1);
}

/**
 * qz_text_block_fit:
 * @self: a block
 * @height: mm there is room for
 *
 * Makes the text smaller until it fits, down to 60 % of its size.
 *
 * Returns: whether it fits; if not, it stands in the smallest size
 */
gboolean
qz_text_block_fit (QzTextBlock *self, double height)
{
  g_return_val_if_fail (self != NULL, FALSE);

  /* Exact comparison: the question is whether this very fit was made. */
  if (self->fitted_height >= 0.0 && !(self->fitted_height < height)
      && !(self->fitted_height > height))
    return self->fitted;

  self->fitted = qz_text_block_get_height (self) <= height;
  for (int step = 1; !self->fitted && 1.0 - STEP * step >= SMALLEST - STEP / 2; step++)
    {
      apply_scale (self, 1.0 - STEP * step);
      self->fitted = qz_text_block_get_height (self) <= height;
    }
  self->fitted_height = height;
  return self->fitted;
}

/**
 * qz_text_block_get_height:
 * @self: a block
 *
 * Returns: mm of its lines together
 */
double
qz_text_block_get_height (QzTextBlock *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return qz_text_block_get_line_height (self) * qz_text_block_get_n_lines (self);
}

/**
 * qz_text_block_get_n_lines:
 * @self: a block
 *
 * Returns: how many lines the text takes, at least 1
 */
guint
qz_text_block_get_n_lines (QzTextBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint) pango_layout_get_line_count (self->layout);
}

/**
 * qz_text_block_get_text_width:
 * @self: a block
 *
 * Returns: mm of its longest line
 */
double
qz_text_block_get_text_width (QzTextBlock *self)
{
  PangoRectangle extents;

  g_return_val_if_fail (self != NULL, 0.0);

  pango_layout_get_extents (self->layout, NULL, &extents);
  return QZ_PT_TO_MM ((double) extents.width / PANGO_SCALE);
}

/**
 * qz_text_block_get_line_height:
 * @self: a block
 *
 * Returns: mm from line to line
 */
double
qz_text_block_get_line_height (QzTextBlock *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return QZ_PT_TO_MM (self->style.size * self->scale * self->style.line_spacing);
}

/**
 * qz_text_block_set_glyphs:
 * @self: a block
 * @x: left edge, mm
 * @y: top edge, mm
 *
 * Returns: (transfer full): the text as it stands, to be drawn later, by any thread
 */
QzGlyphLines *
qz_text_block_set_glyphs (QzTextBlock *self, double x, double y)
{
  g_return_val_if_fail (self != NULL, NULL);

  return qz_glyph_lines_new (self->layout, &self->colour, QZ_MM_TO_PT (x), QZ_MM_TO_PT (y));
}

/**
 * qz_text_block_draw:
 * @self: a block
 * @cr: a context in points
 * @x: left edge, mm
 * @y: top edge, mm
 */
void
qz_text_block_draw (QzTextBlock *self, cairo_t *cr, double x, double y)
{
  g_return_if_fail (self != NULL && cr != NULL);

  qz_colour_set (&self->colour, cr);
  cairo_move_to (cr, QZ_MM_TO_PT (x), QZ_MM_TO_PT (y));
  pango_cairo_show_layout (cr, self->layout);
}

/**
 * qz_text_block_draw_lines:
 * @self: a block
 * @cr: a context in points
 * @x: left edge, mm
 * @y: top edge of the first line that is drawn, mm
 * @first: the first line, from 0
 * @count: how many
 *
 * Draws a part of the text: one that goes on on the next page.
 */
void
qz_text_block_draw_lines (
    QzTextBlock *self, cairo_t *cr, double x, double y, guint first, guint count)
{
  PangoLayoutIter *iter = NULL;
  double pitch = 0.0;

  g_return_if_fail (self != NULL && cr != NULL);

  pitch = QZ_MM_TO_PT (qz_text_block_get_line_height (self));
  iter = pango_layout_get_iter (self->layout);
  qz_colour_set (&self->colour, cr);
  for (guint line = 0; line < first + count; line++)
    {
      if (line >= first)
        {
          PangoRectangle box = { 0 };
          double rise = 0.0;

          pango_layout_iter_get_line_extents (iter, NULL, &box);
          rise = (double) (pango_layout_iter_get_baseline (iter) - box.y) / PANGO_SCALE;
          cairo_move_to (cr, QZ_MM_TO_PT (x) + (double) box.x / PANGO_SCALE,
                         QZ_MM_TO_PT (y) + pitch * (line - first) + rise);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      if (!pango_layout_iter_next_line (iter))
        break;
    }
  pango_layout_iter_free (iter);
}
