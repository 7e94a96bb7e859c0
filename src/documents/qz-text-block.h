/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "documents/qz-font-set.h"
#include "documents/qz-glyph-lines.h"

G_BEGIN_DECLS

/* How a text is set. */
typedef struct
{
  QzFontRole font;
  gboolean bold;
  double size;         /* pt */
  double line_spacing; /* factor of the size */
  double indent;       /* of the first line of a paragraph, in characters */
  double spread;       /* added between two characters, in characters */
  QzAlign align;
  gboolean justify;   /* full lines reach both edges */
  const char *colour; /* #rrggbb; NULL or "" is black */
} QzTextStyle;

/**
 * QzTextBlock:
 *
 * A text within a width, laid out line by line. One block is used for many texts of one style.
 */
typedef struct _QzTextBlock QzTextBlock;

QzTextStyle qz_text_style_of_block (const QzTemplateBlock *block);

QzTextBlock *qz_text_block_new (QzFontSet *fonts,
                                const QzTextStyle *style,
                                double width) G_GNUC_WARN_UNUSED_RESULT;
void qz_text_block_free (QzTextBlock *self);

void qz_text_block_set_text (QzTextBlock *self, const char *text);
gboolean qz_text_block_fit (QzTextBlock *self, double height);
double qz_text_block_get_height (QzTextBlock *self);
guint qz_text_block_get_n_lines (QzTextBlock *self);
double qz_text_block_get_text_width (QzTextBlock *self);
double qz_text_block_get_line_height (QzTextBlock *self);
QzGlyphLines *
qz_text_block_set_glyphs (QzTextBlock *self, double x, double y) G_GNUC_WARN_UNUSED_RESULT;
void qz_text_block_draw (QzTextBlock *self, cairo_t *cr, double x, double y);
void qz_text_block_draw_lines (
    QzTextBlock *self, cairo_t *cr, double x, double y, guint first, guint count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzTextBlock, qz_text_block_free)

G_END_DECLS
