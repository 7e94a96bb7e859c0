/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "store/qz-judge-row.h"
#include "store/qz-judge-table.h"
#include "store/qz-rows.h"

#define SELECT_JUDGE "SELECT " QZ_JUDGE_COLUMNS " FROM judge j "

/**
 * qz_judge_row_read:
 * @statement: at a row of %QZ_JUDGE_COLUMNS
 *
 * Returns: (transfer full): a #QzJudge
 */
gpointer
qz_judge_row_read (QzStatement *statement)
{
  QzJudge *judge = qz_judge_new ();

  qz_statement_read_text (statement, 0, &judge->id);
  qz_statement_read_text (statement, 1, &judge->name);
  qz_statement_read_text (statement, 2, &judge->organisation);
  qz_statement_read_text (statement, 3, &judge->title);
  qz_statement_read_text (statement, 4, &judge->expertise);
  qz_statement_read_text (statement, 5, &judge->telephone);
  qz_statement_read_text (statement, 6, &judge->key);
  qz_statement_read_text (statement, 7, &judge->qualification);
  qz_statement_read_text (statement, 8, &judge->days);
  judge->least = (guint) qz_statement_get_int (statement, 9);
  judge->most = (guint) qz_statement_get_int (statement, 10);
  return judge;
}

/**
 * qz_judge_table_put:
 * @connection: inside a writing transaction
 * @judge: a new or changed judge, by its @id
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_judge_table_put (QzConnection *connection, const QzJudge *judge, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && judge != NULL, FALSE);
  g_return_val_if_fail (*judge->id != '\0', FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO judge (id, name, organisation, title, expertise, telephone, key,"
      " qualification, days, least, most) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
      " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
      " organisation = excluded.organisation, title = excluded.title,"
      " expertise = excluded.expertise, telephone = excluded.telephone, key = excluded.key,"
      " qualification = excluded.qualification, days = excluded.days, least = excluded.least,"
      " most = excluded.most",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", judge->id);
  qz_statement_bind_text (statement, "$2", judge->name);
  qz_statement_bind_text (statement, "$3", judge->organisation);
  qz_statement_bind_text (statement, "$4", judge->title);
  qz_statement_bind_text (statement, "$5", judge->expertise);
  qz_statement_bind_text (statement, "$6", judge->telephone);
  qz_statement_bind_text (statement, "$7", judge->key);
  qz_statement_bind_text (statement, "$8", judge->qualification);
  qz_statement_bind_text (statement, "$9", judge->days);
  qz_statement_bind_int (statement, "$10", judge->least);
  qz_statement_bind_int (statement, "$11", judge->most);
  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_statement_run (statement, error);
}

/**
 * qz_judge_table_get:
 * @connection: inside a transaction
 * @id: UUID
 * @error: %QZ_ERROR_NOT_FOUND; any code of the driver
 *
 * Returns: (transfer full) (nullable): the judge
 */
QzJudge *
qz_judge_table_get (QzConnection *connection, const char *id, GError **error)
{
  gpointer judge = NULL;

  g_return_val_if_fail (connection != NULL && id != NULL, NULL);

  if (qz_rows_first (connection, SELECT_JUDGE "WHERE j.id = $1", QZ_ARGUMENTS (id),
                     qz_judge_row_read, &judge, error)
      && judge == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("There is no judge “%s”. Look in the list of judges."), id);
  return judge;
}

/**
 * qz_judge_table_find_by_key:
 * @connection: inside a transaction
 * @key: a public key in one line
 * @out_judge: (out) (transfer full) (nullable): whose key it is, %NULL when nobody's
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_judge_table_find_by_key (QzConnection *connection,
                            const char *key,
                            QzJudge **out_judge,
                            GError **error)
{
  gpointer judge = NULL;

  g_return_val_if_fail (connection != NULL && key != NULL && out_judge != NULL, FALSE);

  if (!qz_rows_first (connection, SELECT_JUDGE "WHERE j.key = $1 AND j.key <> ''",
                      QZ_ARGUMENTS (key), qz_judge_row_read, &judge, error))
    return FALSE;
  *out_judge = judge;
  return TRUE;
}

/**
 * qz_judge_table_delete:
 * @connection: inside a writing transaction
 * @id: UUID
 * @error: %QZ_ERROR_INVALID while a panel or a sheet refers to the judge; any code of the driver
 *
 * Returns: %TRUE when the judge is gone
 */
gboolean
qz_judge_table_delete (QzConnection *connection, const char *id, GError **error)
{
  g_return_val_if_fail (connection != NULL && id != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_rows_run (connection, "DELETE FROM judge WHERE id = $1", QZ_ARGUMENTS (id), error);
}

/**
 * qz_judge_table_list:
 * @connection: inside a transaction
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzJudge): all of them by name
 */
GPtrArray *
qz_judge_table_list (QzConnection *connection, GError **error)
{
  g_return_val_if_fail (connection != NULL, NULL);

  return qz_rows_list (connection, SELECT_JUDGE "ORDER BY j.name, j.id", NULL, qz_judge_row_read,
                       (GDestroyNotify) qz_judge_free, error);
}
