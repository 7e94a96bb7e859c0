/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-entry.h"
#include "store/qz-entry-row.h"
#include "store/qz-past-table.h"
#include "store/qz-rows.h"

/**
 * qz_past_table_list_entries:
 * @connection: inside a transaction
 * @edition: id of an edition
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzEntry): what was declared in other editions,
 *   without the forms, in the order of creation
 */
GPtrArray *
qz_past_table_list_entries (QzConnection *connection, const char *edition, GError **error)
{
  g_return_val_if_fail (connection != NULL && edition != NULL, NULL);

  return qz_rows_list (connection,
                       "SELECT " QZ_ENTRY_COLUMNS " FROM entry e"
                       " WHERE e.edition <> $1 AND e.number > '' ORDER BY e.seq",
                       QZ_ARGUMENTS (edition), qz_entry_row_read, (GDestroyNotify) qz_entry_free,
                       error);
}

/**
 * qz_past_table_list_judges:
 * @connection: inside a transaction
 * @entry: UUID
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable): UUIDs of those who scored it at any stage, without those who
 *   were recused
 */
GStrv
qz_past_table_list_judges (QzConnection *connection, const char *entry, GError **error)
{
  g_return_val_if_fail (connection != NULL && entry != NULL, NULL);

  return qz_rows_strings (connection,
                          "SELECT DISTINCT judge FROM sheet WHERE entry = $1"
                          " AND state <> 'recused' ORDER BY judge",
                          QZ_ARGUMENTS (entry), error);
}
