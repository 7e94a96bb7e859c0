/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-list-document.h"

#define LETTER_SIZE 10.0

/* Gaps, mm. */
#define AFTER_TITLE 4.0
#define AFTER_LINE 1.5
#define BEFORE_NOTE 3.0

typedef struct
{
  char *title;
  double share; /* of the width */
  QzAlign align;
} Column;

struct _QzListDocument
{
  char *title;
  char *created;
  char *subtitle; /* nullable */
  char *note;     /* nullable */
  gboolean landscape;
  GArray *columns; /* (element-type Column) */
  GPtrArray *rows; /* (element-type GStrv) */
};

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->title);
}

/**
 * qz_list_document_new:
 * @title: of the list; "\n" breaks it
 * @created: ISO 8601 day or instant, from the record: the date of the file
 *
 * Returns: (transfer full): a list on A4 portrait with no column
 */
QzListDocument *
qz_list_document_new (const char *title, const char *created)
{
  QzListDocument *self = NULL;

  g_return_val_if_fail (title != NULL && created != NULL, NULL);

  self = g_new0 (QzListDocument, 1);
  self->title = g_strdup (title);
  self->created = g_strdup (created);
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

/**
 * qz_list_document_free:
 * @self: (nullable) (transfer full): a list
 */
void
qz_list_document_free (QzListDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->created);
  g_free (self->subtitle);
  g_free (self->note);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * qz_list_document_set_landscape:
 * @self: a list
 * @landscape: whether the page lies on its long side
 */
void
qz_list_document_set_landscape (QzListDocument *self, gboolean landscape)
{
  g_return_if_fail (self != NULL);

  self->landscape = landscape;
}

/**
 * qz_list_document_set_subtitle:
 * @self: a list
 * @subtitle: (nullable): small line over the table, to the left
 */
void
qz_list_document_set_subtitle (QzListDocument *self, const char *subtitle)
{
  g_return_if_fail (self != NULL);

  g_free (self->subtitle);
  self->subtitle = g_strdup (subtitle);
}

/**
 * qz_list_document_set_note:
 * @self: a list
 * @note: (nullable): stands after the last row
 */
void
qz_list_document_set_note (QzListDocument *self, const char *note)
{
  g_return_if_fail (self != NULL);

  g_free (self->note);
  self->note = g_strdup (note);
}

/**
 * qz_list_document_add_column:
 * @self: a list with no row
 * @title: of the column
 * @share: of the width, beside the shares of the others
 * @align: of its cells; numbers go to the end
 */
void
qz_list_document_add_column (QzListDocument *self, const char *title, double share, QzAlign align)
{
  Column column = { 0 };

  g_return_if_fail (self != NULL && title != NULL && share > 0.0);
  g_return_if_fail (self->rows->len == 0);

  column.title = g_strdup (title);
  column.share = share;
  column.align = align;
  g_array_append_val (self->columns, column);
}

/**
 * qz_list_document_add_row:
 * @self: a list with columns
 * @cells: (array zero-terminated=1): a text for each column
 */
void
qz_list_document_add_row (QzListDocument *self, const char *const *cells)
{
  g_return_if_fail (self != NULL && cells != NULL);
  g_return_if_fail (g_strv_length ((char **) cells) == self->columns->len);

  g_ptr_array_add (self->rows, g_strdupv ((char **) cells));
}

static void
add_cells (const QzListDocument *self, QzTableBlock *table, double width, char **cells)
{
  double shares = 0.0;

  for (guint i = 0; i < self->columns->len; i++)
    shares += g_array_index (self->columns, Column, i).share;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      qz_table_block_add_cell (table, cells == NULL ? QZ_CELL_LABEL : QZ_CELL_VALUE,
                               cells == NULL ? QZ_ALIGN_CENTER : column->align,
                               width * column->share / shares,
                               cells == NULL ? column->title : cells[i]);
    }
}

static void
add_head (const QzListDocument *self, QzPrintSheet *sheet)
{
  QzProseBlock *head = qz_print_sheet_add_prose (sheet);

  qz_prose_block_add (head, QZ_PROSE_TITLE, self->title);
  qz_prose_block_add_space (head, AFTER_TITLE);
  if (self->subtitle == NULL)
    return;
  qz_prose_block_add_pair (head, self->subtitle, NULL);
  qz_prose_block_add_space (head, AFTER_LINE);
}

/**
 * qz_list_document_make_sheet:
 * @self: a list with columns
 *
 * Returns: (transfer full) (nullable): the list as a paper, to which more may be added
 */
QzPrintSheet *
qz_list_document_make_sheet (QzListDocument *self)
{
  QzPageSetup setup = {
    .width = 210, .height = 297, .top = 25, .bottom = 22, .left = 20, .right = 20
  };
  QzPrintSheet *sheet = NULL;
  QzTableBlock *table = NULL;

  g_return_val_if_fail (self != NULL && self->columns->len > 0, NULL);

  if (self->landscape)
    {
      setup.width = 297;
      setup.height = 210;
    }
  sheet = qz_print_sheet_new (self->title, &setup);
  add_head (self, sheet);
  table = qz_print_sheet_add_table (sheet, LETTER_SIZE);
  qz_table_block_begin_row (table, 8.0, QZ_ROW_HEADER | QZ_ROW_KEEP);
  add_cells (self, table, qz_print_sheet_get_width (sheet), NULL);
  for (guint i = 0; i < self->rows->len; i++)
    {
      qz_table_block_begin_row (table, 7.0, QZ_ROW_BODY);
      add_cells (self, table, qz_print_sheet_get_width (sheet), g_ptr_array_index (self->rows, i));
    }
  if (self->note != NULL)
    {
      QzProseBlock *after = qz_print_sheet_add_prose (sheet);

      qz_prose_block_add_space (after, BEFORE_NOTE);
      qz_prose_block_add (after, QZ_PROSE_SMALL, self->note);
    }
  return sheet;
}

static GPtrArray *
make_sheets (QzListDocument *self)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_print_sheet_free);

  g_ptr_array_add (sheets, qz_list_document_make_sheet (self));
  return sheets;
}

/**
 * qz_list_document_write:
 * @self: a list with columns
 * @path: the PDF file; written under a temporary name and put in place at the end
 * @cancellable: (nullable): asked on every page
 * @error: %QZ_ERROR_FONT, %QZ_ERROR_NOT_FOUND, %QZ_ERROR_FULL, %QZ_ERROR_READ_ONLY, %QZ_ERROR_IO,
 *     %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the file is in place
 */
gboolean
qz_list_document_write (QzListDocument *self,
                        const char *path,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GPtrArray) sheets = NULL;

  g_return_val_if_fail (self != NULL && self->columns->len > 0 && path != NULL, FALSE);

  sheets = make_sheets (self);
  return qz_print_sheets_write (sheets, path,
                                &(QzPdfInfo){ .title = self->title, .created = self->created },
                                NULL, NULL, cancellable, error);
}

/**
 * qz_list_document_write_stream:
 * @self: a list with columns
 * @stream: takes the bytes; it is not closed
 * @cancellable: (nullable): asked on every page
 * @error: as qz_list_document_write()
 *
 * Returns: whether everything was written
 */
gboolean
qz_list_document_write_stream (QzListDocument *self,
                               GOutputStream *stream,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GPtrArray) sheets = NULL;

  g_return_val_if_fail (self != NULL && self->columns->len > 0, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  sheets = make_sheets (self);
  return qz_print_sheets_write_stream (
      sheets, stream, &(QzPdfInfo){ .title = self->title, .created = self->created }, NULL, NULL,
      cancellable, error);
}
