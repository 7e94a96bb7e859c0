/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/preview/qz-paper-canvas.h"

G_BEGIN_DECLS

#define QZ_TYPE_PAPER_SELECTION (qz_paper_selection_get_type ())

G_DECLARE_FINAL_TYPE (QzPaperSelection, qz_paper_selection, QZ, PAPER_SELECTION, GObject)

QzPaperSelection *qz_paper_selection_new (QzPaperCanvas *canvas) G_GNUC_WARN_UNUSED_RESULT;

void qz_paper_selection_clear (QzPaperSelection *self);
void qz_paper_selection_select (QzPaperSelection *self, guint page, const QzPaperArea *area);
void qz_paper_selection_mark (QzPaperSelection *self, QzPaperSheet *sheet);
char *qz_paper_selection_dup_text (QzPaperSelection *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
