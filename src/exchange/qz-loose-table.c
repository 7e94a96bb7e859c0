/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of people and organisations as they are kept everywhere, with headings of many spellings.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-loose-table.h"
#include "model/qz-error.h"
#include "model/qz-text.h"

#define MOST_ROWS 20000
#define MOST_COLUMNS 64
#define HEADING_WITHIN 20 /* rows: a title and a line or two stand above the headings */

typedef struct
{
  guint number; /* as the spreadsheet counts, from 0 */
  GArray *cells;
} Row;

struct _QzLooseTable
{
  char *file;
  GPtrArray *rows; /* (element-type Row) */
  guint n_columns;
  int heading; /* row of the headings, -1: there is none */
};

static void
row_free (Row *row)
{
  g_array_unref (row->cells);
  g_free (row);
}

static void
clear_cell (QzReadCell *cell)
{
  g_free (cell->text);
}

static gboolean
take_row (const QzReadRow *row, gpointer data, GError **error)
{
  QzLooseTable *self = data;
  Row *copy;

  if (self->rows->len >= MOST_ROWS)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("%s: a list of %d rows at most can be taken at once. Divide it."), self->file,
                   MOST_ROWS);
      return FALSE;
    }
  copy = g_new0 (Row, 1);
  copy->number = row->row;
  copy->cells = g_array_new (FALSE, FALSE, sizeof (QzReadCell));
  g_array_set_clear_func (copy->cells, (GDestroyNotify) clear_cell);
  for (guint i = 0; i < row->cells->len; i++)
    {
      QzReadCell cell = g_array_index (row->cells, QzReadCell, i);

      if (cell.column >= MOST_COLUMNS)
        break;
      cell.text = g_strstrip (g_strdup (cell.text));
      self->n_columns = MAX (self->n_columns, cell.column + 1);
      g_array_append_val (copy->cells, cell);
    }
  g_ptr_array_add (self->rows, copy);
  return TRUE;
}

/**
 * qz_loose_table_read:
 * @path: of a file, .xlsx or text
 * @cancellable: (nullable): looked at now and then
 * @error: as qz_spreadsheet_reader_open() and qz_spreadsheet_reader_read(); %QZ_ERROR_NOT_FOUND
 * when there is nothing in it
 *
 * Returns: (transfer full) (nullable): the first sheet that is shown and holds something
 */
QzLooseTable *
qz_loose_table_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzSpreadsheetReader) reader = NULL;
  g_autoptr (QzLooseTable) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  reader = qz_spreadsheet_reader_open (path, error);
  if (reader == NULL)
    return NULL;
  self = g_new0 (QzLooseTable, 1);
  self->file = g_strdup (qz_spreadsheet_reader_get_name (reader));
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  self->heading = -1;
  for (guint i = 0; i < qz_spreadsheet_reader_get_n_sheets (reader) && self->rows->len == 0; i++)
    if (!qz_spreadsheet_reader_is_hidden (reader, i)
        && !qz_spreadsheet_reader_read (reader, i, take_row, self, cancellable, error))
      return NULL;
  if (self->rows->len > 0)
    return g_steal_pointer (&self);
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("%s is empty. Choose the file that holds the list."), self->file);
  return NULL;
}

/**
 * qz_loose_table_free:
 * @self: a table
 */
void
qz_loose_table_free (QzLooseTable *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->file);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* "* 姓名（必填）：" is 姓名. */
static char *
make_key (const char *text)
{
  g_autofree char *key = qz_text_fold (text);
  char *start = key + strspn (key, "*");

  /* Folding has made brackets and colons the narrow ones. */
  start[strcspn (start, "(*:\n")] = '\0';
  return g_strdup (start);
}

static gboolean
is_called (const char *key, const QzLooseColumn *wanted)
{
  g_autofree char *label = make_key (wanted->label);

  if (strcmp (key, label) == 0)
    return TRUE;
  for (guint i = 0; wanted->also != NULL && wanted->also[i] != NULL; i++)
    {
      g_autofree char *other = make_key (wanted->also[i]);

      if (strcmp (key, other) == 0)
        return TRUE;
    }
  return FALSE;
}

/* How many of @wanted the row names; their columns go into @columns. */
static guint
match_row (const Row *row, const QzLooseColumn *wanted, gsize n_wanted, int *columns)
{
  guint n = 0;

  for (gsize k = 0; k < n_wanted; k++)
    columns[k] = -1;
  for (guint i = 0; i < row->cells->len; i++)
    {
      const QzReadCell *cell = &g_array_index (row->cells, QzReadCell, i);
      g_autofree char *key = make_key (cell->text);

      for (gsize k = 0; *key != '\0' && k < n_wanted; k++)
        if (columns[k] < 0 && is_called (key, &wanted[k]))
          {
            columns[k] = (int) cell->column;
            n++;
            break;
          }
    }
  return n;
}

/**
 * qz_loose_table_guess:
 * @self: a table
 * @wanted: (array length=n_wanted): the columns that are looked for
 * @n_wanted: how many
 * @out_columns: (out caller-allocates) (array length=n_wanted): where each stands, -1 when it is
 *   not there
 *
 * Takes the row that names most of @wanted for the headings; the rows below it are the content.
 *
 * Returns: how many were found; with 0 every row is content
 */
guint
qz_loose_table_guess (QzLooseTable *self,
                      const QzLooseColumn *wanted,
                      gsize n_wanted,
                      int *out_columns)
{
  g_autofree int *columns = g_new (int, n_wanted);
  guint best = 0;

  g_return_val_if_fail (self != NULL && wanted != NULL && out_columns != NULL, 0);

  self->heading = -1;
  for (gsize k = 0; k < n_wanted; k++)
    out_columns[k] = -1;
  for (guint i = 0; i < MIN (self->rows->len, HEADING_WITHIN); i++)
    {
      guint n = match_row (self->rows->pdata[i], wanted, n_wanted, columns);

      if (n <= best)
        continue;
      best = n;
      self->heading = (int) i;
      memcpy (out_columns, columns, n_wanted * sizeof (int));
    }
  return best;
}

/**
 * qz_loose_table_is_called:
 * @self: a table whose headings were guessed
 * @column: from 0
 * @wanted: a column
 *
 * Returns: whether the heading of @column is that of @wanted
 */
gboolean
qz_loose_table_is_called (const QzLooseTable *self, guint column, const QzLooseColumn *wanted)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && wanted != NULL, FALSE);

  key = make_key (qz_loose_table_get_heading (self, column));
  return *key != '\0' && is_called (key, wanted);
}

/* What stands behind "label:" in @text, "" when nothing does; NULL without the label. */
static char *
dup_behind (const char *text, const char *label)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  const char *found = narrow != NULL ? strstr (narrow, label) : NULL;

  if (found == NULL)
    return NULL;
  found += strlen (label);
  while (*found == ' ')
    found++;
  return *found == ':' ? g_strstrip (g_strdup (found + 1)) : NULL;
}

static char *
find_behind (const Row *row, const char *label)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      g_autofree char *behind = dup_behind (g_array_index (row->cells, QzReadCell, i).text, label);

      if (behind == NULL)
        continue;
      if (*behind == '\0' && i + 1 < row->cells->len)
        return g_strdup (g_array_index (row->cells, QzReadCell, i + 1).text);
      return g_steal_pointer (&behind);
    }
  return NULL;
}

/**
 * qz_loose_table_dup_above:
 * @self: a table whose headings were guessed
 * @wanted: what is looked for above them
 *
 * Returns: (transfer full) (nullable): what stands behind "label:" in a cell above the headings, or
 *   in the cell beside it
 */
char *
qz_loose_table_dup_above (const QzLooseTable *self, const QzLooseColumn *wanted)
{
  g_return_val_if_fail (self != NULL && wanted != NULL, NULL);

  for (int i = 0; i < self->heading; i++)
    {
      char *found = find_behind (self->rows->pdata[i], wanted->label);

      for (guint k = 0; found == NULL && wanted->also != NULL && wanted->also[k] != NULL; k++)
        found = find_behind (self->rows->pdata[i], wanted->also[k]);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * qz_loose_table_get_file:
 * @self: a table
 *
 * Returns: the name of the file for messages
 */
const char *
qz_loose_table_get_file (const QzLooseTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->file;
}

/**
 * qz_loose_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns hold something, up to the last one
 */
guint
qz_loose_table_get_n_columns (const QzLooseTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

/**
 * qz_loose_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows stand below the headings
 */
guint
qz_loose_table_get_n_rows (const QzLooseTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len - (guint) (self->heading + 1);
}

static const QzReadCell *
find_cell (const Row *row, guint column)
{
  const QzReadRow view = { row->number, row->cells };

  return qz_read_row_find (&view, column);
}

/**
 * qz_loose_table_get_heading:
 * @self: a table
 * @column: from 0
 *
 * Returns: what stands above the column, "" when nothing does
 */
const char *
qz_loose_table_get_heading (const QzLooseTable *self, guint column)
{
  const QzReadCell *cell;

  g_return_val_if_fail (self != NULL, "");

  if (self->heading < 0)
    return "";
  cell = find_cell (self->rows->pdata[self->heading], column);
  return cell != NULL ? cell->text : "";
}

/**
 * qz_loose_table_get_cell:
 * @self: a table
 * @row: below the headings, from 0
 * @column: from 0, or -1
 *
 * Returns: (transfer none) (nullable): the cell, %NULL when it is blank
 */
const QzReadCell *
qz_loose_table_get_cell (const QzLooseTable *self, guint row, int column)
{
  g_return_val_if_fail (self != NULL && row < qz_loose_table_get_n_rows (self), NULL);

  if (column < 0)
    return NULL;
  return find_cell (self->rows->pdata[row + (guint) (self->heading + 1)], (guint) column);
}

/**
 * qz_loose_table_get:
 * @self: a table
 * @row: below the headings, from 0
 * @column: from 0, or -1
 *
 * Returns: (transfer none): the text of the cell, "" when it is blank
 */
const char *
qz_loose_table_get (const QzLooseTable *self, guint row, int column)
{
  const QzReadCell *cell = qz_loose_table_get_cell (self, row, column);

  return cell != NULL ? cell->text : "";
}

/**
 * qz_loose_table_dup_heading_place:
 * @self: a table whose headings were guessed
 * @column: from 0
 *
 * Returns: (transfer full): the place of the heading in the file: B3
 */
char *
qz_loose_table_dup_heading_place (const QzLooseTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && self->heading >= 0, NULL);

  return qz_read_dup_place (((const Row *) self->rows->pdata[self->heading])->number, column);
}

/**
 * qz_loose_table_dup_place:
 * @self: a table
 * @row: below the headings, from 0
 * @column: from 0
 *
 * Returns: (transfer full): the place in the file: B7
 */
char *
qz_loose_table_dup_place (const QzLooseTable *self, guint row, guint column)
{
  const Row *found;

  g_return_val_if_fail (self != NULL && row < qz_loose_table_get_n_rows (self), NULL);

  found = self->rows->pdata[row + (guint) (self->heading + 1)];
  return qz_read_dup_place (found->number, column);
}
