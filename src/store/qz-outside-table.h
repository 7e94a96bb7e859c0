/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-outside-score.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean
qz_outside_table_put (QzConnection *connection, const QzOutsideScore *score, GError **error);
gboolean qz_outside_table_find (QzConnection *connection,
                                const char *entry,
                                const char *stage,
                                QzOutsideSide side,
                                QzOutsideScore **out_score,
                                GError **error);
GPtrArray *qz_outside_table_list (QzConnection *connection,
                                  const char *activity,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
