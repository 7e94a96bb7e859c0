/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts found, declared and dismissed, on the real edition: who sits where, and what counts. */

#include "config.h"

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-add-judges.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-decide-conflict.h"
#include "operations/qz-make-panel.h"
#include "operations/qz-plan-panels.h"
#include "operations/qz-record-sheet.h"
#include "operations/qz-verify-audit.h"
#include "review-fixture.h"
#include "rules/qz-finding.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-sheet-table.h"

#define N_ENTRIES 4
#define FIRST "2018-QC-0001"

/* Of the unit of the first entry, of a branch of that of the second, a namesake of a member of all,
 * and one whom nothing concerns. */
static void
fill (Office *office)
{
  g_autoptr (QzAddJudges) add = qz_add_judges_new (office->workspace);

  for (guint i = 1; i <= N_ENTRIES; i++)
    g_free (office_submit (office, "qc-group", "problem-self", i));
  qz_add_judges_add (add, "甲", "上海第1机械制造有限公司", NULL, NULL, NULL);
  qz_add_judges_add (add, "乙", "上海第2机械制造有限公司嘉定分公司", NULL, NULL, NULL);
  qz_add_judges_add (add, "张三", "某大学", NULL, NULL, NULL);
  qz_add_judges_add (add, "丁", "某研究所", NULL, NULL, NULL);
  office_run (add);
}

typedef struct
{
  GPtrArray *conflicts;
  const char *entry;
  const char *judge;
  GPtrArray *sheets;
} Reading;

static gboolean
read_conflicts (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  g_autoptr (GPtrArray) judges = qz_judge_table_list (connection, error);

  for (guint i = 1; i <= N_ENTRIES; i++)
    {
      g_autofree char *number = g_strdup_printf ("2018-QC-%04u", i);

      g_ptr_array_add (entries, qz_entry_table_get_by_number (connection, number, error));
    }
  reading->conflicts = qz_conflict_access_list (connection, entries, judges, error);
  return reading->conflicts != NULL;
}

static gboolean
read_sheets (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autoptr (QzEntry) entry = qz_entry_table_get_by_number (connection, FIRST, error);

  reading->sheets = qz_sheet_table_list_by_entry (connection, entry->id, error);
  return reading->sheets != NULL;
}

static GPtrArray *
list_conflicts (Office *office)
{
  Reading reading = { NULL };

  g_assert_true (
      qz_store_read (qz_workspace_get_store (office->workspace), read_conflicts, &reading, NULL));
  return reading.conflicts;
}

static guint
count_in (const GPtrArray *conflicts, QzConflictState state)
{
  guint n = 0;

  for (guint i = 0; i < conflicts->len; i++)
    n += ((const QzConflict *) conflicts->pdata[i])->state == state;
  return n;
}

static void
decide (Office *office,
        const char *judge,
        QzConflictState state,
        const char *approver,
        int code,
        const char *words)
{
  g_autoptr (QzDecideConflict) operation =
      qz_decide_conflict_new (office->workspace, FIRST, judge, state, "已核实", approver);

  if (words == NULL)
    office_run (operation);
  else
    office_refuse (operation, code, words);
}

/* The last entry becomes last year's one of the same project as the first, scored by 丁. */
static gboolean
put_past (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_table_get_by_number (connection, FIRST, error);
  g_autoptr (QzEntry) past = qz_entry_table_get_by_number (connection, "2018-QC-0004", error);
  g_autoptr (GPtrArray) judges = qz_judge_table_list (connection, error);
  g_autoptr (QzSheet) sheet = qz_sheet_new ();
  g_autoptr (QzStatement) statement = NULL;

  qz_text_take (&sheet->id, g_uuid_string_random ());
  qz_text_set (&sheet->entry, past->id);
  qz_text_set (&sheet->stage, "document");
  qz_text_set (&sheet->rubric, "any");
  sheet->state = QZ_SHEET_LOCKED;
  for (guint i = 0; i < judges->len; i++)
    if (strcmp (((const QzJudge *) judges->pdata[i])->name, "丁") == 0)
      qz_text_set (&sheet->judge, ((const QzJudge *) judges->pdata[i])->id);
  statement = qz_connection_prepare (connection,
                                     "UPDATE entry SET edition = 'shanghai-2017', created = '2017',"
                                     " title = $1, unit_name = $2 WHERE id = $3",
                                     error);
  qz_statement_bind_text (statement, "$1", entry->title);
  qz_statement_bind_text (statement, "$2", entry->unit_name);
  qz_statement_bind_text (statement, "$3", past->id);
  return qz_statement_run (statement, error) && qz_sheet_table_put (connection, sheet, error);
}

static void
test_past (Office *office, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (QzPlanPanels) plan = NULL;
  guint n = 0;

  fill (office);
  before = list_conflicts (office);
  g_assert_true (qz_store_write (qz_workspace_get_store (office->workspace), NULL, put_past, NULL,
                                 NULL, NULL));
  after = list_conflicts (office);
  for (guint i = 0; i < before->len; i++)
    g_assert_cmpuint (((const QzConflict *) before->pdata[i])->causes
                          & (QZ_CONFLICT_SCORED | QZ_CONFLICT_WORKED),
                      ==, 0);
  for (guint i = 0; i < after->len; i++)
    {
      const QzConflict *conflict = after->pdata[i];

      if ((conflict->causes & QZ_CONFLICT_SCORED) == 0)
        continue;
      g_assert_cmpuint (conflict->state, ==, QZ_CONFLICT_SUGGESTED);
      g_assert_true (g_str_has_suffix (conflict->match, "(shanghai-2017)"));
      n++;
    }
  g_assert_cmpuint (n, ==, 1);

  /* What was declared then is not judged now. */
  plan = qz_plan_panels_new (office->workspace, "qc-group", NULL, 1, 2, 1);
  office_run (plan);
  g_assert_cmpuint (((const QzPanel *) qz_plan_panels_get_panels (plan)->pdata[0])->entries, ==,
                    N_ENTRIES - 1);
}

static void
test_found (Office *office, gconstpointer data)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (QzDecideConflict) blank = NULL;
  g_autoptr (QzVerifyAudit) audit = NULL;

  fill (office);
  conflicts = list_conflicts (office);
  g_assert_cmpuint (conflicts->len, ==, N_ENTRIES + 2);
  g_assert_cmpuint (count_in (conflicts, QZ_CONFLICT_FORCED), ==, 1);

  decide (office, "丁", QZ_CONFLICT_DISMISSED, NULL, QZ_ERROR_NOT_FOUND, "丁");
  decide (office, "甲", QZ_CONFLICT_DISMISSED, NULL, QZ_ERROR_INVALID, "甲");
  decide (office, "甲", QZ_CONFLICT_DISMISSED, "  ", QZ_ERROR_INVALID, "甲");
  decide (office, "谁也不是", QZ_CONFLICT_DISMISSED, NULL, QZ_ERROR_NOT_FOUND, "谁也不是");
  blank =
      qz_decide_conflict_new (office->workspace, FIRST, "张三", QZ_CONFLICT_DISMISSED, " ", NULL);
  office_refuse (blank, QZ_ERROR_INVALID, "reason");
  decide (office, "甲", QZ_CONFLICT_DISMISSED, "秘书长", 0, NULL);
  decide (office, "甲", QZ_CONFLICT_DISMISSED, "秘书长", QZ_ERROR_STATE, "已核实");
  decide (office, "张三", QZ_CONFLICT_DISMISSED, NULL, 0, NULL);
  decide (office, "丁", QZ_CONFLICT_FORCED, NULL, 0, NULL);
  decide (office, "丁", QZ_CONFLICT_FORCED, NULL, QZ_ERROR_STATE, "已核实");

  after = list_conflicts (office);
  g_assert_cmpuint (after->len, ==, N_ENTRIES + 3);
  g_assert_cmpuint (count_in (after, QZ_CONFLICT_FORCED), ==, 1);
  g_assert_cmpuint (count_in (after, QZ_CONFLICT_DISMISSED), ==, 2);
  audit = qz_verify_audit_new (office->workspace);
  office_run (audit);
}

/* A plan keeps away whoever has to be decided on, and no longer once it was dismissed. */
static void
test_seats (Office *office, gconstpointer data)
{
  g_autoptr (QzPlanPanels) all = NULL;
  g_autoptr (QzMakePanel) panel = NULL;
  const char *const judges[] = { "甲", "张三", "丁", NULL };
  const GPtrArray *findings;
  guint of_first = 0;

  fill (office);
  all = qz_plan_panels_new (office->workspace, "qc-group", NULL, 1, 4, 1);
  office_run (all);
  g_assert_cmpuint (qz_plan_panels_get_findings (all)->len, ==, N_ENTRIES + 2);
  decide (office, "甲", QZ_CONFLICT_DISMISSED, "秘书长", 0, NULL);
  panel = qz_make_panel_new (office->workspace, "qc-group", NULL, "第一组", judges);
  office_run (panel);
  findings = qz_make_panel_get_findings (panel);
  g_assert_cmpuint (findings->len, ==, N_ENTRIES);
  for (guint i = 0; i < findings->len; i++)
    of_first += strstr (((const QzFinding *) findings->pdata[i])->message, "甲") != NULL;
  g_assert_cmpuint (of_first, ==, 0);
}

/* A conflict that is told late takes the sheet out of the total. */
static void
test_late (Office *office, gconstpointer data)
{
  const char *const judges[] = { "甲", "张三", "丁", NULL };
  g_autoptr (QzMakePanel) panel = NULL;
  g_autoptr (QzRecordSheet) sheet = NULL;
  g_autoptr (QzDecideConflict) late = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  Reading reading = { NULL };

  fill (office);
  panel = qz_make_panel_new (office->workspace, "qc-group", NULL, "第一组", judges);
  office_run (panel);
  sheet = qz_record_sheet_new (office->workspace, FIRST, "丁", NULL);
  qz_record_sheet_set_state (sheet, QZ_SHEET_OPEN);
  office_run (sheet);
  late =
      qz_decide_conflict_new (office->workspace, FIRST, "丁", QZ_CONFLICT_FORCED, "曾任顾问", NULL);
  office_run (late);
  g_assert_cmpuint (qz_decide_conflict_get_n_sheets (late), ==, 1);
  g_assert_cmpuint (qz_decide_conflict_get_conflict (late)->causes, ==, QZ_CONFLICT_DECLARED);
  g_assert_true (
      qz_store_read (qz_workspace_get_store (office->workspace), read_sheets, &reading, NULL));
  sheets = reading.sheets;
  g_assert_cmpuint (sheets->len, ==, 1);
  g_assert_cmpint (((const QzSheet *) sheets->pdata[0])->state, ==, QZ_SHEET_RECUSED);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/conflicts/" name, Office, NULL, office_set_up, func, office_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("found", test_found);
  ADD ("past", test_past);
  ADD ("seats", test_seats);
  ADD ("late", test_late);
  return g_test_run ();
}
