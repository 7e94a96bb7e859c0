/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "documents/qz-print-sheet.h"
#include "model/qz-template.h"

G_BEGIN_DECLS

/**
 * QzListDocument:
 *
 * A list as an official table: title, ruled columns with a head that is repeated, page numbers.
 * Rankings, registers and name lists are made of it.
 */
typedef struct _QzListDocument QzListDocument;

QzListDocument *qz_list_document_new (const char *title,
                                      const char *created) G_GNUC_WARN_UNUSED_RESULT;
void qz_list_document_free (QzListDocument *self);

void qz_list_document_set_landscape (QzListDocument *self, gboolean landscape);
void qz_list_document_set_subtitle (QzListDocument *self, const char *subtitle);
void qz_list_document_set_note (QzListDocument *self, const char *note);
void
qz_list_document_add_column (QzListDocument *self, const char *title, double share, QzAlign align);
void qz_list_document_add_row (QzListDocument *self, const char *const *cells);

QzPrintSheet *qz_list_document_make_sheet (QzListDocument *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_list_document_write (QzListDocument *self,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean qz_list_document_write_stream (QzListDocument *self,
                                        GOutputStream *stream,
                                        GCancellable *cancellable,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzListDocument, qz_list_document_free)

G_END_DECLS
