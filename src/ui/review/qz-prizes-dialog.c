/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-prizes-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "model/qz-text.h"
#include "operations/qz-award-activity.h"
#include "operations/qz-give-prize.h"
#include "rules/qz-finding.h"
#include "store/qz-prize-table.h"
#include "store/qz-topic.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-picker.h"

#define WIDTH 560
#define PRIZE "qz-prize"

/*
 * The single prizes of an activity: who has one, with or without an entry, and one more to be
 * given; below, the places of the levels that stay vacant.
 */
struct _QzPrizesDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkBox *given;
  GtkBox *vacant;
  QzPicker *award;
  GtkSwitch *to_entry; /* nullable: the entry that was selected gets it */
  GtkEditable *name;
  GtkEditable *unit;
  GtkEditable *reason;

  /* owned */
  QzWorkspace *workspace;
  QzEdition *edition; /* keeps the activity */
  char *entry;        /* nullable: UUID */
  GPtrArray *prizes;  /* (element-type QzPrize) (nullable): those that are shown */
  GCancellable *reading;

  const QzActivity *activity; /* borrowed from @edition */
};

G_DEFINE_FINAL_TYPE (QzPrizesDialog, qz_prizes_dialog, QZ_TYPE_DIALOG)

static gboolean
goes_to_entry (QzPrizesDialog *self)
{
  return self->to_entry != NULL && gtk_switch_get_active (self->to_entry);
}

static void
update (QzPrizesDialog *self)
{
  gboolean named = goes_to_entry (self) || !qz_text_is_blank (gtk_editable_get_text (self->name));

  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                named && qz_picker_get_id (self->award) != NULL
                                    && !qz_workspace_is_read_only (self->workspace));
}

/* Those that are given */

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzPrizesDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    qz_dialog_set_fault (QZ_DIALOG (self), error->message);
}

static void
take_back_cb (QzPrizesDialog *self, GtkWidget *button)
{
  const QzPrize *prize = g_object_get_data (G_OBJECT (button), PRIZE);
  g_autoptr (QzGivePrize) operation =
      qz_give_prize_new (self->workspace, self->activity->id, prize->award);

  qz_give_prize_set_entry (operation, *prize->entry != '\0' ? prize->entry : NULL);
  qz_give_prize_set_recipient (operation, prize->name, prize->unit);
  qz_give_prize_set_take_back (operation, TRUE);
  gtk_widget_set_sensitive (button, FALSE);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, taken_back_cb, g_object_ref (self));
}

static void
add_prize (QzPrizesDialog *self, GtkWidget *group, QzPrize *prize)
{
  const QzAward *award = qz_activity_find_award (self->activity, prize->award);
  g_autofree char *line = g_strdup_printf ("%s%s%s%s%s", award != NULL ? award->name : prize->award,
                                           *prize->unit != '\0' ? " · " : "", prize->unit,
                                           *prize->reason != '\0' ? " · " : "", prize->reason);
  GtkWidget *row = qz_row_new (prize->name, line);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Take _Back"));

  if (*prize->entry == '\0')
    qz_row_add_chip (row, _ ("No entry"), QZ_TONE_NEUTRAL);
  g_object_set_data (G_OBJECT (button), PRIZE, prize);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !qz_workspace_is_read_only (self->workspace));
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_back_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  qz_group_add (group, row);
}

static void
show_prizes (QzPrizesDialog *self)
{
  GtkWidget *group;

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  qz_box_clear (self->given);
  if (self->prizes->len == 0)
    return;
  group = qz_group_new (_ ("Given"), NULL);
  for (guint i = 0; i < self->prizes->len; i++)
    add_prize (self, group, self->prizes->pdata[i]);
  gtk_box_append (self->given, group);
}

typedef struct
{
  QzPrizesDialog *dialog; /* owned */
  char *activity;
  GPtrArray *prizes; /* (element-type QzPrize) (nullable) */
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->dialog);
  g_free (reading->activity);
  g_clear_pointer (&reading->prizes, g_ptr_array_unref);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gboolean
read_prizes (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->prizes = qz_prize_table_list (connection, reading->activity, error);
  return reading->prizes != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GPtrArray) former = NULL;
  g_autoptr (GError) error = NULL;
  QzPrizesDialog *self = reading->dialog;

  if (!qz_store_read_finish (QZ_STORE (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        qz_dialog_set_fault (QZ_DIALOG (self), error->message);
      return;
    }
  /* The rows that are shown borrow from the list before. */
  former = g_steal_pointer (&self->prizes);
  self->prizes = g_steal_pointer (&reading->prizes);
  show_prizes (self);
}

static void
load (QzPrizesDialog *self)
{
  Reading *reading = g_new0 (Reading, 1);

  qz_clear_cancellable (&self->reading);
  self->reading = g_cancellable_new ();
  reading->dialog = g_object_ref (self);
  reading->activity = g_strdup (self->activity->id);
  qz_store_read_async (qz_workspace_get_store (self->workspace), read_prizes, reading, NULL,
                       self->reading, read_cb, reading);
}

static void
changed_cb (QzPrizesDialog *self, guint topics)
{
  if ((topics & QZ_TOPIC_REVIEW) != 0 && self->workspace != NULL)
    load (self);
}

/* Places that nobody may take */

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzPrizesDialog) self = user_data;
  const GPtrArray *findings;
  GtkWidget *group;

  /* What keeps levels from being given is told where they are given. */
  if (!qz_operation_run_finish (QZ_OPERATION (source), result, NULL) || self->workspace == NULL)
    return;
  findings = qz_award_activity_get_findings (QZ_AWARD_ACTIVITY (source));
  if (findings->len == 0)
    return;
  group = qz_group_new (_ ("Vacant and Open Places"), NULL);
  for (guint i = 0; i < findings->len; i++)
    qz_group_add (group, qz_row_new (((const QzFinding *) findings->pdata[i])->message, NULL));
  gtk_box_append (self->vacant, group);
}

static void
look_for_vacant (QzPrizesDialog *self)
{
  g_autoptr (QzAwardActivity) operation =
      qz_award_activity_new (self->workspace, self->activity->id);

  qz_award_activity_set_dry (operation, TRUE);
  qz_award_activity_set_incomplete (operation, TRUE);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, looked_cb, g_object_ref (self));
}

/* Giving one */

/* The dialog stays for the next one. */
static void
given_cb (QzDialog *dialog, QzOperation *operation)
{
  QzPrizesDialog *self = QZ_PRIZES_DIALOG (dialog);

  qz_dialog_set_busy (dialog, FALSE);
  gtk_editable_set_text (self->name, "");
  gtk_editable_set_text (self->unit, "");
  gtk_editable_set_text (self->reason, "");
  update (self);
}

static void
accept_cb (QzPrizesDialog *self)
{
  const char *name = gtk_editable_get_text (self->name);
  const char *unit = gtk_editable_get_text (self->unit);
  g_autoptr (QzGivePrize) operation =
      qz_give_prize_new (self->workspace, self->activity->id, qz_picker_get_id (self->award));

  if (goes_to_entry (self))
    qz_give_prize_set_entry (operation, self->entry);
  qz_give_prize_set_recipient (operation, *name != '\0' ? name : NULL, *unit != '\0' ? unit : NULL);
  qz_give_prize_set_reason (operation, gtk_editable_get_text (self->reason));
  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), given_cb);
}

/* Building it */

static GtkWidget *
make_award (QzPrizesDialog *self)
{
  GtkWidget *row = qz_row_new (_ ("Prize"), NULL);

  self->award = QZ_PICKER (qz_picker_new (_ ("Prize")));
  for (guint i = 0; i < self->activity->awards->len; i++)
    {
      const QzAward *award = self->activity->awards->pdata[i];

      if (award->kind == QZ_AWARD_PRIZE)
        qz_picker_add (self->award, award->id, award->name);
    }
  gtk_widget_set_valign (GTK_WIDGET (self->award), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->award));
  return row;
}

static GtkWidget *
make_to_entry (QzPrizesDialog *self, const QzEntry *entry)
{
  g_autofree char *line = g_strdup_printf ("%s %s", entry->number, entry->title);
  GtkWidget *row = qz_row_new (_ ("To the selected entry"), line);

  self->to_entry = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->to_entry), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->to_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("To the selected entry"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->to_entry));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->to_entry));
  g_signal_connect_object (self->to_entry, "notify::active", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static GtkEditable *
add_line (QzPrizesDialog *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = qz_text_row_new (title);

  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  qz_group_add (group, row);
  return GTK_EDITABLE (row);
}

static void
build (QzPrizesDialog *self, const QzEntry *entry)
{
  GtkWidget *box;
  GtkWidget *group =
      qz_group_new (_ ("One More"), _ ("Beside the levels, to whoever organised, promoted or "
                                       "presented something; nobody needs an entry for it."));

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  self->given = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->vacant = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  qz_group_add (group, make_award (self));
  if (entry != NULL)
    qz_group_add (group, make_to_entry (self, entry));
  self->name = add_line (self, group, _ ("Recipient"));
  self->unit = add_line (self, group, _ ("Unit of the recipient"));
  self->reason = add_line (self, group, _ ("Reason"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->given));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->vacant));
}

static void
qz_prizes_dialog_dispose (GObject *object)
{
  QzPrizesDialog *self = QZ_PRIZES_DIALOG (object);

  qz_clear_cancellable (&self->reading);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entry, g_free);

  G_OBJECT_CLASS (qz_prizes_dialog_parent_class)->dispose (object);
}

/* The rows borrow from the prizes until they are gone. */
static void
qz_prizes_dialog_finalize (GObject *object)
{
  QzPrizesDialog *self = QZ_PRIZES_DIALOG (object);

  g_clear_pointer (&self->prizes, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);

  G_OBJECT_CLASS (qz_prizes_dialog_parent_class)->finalize (object);
}

static void
qz_prizes_dialog_class_init (QzPrizesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_prizes_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = qz_prizes_dialog_finalize;
}

static void
qz_prizes_dialog_init (QzPrizesDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 640);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Single Prizes"));
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Give"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_prizes_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @activity: of its edition
 * @entry: (nullable): the one that is selected; read during the call
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_prizes_dialog_new (GtkWidget *parent,
                      QzWorkspace *workspace,
                      const QzActivity *activity,
                      const QzEntry *entry)
{
  QzPrizesDialog *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_PRIZES_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->edition = qz_edition_ref (qz_workspace_get_edition (workspace));
  self->activity = activity;
  self->entry = entry != NULL ? g_strdup (entry->id) : NULL;
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  build (self, entry);
  update (self);
  g_signal_connect_object (qz_workspace_get_store (workspace), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  load (self);
  look_for_vacant (self);
  return GTK_WIDGET (self);
}
