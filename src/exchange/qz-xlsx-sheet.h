/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-spreadsheet-reader.h"
#include "exchange/qz-xlsx-book.h"

G_BEGIN_DECLS

#define QZ_READ_MOST_ROWS 200000 /* with something in them */
#define QZ_READ_MOST_COLUMNS 256

gboolean qz_xlsx_sheet_read (const QzXlsxBook *book,
                             const QzXlsxSheet *sheet,
                             QzReadRowFunc func,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GError **error);

void qz_read_cell_clear (QzReadCell *cell);

G_END_DECLS
