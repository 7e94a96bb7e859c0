/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-sheet.h"

static const char *const state_ids[] = {
  [QZ_SHEET_OPEN] = "open",
  [QZ_SHEET_LOCKED] = "locked",
  [QZ_SHEET_RECUSED] = "recused",
  [QZ_SHEET_HELD] = "held",
};

/**
 * qz_sheet_state_get_id:
 * @state: a state
 *
 * Returns: (transfer none): its name in files, in the trail and for programs
 */
const char *
qz_sheet_state_get_id (QzSheetState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_ids), "");

  return state_ids[state];
}

/**
 * qz_sheet_state_from_id:
 * @id: a name
 *
 * Returns: the state, %QZ_SHEET_OPEN, which counts nothing, for a name that is none
 */
QzSheetState
qz_sheet_state_from_id (const char *id)
{
  g_return_val_if_fail (id != NULL, QZ_SHEET_OPEN);

  for (guint i = 0; i < G_N_ELEMENTS (state_ids); i++)
    if (strcmp (state_ids[i], id) == 0)
      return (QzSheetState) i;
  return QZ_SHEET_OPEN;
}

/**
 * qz_sheet_score_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzSheetScore *
qz_sheet_score_new (void)
{
  QzSheetScore *self = g_new0 (QzSheetScore, 1);

  self->item = g_strdup ("");
  self->points = QZ_POINTS_NONE;
  return self;
}

/**
 * qz_sheet_score_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_sheet_score_free (QzSheetScore *self)
{
  if (self == NULL)
    return;
  g_free (self->item);
  g_free (self);
}

/**
 * qz_sheet_new:
 *
 * Returns: (transfer full): an active one with every string empty and every list empty
 */
QzSheet *
qz_sheet_new (void)
{
  QzSheet *self = g_new0 (QzSheet, 1);

  self->id = g_strdup ("");
  self->entry = g_strdup ("");
  self->judge = g_strdup ("");
  self->stage = g_strdup ("");
  self->rubric = g_strdup ("");
  self->active = TRUE;
  self->total = QZ_POINTS_NONE;
  self->scores = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_score_free);
  self->comment = g_strdup ("");
  self->updated = g_strdup ("");
  self->version = 1;
  return self;
}

/**
 * qz_sheet_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_sheet_free (QzSheet *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->entry);
  g_free (self->judge);
  g_free (self->stage);
  g_free (self->rubric);
  g_ptr_array_unref (self->scores);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_free (self->comment);
  g_free (self->updated);
  g_free (self);
}

static QzSheetScore *
find_score (const GPtrArray *scores, const char *item)
{
  for (guint i = 0; i < scores->len; i++)
    {
      QzSheetScore *score = scores->pdata[i];

      if (strcmp (score->item, item) == 0)
        return score;
    }
  return NULL;
}

/**
 * qz_scores_get_points:
 * @scores: (element-type QzSheetScore): of a sheet
 * @item: id of an item
 *
 * Returns: thousandths of a point, %QZ_POINTS_NONE when the item is blank
 */
gint64
qz_scores_get_points (const GPtrArray *scores, const char *item)
{
  const QzSheetScore *score;

  g_return_val_if_fail (scores != NULL && item != NULL, QZ_POINTS_NONE);

  score = find_score (scores, item);
  return score != NULL ? score->points : QZ_POINTS_NONE;
}

/**
 * qz_scores_set_points:
 * @scores: (element-type QzSheetScore): of a sheet
 * @item: id of an item
 * @points: thousandths of a point, %QZ_POINTS_NONE to blank it
 */
void
qz_scores_set_points (GPtrArray *scores, const char *item, gint64 points)
{
  QzSheetScore *score;

  g_return_if_fail (scores != NULL && item != NULL);

  score = find_score (scores, item);
  if (score == NULL)
    {
      score = qz_sheet_score_new ();
      g_free (score->item);
      score->item = g_strdup (item);
      g_ptr_array_add (scores, score);
    }
  score->points = points;
}

/**
 * qz_scores_copy:
 * @scores: (element-type QzSheetScore): of a sheet
 *
 * Returns: (transfer full) (element-type QzSheetScore): the same once more
 */
GPtrArray *
qz_scores_copy (const GPtrArray *scores)
{
  GPtrArray *copy;

  g_return_val_if_fail (scores != NULL, NULL);

  copy = g_ptr_array_new_full (scores->len, (GDestroyNotify) qz_sheet_score_free);
  for (guint i = 0; i < scores->len; i++)
    {
      const QzSheetScore *score = scores->pdata[i];

      qz_scores_set_points (copy, score->item, score->points);
    }
  return copy;
}

/**
 * qz_sheet_get_points:
 * @self: a sheet
 * @item: id of an item
 *
 * Returns: thousandths of a point, %QZ_POINTS_NONE when the item is blank
 */
gint64
qz_sheet_get_points (const QzSheet *self, const char *item)
{
  g_return_val_if_fail (self != NULL, QZ_POINTS_NONE);

  return qz_scores_get_points (self->scores, item);
}

/**
 * qz_sheet_set_points:
 * @self: a sheet
 * @item: id of an item
 * @points: thousandths of a point, %QZ_POINTS_NONE to blank it
 */
void
qz_sheet_set_points (QzSheet *self, const char *item, gint64 points)
{
  g_return_if_fail (self != NULL);

  qz_scores_set_points (self->scores, item, points);
}
