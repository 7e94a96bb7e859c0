/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One list, two faces: .xlsx to work on, .pdf to sign. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/qz-list-document.h"
#include "model/qz-error.h"
#include "model/qz-points.h"
#include "operations/qz-list-export.h"

typedef struct
{
  char *text; /* nullable */
  gint64 number;
} Cell;

struct _QzListExport
{
  char *title;
  char *created;
  char *note; /* nullable */
  QzListColumn *columns;
  gsize n_columns;
  GArray *cells; /* (element-type Cell): row by row, the last row may be short */
  guint rows;
};

static void
cell_clear (gpointer cell)
{
  g_free (((Cell *) cell)->text);
}

/**
 * qz_list_export_new:
 * @title: of the list
 * @created: instant of its making
 * @columns: (array length=n_columns): its columns
 * @n_columns: how many
 *
 * Returns: (transfer full): a list without rows
 */
QzListExport *
qz_list_export_new (const char *title,
                    const char *created,
                    const QzListColumn *columns,
                    gsize n_columns)
{
  QzListExport *self = g_new0 (QzListExport, 1);

  self->title = g_strdup (title);
  self->created = g_strdup (created);
  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  for (gsize i = 0; i < n_columns; i++)
    self->columns[i].heading = g_strdup (columns[i].heading);
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (self->cells, cell_clear);
  return self;
}

/**
 * qz_list_export_free:
 * @self: (nullable) (transfer full): a list
 */
void
qz_list_export_free (QzListExport *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->created);
  g_free (self->note);
  for (gsize i = 0; i < self->n_columns; i++)
    g_free ((char *) self->columns[i].heading);
  g_free (self->columns);
  g_array_unref (self->cells);
  g_free (self);
}

/**
 * qz_list_export_set_note:
 * @self: a list
 * @note: (nullable): stands below the table in a PDF
 */
void
qz_list_export_set_note (QzListExport *self, const char *note)
{
  g_free (self->note);
  self->note = g_strdup (note);
}

/**
 * qz_list_export_begin_row:
 * @self: a list; the row before is complete
 */
void
qz_list_export_begin_row (QzListExport *self)
{
  g_assert (self->cells->len == self->rows * self->n_columns);

  self->rows++;
}

/**
 * qz_list_export_add_text:
 * @self: a list
 * @text: (nullable): the next cell of the row, a text or an ISO day
 */
void
qz_list_export_add_text (QzListExport *self, const char *text)
{
  Cell cell = { g_strdup (text), QZ_POINTS_NONE };

  g_assert (self->cells->len < self->rows * self->n_columns);

  g_array_append_val (self->cells, cell);
}

/**
 * qz_list_export_add_number:
 * @self: a list
 * @number: the next cell of the row, as the type of the column says; %QZ_POINTS_NONE leaves it
 * blank
 */
void
qz_list_export_add_number (QzListExport *self, gint64 number)
{
  Cell cell = { NULL, number };

  g_assert (self->cells->len < self->rows * self->n_columns);

  g_array_append_val (self->cells, cell);
}

/**
 * qz_list_export_get_n_rows:
 * @self: a list
 *
 * Returns: how many rows it has
 */
guint
qz_list_export_get_n_rows (const QzListExport *self)
{
  return self->rows;
}

static const Cell *
get_cell (const QzListExport *self, guint64 row, gsize column)
{
  return &g_array_index (self->cells, Cell, row * self->n_columns + column);
}

static gboolean
fill_row (guint64 row, QzCell *cells, gpointer user_data, GError **error)
{
  const QzListExport *self = user_data;

  if (row >= self->rows)
    return FALSE;
  for (gsize i = 0; i < self->n_columns; i++)
    {
      const Cell *cell = get_cell (self, row, i);

      cells[i].text = cell->text;
      cells[i].number = cell->number;
    }
  return TRUE;
}

/* The columns as the spreadsheet wants them; the table borrows the rest from the list. */
static QzColumn *
make_columns (const QzListExport *self)
{
  QzColumn *columns = g_new0 (QzColumn, self->n_columns);

  for (gsize i = 0; i < self->n_columns; i++)
    {
      columns[i].heading = self->columns[i].heading;
      columns[i].type = self->columns[i].type;
      columns[i].digits = self->columns[i].digits;
      columns[i].width = (guint) (self->columns[i].share * 2);
    }
  return columns;
}

/**
 * qz_list_export_write_book:
 * @lists: (array length=n_lists): lists, their last rows complete and their titles different
 * @n_lists: how many, one or more
 * @path: the file, its name ending in .xlsx
 * @cancellable: (nullable): to stop
 * @error: %QZ_ERROR_TYPE for another ending; as qz_spreadsheet_write_book()
 *
 * Writes every list as a sheet of one spreadsheet.
 *
 * Returns: whether the file is in place
 */
gboolean
qz_list_export_write_book (QzListExport *const *lists,
                           gsize n_lists,
                           const char *path,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree QzSheetSource *sources = g_new0 (QzSheetSource, n_lists);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  if (!g_str_has_suffix (lower, ".xlsx"))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
                   _ ("“%s” does not end in .xlsx. Give the file such a name."), path);
      return FALSE;
    }
  for (gsize i = 0; i < n_lists; i++)
    {
      QzListExport *list = lists[i];
      QzTable *table = &sources[i].table;

      g_assert (list->cells->len == list->rows * list->n_columns);

      g_ptr_array_add (columns, make_columns (list));
      table->sheet = list->title;
      table->title = list->title;
      table->created = list->created;
      table->columns = columns->pdata[i];
      table->n_columns = list->n_columns;
      sources[i].func = fill_row;
      sources[i].user_data = list;
    }
  return qz_spreadsheet_write_book (path, sources, n_lists, cancellable, error);
}

static char *
show_cell (const QzListExport *self, guint row, gsize column)
{
  const Cell *cell = get_cell (self, row, column);

  if (self->columns[column].type == QZ_COLUMN_DECIMAL)
    return qz_points_format_digits (cell->number, self->columns[column].digits);
  if (self->columns[column].type == QZ_COLUMN_INTEGER && cell->number != QZ_POINTS_NONE)
    return g_strdup_printf ("%" G_GINT64_FORMAT, cell->number);
  return g_strdup (cell->text != NULL ? cell->text : "");
}

static gboolean
write_document (QzListExport *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzListDocument) document = qz_list_document_new (self->title, self->created);

  qz_list_document_set_landscape (document, TRUE);
  qz_list_document_set_note (document, self->note);
  for (gsize i = 0; i < self->n_columns; i++)
    {
      const QzListColumn *column = &self->columns[i];
      gboolean number = column->type == QZ_COLUMN_INTEGER || column->type == QZ_COLUMN_DECIMAL;

      qz_list_document_add_column (document, column->heading, column->share,
                                   number ? QZ_ALIGN_END : QZ_ALIGN_START);
    }
  for (guint row = 0; row < self->rows; row++)
    {
      g_auto (GStrv) cells = g_new0 (char *, self->n_columns + 1);

      for (gsize i = 0; i < self->n_columns; i++)
        cells[i] = show_cell (self, row, i);
      qz_list_document_add_row (document, (const char *const *) cells);
    }
  return qz_list_document_write (document, path, cancellable, error);
}

/**
 * qz_list_export_write:
 * @self: a list, its last row complete
 * @path: the file, its name ending in .xlsx or .pdf
 * @cancellable: (nullable): to stop
 * @error: %QZ_ERROR_TYPE for another ending; as qz_spreadsheet_write() and
 *   qz_list_document_write()
 *
 * Returns: whether the file is in place
 */
gboolean
qz_list_export_write (QzListExport *self,
                      const char *path,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  g_assert (self->cells->len == self->rows * self->n_columns);

  if (g_str_has_suffix (lower, ".pdf"))
    return write_document (self, path, cancellable, error);
  if (g_str_has_suffix (lower, ".xlsx"))
    return qz_list_export_write_book (&self, 1, path, cancellable, error);
  g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
               _ ("“%s” ends neither in .xlsx nor in .pdf. Give the file one of these names."),
               path);
  return FALSE;
}
