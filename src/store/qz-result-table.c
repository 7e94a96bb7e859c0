/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "store/qz-result-table.h"
#include "store/qz-rows.h"

#define SELECT_VERSION                                                                             \
  "SELECT id, edition, activity, stage, version, frozen, sha256, entries, reason"

static gpointer
read_version (QzStatement *statement)
{
  QzFrozenVersion *version = qz_frozen_version_new ();

  qz_statement_read_text (statement, 0, &version->id);
  qz_statement_read_text (statement, 1, &version->edition);
  qz_statement_read_text (statement, 2, &version->activity);
  qz_statement_read_text (statement, 3, &version->stage);
  version->version = (guint) qz_statement_get_int (statement, 4);
  qz_statement_read_text (statement, 5, &version->frozen);
  qz_statement_read_text (statement, 6, &version->sha256);
  version->entries = (guint) qz_statement_get_int (statement, 7);
  qz_statement_read_text (statement, 8, &version->reason);
  return version;
}

static gpointer
read_record (QzStatement *statement)
{
  QzFrozenVersion *version = read_version (statement);

  version->record = qz_statement_dup_bytes (statement, 9);
  return version;
}

/**
 * qz_result_table_add:
 * @connection: inside a writing transaction
 * @version: a new version with its record
 * @error: %QZ_ERROR_DUPLICATE when there is one of that number; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_result_table_add (QzConnection *connection, const QzFrozenVersion *version, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && version != NULL, FALSE);
  g_return_val_if_fail (*version->id != '\0' && version->record != NULL, FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO frozen_result (id, edition, activity, stage, version, frozen, sha256, entries,"
      " reason, record) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", version->id);
  qz_statement_bind_text (statement, "$2", version->edition);
  qz_statement_bind_text (statement, "$3", version->activity);
  qz_statement_bind_text (statement, "$4", version->stage);
  qz_statement_bind_int (statement, "$5", version->version);
  qz_statement_bind_text (statement, "$6", version->frozen);
  qz_statement_bind_text (statement, "$7", version->sha256);
  qz_statement_bind_int (statement, "$8", version->entries);
  qz_statement_bind_text (statement, "$9", version->reason);
  qz_statement_bind_bytes (statement, "$10", version->record);
  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_statement_run (statement, error);
}

/**
 * qz_result_table_find_last:
 * @connection: inside a transaction
 * @edition: id
 * @activity: id
 * @stage: id of a stage, "" for the whole activity
 * @out_version: (out) (transfer full) (nullable): the newest version with its record; %NULL when
 *   nothing was frozen yet
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_result_table_find_last (QzConnection *connection,
                           const char *edition,
                           const char *activity,
                           const char *stage,
                           QzFrozenVersion **out_version,
                           GError **error)
{
  gpointer row = NULL;

  g_return_val_if_fail (connection != NULL && edition != NULL && activity != NULL, FALSE);
  g_return_val_if_fail (stage != NULL && out_version != NULL, FALSE);

  if (!qz_rows_first (connection,
                      SELECT_VERSION ", record FROM frozen_result WHERE edition = $1"
                                     " AND activity = $2 AND stage = $3"
                                     " ORDER BY version DESC LIMIT 1",
                      QZ_ARGUMENTS (edition, activity, stage), read_record, &row, error))
    return FALSE;
  *out_version = row;
  return TRUE;
}

/**
 * qz_result_table_get:
 * @connection: inside a transaction
 * @edition: id
 * @activity: id
 * @stage: id of a stage, "" for the whole activity
 * @version: its number, from 1; 0 for the newest
 * @error: %QZ_ERROR_NOT_FOUND; any code of the driver
 *
 * Returns: (transfer full) (nullable): the version with its record
 */
QzFrozenVersion *
qz_result_table_get (QzConnection *connection,
                     const char *edition,
                     const char *activity,
                     const char *stage,
                     guint version,
                     GError **error)
{
  g_autoptr (QzFrozenVersion) last = NULL;
  g_autoptr (QzStatement) statement = NULL;

  if (!qz_result_table_find_last (connection, edition, activity, stage, &last, error))
    return NULL;
  if (last == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                           _ ("Nothing was frozen here yet. Freeze the result first."));
      return NULL;
    }
  if (version == 0 || version == last->version)
    return g_steal_pointer (&last);
  statement = qz_connection_prepare (connection,
                                     SELECT_VERSION ", record FROM frozen_result"
                                                    " WHERE edition = $1 AND activity = $2"
                                                    " AND stage = $3 AND version = $4",
                                     error);
  if (statement == NULL)
    return NULL;
  qz_statement_bind_text (statement, "$1", edition);
  qz_statement_bind_text (statement, "$2", activity);
  qz_statement_bind_text (statement, "$3", stage);
  qz_statement_bind_int (statement, "$4", version);
  switch (qz_statement_step (statement, error))
    {
    case QZ_FETCH_ROW:
      return read_record (statement);
    case QZ_FETCH_DONE:
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("There is no frozen version %u; the newest is %u."), version, last->version);
      return NULL;
    case QZ_FETCH_FAILED:
    default:
      return NULL;
    }
}

/**
 * qz_result_table_list:
 * @connection: inside a transaction
 * @edition: id
 * @activity: id
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzFrozenVersion): all versions without their
 *   records, those of the whole activity first, then stage by stage, oldest first
 */
GPtrArray *
qz_result_table_list (QzConnection *connection,
                      const char *edition,
                      const char *activity,
                      GError **error)
{
  g_return_val_if_fail (connection != NULL && edition != NULL && activity != NULL, NULL);

  return qz_rows_list (connection,
                       SELECT_VERSION " FROM frozen_result WHERE edition = $1 AND activity = $2"
                                      " ORDER BY stage, version",
                       QZ_ARGUMENTS (edition, activity), read_version,
                       (GDestroyNotify) qz_frozen_version_free, error);
}
