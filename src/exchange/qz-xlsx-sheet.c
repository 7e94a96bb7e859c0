/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a sheet. A cell over several rows counts for each of them that holds anything else,
 * which is what people mean who merge the unit beside its members; since the merged areas stand
 * behind the rows, the sheet is gone through twice.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-xlsx-sheet.h"
#include "model/qz-error.h"
#include "model/qz-text.h"

#define MOST_MERGES 65536
#define MOST_CELL_BYTES (400 * 1024)
#define LAST_ROW 1048576
#define LAST_COLUMN 16384

/* An area of one column over several rows, both ends included. */
typedef struct
{
  guint column;
  guint first;
  guint last;
} Merge;

/* What goes down a column at present. */
typedef struct
{
  guint last; /* row, 0: nothing */
  QzReadCell cell;
} Spread;

typedef struct
{
  const QzXlsxBook *book;
  const QzXlsxSheet *sheet;
  QzReadRowFunc func;
  gpointer user_data;

  GArray *merges;   /* of Merge, by first row */
  guint next_merge; /* that has not begun */
  Spread spreads[QZ_READ_MOST_COLUMNS];

  QzReadRow row;
  guint next_row;
  guint next_column;
  guint n_rows;
  gboolean in_row;

  guint column;  /* of the cell */
  char type[12]; /* "s", "inlineStr", …; "" for a number */
  guint64 style;
  gboolean formula;
  GString *value;
  gboolean in_cell;
  gboolean in_value; /* inside v, or a t of is */
  guint phonetic;
} Reading;

/**
 * qz_read_cell_clear:
 * @cell: a cell of a row that was read
 */
void
qz_read_cell_clear (QzReadCell *cell)
{
  g_clear_pointer (&cell->text, g_free);
}

static gboolean
fail_syntax (const Reading *self, const char *place, GError **error)
{
  g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
               _ ("%s, sheet “%s”: the file contradicts itself at “%s”. Open it in a spreadsheet "
                  "program and save it anew."),
               qz_xlsx_archive_get_name (self->book->archive), self->sheet->name, place);
  return FALSE;
}

static gboolean
fail_limit (const Reading *self, GError **error)
{
  g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
               _ ("%s, sheet “%s”: a table of %d rows and %d columns at most can be read."),
               qz_xlsx_archive_get_name (self->book->archive), self->sheet->name, QZ_READ_MOST_ROWS,
               QZ_READ_MOST_COLUMNS);
  return FALSE;
}

/* Reads B7 at *@text, both from 0, and moves on; FALSE when there is none. */
static gboolean
read_place (const char **text, guint *out_row, guint *out_column)
{
  const char *p = *text;
  guint column = 0;
  guint row = 0;

  for (; *p >= 'A' && *p <= 'Z' && column <= LAST_COLUMN; p++)
    column = column * 26 + (guint) (*p - 'A') + 1;
  for (; g_ascii_isdigit (*p) && row <= LAST_ROW; p++)
    row = row * 10 + (guint) (*p - '0');
  if (column == 0 || column > LAST_COLUMN || row == 0 || row > LAST_ROW)
    return FALSE;
  *text = p;
  *out_row = row - 1;
  *out_column = column - 1;
  return TRUE;
}

static gboolean
merge_start (const char *element, const char **attributes, gpointer data, GError **error)
{
  Reading *self = data;
  const char *area = qz_xml_attribute (attributes, "ref");
  const char *p = area;
  Merge merge;
  guint last_column;

  if (strcmp (element, "mergeCell") != 0 || area == NULL)
    return TRUE;
  if (!read_place (&p, &merge.first, &merge.column) || *p++ != ':'
      || !read_place (&p, &merge.last, &last_column) || *p != '\0' || merge.last < merge.first
      || last_column < merge.column)
    return fail_syntax (self, area, error);
  if (merge.last == merge.first || merge.column >= QZ_READ_MOST_COLUMNS)
    return TRUE;
  if (self->merges->len >= MOST_MERGES)
    return fail_limit (self, error);
  g_array_append_val (self->merges, merge);
  return TRUE;
}

static int
compare_merges (gconstpointer a, gconstpointer b)
{
  const Merge *left = a;
  const Merge *right = b;

  return left->first < right->first ? -1 : left->first > right->first;
}

static gboolean
row_start (Reading *self, const char **attributes, GError **error)
{
  const char *place = qz_xml_attribute (attributes, "r");
  guint64 row = self->next_row;

  if (place != NULL)
    row = g_ascii_strtoull (place, NULL, 10) - 1;
  if (row < self->next_row || row >= LAST_ROW)
    return fail_syntax (self, place != NULL ? place : "", error);
  self->row.row = (guint) row;
  self->next_row = self->row.row + 1;
  self->next_column = 0;
  self->in_row = TRUE;
  return TRUE;
}

static gboolean
cell_start (Reading *self, const char **attributes, GError **error)
{
  const char *place = qz_xml_attribute (attributes, "r");
  const char *style = qz_xml_attribute (attributes, "s");
  const char *type = qz_xml_attribute (attributes, "t");
  const char *p = place;
  guint row = self->row.row;

  self->column = self->next_column;
  if (place != NULL
      && (!read_place (&p, &row, &self->column) || *p != '\0' || row != self->row.row
          || self->column < self->next_column))
    return fail_syntax (self, place, error);
  if (self->column >= LAST_COLUMN)
    return fail_syntax (self, "", error);
  self->next_column = self->column + 1;
  g_strlcpy (self->type, type != NULL && strcmp (type, "n") != 0 ? type : "", sizeof self->type);
  self->style = style != NULL ? g_ascii_strtoull (style, NULL, 10) : 0;
  self->formula = FALSE;
  self->in_cell = TRUE;
  g_string_truncate (self->value, 0);
  return TRUE;
}

/* Undoes _x000D_, by which a workbook writes characters that XML cannot hold. */
static char *
unescape (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      gunichar c = 0;
      guint i = 2;

      if (p[0] == '_' && p[1] == 'x')
        for (; i < 6 && g_ascii_isxdigit (p[i]); i++)
          c = c * 16 + (gunichar) g_ascii_xdigit_value (p[i]);
      if (i == 6 && p[6] == '_' && c != 0 && g_unichar_validate (c))
        {
          g_string_append_unichar (out, c);
          p += 6;
        }
      else
        g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

static char *
dup_number (Reading *self, QzReadCell *cell)
{
  QzNumberStyle style = qz_xlsx_book_get_style (self->book, self->style);
  gboolean inexact = FALSE;
  char *text = NULL;

  if (style == QZ_NUMBER_DATE)
    text = qz_number_dup_date (self->value->str, self->book->from_1904);
  if (text != NULL)
    {
      cell->kind = QZ_READ_DATE;
      return text;
    }
  text = qz_number_dup_decimal (self->value->str, style == QZ_NUMBER_DATE ? QZ_NUMBER_PLAIN : style,
                                &inexact);
  cell->kind = text != NULL ? QZ_READ_NUMBER : QZ_READ_TEXT;
  if (inexact)
    cell->flags |= QZ_READ_INEXACT;
  return text != NULL ? text : g_strdup (self->value->str);
}

/* 2018-09-07T12:30:00.000Z is 2018-09-07 12:30:00, and midnight only the day. What holds other
 * characters is no date, and could not be cut anywhere. */
static char *
dup_iso_date (const char *value)
{
  char *text = g_strdup (value);
  gsize length = strlen (text);

  if (length <= 10 || text[10] != 'T' || !g_str_is_ascii (text))
    return text;
  text[10] = ' ';
  if (g_str_has_prefix (text + 10, " 00:00:00"))
    text[10] = '\0';
  else if (length > 19)
    text[19] = '\0';
  return text;
}

/* The text of a cell by its type; FALSE when it refers to a shared text that is not there. */
static gboolean
take_value (Reading *self, QzReadCell *cell)
{
  const char *value = self->value->str;

  if (*value == '\0')
    cell->text = g_strdup ("");
  else if (strcmp (self->type, "s") == 0)
    {
      char *end;
      guint64 index = g_ascii_strtoull (value, &end, 10);
      const char *text = *end == '\0' ? qz_xlsx_book_get_text (self->book, index) : NULL;

      cell->text = text != NULL ? unescape (text) : NULL;
    }
  else if (strcmp (self->type, "inlineStr") == 0 || strcmp (self->type, "str") == 0)
    cell->text = unescape (value);
  else if (strcmp (self->type, "b") == 0)
    {
      cell->kind = QZ_READ_FLAG;
      cell->text =
          g_strdup (strcmp (value, "0") == 0 || strcmp (value, "false") == 0 ? "FALSE" : "TRUE");
    }
  else if (strcmp (self->type, "e") == 0)
    {
      cell->kind = QZ_READ_ERROR;
      cell->text = g_strdup (value);
    }
  else if (strcmp (self->type, "d") == 0)
    {
      cell->kind = QZ_READ_DATE;
      cell->text = dup_iso_date (value);
    }
  else
    cell->text = dup_number (self, cell);
  return cell->text != NULL;
}

static gboolean
cell_end (Reading *self, GError **error)
{
  QzReadCell cell = { .column = self->column };

  self->in_cell = FALSE;
  if (self->formula)
    cell.flags |= QZ_READ_FORMULA;
  if (!take_value (self, &cell))
    return fail_syntax (self, self->value->str, error);
  if (!self->formula && qz_text_is_blank (cell.text))
    {
      qz_read_cell_clear (&cell);
      return TRUE;
    }
  if (cell.column < QZ_READ_MOST_COLUMNS && strlen (cell.text) <= MOST_CELL_BYTES)
    {
      g_array_append_val (self->row.cells, cell);
      return TRUE;
    }
  qz_read_cell_clear (&cell);
  return fail_limit (self, error);
}

/* Areas that begin in this row or began in one that was empty. */
static void
begin_spreads (Reading *self)
{
  for (; self->next_merge < self->merges->len; self->next_merge++)
    {
      const Merge *merge = &g_array_index (self->merges, Merge, self->next_merge);
      Spread *spread;

      if (merge->first > self->row.row)
        break;
      spread = &self->spreads[merge->column];
      qz_read_cell_clear (&spread->cell);
      spread->last = 0;
      for (guint i = 0; merge->first == self->row.row && i < self->row.cells->len; i++)
        {
          const QzReadCell *cell = &g_array_index (self->row.cells, QzReadCell, i);

          if (cell->column == merge->column)
            {
              spread->cell = *cell;
              spread->cell.text = g_strdup (cell->text);
              spread->cell.flags |= QZ_READ_MERGED;
              spread->last = merge->last;
            }
        }
    }
}

static void
fill_spreads (Reading *self)
{
  for (guint column = 0; column < QZ_READ_MOST_COLUMNS; column++)
    {
      const Spread *spread = &self->spreads[column];
      guint i = 0;

      if (spread->last < self->row.row || spread->cell.text == NULL)
        continue;
      while (i < self->row.cells->len
             && g_array_index (self->row.cells, QzReadCell, i).column < column)
        i++;
      if (i == self->row.cells->len
          || g_array_index (self->row.cells, QzReadCell, i).column != column)
        {
          QzReadCell cell = spread->cell;

          cell.text = g_strdup (cell.text);
          g_array_insert_val (self->row.cells, i, cell);
        }
    }
}

static gboolean
row_end (Reading *self, GError **error)
{
  gboolean good = TRUE;

  self->in_row = FALSE;
  if (self->row.cells->len == 0)
    return TRUE;
  if (++self->n_rows > QZ_READ_MOST_ROWS)
    return fail_limit (self, error);
  begin_spreads (self);
  fill_spreads (self);
  good = self->func (&self->row, self->user_data, error);
  g_array_set_size (self->row.cells, 0);
  return good;
}

static gboolean
sheet_start (const char *element, const char **attributes, gpointer data, GError **error)
{
  Reading *self = data;

  if (strcmp (element, "row") == 0 && !self->in_row)
    return row_start (self, attributes, error);
  if (strcmp (element, "c") == 0 && self->in_row && !self->in_cell)
    return cell_start (self, attributes, error);
  if (!self->in_cell)
    return TRUE;
  if (strcmp (element, "f") == 0)
    self->formula = TRUE;
  else if (strcmp (element, "rPh") == 0)
    self->phonetic++;
  else if (strcmp (element, "v") == 0 || strcmp (element, "t") == 0)
    self->in_value = self->phonetic == 0;
  return TRUE;
}

static gboolean
sheet_end (const char *element, gpointer data, GError **error)
{
  Reading *self = data;

  if (strcmp (element, "row") == 0 && self->in_row && !self->in_cell)
    return row_end (self, error);
  if (strcmp (element, "c") == 0 && self->in_cell)
    return cell_end (self, error);
  if (strcmp (element, "rPh") == 0 && self->phonetic > 0)
    self->phonetic--;
  else if (strcmp (element, "v") == 0 || strcmp (element, "t") == 0)
    self->in_value = FALSE;
  return TRUE;
}

static void
sheet_text (const char *text, gsize length, gpointer data)
{
  Reading *self = data;

  if (self->in_value && self->value->len <= MOST_CELL_BYTES)
    g_string_append_len (self->value, text, (gssize) length);
}

/**
 * qz_xlsx_sheet_read:
 * @book: a workbook
 * @sheet: one of its sheets
 * @func: (scope call): called for each row that holds something
 * @user_data: for @func
 * @cancellable: (nullable): looked at now and then
 * @error: as qz_xlsx_archive_parse(); %QZ_ERROR_SYNTAX for rows or cells out of order,
 *   %QZ_ERROR_LIMIT for too many of them; that of @func
 *
 * Returns: whether the sheet was read to its end
 */
gboolean
qz_xlsx_sheet_read (const QzXlsxBook *book,
                    const QzXlsxSheet *sheet,
                    QzReadRowFunc func,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  static const QzXmlHandler merges = { merge_start, NULL, NULL };
  static const QzXmlHandler rows = { sheet_start, sheet_end, sheet_text };
  g_autofree Reading *self = NULL;
  gboolean good;

  g_return_val_if_fail (book != NULL && sheet != NULL && func != NULL, FALSE);

  self = g_new0 (Reading, 1);
  self->book = book;
  self->sheet = sheet;
  self->func = func;
  self->user_data = user_data;
  self->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  self->row.cells = g_array_new (FALSE, FALSE, sizeof (QzReadCell));
  self->value = g_string_new (NULL);
  g_array_set_clear_func (self->row.cells, (GDestroyNotify) qz_read_cell_clear);
  good = qz_xlsx_archive_parse (book->archive, sheet->member, &merges, self, cancellable, error);
  g_array_sort (self->merges, compare_merges);
  good =
      good && qz_xlsx_archive_parse (book->archive, sheet->member, &rows, self, cancellable, error);
  for (guint i = 0; i < QZ_READ_MOST_COLUMNS; i++)
    qz_read_cell_clear (&self->spreads[i].cell);
  g_array_unref (self->merges);
  g_array_unref (self->row.cells);
  g_string_free (self->value, TRUE);
  return good;
}
