/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-declare-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "model/qz-text.h"
#include "operations/qz-decide-conflict.h"
#include "operations/qz-review-access.h"
#include "store/qz-judge-table.h"
#include "ui/review/qz-conflict-outcome.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 480

/* A judge says, or somebody says of one, that he stays away from an entry. */
struct _QzDeclareDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  AdwComboRow *entry;
  AdwComboRow *judge;
  GtkEditable *reason;

  /* owned */
  QzWorkspace *workspace;
  char *activity;
  GPtrArray *entries;    /* (element-type QzEntry) (nullable) */
  GPtrArray *judges;     /* (element-type QzJudge) (nullable) */
  GCancellable *reading; /* nullable */
};

G_DEFINE_FINAL_TYPE (QzDeclareDialog, qz_declare_dialog, QZ_TYPE_DIALOG)

/* Reading whom it may be about */

typedef struct
{
  QzDeclareDialog *dialog; /* owned */
  char *activity;
  GPtrArray *entries; /* nullable */
  GPtrArray *judges;  /* nullable */
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->dialog);
  g_free (reading->activity);
  g_clear_pointer (&reading->entries, g_ptr_array_unref);
  g_clear_pointer (&reading->judges, g_ptr_array_unref);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gboolean
read_both (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->entries = qz_review_access_list_entries (connection, reading->activity, error);
  reading->judges = reading->entries != NULL ? qz_judge_table_list (connection, error) : NULL;
  return reading->judges != NULL;
}

static void
update (QzDeclareDialog *self)
{
  qz_dialog_set_accept_enabled (
      QZ_DIALOG (self), self->entries != NULL && self->entries->len > 0 && self->judges->len > 0
                            && !qz_text_is_blank (gtk_editable_get_text (self->reason))
                            && !qz_workspace_is_read_only (self->workspace));
}

static void
fill (QzDeclareDialog *self)
{
  g_autoptr (GtkStringList) entries = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) judges = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const QzEntry *entry = g_ptr_array_index (self->entries, i);

      gtk_string_list_take (entries, g_strdup_printf ("%s %s", entry->number, entry->title));
    }
  for (guint i = 0; i < self->judges->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (self->judges, i);

      gtk_string_list_take (judges,
                            g_strdup_printf (*judge->organisation != '\0' ? "%s · %s" : "%s",
                                             judge->name, judge->organisation));
    }
  adw_combo_row_set_model (self->entry, G_LIST_MODEL (entries));
  adw_combo_row_set_model (self->judge, G_LIST_MODEL (judges));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  QzDeclareDialog *self = reading->dialog;

  if (!qz_store_read_finish (QZ_STORE (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        qz_dialog_set_fault (QZ_DIALOG (self), error->message);
      return;
    }
  self->entries = g_steal_pointer (&reading->entries);
  self->judges = g_steal_pointer (&reading->judges);
  fill (self);
  if (self->entries->len == 0)
    qz_dialog_set_fault (QZ_DIALOG (self), _ ("No entry of this activity is in review yet."));
  else if (self->judges->len == 0)
    qz_dialog_set_fault (QZ_DIALOG (self), _ ("No judge is on file yet. Make a panel first."));
  update (self);
}

static void
read_choices (QzDeclareDialog *self)
{
  Reading *reading = g_new0 (Reading, 1);

  self->reading = g_cancellable_new ();
  reading->dialog = g_object_ref (self);
  reading->activity = g_strdup (self->activity);
  qz_store_read_async (qz_workspace_get_store (self->workspace), read_both, reading, NULL,
                       self->reading, read_cb, reading);
}

static void
accept_cb (QzDeclareDialog *self)
{
  guint entry = adw_combo_row_get_selected (self->entry);
  guint judge = adw_combo_row_get_selected (self->judge);
  g_autoptr (QzDecideConflict) operation = NULL;

  if (self->entries == NULL || entry >= self->entries->len || judge >= self->judges->len)
    return;
  operation = qz_decide_conflict_new (
      self->workspace, ((const QzEntry *) g_ptr_array_index (self->entries, entry))->id,
      ((const QzJudge *) g_ptr_array_index (self->judges, judge))->id, QZ_CONFLICT_FORCED,
      gtk_editable_get_text (self->reason), NULL);
  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), qz_conflict_outcome_show);
}

/* Building it */

static AdwComboRow *
add_choice (GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  qz_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

static void
build (QzDeclareDialog *self)
{
  GtkWidget *box;
  GtkWidget *group =
      qz_group_new (NULL, _ ("The judge does not score the entry. A score sheet that is there "
                             "already no longer counts."));
  GtkWidget *row = qz_text_row_new (_ ("Reason"));

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  self->entry = add_choice (group, _ ("Entry"));
  self->judge = add_choice (group, _ ("Judge"));
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->reason = GTK_EDITABLE (row);
  qz_group_add (group, row);
  gtk_box_append (GTK_BOX (box), group);
}

static void
qz_declare_dialog_dispose (GObject *object)
{
  QzDeclareDialog *self = QZ_DECLARE_DIALOG (object);

  qz_clear_cancellable (&self->reading);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->judges, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->activity, g_free);

  G_OBJECT_CLASS (qz_declare_dialog_parent_class)->dispose (object);
}

static void
qz_declare_dialog_class_init (QzDeclareDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_declare_dialog_dispose;
}

static void
qz_declare_dialog_init (QzDeclareDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 380);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Declare a Conflict"));
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Declare"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_declare_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @activity: id of the activity whose entries it may be about
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_declare_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const char *activity)
{
  QzDeclareDialog *self = g_object_new (QZ_TYPE_DECLARE_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  build (self);
  update (self);
  read_choices (self);
  return GTK_WIDGET (self);
}
