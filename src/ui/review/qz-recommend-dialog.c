/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-recommend-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-recommend-entries.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 600
#define MOST_QUOTA 999

/* Which entries the head of a panel recommends for presentation, within a quota. */
struct _QzRecommendDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkSpinButton *quota;
  GtkEditable *head;
  GtkEditable *reason;
  GtkLabel *count;

  /* owned */
  QzWorkspace *workspace;
  QzReviewData *data;
  GPtrArray *checks; /* (element-type GtkCheckButton) borrowed: one for each entry of the panel */
  gboolean read;     /* what is recommended already is ticked */
};

G_DEFINE_FINAL_TYPE (QzRecommendDialog, qz_recommend_dialog, QZ_TYPE_DIALOG)

static guint
count_ticked (QzRecommendDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (self->checks->pdata[i]);
  return n;
}

static void
update (QzRecommendDialog *self)
{
  guint n = count_ticked (self);
  guint quota = (guint) gtk_spin_button_get_value_as_int (self->quota);
  g_autofree char *words = g_strdup_printf (_ ("%u of %u recommended"), n, quota);

  gtk_label_set_text (self->count, words);
  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                self->read && n <= quota
                                    && !qz_text_is_blank (gtk_editable_get_text (self->head))
                                    && !qz_text_is_blank (gtk_editable_get_text (self->reason))
                                    && !qz_workspace_is_read_only (self->workspace));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzRecommendDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  QzRecommendEntries *operation = QZ_RECOMMEND_ENTRIES (source);
  const GPtrArray *list;

  if (self->workspace == NULL)
    return;
  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      qz_dialog_set_fault (QZ_DIALOG (self), error->message);
      return;
    }
  list = qz_recommend_entries_get_list (operation);
  self->read = TRUE;
  if (qz_recommend_entries_get_quota (operation) > 0)
    gtk_spin_button_set_value (self->quota, qz_recommend_entries_get_quota (operation));
  for (guint i = 0; i < list->len; i++)
    for (guint k = 0; k < self->checks->len; k++)
      if (strcmp (((const QzRecommendation *) list->pdata[i])->entry,
                  ((const QzEntry *) self->data->entries->pdata[k])->id)
          == 0)
        gtk_check_button_set_active (self->checks->pdata[k], TRUE);
  update (self);
}

static void
accept_cb (QzRecommendDialog *self)
{
  g_autoptr (QzRecommendEntries) operation =
      qz_recommend_entries_new (self->workspace, self->data->panel->id);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) entries = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_strv_builder_add (builder, ((const QzEntry *) self->data->entries->pdata[i])->id);
  entries = g_strv_builder_end (builder);
  qz_recommend_entries_set_quota (operation,
                                  (guint) gtk_spin_button_get_value_as_int (self->quota));
  qz_recommend_entries_set_entries (operation, (const char *const *) entries,
                                    gtk_editable_get_text (self->head),
                                    gtk_editable_get_text (self->reason));
  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

/* --- building it --- */

static GtkEditable *
add_line (QzRecommendDialog *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  qz_group_add (group, row);
  return GTK_EDITABLE (row);
}

static GtkWidget *
make_entry (QzRecommendDialog *self, const QzEntry *entry)
{
  g_autofree char *title = g_strdup_printf ("%s %s", qz_entry_access_call (entry), entry->title);
  g_autofree char *total = qz_points_format (entry->total);
  GtkWidget *row = qz_row_new (title, entry->unit_name);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  qz_row_add_text (row, total);
  g_ptr_array_add (self->checks, check);
  return row;
}

static void
build (QzRecommendDialog *self)
{
  GtkWidget *group =
      qz_group_new (NULL, _ ("They go on from the stage of the panel whatever its rule says."));
  GtkWidget *list = qz_group_new (self->data->panel->name, NULL);
  GtkWidget *row = qz_row_new (_ ("Quota"), NULL);
  GtkWidget *spin = gtk_spin_button_new_with_range (1, MOST_QUOTA, 1);
  const QzJudge *head = *self->data->panel->head != '\0'
                            ? qz_panel_find_judge (self->data->panel, self->data->panel->head)
                            : NULL;
  GtkWidget *box;

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Quota"),
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  self->quota = GTK_SPIN_BUTTON (spin);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  qz_group_add (group, row);
  self->head = add_line (self, group, _ ("Name of the panel head"));
  self->reason = add_line (self, group, _ ("Reason"));
  for (guint i = 0; i < self->data->entries->len; i++)
    qz_group_add (list, make_entry (self, self->data->entries->pdata[i]));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), list);
  if (head != NULL)
    gtk_editable_set_text (self->head, head->name);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
qz_recommend_dialog_dispose (GObject *object)
{
  QzRecommendDialog *self = QZ_RECOMMEND_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->data, qz_review_data_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (qz_recommend_dialog_parent_class)->dispose (object);
}

static void
qz_recommend_dialog_class_init (QzRecommendDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_recommend_dialog_dispose;
}

static void
qz_recommend_dialog_init (QzRecommendDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH + 40, 680);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Recommend for Presentation"));
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Recommend"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_recommend_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @data: with a panel that is chosen
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_recommend_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const QzReviewData *data)
{
  QzRecommendDialog *self;
  g_autoptr (QzRecommendEntries) operation = NULL;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (data != NULL && data->panel != NULL, NULL);

  self = g_object_new (QZ_TYPE_RECOMMEND_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->data = qz_review_data_ref ((QzReviewData *) data);
  build (self);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  update (self);
  operation = qz_recommend_entries_new (workspace, data->panel->id);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
