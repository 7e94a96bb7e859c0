/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-seat.h"
#include "operations/qz-workspace.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* Helper seats 子席位, and what they are given to type. */

/* Which score sheets a seat types. */
typedef struct
{
  const char *activity;    /* nullable: of all activities */
  const char *stage;       /* nullable: of all stages */
  const GPtrArray *panels; /* (element-type utf8): UUIDs or names; empty: of all panels */
} QzSeatScope;

gboolean qz_seat_access_is_seat (QzWorkspace *workspace);
QzSeat *qz_seat_access_get_own (QzConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzHelperPlan *qz_seat_access_read_plan (QzConnection *connection,
                                        QzWorkspace *workspace,
                                        const QzSeatScope *scope,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
