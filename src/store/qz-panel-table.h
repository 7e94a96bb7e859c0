/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-panel.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_panel_table_put (QzConnection *connection, const QzPanel *panel, GError **error);
QzPanel *qz_panel_table_get (QzConnection *connection,
                             const char *id,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_panel_table_delete (QzConnection *connection, const char *id, GError **error);
GPtrArray *qz_panel_table_list (QzConnection *connection,
                                const char *activity,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean qz_panel_table_add_entry (QzConnection *connection,
                                   const char *panel,
                                   const char *entry,
                                   GError **error);
gboolean qz_panel_table_put_seats (QzConnection *connection, const QzPanel *panel, GError **error);
gboolean qz_panel_table_remove_entry (QzConnection *connection,
                                      const char *panel,
                                      const char *entry,
                                      GError **error);
GStrv qz_panel_table_list_entries (QzConnection *connection,
                                   const char *panel,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_panel_table_list_for_entry (QzConnection *connection,
                                          const char *entry,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
