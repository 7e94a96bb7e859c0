/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-frozen-result.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* The versions of frozen results. A version is added and never changed. */

gboolean
qz_result_table_add (QzConnection *connection, const QzFrozenVersion *version, GError **error);
QzFrozenVersion *qz_result_table_get (QzConnection *connection,
                                      const char *edition,
                                      const char *activity,
                                      const char *stage,
                                      guint version,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_result_table_find_last (QzConnection *connection,
                                    const char *edition,
                                    const char *activity,
                                    const char *stage,
                                    QzFrozenVersion **out_version,
                                    GError **error);
GPtrArray *qz_result_table_list (QzConnection *connection,
                                 const char *edition,
                                 const char *activity,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
