/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QzSplitView:
 *
 * A sidebar beside the content, or over it in a narrow window: AdwFlap up to libadwaita 1.3,
 * AdwOverlaySplitView after. Its `collapsed` is the only adaptive input that pages follow.
 */
#define QZ_TYPE_SPLIT_VIEW (qz_split_view_get_type ())
G_DECLARE_FINAL_TYPE (QzSplitView, qz_split_view, QZ, SPLIT_VIEW, AdwBin)

GtkWidget *qz_split_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *qz_split_view_get_sidebar (QzSplitView *self);
void qz_split_view_set_sidebar (QzSplitView *self, GtkWidget *sidebar);
GtkWidget *qz_split_view_get_content (QzSplitView *self);
void qz_split_view_set_content (QzSplitView *self, GtkWidget *content);
gboolean qz_split_view_get_collapsed (QzSplitView *self);
gboolean qz_split_view_get_show_sidebar (QzSplitView *self);
void qz_split_view_set_show_sidebar (QzSplitView *self, gboolean show_sidebar);

G_END_DECLS
