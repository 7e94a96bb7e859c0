/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/qz-conflict-table.h"
#include "store/qz-rows.h"

static gpointer
read_conflict (QzStatement *statement)
{
  QzConflict *conflict = qz_conflict_new ();

  qz_statement_read_text (statement, 0, &conflict->entry);
  qz_statement_read_text (statement, 1, &conflict->judge);
  if (!qz_conflict_state_from_id (qz_statement_get_text (statement, 2), &conflict->state))
    g_debug ("the conflict of judge %s is in no state that is known", conflict->judge);
  qz_statement_read_text (statement, 3, &conflict->reason);
  qz_statement_read_text (statement, 4, &conflict->approver);
  qz_statement_read_text (statement, 5, &conflict->decided);
  return conflict;
}

/**
 * qz_conflict_table_put:
 * @connection: inside a writing transaction
 * @conflict: forced or dismissed; takes the place of what was decided on the two before
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_conflict_table_put (QzConnection *connection, const QzConflict *conflict, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && conflict != NULL, FALSE);
  g_return_val_if_fail (conflict->state != QZ_CONFLICT_SUGGESTED, FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO conflict (entry, judge, state, reason, approver, decided)"
      " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (entry, judge) DO UPDATE"
      " SET state = excluded.state, reason = excluded.reason, approver = excluded.approver,"
      " decided = excluded.decided",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", conflict->entry);
  qz_statement_bind_text (statement, "$2", conflict->judge);
  qz_statement_bind_text (statement, "$3", qz_conflict_state_get_id (conflict->state));
  qz_statement_bind_text (statement, "$4", conflict->reason);
  qz_statement_bind_text (statement, "$5", conflict->approver);
  qz_statement_bind_text (statement, "$6", conflict->decided);
  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_statement_run (statement, error);
}

/**
 * qz_conflict_table_list:
 * @connection: inside a transaction
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzConflict): all that was decided, without
 *   causes and matches, by entry and judge
 */
GPtrArray *
qz_conflict_table_list (QzConnection *connection, GError **error)
{
  g_return_val_if_fail (connection != NULL, NULL);

  return qz_rows_list (connection,
                       "SELECT entry, judge, state, reason, approver, decided FROM conflict"
                       " ORDER BY entry, judge",
                       NULL, read_conflict, (GDestroyNotify) qz_conflict_free, error);
}
