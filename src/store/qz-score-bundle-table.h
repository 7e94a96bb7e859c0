/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-scores.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_score_bundle_table_add (QzConnection *connection, const QzScoreArrival *arrival,
                                    GError **error);
GPtrArray *qz_score_bundle_table_list_last (QzConnection *connection, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
