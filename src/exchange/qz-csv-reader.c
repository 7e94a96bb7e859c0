/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables as text with commas, semicolons or tabs, in UTF-8 or in GB18030, which is what Chinese
 * spreadsheets save. Quoted cells may hold separators, line ends and doubled quotes.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-csv-reader.h"
#include "model/qz-error.h"
#include "model/qz-text.h"

#define MAX_BYTES (32 * 1024 * 1024)
#define MAX_ROWS 200000
#define MAX_CELLS 256

typedef struct
{
  const char *at;
  char separator;
  guint line;
  GString *cell;
  GPtrArray *row; /* (element-type utf8) */
} Reader;

static char *
decode (const char *name, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *text;

  if (length == 0)
    return g_strdup ("");
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (memchr (data, '\0', length) == NULL)
    {
      if (g_utf8_validate (data, (gssize) length, NULL))
        return g_strndup (data, length);
      text = g_convert (data, (gssize) length, "UTF-8", "GB18030", NULL, NULL, NULL);
      if (text != NULL)
        return text;
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
               _ ("%s is no text in UTF-8 or GB18030. Save the table as CSV (UTF-8)."), name);
  return NULL;
}

/* The separator that stands most often in the first line. */
static char
guess_separator (const char *text)
{
  static const char candidates[] = { ',', '\t', ';' };
  gsize length = strcspn (text, "\r\n");
  char best = ',';
  guint most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint n = 0;

      for (gsize k = 0; k < length; k++)
        n += text[k] == candidates[i];
      if (n > most)
        {
          best = candidates[i];
          most = n;
        }
    }
  return best;
}

/* Reads up to the end of a quoted part; @at stands behind its first quote. */
static gboolean
read_quoted (Reader *reader)
{
  for (; *reader->at != '\0'; reader->at++)
    {
      if (*reader->at == '\n')
        reader->line++;
      if (*reader->at != '"')
        g_string_append_c (reader->cell, *reader->at);
      else if (reader->at[1] == '"')
        g_string_append_c (reader->cell, *++reader->at);
      else
        {
          reader->at++;
          return TRUE;
        }
    }
  return FALSE;
}

static void
end_cell (Reader *reader)
{
  g_ptr_array_add (reader->row, g_strdup (g_strstrip (reader->cell->str)));
  g_string_truncate (reader->cell, 0);
}

/* One row, without the line end; FALSE when a quote is not closed. */
static gboolean
read_row (Reader *reader)
{
  for (;;)
    {
      if (*reader->at == '"' && reader->cell->len == 0)
        {
          reader->at++;
          if (!read_quoted (reader))
            return FALSE;
        }
      else if (*reader->at == reader->separator)
        {
          end_cell (reader);
          reader->at++;
        }
      else if (*reader->at == '\0' || *reader->at == '\n' || *reader->at == '\r')
        {
          end_cell (reader);
          return TRUE;
        }
      else
        g_string_append_c (reader->cell, *reader->at++);
    }
}

static void
skip_line_end (Reader *reader)
{
  if (reader->at[0] == '\r' && reader->at[1] == '\n')
    reader->at++;
  if (*reader->at != '\0')
    reader->at++;
  reader->line++;
}

static gboolean
row_is_blank (const GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (!qz_text_is_blank (row->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Moves the row that was read to @rows, unless it is blank. */
static gboolean
take_row (Reader *reader, const char *name, GPtrArray *rows, GError **error)
{
  if (reader->row->len > MAX_CELLS || rows->len >= MAX_ROWS)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("%s, line %u: a table of %d rows and %d columns at most can be read."), name,
                   reader->line, MAX_ROWS, MAX_CELLS);
      return FALSE;
    }
  if (row_is_blank (reader->row))
    {
      g_ptr_array_set_size (reader->row, 0);
      return TRUE;
    }
  g_ptr_array_add (rows, g_steal_pointer (&reader->row));
  reader->row = g_ptr_array_new_with_free_func (g_free);
  return TRUE;
}

/**
 * qz_csv_parse:
 * @name: of the file, for messages
 * @bytes: its content
 * @error: %QZ_ERROR_SYNTAX with the line, %QZ_ERROR_LIMIT
 *
 * Returns: (transfer full) (nullable) (element-type GPtrArray): the rows that are not blank, each
 * an array of cells
 */
GPtrArray *
qz_csv_parse (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree char *text = NULL;
  gboolean good = TRUE;
  Reader reader;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("%s: a table of 32 MiB at most can be read."), name);
      return NULL;
    }
  text = decode (name, bytes, error);
  if (text == NULL)
    return NULL;
  reader = (Reader){ text, guess_separator (text), 1, g_string_new (NULL),
                     g_ptr_array_new_with_free_func (g_free) };
  while (good && *reader.at != '\0')
    {
      guint line = reader.line;

      if (!read_row (&reader))
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX, _ ("%s, line %u: a quote is not closed."),
                       name, line);
          good = FALSE;
        }
      else
        good = take_row (&reader, name, rows, error);
      skip_line_end (&reader);
    }
  g_string_free (reader.cell, TRUE);
  g_ptr_array_unref (reader.row);
  return good ? g_steal_pointer (&rows) : NULL;
}

/**
 * qz_csv_read:
 * @path: of a file
 * @error: as of qz_csv_parse(), %QZ_ERROR_NOT_FOUND, %QZ_ERROR_IO
 *
 * Returns: (transfer full) (nullable) (element-type GPtrArray): as of qz_csv_parse()
 */
GPtrArray *
qz_csv_read (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &local);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  guint8 buffer[16384];
  gssize n = stream != NULL ? 1 : -1;

  /* One byte more than may be read is enough to refuse it. */
  while (n > 0 && content->len <= MAX_BYTES)
    {
      n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, sizeof buffer, NULL, &local);
      if (n > 0)
        g_byte_array_append (content, buffer, (guint) n);
    }
  if (n < 0)
    {
      gboolean missing = g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

      g_set_error (error, QZ_ERROR, missing ? QZ_ERROR_NOT_FOUND : QZ_ERROR_IO,
                   _ ("“%s” cannot be read: %s"), name, local->message);
      return NULL;
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&content));
  return qz_csv_parse (name, bytes, error);
}

/**
 * qz_csv_find_column:
 * @rows: (element-type GPtrArray): a table whose first row holds the headings
 * @headings: (array zero-terminated=1): spellings of the heading that is looked for
 *
 * Returns: the column, compared by folded keys; -1 when there is none
 */
int
qz_csv_find_column (const GPtrArray *rows, const char *const *headings)
{
  const GPtrArray *first;

  g_return_val_if_fail (rows != NULL && headings != NULL, -1);

  first = rows->len > 0 ? rows->pdata[0] : NULL;
  for (guint i = 0; first != NULL && i < first->len; i++)
    {
      g_autofree char *key = qz_text_fold (first->pdata[i]);

      for (guint k = 0; headings[k] != NULL; k++)
        {
          g_autofree char *wanted = qz_text_fold (headings[k]);

          if (strcmp (key, wanted) == 0)
            return (int) i;
        }
    }
  return -1;
}

/**
 * qz_csv_get:
 * @rows: (element-type GPtrArray): a table
 * @row: a row of it
 * @column: a column, or -1
 *
 * Returns: (transfer none): the cell; "" when the row is shorter or the column is not there
 */
const char *
qz_csv_get (const GPtrArray *rows, guint row, int column)
{
  const GPtrArray *cells;

  g_return_val_if_fail (rows != NULL && row < rows->len, "");

  cells = rows->pdata[row];
  return column >= 0 && (guint) column < cells->len ? cells->pdata[column] : "";
}
