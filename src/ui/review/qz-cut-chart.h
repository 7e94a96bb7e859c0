/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/review/qz-cut-plan.h"

G_BEGIN_DECLS

/**
 * QzCutChart:
 *
 * How the totals are distributed, with a bar for so many points, and the cut lines over it, which
 * can be dragged.
 *
 * Signals: `moved (guint line, gint64 points)`, wherever the line is wanted; the plan decides.
 */
#define QZ_TYPE_CUT_CHART (qz_cut_chart_get_type ())

G_DECLARE_FINAL_TYPE (QzCutChart, qz_cut_chart, QZ, CUT_CHART, GtkWidget)

GtkWidget *qz_cut_chart_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_cut_chart_set_plan (QzCutChart *self, const QzCutPlan *plan);
void qz_cut_chart_update (QzCutChart *self);

G_END_DECLS
