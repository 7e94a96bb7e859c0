/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-approval.h"
#include "model/qz-points.h"

const char *const qz_opinion_ids[QZ_N_OPINIONS + 1] = { "agree", "object", NULL };
const char *const qz_decision_ids[QZ_N_DECISIONS + 1] = { "", "upheld", "set-aside", NULL };

/**
 * qz_result_row_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzResultRow *
qz_result_row_new (void)
{
  QzResultRow *self = g_new0 (QzResultRow, 1);

  self->id = g_strdup ("");
  self->number = g_strdup ("");
  self->category = g_strdup ("");
  self->title = g_strdup ("");
  self->team = g_strdup ("");
  self->unit = g_strdup ("");
  self->award = g_strdup ("");
  self->total = QZ_POINTS_NONE;
  return self;
}

/**
 * qz_result_row_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_result_row_free (QzResultRow *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->number);
  g_free (self->category);
  g_free (self->title);
  g_free (self->team);
  g_free (self->unit);
  g_free (self->award);
  g_free (self);
}

/**
 * qz_result_list_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzResultList *
qz_result_list_new (void)
{
  QzResultList *self = g_new0 (QzResultList, 1);

  self->activity = g_strdup ("");
  self->activity_name = g_strdup ("");
  self->made = g_strdup ("");
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_result_row_free);
  return self;
}

/**
 * qz_result_list_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_result_list_free (QzResultList *self)
{
  if (self == NULL)
    return;
  g_free (self->activity);
  g_free (self->activity_name);
  g_free (self->made);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * qz_approval_remark_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzApprovalRemark *
qz_approval_remark_new (void)
{
  QzApprovalRemark *self = g_new0 (QzApprovalRemark, 1);

  self->entry = g_strdup ("");
  self->text = g_strdup ("");
  return self;
}

/**
 * qz_approval_remark_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_approval_remark_free (QzApprovalRemark *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_free (self->text);
  g_free (self);
}

/**
 * qz_approval_candidate_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzApprovalCandidate *
qz_approval_candidate_new (void)
{
  QzApprovalCandidate *self = g_new0 (QzApprovalCandidate, 1);

  self->title = g_strdup ("");
  self->unit = g_strdup ("");
  self->award = g_strdup ("");
  self->reason = g_strdup ("");
  return self;
}

/**
 * qz_approval_candidate_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_approval_candidate_free (QzApprovalCandidate *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->unit);
  g_free (self->award);
  g_free (self->reason);
  g_free (self);
}

/**
 * qz_approval_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzApproval *
qz_approval_new (void)
{
  QzApproval *self = g_new0 (QzApproval, 1);

  self->list = g_strdup ("");
  self->activity = g_strdup ("");
  self->text = g_strdup ("");
  self->signer = g_strdup ("");
  self->signed_on = g_strdup ("");
  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_approval_remark_free);
  self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_approval_candidate_free);
  return self;
}

/**
 * qz_approval_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_approval_free (QzApproval *self)
{
  if (self == NULL)
    return;
  g_free (self->list);
  g_free (self->activity);
  g_free (self->text);
  g_free (self->signer);
  g_free (self->signed_on);
  g_ptr_array_unref (self->remarks);
  g_ptr_array_unref (self->candidates);
  g_free (self);
}

/**
 * qz_approval_note_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzApprovalNote *
qz_approval_note_new (void)
{
  QzApprovalNote *self = g_new0 (QzApprovalNote, 1);

  self->sha256 = g_strdup ("");
  self->activity = g_strdup ("");
  self->organisation = g_strdup ("");
  self->name = g_strdup ("");
  self->sent = g_strdup ("");
  self->received = g_strdup ("");
  self->names = g_strdup ("");
  self->reason = g_strdup ("");
  self->decided = g_strdup ("");
  return self;
}

/**
 * qz_approval_note_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_approval_note_free (QzApprovalNote *self)
{
  if (self == NULL)
    return;
  g_free (self->sha256);
  g_free (self->activity);
  g_free (self->organisation);
  g_free (self->name);
  g_free (self->sent);
  g_free (self->received);
  g_free (self->names);
  g_free (self->reason);
  g_free (self->decided);
  g_clear_pointer (&self->list, g_bytes_unref);
  g_clear_pointer (&self->approval, g_bytes_unref);
  g_free (self);
}
