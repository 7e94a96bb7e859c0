/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-bundle-note.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_bundle_table_insert (QzConnection *connection, QzBundleNote *note, GError **error);
gboolean qz_bundle_table_update (QzConnection *connection, const QzBundleNote *note,
                                 GError **error);
gboolean qz_bundle_table_delete (QzConnection *connection, const QzBundleNote *note,
                                 GError **error);
gboolean qz_bundle_table_find (QzConnection *connection, gboolean incoming, const char *id,
                               QzBundleNote **out_note, GError **error);
GPtrArray *qz_bundle_table_list (QzConnection *connection, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_bundle_table_list_waiting (QzConnection *connection, const char *key, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

gboolean qz_bundle_table_put_line (QzConnection *connection, gint64 bundle,
                                   const QzBundleLine *line, GError **error);
GPtrArray *qz_bundle_table_list_lines (QzConnection *connection, gint64 bundle, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

gboolean qz_bundle_table_get_last (QzConnection *connection, gboolean incoming,
                                   const char *organisation, const char *edition,
                                   guint *out_sequence, char **out_sha256, GError **error);
gboolean qz_bundle_table_get_sent (QzConnection *connection, const char *entry,
                                   guint *out_revision, GError **error);
gboolean qz_bundle_table_uses_object (QzConnection *connection, const char *sha256,
                                      gboolean *out_uses, GError **error);

G_END_DECLS
