/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the judges of a panel lie apart on the report that they score for trial 试评. */

#include "config.h"

#include "rules/qz-calibration.h"
#include "rules/qz-sheet-rules.h"

/* Of a point, of the differences. */
#define DIGITS 2
/* A difference of more than this part of the full marks is worth a word. */
#define FAR_PART 10

static void
line_free (gpointer data)
{
  QzCalibrationLine *line = data;

  g_free (line->points);
  g_free (line->differences);
  g_free (line->far);
  g_free (line);
}

/* The total of a sheet counts once it has points for every item. */
static gint64
get_points (const QzSheet *sheet, const QzRubric *rubric, const QzItem *item)
{
  if (sheet == NULL)
    return QZ_POINTS_NONE;
  if (item != NULL)
    return qz_sheet_get_points (sheet, item->id);
  return qz_sheet_find_blank (rubric, sheet) == NULL ? qz_sheet_sum (rubric, sheet)
                                                     : QZ_POINTS_NONE;
}

static void
compare (QzCalibrationLine *line, guint n_judges, gint64 full)
{
  for (guint i = 0; i < n_judges; i++)
    {
      QzMean difference = { 0, line->mean.count };

      line->differences[i] = QZ_POINTS_NONE;
      if (line->points[i] == QZ_POINTS_NONE)
        continue;
      difference.sum = line->points[i] * line->mean.count - line->mean.sum;
      line->differences[i] = qz_mean_round (&difference, DIGITS);
      line->far[i] = ABS (difference.sum) * FAR_PART > full * line->mean.count;
    }
}

static QzCalibrationLine *
make_line (const QzTrial *trial,
           const QzRubric *rubric,
           const QzItem *item,
           const char *const *judges,
           guint n_judges)
{
  QzCalibrationLine *line = g_new0 (QzCalibrationLine, 1);

  line->item = item;
  line->mean = QZ_MEAN_NONE;
  line->points = g_new (gint64, n_judges);
  line->differences = g_new (gint64, n_judges);
  line->far = g_new0 (gboolean, n_judges);
  for (guint i = 0; i < n_judges; i++)
    {
      line->points[i] = get_points (qz_trial_find_sheet (trial, judges[i]), rubric, item);
      if (line->points[i] == QZ_POINTS_NONE)
        continue;
      line->mean.sum += line->points[i];
      line->mean.count++;
    }
  compare (line, n_judges, item != NULL ? item->maximum : qz_rubric_maximum (rubric));
  return line;
}

/**
 * qz_calibration_new:
 * @trial: what was given
 * @rubric: its form
 * @judges: (array zero-terminated=1): UUIDs of the judges of the panel
 *
 * Of each item and of the total the mean of the panel and how far each judge lies from it. Yes and
 * no counts no points and is left out. Nothing here is decided by floating point.
 *
 * Returns: (transfer full): the comparison, which borrows from @rubric
 */
QzCalibration *
qz_calibration_new (const QzTrial *trial, const QzRubric *rubric, const char *const *judges)
{
  QzCalibration *self;
  QzCalibrationLine *total;

  g_return_val_if_fail (trial != NULL && rubric != NULL && judges != NULL, NULL);

  self = g_new0 (QzCalibration, 1);
  self->n_judges = g_strv_length ((char **) judges);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];

      if (item->kind != QZ_ITEM_YES_NO)
        g_ptr_array_add (self->lines, make_line (trial, rubric, item, judges, self->n_judges));
    }
  total = make_line (trial, rubric, NULL, judges, self->n_judges);
  self->n_scored = (guint) total->mean.count;
  g_ptr_array_add (self->lines, total);
  return self;
}

/**
 * qz_calibration_free:
 * @self: (nullable) (transfer full): a comparison
 */
void
qz_calibration_free (QzCalibration *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lines);
  g_free (self);
}
