/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The driver's table for SQLite. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "model/qz-error.h"
#include "store/sqlite/qz-sqlite-driver.h"
#include "store/sqlite/qz-sqlite-error.h"

#define WATCH_EVERY 2000 /* steps of the virtual machine between two looks at the cancellable */

static void
driver_close (gpointer handle)
{
  int code = sqlite3_close (handle);

  g_assert (code == SQLITE_OK);
}

static gboolean
driver_execute (gpointer handle, const char *script, GError **error)
{
  int code = sqlite3_exec (handle, script, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  qz_sqlite_set_error (handle, code, error);
  return FALSE;
}

static gboolean
driver_begin (gpointer handle, gboolean write, GError **error)
{
  return driver_execute (handle, write ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

static void
driver_rollback (gpointer handle)
{
  if (sqlite3_get_autocommit (handle) == 0)
    sqlite3_exec (handle, "ROLLBACK", NULL, NULL, NULL);
}

/*
 * A commit whose writing was refused, for want of space or of permission, never wrote its last
 * frame. After any other failure of the disk the frames may be there all the same, and a later
 * recovery would bring them back.
 */
static gboolean
is_certain (int code, const GError *cause)
{
  if ((code & 0xff) != SQLITE_IOERR)
    return TRUE;
  return code == SQLITE_IOERR_WRITE && !g_error_matches (cause, QZ_ERROR, QZ_ERROR_IO);
}

static gboolean
driver_commit (gpointer handle, GError **error)
{
  int code = sqlite3_exec (handle, "COMMIT", NULL, NULL, NULL);
  g_autoptr (GError) cause = NULL;

  if (code == SQLITE_OK)
    return TRUE;
  qz_sqlite_set_error (handle, code, &cause);
  driver_rollback (handle);
  if (!is_certain (code, cause))
    g_set_error (error, QZ_ERROR, QZ_ERROR_UNKNOWN_OUTCOME,
                 _ ("It is not certain that the change was saved. Close the workspace, open it "
                    "again and look before you repeat it. %s"),
                 cause->message);
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gint64
driver_get_changes (gpointer handle)
{
  return sqlite3_changes64 (handle);
}

static int
look_at_cancellable (void *data)
{
  return g_cancellable_is_cancelled (data);
}

static void
driver_watch (gpointer handle, GCancellable *cancellable)
{
  if (cancellable != NULL)
    sqlite3_progress_handler (handle, WATCH_EVERY, look_at_cancellable, cancellable);
  else
    sqlite3_progress_handler (handle, 0, NULL, NULL);
}

static gpointer
driver_prepare (gpointer handle, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v3 (handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);

  if (code == SQLITE_OK)
    return statement;
  qz_sqlite_set_error (handle, code, error);
  return NULL;
}

static void
driver_finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
driver_reset (gpointer statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static int
placeholder (sqlite3_stmt *statement, const char *name)
{
  int index = sqlite3_bind_parameter_index (statement, name);

  if (index == 0)
    g_critical ("no placeholder %s in: %s", name, sqlite3_sql (statement));
  return index;
}

static void
driver_bind_null (gpointer statement, const char *name)
{
  sqlite3_bind_null (statement, placeholder (statement, name));
}

static void
driver_bind_int (gpointer statement, const char *name, gint64 value)
{
  sqlite3_bind_int64 (statement, placeholder (statement, name), value);
}

static void
driver_bind_text (gpointer statement, const char *name, const char *value)
{
  sqlite3_bind_text (statement, placeholder (statement, name), value, -1, SQLITE_TRANSIENT);
}

static void
driver_bind_bytes (gpointer statement, const char *name, GBytes *value)
{
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (value, &length);
  int index = placeholder (statement, name);

  if (length == 0)
    sqlite3_bind_zeroblob (statement, index, 0);
  else
    sqlite3_bind_blob64 (statement, index, data, length, SQLITE_TRANSIENT);
}

static QzFetch
driver_step (gpointer statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_ROW)
    return QZ_FETCH_ROW;
  if (code == SQLITE_DONE)
    return QZ_FETCH_DONE;
  qz_sqlite_set_error (sqlite3_db_handle (statement), code, error);
  return QZ_FETCH_FAILED;
}

static guint
driver_get_n_columns (gpointer statement)
{
  return (guint) sqlite3_column_count (statement);
}

static gboolean
driver_is_null (gpointer statement, guint column)
{
  return sqlite3_column_type (statement, (int) column) == SQLITE_NULL;
}

static gint64
driver_get_int (gpointer statement, guint column)
{
  return sqlite3_column_int64 (statement, (int) column);
}

static const char *
driver_get_text (gpointer statement, guint column, gsize *out_length)
{
  const char *text = (const char *) sqlite3_column_text (statement, (int) column);

  if (out_length != NULL)
    *out_length = (gsize) sqlite3_column_bytes (statement, (int) column);
  return text;
}

static GBytes *
driver_get_bytes (gpointer statement, guint column)
{
  gconstpointer data = sqlite3_column_blob (statement, (int) column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (statement, (int) column));
}

const QzDriver qz_sqlite_driver = {
  .close = driver_close,
  .execute = driver_execute,
  .begin = driver_begin,
  .commit = driver_commit,
  .rollback = driver_rollback,
  .get_changes = driver_get_changes,
  .watch = driver_watch,
  .prepare = driver_prepare,
  .finalize = driver_finalize,
  .reset = driver_reset,
  .bind_null = driver_bind_null,
  .bind_int = driver_bind_int,
  .bind_text = driver_bind_text,
  .bind_bytes = driver_bind_bytes,
  .step = driver_step,
  .get_n_columns = driver_get_n_columns,
  .is_null = driver_is_null,
  .get_int = driver_get_int,
  .get_text = driver_get_text,
  .get_bytes = driver_get_bytes,
};
