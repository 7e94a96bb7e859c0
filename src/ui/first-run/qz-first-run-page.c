/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows while no workspace is open: a welcome, an error, or that it takes a while. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "ui/first-run/qz-first-run-page.h"
#include "ui/widgets/qz-empty-state.h"

static GtkWidget *
make_button (const char *label, const char *action_name, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static GtkWidget *
make_page (GtkWidget *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Preferences"), "win.preferences");
  g_menu_append (menu, _ ("_Keyboard Shortcuts"), "win.show-help-overlay");
  g_menu_append (menu, _ ("_About Qunzhi"), "win.about");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "open-menu-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Main menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Main menu"), -1);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), button);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (_ ("Qunzhi"), NULL));
  gtk_widget_add_css_class (bar, "flat");
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), content);
  return box;
}

static GtkWidget *
make_buttons (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  return box;
}

/**
 * qz_first_run_page_new:
 *
 * Returns: (transfer floating): the welcome of a first start
 */
GtkWidget *
qz_first_run_page_new (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *buttons = make_buttons ();

  gtk_box_append (GTK_BOX (buttons), make_button (_ ("_Start My Own…"), "win.new-workspace", TRUE));
  gtk_box_append (GTK_BOX (buttons),
                  make_button (_ ("Set Up a _Helper Seat…"), "win.new-seat", FALSE));
  gtk_box_append (GTK_BOX (buttons), make_button (_ ("Open a _Demo"), "win.demo-workspace", FALSE));
  gtk_box_append (GTK_BOX (buttons),
                  make_button (_ ("_Open Another Folder…"), "win.open-workspace", FALSE));
  g_object_set (page, "icon-name", QZ_APPLICATION_ID, "title", _ ("Welcome to Qunzhi"),
                "description",
                _ ("From the declaration to the printed certificate: the yearly quality "
                   "activities of a city, on this computer."),
                NULL);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), buttons);
  return make_page (page);
}

static const char *
tell_title (const GError *error)
{
  if (g_error_matches (error, QZ_ERROR, QZ_ERROR_NEWER))
    return _ ("This workspace belongs to a newer version");
  if (g_error_matches (error, QZ_ERROR, QZ_ERROR_NOT_FOUND))
    return _ ("There is no workspace in this folder");
  if (g_error_matches (error, QZ_ERROR, QZ_ERROR_FOREIGN))
    return _ ("This is not a workspace");
  if (g_error_matches (error, QZ_ERROR, QZ_ERROR_CORRUPT))
    return _ ("This workspace is damaged");
  return _ ("This workspace could not be opened");
}

/**
 * qz_fault_page_new:
 * @error: why, with the remedy
 *
 * Returns: (transfer floating): what went wrong, and what can be done
 */
GtkWidget *
qz_fault_page_new (const GError *error)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *buttons = make_buttons ();

  g_return_val_if_fail (error != NULL, NULL);

  gtk_box_append (GTK_BOX (buttons),
                  make_button (_ ("_Open Another Folder…"), "win.open-workspace", TRUE));
  gtk_box_append (GTK_BOX (buttons),
                  make_button (_ ("_Start My Own…"), "win.new-workspace", FALSE));
  g_object_set (page, "icon-name", "dialog-error-symbolic", "title", tell_title (error), NULL);
  qz_empty_state_set_text (ADW_STATUS_PAGE (page), error->message);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), buttons);
  return make_page (page);
}

/**
 * qz_loading_page_new:
 *
 * Returns: (transfer floating): shown when a workspace takes its time to open
 */
GtkWidget *
qz_loading_page_new (void)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The workspace is being opened"), -1);
  return make_page (spinner);
}
