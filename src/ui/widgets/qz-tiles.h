/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QzTiles:
 *
 * Children of one width side by side, or below each other where there is no room. It asks each
 * child once, which a GtkFlowBox does not: the first page of the window is measured on every start.
 */
#define QZ_TYPE_TILES (qz_tiles_get_type ())
G_DECLARE_FINAL_TYPE (QzTiles, qz_tiles, QZ, TILES, GtkWidget)

GtkWidget *
qz_tiles_new (int minimum_width, guint max_columns, int spacing) G_GNUC_WARN_UNUSED_RESULT;
void qz_tiles_append (QzTiles *self, GtkWidget *child);

G_END_DECLS
