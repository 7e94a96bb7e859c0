/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions and messages: AdwMessageDialog up to libadwaita 1.4, AdwAlertDialog after. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/facade/qz-alert.h"

#if ADW_CHECK_VERSION(1, 5, 0)
#define ALERT(dialog) ADW_ALERT_DIALOG (dialog)
#define alert(name) adw_alert_dialog_##name
#define LOOK(name) ADW_RESPONSE_##name
typedef AdwAlertDialog Alert;
#else
#define ALERT(dialog) ADW_MESSAGE_DIALOG (dialog)
#define alert(name) adw_message_dialog_##name
#define LOOK(name) ADW_RESPONSE_##name
typedef AdwMessageDialog Alert;
#endif

static void
response_cb (Alert *dialog, const char *response, GTask *task)
{
  if (!g_task_get_completed (task))
    g_task_return_pointer (task, g_strdup (response), g_free);
}

static void
cancelled_cb (GCancellable *cancellable, GtkWidget *dialog)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_force_close (ADW_DIALOG (dialog));
#else
  gtk_window_close (GTK_WINDOW (dialog));
#endif
}

static Alert *
make (GtkWidget *parent, const char *heading, const char *body)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  return ALERT (adw_alert_dialog_new (heading, body));
#else
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  return ALERT (
      adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body));
#endif
}

static void
present (Alert *dialog, GtkWidget *parent)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (ADW_DIALOG (dialog), parent);
#else
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

/**
 * qz_alert_ask_async:
 * @parent: (nullable): a widget in the window that the question belongs to
 * @heading: the question in a few words, plain text
 * @body: what is at stake, plain text
 * @responses: (array length=n_responses): the answers; the first is what closing the dialog means,
 *   the last suggested one is the default
 * @n_responses: how many, at least one
 * @cancellable: (nullable): closes the dialog
 * @callback: called with the answer
 * @user_data: for @callback
 */
void
qz_alert_ask_async (GtkWidget *parent,
                    const char *heading,
                    const char *body,
                    const QzAlertResponse *responses,
                    guint n_responses,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  Alert *dialog;
  GTask *task;

  g_return_if_fail (parent == NULL || GTK_IS_WIDGET (parent));
  g_return_if_fail (heading != NULL && body != NULL);
  g_return_if_fail (n_responses > 0);

  dialog = make (parent, heading, body);
  alert (set_close_response) (dialog, responses[0].id);
  for (guint i = 0; i < n_responses; i++)
    {
      alert (add_response) (dialog, responses[i].id, responses[i].label);
      if (responses[i].look == QZ_ALERT_SUGGESTED)
        {
          alert (set_response_appearance) (dialog, responses[i].id, LOOK (SUGGESTED));
          alert (set_default_response) (dialog, responses[i].id);
        }
      else if (responses[i].look == QZ_ALERT_DESTRUCTIVE)
        alert (set_response_appearance) (dialog, responses[i].id, LOOK (DESTRUCTIVE));
    }

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, qz_alert_ask_async);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), task,
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), dialog, 0);
  present (dialog, parent);
}

/**
 * qz_alert_ask_finish:
 * @result: what the callback got
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the id of the answer
 */
char *
qz_alert_ask_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * qz_alert_tell:
 * @parent: (nullable): a widget in the window that the message belongs to
 * @heading: what happened, plain text
 * @body: a sentence with the remedy, plain text
 *
 * Shows a message with one button that closes it.
 */
void
qz_alert_tell (GtkWidget *parent, const char *heading, const char *body)
{
  const QzAlertResponse responses[] = { { "close", _ ("_Close"), QZ_ALERT_PLAIN } };

  qz_alert_ask_async (parent, heading, body, responses, G_N_ELEMENTS (responses), NULL, NULL, NULL);
}
