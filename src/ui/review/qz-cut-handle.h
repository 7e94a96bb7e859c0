/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QzCutHandle:
 *
 * A cut line on the chart of totals: its name on top, a line below; a slider for assistive
 * technology. Arrow keys move it by a tenth of a point, Page Up and Page Down by a point, Home and
 * End to its neighbours.
 *
 * Signals: `stepped (int tenths)`, ±%G_MAXINT to an end.
 */
#define QZ_TYPE_CUT_HANDLE (qz_cut_handle_get_type ())

G_DECLARE_FINAL_TYPE (QzCutHandle, qz_cut_handle, QZ, CUT_HANDLE, GtkWidget)

GtkWidget *qz_cut_handle_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
const char *qz_cut_handle_get_name (QzCutHandle *self);
void qz_cut_handle_set_value (
    QzCutHandle *self, const char *text, const char *words, double low, double value, double high);
int qz_cut_handle_get_label_width (QzCutHandle *self);
void qz_cut_handle_place (QzCutHandle *self, int label_x, int label_y, int line_x);

G_END_DECLS
