/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreement, standard scores and Borda's count in cases that were worked out by hand. */

#include "config.h"

#include <math.h>

#include "rules/qz-agreement.h"
#include "rules/qz-score-methods.h"
#include "tests/rules/score-tables.h"

typedef struct
{
  guint n_entries;
  guint n_judges;
  gint64 cells[24];
  guint n_blocks;
  double w; /* of the first block */
} Concordance;

static const Concordance concordances[] = {
  /* All agree, with different points: 1. */
  { 4, 3, { 10, 70, 1, 20, 80, 5, 30, 90, 6, 40, 99, 7 }, 1, 1 },
  /* Two exact opposites: every sum is the same, 0. */
  { 3, 2, { 10, 30, 20, 20, 30, 10 }, 1, 0 },
  /* Ranks 1234, 2134, 1324: sums 4 6 8 12, S = 35, 12 × 35 ÷ (9 × 60) = 7/9. */
  { 4, 3, { 1, 2, 1, 2, 1, 3, 3, 3, 2, 4, 4, 4 }, 1, 7.0 / 9 },
  /* A tie: ranks 1.5 1.5 3 and 1 2 3, S = 6.5, T = 6, 78 ÷ (4 × 24 − 2 × 6) = 78/84. */
  { 3, 2, { 10, 10, 10, 20, 20, 30 }, 1, 78.0 / 84 },
  /* Everybody gave all the same: nothing to be told. */
  { 3, 2, { 5, 6, 5, 6, 5, 6 }, 1, NAN },
  /* A blank takes the third entry out of the block of two. */
  { 3, 2, { 10, 10, 20, 20, 30, -1 }, 1, 1 },
  /* No two entries have the same judges. */
  { 3, 3, { 1, 2, -1, 1, -1, 2, -1, 1, 2 }, 0, 0 },
  /* A single judge agrees with nobody. */
  { 3, 1, { 1, 2, 3 }, 0, 0 },
};

static void
test_concordance (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (concordances); i++)
    {
      const Concordance *row = &concordances[i];
      g_autoptr (QzScoreTable) table = make_table (row->cells, row->n_entries, row->n_judges);
      g_autoptr (GArray) blocks = qz_agreement_find_blocks (table);
      const QzAgreementBlock *first = (const QzAgreementBlock *) (gpointer) blocks->data;

      g_test_message ("case %u", i);
      g_assert_cmpuint (blocks->len, ==, row->n_blocks);
      if (row->n_blocks == 0)
        continue;
      if (isnan (row->w))
        g_assert_true (isnan (first->w));
      else
        assert_near (first->w, row->w, 1e-12);
    }
}

/* Two panels are two blocks, the larger first. */
static void
test_blocks (void)
{
  static const gint64 cells[] = {
    1, 2, -1, -1, 2, 1, -1, -1, -1, -1, 3, 4, -1, -1, 4, 5, -1, -1, 5, 6,
  };
  g_autoptr (QzScoreTable) table = make_table (cells, 5, 4);
  g_autoptr (GArray) blocks = qz_agreement_find_blocks (table);
  const QzAgreementBlock *found = (const QzAgreementBlock *) (gpointer) blocks->data;

  g_assert_cmpuint (blocks->len, ==, 2);
  g_assert_cmpuint (found[0].entry, ==, 2);
  g_assert_cmpuint (found[0].n_entries, ==, 3);
  g_assert_cmpuint (found[0].n_judges, ==, 2);
  assert_near (found[0].w, 1, 1e-12);
  g_assert_cmpuint (found[1].entry, ==, 0);
  assert_near (found[1].w, 0, 1e-12);
}

/* The example of Shrout and Fleiss (1979), six subjects by four judges: mean squares 11.24, 32.49
   and 1.02, and the correlations of their table 4. */
static void
test_reliability (void)
{
  static const gint64 cells[] = {
    9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7,
  };
  g_autoptr (QzScoreTable) table = make_table (cells, 6, 4);
  g_autoptr (QzSeverities) fit = qz_severities_fit (table);
  QzReliability found = qz_agreement_reliability (fit, 0);

  assert_near (found.errors, 1.0194, 1e-4);
  assert_near (found.entries, (11.2417 - 1.0194) / 4, 1e-4);
  assert_near (found.judges, (32.4861 - 1.0194) / 6, 1e-4);
  assert_near (found.agreement, 0.2898, 1e-4);
  assert_near (found.consistency, 0.7148, 1e-4);
  assert_near (found.mean_agreement, 0.6201, 1e-4);
  assert_near (found.mean_consistency, 0.9093, 1e-4);
}

/* Without errors the corrected points are all entry; with too few marks nothing is told. */
static void
test_reliability_edges (void)
{
  static const gint64 exact[] = { 10, 20, -1, 20, 30, 25, 40, -1, 45, 15, 25, 20 };
  static const gint64 thin[] = { 10, -1, 20, 30, -1, 40 };
  g_autoptr (QzScoreTable) table = make_table (exact, 4, 3);
  g_autoptr (QzScoreTable) poor = make_table (thin, 3, 2);
  g_autoptr (QzSeverities) fit = qz_severities_fit (table);
  g_autoptr (QzSeverities) poor_fit = qz_severities_fit (poor);
  QzReliability found = qz_agreement_reliability (fit, 0);

  assert_near (found.errors, 0, 1e-12);
  assert_near (found.consistency, 1, 1e-9);
  g_assert_cmpfloat (found.agreement, <, 1);
  g_assert_true (isnan (qz_agreement_reliability (poor_fit, 0).agreement));
  g_assert_cmpfloat (qz_agreement_robust_deviation (fit, 0), ==, 0);
}

/* Five entries, two judges, differences 0 0 0 0 and 10: errors ∓1 four times and ±4. */
static void
test_robust_deviation (void)
{
  static const gint64 cells[] = { 50, 50, 60, 60, 70, 70, 80, 80, 90, 100 };
  g_autoptr (QzScoreTable) table = make_table (cells, 5, 2);
  g_autoptr (QzSeverities) fit = qz_severities_fit (table);

  assert_near (fit->residuals[9], 4, 1e-9);
  assert_near (fit->residuals[0], 1, 1e-9);
  assert_near (qz_agreement_robust_deviation (fit, 0), 1.4826, 1e-9);
}

static int
compare_sizes (const void *a, const void *b)
{
  double m = fabs (*(const double *) a);
  double n = fabs (*(const double *) b);

  return (m > n) - (m < n);
}

/* The median is that of sorted errors, equal ones and odd numbers included. */
static void
test_median (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);

  for (guint round = 0; round < 500; round++)
    {
      gint64 cells[9 * 3];
      guint n = 3 + round % 7;
      guint most = round % 2 == 0 ? 4 : 1000;
      g_autoptr (QzScoreTable) table = NULL;
      g_autoptr (QzSeverities) fit = NULL;
      g_autofree double *sorted = NULL;
      double median;
      guint len;

      for (guint k = 0; k < n * 3; k++)
        cells[k] = k % 8 == 7 ? -1 : g_rand_int_range (random, 0, (gint32) most);
      table = make_table (cells, n, 3);
      fit = qz_severities_fit (table);
      len = table->marks->len;
      sorted = g_memdup2 (fit->residuals, len * sizeof *sorted);
      qsort (sorted, len, sizeof *sorted, compare_sizes);
      median = (fabs (sorted[(len - 1) / 2]) + fabs (sorted[len / 2])) / 2;
      g_assert_cmpuint (table->n_parts, ==, 1);
      if (median > 1e-6)
        assert_near (qz_agreement_robust_deviation (fit, 0), 1.4826 * median, 1e-9);
    }
}

static void
test_borda (void)
{
  /* 100 50 0, then 75 75 0 for equals; the third judge saw one entry and says nothing; the last
     entry has no other judge. */
  static const gint64 cells[] = { 90, 85, -1, 80, 85, -1, 70, 60, -1, -1, -1, 99 };
  g_autoptr (QzScoreTable) table = make_table (cells, 4, 3);
  g_autofree double *values = qz_scores_borda (table);

  assert_near (values[0], 87500, 1e-9);
  assert_near (values[1], 62500, 1e-9);
  assert_near (values[2], 0, 1e-9);
  g_assert_true (isnan (values[3]));
}

static void
test_standard (void)
{
  /* Means 90 and 70, deviations 10; all marks: mean 80, deviation √200. */
  static const gint64 cells[] = { 80, 60, 90, 70, 100, 80 };
  g_autoptr (QzScoreTable) table = make_table (cells, 3, 2);
  gboolean left[2];
  g_autofree double *values = qz_scores_standardise (table, 3, left);
  g_autofree double *raw = NULL;

  assert_near (values[0], 80 - sqrt (200), 1e-9);
  assert_near (values[1], 80, 1e-9);
  assert_near (values[2], 80 + sqrt (200), 1e-9);
  g_assert_false (left[0] || left[1]);

  /* Three sheets are too few for a rule of four: the marks stay. */
  raw = qz_scores_standardise (table, 4, left);
  assert_near (raw[0], 70, 1e-9);
  assert_near (raw[2], 90, 1e-9);
  g_assert_true (left[0] && left[1]);
}

/* Marks all alike have no deviation to divide by. */
static void
test_standard_flat (void)
{
  static const gint64 cells[] = { 80, 60, 80, 70, 80, 80 };
  g_autoptr (QzScoreTable) table = make_table (cells, 3, 2);
  gboolean left[2];
  g_autofree double *values = qz_scores_standardise (table, 2, left);

  g_assert_true (left[0]);
  g_assert_false (left[1]);
  /* All marks: mean 75, squares 3 × 25 + 225 + 25 + 25 = 350; the second judge's are 75 − d, 75, 75
   * + d. */
  assert_near (values[1], (80 + 75) / 2.0, 1e-9);
  assert_near (values[0], (80 + 75 - sqrt (70)) / 2.0, 1e-9);
}

static double
find_w (const gint64 *cells, guint n_entries, guint n_judges)
{
  g_autoptr (QzScoreTable) table = make_table (cells, n_entries, n_judges);
  g_autoptr (GArray) blocks = qz_agreement_find_blocks (table);

  return g_array_index (blocks, QzAgreementBlock, 0).w;
}

/* However the judges spread their points, when they agree in order W is 1. */
static void
test_agreeing (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 300; round++)
    {
      gint64 cells[9 * 5];

      for (guint j = 0; j < 5; j++)
        {
          gint64 points = g_rand_int_range (random, 0, 1000);

          for (guint i = 0; i < 9; i++)
            {
              points += g_rand_int_range (random, 1, 500);
              cells[i * 5 + j] = points;
            }
        }
      assert_near (find_w (cells, 9, 5), 1, 1e-12);
    }
}

/* Another order of entries and judges gives the same; so do points that a judge adds to all, but
   for the common mean of the standard scores. */
static void
test_properties (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);

  for (guint round = 0; round < 300; round++)
    {
      gint64 cells[9 * 5];
      gint64 turned[9 * 5];
      gint64 moved[9 * 5];
      g_autoptr (QzScoreTable) table = NULL;
      g_autoptr (QzScoreTable) turned_table = NULL;
      g_autoptr (QzScoreTable) moved_table = NULL;
      g_autofree double *borda = NULL;
      g_autofree double *borda_turned = NULL;
      g_autofree double *borda_moved = NULL;
      g_autofree double *standard = NULL;
      g_autofree double *standard_turned = NULL;

      for (guint k = 0; k < G_N_ELEMENTS (cells); k++)
        {
          guint other = (8 - k / 5) * 5 + (k % 5 + 2) % 5;

          cells[k] = g_rand_int_range (random, 0, 20);
          turned[other] = cells[k];
          moved[k] = cells[k] + (k % 5 == 3 ? 12345 : 0);
        }
      assert_near (find_w (cells, 9, 5), find_w (turned, 9, 5), 1e-12);
      assert_near (find_w (cells, 9, 5), find_w (moved, 9, 5), 1e-12);
      table = make_table (cells, 9, 5);
      turned_table = make_table (turned, 9, 5);
      moved_table = make_table (moved, 9, 5);
      borda = qz_scores_borda (table);
      borda_turned = qz_scores_borda (turned_table);
      borda_moved = qz_scores_borda (moved_table);
      standard = qz_scores_standardise (table, 2, NULL);
      standard_turned = qz_scores_standardise (turned_table, 2, NULL);
      for (guint i = 0; i < 9; i++)
        {
          assert_near (borda[i], borda_turned[8 - i], 1e-6);
          assert_near (borda[i], borda_moved[i], 1e-6);
          assert_near (standard[i], standard_turned[8 - i], 1e-6);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/agreement/concordance", test_concordance);
  g_test_add_func ("/rules/agreement/blocks", test_blocks);
  g_test_add_func ("/rules/agreement/reliability", test_reliability);
  g_test_add_func ("/rules/agreement/reliability-edges", test_reliability_edges);
  g_test_add_func ("/rules/agreement/robust-deviation", test_robust_deviation);
  g_test_add_func ("/rules/agreement/median", test_median);
  g_test_add_func ("/rules/agreement/borda", test_borda);
  g_test_add_func ("/rules/agreement/standard", test_standard);
  g_test_add_func ("/rules/agreement/standard-flat", test_standard_flat);
  g_test_add_func ("/rules/agreement/agreeing", test_agreeing);
  g_test_add_func ("/rules/agreement/properties", test_properties);
  return g_test_run ();
}
