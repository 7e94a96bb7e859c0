/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search index as the store offers it: acts like any other. */

#include "config.h"

#include "store/qz-store.h"
#include "store/sqlite/qz-search-index.h"

static gboolean
catch_up (QzConnection *connection, gpointer data, GError **error)
{
  qz_connection_touch (connection, QZ_TOPIC_ENTRIES);
  return qz_search_index_catch_up (connection, error);
}

/**
 * qz_store_catch_up_search:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @error: as for qz_store_write()
 *
 * Adds the entries to the search index that were left out since qz_entry_table_defer_search().
 * Who did that calls this in the end, whatever happened in between.
 *
 * Returns: %TRUE when a search finds all entries
 */
gboolean
qz_store_catch_up_search (QzStore *self, GCancellable *cancellable, GError **error)
{
  return qz_store_write (self, NULL, catch_up, NULL, cancellable, error);
}

static gboolean
rebuild (QzConnection *connection, gpointer data, GError **error)
{
  qz_connection_touch (connection, QZ_TOPIC_ENTRIES);
  return qz_search_index_rebuild (connection, error);
}

/**
 * qz_store_rebuild_search:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @error: as for qz_store_write()
 *
 * Makes the search index anew from the entries.
 *
 * Returns: %TRUE when it was made
 */
gboolean
qz_store_rebuild_search (QzStore *self, GCancellable *cancellable, GError **error)
{
  static const QzAct act = { "search.rebuild", "", "", "" };

  return qz_store_write (self, &act, rebuild, NULL, cancellable, error);
}
