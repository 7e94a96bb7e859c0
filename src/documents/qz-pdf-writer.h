/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzPdfWriter:
 *
 * One PDF file being written page by page. To a path: under a temporary name in the same folder,
 * synced and renamed by qz_pdf_writer_finish(), so that the final name never holds half a file.
 * Its dates come from the caller: equal input gives equal bytes.
 */
typedef struct _QzPdfWriter QzPdfWriter;

/* What the file says of itself. */
typedef struct
{
  const char *title;   /* nullable */
  const char *author;  /* nullable */
  const char *created; /* ISO 8601 day or instant, from the record */
} QzPdfInfo;

QzPdfWriter *qz_pdf_writer_new_for_path (const char *path,
                                         const QzPdfInfo *info,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzPdfWriter *qz_pdf_writer_new_for_stream (GOutputStream *stream,
                                           const QzPdfInfo *info) G_GNUC_WARN_UNUSED_RESULT;
void qz_pdf_writer_free (QzPdfWriter *self);

cairo_t *qz_pdf_writer_begin_page (QzPdfWriter *self, double width, double height);
gboolean qz_pdf_writer_end_page (QzPdfWriter *self, GCancellable *cancellable, GError **error);
gboolean qz_pdf_writer_finish (QzPdfWriter *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzPdfWriter, qz_pdf_writer_free)

G_END_DECLS
