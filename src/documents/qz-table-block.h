/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "documents/qz-font-set.h"
#include "documents/qz-page-flow.h"

G_BEGIN_DECLS

typedef enum
{
  QZ_CELL_HEADING, /* the title of a part, over the whole width */
  QZ_CELL_LABEL,   /* what a value is */
  QZ_CELL_VALUE,
  QZ_CELL_PROSE, /* a value of several paragraphs, from the top */
} QzCellKind;

typedef enum
{
  QZ_ROW_PLAIN = 0,
  QZ_ROW_HEADER = 1 << 0, /* repeated at the top of the following pages, up to the next heading */
  QZ_ROW_KEEP = 1 << 1,   /* stays on one page with the row after it */
  QZ_ROW_SPLITS = 1 << 2, /* may go on on the next page in the middle of its lines */
} QzRowFlags;

/**
 * QzTableBlock:
 *
 * A ruled table that flows over pages, the way official forms and lists are ruled: thin lines
 * inside, a heavier frame around what stands on one page. Rows need not have the same cells.
 */
typedef struct _QzTableBlock QzTableBlock;

QzTableBlock *qz_table_block_new (double size) G_GNUC_WARN_UNUSED_RESULT;
void qz_table_block_free (QzTableBlock *self);

void qz_table_block_begin_row (QzTableBlock *self, double min_height, QzRowFlags flags);
void qz_table_block_add_cell (
    QzTableBlock *self, QzCellKind kind, QzAlign align, double width, const char *text);
void qz_table_block_set_foot (QzTableBlock *self, const char *text);
guint qz_table_block_get_n_rows (QzTableBlock *self);

gboolean
qz_table_block_announce (QzTableBlock *self, QzFontSet *fonts, const char *record, GError **error);
gboolean qz_table_block_flow (QzTableBlock *self,
                              QzFontSet *fonts,
                              QzPageFlow *flow,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzTableBlock, qz_table_block_free)

G_END_DECLS
