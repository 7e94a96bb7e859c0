/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What panel heads and visiting judges leave in the database comes back as it went in. */

#include "config.h"

#include "store/qz-bundle-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-meeting-table.h"
#include "store/qz-outside-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-review-file-table.h"
#include "store/qz-trial-table.h"
#include "store/qz-visit-table.h"
#include "tests/store/context.h"

/* A panel with one judge, and an entry. */
static gboolean
put_panel (QzConnection *connection, QzEntry *entry, GError **error)
{
  g_autoptr (QzPanel) panel = qz_panel_new ();
  QzJudge *judge = qz_judge_new ();

  g_ptr_array_add (panel->judges, judge);
  set_text (&judge->id, "j1");
  set_text (&judge->name, "甲");
  set_text (&panel->id, "p1");
  set_text (&panel->name, "12月5日第1路");
  set_text (&panel->activity, "qc-group");
  set_text (&panel->stage, "on-site");
  return qz_entry_table_insert (connection, entry, error)
         && qz_judge_table_put (connection, judge, error)
         && qz_panel_table_put (connection, panel, error);
}

static QzMaterial *
make_file (const QzEntry *entry, const char *id, const char *use)
{
  QzMaterial *file = qz_material_new ();

  set_text (&file->id, id);
  set_text (&file->entry, entry->id);
  set_text (&file->requirement, use);
  set_text (&file->name, "现场.png");
  set_text (&file->kind, "picture");
  set_text (&file->sha256, "abc");
  file->bytes = 70;
  file->width = 640;
  return file;
}

static gboolean
check_visit (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzEntry) entry = make_entry (1, "标题", "小组", "单位");
  g_autoptr (QzVisit) visit = qz_visit_new ();
  g_autoptr (QzMaterial) photo = make_file (entry, "f1", QZ_REVIEW_FILE_PHOTO);
  g_autoptr (GPtrArray) listed = NULL;
  QzVisit *stored = NULL;
  gboolean uses = FALSE;
  guint n = 9;

  set_text (&visit->entry, entry->id);
  set_text (&visit->stage, "on-site");
  set_text (&visit->panel, "p1");
  set_text (&visit->day, "2018-12-05");
  visit->place = 2;
  if (!put_panel (connection, entry, error) || !qz_visit_table_put (connection, visit, error)
      || !qz_visit_table_count_recorded (connection, "p1", &n, error))
    return FALSE;
  g_assert_cmpuint (n, ==, 0);
  /* What is only planned goes with the entry. */
  if (!qz_panel_table_remove_entry (connection, "p1", entry->id, error)
      || !qz_visit_table_find (connection, entry->id, "on-site", &stored, error))
    return FALSE;
  g_assert_null (stored);
  qz_visit_set_finding (visit, "records", "完整");
  qz_visit_set_finding (visit, "records", "完整真实");
  qz_visit_sign (visit, FALSE, "甲", "2018-12-05");
  qz_visit_sign (visit, TRUE, "王建国", "2018-12-06");
  set_text (&visit->recorded, "2018-12-06T01:00:00Z");
  if (!qz_visit_table_put (connection, visit, error)
      || !qz_review_file_table_add (connection, "on-site", photo, error)
      || !qz_visit_table_count_recorded (connection, "p1", &n, error)
      || !qz_bundle_table_uses_object (connection, "abc", &uses, error)
      || !qz_visit_table_find (connection, entry->id, "on-site", &stored, error))
    return FALSE;
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (uses);
  g_assert_cmpuint (stored->place, ==, 2);
  g_assert_cmpuint (stored->findings->len, ==, 1);
  g_assert_cmpstr (qz_visit_get_finding (stored, "records"), ==, "完整真实");
  g_assert_cmpuint (stored->signatures->len, ==, 2);
  g_assert_true (qz_visit_is_signed_by_unit (stored));
  g_assert_cmpuint (qz_visit_count_files (stored, QZ_REVIEW_FILE_PHOTO), ==, 1);
  g_assert_cmpuint (((const QzMaterial *) stored->files->pdata[0])->width, ==, 640);
  qz_visit_free (stored);
  listed = qz_visit_table_list (connection, "qc-group", error);
  g_assert_cmpuint (listed->len, ==, 1);
  return qz_visit_table_find (connection, entry->id, "document", &stored, error) && stored == NULL;
}

static gboolean
check_outside (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzEntry) entry = make_entry (2, "标题", "小组", "单位");
  g_autoptr (QzOutsideScore) score = qz_outside_score_new ();
  g_autoptr (GPtrArray) listed = NULL;
  QzOutsideScore *stored = NULL;

  score->scan = make_file (entry, "f2", QZ_REVIEW_FILE_OUTSIDE);
  score->side = QZ_OUTSIDE_RECOMMENDER;
  set_text (&score->signer, "王建国");
  set_text (&score->signed_on, "2018-09-30");
  set_text (&score->sheet->id, "o1");
  set_text (&score->sheet->entry, entry->id);
  set_text (&score->sheet->stage, "on-site");
  score->sheet->state = QZ_SHEET_HELD;
  score->sheet->total = QZ_POINTS_NONE;
  qz_sheet_set_points (score->sheet, "records", 27500);
  qz_sheet_set_points (score->sheet, "education", QZ_POINTS_NONE);
  set_text (&entry->activity, "qc-group");
  if (!qz_entry_table_insert (connection, entry, error)
      || !qz_review_file_table_add (connection, "on-site", score->scan, error)
      || !qz_outside_table_put (connection, score, error)
      || !qz_outside_table_find (connection, entry->id, "on-site", QZ_OUTSIDE_RECOMMENDER, &stored,
                                 error))
    return FALSE;
  g_assert_cmpstr (stored->signer, ==, "王建国");
  g_assert_cmpint (stored->sheet->state, ==, QZ_SHEET_HELD);
  g_assert_cmpint (stored->sheet->total, ==, QZ_POINTS_NONE);
  g_assert_cmpint (qz_sheet_get_points (stored->sheet, "records"), ==, 27500);
  g_assert_cmpint (qz_sheet_get_points (stored->sheet, "education"), ==, QZ_POINTS_NONE);
  g_assert_cmpstr (stored->scan->sha256, ==, "abc");
  qz_outside_score_free (stored);
  /* Another paper of the same side takes its place. */
  score->sheet->state = QZ_SHEET_LOCKED;
  score->sheet->total = 90000;
  if (!qz_outside_table_put (connection, score, error))
    return FALSE;
  listed = qz_outside_table_list (connection, "qc-group", error);
  g_assert_cmpuint (listed->len, ==, 1);
  g_assert_cmpint (((const QzOutsideScore *) listed->pdata[0])->sheet->total, ==, 90000);
  return TRUE;
}

static gboolean
check_heads (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzEntry) entry = make_entry (3, "标题", "小组", "单位");
  g_autoptr (QzTrial) trial = qz_trial_new ();
  g_autoptr (QzMeeting) meeting = NULL;
  g_autoptr (QzMeeting) again = NULL;
  g_autoptr (QzMatter) matter = qz_matter_new ();
  QzTrial *stored = NULL;

  set_text (&trial->panel, "p1");
  set_text (&trial->report, "2017年的一份成果");
  qz_sheet_set_points (qz_trial_ensure_sheet (trial, "j1"), "topic", 12500);
  if (!put_panel (connection, entry, error) || !qz_trial_table_put (connection, trial, error)
      || !qz_trial_table_find (connection, "p1", &stored, error))
    return FALSE;
  g_assert_cmpstr (stored->report, ==, "2017年的一份成果");
  g_assert_cmpint (qz_sheet_get_points (qz_trial_find_sheet (stored, "j1"), "topic"), ==, 12500);
  g_assert_null (qz_trial_find_sheet (stored, "j2"));
  qz_trial_free (stored);

  meeting = qz_meeting_table_get (connection, "qc-group", error);
  g_assert_cmpstr (meeting->day, ==, "");
  set_text (&meeting->day, "2018-12-10");
  set_text (&matter->id, "tie:1:90");
  matter->kind = QZ_MATTER_TIE;
  set_text (&matter->decision, "并列");
  if (!qz_meeting_table_put (connection, meeting, error)
      || !qz_meeting_table_put_decision (connection, "qc-group", matter, error))
    return FALSE;
  set_text (&matter->decision, "前者在先");
  if (!qz_meeting_table_put_decision (connection, "qc-group", matter, error))
    return FALSE;
  again = qz_meeting_table_get (connection, "qc-group", error);
  g_assert_cmpstr (again->day, ==, "2018-12-10");
  g_assert_cmpuint (again->matters->len, ==, 1);
  g_assert_cmpint (qz_meeting_find_matter (again, "tie:1:90")->kind, ==, QZ_MATTER_TIE);
  g_assert_cmpstr (qz_meeting_find_matter (again, "tie:1:90")->decision, ==, "前者在先");
  return TRUE;
}

static void
test_write (gconstpointer data)
{
  g_autoptr (Context) context = context_new ();

  context_write (context, (QzStoreFunc) data, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/head-tables/visit", check_visit, test_write);
  g_test_add_data_func ("/head-tables/outside", check_outside, test_write);
  g_test_add_data_func ("/head-tables/heads", check_heads, test_write);
  return g_test_run ();
}
