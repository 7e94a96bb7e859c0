/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as one instance with a window for each workspace. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/qz-application.h"
#include "ui/qz-ui.h"
#include "ui/qz-window.h"

struct _QzApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (QzApplication, qz_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "workspace", 'w', 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open the workspace in this folder"),
    N_ ("DIR") },
  G_OPTION_ENTRY_NULL,
};

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (data));
  g_autoptr (GList) copy = g_list_copy (windows);

  /* Each window decides for itself whether it can close. */
  for (GList *l = copy; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry actions[] = {
  { "quit", quit_cb },
};

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.quit", { "<Control>q", NULL } },      { "window.close", { "<Control>w" } },
  { "win.search", { "<Control>f" } },          { "win.back", { "<Alt>Left", "Back" } },
  { "win.toggle-sidebar", { "F9" } },          { "win.open-workspace", { "<Control>o" } },
  { "win.preferences", { "<Control>comma" } },
};

static void
qz_application_startup (GApplication *application)
{
  GtkApplication *app = GTK_APPLICATION (application);

  G_APPLICATION_CLASS (qz_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (QZ_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (app), actions, G_N_ELEMENTS (actions), app);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (app, accelerators[i].action, accelerators[i].keys);
  for (int i = 1; i <= 9; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.show-nth-page(%d)", i);
      g_autofree char *key = g_strdup_printf ("<Alt>%d", i);
      const char *const keys[] = { key, NULL };

      gtk_application_set_accels_for_action (app, action, keys);
    }
}

static void
qz_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    {
      window = GTK_WINDOW (qz_window_new (ADW_APPLICATION (application)));
      qz_window_set_workspace (QZ_WINDOW (window), NULL);
    }
  gtk_window_present (window);
}

static void
qz_application_class_init (QzApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = qz_application_startup;
  application_class->activate = qz_application_activate;
}

static void
qz_application_init (QzApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * qz_application_new:
 *
 * Returns: (transfer full): the program
 */
QzApplication *
qz_application_new (void)
{
  return g_object_new (QZ_TYPE_APPLICATION, "application-id", QZ_APPLICATION_ID,
                       "resource-base-path", "/org/qunzhi/Qunzhi", NULL);
}
