/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a workspace beside the main thread. */

#include "config.h"

#include "ui/qz-opening.h"

struct _QzOpening
{
  GObject parent_instance;

  /* owned */
  char *directory;
  GThread *thread; /* nullable once joined */

  /* guarded by the mutex */
  GMutex mutex;
  GCond cond;
  QzWorkspace *workspace; /* owned, nullable */
  GError *error;          /* owned, nullable */
  gboolean done;
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (QzOpening, qz_opening, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static gboolean
emit_done_cb (gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_DONE], 0);
  return G_SOURCE_REMOVE;
}

static gpointer
run (gpointer data)
{
  QzOpening *self = data;
  GError *error = NULL;
  QzWorkspace *workspace = qz_workspace_open_either (self->directory, &error);

  g_mutex_lock (&self->mutex);
  self->workspace = workspace;
  self->error = error;
  self->done = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_idle_add_full (G_PRIORITY_DEFAULT, emit_done_cb, self, g_object_unref);
  return NULL;
}

static void
qz_opening_finalize (GObject *object)
{
  QzOpening *self = QZ_OPENING (object);

  g_clear_pointer (&self->thread, g_thread_unref);
  g_clear_object (&self->workspace);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->directory);

  G_OBJECT_CLASS (qz_opening_parent_class)->finalize (object);
}

static void
qz_opening_class_init (QzOpeningClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_opening_finalize;

  /**
   * QzOpening::done:
   *
   * The workspace is open, or it is known why not. Emitted in the main context.
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", QZ_TYPE_OPENING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
}

static void
qz_opening_init (QzOpening *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
}

/**
 * qz_opening_new:
 * @directory: folder of a workspace
 *
 * Begins to open a workspace; read-only when another process holds it.
 *
 * Returns: (transfer full): the opening
 */
QzOpening *
qz_opening_new (const char *directory)
{
  QzOpening *self;

  g_return_val_if_fail (directory != NULL, NULL);

  self = g_object_new (QZ_TYPE_OPENING, NULL);
  self->directory = g_strdup (directory);
  self->thread = g_thread_new ("qz-opening", run, g_object_ref (self));
  return self;
}

/**
 * qz_opening_get_directory:
 * @self: an opening
 *
 * Returns: the folder that is being opened
 */
const char *
qz_opening_get_directory (QzOpening *self)
{
  g_return_val_if_fail (QZ_IS_OPENING (self), NULL);
  return self->directory;
}

/**
 * qz_opening_wait:
 * @self: an opening
 * @microseconds: how long to wait at most
 *
 * Returns: whether it is done
 */
gboolean
qz_opening_wait (QzOpening *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;
  gboolean done;

  g_return_val_if_fail (QZ_IS_OPENING (self), FALSE);

  g_mutex_lock (&self->mutex);
  while (!self->done && g_cond_wait_until (&self->cond, &self->mutex, end))
    ;
  done = self->done;
  g_mutex_unlock (&self->mutex);
  return done;
}

/**
 * qz_opening_finish:
 * @self: an opening that is done
 * @error: any code of the store or the edition
 *
 * Returns: (transfer full) (nullable): the workspace; only the first call gets it
 */
QzWorkspace *
qz_opening_finish (QzOpening *self, GError **error)
{
  QzWorkspace *workspace;

  g_return_val_if_fail (QZ_IS_OPENING (self), NULL);
  g_return_val_if_fail (qz_opening_wait (self, 0), NULL);

  g_mutex_lock (&self->mutex);
  workspace = g_steal_pointer (&self->workspace);
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  g_mutex_unlock (&self->mutex);
  return workspace;
}
