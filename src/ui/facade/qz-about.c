/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The about dialog: AdwAboutWindow up to libadwaita 1.4, AdwAboutDialog after. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/facade/qz-about.h"

/**
 * qz_about_present:
 * @parent: a widget in the window that the dialog belongs to
 *
 * Shows what the program is called, its version and its licence.
 */
void
qz_about_present (GtkWidget *parent)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  const char *comments = _ ("The yearly quality activities of a city, from the declaration to the "
                            "printed certificate");

#if ADW_CHECK_VERSION(1, 5, 0)
  AdwDialog *about = adw_about_dialog_new ();

  g_object_set (about, "application-icon", QZ_APPLICATION_ID, "application-name", _ ("Qunzhi"),
                "version", QZ_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments", comments,
                NULL);
  adw_dialog_present (about, GTK_WIDGET (root));
#else
  adw_show_about_window (GTK_WINDOW (root), "application-icon", QZ_APPLICATION_ID,
                         "application-name", _ ("Qunzhi"), "version", QZ_VERSION, "license-type",
                         GTK_LICENSE_GPL_3_0, "comments", comments, NULL);
#endif
}
