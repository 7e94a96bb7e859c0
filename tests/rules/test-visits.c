/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Routes of on-site visits: districts, days, and who goes together. */

#include "config.h"

#include <locale.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "rules/qz-visit-plan.h"
#include "rules/qz-visit-rules.h"

static void
test_district (void)
{
  static const struct
  {
    const char *address;
    const char *district;
  } cases[] = {
    { "上海市浦东新区世纪大道1号", "浦东新区" },
    { "浦东新区世纪大道1号", "浦东新区" },
    { "上海市崇明县示例路2号", "崇明县" },
    { "江苏省南京市鼓楼区中山路", "鼓楼区" },
    { "上海市黄浦区", "黄浦区" },
    { "上海市张江高科技园区示例路", "" },
    { "上海市示例路3弄云景小区4号", "" },
    { "区", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *district = qz_visit_dup_district (cases[i].address);

      g_assert_cmpstr (district, ==, cases[i].district);
    }
}

/* Judge i is of house i / @per_house; nobody is kept away. */
static QzVisitPlan *
make_plan (guint n_stops, guint n_districts, guint n_judges, guint per_house, guint n_days)
{
  QzVisitPlan *plan = qz_visit_plan_new (n_days, 3, 1);
  g_autofree gboolean *has_time = g_new (gboolean, n_days);

  for (guint i = 0; i < n_days; i++)
    has_time[i] = TRUE;
  for (guint i = 0; i < n_stops; i++)
    {
      g_autofree char *call = g_strdup_printf ("E%02u", i);
      g_autofree char *district = g_strdup_printf ("D%02u", i % n_districts);

      qz_visit_plan_add_stop (plan, call, district, call);
    }
  for (guint i = 0; i < n_judges; i++)
    {
      g_autofree char *house = g_strdup_printf ("house number %02u", i / per_house);

      qz_visit_plan_add_judge (plan, house, has_time);
    }
  return plan;
}

static void
check_plan (const QzVisitPlan *plan, guint n_stops, guint per_house)
{
  g_autofree gboolean *seen = g_new0 (gboolean, n_stops);
  guint n_routes = qz_visit_plan_get_n_routes (plan);

  for (guint i = 0; i < n_routes; i++)
    {
      g_autoptr (GArray) stops = qz_visit_plan_list_stops (plan, i);
      guint one = qz_visit_plan_get_judge (plan, i, 0);
      guint other = qz_visit_plan_get_judge (plan, i, 1);

      g_assert_cmpuint (stops->len, >, 0);
      g_assert_cmpuint (stops->len, <=, 3);
      g_assert_cmpuint (one / per_house, !=, other / per_house);
      for (guint k = 0; k < stops->len; k++)
        {
          guint stop = g_array_index (stops, guint, k);

          g_assert_false (seen[stop]);
          seen[stop] = TRUE;
        }
      for (guint k = 0; k < i; k++)
        if (qz_visit_plan_get_day (plan, k) == qz_visit_plan_get_day (plan, i))
          for (guint who = 0; who < QZ_VISIT_JUDGES; who++)
            {
              g_assert_cmpuint (qz_visit_plan_get_judge (plan, k, who), !=, one);
              g_assert_cmpuint (qz_visit_plan_get_judge (plan, k, who), !=, other);
            }
    }
  for (guint i = 0; i < n_stops; i++)
    g_assert_true (seen[i]);
}

static void
test_routes (void)
{
  for (guint n = 1; n <= 40; n += 3)
    {
      g_autoptr (QzVisitPlan) plan = make_plan (n, 7, 10, 2, 6);
      g_autoptr (GError) error = NULL;

      g_assert_true (qz_visit_plan_solve (plan, NULL, &error));
      g_assert_no_error (error);
      check_plan (plan, n, 2);
    }
}

/* Who has to stay away from one stop goes on no route with it; days and houses narrow it further.
 */
static void
test_conflicts (void)
{
  g_autoptr (QzVisitPlan) plan = make_plan (12, 4, 8, 2, 3);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 12; i++)
    {
      qz_visit_plan_add_conflict (plan, i, i % 8);
      qz_visit_plan_add_conflict (plan, i, (i + 3) % 8);
    }
  g_assert_true (qz_visit_plan_solve (plan, NULL, &error));
  check_plan (plan, 12, 2);
  for (guint i = 0; i < qz_visit_plan_get_n_routes (plan); i++)
    {
      g_autoptr (GArray) stops = qz_visit_plan_list_stops (plan, i);

      for (guint k = 0; k < stops->len; k++)
        for (guint who = 0; who < QZ_VISIT_JUDGES; who++)
          {
            guint stop = g_array_index (stops, guint, k);
            guint judge = qz_visit_plan_get_judge (plan, i, who);

            g_assert_cmpuint (judge, !=, stop % 8);
            g_assert_cmpuint (judge, !=, (stop + 3) % 8);
          }
    }
}

static void
test_impossible (void)
{
  g_autoptr (QzVisitPlan) crowded = make_plan (30, 30, 2, 1, 2);
  g_autoptr (QzVisitPlan) one_house = make_plan (2, 1, 2, 2, 5);
  g_autoptr (QzVisitPlan) kept_away = make_plan (2, 1, 3, 1, 5);
  g_autoptr (GError) error = NULL;

  g_assert_false (qz_visit_plan_solve (crowded, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);
  g_clear_error (&error);
  g_assert_false (qz_visit_plan_solve (one_house, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);
  g_assert_nonnull (strstr (error->message, "E00, E01"));
  g_clear_error (&error);
  qz_visit_plan_add_conflict (kept_away, 1, 0);
  qz_visit_plan_add_conflict (kept_away, 0, 2);
  g_assert_false (qz_visit_plan_solve (kept_away, NULL, &error));
  g_assert_nonnull (strstr (error->message, "E00, E01"));
}

static void
add_judge (QzPanel *panel, const char *name, const char *organisation)
{
  QzJudge *judge = qz_judge_new ();

  qz_text_set (&judge->id, name);
  qz_text_set (&judge->name, name);
  qz_text_set (&judge->organisation, organisation);
  g_ptr_array_add (panel->judges, judge);
}

static void
test_record (void)
{
  g_autoptr (QzVisit) visit = qz_visit_new ();
  g_autoptr (QzPanel) panel = qz_panel_new ();
  g_autoptr (QzRubric) rubric = qz_rubric_new ();
  QzItem *item = qz_item_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) missing = NULL;
  g_auto (GStrv) rest = NULL;

  qz_text_set (&item->id, "records");
  qz_text_set (&item->title, "Records");
  g_ptr_array_add (rubric->items, item);
  qz_text_set (&visit->day, "2018-12-05");
  add_judge (panel, "a", "First Institute");
  g_assert_false (qz_visit_check_judges (panel, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);
  g_clear_error (&error);
  add_judge (panel, "b", "First Institute");
  g_assert_false (qz_visit_check_judges (panel, &error));
  g_clear_error (&error);
  qz_text_set (&((QzJudge *) panel->judges->pdata[1])->organisation, "Another College");
  g_assert_true (qz_visit_check_judges (panel, &error));

  missing = qz_visit_list_missing (visit, rubric, panel->judges);
  g_assert_cmpuint (g_strv_length (missing), ==, 6);
  g_assert_false (qz_visit_check_signature (visit, "a", "2018-12-04", &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (qz_visit_check_signature (visit, "a", "5 December", &error));
  g_clear_error (&error);
  g_assert_true (qz_visit_check_signature (visit, "a", "2018-12-05", &error));
  qz_visit_set_finding (visit, "records", "complete");
  qz_visit_sign (visit, FALSE, "a", "2018-12-05");
  qz_visit_sign (visit, FALSE, "a", "2018-12-06");
  qz_visit_sign (visit, TRUE, "b", "2018-12-05");
  g_assert_cmpuint (visit->signatures->len, ==, 2);
  g_assert_cmpstr (qz_visit_find_signature (visit, "a")->day, ==, "2018-12-06");
  /* Somebody of the unit who is called like a judge is no judge. */
  g_assert_null (qz_visit_find_signature (visit, "b"));
  rest = qz_visit_list_missing (visit, rubric, panel->judges);
  g_assert_cmpuint (g_strv_length (rest), ==, 3);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visits/district", test_district);
  g_test_add_func ("/visits/routes", test_routes);
  g_test_add_func ("/visits/conflicts", test_conflicts);
  g_test_add_func ("/visits/impossible", test_impossible);
  g_test_add_func ("/visits/record", test_record);
  return g_test_run ();
}
