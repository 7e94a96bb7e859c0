/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-sheet.h"

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
  g_free (self->comment);
  g_free (self->updated);
  g_free (self);
}

static QzSheetScore *
find_score (const QzSheet *self, const char *item)
{
  for (guint i = 0; i < self->scores->len; i++)
    {
      QzSheetScore *score = self->scores->pdata[i];

      if (strcmp (score->item, item) == 0)
        return score;
    }
  return NULL;
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
  const QzSheetScore *score;

  g_return_val_if_fail (self != NULL && item != NULL, QZ_POINTS_NONE);

  score = find_score (self, item);
  return score != NULL ? score->points : QZ_POINTS_NONE;
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
  QzSheetScore *score;

  g_return_if_fail (self != NULL && item != NULL);

  score = find_score (self, item);
  if (score == NULL)
    {
      score = qz_sheet_score_new ();
      g_free (score->item);
      score->item = g_strdup (item);
      g_ptr_array_add (self->scores, score);
    }
  score->points = points;
}
