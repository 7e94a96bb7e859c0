/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One way to read tables, whether they come as .xlsx or as text. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-csv-reader.h"
#include "exchange/qz-file-bytes.h"
#include "exchange/qz-spreadsheet-reader.h"
#include "exchange/qz-xlsx-sheet.h"
#include "model/qz-error.h"
#include "model/qz-text.h"

#define MOST_BYTES (64 * 1024 * 1024)

struct _QzSpreadsheetReader
{
  char *name;
  QzXlsxBook *book; /* NULL for text */
  GBytes *text;     /* NULL for .xlsx */
};

static gboolean
starts_with (GBytes *bytes, const char *magic, gsize length)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, magic, length) == 0;
}

/**
 * qz_spreadsheet_reader_open_bytes:
 * @name: of the file, for messages
 * @bytes: its content
 * @error: %QZ_ERROR_LIMIT for a file that is too large, %QZ_ERROR_TYPE for .xls and files with a
 *   password, %QZ_ERROR_FOREIGN, %QZ_ERROR_SYNTAX for a damaged one
 *
 * Returns: (transfer full) (nullable): a reader
 */
QzSpreadsheetReader *
qz_spreadsheet_reader_open_bytes (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (QzSpreadsheetReader) self = NULL;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > MOST_BYTES)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("%s: a spreadsheet of %d MiB at most can be read."), name, MOST_BYTES >> 20);
      return NULL;
    }
  if (starts_with (bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
                   _ ("%s is an old .xls file or is protected with a password. Save it as .xlsx "
                      "without a password."),
                   name);
      return NULL;
    }
  self = g_new0 (QzSpreadsheetReader, 1);
  self->name = g_strdup (name);
  if (!starts_with (bytes, "PK\x03\x04", 4))
    {
      self->text = g_bytes_ref (bytes);
      return g_steal_pointer (&self);
    }
  self->book = qz_xlsx_book_open (name, bytes, error);
  return self->book != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * qz_spreadsheet_reader_open:
 * @path: of a file
 * @error: as qz_spreadsheet_reader_open_bytes() and qz_file_bytes_read()
 *
 * Returns: (transfer full) (nullable): a reader
 */
QzSpreadsheetReader *
qz_spreadsheet_reader_open (const char *path, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  bytes = qz_file_bytes_read (path, MOST_BYTES, error);
  return bytes != NULL ? qz_spreadsheet_reader_open_bytes (name, bytes, error) : NULL;
}

/**
 * qz_spreadsheet_reader_free:
 * @self: a reader
 */
void
qz_spreadsheet_reader_free (QzSpreadsheetReader *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_clear_pointer (&self->book, qz_xlsx_book_free);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_free (self);
}

/**
 * qz_spreadsheet_reader_get_name:
 * @self: a reader
 *
 * Returns: the name of the file for messages
 */
const char *
qz_spreadsheet_reader_get_name (const QzSpreadsheetReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * qz_spreadsheet_reader_get_n_sheets:
 * @self: a reader
 *
 * Returns: how many sheets it has; text is one
 */
guint
qz_spreadsheet_reader_get_n_sheets (const QzSpreadsheetReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->book != NULL ? self->book->sheets->len : 1;
}

/**
 * qz_spreadsheet_reader_get_sheet_name:
 * @self: a reader
 * @sheet: from 0
 *
 * Returns: the name of the sheet; the name of the file for text
 */
const char *
qz_spreadsheet_reader_get_sheet_name (const QzSpreadsheetReader *self, guint sheet)
{
  g_return_val_if_fail (self != NULL && sheet < qz_spreadsheet_reader_get_n_sheets (self), NULL);

  return self->book != NULL ? ((const QzXlsxSheet *) self->book->sheets->pdata[sheet])->name
                            : self->name;
}

/**
 * qz_spreadsheet_reader_is_hidden:
 * @self: a reader
 * @sheet: from 0
 *
 * Returns: whether the sheet is not shown
 */
gboolean
qz_spreadsheet_reader_is_hidden (const QzSpreadsheetReader *self, guint sheet)
{
  g_return_val_if_fail (self != NULL && sheet < qz_spreadsheet_reader_get_n_sheets (self), FALSE);

  return self->book != NULL && ((const QzXlsxSheet *) self->book->sheets->pdata[sheet])->hidden;
}

typedef struct
{
  QzReadRowFunc func;
  gpointer user_data;
  GCancellable *cancellable;
} TextReading;

static gboolean
give_text_row (guint number, const GPtrArray *texts, gpointer data, GError **error)
{
  const TextReading *reading = data;
  QzReadRow row = { number, g_array_new (FALSE, FALSE, sizeof (QzReadCell)) };
  gboolean good;

  g_array_set_clear_func (row.cells, (GDestroyNotify) qz_read_cell_clear);
  for (guint i = 0; i < texts->len; i++)
    if (!qz_text_is_blank (texts->pdata[i]))
      {
        QzReadCell cell = { i, QZ_READ_TEXT, 0, g_strdup (texts->pdata[i]) };

        g_array_append_val (row.cells, cell);
      }
  good = !g_cancellable_set_error_if_cancelled (reading->cancellable, error)
         && reading->func (&row, reading->user_data, error);
  g_array_unref (row.cells);
  return good;
}

/**
 * qz_spreadsheet_reader_read:
 * @self: a reader
 * @sheet: from 0
 * @func: (scope call): called for each row that holds something
 * @user_data: for @func
 * @cancellable: (nullable): looked at now and then
 * @error: %QZ_ERROR_SYNTAX, %QZ_ERROR_LIMIT, %G_IO_ERROR_CANCELLED, or that of @func
 *
 * Returns: whether the sheet was read to its end
 */
gboolean
qz_spreadsheet_reader_read (const QzSpreadsheetReader *self,
                            guint sheet,
                            QzReadRowFunc func,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (self != NULL && func != NULL, FALSE);
  g_return_val_if_fail (sheet < qz_spreadsheet_reader_get_n_sheets (self), FALSE);

  if (self->book != NULL)
    return qz_xlsx_sheet_read (self->book, self->book->sheets->pdata[sheet], func, user_data,
                               cancellable, error);
  return qz_csv_foreach (self->name, self->text, give_text_row,
                         &(TextReading){ func, user_data, cancellable }, error);
}

/**
 * qz_read_row_find:
 * @row: a row
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): its cell in that column, %NULL when that is blank
 */
const QzReadCell *
qz_read_row_find (const QzReadRow *row, guint column)
{
  g_return_val_if_fail (row != NULL, NULL);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const QzReadCell *cell = &g_array_index (row->cells, QzReadCell, i);

      if (cell->column == column)
        return cell;
    }
  return NULL;
}

/**
 * qz_read_dup_place:
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer full): the place as spreadsheets call it: B7
 */
char *
qz_read_dup_place (guint row, guint column)
{
  char letters[8];
  guint n = sizeof letters - 1;

  letters[n] = '\0';
  for (guint64 rest = (guint64) column + 1; rest > 0; rest = (rest - 1) / 26)
    letters[--n] = (char) ('A' + (rest - 1) % 26);
  return g_strdup_printf ("%s%u", letters + n, row + 1);
}
