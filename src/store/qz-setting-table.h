/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-connection.h"

G_BEGIN_DECLS

char *qz_setting_table_get (QzConnection *connection, const char *name, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_setting_table_set (QzConnection *connection, const char *name, const char *value,
                               GError **error);

G_END_DECLS
