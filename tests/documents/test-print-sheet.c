/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "documents/pdf-tool.h"
#include "documents/qz-print-sheet.h"
#include "tests/lib/temp-folder.h"

#define NOTE "说明：本表一式两份。"

/* A table of so many rows, of which the last two stay together, over a note. */
static QzPrintSheet *
make_sheet (guint n_rows, double row_height)
{
  const QzPageSetup setup = QZ_PRINT_SHEET_FORM;
  QzPrintSheet *sheet = qz_print_sheet_new ("表", &setup);
  QzTableBlock *table = qz_print_sheet_add_table (sheet, 10.5);
  QzProseBlock *note = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *text = g_strdup_printf ("第%u行", i + 1);

      qz_table_block_begin_row (table, row_height, i + 2 == n_rows ? QZ_ROW_KEEP : QZ_ROW_PLAIN);
      qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START,
                               qz_print_sheet_get_width (sheet), text);
    }
  note = qz_print_sheet_add_prose (sheet);
  qz_prose_block_add_space (note, 2.0);
  qz_prose_block_add (note, QZ_PROSE_SMALL, NOTE);
  return sheet;
}

static GStrv
write_pages (QzPrintSheet *sheet)
{
  char *folder = temp_folder_new ();
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  g_autoptr (GPtrArray) sheets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_print_sheet_free);
  g_autoptr (GError) error = NULL;
  QzPdfInfo info = { .title = "表", .created = "2018-10-15" };
  GStrv pages = NULL;

  g_ptr_array_add (sheets, sheet);
  g_assert_true (qz_print_sheets_write (sheets, path, &info, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  pages = pdf_tool_dup_pages (path);
  temp_folder_free (folder);
  return pages;
}

/* However the rows fall, the note is on the page of the last of them. */
static void
test_note_stays (void)
{
  guint last_pages = 0;

  for (double height = 38.0; height < 48.0; height += 1.3)
    for (guint n = 2; n < 9; n++)
      {
        g_auto (GStrv) pages = write_pages (make_sheet (n, height));
        g_autofree char *row = g_strdup_printf ("第%u行", n);
        const char *last = pages[g_strv_length (pages) - 1];

        g_assert_nonnull (strstr (last, NOTE));
        g_assert_nonnull (strstr (last, row));
        last_pages += pages[1] != NULL;
      }
  g_assert_cmpuint (last_pages, >, 20);
}

/* A row that leaves no room for a note on any page is not chased from page to page. */
static void
test_full_page (void)
{
  const QzPageSetup setup = QZ_PRINT_SHEET_FORM;
  double page = setup.height - setup.top - setup.bottom;
  g_auto (GStrv) pages = write_pages (make_sheet (3, page - 1.0));

  g_assert_cmpuint (g_strv_length (pages), ==, 4);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print-sheet/note-stays", test_note_stays);
  g_test_add_func ("/print-sheet/full-page", test_full_page);
  return g_test_run ();
}
