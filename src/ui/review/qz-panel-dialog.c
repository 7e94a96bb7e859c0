/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-panel-dialog.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-add-judges.h"
#include "operations/qz-make-panel.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/review/qz-judge-lines.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-picker.h"

/* Makes a panel or changes one: its name, its judges, its head, which entries it scores. */
struct _QzPanelDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  AdwEntryRow *name;
  QzPicker *head;
  GtkWidget *head_row;
  GtkWidget *reason; /* AdwEntryRow */
  AdwPreferencesGroup *judges;
  AdwPreferencesGroup *categories;
  GtkTextBuffer *lines;

  /* owned */
  QzWorkspace *workspace;
  QzReviewData *data;
  GPtrArray *checks;          /* (element-type GtkCheckButton) of judges, borrowed widgets */
  GPtrArray *category_checks; /* (element-type GtkCheckButton) borrowed widgets */
  char *activity;
  char *stage;
  char *panel; /* nullable: the one that is changed */
};

#define CHECK_ID "qz-id"
#define CHECK_SAT "qz-sat"

G_DEFINE_FINAL_TYPE (QzPanelDialog, qz_panel_dialog, QZ_TYPE_DIALOG)

static GStrv
checked_ids (const GPtrArray *checks)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (checks, i)))
      g_strv_builder_add (ids, g_object_get_data (g_ptr_array_index (checks, i), CHECK_ID));
  return g_strv_builder_end (ids);
}

static char *
dup_lines (QzPanelDialog *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->lines, &start, &end);
  return gtk_text_buffer_get_text (self->lines, &start, &end, FALSE);
}

/* The head is one of those who are ticked; new judges are chosen as head by changing the panel. */
static void
update_head (QzPanelDialog *self)
{
  g_auto (GStrv) ids = checked_ids (self->checks);
  g_autofree char *chosen = g_strdup (qz_picker_get_id (self->head));

  qz_picker_clear (self->head);
  for (guint i = 0; ids[i] != NULL; i++)
    qz_picker_add (self->head, ids[i], qz_review_data_get_judge_name (self->data, ids[i]));
  qz_picker_set_id (self->head, chosen);
  gtk_widget_set_visible (self->head_row, ids[0] != NULL);
}

static void
check_input (QzPanelDialog *self)
{
  g_auto (GStrv) ids = checked_ids (self->checks);
  g_autofree char *lines = dup_lines (self);
  g_autoptr (GPtrArray) more = qz_judge_lines_parse (lines);

  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                *gtk_editable_get_text (GTK_EDITABLE (self->name)) != '\0'
                                    && (ids[0] != NULL || more->len > 0));
  qz_dialog_set_fault (QZ_DIALOG (self), NULL);
}

/* The reason is asked for once one of those who sat in the panel is not ticked any more. */
static void
update_reason (QzPanelDialog *self)
{
  gboolean leaving = FALSE;

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      leaving |= !gtk_check_button_get_active (check)
                 && g_object_get_data (G_OBJECT (check), CHECK_SAT) != NULL;
    }
  gtk_widget_set_visible (self->reason, leaving);
}

static void
toggled_cb (QzPanelDialog *self)
{
  update_head (self);
  update_reason (self);
  check_input (self);
}

/* Making it */

static void
make_panel (QzPanelDialog *self, const GPtrArray *more)
{
  g_autoptr (QzMakePanel) operation = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = checked_ids (self->checks);
  g_auto (GStrv) categories = checked_ids (self->category_checks);
  g_auto (GStrv) judges = NULL;
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));

  g_strv_builder_addv (builder, (const char **) ids);
  for (guint i = 0; more != NULL && i < more->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (more, i);

      /* Somebody who is typed in again is the judge on file. */
      if (!g_strv_contains ((const char *const *) ids, judge->id))
        g_strv_builder_add (builder, judge->id);
    }
  judges = g_strv_builder_end (builder);
  if (self->panel != NULL)
    operation =
        qz_make_panel_new_change (self->workspace, self->panel, name, (const char *const *) judges);
  else
    operation = qz_make_panel_new (self->workspace, self->activity, self->stage, name,
                                   (const char *const *) judges);
  qz_make_panel_set_head (operation, qz_picker_get_id (self->head));
  if (gtk_widget_get_visible (self->reason))
    qz_make_panel_set_reason (operation, gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  if (categories[0] != NULL)
    qz_make_panel_set_categories (operation, (const char *const *) categories);
  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

static void
added_cb (QzDialog *dialog, QzOperation *operation)
{
  make_panel (QZ_PANEL_DIALOG (dialog), qz_add_judges_get_judges (QZ_ADD_JUDGES (operation)));
}

static void
accept_cb (QzPanelDialog *self)
{
  g_autofree char *lines = dup_lines (self);
  g_autoptr (GPtrArray) more = qz_judge_lines_parse (lines);
  g_autoptr (QzAddJudges) operation = NULL;

  if (more->len == 0)
    {
      make_panel (self, NULL);
      return;
    }
  operation = qz_add_judges_new (self->workspace);
  for (guint i = 0; i < more->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (more, i);

      qz_add_judges_add (operation, judge->name, judge->organisation, judge->title,
                         judge->expertise, judge->telephone);
    }
  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), added_cb);
}

/* Judges from a file */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzPanelDialog) self = user_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkTextIter end;

  bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (bytes != NULL)
    text = qz_judge_lines_decode (bytes, &error);
  if (text == NULL)
    {
      qz_dialog_set_fault (QZ_DIALOG (self), error->message);
      return;
    }
  gtk_text_buffer_get_end_iter (self->lines, &end);
  if (gtk_text_iter_get_line_offset (&end) > 0)
    gtk_text_buffer_insert (self->lines, &end, "\n", 1);
  gtk_text_buffer_insert (self->lines, &end, text, -1);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzPanelDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = qz_file_picker_finish (result, &error);

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, read_cb, g_object_ref (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    qz_dialog_set_fault (QZ_DIALOG (self), error->message);
}

static void
import_cb (QzPanelDialog *self)
{
  const QzFileKind kinds[] = { { _ ("Lists"), "*.csv *.txt *.tsv" } };

  qz_file_picker_open_async (GTK_WIDGET (self), _ ("List of Judges"), kinds, G_N_ELEMENTS (kinds),
                             NULL, picked_cb, g_object_ref (self));
}

/* Building it */

static GtkWidget *
add_check (QzPanelDialog *self,
           AdwPreferencesGroup *group,
           GPtrArray *checks,
           const char *id,
           const char *title,
           const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (check), CHECK_ID, g_strdup (id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (checks, check);
  adw_preferences_group_add (group, row);
  return check;
}

static const QzPanel *
find_panel (const QzReviewData *data, const char *id)
{
  for (guint i = 0; id != NULL && i < data->panels->len; i++)
    {
      const QzPanel *panel = g_ptr_array_index (data->panels, i);

      if (g_str_equal (panel->id, id))
        return panel;
    }
  return NULL;
}

static gboolean
sits_in (const QzPanel *panel, const char *judge)
{
  for (guint i = 0; panel != NULL && i < panel->judges->len; i++)
    {
      const QzJudge *other = g_ptr_array_index (panel->judges, i);

      if (g_str_equal (other->id, judge))
        return TRUE;
    }
  return FALSE;
}

static void
add_judges (QzPanelDialog *self, const QzPanel *panel)
{
  for (guint i = 0; i < self->data->judges->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (self->data->judges, i);
      g_autofree char *subtitle = *judge->title != '\0'
                                      ? g_strjoin (" · ", judge->organisation, judge->title, NULL)
                                      : g_strdup (judge->organisation);
      GtkWidget *check =
          add_check (self, self->judges, self->checks, judge->id, judge->name, subtitle);

      g_object_set_data (G_OBJECT (check), CHECK_SAT, GINT_TO_POINTER (sits_in (panel, judge->id)));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), sits_in (panel, judge->id));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->judges), self->data->judges->len > 0);
}

static void
add_categories (QzPanelDialog *self, const QzActivity *activity)
{
  for (guint i = 0; i < activity->categories->len; i++)
    {
      const QzCategory *category = g_ptr_array_index (activity->categories, i);
      g_autofree char *label = qz_category_dup_label (category);

      add_check (self, self->categories, self->category_checks, category->id, label, "");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->categories), activity->categories->len > 1);
}

static void
qz_panel_dialog_dispose (GObject *object)
{
  QzPanelDialog *self = QZ_PANEL_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->data, qz_review_data_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->category_checks, g_ptr_array_unref);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->panel, g_free);

  G_OBJECT_CLASS (qz_panel_dialog_parent_class)->dispose (object);
}

static void
qz_panel_dialog_class_init (QzPanelDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_panel_dialog_dispose;
  g_type_ensure (QZ_TYPE_PICKER);
}

static void
qz_panel_dialog_init (QzPanelDialog *self)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/qunzhi/Qunzhi/ui/review/qz-panel-dialog.ui");

  self->checks = g_ptr_array_new ();
  self->category_checks = g_ptr_array_new ();
  self->name = ADW_ENTRY_ROW (gtk_builder_get_object (builder, "name"));
  self->head = QZ_PICKER (gtk_builder_get_object (builder, "head"));
  self->head_row = GTK_WIDGET (gtk_builder_get_object (builder, "head_row"));
  self->reason = GTK_WIDGET (gtk_builder_get_object (builder, "reason"));
  self->judges = ADW_PREFERENCES_GROUP (gtk_builder_get_object (builder, "judges"));
  self->categories = ADW_PREFERENCES_GROUP (gtk_builder_get_object (builder, "categories"));
  self->lines =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_builder_get_object (builder, "lines")));
  qz_picker_set_label (self->head, _ ("Head"));
  g_signal_connect_object (self->name, "changed", G_CALLBACK (check_input), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lines, "changed", G_CALLBACK (check_input), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_builder_get_object (builder, "import_button"), "clicked",
                           G_CALLBACK (import_cb), self, G_CONNECT_SWAPPED);
  qz_dialog_set_child (QZ_DIALOG (self), GTK_WIDGET (gtk_builder_get_object (builder, "content")));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 640);
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_panel_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @activity: whose entries are scored
 * @stage: id of one of its stages
 * @data: the panels and judges there are
 * @panel: (nullable): id of the panel to change, %NULL to make one
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_panel_dialog_new (GtkWidget *parent,
                     QzWorkspace *workspace,
                     const QzActivity *activity,
                     const char *stage,
                     QzReviewData *data,
                     const char *panel)
{
  QzPanelDialog *self = g_object_new (QZ_TYPE_PANEL_DIALOG, NULL);
  const QzPanel *old = find_panel (data, panel);
  g_autofree char *name = NULL;

  self->workspace = g_object_ref (workspace);
  self->data = qz_review_data_ref (data);
  self->activity = g_strdup (activity->id);
  self->stage = g_strdup (stage);
  self->panel = old != NULL ? g_strdup (panel) : NULL;
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  gtk_window_set_title (GTK_WINDOW (self), old != NULL ? _ ("Change Panel") : _ ("New Panel"));
  qz_dialog_set_accept (QZ_DIALOG (self), old != NULL ? _ ("_Change") : _ ("_Make Panel"));
  add_judges (self, old);
  add_categories (self, activity);
  /* A changed panel keeps its entries unless categories are chosen anew. */
  name =
      old != NULL ? g_strdup (old->name) : g_strdup_printf (_ ("Panel %u"), data->panels->len + 1);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  update_head (self);
  update_reason (self);
  if (old != NULL)
    qz_picker_set_id (self->head, old->head);
  check_input (self);
  return GTK_WIDGET (self);
}
