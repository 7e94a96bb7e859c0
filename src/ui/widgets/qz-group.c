/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of rows under a heading. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/widgets/qz-group.h"

#define GROUP_LIST "qz-group-list"
#define SHORT_TEXT 32

/**
 * qz_group_new:
 * @title: (nullable): the heading, plain text
 * @description: (nullable): a line below it, plain text
 *
 * Returns: (transfer floating): a group without rows
 */
GtkWidget *
qz_group_new (const char *title, const char *description)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();

  if (title != NULL)
    {
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (box), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                      -1);
    }
  if (description != NULL && *description != '\0')
    {
      GtkWidget *label = qz_paragraph_new (description);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (GTK_BOX (box), list);
  g_object_set_data (G_OBJECT (box), GROUP_LIST, list);
  return box;
}

/**
 * qz_group_add:
 * @group: a group
 * @row: what to append
 */
void
qz_group_add (GtkWidget *group, GtkWidget *row)
{
  GtkListBox *list = g_object_get_data (G_OBJECT (group), GROUP_LIST);

  g_return_if_fail (list != NULL);
  gtk_list_box_append (list, row);
}

/**
 * qz_group_get_list:
 * @group: a group
 *
 * Returns: (transfer none): the list that holds the rows
 */
GtkListBox *
qz_group_get_list (GtkWidget *group)
{
  return g_object_get_data (G_OBJECT (group), GROUP_LIST);
}

/**
 * qz_group_get_n_rows:
 * @group: a group
 *
 * Returns: how many rows it has
 */
guint
qz_group_get_n_rows (GtkWidget *group)
{
  GtkListBox *list = g_object_get_data (G_OBJECT (group), GROUP_LIST);
  guint n = 0;

  g_return_val_if_fail (list != NULL, 0);
  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;
  return n;
}

static void
dress_row (GtkWidget *row, const char *title, const char *subtitle)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL && *subtitle != '\0')
    g_object_set (row, "subtitle", subtitle, NULL);
}

/**
 * qz_row_new:
 * @title: the title, plain text
 * @subtitle: (nullable): the line below, plain text
 *
 * Returns: (transfer floating): a row of a group
 */
GtkWidget *
qz_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  dress_row (row, title, subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

/**
 * qz_expander_new:
 * @title: the title, plain text
 * @subtitle: (nullable): the line below, plain text
 *
 * Returns: (transfer floating): a row of a group that unfolds into more rows
 */
GtkWidget *
qz_expander_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_expander_row_new ();

  dress_row (row, title, subtitle);
  return row;
}

/**
 * qz_row_add_chip:
 * @row: a row of qz_row_new()
 * @text: (nullable): the state; blank: no chip
 * @tone: its colour
 */
void
qz_row_add_chip (GtkWidget *row, const char *text, QzTone tone)
{
  GtkWidget *chip;

  if (text == NULL || *text == '\0')
    return;
  chip = qz_status_chip_new (text, tone);
  qz_status_chip_keep_whole (QZ_STATUS_CHIP (chip));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
}

/**
 * qz_row_add_unconfirmed:
 * @row: a row of qz_row_new()
 * @confirmed: whether what the row says is certain; 待确认 when it is not
 */
void
qz_row_add_unconfirmed (GtkWidget *row, gboolean confirmed)
{
  if (!confirmed)
    qz_row_add_chip (row, _ ("To be confirmed"), QZ_TONE_WARNING);
}

/**
 * qz_row_add_text:
 * @row: a row of qz_row_new()
 * @text: (nullable): a value at the end of the row, plain text
 */
void
qz_row_add_text (GtkWidget *row, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  /* A label that may wrap gives way to the title; a short one shall not. */
  gtk_label_set_wrap (GTK_LABEL (label), text != NULL && g_utf8_strlen (text, -1) > SHORT_TEXT);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "qz-figures");
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

/**
 * qz_row_add_icon:
 * @row: a row of qz_row_new()
 * @icon_name: an icon before the title
 */
void
qz_row_add_icon (GtkWidget *row, const char *icon_name)
{
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
}

/**
 * qz_row_link:
 * @row: a row of qz_row_new()
 * @action_name: what activating the row does
 * @target: the parameter of the action
 *
 * Makes the row lead somewhere.
 */
void
qz_row_link (GtkWidget *row, const char *action_name, const char *target)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action_name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
}

/**
 * qz_paragraph_new:
 * @text: plain text, may have several lines
 *
 * Returns: (transfer floating): a label that wraps and can be selected
 */
GtkWidget *
qz_paragraph_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* Reached by reading, not by the tab key: a page has dozens of them. */
  gtk_widget_set_focusable (label, FALSE);
  return label;
}

/**
 * qz_text_row_new:
 * @title: what is typed into it, plain text
 *
 * Returns: (transfer floating): a row of a group with a line of text; Return does what the dialog
 * is for
 */
GtkWidget *
qz_text_row_new (const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  dress_row (row, title, NULL);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (gtk_widget_activate_default), row);
  return row;
}

/**
 * qz_box_clear:
 * @box: a box
 *
 * Takes everything out of it.
 */
void
qz_box_clear (GtkBox *box)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/**
 * qz_column_new:
 * @maximum_width: of the text, in pixels
 * @out_box: (out) (transfer none): where the groups go
 *
 * Returns: (transfer floating): a page that scrolls, with one column in its middle
 */
GtkWidget *
qz_column_new (int maximum_width, GtkWidget **out_box)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  g_object_set (box, "margin-top", 24, "margin-bottom", 36, "margin-start", 12, "margin-end", 12,
                NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), maximum_width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), maximum_width * 3 / 4);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  *out_box = box;
  return scrolled;
}
