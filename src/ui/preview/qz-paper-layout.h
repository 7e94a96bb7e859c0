/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Where the pages of a paper stand on a canvas: one below the other, centred, at any scale.
 * Pure geometry; page sizes are in mm, everything else in logical pixels. Changing the scale costs
 * nothing, because only sums of millimetres are kept, so 10,000 pages zoom like one.
 */
typedef struct _QzPaperLayout QzPaperLayout;

typedef struct
{
  double x, y, width, height;
} QzPaperBox;

QzPaperLayout *qz_paper_layout_new (double margin, double gap) G_GNUC_WARN_UNUSED_RESULT;
void qz_paper_layout_free (QzPaperLayout *self);

void qz_paper_layout_append (QzPaperLayout *self, double width, double height);
guint qz_paper_layout_get_n_pages (const QzPaperLayout *self);
void
qz_paper_layout_get_size (const QzPaperLayout *self, guint page, double *width, double *height);

void
qz_paper_layout_get_extent (const QzPaperLayout *self, double scale, double *width, double *height);
QzPaperBox
qz_paper_layout_get_box (const QzPaperLayout *self, double scale, double available, guint page);
gboolean qz_paper_layout_get_range (
    const QzPaperLayout *self, double scale, double top, double bottom, guint *first, guint *last);
guint qz_paper_layout_get_page_at (const QzPaperLayout *self, double scale, double y);

double qz_paper_layout_fit_width (const QzPaperLayout *self, double width);
double
qz_paper_layout_fit_page (const QzPaperLayout *self, double width, double height, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzPaperLayout, qz_paper_layout_free)

G_END_DECLS
