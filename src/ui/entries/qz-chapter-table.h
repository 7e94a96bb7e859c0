/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/qz-chapter-text.h"

G_BEGIN_DECLS

/* More than these is a job for a spreadsheet, handed in as a file. */
#define QZ_CHAPTER_TABLE_ROWS 120
#define QZ_CHAPTER_TABLE_COLUMNS 24
#define QZ_CHAPTER_TABLE_CELLS 1200

/**
 * QzChapterTable:
 *
 * A table of a typed chapter: its caption, and cells whose first row is the heading.
 */
#define QZ_TYPE_CHAPTER_TABLE (qz_chapter_table_get_type ())
G_DECLARE_FINAL_TYPE (QzChapterTable, qz_chapter_table, QZ, CHAPTER_TABLE, GtkBox)

GtkWidget *qz_chapter_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_chapter_table_show (QzChapterTable *self, const QzChapterBlock *block);
QzChapterBlock *qz_chapter_table_make_block (QzChapterTable *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_chapter_table_fits (const QzChapterBlock *block);

G_END_DECLS
