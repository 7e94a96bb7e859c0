/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "preview/qz-foreign-facts.h"
#include "preview/qz-page-source.h"

G_BEGIN_DECLS

#define QZ_TYPE_FOREIGN_DOCUMENT (qz_foreign_document_get_type ())

G_DECLARE_FINAL_TYPE (QzForeignDocument, qz_foreign_document, QZ, FOREIGN_DOCUMENT, GObject)

void qz_foreign_document_open_async (const char *path,
                                     const char *name,
                                     const char *kind,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
QzForeignDocument *qz_foreign_document_open_finish (GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

const QzForeignFacts *qz_foreign_document_get_facts (QzForeignDocument *self);

G_END_DECLS
