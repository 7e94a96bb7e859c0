/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_edition_table_put (QzConnection *connection, const char *edition, GHashTable *files,
                               GError **error);
GHashTable *qz_edition_table_get_files (QzConnection *connection, const char *edition,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
GStrv qz_edition_table_list (QzConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
