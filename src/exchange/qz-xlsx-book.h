/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-cell-number.h"
#include "exchange/qz-xlsx-archive.h"

G_BEGIN_DECLS

/* A sheet of the workbook, in their order. */
typedef struct
{
  char *name;
  char *member; /* of the archive */
  gboolean hidden;
} QzXlsxSheet;

/**
 * QzXlsxBook:
 *
 * What all sheets of a workbook share: their list, the texts, the number formats, the first day.
 */
typedef struct
{
  QzXlsxArchive *archive;
  GPtrArray *sheets; /* (element-type QzXlsxSheet) */
  GString *texts;    /* one after the other, each ended by NUL */
  GArray *starts;    /* of gsize: where each text begins */
  GArray *styles;    /* of QzNumberStyle, by the style of a cell */
  gboolean from_1904;
} QzXlsxBook;

QzXlsxBook *
qz_xlsx_book_open (const char *name, GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_xlsx_book_free (QzXlsxBook *self);

const char *qz_xlsx_book_get_text (const QzXlsxBook *self, guint64 index);
QzNumberStyle qz_xlsx_book_get_style (const QzXlsxBook *self, guint64 index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzXlsxBook, qz_xlsx_book_free)

G_END_DECLS
