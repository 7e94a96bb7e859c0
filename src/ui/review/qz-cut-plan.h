/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-award-activity.h"
#include "operations/qz-prepare-cuts.h"
#include "operations/qz-rank-activity.h"

G_BEGIN_DECLS

/*
 * Cut lines 等级线 that are tried out on a ranking in memory: what each award would be, without
 * writing anything. Entries compete in fields; lines lie, and are counted, in one of them at a
 * time. A line that is moved is one in points, which holds in every field.
 */
typedef struct _QzCutPlan QzCutPlan;

QzCutPlan *qz_cut_plan_new (QzRankActivity *standing,
                            QzPrepareCuts *known) G_GNUC_WARN_UNUSED_RESULT;
void qz_cut_plan_free (QzCutPlan *self);
QzCutPlan *qz_cut_plan_take_over (const QzCutPlan *self,
                                  QzRankActivity *standing,
                                  QzPrepareCuts *known) G_GNUC_WARN_UNUSED_RESULT;

guint qz_cut_plan_get_n_fields (const QzCutPlan *self);
char *qz_cut_plan_dup_field_name (const QzCutPlan *self, guint field) G_GNUC_WARN_UNUSED_RESULT;
void qz_cut_plan_set_field (QzCutPlan *self, guint field);
guint qz_cut_plan_get_field (const QzCutPlan *self);
gboolean qz_cut_plan_is_in_field (const QzCutPlan *self, const QzStanding *standing);
const QzRanking *qz_cut_plan_get_ranking (const QzCutPlan *self);
QzPrepareCuts *qz_cut_plan_get_known (const QzCutPlan *self);
guint qz_cut_plan_get_n_lines (const QzCutPlan *self);
const QzAward *qz_cut_plan_get_award (const QzCutPlan *self, guint line);
int qz_cut_plan_find_line (const QzCutPlan *self, const char *award);
gint64 qz_cut_plan_get_points (const QzCutPlan *self, guint line);
void qz_cut_plan_get_bounds (const QzCutPlan *self, guint line, gint64 *out_low, gint64 *out_high);
gboolean qz_cut_plan_set_points (QzCutPlan *self, guint line, gint64 points);
gboolean qz_cut_plan_is_changed (const QzCutPlan *self);
guint qz_cut_plan_count (const QzCutPlan *self, guint line);
int qz_cut_plan_get_line_of (const QzCutPlan *self, const char *entry);
const QzAward *qz_cut_plan_get_award_of (const QzCutPlan *self, const char *entry);
guint qz_cut_plan_count_open (const QzCutPlan *self);
gboolean qz_cut_plan_get_range (const QzCutPlan *self, gint64 *out_lowest, gint64 *out_highest);
void qz_cut_plan_set_amounts (const QzCutPlan *self, QzAwardActivity *operation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzCutPlan, qz_cut_plan_free)

G_END_DECLS
