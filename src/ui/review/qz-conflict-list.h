/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-conflict-access.h"
#include "ui/widgets/qz-record-table.h"

G_BEGIN_DECLS

#define QZ_TYPE_CONFLICT_LIST (qz_conflict_list_get_type ())

/**
 * QzConflictList:
 *
 * A table of who may have to stay away from what, one #QzConflictRow a row.
 */
G_DECLARE_FINAL_TYPE (QzConflictList, qz_conflict_list, QZ, CONFLICT_LIST, QzRecordTable)

QzTone qz_conflict_list_get_tone (QzConflictState state);

G_END_DECLS
