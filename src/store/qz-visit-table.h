/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-visit.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_visit_table_put (QzConnection *connection, const QzVisit *visit, GError **error);
gboolean qz_visit_table_find (QzConnection *connection,
                              const char *entry,
                              const char *stage,
                              QzVisit **out_visit,
                              GError **error);
GPtrArray *qz_visit_table_list (QzConnection *connection,
                                const char *activity,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_visit_table_count_recorded (QzConnection *connection,
                                        const char *panel,
                                        guint *out_count,
                                        GError **error);

G_END_DECLS
