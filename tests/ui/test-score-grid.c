/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix of a panel as values: what is due, what is settled, what is none of its business. */

#include "config.h"

#include "ui/review/qz-score-grid.h"

static QzPanel *
make_panel (const char *first, const char *second)
{
  QzPanel *panel = qz_panel_new ();
  const char *const ids[] = { first, second };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      QzJudge *judge = qz_judge_new ();

      g_free (judge->id);
      judge->id = g_strdup (ids[i]);
      g_ptr_array_add (panel->judges, judge);
    }
  g_free (panel->head);
  panel->head = g_strdup (second);
  return panel;
}

static GPtrArray *
make_entries (const char *const *ids)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      QzEntry *entry = qz_entry_new ();

      g_free (entry->id);
      entry->id = g_strdup (ids[i]);
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

static void
add_sheet (GPtrArray *sheets, const char *entry, const char *judge, QzSheetState state)
{
  QzSheet *sheet = qz_sheet_new ();

  g_free (sheet->entry);
  g_free (sheet->judge);
  sheet->entry = g_strdup (entry);
  sheet->judge = g_strdup (judge);
  sheet->state = state;
  sheet->total = 87500;
  g_ptr_array_add (sheets, sheet);
}

static void
check_cell (QzScoreGrid *grid, guint row, guint column, QzScoreCellState state, const char *text)
{
  QzScoreCell cell = qz_score_grid_get_cell (grid, row, column);
  g_autofree char *shown = qz_score_cell_dup_text (cell);
  g_autofree char *words = qz_score_cell_dup_words (cell);

  g_assert_cmpint (cell.state, ==, state);
  g_assert_cmpstr (shown, ==, text);
  g_assert_cmpstr (words, !=, "");
}

static void
test_states (void)
{
  g_autoptr (GPtrArray) entries =
      make_entries ((const char *const[]){ "one", "two", "three", NULL });
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_free);
  g_autoptr (QzPanel) panel = make_panel ("a", "b");
  g_autoptr (QzScoreGrid) grid = qz_score_grid_new (entries, panel->judges);
  g_autoptr (QzScoreGrid) empty = qz_score_grid_new (entries, panel->judges);

  panel->entry_ids = g_strsplit ("one two gone", " ", -1);
  add_sheet (sheets, "one", "a", QZ_SHEET_LOCKED);
  add_sheet (sheets, "one", "b", QZ_SHEET_RECUSED);
  add_sheet (sheets, "two", "a", QZ_SHEET_HELD);
  add_sheet (sheets, "two", "stranger", QZ_SHEET_LOCKED);
  add_sheet (sheets, "gone", "a", QZ_SHEET_LOCKED);
  g_assert_true (qz_score_grid_has_shape_of (grid, empty));
  qz_score_grid_add_panel (grid, panel);
  qz_score_grid_add_sheets (grid, sheets);

  check_cell (grid, 0, 0, QZ_SCORE_CELL_LOCKED, "87.5");
  check_cell (grid, 0, 1, QZ_SCORE_CELL_RECUSED, "Recused");
  check_cell (grid, 1, 0, QZ_SCORE_CELL_HELD, "Held");
  check_cell (grid, 1, 1, QZ_SCORE_CELL_WAITING, "–");
  check_cell (grid, 2, 0, QZ_SCORE_CELL_NOT_DUE, "");
  g_assert_cmpuint (qz_score_grid_get_row (grid, 0)->n_due, ==, 2);
  g_assert_cmpuint (qz_score_grid_get_row (grid, 0)->n_settled, ==, 2);
  g_assert_cmpuint (qz_score_grid_get_row (grid, 1)->n_settled, ==, 0);
  g_assert_cmpuint (qz_score_grid_get_row (grid, 2)->n_due, ==, 0);
  g_assert_false (qz_score_grid_get_column (grid, 0)->is_head);
  g_assert_true (qz_score_grid_get_column (grid, 1)->is_head);
  g_assert_false (qz_score_grid_has_shape_of (grid, empty));
}

/* Of a pool only those who have a seat owe a sheet. */
static void
test_pool (void)
{
  g_autoptr (GPtrArray) entries = make_entries ((const char *const[]){ "one", "two", NULL });
  g_autoptr (QzPanel) panel = make_panel ("a", "");
  g_autoptr (QzScoreGrid) grid = qz_score_grid_new (entries, panel->judges);

  qz_panel_make_pool (panel, 1);
  qz_panel_seat (panel, "one", g_ptr_array_index (panel->judges, 1));
  qz_score_grid_add_panel (grid, panel);
  check_cell (grid, 0, 0, QZ_SCORE_CELL_NOT_DUE, "");
  check_cell (grid, 0, 1, QZ_SCORE_CELL_WAITING, "–");
  check_cell (grid, 1, 1, QZ_SCORE_CELL_NOT_DUE, "");
  g_assert_cmpuint (qz_score_grid_get_row (grid, 0)->n_due, ==, 1);
  g_assert_cmpuint (qz_score_grid_get_row (grid, 1)->n_due, ==, 0);
}

/* A sheet that is read twice, as when two panels share a judge, is settled once. */
static void
test_again (void)
{
  g_autoptr (GPtrArray) entries = make_entries ((const char *const[]){ "one", NULL });
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_free);
  g_autoptr (QzPanel) panel = make_panel ("a", "b");
  g_autoptr (QzScoreGrid) grid = qz_score_grid_new (entries, panel->judges);

  qz_score_grid_add_panel (grid, panel);
  qz_score_grid_add_panel (grid, panel);
  add_sheet (sheets, "one", "a", QZ_SHEET_LOCKED);
  add_sheet (sheets, "one", "a", QZ_SHEET_LOCKED);
  qz_score_grid_add_sheets (grid, sheets);
  g_assert_cmpuint (qz_score_grid_get_row (grid, 0)->n_due, ==, 2);
  g_assert_cmpuint (qz_score_grid_get_row (grid, 0)->n_settled, ==, 1);
  g_ptr_array_set_size (sheets, 0);
  add_sheet (sheets, "one", "a", QZ_SHEET_OPEN);
  qz_score_grid_add_sheets (grid, sheets);
  g_assert_cmpuint (qz_score_grid_get_row (grid, 0)->n_settled, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/score-grid/states", test_states);
  g_test_add_func ("/score-grid/pool", test_pool);
  g_test_add_func ("/score-grid/again", test_again);
  return g_test_run ();
}
