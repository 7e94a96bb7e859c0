/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-panel.h"
#include "operations/qz-operation.h"
#include "operations/qz-seating.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_SEAT_JUDGES (qz_seat_judges_get_type ())

G_DECLARE_FINAL_TYPE (QzSeatJudges, qz_seat_judges, QZ, SEAT_JUDGES, QzOperation)

QzSeatJudges *qz_seat_judges_new (QzWorkspace *workspace,
                                  const char *activity,
                                  const char *stage,
                                  guint per_entry,
                                  guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
QzSeatJudges *qz_seat_judges_new_adjust (QzWorkspace *workspace,
                                         const char *activity,
                                         const char *stage) G_GNUC_WARN_UNUSED_RESULT;

void qz_seat_judges_set_per_entry (QzSeatJudges *self, guint per_entry);
void qz_seat_judges_set_least (QzSeatJudges *self, guint least);
void qz_seat_judges_set_most (QzSeatJudges *self, guint most);
void qz_seat_judges_set_judges (QzSeatJudges *self, const char *const *judges);
void qz_seat_judges_set_without (QzSeatJudges *self, const char *const *judges);
void qz_seat_judges_set_links (QzSeatJudges *self, const char *const *entries);
gboolean qz_seat_judges_set_days (QzSeatJudges *self, const char *days, GError **error);
void qz_seat_judges_set_dry_run (QzSeatJudges *self, gboolean dry_run);

const QzPanel *qz_seat_judges_get_panel (QzSeatJudges *self);
const GPtrArray *qz_seat_judges_get_loads (QzSeatJudges *self);
const GPtrArray *qz_seat_judges_get_changes (QzSeatJudges *self);
const GPtrArray *qz_seat_judges_get_findings (QzSeatJudges *self);

G_END_DECLS
