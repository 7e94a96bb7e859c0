/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-conflict-view.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "ui/review/qz-conflict-dialog.h"
#include "ui/review/qz-conflict-list.h"
#include "ui/widgets/qz-empty-state.h"

struct _QzConflictView
{
  AdwBin parent_instance;

  /* borrowed, in the tree */
  GtkStack *stack;
  QzConflictList *list;
  GtkWidget *none;
  AdwStatusPage *fault;

  /* owned */
  QzWorkspace *workspace; /* nullable before the first load */
  GCancellable *loading;  /* nullable */
};

G_DEFINE_FINAL_TYPE (QzConflictView, qz_conflict_view, ADW_TYPE_BIN)

/* One reading, which may be overtaken by another. */
typedef struct
{
  QzConflictView *view; /* owned */
  char *activity;
  GPtrArray *rows; /* (element-type QzConflictRow) (nullable) */
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->view);
  g_free (reading->activity);
  g_clear_pointer (&reading->rows, g_ptr_array_unref);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gboolean
read_rows (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->rows = qz_conflict_access_list_rows (connection, reading->activity, error);
  return reading->rows != NULL;
}

static void
show_fault (QzConflictView *self, const GError *error)
{
  qz_empty_state_set_text (self->fault, error->message);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->fault));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  QzConflictView *self = reading->view;

  if (!qz_store_read_finish (QZ_STORE (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_fault (self, error);
      return;
    }
  qz_record_table_set_records (QZ_RECORD_TABLE (self->list), reading->rows);
  gtk_stack_set_visible_child (self->stack,
                               reading->rows->len > 0 ? GTK_WIDGET (self->list) : self->none);
}

static void
activated_cb (QzConflictView *self)
{
  const QzConflictRow *row = qz_record_table_get_selected (QZ_RECORD_TABLE (self->list));

  if (row != NULL)
    gtk_window_present (
        GTK_WINDOW (qz_conflict_dialog_new (GTK_WIDGET (self), self->workspace, row)));
}

static void
qz_conflict_view_dispose (GObject *object)
{
  QzConflictView *self = QZ_CONFLICT_VIEW (object);

  qz_clear_cancellable (&self->loading);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (qz_conflict_view_parent_class)->dispose (object);
}

static void
qz_conflict_view_class_init (QzConflictViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_conflict_view_dispose;
}

/* Below the list: what nobody found is declared. */
static GtkWidget *
make_box (GtkWidget *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Declare a Conflict…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.declare-conflict");
  gtk_widget_set_tooltip_text (button, _ ("A judge stays away from an entry, though no rule says "
                                          "so"));
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_box_append (GTK_BOX (bar), button);
  gtk_box_append (GTK_BOX (box), content);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), bar);
  return box;
}

static void
qz_conflict_view_init (QzConflictView *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->list = g_object_new (QZ_TYPE_CONFLICT_LIST, NULL);
  self->none = qz_empty_state_new ("qz-review-symbolic", _ ("No Conflicts"),
                                   _ ("No judge on file belongs to a unit that declares, completes "
                                      "or recommends an entry, or is "
                                      "named in one."));
  self->fault = ADW_STATUS_PAGE (
      qz_empty_state_new ("dialog-warning-symbolic", _ ("The Conflicts Cannot Be Shown"), ""));
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->list));
  gtk_stack_add_child (self->stack, self->none);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->fault));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  adw_bin_set_child (ADW_BIN (self), make_box (GTK_WIDGET (self->stack)));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * qz_conflict_view_load:
 * @self: a view
 * @workspace: where
 * @activity: id of the activity that is shown
 *
 * Reads the conflicts as they are now.
 */
void
qz_conflict_view_load (QzConflictView *self, QzWorkspace *workspace, const char *activity)
{
  Reading *reading;

  g_return_if_fail (QZ_IS_CONFLICT_VIEW (self));
  g_return_if_fail (QZ_IS_WORKSPACE (workspace) && activity != NULL);

  qz_clear_cancellable (&self->loading);
  self->loading = g_cancellable_new ();
  g_set_object (&self->workspace, workspace);
  reading = g_new0 (Reading, 1);
  reading->view = g_object_ref (self);
  reading->activity = g_strdup (activity);
  qz_store_read_async (qz_workspace_get_store (workspace), read_rows, reading, NULL, self->loading,
                       read_cb, reading);
}

/**
 * qz_conflict_view_search:
 * @self: a view
 * @text: what the rows shall hold, "" for all
 */
void
qz_conflict_view_search (QzConflictView *self, const char *text)
{
  g_return_if_fail (QZ_IS_CONFLICT_VIEW (self) && text != NULL);

  qz_record_table_set_text (QZ_RECORD_TABLE (self->list), text);
}
