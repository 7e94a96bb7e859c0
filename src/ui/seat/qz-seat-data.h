/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-panel.h"
#include "model/qz-seat.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* A panel whose sheets are typed here, and how many of them are. */
typedef struct
{
  QzPanel *panel;
  guint due;
  guint typed; /* by one at least */
} QzSeatWork;

typedef struct
{
  QzSeat *seat;    /* nullable before it was read */
  GPtrArray *work; /* (element-type QzSeatWork) */
} QzSeatData;

QzSeatData *qz_seat_data_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_seat_data_free (QzSeatData *self);
gboolean qz_seat_data_read (QzConnection *connection, gpointer self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSeatData, qz_seat_data_free)

G_END_DECLS
