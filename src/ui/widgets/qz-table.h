/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/qz-status-chip.h"

G_BEGIN_DECLS

/**
 * QzColumnFlags:
 * @QZ_COLUMN_FIGURES: numbers: right-aligned, tabular figures
 * @QZ_COLUMN_NAME: the cell's text is the accessible name of the row
 * @QZ_COLUMN_EXPAND: takes the room that is left
 * @QZ_COLUMN_SORTS: a click on the header sorts
 * @QZ_COLUMN_HIDDEN: not shown until the user asks for it
 */
typedef enum
{
  QZ_COLUMN_FIGURES = 1 << 0,
  QZ_COLUMN_NAME = 1 << 1,
  QZ_COLUMN_EXPAND = 1 << 2,
  QZ_COLUMN_SORTS = 1 << 3,
  QZ_COLUMN_HIDDEN = 1 << 4,
} QzColumnFlags;

/**
 * QzCellFunc:
 * @item: (type GObject): an item of the model
 * @out_tone: (nullable): for a chip, its tone
 * @user_data: of the column
 *
 * Returns: (transfer full) (nullable): the text of the cell, plain text
 */
typedef char *(*QzCellFunc) (gpointer item, QzTone *out_tone, gpointer user_data);

/**
 * QzCellStyleFunc:
 * @item: (type GObject): an item of the model
 * @user_data: of the column
 *
 * Returns: (transfer full) (nullable): how parts of the cell's text look
 */
typedef PangoAttrList *(*QzCellStyleFunc) (gpointer item, gpointer user_data);

/* A column. Strings are copied. */
typedef struct
{
  const char *id;       /* for sorting, remembering and exporting */
  const char *title;    /* translated */
  const char *property; /* nullable: of the item, a string; or what @text is notified by */
  QzCellFunc text;      /* nullable: the property as it is */
  gpointer user_data;
  int width; /* pixels at first, 0: as the title */
  QzColumnFlags flags;
  gboolean chip; /* the text is a state, shown as a chip */
  QzCellStyleFunc style; /* nullable; not for a chip */
} QzColumn;

/**
 * QzTable:
 *
 * A column view as this program uses it: cells that are cheap to refill, widths, order, shown
 * columns and sorting remembered under the table's id, a context menu, and a menu of the columns on
 * the header. The model sorts itself; the table only says by what (`sort-changed`).
 *
 * Signals: `row-activated (guint position)`; `sort-changed ()`.
 */
#define QZ_TYPE_TABLE (qz_table_get_type ())
G_DECLARE_FINAL_TYPE (QzTable, qz_table, QZ, TABLE, AdwBin)

GtkWidget *qz_table_new (const char *id, const char *label) G_GNUC_WARN_UNUSED_RESULT;
void qz_table_add_column (QzTable *self, const QzColumn *column);
void qz_table_set_model (QzTable *self, GtkSelectionModel *model);
GtkSelectionModel *qz_table_get_model (QzTable *self);
void qz_table_set_menu (QzTable *self, GMenuModel *menu);
const char *qz_table_get_sort (QzTable *self, gboolean *out_descending);
void qz_table_set_sort (QzTable *self, const char *column, gboolean descending);
char **qz_table_dup_shown_columns (QzTable *self) G_GNUC_WARN_UNUSED_RESULT;
void qz_table_scroll_to (QzTable *self, guint position);
void qz_table_restore (QzTable *self);
GtkColumnView *qz_table_get_view (QzTable *self);

G_END_DECLS
