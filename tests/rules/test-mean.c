/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-error.h"
#include "model/qz-points.h"
#include "rules/qz-mean.h"
#include "rules/qz-stage-total.h"

#define N_CASES 100000
#define MOST 15

static const QzScoreRule from_five = { .drop_from = 5, .drop_high = 1, .drop_low = 1, .digits = 2 };
static const QzScoreRule never = { .digits = 2 };

static void
test_table (void)
{
  static const struct
  {
    gint64 totals[8];
    gsize n;
    const QzScoreRule *rule;
    gint64 sum;
    gint64 count;
    gint64 rounded; /* to two digits */
  } table[] = {
    { { 80000, 90000, 85000, 70000, 95000 }, 5, &from_five, 255000, 3, 85000 },
    { { 80000, 90000, 85000, 70000 }, 4, &from_five, 325000, 4, 81250 },
    { { 80000, 90000, 85000, 70000, QZ_POINTS_NONE }, 5, &from_five, 325000, 4, 81250 },
    { { 85000, 85000, 85000, 85000, 85000 }, 5, &from_five, 255000, 3, 85000 },
    { { 80000, 90000, 85000, 70000, 95000 }, 5, &never, 420000, 5, 84000 },
    { { 0, 0, 1000 }, 3, &never, 1000, 3, 330 },
    { { 0, 1000, 1000 }, 3, &never, 2000, 3, 670 },
    { { QZ_POINTS_NONE, QZ_POINTS_NONE }, 2, &from_five, 0, 0, QZ_POINTS_NONE },
    { { 0 }, 0, &from_five, 0, 0, QZ_POINTS_NONE },
    { { 0 }, 1, &from_five, 0, 1, 0 },
    { { 5, 5 }, 2, &never, 10, 2, 10 },
    { { 4, 5 }, 2, &never, 9, 2, 0 },
    { { -5 }, 1, &never, -5, 1, -10 },
    { { -4 }, 1, &never, -4, 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      QzMean mean = { 7, 7 };

      g_assert_true (
          qz_mean_compute (table[i].totals, table[i].n, table[i].rule, &mean, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (mean.sum, ==, table[i].sum);
      g_assert_cmpint (mean.count, ==, table[i].count);
      g_assert_cmpint (qz_mean_round (&mean, 2), ==, table[i].rounded);
    }
}

static void
test_rounding (void)
{
  static const struct
  {
    QzMean mean;
    gint64 digits[4];
  } table[] = {
    { { 255500, 3 }, { 85000, 85200, 85170, 85167 } },
    { { 87500, 1 }, { 88000, 87500, 87500, 87500 } },
    { { 87499, 1 }, { 87000, 87500, 87500, 87499 } },
    { { 174999, 2 }, { 87000, 87500, 87500, 87500 } },
    { { 1, 2 }, { 0, 0, 0, 1 } },
    { { 1, 3 }, { 0, 0, 0, 0 } },
    { { -1, 2 }, { 0, 0, 0, -1 } },
    { { 999999, 1 }, { 1000000, 1000000, 1000000, 999999 } },
    { { G_MAXINT64, G_MAXINT64 }, { 0, 0, 0, 1 } },
    { { G_MAXINT64 / 2, G_MAXINT64 }, { 0, 0, 0, 0 } },
    { { G_MAXINT64 / 2 + 1, G_MAXINT64 }, { 0, 0, 0, 1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (guint digits = 0; digits <= 3; digits++)
      g_assert_cmpint (qz_mean_round (&table[i].mean, digits), ==, table[i].digits[digits]);
}

static void
test_dropped (void)
{
  const gint64 totals[] = { 90, 70, QZ_POINTS_NONE, 90, 70, 80, 70 };
  const QzDrop expected[] = { QZ_DROP_HIGHEST, QZ_DROP_NONE, QZ_DROP_BLANK, QZ_DROP_NONE,
                              QZ_DROP_NONE,    QZ_DROP_NONE, QZ_DROP_LOWEST };
  const gint64 equal[] = { 5, 5, 5, 5, 5 };
  QzDrop drops[7];
  QzMean mean;

  g_assert_true (qz_mean_compute (totals, 7, &from_five, &mean, drops, NULL));
  g_assert_cmpmem (drops, sizeof drops, expected, sizeof expected);
  g_assert_true (qz_mean_compute (equal, 5, &from_five, &mean, drops, NULL));
  g_assert_cmpint (drops[0], ==, QZ_DROP_HIGHEST);
  g_assert_cmpint (drops[4], ==, QZ_DROP_LOWEST);
}

static void
test_bad (void)
{
  const gint64 totals[] = { 1, 2, 3 };
  const gint64 large[] = { G_MAXINT64, 1 };
  const QzScoreRule all = { .drop_from = 3, .drop_high = 2, .drop_low = 1 };
  QzMean mean = QZ_MEAN_NONE;
  g_autoptr (GError) error = NULL;

  g_assert_false (qz_mean_compute (totals, 3, &all, &mean, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (qz_mean_compute (large, 2, &never, &mean, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_LIMIT);
  g_assert_false (qz_mean_exists (&mean));
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const gint64 *m = a;
  const gint64 *n = b;

  return (*m > *n) - (*m < *n);
}

/* The oracle sorts and cuts both ends off, where the rule marks one total after the other. */
static QzMean
oracle (const gint64 *totals, gsize n, const QzScoreRule *rule)
{
  gint64 valid[MOST];
  gsize count = 0;
  gsize first = 0;
  QzMean mean = QZ_MEAN_NONE;

  for (gsize i = 0; i < n; i++)
    if (totals[i] != QZ_POINTS_NONE)
      valid[count++] = totals[i];
  qsort (valid, count, sizeof *valid, compare_points);
  if (rule->drop_from != 0 && count >= rule->drop_from)
    {
      first = rule->drop_low;
      count -= rule->drop_high;
    }
  for (gsize i = first; i < count; i++)
    mean.sum += valid[i];
  mean.count = (gint64) (count - first);
  return mean;
}

/* Rounds by counting up in steps of the unit from below, in long arithmetic. */
static gint64
oracle_round (QzMean mean, guint digits)
{
  static const gint64 units[] = { 1000, 100, 10, 1 };
  gint64 step = units[digits] * mean.count;
  gint64 k = mean.sum / step;

  while (2 * mean.sum >= (2 * k + 1) * step)
    k++;
  return k * units[digits];
}

static void
shuffle (GRand *rand, gint64 *totals, gsize n)
{
  for (gsize i = n; i > 1; i--)
    {
      gsize k = (gsize) g_rand_int_range (rand, 0, (gint32) i);
      gint64 kept = totals[i - 1];

      totals[i - 1] = totals[k];
      totals[k] = kept;
    }
}

static void
test_property (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20180907);

  for (guint i = 0; i < N_CASES; i++)
    {
      QzScoreRule rule = { .drop_high = (guint) g_rand_int_range (rand, 0, 3),
                           .drop_low = (guint) g_rand_int_range (rand, 0, 3) };
      gint32 range = g_rand_boolean (rand) ? 10 : 120000;
      gsize n = (gsize) g_rand_int_range (rand, 0, MOST + 1);
      guint digits = (guint) g_rand_int_range (rand, 0, 4);
      QzDrop drops[MOST];
      gint64 totals[MOST];
      guint dropped[4] = { 0 };
      QzMean mean, again, expected;

      rule.drop_from = g_rand_boolean (rand) ? 0 : rule.drop_high + rule.drop_low + 1 + i % 4;
      for (gsize k = 0; k < n; k++)
        totals[k] = g_rand_int_range (rand, 0, 8) == 0 ? QZ_POINTS_NONE
                                                       : (gint64) g_rand_int_range (rand, 0, range);
      expected = oracle (totals, n, &rule);

      g_assert_true (qz_mean_compute (totals, n, &rule, &mean, drops, NULL));
      g_assert_cmpint (mean.sum, ==, expected.sum);
      g_assert_cmpint (mean.count, ==, expected.count);
      for (gsize k = 0; k < n; k++)
        dropped[drops[k]]++;
      g_assert_cmpuint (dropped[QZ_DROP_NONE], ==, mean.count);
      if (mean.count > 0)
        g_assert_cmpint (qz_mean_round (&mean, digits), ==, oracle_round (expected, digits));

      shuffle (rand, totals, n);
      g_assert_true (qz_mean_compute (totals, n, &rule, &again, NULL, NULL));
      g_assert_cmpint (again.sum, ==, mean.sum);
      g_assert_cmpint (again.count, ==, mean.count);
    }
}

static int
sign (int value)
{
  return (value > 0) - (value < 0);
}

static void
test_compare (void)
{
  static const QzMean none = QZ_MEAN_NONE;
  static const QzMean large = { G_MAXINT64, G_MAXINT64 - 1 };
  static const QzMean larger = { G_MAXINT64 - 1, G_MAXINT64 - 2 };
  static const QzMean zero = { 0, 9 };
  static const QzMean below = { G_MININT64 + 1, 3 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  g_assert_cmpint (qz_mean_compare (&none, &none), ==, 0);
  g_assert_cmpint (qz_mean_compare (&none, &below), <, 0);
  g_assert_cmpint (qz_mean_compare (&below, &zero), <, 0);
  g_assert_cmpint (qz_mean_compare (&zero, &none), >, 0);
  g_assert_cmpint (qz_mean_compare (&larger, &large), >, 0);
  g_assert_cmpint (qz_mean_compare (&large, &larger), <, 0);

  for (guint i = 0; i < N_CASES; i++)
    {
      gint32 range = 1 << g_rand_int_range (rand, 2, 31);
      QzMean a = { g_rand_int_range (rand, -range, range), g_rand_int_range (rand, 1, range) };
      QzMean b = { g_rand_int_range (rand, -range, range), g_rand_int_range (rand, 1, range) };
      gint64 left = a.sum * b.count;
      gint64 right = b.sum * a.count;
      QzMean twice = { a.sum * 2, a.count * 2 };

      g_assert_cmpint (sign (qz_mean_compare (&a, &b)), ==, (left > right) - (left < right));
      g_assert_cmpint (sign (qz_mean_compare (&b, &a)), ==, (left < right) - (left > right));
      g_assert_cmpint (qz_mean_compare (&a, &twice), ==, 0);
    }
}

static void
test_stages (void)
{
  const QzMean means[] = { { 255000, 3 }, { 28000, 1 }, { 99000, 1 } };
  const gint64 weights[] = { 600, 1000, 0 };
  const gint64 nothing[] = { 0, 0, 0 };
  const QzMean gap[] = { { 255000, 3 }, { 0, 0 }, { 99000, 1 } };
  const QzMean thirds[] = { { 1, 3 }, { 1, 7 }, { 1, 11 } };
  const gint64 equal[] = { 1000, 1000, 1000 };
  const QzMean exact = { 131, 231 };
  QzMean total;

  g_assert_true (qz_stage_total (weights, means, 3, &total, NULL));
  g_assert_cmpint (qz_mean_round (&total, 3), ==, 79000);
  g_assert_true (qz_stage_total (weights, gap, 3, &total, NULL));
  g_assert_false (qz_mean_exists (&total));
  g_assert_true (qz_stage_total (nothing, means, 3, &total, NULL));
  g_assert_false (qz_mean_exists (&total));
  g_assert_true (qz_stage_total (equal, thirds, 3, &total, NULL));
  g_assert_cmpint (qz_mean_compare (&total, &exact), ==, 0);
  g_assert_true (qz_stage_total (NULL, NULL, 0, &total, NULL));
  g_assert_false (qz_mean_exists (&total));
}

static void
test_stages_too_large (void)
{
  const QzMean means[] = { { G_MAXINT64, 3 }, { G_MAXINT64, 7 } };
  const gint64 weights[] = { 999, 999 };
  g_autoptr (GError) error = NULL;
  QzMean total;

  g_assert_false (qz_stage_total (weights, means, 2, &total, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_LIMIT);
  g_assert_false (qz_mean_exists (&total));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/mean/table", test_table);
  g_test_add_func ("/mean/rounding", test_rounding);
  g_test_add_func ("/mean/dropped", test_dropped);
  g_test_add_func ("/mean/bad", test_bad);
  g_test_add_func ("/mean/property", test_property);
  g_test_add_func ("/mean/compare", test_compare);
  g_test_add_func ("/mean/stages", test_stages);
  g_test_add_func ("/mean/stages-too-large", test_stages_too_large);
  return g_test_run ();
}
