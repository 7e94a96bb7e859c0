/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-matter-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-hold-meeting.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 520

/* What the panel heads decided on a matter, who decided, and why. */
struct _QzMatterDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkEditable *words; /* nullable: what it is about, when they took it up themselves */
  GtkEditable *decision;
  GtkEditable *names;
  GtkEditable *reason;

  /* owned */
  QzWorkspace *workspace;
  char *activity;
  char *matter; /* nullable: id */
};

G_DEFINE_FINAL_TYPE (QzMatterDialog, qz_matter_dialog, QZ_TYPE_DIALOG)

static void
update (QzMatterDialog *self)
{
  GtkEditable *const needed[] = { self->decision, self->names, self->reason, self->words };
  gboolean whole = !qz_workspace_is_read_only (self->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    whole = whole && (needed[i] == NULL || !qz_text_is_blank (gtk_editable_get_text (needed[i])));
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), whole);
}

static void
accept_cb (QzMatterDialog *self)
{
  g_autoptr (QzHoldMeeting) operation = qz_hold_meeting_new (self->workspace, self->activity);

  qz_hold_meeting_decide (
      operation, self->matter != NULL ? self->matter : gtk_editable_get_text (self->words),
      gtk_editable_get_text (self->decision), gtk_editable_get_text (self->names),
      gtk_editable_get_text (self->reason));
  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

static GtkEditable *
add_line (QzMatterDialog *self, GtkWidget *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (gtk_widget_activate_default), row);
  qz_group_add (group, row);
  return GTK_EDITABLE (row);
}

static void
build (QzMatterDialog *self, const QzMatter *matter)
{
  GtkWidget *group = qz_group_new (NULL, matter != NULL ? matter->words : NULL);
  GtkWidget *box;

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  if (matter == NULL)
    self->words = add_line (self, group, _ ("What it is about"), "");
  self->decision =
      add_line (self, group, C_ ("matter", "Decision"), matter != NULL ? matter->decision : "");
  self->names = add_line (self, group, _ ("Who decided"), matter != NULL ? matter->names : "");
  self->reason = add_line (self, group, _ ("Reason"), matter != NULL ? matter->reason : "");
  gtk_box_append (GTK_BOX (box), group);
}

static void
qz_matter_dialog_dispose (GObject *object)
{
  QzMatterDialog *self = QZ_MATTER_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->matter, g_free);

  G_OBJECT_CLASS (qz_matter_dialog_parent_class)->dispose (object);
}

static void
qz_matter_dialog_class_init (QzMatterDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_matter_dialog_dispose;
}

static void
qz_matter_dialog_init (QzMatterDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH + 40, 440);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Decision of the Heads"));
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Decide"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_matter_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @activity: id of an activity
 * @matter: (nullable): on the agenda; %NULL for one that the heads took up themselves
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_matter_dialog_new (GtkWidget *parent,
                      QzWorkspace *workspace,
                      const char *activity,
                      const QzMatter *matter)
{
  QzMatterDialog *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_MATTER_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  self->matter = matter != NULL ? g_strdup (matter->id) : NULL;
  build (self, matter);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  update (self);
  return GTK_WIDGET (self);
}
