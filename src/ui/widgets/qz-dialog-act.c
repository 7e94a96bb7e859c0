/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a dialog is for: an operation that closes it, or says in it why it could not be done. */

#include "config.h"

#include "ui/widgets/qz-dialog-act.h"

typedef struct
{
  QzDialog *dialog; /* owned */
  QzDialogNextFunc next;
} Act;

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Act *act = user_data;
  g_autoptr (QzDialog) self = act->dialog;
  g_autoptr (GError) error = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      qz_dialog_set_busy (self, FALSE);
      qz_dialog_set_fault (self, error->message);
    }
  else if (act->next != NULL)
    {
      act->next (self, QZ_OPERATION (source));
    }
  else
    {
      gtk_window_destroy (GTK_WINDOW (self));
    }
}

/**
 * qz_dialog_run:
 * @self: a dialog that was accepted
 * @operation: what it is for
 * @next: (nullable): what comes after it; %NULL closes the dialog
 *
 * Runs @operation while nothing can be changed in the dialog. What could not be done is told in it,
 * with everything that was typed still there.
 */
void
qz_dialog_run (QzDialog *self, QzOperation *operation, QzDialogNextFunc next)
{
  Act *act;

  g_return_if_fail (QZ_IS_DIALOG (self));
  g_return_if_fail (QZ_IS_OPERATION (operation));

  qz_dialog_set_busy (self, TRUE);
  act = g_new0 (Act, 1);
  act->dialog = g_object_ref (self);
  act->next = next;
  qz_operation_run_async (operation, NULL, ran_cb, act);
}
