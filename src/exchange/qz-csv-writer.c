/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as text: UTF-8 with the mark by which spreadsheet programs know it, CRLF, RFC 4180. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "exchange/qz-csv-writer.h"
#include "model/qz-error.h"
#include "model/qz-points.h"

#define ROWS_BETWEEN_CANCEL 256

static gboolean
fail (const char *path, int number, GError **error)
{
  int code = number == ENOSPC || number == EDQUOT || number == EFBIG  ? QZ_ERROR_FULL
             : number == EROFS || number == EACCES || number == EPERM ? QZ_ERROR_READ_ONLY
             : number == ENOENT                                       ? QZ_ERROR_NOT_FOUND
                                                                      : QZ_ERROR_IO;

  g_set_error (error, QZ_ERROR, code,
               _ ("The table “%s” cannot be written: %s. Choose another place or free some space, "
                  "then try again."),
               path, qz_error_get_reason (number));
  return FALSE;
}

/* A cell that a spreadsheet program would take for a formula gets an apostrophe in front. */
static void
put_text (FILE *file, const char *text)
{
  fputc ('"', file);
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    fputc ('\'', file);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        fputc ('"', file);
      fputc (*p, file);
    }
  fputc ('"', file);
}

static void
put_cell (FILE *file, const QzColumn *column, const QzCell *cell)
{
  g_autofree char *number = NULL;

  if (column->type == QZ_COLUMN_TEXT || column->type == QZ_COLUMN_DATE)
    {
      if (cell->text != NULL && *cell->text != '\0')
        put_text (file, cell->text);
      return;
    }
  if (cell->number == QZ_POINTS_NONE)
    return;
  number = column->type == QZ_COLUMN_DECIMAL
               ? qz_points_format_digits (cell->number, column->digits)
               : g_strdup_printf ("%" G_GINT64_FORMAT, cell->number);
  fputs (number, file);
}

static void
put_head (FILE *file, const QzTable *table)
{
  fputs ("\xEF\xBB\xBF", file);
  for (gsize i = 0; i < table->n_columns; i++)
    {
      if (i > 0)
        fputc (',', file);
      put_text (file, table->columns[i].heading);
    }
  fputs ("\r\n", file);
}

static gboolean
put_rows (FILE *file,
          const QzTable *table,
          QzRowFunc func,
          gpointer user_data,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree QzCell *cells = g_new0 (QzCell, table->n_columns);

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
            return TRUE;
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      for (gsize i = 0; i < table->n_columns; i++)
        {
          if (i > 0)
            fputc (',', file);
          put_cell (file, &table->columns[i], &cells[i]);
        }
      fputs ("\r\n", file);
    }
}

/* Closes @file; whether everything that was put into it is on the disk. */
static gboolean
finish (FILE *file, const char *path, GError **error)
{
  int number = 0;

  errno = 0;
  if (fflush (file) != 0 || ferror (file) || fsync (fileno (file)) != 0)
    number = errno != 0 ? errno : EIO;
  if (fclose (file) != 0 && number == 0)
    number = errno;
  return number == 0 || fail (path, number, error);
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
  g_autofree char *temporary = NULL;
  gboolean done;
  FILE *file;
  int fd;

  g_return_val_if_fail (path != NULL && table != NULL && func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  temporary = g_strdup_printf ("%s.XXXXXX", path);
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    return fail (path, errno, error);
  file = fdopen (fd, "w");
  put_head (file, table);
  done = put_rows (file, table, func, user_data, cancellable, error);
  if (!finish (file, path, done ? error : NULL))
    done = FALSE;
  if (done && g_rename (temporary, path) != 0)
    done = fail (path, errno, error);
  if (!done)
    g_unlink (temporary);
  return done;
}
