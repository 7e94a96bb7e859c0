/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who scores what: limits, houses, evenness, ties by seed, changes, and what stands in the way. */

#include "config.h"

#include "model/qz-error.h"
#include "rules/qz-assignment.h"

#define MOST 5

/* A question small enough to try all answers. */
typedef struct
{
  guint n_entries;
  guint n_judges;
  guint wanted[MOST];
  guint min[MOST];
  guint max[MOST];
  guint besides[MOST];
  guint house[MOST]; /* 0: unknown */
  gboolean allowed[MOST][MOST];
  guint penalty[MOST][MOST];
  gboolean present[MOST][MOST];
  gboolean adjusts;
  QzAssignmentPrices prices;
} Question;

/* 0 as often as not. */
static guint
small_or_none (GRand *random, int below)
{
  int number = g_rand_int_range (random, -below, below);

  return number > 0 ? (guint) number : 0;
}

static void
make_random (GRand *random, Question *question)
{
  memset (question, 0, sizeof *question);
  question->n_entries = (guint) g_rand_int_range (random, 1, 5);
  question->n_judges = (guint) g_rand_int_range (random, 1, 5);
  question->prices.load = g_rand_int_range (random, 0, 4);
  question->prices.penalty = g_rand_int_range (random, 0, 4);
  question->adjusts = g_rand_int_range (random, 0, 3) == 0;
  for (guint i = 0; i < question->n_entries; i++)
    question->wanted[i] = (guint) g_rand_int_range (random, 0, (int) question->n_judges + 1);
  for (guint k = 0; k < question->n_judges; k++)
    {
      question->min[k] = small_or_none (random, 3);
      question->max[k] = question->min[k] + (guint) g_rand_int_range (random, 0, 5);
      question->besides[k] = small_or_none (random, 4);
      question->house[k] = small_or_none (random, 3);
      for (guint i = 0; i < question->n_entries; i++)
        {
          question->allowed[i][k] = g_rand_int_range (random, 0, 5) > 0;
          question->penalty[i][k] = (guint) g_rand_int_range (random, 0, 4);
          question->present[i][k] =
              question->adjusts && question->allowed[i][k] && g_rand_boolean (random);
        }
    }
}

static QzAssignment *
ask (const Question *question, guint32 seed)
{
  QzAssignment *self = qz_assignment_new (question->prices, seed);

  for (guint k = 0; k < question->n_judges; k++)
    {
      const char *houses[] = { "", "电力", "地铁" };

      qz_assignment_add_judge (self, "judge", houses[question->house[k]], question->min[k],
                               question->max[k]);
      qz_assignment_set_besides (self, k, question->besides[k]);
    }
  for (guint i = 0; i < question->n_entries; i++)
    {
      qz_assignment_add_entry (self, "entry", question->wanted[i]);
      for (guint k = 0; k < question->n_judges; k++)
        if (question->allowed[i][k])
          qz_assignment_allow (self, i, k, question->penalty[i][k], question->present[i][k]);
    }
  return self;
}

/* The price of an answer, -1 when it keeps not to the limits. Each entry has a set of judges. */
static gint64
appraise (const Question *question, const guint *sets, guint *out_changes)
{
  guint loads[MOST] = { 0 };
  gint64 price = 0;

  *out_changes = 0;
  for (guint i = 0; i < question->n_entries; i++)
    {
      guint houses = 0;
      guint n = 0;

      for (guint k = 0; k < question->n_judges; k++)
        {
          gboolean on = (sets[i] >> k) & 1;

          *out_changes += on && !question->present[i][k];
          if (!on)
            continue;
          if (!question->allowed[i][k])
            return -1;
          if (question->house[k] != 0 && ((houses >> question->house[k]) & 1))
            return -1;
          houses |= 1u << question->house[k];
          n++;
          loads[k]++;
          price += (gint64) question->prices.penalty * question->penalty[i][k];
          price += (gint64) question->prices.load * (2 * (loads[k] + question->besides[k]) - 1);
        }
      if (n != question->wanted[i])
        return -1;
    }
  for (guint k = 0; k < question->n_judges; k++)
    if (loads[k] + question->besides[k] < question->min[k]
        || (loads[k] > 0 && loads[k] + question->besides[k] > question->max[k]))
      return -1;
  return price;
}

/* The best of all answers there are, -1 when there is none; fewest changes go before the price. */
static gint64
try_all (const Question *question, guint *out_changes)
{
  guint sets[MOST] = { 0 };
  guint n_sets = 1u << question->n_judges;
  gint64 best = -1;

  for (;;)
    {
      guint changes;
      gint64 price = appraise (question, sets, &changes);
      guint i = 0;

      if (!question->adjusts)
        changes = 0;
      if (price >= 0
          && (best < 0 || changes < *out_changes || (changes == *out_changes && price < best)))
        {
          best = price;
          *out_changes = changes;
        }
      while (i < question->n_entries && ++sets[i] == n_sets)
        sets[i++] = 0;
      if (i == question->n_entries)
        return best;
    }
}

static void
test_all_answers (void)
{
  guint counts[2] = { 0 };

  for (guint32 seed = 0; seed < 3000; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (QzAssignment) assignment = NULL;
      g_autoptr (GError) error = NULL;
      Question question;
      guint sets[MOST] = { 0 };
      guint best_changes = 0;
      guint changes = 0;
      gint64 best;
      gboolean solved;

      make_random (random, &question);
      assignment = ask (&question, seed);
      best = try_all (&question, &best_changes);
      solved = qz_assignment_solve (assignment, NULL, &error);
      counts[solved]++;
      g_assert_cmpint (solved, ==, best >= 0);
      if (solved)
        {
          const GArray *pairs = qz_assignment_get_pairs (assignment);

          for (guint i = 0; i < pairs->len; i++)
            {
              const QzAssignmentPair *pair = &g_array_index (pairs, QzAssignmentPair, i);

              sets[pair->entry] |= 1u << pair->judge;
            }
          g_assert_cmpint (appraise (&question, sets, &changes), ==, best);
          if (!question.adjusts)
            g_assert_cmpint (qz_assignment_get_price (assignment), ==, best);
          if (question.adjusts)
            g_assert_cmpuint (changes, ==, best_changes);
          continue;
        }
      g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);
      g_assert_cmpuint (qz_assignment_get_obstacles (assignment)->len, >, 0);
    }
  g_assert_cmpuint (counts[FALSE], >, 300);
  g_assert_cmpuint (counts[TRUE], >, 300);
}

/* 40 entries, 12 judges of 9 houses, nobody scores what comes from the own house. */
static QzAssignment *
make_field (guint32 seed, guint without, const QzAssignment *before)
{
  QzAssignment *self = qz_assignment_new ((QzAssignmentPrices){ 2, 1 }, seed);
  g_autoptr (GHashTable) present = g_hash_table_new (NULL, NULL);

  for (guint i = 0; before != NULL && i < qz_assignment_get_pairs (before)->len; i++)
    {
      const QzAssignmentPair *pair =
          &g_array_index (qz_assignment_get_pairs (before), QzAssignmentPair, i);

      g_hash_table_add (present, GUINT_TO_POINTER (pair->entry * 100 + pair->judge + 1));
    }
  for (guint k = 0; k < 12; k++)
    {
      g_autofree char *name = g_strdup_printf ("专家%u", k);
      g_autofree char *house = g_strdup_printf ("单位%u", k % 9);

      qz_assignment_add_judge (self, name, house, k == without ? 0 : 5, k == without ? 0 : 20);
    }
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("课题%u", i);

      qz_assignment_add_entry (self, name, 4);
      for (guint k = 0; k < 12; k++)
        if (i % 9 != k % 9)
          qz_assignment_allow (self, i, k, (i * 31 + k * 17) % 5,
                               g_hash_table_contains (present, GUINT_TO_POINTER (i * 100 + k + 1)));
    }
  return self;
}

static void
test_seed (void)
{
  g_autoptr (QzAssignment) one = make_field (1, G_MAXUINT, NULL);
  g_autoptr (QzAssignment) again = make_field (1, G_MAXUINT, NULL);
  g_autoptr (QzAssignment) other = make_field (2, G_MAXUINT, NULL);
  const GArray *a = qz_assignment_get_pairs (one);
  const GArray *b = qz_assignment_get_pairs (again);
  const GArray *c = qz_assignment_get_pairs (other);

  g_assert_true (qz_assignment_solve (one, NULL, NULL));
  g_assert_true (qz_assignment_solve (again, NULL, NULL));
  g_assert_true (qz_assignment_solve (other, NULL, NULL));
  g_assert_cmpmem (a->data, a->len * sizeof (QzAssignmentPair), b->data,
                   b->len * sizeof (QzAssignmentPair));
  g_assert_cmpuint (c->len, ==, a->len);
  g_assert_cmpint (memcmp (a->data, c->data, a->len * sizeof (QzAssignmentPair)), !=, 0);
  g_assert_cmpint (qz_assignment_get_price (one), ==, qz_assignment_get_price (other));
}

/* Whoever stays keeps all entries; what the one who left scored goes to others. */
static void
test_drop_out (void)
{
  g_autoptr (QzAssignment) before = make_field (1, G_MAXUINT, NULL);
  g_autoptr (QzAssignment) after = NULL;
  guint kept = 0;

  g_assert_true (qz_assignment_solve (before, NULL, NULL));
  after = make_field (3, 4, before);
  g_assert_true (qz_assignment_solve (after, NULL, NULL));
  g_assert_cmpuint (qz_assignment_get_load (after, 4), ==, 0);
  for (guint i = 0; i < qz_assignment_get_pairs (before)->len; i++)
    for (guint k = 0; k < qz_assignment_get_pairs (after)->len; k++)
      kept += memcmp (&g_array_index (qz_assignment_get_pairs (before), QzAssignmentPair, i),
                      &g_array_index (qz_assignment_get_pairs (after), QzAssignmentPair, k),
                      sizeof (QzAssignmentPair))
              == 0;
  g_assert_cmpuint (kept, ==, 160 - qz_assignment_get_load (before, 4));
}

/* Each judge as many as another, as far as limits let it. */
static void
test_even (void)
{
  g_autoptr (QzAssignment) assignment = qz_assignment_new ((QzAssignmentPrices){ 1, 0 }, 7);

  for (guint k = 0; k < 7; k++)
    qz_assignment_add_judge (assignment, "judge", "", 0, k == 0 ? 3 : 1000);
  for (guint i = 0; i < 30; i++)
    {
      qz_assignment_add_entry (assignment, "entry", 3);
      for (guint k = 0; k < 7; k++)
        qz_assignment_allow (assignment, i, k, 0, FALSE);
    }
  g_assert_true (qz_assignment_solve (assignment, NULL, NULL));
  g_assert_cmpuint (qz_assignment_get_load (assignment, 0), ==, 3);
  for (guint k = 1; k < 7; k++)
    {
      g_assert_cmpuint (qz_assignment_get_load (assignment, k), >=, 14);
      g_assert_cmpuint (qz_assignment_get_load (assignment, k), <=, 15);
    }
}

static void
assert_obstacle (QzAssignment *assignment, const char *const *words)
{
  g_autoptr (GError) error = NULL;
  const GPtrArray *obstacles;

  g_assert_false (qz_assignment_solve (assignment, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);
  obstacles = qz_assignment_get_obstacles (assignment);
  g_assert_cmpuint (obstacles->len, ==, 1);
  for (guint i = 0; words[i] != NULL; i++)
    g_assert_nonnull (strstr (obstacles->pdata[0], words[i]));
}

static void
test_obstacles (void)
{
  const QzAssignmentPrices prices = { 1, 1 };
  g_autoptr (QzAssignment) few = qz_assignment_new (prices, 1);
  g_autoptr (QzAssignment) full = qz_assignment_new (prices, 1);
  g_autoptr (QzAssignment) greedy = qz_assignment_new (prices, 1);

  qz_assignment_add_judge (few, "甲", "电力", 0, 10);
  qz_assignment_add_judge (few, "乙", "电力", 0, 10);
  qz_assignment_add_entry (few, "课题一", 2);
  qz_assignment_allow (few, 0, 0, 0, FALSE);
  qz_assignment_allow (few, 0, 1, 0, FALSE);
  assert_obstacle (few, (const char *[]){ "课题一", " 2 ", " 1 ", NULL });

  qz_assignment_add_judge (full, "甲", "", 0, 2);
  qz_assignment_add_judge (full, "乙", "", 0, 2);
  qz_assignment_add_judge (full, "丙", "", 0, 9);
  for (guint i = 0; i < 4; i++)
    {
      qz_assignment_add_entry (full, ((const char *[]){ "一", "二", "三", "四" })[i],
                               i < 3 ? 2 : 1);
      for (guint k = 0; k < 3; k++)
        if (k < 2 || i == 3)
          qz_assignment_allow (full, i, k, 0, FALSE);
    }
  assert_obstacle (full, (const char *[]){ "一", "二", "三", "甲", "乙", NULL });
  g_assert_null (strstr (qz_assignment_get_obstacles (full)->pdata[0], "丙"));

  qz_assignment_add_judge (greedy, "甲", "", 3, 9);
  qz_assignment_add_judge (greedy, "乙", "", 0, 9);
  qz_assignment_add_entry (greedy, "一", 2);
  for (guint k = 0; k < 2; k++)
    qz_assignment_allow (greedy, 0, k, 0, FALSE);
  assert_obstacle (greedy, (const char *[]){ "甲", " 3 ", " 1 ", NULL });
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/assignment/all-answers", test_all_answers);
  g_test_add_func ("/rules/assignment/seed", test_seed);
  g_test_add_func ("/rules/assignment/drop-out", test_drop_out);
  g_test_add_func ("/rules/assignment/even", test_even);
  g_test_add_func ("/rules/assignment/obstacles", test_obstacles);
  return g_test_run ();
}
