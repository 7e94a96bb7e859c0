/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handing an address to the program that the user has chosen for it: gtk_show_uri() up to GTK 4.8,
 * GtkUriLauncher after. */

#include "config.h"

#include "ui/facade/qz-link.h"

/**
 * qz_link_open:
 * @parent: a widget of the window that asks
 * @uri: an address, such as "mailto:…"
 *
 * Opens the address outside. What becomes of it is told by the program that opens it.
 */
void
qz_link_open (GtkWidget *parent, const char *uri)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (uri != NULL);

  root = gtk_widget_get_root (parent);
#if GTK_CHECK_VERSION(4, 10, 0)
  {
    g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

    gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, NULL,
                             NULL);
  }
#else
  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
#endif
}
