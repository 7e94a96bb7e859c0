/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "store/qz-connection.h"
#include "store/qz-seq-set.h"

G_BEGIN_DECLS

gboolean qz_search_index_change (QzConnection *connection, const QzEntry *before,
                                 const QzEntry *after, GError **error);
gboolean qz_search_index_defer (QzConnection *connection, GError **error);
gboolean qz_search_index_catch_up (QzConnection *connection, GError **error);
void qz_search_index_mend (QzConnection *connection);
gboolean qz_search_index_rebuild (QzConnection *connection, GError **error);

gboolean qz_search_index_has_terms (const char *text);
gboolean qz_search_index_list (QzConnection *connection, const char *text, gboolean oldest_first,
                               guint offset, guint limit, GArray *seqs, GError **error);
gboolean qz_search_index_count (QzConnection *connection, const char *text, guint *out_count,
                                GError **error);
gboolean qz_search_index_collect (QzConnection *connection, const char *text, QzSeqSet *set,
                                  GError **error);

G_END_DECLS
