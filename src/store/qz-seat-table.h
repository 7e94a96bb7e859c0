/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-seat.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_seat_table_put (QzConnection *connection, const QzSeat *seat, GError **error);
gboolean qz_seat_table_find (QzConnection *connection,
                             const char *wanted,
                             QzSeat **out_seat,
                             GError **error);
gboolean qz_seat_table_find_own (QzConnection *connection, QzSeat **out_seat, GError **error);
GPtrArray *qz_seat_table_list (QzConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* In a helper seat: what was sent of a sheet the last time. */
gboolean qz_seat_table_get_sent (QzConnection *connection,
                                 const char *sheet,
                                 guint *out_revision,
                                 char **out_digest,
                                 GError **error);
gboolean qz_seat_table_put_sent (QzConnection *connection,
                                 const char *sheet,
                                 guint revision,
                                 const char *digest,
                                 GError **error);

/* At the office: which revision of a record came from a seat the last time. */
gboolean qz_seat_table_get_taken (QzConnection *connection,
                                  const char *seat,
                                  const char *record,
                                  guint *out_revision,
                                  GError **error);
gboolean qz_seat_table_put_taken (
    QzConnection *connection, const char *seat, const char *record, guint revision, GError **error);

G_END_DECLS
