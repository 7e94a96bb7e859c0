/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frozen results: refused, made, replayed, compared, amended, tampered with. */

#include "config.h"

#include "exchange/qz-result-record.h"
#include "model/qz-error.h"
#include "operations/qz-award-activity.h"
#include "operations/qz-change-entry.h"
#include "operations/qz-compare-results.h"
#include "operations/qz-freeze-result.h"
#include "operations/qz-make-demo.h"
#include "operations/qz-plan-panels.h"
#include "operations/qz-rank-activity.h"
#include "operations/qz-record-sheet.h"
#include "operations/qz-replay-result.h"
#include "operations/qz-verify-audit.h"
#include "review-fixture.h"
#include "rules/qz-finding.h"
#include "rules/qz-frozen-rules.h"
#include "store/qz-result-table.h"
#include "tests/lib/temp-folder.h"

#define NINETY "topic=12 causes=28 measures=18 effect=18 report=4.5 features=9.5"
#define EIGHTY "topic=12 causes=24 measures=16 effect=16 report=4 features=8"
#define SEVENTY "topic=10 causes=21 measures=14 effect=14 report=4 features=7"

static void
rank (Office *office)
{
  g_autoptr (QzRankActivity) operation = qz_rank_activity_new (office->workspace, "qc-group");

  office_run (operation);
}

static void
level (Office *office)
{
  g_autoptr (QzAwardActivity) operation = qz_award_activity_new (office->workspace, "qc-group");

  qz_award_activity_set_amount (operation, "first", QZ_AWARD_BY_COUNT, 1);
  qz_award_activity_set_amount (operation, "second", QZ_AWARD_BY_COUNT, 1);
  qz_award_activity_set_amount (operation, "third", QZ_AWARD_BY_COUNT, 1);
  office_run (operation);
}

static void
give (Office *office, const char *entry, const char *award)
{
  g_autoptr (QzAwardActivity) operation = qz_award_activity_new (office->workspace, "qc-group");

  qz_award_activity_set_amount (operation, "first", QZ_AWARD_BY_COUNT, 1);
  qz_award_activity_set_amount (operation, "second", QZ_AWARD_BY_COUNT, 1);
  qz_award_activity_set_amount (operation, "third", QZ_AWARD_BY_COUNT, 1);
  qz_award_activity_set_award (operation, entry, award);
  office_run (operation);
}

static void
refuse (Office *office, const char *words)
{
  g_autoptr (QzFreezeResult) operation = qz_freeze_result_new (office->workspace, "qc-group", NULL);

  office_refuse (operation, QZ_ERROR_STATE, words);
}

static QzFreezeResult *
freeze (Office *office, const char *reason)
{
  QzFreezeResult *operation = qz_freeze_result_new (office->workspace, "qc-group", NULL);

  qz_freeze_result_set_reason (operation, reason);
  office_run (operation);
  return operation;
}

static QzReplayResult *
replay (Office *office, guint version)
{
  QzReplayResult *operation = qz_replay_result_new (office->workspace, "qc-group", NULL, version);

  office_run (operation);
  for (guint i = 0; i < qz_replay_result_get_findings (operation)->len; i++)
    g_test_message (
        "%s", ((const QzFinding *) qz_replay_result_get_findings (operation)->pdata[i])->message);
  return operation;
}

static void
assert_same (Office *office, guint version)
{
  g_autoptr (QzReplayResult) operation = replay (office, version);

  g_assert_true (qz_replay_result_is_same (operation));
  g_assert_cmpstr (qz_replay_result_get_sha256 (operation), ==,
                   qz_replay_result_get_version (operation)->sha256);
  g_assert_true (g_bytes_equal (qz_replay_result_get_record (operation),
                                qz_replay_result_get_version (operation)->record));
}

static void
reopen (Office *office)
{
  g_autoptr (GError) error = NULL;

  qz_workspace_close (office->workspace, &error);
  g_assert_no_error (error);
  g_object_unref (office->workspace);
  office->workspace = qz_workspace_open (office->directory, &error);
  g_assert_no_error (error);
}

typedef struct
{
  char *a, *b, *c;
} Three;

static void
three_clear (Three *three)
{
  g_free (three->a);
  g_free (three->b);
  g_free (three->c);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Three, three_clear)

/* Three groups, two judges: 90 and 80, 80 and 80, 70 and 80. */
static void
score_three (Office *office, Three *three)
{
  three->a = office_submit (office, "qc-group", "problem-self", 1);
  three->b = office_submit (office, "qc-group", "problem-self", 2);
  three->c = office_submit (office, "qc-group", "problem-self", 3);
  office_seat_judges (office, 2);
  office_score (office, three->a, 1, NINETY);
  office_score (office, three->a, 2, EIGHTY);
  office_score (office, three->b, 1, EIGHTY);
  office_score (office, three->b, 2, EIGHTY);
  office_score (office, three->c, 1, SEVENTY);
  office_score (office, three->c, 2, EIGHTY);
}

static const QzFrozenEntry *
find (const QzFrozenResult *result, const char *number)
{
  const QzFrozenEntry *entry = qz_frozen_result_find (result, number);

  g_assert_nonnull (entry);
  return entry;
}

static void
set_sheet (Office *office, const char *entry, guint judge, QzSheetState state, const char *item)
{
  g_autofree char *name = g_strdup_printf ("评委%u", judge);
  g_autoptr (QzRecordSheet) record = qz_record_sheet_new (office->workspace, entry, name, NULL);

  if (item != NULL)
    g_assert_true (qz_record_sheet_set_text (record, item, "30", NULL));
  qz_record_sheet_set_state (record, state);
  office_run (record);
}

static void
test_refused (Office *office, gconstpointer data)
{
  g_auto (Three) three = { 0 };
  g_autoptr (QzFreezeResult) unknown =
      qz_freeze_result_new (office->workspace, "qc-group", "final");
  g_autoptr (QzReplayResult) nothing = NULL;
  g_autoptr (QzFreezeResult) dry = NULL;
  g_autoptr (QzFreezeResult) held = NULL;
  const GPtrArray *findings;

  refuse (office, "nothing to freeze");
  office_refuse (unknown, QZ_ERROR_NOT_FOUND, "final");
  score_three (office, &three);
  refuse (office, "Rank the activity");
  rank (office);
  nothing = qz_replay_result_new (office->workspace, "qc-group", NULL, 0);
  office_refuse (nothing, QZ_ERROR_NOT_FOUND, "frozen");

  set_sheet (office, three.b, 2, QZ_SHEET_OPEN, NULL);
  refuse (office, "1 score sheet missing");
  set_sheet (office, three.b, 2, QZ_SHEET_HELD, NULL);
  refuse (office, "1 score sheet to be clarified");
  dry = qz_freeze_result_new (office->workspace, "qc-group", NULL);
  qz_freeze_result_set_reason (dry, "评委出差");
  qz_freeze_result_set_dry (dry, TRUE);
  office_run (dry);
  g_assert_cmpuint (qz_freeze_result_get_version (dry)->version, ==, 1);

  held = freeze (office, " 评委出差，结果先行公示 ");
  findings = qz_freeze_result_get_findings (held);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_nonnull (strstr (((const QzFinding *) findings->pdata[0])->message, three.b));
  g_assert_cmpstr (qz_freeze_result_get_result (held)->reason, ==, "评委出差，结果先行公示");
  g_assert_cmpuint (find (qz_freeze_result_get_result (held), three.b)->missing, ==, 1);
  g_assert_cmpint (find (qz_freeze_result_get_result (held), three.b)->points, ==, 80000);
  assert_same (office, 0);
}

static void
test_awards (Office *office, gconstpointer data)
{
  g_auto (Three) three = { 0 };
  g_autoptr (QzFreezeResult) first = NULL;
  g_autoptr (QzFreezeResult) second = NULL;
  const QzFrozenResult *result;

  score_three (office, &three);
  rank (office);
  level (office);
  first = freeze (office, NULL);
  result = qz_freeze_result_get_result (first);
  g_assert_true (result->awards);
  g_assert_cmpstr (find (result, three.a)->award, ==, "first");
  g_assert_cmpuint (find (result, three.a)->rank, ==, 1);
  g_assert_cmpint (find (result, three.a)->points, ==, 85000);
  g_assert_cmpstr (find (result, three.c)->award, ==, "third");
  g_assert_false (find (result, three.c)->by_hand);
  refuse (office, "nothing has changed");

  give (office, three.c, "second");
  second = freeze (office, NULL);
  g_assert_cmpuint (qz_freeze_result_get_version (second)->version, ==, 2);
  g_assert_cmpuint (qz_freeze_result_get_n_moved (second), ==, 1);
  g_assert_cmpstr (qz_freeze_result_get_result (second)->previous, ==,
                   qz_freeze_result_get_version (first)->sha256);
  g_assert_true (find (qz_freeze_result_get_result (second), three.c)->by_hand);
  g_assert_cmpstr (find (qz_freeze_result_get_result (second), three.c)->award, ==, "second");
  assert_same (office, 1);
  assert_same (office, 2);
}

static void
assert_moves (Office *office, guint from, guint to, guint n)
{
  g_autoptr (QzCompareResults) compare =
      qz_compare_results_new (office->workspace, "qc-group", NULL);

  qz_compare_results_set_versions (compare, from, to);
  office_run (compare);
  g_assert_cmpuint (qz_compare_results_get_moves (compare)->len, ==, n);
}

static void
withdraw (Office *office, const char *entry)
{
  g_autoptr (QzChangeEntry) operation = qz_withdraw_entry_new (office->workspace, entry);

  office_run (operation);
}

/* A sheet is amended after the freeze: the first version stays, the second says who moved. */
static void
test_amended (Office *office, gconstpointer data)
{
  g_auto (Three) three = { 0 };
  g_autoptr (QzFreezeResult) first = NULL;
  g_autoptr (QzFreezeResult) second = NULL;
  g_autoptr (QzFreezeResult) third = NULL;
  g_autoptr (QzCompareResults) compare = NULL;
  g_autoptr (QzVerifyAudit) verify = NULL;
  const QzFrozenMove *move;

  score_three (office, &three);
  rank (office);
  first = freeze (office, NULL);
  assert_moves (office, 0, 0, 0);
  set_sheet (office, three.c, 1, QZ_SHEET_OPEN, NULL);
  office_score (office, three.c, 1, NINETY);
  /* Now the third is even with the first, and the second falls behind both. */
  assert_moves (office, 0, 0, 2);
  refuse (office, "Rank the activity");
  rank (office);
  second = freeze (office, "并列待合议");
  g_assert_cmpuint (qz_freeze_result_get_n_moved (second), ==, 2);
  reopen (office);
  assert_same (office, 1);
  assert_same (office, 2);

  compare = qz_compare_results_new (office->workspace, "qc-group", NULL);
  qz_compare_results_set_versions (compare, 1, 2);
  office_run (compare);
  g_assert_cmpuint (qz_compare_results_get_moves (compare)->len, ==, 2);
  move = &g_array_index (qz_compare_results_get_moves (compare), QzFrozenMove, 1);
  g_assert_cmpstr (move->after->number, ==, three.c);
  g_assert_cmpuint (move->before->rank, ==, 3);
  g_assert_cmpuint (move->after->rank, ==, 1);
  g_assert_cmpint (move->before->points, ==, 75000);
  g_assert_cmpint (move->after->points, ==, 85000);

  withdraw (office, three.a);
  assert_same (office, 1);
  assert_same (office, 2);
  rank (office);
  third = freeze (office, NULL);
  g_assert_cmpuint (qz_freeze_result_get_version (third)->entries, ==, 2);
  compare =
      (g_object_unref (compare), qz_compare_results_new (office->workspace, "qc-group", NULL));
  qz_compare_results_set_versions (compare, 2, 3);
  office_run (compare);
  move = &g_array_index (qz_compare_results_get_moves (compare), QzFrozenMove,
                         qz_compare_results_get_moves (compare)->len - 1);
  g_assert_cmpstr (move->before->number, ==, three.a);
  g_assert_null (move->after);
  verify = qz_verify_audit_new (office->workspace);
  office_run (verify);
}

static void
test_stage (Office *office, gconstpointer data)
{
  g_auto (Three) three = { 0 };
  g_autoptr (QzFreezeResult) freeze = NULL;
  g_autoptr (QzFreezeResult) again = NULL;
  g_autoptr (QzFreezeResult) whole = NULL;
  g_autoptr (QzReplayResult) replay = NULL;

  score_three (office, &three);
  /* A stage is ranked for itself: nothing has to be published before. */
  freeze = qz_freeze_result_new (office->workspace, "qc-group", "document");
  office_run (freeze);
  g_assert_cmpstr (qz_freeze_result_get_result (freeze)->stage, ==, "document");
  g_assert_cmpint (find (qz_freeze_result_get_result (freeze), three.a)->points, ==, 85000);
  g_assert_false (qz_freeze_result_get_result (freeze)->awards);
  replay = qz_replay_result_new (office->workspace, "qc-group", "document", 1);
  office_run (replay);
  g_assert_true (qz_replay_result_is_same (replay));
  again = qz_freeze_result_new (office->workspace, "qc-group", "document");
  office_refuse (again, QZ_ERROR_STATE, "nothing has changed");
  rank (office);
  whole = qz_freeze_result_new (office->workspace, "qc-group", NULL);
  office_run (whole);
  g_assert_cmpuint (qz_freeze_result_get_version (whole)->version, ==, 1);
}

static void
test_seed (Office *office, gconstpointer data)
{
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autofree char *b = office_submit (office, "qc-group", "problem-self", 2);
  g_autoptr (QzPlanPanels) plan = NULL;
  g_autoptr (QzFreezeResult) freeze = NULL;
  const QzFrozenSeed *seed;

  office_add_judges (office, 1);
  plan = qz_plan_panels_new (office->workspace, "qc-group", NULL, 1, 1, 4294967295u);
  office_run (plan);
  office_score (office, a, 1, NINETY);
  office_score (office, b, 1, EIGHTY);
  rank (office);
  freeze = qz_freeze_result_new (office->workspace, "qc-group", NULL);
  office_run (freeze);
  g_assert_cmpuint (qz_freeze_result_get_result (freeze)->seeds->len, ==, 1);
  seed = qz_freeze_result_get_result (freeze)->seeds->pdata[0];
  g_assert_cmpstr (seed->stage, ==, "document");
  g_assert_cmpint (seed->seed, ==, 4294967295);
  assert_same (office, 1);
}

typedef struct
{
  const QzFrozenVersion *version;
  GBytes *record;
  const char *sha256;
} Change;

static gboolean
write_change (QzConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;
  g_autoptr (QzStatement) statement = qz_connection_prepare (
      connection, "UPDATE frozen_result SET record = $1, sha256 = $2 WHERE id = $3", error);

  g_assert_nonnull (statement);
  qz_statement_bind_bytes (statement, "$1", change->record);
  qz_statement_bind_text (statement, "$2", change->sha256);
  qz_statement_bind_text (statement, "$3", change->version->id);
  return qz_statement_run (statement, error);
}

static void
overwrite (Office *office, const QzFrozenVersion *version, GBytes *record, const char *sha256)
{
  Change change = { version, record, sha256 };
  g_autoptr (GError) error = NULL;

  qz_store_write (qz_workspace_get_store (office->workspace), NULL, write_change, &change, NULL,
                  &error);
  g_assert_no_error (error);
}

static void
assert_found (Office *office, guint version, const char *words)
{
  g_autoptr (QzReplayResult) operation = replay (office, version);
  const GPtrArray *findings = qz_replay_result_get_findings (operation);
  gboolean found = FALSE;

  g_assert_false (qz_replay_result_is_same (operation));
  for (guint i = 0; i < findings->len; i++)
    found = found || strstr (((const QzFinding *) findings->pdata[i])->message, words) != NULL;
  g_assert_true (found);
}

static GBytes *
replace (GBytes *record, const char *old, const char *new)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (record, NULL), g_bytes_get_size (record));
  GString *changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, old, new, 1), ==, 1);
  return g_string_free_to_bytes (changed);
}

static void
test_tampered (Office *office, gconstpointer data)
{
  static const struct
  {
    const char *old;
    const char *new;
    const char *words;
  } rows[] = {
    /* One byte of a title: nothing follows from it, so the hash alone tells. */
    { "返工率", "返修率", "hash" },
    /* One score: its sheet does not add up, and nothing after it does. */
    { "\"item\":\"causes\",\"points\":\"28\"", "\"item\":\"causes\",\"points\":\"29\"",
      "add up to 91" },
    { "\"item\":\"causes\",\"points\":\"28\"", "\"item\":\"causes\",\"points\":\"29\"", "85.5" },
    { "\"rank\":3", "\"rank\":2", "rank 2" },
    { "\"award\":\"third\"", "\"award\":\"first\"", "award" },
    { "\"weight\":\"1\"", "\"weight\":\"0.9\"", "total" },
    { "\"state\":\"locked\"", "\"state\":\"held\"", "means" },
    { "\"version\":1}", "\"version\":2}", "another version" },
    { "\"missing\":0", "\"missing\":00", "" },
    { "\"by_hand\":false", "\"by_hand\": false", "canonical" },
    { "\"item\":\"causes\",\"points\":\"28\"", "\"item\":\"causes\",\"points\":\"28.0\"",
      "canonical" },
  };
  g_auto (Three) three = { 0 };
  g_autoptr (QzFreezeResult) frozen = NULL;
  const QzFrozenVersion *version;

  score_three (office, &three);
  rank (office);
  level (office);
  frozen = freeze (office, NULL);
  version = qz_freeze_result_get_version (frozen);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) record = replace (version->record, rows[i].old, rows[i].new);
      g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, record);

      overwrite (office, version, record, version->sha256);
      assert_found (office, 1, "hash");
      assert_found (office, 1, rows[i].words);
      /* With the hash beside it changed too, the trail still names the one it had. */
      overwrite (office, version, record, hash);
      assert_found (office, 1, "audit trail names another hash");
    }
  overwrite (office, version, version->record, version->sha256);
  assert_same (office, 1);
}

static void
test_other_hash (Office *office, gconstpointer data)
{
  g_auto (Three) three = { 0 };
  g_autoptr (QzFreezeResult) frozen = NULL;
  const QzFrozenVersion *version;

  score_three (office, &three);
  rank (office);
  frozen = freeze (office, NULL);
  version = qz_freeze_result_get_version (frozen);
  overwrite (office, version, version->record,
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert_found (office, 1, "as when it was frozen");
  assert_found (office, 1, "audit trail names another hash");
}

static GBytes *
freeze_demo (void)
{
  g_autofree char *edition = g_build_filename (g_getenv ("QZ_SOURCE_ROOT"), "resources", "editions",
                                               "shanghai-2018", NULL);
  g_autoptr (TempFolder) directory = temp_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (QzWorkspace) workspace =
      qz_workspace_create (directory, "市质协", QZ_HAT_OFFICE, edition, &error);
  g_autoptr (QzMakeDemo) demo = NULL;
  g_autoptr (QzRankActivity) ranking = NULL;
  g_autoptr (QzFreezeResult) operation = NULL;
  GBytes *record;

  g_assert_no_error (error);
  demo = qz_make_demo_new (workspace, 60, 12, 7);
  office_run (demo);
  ranking = qz_rank_activity_new (workspace, "qc-group");
  office_run (ranking);
  operation = qz_freeze_result_new (workspace, "qc-group", NULL);
  qz_freeze_result_set_reason (operation, "示例");
  office_run (operation);
  record = g_bytes_ref (qz_freeze_result_get_version (operation)->record);
  qz_workspace_close (workspace, &error);
  g_assert_no_error (error);
  return record;
}

/* The same data in two workspaces are the same bytes. */
static void
test_twice (void)
{
  g_autoptr (GBytes) one = freeze_demo ();
  g_autoptr (GBytes) other = freeze_demo ();

  g_assert_cmpuint (g_bytes_get_size (one), >, 1000);
  g_assert_true (g_bytes_equal (one, other));
}

#define add(name, function)                                                                        \
  g_test_add ("/freeze/" name, Office, NULL, office_set_up, function, office_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("refused", test_refused);
  add ("awards", test_awards);
  add ("amended", test_amended);
  add ("stage", test_stage);
  add ("seed", test_seed);
  add ("tampered", test_tampered);
  add ("other-hash", test_other_hash);
  g_test_add_func ("/freeze/twice", test_twice);
  return g_test_run ();
}
