/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs an operation under a dialog with its progress and a button that cancels it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/widgets/qz-progress-dialog.h"

/* Work that is done sooner shows no dialog at all. */
#define DELAY_MS 250

typedef struct
{
  QzOperation *operation; /* owned */

  /* nullable, weak: GTK owns the dialog, which goes with the window below it; one that is destroyed
   * while somebody else holds it does not even say so */
  GtkWindow *dialog;
  GtkProgressBar *bar;
  GtkWidget *button;

  /* state */
  guint delay; /* source that shows the dialog, 0 once it ran */
} Run;

static void
run_free (Run *run)
{
  g_clear_handle_id (&run->delay, g_source_remove);
  g_clear_weak_pointer (&run->bar);
  g_clear_weak_pointer (&run->button);
  if (run->dialog != NULL)
    gtk_window_destroy (run->dialog);
  g_clear_weak_pointer (&run->dialog);
  g_object_unref (run->operation);
  g_free (run);
}

static void
progress_cb (Run *run)
{
  double progress = qz_operation_get_progress (run->operation);
  g_autofree char *text = g_strdup_printf ("%d %%", (int) (progress * 100));

  if (run->bar == NULL)
    return;
  gtk_progress_bar_set_fraction (run->bar, progress);
  gtk_progress_bar_set_text (run->bar, text);
}

static void
cancel (Run *run)
{
  if (run->button != NULL)
    gtk_widget_set_sensitive (run->button, FALSE);
  qz_operation_cancel (run->operation);
}

/* The dialog goes when the operation has ended, not when somebody closes it. */
static gboolean
close_request_cb (GtkWindow *dialog, Run *run)
{
  cancel (run);
  return TRUE;
}

/* The window below is closed for good: nobody waits for the work any more. The callback is still
 * called, when the work has noticed. */
static void
destroy_cb (Run *run)
{
  g_clear_handle_id (&run->delay, g_source_remove);
  qz_operation_cancel (run->operation);
}

static void
delay_cb (gpointer data)
{
  Run *run = data;

  run->delay = 0;
  gtk_window_present (run->dialog);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *run = g_task_get_task_data (task);
  gboolean wanted = run->dialog != NULL;
  GError *error = NULL;

  g_signal_handlers_disconnect_by_data (run->operation, run);
  g_clear_handle_id (&run->delay, g_source_remove);
  if (run->dialog != NULL)
    {
      g_signal_handlers_disconnect_by_data (run->dialog, run);
      /* The callback may destroy the window below; this one lets go of it before. */
      gtk_window_set_transient_for (run->dialog, NULL);
      gtk_widget_set_visible (GTK_WIDGET (run->dialog), FALSE);
    }
  if (qz_operation_run_finish (QZ_OPERATION (source), result, &error) && !wanted)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
  else if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static GtkWindow *
make_dialog (Run *run, GtkWidget *parent, const char *title)
{
  GtkWidget *dialog = qz_dialog_new (parent, title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "title-4");
  g_set_weak_pointer (&run->bar, GTK_PROGRESS_BAR (gtk_progress_bar_new ()));
  gtk_progress_bar_set_show_text (run->bar, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (run->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_set_weak_pointer (&run->button, gtk_button_new_with_mnemonic (_ ("_Cancel")));
  gtk_widget_set_halign (run->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (run->button, "pill");

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (run->bar));
  gtk_box_append (GTK_BOX (box), run->button);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  g_object_set (box, "margin-start", 24, "margin-end", 24, "margin-bottom", 24, NULL);

  gtk_window_set_title (GTK_WINDOW (dialog), "");
  gtk_window_set_default_size (GTK_WINDOW (dialog), 420, -1);
  gtk_window_set_resizable (GTK_WINDOW (dialog), FALSE);
  qz_dialog_set_child (QZ_DIALOG (dialog), box);
  return GTK_WINDOW (dialog);
}

/**
 * qz_progress_dialog_run_async:
 * @parent: (nullable): a widget in the window below
 * @title: what is being done, plain text
 * @operation: what to run
 * @callback: called when the operation has ended; its source object is @operation
 * @user_data: for @callback
 *
 * Runs @operation on a worker thread. A dialog shows its progress, unless it is done at once. When
 * the window below is destroyed the operation is cancelled, and @callback is told so even when the
 * work was done by then: there is nothing left in which its result could be shown.
 */
void
qz_progress_dialog_run_async (GtkWidget *parent,
                              const char *title,
                              QzOperation *operation,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;
  Run *run;

  g_return_if_fail (parent == NULL || GTK_IS_WIDGET (parent));
  g_return_if_fail (title != NULL);
  g_return_if_fail (QZ_IS_OPERATION (operation));

  run = g_new0 (Run, 1);
  run->operation = g_object_ref (operation);
  g_set_weak_pointer (&run->dialog, make_dialog (run, parent, title));
  g_signal_connect_swapped (run->button, "clicked", G_CALLBACK (cancel), run);
  g_signal_connect (run->dialog, "close-request", G_CALLBACK (close_request_cb), run);
  g_signal_connect_swapped (run->dialog, "destroy", G_CALLBACK (destroy_cb), run);
  g_signal_connect_swapped (operation, "notify::progress", G_CALLBACK (progress_cb), run);
  run->delay = g_timeout_add_once (DELAY_MS, delay_cb, run);

  task = g_task_new (operation, NULL, callback, user_data);
  g_task_set_source_tag (task, qz_progress_dialog_run_async);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  qz_operation_run_async (operation, NULL, done_cb, task);
}

/**
 * qz_progress_dialog_run_finish:
 * @result: what the callback got
 * @error: return location; %G_IO_ERROR_CANCELLED when the user cancelled
 *
 * Returns: whether the operation did its work; its results are read from it
 */
gboolean
qz_progress_dialog_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
