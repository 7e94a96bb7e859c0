/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-late-calls.h"
#include "model/qz-activity.h"

G_BEGIN_DECLS

/* The workbook that becomes a form kit; lives on the stack of its writer. */
typedef struct
{
  const QzXlsx *xlsx;
  lxw_workbook *book;
  lxw_worksheet *hidden;
  lxw_col_t next_list; /* column of the hidden sheet */
  lxw_format *title;
  lxw_format *note;
  lxw_format *head;
  lxw_format *section;
  lxw_format *label;
  lxw_format *place; /* of a signature, and the number of a row */
  lxw_format *hint;
  lxw_format *text;
  lxw_format *number;
  lxw_format *date;
  GError *error;
} QzKitCells;

void qz_kit_cells_begin (QzKitCells *self);
guint qz_kit_cells_count_lines (const char *text, guint width);
void qz_kit_cells_write (QzKitCells *self,
                         lxw_worksheet *sheet,
                         lxw_row_t row,
                         lxw_col_t column,
                         const QzField *field,
                         const char *value);
void qz_kit_cells_add_rule (QzKitCells *self,
                            lxw_worksheet *sheet,
                            lxw_row_t first,
                            lxw_row_t last,
                            lxw_col_t column,
                            const QzField *field);

G_END_DECLS
