/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-scores.h"

/**
 * qz_handed_sheet_new:
 *
 * Returns: (transfer full): one with every string and list empty
 */
QzHandedSheet *
qz_handed_sheet_new (void)
{
  QzHandedSheet *self = g_new0 (QzHandedSheet, 1);

  self->entry = g_strdup ("");
  self->stage = g_strdup ("");
  self->rubric = g_strdup ("");
  self->reason = g_strdup ("");
  self->comment = g_strdup ("");
  self->remarks = qz_remarks_new ();
  self->updated = g_strdup ("");
  self->scores = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_score_free);
  return self;
}

/**
 * qz_handed_sheet_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_handed_sheet_free (QzHandedSheet *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_free (self->stage);
  g_free (self->rubric);
  g_free (self->reason);
  g_free (self->comment);
  g_ptr_array_unref (self->remarks);
  g_free (self->updated);
  g_ptr_array_unref (self->scores);
  g_free (self);
}

/**
 * qz_recusal_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzRecusal *
qz_recusal_new (void)
{
  QzRecusal *self = g_new0 (QzRecusal, 1);

  self->entry = g_strdup ("");
  self->reason = g_strdup ("");
  self->declared = g_strdup ("");
  return self;
}

/**
 * qz_recusal_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_recusal_free (QzRecusal *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_free (self->reason);
  g_free (self->declared);
  g_free (self);
}

/**
 * qz_scores_new:
 *
 * Returns: (transfer full): one with every string and list empty
 */
QzScores *
qz_scores_new (void)
{
  QzScores *self = g_new0 (QzScores, 1);

  self->judge = g_strdup ("");
  self->packet = g_strdup ("");
  self->handed = g_strdup ("");
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_handed_sheet_free);
  self->recusals = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_recusal_free);
  return self;
}

/**
 * qz_scores_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_scores_free (QzScores *self)
{
  if (self == NULL)
    return;
  g_free (self->judge);
  g_free (self->packet);
  g_free (self->handed);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->recusals);
  g_free (self);
}

/**
 * qz_score_arrival_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzScoreArrival *
qz_score_arrival_new (void)
{
  QzScoreArrival *self = g_new0 (QzScoreArrival, 1);

  self->judge = g_strdup ("");
  self->handled = g_strdup ("");
  self->object = g_strdup ("");
  self->file = g_strdup ("");
  return self;
}

/**
 * qz_score_arrival_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_score_arrival_free (QzScoreArrival *self)
{
  if (self == NULL)
    return;
  g_free (self->judge);
  g_free (self->handled);
  g_free (self->object);
  g_free (self->file);
  g_free (self);
}
