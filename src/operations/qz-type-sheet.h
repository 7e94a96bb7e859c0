/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"
#include "rules/qz-paper-rules.h"

G_BEGIN_DECLS

#define QZ_TYPE_TYPE_SHEET (qz_type_sheet_get_type ())

G_DECLARE_FINAL_TYPE (QzTypeSheet, qz_type_sheet, QZ, TYPE_SHEET, QzOperation)

QzTypeSheet *qz_type_sheet_new (QzWorkspace *workspace,
                                const char *entry,
                                const char *judge,
                                const char *stage,
                                QzTypingTurn turn,
                                const char *typist) G_GNUC_WARN_UNUSED_RESULT;

void qz_type_sheet_set_points (QzTypeSheet *self, const char *item, gint64 points);
void qz_type_sheet_set_comment (QzTypeSheet *self, const char *comment);

const QzSheet *qz_type_sheet_get_sheet (QzTypeSheet *self);
const GPtrArray *qz_type_sheet_get_questions (QzTypeSheet *self);

G_END_DECLS
