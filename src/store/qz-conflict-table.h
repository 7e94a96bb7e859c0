/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-conflict.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* What was decided on judges who may have to stay away from an entry 回避. */

gboolean
qz_conflict_table_put (QzConnection *connection, const QzConflict *conflict, GError **error);
GPtrArray *qz_conflict_table_list (QzConnection *connection,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
