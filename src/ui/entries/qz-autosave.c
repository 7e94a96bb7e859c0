/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When to save: so long after the last key, so long after the first at most, one save at a time.
 * What saving means is the business of whoever handles ::save.
 */

#include "config.h"

#include "ui/entries/qz-autosave.h"

struct _QzAutosave
{
  GObject parent_instance;

  guint idle_delay;    /* ms after the last change */
  guint longest_delay; /* ms after the first change that is not saved */

  QzAutosaveState state;
  char *message;      /* (nullable): sentence of the failure */
  gint64 dirty_since; /* monotonic µs, 0: clean */
  gboolean changed;   /* while the running save was under way */
  guint timer;
  GPtrArray *waiting; /* (element-type GTask): flushes under way */
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_MESSAGE,
  N_PROPS
};

enum
{
  SIGNAL_SAVE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzAutosave, qz_autosave, G_TYPE_OBJECT)

static void
set_state (QzAutosave *self, QzAutosaveState state, const char *message)
{
  gboolean other_state = self->state != state;
  gboolean other_message = g_strcmp0 (self->message, message) != 0;

  self->state = state;
  if (other_message)
    {
      g_free (self->message);
      self->message = g_strdup (message);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
    }
  if (other_state)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
start_save (QzAutosave *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_assert (self->state != QZ_AUTOSAVE_SAVING);

  self->changed = FALSE;
  set_state (self, QZ_AUTOSAVE_SAVING, NULL);
  g_signal_emit (self, signals[SIGNAL_SAVE], 0);
}

static gboolean
timer_fired_cb (gpointer data)
{
  QzAutosave *self = data;

  self->timer = 0;
  start_save (self);
  return G_SOURCE_REMOVE;
}

static void
arm (QzAutosave *self)
{
  gint64 waited = (g_get_monotonic_time () - self->dirty_since) / 1000;
  gint64 left = MAX ((gint64) self->longest_delay - waited, 0);

  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add ((guint) MIN ((gint64) self->idle_delay, left), timer_fired_cb, self);
}

static void
answer_waiting (QzAutosave *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

static void
qz_autosave_dispose (GObject *object)
{
  QzAutosave *self = QZ_AUTOSAVE (object);

  g_clear_handle_id (&self->timer, g_source_remove);

  G_OBJECT_CLASS (qz_autosave_parent_class)->dispose (object);
}

static void
qz_autosave_finalize (GObject *object)
{
  QzAutosave *self = QZ_AUTOSAVE (object);

  g_ptr_array_unref (self->waiting);
  g_free (self->message);

  G_OBJECT_CLASS (qz_autosave_parent_class)->finalize (object);
}

static void
qz_autosave_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  QzAutosave *self = QZ_AUTOSAVE (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qz_autosave_class_init (QzAutosaveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = qz_autosave_dispose;
  object_class->finalize = qz_autosave_finalize;
  object_class->get_property = qz_autosave_get_property;

  /**
   * QzAutosave:state:
   *
   * A #QzAutosaveState.
   */
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, QZ_AUTOSAVE_SAVED,
                                              QZ_AUTOSAVE_FAILED, QZ_AUTOSAVE_SAVED, flags);
  /**
   * QzAutosave:message: (nullable)
   *
   * Why the last save failed, as a sentence; %NULL unless the state is %QZ_AUTOSAVE_FAILED.
   */
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * QzAutosave::save:
   *
   * Start saving now and call qz_autosave_complete() when it is committed or has failed.
   */
  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qz_autosave_init (QzAutosave *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * qz_autosave_new:
 * @idle_delay: milliseconds after the last change
 * @longest_delay: milliseconds after the first change that is not saved
 *
 * Returns: (transfer full): an autosave with nothing to save
 */
QzAutosave *
qz_autosave_new (guint idle_delay, guint longest_delay)
{
  QzAutosave *self = g_object_new (QZ_TYPE_AUTOSAVE, NULL);

  self->idle_delay = idle_delay;
  self->longest_delay = MAX (idle_delay, longest_delay);
  return self;
}

/**
 * qz_autosave_get_state:
 * @self: an autosave
 *
 * Returns: where it stands
 */
QzAutosaveState
qz_autosave_get_state (QzAutosave *self)
{
  g_return_val_if_fail (QZ_IS_AUTOSAVE (self), QZ_AUTOSAVE_SAVED);

  return self->state;
}

/**
 * qz_autosave_get_message:
 * @self: an autosave
 *
 * Returns: (nullable) (transfer none): the sentence of the failure
 */
const char *
qz_autosave_get_message (QzAutosave *self)
{
  g_return_val_if_fail (QZ_IS_AUTOSAVE (self), NULL);

  return self->message;
}

/**
 * qz_autosave_touch:
 * @self: an autosave
 *
 * Something changed that has to be saved.
 */
void
qz_autosave_touch (QzAutosave *self)
{
  g_return_if_fail (QZ_IS_AUTOSAVE (self));

  if (self->state == QZ_AUTOSAVE_SAVING)
    {
      if (!self->changed)
        self->dirty_since = g_get_monotonic_time ();
      self->changed = TRUE;
      return;
    }
  if (self->state != QZ_AUTOSAVE_PENDING)
    self->dirty_since = g_get_monotonic_time ();
  set_state (self, QZ_AUTOSAVE_PENDING, NULL);
  arm (self);
}

/**
 * qz_autosave_retry:
 * @self: an autosave
 *
 * Saves at once what is pending or has failed; does nothing when all is saved.
 */
void
qz_autosave_retry (QzAutosave *self)
{
  g_return_if_fail (QZ_IS_AUTOSAVE (self));

  if (self->state == QZ_AUTOSAVE_PENDING || self->state == QZ_AUTOSAVE_FAILED)
    start_save (self);
}

/**
 * qz_autosave_complete:
 * @self: an autosave
 * @error: (nullable): why the save failed; %NULL once it is committed
 *
 * Ends the save that ::save began. What changed meanwhile is saved next.
 */
void
qz_autosave_complete (QzAutosave *self, const GError *error)
{
  g_autoptr (QzAutosave) guard = NULL;

  g_return_if_fail (QZ_IS_AUTOSAVE (self));
  g_return_if_fail (self->state == QZ_AUTOSAVE_SAVING);

  guard = g_object_ref (self);
  if (error != NULL)
    {
      set_state (self, QZ_AUTOSAVE_FAILED, error->message);
      answer_waiting (self, error);
    }
  else if (self->changed)
    {
      set_state (self, QZ_AUTOSAVE_PENDING, NULL);
      if (self->waiting->len > 0)
        start_save (self);
      else
        arm (self);
    }
  else
    {
      self->dirty_since = 0;
      set_state (self, QZ_AUTOSAVE_SAVED, NULL);
      answer_waiting (self, NULL);
    }
}

/**
 * qz_autosave_forget:
 * @self: an autosave
 *
 * Gives up what is not saved: the record itself is gone.
 */
void
qz_autosave_forget (QzAutosave *self)
{
  g_return_if_fail (QZ_IS_AUTOSAVE (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  self->changed = FALSE;
  if (self->state != QZ_AUTOSAVE_SAVING)
    {
      set_state (self, QZ_AUTOSAVE_SAVED, NULL);
      answer_waiting (self, NULL);
    }
}

/**
 * qz_autosave_flush_async:
 * @self: an autosave
 * @cancellable: (nullable): stops the waiting, never the save
 * @callback: called when everything is committed or saving has failed
 * @user_data: for @callback
 *
 * Saves now what is pending and waits for what is under way.
 */
void
qz_autosave_flush_async (QzAutosave *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (QZ_IS_AUTOSAVE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qz_autosave_flush_async);
  if (self->state == QZ_AUTOSAVE_SAVED)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  qz_autosave_retry (self);
}

/**
 * qz_autosave_flush_finish:
 * @self: an autosave
 * @result: the result
 * @error: place for what saving failed with
 *
 * Returns: whether everything is committed
 */
gboolean
qz_autosave_flush_finish (QzAutosave *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
