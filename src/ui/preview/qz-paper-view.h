/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "preview/qz-paper.h"
#include "ui/preview/qz-paper-canvas.h"

G_BEGIN_DECLS

/**
 * QzPaperView:
 *
 * Shows the very PDF that prints: pages, thumbnails, zoom, search, selection, and the acts print,
 * save and open outside as actions "paper.NAME".
 */
#define QZ_TYPE_PAPER_VIEW (qz_paper_view_get_type ())

G_DECLARE_FINAL_TYPE (QzPaperView, qz_paper_view, QZ, PAPER_VIEW, AdwBin)

GtkWidget *qz_paper_view_new (void) G_GNUC_WARN_UNUSED_RESULT;

QzPaper *qz_paper_view_get_paper (QzPaperView *self);
void qz_paper_view_set_paper (QzPaperView *self, QzPaper *paper);
void qz_paper_view_set_source (QzPaperView *self, QzPageSource *source);
void qz_paper_view_set_loading (QzPaperView *self);
void qz_paper_view_set_error (QzPaperView *self, const GError *error);
void qz_paper_view_load_path (QzPaperView *self, const char *path);
void qz_paper_view_set_empty (QzPaperView *self, const char *title, const char *description);

const char *qz_paper_view_get_title (QzPaperView *self);
void qz_paper_view_set_title (QzPaperView *self, const char *title);
guint qz_paper_view_get_page (QzPaperView *self);
void qz_paper_view_go_to (QzPaperView *self, guint page);
QzPaperCanvas *qz_paper_view_get_canvas (QzPaperView *self);
double qz_paper_view_get_zoom (QzPaperView *self);

void qz_paper_view_find (QzPaperView *self, const char *text);
guint qz_paper_view_get_n_matches (QzPaperView *self);
char *qz_paper_view_dup_selected_text (QzPaperView *self) G_GNUC_WARN_UNUSED_RESULT;

void qz_paper_view_print (QzPaperView *self);
void qz_paper_view_save (QzPaperView *self);
void qz_paper_view_open_outside (QzPaperView *self);

G_END_DECLS
