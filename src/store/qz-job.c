/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A job runs in a worker; its result goes to the one who waits or to the task. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "store/qz-audit-table.h"
#include "store/qz-job.h"
#include "store/sqlite/qz-sqlite.h"

struct _QzJob
{
  gpointer source; /* borrowed: the store outlives its jobs */
  QzStoreFunc func;
  gpointer data;
  GDestroyNotify destroy;    /* nullable */
  GCancellable *cancellable; /* owned, nullable */
  QzEvent *event;            /* owned, nullable: what goes into the audit trail */
  GTask *task;               /* owned, nullable: none when somebody waits */

  gboolean ok;
  GError *error; /* owned, nullable */

  GMutex mutex;
  GCond cond;
  gboolean done; /* under mutex */
};

static void
set_string (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value != NULL ? value : "");
}

/**
 * qz_job_new:
 * @source: the store
 * @act: (nullable): for the audit trail
 * @func: what to do
 * @data: (transfer full): for @func
 * @destroy: (nullable): of @data
 * @cancellable: (nullable): a cancellable
 *
 * Returns: (transfer full): a job; qz_job_wait() or qz_job_complete() with a task frees it
 */
QzJob *
qz_job_new (gpointer source,
            const QzAct *act,
            QzStoreFunc func,
            gpointer data,
            GDestroyNotify destroy,
            GCancellable *cancellable)
{
  QzJob *self = g_new0 (QzJob, 1);

  self->source = source;
  self->func = func;
  self->data = data;
  self->destroy = destroy;
  g_set_object (&self->cancellable, cancellable);
  if (act != NULL)
    {
      self->event = qz_event_new ();
      set_string (&self->event->verb, act->verb);
      set_string (&self->event->subject, act->subject);
      set_string (&self->event->summary, act->summary);
      set_string (&self->event->detail, act->detail);
    }
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  return self;
}

/**
 * qz_job_take_task:
 * @self: a job that was not pushed yet
 * @task: (transfer full): reports the result
 */
void
qz_job_take_task (QzJob *self, GTask *task)
{
  g_assert (self->task == NULL);

  self->task = task;
}

/**
 * qz_job_get_source:
 * @self: a job
 *
 * Returns: (transfer none): the store
 */
gpointer
qz_job_get_source (QzJob *self)
{
  return self->source;
}

/**
 * qz_job_get_subject:
 * @self: a job
 *
 * Returns: (transfer none): what it is about, "" when it is about the workspace
 */
const char *
qz_job_get_subject (QzJob *self)
{
  return self->event != NULL ? self->event->subject : "";
}

static gboolean
append_event (QzJob *self, QzConnection *connection, GError **error)
{
  g_autoptr (GDateTime) now = NULL;

  if (self->event == NULL)
    return TRUE;
  now = g_date_time_new_now_utc ();
  g_free (self->event->instant);
  self->event->instant = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S.%f");
  self->event->instant[strlen (self->event->instant) - 3] = 'Z';
  self->event->instant[strlen (self->event->instant) - 2] = '\0';
  set_string (&self->event->actor, g_get_user_name ());
  return qz_audit_table_append (connection, self->event, error);
}

/*
 * After a failed COMMIT the trail is asked. It is only believed once the log could be moved into
 * the file: until then a later recovery could still bring the transaction back.
 */
static gboolean
look_up_outcome (QzJob *self, QzConnection *connection)
{
  gboolean found = FALSE;

  if (self->event == NULL || !qz_sqlite_checkpoint (connection, NULL)
      || !qz_audit_table_has (connection, self->event->seq, self->event->hash, &found, NULL))
    return FALSE;
  g_clear_error (&self->error);
  if (!found)
    g_set_error_literal (&self->error, QZ_ERROR, QZ_ERROR_IO,
                         _ ("The change was not saved: the disk failed while it was being written. "
                            "Check the disk and save again."));
  return found;
}

static gboolean
run_transaction (QzJob *self, QzConnection *connection)
{
  gboolean ok;

  if (!qz_connection_begin (connection, TRUE, &self->error))
    return FALSE;
  qz_connection_watch (connection, self->cancellable);
  ok = self->func (connection, self->data, &self->error)
       && !g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);
  qz_connection_watch (connection, NULL);
  if (ok && append_event (self, connection, &self->error))
    return qz_connection_commit (connection, &self->error)
           || (g_error_matches (self->error, QZ_ERROR, QZ_ERROR_UNKNOWN_OUTCOME)
               && look_up_outcome (self, connection));
  qz_connection_rollback (connection);
  return FALSE;
}

/**
 * qz_job_write:
 * @self: a job
 * @connection: the one that writes
 * @out_topics: (out): what was touched
 *
 * Runs the job in one transaction with its event in the audit trail.
 *
 * Returns: whether it is on the disk
 */
gboolean
qz_job_write (QzJob *self, QzConnection *connection, QzTopic *out_topics)
{
  *out_topics = 0;
  if (!g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    {
      self->ok = run_transaction (self, connection);
      *out_topics = qz_connection_take_topics (connection);
    }
  return self->ok;
}

/**
 * qz_job_read:
 * @self: a job
 * @connection: one that reads
 *
 * Runs the job on one state of the database.
 */
void
qz_job_read (QzJob *self, QzConnection *connection)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error)
      || !qz_connection_begin (connection, FALSE, &self->error))
    return;
  qz_connection_watch (connection, self->cancellable);
  self->ok = self->func (connection, self->data, &self->error);
  qz_connection_watch (connection, NULL);
  qz_connection_rollback (connection);
}

static void
qz_job_free (QzJob *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->event, qz_event_free);
  g_clear_object (&self->task);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/**
 * qz_job_complete:
 * @self: a job that ran
 *
 * Hands over the result; with a task it frees the job, else the one who waits does.
 */
void
qz_job_complete (QzJob *self)
{
  if (self->task == NULL)
    {
      g_mutex_lock (&self->mutex);
      self->done = TRUE;
      g_cond_signal (&self->cond);
      g_mutex_unlock (&self->mutex);
      return;
    }
  if (self->ok)
    g_task_return_boolean (self->task, TRUE);
  else
    g_task_return_error (self->task, g_steal_pointer (&self->error));
  qz_job_free (self);
}

/**
 * qz_job_wait:
 * @self: (transfer full): a job without a task, pushed
 * @error: of the job
 *
 * Returns: whether it succeeded
 */
gboolean
qz_job_wait (QzJob *self, GError **error)
{
  gboolean ok;

  g_mutex_lock (&self->mutex);
  while (!self->done)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  ok = self->ok;
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&self->error));
  qz_job_free (self);
  return ok;
}
