/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/qz-activity.h"
#include "rules/qz-finding.h"

G_BEGIN_DECLS

/**
 * QzTableStep:
 * @QZ_TABLE_STEP_DOWN: to the cell below
 * @QZ_TABLE_STEP_MOVE_UP: the row changes places with the one above
 * @QZ_TABLE_STEP_MOVE_DOWN: the row changes places with the one below
 * @QZ_TABLE_STEP_REMOVE: the row goes away
 * @QZ_TABLE_STEP_LEFT: the cell was left
 */
typedef enum
{
  QZ_TABLE_STEP_DOWN,
  QZ_TABLE_STEP_MOVE_UP,
  QZ_TABLE_STEP_MOVE_DOWN,
  QZ_TABLE_STEP_REMOVE,
  QZ_TABLE_STEP_LEFT,
} QzTableStep;

#define QZ_TYPE_TABLE_CELL (qz_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (QzTableCell, qz_table_cell, QZ, TABLE_CELL, AdwBin)

GtkWidget *qz_table_cell_new (const QzField *column) G_GNUC_WARN_UNUSED_RESULT;
const QzField *qz_table_cell_get_column (QzTableCell *self);
void qz_table_cell_set_name (QzTableCell *self, const char *name);
void qz_table_cell_set_value (QzTableCell *self, const char *value);
void qz_table_cell_show_finding (QzTableCell *self, const QzFinding *finding);

G_END_DECLS
