/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sidebar, header bar and pages of an open workspace. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/facade/qz-split-view.h"
#include "ui/qz-pages.h"
#include "ui/qz-shell.h"
#include "ui/qz-ui.h"
#include "ui/widgets/qz-banner.h"

struct _QzShell
{
  AdwBin parent_instance;

  /* template widgets */
  QzSplitView *split;
  AdwHeaderBar *sidebar_bar;
  AdwWindowTitle *sidebar_title;
  GtkListBox *list;
  AdwHeaderBar *bar;
  AdwWindowTitle *title;
  GtkToggleButton *sidebar_button;
  GtkButton *back_button;
  AdwBin *main_action;
  GtkMenuButton *menu_button;
  GtkToggleButton *search_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  QzBanner *banner;
  GtkStack *stack;

  /* owned */
  QzWorkspace *workspace;
  GSignalGroup *page_signals; /* of the page that is shown */
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_PAGE,
  PROP_SEARCHING,
  N_PROPS,
};

enum
{
  SIGNAL_TOAST,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (QzShell, qz_shell, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

#define ROW_PAGE "qz-page-id"

static GtkListBoxRow *
find_row (QzShell *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), ROW_PAGE), id) == 0)
      return row;
  return NULL;
}

static void
update_main_action (QzShell *self, GParamSpec *pspec, QzPage *page)
{
  adw_bin_set_child (self->main_action, qz_page_get_main_action (page));
}

static void
update_title (QzShell *self, GParamSpec *pspec, QzPage *page)
{
  const char *subtitle = qz_page_get_subtitle (page);

  adw_window_title_set_title (self->title, qz_page_get_title (page));
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
}

static void
update_back (QzShell *self, GParamSpec *pspec, QzPage *page)
{
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), qz_page_get_can_go_back (page));
}

static void
update_search (QzShell *self, GParamSpec *pspec, QzPage *page)
{
  gboolean can_search = qz_page_can_search (page);

  gtk_widget_set_visible (GTK_WIDGET (self->search_button), can_search);
  if (!can_search)
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
toast_cb (QzShell *self, AdwToast *toast, QzPage *page)
{
  g_signal_emit (self, signals[SIGNAL_TOAST], 0, toast);
}

/* GTK leaves the pages below the top one in the accessible tree; only the state says so. */
static void
mark_hidden_pages (QzShell *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 child != shown, -1);
}

static void
page_shown (QzShell *self, QzPage *page)
{
  g_signal_group_set_target (self->page_signals, page);
  update_title (self, NULL, page);
  update_main_action (self, NULL, page);
  update_back (self, NULL, page);
  update_search (self, NULL, page);
  mark_hidden_pages (self);
  qz_page_activate (page);
}

static QzPage *
build_page (QzShell *self, const QzPageInfo *info)
{
  QzPage *page = g_object_new (info->get_type (), "workspace", self->workspace, NULL);

  if (qz_page_get_title (page) == NULL)
    qz_page_set_title (page, _ (info->title));
  qz_page_set_icon_name (page, info->icon_name);
  gtk_stack_add_named (self->stack, GTK_WIDGET (page), info->id);
  return page;
}

static void
row_activated_cb (QzShell *self, GtkListBoxRow *row)
{
  qz_shell_show_page (self, g_object_get_data (G_OBJECT (row), ROW_PAGE));
  if (qz_split_view_get_collapsed (self->split))
    qz_split_view_set_show_sidebar (self->split, FALSE);
}

static void
search_changed_cb (QzShell *self, GtkEditable *entry)
{
  QzPage *page = qz_shell_get_page (self);

  if (page != NULL && gtk_search_bar_get_search_mode (self->search_bar))
    qz_page_search (page, gtk_editable_get_text (entry));
}

static void
search_mode_cb (QzShell *self)
{
  QzPage *page = qz_shell_get_page (self);

  if (page != NULL && !gtk_search_bar_get_search_mode (self->search_bar))
    qz_page_search (page, "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHING]);
}

/* The button brings the sidebar back wherever it can be away. */
static void
update_sidebar_button (QzShell *self)
{
  gboolean collapsed = qz_split_view_get_collapsed (self->split);
  gboolean shown = qz_split_view_get_show_sidebar (self->split);

  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_button), collapsed || !shown);
  adw_header_bar_set_show_start_title_buttons (self->bar, collapsed || !shown);
}

static void
sidebar_clicked_cb (QzShell *self)
{
  qz_shell_set_show_sidebar (self, gtk_toggle_button_get_active (self->sidebar_button));
}

static void
collapsed_cb (QzShell *self)
{
  if (!qz_split_view_get_collapsed (self->split))
    qz_split_view_set_show_sidebar (self->split,
                                    g_settings_get_boolean (qz_ui_get_settings (), "show-sidebar"));
  update_sidebar_button (self);
}

static GtkWidget *
make_row (const QzPageInfo *info)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (info->icon_name);
  GtkWidget *label = gtk_label_new (_ (info->title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), ROW_PAGE, (gpointer) info->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (info->title), -1);
  return row;
}

/* A heading over a single page would say the same thing twice. */
static gboolean
stands_alone (QzShell *self, QzPageGroup group)
{
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    n += qz_pages_find (g_object_get_data (G_OBJECT (row), ROW_PAGE))->group == group ? 1 : 0;
  return n < 2;
}

static void
header_func (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  QzShell *self = QZ_SHELL (data);
  const QzPageInfo *info = qz_pages_find (g_object_get_data (G_OBJECT (row), ROW_PAGE));
  const QzPageInfo *last =
      before != NULL ? qz_pages_find (g_object_get_data (G_OBJECT (before), ROW_PAGE)) : NULL;
  const char *title = qz_pages_get_group_title (info->group);
  GtkWidget *label;

  if (title == NULL || (last != NULL && last->group == info->group)
      || stands_alone (self, info->group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "qz-sidebar-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
fill_sidebar (QzShell *self)
{
  QzHat hats = self->workspace != NULL ? qz_workspace_get_hats (self->workspace) : 0;
  guint n_pages;
  const QzPageInfo *pages = qz_pages_get (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    if (pages[i].hats == 0 || (pages[i].hats & hats) != 0)
      gtk_list_box_append (self->list, make_row (&pages[i]));
  gtk_list_box_invalidate_headers (self->list);
}

static void
qz_shell_constructed (GObject *object)
{
  QzShell *self = QZ_SHELL (object);

  G_OBJECT_CLASS (qz_shell_parent_class)->constructed (object);

  fill_sidebar (self);
  if (self->workspace == NULL)
    return;
  adw_window_title_set_title (self->sidebar_title, qz_workspace_get_name (self->workspace));
  if (qz_workspace_is_read_only (self->workspace))
    {
      const char *reason = qz_workspace_get_read_only_reason (self->workspace);
      g_autofree char *text = g_strdup_printf (_ ("Opened for reading only. %s"), reason);

      qz_banner_set_text (self->banner, text);
      qz_banner_set_revealed (self->banner, TRUE);
    }
}

static void
qz_shell_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  QzShell *self = QZ_SHELL (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_PAGE:
      g_value_set_object (value, qz_shell_get_page (self));
      break;
    case PROP_SEARCHING:
      g_value_set_boolean (value, qz_shell_get_searching (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qz_shell_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  QzShell *self = QZ_SHELL (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;
    case PROP_SEARCHING:
      qz_shell_set_searching (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qz_shell_dispose (GObject *object)
{
  QzShell *self = QZ_SHELL (object);

  g_clear_object (&self->page_signals);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QZ_TYPE_SHELL);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (qz_shell_parent_class)->dispose (object);
}

static void
qz_shell_class_init (QzShellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = qz_shell_constructed;
  object_class->get_property = qz_shell_get_property;
  object_class->set_property = qz_shell_set_property;
  object_class->dispose = qz_shell_dispose;

  properties[PROP_WORKSPACE] =
      g_param_spec_object ("workspace", NULL, NULL, G_TYPE_OBJECT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, QZ_TYPE_PAGE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEARCHING] =
      g_param_spec_boolean ("searching", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * QzShell::toast:
   * @toast: what a page wants to have shown
   */
  signals[SIGNAL_TOAST] = g_signal_new ("toast", QZ_TYPE_SHELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, ADW_TYPE_TOAST);

  g_type_ensure (QZ_TYPE_BANNER);
  g_type_ensure (QZ_TYPE_SPLIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qunzhi/Qunzhi/ui/qz-shell.ui");
  gtk_widget_class_bind_template_child (widget_class, QzShell, back_button);
  gtk_widget_class_bind_template_child (widget_class, QzShell, banner);
  gtk_widget_class_bind_template_child (widget_class, QzShell, bar);
  gtk_widget_class_bind_template_child (widget_class, QzShell, list);
  gtk_widget_class_bind_template_child (widget_class, QzShell, main_action);
  gtk_widget_class_bind_template_child (widget_class, QzShell, menu_button);
  gtk_widget_class_bind_template_child (widget_class, QzShell, search_bar);
  gtk_widget_class_bind_template_child (widget_class, QzShell, search_button);
  gtk_widget_class_bind_template_child (widget_class, QzShell, search_entry);
  gtk_widget_class_bind_template_child (widget_class, QzShell, sidebar_bar);
  gtk_widget_class_bind_template_child (widget_class, QzShell, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, QzShell, sidebar_title);
  gtk_widget_class_bind_template_child (widget_class, QzShell, split);
  gtk_widget_class_bind_template_child (widget_class, QzShell, stack);
  gtk_widget_class_bind_template_child (widget_class, QzShell, title);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
}

static void
qz_shell_init (QzShell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->page_signals = g_signal_group_new (QZ_TYPE_PAGE);
  g_signal_group_connect_swapped (self->page_signals, "notify::title", G_CALLBACK (update_title),
                                  self);
  g_signal_group_connect_swapped (self->page_signals, "notify::subtitle", G_CALLBACK (update_title),
                                  self);
  g_signal_group_connect_swapped (self->page_signals, "notify::main-action",
                                  G_CALLBACK (update_main_action), self);
  g_signal_group_connect_swapped (self->page_signals, "notify::can-go-back",
                                  G_CALLBACK (update_back), self);
  g_signal_group_connect_swapped (self->page_signals, "notify::can-search",
                                  G_CALLBACK (update_search), self);
  g_signal_group_connect_swapped (self->page_signals, "toast", G_CALLBACK (toast_cb), self);

  gtk_list_box_set_header_func (self->list, header_func, self, NULL);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_object_bind_property (self->search_bar, "search-mode-enabled", self->search_button, "active",
                          G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (self->split, "show-sidebar", self->sidebar_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->split, "notify::collapsed", G_CALLBACK (collapsed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar_button, "clicked", G_CALLBACK (sidebar_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::show-sidebar", G_CALLBACK (update_sidebar_button),
                           self, G_CONNECT_SWAPPED);
  collapsed_cb (self);
}

/**
 * qz_shell_new:
 * @workspace: what to show
 *
 * Returns: (transfer floating): the shell of a workspace, without a page yet
 */
GtkWidget *
qz_shell_new (QzWorkspace *workspace)
{
  return g_object_new (QZ_TYPE_SHELL, "workspace", workspace, NULL);
}

/**
 * qz_shell_get_page:
 * @self: a shell
 *
 * Returns: (transfer none) (nullable): the page that is shown
 */
QzPage *
qz_shell_get_page (QzShell *self)
{
  g_return_val_if_fail (QZ_IS_SHELL (self), NULL);
  if (self->stack == NULL)
    return NULL;
  return (QzPage *) gtk_stack_get_visible_child (self->stack);
}

/**
 * qz_shell_get_page_id:
 * @self: a shell
 *
 * Returns: (nullable): the id of the page that is shown
 */
const char *
qz_shell_get_page_id (QzShell *self)
{
  g_return_val_if_fail (QZ_IS_SHELL (self), NULL);
  return gtk_stack_get_visible_child_name (self->stack);
}

/**
 * qz_shell_show_page:
 * @self: a shell
 * @id: the id of a page
 *
 * Shows a page, which is built now if nobody has seen it yet.
 *
 * Returns: whether there is such a page for the hats of this workspace
 */
gboolean
qz_shell_show_page (QzShell *self, const char *id)
{
  GtkListBoxRow *row;
  QzPage *page;

  g_return_val_if_fail (QZ_IS_SHELL (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  row = find_row (self, id);
  if (row == NULL)
    return FALSE;
  gtk_list_box_select_row (self->list, row);
  if (g_strcmp0 (qz_shell_get_page_id (self), id) == 0)
    return TRUE;
  page = (QzPage *) gtk_stack_get_child_by_name (self->stack, id);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  if (page == NULL)
    page = build_page (self, qz_pages_find (id));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
  page_shown (self, page);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  return TRUE;
}

/**
 * qz_shell_show_nth_page:
 * @self: a shell
 * @n: the place of a page in the sidebar, from 1
 *
 * Returns: whether there is such a page
 */
gboolean
qz_shell_show_nth_page (QzShell *self, guint n)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (QZ_IS_SHELL (self), FALSE);

  row = gtk_list_box_get_row_at_index (self->list, (int) n - 1);
  return row != NULL && qz_shell_show_page (self, g_object_get_data (G_OBJECT (row), ROW_PAGE));
}

/**
 * qz_shell_open:
 * @self: a shell
 * @place: "PAGE" or "PAGE/TARGET", where the target is in the words of the page
 *
 * Goes to a place in the workspace.
 */
void
qz_shell_open (QzShell *self, const char *place)
{
  g_auto (GStrv) parts = NULL;

  g_return_if_fail (QZ_IS_SHELL (self));
  g_return_if_fail (place != NULL);

  parts = g_strsplit (place, "/", 2);
  if (parts[0] != NULL && qz_shell_show_page (self, parts[0]) && parts[1] != NULL)
    qz_page_open (qz_shell_get_page (self), parts[1]);
}

/**
 * qz_shell_reload:
 * @self: a shell
 *
 * Makes every page that was built read everything again.
 */
void
qz_shell_reload (QzShell *self)
{
  g_return_if_fail (QZ_IS_SHELL (self));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    qz_page_reload (QZ_PAGE (child));
}

/**
 * qz_shell_get_show_sidebar:
 * @self: a shell
 *
 * Returns: whether the sidebar is shown
 */
gboolean
qz_shell_get_show_sidebar (QzShell *self)
{
  g_return_val_if_fail (QZ_IS_SHELL (self), FALSE);
  return qz_split_view_get_show_sidebar (self->split);
}

/**
 * qz_shell_set_show_sidebar:
 * @self: a shell
 * @show_sidebar: whether to show the sidebar
 *
 * Shows or hides the sidebar. Beside the page this is remembered; over it, it is for the moment.
 */
void
qz_shell_set_show_sidebar (QzShell *self, gboolean show_sidebar)
{
  g_return_if_fail (QZ_IS_SHELL (self));
  qz_split_view_set_show_sidebar (self->split, show_sidebar);
  if (!qz_split_view_get_collapsed (self->split))
    g_settings_set_boolean (qz_ui_get_settings (), "show-sidebar", show_sidebar);
}

/**
 * qz_shell_get_searching:
 * @self: a shell
 *
 * Returns: whether the search bar is open
 */
gboolean
qz_shell_get_searching (QzShell *self)
{
  g_return_val_if_fail (QZ_IS_SHELL (self), FALSE);
  return self->search_bar != NULL && gtk_search_bar_get_search_mode (self->search_bar);
}

/**
 * qz_shell_set_searching:
 * @self: a shell
 * @searching: whether to open the search bar
 *
 * Opens or closes the search bar, if the page that is shown can search.
 */
void
qz_shell_set_searching (QzShell *self, gboolean searching)
{
  QzPage *page;

  g_return_if_fail (QZ_IS_SHELL (self));

  page = qz_shell_get_page (self);
  if (page == NULL || !qz_page_can_search (page))
    return;
  gtk_search_bar_set_search_mode (self->search_bar, searching);
  if (searching)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
