/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entry, judge, stage and form a score sheet 打分表 is of. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-review-access.h"
#include "operations/qz-seat-access.h"
#include "operations/qz-sheet-subject.h"
#include "rules/qz-entry-state-rules.h"
#include "store/qz-entry-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"

static gboolean
scores_at (const QzSheetSubject *self, const QzPanel *panel, const QzStage *wanted)
{
  return qz_panel_has_seat (panel, self->entry->id, self->judge->id)
         && (wanted == NULL || strcmp (panel->stage, wanted->id) == 0);
}

/* The panel with that judge that scores the entry, at the stage that is wanted if one is. */
static gboolean
find_panel (QzSheetSubject *self, QzConnection *connection, const QzStage *wanted, GError **error)
{
  g_autoptr (GPtrArray) panels = qz_panel_table_list_for_entry (connection, self->entry->id, error);
  const QzPanel *found = NULL;

  if (panels == NULL)
    return FALSE;
  for (guint i = 0; i < panels->len; i++)
    {
      const QzPanel *panel = panels->pdata[i];

      if (!scores_at (self, panel, wanted))
        continue;
      if (found != NULL && strcmp (found->stage, panel->stage) != 0)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
                       _ ("%s scores %s at several stages. Say at which one."), self->judge->name,
                       qz_entry_access_call (self->entry));
          return FALSE;
        }
      if (found == NULL)
        found = panel;
    }
  if (found == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("%s sits in no panel that scores %s. Add the judge or the entry to the panel "
                      "first."),
                   self->judge->name, qz_entry_access_call (self->entry));
      return FALSE;
    }
  for (guint i = 0; self->panel == NULL; i++)
    if (panels->pdata[i] == found)
      self->panel = g_ptr_array_steal_index (panels, i);
  return TRUE;
}

/* Without panels anybody may score, until judges were seated for the entry. */
static gboolean
has_pool (QzSheetSubject *self, QzConnection *connection, gboolean *out_pool, GError **error)
{
  g_autoptr (GPtrArray) panels = qz_panel_table_list_for_entry (connection, self->entry->id, error);

  *out_pool = FALSE;
  for (guint i = 0; panels != NULL && i < panels->len; i++)
    *out_pool |= ((const QzPanel *) panels->pdata[i])->pool != NULL;
  return panels != NULL;
}

static gboolean
find_stage (QzSheetSubject *self, QzConnection *connection, const char *stage, GError **error)
{
  const QzStage *wanted = NULL;
  gboolean seated = FALSE;

  if (stage != NULL || (!self->activity->panels && !self->seat))
    {
      wanted = qz_review_access_get_stage (self->activity, stage, error);
      if (wanted == NULL)
        return FALSE;
    }
  self->stage = wanted;
  if (!self->activity->panels && !self->seat && !has_pool (self, connection, &seated, error))
    return FALSE;
  if (!self->activity->panels && !self->seat && !seated)
    return TRUE;
  if (!find_panel (self, connection, wanted, error))
    return FALSE;
  self->stage = qz_review_access_get_stage (self->activity, self->panel->stage, error);
  return self->stage != NULL;
}

static gboolean
find_rubric (QzSheetSubject *self, QzWorkspace *workspace, GError **error)
{
  const QzEdition *edition = qz_workspace_get_edition (workspace);
  const char *id = qz_activity_find_rubric_id (self->activity, self->stage, self->entry->category);

  self->rubric = id != NULL ? qz_edition_find_rubric (edition, id) : NULL;
  if (self->rubric != NULL)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("The edition has no score sheet for the stage “%s” of %s. Complete the activity "
                  "“%s”."),
               self->stage->name, qz_entry_access_call (self->entry), self->activity->name);
  return FALSE;
}

/* The sheet on the form of the present category as it is, or a blank one. */
static gboolean
find_sheet (QzSheetSubject *self, QzConnection *connection, GError **error)
{
  g_autoptr (GError) local = NULL;

  self->sheet = qz_sheet_table_find (connection, self->entry->id, self->judge->id, self->stage->id,
                                     self->rubric->id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (self->sheet == NULL)
    {
      self->sheet = qz_sheet_new ();
      qz_text_take (&self->sheet->id, g_uuid_string_random ());
      qz_text_set (&self->sheet->entry, self->entry->id);
      qz_text_set (&self->sheet->judge, self->judge->id);
      qz_text_set (&self->sheet->stage, self->stage->id);
      qz_text_set (&self->sheet->rubric, self->rubric->id);
      self->sheet->remarks = qz_remarks_new ();
    }
  self->sheet->active = TRUE;
  return TRUE;
}

static gboolean
check_entry (const QzEntry *entry, GError **error)
{
  return qz_entry_act_check (entry, QZ_ENTRY_SCORE, error)
         && qz_review_access_check_unsettled (entry, error);
}

/**
 * qz_sheet_subject_find:
 * @self: nothing but zeroes, or what an earlier call left
 * @workspace: where
 * @connection: inside a transaction
 * @entry: UUID or number of an entry in review
 * @judge: UUID or name of a judge
 * @stage: (nullable): id of a stage; %NULL for the one at which a panel with that judge scores the
 *   entry
 * @error: %QZ_ERROR_NOT_FOUND for an unknown entry, judge or stage, or a stage without a form;
 *   %QZ_ERROR_DUPLICATE when the judge scores the entry at several stages and none is named;
 *   %QZ_ERROR_STATE when the entry is not in review or has an award, or the judge sits in no panel
 *   that scores it
 *
 * Returns: whether they are one sheet
 */
gboolean
qz_sheet_subject_find (QzSheetSubject *self,
                       QzWorkspace *workspace,
                       QzConnection *connection,
                       const char *entry,
                       const char *judge,
                       const char *stage,
                       GError **error)
{
  g_return_val_if_fail (self != NULL && connection != NULL, FALSE);
  g_return_val_if_fail (entry != NULL && judge != NULL, FALSE);

  qz_sheet_subject_clear (self);
  self->seat = qz_seat_access_is_seat (workspace);
  self->entry = qz_entry_table_get (connection, entry, error);
  if (self->entry == NULL || !check_entry (self->entry, error))
    return FALSE;
  self->judge = qz_review_access_get_judge (connection, judge, error);
  if (self->judge == NULL)
    return FALSE;
  self->activity = qz_entry_access_get_activity (workspace, self->entry->activity, error);
  return self->activity != NULL && find_stage (self, connection, stage, error)
         && find_rubric (self, workspace, error) && find_sheet (self, connection, error);
}

/**
 * qz_sheet_subject_clear:
 * @self: a subject; becomes nothing but zeroes
 */
void
qz_sheet_subject_clear (QzSheetSubject *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->entry, qz_entry_free);
  g_clear_pointer (&self->judge, qz_judge_free);
  g_clear_pointer (&self->panel, qz_panel_free);
  g_clear_pointer (&self->sheet, qz_sheet_free);
  *self = (QzSheetSubject){ 0 };
}

/**
 * qz_sheet_subject_dup_call:
 * @self: a subject that was found
 *
 * Returns: (transfer full): as people call the sheet
 */
char *
qz_sheet_subject_dup_call (const QzSheetSubject *self)
{
  g_return_val_if_fail (self != NULL && self->entry != NULL, NULL);

  return g_strdup_printf ("%s / %s", qz_entry_access_call (self->entry), self->judge->name);
}

/**
 * qz_sheet_subject_get_head:
 * @self: a subject that was found
 *
 * Returns: (transfer none) (nullable): name of the panel head, %NULL where there is none
 */
const char *
qz_sheet_subject_get_head (const QzSheetSubject *self)
{
  const QzJudge *head;

  g_return_val_if_fail (self != NULL, NULL);

  head = self->panel != NULL ? qz_panel_find_judge (self->panel, self->panel->head) : NULL;
  return head != NULL ? head->name : NULL;
}

/**
 * qz_sheet_subject_check_items:
 * @self: a subject that was found
 * @scores: (element-type QzSheetScore): what is to be written
 * @error: %QZ_ERROR_NOT_FOUND
 *
 * Returns: whether its form has those items
 */
gboolean
qz_sheet_subject_check_items (const QzSheetSubject *self, const GPtrArray *scores, GError **error)
{
  g_return_val_if_fail (self != NULL && scores != NULL, FALSE);

  for (guint i = 0; i < scores->len; i++)
    {
      const QzSheetScore *score = scores->pdata[i];

      if (qz_rubric_find_item (self->rubric, score->item) != NULL)
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("The score sheet “%s” has no item “%s”. Use the items it lists."),
                   self->rubric->name, score->item);
      return FALSE;
    }
  return TRUE;
}

/**
 * qz_sheet_subject_check_remarks:
 * @self: a subject that was found
 * @remarks: (element-type QzSheetRemark): what is to be written, a blank text takes away
 * @error: %QZ_ERROR_NOT_FOUND; %QZ_ERROR_INVALID
 *
 * Returns: whether they are texts on its items or on the whole
 */
gboolean
qz_sheet_subject_check_remarks (const QzSheetSubject *self,
                                const GPtrArray *remarks,
                                GError **error)
{
  g_return_val_if_fail (self != NULL && remarks != NULL, FALSE);

  for (guint i = 0; i < remarks->len; i++)
    {
      const QzSheetRemark *remark = remarks->pdata[i];

      if (!qz_text_is_blank (remark->text)
          && !qz_text_check_prose (_ ("The comment"), remark->text, error))
        return FALSE;
      if (remark->kind == QZ_REMARK_ITEM ? qz_rubric_find_item (self->rubric, remark->item) != NULL
                                         : *remark->item == '\0')
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("The score sheet “%s” has no item “%s”. Use the items it lists."),
                   self->rubric->name, remark->item);
      return FALSE;
    }
  return TRUE;
}

/**
 * qz_sheet_subject_check_free:
 * @self: a subject that was found
 * @connection: inside a transaction
 * @error: %QZ_ERROR_STATE; any code of the driver
 *
 * A helper seat does not know what does; the office looks when it takes the sheet.
 *
 * Returns: whether nothing keeps the judge from the entry 回避, and nothing is left to be decided
 */
gboolean
qz_sheet_subject_check_free (const QzSheetSubject *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GPtrArray) judges = g_ptr_array_new ();
  g_autoptr (GPtrArray) conflicts = NULL;
  const QzConflict *conflict;

  g_return_val_if_fail (self != NULL && self->entry != NULL, FALSE);

  if (self->seat)
    return TRUE;
  g_ptr_array_add (entries, self->entry);
  g_ptr_array_add (judges, self->judge);
  conflicts = qz_conflict_access_list (connection, entries, judges, error);
  if (conflicts == NULL)
    return FALSE;
  conflict = conflicts->len > 0 ? conflicts->pdata[0] : NULL;
  if (conflict == NULL || conflict->state == QZ_CONFLICT_DISMISSED)
    return TRUE;
  if (conflict->state == QZ_CONFLICT_SUGGESTED)
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("Whether %s has to stay away from %s is still to be decided. Decide on the "
                    "conflict before scores are taken."),
                 self->judge->name, qz_entry_access_call (self->entry));
  else
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("%s has to stay away from %s. Dismiss the conflict with a reason before scores "
                    "are taken."),
                 self->judge->name, qz_entry_access_call (self->entry));
  return FALSE;
}
