/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/seat/qz-seat-page.h"

#include <glib/gi18n-lib.h>

#include "store/qz-store.h"
#include "store/qz-topic.h"
#include "ui/exchange/qz-bundle-writing.h"
#include "ui/review/qz-paper-dialog.h"
#include "ui/seat/qz-seat-data.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-words.h"

#define WIDTH 720

struct _QzSeatPage
{
  QzPage parent_instance;

  /* borrowed, in the tree */
  GtkBox *box;

  /* owned */
  QzSeatData *data; /* nullable */
};

G_DEFINE_FINAL_TYPE (QzSeatPage, qz_seat_page, QZ_TYPE_PAGE)

static QzWorkspace *
get_workspace (QzSeatPage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

/* --- showing --- */

static GtkWidget *
make_panel_row (QzSeatPage *self, const QzSeatWork *work)
{
  const QzPanel *panel = work->panel;
  const QzActivity *activity =
      qz_edition_find_activity (qz_workspace_get_edition (get_workspace (self)), panel->activity);
  const QzStage *stage = activity != NULL ? qz_activity_find_stage (activity, panel->stage) : NULL;
  g_autofree char *subtitle =
      g_strdup_printf ("%s · %s", activity != NULL ? activity->name : panel->activity,
                       stage != NULL ? stage->name : panel->stage);
  /* Translators: how many score sheets were typed, and how many there are. */
  g_autofree char *count = g_strdup_printf (_ ("%u of %u typed"), work->typed, work->due);
  GtkWidget *row = qz_row_new (panel->name, subtitle);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Type…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.type-panel");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", panel->id);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  qz_row_add_text (row, count);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show (QzSeatPage *self)
{
  const QzSeat *seat = self->data->seat;
  g_autofree char *made = qz_words_instant (seat->made);
  g_autofree char *plan = g_strdup_printf (_ ("Plan %u · %s"), seat->version, made);
  GtkWidget *facts = qz_group_new (
      NULL, _ ("Signed score sheets are typed here as they are written, and go back to the office "
               "as a file. A sheet counts once somebody else has typed the same."));
  GtkWidget *panels = qz_group_new (_ ("Panels"), NULL);
  GtkWidget *child;

  qz_group_add (facts, qz_row_new (seat->name, plan));
  for (guint i = 0; i < self->data->work->len; i++)
    qz_group_add (panels, make_panel_row (self, self->data->work->pdata[i]));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  gtk_box_append (self->box, facts);
  gtk_box_append (self->box, panels);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  QzSeatPage *self = g_task_get_source_object (task);
  g_autoptr (QzSeatData) data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (qz_store_read_finish (QZ_STORE (source), result, &error))
    {
      g_clear_pointer (&self->data, qz_seat_data_free);
      self->data = g_steal_pointer (&data);
      show (self);
    }
  else
    qz_page_show_error (QZ_PAGE (self), _ ("The Helper Seat Cannot Be Shown"), error);
  g_task_return_boolean (task, error == NULL);
}

static void
load (QzSeatPage *self)
{
  GTask *task = g_task_new (self, NULL, NULL, NULL);
  QzSeatData *data = qz_seat_data_new ();

  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, data, NULL);
  qz_store_read_async (qz_workspace_get_store (get_workspace (self)), qz_seat_data_read, data, NULL,
                       NULL, loaded_cb, task);
}

static void
store_changed_cb (QzSeatPage *self, guint topics)
{
  if ((topics & (QZ_TOPIC_REVIEW | QZ_TOPIC_ENTRIES)) != 0
      && gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

/* --- acts --- */

static void
type_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzSeatPage *self = user_data;

  gtk_window_present (GTK_WINDOW (qz_paper_dialog_new (GTK_WIDGET (self), get_workspace (self),
                                                       g_variant_get_string (parameter, NULL))));
}

static void
hand_back_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzSeatPage *self = user_data;
  QzBundleWriting *writing = qz_bundle_writing_new (QZ_PAGE (self), QZ_BUNDLE_WRITE_TYPED);

  qz_bundle_writing_start (writing,
                           parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

static const GActionEntry actions[] = {
  { .name = "type-panel", .activate = type_act, .parameter_type = "s" },
  { .name = "hand-back", .activate = hand_back_act },
  { .name = "hand-back-to", .activate = hand_back_act, .parameter_type = "s" },
};

/* --- page --- */

static void
qz_seat_page_activate (QzPage *page)
{
  load (QZ_SEAT_PAGE (page));
}

static void
qz_seat_page_constructed (GObject *object)
{
  QzSeatPage *self = QZ_SEAT_PAGE (object);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Hand Back…"));
  gboolean writable = !qz_workspace_is_read_only (get_workspace (self));

  G_OBJECT_CLASS (qz_seat_page_parent_class)->constructed (object);

  qz_page_add_actions (QZ_PAGE (self), actions, G_N_ELEMENTS (actions));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    qz_page_set_action_enabled (QZ_PAGE (self), actions[i].name, writable);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.hand-back");
  qz_page_set_main_action (QZ_PAGE (self), button);
  g_signal_connect_object (qz_workspace_get_store (get_workspace (self)), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
qz_seat_page_dispose (GObject *object)
{
  QzSeatPage *self = QZ_SEAT_PAGE (object);

  g_clear_pointer (&self->data, qz_seat_data_free);

  G_OBJECT_CLASS (qz_seat_page_parent_class)->dispose (object);
}

static void
qz_seat_page_class_init (QzSeatPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  QzPageClass *page_class = QZ_PAGE_CLASS (klass);

  object_class->constructed = qz_seat_page_constructed;
  object_class->dispose = qz_seat_page_dispose;
  page_class->activate = qz_seat_page_activate;
  page_class->reload = qz_seat_page_activate;
}

static void
qz_seat_page_init (QzSeatPage *self)
{
  GtkWidget *box;

  adw_bin_set_child (ADW_BIN (self), qz_column_new (WIDTH, &box));
  self->box = GTK_BOX (box);
}
