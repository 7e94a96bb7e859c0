/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/* What the use cases around one entry have in common. For the operations only. */

QzEntry *qz_entry_access_get (QzWorkspace *workspace,
                              const char *id,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_entry_access_list_materials (QzWorkspace *workspace,
                                           const char *id,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
const QzActivity *
qz_entry_access_get_activity (QzWorkspace *workspace, const char *id, GError **error);
const QzCategory *
qz_entry_access_get_category (const QzActivity *activity, const char *id, GError **error);
gboolean
qz_entry_access_check_unchanged (QzConnection *connection, const QzEntry *entry, GError **error);
gboolean qz_entry_access_link_unit (QzConnection *connection,
                                    QzEntry *entry,
                                    gboolean create,
                                    GError **error);
const char *qz_entry_access_call (const QzEntry *entry);
char *qz_entry_access_dup_typed (QzWorkspace *workspace,
                                 const QzEntry *entry,
                                 const char *path,
                                 const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
