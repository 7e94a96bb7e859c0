/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/activities/qz-form-decision-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-import-edition.h"
#include "ui/widgets/qz-dialog-act.h"

/* Takes an edition in whose forms differ from those that sheets were scored on: who decided it, and
 * why. */
struct _QzFormDecisionDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkEditable *names;
  GtkEditable *reason;
  AdwPreferencesGroup *group;

  /* owned */
  QzWorkspace *workspace;
  char *path;
};

G_DEFINE_FINAL_TYPE (QzFormDecisionDialog, qz_form_decision_dialog, QZ_TYPE_DIALOG)

static void
changed_cb (QzFormDecisionDialog *self)
{
  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                !qz_text_is_blank (gtk_editable_get_text (self->names))
                                    && !qz_text_is_blank (gtk_editable_get_text (self->reason)));
}

static void
accept_cb (QzFormDecisionDialog *self)
{
  g_autoptr (QzImportEdition) operation = qz_import_edition_new (self->workspace, self->path);

  qz_import_edition_set_decision (operation, gtk_editable_get_text (self->names),
                                  gtk_editable_get_text (self->reason));
  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

static void
qz_form_decision_dialog_dispose (GObject *object)
{
  QzFormDecisionDialog *self = QZ_FORM_DECISION_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (qz_form_decision_dialog_parent_class)->dispose (object);
}

static void
qz_form_decision_dialog_class_init (QzFormDecisionDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_form_decision_dialog_dispose;
}

static GtkEditable *
add_row (QzFormDecisionDialog *self, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (self->group, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_EDITABLE (row);
}

static void
qz_form_decision_dialog_init (QzFormDecisionDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->names = add_row (self, _ ("Decided by"));
  self->reason = add_row (self, _ ("Reason"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  qz_dialog_set_child (QZ_DIALOG (self), page);
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Use the New Form"));
  qz_dialog_set_destructive (QZ_DIALOG (self), TRUE);
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), FALSE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("A Form Was Scored On"));
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 340);
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_form_decision_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @path: folder of the edition
 * @refusal: what it was refused for without a decision
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_form_decision_dialog_new (GtkWidget *parent,
                             QzWorkspace *workspace,
                             const char *path,
                             const char *refusal)
{
  QzFormDecisionDialog *self = g_object_new (QZ_TYPE_FORM_DECISION_DIALOG, NULL);
  g_autofree char *text = g_strdup_printf ("%s %s", refusal,
                                           _ ("Totals are then worked out anew, and sheets that "
                                              "the new form does not allow wait for the "
                                              "panel head."));
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  adw_preferences_group_set_description (self->group, escaped);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  return GTK_WIDGET (self);
}
