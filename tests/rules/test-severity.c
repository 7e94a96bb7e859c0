/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Severities beside solutions of another making, in cases by hand, and when the marks are moved. */

#include "config.h"

#include <math.h>

#include "rules/qz-severity.h"
#include "tests/rules/score-tables.h"
#include "tests/rules/severity-oracle.h"

static guint
roll (GRand *random, guint below)
{
  return (guint) g_rand_int_range (random, 0, (gint32) below);
}

static double
bell (GRand *random)
{
  double sum = 0;

  for (guint i = 0; i < 12; i++)
    sum += g_rand_double (random);
  return sum - 6;
}

static void
invent (Case *self, GRand *random, guint most, double density)
{
  double severity[MAX_SIZE];
  double scale[MAX_SIZE];

  self->n_entries = 3 + roll (random, most - 2);
  self->n_judges = 2 + roll (random, most / 2 - 1);
  for (guint j = 0; j < self->n_judges; j++)
    {
      severity[j] = 5000 * bell (random);
      scale[j] = 0.6 + 0.8 * g_rand_double (random);
    }
  for (guint i = 0; i < self->n_entries; i++)
    {
      double quality = 6000 * bell (random);

      for (guint j = 0; j < self->n_judges; j++)
        {
          double points = 75000 + quality * scale[j] - severity[j] + 2000 * bell (random);

          self->cells[i * self->n_judges + j] =
              g_rand_double (random) < density ? MAX (0, (gint64) points / 500 * 500) : -1;
        }
    }
}

static gboolean
is_scored (const Case *self, guint entry)
{
  for (guint j = 0; j < self->n_judges; j++)
    if (case_get (self, entry, j) >= 0)
      return TRUE;
  return FALSE;
}

static gboolean
scores (const Case *self, guint judge)
{
  for (guint i = 0; i < self->n_entries; i++)
    if (case_get (self, i, judge) >= 0)
      return TRUE;
  return FALSE;
}

static void
test_additive_oracle (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20181122);
  guint connected = 0;

  for (guint round = 0; round < 2000; round++)
    {
      g_autofree Case *random_case = g_new0 (Case, 1);
      Number solution[2 * MAX_SIZE];
      g_autoptr (QzScoreTable) table = NULL;
      g_autoptr (QzSeverities) fit = NULL;

      invent (random_case, random, 14, round % 3 == 0 ? 0.2 : 0.2 + 0.8 * g_rand_double (random));
      table = make_table (random_case->cells, random_case->n_entries, random_case->n_judges);
      fit = qz_severities_fit (table);
      case_solve_additive (random_case, solution);
      connected += table->n_parts == 1;
      for (guint j = 0; j < random_case->n_judges; j++)
        if (scores (random_case, j))
          assert_near (fit->severities[j], (double) solution[random_case->n_entries + j], 1e-6);
        else
          g_assert_true (isnan (fit->severities[j]));
      for (guint i = 0; i < random_case->n_entries; i++)
        if (is_scored (random_case, i))
          assert_near (fit->values[i], (double) solution[i], 1e-6);
        else
          g_assert_true (isnan (fit->values[i]));
    }
  g_test_message ("%u of 2000 connected", connected);
  g_assert_cmpuint (connected, >, 200);
  g_assert_cmpuint (connected, <, 1800);
}

/* The parts of the table are those of the painter. */
static void
test_parts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 500; round++)
    {
      g_autofree Case *random_case = g_new0 (Case, 1);
      guint colours[2 * MAX_SIZE];
      g_autoptr (QzScoreTable) table = NULL;
      guint lonely = 0;
      guint n;

      invent (random_case, random, 20, 0.15);
      table = make_table (random_case->cells, random_case->n_entries, random_case->n_judges);
      n = case_paint (random_case, colours);
      for (guint i = 0; i < table->n_entries; i++)
        {
          lonely += table->entry_parts[i] == QZ_PART_NONE;
          for (guint j = 0; j < table->n_judges; j++)
            if (scores (random_case, j))
              g_assert_cmpint (colours[i] == colours[table->n_entries + j], ==,
                               table->entry_parts[i] == table->judge_parts[j]);
        }
      for (guint j = 0; j < table->n_judges; j++)
        lonely += table->judge_parts[j] == QZ_PART_NONE;
      g_assert_cmpuint (n, ==, table->n_parts + lonely);
    }
}

static void
test_scale_oracle (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20181123);
  guint apart = 0, unsettled = 0, open = 0;

  for (guint round = 0; round < 500; round++)
    {
      g_autofree Case *random_case = g_new0 (Case, 1);
      g_autofree Search *oracle = g_new0 (Search, 1);
      Number severities[MAX_SIZE];
      Number values[MAX_SIZE];
      g_autoptr (QzScoreTable) table = NULL;
      g_autoptr (QzSeverities) additive = NULL;
      g_autoptr (QzSeverities) fit = NULL;

      invent (random_case, random, 14, 0.5 + 0.5 * g_rand_double (random));
      table = make_table (random_case->cells, random_case->n_entries, random_case->n_judges);
      if (table->n_parts != 1 || qz_score_groups_count (&table->part_entries, 0) < table->n_entries
          || qz_score_groups_count (&table->part_judges, 0) < table->n_judges)
        {
          apart++;
          continue;
        }
      additive = qz_severities_fit (table);
      fit = qz_severities_fit_scale (additive);
      /* Where errors drown the differences, no answer is the right one. */
      if (fit->states[0] == QZ_SEVERITY_UNSETTLED)
        {
          unsettled++;
          continue;
        }
      g_assert_cmpint (fit->states[0], ==, QZ_SEVERITY_SOLVED);
      for (guint j = 0; j < random_case->n_judges; j++)
        oracle->held[j] = case_is_flat (random_case, j);
      if (!case_solve_scale (random_case, oracle, severities, values))
        {
          open++;
          continue;
        }
      for (guint j = 0; j < random_case->n_judges; j++)
        {
          g_assert_cmpint (fit->held[j], ==, oracle->held[j]);
          assert_near (fit->severities[j], (double) severities[j], 1e-3);
          assert_near (fit->scales[j],
                       (double) oracle->x[random_case->n_entries + random_case->n_judges + j],
                       1e-6);
        }
      for (guint i = 0; i < random_case->n_entries; i++)
        assert_near (fit->values[i], (double) values[i], 1e-3);
    }
  g_test_message ("of 500: %u not connected, %u not settled here, %u not there", apart, unsettled,
                  open);
  g_assert_cmpuint (unsettled + open, <, 10);
  g_assert_cmpuint (apart, <, 100);
}

/* Two judges who share one entry: the second gives 10 points less. */
static void
test_by_hand (void)
{
  static const gint64 cells[] = { 80000, -1, 90000, 80000, -1, 70000, -1, -1 };
  g_autoptr (QzScoreTable) table = make_table (cells, 4, 2);
  g_autoptr (QzSeverities) fit = qz_severities_fit (table);

  g_assert_cmpuint (table->n_parts, ==, 1);
  assert_near (fit->severities[0], -5000, 1e-9);
  assert_near (fit->severities[1], 5000, 1e-9);
  assert_near (fit->values[0], 75000, 1e-9);
  assert_near (fit->values[1], 85000, 1e-9);
  assert_near (fit->values[2], 75000, 1e-9);
  g_assert_true (isnan (fit->values[3]));
  for (guint k = 0; k < table->marks->len; k++)
    assert_near (fit->residuals[k], 0, 1e-9);
}

/* Points added to all sheets of one judge make that one so much more lenient, and nothing else:
   the others keep their distances, errors and scales stay, all entries move by the same. */
static void
test_shift (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 200; round++)
    {
      g_autofree Case *random_case = g_new0 (Case, 1);
      g_autoptr (QzScoreTable) before_table = NULL;
      g_autoptr (QzScoreTable) after_table = NULL;
      g_autoptr (QzSeverities) before = NULL;
      g_autoptr (QzSeverities) after = NULL;
      g_autoptr (QzSeverities) before_scale = NULL;
      g_autoptr (QzSeverities) after_scale = NULL;
      guint n;

      invent (random_case, random, 14, 0.7);
      n = random_case->n_judges;
      before_table = make_table (random_case->cells, random_case->n_entries, n);
      if (before_table->n_parts != 1)
        continue;
      for (guint i = 0; i < random_case->n_entries; i++)
        if (case_get (random_case, i, 0) >= 0)
          random_case->cells[i * n] += 7000;
      after_table = make_table (random_case->cells, random_case->n_entries, n);
      before = qz_severities_fit (before_table);
      after = qz_severities_fit (after_table);
      before_scale = qz_severities_fit_scale (before);
      after_scale = qz_severities_fit_scale (after);
      if (before_table->judge_parts[0] != 0)
        continue;
      for (guint j = 1; j < n; j++)
        if (before_table->judge_parts[j] == 0)
          {
            guint judges = qz_score_groups_count (&before_table->part_judges, 0);

            assert_near (after->severities[j] - before->severities[j], 7000.0 / judges, 1e-6);
            assert_near (after->severities[0] - before->severities[0], 7000.0 / judges - 7000,
                         1e-6);
            assert_near (after_scale->severities[j] - after_scale->severities[0],
                         before_scale->severities[j] - before_scale->severities[0] + 7000, 1e-3);
            assert_near (after_scale->scales[j], before_scale->scales[j], 1e-6);
          }
      for (guint k = 0; k < before_table->marks->len; k++)
        {
          assert_near (after->residuals[k], before->residuals[k], 1e-6);
          assert_near (after_scale->residuals[k], before_scale->residuals[k], 1e-3);
        }
    }
}

/* Entries and judges in another order get what they got before. */
static void
test_permutation (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint round = 0; round < 200; round++)
    {
      g_autofree Case *straight = g_new0 (Case, 1);
      g_autofree Case *turned = g_new0 (Case, 1);
      g_autoptr (QzScoreTable) table = NULL;
      g_autoptr (QzScoreTable) other = NULL;
      QzSeverities *fits[4];
      guint m, n;

      invent (straight, random, 14, 0.8);
      m = straight->n_entries;
      n = straight->n_judges;
      turned->n_entries = m;
      turned->n_judges = n;
      for (guint i = 0; i < m; i++)
        for (guint j = 0; j < n; j++)
          turned->cells[(m - 1 - i) * n + (j + 1) % n] = case_get (straight, i, j);
      table = make_table (straight->cells, m, n);
      other = make_table (turned->cells, m, n);
      if (table->n_parts != 1)
        continue;
      fits[0] = qz_severities_fit (table);
      fits[1] = qz_severities_fit (other);
      fits[2] = qz_severities_fit_scale (fits[0]);
      fits[3] = qz_severities_fit_scale (fits[1]);
      for (guint k = 0; k < 4; k += 2)
        {
          for (guint j = 0; j < n; j++)
            if (scores (straight, j))
              assert_near (fits[k]->severities[j], fits[k + 1]->severities[(j + 1) % n], 1e-4);
          for (guint i = 0; i < m; i++)
            if (is_scored (straight, i))
              assert_near (fits[k]->values[i], fits[k + 1]->values[m - 1 - i], 1e-4);
        }
      for (guint k = 0; k < G_N_ELEMENTS (fits); k++)
        qz_severities_free (fits[k]);
    }
}

/* Who spreads twice as far has the larger scale; flat and contrary judges are held. */
static void
test_scale (void)
{
  gint64 cells[10 * 5];
  g_autoptr (QzScoreTable) table = NULL;
  g_autoptr (QzSeverities) additive = NULL;
  g_autoptr (QzSeverities) fit = NULL;

  for (gint64 i = 0; i < 10; i++)
    {
      gint64 *row = cells + i * 5;

      row[0] = 60000 + 2000 * i;
      row[1] = 50000 + 4000 * i;
      row[2] = 65000 + 1000 * i;
      row[3] = 80000 - 3000 * i;
      row[4] = 70000;
    }
  table = make_table (cells, 10, 5);
  additive = qz_severities_fit (table);
  fit = qz_severities_fit_scale (additive);
  g_assert_cmpint (fit->states[0], ==, QZ_SEVERITY_SOLVED);
  g_assert_false (fit->held[0] || fit->held[1] || fit->held[2]);
  g_assert_true (fit->held[3] && fit->held[4]);
  g_assert_cmpfloat (fit->scales[1], >, fit->scales[0]);
  g_assert_cmpfloat (fit->scales[0], >, fit->scales[2]);
  g_assert_cmpfloat (fit->scales[3], ==, 1);
  g_assert_cmpfloat (fit->scales[4], ==, 1);
}

/* Nobody can say who spreads far when all entries are alike, or there is only one. */
static void
test_no_scale (void)
{
  static const gint64 cells[] = { 80000, 70000, 80000, 70000, 80000, 70000 };
  g_autoptr (QzScoreTable) alike = make_table (cells, 3, 2);
  g_autoptr (QzScoreTable) single = make_table (cells, 1, 2);
  g_autoptr (QzSeverities) additive = qz_severities_fit (alike);
  g_autoptr (QzSeverities) fit = qz_severities_fit_scale (additive);
  g_autoptr (QzSeverities) lonely = qz_severities_fit (single);
  g_autoptr (QzSeverities) lonely_scale = qz_severities_fit_scale (lonely);

  g_assert_cmpint (fit->states[0], ==, QZ_SEVERITY_NO_SCALE);
  g_assert_true (isnan (fit->values[0]));
  g_assert_cmpint (lonely_scale->states[0], ==, QZ_SEVERITY_NO_SCALE);
  assert_near (lonely->severities[0], -5000, 1e-9);
}

/* Panels that only one entry links, one after the other, are solved; too large ones are not. */
static void
test_large (void)
{
  g_autoptr (QzScoreTable) chain = qz_score_table_new (400, 400);
  g_autoptr (QzScoreTable) crowd = qz_score_table_new (1, QZ_SEVERITY_MAX_JUDGES + 1);
  g_autoptr (QzSeverities) fit = NULL;
  g_autoptr (QzSeverities) none = NULL;

  for (guint i = 0; i < 400; i++)
    {
      qz_score_table_add (chain, i, i, 60000 + 10 * i);
      if (i > 0)
        qz_score_table_add (chain, i, i - 1, 60000);
    }
  qz_score_table_close (chain);
  fit = qz_severities_fit (chain);
  g_assert_cmpint (fit->states[0], ==, QZ_SEVERITY_SOLVED);
  for (guint i = 1; i < 400; i++)
    assert_near (fit->severities[i] - fit->severities[i - 1], -10.0 * i, 1e-6);

  for (guint j = 0; j <= QZ_SEVERITY_MAX_JUDGES; j++)
    qz_score_table_add (crowd, 0, j, 50000);
  qz_score_table_close (crowd);
  none = qz_severities_fit (crowd);
  g_assert_cmpint (none->states[0], ==, QZ_SEVERITY_TOO_MANY);
  g_assert_true (isnan (none->severities[0]));
}

/* Of two marks of one judge for one entry the last stands. */
static void
test_twice (void)
{
  g_autoptr (QzScoreTable) table = qz_score_table_new (2, 1);

  qz_score_table_add (table, 1, 0, 1000);
  qz_score_table_add (table, 0, 0, 2000);
  qz_score_table_add (table, 1, 0, 3000);
  qz_score_table_close (table);
  g_assert_cmpuint (table->marks->len, ==, 2);
  g_assert_cmpint (qz_score_table_get_mark (table, 0)->points, ==, 2000);
  g_assert_cmpint (qz_score_table_get_mark (table, 1)->points, ==, 3000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/severity/additive-oracle", test_additive_oracle);
  g_test_add_func ("/rules/severity/scale-oracle", test_scale_oracle);
  g_test_add_func ("/rules/severity/parts", test_parts);
  g_test_add_func ("/rules/severity/by-hand", test_by_hand);
  g_test_add_func ("/rules/severity/shift", test_shift);
  g_test_add_func ("/rules/severity/permutation", test_permutation);
  g_test_add_func ("/rules/severity/scale", test_scale);
  g_test_add_func ("/rules/severity/no-scale", test_no_scale);
  g_test_add_func ("/rules/severity/large", test_large);
  g_test_add_func ("/rules/severity/twice", test_twice);
  return g_test_run ();
}
