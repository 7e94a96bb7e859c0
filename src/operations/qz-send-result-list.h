/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_SEND_RESULT_LIST (qz_send_result_list_get_type ())

G_DECLARE_FINAL_TYPE (QzSendResultList, qz_send_result_list, QZ, SEND_RESULT_LIST, QzOperation)

QzSendResultList *qz_send_result_list_new (QzWorkspace *workspace,
                                           const char *activity,
                                           const char *host,
                                           const char *path) G_GNUC_WARN_UNUSED_RESULT;

guint qz_send_result_list_get_n_entries (QzSendResultList *self);
guint qz_send_result_list_get_sequence (QzSendResultList *self);

G_END_DECLS
