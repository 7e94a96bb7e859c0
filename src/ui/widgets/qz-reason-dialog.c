/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/qz-reason-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 460

struct _QzReasonDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkEditable *reason;

  /* owned */
  QzReasonFunc func;
  gpointer data;
  GDestroyNotify destroy; /* nullable */
};

G_DEFINE_FINAL_TYPE (QzReasonDialog, qz_reason_dialog, QZ_TYPE_DIALOG)

static void
changed_cb (QzReasonDialog *self)
{
  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                !qz_text_is_blank (gtk_editable_get_text (self->reason)));
}

static void
accept_cb (QzReasonDialog *self)
{
  g_autoptr (QzOperation) operation = self->func (gtk_editable_get_text (self->reason), self->data);

  qz_dialog_run (QZ_DIALOG (self), operation, NULL);
}

static void
qz_reason_dialog_finalize (GObject *object)
{
  QzReasonDialog *self = QZ_REASON_DIALOG (object);

  if (self->destroy != NULL)
    self->destroy (self->data);

  G_OBJECT_CLASS (qz_reason_dialog_parent_class)->finalize (object);
}

static void
qz_reason_dialog_class_init (QzReasonDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_reason_dialog_finalize;
}

static void
qz_reason_dialog_init (QzReasonDialog *self)
{
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, 280);
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

static void
build (QzReasonDialog *self, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *group = qz_group_new (NULL, text);
  GtkWidget *box;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Reason"));
  self->reason = GTK_EDITABLE (row);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (gtk_widget_activate_default), row);
  qz_group_add (group, row);
  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  gtk_box_append (GTK_BOX (box), group);
}

/**
 * qz_reason_dialog_new:
 * @parent: a widget in the window below
 * @title: of the dialog
 * @text: what it does, in a sentence
 * @accept: label of the button that does it, with a mnemonic
 * @func: makes what is done
 * @data: for @func
 * @destroy: (nullable): frees @data with the dialog
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_reason_dialog_new (GtkWidget *parent,
                      const char *title,
                      const char *text,
                      const char *accept,
                      QzReasonFunc func,
                      gpointer data,
                      GDestroyNotify destroy)
{
  QzReasonDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && title != NULL, NULL);
  g_return_val_if_fail (text != NULL && accept != NULL && func != NULL, NULL);

  self = g_object_new (QZ_TYPE_REASON_DIALOG, "title", title, NULL);
  self->func = func;
  self->data = data;
  self->destroy = destroy;
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  qz_dialog_set_accept (QZ_DIALOG (self), accept);
  build (self, text);
  return GTK_WIDGET (self);
}
