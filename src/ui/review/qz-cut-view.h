/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/review/qz-cut-plan.h"

G_BEGIN_DECLS

/**
 * QzCutView:
 *
 * The distribution of totals with the cut lines, which can be dragged, moved by keys and typed, and
 * how many of which group get which level by them. Nothing is written before levels are given.
 *
 * Signals: `changed ()`, when the lines lie elsewhere.
 */
#define QZ_TYPE_CUT_VIEW (qz_cut_view_get_type ())

G_DECLARE_FINAL_TYPE (QzCutView, qz_cut_view, QZ, CUT_VIEW, AdwBin)

GtkWidget *qz_cut_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_cut_view_set_standing (QzCutView *self, QzWorkspace *workspace, QzRankActivity *standing);
const QzCutPlan *qz_cut_view_get_plan (QzCutView *self);
gboolean qz_cut_view_move (QzCutView *self, const char *award, gint64 points);
void qz_cut_view_reset (QzCutView *self);

G_END_DECLS
