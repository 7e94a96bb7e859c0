/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "model/qz-error.h"
#include "model/qz-points.h"
#include "rules/qz-own-scores.h"

#define MOST (100 * QZ_POINT)

static void
test_some (void)
{
  const gint64 totals[] = { 60 * QZ_POINT, 70 * QZ_POINT, 80 * QZ_POINT, 100 * QZ_POINT };
  QzOwnScores scores;

  g_assert_true (qz_own_scores_work_out (totals, G_N_ELEMENTS (totals), MOST, &scores, NULL));
  g_assert_cmpuint (scores.n, ==, 4);
  g_assert_cmpint (qz_mean_round (&scores.mean, 2), ==, 77500);
  g_assert_cmpfloat_with_epsilon (scores.deviation, sqrt (875.0 / 3), 1e-9);
  g_assert_cmpint (scores.lowest, ==, 60 * QZ_POINT);
  g_assert_cmpint (scores.highest, ==, 100 * QZ_POINT);
  for (guint i = 0; i < QZ_OWN_SCORES_BINS; i++)
    g_assert_cmpuint (scores.bins[i], ==, i >= 6 ? 1 : 0);
}

/* What is taken off may lead below nothing, a bonus above the most. */
static void
test_ends (void)
{
  const gint64 totals[] = { -QZ_POINT, 0, 9999, 10 * QZ_POINT, MOST + QZ_POINT };
  QzOwnScores scores;

  g_assert_true (qz_own_scores_work_out (totals, G_N_ELEMENTS (totals), MOST, &scores, NULL));
  g_assert_cmpuint (scores.bins[0], ==, 3);
  g_assert_cmpuint (scores.bins[1], ==, 1);
  g_assert_cmpuint (scores.bins[QZ_OWN_SCORES_BINS - 1], ==, 1);
}

static void
test_few (void)
{
  const gint64 one = 55500;
  const gint64 large[] = { G_MAXINT64 - 1, G_MAXINT64 - 1 };
  g_autoptr (GError) error = NULL;
  QzOwnScores scores;

  g_assert_true (qz_own_scores_work_out (NULL, 0, MOST, &scores, NULL));
  g_assert_cmpuint (scores.n, ==, 0);
  g_assert_true (qz_own_scores_work_out (&one, 1, MOST, &scores, NULL));
  g_assert_cmpint (qz_mean_round (&scores.mean, 2), ==, one);
  g_assert_true (isnan (scores.deviation));
  g_assert_false (qz_own_scores_work_out (large, 2, MOST, &scores, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/own-scores/some", test_some);
  g_test_add_func ("/own-scores/ends", test_ends);
  g_test_add_func ("/own-scores/few", test_few);
  return g_test_run ();
}
