/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/qz-chapter-text.h"

G_BEGIN_DECLS

/**
 * QzChapterFigure:
 *
 * A figure of a typed chapter, small, with its caption. The file came from outside: a helper draws
 * it.
 */
#define QZ_TYPE_CHAPTER_FIGURE (qz_chapter_figure_get_type ())
G_DECLARE_FINAL_TYPE (QzChapterFigure, qz_chapter_figure, QZ, CHAPTER_FIGURE, GtkBox)

GtkWidget *qz_chapter_figure_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_chapter_figure_show (QzChapterFigure *self,
                             const QzChapterBlock *block,
                             const char *path,
                             const char *name);
QzChapterBlock *qz_chapter_figure_make_block (QzChapterFigure *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
