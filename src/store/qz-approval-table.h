/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-approval.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean
qz_approval_table_put (QzConnection *connection, const QzApprovalNote *note, GError **error);
GPtrArray *qz_approval_table_list (QzConnection *connection,
                                   const char *activity,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_approval_table_list_by_list (QzConnection *connection,
                                           const char *sha256,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
