/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-connection.h"
#include "store/qz-query.h"

G_BEGIN_DECLS

gboolean qz_entry_order_read (QzConnection *connection, const QzQuery *query, guint offset,
                              guint limit, GArray *seqs, guint *out_total, GError **error);
gboolean qz_entry_order_count (QzConnection *connection, const QzQuery *query, guint *out_count,
                               GError **error);

G_END_DECLS
