/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may stand on a score sheet 打分表, and its total. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-points.h"
#include "rules/qz-sheet-rules.h"

static gboolean
is_on_step (const QzItem *item, gint64 points)
{
  return points == item->maximum || item->step <= 0 || (points - item->minimum) % item->step == 0;
}

/**
 * qz_item_check:
 * @item: an item of a rubric
 * @points: thousandths of a point, as typed (a deduction is positive); %QZ_POINTS_NONE is a blank,
 *   which is always allowed
 * @error: %QZ_ERROR_INVALID when @points is out of the range or off the step; the message names the
 *   item, its range and its step
 *
 * Steps are counted from the minimum; full marks are always on the step. A yes-no item takes 0 or
 * one point.
 *
 * Returns: whether the item may have @points
 */
gboolean
qz_item_check (const QzItem *item, gint64 points, GError **error)
{
  g_autofree char *given = NULL;
  g_autofree char *minimum = NULL;
  g_autofree char *maximum = NULL;
  g_autofree char *step = NULL;

  g_return_val_if_fail (item != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (points == QZ_POINTS_NONE)
    return TRUE;
  given = qz_points_format (points);
  if (item->kind == QZ_ITEM_YES_NO)
    {
      if (points == 0 || points == QZ_POINT)
        return TRUE;
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("“%s” is answered with 1 for yes or 0 for no, not with %s."), item->title,
                   given);
      return FALSE;
    }
  if (points >= item->minimum && points <= item->maximum && is_on_step (item, points))
    return TRUE;

  minimum = qz_points_format (item->minimum);
  maximum = qz_points_format (item->maximum);
  step = qz_points_format (item->step);
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("“%s” takes %s to %s points in steps of %s, not %s. Check the sheet, or hold it "
                  "until the panel head has decided."),
               item->title, minimum, maximum, step, given);
  return FALSE;
}

/**
 * qz_sheet_check:
 * @rubric: the rubric of the sheet
 * @sheet: a sheet
 * @error: %QZ_ERROR_INVALID when an item breaks its range or step (see qz_item_check()),
 *   %QZ_ERROR_NOT_FOUND when the rubric has no such item
 *
 * Blanks are allowed here; whether the sheet is complete is what qz_sheet_find_blank() tells.
 *
 * Returns: whether every item that was filled in may stand
 */
gboolean
qz_sheet_check (const QzRubric *rubric, const QzSheet *sheet, GError **error)
{
  g_return_val_if_fail (rubric != NULL && sheet != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  for (guint i = 0; i < sheet->scores->len; i++)
    {
      const QzSheetScore *score = sheet->scores->pdata[i];
      const QzItem *item = qz_rubric_find_item (rubric, score->item);

      if (item == NULL)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                       _ ("The score sheet “%s” has no item “%s”. Use the items it lists."),
                       rubric->name, score->item);
          return FALSE;
        }
      if (!qz_item_check (item, score->points, error))
        return FALSE;
    }
  return TRUE;
}

static gint64
signed_points (const QzItem *item, gint64 points)
{
  switch (item->kind)
    {
    case QZ_ITEM_SCORE:
    case QZ_ITEM_BONUS:
      return points;
    case QZ_ITEM_DEDUCTION:
      return -points;
    case QZ_ITEM_YES_NO:
      return 0;
    default:
      g_assert_not_reached ();
    }
}

/**
 * qz_sheet_sum:
 * @rubric: the rubric of the sheet
 * @sheet: a sheet
 *
 * Scores and bonus points added, deductions taken off; yes-no items count no points.
 *
 * Returns: thousandths of a point; %QZ_POINTS_NONE while an item of any kind is blank, for a blank
 *   is not zero, and when the sum does not fit in 64 bits
 */
gint64
qz_sheet_sum (const QzRubric *rubric, const QzSheet *sheet)
{
  gint64 sum = 0;

  g_return_val_if_fail (rubric != NULL && sheet != NULL, QZ_POINTS_NONE);

  for (guint i = 0; i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];
      gint64 points = qz_sheet_get_points (sheet, item->id);

      if (points == QZ_POINTS_NONE
          || __builtin_add_overflow (sum, signed_points (item, points), &sum))
        return QZ_POINTS_NONE;
    }
  return sum;
}

/**
 * qz_sheet_find_blank:
 * @rubric: the rubric of the sheet
 * @sheet: a sheet
 *
 * Returns: (nullable) (transfer none): the first item without points, %NULL when the sheet is
 *   complete
 */
const QzItem *
qz_sheet_find_blank (const QzRubric *rubric, const QzSheet *sheet)
{
  g_return_val_if_fail (rubric != NULL && sheet != NULL, NULL);

  for (guint i = 0; i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];

      if (qz_sheet_get_points (sheet, item->id) == QZ_POINTS_NONE)
        return item;
    }
  return NULL;
}

/**
 * qz_sheet_find_refusal:
 * @rubric: the rubric of the sheet
 * @sheet: a sheet
 *
 * Returns: (nullable) (transfer none): the first yes-no item that was answered no
 */
const QzItem *
qz_sheet_find_refusal (const QzRubric *rubric, const QzSheet *sheet)
{
  g_return_val_if_fail (rubric != NULL && sheet != NULL, NULL);

  for (guint i = 0; i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];

      if (item->kind == QZ_ITEM_YES_NO && qz_sheet_get_points (sheet, item->id) == 0)
        return item;
    }
  return NULL;
}

/**
 * qz_sheet_counts:
 * @sheet: a sheet
 *
 * Returns: whether its total goes into the mean: handed in and complete, neither open nor recused
 *   nor held
 */
gboolean
qz_sheet_counts (const QzSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, FALSE);

  return sheet->state == QZ_SHEET_LOCKED && sheet->total != QZ_POINTS_NONE;
}
