/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widgets that the pages share: made, named, and let go of. */

#include "config.h"

#include <adwaita.h>

#include "model/qz-edition.h"
#include "operations/qz-operation.h"
#include "tests/lib/widget-tools.h"
#include "ui/qz-ui.h"
#include "ui/widgets/qz-banner.h"
#include "ui/widgets/qz-date-row.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-dialog.h"
#include "ui/widgets/qz-empty-state.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-markdown.h"
#include "ui/widgets/qz-progress-dialog.h"
#include "ui/widgets/qz-status-chip.h"
#include "ui/widgets/qz-table.h"
#include "ui/widgets/qz-tiles.h"
#include "ui/widgets/qz-timeline.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_banner (void)
{
  GtkWidget *banner = g_object_ref_sink (qz_banner_new ("one"));
  guint count = 0;

  g_signal_connect_swapped (banner, "notify::text", G_CALLBACK (count_cb), &count);
  g_assert_false (qz_banner_get_revealed (QZ_BANNER (banner)));
  qz_banner_set_text (QZ_BANNER (banner), "<b>two</b>");
  qz_banner_set_text (QZ_BANNER (banner), "<b>two</b>");
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpstr (qz_banner_get_text (QZ_BANNER (banner)), ==, "<b>two</b>");
  gtk_test_accessible_assert_role (banner, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_property (banner, GTK_ACCESSIBLE_PROPERTY_LABEL, "<b>two</b>");
  qz_banner_set_revealed (QZ_BANNER (banner), TRUE);
  g_assert_true (gtk_widget_get_visible (banner));
  g_assert_finalize_object (banner);
}

static void
test_chip (void)
{
  GtkWidget *chip = g_object_ref_sink (qz_status_chip_new ("已受理", QZ_TONE_SUCCESS));

  g_assert_cmpstr (qz_status_chip_get_text (QZ_STATUS_CHIP (chip)), ==, "已受理");
  g_assert_true (gtk_widget_has_css_class (adw_bin_get_child (ADW_BIN (chip)), "success"));
  qz_status_chip_set (QZ_STATUS_CHIP (chip), NULL, QZ_TONE_ERROR);
  g_assert_false (gtk_widget_has_css_class (adw_bin_get_child (ADW_BIN (chip)), "success"));
  g_assert_false (gtk_widget_get_visible (adw_bin_get_child (ADW_BIN (chip))));
  g_assert_finalize_object (chip);
}

static void
test_date_row (void)
{
  static const struct
  {
    const char *typed;
    const char *date;
    gboolean valid;
  } cases[] = {
    { "2018-09-07", "2018-09-07", TRUE },
    { "2018/9/7", "2018-09-07", TRUE },
    { "2018.9.7", "2018-09-07", TRUE },
    { "2018年9月7日", "2018-09-07", TRUE },
    { "", "", TRUE },
    { "2018-02-30", "2018-02-30", FALSE },
    { "2018-09", "2018-09", FALSE },
    { "明天", "明天", FALSE },
    { "2018-09-07x", "2018-09-07x", FALSE },
  };
  GtkWidget *row = g_object_ref_sink (qz_date_row_new ("日期"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = NULL;

      g_test_message ("%s", cases[i].typed);
      qz_date_row_set_date (QZ_DATE_ROW (row), cases[i].typed);
      date = qz_date_row_dup_date (QZ_DATE_ROW (row));
      g_assert_cmpstr (date, ==, cases[i].date);
      g_assert_cmpint (qz_date_row_is_valid (QZ_DATE_ROW (row)), ==, cases[i].valid);
      g_assert_cmpint (gtk_widget_has_css_class (row, "error"), ==, !cases[i].valid);
    }
  g_assert_finalize_object (row);
}

static void
test_dialog (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *dialog = qz_dialog_new (window, "标题");
  guint count = 0;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  qz_dialog_set_child (QZ_DIALOG (dialog), gtk_label_new ("x"));
  qz_dialog_set_accept (QZ_DIALOG (dialog), "_OK");
  qz_dialog_set_accept_enabled (QZ_DIALOG (dialog), FALSE);
  qz_dialog_set_fault (QZ_DIALOG (dialog), "the disk is full");
  qz_dialog_set_busy (QZ_DIALOG (dialog), TRUE);
  qz_dialog_set_busy (QZ_DIALOG (dialog), FALSE);
  g_signal_connect_swapped (dialog, "accept", G_CALLBACK (count_cb), &count);
  g_assert_true (gtk_window_get_modal (GTK_WINDOW (dialog)));
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == GTK_WINDOW (window));
  g_assert_nonnull (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  g_assert_cmpuint (count, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (dialog);
}

static char *
get_text (gpointer item, QzTone *out_tone, gpointer data)
{
  *out_tone = QZ_TONE_WARNING;
  return g_strdup (gtk_string_object_get_string (item));
}

/* Work that goes on until it is stopped, telling how far it is. */
#define TEST_TYPE_ENDLESS (test_endless_get_type ())
G_DECLARE_FINAL_TYPE (TestEndless, test_endless, TEST, ENDLESS, QzOperation)

struct _TestEndless
{
  QzOperation parent_instance;

  gboolean stubborn; /* was done when it was stopped */
};

G_DEFINE_FINAL_TYPE (TestEndless, test_endless, QZ_TYPE_OPERATION)

static gboolean
test_endless_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; !g_cancellable_set_error_if_cancelled (cancellable, error); i++)
    {
      qz_operation_report (operation, i % 1000, 1000);
      g_usleep (1000);
    }
  if (TEST_ENDLESS (operation)->stubborn)
    g_clear_error (error);
  return TEST_ENDLESS (operation)->stubborn;
}

static void
test_endless_class_init (TestEndlessClass *klass)
{
  QZ_OPERATION_CLASS (klass)->run = test_endless_run;
}

static void
test_endless_init (TestEndless *self)
{
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError **error = data;

  g_assert_false (qz_progress_dialog_run_finish (result, error));
}

/* The window goes, before the dialog is shown or while it is: the work is stopped, its progress
 * finds no bar any more, and who waits for it is told. */
static void
test_progress (gconstpointer data)
{
  gboolean shown = !g_str_equal (data, "at-once");
  GtkWidget *window = gtk_window_new ();
  TestEndless *work = g_object_new (TEST_TYPE_ENDLESS, NULL);
  gpointer left = work;
  g_autoptr (GError) error = NULL;

  g_object_add_weak_pointer (G_OBJECT (work), &left);
  work->stubborn = g_str_equal (data, "done");
  gtk_window_present (GTK_WINDOW (window));
  qz_progress_dialog_run_async (window, "work", QZ_OPERATION (work), ended_cb, &error);
  if (shown)
    while (g_list_model_get_n_items (gtk_window_get_toplevels ()) < 2
           || qz_operation_get_progress (QZ_OPERATION (work)) < 0.4)
      g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 0);
  /* Its thread lets go of it a moment after it has told. */
  g_object_unref (work);
  while (g_atomic_pointer_get (&left) != NULL)
    g_main_context_iteration (NULL, FALSE);
}

static void
next_cb (QzDialog *dialog, QzOperation *operation)
{
  g_assert_true (TEST_IS_ENDLESS (operation));
  gtk_window_set_title (GTK_WINDOW (dialog), "went on");
}

/* What could not be done is told in the dialog; what was done closes it, or goes on. */
static void
test_dialog_run (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *dialog = qz_dialog_new (window, "form");
  g_autoptr (TestEndless) fails = g_object_new (TEST_TYPE_ENDLESS, NULL);
  g_autoptr (TestEndless) first = g_object_new (TEST_TYPE_ENDLESS, NULL);
  g_autoptr (TestEndless) last = g_object_new (TEST_TYPE_ENDLESS, NULL);
  GtkWidget *content = gtk_label_new ("what was typed");

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  qz_dialog_set_child (QZ_DIALOG (dialog), content);
  gtk_window_present (GTK_WINDOW (dialog));
  qz_dialog_run (QZ_DIALOG (dialog), QZ_OPERATION (fails), NULL);
  g_assert_false (gtk_widget_is_sensitive (content));
  qz_operation_cancel (QZ_OPERATION (fails));
  while (!gtk_widget_is_sensitive (content))
    g_main_context_iteration (NULL, TRUE);
  first->stubborn = last->stubborn = TRUE;
  qz_dialog_run (QZ_DIALOG (dialog), QZ_OPERATION (first), next_cb);
  while (qz_operation_get_progress (QZ_OPERATION (first)) < 0.01)
    g_main_context_iteration (NULL, FALSE);
  qz_operation_cancel (QZ_OPERATION (first));
  while (strcmp (gtk_window_get_title (GTK_WINDOW (dialog)), "went on") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_is_sensitive (content));
  qz_dialog_run (QZ_DIALOG (dialog), QZ_OPERATION (last), NULL);
  while (qz_operation_get_progress (QZ_OPERATION (last)) < 0.01)
    g_main_context_iteration (NULL, FALSE);
  qz_operation_cancel (QZ_OPERATION (last));
  while (dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_table (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *table = qz_table_new ("test", "Entries");
  const char *const words[] = { "一", "二", "三", NULL };
  GtkStringList *list = gtk_string_list_new (words);
  g_auto (GStrv) shown = NULL;
  gboolean descending = FALSE;
  guint count = 0;

  qz_table_add_column (QZ_TABLE (table),
                       &(QzColumn){ .id = "name",
                                    .title = "Name",
                                    .property = "string",
                                    .flags = QZ_COLUMN_NAME | QZ_COLUMN_SORTS | QZ_COLUMN_EXPAND });
  qz_table_add_column (QZ_TABLE (table), &(QzColumn){ .id = "state",
                                                      .title = "State",
                                                      .text = get_text,
                                                      .chip = TRUE,
                                                      .flags = QZ_COLUMN_SORTS });
  qz_table_add_column (QZ_TABLE (table),
                       &(QzColumn){ .id = "extra",
                                    .title = "Extra",
                                    .property = "string",
                                    .width = 80,
                                    .flags = QZ_COLUMN_HIDDEN | QZ_COLUMN_FIGURES });
  qz_table_restore (QZ_TABLE (table));
  qz_table_set_model (QZ_TABLE (table),
                      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (list))));
  g_object_unref (gtk_column_view_get_model (qz_table_get_view (QZ_TABLE (table))));

  shown = qz_table_dup_shown_columns (QZ_TABLE (table));
  g_assert_cmpuint (g_strv_length (shown), ==, 2);
  g_assert_null (qz_table_get_sort (QZ_TABLE (table), NULL));
  g_signal_connect_swapped (table, "sort-changed", G_CALLBACK (count_cb), &count);
  qz_table_set_sort (QZ_TABLE (table), "state", TRUE);
  g_assert_cmpstr (qz_table_get_sort (QZ_TABLE (table), &descending), ==, "state");
  g_assert_true (descending);
  qz_table_set_sort (QZ_TABLE (table), "name", FALSE);
  g_assert_cmpstr (qz_table_get_sort (QZ_TABLE (table), &descending), ==, "name");
  g_assert_false (descending);
  g_assert_cmpuint (count, >=, 2);

  g_object_add_weak_pointer (G_OBJECT (table), (gpointer *) &table);
  gtk_window_set_child (GTK_WINDOW (window), table);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
  for (guint i = 0; i < 50 && table != NULL; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (table);
}

static QzPhase *
make_phase (const char *name, const char *from, const char *to)
{
  QzPhase *phase = qz_phase_new ();

  g_free (phase->name);
  g_free (phase->from);
  g_free (phase->to);
  phase->name = g_strdup (name);
  phase->from = g_strdup (from);
  phase->to = g_strdup (to);
  return phase;
}

static GtkWidget *
find_label (GtkWidget *parent, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && strcmp (gtk_label_get_text (GTK_LABEL (child)), text) == 0)
      return child;
  return NULL;
}

static void
test_timeline (void)
{
  g_autoptr (GPtrArray) phases = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_phase_free);
  GtkWidget *timeline = g_object_ref_sink (qz_timeline_new ());
  GtkWidget *bar;
  int one_lane, two_lanes;

  g_ptr_array_add (phases, make_phase ("甲", "2018-08", "2018-09"));
  g_ptr_array_add (phases, make_phase ("未定", "", ""));
  qz_timeline_set_phases (QZ_TIMELINE (timeline), phases, "2018-09-16");
  gtk_widget_measure (timeline, GTK_ORIENTATION_VERTICAL, -1, &one_lane, NULL, NULL, NULL);
  bar = find_label (timeline, "甲");
  g_assert_nonnull (bar);
  g_assert_true (gtk_widget_has_css_class (bar, "now"));
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "甲, August 2018 – September 2018, under way");
  g_assert_nonnull (find_label (timeline, "Today"));
  g_assert_null (find_label (timeline, "未定"));

  g_ptr_array_add (phases, make_phase ("乙", "2018-09", "2018-12"));
  qz_timeline_set_phases (QZ_TIMELINE (timeline), phases, "2026-11-22");
  gtk_widget_measure (timeline, GTK_ORIENTATION_VERTICAL, -1, &two_lanes, NULL, NULL, NULL);
  g_assert_cmpint (two_lanes, >, one_lane);
  g_assert_true (gtk_widget_has_css_class (find_label (timeline, "乙"), "past"));
  g_assert_null (find_label (timeline, "Today"));
  g_assert_finalize_object (timeline);
}

/* Compares the other cells of a row with its name: how many that are seen say the same, and how
 * many of the others do not. */
static void
check_cells (GtkWidget *root, guint *out_right, guint *out_late)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *first = gtk_widget_get_first_child (gtk_widget_get_parent (root));
      const char *text;
      const char *name;

      check_cells (child, out_right, out_late);
      if (!GTK_IS_INSCRIPTION (child) || root == first)
        continue;
      text = gtk_inscription_get_text (GTK_INSCRIPTION (child));
      name = gtk_inscription_get_text (GTK_INSCRIPTION (gtk_widget_get_first_child (first)));
      if (gtk_widget_get_mapped (child))
        g_assert_cmpstr (text, ==, name);
      *out_right += gtk_widget_get_mapped (child);
      *out_late += g_strcmp0 (text, name) != 0;
    }
}

/* Only what is seen is filled in, and that always is, wherever the table is scrolled to. */
static void
test_late_cells (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *table = qz_table_new ("late", "Entries");
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *word = g_strdup_printf ("%u", i);

      gtk_string_list_append (list, word);
    }
  qz_table_add_column (
      QZ_TABLE (table),
      &(QzColumn){ .id = "name", .title = "Name", .property = "string", .flags = QZ_COLUMN_NAME });
  qz_table_add_column (QZ_TABLE (table),
                       &(QzColumn){ .id = "other", .title = "Other", .property = "string" });
  qz_table_restore (QZ_TABLE (table));
  qz_table_set_model (QZ_TABLE (table),
                      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (list))));
  g_object_unref (gtk_column_view_get_model (qz_table_get_view (QZ_TABLE (table))));
  gtk_window_set_child (GTK_WINDOW (window), table);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  gtk_window_present (GTK_WINDOW (window));
  pass_time (300);
  for (guint i = 1; i < 6; i++)
    {
      guint right = 0;
      guint late = 0;

      qz_table_scroll_to (QZ_TABLE (table), i * 777 % 1000);
      pass_time (100);
      check_cells (table, &right, &late);
      g_assert_cmpuint (right, >, 3);
      g_assert_cmpuint (late, >, 50);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_tiles (void)
{
  GtkWidget *tiles = g_object_ref_sink (qz_tiles_new (300, 2, 10));
  int narrow, wide;

  for (guint i = 0; i < 4; i++)
    {
      GtkWidget *child = gtk_label_new ("x");

      gtk_widget_set_size_request (child, -1, 50);
      qz_tiles_append (QZ_TILES (tiles), child);
    }
  gtk_widget_measure (tiles, GTK_ORIENTATION_VERTICAL, 609, &narrow, NULL, NULL, NULL);
  gtk_widget_measure (tiles, GTK_ORIENTATION_VERTICAL, 610, &wide, NULL, NULL, NULL);
  g_assert_cmpint (narrow, ==, 4 * 50 + 3 * 10);
  g_assert_cmpint (wide, ==, 2 * 50 + 10);
  g_assert_finalize_object (tiles);
}

static void
test_markdown (void)
{
  GtkWidget *box = g_object_ref_sink (
      qz_markdown_new ("# 标题\n\n第一行\n<b>第二行</b>\n\n- 甲\n2. 乙\n#没有空格\n"));
  GtkWidget *child = gtk_widget_get_first_child (box);

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (child)), ==, "标题");
  g_assert_true (gtk_widget_has_css_class (child, "title-2"));
  child = gtk_widget_get_next_sibling (child);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (child)), ==, "第一行\n<b>第二行</b>");
  child = gtk_widget_get_next_sibling (child);
  g_assert_nonnull (find_label (child, "甲"));
  child = gtk_widget_get_next_sibling (child);
  g_assert_nonnull (find_label (child, "2."));
  g_assert_nonnull (find_label (child, "乙"));
  child = gtk_widget_get_next_sibling (child);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (child)), ==, "#没有空格");
  g_assert_finalize_object (box);
}

static void
test_group (void)
{
  GtkWidget *group = g_object_ref_sink (qz_group_new ("<组>", "说明"));
  GtkWidget *row = qz_row_new ("<b>题</b>", "a & b");

  qz_row_add_chip (row, "", QZ_TONE_ERROR);
  qz_row_add_unconfirmed (row, FALSE);
  qz_group_add (group, row);
  g_assert_cmpuint (qz_group_get_n_rows (group), ==, 1);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "<b>题</b>");
  g_assert_false (adw_preferences_row_get_use_markup (ADW_PREFERENCES_ROW (row)));
  g_assert_finalize_object (group);
}

static void
test_empty_state (void)
{
  GtkWidget *page = g_object_ref_sink (qz_empty_state_new_with_action (
      "qz-entries-symbolic", "Nothing", "a < b & c", "_Begin", "win.new-entry"));

  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), ==,
                   "a &lt; b &amp; c");
  g_assert_finalize_object (page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  qz_ui_register_resource ();
  g_test_add_func ("/widgets/banner", test_banner);
  g_test_add_func ("/widgets/chip", test_chip);
  g_test_add_func ("/widgets/date-row", test_date_row);
  g_test_add_func ("/widgets/dialog", test_dialog);
  g_test_add_func ("/widgets/dialog-run", test_dialog_run);
  g_test_add_func ("/widgets/empty-state", test_empty_state);
  g_test_add_func ("/widgets/group", test_group);
  g_test_add_func ("/widgets/markdown", test_markdown);
  g_test_add_data_func ("/widgets/progress/at-once", "at-once", test_progress);
  g_test_add_data_func ("/widgets/progress/shown", "shown", test_progress);
  g_test_add_data_func ("/widgets/progress/done", "done", test_progress);
  g_test_add_func ("/widgets/table", test_table);
  g_test_add_func ("/widgets/table/late-cells", test_late_cells);
  g_test_add_func ("/widgets/tiles", test_tiles);
  g_test_add_func ("/widgets/timeline", test_timeline);
  return g_test_run ();
}
