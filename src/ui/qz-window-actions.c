/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window can do, as actions of the window: reached by buttons, keys and org.gtk.Actions. */

#include "config.h"

#include "ui/facade/qz-about.h"
#include "ui/qz-pages.h"
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
