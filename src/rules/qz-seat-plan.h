/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rules/qz-assignment.h"

G_BEGIN_DECLS

/**
 * QzSeatPlan:
 *
 * Single judges of a pool for each entry: who has a seat, and who gets one. Seats that are taken
 * already are left where they can be; those that are kept stay in any case.
 */
typedef struct _QzSeatPlan QzSeatPlan;

QzSeatPlan *qz_seat_plan_new (guint per_entry, guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
void qz_seat_plan_free (QzSeatPlan *self);
void qz_seat_plan_add_judge (
    QzSeatPlan *self, const char *name, const char *house, guint least, guint most);
void qz_seat_plan_add_entry (QzSeatPlan *self, const char *name, gboolean link);
void qz_seat_plan_dismiss (QzSeatPlan *self, guint judge);
void qz_seat_plan_set_penalty (QzSeatPlan *self, guint entry, guint judge, guint penalty);
void qz_seat_plan_forbid (QzSeatPlan *self, guint entry, guint judge);
void qz_seat_plan_seat (QzSeatPlan *self, guint entry, guint judge, gboolean keep);
gboolean qz_seat_plan_solve (QzSeatPlan *self, GCancellable *cancellable, GError **error);
gboolean qz_seat_plan_has (const QzSeatPlan *self, guint entry, guint judge);
gboolean qz_seat_plan_had (const QzSeatPlan *self, guint entry, guint judge);
guint qz_seat_plan_get_load (const QzSeatPlan *self, guint judge);
guint qz_seat_plan_get_former_load (const QzSeatPlan *self, guint judge);
const GPtrArray *qz_seat_plan_get_obstacles (const QzSeatPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSeatPlan, qz_seat_plan_free)

G_END_DECLS
