/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"
#include "rules/qz-paper-rules.h"

G_BEGIN_DECLS

/**
 * QzSettleKind:
 * @QZ_SETTLE_QUESTIONS: decides what is open on a sheet that was typed twice
 * @QZ_SETTLE_AMEND: changes a locked sheet; what it was is kept as a version
 * @QZ_SETTLE_DISCARD: what was typed belongs to another paper; it is kept as a version, and the
 *   sheet is typed anew
 *
 * What somebody decides on a score sheet, with a reason.
 */
typedef enum
{
  QZ_SETTLE_QUESTIONS,
  QZ_SETTLE_AMEND,
  QZ_SETTLE_DISCARD,
} QzSettleKind;

#define QZ_TYPE_SETTLE_SHEET (qz_settle_sheet_get_type ())

G_DECLARE_FINAL_TYPE (QzSettleSheet, qz_settle_sheet, QZ, SETTLE_SHEET, QzOperation)

QzSettleSheet *qz_settle_sheet_new (QzWorkspace *workspace,
                                    const char *entry,
                                    const char *judge,
                                    const char *stage,
                                    QzSettleKind kind,
                                    const char *decider,
                                    const char *reason) G_GNUC_WARN_UNUSED_RESULT;

void qz_settle_sheet_set_points (QzSettleSheet *self, const char *item, gint64 points);
void qz_settle_sheet_add_remark (QzSettleSheet *self,
                                 QzRemarkKind kind,
                                 const char *item,
                                 const char *text);

const QzSheet *qz_settle_sheet_get_sheet (QzSettleSheet *self);
const GPtrArray *qz_settle_sheet_get_questions (QzSettleSheet *self);

G_END_DECLS
