/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-sheet.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_RECORD_SHEET (qz_record_sheet_get_type ())

G_DECLARE_FINAL_TYPE (QzRecordSheet, qz_record_sheet, QZ, RECORD_SHEET, QzOperation)

QzRecordSheet *qz_record_sheet_new (QzWorkspace *workspace,
                                    const char *entry,
                                    const char *judge,
                                    const char *stage) G_GNUC_WARN_UNUSED_RESULT;

void qz_record_sheet_set_points (QzRecordSheet *self, const char *item, gint64 points);
gboolean qz_record_sheet_set_text (QzRecordSheet *self,
                                   const char *item,
                                   const char *points,
                                   GError **error);
void qz_record_sheet_add_remark (QzRecordSheet *self,
                                 QzRemarkKind kind,
                                 const char *item,
                                 const char *text);
void qz_record_sheet_set_rewrites (QzRecordSheet *self, gboolean rewrites);
void qz_record_sheet_set_state (QzRecordSheet *self, QzSheetState state);
void qz_record_sheet_set_comment (QzRecordSheet *self, const char *comment);

const QzSheet *qz_record_sheet_get_sheet (QzRecordSheet *self);

G_END_DECLS
