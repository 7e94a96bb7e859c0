/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as one instance with a window for each workspace. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/preferences/qz-preferences-dialog.h"
#include "ui/qz-application.h"
#include "ui/qz-opening.h"
#include "ui/qz-ui.h"
#include "ui/qz-window.h"

/* A workspace that opens sooner than this is in the first frame of its window. */
#define PATIENCE_US (150 * 1000)

struct _QzApplication
{
  AdwApplication parent_instance;

  /* owned */
  char *directory;    /* nullable: of the command line of this process, absolute */
  QzOpening *opening; /* nullable: begun before the toolkit was */
};

G_DEFINE_FINAL_TYPE (QzApplication, qz_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "workspace", 'w', 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open the workspace in this folder"),
    N_ ("DIR") },
  { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and leave"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[BUNDLE…]") },
  G_OPTION_ENTRY_NULL,
};

/* The one that was opened last, or the default one. */
static char *
dup_usual_directory (void)
{
  g_autofree char *last = g_settings_get_string (qz_ui_get_settings (), "last-folder");

  if (*last != '\0' && qz_workspace_exists (last))
    return g_steal_pointer (&last);
  return qz_workspace_dup_default_directory ();
}

static QzWindow *
find_window (QzApplication *self, const char *directory)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (QZ_IS_WINDOW (l->data) && g_strcmp0 (qz_window_get_directory (l->data), directory) == 0)
      return l->data;
  return NULL;
}

static QzOpening *
take_opening (QzApplication *self, const char *directory)
{
  if (self->opening != NULL && strcmp (qz_opening_get_directory (self->opening), directory) == 0)
    return g_steal_pointer (&self->opening);
  return qz_opening_new (directory);
}

static void
open_directory (QzApplication *self, const char *directory)
{
  QzWindow *window = find_window (self, directory);
  g_autoptr (QzOpening) opening = NULL;

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  window = find_window (self, NULL);
  if (window == NULL)
    window = qz_window_new (ADW_APPLICATION (self));
  opening = take_opening (self, directory);
  qz_opening_wait (opening, PATIENCE_US);
  qz_window_open (window, opening);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_first_run (QzApplication *self, const char *proposal)
{
  QzWindow *window = find_window (self, NULL);

  if (window == NULL)
    window = qz_window_new (ADW_APPLICATION (self));
  qz_window_show_first_run (window, proposal);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_or_welcome (QzApplication *self, const char *directory)
{
  if (qz_workspace_exists (directory) || find_window (self, directory) != NULL)
    open_directory (self, directory);
  else
    show_first_run (self, directory);
}

static void
open_usual (QzApplication *self)
{
  g_autofree char *directory = dup_usual_directory ();

  open_or_welcome (self, directory);
}

/* Bundles come into the workspace that was named, else into the one that is in front, else into the
 * usual one. */
static void
take_in (QzApplication *self, const char *directory, const char *const *paths)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  QzWindow *target = directory != NULL ? find_window (self, directory) : NULL;

  if (directory == NULL && QZ_IS_WINDOW (window))
    target = QZ_WINDOW (window);
  if (target == NULL)
    return;
  qz_window_take_in (target, paths);
  gtk_window_present (GTK_WINDOW (target));
}

static void
open_workspace_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *directory = g_variant_get_string (parameter, NULL);

  g_settings_set_string (qz_ui_get_settings (), "last-folder", directory);
  open_directory (QZ_APPLICATION (data), directory);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  /* Each window decides for itself whether it can close. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry actions[] = {
  { "open-workspace", open_workspace_cb, "s" },
  { "quit", quit_cb },
};

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.search", { "<Control>f" } },
  { "win.back", { "<Alt>Left", "Back" } },
  { "win.toggle-sidebar", { "F9" } },
  { "win.open-workspace", { "<Control>o" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.save-and-next", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.save-sheet", { "<Control>s" } },
  { "win.next-entry", { "<Control>Page_Down" } },
  { "win.previous-entry", { "<Control>Page_Up" } },
  { "win.next-page", { "<Alt>Page_Down" } },
  { "win.previous-page", { "<Alt>Page_Up" } },
  { "win.show-help-overlay", { "<Control>question" } },
};

static void
add_accelerators (GtkApplication *app)
{
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
read_icon_themes (GTask *task, gpointer source, gpointer theme, GCancellable *cancellable)
{
  gtk_icon_theme_has_icon (theme, "window-close-symbolic");
  g_task_return_boolean (task, TRUE);
}

/* The icons that the libraries add make GTK forget the themes that it had read; the first icon to
 * be drawn would wait until they are read again. An icon theme that is set up may be asked on other
 * threads. */
static void
begin_to_read_icon_themes (void)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  g_task_set_task_data (task, g_object_ref (theme), g_object_unref);
  g_task_run_in_thread (task, read_icon_themes);
}

static void
qz_application_startup (GApplication *application)
{
  QzApplication *self = QZ_APPLICATION (application);
  g_autofree char *directory =
      self->directory != NULL ? g_strdup (self->directory) : dup_usual_directory ();

  /* The database is opened while the toolkit starts. */
  if (qz_workspace_exists (directory))
    self->opening = qz_opening_new (directory);

  G_APPLICATION_CLASS (qz_application_parent_class)->startup (application);

  begin_to_read_icon_themes ();
  gtk_window_set_default_icon_name (QZ_APPLICATION_ID);
  qz_preferences_apply_colour_scheme ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  add_accelerators (GTK_APPLICATION (self));
}

static void
qz_application_activate (GApplication *application)
{
  open_usual (QZ_APPLICATION (application));
}

/* Runs in the process that was started: a folder is taken from where that one stands. */
static int
qz_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  QzApplication *self = QZ_APPLICATION (application);
  g_autofree char *typed = NULL;
  g_auto (GStrv) files = NULL;

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("qunzhi %s\n", QZ_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (dict, "workspace", "^ay", &typed))
    {
      self->directory = g_canonicalize_filename (typed, NULL);
      g_variant_dict_insert (dict, "workspace", "^ay", self->directory);
    }
  if (g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^aay", &files))
    {
      for (guint i = 0; files[i] != NULL; i++)
        {
          g_autofree char *given = files[i];

          files[i] = g_canonicalize_filename (given, NULL);
        }
      g_variant_dict_insert (dict, G_OPTION_REMAINING, "^aay", files);
    }
  return -1;
}

static int
qz_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  QzApplication *self = QZ_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  g_autofree char *directory = NULL;
  g_auto (GStrv) files = NULL;
  gboolean there = gtk_application_get_active_window (GTK_APPLICATION (self)) != NULL;

  g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^aay", &files);
  if (g_variant_dict_lookup (dict, "workspace", "^ay", &directory))
    open_or_welcome (self, directory);
  else if (files == NULL || !there)
    open_usual (self);
  if (files != NULL)
    take_in (self, directory, (const char *const *) files);
  return 0;
}

static void
qz_application_finalize (GObject *object)
{
  QzApplication *self = QZ_APPLICATION (object);

  g_clear_object (&self->opening);
  g_free (self->directory);

  G_OBJECT_CLASS (qz_application_parent_class)->finalize (object);
}

static void
qz_application_class_init (QzApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = qz_application_finalize;
  application_class->startup = qz_application_startup;
  application_class->activate = qz_application_activate;
  application_class->handle_local_options = qz_application_handle_local_options;
  application_class->command_line = qz_application_command_line;
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
  return g_object_new (QZ_TYPE_APPLICATION, "application-id", QZ_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path",
                       "/org/qunzhi/Qunzhi", NULL);
}
