/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changes after scoring began: the form, and who is in the panel. */

#include "config.h"

#include "exchange/qz-edition-reader.h"
#include "model/qz-error.h"
#include "operations/qz-import-edition.h"
#include "operations/qz-make-panel.h"
#include "operations/qz-rank-activity.h"
#include "operations/qz-verify-audit.h"
#include "review-fixture.h"
#include "store/qz-panel-table.h"

#define FILE_2016 "rubrics/qc-problem-2016.json"
#define NINETY "topic=12 causes=28 measures=18 effect=18 report=4.5 features=9.5"
#define EIGHTY "topic=12 causes=24 measures=16 effect=16 report=4 features=8"
#define SEVENTY "topic=10 causes=21 measures=14 effect=14 report=4 features=7"

/* The built-in edition with @old replaced by @new, once, in one of its files. */
static QzImportEdition *
change_edition (Office *office, const char *path, const char *old, const char *new)
{
  g_autofree char *source = qz_edition_builtin_path ("shanghai-2018");
  g_autoptr (GHashTable) files = qz_edition_load_files (source, NULL);
  GBytes *bytes = g_hash_table_lookup (files, path);
  GString *text =
      g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));

  g_assert_cmpuint (g_string_replace (text, old, new, 1), ==, 1);
  g_hash_table_replace (files, g_strdup (path), g_string_free_to_bytes (text));
  return qz_import_edition_new_for_files (office->workspace, files);
}

static gint64
maximum_of_causes (Office *office)
{
  const QzRubric *rubric =
      qz_edition_find_rubric (qz_workspace_get_edition (office->workspace), "qc-problem-2016");

  return qz_rubric_find_item (rubric, "causes")->maximum;
}

static void
rank (Office *office)
{
  g_autoptr (QzRankActivity) operation = qz_rank_activity_new (office->workspace, "qc-group");

  office_run (operation);
}

/* Words may change under the sheets; what points can be given may not, unless somebody decides. */
static void
test_form (Office *office, gconstpointer data)
{
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autoptr (QzImportEdition) early =
      change_edition (office, FILE_2016, "\"max\": 30", "\"max\": 35");
  g_autoptr (QzImportEdition) back = change_edition (office, FILE_2016, "\"2016\"", "\"2016\"");
  g_autoptr (QzImportEdition) words = NULL;
  g_autoptr (QzImportEdition) silent = NULL;
  g_autoptr (QzImportEdition) blank = NULL;
  g_autoptr (QzImportEdition) decided = NULL;

  office_run (early);
  g_assert_cmpint (maximum_of_causes (office), ==, 35000);
  office_run (back);
  g_assert_cmpint (maximum_of_causes (office), ==, 30000);

  office_seat_judges (office, 2);
  office_score (office, a, 1, NINETY);
  office_score (office, a, 2, EIGHTY);
  rank (office);
  office_assert_result (office, a, 85000, 1);

  words = change_edition (office, FILE_2016, "逐条确认末端原因", "逐条确认每个末端原因");
  office_run (words);
  g_assert_cmpuint (qz_import_edition_get_n_sheets (words), ==, 0);
  silent = change_edition (office, FILE_2016, "\"max\": 30", "\"max\": 25");
  office_refuse (silent, QZ_ERROR_STATE, "问题解决型课题成果评审表");
  g_assert_true (qz_import_edition_needs_decision (silent));
  g_assert_cmpint (maximum_of_causes (office), ==, 30000);
  blank = change_edition (office, FILE_2016, "\"max\": 30", "\"max\": 25");
  qz_import_edition_set_decision (blank, "组长甲", "  ");
  office_refuse (blank, QZ_ERROR_INVALID, "reason");

  /* The sheet with 28 of 25 points waits for the head; that with 24 counts. */
  decided = change_edition (office, FILE_2016, "\"max\": 30", "\"max\": 25");
  qz_import_edition_set_decision (decided, "组长甲、组长乙", "评审表印错");
  office_run (decided);
  g_assert_cmpuint (qz_import_edition_get_n_sheets (decided), ==, 2);
  g_assert_cmpuint (qz_import_edition_get_n_held (decided), ==, 1);
  rank (office);
  office_assert_result (office, a, 80000, 1);
}

/* A form that a stage does not use any more would leave its sheets without a meaning. */
static void
test_other_form (Office *office, gconstpointer data)
{
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autoptr (QzImportEdition) other = NULL;

  office_seat_judges (office, 1);
  office_score (office, a, 1, NINETY);
  other = change_edition (office, "activities/qc-group.json", "\"rubric\": \"qc-problem-2016\"",
                          "\"rubric\": \"qc-problem-2020\"");
  qz_import_edition_set_decision (other, "组长甲", "采用新标准");
  office_refuse (other, QZ_ERROR_STATE, "does not use any more");
  g_assert_false (qz_import_edition_needs_decision (other));
}

static gboolean
read_panels (QzConnection *connection, gpointer data, GError **error)
{
  GPtrArray **panels = data;

  *panels = qz_panel_table_list (connection, "qc-group", error);
  return *panels != NULL;
}

static char *
dup_panel (Office *office)
{
  g_autoptr (GPtrArray) panels = NULL;

  g_assert_true (
      qz_store_read (qz_workspace_get_store (office->workspace), read_panels, &panels, NULL));
  g_assert_cmpuint (panels->len, ==, 1);
  return g_strdup (((const QzPanel *) panels->pdata[0])->id);
}

/* Who has scored leaves with a reason, and the sheets with the judge. */
static void
test_judge (Office *office, gconstpointer data)
{
  static const char *const two[] = { "评委1", "评委2", NULL };
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autofree char *panel = NULL;
  g_autoptr (QzMakePanel) silent = NULL;
  g_autoptr (QzMakePanel) leave = NULL;
  g_autoptr (QzVerifyAudit) verify = qz_verify_audit_new (office->workspace);

  office_seat_judges (office, 3);
  panel = dup_panel (office);
  office_score (office, a, 1, NINETY);
  office_score (office, a, 3, SEVENTY);
  rank (office);
  office_assert_result (office, a, 80000, 1);

  silent = qz_make_panel_new_change (office->workspace, panel, "甲", two);
  office_refuse (silent, QZ_ERROR_STATE, "评委3");
  leave = qz_make_panel_new_change (office->workspace, panel, "甲", two);
  qz_make_panel_set_reason (leave, "生病，由组长同意");
  office_run (leave);
  g_assert_cmpuint (qz_make_panel_get_n_sheets (leave), ==, 1);
  g_assert_cmpuint (qz_make_panel_get_panel (leave)->entries, ==, 1);
  rank (office);
  office_assert_result (office, a, 90000, 1);
  office_run (verify);
}

/* Nobody needs a reason to leave who has handed in nothing. */
static void
test_idle_judge (Office *office, gconstpointer data)
{
  static const char *const two[] = { "评委1", "评委2", NULL };
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autofree char *panel = NULL;
  g_autoptr (QzMakePanel) leave = NULL;

  office_seat_judges (office, 3);
  panel = dup_panel (office);
  office_score (office, a, 1, NINETY);
  leave = qz_make_panel_new_change (office->workspace, panel, "甲", two);
  office_run (leave);
  g_assert_cmpuint (qz_make_panel_get_n_sheets (leave), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Office, NULL, office_set_up, func, office_tear_down)

  ADD ("/late-changes/form", test_form);
  ADD ("/late-changes/other-form", test_other_form);
  ADD ("/late-changes/judge", test_judge);
  ADD ("/late-changes/idle-judge", test_idle_judge);
  return g_test_run ();
}
