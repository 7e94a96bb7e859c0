/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the entries: what is shown of table, detail and wizard, and how one leaves it. */

#include "config.h"

#include "ui/entries/qz-entries-page-private.h"

#include <glib/gi18n-lib.h>

#include "store/qz-store.h"

G_DEFINE_FINAL_TYPE (QzEntriesPage, qz_entries_page, QZ_TYPE_PAGE)

const char *
_qz_entries_page_get_view (QzEntriesPage *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

static void
update_subtitle (QzEntriesPage *self)
{
  const char *view = _qz_entries_page_get_view (self);

  if (strcmp (view, "list") == 0 && qz_entry_browser_get_list (self->browser) != NULL)
    {
      guint n = qz_entry_list_get_n_matches (qz_entry_browser_get_list (self->browser));
      guint selected =
          qz_entry_selection_get_count (qz_entry_browser_get_selection (self->browser));
      g_autofree char *count = g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);
      g_autofree char *chosen = g_strdup_printf (_ ("%s, %u selected"), count, selected);

      qz_page_set_subtitle (QZ_PAGE (self), selected > 1 ? chosen : count);
    }
  else if (strcmp (view, "wizard") == 0 && self->draft != NULL)
    {
      QzWizardSession *session = qz_draft_entry_get_session (self->draft);

      qz_page_set_subtitle (QZ_PAGE (self), qz_wizard_session_get_activity (session)->name);
    }
  else
    {
      qz_page_set_subtitle (QZ_PAGE (self), NULL);
    }
}

/* GTK leaves the pages below the top one in the accessible tree; only the state says so. */
static void
show_view (QzEntriesPage *self, const char *name)
{
  gboolean list = strcmp (name, "list") == 0;
  GtkWidget *shown;

  gtk_stack_set_visible_child_name (self->stack, name);
  shown = gtk_stack_get_visible_child (self->stack);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 child != shown, -1);
  qz_page_set_can_go_back (QZ_PAGE (self), !list);
  /* The wizard keeps what is typed where it is. */
  qz_page_set_can_search (QZ_PAGE (self), strcmp (name, "wizard") != 0);
  qz_page_set_main_action (QZ_PAGE (self), list                           ? self->list_buttons
                                           : strcmp (name, "wizard") == 0 ? self->draft_buttons
                                                                          : NULL);
  update_subtitle (self);
  _qz_entries_page_update_acts (self);
  _qz_entries_page_update_wizard_actions (self);
}

void
_qz_entries_page_show_list (QzEntriesPage *self)
{
  show_view (self, "list");
}

/* What had the focus may be gone, or hidden. */
static void
focus_detail (QzEntriesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->detail)))
    gtk_widget_grab_focus (GTK_WIDGET (self->detail));
}

gboolean
_qz_entries_page_show_detail (QzEntriesPage *self, const char *id)
{
  g_autoptr (GError) error = NULL;

  if (!qz_entry_detail_show (self->detail, qz_page_get_workspace (QZ_PAGE (self)), id, &error))
    {
      qz_page_show_error (QZ_PAGE (self), _ ("The Entry Cannot Be Shown"), error);
      return FALSE;
    }
  show_view (self, "detail");
  focus_detail (self);
  return TRUE;
}

static void
session_changed_cb (QzEntriesPage *self)
{
  _qz_entries_page_update_wizard_actions (self);
}

/* What has to be corrected stays in sight while it is corrected. */
static void
show_reason (QzEntriesPage *self)
{
  const char *reason = qz_draft_entry_get_reason (self->draft);
  g_autofree char *text = NULL;

  if (*reason == '\0')
    return;
  /* Translators: %s is the reason that the office gives. */
  text = g_strdup_printf (_ ("Returned for correction: %s"), reason);
  qz_wizard_set_notice (self->wizard, text);
}

void
_qz_entries_page_open_wizard (QzEntriesPage *self, QzDraftEntry *draft, gboolean from_detail)
{
  QzWizardSession *session = qz_draft_entry_get_session (draft);

  g_set_object (&self->draft, draft);
  self->from_detail = from_detail;
  self->wizard = QZ_WIZARD (qz_wizard_new (session));
  show_reason (self);
  adw_bin_set_child (self->wizard_place, GTK_WIDGET (self->wizard));
  g_signal_connect_object (session, "notify", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_view (self, "wizard");
}

/* Everything was saved. */
void
_qz_entries_page_close_wizard (QzEntriesPage *self)
{
  g_autofree char *id =
      g_strdup (qz_wizard_session_get_entry (qz_draft_entry_get_session (self->draft)));

  self->wizard = NULL;
  adw_bin_set_child (self->wizard_place, NULL);
  g_clear_object (&self->draft);
  if (self->from_detail && id != NULL && _qz_entries_page_show_detail (self, id))
    return;
  show_view (self, "list");
  if (id != NULL)
    qz_entry_browser_reveal (self->browser, id);
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzEntriesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  /* Nothing is lost: as long as it cannot be saved, the wizard stays with what was typed. */
  if (!qz_draft_entry_flush_finish (QZ_DRAFT_ENTRY (source), result, &error))
    qz_page_show_error (QZ_PAGE (self), _ ("Not Saved Yet"), error);
  else if (self->draft == QZ_DRAFT_ENTRY (source))
    _qz_entries_page_close_wizard (self);
}

void
_qz_entries_page_leave_wizard (QzEntriesPage *self)
{
  if (self->draft != NULL)
    qz_draft_entry_flush_async (self->draft, NULL, left_cb, g_object_ref (self));
}

/* Closing the window waits for the last save */

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzEntriesPage) self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  gboolean saved = qz_draft_entry_flush_finish (QZ_DRAFT_ENTRY (source), result, &error);

  if (saved)
    {
      if (GTK_IS_WINDOW (root))
        gtk_window_close (GTK_WINDOW (root));
    }
  else
    {
      qz_page_show_error (QZ_PAGE (self), _ ("Not Saved Yet"), error);
    }
  self->closing = FALSE;
}

static gboolean
close_request_cb (QzEntriesPage *self)
{
  if (self->draft == NULL || qz_draft_entry_is_settled (self->draft))
    return FALSE;
  if (!self->closing)
    {
      self->closing = TRUE;
      qz_draft_entry_flush_async (self->draft, NULL, closed_cb, g_object_ref (self));
    }
  return TRUE;
}

static void
root_cb (QzEntriesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "close-request", G_CALLBACK (close_request_cb), self,
                             G_CONNECT_SWAPPED);
}

/* What the shell asks for */

static void
qz_entries_page_search (QzPage *page, const char *text)
{
  QzEntriesPage *self = QZ_ENTRIES_PAGE (page);

  /* From a detail one searches the table. */
  if (self->draft != NULL)
    return;
  if (*text != '\0' && strcmp (_qz_entries_page_get_view (self), "list") != 0)
    show_view (self, "list");
  qz_entry_browser_search (self->browser, text);
}

static void
qz_entries_page_reload (QzPage *page)
{
  QzEntriesPage *self = QZ_ENTRIES_PAGE (page);
  const QzEntry *entry = qz_entry_detail_get_entry (self->detail);

  qz_entry_browser_set_workspace (self->browser, qz_page_get_workspace (page));
  if (strcmp (_qz_entries_page_get_view (self), "detail") == 0 && entry != NULL)
    {
      g_autofree char *id = g_strdup (entry->id);

      if (!_qz_entries_page_show_detail (self, id))
        show_view (self, "list");
    }
}

/* "new", "filter:activity=qc-group", or the id or number of an entry. */
static void
qz_entries_page_open (QzPage *page, const char *target)
{
  QzEntriesPage *self = QZ_ENTRIES_PAGE (page);

  if (self->draft != NULL)
    {
      _qz_entries_page_leave_wizard (self);
      return;
    }
  if (strcmp (target, "new") == 0)
    {
      g_action_group_activate_action (G_ACTION_GROUP (qz_page_get_actions (page)), "new-entry",
                                      NULL);
    }
  else if (g_str_has_prefix (target, "filter:"))
    {
      show_view (self, "list");
      qz_entry_browser_filter (self->browser, target + strlen ("filter:"));
    }
  else
    {
      _qz_entries_page_show_detail (self, target);
    }
}

static void
qz_entries_page_go_back (QzPage *page)
{
  QzEntriesPage *self = QZ_ENTRIES_PAGE (page);

  if (self->draft != NULL)
    _qz_entries_page_leave_wizard (self);
  else
    show_view (self, "list");
}

static void
activated_cb (QzEntriesPage *self, const char *id)
{
  _qz_entries_page_show_detail (self, id);
}

static void
store_changed_cb (QzEntriesPage *self, guint topics, const char *subject)
{
  const QzEntry *entry = qz_entry_detail_get_entry (self->detail);
  g_autofree char *id = entry != NULL ? g_strdup (entry->id) : NULL;

  if (id == NULL || strcmp (_qz_entries_page_get_view (self), "detail") != 0
      || g_strcmp0 (subject, id) != 0)
    return;
  if (!qz_entry_detail_show (self->detail, qz_page_get_workspace (QZ_PAGE (self)), id, NULL))
    show_view (self, "list");
  else if (gtk_widget_get_mapped (GTK_WIDGET (self->detail)))
    focus_detail (self);
  _qz_entries_page_update_acts (self);
}

static void
qz_entries_page_constructed (GObject *object)
{
  QzEntriesPage *self = QZ_ENTRIES_PAGE (object);
  QzWorkspace *workspace = qz_page_get_workspace (QZ_PAGE (self));
  QzEntrySelection *selection;

  G_OBJECT_CLASS (qz_entries_page_parent_class)->constructed (object);

  qz_entry_browser_set_workspace (self->browser, workspace);
  selection = qz_entry_browser_get_selection (self->browser);
  g_signal_connect_object (qz_entry_browser_get_list (self->browser), "notify::n-matches",
                           G_CALLBACK (update_subtitle), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::count", G_CALLBACK (update_subtitle), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::count", G_CALLBACK (_qz_entries_page_update_acts),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (qz_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  show_view (self, "list");
}

static void
qz_entries_page_dispose (GObject *object)
{
  QzEntriesPage *self = QZ_ENTRIES_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QZ_TYPE_ENTRIES_PAGE);
  g_clear_object (&self->draft);
  g_clear_object (&self->list_buttons);
  g_clear_object (&self->draft_buttons);

  G_OBJECT_CLASS (qz_entries_page_parent_class)->dispose (object);
}

static void
qz_entries_page_class_init (QzEntriesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  QzPageClass *page_class = QZ_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = qz_entries_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = qz_entries_page_dispose;
  page_class->search = qz_entries_page_search;
  page_class->reload = qz_entries_page_reload;
  page_class->open = qz_entries_page_open;
  page_class->go_back = qz_entries_page_go_back;

  g_type_ensure (QZ_TYPE_ENTRY_BROWSER);
  g_type_ensure (QZ_TYPE_ENTRY_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/qunzhi/Qunzhi/ui/entries/qz-entries-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QzEntriesPage, browser);
  gtk_widget_class_bind_template_child (widget_class, QzEntriesPage, detail);
  gtk_widget_class_bind_template_child (widget_class, QzEntriesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, QzEntriesPage, wizard_place);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static GtkWidget *
icon_button_new (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
list_buttons_new (void)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/qunzhi/Qunzhi/ui/entries/qz-entry-menu.ui");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_New Entry"));
  GtkWidget *forms = gtk_menu_button_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new-entry");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (forms), "view-more-symbolic");
  gtk_widget_set_tooltip_text (forms, _ ("Forms"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (forms), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Forms"), -1);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (forms),
                                  G_MENU_MODEL (gtk_builder_get_object (builder, "forms_menu")));
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), forms);
  return box;
}

static void
qz_entries_page_init (QzEntriesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->list_buttons = g_object_ref_sink (list_buttons_new ());
  self->draft_buttons = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_box_append (GTK_BOX (self->draft_buttons),
                  icon_button_new ("edit-undo-symbolic", _ ("Undo"), "win.undo"));
  gtk_box_append (GTK_BOX (self->draft_buttons),
                  icon_button_new ("edit-redo-symbolic", _ ("Redo"), "win.redo"));

  _qz_entries_page_add_acts (self);
  _qz_entries_page_add_kits (self);
  _qz_entries_page_add_copy_actions (self);
  _qz_entries_page_add_field_actions (self);
  _qz_entries_page_add_figure_actions (self);
  _qz_entries_page_add_page_actions (self);
  _qz_entries_page_add_print_actions (self);
  _qz_entries_page_add_wizard_actions (self);
  g_signal_connect (self, "notify::root", G_CALLBACK (root_cb), NULL);
}
