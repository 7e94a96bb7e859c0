/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Frames of the matrix of 2,000 entries by 150 judges, scrolled down and across, and the frame in
 * which one more sheet appears: 300 each. Runs under its own X server.
 *
 *     bench-matrix [NAME]
 *
 * With a name, such as scroll, it measures only what is called so.
 */

#include "config.h"

#include <adwaita.h>

#include "frames.h"
#include "ui/qz-ui.h"
#include "ui/review/qz-matrix-canvas.h"
#include "ui/review/qz-score-matrix.h"

#define N_ENTRIES 2000
#define N_JUDGES 150

static QzScoreMatrix *matrix;
static GtkScrollable *canvas;
static GPtrArray *entries; /* (element-type QzEntry) */
static GPtrArray *sheets;  /* (element-type QzSheet): two of three, then more and more */
static QzPanel *panel;

static void
make_entries (void)
{
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      QzEntry *entry = qz_entry_new ();

      g_free (entry->id);
      g_free (entry->number);
      g_free (entry->title);
      entry->id = g_strdup_printf ("entry-%u", i);
      entry->number = g_strdup_printf ("2018-QC-%04u", i + 1);
      entry->title = g_strdup_printf ("降低示例车间%u号水泵的故障率", i + 1);
      g_ptr_array_add (entries, entry);
    }
}

static void
make_panel (void)
{
  panel = qz_panel_new ();
  for (guint i = 0; i < N_JUDGES; i++)
    {
      QzJudge *judge = qz_judge_new ();

      g_free (judge->id);
      g_free (judge->name);
      judge->id = g_strdup_printf ("judge-%u", i);
      judge->name = g_strdup_printf ("示例评委%u", i + 1);
      g_ptr_array_add (panel->judges, judge);
    }
}

static QzSheet *
make_sheet (guint entry, guint judge)
{
  QzSheet *sheet = qz_sheet_new ();
  guint of = entry * N_JUDGES + judge;

  g_free (sheet->entry);
  g_free (sheet->judge);
  sheet->entry = g_strdup_printf ("entry-%u", entry);
  sheet->judge = g_strdup_printf ("judge-%u", judge);
  sheet->state = of % 19 == 0 ? QZ_SHEET_HELD : QZ_SHEET_LOCKED;
  sheet->total = 60 * QZ_POINT + of * 7919 % 400 * (QZ_POINT / 10);
  return sheet;
}

static void
make_sheets (void)
{
  sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_free);
  for (guint entry = 0; entry < N_ENTRIES; entry++)
    for (guint judge = 0; judge < N_JUDGES; judge++)
      if ((entry + judge) % 3 != 0)
        g_ptr_array_add (sheets, make_sheet (entry, judge));
}

static QzScoreGrid *
make_grid (void)
{
  QzScoreGrid *grid = qz_score_grid_new (entries, panel->judges);

  qz_score_grid_add_panel (grid, panel);
  qz_score_grid_add_sheets (grid, sheets);
  return grid;
}

static void
move (GtkAdjustment *adjustment, double by)
{
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment) + by;

  gtk_adjustment_set_value (adjustment, value > last ? 0 : value);
}

static void
scroll_step (guint frame)
{
  move (gtk_scrollable_get_vadjustment (canvas), 90);
}

static void
across_step (guint frame)
{
  move (gtk_scrollable_get_hadjustment (canvas), 60);
}

/* The grid is read on another thread, in the program as here before the frame; to put it in place
 * of the one before, and to let that one go, is part of the frame. */
static QzScoreGrid *next;

static void
sheet_step (guint frame)
{
  if (next != NULL)
    qz_score_matrix_set_grid (matrix, next);
  g_clear_pointer (&next, qz_score_grid_unref);
}

static gboolean
more_cb (gpointer data)
{
  if (next == NULL)
    {
      guint i = sheets->len % 10;

      g_ptr_array_add (sheets, make_sheet (i, (3 - i % 3) % 3 + 3 * (sheets->len / 10 % 4)));
      next = make_grid ();
    }
  return G_SOURCE_CONTINUE;
}

static void
run (GtkWidget *window, const char *only)
{
  g_autoptr (QzScoreGrid) grid = make_grid ();
  gint64 from = g_get_monotonic_time ();
  guint more;

  qz_score_matrix_set_grid (matrix, grid);
  g_printerr ("the first grid in place: %.1f ms\n",
              (double) (g_get_monotonic_time () - from) / 1000);
  canvas = GTK_SCROLLABLE (
      gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (matrix)))));
  frames_watch (window, only);
  frames_measure ("matrix 2,000 × 150: scroll", scroll_step, 16, FALSE);
  frames_measure ("matrix 2,000 × 150: scroll across", across_step, 16, FALSE);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (canvas), 0);
  gtk_adjustment_set_value (gtk_scrollable_get_hadjustment (canvas), 0);
  more = g_idle_add (more_cb, NULL);
  frames_measure ("matrix 2,000 × 150: one more sheet", sheet_step, 16, FALSE);
  g_source_remove (more);
}

int
main (int argc, char **argv)
{
  GtkWidget *window;

  frames_use_own_display (argv);
  adw_init ();
  qz_ui_register_resource ();
  frames_use_style ();
  make_entries ();
  make_panel ();
  make_sheets ();
  window = adw_window_new ();
  matrix = QZ_SCORE_MATRIX (qz_score_matrix_new ());
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (matrix));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  frames_rest (500);
  run (window, argc > 1 ? argv[1] : NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  frames_rest (200);
  g_clear_pointer (&next, qz_score_grid_unref);
  qz_panel_free (panel);
  g_ptr_array_unref (sheets);
  g_ptr_array_unref (entries);
  return 0;
}
