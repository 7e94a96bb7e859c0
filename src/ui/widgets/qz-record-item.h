/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzRecordItem:
 *
 * A row of a table that shows a plain value of the model. When the table is read again the items
 * stay and show other records: their property "revision" tells the cells.
 */
#define QZ_TYPE_RECORD_ITEM (qz_record_item_get_type ())

G_DECLARE_FINAL_TYPE (QzRecordItem, qz_record_item, QZ, RECORD_ITEM, GObject)

gconstpointer qz_record_item_get (QzRecordItem *self);
gpointer qz_record_item_get_owner (QzRecordItem *self);

void
qz_record_list_fill (GListStore *store, const GPtrArray *records, GType owner_type, gpointer owner);
void qz_record_list_clear (GListStore *store);

G_END_DECLS
