/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A connection and its statements over the driver's table; statements are kept for reuse. */

#include "config.h"

#include "model/qz-points.h"
#include "store/qz-connection.h"

struct _QzConnection
{
  const QzDriver *driver;
  gpointer handle;
  GHashTable *idle; /* owned: char * SQL -> owned driver statement */
  QzTopic topics;
};

struct _QzStatement
{
  QzConnection *connection; /* borrowed */
  gpointer handle;          /* owned */
  char *sql;
};

/**
 * qz_connection_new:
 * @driver: the driver's table, static
 * @handle: (transfer full): the driver's connection
 *
 * Returns: (transfer full): a connection
 */
QzConnection *
qz_connection_new (const QzDriver *driver, gpointer handle)
{
  QzConnection *self;

  g_return_val_if_fail (driver != NULL, NULL);
  g_return_val_if_fail (handle != NULL, NULL);

  self = g_new0 (QzConnection, 1);
  self->driver = driver;
  self->handle = handle;
  self->idle =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) driver->finalize);
  return self;
}

/**
 * qz_connection_free:
 * @self: (nullable) (transfer full): a connection, none of its statements in use
 */
void
qz_connection_free (QzConnection *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->idle);
  self->driver->close (self->handle);
  g_free (self);
}

/**
 * qz_connection_execute:
 * @self: a connection
 * @script: one or more statements without placeholders
 * @error: any code of the driver
 *
 * Returns: %TRUE when all of them ran
 */
gboolean
qz_connection_execute (QzConnection *self, const char *script, GError **error)
{
  g_return_val_if_fail (self != NULL && script != NULL, FALSE);

  return self->driver->execute (self->handle, script, error);
}

/**
 * qz_connection_begin:
 * @self: a connection outside a transaction
 * @write: whether it is going to write; the right to write is taken at once
 * @error: %QZ_ERROR_LOCKED, %QZ_ERROR_READ_ONLY, %QZ_ERROR_IO
 *
 * Returns: %TRUE inside a transaction
 */
gboolean
qz_connection_begin (QzConnection *self, gboolean write, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->driver->begin (self->handle, write, error);
}

/**
 * qz_connection_commit:
 * @self: a connection inside a transaction
 * @error: %QZ_ERROR_UNKNOWN_OUTCOME when the act may have taken place all the same; any other code
 *   when it surely did not. The transaction is over in each case
 *
 * Returns: %TRUE when the transaction is on the disk
 */
gboolean
qz_connection_commit (QzConnection *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->driver->commit (self->handle, error);
}

/**
 * qz_connection_rollback:
 * @self: a connection, inside a transaction or after one that failed
 */
void
qz_connection_rollback (QzConnection *self)
{
  g_return_if_fail (self != NULL);

  self->driver->rollback (self->handle);
}

/**
 * qz_connection_get_changes:
 * @self: a connection
 *
 * Returns: the number of rows that the last statement changed
 */
gint64
qz_connection_get_changes (QzConnection *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->driver->get_changes (self->handle);
}

/**
 * qz_connection_watch:
 * @self: a connection
 * @cancellable: (nullable): from now on stops statements that run; %NULL to run undisturbed
 *
 * A stopped statement fails with %G_IO_ERROR_CANCELLED.
 */
void
qz_connection_watch (QzConnection *self, GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);

  self->driver->watch (self->handle, cancellable);
}

/**
 * qz_connection_touch:
 * @self: a connection inside a writing transaction
 * @topics: what the statement changed
 *
 * Notes for those who listen what the transaction is about.
 */
void
qz_connection_touch (QzConnection *self, QzTopic topics)
{
  g_return_if_fail (self != NULL);

  self->topics |= topics;
}

/**
 * qz_connection_take_topics:
 * @self: a connection
 *
 * Returns: what was touched since the last call
 */
QzTopic
qz_connection_take_topics (QzConnection *self)
{
  QzTopic topics;

  g_return_val_if_fail (self != NULL, 0);

  topics = self->topics;
  self->topics = 0;
  return topics;
}

/**
 * qz_connection_prepare:
 * @self: a connection
 * @sql: one statement with placeholders $1, $2 …
 * @error: %QZ_ERROR_CORRUPT, %QZ_ERROR_IO
 *
 * Returns: (transfer full) (nullable): the statement, nothing bound
 */
QzStatement *
qz_connection_prepare (QzConnection *self, const char *sql, GError **error)
{
  gpointer handle = NULL;
  gpointer key = NULL;
  QzStatement *statement;

  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  if (!g_hash_table_steal_extended (self->idle, sql, &key, &handle))
    {
      handle = self->driver->prepare (self->handle, sql, error);
      if (handle == NULL)
        return NULL;
      key = g_strdup (sql);
    }
  statement = g_new0 (QzStatement, 1);
  statement->connection = self;
  statement->handle = handle;
  statement->sql = key;
  return statement;
}

/**
 * qz_statement_free:
 * @self: (nullable) (transfer full): a statement
 */
void
qz_statement_free (QzStatement *self)
{
  if (self == NULL)
    return;
  self->connection->driver->reset (self->handle);
  if (g_hash_table_contains (self->connection->idle, self->sql))
    {
      self->connection->driver->finalize (self->handle);
      g_free (self->sql);
    }
  else
    {
      g_hash_table_insert (self->connection->idle, self->sql, self->handle);
    }
  g_free (self);
}

/**
 * qz_statement_bind_null:
 * @self: a statement
 * @name: a placeholder in it
 */
void
qz_statement_bind_null (QzStatement *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  self->connection->driver->bind_null (self->handle, name);
}

/**
 * qz_statement_bind_int:
 * @self: a statement
 * @name: a placeholder in it
 * @value: the value
 */
void
qz_statement_bind_int (QzStatement *self, const char *name, gint64 value)
{
  g_return_if_fail (self != NULL && name != NULL);

  self->connection->driver->bind_int (self->handle, name, value);
}

/**
 * qz_statement_bind_points:
 * @self: a statement
 * @name: a placeholder in it
 * @points: thousandths; %QZ_POINTS_NONE is stored as NULL
 */
void
qz_statement_bind_points (QzStatement *self, const char *name, gint64 points)
{
  if (points == QZ_POINTS_NONE)
    qz_statement_bind_null (self, name);
  else
    qz_statement_bind_int (self, name, points);
}

/**
 * qz_statement_bind_text:
 * @self: a statement
 * @name: a placeholder in it
 * @value: (nullable): the text, copied; %NULL is stored as ""
 */
void
qz_statement_bind_text (QzStatement *self, const char *name, const char *value)
{
  g_return_if_fail (self != NULL && name != NULL);

  self->connection->driver->bind_text (self->handle, name, value != NULL ? value : "");
}

/**
 * qz_statement_bind_bytes:
 * @self: a statement
 * @name: a placeholder in it
 * @value: the bytes, referenced
 */
void
qz_statement_bind_bytes (QzStatement *self, const char *name, GBytes *value)
{
  g_return_if_fail (self != NULL && name != NULL && value != NULL);

  self->connection->driver->bind_bytes (self->handle, name, value);
}

/**
 * qz_statement_step:
 * @self: a statement
 * @error: any code of the driver; %G_IO_ERROR_CANCELLED
 *
 * Returns: whether there is a row to read
 */
QzFetch
qz_statement_step (QzStatement *self, GError **error)
{
  g_return_val_if_fail (self != NULL, QZ_FETCH_FAILED);

  return self->connection->driver->step (self->handle, error);
}

/**
 * qz_statement_run:
 * @self: a statement
 * @error: any code of the driver; %G_IO_ERROR_CANCELLED
 *
 * Runs a statement to its end and makes it ready for the next values.
 *
 * Returns: %TRUE when it ran
 */
gboolean
qz_statement_run (QzStatement *self, GError **error)
{
  QzFetch step;

  do
    step = qz_statement_step (self, error);
  while (step == QZ_FETCH_ROW);
  qz_statement_reset (self);
  return step == QZ_FETCH_DONE;
}

/**
 * qz_statement_reset:
 * @self: a statement
 *
 * Forgets the rows and the bound values.
 */
void
qz_statement_reset (QzStatement *self)
{
  g_return_if_fail (self != NULL);

  self->connection->driver->reset (self->handle);
}

/**
 * qz_statement_is_null:
 * @self: a statement at a row
 * @column: from 0
 *
 * Returns: whether there is no value
 */
gboolean
qz_statement_is_null (QzStatement *self, guint column)
{
  g_return_val_if_fail (self != NULL, TRUE);
  g_return_val_if_fail (column < self->connection->driver->get_n_columns (self->handle), TRUE);

  return self->connection->driver->is_null (self->handle, column);
}

/**
 * qz_statement_get_int:
 * @self: a statement at a row
 * @column: from 0
 *
 * Returns: the number; 0 when there is none
 */
gint64
qz_statement_get_int (QzStatement *self, guint column)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (column < self->connection->driver->get_n_columns (self->handle), 0);

  return self->connection->driver->get_int (self->handle, column);
}

/**
 * qz_statement_get_points:
 * @self: a statement at a row
 * @column: from 0
 *
 * Returns: thousandths, %QZ_POINTS_NONE when there is no value
 */
gint64
qz_statement_get_points (QzStatement *self, guint column)
{
  return qz_statement_is_null (self, column) ? QZ_POINTS_NONE : qz_statement_get_int (self, column);
}

/**
 * qz_statement_get_text:
 * @self: a statement at a row
 * @column: from 0
 *
 * Returns: (transfer none): the text as stored, "" when there is none; good until the next step
 */
const char *
qz_statement_get_text (QzStatement *self, guint column)
{
  const char *text;

  g_return_val_if_fail (self != NULL, "");
  g_return_val_if_fail (column < self->connection->driver->get_n_columns (self->handle), "");

  text = self->connection->driver->get_text (self->handle, column, NULL);
  return text != NULL ? text : "";
}

/**
 * qz_statement_dup_text:
 * @self: a statement at a row
 * @column: from 0
 *
 * A file that was damaged or written by a stranger may hold broken UTF-8: it is mended here, so
 * that nothing behind has to expect it.
 *
 * Returns: (transfer full): the text, "" when there is none
 */
char *
qz_statement_dup_text (QzStatement *self, guint column)
{
  const char *text;
  gsize length = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column < self->connection->driver->get_n_columns (self->handle), NULL);

  text = self->connection->driver->get_text (self->handle, column, &length);
  if (text == NULL)
    return g_strdup ("");
  if (g_utf8_validate_len (text, length, NULL))
    return g_strndup (text, length);
  return g_utf8_make_valid (text, (gssize) length);
}

/**
 * qz_statement_read_text:
 * @self: a statement at a row
 * @column: from 0
 * @field: (inout): a field of a model value, replaced
 */
void
qz_statement_read_text (QzStatement *self, guint column, char **field)
{
  g_return_if_fail (field != NULL);

  g_free (*field);
  *field = qz_statement_dup_text (self, column);
}

/**
 * qz_statement_dup_bytes:
 * @self: a statement at a row
 * @column: from 0
 *
 * Returns: (transfer full): the bytes, none of them when there is no value
 */
GBytes *
qz_statement_dup_bytes (QzStatement *self, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column < self->connection->driver->get_n_columns (self->handle), NULL);

  return self->connection->driver->get_bytes (self->handle, column);
}
