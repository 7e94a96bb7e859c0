/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/qz-font-set.h"
#include "documents/qz-table-block.h"
#include "documents/qz-text-block.h"

G_BEGIN_DECLS

/* What the files of the table share. Lengths in mm. */

#define QZ_TABLE_PADDING_X 1.6
#define QZ_TABLE_PADDING_Y 1.5
#define QZ_TABLE_NO_GROUP G_MAXUINT

/* The lines at the bottom of a cell are set in a way of their own. */
#define QZ_TABLE_FOOT ((QzCellKind) (QZ_CELL_PROSE + 1))

typedef struct
{
  QzCellKind kind;
  QzAlign align;
  double width;
  char *text;
  char *foot;         /* nullable: stands at the bottom right of the cell */
  gboolean stamp;     /* a place for a stamp at the bottom right */
  double foot_height; /* with the room below; 0 before it was measured */
  guint n_lines;      /* 0 before it was measured */
} QzTableCell;

typedef struct
{
  GArray *cells; /* (element-type QzTableCell) */
  double min_height;
  double height; /* < 0 before it was measured */
  double pitch;  /* of the widest set of its cells */
  guint n_lines; /* of the tallest cell */
  guint group;   /* its place, or QZ_TABLE_NO_GROUP */
  QzRowFlags flags;
} QzTableRow;

/* Rows that follow each other and share a label. */
typedef struct
{
  char *label;
  double width;
  guint first; /* row */
  guint end;   /* row after the last */
} QzTableGroup;

struct _QzTableBlock
{
  double size;       /* of the letters, pt */
  GPtrArray *rows;   /* (element-type QzTableRow) */
  GPtrArray *groups; /* (element-type QzTableGroup) */
  guint group;       /* that is being built, or QZ_TABLE_NO_GROUP */
};

/* One run over the pages. */
typedef struct
{
  const QzTableBlock *table;
  QzFontSet *fonts;
  QzPageFlow *flow;
  GPtrArray *blocks; /* (element-type QzTextBlock) */
  GArray *keys;      /* (element-type QzTableKey), beside the blocks */
  double top;        /* of the part of the table on this page; < 0: none yet */
  guint group;       /* that the last row of this part belongs to */
  double group_top;  /* of its part on this page */
  guint header;      /* row that is repeated; G_MAXUINT: none */
  double tail;       /* has to fit below the last row */
} QzTableRun;

/* Texts of one style and width share a text block. */
typedef struct
{
  QzCellKind kind;
  QzAlign align;
  int spread; /* in hundredths of a character */
  int width;  /* in hundredths of a mm */
} QzTableKey;

QzTextStyle _qz_table_get_style (const QzTableBlock *self, QzCellKind kind, QzAlign align);
double _qz_table_get_pitch (const QzTableBlock *self, QzCellKind kind);

QzTextBlock *_qz_table_set_cell (QzTableRun *run, const QzTableCell *cell);
QzTextBlock *_qz_table_set_foot (QzTableRun *run, const QzTableCell *cell);
double _qz_table_get_foot_room (void);
void _qz_table_draw_row (
    QzTableRun *run, const QzTableRow *row, double height, guint first, guint count);
void _qz_table_close_part (QzTableRun *run);
double _qz_table_get_stack_height (const QzTableBlock *self, const char *label);

G_END_DECLS
