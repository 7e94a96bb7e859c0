/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-objection-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-decide-approval.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-picker.h"

#define WIDTH 480

/* Decides on the objection of a host: with names and a reason. */
struct _QzObjectionDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  QzPicker *decision;
  GtkEditable *names;
  GtkEditable *reason;

  /* owned */
  QzWorkspace *workspace;
  char *activity;
  char *host;
};

G_DEFINE_FINAL_TYPE (QzObjectionDialog, qz_objection_dialog, QZ_TYPE_DIALOG)

static void
update (QzObjectionDialog *self)
{
  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                !qz_text_is_blank (gtk_editable_get_text (self->names))
                                    && !qz_text_is_blank (gtk_editable_get_text (self->reason))
                                    && !qz_workspace_is_read_only (self->workspace));
}

static void
accept_cb (QzObjectionDialog *self)
{
  const char *id = qz_picker_get_id (self->decision);
  gboolean upheld = g_strcmp0 (id, qz_decision_ids[QZ_DECISION_UPHELD]) == 0;
  g_autoptr (QzDecideApproval) operation = qz_decide_approval_new (
      self->workspace, self->activity, self->host,
      upheld ? QZ_DECISION_UPHELD : QZ_DECISION_SET_ASIDE, gtk_editable_get_text (self->names),
      gtk_editable_get_text (self->reason));

  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

static GtkEditable *
add_line (QzObjectionDialog *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = qz_text_row_new (title);

  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  qz_group_add (group, row);
  return GTK_EDITABLE (row);
}

static void
build (QzObjectionDialog *self)
{
  GtkWidget *box;
  GtkWidget *group = qz_group_new (
      NULL, _ ("An objection that is upheld changes the result: change it before it is frozen."));
  GtkWidget *row = qz_row_new (_ ("What becomes of it"), NULL);

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  self->decision = QZ_PICKER (qz_picker_new (_ ("What becomes of it")));
  qz_picker_add (self->decision, qz_decision_ids[QZ_DECISION_SET_ASIDE], _ ("Set aside"));
  qz_picker_add (self->decision, qz_decision_ids[QZ_DECISION_UPHELD], _ ("Upheld"));
  gtk_widget_set_valign (GTK_WIDGET (self->decision), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->decision));
  qz_group_add (group, row);
  self->names = add_line (self, group, _ ("Who decided"));
  self->reason = add_line (self, group, _ ("Reason"));
  gtk_box_append (GTK_BOX (box), group);
}

static void
qz_objection_dialog_dispose (GObject *object)
{
  QzObjectionDialog *self = QZ_OBJECTION_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->host, g_free);

  G_OBJECT_CLASS (qz_objection_dialog_parent_class)->dispose (object);
}

static void
qz_objection_dialog_class_init (QzObjectionDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_objection_dialog_dispose;
}

static void
qz_objection_dialog_init (QzObjectionDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 360);
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Decide"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_objection_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @activity: id of an activity
 * @host: the name of who objects
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_objection_dialog_new (GtkWidget *parent,
                         QzWorkspace *workspace,
                         const char *activity,
                         const char *host)
{
  QzObjectionDialog *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL && host != NULL, NULL);

  self = g_object_new (QZ_TYPE_OBJECTION_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  self->host = g_strdup (host);
  title = g_strdup_printf (_ ("Objection of %s"), host);
  gtk_window_set_title (GTK_WINDOW (self), title);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  build (self);
  update (self);
  return GTK_WIDGET (self);
}
