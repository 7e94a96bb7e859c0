/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-review-fact.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_fact_table_put (QzConnection *connection, const QzReviewFact *fact, GError **error);
gboolean qz_fact_table_remove (QzConnection *connection,
                               const char *entry,
                               const char *stage,
                               QzFactKind kind,
                               GError **error);
GPtrArray *qz_fact_table_list_by_activity (QzConnection *connection,
                                           const char *activity,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
