/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signing keys of others. */

#include "config.h"

#include "store/qz-key-table.h"
#include "store/qz-rows.h"

#define SELECT_KEY                                                                                 \
  "SELECT public, id, fingerprint, organisation, name, state, first_seen, confirmed, confirmed_by" \
  " FROM key "

static gpointer
read_key (QzStatement *statement)
{
  QzKnownKey *key = qz_known_key_new ();

  qz_statement_read_text (statement, 0, &key->public);
  qz_statement_read_text (statement, 1, &key->id);
  qz_statement_read_text (statement, 2, &key->fingerprint);
  qz_statement_read_text (statement, 3, &key->organisation);
  qz_statement_read_text (statement, 4, &key->name);
  if (!qz_key_state_from_id (qz_statement_get_text (statement, 5), &key->state))
    g_debug ("key %s is in no state that is known", key->id);
  qz_statement_read_text (statement, 6, &key->first_seen);
  qz_statement_read_text (statement, 7, &key->confirmed);
  qz_statement_read_text (statement, 8, &key->confirmed_by);
  return key;
}

/**
 * qz_key_table_put:
 * @connection: inside a writing transaction
 * @key: a new or changed key, known by its @public
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_key_table_put (QzConnection *connection, const QzKnownKey *key, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && key != NULL, FALSE);
  g_return_val_if_fail (*key->public != '\0', FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO key (public, id, fingerprint, organisation, name, state, first_seen, confirmed,"
      " confirmed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (public) DO UPDATE"
      " SET organisation = excluded.organisation, name = excluded.name, state = excluded.state,"
      " confirmed = excluded.confirmed, confirmed_by = excluded.confirmed_by",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", key->public);
  qz_statement_bind_text (statement, "$2", key->id);
  qz_statement_bind_text (statement, "$3", key->fingerprint);
  qz_statement_bind_text (statement, "$4", key->organisation);
  qz_statement_bind_text (statement, "$5", key->name);
  qz_statement_bind_text (statement, "$6", qz_key_state_get_id (key->state));
  qz_statement_bind_text (statement, "$7", key->first_seen);
  qz_statement_bind_text (statement, "$8", key->confirmed);
  qz_statement_bind_text (statement, "$9", key->confirmed_by);
  qz_connection_touch (connection, QZ_TOPIC_EXCHANGE);
  return qz_statement_run (statement, error);
}

/**
 * qz_key_table_find:
 * @connection: inside a transaction
 * @public: a public key in one line
 * @out_key: (out) (transfer full) (nullable): what is known of it, %NULL when nothing
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_key_table_find (QzConnection *connection,
                   const char *public,
                   QzKnownKey **out_key,
                   GError **error)
{
  gpointer key = NULL;

  g_return_val_if_fail (connection != NULL && public != NULL && out_key != NULL, FALSE);

  if (!qz_rows_first (connection, SELECT_KEY "WHERE public = $1", QZ_ARGUMENTS (public), read_key,
                      &key, error))
    return FALSE;
  *out_key = key;
  return TRUE;
}

/**
 * qz_key_table_list:
 * @connection: inside a transaction
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzKnownKey): all of them, those that wait to be
 *   confirmed first
 */
GPtrArray *
qz_key_table_list (QzConnection *connection, GError **error)
{
  g_return_val_if_fail (connection != NULL, NULL);

  return qz_rows_list (connection, SELECT_KEY "ORDER BY state <> 'pending', name, first_seen, id",
                       NULL, read_key, (GDestroyNotify) qz_known_key_free, error);
}
