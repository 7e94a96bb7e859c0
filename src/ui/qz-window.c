/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window of the program and what it shows. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/first-run/qz-first-run-page.h"
#include "ui/qz-facts-reader.h"
#include "ui/qz-ui.h"
#include "ui/qz-window-private.h"

struct _QzWindow
{
  AdwApplicationWindow parent_instance;

  /* borrowed, in the tree */
  AdwToastOverlay *toasts;
  QzShell *shell; /* nullable */

  /* owned */
  QzOpening *opening;     /* nullable: under way */
  QzWorkspace *workspace; /* nullable */
  QzFactsReader *reader;  /* nullable: while a workspace is open */
  QzPage *page;           /* nullable: whose actions are lent to the window */
  char *directory;        /* nullable: of what is shown or being opened */
  char *proposal;         /* nullable: where a new workspace could be made */
  GStrv bundles;          /* nullable: paths, to be shown once the workspace is open */
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (QzWindow, qz_window, ADW_TYPE_APPLICATION_WINDOW)

static GParamSpec *properties[N_PROPS];

static void
set_page (QzWindow *self, QzPage *page)
{
  if (self->page == page)
    return;
  if (self->page != NULL)
    _qz_window_take_back_actions (self, self->page);
  g_set_object (&self->page, page);
  if (page != NULL)
    _qz_window_lend_actions (self, page);
}

static void
page_cb (QzWindow *self)
{
  const char *id = qz_shell_get_page_id (self->shell);

  set_page (self, qz_shell_get_page (self->shell));
  if (id != NULL)
    g_settings_set_string (qz_ui_get_settings (), "page", id);
}

static void
toast_cb (QzWindow *self, AdwToast *toast)
{
  qz_window_add_toast (self, g_object_ref (toast));
}

static void
edition_changed_cb (QzWindow *self)
{
  qz_shell_reload (self->shell);
}

/* Shows what the bundles that were given would change. */
static void
look_at_bundles (QzWindow *self)
{
  g_auto (GStrv) paths = NULL;

  if (self->shell == NULL || self->bundles == NULL)
    return;
  paths = g_steal_pointer (&self->bundles);
  if (qz_shell_show_page (self->shell, "exchange"))
    g_action_group_activate_action (G_ACTION_GROUP (self), "take-in",
                                    g_variant_new_strv ((const char *const *) paths, -1));
}

/* A report that was dropped beside its place must not lead away from the form. */
static gboolean
looks_like_bundle (GFile *file)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *lower = path != NULL ? g_ascii_strdown (path, -1) : NULL;

  return lower != NULL && g_str_has_suffix (lower, ".qzb");
}

static gboolean
drop_cb (QzWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  for (GSList *l = files; l != NULL; l = l->next)
    if (looks_like_bundle (l->data))
      g_strv_builder_add (paths, g_file_peek_path (l->data));
  strings = g_strv_builder_end (paths);
  if (strings[0] == NULL)
    return FALSE;
  if (self->shell == NULL)
    {
      g_action_group_activate_action (G_ACTION_GROUP (self), "new-seat-from",
                                      g_variant_new_string (strings[0]));
      return TRUE;
    }
  qz_window_take_in (self, (const char *const *) strings);
  return TRUE;
}

/* Parts of a page that take files of their own are asked first. */
static void
take_drops (QzWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), GTK_EVENT_CONTROLLER (target));
}

static void
show_shell (QzWindow *self)
{
  g_autofree char *page = g_settings_get_string (qz_ui_get_settings (), "page");

  self->shell = QZ_SHELL (qz_shell_new (self->workspace));
  g_signal_connect_object (self->shell, "toast", G_CALLBACK (toast_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "edition-changed", G_CALLBACK (edition_changed_cb),
                           self, G_CONNECT_SWAPPED);
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->shell));
  g_signal_connect_object (self->shell, "notify::page", G_CALLBACK (page_cb), self,
                           G_CONNECT_SWAPPED);
  if (!qz_shell_show_page (self->shell, page))
    qz_shell_show_page (self->shell, "overview");
  look_at_bundles (self);
}

static void
update_title (QzWindow *self)
{
  g_autofree char *title = NULL;

  if (self->workspace != NULL)
    title = g_strdup_printf ("%s – %s", qz_workspace_get_name (self->workspace), _ ("Qunzhi"));
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _ ("Qunzhi"));
}

static void
close_workspace (QzWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->opening != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->opening, self);
      g_clear_object (&self->opening);
    }
  set_page (self, NULL);
  if (self->shell != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->shell, self);
      adw_toast_overlay_set_child (self->toasts, NULL);
    }
  self->shell = NULL;
  g_clear_object (&self->reader);
  if (self->workspace == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->workspace, self);
  if (!qz_workspace_close (self->workspace, &error))
    g_warning ("The workspace was not closed: %s", error->message);
  g_clear_object (&self->workspace);
}

static void
set_directory (QzWindow *self, const char *directory)
{
  char *copy = g_strdup (directory);

  g_free (self->directory);
  self->directory = copy;
}

static void
opened_cb (QzWindow *self)
{
  g_autoptr (QzOpening) opening = g_steal_pointer (&self->opening);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzWorkspace) workspace = qz_opening_finish (opening, &error);

  g_signal_handlers_disconnect_by_data (opening, self);
  if (workspace != NULL)
    qz_window_set_workspace (self, workspace);
  else
    adw_toast_overlay_set_child (self->toasts, qz_fault_page_new (error));
}

static void
save_state (QzWindow *self)
{
  GSettings *settings = qz_ui_get_settings ();
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
restore_state (QzWindow *self)
{
  GSettings *settings = qz_ui_get_settings ();
  int width, height;

  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static gboolean
qz_window_close_request (GtkWindow *window)
{
  save_state (QZ_WINDOW (window));

  return GTK_WINDOW_CLASS (qz_window_parent_class)->close_request (window);
}

/* Not before: "maximized" is set to its default at construction. */
static void
qz_window_constructed (GObject *object)
{
  G_OBJECT_CLASS (qz_window_parent_class)->constructed (object);

  restore_state (QZ_WINDOW (object));
}

static void
qz_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  QzWindow *self = QZ_WINDOW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qz_window_dispose (GObject *object)
{
  QzWindow *self = QZ_WINDOW (object);

  if (self->toasts != NULL)
    close_workspace (self);
  self->toasts = NULL;

  G_OBJECT_CLASS (qz_window_parent_class)->dispose (object);
}

static void
qz_window_finalize (GObject *object)
{
  g_free (QZ_WINDOW (object)->directory);
  g_free (QZ_WINDOW (object)->proposal);
  g_strfreev (QZ_WINDOW (object)->bundles);

  G_OBJECT_CLASS (qz_window_parent_class)->finalize (object);
}

static void
qz_window_class_init (QzWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->constructed = qz_window_constructed;
  object_class->get_property = qz_window_get_property;
  object_class->dispose = qz_window_dispose;
  object_class->finalize = qz_window_finalize;
  window_class->close_request = qz_window_close_request;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, G_TYPE_OBJECT,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qz_window_init (QzWindow *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 400);

  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), GTK_WIDGET (self->toasts));
  take_drops (self);
  _qz_window_add_actions (self);
}

/**
 * qz_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window that shows nothing yet; it belongs to GTK
 */
QzWindow *
qz_window_new (AdwApplication *application)
{
  return g_object_new (QZ_TYPE_WINDOW, "application", application, NULL);
}

/**
 * qz_window_get_shell:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the shell of the workspace, if one is open
 */
QzShell *
qz_window_get_shell (QzWindow *self)
{
  g_return_val_if_fail (QZ_IS_WINDOW (self), NULL);
  return self->shell;
}

/**
 * qz_window_get_workspace:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the workspace that is open
 */
QzWorkspace *
qz_window_get_workspace (QzWindow *self)
{
  g_return_val_if_fail (QZ_IS_WINDOW (self), NULL);
  return self->workspace;
}

/**
 * qz_window_get_directory:
 * @self: a window
 *
 * Returns: (nullable): the folder of the workspace that is shown or being opened
 */
const char *
qz_window_get_directory (QzWindow *self)
{
  g_return_val_if_fail (QZ_IS_WINDOW (self), NULL);
  return self->directory;
}

/**
 * qz_window_show_first_run:
 * @self: a window
 * @proposal: (nullable): the folder in which a workspace was looked for
 *
 * Shows the welcome.
 */
void
qz_window_show_first_run (QzWindow *self, const char *proposal)
{
  g_return_if_fail (QZ_IS_WINDOW (self));

  g_free (self->proposal);
  self->proposal = g_strdup (proposal);

  close_workspace (self);
  set_directory (self, NULL);
  adw_toast_overlay_set_child (self->toasts, qz_first_run_page_new ());
  update_title (self);
}

/**
 * qz_window_get_proposal:
 * @self: a window
 *
 * Returns: (nullable): the folder to propose for a new workspace
 */
const char *
qz_window_get_proposal (QzWindow *self)
{
  g_return_val_if_fail (QZ_IS_WINDOW (self), NULL);
  return self->proposal;
}

/**
 * qz_window_open:
 * @self: a window
 * @opening: a workspace that is being opened
 *
 * Shows the workspace as soon as it is open, or why it could not be opened.
 */
void
qz_window_open (QzWindow *self, QzOpening *opening)
{
  g_return_if_fail (QZ_IS_WINDOW (self));
  g_return_if_fail (QZ_IS_OPENING (opening));

  close_workspace (self);
  set_directory (self, qz_opening_get_directory (opening));
  self->opening = g_object_ref (opening);
  update_title (self);
  if (qz_opening_wait (opening, 0))
    {
      opened_cb (self);
      return;
    }
  adw_toast_overlay_set_child (self->toasts, qz_loading_page_new ());
  g_signal_connect_object (opening, "done", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
}

/**
 * qz_window_set_workspace:
 * @self: a window
 * @workspace: what to show
 *
 * Builds the shell of the workspace; the one that was shown before is closed.
 */
void
qz_window_set_workspace (QzWindow *self, QzWorkspace *workspace)
{
  g_return_if_fail (QZ_IS_WINDOW (self));
  g_return_if_fail (QZ_IS_WORKSPACE (workspace));

  close_workspace (self);
  set_directory (self, qz_workspace_get_directory (workspace));
  self->workspace = g_object_ref (workspace);
  self->reader = qz_facts_reader_new (workspace);
  show_shell (self);
  update_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/**
 * qz_window_take_in:
 * @self: a window
 * @paths: (array zero-terminated=1): of bundles
 *
 * Shows what they would change, now or once the workspace is open; the user decides.
 */
void
qz_window_take_in (QzWindow *self, const char *const *paths)
{
  g_return_if_fail (QZ_IS_WINDOW (self));
  g_return_if_fail (paths != NULL);

  g_strfreev (self->bundles);
  self->bundles = g_strdupv ((char **) paths);
  look_at_bundles (self);
}

/**
 * qz_window_add_toast:
 * @self: a window
 * @toast: (transfer full): what to show
 *
 * Shows a toast over the content.
 */
void
qz_window_add_toast (QzWindow *self, AdwToast *toast)
{
  g_return_if_fail (QZ_IS_WINDOW (self));
  adw_toast_overlay_add_toast (self->toasts, toast);
}
