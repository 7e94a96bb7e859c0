/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/review/qz-cut-plan.h"

G_BEGIN_DECLS

/**
 * QzCutCounts:
 *
 * How many of each trade, line, unit … get which level by the lines as they lie.
 */
#define QZ_TYPE_CUT_COUNTS (qz_cut_counts_get_type ())

G_DECLARE_FINAL_TYPE (QzCutCounts, qz_cut_counts, QZ, CUT_COUNTS, AdwBin)

GtkWidget *qz_cut_counts_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_cut_counts_show (QzCutCounts *self, const QzCutPlan *plan, guint grouping);

G_END_DECLS
