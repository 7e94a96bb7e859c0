/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single judges for each entry: what is kept, what all read, and that nothing better exists. */

#include "config.h"

#include "model/qz-error.h"
#include "rules/qz-seat-plan.h"

#define MOST 4

/* A plan small enough to try all. */
typedef struct
{
  guint n_entries;
  guint n_judges;
  guint per_entry;
  guint least[MOST];
  guint most[MOST]; /* 0: no limit */
  guint house[MOST];
  gboolean dismissed[MOST];
  gboolean link[MOST];
  gboolean forbidden[MOST][MOST];
  gboolean seated[MOST][MOST];
  gboolean kept[MOST][MOST];
  guint penalty[MOST][MOST];
} Question;

static void
make_random (GRand *random, Question *question)
{
  gboolean adjusts = g_rand_boolean (random);

  memset (question, 0, sizeof *question);
  question->n_entries = (guint) g_rand_int_range (random, 1, MOST + 1);
  question->n_judges = (guint) g_rand_int_range (random, 1, MOST + 1);
  question->per_entry = (guint) g_rand_int_range (random, 1, 4);
  for (guint i = 0; i < question->n_entries; i++)
    question->link[i] = g_rand_int_range (random, 0, 5) == 0;
  for (guint k = 0; k < question->n_judges; k++)
    {
      question->least[k] = g_rand_int_range (random, 0, 4) == 0;
      question->most[k] = g_rand_boolean (random) ? (guint) g_rand_int_range (random, 2, 5) : 0;
      question->house[k] = (guint) g_rand_int_range (random, 0, 4);
      question->dismissed[k] = adjusts && g_rand_int_range (random, 0, 5) == 0;
      for (guint i = 0; i < question->n_entries; i++)
        {
          question->forbidden[i][k] = g_rand_int_range (random, 0, 6) == 0;
          question->seated[i][k] = adjusts && g_rand_boolean (random);
          question->kept[i][k] = question->seated[i][k] && g_rand_int_range (random, 0, 3) == 0;
          question->penalty[i][k] = (guint) g_rand_int_range (random, 0, 3) * 50;
        }
    }
}

static QzSeatPlan *
ask (const Question *question, guint32 seed)
{
  static const char *const houses[] = { "", "电力", "地铁", "港务" };
  QzSeatPlan *self = qz_seat_plan_new (question->per_entry, seed);

  for (guint k = 0; k < question->n_judges; k++)
    qz_seat_plan_add_judge (self, "judge", houses[question->house[k]], question->least[k],
                            question->most[k]);
  for (guint i = 0; i < question->n_entries; i++)
    qz_seat_plan_add_entry (self, "entry", question->link[i]);
  for (guint k = 0; k < question->n_judges; k++)
    {
      if (question->dismissed[k])
        qz_seat_plan_dismiss (self, k);
      for (guint i = 0; i < question->n_entries; i++)
        {
          qz_seat_plan_set_penalty (self, i, k, question->penalty[i][k]);
          if (question->forbidden[i][k])
            qz_seat_plan_forbid (self, i, k);
          if (question->seated[i][k])
            qz_seat_plan_seat (self, i, k, question->kept[i][k]);
        }
    }
  return self;
}

static gboolean
may_sit (const Question *question, guint entry, guint judge)
{
  return !question->forbidden[entry][judge] && !question->dismissed[judge];
}

/* Whether a set of judges may score an entry. */
static gboolean
fits (const Question *question, guint entry, guint set)
{
  guint houses = 0;
  guint kept_houses = 0;
  guint n_kept = 0;
  guint n = 0;

  for (guint k = 0; k < question->n_judges; k++)
    {
      gboolean kept = question->kept[entry][k];

      if (kept && !((set >> k) & 1))
        return FALSE;
      n_kept += kept;
      kept_houses |= kept ? 1u << question->house[k] : 0;
    }
  for (guint k = 0; k < question->n_judges; k++)
    {
      gboolean on = (set >> k) & 1;

      n += on;
      if (question->kept[entry][k])
        continue;
      if (question->link[entry] ? on != may_sit (question, entry, k)
                                : on && !may_sit (question, entry, k))
        return FALSE;
      if (!on || question->link[entry] || question->house[k] == 0)
        continue;
      if (((houses | kept_houses) >> question->house[k]) & 1)
        return FALSE;
      houses |= 1u << question->house[k];
    }
  return question->link[entry] || n == MAX (question->per_entry, n_kept);
}

/* Changes first, then what the plan promises to keep low; -1 when it does not keep to the limits.
 */
static gint64
appraise (const Question *question, const guint *sets)
{
  guint loads[MOST] = { 0 };
  guint fixed[MOST] = { 0 };
  gint64 price = 0;
  gint64 changes = 0;

  for (guint i = 0; i < question->n_entries; i++)
    {
      if (!fits (question, i, sets[i]))
        return -1;
      for (guint k = 0; k < question->n_judges; k++)
        {
          if (!((sets[i] >> k) & 1))
            continue;
          loads[k]++;
          price += 10 * (2 * (gint64) loads[k] - 1);
          if (question->link[i] || question->kept[i][k])
            {
              fixed[k]++;
              continue;
            }
          price += question->penalty[i][k];
          changes += !question->seated[i][k];
        }
    }
  for (guint k = 0; k < question->n_judges; k++)
    if (!question->dismissed[k]
        && (loads[k] < question->least[k]
            || (question->most[k] > 0 && loads[k] > fixed[k] && loads[k] > question->most[k])))
      return -1;
  return changes * 1000000 + price;
}

static gint64
try_all (const Question *question)
{
  guint sets[MOST] = { 0 };
  gint64 best = -1;

  for (;;)
    {
      gint64 price = appraise (question, sets);
      guint i = 0;

      if (price >= 0 && (best < 0 || price < best))
        best = price;
      while (i < question->n_entries && ++sets[i] == 1u << question->n_judges)
        sets[i++] = 0;
      if (i == question->n_entries)
        return best;
    }
}

static void
check_loads (const QzSeatPlan *plan, const Question *question)
{
  for (guint k = 0; k < question->n_judges; k++)
    {
      guint load = 0;
      guint former = 0;

      for (guint i = 0; i < question->n_entries; i++)
        {
          load += qz_seat_plan_has (plan, i, k);
          former += qz_seat_plan_had (plan, i, k);
          g_assert_cmpint (qz_seat_plan_had (plan, i, k), ==, question->seated[i][k]);
        }
      g_assert_cmpuint (load, ==, qz_seat_plan_get_load (plan, k));
      g_assert_cmpuint (former, ==, qz_seat_plan_get_former_load (plan, k));
    }
}

static void
test_all_plans (void)
{
  guint counts[2] = { 0 };

  for (guint32 seed = 0; seed < 1500; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (QzSeatPlan) plan = NULL;
      g_autoptr (QzSeatPlan) again = NULL;
      g_autoptr (GError) error = NULL;
      Question question;
      guint sets[MOST] = { 0 };
      gint64 best;
      gboolean solved;

      make_random (random, &question);
      plan = ask (&question, seed);
      again = ask (&question, seed);
      best = try_all (&question);
      solved = qz_seat_plan_solve (plan, NULL, &error);
      g_assert_cmpint (qz_seat_plan_solve (again, NULL, NULL), ==, solved);
      g_assert_cmpint (solved, ==, best >= 0);
      counts[solved]++;
      if (!solved)
        {
          g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);
          g_assert_cmpuint (qz_seat_plan_get_obstacles (plan)->len, >, 0);
          continue;
        }
      for (guint i = 0; i < question.n_entries; i++)
        for (guint k = 0; k < question.n_judges; k++)
          {
            sets[i] |= (guint) qz_seat_plan_has (plan, i, k) << k;
            g_assert_cmpint (qz_seat_plan_has (again, i, k), ==, qz_seat_plan_has (plan, i, k));
          }
      g_assert_cmpint (appraise (&question, sets), ==, best);
      check_loads (plan, &question);
    }
  g_assert_cmpuint (counts[FALSE], >, 200);
  g_assert_cmpuint (counts[TRUE], >, 200);
}

/* Who stands in the way is named. */
static void
test_names (void)
{
  g_autoptr (QzSeatPlan) plan = qz_seat_plan_new (2, 1);
  g_autoptr (GError) error = NULL;

  qz_seat_plan_add_judge (plan, "专家甲", "电力", 0, 1);
  qz_seat_plan_add_judge (plan, "专家乙", "地铁", 0, 1);
  qz_seat_plan_add_entry (plan, "2018-QC-0001", FALSE);
  qz_seat_plan_add_entry (plan, "2018-QC-0002", FALSE);
  g_assert_false (qz_seat_plan_solve (plan, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);
  g_assert_nonnull (strstr (error->message, "专家甲"));
  g_assert_nonnull (strstr (error->message, "2018-QC-0002"));
}

/* 2,000 entries, 150 judges: no answer, and within a second that is said. */
static void
test_large (void)
{
  for (guint most = 66; most <= 70; most += 4)
    {
      g_autoptr (QzSeatPlan) plan = qz_seat_plan_new (5, 1);
      g_autoptr (GError) error = NULL;
      gint64 start;

      for (guint k = 0; k < 150; k++)
        {
          g_autofree char *house = g_strdup_printf ("单位%u", k % 97);

          qz_seat_plan_add_judge (plan, "专家", house, 10, most);
        }
      for (guint i = 0; i < 2000; i++)
        qz_seat_plan_add_entry (plan, "课题", i < 3);
      for (guint i = 0; i < 2000; i++)
        for (guint k = 0; k < 150; k++)
          {
            qz_seat_plan_set_penalty (plan, i, k, (i % 9 == k % 9) ? 0 : 100);
            if (i % 97 == k % 97)
              qz_seat_plan_forbid (plan, i, k);
          }
      start = g_get_monotonic_time ();
      g_assert_cmpint (qz_seat_plan_solve (plan, NULL, &error), ==, most == 70);
      g_test_message ("%u: %" G_GINT64_FORMAT " ms", most,
                      (g_get_monotonic_time () - start) / 1000);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/seat-plan/all-plans", test_all_plans);
  g_test_add_func ("/rules/seat-plan/names", test_names);
  g_test_add_func ("/rules/seat-plan/large", test_large);
  return g_test_run ();
}
