/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window of the program and what it shows. */

#include "config.h"

#include "ui/qz-ui.h"
#include "ui/qz-window-private.h"

struct _QzWindow
{
  AdwApplicationWindow parent_instance;

  /* borrowed, in the tree */
  AdwToastOverlay *toasts;
  QzShell *shell; /* nullable */

  /* owned */
  QzWorkspace *workspace; /* nullable */
  QzPage *page;           /* nullable: whose actions are lent to the window */
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
show_shell (QzWindow *self)
{
  self->shell = QZ_SHELL (qz_shell_new (self->workspace));
  g_signal_connect_object (self->shell, "notify::page", G_CALLBACK (page_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shell, "toast", G_CALLBACK (toast_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->shell));
  qz_shell_show_page (self->shell, "overview");
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

static gboolean
qz_window_close_request (GtkWindow *window)
{
  save_state (QZ_WINDOW (window));

  return GTK_WINDOW_CLASS (qz_window_parent_class)->close_request (window);
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

  set_page (self, NULL);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (qz_window_parent_class)->dispose (object);
}

static void
qz_window_class_init (QzWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->get_property = qz_window_get_property;
  object_class->dispose = qz_window_dispose;
  window_class->close_request = qz_window_close_request;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, G_TYPE_OBJECT,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qz_window_init (QzWindow *self)
{
  GSettings *settings = qz_ui_get_settings ();
  int width, height;

  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 400);

  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), GTK_WIDGET (self->toasts));
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
 * qz_window_set_workspace:
 * @self: a window without a workspace
 * @workspace: what to show
 *
 * Builds the shell of the workspace.
 */
void
qz_window_set_workspace (QzWindow *self, QzWorkspace *workspace)
{
  g_return_if_fail (QZ_IS_WINDOW (self));
  g_return_if_fail (self->shell == NULL);

  g_set_object (&self->workspace, workspace);
  show_shell (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
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
