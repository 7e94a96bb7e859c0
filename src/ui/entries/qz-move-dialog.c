/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/entries/qz-move-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "operations/qz-change-entry.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-picker.h"

struct _QzMoveDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  QzPicker *categories;
  GtkLabel *notice;

  /* owned */
  QzWorkspace *workspace;
  char *entry;
  char *category;       /* the present one */
  GCancellable *asking; /* nullable */
};

G_DEFINE_FINAL_TYPE (QzMoveDialog, qz_move_dialog, QZ_TYPE_DIALOG)

/* What the move takes out of the total */

static void
show_left (QzMoveDialog *self, guint n)
{
  g_autofree char *text = qz_move_dialog_dup_notice (n);

  gtk_label_set_text (self->notice, n > 0 ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), n > 0);
  qz_dialog_set_destructive (QZ_DIALOG (self), n > 0);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzMoveDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      show_left (self, qz_change_entry_get_n_left (QZ_CHANGE_ENTRY (source)));
      qz_dialog_set_fault (QZ_DIALOG (self), NULL);
      qz_dialog_set_accept_enabled (QZ_DIALOG (self), TRUE);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      qz_dialog_set_fault (QZ_DIALOG (self), error->message);
    }
}

static void
picked_cb (QzMoveDialog *self)
{
  const char *category = qz_picker_get_id (self->categories);
  g_autoptr (QzChangeEntry) operation = NULL;

  qz_clear_cancellable (&self->asking);
  show_left (self, 0);
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), FALSE);
  if (category == NULL || strcmp (category, self->category) == 0)
    return;
  self->asking = g_cancellable_new ();
  operation = qz_move_entry_new (self->workspace, self->entry, category);
  qz_change_entry_set_dry (operation, TRUE);
  qz_operation_run_async (QZ_OPERATION (operation), self->asking, asked_cb, g_object_ref (self));
}

/* Moving it */

static void
accept_cb (QzMoveDialog *self)
{
  g_autoptr (QzChangeEntry) operation =
      qz_move_entry_new (self->workspace, self->entry, qz_picker_get_id (self->categories));

  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

/* Building it */

static void
fill (QzMoveDialog *self, const QzEntry *entry)
{
  const QzActivity *activity =
      qz_edition_find_activity (qz_workspace_get_edition (self->workspace), entry->activity);

  for (guint i = 0; activity != NULL && i < activity->categories->len; i++)
    {
      const QzCategory *category = g_ptr_array_index (activity->categories, i);
      g_autofree char *label = qz_category_dup_label (category);

      qz_picker_add (self->categories, category->id, label);
    }
  qz_picker_set_id (self->categories, entry->category);
}

static void
build (QzMoveDialog *self, const QzEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Category"));
  self->categories = QZ_PICKER (qz_picker_new (_ ("Category")));
  gtk_widget_set_valign (GTK_WIDGET (self->categories), GTK_ALIGN_CENTER);
  fill (self, entry);
  g_signal_connect_object (self->categories, "picked", G_CALLBACK (picked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->categories));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  self->notice = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->notice, TRUE);
  gtk_label_set_xalign (self->notice, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
  gtk_widget_add_css_class (box, "step-page");
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->notice));
  qz_dialog_set_child (QZ_DIALOG (self), box);
}

/* One came to choose: the first key is for the choice, not for “Cancel”. */
static void
qz_move_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (qz_move_dialog_parent_class)->map (widget);

  gtk_widget_child_focus (GTK_WIDGET (QZ_MOVE_DIALOG (widget)->categories), GTK_DIR_TAB_FORWARD);
}

static void
qz_move_dialog_dispose (GObject *object)
{
  QzMoveDialog *self = QZ_MOVE_DIALOG (object);

  qz_clear_cancellable (&self->asking);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->category, g_free);

  G_OBJECT_CLASS (qz_move_dialog_parent_class)->dispose (object);
}

static void
qz_move_dialog_class_init (QzMoveDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_move_dialog_dispose;
  GTK_WIDGET_CLASS (klass)->map = qz_move_dialog_map;
}

static void
qz_move_dialog_init (QzMoveDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 480, -1);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Move to Category"));
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Move"));
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), FALSE);
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_move_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @entry: an entry that can be moved
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_move_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const QzEntry *entry)
{
  QzMoveDialog *self = g_object_new (QZ_TYPE_MOVE_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->entry = g_strdup (entry->id);
  self->category = g_strdup (entry->category);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  build (self, entry);
  return GTK_WIDGET (self);
}

/**
 * qz_move_dialog_dup_notice:
 * @n_left: how many score sheets a move leaves behind
 *
 * Returns: (transfer full): what happens to them, in words
 */
char *
qz_move_dialog_dup_notice (guint n_left)
{
  return g_strdup_printf (
      ngettext ("%u score sheet is on another form than this category has. It is kept and no "
                "longer counts; it counts again when the entry comes back.",
                "%u score sheets are on another form than this category has. They are kept and no "
                "longer count; they count again when the entry comes back.",
                n_left),
      n_left);
}
