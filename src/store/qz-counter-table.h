/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_counter_table_next (QzConnection *connection,
                                const char *name,
                                gint64 *out_value,
                                GError **error);
gboolean qz_counter_table_get (QzConnection *connection,
                               const char *name,
                               gint64 *out_value,
                               GError **error);

G_END_DECLS
