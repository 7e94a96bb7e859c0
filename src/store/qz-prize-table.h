/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-prize.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_prize_table_add (QzConnection *connection, const QzPrize *prize, GError **error);
gboolean qz_prize_table_remove (QzConnection *connection, const char *id, GError **error);
GPtrArray *qz_prize_table_list (QzConnection *connection,
                                const char *activity,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
