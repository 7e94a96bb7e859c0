/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-sheet-access.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_LIST_SHEETS (qz_list_sheets_get_type ())

G_DECLARE_FINAL_TYPE (QzListSheets, qz_list_sheets, QZ, LIST_SHEETS, QzOperation)

QzListSheets *qz_list_sheets_new (QzWorkspace *workspace,
                                  const char *activity) G_GNUC_WARN_UNUSED_RESULT;

const GPtrArray *qz_list_sheets_get_rows (QzListSheets *self);

G_END_DECLS
