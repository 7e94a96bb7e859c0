/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "model/qz-packet.h"
#include "model/qz-sheet.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"
#include "rules/qz-own-scores.h"

G_BEGIN_DECLS

/**
 * QzTaskState:
 * @QZ_TASK_NOT_BEGUN: nothing is typed yet
 * @QZ_TASK_BEGUN: some items are still blank
 * @QZ_TASK_COMPLETE: every item has its points; it goes with what is handed in next
 * @QZ_TASK_HANDED: handed in, and read-only from then on
 * @QZ_TASK_AMENDED: amended since it was handed in; goes with what is handed in next
 * @QZ_TASK_RECUSED: the judge stays away 回避
 *
 * How far a judge is with an entry.
 */
typedef enum
{
  QZ_TASK_NOT_BEGUN,
  QZ_TASK_BEGUN,
  QZ_TASK_COMPLETE,
  QZ_TASK_HANDED,
  QZ_TASK_AMENDED,
  QZ_TASK_RECUSED,
} QzTaskState;

#define QZ_N_TASK_STATES (QZ_TASK_RECUSED + 1)

/* An entry that a judge scores at a stage. */
typedef struct
{
  QzEntry *entry;             /* as the packet shows it, with its form */
  const QzActivity *activity; /* borrowed from the edition, as @stage and @rubric */
  const QzStage *stage;
  const QzRubric *rubric; /* nullable: the edition has no form for its category */
  char *panel;            /* its name */
  QzSheet *sheet;         /* nullable: nothing was typed yet; with its remarks */
  GPtrArray *materials;   /* (element-type QzMaterial) */
  char *recusal;          /* why the judge stays away, "" when nothing keeps him away */
} QzTask;

/* What a judge has given on one form. */
typedef struct
{
  const QzActivity *activity; /* borrowed from the edition, as @rubric */
  const QzRubric *rubric;
  QzOwnScores scores;
} QzTaskScores;

#define QZ_TYPE_LIST_TASKS (qz_list_tasks_get_type ())

G_DECLARE_FINAL_TYPE (QzListTasks, qz_list_tasks, QZ, LIST_TASKS, QzOperation)

QzListTasks *qz_list_tasks_new (QzWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

const QzPacket *qz_list_tasks_get_packet (QzListTasks *self);
const GPtrArray *qz_list_tasks_get_tasks (QzListTasks *self);
const QzTask *qz_list_tasks_find (QzListTasks *self, const char *entry, const char *stage);
const GPtrArray *qz_list_tasks_get_scores (QzListTasks *self);
guint qz_list_tasks_count (QzListTasks *self, QzTaskState state);

QzTaskState qz_task_get_state (const QzTask *self);
guint qz_task_count_blank (const QzTask *self);
const char *qz_task_state_get_id (QzTaskState state);

G_END_DECLS
