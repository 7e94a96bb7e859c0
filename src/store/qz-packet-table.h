/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-form.h"
#include "model/qz-packet.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_packet_table_add (QzConnection *connection, const QzPacketNote *note, GError **error);
gboolean qz_packet_table_find (QzConnection *connection, const char *judge, guint version,
                               QzPacketNote **out_note, GError **error);
GPtrArray *qz_packet_table_list_last (QzConnection *connection, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

QzForm *qz_packet_table_get_form (QzConnection *connection, const char *entry,
                                  const char *const *paths, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
