/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-comment-sheet.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean
qz_comment_table_put (QzConnection *connection, const QzCommentSheet *sheet, GError **error);
QzCommentSheet *qz_comment_table_get (QzConnection *connection,
                                      const char *entry,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
