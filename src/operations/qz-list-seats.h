/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-known-key.h"
#include "model/qz-seat.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_LIST_SEATS (qz_list_seats_get_type ())

G_DECLARE_FINAL_TYPE (QzListSeats, qz_list_seats, QZ, LIST_SEATS, QzOperation)

/* A helper seat that the office has made. */
typedef struct
{
  QzSeat *seat;
  QzKnownKey *key; /* nullable: not known yet */
} QzSeatRow;

QzListSeats *qz_list_seats_new (QzWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

const GPtrArray *qz_list_seats_get_rows (QzListSeats *self);

G_END_DECLS
