/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-material.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_material_table_insert (QzConnection *connection, const QzMaterial *material,
                                   GError **error);
QzMaterial *qz_material_table_get (QzConnection *connection, const char *id, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_material_table_delete (QzConnection *connection, const char *id, GError **error);
GPtrArray *qz_material_table_list (QzConnection *connection, const char *entry, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_material_table_count_uses (QzConnection *connection, const char *sha256,
                                       guint *out_count, GError **error);
GPtrArray *qz_material_table_list_awaited (QzConnection *connection, const char *sha256,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_material_table_set_arrived (QzConnection *connection, const char *sha256,
                                        GError **error);
GPtrArray *qz_material_table_list_claimed (QzConnection *connection,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_material_table_set_facts (QzConnection *connection, const QzMaterial *material,
                                      GError **error);

G_END_DECLS
