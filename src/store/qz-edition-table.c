/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of an edition package, so that a workspace is whole by itself. */

#include "config.h"

#include "store/qz-edition-table.h"

static gboolean
remove_files (QzConnection *connection, const char *edition, GError **error)
{
  g_autoptr (QzStatement) statement =
      qz_connection_prepare (connection, "DELETE FROM edition_file WHERE edition = $1", error);

  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", edition);
  return qz_statement_run (statement, error);
}

/**
 * qz_edition_table_put:
 * @connection: inside a writing transaction
 * @edition: id of the edition
 * @files: (element-type filename GBytes): path in the package -> content
 * @error: any code of the driver
 *
 * Replaces the package.
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_edition_table_put (QzConnection *connection,
                      const char *edition,
                      GHashTable *files,
                      GError **error)
{
  g_autoptr (QzStatement) statement = NULL;
  GHashTableIter iter;
  gpointer path;
  gpointer bytes;

  g_return_val_if_fail (connection != NULL && edition != NULL && files != NULL, FALSE);

  if (!remove_files (connection, edition, error))
    return FALSE;
  statement = qz_connection_prepare (
      connection, "INSERT INTO edition_file (edition, path, bytes) VALUES ($1, $2, $3)", error);
  if (statement == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    {
      qz_statement_bind_text (statement, "$1", edition);
      qz_statement_bind_text (statement, "$2", path);
      qz_statement_bind_bytes (statement, "$3", bytes);
      if (!qz_statement_run (statement, error))
        return FALSE;
    }
  qz_connection_touch (connection, QZ_TOPIC_EDITION);
  return TRUE;
}

/**
 * qz_edition_table_get_files:
 * @connection: inside a transaction
 * @edition: id of the edition
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type filename GBytes): path -> content, empty when
 *   there is no such edition
 */
GHashTable *
qz_edition_table_get_files (QzConnection *connection, const char *edition, GError **error)
{
  g_autoptr (GHashTable) files =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (QzStatement) statement = NULL;
  QzFetch step;

  g_return_val_if_fail (connection != NULL && edition != NULL, NULL);

  statement = qz_connection_prepare (
      connection, "SELECT path, bytes FROM edition_file WHERE edition = $1", error);
  if (statement == NULL)
    return NULL;
  qz_statement_bind_text (statement, "$1", edition);
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    g_hash_table_insert (files, qz_statement_dup_text (statement, 0),
                         qz_statement_dup_bytes (statement, 1));
  return step == QZ_FETCH_DONE ? g_steal_pointer (&files) : NULL;
}

/**
 * qz_edition_table_list:
 * @connection: inside a transaction
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable): the ids of the editions, sorted
 */
GStrv
qz_edition_table_list (QzConnection *connection, GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (QzStatement) statement = NULL;
  QzFetch step;

  g_return_val_if_fail (connection != NULL, NULL);

  statement = qz_connection_prepare (
      connection, "SELECT DISTINCT edition FROM edition_file ORDER BY edition", error);
  if (statement == NULL)
    return NULL;
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    g_strv_builder_add (ids, qz_statement_get_text (statement, 0));
  return step == QZ_FETCH_DONE ? g_strv_builder_end (ids) : NULL;
}
