/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/certificates/qz-void-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-void-certificate.h"
#include "ui/widgets/qz-dialog-act.h"

/* Voids a certificate: its number stays in the register for ever, with the reason. */
struct _QzVoidDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkEditable *reason;
  AdwPreferencesGroup *group;

  /* owned */
  QzWorkspace *workspace;
  char *number;
};

G_DEFINE_FINAL_TYPE (QzVoidDialog, qz_void_dialog, QZ_TYPE_DIALOG)

static void
changed_cb (QzVoidDialog *self)
{
  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                !qz_text_is_blank (gtk_editable_get_text (self->reason)));
}

static void
accept_cb (QzVoidDialog *self)
{
  g_autoptr (QzVoidCertificate) operation =
      qz_void_certificate_new (self->workspace, self->number, gtk_editable_get_text (self->reason));

  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

static void
qz_void_dialog_dispose (GObject *object)
{
  QzVoidDialog *self = QZ_VOID_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->number, g_free);

  G_OBJECT_CLASS (qz_void_dialog_parent_class)->dispose (object);
}

static void
qz_void_dialog_class_init (QzVoidDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_void_dialog_dispose;
}

static void
qz_void_dialog_init (QzVoidDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *row = adw_entry_row_new ();

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->reason = GTK_EDITABLE (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Reason"));
  adw_preferences_group_add (self->group, row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  qz_dialog_set_child (QZ_DIALOG (self), page);
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Void"));
  qz_dialog_set_destructive (QZ_DIALOG (self), TRUE);
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), FALSE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Void a Certificate"));
  gtk_window_set_default_size (GTK_WINDOW (self), 440, 260);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_void_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @certificate: a valid one; read during the call
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_void_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const QzCertificate *certificate)
{
  QzVoidDialog *self = g_object_new (QZ_TYPE_VOID_DIALOG, NULL);
  g_autofree char *text = g_strdup_printf (_ ("%s, %s. The number is not given again."),
                                           certificate->number, certificate->recipient);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  self->workspace = g_object_ref (workspace);
  self->number = g_strdup (certificate->number);
  adw_preferences_group_set_description (self->group, escaped);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  return GTK_WIDGET (self);
}
