/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page shows while there is nothing in it, or when something went wrong. */

#include "config.h"

#include "ui/widgets/qz-empty-state.h"

/**
 * qz_empty_state_new:
 * @icon_name: a symbolic icon
 * @title: what is not there, plain text
 * @text: (nullable): what to do first, plain text
 *
 * Returns: (transfer floating): a status page that fills its place
 */
GtkWidget *
qz_empty_state_new (const char *icon_name, const char *title, const char *text)
{
  GtkWidget *page;

  g_return_val_if_fail (title != NULL, NULL);

  page = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", icon_name, "title", title, "vexpand",
                       TRUE, NULL);
  qz_empty_state_set_text (ADW_STATUS_PAGE (page), text);
  gtk_widget_add_css_class (page, "compact");
  return page;
}

/**
 * qz_empty_state_set_text:
 * @page: any status page
 * @text: (nullable): what it says below its title, plain text
 */
void
qz_empty_state_set_text (AdwStatusPage *page, const char *text)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (ADW_IS_STATUS_PAGE (page));

  /* The description of a status page is markup, its title is not. */
  markup = text != NULL ? g_markup_escape_text (text, -1) : NULL;
  adw_status_page_set_description (page, markup);
}

/**
 * qz_empty_state_new_with_action:
 * @icon_name: a symbolic icon
 * @title: what is not there, plain text
 * @text: (nullable): what to do first, plain text
 * @label: what the button says, with a mnemonic
 * @action_name: what the button does, such as "win.new-entry"
 *
 * Returns: (transfer floating): a status page with a button
 */
GtkWidget *
qz_empty_state_new_with_action (const char *icon_name,
                                const char *title,
                                const char *text,
                                const char *label,
                                const char *action_name)
{
  GtkWidget *page = qz_empty_state_new (icon_name, title, text);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}
