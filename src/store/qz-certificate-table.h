/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-certificate.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_certificate_table_insert (QzConnection *connection, const QzCertificate *certificate,
                                      GError **error);
gboolean qz_certificate_table_set_void (QzConnection *connection, const char *number,
                                        const char *reason, GError **error);
gboolean qz_certificate_table_set_object (QzConnection *connection, const char *id,
                                          const char *sha256, guint page, GError **error);
QzCertificate *qz_certificate_table_get (QzConnection *connection, const char *number,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_certificate_table_list (QzConnection *connection, const char *activity,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_certificate_table_list_by_prize (QzConnection *connection, const char *prize,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_certificate_table_list_by_entry (QzConnection *connection, const char *entry,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_certificate_table_count (QzConnection *connection, guint *out_count, GError **error);

G_END_DECLS
