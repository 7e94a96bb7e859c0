/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview of the keys: made when it is asked for. GTK would build a gtk/help-overlay.ui with
 * every window before its first frame. */

#include "config.h"

#include "ui/facade/qz-shortcuts.h"

#define SHORTCUTS_RESOURCE "/org/qunzhi/Qunzhi/ui/qz-shortcuts.ui"

/* Deprecated since GTK 4.18, where nothing else resolves the keys of an action. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/**
 * qz_shortcuts_present:
 * @window: the window whose actions have the keys
 *
 * Shows which keys there are.
 */
void
qz_shortcuts_present (GtkApplicationWindow *window)
{
  GtkShortcutsWindow *shortcuts = gtk_application_window_get_help_overlay (window);

  if (shortcuts == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (SHORTCUTS_RESOURCE);

      shortcuts = GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
      gtk_application_window_set_help_overlay (window, shortcuts);
    }
  gtk_window_present (GTK_WINDOW (shortcuts));
}

G_GNUC_END_IGNORE_DEPRECATIONS
