/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/preview/qz-paper-canvas.h"

G_BEGIN_DECLS

#define QZ_TYPE_PAPER_FIND_BAR (qz_paper_find_bar_get_type ())

G_DECLARE_FINAL_TYPE (QzPaperFindBar, qz_paper_find_bar, QZ, PAPER_FIND_BAR, AdwBin)

void qz_paper_find_bar_set_canvas (QzPaperFindBar *self, QzPaperCanvas *canvas);
void qz_paper_find_bar_open (QzPaperFindBar *self);
void qz_paper_find_bar_find (QzPaperFindBar *self, const char *text);
void qz_paper_find_bar_move (QzPaperFindBar *self, gboolean forward);
void qz_paper_find_bar_mark (QzPaperFindBar *self, QzPaperSheet *sheet);
guint qz_paper_find_bar_get_n_matches (QzPaperFindBar *self);

G_END_DECLS
