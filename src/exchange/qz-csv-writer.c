/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as text: UTF-8 with the mark by which spreadsheet programs know it, CRLF, RFC 4180. */

#include "config.h"

#include "exchange/qz-csv-writer.h"
#include "model/qz-new-file.h"
#include "model/qz-points.h"

#define ROWS_BETWEEN_CANCEL 256

/* Rows are gathered until there is so much of them. */
#define BUFFER_SIZE (1 << 16)

/* A cell that a spreadsheet program would take for a formula gets an apostrophe in front. */
static void
put_text (GString *line, const char *text)
{
  g_string_append_c (line, '"');
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    g_string_append_c (line, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}

static void
put_cell (GString *line, const QzColumn *column, const QzCell *cell)
{
  g_autofree char *number = NULL;

  if (column->type == QZ_COLUMN_TEXT || column->type == QZ_COLUMN_DATE)
    {
      if (cell->text != NULL && *cell->text != '\0')
        put_text (line, cell->text);
      return;
    }
  if (cell->number == QZ_POINTS_NONE)
    return;
  number = column->type == QZ_COLUMN_DECIMAL
               ? qz_points_format_digits (cell->number, column->digits)
               : g_strdup_printf ("%" G_GINT64_FORMAT, cell->number);
  g_string_append (line, number);
}

static void
put_head (GString *line, const QzTable *table)
{
  g_string_append (line, "\xEF\xBB\xBF");
  for (gsize i = 0; i < table->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (line, ',');
      put_text (line, table->columns[i].heading);
    }
  g_string_append (line, "\r\n");
}

/* Hands on what is gathered. */
static gboolean
flush (QzNewFile *file, GString *lines, GError **error)
{
  gboolean done = qz_new_file_write (file, lines->str, lines->len, error);

  g_string_truncate (lines, 0);
  return done;
}

static gboolean
put_rows (QzNewFile *file,
          const QzTable *table,
          QzRowFunc func,
          gpointer user_data,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree QzCell *cells = g_new0 (QzCell, table->n_columns);
  g_autoptr (GString) lines = g_string_sized_new (BUFFER_SIZE + BUFFER_SIZE / 4);

  put_head (lines, table);
  for (guint64 row = 0;; row++)
    {
      g_autoptr (GError) local = NULL;

      if (row % ROWS_BETWEEN_CANCEL == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (gsize i = 0; i < table->n_columns; i++)
        cells[i] = (QzCell){ NULL, QZ_POINTS_NONE };
      if (!func (row, cells, user_data, &local))
        {
          if (local == NULL)
            return flush (file, lines, error);
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      for (gsize i = 0; i < table->n_columns; i++)
        {
          if (i > 0)
            g_string_append_c (lines, ',');
          put_cell (lines, &table->columns[i], &cells[i]);
        }
      g_string_append (lines, "\r\n");
      if (lines->len >= BUFFER_SIZE && !flush (file, lines, error))
        return FALSE;
    }
}

/**
 * qz_csv_write:
 * @path: where the .csv goes; an existing file is replaced when everything is written
 * @table: columns; its title is left out
 * @func: (scope call): gives one row after the other
 * @user_data: for @func
 * @cancellable: (nullable): looked at now and then
 * @error: %QZ_ERROR_FULL, %QZ_ERROR_READ_ONLY, %QZ_ERROR_NOT_FOUND (no such folder), %QZ_ERROR_IO,
 *   %G_IO_ERROR_CANCELLED, or that of @func
 *
 * Writes a table as text, its headings in the first line. Nothing half-written ever stands under
 * @path.
 *
 * Returns: %TRUE when the file is there
 */
gboolean
qz_csv_write (const char *path,
              const QzTable *table,
              QzRowFunc func,
              gpointer user_data,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (QzNewFile) file = NULL;

  g_return_val_if_fail (path != NULL && table != NULL && func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  file = qz_new_file_begin_outside (path, error);
  return file != NULL && put_rows (file, table, func, user_data, cancellable, error)
         && qz_new_file_keep (file, path, error);
}
