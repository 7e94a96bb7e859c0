/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-sheets-dialog.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-list-sheets.h"
#include "operations/qz-open-sheet.h"
#include "store/qz-topic.h"
#include "ui/review/qz-settle-dialog.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 640
/* More would help nobody; the command line lists them all. */
#define MOST_ROWS 300

/*
 * The sheets from paper that do not count yet: where two people differ, what waits for the panel
 * head, and what nobody has checked. A row that can be settled opens.
 */
struct _QzSheetsDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkBox *box;

  /* owned */
  QzWorkspace *workspace;
  char *activity;
  QzListSheets *list; /* nullable: what is shown */
};

G_DEFINE_FINAL_TYPE (QzSheetsDialog, qz_sheets_dialog, QZ_TYPE_DIALOG)

/* --- settling one --- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzSheetsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL)
    return;
  if (qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    gtk_window_present (GTK_WINDOW (qz_settle_dialog_new (
        GTK_WIDGET (self), self->workspace, QZ_OPEN_SHEET (source), QZ_SETTLE_QUESTIONS)));
  else
    qz_dialog_set_fault (QZ_DIALOG (self), error->message);
}

static void
activated_cb (QzSheetsDialog *self, AdwActionRow *widget)
{
  const QzSheetRow *row = g_object_get_data (G_OBJECT (widget), "row");
  g_autoptr (QzOpenSheet) operation =
      qz_open_sheet_new (self->workspace, row->sheet->entry, row->sheet->judge, row->sheet->stage);

  qz_dialog_set_fault (QZ_DIALOG (self), NULL);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, opened_cb, g_object_ref (self));
}

/* --- the list --- */

static char *
dup_line (const QzSheetRow *row)
{
  const char *first = qz_sheet_row_get_typist (row, QZ_TURN_FIRST);
  const char *second = qz_sheet_row_get_typist (row, QZ_TURN_SECOND);
  g_autofree char *questions = qz_sheet_row_dup_questions (row);
  g_autofree char *who = NULL;

  if (*first == '\0')
    who = g_strdup (_ ("put on hold"));
  else if (row->paper == QZ_PAPER_ONCE)
    who = g_strdup_printf (_ ("typed by %s"), first);
  else
    who = g_strdup_printf (_ ("typed by %s, checked by %s"), first, second);
  return g_strdup_printf ("%s · %s%s%s", row->judge, who, *questions != '\0' ? "\n" : "",
                          questions);
}

static GtkWidget *
make_row (QzSheetsDialog *self, const QzSheetRow *row)
{
  g_autofree char *title = g_strdup_printf ("%s %s", row->call, row->title);
  g_autofree char *line = dup_line (row);
  GtkWidget *widget = qz_row_new (title, line);

  if (row->paper == QZ_PAPER_ONCE)
    {
      qz_row_add_chip (widget, _ ("To be checked"), QZ_TONE_NEUTRAL);
      return widget;
    }
  if (row->paper == QZ_PAPER_DIFFERING)
    qz_row_add_chip (widget, _ ("Differs"), QZ_TONE_ERROR);
  else
    qz_row_add_chip (widget, _ ("Panel head"), QZ_TONE_WARNING);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  g_object_set_data (G_OBJECT (widget), "row", (gpointer) row);
  g_signal_connect_object (widget, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return widget;
}

static void
add_rows (QzSheetsDialog *self, GtkWidget *group, QzPaperState state)
{
  const GPtrArray *rows = qz_list_sheets_get_rows (self->list);

  for (guint i = 0; i < rows->len && qz_group_get_n_rows (group) < MOST_ROWS; i++)
    {
      const QzSheetRow *row = rows->pdata[i];

      if (row->paper == state)
        qz_group_add (group, make_row (self, row));
    }
}

static void
show_list (QzSheetsDialog *self)
{
  GtkWidget *group = qz_group_new (
      NULL, _ ("None of these counts yet. Where two people differ, and where the paper breaks the "
               "rules or is blank, somebody decides."));
  GtkWidget *child;

  add_rows (self, group, QZ_PAPER_DIFFERING);
  add_rows (self, group, QZ_PAPER_HELD);
  add_rows (self, group, QZ_PAPER_ONCE);
  if (qz_group_get_n_rows (group) == 0)
    qz_group_add (group, qz_row_new (_ ("Every sheet from paper is settled"), NULL));
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  gtk_box_append (self->box, group);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzSheetsDialog) self = user_data;
  g_autoptr (QzListSheets) former = NULL;
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL)
    return;
  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      qz_dialog_set_fault (QZ_DIALOG (self), error->message);
      return;
    }
  /* The rows that are shown borrow from the list before. */
  former = g_steal_pointer (&self->list);
  self->list = g_object_ref (QZ_LIST_SHEETS (source));
  show_list (self);
}

static void
load (QzSheetsDialog *self)
{
  g_autoptr (QzListSheets) operation = qz_list_sheets_new (self->workspace, self->activity);

  qz_operation_run_async (QZ_OPERATION (operation), NULL, listed_cb, g_object_ref (self));
}

static void
changed_cb (QzSheetsDialog *self, guint topics)
{
  if ((topics & QZ_TOPIC_REVIEW) != 0 && self->workspace != NULL)
    load (self);
}

static void
qz_sheets_dialog_dispose (GObject *object)
{
  QzSheetsDialog *self = QZ_SHEETS_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->list);
  g_clear_pointer (&self->activity, g_free);

  G_OBJECT_CLASS (qz_sheets_dialog_parent_class)->dispose (object);
}

static void
qz_sheets_dialog_class_init (QzSheetsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_sheets_dialog_dispose;
}

static void
qz_sheets_dialog_init (QzSheetsDialog *self)
{
  GtkWidget *box;

  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH + 40, 560);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Unsettled Sheets from Paper"));
  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  self->box = GTK_BOX (box);
}

/**
 * qz_sheets_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @activity: id of an activity
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_sheets_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const char *activity)
{
  QzSheetsDialog *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_SHEETS_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  g_signal_connect_object (qz_workspace_get_store (workspace), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
