/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-panel.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_judge_table_put (QzConnection *connection, const QzJudge *judge, GError **error);
QzJudge *qz_judge_table_get (QzConnection *connection, const char *id, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_judge_table_find_by_key (QzConnection *connection, const char *key, QzJudge **out_judge,
                                     GError **error);
gboolean qz_judge_table_delete (QzConnection *connection, const char *id, GError **error);
GPtrArray *qz_judge_table_list (QzConnection *connection, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
