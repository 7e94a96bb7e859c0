/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assignments beside LEMON's network simplex: 500 questions that have an answer, 500 that have none;
   each asked twice. */

#include "assignment-lemon.h"

#include "model/qz-error.h"

static guint
pick (GRand *random, guint from, guint below)
{
  return from + g_rand_int (random) % (below - from);
}

static LemonQuestion
make_question (GRand *random)
{
  LemonQuestion question;
  guint n_entries = pick (random, 5, 80);
  guint n_judges = pick (random, 3, 25);
  guint wanted = pick (random, 1, MIN (7U, n_judges));
  guint even = n_entries * wanted / n_judges;
  guint n_houses = pick (random, 1, 2 * n_judges);

  question.prices = { static_cast<int> (pick (random, 0, 5)), static_cast<int> (pick (random, 0, 5)) };
  for (guint k = 0; k < n_judges; k++)
    {
      guint min = pick (random, 0, 3) == 0 ? pick (random, 0, even + 1) : 0;

      question.judges.push_back (
          { pick (random, 0, n_houses + 1), min, min + pick (random, even / 2, 2 * even + 3),
            pick (random, 0, 6) == 0 ? pick (random, 0, even + 2) : 0 });
    }
  for (guint i = 0; i < n_entries; i++)
    {
      /* Link entries are read by more judges than others. */
      question.wanted.push_back (pick (random, 0, 20) == 0 ? MIN (2 * wanted, n_judges) : wanted);
      for (guint k = 0; k < n_judges; k++)
        if (pick (random, 0, 9) > 0)
          question.pairs.push_back ({ i, k, pick (random, 0, QZ_ASSIGNMENT_WORST + 1) });
    }
  return question;
}

/* The same question with the same seed has the same answer, to the last pair and sentence. */
static void
check_again (const LemonQuestion &question, guint32 seed, const QzAssignment *first)
{
  g_autoptr (QzAssignment) again = lemon_ask_ours (question, seed);
  const GArray *pairs = qz_assignment_get_pairs (first);
  const GPtrArray *obstacles = qz_assignment_get_obstacles (first);

  qz_assignment_solve (again, nullptr, nullptr);
  g_assert_cmpmem (pairs->data, pairs->len * sizeof (QzAssignmentPair),
                   qz_assignment_get_pairs (again)->data,
                   qz_assignment_get_pairs (again)->len * sizeof (QzAssignmentPair));
  g_assert_cmpuint (obstacles->len, ==, qz_assignment_get_obstacles (again)->len);
  for (guint i = 0; i < obstacles->len; i++)
    g_assert_cmpstr (static_cast<const char *> (obstacles->pdata[i]), ==,
                     static_cast<const char *> (qz_assignment_get_obstacles (again)->pdata[i]));
}

static void
test_same_price ()
{
  guint n_solved = 0;
  guint n_impossible = 0;

  for (guint32 seed = 0; n_solved < 500 || n_impossible < 500; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      LemonQuestion question = make_question (random);
      g_autoptr (QzAssignment) ours = lemon_ask_ours (question, seed);
      g_autoptr (GError) error = nullptr;
      gint64 price = 0;
      bool solved = qz_assignment_solve (ours, nullptr, &error);

      g_assert_cmpint (solved, ==, lemon_solve (question, &price));
      check_again (question, seed, ours);
      ++(solved ? n_solved : n_impossible);
      if (solved)
        g_assert_cmpint (qz_assignment_get_price (ours), ==, price);
      else
        g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, nullptr);
  g_test_add_func ("/rules/assignment/same-price-as-lemon", test_same_price);
  return g_test_run ();
}
