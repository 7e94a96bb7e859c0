/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores that come in on paper or in spreadsheets, and sheets that are settled or amended. */

#include "config.h"

#include "ui/review/qz-review-page-private.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-export-score-table.h"
#include "operations/qz-import-scores.h"
#include "operations/qz-open-sheet.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/review/qz-paper-dialog.h"
#include "ui/review/qz-scores-report-dialog.h"
#include "ui/review/qz-settle-dialog.h"
#include "ui/review/qz-sheets-dialog.h"
#include "ui/widgets/qz-progress-dialog.h"
#include "ui/widgets/qz-saving.h"

static QzWorkspace *
get_workspace (QzReviewPage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

/* --- paper --- */

static void
type_paper_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  gtk_stack_set_visible_child_name (self->tabs, "scores");
  gtk_window_present (GTK_WINDOW (
      qz_paper_dialog_new (GTK_WIDGET (self), get_workspace (self), self->data->panel->id)));
}

static void
unsettled_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  gtk_window_present (
      GTK_WINDOW (qz_sheets_dialog_new (GTK_WIDGET (self), get_workspace (self), self->activity)));
}

/* Whether a locked sheet is amended, or an open question is settled. */
typedef struct
{
  QzReviewPage *page; /* owned */
  QzSettleKind kind;
} Settling;

static void
settle_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Settling *settling = user_data;
  g_autoptr (QzReviewPage) self = settling->page;
  g_autoptr (GError) error = NULL;

  if (qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    gtk_window_present (GTK_WINDOW (qz_settle_dialog_new (GTK_WIDGET (self), get_workspace (self),
                                                          QZ_OPEN_SHEET (source), settling->kind)));
  else
    qz_page_show_error (QZ_PAGE (self), _ ("The Sheet Cannot Be Changed"), error);
}

static void
settle_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  g_autoptr (QzOpenSheet) operation = NULL;
  Settling *settling;

  if (self->data == NULL || self->data->panel == NULL)
    return;
  operation = qz_open_sheet_new (get_workspace (self), qz_score_entry_get_entry (self->entry),
                                 qz_score_entry_get_judge (self->entry), self->data->panel->stage);
  settling = g_new0 (Settling, 1);
  settling->page = g_object_ref (self);
  settling->kind = g_str_equal (g_action_get_name (G_ACTION (action)), "amend-sheet")
                       ? QZ_SETTLE_AMEND
                       : QZ_SETTLE_QUESTIONS;
  qz_operation_run_async (QZ_OPERATION (operation), NULL, settle_cb, settling);
}

/* --- spreadsheets out --- */

/* A panel that went meanwhile is missed by the operation. */
static QzOperation *
make_export (GtkWidget *page, const char *path)
{
  QzReviewPage *self = QZ_REVIEW_PAGE (page);
  const QzPanel *panel = self->data != NULL ? self->data->panel : NULL;

  return QZ_OPERATION (qz_export_score_table_new (get_workspace (self), self->activity,
                                                  panel != NULL ? panel->id : "", path));
}

static void
export_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const QzFileKind kind = { _ ("Spreadsheets"), "*.xlsx" };
  g_autofree char *name = NULL;

  if (self->data == NULL || self->data->panel == NULL)
    return;
  name = g_strdup_printf (_ ("Scores %s.xlsx"), self->data->panel->name);
  qz_saving_start (&(const QzSaving){ _ ("Save the Score Table"), name, &kind, 1, make_export,
                                      _qz_review_page_saved },
                   GTK_WIDGET (self),
                   parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

/* --- spreadsheets in --- */

static guint
count_taken (QzImportScores *operation)
{
  return qz_import_scores_count (operation, QZ_SCORES_LOCKED)
         + qz_import_scores_count (operation, QZ_SCORES_OPEN);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzImportScores) operation = user_data;
  QzReviewPage *self = g_object_get_data (G_OBJECT (operation), "page");
  g_autoptr (GError) error = NULL;
  guint n = count_taken (operation);
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u score sheet taken", "%u score sheets taken", n), n);

  if (qz_progress_dialog_run_finish (result, &error))
    qz_page_toast (QZ_PAGE (self), words);
  else
    qz_page_show_error (QZ_PAGE (self), _ ("The Scores Were Not Taken"), error);
}

static void
take_in_cb (QzReviewPage *self, QzDialog *dialog)
{
  const char *path = g_object_get_data (G_OBJECT (dialog), "path");
  QzImportScores *operation = qz_import_scores_new (get_workspace (self), path);

  g_object_set_data_full (G_OBJECT (operation), "page", g_object_ref (self), g_object_unref);
  gtk_window_destroy (GTK_WINDOW (dialog));
  qz_progress_dialog_run_async (GTK_WIDGET (self), _ ("Taking the Scores"),
                                QZ_OPERATION (operation), imported_cb, operation);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzImportScores) operation = user_data;
  QzReviewPage *self = g_object_get_data (G_OBJECT (operation), "page");
  const char *path = g_object_get_data (G_OBJECT (operation), "path");
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  if (!qz_progress_dialog_run_finish (result, &error))
    {
      qz_page_show_error (QZ_PAGE (self), _ ("The Scores Were Not Taken"), error);
      return;
    }
  dialog = qz_scores_report_dialog_new (GTK_WIDGET (self), _ ("Scores to Be Taken"), operation);
  g_object_set_data_full (G_OBJECT (dialog), "path", g_strdup (path), g_free);
  qz_dialog_set_accept (QZ_DIALOG (dialog), _ ("_Take In"));
  qz_dialog_set_accept_enabled (QZ_DIALOG (dialog), count_taken (operation) > 0);
  g_signal_connect_object (dialog, "accept", G_CALLBACK (take_in_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Says first what would become of each row; nothing is written before that was seen. */
static void
import_from (QzReviewPage *self, const char *path)
{
  QzImportScores *operation = qz_import_scores_new (get_workspace (self), path);

  qz_import_scores_set_dry_run (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "page", g_object_ref (self), g_object_unref);
  g_object_set_data_full (G_OBJECT (operation), "path", g_strdup (path), g_free);
  qz_progress_dialog_run_async (GTK_WIDGET (self), _ ("Reading the Scores"),
                                QZ_OPERATION (operation), looked_cb, operation);
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = qz_file_picker_finish (result, &error);

  if (file != NULL)
    import_from (self, g_file_peek_path (file));
  else
    qz_page_show_error (QZ_PAGE (self), _ ("The Scores Were Not Taken"), error);
}

static void
import_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const QzFileKind kind = { _ ("Spreadsheets"), "*.xlsx *.csv" };

  if (parameter != NULL)
    import_from (self, g_variant_get_string (parameter, NULL));
  else
    qz_file_picker_open_async (GTK_WIDGET (self), _ ("Import Scores"), &kind, 1, NULL,
                               import_chosen_cb, g_object_ref (self));
}

static const GActionEntry actions[] = {
  { .name = "type-paper", .activate = type_paper_act },
  { .name = "unsettled-sheets", .activate = unsettled_act },
  { .name = "settle-sheet", .activate = settle_act },
  { .name = "amend-sheet", .activate = settle_act },
  { .name = "export-score-table", .activate = export_act },
  { .name = "export-score-table-to", .activate = export_act, .parameter_type = "s" },
  { .name = "import-scores", .activate = import_act },
  { .name = "import-scores-from", .activate = import_act, .parameter_type = "s" },
};

void
_qz_review_page_add_paper_acts (QzReviewPage *self)
{
  qz_page_add_actions (QZ_PAGE (self), actions, G_N_ELEMENTS (actions));
}
