/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"

G_BEGIN_DECLS

#define QZ_TYPE_ENTRY_ITEM (qz_entry_item_get_type ())
G_DECLARE_FINAL_TYPE (QzEntryItem, qz_entry_item, QZ, ENTRY_ITEM, GObject)

QzEntryItem *qz_entry_item_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_entry_item_fill (QzEntryItem *self, QzEntry *entry);
gboolean qz_entry_item_is_loaded (QzEntryItem *self);
const QzEntry *qz_entry_item_get_entry (QzEntryItem *self);

G_END_DECLS
