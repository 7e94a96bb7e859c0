/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handing an address to the program that the user has chosen for it: gtk_show_uri_full() up to
 * GTK 4.8, GtkUriLauncher after. */

#include "config.h"

#include "ui/facade/qz-link.h"

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean done;

#if GTK_CHECK_VERSION(4, 10, 0)
  done = gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error);
#else
  done = gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error);
#endif
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * qz_link_open_async:
 * @parent: a widget of the window that asks
 * @uri: an address, such as "mailto:…"
 * @callback: called when it was handed over, or nobody took it
 * @user_data: for @callback
 *
 * Opens the address outside.
 */
void
qz_link_open_async (GtkWidget *parent,
                    const char *uri,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GtkWindow *window;
  GTask *task;

  g_return_if_fail (GTK_IS_WIDGET (parent) && GTK_IS_WINDOW (gtk_widget_get_root (parent)));
  g_return_if_fail (uri != NULL);

  window = GTK_WINDOW (gtk_widget_get_root (parent));
  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, qz_link_open_async);
#if GTK_CHECK_VERSION(4, 10, 0)
  {
    g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

    gtk_uri_launcher_launch (launcher, window, NULL, launched_cb, task);
  }
#else
  gtk_show_uri_full (window, uri, GDK_CURRENT_TIME, NULL, launched_cb, task);
#endif
}

/**
 * qz_link_open_finish:
 * @result: as given to the callback
 * @error: why nobody took it
 *
 * Returns: whether a program was started with the address
 */
gboolean
qz_link_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
