/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing in an open store: on which thread, on which connection. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "store/qz-job.h"
#include "store/qz-store-private.h"

static gboolean
check_open (QzStore *self, GError **error)
{
  if (!self->closed)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE, _ ("The workspace “%s” is closed. Open it again."),
               self->directory);
  return FALSE;
}

static gboolean
check_writable (QzStore *self, GError **error)
{
  if (!self->read_only)
    return check_open (self, error);
  g_set_error (error, QZ_ERROR, QZ_ERROR_READ_ONLY,
               _ ("The workspace “%s” is open for reading only. Close the program that writes to "
                  "it and open it again."),
               self->directory);
  return FALSE;
}

static void
write_work (gpointer data)
{
  QzJob *job = data;
  QzStore *self = qz_job_get_source (job);
  QzTopic topics = 0;

  if (qz_job_write (job, self->writing, &topics))
    _qz_store_tell_change (self, topics, qz_job_get_subject (job));
  qz_job_complete (job);
}

static void
read_work (gpointer data)
{
  QzJob *job = data;
  QzStore *self = qz_job_get_source (job);

  qz_job_read (job, self->reading);
  qz_job_complete (job);
}

static void
push (QzWorker *worker, QzWorkFunc work, GTask *task, QzJob *job)
{
  qz_job_take_task (job, g_object_ref (task));
  qz_worker_push (worker, work, job);
}

static void
refuse (GTask *task, GError *error, gpointer data, GDestroyNotify destroy)
{
  if (destroy != NULL)
    destroy (data);
  g_task_return_error (task, error);
}

/**
 * qz_store_write:
 * @self: a store
 * @act: (nullable): for the audit trail; %NULL for what is no act of a person
 * @func: (scope call): does it, in the writer's thread, inside one transaction
 * @data: for @func
 * @cancellable: (nullable): stops it while nothing is committed
 * @error: of @func; %QZ_ERROR_READ_ONLY, %QZ_ERROR_FULL, %QZ_ERROR_IO, and
 *   %QZ_ERROR_UNKNOWN_OUTCOME when it has to be looked up whether the act took place
 *
 * Queues the act behind the others and waits for it. From any thread but the writer's.
 *
 * Returns: %TRUE when it is on the disk
 */
gboolean
qz_store_write (QzStore *self,
                const QzAct *act,
                QzStoreFunc func,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  QzJob *job;

  g_return_val_if_fail (QZ_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (!check_writable (self, error))
    return FALSE;
  g_return_val_if_fail (!qz_worker_is_current (self->writer), FALSE);
  job = qz_job_new (self, act, func, data, NULL, cancellable);
  qz_worker_push (self->writer, write_work, job);
  return qz_job_wait (job, error);
}

/**
 * qz_store_write_async:
 * @self: a store
 * @act: (nullable): for the audit trail
 * @func: (scope async): does it, in the writer's thread, inside one transaction
 * @data: for @func
 * @destroy: (nullable): of @data
 * @cancellable: (nullable): stops it while nothing is committed
 * @callback: (nullable): called when it is on the disk or failed
 * @user_data: for @callback
 */
void
qz_store_write_async (QzStore *self,
                      const QzAct *act,
                      QzStoreFunc func,
                      gpointer data,
                      GDestroyNotify destroy,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (QZ_IS_STORE (self));
  g_return_if_fail (func != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qz_store_write_async);
  g_task_set_check_cancellable (task, FALSE); /* what is committed is not undone by cancelling */
  if (check_writable (self, &error))
    push (self->writer, write_work, task, qz_job_new (self, act, func, data, destroy, cancellable));
  else
    refuse (task, error, data, destroy);
}

/**
 * qz_store_write_finish:
 * @self: a store
 * @result: of qz_store_write_async()
 * @error: as for qz_store_write()
 *
 * Returns: %TRUE when it is on the disk
 */
gboolean
qz_store_write_finish (QzStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * qz_store_read_apart:
 * @self: an open store
 * @func: what to read
 * @data: for @func
 * @error: as qz_store_read()
 *
 * As qz_store_read(), on a connection of its own: for what takes long and has to see one state of
 * the workspace from beginning to end. Nobody else waits for it.
 *
 * Returns: what @func returned
 */
gboolean
qz_store_read_apart (QzStore *self, QzStoreFunc func, gpointer data, GError **error)
{
  g_autoptr (QzConnection) connection = NULL;
  gboolean ok;

  g_return_val_if_fail (QZ_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (!check_open (self, error))
    return FALSE;
  connection = qz_sqlite_open (self->path, _qz_store_get_reading_mode (self), error);
  if (connection == NULL || !qz_connection_begin (connection, FALSE, error))
    return FALSE;
  ok = func (connection, data, error);
  qz_connection_rollback (connection);
  return ok;
}

/**
 * qz_store_read:
 * @self: a store
 * @func: (scope call): reads, in the calling thread, inside one transaction
 * @data: for @func
 * @error: of @func; %QZ_ERROR_STATE when the store is closed; %QZ_ERROR_IO, %QZ_ERROR_CORRUPT
 *
 * For what is quick. One caller at a time; @func must not call back into the store.
 *
 * Returns: %TRUE when @func returned %TRUE
 */
gboolean
qz_store_read (QzStore *self, QzStoreFunc func, gpointer data, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (QZ_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (!check_open (self, error))
    return FALSE;
  g_mutex_lock (&self->here_mutex);
  ok = qz_connection_begin (self->here, FALSE, error);
  if (ok)
    {
      ok = func (self->here, data, error);
      qz_connection_rollback (self->here);
    }
  g_mutex_unlock (&self->here_mutex);
  return ok;
}

/**
 * qz_store_read_async:
 * @self: a store
 * @func: (scope async): reads, in the reader's thread, inside one transaction
 * @data: for @func
 * @destroy: (nullable): of @data
 * @cancellable: (nullable): stops it, also in the middle of a statement
 * @callback: (nullable): called when it is done
 * @user_data: for @callback
 */
void
qz_store_read_async (QzStore *self,
                     QzStoreFunc func,
                     gpointer data,
                     GDestroyNotify destroy,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (QZ_IS_STORE (self));
  g_return_if_fail (func != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qz_store_read_async);
  if (check_open (self, &error))
    push (self->reader, read_work, task, qz_job_new (self, NULL, func, data, destroy, cancellable));
  else
    refuse (task, error, data, destroy);
}

/**
 * qz_store_read_finish:
 * @self: a store
 * @result: of qz_store_read_async()
 * @error: as for qz_store_read(); %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the function returned %TRUE
 */
gboolean
qz_store_read_finish (QzStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * qz_store_snapshot:
 * @self: a store
 * @path: a new file
 * @cancellable: (nullable): a cancellable
 * @error: %QZ_ERROR_DUPLICATE when there is a file of that name; %QZ_ERROR_FULL,
 *   %QZ_ERROR_READ_ONLY, %QZ_ERROR_IO, %QZ_ERROR_CORRUPT
 *
 * Writes the whole database into a file of its own and checks it. Reads and writes go on meanwhile.
 * Under @path there is never half a snapshot, whatever happens.
 *
 * Returns: %TRUE when the snapshot can be relied on
 */
gboolean
qz_store_snapshot (QzStore *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzConnection) connection = NULL;

  g_return_val_if_fail (QZ_IS_STORE (self) && path != NULL, FALSE);

  if (!check_open (self, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
                   _ ("There is a file “%s” already. Choose another name."), path);
      return FALSE;
    }
  connection = qz_sqlite_open (self->path, _qz_store_get_reading_mode (self), error);
  if (connection == NULL || !qz_connection_execute (connection, "PRAGMA query_only=OFF", error))
    return FALSE;
  qz_connection_watch (connection, cancellable);
  return qz_sqlite_snapshot (connection, path, error);
}
