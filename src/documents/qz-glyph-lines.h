/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "documents/qz-colour.h"

G_BEGIN_DECLS

/**
 * QzGlyphLines:
 *
 * A text that has been laid out, as glyphs at their places: it needs no layout any more and may be
 * drawn by another thread than the one that laid it out. It never changes.
 */
typedef struct _QzGlyphLines QzGlyphLines;

QzGlyphLines *qz_glyph_lines_new (PangoLayout *layout, const QzColour *colour, double x, double y)
    G_GNUC_WARN_UNUSED_RESULT;
QzGlyphLines *qz_glyph_lines_ref (QzGlyphLines *self) G_GNUC_WARN_UNUSED_RESULT;
void qz_glyph_lines_unref (QzGlyphLines *self);
void qz_glyph_lines_draw (const QzGlyphLines *self, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzGlyphLines, qz_glyph_lines_unref)

G_END_DECLS
