/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Panels for a whole stage: even, together, seated apart from what is recused. */

#include "config.h"

#include "model/qz-error.h"
#include "rules/qz-panel-plan.h"

#define N_ENTRIES 120
#define N_JUDGES 24
#define N_PANELS 4
#define N_SEATS 5

static gboolean
is_conflict (guint entry, guint judge)
{
  return (entry * 7 + judge * 13) % 29 == 0;
}

static QzPanelPlan *
make_plan (guint32 seed)
{
  static const char *const trades[] = { "制造", "建筑", "电力", "服务", "交通" };
  QzPanelPlan *plan = qz_panel_plan_new (N_PANELS, N_SEATS, seed);

  for (guint i = 0; i < N_ENTRIES; i++)
    qz_panel_plan_add_entry (plan, trades[i % G_N_ELEMENTS (trades)]);
  for (guint i = 0; i < N_JUDGES; i++)
    {
      g_autofree char *house = g_strdup_printf ("单位%u", i / 2);

      qz_panel_plan_add_judge (plan, "专家", house);
    }
  for (guint entry = 0; entry < N_ENTRIES; entry++)
    for (guint judge = 0; judge < N_JUDGES; judge++)
      if (is_conflict (entry, judge))
        qz_panel_plan_add_conflict (plan, entry, judge);
  return plan;
}

static void
test_plan (void)
{
  g_autoptr (QzPanelPlan) plan = make_plan (1);
  g_autoptr (QzPanelPlan) again = make_plan (1);
  g_autoptr (GError) error = NULL;
  guint sizes[N_PANELS] = { 0 };
  guint seats[N_PANELS] = { 0 };
  guint blocked = 0;

  g_assert_true (qz_panel_plan_solve (plan, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (qz_panel_plan_solve (again, NULL, NULL));
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      guint panel = qz_panel_plan_get_panel (plan, i);

      guint origin = qz_panel_plan_get_origin (plan, i);
      gboolean moved = FALSE;

      sizes[panel]++;
      g_assert_cmpuint (qz_panel_plan_get_panel (again, i), ==, panel);
      for (guint k = 0; k < N_JUDGES; k++)
        moved = moved || (is_conflict (i, k) && qz_panel_plan_get_seat (plan, k) == origin);
      /* Only what is recused is moved, and all of it. */
      g_assert_cmpint (origin != panel, ==, moved);
      for (guint k = 0; k < N_JUDGES; k++)
        blocked += is_conflict (i, k) && qz_panel_plan_get_seat (plan, k) == panel;
    }
  for (guint i = 0; i < N_JUDGES; i++)
    {
      guint panel = qz_panel_plan_get_seat (plan, i);

      g_assert_cmpuint (qz_panel_plan_get_seat (again, i), ==, panel);
      if (panel == QZ_PANEL_PLAN_NONE)
        continue;
      seats[panel]++;
      g_assert_cmpuint (qz_panel_plan_get_seat (plan, i ^ 1), !=, panel);
    }
  for (guint i = 0; i < N_PANELS; i++)
    {
      g_assert_cmpuint (seats[i], ==, N_SEATS);
      g_assert_cmpuint (sizes[i], >=, 20);
      g_assert_cmpuint (sizes[i], <=, 40);
    }
  g_assert_cmpuint (blocked, ==, 0);
}

/* Without anything recused each trade stays together and the panels are of one size. */
static void
test_together (void)
{
  g_autoptr (QzPanelPlan) plan = qz_panel_plan_new (3, 1, 1);

  for (guint i = 0; i < 30; i++)
    qz_panel_plan_add_entry (plan, ((const char *[]){ "a", "b", "c" })[i % 3]);
  for (guint i = 0; i < 3; i++)
    qz_panel_plan_add_judge (plan, "专家", "");
  g_assert_true (qz_panel_plan_solve (plan, NULL, NULL));
  for (guint i = 0; i < 30; i++)
    g_assert_cmpuint (qz_panel_plan_get_panel (plan, i), ==, i % 3);
}

static void
test_too_few (void)
{
  g_autoptr (QzPanelPlan) plan = qz_panel_plan_new (2, 2, 1);
  g_autoptr (QzPanelPlan) one_house = qz_panel_plan_new (1, 2, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) second = NULL;

  qz_panel_plan_add_entry (plan, "");
  for (guint i = 0; i < 3; i++)
    qz_panel_plan_add_judge (plan, "张三", "");
  g_assert_false (qz_panel_plan_solve (plan, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);

  for (guint i = 0; i < 4; i++)
    qz_panel_plan_add_judge (one_house, "张三", "电力公司");
  g_assert_false (qz_panel_plan_solve (one_house, NULL, &second));
  g_assert_error (second, QZ_ERROR, QZ_ERROR_STATE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/panel-plan/plan", test_plan);
  g_test_add_func ("/rules/panel-plan/together", test_together);
  g_test_add_func ("/rules/panel-plan/too-few", test_too_few);
  return g_test_run ();
}
