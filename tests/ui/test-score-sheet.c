/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/qz-error.h"
#include "tests/lib/widget-tools.h"
#include "tests/ui/sample-rubric.h"
#include "ui/qz-ui.h"
#include "ui/review/qz-score-row.h"
#include "ui/review/qz-score-sheet.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Of the entries of a row: the first is for the comment on its item. */
#define POINTS 1

typedef struct
{
  QzRubric *rubric;
  GtkWidget *window;
  QzScoreSheet *sheet;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->rubric = sample_rubric_new ();
  fixture->window = adw_window_new ();
  fixture->sheet = QZ_SCORE_SHEET (qz_score_sheet_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->sheet));
  qz_score_sheet_set_sheet (fixture->sheet, fixture->rubric, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  qz_rubric_free (fixture->rubric);
}

static gboolean
has_focus (Fixture *fixture, guint item)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL
         && gtk_widget_get_ancestor (focus, QZ_TYPE_SCORE_ROW)
                == find_nth (GTK_WIDGET (fixture->sheet), QZ_TYPE_SCORE_ROW, item);
}

/* Enter goes from item to item, stays in a refused one, and completes the sheet on the last. */
static void
test_enter (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "12.5", "20", "0", "1" };
  guint completed = 0;

  g_signal_connect_swapped (fixture->sheet, "completed", G_CALLBACK (count_cb), &completed);
  qz_score_sheet_grab_first (fixture->sheet);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *row = find_nth (GTK_WIDGET (fixture->sheet), QZ_TYPE_SCORE_ROW, i);
      GtkWidget *entry = find_nth (row, GTK_TYPE_ENTRY, POINTS);

      g_test_message ("item %u", i);
      g_assert_true (has_focus (fixture, i));
      if (i == 1)
        {
          qz_score_sheet_set_text (fixture->sheet, i, "31");
          g_signal_emit_by_name (entry, "activate");
          g_assert_true (has_focus (fixture, i));
          g_assert_true (qz_score_sheet_has_faults (fixture->sheet));
        }
      qz_score_sheet_set_text (fixture->sheet, i, texts[i]);
      g_signal_emit_by_name (entry, "activate");
    }
  g_assert_cmpuint (completed, ==, 1);
  g_assert_cmpint (qz_score_sheet_get_total (fixture->sheet), ==, 32500);
}

/* The item that holds the sheet up gets the cursor. */
static void
test_check (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  qz_score_sheet_set_text (fixture->sheet, 0, "10");
  g_assert_false (qz_score_sheet_check (fixture->sheet, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "原因分析"));
  g_assert_true (has_focus (fixture, 1));
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = find_nth (GTK_WIDGET (fixture->sheet), GTK_TYPE_ENTRY, POINTS);
  GtkWidget *row = find_nth (GTK_WIDGET (fixture->sheet), QZ_TYPE_SCORE_ROW, 0);

  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "选题");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "选题");
  qz_score_sheet_set_text (fixture->sheet, 0, "15.5");
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  qz_score_sheet_set_text (fixture->sheet, 0, "15");
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
}

/* A sheet that is shown again brings back what was stored; a locked one cannot be typed into. */
static void
test_stored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QzSheet) sheet = qz_sheet_new ();
  GtkWidget *entry;

  qz_sheet_set_points (sheet, "topic", 12500);
  qz_score_sheet_set_sheet (fixture->sheet, fixture->rubric, sheet);
  entry = find_nth (GTK_WIDGET (fixture->sheet), GTK_TYPE_ENTRY, POINTS);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "12.5");
  g_assert_false (qz_score_sheet_is_modified (fixture->sheet));
  qz_score_sheet_set_editable (fixture->sheet, FALSE);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry)));
}

/* What is said on an item is asked for, kept and shown again; nothing is asked for unless wanted.
 */
static void
test_remarks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QzSheet) sheet = qz_sheet_new ();
  g_autoptr (GPtrArray) remarks = qz_remarks_new ();
  GtkWidget *row = find_nth (GTK_WIDGET (fixture->sheet), QZ_TYPE_SCORE_ROW, 0);
  const QzItem *first = fixture->rubric->items->pdata[0];

  g_assert_false (gtk_widget_get_visible (find_nth (row, GTK_TYPE_ENTRY, 0)));
  qz_score_row_ask_remark (QZ_SCORE_ROW (row));
  g_assert_false (gtk_widget_get_visible (find_nth (row, GTK_TYPE_ENTRY, 0)));
  qz_score_sheet_add_remarks (fixture->sheet, remarks);
  g_assert_cmpuint (remarks->len, ==, 0);

  sheet->remarks = qz_remarks_new ();
  qz_remarks_set (sheet->remarks, QZ_REMARK_ITEM, first->id, "选题有据");
  qz_score_sheet_set_remarking (fixture->sheet, TRUE);
  qz_score_sheet_set_sheet (fixture->sheet, fixture->rubric, sheet);
  row = find_nth (GTK_WIDGET (fixture->sheet), QZ_TYPE_SCORE_ROW, 1);
  qz_score_row_ask_remark (QZ_SCORE_ROW (row));
  g_assert_true (gtk_widget_get_visible (find_nth (row, GTK_TYPE_ENTRY, 0)));
  qz_score_sheet_add_remarks (fixture->sheet, remarks);
  g_assert_cmpuint (remarks->len, ==, fixture->rubric->items->len);
  g_assert_cmpstr (qz_remarks_get (remarks, QZ_REMARK_ITEM, first->id), ==, "选题有据");
}

#define ADD(name, func) g_test_add ("/ui/score-sheet/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  qz_ui_register_resource ();
  ADD ("enter", test_enter);
  ADD ("check", test_check);
  ADD ("accessible", test_accessible);
  ADD ("remarks", test_remarks);
  ADD ("stored", test_stored);
  return g_test_run ();
}
