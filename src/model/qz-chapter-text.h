/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-form.h"

G_BEGIN_DECLS

typedef enum
{
  QZ_BLOCK_PROSE,
  QZ_BLOCK_TABLE,
  QZ_BLOCK_FIGURE,
} QzChapterBlockType;

/**
 * QzChapterBlock:
 *
 * A part of a chapter of the report that was typed. The value of a chapter in the form is a text
 * that people can read as it is: paragraphs by line; the rows of a table with tabs between their
 * cells, the first of them its heading, under a line "[table] caption"; and for a figure
 * "[figure:SHA-256] caption", whose file is a material of the entry (%QZ_REQUIREMENT_FIGURE).
 */
typedef struct
{
  QzChapterBlockType type;
  char *text;      /* paragraphs of prose; caption of a table or figure, "" without */
  char *figure;    /* SHA-256 of its file in hex; "" for others */
  GPtrArray *rows; /* (element-type GStrv) of a table, each with as many cells; else empty */
} QzChapterBlock;

QzChapterBlock *qz_chapter_block_new (QzChapterBlockType type,
                                      const char *text) G_GNUC_WARN_UNUSED_RESULT;
QzChapterBlock *qz_chapter_block_new_figure (const char *sha256,
                                             const char *caption) G_GNUC_WARN_UNUSED_RESULT;
QzChapterBlock *qz_chapter_block_new_pasted (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void qz_chapter_block_free (QzChapterBlock *self);
guint qz_chapter_block_get_n_columns (const QzChapterBlock *self);
void qz_chapter_block_take_row (QzChapterBlock *self, GStrv cells);

GPtrArray *qz_chapter_text_read (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *qz_chapter_text_write (const GPtrArray *blocks) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_chapter_text_has_figure (const char *text, const char *sha256);
gboolean qz_chapter_text_is_shown (QzForm *form, const char *sha256);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzChapterBlock, qz_chapter_block_free)

G_END_DECLS
