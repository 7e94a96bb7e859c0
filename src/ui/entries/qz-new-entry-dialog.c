/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new entry is declared for: one click chooses activity and category. */

#include "config.h"

#include "ui/entries/qz-new-entry-dialog.h"

#include <glib/gi18n-lib.h>

#include "ui/entries/qz-earlier-entries.h"
#include "ui/widgets/qz-dialog.h"

/* The dialog goes before the wizard comes: its action belongs to the window below. */
static void
row_activated_cb (QzDialog *dialog, AdwActionRow *row)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  GtkCheckButton *check = g_object_get_data (G_OBJECT (dialog), "on-behalf");
  gboolean on_behalf = check != NULL && gtk_check_button_get_active (check);
  g_autofree char *target = g_strconcat (g_object_get_data (G_OBJECT (row), "target"),
                                         on_behalf ? "/on-behalf" : NULL, NULL);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.new-entry-for", "s", target);
  gtk_window_close (GTK_WINDOW (dialog));
}

static GtkWidget *
category_row_new (QzDialog *dialog, const QzActivity *activity, const QzCategory *category)
{
  g_autofree char *label = qz_category_dup_label (category);
  g_autofree char *name = g_strdup_printf ("%s: %s", activity->name, label);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", label,
                                 "activatable", TRUE, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "target",
                          g_strdup_printf ("%s/%s", activity->id, category->id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), dialog,
                           G_CONNECT_SWAPPED);
  return row;
}

/* 代录: the origin of the entry is kept. */
static GtkWidget *
on_behalf_new (QzDialog *dialog)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = g_object_new (
      ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", _ ("Typed In for a Unit"), "subtitle",
      _ ("From its papers; the unit confirms the printed form with its stamp."), NULL);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Typed In for a Unit"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (dialog), "on-behalf", check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static void
earlier_picked_cb (QzDialog *dialog, const char *entry)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  g_autofree char *id = g_strdup (entry);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.copy-entry", "s", id);
  gtk_window_close (GTK_WINDOW (dialog));
}

static GtkWidget *
earlier_new (QzDialog *dialog, QzWorkspace *workspace)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *earlier = qz_earlier_entries_new (workspace);

  g_signal_connect_object (earlier, "picked", G_CALLBACK (earlier_picked_cb), dialog,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), earlier);
  gtk_widget_set_visible (group, gtk_widget_get_visible (earlier));
  return group;
}

/**
 * qz_new_entry_dialog_present:
 * @parent: a widget of the window
 * @workspace: with an edition, which says what there is to declare for
 *
 * Asks for activity and category and then activates "win.new-entry-for" with "ACTIVITY/CATEGORY",
 * followed by "/on-behalf" when it is typed in for a unit; or for an earlier entry, and then
 * activates "win.copy-entry" with its UUID.
 */
void
qz_new_entry_dialog_present (GtkWidget *parent, QzWorkspace *workspace)
{
  QzEdition *edition;
  GtkWidget *dialog;
  GtkWidget *page;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (QZ_IS_WORKSPACE (workspace));

  edition = qz_workspace_get_edition (workspace);
  g_return_if_fail (edition != NULL);

  dialog = qz_dialog_new (parent, _ ("New Entry"));
  page = adw_preferences_page_new ();
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (earlier_new (QZ_DIALOG (dialog), workspace)));
  if ((qz_workspace_get_hats (workspace) & (QZ_HAT_RECOMMENDER | QZ_HAT_OFFICE)) != 0)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (on_behalf_new (QZ_DIALOG (dialog))));
  for (guint i = 0; i < edition->activities->len; i++)
    {
      const QzActivity *activity = g_ptr_array_index (edition->activities, i);
      GtkWidget *group = adw_preferences_group_new ();
      g_autofree char *title = g_markup_escape_text (activity->name, -1);
      g_autofree char *theme = g_markup_escape_text (activity->theme, -1);

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), theme);
      for (guint j = 0; j < activity->categories->len; j++)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                   category_row_new (QZ_DIALOG (dialog), activity,
                                                     g_ptr_array_index (activity->categories, j)));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
    }
  qz_dialog_set_child (QZ_DIALOG (dialog), page);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 480, 620);
  gtk_window_present (GTK_WINDOW (dialog));
}
