/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "preview/qz-page-source.h"

G_BEGIN_DECLS

#define QZ_TYPE_PAPER (qz_paper_get_type ())

G_DECLARE_FINAL_TYPE (QzPaper, qz_paper, QZ, PAPER, GObject)

/* A place on a page, mm from its top left corner. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} QzPaperArea;

QzPaper *qz_paper_new_for_bytes (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzPaper *qz_paper_new_for_path (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

GBytes *qz_paper_get_bytes (QzPaper *self);
guint qz_paper_get_n_pages (QzPaper *self);
gboolean qz_paper_get_size (QzPaper *self, guint page, double *out_width, double *out_height);

void qz_paper_render_async (QzPaper *self,
                            guint page,
                            double scale,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
cairo_surface_t *qz_paper_render_finish (QzPaper *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_paper_set_cache_limit (QzPaper *self, gsize bytes);

gboolean qz_paper_draw (QzPaper *self, guint page, cairo_t *cr, GError **error);
char *qz_paper_get_text (QzPaper *self, guint page) G_GNUC_WARN_UNUSED_RESULT;
char *qz_paper_get_selected_text (QzPaper *self,
                                  guint page,
                                  const QzPaperArea *area) G_GNUC_WARN_UNUSED_RESULT;
GArray *qz_paper_get_selected_areas (QzPaper *self,
                                     guint page,
                                     const QzPaperArea *area) G_GNUC_WARN_UNUSED_RESULT;
GArray *qz_paper_find (QzPaper *self, guint page, const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
