/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-comment-sheet.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_WRITE_COMMENTS (qz_write_comments_get_type ())

G_DECLARE_FINAL_TYPE (QzWriteComments, qz_write_comments, QZ, WRITE_COMMENTS, QzOperation)

QzWriteComments *qz_write_comments_new (QzWorkspace *workspace,
                                        const char *entry) G_GNUC_WARN_UNUSED_RESULT;

void qz_write_comments_set_strengths (QzWriteComments *self, const char *text);
void qz_write_comments_set_weaknesses (QzWriteComments *self, const char *text);
void qz_write_comments_set_advice (QzWriteComments *self, const char *text);
void qz_write_comments_set_path (QzWriteComments *self, const char *path);

const QzCommentSheet *qz_write_comments_get_sheet (QzWriteComments *self);
const char *const *qz_write_comments_get_remarks (QzWriteComments *self);

G_END_DECLS
