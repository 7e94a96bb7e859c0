/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-event.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_audit_table_append (QzConnection *connection, QzEvent *event, GError **error);
GPtrArray *qz_audit_table_list (QzConnection *connection, const char *subject, gint64 before,
                                guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_audit_table_verify (QzConnection *connection, gint64 *out_checked, gint64 *out_bad,
                                GError **error);
gboolean qz_audit_table_has (QzConnection *connection, gint64 seq, const char *hash,
                             gboolean *out_found, GError **error);

G_END_DECLS
