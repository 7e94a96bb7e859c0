/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signed score sheets on the real edition: typed twice, found by their mark, kept with their entry.
 */

#include "config.h"

#include "model/qz-error.h"
#include "operations/qz-find-sheet.h"
#include "operations/qz-make-panel.h"
#include "operations/qz-rank-activity.h"
#include "operations/qz-settle-sheet.h"
#include "operations/qz-sheet-access.h"
#include "operations/qz-type-sheet.h"
#include "review-fixture.h"

#define NINETY "topic=12 causes=28 measures=18 effect=18 report=4.5 features=9.5"

static QzTypeSheet *
make_typing (
    Office *office, const char *entry, QzTypingTurn turn, const char *typist, const char *points)
{
  QzTypeSheet *operation =
      qz_type_sheet_new (office->workspace, entry, "评委1", NULL, turn, typist);
  g_auto (GStrv) words = g_strsplit (points, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "=", 2);
      gint64 value;

      g_assert_true (qz_points_parse (parts[1], &value, NULL));
      qz_type_sheet_set_points (operation, parts[0], value);
    }
  return operation;
}

static gint64
rank_total (Office *office, const char *entry)
{
  g_autoptr (QzRankActivity) rank = qz_rank_activity_new (office->workspace, "qc-group");
  g_autoptr (QzEntry) found = office_get_entry (office, entry);

  qz_rank_activity_set_dry (rank, TRUE);
  office_run (rank);
  for (guint i = 0; i < qz_rank_activity_get_ranking (rank)->standings->len; i++)
    {
      const QzStanding *standing = qz_rank_activity_get_ranking (rank)->standings->pdata[i];

      if (strcmp (standing->entry->id, found->id) == 0)
        return standing->points;
    }
  g_assert_not_reached ();
}

/* Nothing counts before two people typed the same, or the differences are settled. */
static void
test_counts (Office *office, gconstpointer data)
{
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autoptr (QzTypeSheet) first = make_typing (office, a, QZ_TURN_FIRST, " 录入员 ", NINETY);
  g_autoptr (QzTypeSheet) same = make_typing (office, a, QZ_TURN_SECOND, "录入员", NINETY);
  g_autoptr (QzTypeSheet) nobody = make_typing (office, a, QZ_TURN_SECOND, "  ", NINETY);
  g_autoptr (QzTypeSheet) second =
      make_typing (office, a, QZ_TURN_SECOND, "校对员", NINETY " effect=8");
  g_autoptr (QzSettleSheet) settle = NULL;
  g_autoptr (QzSettleSheet) comma = NULL;
  const QzPaperQuestion *question;

  office_seat_judges (office, 3);
  office_run (first);
  g_assert_cmpint (rank_total (office, a), ==, QZ_POINTS_NONE);
  office_refuse (nobody, QZ_ERROR_INVALID, "Name who types");
  office_refuse (same, QZ_ERROR_INVALID, "录入员");
  office_run (second);
  g_assert_cmpint (rank_total (office, a), ==, QZ_POINTS_NONE);
  g_assert_cmpuint (qz_type_sheet_get_questions (second)->len, ==, 1);
  question = qz_type_sheet_get_questions (second)->pdata[0];
  g_assert_cmpstr (question->item->id, ==, "effect");
  g_assert_cmpint (question->first, ==, 18000);
  g_assert_cmpint (question->second, ==, 8000);

  comma = qz_settle_sheet_new (office->workspace, a, "评委1", NULL, QZ_SETTLE_QUESTIONS, "复核员",
                               "原件\xE2\x80\xAE");
  qz_settle_sheet_set_points (comma, "effect", 18000);
  office_refuse (comma, QZ_ERROR_INVALID, "U+202E");
  settle = qz_settle_sheet_new (office->workspace, a, "评委1", NULL, QZ_SETTLE_QUESTIONS, "复核员",
                                "原件上是18");
  qz_settle_sheet_set_points (settle, "effect", 18000);
  office_run (settle);
  g_assert_cmpint (qz_settle_sheet_get_sheet (settle)->state, ==, QZ_SHEET_LOCKED);
  g_assert_cmpint (rank_total (office, a), ==, 90000);
}

/* What the QR code of a sheet of that panel says. */
static char *
make_mark (Office *office, const QzPanel *panel, const QzEntry *entry, guint judge)
{
  QzEdition *edition = qz_workspace_get_edition (office->workspace);
  const QzActivity *activity = qz_edition_find_activity (edition, "qc-group");
  const QzStage *stage = qz_activity_find_stage (activity, panel->stage);
  const QzRubric *rubric = qz_edition_find_rubric (
      edition, qz_activity_find_rubric_id (activity, stage, entry->category));
  g_autoptr (QzSheetMark) mark = qz_sheet_mark_new (
      panel, entry->id, ((const QzJudge *) panel->judges->pdata[judge])->id, rubric);

  return qz_sheet_mark_dup_qr (mark);
}

static void
refuse_mark (Office *office, const char *mark, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (qz_find_sheet (office->workspace, mark, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, QZ_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

/* Each thing that changed since a sheet was printed has a sentence of its own. */
static void
test_marks (Office *office, gconstpointer data)
{
  static const char *const pair[] = { "评委1", "评委2", NULL };
  static const char *const others[] = { "评委1", "评委3", NULL };
  static const char *const solving[] = { "problem-self", NULL };
  static const char *const new_ones[] = { "innovation", NULL };
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autofree char *b = office_submit (office, "qc-group", "innovation", 2);
  g_autoptr (QzEntry) one = office_get_entry (office, a);
  g_autoptr (QzEntry) two = office_get_entry (office, b);
  g_autoptr (QzMakePanel) make = NULL;
  g_autoptr (QzMakePanel) second = NULL;
  g_autoptr (QzMakePanel) change = NULL;
  g_autoptr (QzSheetMark) found = NULL;
  g_autofree char *mark = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *left = NULL;
  g_autofree char *unknown = NULL;
  const QzPanel *panel;

  office_add_judges (office, 3);
  make = qz_make_panel_new (office->workspace, "qc-group", NULL, "甲", pair);
  qz_make_panel_set_categories (make, solving);
  office_run (make);
  panel = qz_make_panel_get_panel (make);
  mark = make_mark (office, panel, one, 0);
  found = qz_find_sheet (office->workspace, mark, NULL);
  g_assert_cmpstr (found->entry, ==, one->id);

  moved = make_mark (office, panel, two, 0);
  refuse_mark (office, moved, QZ_ERROR_STATE, "another panel");
  left = make_mark (office, panel, one, 1);
  change = qz_make_panel_new_change (office->workspace, panel->id, "甲", others);
  qz_make_panel_set_categories (change, solving);
  office_run (change);
  refuse_mark (office, left, QZ_ERROR_STATE, "judge left");
  second = qz_make_panel_new (office->workspace, "qc-group", NULL, "乙", pair);
  qz_make_panel_set_categories (second, new_ones);
  office_run (second);
  g_free (one->id);
  one->id = g_strdup ("00000000-0000-4000-8000-000000000001");
  unknown = make_mark (office, panel, one, 0);
  refuse_mark (office, unknown, QZ_ERROR_NOT_FOUND, "another edition");
}

typedef struct
{
  const QzEdition *edition;
  const char *entry;
  GPtrArray *rows;
} Listing;

static gboolean
list (QzConnection *connection, gpointer data, GError **error)
{
  Listing *listing = data;

  listing->rows =
      qz_sheet_access_list_of (connection, listing->edition, listing->entry, "评委1", error);
  return listing->rows != NULL;
}

/* The trail of a sheet says who did what through all its versions. */
static void
test_trail (Office *office, gconstpointer data)
{
  g_autofree char *a = office_submit (office, "qc-group", "problem-self", 1);
  g_autoptr (QzTypeSheet) first = make_typing (office, a, QZ_TURN_FIRST, "录入员", NINETY);
  g_autoptr (QzTypeSheet) second = make_typing (office, a, QZ_TURN_SECOND, "校对员", NINETY);
  g_autoptr (QzSettleSheet) amend = qz_settle_sheet_new (office->workspace, a, "评委1", NULL,
                                                         QZ_SETTLE_AMEND, "组长", "合议后更正");
  Listing listing = { qz_workspace_get_edition (office->workspace), a, NULL };
  const QzSheetRow *row;
  const QzSheetVersion *version;

  office_seat_judges (office, 1);
  office_run (first);
  office_run (second);
  qz_settle_sheet_set_points (amend, "topic", 10000);
  office_run (amend);
  g_assert_cmpint (rank_total (office, a), ==, 88000);
  g_assert_true (qz_store_read (qz_workspace_get_store (office->workspace), list, &listing, NULL));
  g_assert_cmpuint (listing.rows->len, ==, 1);
  row = listing.rows->pdata[0];
  g_assert_cmpstr (qz_sheet_row_get_state (row), ==, "settled");
  g_assert_cmpuint (row->sheet->version, ==, 2);
  g_assert_cmpuint (row->trail->typings->len, ==, 2);
  g_assert_cmpuint (row->trail->versions->len, ==, 1);
  version = row->trail->versions->pdata[0];
  g_assert_cmpint (version->total, ==, 90000);
  g_assert_cmpstr (version->amender, ==, "组长");
  g_assert_cmpstr (version->reason, ==, "合议后更正");
  g_ptr_array_unref (listing.rows);
}

static void
add (const char *path, void (*func) (Office *, gconstpointer))
{
  g_test_add (path, Office, NULL, office_set_up, func, office_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/paper-sheets/counts", test_counts);
  add ("/paper-sheets/marks", test_marks);
  add ("/paper-sheets/trail", test_trail);
  return g_test_run ();
}
