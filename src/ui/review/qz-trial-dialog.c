/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-trial-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-calibrate-panel.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-picker.h"

#define WIDTH 620

/*
 * The trial of a panel: one report, the points of each of its judges, how far they lie apart, and
 * what the head notes of it. What was typed is kept by the button; the dialog stays.
 */
struct _QzTrialDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkEditable *report;
  QzPicker *judge;
  GtkWidget *points;      /* place of the lines below */
  GtkWidget *differences; /* place of the group below */
  GtkEditable *note;

  /* owned */
  QzWorkspace *workspace;
  char *panel;
  QzCalibratePanel *trial; /* nullable: what is shown */
  GPtrArray *lines;        /* (element-type GtkEditable) borrowed: one for each item */
};

G_DEFINE_FINAL_TYPE (QzTrialDialog, qz_trial_dialog, QZ_TYPE_DIALOG)

static void
clear_box (QzTrialDialog *self, GtkWidget *box)
{
  GtkWidget *child;

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
update (QzTrialDialog *self)
{
  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                self->trial != NULL
                                    && !qz_text_is_blank (gtk_editable_get_text (self->report))
                                    && !qz_workspace_is_read_only (self->workspace));
}

static GtkWidget *
make_line (QzTrialDialog *self, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return row;
}

/* --- what is there --- */

/* The points of the judge who is chosen. */
static void
show_points (QzTrialDialog *self)
{
  const QzRubric *rubric = qz_calibrate_panel_get_rubric (self->trial);
  const QzTrial *trial = qz_calibrate_panel_get_trial (self->trial);
  const char *judge = qz_picker_get_id (self->judge);
  const QzSheet *sheet = judge != NULL ? qz_trial_find_sheet (trial, judge) : NULL;
  GtkWidget *group = qz_group_new (NULL, NULL);

  clear_box (self, self->points);
  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];
      g_autofree char *points =
          qz_points_format (sheet != NULL ? qz_sheet_get_points (sheet, item->id) : QZ_POINTS_NONE);
      GtkWidget *row = make_line (self, item->title, points);

      qz_group_add (group, row);
      g_ptr_array_add (self->lines, row);
    }
  gtk_box_append (GTK_BOX (self->points), group);
}

static void
add_difference (GString *text, const char *title, gint64 difference, gboolean far)
{
  g_autofree char *number = qz_points_format (difference);

  g_string_append_printf (text, "%s%s %s%s%s", text->len > 0 ? " · " : "", title,
                          difference > 0 ? "+" : "", number, far ? " !" : "");
}

static GtkWidget *
make_judge (const QzCalibration *calibration, const QzJudge *judge, guint place)
{
  const QzCalibrationLine *total = calibration->lines->pdata[calibration->lines->len - 1];
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean far = FALSE;
  GtkWidget *row;

  for (guint i = 0; i + 1 < calibration->lines->len; i++)
    {
      const QzCalibrationLine *line = calibration->lines->pdata[i];

      if (line->points[place] != QZ_POINTS_NONE && line->differences[place] != 0)
        add_difference (text, line->item->title, line->differences[place], line->far[place]);
      far = far || line->far[place];
    }
  row = qz_row_new (judge->name, text->str);
  if (total->points[place] != QZ_POINTS_NONE)
    {
      g_autoptr (GString) sum = g_string_new (NULL);

      add_difference (sum, _ ("Total"), total->differences[place], FALSE);
      qz_row_add_text (row, sum->str);
    }
  else
    qz_row_add_chip (row, _ ("Not complete"), QZ_TONE_NEUTRAL);
  if (far || total->far[place])
    qz_row_add_chip (row, _ ("Far"), QZ_TONE_WARNING);
  return row;
}

static void
show_differences (QzTrialDialog *self)
{
  const QzPanel *panel = qz_calibrate_panel_get_panel (self->trial);
  const QzCalibration *calibration = qz_calibrate_panel_get_calibration (self->trial);
  GtkWidget *group = qz_group_new (
      _ ("How Far They Lie Apart"),
      _ ("From the mean of the panel, by item. More than a tenth of the full marks is marked."));

  clear_box (self, self->differences);
  for (guint i = 0; i < panel->judges->len; i++)
    qz_group_add (group, make_judge (calibration, panel->judges->pdata[i], i));
  gtk_box_append (GTK_BOX (self->differences), group);
}

static void
fill (QzTrialDialog *self)
{
  const QzPanel *panel = qz_calibrate_panel_get_panel (self->trial);
  const QzTrial *trial = qz_calibrate_panel_get_trial (self->trial);

  if (qz_picker_get_n_items (self->judge) > 0)
    return;
  for (guint i = 0; i < panel->judges->len; i++)
    {
      const QzJudge *judge = panel->judges->pdata[i];

      qz_picker_add (self->judge, judge->id, judge->name);
    }
  gtk_editable_set_text (self->report, trial->report);
  gtk_editable_set_text (self->note, trial->note);
  gtk_window_set_title (GTK_WINDOW (self), panel->name);
}

static void
take (QzTrialDialog *self, QzCalibratePanel *trial)
{
  g_autoptr (QzCalibratePanel) former = g_steal_pointer (&self->trial);

  self->trial = g_object_ref (trial);
  fill (self);
  show_points (self);
  show_differences (self);
  update (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzTrialDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL)
    return;
  if (qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    take (self, QZ_CALIBRATE_PANEL (source));
  else
    qz_dialog_set_fault (QZ_DIALOG (self), error->message);
}

static void
picked_cb (QzTrialDialog *self)
{
  if (self->trial != NULL)
    show_points (self);
}

/* --- what is new --- */

static void
kept_cb (QzDialog *dialog, QzOperation *operation)
{
  qz_dialog_set_busy (dialog, FALSE);
  qz_dialog_set_fault (dialog, NULL);
  take (QZ_TRIAL_DIALOG (dialog), QZ_CALIBRATE_PANEL (operation));
}

static gboolean
has_points (QzTrialDialog *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (!qz_text_is_blank (gtk_editable_get_text (self->lines->pdata[i])))
      return TRUE;
  return FALSE;
}

static void
accept_cb (QzTrialDialog *self)
{
  g_autoptr (QzCalibratePanel) operation = qz_calibrate_panel_new (self->workspace, self->panel);
  const QzRubric *rubric = qz_calibrate_panel_get_rubric (self->trial);
  const QzTrial *trial = qz_calibrate_panel_get_trial (self->trial);
  const QzPanel *panel = qz_calibrate_panel_get_panel (self->trial);
  const QzJudge *head = *panel->head != '\0' ? qz_panel_find_judge (panel, panel->head) : NULL;
  const char *note = gtk_editable_get_text (self->note);

  qz_calibrate_panel_set_report (operation, gtk_editable_get_text (self->report), NULL);
  for (guint i = 0; has_points (self) && i < rubric->items->len; i++)
    qz_calibrate_panel_set_points (operation, qz_picker_get_id (self->judge),
                                   ((const QzItem *) rubric->items->pdata[i])->id,
                                   gtk_editable_get_text (self->lines->pdata[i]));
  if (strcmp (note, trial->note) != 0)
    qz_calibrate_panel_set_note (operation, note, head != NULL ? head->name : "");
  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), kept_cb);
}

/* --- building it --- */

static void
build (QzTrialDialog *self)
{
  GtkWidget *group = qz_group_new (
      NULL, _ ("Before the first sheet each judge of the panel scores one report of another year. "
               "It never counts."));
  GtkWidget *notes = qz_group_new (NULL, NULL);
  GtkWidget *box;

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  self->report = GTK_EDITABLE (make_line (self, _ ("Report that is scored for trial"), ""));
  self->judge = QZ_PICKER (qz_picker_new (_ ("Judge")));
  self->points = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->differences = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->note = GTK_EDITABLE (make_line (self, _ ("Note of the head"), ""));
  gtk_widget_set_halign (GTK_WIDGET (self->judge), GTK_ALIGN_START);
  g_signal_connect_object (self->judge, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  qz_group_add (group, GTK_WIDGET (self->report));
  qz_group_add (notes, GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->judge));
  gtk_box_append (GTK_BOX (box), self->points);
  gtk_box_append (GTK_BOX (box), self->differences);
  gtk_box_append (GTK_BOX (box), notes);
}

static void
qz_trial_dialog_dispose (GObject *object)
{
  QzTrialDialog *self = QZ_TRIAL_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->trial);
  g_clear_pointer (&self->panel, g_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (qz_trial_dialog_parent_class)->dispose (object);
}

static void
qz_trial_dialog_class_init (QzTrialDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_trial_dialog_dispose;
}

static void
qz_trial_dialog_init (QzTrialDialog *self)
{
  self->lines = g_ptr_array_new ();
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH + 40, 740);
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Save"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_trial_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @panel: UUID of a panel
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_trial_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const char *panel)
{
  QzTrialDialog *self;
  g_autoptr (QzCalibratePanel) operation = NULL;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && panel != NULL, NULL);

  self = g_object_new (QZ_TYPE_TRIAL_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->panel = g_strdup (panel);
  build (self);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  update (self);
  operation = qz_calibrate_panel_new (workspace, panel);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
