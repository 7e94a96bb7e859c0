/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_waiting_table_count_sheets (QzConnection *connection,
                                        const char *panel,
                                        guint *out_missing,
                                        GError **error);
gboolean
qz_waiting_table_count_certificates (QzConnection *connection, guint *out_missing, GError **error);

G_END_DECLS
