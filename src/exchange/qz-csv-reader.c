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
  guint number;   /* of the row, from 0, blank ones counted */
  guint n_rows;   /* that were not blank */
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

/* Gives the row that was read to @func, unless it is blank. */
static gboolean
give_row (Reader *reader, const char *name, QzCsvRowFunc func, gpointer user_data, GError **error)
{
  gboolean good = TRUE;

  if (reader->row->len > MAX_CELLS || reader->n_rows >= MAX_ROWS)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("%s, line %u: a table of %d rows and %d columns at most can be read."), name,
                   reader->line, MAX_ROWS, MAX_CELLS);
      return FALSE;
    }
  if (!row_is_blank (reader->row))
    {
      reader->n_rows++;
      good = func (reader->number, reader->row, user_data, error);
    }
  reader->number++;
  g_ptr_array_set_size (reader->row, 0);
  return good;
}

/**
 * qz_csv_foreach:
 * @name: of the file, for messages
 * @bytes: its content
 * @func: (scope call): called for each row that is not blank
 * @user_data: for @func
 * @error: %QZ_ERROR_SYNTAX with the line, %QZ_ERROR_LIMIT, or that of @func
 *
 * Returns: whether the table was read to its end
 */
gboolean
qz_csv_foreach (
    const char *name, GBytes *bytes, QzCsvRowFunc func, gpointer user_data, GError **error)
{
  g_autofree char *text = NULL;
  gboolean good = TRUE;
  Reader reader;

  g_return_val_if_fail (name != NULL && bytes != NULL && func != NULL, FALSE);

  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("%s: a table of 32 MiB at most can be read."), name);
      return FALSE;
    }
  text = decode (name, bytes, error);
  if (text == NULL)
    return FALSE;
  reader = (Reader){ text,
                     guess_separator (text),
                     1,
                     g_string_new (NULL),
                     g_ptr_array_new_with_free_func (g_free),
                     0,
                     0 };
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
        good = give_row (&reader, name, func, user_data, error);
      skip_line_end (&reader);
    }
  g_string_free (reader.cell, TRUE);
  g_ptr_array_unref (reader.row);
  return good;
}
