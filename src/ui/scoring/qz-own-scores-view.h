/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "operations/qz-list-tasks.h"

G_BEGIN_DECLS

#define QZ_TYPE_OWN_SCORES_VIEW (qz_own_scores_view_get_type ())

/**
 * QzOwnScoresView:
 *
 * How a judge's own totals lie, form by form: mean, spread and how many in each tenth.
 */
G_DECLARE_FINAL_TYPE (QzOwnScoresView, qz_own_scores_view, QZ, OWN_SCORES_VIEW, AdwBin)

GtkWidget *qz_own_scores_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_own_scores_view_show (QzOwnScoresView *self, const GPtrArray *scores);

G_END_DECLS
