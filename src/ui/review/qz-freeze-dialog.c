/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-freeze-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "model/qz-text.h"
#include "operations/qz-freeze-result.h"
#include "rules/qz-finding.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 480

/* Freezes the result of an activity as a new version; what is open takes a reason. */
struct _QzFreezeDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkEditable *reason;
  GtkLabel *state;
  GtkWidget *findings; /* place of a group */

  /* owned */
  QzWorkspace *workspace;
  char *activity;
  GCancellable *looking; /* nullable */

  /* state */
  gboolean ready; /* nothing is open */
};

G_DEFINE_FINAL_TYPE (QzFreezeDialog, qz_freeze_dialog, QZ_TYPE_DIALOG)

static void
update (QzFreezeDialog *self)
{
  qz_dialog_set_accept_enabled (
      QZ_DIALOG (self), (self->ready || !qz_text_is_blank (gtk_editable_get_text (self->reason)))
                            && !qz_workspace_is_read_only (self->workspace));
}

static void
show_findings (QzFreezeDialog *self, const GPtrArray *findings)
{
  GtkWidget *group;

  if (findings == NULL || findings->len == 0)
    return;
  group = qz_group_new (_ ("To Be Known"), NULL);
  for (guint i = 0; i < findings->len; i++)
    qz_group_add (group, qz_row_new (((const QzFinding *) findings->pdata[i])->message, NULL));
  gtk_box_append (GTK_BOX (self->findings), group);
}

/* What would be frozen; what stands against it is told before anybody is asked for a reason. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzFreezeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  QzFreezeResult *operation = QZ_FREEZE_RESULT (source);
  g_autofree char *text = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_label_set_text (self->state, error->message);
      return;
    }
  self->ready = TRUE;
  text = g_strdup_printf (
      _ ("It becomes version %u, of %u entries; %u have moved since the version "
         "before."),
      qz_freeze_result_get_version (operation)->version,
      qz_freeze_result_get_version (operation)->entries, qz_freeze_result_get_n_moved (operation));
  gtk_label_set_text (self->state, text);
  show_findings (self, qz_freeze_result_get_findings (operation));
  update (self);
}

static void
look (QzFreezeDialog *self)
{
  g_autoptr (QzFreezeResult) operation =
      qz_freeze_result_new (self->workspace, self->activity, NULL);

  self->looking = g_cancellable_new ();
  qz_freeze_result_set_dry (operation, TRUE);
  qz_operation_run_async (QZ_OPERATION (operation), self->looking, looked_cb, g_object_ref (self));
}

static void
accept_cb (QzFreezeDialog *self)
{
  g_autoptr (QzFreezeResult) operation =
      qz_freeze_result_new (self->workspace, self->activity, NULL);

  qz_freeze_result_set_reason (operation, gtk_editable_get_text (self->reason));
  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

static void
build (QzFreezeDialog *self)
{
  GtkWidget *box;
  GtkWidget *group = qz_group_new (
      NULL, _ ("Scores, rules, seeds, totals, ranks and awards become a record that nothing "
               "changes. A later change makes a new version."));
  GtkWidget *row = qz_text_row_new (_ ("Reason, when something is open"));

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->reason = GTK_EDITABLE (row);
  qz_group_add (group, row);
  self->state = GTK_LABEL (qz_paragraph_new (""));
  self->findings = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (box), self->findings);
}

static void
qz_freeze_dialog_dispose (GObject *object)
{
  QzFreezeDialog *self = QZ_FREEZE_DIALOG (object);

  qz_clear_cancellable (&self->looking);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->activity, g_free);

  G_OBJECT_CLASS (qz_freeze_dialog_parent_class)->dispose (object);
}

static void
qz_freeze_dialog_class_init (QzFreezeDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_freeze_dialog_dispose;
}

static void
qz_freeze_dialog_init (QzFreezeDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 420);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Freeze the Result"));
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Freeze"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_freeze_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @activity: id of an activity
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_freeze_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const char *activity)
{
  QzFreezeDialog *self = g_object_new (QZ_TYPE_FREEZE_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  build (self);
  update (self);
  look (self);
  return GTK_WIDGET (self);
}
