/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-approval.h"

G_BEGIN_DECLS

GBytes *qz_result_list_record_print (const QzResultList *self) G_GNUC_WARN_UNUSED_RESULT;
QzResultList *qz_result_list_record_parse (const char *name,
                                           GBytes *bytes,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *qz_approval_record_print (const QzApproval *self) G_GNUC_WARN_UNUSED_RESULT;
QzApproval *qz_approval_record_parse (const char *name,
                                      GBytes *bytes,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
