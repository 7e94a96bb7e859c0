/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "preview/qz-paper.h"

G_BEGIN_DECLS

#define QZ_TYPE_PAPER_SEARCH (qz_paper_search_get_type ())

G_DECLARE_FINAL_TYPE (QzPaperSearch, qz_paper_search, QZ, PAPER_SEARCH, GObject)

QzPaperSearch *qz_paper_search_new (QzPaper *paper) G_GNUC_WARN_UNUSED_RESULT;

void qz_paper_search_start (QzPaperSearch *self, const char *text);
gboolean qz_paper_search_is_busy (QzPaperSearch *self);
guint qz_paper_search_get_n_matches (QzPaperSearch *self);
GArray *qz_paper_search_get_areas (QzPaperSearch *self, guint page);

gboolean qz_paper_search_move (QzPaperSearch *self, guint page, gboolean forward);
gboolean
qz_paper_search_get_current (QzPaperSearch *self, guint *page, guint *index, guint *number);

G_END_DECLS
