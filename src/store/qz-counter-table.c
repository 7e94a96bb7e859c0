/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running numbers without gaps: taken in the transaction that uses them. */

#include "config.h"

#include "store/qz-counter-table.h"

/**
 * qz_counter_table_next:
 * @connection: inside a writing transaction
 * @name: of the counter, such as entry:shanghai-2018:QC
 * @out_value: (out): the next number, from 1
 * @error: any code of the driver
 *
 * A transaction that is undone gives its number back.
 *
 * Returns: %TRUE when the number is ours
 */
gboolean
qz_counter_table_next (QzConnection *connection,
                       const char *name,
                       gint64 *out_value,
                       GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && name != NULL && out_value != NULL, FALSE);

  statement = qz_connection_prepare (connection,
                                     "INSERT INTO counter (name, value) VALUES ($1, 1) ON CONFLICT "
                                     "(name) DO UPDATE SET value = counter.value + 1 "
                                     "RETURNING value",
                                     error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", name);
  if (qz_statement_step (statement, error) != QZ_FETCH_ROW)
    return FALSE;
  *out_value = qz_statement_get_int (statement, 0);
  return qz_statement_run (statement, error);
}

/**
 * qz_counter_table_get:
 * @connection: inside a transaction
 * @name: of the counter
 * @out_value: (out): the number taken last, 0 before the first
 * @error: any code of the driver
 *
 * Returns: %TRUE when @out_value was set
 */
gboolean
qz_counter_table_get (QzConnection *connection, const char *name, gint64 *out_value, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;
  QzFetch fetch;

  g_return_val_if_fail (connection != NULL && name != NULL && out_value != NULL, FALSE);

  statement =
      qz_connection_prepare (connection, "SELECT value FROM counter WHERE name = $1", error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", name);
  fetch = qz_statement_step (statement, error);
  if (fetch == QZ_FETCH_FAILED)
    return FALSE;
  *out_value = fetch == QZ_FETCH_ROW ? qz_statement_get_int (statement, 0) : 0;
  return TRUE;
}
