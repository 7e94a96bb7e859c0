/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conflicts of an activity in the window: listed, and decided on in the dialog. */

#include "config.h"

#include "operations/qz-add-judges.h"
#include "review-fixture.h"
#include "tests/lib/widget-tools.h"
#include "ui/qz-ui.h"
#include "ui/review/qz-conflict-dialog.h"
#include "ui/review/qz-conflict-list.h"
#include "ui/review/qz-conflict-view.h"

static QzRecordTable *
get_list (GtkWidget *view)
{
  return QZ_RECORD_TABLE (find (view, QZ_TYPE_CONFLICT_LIST));
}

static guint
count (GtkWidget *view)
{
  GPtrArray *records = qz_record_table_get_records (get_list (view));

  return records != NULL ? records->len : 0;
}

static const QzConflictRow *
get_first (GtkWidget *view)
{
  return qz_record_table_get_records (get_list (view))->pdata[0];
}

static QzConflictDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (QZ_IS_CONFLICT_DIALOG (l->data))
      return l->data;
  return NULL;
}

static void
type (QzConflictDialog *dialog, const char *title, const char *text)
{
  GtkWidget *row = find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW);

  while (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) != 0)
    row = gtk_widget_get_next_sibling (row);
  g_assert_true (gtk_widget_get_visible (row));
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
accept (QzConflictDialog *dialog)
{
  g_signal_emit_by_name (dialog, "accept");
  WAIT (find_dialog () == NULL);
}

static void
test_decide (Office *office, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = g_object_new (QZ_TYPE_CONFLICT_VIEW, NULL);
  g_autoptr (QzAddJudges) add = qz_add_judges_new (office->workspace);
  GtkWidget *table;

  g_free (office_submit (office, "qc-group", "problem-self", 1));
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  qz_conflict_view_load (QZ_CONFLICT_VIEW (view), office->workspace, "qc-group");
  WAIT (find (view, ADW_TYPE_STATUS_PAGE) != NULL
        && gtk_widget_get_mapped (find (view, ADW_TYPE_STATUS_PAGE)));

  qz_add_judges_add (add, "甲", "上海第1机械制造有限公司", NULL, NULL, NULL);
  office_run (add);
  qz_conflict_view_load (QZ_CONFLICT_VIEW (view), office->workspace, "qc-group");
  WAIT (count (view) == 1);
  g_assert_cmpint (get_first (view)->conflict->state, ==, QZ_CONFLICT_FORCED);
  qz_conflict_view_search (QZ_CONFLICT_VIEW (view), "nowhere");
  qz_conflict_view_search (QZ_CONFLICT_VIEW (view), "");

  /* What is certain asks for a second name. */
  table = GTK_WIDGET (qz_record_table_get_table (get_list (view)));
  qz_record_table_select (get_list (view), get_first (view));
  g_signal_emit_by_name (table, "row-activated", 0);
  WAIT (find_dialog () != NULL);
  type (find_dialog (), "Reason", "同名不同单位");
  type (find_dialog (), "Approved by", "秘书长");
  accept (find_dialog ());
  qz_conflict_view_load (QZ_CONFLICT_VIEW (view), office->workspace, "qc-group");
  WAIT (get_first (view)->conflict->state == QZ_CONFLICT_DISMISSED);
  g_assert_cmpstr (get_first (view)->conflict->approver, ==, "秘书长");

  /* And back. */
  qz_record_table_select (get_list (view), get_first (view));
  g_signal_emit_by_name (table, "row-activated", 0);
  WAIT (find_dialog () != NULL);
  type (find_dialog (), "Reason", "确系同一单位");
  accept (find_dialog ());
  qz_conflict_view_load (QZ_CONFLICT_VIEW (view), office->workspace, "qc-group");
  WAIT (get_first (view)->conflict->state == QZ_CONFLICT_FORCED);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  qz_ui_register_resource ();
  g_test_add ("/conflict-view/decide", Office, NULL, office_set_up, test_decide, office_tear_down);
  return g_test_run ();
}
