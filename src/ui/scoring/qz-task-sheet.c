/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet as it is shown; how it is stored, amended and left stands in qz-task-sheet-acts.c. */

#include "config.h"

#include "ui/scoring/qz-task-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "ui/scoring/qz-task-list.h"

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzTaskSheet, qz_task_sheet, ADW_TYPE_BIN)

void
_qz_task_sheet_show_fault (QzTaskSheet *self, const char *text)
{
  gtk_label_set_text (self->fault, text != NULL ? text : "");
  gtk_revealer_set_reveal_child (self->fault_revealer, text != NULL);
}

static const QzSheet *
get_stored (QzTaskSheet *self)
{
  const QzTask *task = qz_task_sheet_get_task (self);

  return task != NULL ? task->sheet : NULL;
}

gboolean
_qz_task_sheet_is_writable (QzTaskSheet *self, const QzTask *task)
{
  QzTaskState state = qz_task_get_state (task);

  return task->rubric != NULL && !qz_workspace_is_read_only (self->workspace)
         && state != QZ_TASK_RECUSED;
}

gboolean
_qz_task_sheet_is_editable (QzTaskSheet *self, const QzTask *task)
{
  QzTaskState state = qz_task_get_state (task);

  return _qz_task_sheet_is_writable (self, task)
         && ((state != QZ_TASK_HANDED && state != QZ_TASK_AMENDED) || self->amending);
}

/* What is said, on every item and on the whole, blank where nothing is. */
GPtrArray *
_qz_task_sheet_collect_remarks (QzTaskSheet *self)
{
  GPtrArray *remarks = qz_remarks_new ();

  qz_score_sheet_add_remarks (self->sheet, remarks);
  for (guint i = QZ_REMARK_STRENGTHS; i < QZ_N_REMARK_KINDS; i++)
    {
      g_autofree char *text = qz_remark_field_dup_text (self->fields[i]);

      g_ptr_array_add (remarks, qz_remark_new ((QzRemarkKind) i, "", text));
    }
  return remarks;
}

static gboolean
is_remarked_anew (QzTaskSheet *self)
{
  const QzSheet *stored = get_stored (self);
  g_autoptr (GPtrArray) remarks = _qz_task_sheet_collect_remarks (self);

  for (guint i = 0; i < remarks->len; i++)
    {
      const QzSheetRemark *remark = g_ptr_array_index (remarks, i);
      const GPtrArray *before = stored != NULL ? stored->remarks : NULL;

      if (strcmp (qz_remarks_get (before, remark->kind, remark->item), remark->text) != 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
_qz_task_sheet_is_modified (QzTaskSheet *self)
{
  const QzTask *task = qz_task_sheet_get_task (self);

  return task != NULL && _qz_task_sheet_is_editable (self, task)
         && (qz_score_sheet_is_modified (self->sheet) || is_remarked_anew (self));
}

/* Showing */

static char *
dup_notice (QzTaskSheet *self, const QzTask *task)
{
  if (task->rubric == NULL)
    return g_strdup (_ ("The edition has no score sheet for this category at this stage."));
  switch (qz_task_get_state (task))
    {
    case QZ_TASK_RECUSED:
      /* Translators: %s is the reason that was given. */
      return g_strdup_printf (_ ("You stay away from this entry: %s. The office is told with what "
                                 "you hand in next."),
                              task->recusal);
    case QZ_TASK_HANDED:
      return self->amending
                 ? g_strdup (_ ("You are changing what you have handed in. It becomes a new "
                                "version, which goes to the office with what you hand in next."))
                 : NULL;
    case QZ_TASK_AMENDED:
      return g_strdup (_ ("Amended since you handed it in. Hand in again, so that the office gets "
                          "the new version."));
    case QZ_TASK_NOT_BEGUN:
    case QZ_TASK_BEGUN:
    case QZ_TASK_COMPLETE:
    default:
      return NULL;
    }
}

void
_qz_task_sheet_show_state (QzTaskSheet *self, const QzTask *task)
{
  QzTaskState state = qz_task_get_state (task);
  gboolean editable = _qz_task_sheet_is_editable (self, task);
  gboolean handed = state == QZ_TASK_HANDED || state == QZ_TASK_AMENDED;
  g_autofree char *notice = dup_notice (self, task);
  QzTone tone;
  const char *words = qz_task_state_words (state, &tone);

  qz_status_chip_set (self->state, words, tone);
  gtk_label_set_text (self->notice, notice != NULL ? notice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), notice != NULL);
  qz_score_sheet_set_editable (self->sheet, editable);
  for (guint i = QZ_REMARK_STRENGTHS; i < QZ_N_REMARK_KINDS; i++)
    qz_remark_field_set_editable (self->fields[i], editable);
  gtk_widget_set_visible (self->recuse_button,
                          _qz_task_sheet_is_writable (self, task) && !self->amending);
  gtk_widget_set_visible (self->amend_button,
                          handed && _qz_task_sheet_is_writable (self, task) && !self->amending);
  gtk_widget_set_visible (self->discard_button, self->amending);
  gtk_widget_set_visible (self->save_button, editable);
  gtk_button_set_label (GTK_BUTTON (self->save_button),
                        self->amending ? _ ("_Save Amendment…") : _ ("_Save and Next"));
}

static void
show_position (QzTaskSheet *self, const QzTask *task)
{
  const GPtrArray *tasks = qz_list_tasks_get_tasks (self->tasks);
  guint place = 0;

  g_ptr_array_find ((GPtrArray *) tasks, task, &place);
  {
    g_autofree char *text = g_strdup_printf (_ ("Entry %u of %u"), place + 1, tasks->len);

    gtk_label_set_text (self->position, text);
  }
}

static void
show_head (QzTaskSheet *self, const QzTask *task)
{
  const char *texts[] = { task->entry->number, task->stage->name, task->entry->team,
                          task->entry->unit_name };
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", texts[i]);
  gtk_label_set_text (self->title, task->entry->title);
  gtk_label_set_text (self->subtitle, line->str);
}

/* What is stored, in place of what is shown. */
void
_qz_task_sheet_show_stored (QzTaskSheet *self)
{
  const QzTask *task = qz_task_sheet_get_task (self);

  if (task == NULL)
    return;
  self->showing = TRUE;
  show_head (self, task);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), task->rubric != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), task->rubric != NULL);
  if (task->rubric != NULL)
    qz_score_sheet_set_sheet (self->sheet, task->rubric, task->sheet);
  for (guint i = QZ_REMARK_STRENGTHS; i < QZ_N_REMARK_KINDS; i++)
    qz_remark_field_set_text (
        self->fields[i],
        qz_remarks_get (task->sheet != NULL ? task->sheet->remarks : NULL, (QzRemarkKind) i, ""));
  _qz_task_sheet_show_state (self, task);
  show_position (self, task);
  _qz_task_sheet_show_fault (self, NULL);
  gtk_label_set_text (self->saved, "");
  self->showing = FALSE;
}

/* Another entry, from its beginning. */
static void
show_task (QzTaskSheet *self)
{
  const QzTask *task = qz_task_sheet_get_task (self);

  self->amending = FALSE;
  _qz_task_sheet_show_stored (self);
  if (task != NULL)
    qz_task_material_show (self->material, self->workspace, task);
  if (task != NULL && _qz_task_sheet_is_editable (self, task))
    qz_score_sheet_grab_first (self->sheet);
}

static void
changed_cb (QzTaskSheet *self)
{
  if (self->showing)
    return;
  _qz_task_sheet_show_fault (self, NULL);
  gtk_label_set_text (self->saved, "");
  _qz_task_sheet_touch (self);
}

static void
completed_cb (QzTaskSheet *self)
{
  qz_task_sheet_save (self, TRUE);
}

/* Moving on */

static void
go_to (QzTaskSheet *self, const QzTask *task)
{
  g_autofree char *entry = g_strdup (task->entry->id);
  g_autofree char *stage = g_strdup (task->stage->id);

  g_free (self->entry);
  g_free (self->stage);
  self->entry = g_steal_pointer (&entry);
  self->stage = g_steal_pointer (&stage);
  show_task (self);
}

/* To the next one that is not complete: below first, then from the top. */
void
_qz_task_sheet_go_on (QzTaskSheet *self)
{
  const GPtrArray *tasks = qz_list_tasks_get_tasks (self->tasks);
  guint start = 0;

  if (!g_ptr_array_find ((GPtrArray *) tasks, qz_task_sheet_get_task (self), &start))
    return;
  for (guint i = 1; i < tasks->len; i++)
    {
      const QzTask *task = g_ptr_array_index (tasks, (start + i) % tasks->len);
      QzTaskState state = qz_task_get_state (task);

      if ((state == QZ_TASK_NOT_BEGUN || state == QZ_TASK_BEGUN) && task->rubric != NULL)
        {
          go_to (self, task);
          return;
        }
    }
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

/* Class */

static void
qz_task_sheet_unmap (GtkWidget *widget)
{
  g_autoptr (GError) error = NULL;

  /* What was typed last must not be lost with the window. */
  if (!_qz_task_sheet_store_now (QZ_TASK_SHEET (widget), &error))
    g_message ("%s", error->message);

  GTK_WIDGET_CLASS (qz_task_sheet_parent_class)->unmap (widget);
}

static void
qz_task_sheet_dispose (GObject *object)
{
  QzTaskSheet *self = QZ_TASK_SHEET (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), QZ_TYPE_TASK_SHEET);
  g_clear_object (&self->tasks);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->stage, g_free);

  G_OBJECT_CLASS (qz_task_sheet_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, QzTaskSheet, amend_button);
  gtk_widget_class_bind_template_child (klass, QzTaskSheet, discard_button);
  gtk_widget_class_bind_template_child (klass, QzTaskSheet, fault);
  gtk_widget_class_bind_template_child (klass, QzTaskSheet, fault_revealer);
  gtk_widget_class_bind_template_child (klass, QzTaskSheet, material);
  gtk_widget_class_bind_template_child (klass, QzTaskSheet, material_button);
  gtk_widget_class_bind_template_child (klass, QzTaskSheet, notice);
  gtk_widget_class_bind_template_child (klass, QzTaskSheet, position);
  gtk_widget_class_bind_template_child (klass, QzTaskSheet, recuse_button);
  gtk_widget_class_bind_template_child (klass, QzTaskSheet, remarks);
  gtk_widget_class_bind_template_child (klass, QzTaskSheet, save_button);
  gtk_widget_class_bind_template_child (klass, QzTaskSheet, saved);
  gtk_widget_class_bind_template_child (klass, QzTaskSheet, sheet);
  gtk_widget_class_bind_template_child (klass, QzTaskSheet, state);
  gtk_widget_class_bind_template_child (klass, QzTaskSheet, subtitle);
  gtk_widget_class_bind_template_child (klass, QzTaskSheet, title);
  gtk_widget_class_bind_template_callback (klass, changed_cb);
  gtk_widget_class_bind_template_callback (klass, completed_cb);
}

static void
qz_task_sheet_class_init (QzTaskSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_task_sheet_dispose;
  widget_class->unmap = qz_task_sheet_unmap;

  signals[SIGNAL_DONE] = g_signal_new ("done", QZ_TYPE_TASK_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);

  g_type_ensure (QZ_TYPE_SCORE_SHEET);
  g_type_ensure (QZ_TYPE_STATUS_CHIP);
  g_type_ensure (QZ_TYPE_TASK_MATERIAL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/qunzhi/Qunzhi/ui/scoring/qz-task-sheet.ui");
  bind_children (widget_class);
}

static void
qz_task_sheet_init (QzTaskSheet *self)
{
  const char *labels[QZ_N_REMARK_KINDS] = { [QZ_REMARK_STRENGTHS] = _ ("Strengths"),
                                            [QZ_REMARK_WEAKNESSES] = _ ("Weaknesses"),
                                            [QZ_REMARK_ADVICE] = _ ("Advice") };

  self->entry = g_strdup ("");
  self->stage = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  qz_score_sheet_set_remarking (self->sheet, TRUE);
  for (guint i = QZ_REMARK_STRENGTHS; i < QZ_N_REMARK_KINDS; i++)
    {
      self->fields[i] = QZ_REMARK_FIELD (qz_remark_field_new (labels[i]));
      g_signal_connect_object (self->fields[i], "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->remarks, GTK_WIDGET (self->fields[i]));
    }
}

/* Public */

/**
 * qz_task_sheet_show:
 * @self: a sheet
 * @workspace: of the judge
 * @tasks: was carried out, with a packet
 * @entry: UUID of one of its entries
 * @stage: id of the stage
 */
void
qz_task_sheet_show (QzTaskSheet *self,
                    QzWorkspace *workspace,
                    QzListTasks *tasks,
                    const char *entry,
                    const char *stage)
{
  const QzTask *task;

  g_return_if_fail (QZ_IS_TASK_SHEET (self));
  g_return_if_fail (QZ_IS_WORKSPACE (workspace) && QZ_IS_LIST_TASKS (tasks));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->tasks, tasks);
  task = qz_list_tasks_find (tasks, entry, stage);
  if (task != NULL)
    go_to (self, task);
}

/**
 * qz_task_sheet_update:
 * @self: a sheet
 * @tasks: read again after a change
 *
 * Shows what is stored now, unless something typed is not stored yet.
 */
void
qz_task_sheet_update (QzTaskSheet *self, QzListTasks *tasks)
{
  const QzTask *task;
  gboolean modified;
  gboolean amended;

  g_return_if_fail (QZ_IS_TASK_SHEET (self) && QZ_IS_LIST_TASKS (tasks));

  if (self->tasks == NULL)
    return;
  modified = _qz_task_sheet_is_modified (self);
  task = qz_list_tasks_find (tasks, self->entry, self->stage);
  amended = self->amending && task != NULL && get_stored (self) != NULL && task->sheet != NULL
            && task->sheet->version > get_stored (self)->version;
  g_set_object (&self->tasks, tasks);
  if (task == NULL)
    return;
  if (amended)
    self->amending = FALSE;
  if (task->rubric != NULL)
    qz_score_sheet_rebase (self->sheet, task->sheet);
  /* Rows are only made anew when what they show is not what is stored, so that the cursor stays. */
  if (amended || (!modified && _qz_task_sheet_is_modified (self)))
    _qz_task_sheet_show_stored (self);
  else
    _qz_task_sheet_show_state (self, task);
  show_position (self, task);
}

/**
 * qz_task_sheet_get_task:
 * @self: a sheet
 *
 * Returns: (transfer none) (nullable): what is shown
 */
const QzTask *
qz_task_sheet_get_task (QzTaskSheet *self)
{
  g_return_val_if_fail (QZ_IS_TASK_SHEET (self), NULL);

  return self->tasks != NULL ? qz_list_tasks_find (self->tasks, self->entry, self->stage) : NULL;
}

/**
 * qz_task_sheet_set_narrow:
 * @self: a sheet
 * @narrow: %TRUE where the material has no room beside it
 */
void
qz_task_sheet_set_narrow (QzTaskSheet *self, gboolean narrow)
{
  g_return_if_fail (QZ_IS_TASK_SHEET (self));

  gtk_widget_set_visible (GTK_WIDGET (self->material), !narrow);
  gtk_widget_set_visible (self->material_button, narrow);
}

/**
 * qz_task_sheet_move:
 * @self: a sheet
 * @forward: to the next entry, or to the one before
 */
void
qz_task_sheet_move (QzTaskSheet *self, gboolean forward)
{
  const GPtrArray *tasks;
  guint place = 0;

  g_return_if_fail (QZ_IS_TASK_SHEET (self));

  if (self->tasks == NULL || !qz_task_sheet_leave (self))
    return;
  tasks = qz_list_tasks_get_tasks (self->tasks);
  if (!g_ptr_array_find ((GPtrArray *) tasks, qz_task_sheet_get_task (self), &place)
      || (forward ? place + 1 == tasks->len : place == 0))
    return;
  go_to (self, g_ptr_array_index (tasks, forward ? place + 1 : place - 1));
}

/**
 * qz_task_sheet_turn:
 * @self: a sheet
 * @pages: of the material, how many on, or back when negative
 */
void
qz_task_sheet_turn (QzTaskSheet *self, int pages)
{
  g_return_if_fail (QZ_IS_TASK_SHEET (self));

  qz_task_material_turn (self->material, pages);
}
