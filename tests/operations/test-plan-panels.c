/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All entries of an activity split into panels, on the real edition. */

#include "config.h"

#include "model/qz-error.h"
#include "operations/qz-add-judges.h"
#include "operations/qz-plan-panels.h"
#include "operations/qz-record-sheet.h"
#include "operations/qz-verify-audit.h"
#include "review-fixture.h"
#include "rules/qz-conflict-rules.h"
#include "store/qz-panel-table.h"

#define N_ENTRIES 12

/* Judges of the first units among those of others; entry i comes from unit i. */
static void
fill (Office *office)
{
  g_autoptr (QzAddJudges) add = qz_add_judges_new (office->workspace);

  for (guint i = 1; i <= N_ENTRIES; i++)
    g_free (office_submit (office, "qc-group", i % 3 == 0 ? "innovation" : "problem-self", i));
  for (guint i = 1; i <= 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("专家%u", i);
      g_autofree char *house =
          i <= 4 ? g_strdup_printf ("上海第%u机械制造公司", i) : g_strdup_printf ("第%u研究所", i);

      qz_add_judges_add (add, name, house, NULL, NULL, NULL);
    }
  office_run (add);
}

static gboolean
read_panels (QzConnection *connection, gpointer data, GError **error)
{
  GPtrArray **panels = data;

  *panels = qz_panel_table_list (connection, "qc-group", error);
  return *panels != NULL;
}

static GPtrArray *
list_panels (Office *office)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *panels = NULL;

  g_assert_true (
      qz_store_read (qz_workspace_get_store (office->workspace), read_panels, &panels, &error));
  return panels;
}

static void
assert_plan (Office *office, const GPtrArray *panels)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < panels->len; i++)
    {
      const QzPanel *panel = panels->pdata[i];

      g_assert_cmpuint (panel->judges->len, ==, 3);
      g_assert_cmpstr (panel->head, ==, ((const QzJudge *) panel->judges->pdata[0])->id);
      g_assert_cmpuint (g_strv_length (panel->entry_ids), ==, panel->entries);
      for (guint k = 0; panel->entry_ids[k] != NULL; k++)
        {
          g_autoptr (QzEntry) entry = office_get_entry (office, panel->entry_ids[k]);

          g_assert_true (g_hash_table_add (seen, panel->entry_ids[k]));
          for (guint j = 0; j < panel->judges->len; j++)
            {
              const QzJudge *judge = panel->judges->pdata[j];
              g_autofree char *house = qz_conflict_dup_house (judge->organisation);
              g_autofree char *unit = qz_conflict_dup_house (entry->unit_name);

              g_assert_false (qz_conflict_is_same_house (house, unit));
            }
        }
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, N_ENTRIES);
}

static void
test_plan (Office *office, gconstpointer data)
{
  g_autoptr (QzPlanPanels) look = NULL;
  g_autoptr (QzPlanPanels) first = NULL;
  g_autoptr (QzPlanPanels) second = NULL;
  g_autoptr (QzVerifyAudit) audit = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) stored = NULL;

  fill (office);
  look = qz_plan_panels_new (office->workspace, "qc-group", NULL, 2, 3, 1);
  qz_plan_panels_set_dry_run (look, TRUE);
  office_run (look);
  assert_plan (office, qz_plan_panels_get_panels (look));
  g_assert_cmpuint (qz_plan_panels_get_findings (look)->len, ==, 0);
  none = list_panels (office);
  g_assert_cmpuint (none->len, ==, 0);

  first = qz_plan_panels_new (office->workspace, "qc-group", NULL, 2, 3, 1);
  office_run (first);
  second = qz_plan_panels_new (office->workspace, "qc-group", NULL, 2, 3, 2);
  office_run (second);
  assert_plan (office, qz_plan_panels_get_panels (second));
  stored = list_panels (office);
  g_assert_cmpuint (stored->len, ==, 2);
  for (guint i = 0; i < stored->len; i++)
    g_assert_cmpuint (((const QzPanel *) stored->pdata[i])->judges->len, ==, 3);
  audit = qz_verify_audit_new (office->workspace);
  office_run (audit);
}

static void
test_refused (Office *office, gconstpointer data)
{
  g_autoptr (QzPlanPanels) unknown = NULL;
  g_autoptr (QzPlanPanels) stage = NULL;
  g_autoptr (QzPlanPanels) panels = NULL;
  g_autoptr (QzPlanPanels) judges = NULL;
  g_autoptr (QzPlanPanels) plan = NULL;
  g_autoptr (QzPlanPanels) late = NULL;
  const QzPanel *panel;

  fill (office);
  unknown = qz_plan_panels_new (office->workspace, "nonsense", NULL, 2, 3, 1);
  office_refuse (unknown, QZ_ERROR_NOT_FOUND, "nonsense");
  stage = qz_plan_panels_new (office->workspace, "qc-group", "final", 2, 3, 1);
  office_refuse (stage, QZ_ERROR_NOT_FOUND, "final");
  panels = qz_plan_panels_new (office->workspace, "qc-group", NULL, N_ENTRIES + 1, 1, 1);
  office_refuse (panels, QZ_ERROR_INVALID, "12");
  judges = qz_plan_panels_new (office->workspace, "qc-group", NULL, 2, 5, 1);
  office_refuse (judges, QZ_ERROR_STATE, "judges");

  plan = qz_plan_panels_new (office->workspace, "qc-group", NULL, 1, 1, 1);
  office_run (plan);
  panel = qz_plan_panels_get_panels (plan)->pdata[0];
  {
    g_autoptr (QzRecordSheet) sheet =
        qz_record_sheet_new (office->workspace, panel->entry_ids[0], panel->head, NULL);

    qz_record_sheet_set_state (sheet, QZ_SHEET_OPEN);
    office_run (sheet);
  }
  late = qz_plan_panels_new (office->workspace, "qc-group", NULL, 1, 1, 1);
  office_refuse (late, QZ_ERROR_STATE, panel->name);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/plan-panels/" name, Office, NULL, office_set_up, func, office_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("plan", test_plan);
  ADD ("refused", test_refused);
  return g_test_run ();
}
