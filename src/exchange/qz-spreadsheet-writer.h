/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzColumnType:
 * @QZ_COLUMN_TEXT: text, written as text whatever it looks like
 * @QZ_COLUMN_INTEGER: a whole number
 * @QZ_COLUMN_DECIMAL: a number in thousandths, shown with the digits of the column
 * @QZ_COLUMN_DATE: an ISO day such as 2018-09-07
 */
typedef enum
{
  QZ_COLUMN_TEXT,
  QZ_COLUMN_INTEGER,
  QZ_COLUMN_DECIMAL,
  QZ_COLUMN_DATE,
} QzColumnType;

typedef struct
{
  const char *heading;
  QzColumnType type;
  guint width;  /* of the column in digits, two for a Chinese character; 0: by heading */
  guint digits; /* of a decimal, 0 to 3 */
} QzColumn;

/* One cell: @text of texts and dates, NULL or "" for a blank; @number of numbers, blank when it is
 * QZ_POINTS_NONE. */
typedef struct
{
  const char *text;
  gint64 number;
} QzCell;

typedef struct
{
  const char *sheet;   /* name of the sheet; what a name may not hold is replaced */
  const char *title;   /* nullable: a line above the headings */
  const char *created; /* instant such as 2018-12-20T08:00:00Z, from the record */
  const QzColumn *columns;
  gsize n_columns;
} QzTable;

/**
 * QzRowFunc:
 * @row: number of the row, from 0
 * @cells: (out caller-allocates): a cell for each column, all blank; texts have to live until the
 *   next call
 * @user_data: as given
 * @error: set when the row cannot be had
 *
 * Returns: %FALSE when there is no such row, or with @error set
 */
typedef gboolean (*QzRowFunc) (guint64 row, QzCell *cells, gpointer user_data, GError **error);

/* A table and where its rows come from. */
typedef struct
{
  QzTable table;
  QzRowFunc func;
  gpointer user_data;
} QzSheetSource;

gboolean qz_spreadsheet_write_book (const char *path,
                                    const QzSheetSource *sources,
                                    gsize n_sources,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean qz_spreadsheet_write (const char *path,
                               const QzTable *table,
                               QzRowFunc func,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
