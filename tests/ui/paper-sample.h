/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "preview/qz-paper.h"

QzPaper *paper_sample_new (guint n_pages) G_GNUC_WARN_UNUSED_RESULT;
cairo_surface_t *
paper_sample_render (QzPaper *paper, guint page, double scale) G_GNUC_WARN_UNUSED_RESULT;
guint paper_sample_count_differences (const guchar *a,
                                      gsize stride_a,
                                      const guchar *b,
                                      gsize stride_b,
                                      int width,
                                      int height,
                                      int tolerance);
