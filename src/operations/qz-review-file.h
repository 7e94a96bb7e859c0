/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-taken-file.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* Photos and signed papers that come with an act of the review. For the operations only. */

typedef struct _QzReviewFiles QzReviewFiles;

QzReviewFiles *qz_review_files_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_review_files_free (QzReviewFiles *self);
void qz_review_files_take (QzReviewFiles *self, const char *use, GFile *file);
guint qz_review_files_get_n (const QzReviewFiles *self);
gboolean qz_review_files_look (QzReviewFiles *self, GCancellable *cancellable, GError **error);
gboolean qz_review_files_store (QzReviewFiles *self,
                                QzWorkspace *workspace,
                                QzOperation *operation,
                                QzTakenFunc enter,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);
gboolean qz_review_files_add (QzReviewFiles *self,
                              QzConnection *connection,
                              const char *entry,
                              const char *stage,
                              GError **error);
void qz_review_files_describe (const QzReviewFiles *self, GString *detail);
const char *const *qz_review_files_get_warnings (QzReviewFiles *self);
const QzMaterial *qz_review_files_get (const QzReviewFiles *self, guint i);

G_END_DECLS
