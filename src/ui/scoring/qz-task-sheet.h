/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "operations/qz-list-tasks.h"

G_BEGIN_DECLS

#define QZ_TYPE_TASK_SHEET (qz_task_sheet_get_type ())

/**
 * QzTaskSheet:
 *
 * One entry as its judge scores it: the material on one side, the score sheet on the other. What is
 * typed is stored by itself; what was handed in is amended for a reason.
 *
 * Signals: `done ()`, when no task waits behind the one that was saved.
 */
G_DECLARE_FINAL_TYPE (QzTaskSheet, qz_task_sheet, QZ, TASK_SHEET, AdwBin)

void qz_task_sheet_show (QzTaskSheet *self,
                         QzWorkspace *workspace,
                         QzListTasks *tasks,
                         const char *entry,
                         const char *stage);
void qz_task_sheet_update (QzTaskSheet *self, QzListTasks *tasks);
const QzTask *qz_task_sheet_get_task (QzTaskSheet *self);
void qz_task_sheet_set_narrow (QzTaskSheet *self, gboolean narrow);

gboolean qz_task_sheet_leave (QzTaskSheet *self);
void qz_task_sheet_save (QzTaskSheet *self, gboolean next);
void qz_task_sheet_move (QzTaskSheet *self, gboolean forward);
void qz_task_sheet_turn (QzTaskSheet *self, int pages);
void qz_task_sheet_begin_amendment (QzTaskSheet *self);
void qz_task_sheet_discard_amendment (QzTaskSheet *self);
void qz_task_sheet_declare_conflict (QzTaskSheet *self);

G_END_DECLS
