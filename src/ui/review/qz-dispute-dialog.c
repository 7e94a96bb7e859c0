/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-dispute-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-dispute-sheet.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 480

/* Disputes a locked score sheet, with a name and a reason. */
struct _QzDisputeDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkEditable *disputer;
  GtkEditable *reason;

  /* owned */
  QzWorkspace *workspace;
  char *entry;
  char *judge;
  char *stage;
};

G_DEFINE_FINAL_TYPE (QzDisputeDialog, qz_dispute_dialog, QZ_TYPE_DIALOG)

static void
update (QzDisputeDialog *self)
{
  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                !qz_text_is_blank (gtk_editable_get_text (self->disputer))
                                    && !qz_text_is_blank (gtk_editable_get_text (self->reason))
                                    && !qz_workspace_is_read_only (self->workspace));
}

static void
accept_cb (QzDisputeDialog *self)
{
  g_autoptr (QzDisputeSheet) operation = qz_dispute_sheet_new (
      self->workspace, self->entry, self->judge, self->stage,
      gtk_editable_get_text (self->disputer), gtk_editable_get_text (self->reason));

  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

static GtkEditable *
add_line (QzDisputeDialog *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (gtk_widget_activate_default), row);
  qz_group_add (group, row);
  return GTK_EDITABLE (row);
}

static void
qz_dispute_dialog_dispose (GObject *object)
{
  QzDisputeDialog *self = QZ_DISPUTE_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->judge, g_free);
  g_clear_pointer (&self->stage, g_free);

  G_OBJECT_CLASS (qz_dispute_dialog_parent_class)->dispose (object);
}

static void
qz_dispute_dialog_class_init (QzDisputeDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_dispute_dialog_dispose;
}

static void
qz_dispute_dialog_init (QzDisputeDialog *self)
{
  GtkWidget *group = qz_group_new (
      NULL, _ ("The sheet counts no more until the panel head has amended it, with other points or "
               "the same, and for a reason."));
  GtkWidget *box;

  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH + 40, 360);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Dispute the Sheet"));
  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  self->disputer = add_line (self, group, _ ("Who disputes it"));
  self->reason = add_line (self, group, _ ("Reason"));
  gtk_box_append (GTK_BOX (box), group);
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Dispute"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_dispute_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @entry: UUID of an entry
 * @judge: UUID of a judge
 * @stage: id of a stage
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_dispute_dialog_new (GtkWidget *parent,
                       QzWorkspace *workspace,
                       const char *entry,
                       const char *judge,
                       const char *stage)
{
  QzDisputeDialog *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL && judge != NULL && stage != NULL, NULL);

  self = g_object_new (QZ_TYPE_DISPUTE_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->entry = g_strdup (entry);
  self->judge = g_strdup (judge);
  self->stage = g_strdup (stage);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  update (self);
  return GTK_WIDGET (self);
}
