/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the corrections are worth: how many of the truly best fifth each way of counting finds, when
 * strict and lenient judges, wide and narrow ones, errors and slips are invented. One model and one
 * set of parameters: a guide, and a guard against making it worse. */

#include "config.h"

#include <math.h>

#include "rules/qz-score-methods.h"
#include "rules/qz-severity.h"
#include "tests/rules/score-tables.h"

#define N_ENTRIES 120
#define N_JUDGES 24
#define N_BEST 24
#define PER_ENTRY 5
#define PER_PANEL 6
#define RUNS 200

typedef enum
{
  BY_MEAN,
  BY_SEVERITY,
  BY_SCALE,
  BY_STANDARD,
  BY_BORDA,
  N_WAYS,
} Way;

static double
bell (GRand *random)
{
  double sum = 0;

  for (guint i = 0; i < 12; i++)
    sum += g_rand_double (random);
  return sum - 6;
}

/* Five of a panel of six, or of all, read an entry; everybody reads the first @n_links. */
static gboolean
reads (guint i, guint judge, guint offset, gboolean panels, guint n_links)
{
  guint n = panels ? PER_PANEL : N_JUDGES;
  guint first = panels ? i % (N_JUDGES / PER_PANEL) * PER_PANEL : 0;

  if (panels && i < n_links)
    return TRUE;
  return judge >= first && judge < first + n && (judge - first + offset) % n < PER_ENTRY;
}

static QzScoreTable *
invent (GRand *random, gboolean panels, guint n_links, double *quality)
{
  gint64 cells[N_ENTRIES * N_JUDGES];
  double severity[N_JUDGES];
  double scale[N_JUDGES];
  double shift[N_JUDGES / PER_PANEL];

  for (guint j = 0; j < N_JUDGES; j++)
    {
      severity[j] = 5 * bell (random);
      scale[j] = 1 + 0.25 * bell (random);
    }
  for (guint p = 0; p < G_N_ELEMENTS (shift); p++)
    shift[p] = panels ? 3 * bell (random) : 0;
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      guint offset = (guint) g_rand_int_range (random, 0, N_JUDGES);

      quality[i] = 6 * bell (random) + shift[i % G_N_ELEMENTS (shift)];
      for (guint j = 0; j < N_JUDGES; j++)
        {
          double points = 75 + scale[j] * quality[i] - severity[j] + 4 * bell (random)
                          - (g_rand_double (random) < 0.02 ? 15 : 0);

          cells[i * N_JUDGES + j] = reads (i, j, offset, panels, n_links)
                                        ? (gint64) (2 * CLAMP (points, 0, 200)) * 500
                                        : -1;
        }
    }
  return make_table (cells, N_ENTRIES, N_JUDGES);
}

/* Marks the entries with the highest values. */
static void
choose_best (const double *values, gboolean *best)
{
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      guint above = 0;

      for (guint k = 0; k < N_ENTRIES; k++)
        above += values[k] > values[i];
      best[i] = above < N_BEST;
    }
}

static guint
count_found (const double *values, const double *quality)
{
  gboolean found[N_ENTRIES];
  gboolean best[N_ENTRIES];
  guint n = 0;

  choose_best (values, found);
  choose_best (quality, best);
  for (guint i = 0; i < N_ENTRIES; i++)
    n += found[i] && best[i];
  return n;
}

static double *
find_means (const QzScoreTable *table)
{
  double *means = g_new0 (double, table->n_entries);

  for (guint k = 0; k < table->marks->len; k++)
    {
      const QzMark *mark = qz_score_table_get_mark (table, k);

      means[mark->entry] +=
          (double) mark->points / qz_score_groups_count (&table->by_entry, mark->entry);
    }
  return means;
}

/* The share in percent of the best that each way finds. */
static void
run (const char *name, gboolean panels, guint n_links, double *shares)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2018);

  for (guint way = 0; way < N_WAYS; way++)
    shares[way] = 0;
  for (guint round = 0; round < RUNS; round++)
    {
      double quality[N_ENTRIES];
      g_autoptr (QzScoreTable) table = invent (random, panels, n_links, quality);
      g_autoptr (QzSeverities) additive = qz_severities_fit (table);
      g_autoptr (QzSeverities) scaled = qz_severities_fit_scale (additive);
      g_autofree double *means = find_means (table);
      g_autofree double *standard = qz_scores_standardise (table, 8, NULL);
      g_autofree double *borda = qz_scores_borda (table);
      const double *values[N_WAYS] = { means, additive->values, scaled->values, standard, borda };

      for (guint way = 0; way < N_WAYS; way++)
        shares[way] += 100.0 * count_found (values[way], quality) / N_BEST / RUNS;
    }
  g_test_message ("%s: mean %.1f, severity %.1f, with scale %.1f, standard %.1f, Borda %.1f", name,
                  shares[BY_MEAN], shares[BY_SEVERITY], shares[BY_SCALE], shares[BY_STANDARD],
                  shares[BY_BORDA]);
}

static void
test_mixed (void)
{
  double shares[N_WAYS];

  run ("judges mixed", FALSE, 0, shares);
  g_assert_cmpfloat (shares[BY_SEVERITY], >, shares[BY_MEAN] + 3);
  g_assert_cmpfloat (shares[BY_SCALE], >, shares[BY_SEVERITY] - 1);
}

/* Few entries that all read are enough for severities. Standard scores and places take panels for
   equally good and do harm, linked or not, as long as judges are not mixed. */
static void
test_linked (void)
{
  double apart[N_WAYS];
  double linked[N_WAYS];

  run ("panels apart", TRUE, 0, apart);
  run ("panels linked by six", TRUE, 6, linked);
  g_assert_cmpfloat (linked[BY_SEVERITY], >, linked[BY_MEAN] + 2);
  g_assert_cmpfloat (linked[BY_SCALE], >, linked[BY_SEVERITY] - 1);
  g_assert_cmpfloat (linked[BY_STANDARD], <, linked[BY_MEAN]);
  g_assert_cmpfloat (linked[BY_BORDA], <, linked[BY_MEAN]);
  g_assert_cmpfloat (apart[BY_BORDA], <, apart[BY_MEAN]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/opinion-worth/mixed", test_mixed);
  g_test_add_func ("/rules/opinion-worth/linked", test_linked);
  return g_test_run ();
}
