/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-conflict-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-decide-conflict.h"
#include "rules/qz-conflict-words.h"
#include "ui/review/qz-conflict-list.h"
#include "ui/review/qz-conflict-outcome.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-picker.h"

#define WIDTH 480

/* Decides on one conflict: the judge stays away, or may score all the same. */
struct _QzConflictDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  QzPicker *decision;
  GtkEditable *reason;
  GtkEditable *approver;

  /* owned */
  QzWorkspace *workspace;
  char *entry;
  char *judge;
  QzConflictState state; /* before */
};

G_DEFINE_FINAL_TYPE (QzConflictDialog, qz_conflict_dialog, QZ_TYPE_DIALOG)

static QzConflictState
get_decision (QzConflictDialog *self)
{
  QzConflictState state = self->state;

  qz_conflict_state_from_id (qz_picker_get_id (self->decision), &state);
  return state;
}

/* What is certain is put aside by two. */
static gboolean
needs_approver (QzConflictDialog *self)
{
  return self->state == QZ_CONFLICT_FORCED && get_decision (self) == QZ_CONFLICT_DISMISSED;
}

static void
update (QzConflictDialog *self)
{
  gboolean named =
      !needs_approver (self) || !qz_text_is_blank (gtk_editable_get_text (self->approver));

  gtk_widget_set_visible (GTK_WIDGET (self->approver), needs_approver (self));
  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                named && !qz_text_is_blank (gtk_editable_get_text (self->reason))
                                    && !qz_workspace_is_read_only (self->workspace));
}

static void
accept_cb (QzConflictDialog *self)
{
  g_autoptr (QzDecideConflict) operation = qz_decide_conflict_new (
      self->workspace, self->entry, self->judge, get_decision (self),
      gtk_editable_get_text (self->reason),
      needs_approver (self) ? gtk_editable_get_text (self->approver) : NULL);

  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), qz_conflict_outcome_show);
}

/* Building it */

static GtkWidget *
make_facts (const QzConflictRow *row)
{
  GtkWidget *group = qz_group_new (NULL, NULL);
  g_autofree char *cause = qz_conflict_dup_cause (row->conflict);
  GtkWidget *line = qz_row_new (cause, row->conflict->reason);

  qz_row_add_chip (line, qz_conflict_get_state_words (row->conflict->state),
                   qz_conflict_list_get_tone (row->conflict->state));
  qz_group_add (group, qz_row_new (row->title, row->unit));
  qz_group_add (group, qz_row_new (row->judge, row->employer));
  qz_group_add (group, line);
  return group;
}

static GtkEditable *
add_line (QzConflictDialog *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = qz_text_row_new (title);

  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  qz_group_add (group, row);
  return GTK_EDITABLE (row);
}

/* What is not decided so yet. */
static GtkWidget *
make_decision (QzConflictDialog *self)
{
  static const QzConflictState states[] = { QZ_CONFLICT_FORCED, QZ_CONFLICT_DISMISSED };
  GtkWidget *row = qz_row_new (_ ("Decision"), NULL);

  self->decision = QZ_PICKER (qz_picker_new (_ ("Decision")));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i] != self->state)
      qz_picker_add (self->decision, qz_conflict_state_get_id (states[i]),
                     qz_conflict_get_state_words (states[i]));
  gtk_widget_set_valign (GTK_WIDGET (self->decision), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->decision, "picked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->decision));
  return row;
}

static void
build (QzConflictDialog *self, const QzConflictRow *row)
{
  GtkWidget *box;
  GtkWidget *group = qz_group_new (NULL, NULL);

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  gtk_box_append (GTK_BOX (box), make_facts (row));
  qz_group_add (group, make_decision (self));
  self->reason = add_line (self, group, _ ("Reason"));
  self->approver = add_line (self, group, _ ("Approved by"));
  gtk_box_append (GTK_BOX (box), group);
  gtk_window_set_title (GTK_WINDOW (self), row->call);
}

static void
qz_conflict_dialog_dispose (GObject *object)
{
  QzConflictDialog *self = QZ_CONFLICT_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->judge, g_free);

  G_OBJECT_CLASS (qz_conflict_dialog_parent_class)->dispose (object);
}

static void
qz_conflict_dialog_class_init (QzConflictDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_conflict_dialog_dispose;
}

static void
qz_conflict_dialog_init (QzConflictDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, 480);
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Decide"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_conflict_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @row: the conflict; read during the call
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_conflict_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const QzConflictRow *row)
{
  QzConflictDialog *self = g_object_new (QZ_TYPE_CONFLICT_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->entry = g_strdup (row->conflict->entry);
  self->judge = g_strdup (row->conflict->judge);
  self->state = row->conflict->state;
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  build (self, row);
  update (self);
  return GTK_WIDGET (self);
}
