/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-papers-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "operations/qz-print-review.h"
#include "rules/qz-finding.h"
#include "ui/preview/qz-paper-view.h"
#include "ui/review/qz-made-paper.h"
#include "ui/widgets/qz-date-row.h"
#include "ui/widgets/qz-picker.h"

/* Wait so long after the last change before making them anew, ms. */
#define MAKE_DELAY 350

#define EVERY_PANEL "*"

/* The papers of the day of the review: a kind of them is chosen and seen, printed, saved. */
struct _QzPapersDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  QzPicker *kind;
  QzPicker *panel;
  QzDateRow *day;
  GtkEditable *place;
  GtkLabel *findings;
  QzPaperView *view;

  /* owned */
  QzWorkspace *workspace;
  char *activity;
  GCancellable *making; /* nullable */

  /* state */
  guint timer;
};

G_DEFINE_FINAL_TYPE (QzPapersDialog, qz_papers_dialog, QZ_TYPE_DIALOG)

static const char *const words[QZ_N_REVIEW_PAPERS] = {
  [QZ_REVIEW_PAPER_INVITATION] = N_ ("Invitations"),
  [QZ_REVIEW_PAPER_APPOINTMENT] = N_ ("Letters of Appointment"),
  [QZ_REVIEW_PAPER_COMMITMENT] = N_ ("Commitments of Judges"),
  [QZ_REVIEW_PAPER_SIGN_IN] = N_ ("Sign-In Sheets"),
  [QZ_REVIEW_PAPER_PANEL_LIST] = N_ ("Panel Lists"),
  [QZ_REVIEW_PAPER_NAME_PLATE] = N_ ("Name Plates"),
  [QZ_REVIEW_PAPER_LABEL] = N_ ("Labels of Entries"),
  [QZ_REVIEW_PAPER_SCORE_SHEET] = N_ ("Score Sheets"),
  [QZ_REVIEW_PAPER_TALLY] = N_ ("Tally Tables"),
  [QZ_REVIEW_PAPER_FEE_LIST] = N_ ("Fee Lists"),
  [QZ_REVIEW_PAPER_ROUTE_LIST] = N_ ("Routes of Visits"),
  [QZ_REVIEW_PAPER_VISIT_SHEET] = N_ ("Records of Visits"),
};

static void
show_findings (QzPapersDialog *self, const GPtrArray *findings)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "",
                            ((const QzFinding *) findings->pdata[i])->message);
  gtk_label_set_text (self->findings, lines->str);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), lines->len > 0);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzPapersDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QzPaper) paper = NULL;
  QzPrintReview *operation = QZ_PRINT_REVIEW (source);
  const GPtrArray *files;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          show_findings (self, NULL);
          qz_paper_view_set_error (self->view, error);
        }
      return;
    }
  files = qz_print_review_get_files (operation);
  show_findings (self, qz_print_review_get_findings (operation));
  paper = qz_made_paper_read (((const QzReviewFile *) files->pdata[0])->path, &error);
  if (paper != NULL)
    qz_paper_view_set_paper (self->view, paper);
  else
    qz_paper_view_set_error (self->view, error);
}

/* A day that is not one yet leaves the place for it blank. */
static QzPrintReview *
make_operation (QzPapersDialog *self, const char *folder, QzReviewPaper kind)
{
  QzPrintReview *operation = qz_print_review_new (self->workspace, self->activity, folder);
  const char *panel = qz_picker_get_id (self->panel);
  g_autofree char *day = qz_date_row_dup_date (self->day);

  if (g_strcmp0 (panel, EVERY_PANEL) != 0)
    qz_print_review_set_panel (operation, panel);
  if (day != NULL && *day != '\0' && qz_date_row_is_valid (self->day))
    qz_print_review_set_day (operation, day, NULL);
  qz_print_review_set_place (operation, gtk_editable_get_text (self->place));
  qz_print_review_add_paper (operation, kind);
  return operation;
}

static gboolean
make_cb (gpointer data)
{
  QzPapersDialog *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = qz_made_paper_make_folder (&error);
  g_autoptr (QzPrintReview) operation = NULL;
  QzReviewPaper kind;

  self->timer = 0;
  qz_clear_cancellable (&self->making);
  self->making = g_cancellable_new ();
  if (folder == NULL)
    {
      qz_paper_view_set_error (self->view, error);
      return G_SOURCE_REMOVE;
    }
  if (!qz_review_paper_from_id (qz_picker_get_id (self->kind), &kind))
    return G_SOURCE_REMOVE;
  operation = make_operation (self, folder, kind);
  qz_made_paper_keep_folder (QZ_OPERATION (operation), folder);
  qz_paper_view_set_title (self->view, _ (words[kind]));
  qz_paper_view_set_loading (self->view);
  qz_operation_run_async (QZ_OPERATION (operation), self->making, made_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
make_later (QzPapersDialog *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (MAKE_DELAY, make_cb, self);
}

/* Building it */

static GtkWidget *
make_line (QzPapersDialog *self)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), C_ ("meeting", "Place"));
  self->place = GTK_EDITABLE (row);
  g_signal_connect_object (row, "changed", G_CALLBACK (make_later), self, G_CONNECT_SWAPPED);
  return row;
}

static void
fill (QzPapersDialog *self, const QzReviewData *data)
{
  for (guint i = 0; i < QZ_N_REVIEW_PAPERS; i++)
    qz_picker_add (self->kind, qz_review_paper_get_id ((QzReviewPaper) i), _ (words[i]));
  qz_picker_add (self->panel, EVERY_PANEL, _ ("Every panel"));
  for (guint i = 0; i < data->panels->len; i++)
    {
      const QzPanel *panel = g_ptr_array_index (data->panels, i);

      qz_picker_add (self->panel, panel->id, panel->name);
    }
}

static GtkWidget *
make_bar (QzPapersDialog *self, const QzReviewData *data)
{
  GtkWidget *bar = gtk_flow_box_new ();
  GtkWidget *pickers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_list_box_new ();

  self->kind = QZ_PICKER (qz_picker_new (_ ("Kind of paper")));
  self->panel = QZ_PICKER (qz_picker_new (_ ("Panel")));
  self->day = QZ_DATE_ROW (qz_date_row_new (_ ("Day")));
  fill (self, data);
  gtk_widget_set_valign (pickers, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (pickers), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (pickers), GTK_WIDGET (self->panel));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (lines), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (lines, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (lines), GTK_WIDGET (self->day));
  gtk_list_box_append (GTK_LIST_BOX (lines), make_line (self));
  gtk_widget_set_size_request (lines, 280, -1);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (bar), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (bar), 2);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), i == 0 ? pickers : lines);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (bar), child);
    }
  gtk_widget_set_margin_top (bar, 6);
  gtk_widget_set_margin_bottom (bar, 6);
  gtk_widget_set_margin_start (bar, 6);
  gtk_widget_set_margin_end (bar, 6);
  g_signal_connect_object (self->kind, "picked", G_CALLBACK (make_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "picked", G_CALLBACK (make_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->day, "changed", G_CALLBACK (make_later), self, G_CONNECT_SWAPPED);
  return bar;
}

static void
build (QzPapersDialog *self, const QzReviewData *data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->findings = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->findings, TRUE);
  gtk_label_set_xalign (self->findings, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->findings), "qz-banner");
  gtk_widget_set_visible (GTK_WIDGET (self->findings), FALSE);
  self->view = QZ_PAPER_VIEW (qz_paper_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  qz_paper_view_set_loading (self->view);
  gtk_box_append (GTK_BOX (box), make_bar (self, data));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->findings));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  qz_dialog_set_child (QZ_DIALOG (self), box);
}

static void
qz_papers_dialog_dispose (GObject *object)
{
  QzPapersDialog *self = QZ_PAPERS_DIALOG (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  qz_clear_cancellable (&self->making);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->activity, g_free);

  G_OBJECT_CLASS (qz_papers_dialog_parent_class)->dispose (object);
}

static void
qz_papers_dialog_class_init (QzPapersDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_papers_dialog_dispose;
}

static void
qz_papers_dialog_init (QzPapersDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 900, 760);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Papers of the Day"));
}

/**
 * qz_papers_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @activity: of its edition
 * @data: the panels; read during the call
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_papers_dialog_new (GtkWidget *parent,
                      QzWorkspace *workspace,
                      const QzActivity *activity,
                      const QzReviewData *data)
{
  QzPapersDialog *self = g_object_new (QZ_TYPE_PAPERS_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity->id);
  build (self, data);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  make_later (self);
  return GTK_WIDGET (self);
}
