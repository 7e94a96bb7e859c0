/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges, panels, score sheets, ranking and awards on the real edition. */

#include "config.h"

#include "model/qz-error.h"
#include "operations/qz-add-judges.h"
#include "operations/qz-award-activity.h"
#include "operations/qz-change-entry.h"
#include "operations/qz-make-panel.h"
#include "operations/qz-rank-activity.h"
#include "operations/qz-record-sheet.h"
#include "operations/qz-restore-entry.h"
#include "operations/qz-submit-entry.h"
#include "operations/qz-verify-audit.h"
#include "review-fixture.h"
#include "rules/qz-finding.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"
#include "store/qz-waiting-table.h"

#define FULL "topic=15 causes=30 measures=20 effect=20 report=5 features=10"
#define NINETY "topic=12 causes=28 measures=18 effect=18 report=4.5 features=9.5"
#define EIGHTY_FIVE_HALF "topic=12.5 causes=26 measures=17 effect=17 report=4.5 features=8.5"
#define EIGHTY "topic=12 causes=24 measures=16 effect=16 report=4 features=8"
#define SEVENTY "topic=10 causes=21 measures=14 effect=14 report=4 features=7"

static void
test_judges (Office *office, gconstpointer data)
{
  g_autoptr (QzAddJudges) none = qz_add_judges_new (office->workspace);
  g_autoptr (QzAddJudges) blank = qz_add_judges_new (office->workspace);
  g_autoptr (QzAddJudges) bad = qz_add_judges_new (office->workspace);
  g_autoptr (QzAddJudges) first = qz_add_judges_new (office->workspace);
  g_autoptr (QzAddJudges) again = qz_add_judges_new (office->workspace);
  const QzJudge *one;
  const QzJudge *two;

  office_refuse (none, QZ_ERROR_INVALID, "judge");
  qz_add_judges_add (blank, "  ", NULL, NULL, NULL, NULL);
  office_refuse (blank, QZ_ERROR_INVALID, "name");
  qz_add_judges_add (bad, "张\xE2\x80\xAE三", NULL, NULL, NULL, NULL);
  office_refuse (bad, QZ_ERROR_INVALID, "U+202E");
  qz_add_judges_add (first, "张三", "质协", NULL, NULL, NULL);
  qz_add_judges_add (first, "张三", "大学", NULL, NULL, NULL);
  office_run (first);
  g_assert_cmpuint (qz_add_judges_get_n_new (first), ==, 2);
  qz_add_judges_add (again, " 张三 ", "质协", NULL, NULL, NULL);
  qz_add_judges_add (again, "李四", NULL, NULL, NULL, NULL);
  office_run (again);
  g_assert_cmpuint (qz_add_judges_get_n_new (again), ==, 1);
  one = qz_add_judges_get_judges (first)->pdata[0];
  two = qz_add_judges_get_judges (again)->pdata[0];
  g_assert_cmpstr (one->id, ==, two->id);
}

static void
test_panel (Office *office, gconstpointer data)
{
  static const char *const twice[] = { "评委1", "评委1", NULL };
  static const char *const nobody[] = { NULL };
  static const char *const unknown[] = { "评委9", NULL };
  static const char *const pair[] = { "评委1", "评委2", NULL };
  static const char *const solving[] = { "problem-self", NULL };
  static const char *const every[] = { "problem-self", "innovation", NULL };
  static const char *const strange[] = { "speech", NULL };
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autofree char *b = office_submit (office, "qc-group", "innovation", 2);
  g_autoptr (QzMakePanel) doubled = NULL;
  g_autoptr (QzMakePanel) empty = NULL;
  g_autoptr (QzMakePanel) missing = NULL;
  g_autoptr (QzMakePanel) stage = NULL;
  g_autoptr (QzMakePanel) head = NULL;
  g_autoptr (QzMakePanel) category = NULL;
  g_autoptr (QzMakePanel) good = NULL;
  g_autoptr (QzMakePanel) taken = NULL;
  g_autoptr (QzMakePanel) same = NULL;
  g_autoptr (QzMakePanel) wider = NULL;
  const QzPanel *panel;

  office_add_judges (office, 3);
  doubled = qz_make_panel_new (office->workspace, "qc-group", NULL, "甲", twice);
  office_refuse (doubled, QZ_ERROR_DUPLICATE, "评委1");
  empty = qz_make_panel_new (office->workspace, "qc-group", NULL, "甲", nobody);
  office_refuse (empty, QZ_ERROR_INVALID, "judge");
  missing = qz_make_panel_new (office->workspace, "qc-group", NULL, "甲", unknown);
  office_refuse (missing, QZ_ERROR_NOT_FOUND, "评委9");
  stage = qz_make_panel_new (office->workspace, "qc-group", "final", "甲", pair);
  office_refuse (stage, QZ_ERROR_NOT_FOUND, "final");
  head = qz_make_panel_new (office->workspace, "qc-group", NULL, "甲", pair);
  qz_make_panel_set_head (head, "评委3");
  office_refuse (head, QZ_ERROR_INVALID, "评委3");
  category = qz_make_panel_new (office->workspace, "qc-group", NULL, "甲", pair);
  qz_make_panel_set_categories (category, strange);
  office_refuse (category, QZ_ERROR_NOT_FOUND, "speech");

  good = qz_make_panel_new (office->workspace, "qc-group", NULL, "甲", pair);
  qz_make_panel_set_head (good, "评委2");
  qz_make_panel_set_categories (good, solving);
  office_run (good);
  panel = qz_make_panel_get_panel (good);
  g_assert_cmpuint (panel->entries, ==, 1);
  g_assert_cmpstr (panel->stage, ==, "document");
  g_assert_cmpstr (panel->head, ==, ((const QzJudge *) panel->judges->pdata[1])->id);
  taken = qz_make_panel_new (office->workspace, "qc-group", NULL, "甲", pair);
  office_refuse (taken, QZ_ERROR_DUPLICATE, "甲");

  same = qz_make_panel_new_change (office->workspace, panel->id, "乙", pair);
  office_run (same);
  g_assert_cmpuint (qz_make_panel_get_panel (same)->entries, ==, 1);
  wider = qz_make_panel_new_change (office->workspace, panel->id, "甲", pair);
  qz_make_panel_set_categories (wider, every);
  office_run (wider);
  g_assert_cmpuint (qz_make_panel_get_panel (wider)->entries, ==, 2);
}

static void
test_conflict (Office *office, gconstpointer data)
{
  static const char *const names[] = { "王五", NULL };
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autoptr (QzAddJudges) add = qz_add_judges_new (office->workspace);
  g_autoptr (QzMakePanel) make = NULL;
  const GPtrArray *findings;

  qz_add_judges_add (add, "王五", "上海第1机械制造(集团)公司", NULL, NULL, NULL);
  office_run (add);
  make = qz_make_panel_new (office->workspace, "qc-group", NULL, "甲", names);
  office_run (make);
  findings = qz_make_panel_get_findings (make);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (strstr (((const QzFinding *) findings->pdata[0])->message, "王五"));
}

static void
refuse_points (
    Office *office, const char *entry, const char *item, const char *points, const char *words)
{
  g_autoptr (QzRecordSheet) record = qz_record_sheet_new (office->workspace, entry, "评委1", NULL);

  g_assert_true (qz_record_sheet_set_text (record, item, points, NULL));
  office_refuse (record, QZ_ERROR_INVALID, words);
}

static void
test_sheet_bad (Office *office, gconstpointer data)
{
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autofree char *b = office_submit (office, "qc-group", "innovation", 2);
  static const char *const only[] = { "problem-self", NULL };
  static const char *const pair[] = { "评委1", "评委2", NULL };
  g_autoptr (QzMakePanel) make = NULL;
  g_autoptr (QzRecordSheet) blank = NULL;
  g_autoptr (QzRecordSheet) outside = NULL;
  g_autoptr (QzRecordSheet) other = NULL;
  g_autoptr (QzRecordSheet) item = NULL;
  g_autoptr (QzRecordSheet) stage = NULL;
  g_autoptr (GError) error = NULL;

  office_add_judges (office, 3);
  make = qz_make_panel_new (office->workspace, "qc-group", NULL, "甲", pair);
  qz_make_panel_set_categories (make, only);
  office_run (make);
  refuse_points (office, a, "topic", "15.5", "0 to 15 points in steps of 0.5, not 15.5");
  refuse_points (office, a, "topic", "-1", "选题");
  refuse_points (office, a, "features", "9.25", "特点");
  blank = qz_record_sheet_new (office->workspace, a, "评委1", NULL);
  g_assert_false (qz_record_sheet_set_text (blank, "topic", "十二", &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  qz_record_sheet_set_points (blank, "topic", 12000);
  qz_record_sheet_set_state (blank, QZ_SHEET_LOCKED);
  office_refuse (blank, QZ_ERROR_INVALID, "原因分析");
  outside = qz_record_sheet_new (office->workspace, a, "评委3", NULL);
  office_refuse (outside, QZ_ERROR_STATE, "评委3");
  other = qz_record_sheet_new (office->workspace, b, "评委1", NULL);
  office_refuse (other, QZ_ERROR_STATE, b);
  item = qz_record_sheet_new (office->workspace, a, "评委1", NULL);
  qz_record_sheet_set_points (item, "beauty", 1000);
  office_refuse (item, QZ_ERROR_NOT_FOUND, "beauty");
  stage = qz_record_sheet_new (office->workspace, a, "评委1", "final");
  office_refuse (stage, QZ_ERROR_NOT_FOUND, "final");
}

static void
test_sheet_states (Office *office, gconstpointer data)
{
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autoptr (QzRecordSheet) open = NULL;
  g_autoptr (QzRecordSheet) change = NULL;
  g_autoptr (QzRecordSheet) slip = NULL;
  g_autoptr (QzRecordSheet) reopen = NULL;
  g_autoptr (QzRecordSheet) again = NULL;
  g_autoptr (QzRecordSheet) held = NULL;
  g_autoptr (QzRecordSheet) recused = NULL;

  office_seat_judges (office, 3);
  open = qz_record_sheet_new (office->workspace, a, "评委1", NULL);
  qz_record_sheet_set_points (open, "topic", 12000);
  qz_record_sheet_set_comment (open, "目标明确\n依据充分");
  office_run (open);
  g_assert_cmpint (qz_record_sheet_get_sheet (open)->total, ==, QZ_POINTS_NONE);
  office_score (office, a, 1, NINETY);

  change = qz_record_sheet_new (office->workspace, a, "评委1", NULL);
  qz_record_sheet_set_points (change, "topic", 13000);
  qz_record_sheet_set_state (change, QZ_SHEET_LOCKED);
  office_refuse (change, QZ_ERROR_STATE, "locked");
  slip = qz_record_sheet_new (office->workspace, a, "评委1", NULL);
  qz_record_sheet_set_points (slip, "topic", 13000);
  office_refuse (slip, QZ_ERROR_STATE, "locked");
  office_score (office, a, 1, NINETY);
  reopen = qz_record_sheet_new (office->workspace, a, "评委1", NULL);
  office_run (reopen);
  g_assert_cmpint (qz_record_sheet_get_sheet (reopen)->state, ==, QZ_SHEET_OPEN);
  g_assert_cmpint (qz_record_sheet_get_sheet (reopen)->total, ==, 90000);
  g_assert_cmpstr (qz_record_sheet_get_sheet (reopen)->comment, ==, "目标明确\n依据充分");
  again = qz_record_sheet_new (office->workspace, a, "评委1", NULL);
  qz_record_sheet_set_points (again, "topic", 13000);
  qz_record_sheet_set_state (again, QZ_SHEET_LOCKED);
  office_run (again);
  g_assert_cmpint (qz_record_sheet_get_sheet (again)->total, ==, 91000);

  held = qz_record_sheet_new (office->workspace, a, "评委2", NULL);
  qz_record_sheet_set_points (held, "topic", 16000);
  qz_record_sheet_set_state (held, QZ_SHEET_HELD);
  office_run (held);
  recused = qz_record_sheet_new (office->workspace, a, "评委3", NULL);
  qz_record_sheet_set_state (recused, QZ_SHEET_RECUSED);
  office_run (recused);
  {
    g_autoptr (QzRankActivity) rank = qz_rank_activity_new (office->workspace, "qc-group");

    office_run (rank);
    g_assert_cmpint (qz_ranking_find (qz_rank_activity_get_ranking (rank),
                                      qz_record_sheet_get_sheet (open)->entry)
                         ->points,
                     ==, 91000);
  }
}

/* Five sheets: the highest and the lowest go, the mean of the rest is exact. */
static void
test_rank (Office *office, gconstpointer data)
{
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autofree char *b = office_submit (office, "qc-group", "problem-given", 2);
  g_autoptr (QzRankActivity) dry = NULL;
  g_autoptr (QzRankActivity) rank = NULL;
  g_autofree char *why = NULL;
  g_autofree char *nothing = NULL;
  g_autoptr (GError) error = NULL;

  office_seat_judges (office, 5);
  office_score (office, a, 1, EIGHTY);
  office_score (office, a, 2, FULL);
  office_score (office, a, 3, EIGHTY_FIVE_HALF);
  office_score (office, a, 4, SEVENTY);
  office_score (office, a, 5, NINETY);
  for (guint judge = 1; judge <= 5; judge++)
    office_score (office, b, judge, EIGHTY);

  dry = qz_rank_activity_new (office->workspace, "qc-group");
  qz_rank_activity_set_dry (dry, TRUE);
  office_run (dry);
  office_assert_result (office, a, QZ_POINTS_NONE, 0);

  rank = qz_rank_activity_new (office->workspace, "qc-group");
  office_run (rank);
  office_assert_result (office, a, 85170, 1); /* (80 + 85.5 + 90) ÷ 3 */
  office_assert_result (office, b, 80000, 2);
  why = qz_rank_activity_explain (rank, a, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (why, "255.5 ÷ 3 = 85.17"));
  g_assert_nonnull (strstr (why, "评委2  100  highest, dropped"));
  g_assert_nonnull (strstr (why, "评委4  70  lowest, dropped"));
  nothing = qz_rank_activity_explain (rank, "2018-QC-9999", &error);
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
}

static gboolean
count_waiting (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) panels = qz_panel_table_list (connection, "qc-group", error);

  return panels != NULL
         && qz_waiting_table_count_sheets (connection, ((QzPanel *) panels->pdata[0])->id, data,
                                           error);
}

static void
assert_waiting (Office *office, guint expected)
{
  guint missing = 0;

  g_assert_true (
      qz_store_read (qz_workspace_get_store (office->workspace), count_waiting, &missing, NULL));
  g_assert_cmpuint (missing, ==, expected);
}

/* What left the review keeps no place in the ranking, and its judges owe nothing. */
static void
test_leave_ranking (Office *office, gconstpointer data)
{
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autofree char *b = office_submit (office, "qc-group", "problem-self", 2);
  g_autoptr (QzRankActivity) rank = qz_rank_activity_new (office->workspace, "qc-group");
  g_autoptr (QzChangeEntry) back = qz_return_entry_new (office->workspace, a, "补正");
  g_autoptr (QzChangeEntry) away = qz_withdraw_entry_new (office->workspace, b);

  office_seat_judges (office, 2);
  office_score (office, a, 1, NINETY);
  office_score (office, b, 1, EIGHTY);
  office_run (rank);
  office_assert_result (office, a, 90000, 1);
  assert_waiting (office, 2);
  office_run (back);
  assert_waiting (office, 1);
  office_run (away);
  assert_waiting (office, 0);
  office_assert_result (office, a, QZ_POINTS_NONE, 0);
  office_assert_result (office, b, QZ_POINTS_NONE, 0);
}

/* Awards by a ranking without all the sheets have to be confirmed. */
static void
test_incomplete (Office *office, gconstpointer data)
{
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autofree char *b = office_submit (office, "qc-group", "problem-self", 2);
  g_autoptr (QzRankActivity) rank = qz_rank_activity_new (office->workspace, "qc-group");
  g_autoptr (QzAwardActivity) dry = qz_award_activity_new (office->workspace, "qc-group");
  g_autoptr (QzAwardActivity) silent = qz_award_activity_new (office->workspace, "qc-group");
  g_autoptr (QzAwardActivity) wanted = qz_award_activity_new (office->workspace, "qc-group");
  const GPtrArray *findings;

  office_seat_judges (office, 2);
  office_score (office, a, 1, NINETY);
  office_score (office, a, 2, NINETY);
  office_score (office, b, 1, EIGHTY);
  office_run (rank);
  findings = qz_rank_activity_get_ranking (rank)->findings;
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (strstr (((const QzFinding *) findings->pdata[0])->message, "评委2"));
  qz_award_activity_set_dry (dry, TRUE);
  office_run (dry);
  g_assert_cmpuint (qz_award_activity_get_findings (dry)->len, >=, 1);
  office_refuse (silent, QZ_ERROR_STATE, b);
  qz_award_activity_set_incomplete (wanted, TRUE);
  office_run (wanted);
}

typedef struct
{
  guint entries;
  guint listed;
  guint sheets;
} PanelState;

static gboolean
read_panel_state (QzConnection *connection, gpointer data, GError **error)
{
  PanelState *state = data;
  g_autoptr (GPtrArray) panels = qz_panel_table_list (connection, "qc-group", error);
  const QzPanel *panel = g_ptr_array_index (panels, 0);
  g_auto (GStrv) entries = qz_panel_table_list_entries (connection, panel->id, error);
  g_autoptr (GPtrArray) sheets = qz_sheet_table_list_by_panel (connection, panel->id, error);

  state->entries = panel->entries;
  state->listed = g_strv_length (entries);
  state->sheets = sheets->len;
  return TRUE;
}

static void
assert_panel (Office *office, guint entries, guint sheets)
{
  PanelState state = { 0 };
  g_autoptr (GError) error = NULL;

  qz_store_read (qz_workspace_get_store (office->workspace), read_panel_state, &state, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (state.entries, ==, entries);
  g_assert_cmpuint (state.listed, ==, entries);
  g_assert_cmpuint (state.sheets, ==, sheets);
}

/* What was returned leaves its panel and comes back to it with its sheets. */
static void
test_leave_panel (Office *office, gconstpointer data)
{
  static const char *const pair[] = { "评委1", "评委2", NULL };
  static const char *const innovation[] = { "innovation", NULL };
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autofree char *b = office_submit (office, "qc-group", "problem-self", 2);
  g_autofree char *c = office_submit (office, "qc-group", "innovation", 3);
  g_autoptr (QzChangeEntry) back = qz_return_entry_new (office->workspace, a, "补正");
  g_autoptr (QzSubmitEntry) again = qz_submit_entry_new (office->workspace, a);
  g_autoptr (QzChangeEntry) accept = qz_accept_entry_new (office->workspace, a);
  g_autoptr (QzChangeEntry) away = qz_withdraw_entry_new (office->workspace, a);
  g_autoptr (QzChangeEntry) reopen = qz_reopen_entry_new (office->workspace, a);
  g_autoptr (QzSubmitEntry) late = qz_submit_entry_new (office->workspace, a);
  g_autoptr (QzMakePanel) make = NULL;
  g_autoptr (QzMakePanel) same = NULL;
  g_autoptr (QzMakePanel) narrow = NULL;

  office_add_judges (office, 2);
  make = qz_make_panel_new (office->workspace, "qc-group", NULL, "第一组", pair);
  office_run (make);
  office_score (office, a, 1, NINETY);
  office_score (office, b, 1, EIGHTY);
  assert_panel (office, 3, 2);
  office_run (back);
  assert_panel (office, 2, 1);
  same =
      qz_make_panel_new_change (office->workspace, qz_make_panel_get_panel (make)->id, "甲", pair);
  office_run (same);
  assert_panel (office, 2, 1);
  office_run (again);
  office_run (accept);
  assert_panel (office, 3, 2);
  office_run (away);
  assert_panel (office, 2, 1);
  narrow =
      qz_make_panel_new_change (office->workspace, qz_make_panel_get_panel (make)->id, "甲", pair);
  qz_make_panel_set_categories (narrow, innovation);
  office_run (narrow);
  office_run (reopen);
  office_run (late);
  assert_panel (office, 1, 0);
}

/* A move to another form keeps the sheets out of the total until the entry comes back. */
static void
test_move_sheets (Office *office, gconstpointer data)
{
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autoptr (QzChangeEntry) dry = qz_move_entry_new (office->workspace, a, "innovation");
  g_autoptr (QzChangeEntry) same = qz_move_entry_new (office->workspace, a, "problem-given");
  g_autoptr (QzChangeEntry) other = qz_move_entry_new (office->workspace, a, "innovation");
  g_autoptr (QzChangeEntry) home = qz_move_entry_new (office->workspace, a, "problem-self");
  g_autoptr (QzRankActivity) rank = qz_rank_activity_new (office->workspace, "qc-group");
  g_autoptr (QzRankActivity) empty = qz_rank_activity_new (office->workspace, "qc-group");
  g_autoptr (QzRankActivity) full = qz_rank_activity_new (office->workspace, "qc-group");
  g_autoptr (QzRecordSheet) anew = NULL;
  g_autoptr (QzEntry) moved = NULL;

  office_seat_judges (office, 2);
  office_score (office, a, 1, NINETY);
  office_score (office, a, 2, EIGHTY);
  office_run (rank);
  office_assert_result (office, a, 85000, 1);

  qz_change_entry_set_dry (dry, TRUE);
  office_run (dry);
  g_assert_cmpuint (qz_change_entry_get_n_left (dry), ==, 2);
  office_run (same);
  g_assert_cmpuint (qz_change_entry_get_n_left (same), ==, 0);
  office_assert_result (office, a, 85000, 1);
  assert_panel (office, 1, 2);

  office_run (other);
  g_assert_cmpuint (qz_change_entry_get_n_left (other), ==, 2);
  moved = office_get_entry (office, a);
  office_assert_result (office, a, QZ_POINTS_NONE, 0);
  assert_panel (office, 1, 0);
  assert_waiting (office, 2);
  anew = qz_record_sheet_new (office->workspace, a, "评委1", NULL);
  qz_record_sheet_set_points (anew, "topic", 1000);
  office_run (anew);
  assert_panel (office, 1, 1);
  office_run (empty);
  g_assert_cmpint (qz_ranking_find (qz_rank_activity_get_ranking (empty), moved->id)->points, ==,
                   QZ_POINTS_NONE);

  office_run (home);
  g_assert_cmpuint (qz_change_entry_get_n_left (home), ==, 1);
  assert_panel (office, 1, 2);
  assert_waiting (office, 0);
  office_run (full);
  office_assert_result (office, a, 85000, 1);
}

/* Undoing a deletion brings back the sheets and the panel as well. */
static void
test_restore (Office *office, gconstpointer data)
{
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autoptr (QzChangeEntry) withdraw = qz_withdraw_entry_new (office->workspace, a);
  g_autoptr (QzChangeEntry) remove = qz_delete_entry_new (office->workspace, a);
  g_autoptr (QzChangeEntry) reopen = qz_reopen_entry_new (office->workspace, a);
  g_autoptr (QzSubmitEntry) submit = qz_submit_entry_new (office->workspace, a);
  g_autoptr (QzRankActivity) rank = qz_rank_activity_new (office->workspace, "qc-group");
  g_autoptr (QzRestoreEntry) restore = NULL;
  g_autoptr (GError) error = NULL;

  office_seat_judges (office, 2);
  office_score (office, a, 1, NINETY);
  office_run (withdraw);
  restore = qz_restore_entry_new (office->workspace, a, &error);
  g_assert_no_error (error);
  office_run (remove);
  office_run (restore);
  office_run (reopen);
  office_run (submit);
  office_score (office, a, 2, EIGHTY);
  office_run (rank);
  office_assert_result (office, a, 85000, 1);
}

static void
test_deliberation (Office *office, gconstpointer data)
{
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autofree char *b = office_submit (office, "qc-group", "problem-self", 2);
  g_autoptr (QzRankActivity) rank = NULL;
  g_autoptr (QzRankActivity) decided = NULL;
  g_autoptr (QzRankActivity) later = NULL;
  g_autoptr (QzRankActivity) nobody = NULL;
  g_autoptr (GError) error = NULL;

  office_seat_judges (office, 1);
  office_score (office, a, 1, EIGHTY);
  office_score (office, b, 1, EIGHTY);
  rank = qz_rank_activity_new (office->workspace, "qc-group");
  office_run (rank);
  g_assert_true (
      ((const QzStanding *) qz_rank_activity_get_ranking (rank)->standings->pdata[0])->open);
  nobody = qz_rank_activity_new (office->workspace, "qc-group");
  qz_rank_activity_set_place (nobody, a, 1);
  g_assert_false (qz_operation_run (QZ_OPERATION (nobody), NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  decided = qz_rank_activity_new (office->workspace, "qc-group");
  qz_rank_activity_set_place (decided, a, 2);
  qz_rank_activity_set_place (decided, b, 1);
  qz_rank_activity_set_deliberation (decided, "示例·合议组", "推广价值较高");
  office_run (decided);
  later = qz_rank_activity_new (office->workspace, "qc-group");
  office_run (later);
  office_assert_result (office, b, 80000, 1);
}

static void
test_award (Office *office, gconstpointer data)
{
  static const char *const scores[] = { NINETY, EIGHTY, EIGHTY, SEVENTY };
  char *numbers[4];
  g_autoptr (QzAwardActivity) early = NULL;
  g_autoptr (QzRankActivity) rank = NULL;
  g_autoptr (QzAwardActivity) ask = NULL;
  g_autoptr (QzAwardActivity) up = NULL;
  g_autoptr (QzAwardActivity) hand = NULL;
  g_autoptr (QzAwardActivity) strange = NULL;
  g_autoptr (QzRecordSheet) late = NULL;
  g_autoptr (QzVerifyAudit) audit = NULL;

  office_add_judges (office, 1);
  for (guint i = 0; i < 4; i++)
    numbers[i] = office_submit (office, "qc-group", "problem-self", i);
  office_make_panel (office, "qc-group", NULL, 1);
  for (guint i = 0; i < 4; i++)
    office_score (office, numbers[i], 1, scores[i]);
  early = qz_award_activity_new (office->workspace, "qc-group");
  office_refuse (early, QZ_ERROR_STATE, "Rank the activity");
  rank = qz_rank_activity_new (office->workspace, "qc-group");
  office_run (rank);

  ask = qz_award_activity_new (office->workspace, "qc-group");
  qz_award_activity_set_amount (ask, "first", QZ_AWARD_BY_COUNT, 1);
  qz_award_activity_set_amount (ask, "second", QZ_AWARD_BY_COUNT, 1);
  qz_award_activity_set_amount (ask, "third", QZ_AWARD_BY_CUT_OFF, 70000);
  office_run (ask);
  g_assert_cmpuint (qz_award_activity_get_findings (ask)->len, ==, 1);
  office_assert_award (office, numbers[0], "first");
  office_assert_award (office, numbers[1], "");
  office_assert_award (office, numbers[2], "");
  office_assert_award (office, numbers[3], "third");

  up = qz_award_activity_new (office->workspace, "qc-group");
  qz_award_activity_set_amount (up, "first", QZ_AWARD_BY_COUNT, 1);
  qz_award_activity_set_amount (up, "second", QZ_AWARD_BY_COUNT, 1);
  qz_award_activity_set_amount (up, "third", QZ_AWARD_BY_CUT_OFF, 70000);
  qz_award_activity_set_policy (up, QZ_CUT_UP);
  office_run (up);
  office_assert_award (office, numbers[1], "second");
  office_assert_award (office, numbers[2], "second");
  g_assert_cmpuint (qz_award_activity_count (up, "second"), ==, 2);

  hand = qz_award_activity_new (office->workspace, "qc-group");
  qz_award_activity_set_award (hand, numbers[3], "presenter");
  qz_award_activity_set_award (hand, numbers[0], NULL);
  qz_award_activity_set_dry (hand, TRUE);
  office_run (hand);
  office_assert_award (office, numbers[0], "first");
  strange = qz_award_activity_new (office->workspace, "qc-group");
  qz_award_activity_set_award (strange, numbers[3], "gold");
  office_refuse (strange, QZ_ERROR_NOT_FOUND, "gold");
  late = qz_record_sheet_new (office->workspace, numbers[0], "评委1", NULL);
  office_refuse (late, QZ_ERROR_STATE, numbers[0]);

  audit = qz_verify_audit_new (office->workspace);
  office_run (audit);
  for (guint i = 0; i < 4; i++)
    g_free (numbers[i]);
}

/* Titles are named by hand and stay when the rules are applied again. */
static void
test_title (Office *office, gconstpointer data)
{
  g_autofree char *a = office_submit (office, "brand-story", "speech", 1);
  g_autofree char *b = office_submit (office, "brand-story", "film", 2);
  g_autoptr (QzAwardActivity) hand = qz_award_activity_new (office->workspace, "brand-story");
  g_autoptr (QzAwardActivity) wrong = qz_award_activity_new (office->workspace, "brand-story");
  g_autoptr (QzAwardActivity) again = qz_award_activity_new (office->workspace, "brand-story");

  qz_award_activity_set_award (hand, a, "live");
  qz_award_activity_set_award (hand, b, "creative");
  office_run (hand);
  office_assert_award (office, a, "live");
  qz_award_activity_set_award (wrong, b, "live");
  office_refuse (wrong, QZ_ERROR_NOT_FOUND, b);
  office_run (again);
  office_assert_award (office, a, "live");
  office_assert_award (office, b, "creative");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/review/" name, Office, NULL, office_set_up, function, office_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("judges", test_judges);
  ADD ("panel", test_panel);
  ADD ("conflict", test_conflict);
  ADD ("sheet-bad", test_sheet_bad);
  ADD ("sheet-states", test_sheet_states);
  ADD ("rank", test_rank);
  ADD ("leave-ranking", test_leave_ranking);
  ADD ("leave-panel", test_leave_panel);
  ADD ("move-sheets", test_move_sheets);
  ADD ("incomplete", test_incomplete);
  ADD ("restore", test_restore);
  ADD ("deliberation", test_deliberation);
  ADD ("award", test_award);
  ADD ("title", test_title);
  return g_test_run ();
}
