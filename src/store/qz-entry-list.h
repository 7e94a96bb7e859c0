/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-entry-item.h"
#include "store/qz-query.h"
#include "store/qz-store.h"

G_BEGIN_DECLS

#define QZ_TYPE_ENTRY_LIST (qz_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (QzEntryList, qz_entry_list, QZ, ENTRY_LIST, GObject)

QzEntryList *qz_entry_list_new (QzStore *store) G_GNUC_WARN_UNUSED_RESULT;
const QzQuery *qz_entry_list_get_query (QzEntryList *self);
void qz_entry_list_set_query (QzEntryList *self, const QzQuery *query);
gboolean qz_entry_list_is_loading (QzEntryList *self);
guint qz_entry_list_get_n_matches (QzEntryList *self);
gint64 qz_entry_list_get_seq (QzEntryList *self, guint position);
guint qz_entry_list_find (QzEntryList *self, const char *id);
void qz_entry_list_refresh (QzEntryList *self);

G_END_DECLS
