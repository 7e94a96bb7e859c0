/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/qz-table.h"

G_BEGIN_DECLS

/* On the widget of a cell: its GtkListItem. */
#define QZ_TABLE_LIST_ITEM "qz-list-item"

typedef struct
{
  QzTable *table;              /* borrowed */
  GtkColumnViewColumn *column; /* borrowed, the view's */
  char *id;
  char *title;
  char *property;
  char *notify;
  QzCellFunc text;
  QzCellStyleFunc style;
  gpointer user_data;
  QzColumnFlags flags;
  int width; /* while it is hidden */
  gboolean chip;
} QzTableColumn;

struct _QzTable
{
  AdwBin parent_instance;

  /* borrowed, in the tree */
  GtkColumnView *view;
  GtkWidget *popover; /* nullable, parented to us */
  GSimpleActionGroup *actions;

  /* owned */
  char *id;
  GPtrArray *columns; /* (element-type QzTableColumn) */
  GMenu *column_menu;
  GMenuModel *menu; /* nullable */

  /* state */
  const QzTableColumn *sort;   /* nullable */
  const QzTableColumn *probed; /* nullable, while the sorter is asked */
  guint save;                  /* source, or 0 */
  guint descending : 1;
  guint restoring : 1;
  guint restored : 1;
};

const QzTableColumn *_qz_table_find_column (QzTable *self, const char *id);
const QzTableColumn *_qz_table_find_own (QzTable *self, GtkColumnViewColumn *column);
void _qz_table_save_later (QzTable *self);
void _qz_table_save_now (QzTable *self);

void _qz_table_class_install_menu (QzTableClass *klass);
void _qz_table_connect_menu (QzTable *self);
void _qz_table_add_to_column_menu (QzTable *self, QzTableColumn *column);

G_END_DECLS
