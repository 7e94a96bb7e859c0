/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/qz-record-table.h"

G_BEGIN_DECLS

/* A column of ready texts. */
typedef struct
{
  const char *id;    /* for sorting and remembering */
  const char *title; /* translated */
  int width;         /* pixels at first, 0: as the title */
  QzColumnFlags flags;
  gboolean chip;
} QzCellColumn;

/**
 * QzCellRow:
 *
 * What a row of a #QzCellTable shows: a text for each column, in their order, with what it is
 * sorted by and the colour of a chip.
 */
typedef struct _QzCellRow QzCellRow;

/**
 * QzCellTable:
 *
 * A table of texts that were worked out before: for what is read once and then looked at.
 */
#define QZ_TYPE_CELL_TABLE (qz_cell_table_get_type ())

G_DECLARE_FINAL_TYPE (QzCellTable, qz_cell_table, QZ, CELL_TABLE, QzRecordTable)

GtkWidget *qz_cell_table_new (const char *id,
                              const char *label,
                              const QzCellColumn *columns,
                              guint n_columns) G_GNUC_WARN_UNUSED_RESULT;

QzCellRow *qz_cell_row_new (const char *key) G_GNUC_WARN_UNUSED_RESULT;
void qz_cell_row_free (QzCellRow *self);
void qz_cell_row_add_text (QzCellRow *self, const char *text);
void qz_cell_row_add_number (QzCellRow *self, double value, const char *text);
void qz_cell_row_add_chip (QzCellRow *self, double value, const char *text, QzTone tone);
const char *qz_cell_row_get_key (const QzCellRow *self);

G_END_DECLS
