/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-sheet-subject.h"
#include "rules/qz-paper-rules.h"

G_BEGIN_DECLS

#define QZ_TYPE_OPEN_SHEET (qz_open_sheet_get_type ())

G_DECLARE_FINAL_TYPE (QzOpenSheet, qz_open_sheet, QZ, OPEN_SHEET, QzOperation)

QzOpenSheet *qz_open_sheet_new_for_code (QzWorkspace *workspace,
                                         const char *code) G_GNUC_WARN_UNUSED_RESULT;
QzOpenSheet *qz_open_sheet_new (QzWorkspace *workspace,
                                const char *entry,
                                const char *judge,
                                const char *stage) G_GNUC_WARN_UNUSED_RESULT;
QzOpenSheet *qz_open_sheet_new_next (QzWorkspace *workspace,
                                     const char *panel,
                                     const char *typist) G_GNUC_WARN_UNUSED_RESULT;

const QzSheetSubject *qz_open_sheet_get_subject (QzOpenSheet *self);
const QzSheetTrail *qz_open_sheet_get_trail (QzOpenSheet *self);
const GPtrArray *qz_open_sheet_get_questions (QzOpenSheet *self);

G_END_DECLS
