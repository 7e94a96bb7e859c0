/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is a judge's to score, how far he is, and how his own scores lie. */

#include "config.h"

#include "exchange/qz-packet-record.h"
#include "model/qz-conflict.h"
#include "model/qz-material.h"
#include "model/qz-panel.h"
#include "model/qz-text.h"
#include "operations/qz-list-tasks.h"
#include "store/qz-conflict-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-material-table.h"
#include "store/qz-packet-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"

struct _QzListTasks
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */

  QzEdition *edition;   /* owned, nullable: has what the tasks borrow */
  QzPacket *packet;     /* owned, nullable: none has come yet */
  GPtrArray *conflicts; /* (element-type QzConflict) (nullable) */
  GPtrArray *tasks;     /* (element-type QzTask) */
  GPtrArray *scores;    /* (element-type QzTaskScores) */
};

G_DEFINE_FINAL_TYPE (QzListTasks, qz_list_tasks, QZ_TYPE_OPERATION)

static void
task_free (gpointer data)
{
  QzTask *task = data;

  g_clear_pointer (&task->entry, qz_entry_free);
  g_clear_pointer (&task->sheet, qz_sheet_free);
  g_clear_pointer (&task->materials, g_ptr_array_unref);
  g_free (task->panel);
  g_free (task->recusal);
  g_free (task);
}

/* Reading */

/* What the judge has declared. */
static const char *
find_recusal (QzListTasks *self, const char *entry)
{
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      const QzConflict *conflict = self->conflicts->pdata[i];

      if (conflict->state == QZ_CONFLICT_FORCED && strcmp (conflict->entry, entry) == 0
          && strcmp (conflict->judge, self->packet->judge) == 0)
        return conflict->reason;
    }
  return "";
}

static gboolean
read_sheet (QzListTasks *self, QzConnection *connection, QzTask *task, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (task->rubric == NULL)
    return TRUE;
  task->sheet = qz_sheet_table_find (connection, task->entry->id, self->packet->judge,
                                     task->stage->id, task->rubric->id, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
add_task (QzListTasks *self,
          QzConnection *connection,
          const QzPanel *panel,
          const char *id,
          GError **error)
{
  const QzActivity *activity = qz_edition_find_activity (self->edition, panel->activity);
  const QzStage *stage = activity != NULL ? qz_activity_find_stage (activity, panel->stage) : NULL;
  const char *rubric;
  QzTask *task;

  /* An entry that two panels score at one stage has one sheet there. */
  if (stage == NULL || qz_list_tasks_find (self, id, stage->id) != NULL)
    return TRUE;
  task = g_new0 (QzTask, 1);
  g_ptr_array_add (self->tasks, task);
  task->activity = activity;
  task->stage = stage;
  task->panel = g_strdup (panel->name);
  task->recusal = g_strdup (find_recusal (self, id));
  task->entry = qz_entry_table_get (connection, id, error);
  if (task->entry == NULL)
    return FALSE;
  task->entry->form = qz_entry_table_get_form (connection, task->entry->seq, error);
  if (task->entry->form == NULL)
    return FALSE;
  rubric = qz_activity_find_rubric_id (activity, stage, task->entry->category);
  task->rubric = rubric != NULL ? qz_edition_find_rubric (self->edition, rubric) : NULL;
  task->materials = qz_material_table_list (connection, id, error);
  return task->materials != NULL && read_sheet (self, connection, task, error);
}

static gboolean
read_panel (QzListTasks *self, QzConnection *connection, const QzPanel *panel, GError **error)
{
  g_auto (GStrv) entries = qz_panel_table_list_entries (connection, panel->id, error);

  for (guint i = 0; entries != NULL && entries[i] != NULL; i++)
    if (qz_packet_find_entry (self->packet, entries[i]) != NULL
        && !add_task (self, connection, panel, entries[i], error))
      return FALSE;
  return entries != NULL;
}

static gboolean
read_packet (QzListTasks *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) last = qz_packet_table_list_last (connection, error);
  const QzPacketNote *note;

  if (last == NULL || last->len != 1)
    return last != NULL;
  note = last->pdata[0];
  self->packet = qz_packet_record_parse (note->id, note->record, error);
  return self->packet != NULL;
}

static gboolean
read_tasks (QzConnection *connection, gpointer data, GError **error)
{
  QzListTasks *self = data;
  g_autoptr (GPtrArray) panels = NULL;

  g_ptr_array_set_size (self->tasks, 0);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->packet, qz_packet_free);
  if (!read_packet (self, connection, error))
    return FALSE;
  if (self->packet == NULL)
    return TRUE;
  self->conflicts = qz_conflict_table_list (connection, error);
  panels = self->conflicts != NULL ? qz_panel_table_list (connection, NULL, error) : NULL;
  for (guint i = 0; panels != NULL && i < panels->len; i++)
    if (!read_panel (self, connection, panels->pdata[i], error))
      return FALSE;
  return panels != NULL;
}

/* The own scores */

static gboolean
is_counted (const QzTask *task)
{
  QzTaskState state = qz_task_get_state (task);

  return state == QZ_TASK_COMPLETE || state == QZ_TASK_HANDED || state == QZ_TASK_AMENDED;
}

static gboolean
has_scores (QzListTasks *self, const QzTask *task)
{
  for (guint i = 0; i < self->scores->len; i++)
    {
      const QzTaskScores *scores = self->scores->pdata[i];

      if (scores->rubric == task->rubric && scores->activity == task->activity)
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_scores (QzListTasks *self, const QzTask *first, GError **error)
{
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (gint64));
  QzTaskScores *scores = g_new0 (QzTaskScores, 1);

  g_ptr_array_add (self->scores, scores);
  scores->activity = first->activity;
  scores->rubric = first->rubric;
  for (guint i = 0; i < self->tasks->len; i++)
    {
      const QzTask *task = self->tasks->pdata[i];

      if (is_counted (task) && task->rubric == first->rubric && task->activity == first->activity)
        g_array_append_val (totals, task->sheet->total);
    }
  return qz_own_scores_work_out ((const gint64 *) totals->data, totals->len,
                                 qz_rubric_maximum (first->rubric), &scores->scores, error);
}

static gboolean
work_out_scores (QzListTasks *self, GError **error)
{
  for (guint i = 0; i < self->tasks->len; i++)
    {
      const QzTask *task = self->tasks->pdata[i];

      if (is_counted (task) && !has_scores (self, task) && !add_scores (self, task, error))
        return FALSE;
    }
  return TRUE;
}

/* By number, as they stand in the list; what has none by its title. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const QzTask *first = *(const QzTask *const *) a;
  const QzTask *second = *(const QzTask *const *) b;
  int order = strcmp (first->entry->number, second->entry->number);

  if (order == 0)
    order = g_utf8_collate (first->entry->title, second->entry->title);
  return order != 0 ? order : strcmp (first->entry->id, second->entry->id);
}

static gboolean
qz_list_tasks_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzListTasks *self = QZ_LIST_TASKS (operation);

  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  if (!qz_store_read (qz_workspace_get_store (self->workspace), read_tasks, self, error)
      || !work_out_scores (self, error))
    return FALSE;
  g_ptr_array_sort (self->tasks, compare);
  return TRUE;
}

static void
qz_list_tasks_finalize (GObject *object)
{
  QzListTasks *self = QZ_LIST_TASKS (object);

  g_ptr_array_unref (self->tasks);
  g_ptr_array_unref (self->scores);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->packet, qz_packet_free);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_list_tasks_parent_class)->finalize (object);
}

static void
qz_list_tasks_class_init (QzListTasksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_list_tasks_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_list_tasks_run;
}

static void
qz_list_tasks_init (QzListTasks *self)
{
  self->tasks = g_ptr_array_new_with_free_func (task_free);
  self->scores = g_ptr_array_new_with_free_func (g_free);
}

/**
 * qz_list_tasks_new:
 * @workspace: of a judge
 *
 * Reads the packet that came last and what was done for it.
 *
 * Returns: (transfer full): the operation
 */
QzListTasks *
qz_list_tasks_new (QzWorkspace *workspace)
{
  QzListTasks *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (QZ_TYPE_LIST_TASKS, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * qz_list_tasks_get_packet:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (nullable): the packet that came last, %NULL when none has come yet
 */
const QzPacket *
qz_list_tasks_get_packet (QzListTasks *self)
{
  g_return_val_if_fail (QZ_IS_LIST_TASKS (self), NULL);

  return self->packet;
}

/**
 * qz_list_tasks_get_tasks:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzTask): by the number of the entry
 */
const GPtrArray *
qz_list_tasks_get_tasks (QzListTasks *self)
{
  g_return_val_if_fail (QZ_IS_LIST_TASKS (self), NULL);

  return self->tasks;
}

/**
 * qz_list_tasks_find:
 * @self: an operation that was carried out
 * @entry: UUID or number of an entry
 * @stage: (nullable): id of a stage, %NULL for the first
 *
 * Returns: (transfer none) (nullable): the task
 */
const QzTask *
qz_list_tasks_find (QzListTasks *self, const char *entry, const char *stage)
{
  g_return_val_if_fail (QZ_IS_LIST_TASKS (self) && entry != NULL, NULL);

  for (guint i = 0; i < self->tasks->len; i++)
    {
      const QzTask *task = self->tasks->pdata[i];

      if (task->entry != NULL
          && (strcmp (task->entry->id, entry) == 0 || strcmp (task->entry->number, entry) == 0)
          && (stage == NULL || strcmp (task->stage->id, stage) == 0))
        return task;
    }
  return NULL;
}

/**
 * qz_list_tasks_get_scores:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzTaskScores): how the own totals lie, form by form
 */
const GPtrArray *
qz_list_tasks_get_scores (QzListTasks *self)
{
  g_return_val_if_fail (QZ_IS_LIST_TASKS (self), NULL);

  return self->scores;
}

/**
 * qz_list_tasks_count:
 * @self: an operation that was carried out
 * @state: a state
 *
 * Returns: how many tasks are in it
 */
guint
qz_list_tasks_count (QzListTasks *self, QzTaskState state)
{
  guint n = 0;

  g_return_val_if_fail (QZ_IS_LIST_TASKS (self), 0);

  for (guint i = 0; i < self->tasks->len; i++)
    n += qz_task_get_state (self->tasks->pdata[i]) == state;
  return n;
}

/**
 * qz_task_get_state:
 * @self: a task
 *
 * Returns: how far it is
 */
QzTaskState
qz_task_get_state (const QzTask *self)
{
  const QzSheet *sheet;

  g_return_val_if_fail (self != NULL, QZ_TASK_NOT_BEGUN);

  sheet = self->sheet;
  if (*self->recusal != '\0' || (sheet != NULL && sheet->state == QZ_SHEET_RECUSED))
    return QZ_TASK_RECUSED;
  if (sheet == NULL)
    return QZ_TASK_NOT_BEGUN;
  if (sheet->state != QZ_SHEET_LOCKED)
    return QZ_TASK_BEGUN;
  if (sheet->handed == 0)
    return QZ_TASK_COMPLETE;
  return sheet->handed == sheet->version ? QZ_TASK_HANDED : QZ_TASK_AMENDED;
}

/**
 * qz_task_count_blank:
 * @self: a task
 *
 * Returns: how many items of its form have no points yet
 */
guint
qz_task_count_blank (const QzTask *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; self->rubric != NULL && i < self->rubric->items->len; i++)
    {
      const QzItem *item = self->rubric->items->pdata[i];

      n += self->sheet == NULL || qz_sheet_get_points (self->sheet, item->id) == QZ_POINTS_NONE;
    }
  return n;
}

/**
 * qz_task_state_get_id:
 * @state: a state
 *
 * Returns: (transfer none): its name for programs
 */
const char *
qz_task_state_get_id (QzTaskState state)
{
  static const char *const ids[QZ_N_TASK_STATES] = {
    [QZ_TASK_NOT_BEGUN] = "not-begun", [QZ_TASK_BEGUN] = "begun",
    [QZ_TASK_COMPLETE] = "complete",   [QZ_TASK_HANDED] = "handed-in",
    [QZ_TASK_AMENDED] = "amended",     [QZ_TASK_RECUSED] = "recused",
  };

  g_return_val_if_fail (state < QZ_N_TASK_STATES, "");

  return ids[state];
}
