/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread with an ordered queue. */

#include "config.h"

#include <sys/resource.h>
#include <unistd.h>

#include "store/qz-worker.h"

/* What a nice program would ask for: on few cores the frames of the window go first. */
#define NICENESS 10

struct _QzWorker
{
  GThread *thread;
  GAsyncQueue *queue; /* owned: (element-type Work) */
  gboolean yields;
};

typedef struct
{
  QzWorkFunc func; /* NULL: the end */
  gpointer data;
} Work;

static gpointer
worker_main (gpointer data)
{
  QzWorker *self = data;

  if (self->yields)
    setpriority (PRIO_PROCESS, (id_t) gettid (), NICENESS);
  for (;;)
    {
      g_autofree Work *work = g_async_queue_pop (self->queue);

      if (work->func == NULL)
        return NULL;
      work->func (work->data);
    }
}

static void
push (QzWorker *self, QzWorkFunc func, gpointer data)
{
  Work *work = g_new0 (Work, 1);

  work->func = func;
  work->data = data;
  g_async_queue_push (self->queue, work);
}

/**
 * qz_worker_new:
 * @name: of the thread, at most 15 bytes
 * @yields: whether other threads go first when all cores are busy
 *
 * Returns: (transfer full): a running worker; it ends by qz_worker_finish()
 */
QzWorker *
qz_worker_new (const char *name, gboolean yields)
{
  QzWorker *self = g_new0 (QzWorker, 1);

  self->queue = g_async_queue_new ();
  self->yields = yields;
  self->thread = g_thread_new (name, worker_main, self);
  return self;
}

/**
 * qz_worker_push:
 * @self: a worker
 * @func: (scope async): called in its thread, once
 * @data: for @func
 */
void
qz_worker_push (QzWorker *self, QzWorkFunc func, gpointer data)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  push (self, func, data);
}

/**
 * qz_worker_is_current:
 * @self: a worker
 *
 * Returns: whether the caller runs in its thread
 */
gboolean
qz_worker_is_current (QzWorker *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_thread_self () == self->thread;
}

/**
 * qz_worker_finish:
 * @self: (transfer full): a worker
 *
 * Waits until everything that was pushed has run, and frees the worker. Not from its own thread.
 */
void
qz_worker_finish (QzWorker *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (!qz_worker_is_current (self));

  push (self, NULL, NULL);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_free (self);
}
