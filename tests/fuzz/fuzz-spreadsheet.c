/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads what the fuzzer makes as a spreadsheet. A ZIP file goes in as it is; anything else is text,
 * or, after a line "<sheet", the XML of a sheet, around which a sound workbook is put.
 */

#include "config.h"

#include <archive.h>
#include <archive_entry.h>

#include "exchange/qz-spreadsheet-reader.h"

#define MARK "<sheet\n"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gboolean
look_at_row (const QzReadRow *row, gpointer data, GError **error)
{
  gint64 last = -1;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const QzReadCell *cell = &g_array_index (row->cells, QzReadCell, i);

      g_assert_true (g_utf8_validate (cell->text, -1, NULL));
      g_assert_cmpint (cell->column, >, last);
      last = cell->column;
    }
  return TRUE;
}

static void
add (struct archive *archive, const char *name, const char *data, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, (la_int64_t) size);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  archive_write_data (archive, data, size);
  archive_entry_free (entry);
}

static GBytes *
wrap (const char *sheet, gsize size)
{
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATION(id, type, target)                                                                 \
  "<Relationship Id='" id "' Type='" OFFICE "/" type "' Target='" target "'/>"
#define RELATIONS(list)                                                                            \
  "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" list      \
  "</Relationships>"
  static const char root[] = RELATIONS (RELATION ("a", "officeDocument", "xl/workbook.xml"));
  static const char book[] = "<workbook xmlns='" MAIN "' xmlns:r='" OFFICE "'><sheets>"
                             "<sheet name='s' sheetId='1' r:id='a'/></sheets></workbook>";
  static const char links[] = RELATIONS (RELATION ("a", "worksheet", "s.xml") RELATION (
      "b", "styles", "styles.xml") RELATION ("c", "sharedStrings", "texts.xml"));
  static const char styles[] = "<styleSheet xmlns='" MAIN "'><cellXfs><xf numFmtId='0'/>"
                               "<xf numFmtId='14'/><xf numFmtId='9'/></cellXfs></styleSheet>";
  static const char texts[] = "<sst xmlns='" MAIN "'><si><t>a</t></si><si><t>b</t></si></sst>";
  const gsize most = size + 8192;
  g_autofree char *buffer = g_malloc (most);
  struct archive *archive = archive_write_new ();
  size_t used = 0;

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, most, &used), ==, ARCHIVE_OK);
  add (archive, "_rels/.rels", root, sizeof root - 1);
  add (archive, "xl/workbook.xml", book, sizeof book - 1);
  add (archive, "xl/_rels/workbook.xml.rels", links, sizeof links - 1);
  add (archive, "xl/styles.xml", styles, sizeof styles - 1);
  add (archive, "xl/texts.xml", texts, sizeof texts - 1);
  add (archive, "xl/s.xml", sheet, size);
  archive_write_free (archive);
  return g_bytes_new (buffer, used);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const gsize mark = sizeof MARK - 1;
  gboolean sheet = size > mark && memcmp (data, MARK, mark) == 0;
  g_autoptr (GBytes) bytes =
      sheet ? wrap ((const char *) data + mark, size - mark) : g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzSpreadsheetReader) reader =
      qz_spreadsheet_reader_open_bytes ("fuzz.xlsx", bytes, &error);

  g_assert_true ((reader == NULL) == (error != NULL));
  for (guint i = 0; reader != NULL && i < qz_spreadsheet_reader_get_n_sheets (reader); i++)
    {
      g_autoptr (GError) local = NULL;
      gboolean good = qz_spreadsheet_reader_read (reader, i, look_at_row, NULL, NULL, &local);

      g_assert_true (good == (local == NULL));
      if (local != NULL)
        g_assert_true (g_utf8_validate (local->message, -1, NULL));
    }
  return 0;
}
