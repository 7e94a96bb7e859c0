/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far judges lie apart on their trial. */

#include "config.h"

#include <locale.h>

#include "model/qz-text.h"
#include "rules/qz-calibration.h"

static QzItem *
add_item (QzRubric *rubric, const char *id, QzItemKind kind, gint64 maximum)
{
  QzItem *item = qz_item_new ();

  qz_text_set (&item->id, id);
  qz_text_set (&item->title, id);
  item->kind = kind;
  item->maximum = maximum * 1000;
  item->step = 500;
  g_ptr_array_add (rubric->items, item);
  return item;
}

static QzRubric *
make_rubric (void)
{
  QzRubric *rubric = qz_rubric_new ();

  add_item (rubric, "topic", QZ_ITEM_SCORE, 20);
  add_item (rubric, "gate", QZ_ITEM_YES_NO, 1);
  add_item (rubric, "fault", QZ_ITEM_DEDUCTION, 5);
  return rubric;
}

static void
give (QzTrial *trial, const char *judge, gint64 topic, gint64 fault)
{
  QzSheet *sheet = qz_trial_ensure_sheet (trial, judge);

  qz_sheet_set_points (sheet, "topic", topic);
  qz_sheet_set_points (sheet, "gate", 1000);
  if (fault != QZ_POINTS_NONE)
    qz_sheet_set_points (sheet, "fault", fault);
}

static void
test_differences (void)
{
  static const char *const judges[] = { "a", "b", "c", "d", NULL };
  g_autoptr (QzRubric) rubric = make_rubric ();
  g_autoptr (QzTrial) trial = qz_trial_new ();
  g_autoptr (QzCalibration) calibration = NULL;
  const QzCalibrationLine *topic;
  const QzCalibrationLine *total;

  give (trial, "a", 10000, 0);
  give (trial, "b", 11000, 1000);
  give (trial, "c", 15000, QZ_POINTS_NONE);
  /* Somebody who left the panel counts no more. */
  give (trial, "e", 20000, 0);
  calibration = qz_calibration_new (trial, rubric, judges);
  g_assert_cmpuint (calibration->n_judges, ==, 4);
  g_assert_cmpuint (calibration->n_scored, ==, 2);
  /* Yes and no counts no points. */
  g_assert_cmpuint (calibration->lines->len, ==, 3);
  topic = calibration->lines->pdata[0];
  g_assert_cmpstr (topic->item->id, ==, "topic");
  g_assert_cmpint (topic->mean.sum, ==, 36000);
  g_assert_cmpint (topic->mean.count, ==, 3);
  g_assert_cmpint (topic->differences[0], ==, -2000);
  g_assert_cmpint (topic->differences[1], ==, -1000);
  g_assert_cmpint (topic->differences[2], ==, 3000);
  g_assert_cmpint (topic->differences[3], ==, QZ_POINTS_NONE);
  /* More than a tenth of 20 points is far, a tenth is not. */
  g_assert_false (topic->far[0]);
  g_assert_true (topic->far[2]);
  g_assert_false (topic->far[3]);
  total = calibration->lines->pdata[2];
  g_assert_null (total->item);
  g_assert_cmpint (total->points[0], ==, 10000);
  g_assert_cmpint (total->points[1], ==, 10000);
  g_assert_cmpint (total->points[2], ==, QZ_POINTS_NONE);
  g_assert_cmpint (total->differences[0], ==, 0);
}

/* Thirds are rounded to hundredths, a half away from zero. */
static void
test_rounding (void)
{
  static const char *const judges[] = { "a", "b", "c", NULL };
  g_autoptr (QzRubric) rubric = make_rubric ();
  g_autoptr (QzTrial) trial = qz_trial_new ();
  g_autoptr (QzCalibration) calibration = NULL;
  const QzCalibrationLine *topic;

  give (trial, "a", 10000, 0);
  give (trial, "b", 10000, 0);
  give (trial, "c", 11000, 0);
  calibration = qz_calibration_new (trial, rubric, judges);
  topic = calibration->lines->pdata[0];
  g_assert_cmpint (topic->differences[0], ==, -330);
  g_assert_cmpint (topic->differences[2], ==, 670);
}

static void
test_nobody (void)
{
  static const char *const judges[] = { "a", NULL };
  g_autoptr (QzRubric) rubric = make_rubric ();
  g_autoptr (QzTrial) trial = qz_trial_new ();
  g_autoptr (QzCalibration) calibration = qz_calibration_new (trial, rubric, judges);

  g_assert_cmpuint (calibration->n_scored, ==, 0);
  g_assert_cmpint (((const QzCalibrationLine *) calibration->lines->pdata[0])->points[0], ==,
                   QZ_POINTS_NONE);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calibration/differences", test_differences);
  g_test_add_func ("/calibration/rounding", test_rounding);
  g_test_add_func ("/calibration/nobody", test_nobody);
  return g_test_run ();
}
