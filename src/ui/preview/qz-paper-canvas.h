/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "preview/qz-paper.h"
#include "ui/preview/qz-paper-sheet.h"

G_BEGIN_DECLS

/**
 * QzPaperFit:
 * @QZ_PAPER_FIT_NONE: the scale stays as it was set
 * @QZ_PAPER_FIT_WIDTH: the widest page fills the width
 * @QZ_PAPER_FIT_PAGE: the current page is wholly seen
 */
typedef enum
{
  QZ_PAPER_FIT_NONE,
  QZ_PAPER_FIT_WIDTH,
  QZ_PAPER_FIT_PAGE,
} QzPaperFit;

#define QZ_TYPE_PAPER_CANVAS (qz_paper_canvas_get_type ())

G_DECLARE_FINAL_TYPE (QzPaperCanvas, qz_paper_canvas, QZ, PAPER_CANVAS, GtkWidget)

GtkWidget *qz_paper_canvas_new (void) G_GNUC_WARN_UNUSED_RESULT;

void qz_paper_canvas_set_strip (QzPaperCanvas *self, gboolean strip);

QzPaper *qz_paper_canvas_get_paper (QzPaperCanvas *self);
QzPageSource *qz_paper_canvas_get_source (QzPaperCanvas *self);
void qz_paper_canvas_set_source (QzPaperCanvas *self, QzPageSource *source);

guint qz_paper_canvas_get_page (QzPaperCanvas *self);
void qz_paper_canvas_go_to (QzPaperCanvas *self, guint page);
void qz_paper_canvas_reveal (QzPaperCanvas *self, guint page);
void qz_paper_canvas_show_area (QzPaperCanvas *self, guint page, const QzPaperArea *area);

double qz_paper_canvas_get_scale (QzPaperCanvas *self);
void qz_paper_canvas_set_scale (QzPaperCanvas *self, double scale);
void qz_paper_canvas_zoom_at (QzPaperCanvas *self, double scale, double x, double y);
QzPaperFit qz_paper_canvas_get_fit (QzPaperCanvas *self);
void qz_paper_canvas_set_fit (QzPaperCanvas *self, QzPaperFit fit);

QzPaperSheet *qz_paper_canvas_get_sheet (QzPaperCanvas *self, guint page);
guint qz_paper_canvas_pick (QzPaperCanvas *self, double x, double y, double *mm_x, double *mm_y);

G_END_DECLS
