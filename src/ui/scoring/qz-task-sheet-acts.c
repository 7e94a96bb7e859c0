/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How what was typed is stored, amended, and left. */

#include "config.h"

#include "ui/scoring/qz-task-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-decide-conflict.h"
#include "operations/qz-record-sheet.h"
#include "operations/qz-settle-sheet.h"
#include "ui/widgets/qz-reason-dialog.h"

/* So long after the last key what was typed is stored. */
#define SAVE_AFTER_MS 1500

/* Storing */

static QzOperation *
make_operation (QzTaskSheet *self)
{
  QzRecordSheet *operation = qz_record_sheet_new (
      self->workspace, self->entry, qz_list_tasks_get_packet (self->tasks)->judge, self->stage);
  gboolean complete = qz_score_sheet_get_total (self->sheet) != QZ_POINTS_NONE;
  g_autoptr (QzSheet) typed = qz_sheet_new ();
  g_autoptr (GPtrArray) remarks = _qz_task_sheet_collect_remarks (self);

  qz_score_sheet_apply (self->sheet, FALSE, typed);
  for (guint i = 0; i < typed->scores->len; i++)
    {
      const QzSheetScore *score = g_ptr_array_index (typed->scores, i);

      qz_record_sheet_set_points (operation, score->item, score->points);
    }
  for (guint i = 0; i < remarks->len; i++)
    {
      const QzSheetRemark *remark = g_ptr_array_index (remarks, i);

      qz_record_sheet_add_remark (operation, remark->kind, remark->item, remark->text);
    }
  qz_record_sheet_set_rewrites (operation, TRUE);
  qz_record_sheet_set_state (operation, complete ? QZ_SHEET_LOCKED : QZ_SHEET_OPEN);
  return QZ_OPERATION (operation);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzTaskSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean next = self->next;

  self->busy = FALSE;
  self->next = FALSE;
  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      /* What was typed stays in the sheet. */
      gtk_label_set_text (self->saved, "");
      _qz_task_sheet_show_fault (self, error->message);
      return;
    }
  gtk_label_set_text (self->saved, _ ("Saved"));
  if (next)
    _qz_task_sheet_go_on (self);
}

static void
store (QzTaskSheet *self)
{
  g_autoptr (QzOperation) operation = make_operation (self);

  g_clear_handle_id (&self->timer, g_source_remove);
  self->busy = TRUE;
  gtk_label_set_text (self->saved, _ ("Saving…"));
  qz_operation_run_async (operation, NULL, stored_cb, g_object_ref (self));
}

/* While something is refused nothing is stored by itself. */
static gboolean
timer_cb (gpointer data)
{
  QzTaskSheet *self = data;

  self->timer = 0;
  if (self->busy)
    _qz_task_sheet_touch (self);
  else if (!self->amending && _qz_task_sheet_is_modified (self)
           && !qz_score_sheet_has_faults (self->sheet))
    store (self);
  return G_SOURCE_REMOVE;
}

/* Something was typed: it is stored once nothing more is for a while. */
void
_qz_task_sheet_touch (QzTaskSheet *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (!self->amending)
    self->timer = g_timeout_add (SAVE_AFTER_MS, timer_cb, self);
}

/* Before anything else is shown. What is refused is not stored. */
gboolean
_qz_task_sheet_store_now (QzTaskSheet *self, GError **error)
{
  g_autoptr (QzOperation) operation = NULL;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->tasks == NULL || self->amending || !_qz_task_sheet_is_modified (self)
      || qz_score_sheet_has_faults (self->sheet))
    return TRUE;
  operation = make_operation (self);
  return qz_operation_run (operation, NULL, error);
}

/**
 * qz_task_sheet_leave:
 * @self: a sheet
 *
 * Stores what was typed before another entry is shown. What is refused, or is an amendment without
 * its reason, holds it up with the sentence about it.
 *
 * Returns: whether nothing would be lost
 */
gboolean
qz_task_sheet_leave (QzTaskSheet *self)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (QZ_IS_TASK_SHEET (self), TRUE);

  if (self->tasks == NULL || !_qz_task_sheet_is_modified (self))
    return TRUE;
  if (self->amending)
    {
      _qz_task_sheet_show_fault (self, _ ("This amendment is not saved. Save it with its reason, "
                                          "or leave the sheet as it was."));
      return FALSE;
    }
  if (qz_score_sheet_check_typed (self->sheet, &error) && _qz_task_sheet_store_now (self, &error))
    return TRUE;
  _qz_task_sheet_show_fault (self, error->message);
  return FALSE;
}

/* Amending */

static QzOperation *
make_amendment (const char *reason, gpointer data)
{
  QzTaskSheet *self = data;
  const QzPacket *packet = qz_list_tasks_get_packet (self->tasks);
  QzSettleSheet *operation =
      qz_settle_sheet_new (self->workspace, self->entry, packet->judge, self->stage,
                           QZ_SETTLE_AMEND, packet->name, reason);
  g_autoptr (QzSheet) typed = qz_sheet_new ();
  g_autoptr (GPtrArray) remarks = _qz_task_sheet_collect_remarks (self);

  qz_score_sheet_apply (self->sheet, FALSE, typed);
  for (guint i = 0; i < typed->scores->len; i++)
    {
      const QzSheetScore *score = g_ptr_array_index (typed->scores, i);

      qz_settle_sheet_set_points (operation, score->item, score->points);
    }
  for (guint i = 0; i < remarks->len; i++)
    {
      const QzSheetRemark *remark = g_ptr_array_index (remarks, i);

      qz_settle_sheet_add_remark (operation, remark->kind, remark->item, remark->text);
    }
  return QZ_OPERATION (operation);
}

static void
ask_amendment (QzTaskSheet *self)
{
  g_autoptr (GError) error = NULL;

  if (!qz_score_sheet_check (self->sheet, &error))
    _qz_task_sheet_show_fault (self, error->message);
  else if (!_qz_task_sheet_is_modified (self))
    _qz_task_sheet_show_fault (self, _ ("Nothing is changed yet."));
  else
    gtk_window_present (GTK_WINDOW (qz_reason_dialog_new (
        GTK_WIDGET (self), _ ("Amend the Score Sheet"),
        _ ("The sheet becomes a new version; what it was is kept with your name and the reason."),
        _ ("_Amend"), make_amendment, g_object_ref (self), g_object_unref)));
}

/**
 * qz_task_sheet_save:
 * @self: a sheet
 * @next: whether to go on to the next entry that is not complete
 *
 * Stores what was typed; an amendment asks for its reason. What is refused stays where it is, with
 * the sentence about it.
 */
void
qz_task_sheet_save (QzTaskSheet *self, gboolean next)
{
  const QzTask *task = qz_task_sheet_get_task (self);
  g_autoptr (GError) error = NULL;

  if (task == NULL || !_qz_task_sheet_is_editable (self, task))
    return;
  if (self->amending)
    {
      ask_amendment (self);
      return;
    }
  if (!qz_score_sheet_check_typed (self->sheet, &error))
    {
      _qz_task_sheet_show_fault (self, error->message);
      return;
    }
  self->next |= next;
  if (self->busy)
    return;
  if (_qz_task_sheet_is_modified (self))
    {
      store (self);
      return;
    }
  self->next = FALSE;
  gtk_label_set_text (self->saved, _ ("Saved"));
  if (next)
    _qz_task_sheet_go_on (self);
}

/**
 * qz_task_sheet_begin_amendment:
 * @self: a sheet that was handed in
 */
void
qz_task_sheet_begin_amendment (QzTaskSheet *self)
{
  const QzTask *task = qz_task_sheet_get_task (self);

  if (task == NULL || _qz_task_sheet_is_editable (self, task)
      || !_qz_task_sheet_is_writable (self, task))
    return;
  self->amending = TRUE;
  _qz_task_sheet_show_state (self, task);
  qz_score_sheet_grab_first (self->sheet);
}

/**
 * qz_task_sheet_discard_amendment:
 * @self: a sheet that is being amended; what was stored is shown again
 */
void
qz_task_sheet_discard_amendment (QzTaskSheet *self)
{
  g_return_if_fail (QZ_IS_TASK_SHEET (self));

  self->amending = FALSE;
  _qz_task_sheet_show_stored (self);
}

/* Staying away */

static QzOperation *
make_declaration (const char *reason, gpointer data)
{
  QzTaskSheet *self = data;

  return QZ_OPERATION (qz_decide_conflict_new (self->workspace, self->entry,
                                               qz_list_tasks_get_packet (self->tasks)->judge,
                                               QZ_CONFLICT_FORCED, reason, NULL));
}

/**
 * qz_task_sheet_declare_conflict:
 * @self: a sheet; asks why the judge has to stay away from its entry
 */
void
qz_task_sheet_declare_conflict (QzTaskSheet *self)
{
  const QzTask *task = qz_task_sheet_get_task (self);

  if (task == NULL || !_qz_task_sheet_is_writable (self, task))
    return;
  gtk_window_present (GTK_WINDOW (qz_reason_dialog_new (
      GTK_WIDGET (self), C_ ("judge", "Declare a Conflict"),
      _ ("Your score sheet for this entry will not count, and the office gets the reason with what "
         "you hand in next."),
      _ ("_Stay Away"), make_declaration, g_object_ref (self), g_object_unref)));
}
