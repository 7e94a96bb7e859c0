/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of bundles and keys: what is shown. What is done stands in qz-exchange-acts.c. */

#include "config.h"

#include "ui/exchange/qz-exchange-page-private.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "store/qz-store.h"
#include "store/qz-topic.h"
#include "ui/exchange/qz-large-files.h"
#include "ui/widgets/qz-empty-state.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-words.h"

G_DEFINE_FINAL_TYPE (QzExchangePage, qz_exchange_page, QZ_TYPE_PAGE)

static QzWorkspace *
get_workspace (QzExchangePage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

/* Showing */

static GtkWidget *
key_row_new (const QzKnownKey *key)
{
  g_autofree char *seen = qz_words_instant (key->first_seen);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", key->fingerprint, seen);
  GtkWidget *row = qz_row_new (key->name, subtitle);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Confirm…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.confirm-key");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", key->id);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* A clerk who gathers the drafts of eighty groups compares them on one list. */
static GtkWidget *
all_keys_row_new (guint n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u key", "%u keys", n), n);
  GtkWidget *row = qz_row_new (title, NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Confirm _All…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.confirm-all-keys");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
add_keys (QzExchangePage *self)
{
  GtkWidget *group = qz_group_new (
      _ ("Keys to Be Confirmed"), _ ("Compare the fingerprint with the stamped slip of the unit."));

  for (guint i = 0; i < self->data->waiting->len; i++)
    qz_group_add (group, key_row_new (self->data->waiting->pdata[i]));
  if (self->data->waiting->len > 1)
    qz_group_add (group, all_keys_row_new (self->data->waiting->len));
  gtk_box_append (self->waiting_box, group);
}

static void
add_large_files (QzExchangePage *self)
{
  GtkWidget *group = qz_group_new (
      _ ("Large Files to Come"),
      _ ("They travel beside their bundle. Drop them here; each is known by its content."));

  for (guint i = 0; i < self->data->awaited->len; i++)
    {
      const QzAwaitedRow *awaited = self->data->awaited->pdata[i];
      GtkWidget *row = qz_row_new (awaited->material->name, awaited->entry);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 qz_large_files_button_new (awaited->material->name));
      qz_group_add (group, row);
    }
  qz_large_files_accept_drops (group);
  gtk_box_append (self->waiting_box, group);
}

static void
show_waiting (QzExchangePage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->waiting_box))) != NULL)
    gtk_box_remove (self->waiting_box, child);
  if (self->data->waiting->len > 0)
    add_keys (self);
  if (self->data->awaited->len > 0)
    add_large_files (self);
  gtk_widget_set_visible (self->waiting, self->data->waiting->len + self->data->awaited->len > 0);
}

static void
show_summary (QzExchangePage *self)
{
  guint n = self->data->rows->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u bundle", "%u bundles", n), n);

  gtk_label_set_text (self->summary, text);
}

static void
show (QzExchangePage *self)
{
  gtk_spinner_stop (self->spinner);
  show_waiting (self);
  show_summary (self);
  gtk_label_set_text (self->fingerprint, self->data->fingerprint);
  gtk_widget_set_visible (self->own_key, *self->data->fingerprint != '\0');
  qz_record_table_set_records (self->table, self->data->rows);
  adw_bin_set_child (self->table_bin,
                     self->data->rows->len > 0 ? GTK_WIDGET (self->table) : self->empty);
  gtk_stack_set_visible_child_name (self->stack, "bundles");
  _qz_exchange_page_update_acts (self);
}

/* Reading */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  QzExchangePage *self = g_task_get_source_object (task);
  g_autoptr (QzExchangeData) data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (qz_store_read_finish (QZ_STORE (source), result, &error))
    {
      g_clear_pointer (&self->data, qz_exchange_data_free);
      self->data = g_steal_pointer (&data);
      show (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      qz_empty_state_set_text (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  g_task_return_boolean (task, error == NULL);
}

static void
load (QzExchangePage *self)
{
  QzExchangeData *data = qz_exchange_data_new (get_workspace (self));
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  qz_clear_cancellable (&self->loading);
  self->loading = g_cancellable_new ();
  if (self->data == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "loading");
      gtk_spinner_start (self->spinner);
    }
  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, data, NULL);
  qz_store_read_async (qz_workspace_get_store (get_workspace (self)), qz_exchange_data_read, data,
                       NULL, self->loading, loaded_cb, task);
}

static void
store_changed_cb (QzExchangePage *self, guint topics)
{
  if ((topics & (QZ_TOPIC_EXCHANGE | QZ_TOPIC_MATERIALS)) != 0
      && gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

/* Page */

static void
qz_exchange_page_activate (QzPage *page)
{
  load (QZ_EXCHANGE_PAGE (page));
}

static void
qz_exchange_page_search (QzPage *page, const char *text)
{
  qz_record_table_set_text (QZ_EXCHANGE_PAGE (page)->table, text);
}

static void
add_main_action (QzExchangePage *self)
{
  gboolean unit = (qz_workspace_get_hats (get_workspace (self)) & QZ_HAT_UNIT) != 0;
  GtkWidget *button = gtk_button_new_with_mnemonic (unit ? _ ("_Hand In…") : _ ("_Take In…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  unit ? "win.hand-in" : "win.choose-bundles");
  qz_page_set_main_action (QZ_PAGE (self), button);
}

static void
qz_exchange_page_constructed (GObject *object)
{
  QzExchangePage *self = QZ_EXCHANGE_PAGE (object);

  G_OBJECT_CLASS (qz_exchange_page_parent_class)->constructed (object);

  _qz_exchange_page_add_acts (self);
  add_main_action (self);
  g_signal_connect_object (qz_workspace_get_store (get_workspace (self)), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
qz_exchange_page_dispose (GObject *object)
{
  QzExchangePage *self = QZ_EXCHANGE_PAGE (object);

  qz_clear_cancellable (&self->loading);
  if (self->table_bin != NULL)
    adw_bin_set_child (self->table_bin, NULL);
  g_clear_object (&self->table);
  g_clear_object (&self->empty);
  g_clear_weak_pointer (&self->report);
  /* The bin lets go of its child first, or both would unparent it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QZ_TYPE_EXCHANGE_PAGE);
  g_clear_pointer (&self->data, qz_exchange_data_free);
  g_clear_pointer (&self->paths, g_ptr_array_unref);

  G_OBJECT_CLASS (qz_exchange_page_parent_class)->dispose (object);
}

static void
qz_exchange_page_class_init (QzExchangePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  QzPageClass *page_class = QZ_PAGE_CLASS (klass);

  object_class->constructed = qz_exchange_page_constructed;
  object_class->dispose = qz_exchange_page_dispose;
  page_class->activate = qz_exchange_page_activate;
  page_class->reload = qz_exchange_page_activate;
  page_class->search = qz_exchange_page_search;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/qunzhi/Qunzhi/ui/exchange/qz-exchange-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QzExchangePage, error_page);
  gtk_widget_class_bind_template_child (widget_class, QzExchangePage, fingerprint);
  gtk_widget_class_bind_template_child (widget_class, QzExchangePage, waiting);
  gtk_widget_class_bind_template_child (widget_class, QzExchangePage, waiting_box);
  gtk_widget_class_bind_template_child (widget_class, QzExchangePage, menu);
  gtk_widget_class_bind_template_child (widget_class, QzExchangePage, own_key);
  gtk_widget_class_bind_template_child (widget_class, QzExchangePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, QzExchangePage, stack);
  gtk_widget_class_bind_template_child (widget_class, QzExchangePage, summary);
  gtk_widget_class_bind_template_child (widget_class, QzExchangePage, table_bin);
}

static void
qz_exchange_page_init (QzExchangePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->empty = g_object_ref_sink (qz_empty_state_new_with_action (
      "qz-exchange-symbolic", _ ("No Bundle Yet"),
      _ ("What is handed in, sent back and answered is listed here. Drop a bundle on the window to "
         "take it in."),
      _ ("_Take In…"), "win.choose-bundles"));
  self->table = QZ_RECORD_TABLE (g_object_ref_sink (qz_bundle_list_new ()));
  qz_table_set_menu (qz_record_table_get_table (self->table), self->menu);
  g_signal_connect_object (self->table, "selected", G_CALLBACK (_qz_exchange_page_update_acts),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "row-activated",
                           G_CALLBACK (_qz_exchange_page_show_selected), self, G_CONNECT_SWAPPED);
}
