/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "preview/qz-paper.h"

G_BEGIN_DECLS

#define QZ_TYPE_PAPER_SHEET (qz_paper_sheet_get_type ())

G_DECLARE_FINAL_TYPE (QzPaperSheet, qz_paper_sheet, QZ, PAPER_SHEET, GtkWidget)

GtkWidget *qz_paper_sheet_new (QzPageSource *source, guint page, double width, double height)
    G_GNUC_WARN_UNUSED_RESULT;

GdkTexture *qz_paper_sheet_texture_new (cairo_surface_t *surface) G_GNUC_WARN_UNUSED_RESULT;

guint qz_paper_sheet_get_page (QzPaperSheet *self);
void qz_paper_sheet_render (QzPaperSheet *self, int width, int height);
gboolean qz_paper_sheet_is_rendered (QzPaperSheet *self);
GdkTexture *qz_paper_sheet_get_texture (QzPaperSheet *self);

void qz_paper_sheet_set_matches (QzPaperSheet *self, GArray *areas, int current);
void qz_paper_sheet_set_selection (QzPaperSheet *self, GArray *areas);

G_END_DECLS
