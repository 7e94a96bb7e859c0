/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "documents/qz-page-flow.h"

G_BEGIN_DECLS

typedef struct _QzFontSet QzFontSet;
typedef struct _QzTableBlock QzTableBlock;

typedef enum
{
  QZ_PROSE_TITLE,   /* of the paper, centred */
  QZ_PROSE_NAME,    /* under the title or on a cover, centred */
  QZ_PROSE_HEADING, /* of a part, listed in the contents; never alone at the foot of a page */
  QZ_PROSE_TEXT,    /* running text, first lines indented */
  QZ_PROSE_LINE,    /* running text without indent */
  QZ_PROSE_SIGN,    /* at the right edge */
  QZ_PROSE_SMALL,   /* over a table, and below it, where it stays with its last row */
  QZ_PROSE_CAPTION, /* over a table, with which it stays, and under a figure; centred */
} QzProseKind;

/**
 * QzProseBlock:
 *
 * Text that flows over pages: titles, headings, paragraphs, contents with page numbers; and the
 * tables and figures that stand in it.
 */
typedef struct _QzProseBlock QzProseBlock;

QzProseBlock *qz_prose_block_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_prose_block_free (QzProseBlock *self);

void qz_prose_block_add (QzProseBlock *self, QzProseKind kind, const char *text);
void qz_prose_block_add_paragraphs (QzProseBlock *self, QzProseKind kind, const char *text);
void qz_prose_block_add_pair (QzProseBlock *self, const char *left, const char *right);
void qz_prose_block_add_space (QzProseBlock *self, double height);
void qz_prose_block_add_break (QzProseBlock *self);
void qz_prose_block_add_contents (QzProseBlock *self);
QzTableBlock *qz_prose_block_add_table (QzProseBlock *self, double size);
void qz_prose_block_add_figure (QzProseBlock *self, cairo_surface_t *pixels, const char *caption);

gboolean
qz_prose_block_announce (QzProseBlock *self, QzFontSet *fonts, const char *record, GError **error);
double qz_prose_block_get_note_height (const QzProseBlock *self, QzFontSet *fonts, double width);
gboolean qz_prose_block_flow (QzProseBlock *self,
                              QzFontSet *fonts,
                              QzPageFlow *flow,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzProseBlock, qz_prose_block_free)

G_END_DECLS
