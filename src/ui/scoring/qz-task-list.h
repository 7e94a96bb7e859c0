/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-list-tasks.h"
#include "ui/widgets/qz-record-table.h"

G_BEGIN_DECLS

#define QZ_TYPE_TASK_LIST (qz_task_list_get_type ())

/**
 * QzTaskList:
 *
 * A table of what a judge has to score, one #QzTask a row.
 */
G_DECLARE_FINAL_TYPE (QzTaskList, qz_task_list, QZ, TASK_LIST, QzRecordTable)

const char *qz_task_state_words (QzTaskState state, QzTone *out_tone);

G_END_DECLS
