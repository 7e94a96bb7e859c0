/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "documents/qz-page-flow.h"
#include "model/qz-template.h"

G_BEGIN_DECLS

typedef struct _QzFontSet QzFontSet;

typedef enum
{
  QZ_CELL_LABEL, /* what a value is */
  QZ_CELL_STACK, /* a label from top to bottom, in a narrow cell */
  QZ_CELL_VALUE,
  QZ_CELL_PROSE, /* a value of several paragraphs, from the top */
} QzCellKind;

typedef enum
{
  QZ_ROW_PLAIN = 0,
  QZ_ROW_HEADER = 1 << 0,  /* repeated at the top of the following pages, over body rows */
  QZ_ROW_BODY = 1 << 1,    /* stands under the header before it */
  QZ_ROW_KEEP = 1 << 2,    /* stays on one page with the row after it */
  QZ_ROW_STRETCH = 1 << 3, /* shares with its like what the last page leaves below the table */
} QzRowFlags;

/**
 * QzTableBlock:
 *
 * A ruled table that flows over pages, the way official forms and lists are ruled: thin lines
 * inside, a heavier frame around what stands on one page. Rows need not have the same cells. Rows
 * of one group have a label on their left that spans them all, on every page. A row goes on on the
 * next page only when it is taller than a page.
 */
typedef struct _QzTableBlock QzTableBlock;

QzTableBlock *qz_table_block_new (double size) G_GNUC_WARN_UNUSED_RESULT;
void qz_table_block_free (QzTableBlock *self);

void qz_table_block_begin_group (QzTableBlock *self, double width, const char *label);
void qz_table_block_end_group (QzTableBlock *self);
void qz_table_block_begin_row (QzTableBlock *self, double min_height, QzRowFlags flags);
void qz_table_block_add_cell (
    QzTableBlock *self, QzCellKind kind, QzAlign align, double width, const char *text);
void qz_table_block_add_facts (QzTableBlock *self,
                               double min_height,
                               double label_width,
                               double width,
                               const char *const *texts);
void qz_table_block_set_foot (QzTableBlock *self, const char *text);
void qz_table_block_set_stamp (QzTableBlock *self);
guint qz_table_block_get_n_rows (QzTableBlock *self);

gboolean
qz_table_block_announce (QzTableBlock *self, QzFontSet *fonts, const char *record, GError **error);
gboolean qz_table_block_flow (QzTableBlock *self,
                              QzFontSet *fonts,
                              QzPageFlow *flow,
                              double tail,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzTableBlock, qz_table_block_free)

G_END_DECLS
