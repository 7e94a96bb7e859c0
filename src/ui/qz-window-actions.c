/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window can do, as actions of the window: reached by buttons, keys and org.gtk.Actions. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/facade/qz-about.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/facade/qz-shortcuts.h"
#include "ui/first-run/qz-demo.h"
#include "ui/first-run/qz-new-seat.h"
#include "ui/first-run/qz-new-workspace-dialog.h"
#include "ui/preferences/qz-preferences-dialog.h"
#include "ui/qz-window-private.h"

static void
show_page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QzShell *shell = qz_window_get_shell (QZ_WINDOW (data));

  if (shell != NULL)
    qz_shell_open (shell, g_variant_get_string (parameter, NULL));
}

static void
show_nth_page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QzShell *shell = qz_window_get_shell (QZ_WINDOW (data));

  if (shell != NULL)
    qz_shell_show_nth_page (shell, g_variant_get_int32 (parameter));
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QzShell *shell = qz_window_get_shell (QZ_WINDOW (data));
  QzPage *page = shell != NULL ? qz_shell_get_page (shell) : NULL;

  if (page != NULL)
    qz_page_go_back (page);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QzShell *shell = qz_window_get_shell (QZ_WINDOW (data));

  if (shell != NULL)
    qz_shell_set_searching (shell, TRUE);
}

static void
toggle_sidebar_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QzShell *shell = qz_window_get_shell (QZ_WINDOW (data));

  if (shell != NULL)
    qz_shell_set_show_sidebar (shell, !qz_shell_get_show_sidebar (shell));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qz_preferences_dialog_present (GTK_WIDGET (data));
}

/* A window shows one workspace: another one gets a window of its own, unless this one is empty. */
static void
show_workspace (QzWindow *self, QzWorkspace *workspace)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (qz_window_get_workspace (self) != NULL)
    self = qz_window_new (ADW_APPLICATION (application));
  qz_window_set_workspace (self, workspace);
  gtk_window_present (GTK_WINDOW (self));
}

static void
created_cb (QzWindow *self, QzWorkspace *workspace)
{
  show_workspace (self, workspace);
}

static void
new_workspace_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *dialog =
      qz_new_workspace_dialog_new (GTK_WIDGET (data), qz_window_get_proposal (QZ_WINDOW (data)));

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), data, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_workspace_in_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (data));

  g_action_group_activate_action (G_ACTION_GROUP (application), "open-workspace", parameter);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QzWindow) self = data;
  g_autoptr (GFile) folder = qz_file_picker_finish (result, NULL);

  if (folder != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self), "open-workspace-in",
                                    g_variant_new_string (g_file_peek_path (folder)));
}

static void
open_workspace_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qz_file_picker_folder_async (GTK_WIDGET (data), _ ("Folder of the workspace"), NULL,
                               folder_chosen_cb, g_object_ref (data));
}

static void
bundles_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QzWindow) self = data;
  g_autoptr (GListModel) files = qz_file_picker_several_finish (result, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file) != NULL)
        g_strv_builder_add (builder, g_file_peek_path (file));
    }
  paths = g_strv_builder_end (builder);
  if (paths[0] != NULL)
    qz_window_take_in (self, (const char *const *) paths);
}

static void
choose_bundles_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const QzFileKind kinds[] = { { _ ("Bundles"), "*.qzb" }, { _ ("All files"), "*" } };

  qz_file_picker_several_async (GTK_WIDGET (data), _ ("Bundles to Take In"), kinds,
                                G_N_ELEMENTS (kinds), NULL, bundles_chosen_cb, g_object_ref (data));
}

static void
demo_workspace_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qz_demo_open (QZ_WINDOW (data));
}

static void
new_seat_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qz_new_seat_open (QZ_WINDOW (data),
                    parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

/* GTK's own action of this name takes the place of ours from then on. */
static void
show_help_overlay_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qz_shortcuts_present (GTK_APPLICATION_WINDOW (data));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qz_about_present (GTK_WIDGET (data));
}

static const GActionEntry entries[] = {
  { "open-page", show_page_cb, "s" },
  { "show-nth-page", show_nth_page_cb, "i" },
  { "back", back_cb },
  { "search", search_cb },
  { "toggle-sidebar", toggle_sidebar_cb },
  { "new-workspace", new_workspace_cb },
  { "new-seat", new_seat_cb },
  { "new-seat-from", new_seat_cb, "s" },
  { "open-workspace", open_workspace_cb },
  { "open-workspace-in", open_workspace_in_cb, "s" },
  { "choose-bundles", choose_bundles_cb },
  { "demo-workspace", demo_workspace_cb },
  { "preferences", preferences_cb },
  { "show-help-overlay", show_help_overlay_cb },
  { "about", about_cb },
};

/* Adds the actions that every window has. */
void
_qz_window_add_actions (QzWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/* Makes the actions of @page actions of the window, for as long as the page is shown. */
void
_qz_window_lend_actions (QzWindow *self, QzPage *page)
{
  GActionMap *actions = qz_page_get_actions (page);
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (actions));

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert (!g_action_group_has_action (G_ACTION_GROUP (self), names[i]));
      g_action_map_add_action (G_ACTION_MAP (self), g_action_map_lookup_action (actions, names[i]));
    }
}

/* Takes the actions of @page away from the window. */
void
_qz_window_take_back_actions (QzWindow *self, QzPage *page)
{
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (qz_page_get_actions (page)));

  for (guint i = 0; names[i] != NULL; i++)
    g_action_map_remove_action (G_ACTION_MAP (self), names[i]);
}
