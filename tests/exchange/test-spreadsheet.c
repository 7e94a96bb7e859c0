/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a spreadsheet says is read back by another program, check-spreadsheet.py. */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "exchange/qz-spreadsheet-reader.h"
#include "exchange/qz-spreadsheet-writer.h"
#include "model/qz-error.h"
#include "model/qz-points.h"
#include "tests/lib/small-disk.h"
#include "tests/lib/temp-folder.h"

static const QzColumn columns[] = {
  { "名称", QZ_COLUMN_TEXT, 30, 0 },
  { "序号", QZ_COLUMN_INTEGER, 0, 0 },
  { "得分", QZ_COLUMN_DECIMAL, 0, 2 },
  { "日期", QZ_COLUMN_DATE, 12, 0 },
};

static const struct
{
  const char *name;
  gint64 number;
  gint64 points;
  const char *date;
} rows[] = {
  { "降低返工率", 1, 88670, "2018-12-20" },
  { "=1+1", 2, 100, "2019-01-01" },
  { "+8613800000000", -3, -8500, "1900-02-28" },
  { "0012", 0, 0, "2018-02-30" },
  { "<a & \"b\">\n第二行 𠮷㛃·", 9007199254740991, 99995, "" },
  { "", QZ_POINTS_NONE, QZ_POINTS_NONE, NULL },
  { "https://example.org/", 7, 333333, "1850-01-01" },
  { "_x0041_ @SUM(A1)", 8, 1, "2018-09-07" },
};

static gboolean
give_row (guint64 row, QzCell *cells, gpointer user_data, GError **error)
{
  if (row >= G_N_ELEMENTS (rows))
    return FALSE;
  cells[0].text = rows[row].name;
  cells[1].number = rows[row].number;
  cells[2].number = rows[row].points;
  cells[3].text = rows[row].date;
  return TRUE;
}

static const QzTable table = {
  .sheet = "评审结果[1]/*:?",
  .title = "2018年度评审结果",
  .created = "2018-12-20T08:00:00Z",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
};

static void
test_read_back (void)
{
  g_autoptr (TempFolder) folder = temp_folder_new ();
  g_autofree char *path = g_build_filename (folder, "结果.xlsx", NULL);
  g_autofree char *script =
      g_test_build_filename (G_TEST_DIST, "exchange", "check-spreadsheet.py", NULL);
  const char *argv[] = { QZ_PYTHON, script, path, NULL };
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  qz_spreadsheet_write (path, &table, give_row, NULL, NULL, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, &errors, &status,
                &error);
  g_assert_no_error (error);
  if (status != 0)
    g_test_message ("%s%s", output, errors);
  g_assert_cmpint (status, ==, 0);
}

/* Equal input, equal bytes, even two seconds later (the step of times in a ZIP file). */
static void
test_same_bytes (void)
{
  g_autoptr (TempFolder) folder = temp_folder_new ();
  g_autofree char *contents[2] = { NULL, NULL };
  gsize sizes[2];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_build_filename (folder, i == 0 ? "a.xlsx" : "b.xlsx", NULL);

      if (i == 1)
        g_usleep (2100000);
      qz_spreadsheet_write (path, &table, give_row, NULL, NULL, &error);
      g_assert_no_error (error);
      g_file_get_contents (path, &contents[i], &sizes[i], &error);
      g_assert_no_error (error);
    }
  g_assert_cmpmem (contents[0], sizes[0], contents[1], sizes[1]);
  g_clear_pointer (&contents[0], g_free);
  g_clear_pointer (&contents[1], g_free);
}

static gboolean
count_row (const QzReadRow *row, gpointer user_data, GError **error)
{
  guint *n = user_data;

  (*n)++;
  return TRUE;
}

/* Several tables stand in one file, each on a sheet of its own name. */
static void
test_book (void)
{
  g_autoptr (TempFolder) folder = temp_folder_new ();
  g_autofree char *path = g_build_filename (folder, "book.xlsx", NULL);
  QzSheetSource sources[] = { { table, give_row, NULL }, { table, give_row, NULL } };
  g_autoptr (QzSpreadsheetReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  sources[0].table.sheet = "申报件";
  sources[1].table.sheet = "评委";
  qz_spreadsheet_write_book (path, sources, G_N_ELEMENTS (sources), NULL, &error);
  g_assert_no_error (error);
  reader = qz_spreadsheet_reader_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (qz_spreadsheet_reader_get_n_sheets (reader), ==, G_N_ELEMENTS (sources));
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      guint n_rows = 0;

      g_assert_cmpstr (qz_spreadsheet_reader_get_sheet_name (reader, i), ==,
                       sources[i].table.sheet);
      qz_spreadsheet_reader_read (reader, i, count_row, &n_rows, NULL, &error);
      g_assert_no_error (error);
      /* Title and headings stand above; a row without a cell is not read. */
      g_assert_cmpuint (n_rows, ==, G_N_ELEMENTS (rows) + 2 - 1);
    }
}

static gboolean
fail_at_third (guint64 row, QzCell *cells, gpointer user_data, GError **error)
{
  if (row < 2)
    return give_row (row, cells, user_data, error);
  g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT, "third");
  return FALSE;
}

static gboolean
give_long_text (guint64 row, QzCell *cells, gpointer user_data, GError **error)
{
  cells[0].text = user_data;
  return row == 0;
}

static gboolean
cancel_and_go_on (guint64 row, QzCell *cells, gpointer user_data, GError **error)
{
  if (row == 100)
    g_cancellable_cancel (user_data);
  cells[1].number = (gint64) row;
  return TRUE;
}

/* Whatever goes wrong, the file that was there stays and nothing is left beside it. */
static void
test_failures (void)
{
  g_autoptr (TempFolder) folder = temp_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.xlsx", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "a.xlsx", NULL);
  g_autofree char *text = g_strnfill (32768, 'x');
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "old", -1, NULL);
  g_assert_false (qz_spreadsheet_write (path, &table, fail_at_third, NULL, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_false (qz_spreadsheet_write (path, &table, give_long_text, text, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_false (
      qz_spreadsheet_write (path, &table, cancel_and_go_on, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (qz_spreadsheet_write (nowhere, &table, give_row, NULL, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (temp_folder_count (folder), ==, 1);
  g_file_get_contents (path, &kept, NULL, NULL);
  g_assert_cmpstr (kept, ==, "old");
}

static gboolean
give_many (guint64 row, QzCell *cells, gpointer user_data, GError **error)
{
  cells[0].text = "降低铝合金轮毂一次铸造不良率";
  cells[1].number = (gint64) row;
  cells[2].number = (gint64) row * 10;
  cells[3].text = "2018-12-20";
  return row < 100000;
}

static void
test_many_rows (void)
{
  g_autoptr (TempFolder) folder = temp_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  qz_spreadsheet_write (path, &table, give_many, NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("100,000 rows in %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - start) / 1000);
}

/* A disk that ends in the middle, played by a limit on the size of files. */
static void
test_full_disk (void)
{
  static const gsize sizes[] = { 0, 512, 20000, 400000 };
  g_autoptr (TempFolder) folder = temp_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.xlsx", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean done;

      small_disk_begin (sizes[i]);
      done = qz_spreadsheet_write (path, &table, give_many, NULL, NULL, &error);
      small_disk_end ();
      g_assert_false (done);
      g_assert_error (error, QZ_ERROR, QZ_ERROR_FULL);
      g_assert_cmpuint (temp_folder_count (folder), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spreadsheet/read-back", test_read_back);
  g_test_add_func ("/spreadsheet/book", test_book);
  g_test_add_func ("/spreadsheet/same-bytes", test_same_bytes);
  g_test_add_func ("/spreadsheet/failures", test_failures);
  g_test_add_func ("/spreadsheet/full-disk", test_full_disk);
  g_test_add_func ("/spreadsheet/many-rows", test_many_rows);
  return g_test_run ();
}
