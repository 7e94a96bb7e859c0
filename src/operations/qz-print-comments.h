/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_PRINT_COMMENTS (qz_print_comments_get_type ())

G_DECLARE_FINAL_TYPE (QzPrintComments, qz_print_comments, QZ, PRINT_COMMENTS, QzOperation)

QzPrintComments *qz_print_comments_new (QzWorkspace *workspace,
                                        const char *activity,
                                        const char *path) G_GNUC_WARN_UNUSED_RESULT;

guint qz_print_comments_get_n_written (QzPrintComments *self);
const GPtrArray *qz_print_comments_get_findings (QzPrintComments *self);

G_END_DECLS
