/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-organisation.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_organisation_table_put (QzConnection *connection, const QzOrganisation *organisation,
                                    GError **error);
QzOrganisation *qz_organisation_table_get (QzConnection *connection, const char *id, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
QzOrganisation *qz_organisation_table_find (QzConnection *connection, const char *name,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_organisation_table_delete (QzConnection *connection, const char *id, GError **error);
GPtrArray *qz_organisation_table_list (QzConnection *connection, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
