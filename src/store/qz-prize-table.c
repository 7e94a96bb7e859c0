/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/qz-prize-table.h"
#include "store/qz-rows.h"

static gpointer
read_prize (QzStatement *statement)
{
  QzPrize *prize = qz_prize_new ();

  qz_statement_read_text (statement, 0, &prize->id);
  qz_statement_read_text (statement, 1, &prize->activity);
  qz_statement_read_text (statement, 2, &prize->award);
  qz_statement_read_text (statement, 3, &prize->entry);
  qz_statement_read_text (statement, 4, &prize->name);
  qz_statement_read_text (statement, 5, &prize->unit);
  qz_statement_read_text (statement, 6, &prize->reason);
  qz_statement_read_text (statement, 7, &prize->given);
  return prize;
}

/**
 * qz_prize_table_add:
 * @connection: inside a writing transaction
 * @prize: a new one
 * @error: %QZ_ERROR_DUPLICATE when the same was given already; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_prize_table_add (QzConnection *connection, const QzPrize *prize, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && prize != NULL && *prize->id != '\0', FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO prize (id, activity, award, entry, name, unit, reason, given)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", prize->id);
  qz_statement_bind_text (statement, "$2", prize->activity);
  qz_statement_bind_text (statement, "$3", prize->award);
  qz_statement_bind_text (statement, "$4", prize->entry);
  qz_statement_bind_text (statement, "$5", prize->name);
  qz_statement_bind_text (statement, "$6", prize->unit);
  qz_statement_bind_text (statement, "$7", prize->reason);
  qz_statement_bind_text (statement, "$8", prize->given);
  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_statement_run (statement, error);
}

/**
 * qz_prize_table_remove:
 * @connection: inside a writing transaction
 * @id: UUID
 * @error: any code of the driver
 *
 * Returns: %TRUE when there is none of that id any more
 */
gboolean
qz_prize_table_remove (QzConnection *connection, const char *id, GError **error)
{
  g_return_val_if_fail (connection != NULL && id != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_rows_run (connection, "DELETE FROM prize WHERE id = $1", QZ_ARGUMENTS (id), error);
}

/**
 * qz_prize_table_list:
 * @connection: inside a transaction
 * @activity: id of an activity
 * @error: any code of the driver
 *
 * Returns: (transfer full) (element-type QzPrize) (nullable): its prizes, by award, unit and name
 */
GPtrArray *
qz_prize_table_list (QzConnection *connection, const char *activity, GError **error)
{
  g_return_val_if_fail (connection != NULL && activity != NULL, NULL);

  return qz_rows_list (connection,
                       "SELECT id, activity, award, entry, name, unit, reason, given FROM prize"
                       " WHERE activity = $1 ORDER BY award, unit, name, id",
                       QZ_ARGUMENTS (activity), read_prize, (GDestroyNotify) qz_prize_free, error);
}
