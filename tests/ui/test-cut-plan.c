/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cut lines that are tried out give what giving the levels gives: floors and stages included. */

#include "config.h"

#include "model/qz-points.h"
#include "review-fixture.h"
#include "ui/review/qz-cut-plan.h"

#define N_ENTRIES 5

/* 95, 90, 85, 80 and 75 points of one judge, by whom they are ranked. */
static void
judge (Office *office)
{
  static const guint topics[N_ENTRIES] = { 15, 10, 5, 0, 0 };
  g_autoptr (QzRankActivity) rank = NULL;
  char *numbers[N_ENTRIES];

  office_add_judges (office, 1);
  for (guint i = 0; i < N_ENTRIES; i++)
    numbers[i] = office_submit (office, "qc-group", "problem-self", i + 1);
  office_make_panel (office, "qc-group", NULL, 1);
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      g_autofree char *points =
          g_strdup_printf ("topic=%u causes=30 measures=20 effect=%u report=0 features=10",
                           topics[i], i < 4 ? 20 : 15);

      office_score (office, numbers[i], 1, points);
      g_free (numbers[i]);
    }
  rank = qz_rank_activity_new (office->workspace, "qc-group");
  office_run (rank);
}

static QzCutPlan *
make_plan (Office *office)
{
  g_autoptr (QzRankActivity) rank = qz_rank_activity_new (office->workspace, "qc-group");
  g_autoptr (QzPrepareCuts) known = qz_prepare_cuts_new (office->workspace, "qc-group");

  qz_rank_activity_set_dry (rank, TRUE);
  office_run (rank);
  office_run (known);
  return qz_cut_plan_new (rank, known);
}

static void
assert_as_given (Office *office, QzCutPlan *plan)
{
  g_autoptr (QzAwardActivity) award = qz_award_activity_new (office->workspace, "qc-group");

  qz_cut_plan_set_amounts (plan, award);
  qz_award_activity_set_dry (award, TRUE);
  office_run (award);
  for (guint i = 0; i < qz_cut_plan_get_n_lines (plan); i++)
    g_assert_cmpuint (qz_cut_plan_count (plan, i), ==,
                      qz_award_activity_count (award, qz_cut_plan_get_award (plan, i)->id));
}

/* The award of a line as the edition has it, to be changed for a test. */
static QzAward *
get_award (Office *office, guint i)
{
  const QzActivity *activity =
      qz_edition_find_activity (qz_workspace_get_edition (office->workspace), "qc-group");

  return activity->awards->pdata[i];
}

static void
test_floor (Office *office, gconstpointer data)
{
  g_autoptr (QzCutPlan) plan = NULL;
  gint64 low, high;

  judge (office);
  get_award (office, 0)->floor = 88 * QZ_POINT;
  plan = make_plan (office);
  assert_as_given (office, plan);

  g_assert_true (qz_cut_plan_set_points (plan, 1, 80 * QZ_POINT));
  assert_as_given (office, plan);

  /* Below its floor a level is given to nobody, so no line lies there. */
  qz_cut_plan_get_bounds (plan, 0, &low, &high);
  g_assert_cmpint (low, ==, 88 * QZ_POINT);
  g_assert_true (qz_cut_plan_set_points (plan, 0, 80 * QZ_POINT));
  g_assert_cmpint (qz_cut_plan_get_points (plan, 0), ==, 88 * QZ_POINT);
  g_assert_cmpuint (qz_cut_plan_count (plan, 0), ==, 2);
  g_assert_cmpuint (qz_cut_plan_count (plan, 1), ==, 2);
  assert_as_given (office, plan);
}

static void
test_stage (Office *office, gconstpointer data)
{
  g_autoptr (QzCutPlan) plan = NULL;

  judge (office);
  /* Nobody came to the visits on site, so nobody can have the highest level. */
  g_free (get_award (office, 0)->stage);
  get_award (office, 0)->stage = g_strdup ("on-site");
  plan = make_plan (office);
  assert_as_given (office, plan);
  qz_cut_plan_set_points (plan, 0, 85 * QZ_POINT);
  g_assert_cmpuint (qz_cut_plan_count (plan, 0), ==, 0);
  assert_as_given (office, plan);
  qz_cut_plan_set_points (plan, 2, 75 * QZ_POINT);
  qz_cut_plan_set_points (plan, 1, 80 * QZ_POINT);
  g_assert_cmpuint (qz_cut_plan_count (plan, 1), ==, 4);
  g_assert_cmpuint (qz_cut_plan_count (plan, 2), ==, 1);
  assert_as_given (office, plan);
}

static void
add_test (const char *path, void (*func) (Office *, gconstpointer))
{
  g_test_add (path, Office, NULL, office_set_up, func, office_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_test ("/ui/cut-plan/floor", test_floor);
  add_test ("/ui/cut-plan/stage", test_stage);
  return g_test_run ();
}
