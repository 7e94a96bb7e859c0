/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-outside-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-list-outside.h"
#include "operations/qz-record-outside.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/widgets/qz-date-row.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-picker.h"

#define WIDTH 620

/* An item of the form with what was written for it. */
typedef struct
{
  char *item;
  GtkEditable *text; /* borrowed */
} Line;

/*
 * Signed scores of units and recommenders: one is typed with its scan, those that are recorded
 * stand below. The dialog stays for the next one.
 */
struct _QzOutsideDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkEditable *entry;
  QzPicker *side;
  QzPicker *stage;
  GtkEditable *organisation;
  GtkEditable *signer;
  QzDateRow *day;
  GtkEditable *recorder;
  GtkWidget *scan_row;
  GtkWidget *items; /* place of the lines below */
  GtkWidget *list;  /* place of the group below */

  /* owned */
  QzWorkspace *workspace;
  char *activity;
  GArray *lines; /* (element-type Line) */
  GFile *scan;   /* nullable */
};

G_DEFINE_FINAL_TYPE (QzOutsideDialog, qz_outside_dialog, QZ_TYPE_DIALOG)

static void
line_clear (gpointer data)
{
  g_free (((Line *) data)->item);
}

static void
clear_box (QzOutsideDialog *self, GtkWidget *box)
{
  GtkWidget *child;

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static gboolean
is_filled (GtkEditable *text)
{
  return !qz_text_is_blank (gtk_editable_get_text (text));
}

static void
update (QzOutsideDialog *self)
{
  gboolean points = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    points = points || is_filled (g_array_index (self->lines, Line, i).text);
  qz_dialog_set_accept_enabled (
      QZ_DIALOG (self),
      points && self->scan != NULL && is_filled (self->entry) && is_filled (self->signer)
          && is_filled (self->recorder) && is_filled (GTK_EDITABLE (self->day))
          && qz_date_row_is_valid (self->day) && !qz_workspace_is_read_only (self->workspace));
}

static GtkWidget *
make_line (QzOutsideDialog *self, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkEditable *
add_line (QzOutsideDialog *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = make_line (self, title);

  qz_group_add (group, row);
  return GTK_EDITABLE (row);
}

/* --- the form --- */

/* Forms of one stage differ by category; the one of the first is shown, as most stages have one. */
static void
show_items (QzOutsideDialog *self)
{
  const QzEdition *edition = qz_workspace_get_edition (self->workspace);
  const QzActivity *activity = qz_edition_find_activity (edition, self->activity);
  const QzStage *stage =
      activity != NULL ? qz_activity_find_stage (activity, qz_picker_get_id (self->stage)) : NULL;
  const QzStageRubric *first =
      stage != NULL && stage->rubrics->len > 0 ? stage->rubrics->pdata[0] : NULL;
  const QzRubric *rubric = first != NULL ? qz_edition_find_rubric (edition, first->rubric) : NULL;
  GtkWidget *group;

  clear_box (self, self->items);
  g_array_set_size (self->lines, 0);
  if (rubric == NULL)
    return;
  group = qz_group_new (rubric->name, stage->outside
                                          ? _ ("One more score sheet of the stage.")
                                          : _ ("The edition only keeps it at this stage; it does "
                                               "not count."));
  for (guint i = 0; i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];
      Line line = { g_strdup (item->id), add_line (self, group, item->title) };

      g_array_append_val (self->lines, line);
    }
  gtk_box_append (GTK_BOX (self->items), group);
  update (self);
}

/* --- those that are recorded --- */

static GtkWidget *
make_row (const QzOutsideRow *row)
{
  const QzSheet *sheet = row->score->sheet;
  g_autofree char *title = g_strdup_printf ("%s %s", row->call, row->title);
  g_autofree char *line = g_strdup_printf ("%s · %s · %s", row->score->organisation,
                                           row->score->signer, row->score->signed_on);
  g_autofree char *total = qz_points_format (sheet->total);
  GtkWidget *widget = qz_row_new (title, line);

  qz_row_add_text (widget, total);
  if (row->counts)
    qz_row_add_chip (widget, _ ("Counts"), QZ_TONE_SUCCESS);
  else if (sheet->state == QZ_SHEET_HELD)
    qz_row_add_chip (widget, _ ("To be clarified"), QZ_TONE_WARNING);
  else
    qz_row_add_chip (widget, _ ("Only kept"), QZ_TONE_NEUTRAL);
  return widget;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzOutsideDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *group;
  const GPtrArray *rows;

  if (self->workspace == NULL)
    return;
  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      qz_dialog_set_fault (QZ_DIALOG (self), error->message);
      return;
    }
  rows = qz_list_outside_get_rows (QZ_LIST_OUTSIDE (source));
  group = qz_group_new (_ ("Recorded"), NULL);
  for (guint i = 0; i < rows->len; i++)
    qz_group_add (group, make_row (rows->pdata[i]));
  if (rows->len == 0)
    qz_group_add (group, qz_row_new (_ ("No score from outside is recorded"), NULL));
  clear_box (self, self->list);
  gtk_box_append (GTK_BOX (self->list), group);
}

static void
load (QzOutsideDialog *self)
{
  g_autoptr (QzListOutside) operation = qz_list_outside_new (self->workspace, self->activity);

  qz_operation_run_async (QZ_OPERATION (operation), NULL, listed_cb, g_object_ref (self));
}

/* --- the scan --- */

/**
 * qz_outside_dialog_set_scan:
 * @self: a dialog
 * @scan: the signed paper; taken in when the dialog is accepted
 */
void
qz_outside_dialog_set_scan (QzOutsideDialog *self, GFile *scan)
{
  g_autofree char *name = NULL;

  g_return_if_fail (QZ_IS_OUTSIDE_DIALOG (self) && G_IS_FILE (scan));

  g_set_object (&self->scan, scan);
  name = g_file_get_basename (scan);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->scan_row), name);
  update (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzOutsideDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = qz_file_picker_finish (result, &error);

  if (file != NULL && self->workspace != NULL)
    qz_outside_dialog_set_scan (self, file);
}

static void
choose_cb (QzOutsideDialog *self)
{
  const QzFileKind kind = { _ ("Scans"), "*.pdf *.jpg *.jpeg *.png *.tif *.tiff" };

  qz_file_picker_open_async (GTK_WIDGET (self), _ ("Choose the Signed Paper"), &kind, 1, NULL,
                             chosen_cb, g_object_ref (self));
}

/* --- the act --- */

/* The next paper: who types stays. */
static void
recorded_cb (QzDialog *dialog, QzOperation *operation)
{
  QzOutsideDialog *self = QZ_OUTSIDE_DIALOG (dialog);
  const char *doubt = qz_record_outside_get_doubt (QZ_RECORD_OUTSIDE (operation));

  qz_dialog_set_busy (dialog, FALSE);
  qz_dialog_set_fault (dialog, doubt);
  gtk_editable_set_text (self->entry, "");
  gtk_editable_set_text (self->organisation, "");
  gtk_editable_set_text (self->signer, "");
  g_clear_object (&self->scan);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->scan_row), _ ("Needed"));
  show_items (self);
  load (self);
}

static void
accept_cb (QzOutsideDialog *self)
{
  g_autoptr (QzRecordOutside) operation = NULL;
  g_autofree char *day = qz_date_row_dup_date (self->day);
  QzOutsideSide side = QZ_OUTSIDE_UNIT;

  if (!qz_outside_side_from_id (qz_picker_get_id (self->side), &side))
    return;
  operation = qz_record_outside_new (self->workspace, gtk_editable_get_text (self->entry),
                                     qz_picker_get_id (self->stage), side,
                                     gtk_editable_get_text (self->recorder));
  qz_record_outside_set_organisation (operation, gtk_editable_get_text (self->organisation));
  qz_record_outside_set_signature (operation, gtk_editable_get_text (self->signer), day);
  qz_record_outside_set_scan (operation, self->scan);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      qz_record_outside_set_text (operation, line->item, gtk_editable_get_text (line->text));
    }
  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), recorded_cb);
}

/* --- building it --- */

static void
fill (QzOutsideDialog *self, const QzActivity *activity)
{
  const char *chosen = NULL;

  qz_picker_add (self->side, "unit", _ ("Unit"));
  qz_picker_add (self->side, "recommender", _ ("Recommender"));
  for (guint i = 0; i < activity->stages->len; i++)
    {
      const QzStage *stage = activity->stages->pdata[i];

      qz_picker_add (self->stage, stage->id, stage->name);
      if (chosen == NULL && (stage->outside || stage->kind == QZ_STAGE_ON_SITE))
        chosen = stage->id;
    }
  if (chosen != NULL)
    qz_picker_set_id (self->stage, chosen);
}

static GtkWidget *
make_scan (QzOutsideDialog *self)
{
  GtkWidget *row = qz_row_new (_ ("Scan of the signed paper"), _ ("Needed"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Choose…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
build (QzOutsideDialog *self, const QzActivity *activity)
{
  GtkWidget *group = qz_group_new (NULL, NULL);
  GtkWidget *pickers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box;

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  self->side = QZ_PICKER (qz_picker_new (_ ("Who scored")));
  self->stage = QZ_PICKER (qz_picker_new (_ ("Stage")));
  gtk_box_append (GTK_BOX (pickers), GTK_WIDGET (self->side));
  gtk_box_append (GTK_BOX (pickers), GTK_WIDGET (self->stage));
  self->recorder = add_line (self, group, _ ("Who types"));
  self->entry = add_line (self, group, _ ("Number of the entry"));
  self->organisation = add_line (self, group, _ ("Organisation, unless the form names it"));
  self->signer = add_line (self, group, _ ("Who signed"));
  self->day = QZ_DATE_ROW (qz_date_row_new (_ ("Signed on")));
  g_signal_connect_object (self->day, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  qz_group_add (group, GTK_WIDGET (self->day));
  self->scan_row = make_scan (self);
  qz_group_add (group, self->scan_row);
  self->items = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), pickers);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), self->items);
  gtk_box_append (GTK_BOX (box), self->list);
  fill (self, activity);
  g_signal_connect_object (self->stage, "picked", G_CALLBACK (show_items), self, G_CONNECT_SWAPPED);
}

static void
qz_outside_dialog_dispose (GObject *object)
{
  QzOutsideDialog *self = QZ_OUTSIDE_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->scan);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->lines, g_array_unref);

  G_OBJECT_CLASS (qz_outside_dialog_parent_class)->dispose (object);
}

static void
qz_outside_dialog_class_init (QzOutsideDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_outside_dialog_dispose;
}

static void
qz_outside_dialog_init (QzOutsideDialog *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH + 40, 740);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Scores from Outside"));
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Record"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_outside_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @activity: of its edition
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_outside_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const QzActivity *activity)
{
  QzOutsideDialog *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_OUTSIDE_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity->id);
  build (self, activity);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  show_items (self);
  update (self);
  load (self);
  return GTK_WIDGET (self);
}
