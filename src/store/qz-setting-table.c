/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs to the workspace itself: its name, hats, edition. */

#include "config.h"

#include "store/qz-setting-table.h"

/**
 * qz_setting_table_get:
 * @connection: inside a transaction
 * @name: of the setting
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable): its value, "" when it was never set; %NULL on error
 */
char *
qz_setting_table_get (QzConnection *connection, const char *name, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;
  QzFetch step;

  g_return_val_if_fail (connection != NULL && name != NULL, NULL);

  statement =
      qz_connection_prepare (connection, "SELECT value FROM setting WHERE name = $1", error);
  if (statement == NULL)
    return NULL;
  qz_statement_bind_text (statement, "$1", name);
  step = qz_statement_step (statement, error);
  if (step == QZ_FETCH_ROW)
    return qz_statement_dup_text (statement, 0);
  return step == QZ_FETCH_DONE ? g_strdup ("") : NULL;
}

/**
 * qz_setting_table_set:
 * @connection: inside a writing transaction
 * @name: of the setting
 * @value: its new value
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was set
 */
gboolean
qz_setting_table_set (QzConnection *connection, const char *name, const char *value, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && name != NULL && value != NULL, FALSE);

  statement = qz_connection_prepare (connection,
                                     "INSERT INTO setting (name, value) VALUES ($1, $2)"
                                     " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                                     error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", name);
  qz_statement_bind_text (statement, "$2", value);
  qz_connection_touch (connection, QZ_TOPIC_SETTINGS);
  return qz_statement_run (statement, error);
}
