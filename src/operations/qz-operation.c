/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The abstract base of the use cases. The work runs on any thread; whoever watches `progress` is
 * told on the thread that made the object, at most every NOTIFY_INTERVAL.
 */

#include "config.h"

#include "operations/qz-operation.h"

#define NOTIFY_INTERVAL_MS 50
#define WHOLE 10000

typedef struct
{
  GCancellable *cancellable; /* owned: ours; a caller's is chained to it */
  GMainContext *context;     /* owned: where progress is notified */
  GThread *home;             /* borrowed: the thread of @context; only compared */
  gint64 last_notify;        /* monotonic, µs; used on @home alone */
  gint started;              /* atomic */
  gint progress;             /* atomic: 0 to WHOLE */
  gint pending;              /* atomic: a notification is on its way to @context */
} QzOperationPrivate;

enum
{
  PROP_0,
  PROP_PROGRESS,
  N_PROPS
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (QzOperation, qz_operation, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static gboolean
notify_cb (gpointer data)
{
  GWeakRef *weak = data;
  g_autoptr (QzOperation) self = g_weak_ref_get (weak);

  if (self != NULL)
    {
      QzOperationPrivate *priv = qz_operation_get_instance_private (self);

      g_atomic_int_set (&priv->pending, FALSE);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
    }
  return G_SOURCE_REMOVE;
}

static void
free_weak (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
notify_elsewhere (QzOperation *self)
{
  QzOperationPrivate *priv = qz_operation_get_instance_private (self);
  g_autoptr (GSource) source = NULL;
  GWeakRef *weak;

  if (!g_atomic_int_compare_and_exchange (&priv->pending, FALSE, TRUE))
    return;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  source = g_timeout_source_new (NOTIFY_INTERVAL_MS);
  g_source_set_callback (source, notify_cb, weak, free_weak);
  g_source_attach (source, priv->context);
}

static void
set_progress (QzOperation *self, gint progress, gboolean last)
{
  QzOperationPrivate *priv = qz_operation_get_instance_private (self);
  gint64 now;

  if (g_atomic_int_get (&priv->progress) == progress)
    return;
  g_atomic_int_set (&priv->progress, progress);
  if (g_thread_self () != priv->home)
    {
      notify_elsewhere (self);
      return;
    }
  now = g_get_monotonic_time ();
  if (last || now - priv->last_notify >= NOTIFY_INTERVAL_MS * G_TIME_SPAN_MILLISECOND)
    {
      priv->last_notify = now;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
    }
}

static void
outer_cancelled_cb (GCancellable *outer, gpointer data)
{
  g_cancellable_cancel (data);
}

/* Runs the vfunc with our own cancellable, to which the caller's is chained for the time. */
static gboolean
run_chained (QzOperation *self, GCancellable *outer, GError **error)
{
  QzOperationPrivate *priv = qz_operation_get_instance_private (self);
  QzOperationClass *klass = QZ_OPERATION_GET_CLASS (self);
  gulong handler = 0;
  gboolean done;

  g_assert (klass->run != NULL);

  if (outer != NULL)
    handler =
        g_cancellable_connect (outer, G_CALLBACK (outer_cancelled_cb), priv->cancellable, NULL);
  done = !g_cancellable_set_error_if_cancelled (priv->cancellable, error)
         && klass->run (self, priv->cancellable, error);
  if (outer != NULL)
    g_cancellable_disconnect (outer, handler);
  if (done)
    set_progress (self, WHOLE, TRUE);
  return done;
}

static gboolean
start (QzOperation *self)
{
  QzOperationPrivate *priv = qz_operation_get_instance_private (self);

  return g_atomic_int_compare_and_exchange (&priv->started, FALSE, TRUE);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (run_chained (source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
qz_operation_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PROGRESS:
      g_value_set_double (value, qz_operation_get_progress (QZ_OPERATION (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qz_operation_finalize (GObject *object)
{
  QzOperationPrivate *priv = qz_operation_get_instance_private (QZ_OPERATION (object));

  g_clear_object (&priv->cancellable);
  g_clear_pointer (&priv->context, g_main_context_unref);
  G_OBJECT_CLASS (qz_operation_parent_class)->finalize (object);
}

static void
qz_operation_class_init (QzOperationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = qz_operation_get_property;
  object_class->finalize = qz_operation_finalize;

  /**
   * QzOperation:progress:
   *
   * How much is done, from 0 to 1. Notified on the main context of the thread that made the object.
   */
  properties[PROP_PROGRESS] =
      g_param_spec_double ("progress", NULL, NULL, 0.0, 1.0, 0.0,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qz_operation_init (QzOperation *self)
{
  QzOperationPrivate *priv = qz_operation_get_instance_private (self);

  priv->cancellable = g_cancellable_new ();
  priv->context = g_main_context_ref_thread_default ();
  priv->home = g_thread_self ();
}

/**
 * qz_operation_run:
 * @self: an operation that has not been run
 * @cancellable: (nullable): stops the work
 * @error: what the operation reports; %G_IO_ERROR_CANCELLED when it was stopped
 *
 * Does the work on the calling thread.
 *
 * Returns: %TRUE when all of it was done
 */
gboolean
qz_operation_run (QzOperation *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (QZ_IS_OPERATION (self), FALSE);
  g_return_val_if_fail (start (self), FALSE);

  return run_chained (self, cancellable, error);
}

/**
 * qz_operation_run_async:
 * @self: an operation that has not been run
 * @cancellable: (nullable): stops the work
 * @callback: called on the calling thread's main context when it ended
 * @user_data: for @callback
 *
 * Does the work on a worker thread. What has been written when the operation is stopped late is
 * reported as done, never as stopped.
 */
void
qz_operation_run_async (QzOperation *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (QZ_IS_OPERATION (self));
  g_return_if_fail (start (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qz_operation_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * qz_operation_run_finish:
 * @self: the operation
 * @result: what the callback was given
 * @error: as of qz_operation_run()
 *
 * Returns: %TRUE when all of it was done
 */
gboolean
qz_operation_run_finish (QzOperation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (QZ_IS_OPERATION (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * qz_operation_cancel:
 * @self: an operation
 *
 * Asks the running work to stop; before it was started, keeps it from starting.
 */
void
qz_operation_cancel (QzOperation *self)
{
  QzOperationPrivate *priv = qz_operation_get_instance_private (self);

  g_return_if_fail (QZ_IS_OPERATION (self));

  g_cancellable_cancel (priv->cancellable);
}

/**
 * qz_operation_get_progress:
 * @self: an operation
 *
 * Returns: how much is done, from 0 to 1
 */
double
qz_operation_get_progress (QzOperation *self)
{
  QzOperationPrivate *priv = qz_operation_get_instance_private (self);

  g_return_val_if_fail (QZ_IS_OPERATION (self), 0.0);

  return (double) g_atomic_int_get (&priv->progress) / WHOLE;
}

/**
 * qz_operation_report:
 * @self: an operation that is running
 * @done: steps done
 * @total: steps in all; 0 while it is not known
 *
 * For subclasses: tells how far the work has come. Cheap enough for every step.
 */
void
qz_operation_report (QzOperation *self, guint64 done, guint64 total)
{
  g_return_if_fail (QZ_IS_OPERATION (self));

  if (total > 0)
    set_progress (self, (gint) (WHOLE * ((double) MIN (done, total) / (double) total)), FALSE);
}
