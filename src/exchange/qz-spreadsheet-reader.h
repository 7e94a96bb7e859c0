/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzReadKind:
 * @QZ_READ_TEXT: text
 * @QZ_READ_NUMBER: a decimal without exponent, followed by % when it is shown as a share
 * @QZ_READ_DATE: 2018-09-07, 2018-09-07 12:00 or 12:00
 * @QZ_READ_FLAG: TRUE or FALSE
 * @QZ_READ_ERROR: #N/A and the like
 */
typedef enum
{
  QZ_READ_TEXT,
  QZ_READ_NUMBER,
  QZ_READ_DATE,
  QZ_READ_FLAG,
  QZ_READ_ERROR,
} QzReadKind;

/**
 * QzReadFlags:
 * @QZ_READ_FORMULA: calculated; the text is the result that was saved, and may be ""
 * @QZ_READ_MERGED: of a merged area that began further up
 * @QZ_READ_INEXACT: a number of more than fifteen digits, the last of which are lost
 */
typedef enum
{
  QZ_READ_FORMULA = 1 << 0,
  QZ_READ_MERGED = 1 << 1,
  QZ_READ_INEXACT = 1 << 2,
} QzReadFlags;

/* A cell that holds something. */
typedef struct
{
  guint column; /* from 0 */
  QzReadKind kind;
  QzReadFlags flags;
  char *text; /* as a person would have typed it; valid UTF-8 */
} QzReadCell;

/* A row with at least one such cell. */
typedef struct
{
  guint row;     /* from 0, as the spreadsheet counts */
  GArray *cells; /* of QzReadCell, columns rising */
} QzReadRow;

/**
 * QzReadRowFunc:
 * @row: a row; its texts live until the call returns
 * @user_data: as given
 * @error: set to stop the reading
 *
 * Returns: %FALSE with @error set to stop
 */
typedef gboolean (*QzReadRowFunc) (const QzReadRow *row, gpointer user_data, GError **error);

/**
 * QzSpreadsheetReader:
 *
 * Reads tables that came from outside: .xlsx, or text with separators in UTF-8 or GB18030; which of
 * them is told by the content. Rows are streamed. Not thread-safe.
 */
typedef struct _QzSpreadsheetReader QzSpreadsheetReader;

QzSpreadsheetReader *qz_spreadsheet_reader_open (const char *path,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzSpreadsheetReader *qz_spreadsheet_reader_open_bytes (const char *name,
                                                       GBytes *bytes,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_spreadsheet_reader_free (QzSpreadsheetReader *self);

const char *qz_spreadsheet_reader_get_name (const QzSpreadsheetReader *self);
guint qz_spreadsheet_reader_get_n_sheets (const QzSpreadsheetReader *self);
const char *qz_spreadsheet_reader_get_sheet_name (const QzSpreadsheetReader *self, guint sheet);
gboolean qz_spreadsheet_reader_is_hidden (const QzSpreadsheetReader *self, guint sheet);
gboolean qz_spreadsheet_reader_read (const QzSpreadsheetReader *self,
                                     guint sheet,
                                     QzReadRowFunc func,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error);

const QzReadCell *qz_read_row_find (const QzReadRow *row, guint column);
char *qz_read_dup_place (guint row, guint column) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSpreadsheetReader, qz_spreadsheet_reader_free)

G_END_DECLS
