/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as .xlsx: text stays text, numbers are exact, equal input gives equal bytes. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-shape.h"
#include "exchange/qz-spreadsheet-writer.h"
#include "exchange/qz-workbook-file.h"
#include "model/qz-error.h"
#include "model/qz-points.h"

#define MOST_ROWS 1000000
#define MOST_COLUMNS 200
#define MOST_CHARACTERS 32767
#define ROWS_BETWEEN_CANCEL 256

typedef struct
{
  const QzXlsx *xlsx;
  const QzTable *table;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *text;
  lxw_format *integer;
  lxw_format *decimals[4];
  lxw_format *date;
  lxw_row_t next; /* row of the sheet that comes next */
} Writer;

static guint
count_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return width;
}

static lxw_format *
add_format (Writer *self, const char *number_format)
{
  lxw_format *format = self->xlsx->workbook_add_format (self->workbook);

  self->xlsx->format_set_font_name (format, "宋体");
  self->xlsx->format_set_font_size (format, 11);
  self->xlsx->format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  self->xlsx->format_set_border (format, LXW_BORDER_THIN);
  if (number_format != NULL)
    self->xlsx->format_set_num_format (format, number_format);
  return format;
}

static void
add_formats (Writer *self)
{
  static const char *const decimals[] = { "0", "0.0", "0.00", "0.000" };

  self->text = add_format (self, "@");
  self->xlsx->format_set_text_wrap (self->text);
  self->integer = add_format (self, "0");
  self->date = add_format (self, "yyyy-mm-dd");
  for (guint i = 0; i < G_N_ELEMENTS (decimals); i++)
    self->decimals[i] = add_format (self, decimals[i]);
}

static void
write_head (Writer *self)
{
  const QzTable *table = self->table;
  lxw_format *head = add_format (self, NULL);
  lxw_col_t last = (lxw_col_t) (table->n_columns - 1);

  if (table->title != NULL)
    {
      lxw_format *title = self->xlsx->workbook_add_format (self->workbook);

      self->xlsx->format_set_font_name (title, "黑体");
      self->xlsx->format_set_font_size (title, 16);
      self->xlsx->worksheet_set_row (self->sheet, self->next, 30, NULL);
      self->xlsx->worksheet_write_string (self->sheet, self->next++, 0, table->title, title);
    }
  self->xlsx->format_set_bold (head);
  self->xlsx->format_set_text_wrap (head);
  self->xlsx->format_set_align (head, LXW_ALIGN_CENTER);
  self->xlsx->format_set_bg_color (head, 0xEDEDED);
  for (gsize i = 0; i < table->n_columns; i++)
    {
      const QzColumn *column = &table->columns[i];
      guint width = column->width > 0 ? column->width : MAX (count_width (column->heading) + 2, 8);

      self->xlsx->worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, MIN (width, 120),
                                        NULL);
      self->xlsx->worksheet_write_string (self->sheet, self->next, (lxw_col_t) i, column->heading,
                                          head);
    }
  self->xlsx->worksheet_repeat_rows (self->sheet, self->next, self->next);
  self->xlsx->worksheet_freeze_panes (self->sheet, self->next + 1, 0);
  self->xlsx->worksheet_autofilter (self->sheet, self->next, 0, self->next, last);
  self->xlsx->worksheet_set_paper (self->sheet, 9); /* A4 */
  self->xlsx->worksheet_set_landscape (self->sheet);
  self->xlsx->worksheet_fit_to_pages (self->sheet, 1, 0);
  self->next++;
}

static gboolean
write_text (Writer *self, lxw_col_t column, const char *text, GError **error)
{
  lxw_error code;

  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > MOST_CHARACTERS)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("The text in column “%s”, row %u is longer than a spreadsheet cell can hold "
                      "(%d characters). Shorten it."),
                   self->table->columns[column].heading, self->next + 1, MOST_CHARACTERS);
      return FALSE;
    }
  code = self->xlsx->worksheet_write_string (self->sheet, self->next, column, text, self->text);
  if (code == LXW_NO_ERROR)
    return TRUE;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_IO, self->xlsx->lxw_strerror (code));
  return FALSE;
}

static gboolean
write_date (Writer *self, lxw_col_t column, const char *text, GError **error)
{
  lxw_datetime date = { 0 };

  /* A day the spreadsheet cannot count (before 1900) or that is none stays readable as text. */
  if (!qz_shape_is_day (text) || atoi (text) < 1900)
    return write_text (self, column, text, error);
  date.year = atoi (text);
  date.month = atoi (text + 5);
  date.day = atoi (text + 8);
  self->xlsx->worksheet_write_datetime (self->sheet, self->next, column, &date, self->date);
  return TRUE;
}

static gboolean
write_cell (Writer *self, lxw_col_t column, const QzCell *cell, GError **error)
{
  const QzColumn *about = &self->table->columns[column];

  switch (about->type)
    {
    case QZ_COLUMN_TEXT:
    case QZ_COLUMN_DATE:
      if (cell->text == NULL || *cell->text == '\0')
        self->xlsx->worksheet_write_blank (self->sheet, self->next, column, self->text);
      else if (about->type == QZ_COLUMN_TEXT)
        return write_text (self, column, cell->text, error);
      else
        return write_date (self, column, cell->text, error);
      return TRUE;
    case QZ_COLUMN_INTEGER:
    case QZ_COLUMN_DECIMAL:
      {
        gboolean decimal = about->type == QZ_COLUMN_DECIMAL;
        lxw_format *format = decimal ? self->decimals[MIN (about->digits, 3)] : self->integer;

        if (cell->number == QZ_POINTS_NONE)
          self->xlsx->worksheet_write_blank (self->sheet, self->next, column, format);
        else
          self->xlsx->worksheet_write_number (
              self->sheet, self->next, column,
              (double) cell->number / (decimal ? (double) QZ_POINT : 1.0), format);
        return TRUE;
      }
    default:
      g_assert_not_reached ();
    }
}

static gboolean
write_rows (
    Writer *self, QzRowFunc func, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const gsize n = self->table->n_columns;
  g_autofree QzCell *cells = g_new0 (QzCell, n);

  for (guint64 row = 0;; row++)
    {
      g_autoptr (GError) local = NULL;

      if (row % ROWS_BETWEEN_CANCEL == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (gsize i = 0; i < n; i++)
        cells[i] = (QzCell){ NULL, QZ_POINTS_NONE };
      if (!func (row, cells, user_data, &local))
        {
          if (local == NULL)
            return TRUE;
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (row >= MOST_ROWS)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                       _ ("The list has more than %d rows, which a spreadsheet cannot hold. Filter "
                          "it and export the parts."),
                       MOST_ROWS);
          return FALSE;
        }
      for (gsize i = 0; i < n; i++)
        if (!write_cell (self, (lxw_col_t) i, &cells[i], error))
          return FALSE;
      self->next++;
    }
}

typedef struct
{
  const QzSheetSource *sources;
  gsize n_sources;
  GCancellable *cancellable;
} Writing;

static gboolean
write_sheet (Writer *self, const QzSheetSource *source, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = qz_workbook_dup_sheet_name (source->table.sheet);

  self->table = &source->table;
  self->next = 0;
  self->sheet = self->xlsx->workbook_add_worksheet (self->workbook, name);
  if (self->sheet == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_IO, _ ("no temporary file can be made"));
      return FALSE;
    }
  write_head (self);
  return write_rows (self, source->func, source->user_data, cancellable, error);
}

static gboolean
write_book (const QzXlsx *xlsx, lxw_workbook *workbook, gpointer data, GError **error)
{
  const Writing *writing = data;
  Writer self = { .xlsx = xlsx, .workbook = workbook };

  add_formats (&self);
  for (gsize i = 0; i < writing->n_sources; i++)
    if (!write_sheet (&self, &writing->sources[i], writing->cancellable, error))
      return FALSE;
  return TRUE;
}

/**
 * qz_spreadsheet_write_book:
 * @path: where the .xlsx goes; an existing file is replaced when everything is written
 * @sources: (array length=n_sources): the tables, a sheet each; their names have to differ
 * @n_sources: how many, one or more
 * @cancellable: (nullable): looked at now and then
 * @error: as qz_spreadsheet_write()
 *
 * Writes several tables into one file, each as qz_spreadsheet_write() writes one. Title and day of
 * the file are those of the first.
 *
 * Returns: %TRUE when the file is there
 */
gboolean
qz_spreadsheet_write_book (const char *path,
                           const QzSheetSource *sources,
                           gsize n_sources,
                           GCancellable *cancellable,
                           GError **error)
{
  Writing writing = { sources, n_sources, cancellable };

  g_return_val_if_fail (path != NULL && sources != NULL && n_sources > 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  for (gsize i = 0; i < n_sources; i++)
    {
      const QzTable *table = &sources[i].table;

      g_return_val_if_fail (sources[i].func != NULL, FALSE);
      g_return_val_if_fail (table->n_columns > 0 && table->n_columns <= MOST_COLUMNS, FALSE);
      g_return_val_if_fail (table->sheet != NULL && table->created != NULL, FALSE);
    }

  return qz_workbook_file_write (path, sources[0].table.title, sources[0].table.created, TRUE,
                                 write_book, &writing, error);
}

/**
 * qz_spreadsheet_write:
 * @path: where the .xlsx goes; an existing file is replaced when everything is written
 * @table: sheet, title, columns
 * @func: (scope call): gives one row after the other
 * @user_data: for @func
 * @cancellable: (nullable): looked at now and then
 * @error: as qz_workbook_file_write(); %QZ_ERROR_LIMIT for too many rows or too long a text,
 *   %G_IO_ERROR_CANCELLED, or that of @func
 *
 * Writes a table with headings that stay in sight, a filter on them, and one page width for A4.
 * Text is never taken for a formula or a number. The rows are streamed; memory does not grow with
 * them. Nothing half-written ever stands under @path.
 *
 * Returns: %TRUE when the file is there
 */
gboolean
qz_spreadsheet_write (const char *path,
                      const QzTable *table,
                      QzRowFunc func,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (table != NULL, FALSE);

  return qz_spreadsheet_write_book (path, &(const QzSheetSource){ *table, func, user_data }, 1,
                                    cancellable, error);
}
