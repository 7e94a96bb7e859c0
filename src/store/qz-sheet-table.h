/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-sheet.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_sheet_table_put (QzConnection *connection, QzSheet *sheet, GError **error);
QzSheet *qz_sheet_table_get (QzConnection *connection,
                             const char *id,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzSheet *qz_sheet_table_find (QzConnection *connection,
                              const char *entry,
                              const char *judge,
                              const char *stage,
                              const char *rubric,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_sheet_table_read_remarks (QzConnection *connection, QzSheet *sheet, GError **error);
gboolean qz_sheet_table_set_active (QzConnection *connection,
                                    const char *id,
                                    gboolean active,
                                    GError **error);
gboolean qz_sheet_table_delete (QzConnection *connection, const char *id, GError **error);
GPtrArray *qz_sheet_table_list_by_entry (QzConnection *connection,
                                         const char *entry,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_sheet_table_list_by_panel (QzConnection *connection,
                                         const char *panel,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_sheet_table_list_by_activity (QzConnection *connection,
                                            const char *activity,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
