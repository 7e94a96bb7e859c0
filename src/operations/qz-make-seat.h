/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-seat.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_MAKE_SEAT (qz_make_seat_get_type ())

G_DECLARE_FINAL_TYPE (QzMakeSeat, qz_make_seat, QZ, MAKE_SEAT, QzOperation)

QzMakeSeat *qz_make_seat_new (QzWorkspace *workspace, const char *path) G_GNUC_WARN_UNUSED_RESULT;
void qz_make_seat_set_name (QzMakeSeat *self, const char *name);
void qz_make_seat_set_activity (QzMakeSeat *self, const char *activity);
void qz_make_seat_set_stage (QzMakeSeat *self, const char *stage);
void qz_make_seat_add_panel (QzMakeSeat *self, const char *panel);
void qz_make_seat_set_key (QzMakeSeat *self, const char *path);

const QzHelperPlan *qz_make_seat_get_plan (QzMakeSeat *self);
guint qz_make_seat_get_sequence (QzMakeSeat *self);
gboolean qz_make_seat_is_encrypted (QzMakeSeat *self);

G_END_DECLS
