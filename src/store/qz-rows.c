/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements with text arguments: run, first row, all rows. */

#include "config.h"

#include "store/qz-rows.h"

static const char *const places[] = { "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8" };

static QzStatement *
prepare (QzConnection *connection, const char *sql, const char *const *arguments, GError **error)
{
  QzStatement *statement = qz_connection_prepare (connection, sql, error);

  if (statement != NULL && arguments != NULL)
    for (guint i = 0; arguments[i] != NULL; i++)
      {
        g_assert (i < G_N_ELEMENTS (places));
        qz_statement_bind_text (statement, places[i], arguments[i]);
      }
  return statement;
}

/**
 * qz_rows_list:
 * @connection: inside a transaction
 * @sql: a SELECT
 * @arguments: (nullable) (array zero-terminated=1): its text arguments
 * @read: (scope call): makes a value from a row
 * @destroy: of the values
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable): the values
 */
GPtrArray *
qz_rows_list (QzConnection *connection,
              const char *sql,
              const char *const *arguments,
              QzRowFunc read,
              GDestroyNotify destroy,
              GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (destroy);
  g_autoptr (QzStatement) statement = prepare (connection, sql, arguments, error);
  QzFetch step;

  if (statement == NULL)
    return NULL;
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    g_ptr_array_add (rows, read (statement));
  return step == QZ_FETCH_DONE ? g_steal_pointer (&rows) : NULL;
}

/**
 * qz_rows_first:
 * @connection: inside a transaction
 * @sql: a SELECT
 * @arguments: (nullable) (array zero-terminated=1): its text arguments
 * @read: (scope call): makes a value from a row
 * @out_row: (out) (transfer full) (nullable): the value of the first row, %NULL when there is none
 * @error: any code of the driver
 *
 * Returns: %FALSE on error
 */
gboolean
qz_rows_first (QzConnection *connection,
               const char *sql,
               const char *const *arguments,
               QzRowFunc read,
               gpointer *out_row,
               GError **error)
{
  g_autoptr (QzStatement) statement = prepare (connection, sql, arguments, error);
  QzFetch step;

  *out_row = NULL;
  if (statement == NULL)
    return FALSE;
  step = qz_statement_step (statement, error);
  if (step == QZ_FETCH_ROW)
    *out_row = read (statement);
  return step != QZ_FETCH_FAILED;
}

/**
 * qz_rows_run:
 * @connection: inside a writing transaction
 * @sql: a statement
 * @arguments: (nullable) (array zero-terminated=1): its text arguments
 * @error: any code of the driver
 *
 * Returns: %TRUE when it ran; qz_connection_get_changes() tells how many rows it changed
 */
gboolean
qz_rows_run (QzConnection *connection,
             const char *sql,
             const char *const *arguments,
             GError **error)
{
  g_autoptr (QzStatement) statement = prepare (connection, sql, arguments, error);

  return statement != NULL && qz_statement_run (statement, error);
}

/**
 * qz_rows_strings:
 * @connection: inside a transaction
 * @sql: a SELECT of one text column
 * @arguments: (nullable) (array zero-terminated=1): its text arguments
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable): the texts
 */
GStrv
qz_rows_strings (QzConnection *connection,
                 const char *sql,
                 const char *const *arguments,
                 GError **error)
{
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();
  g_autoptr (QzStatement) statement = prepare (connection, sql, arguments, error);
  QzFetch step;

  if (statement == NULL)
    return NULL;
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    {
      g_autofree char *text = qz_statement_dup_text (statement, 0);

      g_strv_builder_add (strings, text);
    }
  return step == QZ_FETCH_DONE ? g_strv_builder_end (strings) : NULL;
}

/**
 * qz_rows_number:
 * @connection: inside a transaction
 * @sql: a SELECT of one number
 * @arguments: (nullable) (array zero-terminated=1): its text arguments
 * @out_number: (out): the number of the first row, 0 when there is none
 * @error: any code of the driver
 *
 * Returns: %FALSE on error
 */
gboolean
qz_rows_number (QzConnection *connection,
                const char *sql,
                const char *const *arguments,
                gint64 *out_number,
                GError **error)
{
  g_autoptr (QzStatement) statement = prepare (connection, sql, arguments, error);
  QzFetch step;

  *out_number = 0;
  if (statement == NULL)
    return FALSE;
  step = qz_statement_step (statement, error);
  if (step == QZ_FETCH_ROW)
    *out_number = qz_statement_get_int (statement, 0);
  return step != QZ_FETCH_FAILED;
}
