/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-known-key.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_key_table_put (QzConnection *connection, const QzKnownKey *key, GError **error);
gboolean qz_key_table_find (QzConnection *connection, const char *public, QzKnownKey **out_key,
                            GError **error);
GPtrArray *qz_key_table_list (QzConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
