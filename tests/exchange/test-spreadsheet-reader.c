/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables from outside; make-spreadsheets.py makes them. */

#include "config.h"

#include <glib/gstdio.h>
#include <sys/resource.h>

#include "exchange/qz-cell-number.h"
#include "exchange/qz-loose-table.h"
#include "exchange/qz-spreadsheet-reader.h"
#include "model/qz-error.h"
#include "tests/lib/temp-folder.h"

static char *folder;

/* A cell a line: its place, what it is, its text. */
static gboolean
dump_row (const QzReadRow *row, gpointer data, GError **error)
{
  static const char marks[] = { '\'', '#', '@', '?', '!' };
  GString *out = data;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const QzReadCell *cell = &g_array_index (row->cells, QzReadCell, i);
      g_autofree char *place = qz_read_dup_place (row->row, cell->column);

      g_assert_true (g_utf8_validate (cell->text, -1, NULL));
      g_string_append_printf (out, "%s%c%s%s%s%s\n", place, marks[cell->kind], cell->text,
                              cell->flags & QZ_READ_FORMULA ? " formula" : "",
                              cell->flags & QZ_READ_MERGED ? " merged" : "",
                              cell->flags & QZ_READ_INEXACT ? " inexact" : "");
    }
  return TRUE;
}

static char *
dump (const char *name, guint sheet, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (QzSpreadsheetReader) reader = qz_spreadsheet_reader_open (path, error);
  GString *out;

  if (reader == NULL)
    return NULL;
  out = g_string_new (NULL);
  if (qz_spreadsheet_reader_read (reader, sheet, dump_row, out, NULL, error))
    return g_string_free (out, FALSE);
  g_string_free (out, TRUE);
  return NULL;
}

#define BY_HAND                                                                                    \
  "A1'甲\nB1'乙 丙\n"                                                                           \
  "B3#110101199001011000 inexact\nC3@2018-09-07\nD3@1900-02-29\nE3#2.5\nF3#7%\nG3#-1\n"            \
  "A4#2 formula\nB4' formula\nC4'结果 formula\nD4!#REF!\nE4@2018-09-07\nF4?FALSE\n"              \
  "G4'nonsense\nH4#0.0000001\nI4#0\nJ4#1000000000000000 inexact\n"                                 \
  "K4@2018-09-07 1\nL4@2018-09-07 12:30:00\nM4@2018-09-07T12:30富文本\n"                        \
  "A5'富文本\r\n"

static void
test_sound (void)
{
  static const struct
  {
    const char *name;
    guint sheet;
    const char *content;
  } cases[] = {
    { "sound.xlsx", 0,
      "A1'姓名\nB1'年龄\nC1'出生\nD1'出勤率\nE1'说明\nF1'在岗\n"
      "A2'欧阳𠮷\nB2#35\nC2@1983-02-01\nD2#98.5%\nE2'第一行\n第二行\nF2?TRUE\n"
      "A3' 李芳 \nB3#0.3\nC3@2018-09-07 12:30\nD3#-0.125\nE3'A\n"
      "A5' formula\nB5#123456789012346000 inexact\nC5@08:05\nD5'１２３\nE5!#N/A\n" },
    { "sound.xlsx", 1, "A1'二\n" },
    { "1904.xlsx", 0, "A1@2018-09-07\nB1@1904-01-02\n" },
    { "merged.xlsx", 0,
      "A1'单位\nB1'姓名\nA2'申达船舶\nB2'甲\nA3'申达船舶 merged\nB3'乙\n"
      "A5'申达船舶 merged\nB5'丙\nB6'丁\n" },
    { "by-hand.xlsx", 0, BY_HAND },
    { "strict.xlsx", 0, BY_HAND },
    { "stored.xlsx", 0, BY_HAND },
    { "foreign-names.xlsx", 0, "B1'yes\n" },
    { "million.xlsx", 0, "B1000001'最后\n" },
    { "utf8.csv", 0, "A1'姓名\nB1'备注\nA3'欧阳𠮷\nB3'a,\"b\"\n下一行\n" },
    { "gb18030.csv", 0, "A1'姓名\nB1'备注\nA2'㛃𠮷\nB2'镕\n" },
    /* Content decides, not the name. */
    { "named.xlsx", 0, "A1'甲\nB1'乙\nA2'1\nB2'2\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *content = dump (cases[i].name, cases[i].sheet, &error);

      g_test_message ("%s", cases[i].name);
      g_assert_no_error (error);
      g_assert_cmpstr (content, ==, cases[i].content);
    }
}

static void
test_sheets (void)
{
  g_autofree char *path = g_build_filename (folder, "sound.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzSpreadsheetReader) reader = qz_spreadsheet_reader_open (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (qz_spreadsheet_reader_get_name (reader), ==, "sound.xlsx");
  g_assert_cmpuint (qz_spreadsheet_reader_get_n_sheets (reader), ==, 3);
  g_assert_cmpstr (qz_spreadsheet_reader_get_sheet_name (reader, 1), ==, "另一张");
  g_assert_false (qz_spreadsheet_reader_is_hidden (reader, 1));
  g_assert_true (qz_spreadsheet_reader_is_hidden (reader, 2));
}

/* Each refusal is one sentence that begins with or quotes the name of the file. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *name;
    QzError code;
  } cases[] = {
    { "old.xls", QZ_ERROR_TYPE },
    { "cut.xlsx", QZ_ERROR_SYNTAX },
    { "no-book.xlsx", QZ_ERROR_FOREIGN },
    { "no-sheet.xlsx", QZ_ERROR_FOREIGN },
    { "broken.xlsx", QZ_ERROR_SYNTAX },
    { "twice.xlsx", QZ_ERROR_SYNTAX },
    { "members.xlsx", QZ_ERROR_LIMIT },
    { "entities.xlsx", QZ_ERROR_SYNTAX },
    { "outside.xlsx", QZ_ERROR_SYNTAX },
    { "deep.xlsx", QZ_ERROR_SYNTAX },
    { "order.xlsx", QZ_ERROR_SYNTAX },
    { "cells.xlsx", QZ_ERROR_SYNTAX },
    { "elsewhere.xlsx", QZ_ERROR_SYNTAX },
    { "no-text.xlsx", QZ_ERROR_SYNTAX },
    { "far-row.xlsx", QZ_ERROR_SYNTAX },
    { "zero-row.xlsx", QZ_ERROR_SYNTAX },
    { "far-column.xlsx", QZ_ERROR_LIMIT },
    { "bad-merge.xlsx", QZ_ERROR_SYNTAX },
    { "long.xlsx", QZ_ERROR_LIMIT },
    { "many.xlsx", QZ_ERROR_LIMIT },
    { "bomb.xlsx", QZ_ERROR_LIMIT },
    { "binary.csv", QZ_ERROR_SYNTAX },
    { "not-there.xlsx", QZ_ERROR_NOT_FOUND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *content = dump (cases[i].name, 0, &error);

      g_test_message ("%s: %s", cases[i].name, error != NULL ? error->message : "read");
      g_assert_null (content);
      g_assert_error (error, QZ_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].name));
      g_assert_null (strchr (error->message, '\n'));
    }
}

/* The directory at the end lies about a size; what is unpacked is what counts. */
static void
test_lying (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = dump ("lying.xlsx", 0, &error);

  if (content == NULL)
    g_assert_error (error, QZ_ERROR, QZ_ERROR_SYNTAX);
  else
    g_assert_cmpstr (content, ==, "A1'x\n");
}

static void
test_bit_flips (void)
{
  g_autofree char *flips = g_build_filename (folder, "flips", NULL);
  g_autoptr (GDir) dir = g_dir_open (flips, 0, NULL);
  const char *name;
  guint refused = 0;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *member = g_build_filename ("flips", name, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *content = dump (member, 0, &error);

      g_assert_true ((content == NULL) == (error != NULL));
      refused += content == NULL;
      n++;
    }
  g_test_message ("%u of %u refused", refused, n);
  g_assert_cmpuint (n, >, 400);
}

static gboolean
stop_at_once (const QzReadRow *row, gpointer data, GError **error)
{
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE, "stop");
  return FALSE;
}

static void
test_stopping (void)
{
  g_autofree char *path = g_build_filename (folder, "million.xlsx", NULL);
  g_autoptr (QzSpreadsheetReader) reader = qz_spreadsheet_reader_open (path, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (qz_spreadsheet_reader_read (reader, 0, stop_at_once, NULL, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (qz_spreadsheet_reader_read (reader, 0, stop_at_once, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    const char *shown; /* NULL: no number */
    gboolean inexact;
  } cases[] = {
    { "12.5", "12.5", FALSE },
    { "0.30000000000000004", "0.3", FALSE },
    { "4.1999999999999993", "4.2", FALSE },
    { "99.999999999999999", "100", FALSE },
    { "1E-3", "0.001", FALSE },
    { "-1.5e2", "-150", FALSE },
    { "+7", "7", FALSE },
    { "007.50", "7.5", FALSE },
    { ".5", "0.5", FALSE },
    { "5.", "5", FALSE },
    { "-0.0", "0", FALSE },
    { "1.1E+17", "110000000000000000", TRUE },
    { "310101198001011234", "310101198001011000", TRUE },
    { "999999999999999", "999999999999999", FALSE },
    { "1e-300", "0", FALSE },
    { "1e400", "1e400", TRUE },
    { "1e99999999999999999999", NULL, FALSE },
    { "", NULL, FALSE },
    { "-", NULL, FALSE },
    { ".", NULL, FALSE },
    { "1.2.3", NULL, FALSE },
    { "12a", NULL, FALSE },
    { "1e", NULL, FALSE },
    { "0x10", NULL, FALSE },
    { "NaN", NULL, FALSE },
  };
  static const struct
  {
    const char *code;
    QzNumberStyle style;
  } styles[] = {
    { "General", QZ_NUMBER_PLAIN },
    { "0.00", QZ_NUMBER_PLAIN },
    { "0.0%", QZ_NUMBER_PERCENT },
    { "yyyy-mm-dd", QZ_NUMBER_DATE },
    { "[$-804]yyyy\"年\"", QZ_NUMBER_DATE },
    { "0\"days\"", QZ_NUMBER_PLAIN },
    { "0\\d", QZ_NUMBER_PLAIN },
    { "[h]:mm", QZ_NUMBER_DATE },
    { "#,##0_);[Red](#,##0)", QZ_NUMBER_PLAIN },
    { "\"open", QZ_NUMBER_PLAIN },
    { "0.00E+00", QZ_NUMBER_PLAIN },
    { "@", QZ_NUMBER_PLAIN },
    { "\\", QZ_NUMBER_PLAIN },
    { "", QZ_NUMBER_PLAIN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean inexact;
      g_autofree char *shown = qz_number_dup_decimal (cases[i].text, QZ_NUMBER_PLAIN, &inexact);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_cmpint (inexact, ==, cases[i].inexact);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_test_message ("%s", styles[i].code);
      g_assert_cmpint (qz_number_style_of_code (styles[i].code), ==, styles[i].style);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    gboolean from_1904;
    const char *shown;
  } cases[] = {
    { "43350", FALSE, "2018-09-07" },
    { "41888", TRUE, "2018-09-07" },
    { "1", FALSE, "1900-01-01" },
    { "59", FALSE, "1900-02-28" },
    { "60", FALSE, "1900-02-29" },
    { "61", FALSE, "1900-03-01" },
    { "0.5", FALSE, "12:00" },
    { "0", FALSE, "00:00" },
    { "0", TRUE, "1904-01-01" },
    { "43350.999999", FALSE, "2018-09-08" },
    { "43350.5", FALSE, "2018-09-07 12:00" },
    { "2958465", FALSE, "9999-12-31" },
    { "2958466", FALSE, NULL },
    { "-1", FALSE, NULL },
    { "nan", FALSE, NULL },
    { "inf", FALSE, NULL },
    { "x", FALSE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = qz_number_dup_date (cases[i].text, cases[i].from_1904);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_loose_table (void)
{
  static const char *const names[] = { "name", NULL };
  static const QzLooseColumn wanted[] = { { "姓名", names }, { "单位", NULL }, { "电话", NULL } };
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autofree char *place = NULL;
  g_autoptr (QzLooseTable) table = NULL;
  g_autoptr (GError) error = NULL;
  int columns[3];

  g_file_set_contents (path, "评审专家名单\n\n单　位,序号, * 姓 名（必填）\n质协,1,甲\n,2,乙\n", -1,
                       NULL);
  table = qz_loose_table_read (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (qz_loose_table_guess (table, wanted, 3, columns), ==, 2);
  g_assert_cmpint (columns[0], ==, 2);
  g_assert_cmpint (columns[1], ==, 0);
  g_assert_cmpint (columns[2], ==, -1);
  g_assert_cmpuint (qz_loose_table_get_n_rows (table), ==, 2);
  g_assert_cmpuint (qz_loose_table_get_n_columns (table), ==, 3);
  g_assert_cmpstr (qz_loose_table_get_heading (table, 1), ==, "序号");
  g_assert_cmpstr (qz_loose_table_get (table, 1, columns[0]), ==, "乙");
  g_assert_cmpstr (qz_loose_table_get (table, 1, columns[1]), ==, "");
  g_assert_cmpstr (qz_loose_table_get (table, 1, columns[2]), ==, "");
  place = qz_loose_table_dup_place (table, 1, 2);
  g_assert_cmpstr (place, ==, "C5");

  g_file_set_contents (path, "\n,,\n", -1, NULL);
  g_clear_pointer (&table, qz_loose_table_free);
  table = qz_loose_table_read (path, NULL, &error);
  g_assert_null (table);
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
}

static void
make_files (void)
{
  g_autofree char *script =
      g_test_build_filename (G_TEST_DIST, "exchange", "make-spreadsheets.py", NULL);
  const char *argv[] = { QZ_PYTHON, script, folder, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = temp_folder_new ();
  make_files ();
  g_test_add_func ("/reader/sound", test_sound);
  g_test_add_func ("/reader/sheets", test_sheets);
  g_test_add_func ("/reader/hostile", test_hostile);
  g_test_add_func ("/reader/lying", test_lying);
  g_test_add_func ("/reader/bit-flips", test_bit_flips);
  g_test_add_func ("/reader/stopping", test_stopping);
  g_test_add_func ("/reader/numbers", test_numbers);
  g_test_add_func ("/reader/dates", test_dates);
  g_test_add_func ("/reader/loose-table", test_loose_table);
  status = g_test_run ();
  temp_folder_remove (folder);
  g_free (folder);
  return status;
}
