/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-error.h"
#include "rules/qz-sheet-rules.h"

static void
add_item (
    QzRubric *rubric, const char *id, QzItemKind kind, gint64 minimum, gint64 maximum, gint64 step)
{
  QzItem *item = qz_item_new ();

  g_free (item->id);
  g_free (item->title);
  item->id = g_strdup (id);
  item->title = g_strdup (id);
  item->kind = kind;
  item->minimum = minimum;
  item->maximum = maximum;
  item->step = step;
  g_ptr_array_add (rubric->items, item);
}

static QzRubric *
make_rubric (void)
{
  QzRubric *rubric = qz_rubric_new ();

  add_item (rubric, "选题", QZ_ITEM_SCORE, 0, 15000, 500);
  add_item (rubric, "现场", QZ_ITEM_SCORE, 7000, 15500, 1000);
  add_item (rubric, "加分", QZ_ITEM_BONUS, 0, 5000, 1000);
  add_item (rubric, "扣分", QZ_ITEM_DEDUCTION, 0, 3000, 10);
  add_item (rubric, "注册", QZ_ITEM_YES_NO, 0, 1000, 1000);
  return rubric;
}

static void
test_items (void)
{
  g_autoptr (QzRubric) rubric = make_rubric ();
  static const struct
  {
    const char *item;
    gint64 points;
    gboolean good;
  } table[] = {
    { "选题", 0, TRUE },
    { "选题", 14500, TRUE },
    { "选题", 15000, TRUE },
    { "选题", 15500, FALSE },
    { "选题", -500, FALSE },
    { "选题", 14250, FALSE },
    { "选题", 1, FALSE },
    { "现场", 7000, TRUE },
    { "现场", 6000, FALSE },
    { "现场", 8500, FALSE },
    { "现场", 15000, TRUE },
    { "现场", 15500, TRUE },
    { "加分", 5000, TRUE },
    { "加分", 6000, FALSE },
    { "扣分", 2990, TRUE },
    { "扣分", -1000, FALSE },
    { "扣分", 2995, FALSE },
    { "注册", 0, TRUE },
    { "注册", 1000, TRUE },
    { "注册", 500, FALSE },
    { "注册", 2000, FALSE },
    { "选题", QZ_POINTS_NONE, TRUE },
    { "注册", QZ_POINTS_NONE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const QzItem *item = qz_rubric_find_item (rubric, table[i].item);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (qz_item_check (item, table[i].points, &error), ==, table[i].good);
      if (table[i].good)
        continue;
      g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, table[i].item));
    }
}

static void
test_sentence (void)
{
  g_autoptr (QzRubric) rubric = make_rubric ();
  g_autoptr (GError) error = NULL;

  g_assert_false (qz_item_check (qz_rubric_find_item (rubric, "选题"), 15500, &error));
  g_assert_nonnull (strstr (error->message, "0 to 15 points in steps of 0.5, not 15.5"));
}

static void
test_sum (void)
{
  g_autoptr (QzRubric) rubric = make_rubric ();
  g_autoptr (QzSheet) sheet = qz_sheet_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (qz_sheet_find_blank (rubric, sheet)->id, ==, "选题");
  g_assert_cmpint (qz_sheet_sum (rubric, sheet), ==, QZ_POINTS_NONE);
  qz_sheet_set_points (sheet, "选题", 12500);
  qz_sheet_set_points (sheet, "现场", 10000);
  qz_sheet_set_points (sheet, "加分", 2000);
  qz_sheet_set_points (sheet, "扣分", 1250);
  g_assert_cmpstr (qz_sheet_find_blank (rubric, sheet)->id, ==, "注册");
  g_assert_cmpint (qz_sheet_sum (rubric, sheet), ==, QZ_POINTS_NONE);
  qz_sheet_set_points (sheet, "注册", 0);
  g_assert_true (qz_sheet_check (rubric, sheet, &error));
  g_assert_no_error (error);
  g_assert_cmpint (qz_sheet_sum (rubric, sheet), ==, 23250);
  g_assert_cmpstr (qz_sheet_find_refusal (rubric, sheet)->id, ==, "注册");
  qz_sheet_set_points (sheet, "注册", 1000);
  g_assert_cmpint (qz_sheet_sum (rubric, sheet), ==, 23250);
  g_assert_null (qz_sheet_find_refusal (rubric, sheet));
  g_assert_null (qz_sheet_find_blank (rubric, sheet));
}

static void
test_sheet_bad (void)
{
  g_autoptr (QzRubric) rubric = make_rubric ();
  g_autoptr (QzSheet) sheet = qz_sheet_new ();
  g_autoptr (GError) error = NULL;

  qz_sheet_set_points (sheet, "选题", 99000);
  g_assert_false (qz_sheet_check (rubric, sheet, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_clear_error (&error);
  qz_sheet_set_points (sheet, "选题", QZ_POINTS_NONE);
  g_assert_true (qz_sheet_check (rubric, sheet, &error));
  qz_sheet_set_points (sheet, "没有", 1000);
  g_assert_false (qz_sheet_check (rubric, sheet, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
}

static void
test_overflow (void)
{
  g_autoptr (QzRubric) rubric = qz_rubric_new ();
  g_autoptr (QzSheet) sheet = qz_sheet_new ();

  add_item (rubric, "a", QZ_ITEM_SCORE, 0, G_MAXINT64, 1);
  add_item (rubric, "b", QZ_ITEM_SCORE, 0, G_MAXINT64, 1);
  qz_sheet_set_points (sheet, "a", G_MAXINT64);
  qz_sheet_set_points (sheet, "b", G_MAXINT64);
  g_assert_cmpint (qz_sheet_sum (rubric, sheet), ==, QZ_POINTS_NONE);
}

static void
test_counts (void)
{
  g_autoptr (QzSheet) sheet = qz_sheet_new ();

  for (QzSheetState state = QZ_SHEET_OPEN; state <= QZ_SHEET_HELD; state++)
    {
      sheet->state = state;
      sheet->total = 80000;
      g_assert_cmpint (qz_sheet_counts (sheet), ==, state == QZ_SHEET_LOCKED);
      sheet->total = QZ_POINTS_NONE;
      g_assert_false (qz_sheet_counts (sheet));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sheet/items", test_items);
  g_test_add_func ("/sheet/sentence", test_sentence);
  g_test_add_func ("/sheet/sum", test_sum);
  g_test_add_func ("/sheet/bad", test_sheet_bad);
  g_test_add_func ("/sheet/overflow", test_overflow);
  g_test_add_func ("/sheet/counts", test_counts);
  return g_test_run ();
}
