/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "model/qz-error.h"
#include "tests/lib/temp-folder.h"
#include "tests/ui/paper-sample.h"
#include "ui/preview/qz-print-operation.h"
#include "ui/preview/qz-printer-lookup.h"

#define N_PAGES 3
#define SCALE (150 / 72.0)

static int
compare_lines (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The words of a page line by line; Poppler guesses the order of blocks anew in each file. */
static char *
dup_sorted_lines (QzPaper *paper, guint page)
{
  g_autofree char *text = qz_paper_get_text (paper, page);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof (char *), compare_lines);
  return g_strjoinv ("\n", lines);
}

static char *
export_paper (QzPaper *paper)
{
  g_autoptr (QzPrintOperation) operation = qz_print_operation_new (paper, "样张");
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "printed.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (operation), path);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (operation), FALSE);
  gtk_print_operation_run (GTK_PRINT_OPERATION (operation), GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                           &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

/* What is printed is what is shown: same pages, size, words, and at 150 dpi the same picture. */
static void
test_export (void)
{
  g_autoptr (QzPaper) paper = paper_sample_new (N_PAGES);
  g_autofree char *path = export_paper (paper);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzPaper) printed = qz_paper_new_for_path (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (qz_paper_get_n_pages (printed), ==, N_PAGES);
  for (guint page = 0; page < N_PAGES; page++)
    {
      g_autofree char *shown_text = dup_sorted_lines (paper, page);
      g_autofree char *printed_text = dup_sorted_lines (printed, page);
      cairo_surface_t *shown = paper_sample_render (paper, page, SCALE);
      cairo_surface_t *drawn = paper_sample_render (printed, page, SCALE);
      int width = cairo_image_surface_get_width (shown);
      int height = cairo_image_surface_get_height (shown);
      double mm_width, mm_height;
      guint differences;

      g_assert_true (qz_paper_get_size (printed, page, &mm_width, &mm_height));
      g_assert_cmpfloat_with_epsilon (mm_width, 297, 0.1);
      g_assert_cmpfloat_with_epsilon (mm_height, 210, 0.1);
      g_assert_cmpstr (printed_text, ==, shown_text);
      g_assert_cmpint (ABS (cairo_image_surface_get_width (drawn) - width), <=, 1);
      g_assert_cmpint (ABS (cairo_image_surface_get_height (drawn) - height), <=, 1);
      differences = paper_sample_count_differences (
          cairo_image_surface_get_data (shown), (gsize) cairo_image_surface_get_stride (shown),
          cairo_image_surface_get_data (drawn), (gsize) cairo_image_surface_get_stride (drawn),
          MIN (width, cairo_image_surface_get_width (drawn)),
          MIN (height, cairo_image_surface_get_height (drawn)), 8);
      g_test_message ("page %u: %u of %d pixels differ", page, differences, width * height);
      g_assert_cmpuint (differences, ==, 0);
      cairo_surface_destroy (shown);
      cairo_surface_destroy (drawn);
    }
}

/* Printer and quality are remembered, what belongs to one job is not; the page size is the PDF's.
 */
static void
test_remembered (void)
{
  g_autoptr (QzPaper) paper = paper_sample_new (1);
  g_autoptr (QzPrintOperation) operation = qz_print_operation_new (paper, "样张");
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "remembered.pdf", NULL);
  g_autofree char *settings_path = qz_print_operation_dup_settings_path ();
  g_autoptr (QzPrintOperation) again = NULL;
  GtkPrintSettings *settings =
      gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (operation));
  GtkPageSetup *setup;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  gtk_print_settings_set_printer (settings, "Office");
  gtk_print_settings_set_n_copies (settings, 7);
  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (operation), path);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (operation), FALSE);
  gtk_print_operation_run (GTK_PRINT_OPERATION (operation), GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                           NULL);
  g_assert_true (g_file_test (settings_path, G_FILE_TEST_IS_REGULAR));

  again = qz_print_operation_new (paper, "样张");
  settings = gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (again));
  setup = gtk_print_operation_get_default_page_setup (GTK_PRINT_OPERATION (again));
  g_assert_cmpstr (gtk_print_settings_get_printer (settings), ==, "Office");
  g_assert_cmpint (gtk_print_settings_get_n_copies (settings), ==, 1);
  g_assert_cmpint (gtk_page_setup_get_orientation (setup), ==, GTK_PAGE_ORIENTATION_LANDSCAPE);
  g_assert_cmpstr (gtk_paper_size_get_name (gtk_page_setup_get_paper_size (setup)), ==, "iso_a4");

  /* A damaged file is no reason not to print. */
  g_file_set_contents (settings_path, "[Print Settings\nprinter", -1, NULL);
  g_clear_object (&again);
  again = qz_print_operation_new (paper, "样张");
  settings = gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (again));
  g_assert_null (gtk_print_settings_get_printer (settings));
}

typedef struct
{
  gboolean done;
  guint beats;
  gint64 last;    /* µs */
  gint64 longest; /* µs between two beats */
  GError *error;
} Watch;

static gboolean
beat_cb (gpointer data)
{
  Watch *watch = data;
  gint64 now = g_get_monotonic_time ();

  if (watch->beats++ > 0)
    watch->longest = MAX (watch->longest, now - watch->last);
  watch->last = now;
  return G_SOURCE_CONTINUE;
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Watch *watch = data;

  watch->done = TRUE;
  qz_printer_lookup_finish (result, &watch->error);
}

/* Without a spooler the answer comes after the time given, and the main loop never stands still. */
static void
test_no_spooler (void)
{
  Watch watch = { 0 };
  gint64 start;
  guint timer;

  start = g_get_monotonic_time ();
  timer = g_timeout_add (20, beat_cb, &watch);
  qz_printer_lookup_async (QZ_PRINTER_LOOKUP_TIMEOUT, NULL, looked_up_cb, &watch);
  while (!watch.done)
    g_main_context_iteration (NULL, TRUE);
  g_test_message ("answer after %.1f s, longest stand-still %.0f ms",
                  (g_get_monotonic_time () - start) / 1e6, watch.longest / 1e3);
  g_source_remove (timer);
  g_assert_error (watch.error, QZ_ERROR, QZ_ERROR_PRINTER);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 4900 * 1000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 8000 * 1000);
  g_assert_cmpint (watch.longest, <, 1000 * 1000);
  g_assert_cmpuint (watch.beats, >, 50);
  g_clear_error (&watch.error);
}

int
main (int argc, char **argv)
{
  g_autoptr (TempFolder) home = temp_folder_new ();

  /* No spooler of this machine is asked, no settings of the user are touched. */
  g_setenv ("CUPS_SERVER", "localhost:1", TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/print/export", test_export);
  g_test_add_func ("/ui/print/remembered", test_remembered);
  g_test_add_func ("/ui/print/no-spooler", test_no_spooler);
  return g_test_run ();
}
