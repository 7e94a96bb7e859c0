/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window program as it is, ending with the first frame that shows the overview. */

#include "config.h"

#include "ui/facade/qz-drawing.h"
#include "ui/qz-application.h"
#include "ui/qz-ui.h"
#include "ui/qz-window.h"

#include "first-frame.h"

static gboolean
shows_overview (GtkWidget *window)
{
  QzShell *shell = qz_window_get_shell (QZ_WINDOW (window));

  return shell != NULL && g_strcmp0 (qz_shell_get_page_id (shell), "overview") == 0;
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window)
{
  first_frame_watch (GTK_WIDGET (window), shows_overview);
}

int
main (int argc, char *argv[])
{
  g_autoptr (QzApplication) application = NULL;

  qz_drawing_spare_gl ();
  qz_ui_choose_language ();
  qz_ui_register_resource ();
  application = qz_application_new ();
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
