/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "store/qz-connection.h"
#include "store/qz-query.h"

G_BEGIN_DECLS

/* An @id is a UUID or a number 申报号. */

gboolean qz_entry_table_defer_search (QzConnection *connection, GError **error);
gboolean qz_entry_table_insert (QzConnection *connection, QzEntry *entry, GError **error);
gboolean qz_entry_table_update (QzConnection *connection, QzEntry *entry, GError **error);
gboolean qz_entry_table_set_state (QzConnection *connection, const char *id, QzEntryState state,
                                   const char *updated, GError **error);
gboolean qz_entry_table_set_result (QzConnection *connection, const char *id, gint64 total,
                                    guint rank, const char *award, const char *updated,
                                    GError **error);
gboolean qz_entry_table_delete (QzConnection *connection, const char *id, GError **error);

QzEntry *qz_entry_table_get (QzConnection *connection, const char *id, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
QzEntry *qz_entry_table_get_by_number (QzConnection *connection, const char *number, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_entry_table_read_row (QzConnection *connection, gint64 seq, QzEntry **out_entry,
                                  GError **error);
QzForm *qz_entry_table_get_form (QzConnection *connection, gint64 seq, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *qz_entry_table_list (QzConnection *connection, const QzQuery *query, guint offset,
                                guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GStrv qz_entry_table_list_ids (QzConnection *connection, const QzQuery *query, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_entry_table_count (QzConnection *connection, const QzQuery *query, guint *out_count,
                               GError **error);

G_END_DECLS
