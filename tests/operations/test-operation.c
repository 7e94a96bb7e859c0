/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-error.h"
#include "operations/qz-operation.h"

#define STEPS 200

/* Counts to STEPS; refuses at `fail_at`, waits for being stopped when `forever` is set. */

#define TEST_TYPE_COUNT (test_count_get_type ())
G_DECLARE_FINAL_TYPE (TestCount, test_count, TEST, COUNT, QzOperation)

struct _TestCount
{
  QzOperation parent_instance;

  guint fail_at;
  gboolean forever;
  GThread *thread;
};

G_DEFINE_FINAL_TYPE (TestCount, test_count, QZ_TYPE_OPERATION)

static gboolean
test_count_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  TestCount *self = TEST_COUNT (operation);

  self->thread = g_thread_self ();
  for (guint i = 0; i < STEPS || self->forever; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (self->fail_at > 0 && i == self->fail_at)
        {
          g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE, "no");
          return FALSE;
        }
      qz_operation_report (operation, MIN (i, STEPS), STEPS);
      if (!self->forever || i > STEPS)
        g_usleep (1000);
    }
  return TRUE;
}

static void
test_count_class_init (TestCountClass *klass)
{
  QZ_OPERATION_CLASS (klass)->run = test_count_run;
}

static void
test_count_init (TestCount *self)
{
}

typedef struct
{
  GMainLoop *loop;
  GError *error;
  gboolean done;
  guint notified;
  gboolean elsewhere;
} Watch;

static void
notify_progress_cb (QzOperation *operation, GParamSpec *pspec, Watch *watch)
{
  watch->notified++;
  if (watch->loop != NULL && !g_main_context_is_owner (NULL))
    watch->elsewhere = TRUE;
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Watch *watch = data;

  watch->done = qz_operation_run_finish (QZ_OPERATION (source), result, &watch->error);
  g_main_loop_quit (watch->loop);
}

static TestCount *
count_new (Watch *watch)
{
  TestCount *self = g_object_new (TEST_TYPE_COUNT, NULL);

  g_signal_connect (self, "notify::progress", G_CALLBACK (notify_progress_cb), watch);
  return self;
}

static void
test_run (void)
{
  Watch watch = { 0 };
  TestCount *self = count_new (&watch);
  GError *error = NULL;

  g_assert_cmpfloat (qz_operation_get_progress (QZ_OPERATION (self)), ==, 0.0);
  g_assert_true (qz_operation_run (QZ_OPERATION (self), NULL, &error));
  g_assert_no_error (error);
  g_assert_true (self->thread == g_thread_self ());
  g_assert_cmpfloat (qz_operation_get_progress (QZ_OPERATION (self)), ==, 1.0);
  g_assert_cmpuint (watch.notified, >, 1);
  g_assert_cmpuint (watch.notified, <, STEPS / 4);
  g_assert_finalize_object (self);
}

static void
test_failure (void)
{
  Watch watch = { 0 };
  TestCount *self = count_new (&watch);
  GError *error = NULL;

  self->fail_at = 3;
  g_assert_false (qz_operation_run (QZ_OPERATION (self), NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);
  g_assert_cmpfloat (qz_operation_get_progress (QZ_OPERATION (self)), <, 1.0);
  g_clear_error (&error);
  g_assert_finalize_object (self);
}

static void
run_watched (TestCount *self, Watch *watch, GCancellable *cancellable)
{
  watch->loop = g_main_loop_new (NULL, FALSE);
  qz_operation_run_async (QZ_OPERATION (self), cancellable, finished_cb, watch);
  g_main_loop_run (watch->loop);
  g_clear_pointer (&watch->loop, g_main_loop_unref);
}

/* The pool thread lets go of its task a moment after the callback was called. */
static void
assert_finalize_soon (TestCount *self)
{
  gpointer weak = self;

  g_object_add_weak_pointer (G_OBJECT (self), &weak);
  g_object_unref (self);
  for (guint i = 0; weak != NULL && i < 5000; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_null (weak);
}

static void
test_thread (void)
{
  Watch watch = { 0 };
  TestCount *self = count_new (&watch);

  run_watched (self, &watch, NULL);
  g_assert_no_error (watch.error);
  g_assert_true (watch.done);
  g_assert_true (self->thread != g_thread_self ());
  g_assert_cmpfloat (qz_operation_get_progress (QZ_OPERATION (self)), ==, 1.0);
  g_assert_cmpuint (watch.notified, >, 0);
  g_assert_cmpuint (watch.notified, <, STEPS / 4);
  g_assert_false (watch.elsewhere);
  assert_finalize_soon (self);
}

static gboolean
cancel_operation_cb (gpointer data)
{
  qz_operation_cancel (data);
  return G_SOURCE_REMOVE;
}

static gboolean
cancel_outer_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (gconstpointer data)
{
  gboolean outer = GPOINTER_TO_INT (data);
  Watch watch = { 0 };
  TestCount *self = count_new (&watch);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  self->forever = TRUE;
  if (outer)
    g_timeout_add (20, cancel_outer_cb, cancellable);
  else
    g_timeout_add (20, cancel_operation_cb, self);
  run_watched (self, &watch, cancellable);
  g_assert_false (watch.done);
  g_assert_error (watch.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&watch.error);
  assert_finalize_soon (self);
}

static void
test_cancelled_before (void)
{
  TestCount *self = g_object_new (TEST_TYPE_COUNT, NULL);
  GError *error = NULL;

  qz_operation_cancel (QZ_OPERATION (self));
  g_assert_false (qz_operation_run (QZ_OPERATION (self), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (self->thread);
  g_clear_error (&error);
  g_assert_finalize_object (self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/operation/run", test_run);
  g_test_add_func ("/operation/failure", test_failure);
  g_test_add_func ("/operation/thread", test_thread);
  g_test_add_data_func ("/operation/cancel", GINT_TO_POINTER (FALSE), test_cancel);
  g_test_add_data_func ("/operation/cancel-outer", GINT_TO_POINTER (TRUE), test_cancel);
  g_test_add_func ("/operation/cancelled-before", test_cancelled_before);
  return g_test_run ();
}
