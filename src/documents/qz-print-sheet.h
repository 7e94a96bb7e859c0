/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "documents/qz-page-flow.h"
#include "documents/qz-pdf-writer.h"
#include "documents/qz-progress.h"
#include "documents/qz-prose-block.h"
#include "documents/qz-table-block.h"

G_BEGIN_DECLS

typedef struct _QzCardBlock QzCardBlock;
typedef struct _QzCardGrid QzCardGrid;

/**
 * QzPrintSheet:
 *
 * One paper: texts and tables one after the other, and what stands at the foot of each of its
 * pages; or cards that are cut out of it. A file has one paper or many, each with its own page
 * numbers.
 */
typedef struct _QzPrintSheet QzPrintSheet;

/* A4 upright, with a wider left margin for binding and room for a code at the foot, mm. */
#define QZ_PRINT_SHEET_FORM                                                                        \
  {                                                                                                \
    .width = 210.0, .height = 297.0, .top = 22.0, .bottom = 28.0, .left = 24.0, .right = 18.0      \
  }

QzPrintSheet *qz_print_sheet_new (const char *title,
                                  const QzPageSetup *setup) G_GNUC_WARN_UNUSED_RESULT;
void qz_print_sheet_free (QzPrintSheet *self);

double qz_print_sheet_get_width (const QzPrintSheet *self);
QzProseBlock *qz_print_sheet_add_prose (QzPrintSheet *self);
QzTableBlock *qz_print_sheet_add_table (QzPrintSheet *self, double size);
QzCardBlock *qz_print_sheet_add_cards (QzPrintSheet *self, const QzCardGrid *grid);
gboolean qz_print_sheet_set_foot (QzPrintSheet *self,
                                  const char *text,
                                  const char *qr,
                                  GError **error);

gboolean qz_print_sheets_write (GPtrArray *sheets,
                                const char *path,
                                const QzPdfInfo *info,
                                QzProgressFunc progress,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);
gboolean qz_print_sheets_write_stream (GPtrArray *sheets,
                                       GOutputStream *stream,
                                       const QzPdfInfo *info,
                                       QzProgressFunc progress,
                                       gpointer user_data,
                                       GCancellable *cancellable,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzPrintSheet, qz_print_sheet_free)

G_END_DECLS
