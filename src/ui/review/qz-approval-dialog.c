/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-approval-dialog.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-approval-record.h"
#include "model/qz-cancel.h"
#include "operations/qz-approval-access.h"
#include "store/qz-topic.h"
#include "ui/exchange/qz-opinion-dialog.h"
#include "ui/exchange/qz-result-list-dialog.h"
#include "ui/review/qz-objection-dialog.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-words.h"

#define WIDTH 640
#define HOST "qz-host"

/*
 * The approval of a result by the hosts 审定/会签: who was asked, what they say of the list and of
 * its entries, whom they propose themselves, and what was decided on objections.
 */
struct _QzApprovalDialog
{
  QzDialog parent_instance;

  GtkBox *hosts; /* borrowed, in the tree */

  /* owned */
  QzPage *page;
  char *activity;
  GCancellable *reading; /* nullable */
};

G_DEFINE_FINAL_TYPE (QzApprovalDialog, qz_approval_dialog, QZ_TYPE_DIALOG)

static QzWorkspace *
get_workspace (QzApprovalDialog *self)
{
  return qz_page_get_workspace (self->page);
}

static const char *
get_host (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), HOST);
}

/* Acts */

static void
ask_cb (QzApprovalDialog *self)
{
  gtk_window_present (GTK_WINDOW (qz_result_list_dialog_new (self->page, self->activity)));
}

static void
paper_cb (QzApprovalDialog *self, GtkWidget *button)
{
  gtk_window_present (
      GTK_WINDOW (qz_opinion_dialog_new (self->page, self->activity, get_host (button))));
}

static void
decide_cb (QzApprovalDialog *self, GtkWidget *button)
{
  gtk_window_present (GTK_WINDOW (qz_objection_dialog_new (GTK_WIDGET (self), get_workspace (self),
                                                           self->activity, get_host (button))));
}

/* What a host says */

static void
add_button (
    QzApprovalDialog *self, GtkWidget *row, const char *label, const char *host, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data_full (G_OBJECT (button), HOST, g_strdup (host), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !qz_workspace_is_read_only (get_workspace (self)));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_state (GtkWidget *row, const QzApprovalNote *note, const QzApproval *approval)
{
  if (approval == NULL)
    qz_row_add_chip (row, _ ("Is waited for"), QZ_TONE_NEUTRAL);
  else if (approval->opinion == QZ_OPINION_AGREE)
    qz_row_add_chip (row, _ ("Agrees"), QZ_TONE_SUCCESS);
  else if (note->decision == QZ_DECISION_NONE)
    qz_row_add_chip (row, _ ("Objects"), QZ_TONE_ERROR);
  else
    qz_row_add_chip (row, note->decision == QZ_DECISION_UPHELD ? _ ("Upheld") : _ ("Set aside"),
                     note->decision == QZ_DECISION_UPHELD ? QZ_TONE_ACCENT : QZ_TONE_NEUTRAL);
}

static GtkWidget *
make_head (QzApprovalDialog *self, const QzApprovalNote *note, const QzApproval *approval)
{
  g_autofree char *sent = qz_words_instant (note->sent);
  g_autofree char *received = *note->received != '\0' ? qz_words_instant (note->received) : NULL;
  g_autofree char *line = received != NULL && approval != NULL
                              ? g_strdup_printf (_ ("Asked %s · answered %s, signed by %s"), sent,
                                                 received, approval->signer)
                              : g_strdup_printf (_ ("Asked %s"), sent);
  GtkWidget *row = qz_row_new (note->name, line);

  add_state (row, note, approval);
  if (approval == NULL)
    add_button (self, row, _ ("Opinion on _Paper…"), note->name, G_CALLBACK (paper_cb));
  else if (approval->opinion == QZ_OPINION_OBJECT)
    add_button (self, row, _ ("_Decide…"), note->name, G_CALLBACK (decide_cb));
  return row;
}

static const char *
find_title (const QzResultList *list, const char *number)
{
  for (guint i = 0; i < list->rows->len; i++)
    {
      const QzResultRow *row = list->rows->pdata[i];

      if (strcmp (row->number, number) == 0)
        return row->title;
    }
  return "";
}

static void
add_remarks (GtkWidget *group, const QzResultList *list, const QzApproval *approval)
{
  for (guint i = 0; i < approval->remarks->len; i++)
    {
      const QzApprovalRemark *remark = approval->remarks->pdata[i];
      g_autofree char *title =
          g_strdup_printf ("%s %s", remark->entry, find_title (list, remark->entry));

      qz_group_add (group, qz_row_new (title, remark->text));
    }
}

static void
add_candidates (GtkWidget *group, const QzApproval *approval)
{
  for (guint i = 0; i < approval->candidates->len; i++)
    {
      const QzApprovalCandidate *candidate = approval->candidates->pdata[i];
      g_autoptr (GPtrArray) parts = g_ptr_array_new ();
      g_autofree char *line = NULL;
      GtkWidget *row;

      if (*candidate->unit != '\0')
        g_ptr_array_add (parts, candidate->unit);
      if (*candidate->award != '\0')
        g_ptr_array_add (parts, candidate->award);
      if (*candidate->reason != '\0')
        g_ptr_array_add (parts, candidate->reason);
      g_ptr_array_add (parts, NULL);
      line = g_strjoinv (" · ", (char **) parts->pdata);
      row = qz_row_new (candidate->title, line);
      qz_row_add_chip (row, _ ("Own candidate"), QZ_TONE_ACCENT);
      qz_group_add (group, row);
    }
}

static gboolean
add_host (QzApprovalDialog *self, const QzApprovalNote *note, GError **error)
{
  g_autoptr (QzResultList) list = qz_result_list_record_parse (note->name, note->list, error);
  g_autoptr (QzApproval) approval = NULL;
  GtkWidget *group;

  if (list == NULL)
    return FALSE;
  if (note->approval != NULL)
    {
      approval = qz_approval_record_parse (note->name, note->approval, error);
      if (approval == NULL)
        return FALSE;
    }
  group = qz_group_new (NULL, NULL);
  qz_group_add (group, make_head (self, note, approval));
  if (approval != NULL && *approval->text != '\0')
    qz_group_add (group, qz_row_new (_ ("On the list as a whole"), approval->text));
  if (approval != NULL)
    {
      add_remarks (group, list, approval);
      add_candidates (group, approval);
    }
  if (note->decision != QZ_DECISION_NONE)
    qz_group_add (group, qz_row_new (note->names, note->reason));
  gtk_box_append (self->hosts, group);
  return TRUE;
}

/* Reading */

typedef struct
{
  QzApprovalDialog *dialog; /* owned */
  QzEdition *edition;       /* owned */
  const QzActivity *activity;
  GPtrArray *notes; /* (element-type QzApprovalNote) (nullable) */
  char *waiting;    /* nullable: what freezing waits for */
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->dialog);
  qz_edition_unref (reading->edition);
  g_clear_pointer (&reading->notes, g_ptr_array_unref);
  g_free (reading->waiting);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gboolean
read_notes (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->notes = qz_approval_access_list_newest (connection, reading->activity->id, error);
  return reading->notes != NULL
         && qz_approval_access_check (connection, reading->edition, reading->activity,
                                      &reading->waiting, error);
}

static void
show_state (QzApprovalDialog *self, const Reading *reading)
{
  GtkWidget *label;

  if (reading->notes->len == 0)
    label = qz_paragraph_new (_ ("No host was asked yet. The result can be frozen without "
                                 "approval; once a host was asked, freezing waits for it."));
  else if (*reading->waiting == '\0')
    label = qz_paragraph_new (_ ("Every host has answered; the result can be frozen."));
  else
    label = qz_paragraph_new (reading->waiting);
  gtk_box_append (self->hosts, label);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  QzApprovalDialog *self = reading->dialog;

  if (qz_store_read_finish (QZ_STORE (source), result, &error))
    {
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
      qz_box_clear (self->hosts);
      show_state (self, reading);
      for (guint i = 0; error == NULL && i < reading->notes->len; i++)
        add_host (self, reading->notes->pdata[i], &error);
    }
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    qz_dialog_set_fault (QZ_DIALOG (self), error->message);
}

static void
load (QzApprovalDialog *self)
{
  QzWorkspace *workspace = get_workspace (self);
  Reading *reading = g_new0 (Reading, 1);

  qz_clear_cancellable (&self->reading);
  self->reading = g_cancellable_new ();
  reading->dialog = g_object_ref (self);
  reading->edition = qz_edition_ref (qz_workspace_get_edition (workspace));
  reading->activity = qz_edition_find_activity (reading->edition, self->activity);
  qz_store_read_async (qz_workspace_get_store (workspace), read_notes, reading, NULL, self->reading,
                       read_cb, reading);
}

static void
changed_cb (QzApprovalDialog *self, guint topics)
{
  if ((topics & QZ_TOPIC_REVIEW) != 0 && self->page != NULL)
    load (self);
}

/* Building it */

static GtkWidget *
make_bar (QzApprovalDialog *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *ask = gtk_button_new_with_mnemonic (_ ("_Ask a Host…"));
  GtkWidget *take = gtk_button_new_with_mnemonic (_ ("_Take In Opinions…"));

  gtk_widget_set_tooltip_text (take, _ ("Bundles that the hosts sent back"));
  g_signal_connect_object (ask, "clicked", G_CALLBACK (ask_cb), self, G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (take), "win.choose-bundles");
  g_signal_connect_object (take, "clicked", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), ask);
  gtk_box_append (GTK_BOX (bar), take);
  return bar;
}

static void
qz_approval_dialog_dispose (GObject *object)
{
  QzApprovalDialog *self = QZ_APPROVAL_DIALOG (object);

  qz_clear_cancellable (&self->reading);
  g_clear_object (&self->page);
  g_clear_pointer (&self->activity, g_free);

  G_OBJECT_CLASS (qz_approval_dialog_parent_class)->dispose (object);
}

static void
qz_approval_dialog_class_init (QzApprovalDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_approval_dialog_dispose;
}

static void
qz_approval_dialog_init (QzApprovalDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box;

  gtk_window_set_default_size (GTK_WINDOW (self), 700, 600);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Approval by the Hosts"));
  gtk_box_append (GTK_BOX (content), qz_column_new (WIDTH, &box));
  gtk_box_append (GTK_BOX (content), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (content), make_bar (self));
  self->hosts = GTK_BOX (box);
  qz_dialog_set_child (QZ_DIALOG (self), content);
}

/**
 * qz_approval_dialog_new:
 * @page: the page that asks
 * @activity: id of an activity
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_approval_dialog_new (QzPage *page, const char *activity)
{
  QzApprovalDialog *self;

  g_return_val_if_fail (QZ_IS_PAGE (page) && activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_APPROVAL_DIALOG, NULL);
  self->page = g_object_ref (page);
  self->activity = g_strdup (activity);
  qz_dialog_set_parent (QZ_DIALOG (self), GTK_WIDGET (page));
  g_signal_connect_object (qz_workspace_get_store (get_workspace (self)), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
