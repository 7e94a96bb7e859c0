/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixture.h"
#include "model/qz-error.h"
#include "model/qz-organisation.h"
#include "operations/qz-attach-material.h"
#include "operations/qz-change-entry.h"
#include "operations/qz-export-entries.h"
#include "operations/qz-save-entry.h"
#include "operations/qz-submit-entry.h"
#include "rules/qz-finding.h"
#include "store/qz-organisation-table.h"

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);
  g_autoptr (QzEntry) entry = fixture_get (fixture, id);
  g_autoptr (QzForm) form = fixture_form ();

  g_assert_cmpstr (entry->activity, ==, "qc-group");
  g_assert_cmpstr (entry->category, ==, "problem-self");
  g_assert_cmpstr (entry->edition, ==, "shanghai-2018");
  g_assert_cmpint (entry->state, ==, QZ_ENTRY_DRAFT);
  g_assert_cmpstr (entry->title, ==, "降低船体分段焊缝返修率");
  g_assert_cmpstr (entry->number, ==, "");
  g_assert_cmpstr (entry->unit, ==, "");
  g_assert_cmpuint (entry->revision, ==, 1);
  g_assert_true (qz_form_equal (entry->form, form));
  g_assert_cmpuint (fixture_count_events (fixture, id, "entry.new", NULL), ==, 1);
}

static void
test_new_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *activity;
    const char *category;
    const char *path;
    const char *value;
    int code;
  } cases[] = {
    { "nothing", "team", "title", "x", QZ_ERROR_NOT_FOUND },
    { "qc-group", "nothing", "title", "x", QZ_ERROR_NOT_FOUND },
    { "qc-group", "innovation", "nothing", "x", QZ_ERROR_INVALID },
    { "qc-group", "innovation", "members", "x", QZ_ERROR_INVALID },
    { "qc-group", "innovation", "members/0/nothing", "x", QZ_ERROR_INVALID },
    { "qc-group", "innovation", "members/1000/name", "x", QZ_ERROR_LIMIT },
    { "qc-group", "innovation", "title", "a\nb", QZ_ERROR_INVALID },
    { "qc-group", "innovation", "title",
      "a\xe2\x80\xae"
      "b",
      QZ_ERROR_INVALID },
    { "qc-group", "innovation", "members/0/name", "a\x1b[31mb", QZ_ERROR_INVALID },
    { "qc-group", "innovation", "abstract",
      "a\xe2\x80\xab"
      "b",
      QZ_ERROR_INVALID },
  };
  g_autofree char *long_text = g_strnfill (2001, 'x');

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QzForm) blank = qz_form_new ();
      g_autoptr (QzForm) form = qz_form_set (blank, cases[i].path, cases[i].value);

      fixture_refuse (
          qz_save_entry_new (fixture->workspace, cases[i].activity, cases[i].category, form),
          cases[i].code);
    }
  {
    g_autoptr (QzForm) blank = qz_form_new ();
    g_autoptr (QzForm) form = qz_form_set (blank, "title", long_text);

    fixture_refuse (qz_save_entry_new (fixture->workspace, "qc-group", "innovation", form),
                    QZ_ERROR_LIMIT);
  }
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);
  g_autoptr (QzEntry) before = fixture_get (fixture, id);
  g_autoptr (QzForm) titled = qz_form_set (before->form, "title", "提高一次合格率");
  g_autoptr (QzForm) form = qz_form_set (titled, "phone", "");
  g_autoptr (QzEntry) after = NULL;
  g_autofree char *detail = NULL;
  QzSaveEntry *again;

  fixture_run (qz_save_entry_new_for (fixture->workspace, id, form));
  after = fixture_get (fixture, id);
  g_assert_cmpuint (after->revision, ==, 2);
  g_assert_cmpstr (after->title, ==, "提高一次合格率");
  g_assert_true (qz_form_equal (after->form, form));
  g_assert_cmpuint (fixture_count_events (fixture, id, "entry.save", &detail), ==, 1);
  g_assert_cmpstr (detail, ==,
                   "title: 降低船体分段焊缝返修率 → 提高一次合格率\nphone: 021-00001234 → ");

  /* Saving the same again writes nothing. */
  again = qz_save_entry_new_for (fixture->workspace, id, form);
  g_assert_true (qz_operation_run (QZ_OPERATION (again), NULL, NULL));
  g_assert_false (qz_save_entry_get_changed (again));
  g_assert_cmpuint (qz_save_entry_get_entry (again)->revision, ==, 2);
  g_assert_finalize_object (again);
  g_assert_cmpuint (fixture_count_events (fixture, id, "entry.save", NULL), ==, 1);
}

/* Long and broken values make one short line each in the audit trail. */
static void
test_save_detail (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);
  g_autoptr (QzEntry) before = fixture_get (fixture, id);
  GString *prose = g_string_new ("第一行\n第二行\n");
  g_autoptr (QzForm) form = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *after_arrow = NULL;

  for (int i = 0; i < 100; i++)
    g_string_append (prose, "字");
  form = qz_form_set (before->form, "reason", prose->str);
  g_string_free (prose, TRUE);
  fixture_run (qz_save_entry_new_for (fixture->workspace, id, form));
  fixture_count_events (fixture, id, "entry.save", &detail);
  g_assert_null (strchr (detail, '\n'));
  g_assert_true (g_str_has_prefix (detail, "reason:  → 第一行 第二行"));
  g_assert_true (g_str_has_suffix (detail, "…"));
  after_arrow = g_strdup (strstr (detail, "→ ") + strlen ("→ "));
  g_assert_cmpint (g_utf8_strlen (after_arrow, -1), ==, 61);
}

/* A reason goes with the warning that it answered, also when it is handed in. */
static void
test_reasons (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);
  g_autoptr (QzEntry) before = fixture_get (fixture, id);
  g_autoptr (QzForm) missed = qz_form_set (before->form, "after", "3");
  g_autoptr (QzForm) one = qz_form_set (missed, "reason:after", "回到对策步骤");
  g_autoptr (QzForm) two = qz_form_set (one, "reason:material:report", "另寄纸质");
  g_autoptr (QzForm) odd = qz_form_set (two, "reason:title", "没有这个提示");
  g_autoptr (QzForm) reached = qz_form_set (two, "after", "1.8");
  g_autoptr (QzEntry) saved = NULL;
  g_autoptr (QzEntry) dropped = NULL;

  fixture_run (qz_save_entry_new_for (fixture->workspace, id, odd));
  saved = fixture_get (fixture, id);
  g_assert_true (qz_form_equal (saved->form, two));
  fixture_run (qz_save_entry_new_for (fixture->workspace, id, reached));
  dropped = fixture_get (fixture, id);
  g_assert_null (qz_form_get (dropped->form, "reason:after"));
  g_assert_cmpstr (qz_form_get (dropped->form, "reason:material:report"), ==, "另寄纸质");

  /* The file came: nothing was saved since, yet the reason is not handed in. */
  {
    g_autofree char *path = fixture_write (fixture, "报告.pdf", "%PDF-1.4\n%%EOF\n", -1);
    g_autoptr (GFile) file = g_file_new_for_path (path);
    g_autoptr (QzEntry) submitted = NULL;

    fixture_run (qz_attach_material_new (fixture->workspace, id, "report", file));
    fixture_run (qz_submit_entry_new (fixture->workspace, id));
    submitted = fixture_get (fixture, id);
    g_assert_null (qz_form_get (submitted->form, "reason:material:report"));
    g_assert_cmpstr (qz_form_get (submitted->form, "after"), ==, "1.8");
  }
}

static void
test_submit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = fixture_submitted (fixture);
  g_autofree char *second = fixture_submitted (fixture);
  g_autoptr (QzEntry) a = fixture_get (fixture, first);
  g_autoptr (QzEntry) b = fixture_get (fixture, "2018-QC-0002");

  g_assert_cmpstr (a->number, ==, "2018-QC-0001");
  g_assert_cmpstr (b->id, ==, second);
  g_assert_cmpint (a->state, ==, QZ_ENTRY_SUBMITTED);
  g_assert_cmpstr (a->submitted, !=, "");
  g_assert_cmpstr (a->unit, !=, "");
  g_assert_cmpstr (a->unit, ==, b->unit);
  fixture_refuse (qz_submit_entry_new (fixture->workspace, first), QZ_ERROR_STATE);
}

static gboolean
find_unit (QzConnection *connection, gpointer data, GError **error)
{
  QzOrganisation **organisation = data;

  *organisation = qz_organisation_table_find (connection, "(示例)上海申达船舶重工 有限公司", error);
  return *organisation != NULL;
}

/* The unit is known from then on, under any spelling with the same folded key. */
static void
test_submit_makes_unit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_submitted (fixture);
  g_autoptr (QzEntry) entry = fixture_get (fixture, id);
  g_autoptr (QzOrganisation) organisation = NULL;
  GError *error = NULL;

  g_assert_true (qz_store_read (qz_workspace_get_store (fixture->workspace), find_unit,
                                &organisation, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (organisation->id, ==, entry->unit);
  g_assert_cmpstr (organisation->name, ==, "（示例）上海申达船舶重工有限公司");
  g_assert_cmpstr (organisation->line, ==, "industry");
}

static void
test_submit_findings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QzForm) blank = qz_form_new ();
  g_autoptr (QzForm) form = qz_form_set (blank, "title", "只有题目");
  QzSaveEntry *save = qz_save_entry_new (fixture->workspace, "qc-group", "innovation", form);
  QzSubmitEntry *submit;
  GError *error = NULL;
  guint hard = 0;

  g_assert_true (qz_operation_run (QZ_OPERATION (save), NULL, &error));
  submit = qz_submit_entry_new (fixture->workspace, qz_save_entry_get_entry (save)->id);
  g_assert_false (qz_operation_run (QZ_OPERATION (submit), NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  for (guint i = 0; i < qz_submit_entry_get_findings (submit)->len; i++)
    {
      const QzFinding *finding = qz_submit_entry_get_findings (submit)->pdata[i];

      if (finding->severity != QZ_SEVERITY_HARD)
        continue;
      hard++;
      g_assert_nonnull (strstr (error->message, finding->message));
    }
  g_assert_cmpuint (hard, >, 5);
  g_error_free (error);
  g_assert_finalize_object (submit);
  g_assert_finalize_object (save);
}

static void
test_return_and_resubmit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_submitted (fixture);
  g_autofree char *detail = NULL;
  g_autoptr (QzEntry) returned = NULL;
  g_autoptr (QzForm) form = NULL;
  g_autoptr (QzEntry) again = NULL;

  fixture_refuse (qz_return_entry_new (fixture->workspace, id, "  "), QZ_ERROR_INVALID);
  fixture_run (qz_return_entry_new (fixture->workspace, "2018-QC-0001", "缺少盖章页"));
  fixture_count_events (fixture, id, "entry.return", &detail);
  g_assert_cmpstr (detail, ==, "state: submitted → returned\nreason: 缺少盖章页");
  returned = fixture_get (fixture, id);
  g_assert_cmpint (returned->state, ==, QZ_ENTRY_RETURNED);

  form = qz_form_set (returned->form, "team", "启航（补正）QC小组");
  fixture_run (qz_save_entry_new_for (fixture->workspace, id, form));
  fixture_run (qz_submit_entry_new (fixture->workspace, id));
  again = fixture_get (fixture, id);
  g_assert_cmpstr (again->number, ==, "2018-QC-0001");
  g_assert_cmpstr (again->team, ==, "启航（补正）QC小组");
}

/* A cell has one path; another way of writing its row would be a second, hidden value. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "members/x/name",  "members//name",   "members/03/name",
                                       "members/-1/name", "members/+1/name", "members/1 /name",
                                       "chapter:nonsense" };
  g_autofree char *id = fixture_entry (fixture);
  g_autoptr (QzForm) form = fixture_form ();
  g_autoptr (QzForm) good = qz_form_set (form, "members/10/name", "示例·甲");
  g_autoptr (QzForm) far = qz_form_set (form, "members/4294967296/name", "示例·甲");

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (QzForm) bad = qz_form_set (form, paths[i], "示例·甲");

      fixture_refuse (qz_save_entry_new_for (fixture->workspace, id, bad), QZ_ERROR_INVALID);
    }
  fixture_refuse (qz_save_entry_new_for (fixture->workspace, id, far), QZ_ERROR_LIMIT);
  fixture_run (qz_save_entry_new_for (fixture->workspace, id, good));
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_submitted (fixture);
  g_autoptr (QzForm) form = fixture_form ();
  g_autoptr (QzForm) other = qz_form_set (form, "title", "另一个题目");

  fixture_refuse (qz_save_entry_new_for (fixture->workspace, id, other), QZ_ERROR_STATE);
  fixture_refuse (qz_delete_entry_new (fixture->workspace, id), QZ_ERROR_STATE);
  fixture_refuse (qz_reopen_entry_new (fixture->workspace, id), QZ_ERROR_STATE);
  fixture_run (qz_accept_entry_new (fixture->workspace, id));
  fixture_refuse (qz_accept_entry_new (fixture->workspace, id), QZ_ERROR_STATE);
  fixture_refuse (qz_accept_entry_new (fixture->workspace, "2018-QC-9999"), QZ_ERROR_NOT_FOUND);
}

static void
test_withdraw (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_submitted (fixture);
  g_autofree char *draft = fixture_entry (fixture);
  g_autoptr (QzEntry) entry = NULL;

  fixture_run (qz_withdraw_entry_new (fixture->workspace, id));
  fixture_run (qz_reopen_entry_new (fixture->workspace, id));
  entry = fixture_get (fixture, id);
  g_assert_cmpint (entry->state, ==, QZ_ENTRY_DRAFT);
  fixture_run (qz_delete_entry_new (fixture->workspace, draft));
  fixture_refuse (qz_delete_entry_new (fixture->workspace, draft), QZ_ERROR_NOT_FOUND);
  g_assert_cmpuint (fixture_count_events (fixture, draft, "entry.delete", NULL), ==, 1);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_submitted (fixture);
  g_autoptr (QzEntry) moved = NULL;

  fixture_refuse (qz_move_entry_new (fixture->workspace, id, "nothing"), QZ_ERROR_NOT_FOUND);
  fixture_refuse (qz_move_entry_new (fixture->workspace, id, "problem-self"), QZ_ERROR_STATE);
  fixture_run (qz_move_entry_new (fixture->workspace, id, "innovation"));
  moved = fixture_get (fixture, id);
  g_assert_cmpstr (moved->category, ==, "innovation");
  g_assert_cmpstr (qz_form_get (moved->form, "before"), ==, "4.2");
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_submitted (fixture);
  g_autofree char *path = g_build_filename (fixture->directory, "entries.xlsx", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->directory, "no", "entries.xlsx", NULL);
  g_autoptr (QzQuery) all = qz_query_new ();
  QzExportEntries *operation = qz_export_entries_new (fixture->workspace, all, path);
  QzExportEntries *failing = qz_export_entries_new (fixture->workspace, all, nowhere);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (qz_operation_run (QZ_OPERATION (operation), NULL, NULL));
  g_assert_cmpuint (qz_export_entries_get_count (operation), ==, 1);
  g_assert_finalize_object (operation);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (content, 4, "PK\3\4", 4);
  g_assert_false (qz_operation_run (QZ_OPERATION (failing), NULL, NULL));
  g_assert_finalize_object (failing);
}

/* The ending says what is written; one that says nothing is refused, with those that are known. */
static void
test_export_ending (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_submitted (fixture);
  g_autofree char *path = g_build_filename (fixture->directory, "entries.CSV", NULL);
  g_autofree char *strange = g_build_filename (fixture->directory, "entries.ods", NULL);
  g_autoptr (QzQuery) all = qz_query_new ();
  g_autoptr (QzExportEntries) good = qz_export_entries_new (fixture->workspace, all, path);
  g_autoptr (QzExportEntries) bad = qz_export_entries_new (fixture->workspace, all, strange);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (qz_operation_run (QZ_OPERATION (good), NULL, NULL));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "\xEF\xBB\xBF\"Number\",\"Activity\""));
  g_assert_nonnull (strstr (content, "\r\n\"2018-QC-0001\","));
  g_assert_true (g_str_has_suffix (content, "\r\n"));
  g_assert_false (qz_operation_run (QZ_OPERATION (bad), NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_TYPE);
  g_assert_nonnull (strstr (error->message, ".csv"));
  g_assert_false (g_file_test (strange, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_add ("/entry/new", test_new);
  fixture_add ("/entry/new-refused", test_new_refused);
  fixture_add ("/entry/save", test_save);
  fixture_add ("/entry/save-detail", test_save_detail);
  fixture_add ("/entry/reasons", test_reasons);
  fixture_add ("/entry/submit", test_submit);
  fixture_add ("/entry/submit-makes-unit", test_submit_makes_unit);
  fixture_add ("/entry/submit-findings", test_submit_findings);
  fixture_add ("/entry/return-and-resubmit", test_return_and_resubmit);
  fixture_add ("/entry/rows", test_rows);
  fixture_add ("/entry/states", test_states);
  fixture_add ("/entry/withdraw", test_withdraw);
  fixture_add ("/entry/move", test_move);
  fixture_add ("/entry/export", test_export);
  fixture_add ("/entry/export-ending", test_export_ending);
  return g_test_run ();
}
