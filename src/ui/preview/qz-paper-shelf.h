/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/preview/qz-paper-sheet.h"

G_BEGIN_DECLS

/*
 * The page widgets that a canvas has at the moment, with their captions in a strip of thumbnails.
 * They are children of the canvas, in the order of the pages.
 */
typedef struct _QzPaperShelf QzPaperShelf;

typedef void (*QzPaperShelfFunc) (guint page, gpointer user_data);

QzPaperShelf *qz_paper_shelf_new (GtkWidget *canvas) G_GNUC_WARN_UNUSED_RESULT;
void qz_paper_shelf_free (QzPaperShelf *self);

void qz_paper_shelf_set_captions (QzPaperShelf *self, gboolean captions);
void qz_paper_shelf_foreach (QzPaperShelf *self, QzPaperShelfFunc func, gpointer user_data);
QzPaperSheet *qz_paper_shelf_get (QzPaperShelf *self, guint page);
QzPaperSheet *qz_paper_shelf_add (
    QzPaperShelf *self, QzPageSource *source, guint page, double width, double height);
void qz_paper_shelf_keep (QzPaperShelf *self, guint first, guint last);
void qz_paper_shelf_clear (QzPaperShelf *self);
gboolean qz_paper_shelf_has_all (QzPaperShelf *self, guint first, guint last);
void qz_paper_shelf_mark (QzPaperShelf *self, guint page, gboolean current);
void qz_paper_shelf_place (QzPaperShelf *self, guint page, const GtkAllocation *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzPaperShelf, qz_paper_shelf_free)

G_END_DECLS
