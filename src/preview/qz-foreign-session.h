/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "preview/qz-foreign-facts.h"
#include "preview/qz-page-source.h"
#include "preview/qz-preview-protocol.h"

G_BEGIN_DECLS

typedef struct _QzForeignSession QzForeignSession;

/* A line of the outline of a document. */
typedef struct
{
  char *title;
  guint page; /* from 0 */
  guint level;
} QzForeignTitle;

QzForeignSession *qz_foreign_session_new (const char *path,
                                          const char *name,
                                          const char *kind,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_foreign_session_free (QzForeignSession *self);

gboolean
qz_foreign_session_open (QzForeignSession *self, GCancellable *cancellable, GError **error);
const QzForeignFacts *qz_foreign_session_get_facts (QzForeignSession *self);
guint qz_foreign_session_get_n_pages (QzForeignSession *self);
void qz_foreign_session_get_size (QzForeignSession *self,
                                  guint page,
                                  double *out_width,
                                  double *out_height);

cairo_surface_t *qz_foreign_session_render (QzForeignSession *self,
                                            guint page,
                                            double scale,
                                            QzPageFlags *out_flags,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *qz_foreign_session_read_text (QzForeignSession *self,
                                    guint page,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_foreign_session_read_outline (QzForeignSession *self,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzForeignSession, qz_foreign_session_free)

G_END_DECLS
