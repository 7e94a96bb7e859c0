/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"

G_BEGIN_DECLS

#define QZ_TYPE_ENTRY_ITEM (qz_entry_item_get_type ())
G_DECLARE_FINAL_TYPE (QzEntryItem, qz_entry_item, QZ, ENTRY_ITEM, GObject)

QzEntryItem *qz_entry_item_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_entry_item_fill (QzEntryItem *self, const QzEntry *entry);
gboolean qz_entry_item_is_loaded (QzEntryItem *self);
gint64 qz_entry_item_get_seq (QzEntryItem *self);
const char *qz_entry_item_get_id (QzEntryItem *self);
const char *qz_entry_item_get_number (QzEntryItem *self);
const char *qz_entry_item_get_title (QzEntryItem *self);
const char *qz_entry_item_get_team (QzEntryItem *self);
const char *qz_entry_item_get_unit (QzEntryItem *self);
const char *qz_entry_item_get_line (QzEntryItem *self);
const char *qz_entry_item_get_activity (QzEntryItem *self);
const char *qz_entry_item_get_category (QzEntryItem *self);
const char *qz_entry_item_get_award (QzEntryItem *self);
const char *qz_entry_item_get_updated (QzEntryItem *self);
QzEntryState qz_entry_item_get_state (QzEntryItem *self);
gint64 qz_entry_item_get_total (QzEntryItem *self);
guint qz_entry_item_get_rank (QzEntryItem *self);

G_END_DECLS
