/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-sheet.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_DISPUTE_SHEET (qz_dispute_sheet_get_type ())

G_DECLARE_FINAL_TYPE (QzDisputeSheet, qz_dispute_sheet, QZ, DISPUTE_SHEET, QzOperation)

QzDisputeSheet *qz_dispute_sheet_new (QzWorkspace *workspace,
                                      const char *entry,
                                      const char *judge,
                                      const char *stage,
                                      const char *disputer,
                                      const char *reason) G_GNUC_WARN_UNUSED_RESULT;

const QzSheet *qz_dispute_sheet_get_sheet (QzDisputeSheet *self);
const char *qz_dispute_sheet_get_head (QzDisputeSheet *self);

G_END_DECLS
