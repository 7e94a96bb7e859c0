/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "documents/qz-page-flow.h"
#include "documents/qz-text-block.h"

G_BEGIN_DECLS

/**
 * QzCardRule:
 * @QZ_CARD_PLAIN: nothing
 * @QZ_CARD_CUT: a faint line around each card
 * @QZ_CARD_FOLD: a faint tick at either end of the edges where cards meet
 */
typedef enum
{
  QZ_CARD_PLAIN,
  QZ_CARD_CUT,
  QZ_CARD_FOLD,
} QzCardRule;

/* Cards of one size on a page, row by row. Lengths in mm. */
typedef struct _QzCardGrid
{
  guint columns;
  guint rows;
  double left; /* of the first card on the page */
  double top;
  double width; /* of a card */
  double height;
  double gap; /* between two columns */
  QzCardRule rule;
  const char *border; /* nullable, or "": ornamental, see qz_border_draw() */
  const char *border_colour;
} QzCardGrid;

/* A place on a card, mm from its upper left corner. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} QzCardBox;

/**
 * QzCardBlock:
 *
 * Cards that are cut or folded out of a page: labels, name plates. Each text is as large as its
 * style says, or smaller until it fits its box.
 */
typedef struct _QzCardBlock QzCardBlock;

QzCardBlock *qz_card_block_new (const QzCardGrid *grid) G_GNUC_WARN_UNUSED_RESULT;
void qz_card_block_free (QzCardBlock *self);

void qz_card_block_begin_card (QzCardBlock *self, gboolean turned);
void qz_card_block_add_text (QzCardBlock *self,
                             const QzTextStyle *style,
                             const QzCardBox *box,
                             guint most_lines,
                             const char *text);

gboolean
qz_card_block_announce (QzCardBlock *self, QzFontSet *fonts, const char *record, GError **error);
gboolean qz_card_block_flow (QzCardBlock *self,
                             QzFontSet *fonts,
                             QzPageFlow *flow,
                             GCancellable *cancellable,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzCardBlock, qz_card_block_free)

G_END_DECLS
