/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Those who go on a visit together. */
#define QZ_VISIT_JUDGES 2

char *qz_visit_dup_district (const char *address) G_GNUC_WARN_UNUSED_RESULT;

typedef struct _QzVisitPlan QzVisitPlan;

QzVisitPlan *
qz_visit_plan_new (guint n_days, guint most_stops, guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
void qz_visit_plan_free (QzVisitPlan *self);
void qz_visit_plan_add_stop (QzVisitPlan *self,
                             const char *call,
                             const char *district,
                             const char *unit);
void qz_visit_plan_add_judge (QzVisitPlan *self, const char *house, const gboolean *has_time);
void qz_visit_plan_add_conflict (QzVisitPlan *self, guint stop, guint judge);
gboolean qz_visit_plan_solve (QzVisitPlan *self, GCancellable *cancellable, GError **error);

guint qz_visit_plan_get_n_routes (const QzVisitPlan *self);
guint qz_visit_plan_get_day (const QzVisitPlan *self, guint route);
guint qz_visit_plan_get_judge (const QzVisitPlan *self, guint route, guint which);
GArray *qz_visit_plan_list_stops (const QzVisitPlan *self, guint route) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzVisitPlan, qz_visit_plan_free)

G_END_DECLS
