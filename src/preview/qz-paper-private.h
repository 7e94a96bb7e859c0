/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "preview/qz-page-cache.h"
#include "preview/qz-paper.h"
#include "preview/qz-poppler.h"

G_BEGIN_DECLS

#define MM_A_POINT (25.4 / 72.0)

/**
 * QzPaper:
 *
 * A PDF file of our own making, shown and printed from the very bytes that are saved. Poppler is
 * entered by one thread at a time, whichever the file: pictures are made on one worker, the newest
 * wish first; the short questions wait for the page being drawn.
 */
struct _QzPaper
{
  GObject parent_instance;

  GBytes *bytes;             /* owned */
  PopplerDocument *document; /* owned, under the Poppler lock */
  guint n_pages;
  QzPageCache *cache; /* owned, main context only */
};

PopplerPage *_qz_paper_enter (QzPaper *self, guint page, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void _qz_paper_leave (PopplerPage *sheet);
const QzPoppler *_qz_paper_get_poppler (void);

G_END_DECLS
