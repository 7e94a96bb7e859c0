/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_PLAN_VISITS (qz_plan_visits_get_type ())

G_DECLARE_FINAL_TYPE (QzPlanVisits, qz_plan_visits, QZ, PLAN_VISITS, QzOperation)

QzPlanVisits *qz_plan_visits_new (QzWorkspace *workspace,
                                  const char *activity,
                                  const char *stage,
                                  guint32 seed) G_GNUC_WARN_UNUSED_RESULT;

gboolean qz_plan_visits_set_days (QzPlanVisits *self, const char *days, GError **error);
void qz_plan_visits_set_stops (QzPlanVisits *self, guint stops);
void qz_plan_visits_set_entries (QzPlanVisits *self, const char *const *entries);
void qz_plan_visits_set_judges (QzPlanVisits *self, const char *const *judges);
void qz_plan_visits_set_dry_run (QzPlanVisits *self, gboolean dry_run);

const GPtrArray *qz_plan_visits_get_rows (QzPlanVisits *self);
guint qz_plan_visits_get_n_routes (QzPlanVisits *self);

G_END_DECLS
