/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From five score sheets to a certificate whose PDF says what the record says. */

#include "config.h"

#include "documents/qz-font-catalogue.h"
#include "model/qz-error.h"
#include "operations/qz-award-activity.h"
#include "operations/qz-change-entry.h"
#include "operations/qz-export-ranking.h"
#include "operations/qz-export-register.h"
#include "operations/qz-issue-certificates.h"
#include "operations/qz-rank-activity.h"
#include "operations/qz-render-certificates.h"
#include "operations/qz-verify-audit.h"
#include "operations/qz-void-certificate.h"
#include "preview/qz-paper.h"
#include "review-fixture.h"
#include "store/qz-objects.h"

#define DATE "2018-12-20"

static const char *const five[] = {
  "topic=12 causes=24 measures=16 effect=16 report=4 features=8",
  "topic=15 causes=30 measures=20 effect=20 report=5 features=10",
  "topic=12.5 causes=26 measures=17 effect=17 report=4.5 features=8.5",
  "topic=10 causes=21 measures=14 effect=14 report=4 features=7",
  "topic=12 causes=28 measures=18 effect=18 report=4.5 features=9.5",
};

/* Scores, ranks and awards @n entries of one panel; the first is best. */
static void
judge (Office *office, guint n, char **numbers)
{
  g_autoptr (QzRankActivity) rank = NULL;
  g_autoptr (QzAwardActivity) award = NULL;

  office_add_judges (office, 5);
  for (guint i = 0; i < n; i++)
    numbers[i] = office_submit (office, "qc-group", "problem-self", i + 1);
  office_make_panel (office, "qc-group", NULL, 5);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < 5; k++)
      office_score (office, numbers[i], k + 1, five[i == 0 ? k : 0]);
  rank = qz_rank_activity_new (office->workspace, "qc-group");
  office_run (rank);
  award = qz_award_activity_new (office->workspace, "qc-group");
  qz_award_activity_set_amount (award, "first", QZ_AWARD_BY_COUNT, 1);
  qz_award_activity_set_amount (award, "second", QZ_AWARD_BY_COUNT, n - 1);
  office_run (award);
}

static QzIssueCertificates *
issue (Office *office)
{
  QzIssueCertificates *issue = qz_issue_certificates_new (office->workspace, "qc-group");

  qz_issue_certificates_set_date (issue, DATE);
  return issue;
}

/* Without white space, for lines are broken where they fit. */
static char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (squeezed, g_utf8_get_char (p));
  return g_string_free (squeezed, FALSE);
}

static void
assert_says (const char *page, const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = squeeze (lines[i]);

      g_test_message ("%s", line);
      g_assert_nonnull (strstr (page, line));
    }
}

static void
assert_page (QzPaper *paper, guint page, const QzCertificate *certificate)
{
  g_autofree char *text = qz_paper_get_text (paper, page);
  g_autofree char *squeezed = squeeze (text);

  assert_says (squeezed, certificate->title);
  assert_says (squeezed, certificate->recipient);
  assert_says (squeezed, certificate->body);
  assert_says (squeezed, certificate->issuers);
  assert_says (squeezed, certificate->number);
  assert_says (squeezed, "二〇一八年十二月二十日");
}

static void
test_chain (Office *office, gconstpointer data)
{
  char *numbers[3];
  g_autoptr (QzIssueCertificates) first = NULL;
  g_autoptr (QzIssueCertificates) again = NULL;
  g_autoptr (QzRenderCertificates) render = NULL;
  g_autoptr (QzPaper) paper = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (QzEntry) best = NULL;
  g_autoptr (QzVerifyAudit) audit = NULL;
  g_autoptr (GError) error = NULL;
  const QzCertificate *head;

  judge (office, 3, numbers);
  best = office_get_entry (office, numbers[0]);
  office_assert_result (office, numbers[0], 85170, 1); /* (80 + 85.5 + 90) ÷ 3 */
  office_assert_award (office, numbers[0], "first");
  first = issue (office);
  office_run (first);
  g_assert_cmpuint (qz_issue_certificates_get_certificates (first)->len, ==, 3);
  again = issue (office);
  office_run (again);
  g_assert_cmpuint (qz_issue_certificates_get_certificates (again)->len, ==, 0);

  list = office_list_certificates (office);
  g_assert_cmpuint (list->len, ==, 3);
  head = list->pdata[0];
  g_assert_cmpstr (head->number, ==, "沪质协证字〔2018〕QC0001号");
  g_assert_cmpstr (head->entry, ==, best->id);
  g_assert_cmpstr (head->recipient, ==, "上海第1机械制造有限公司 精益1组：");
  g_assert_nonnull (strstr (head->body, "《降低第1号管件返工率》"));
  g_assert_nonnull (strstr (head->body, "一等奖"));
  g_assert_true (g_str_has_prefix (head->issuers, "上海市质量协会\n上海市总工会\n"));
  g_assert_cmpuint (office_count_objects (office), ==, 1);

  render = qz_render_certificates_new (office->workspace, NULL);
  office_run (render);
  g_assert_true (qz_render_certificates_is_replay (render));
  paper = qz_paper_new_for_bytes (qz_render_certificates_get_bytes (render), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (qz_paper_get_n_pages (paper), ==, 3);
  for (guint i = 0; i < 3; i++)
    assert_page (paper, i, list->pdata[i]);
  audit = qz_verify_audit_new (office->workspace);
  office_run (audit);
  for (guint i = 0; i < 3; i++)
    g_free (numbers[i]);
}

static void
issued_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *due = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (qz_operation_run_finish (QZ_OPERATION (source), result, &error));
  g_assert_no_error (error);
  (*due)--;
}

/* Whoever comes second neither fails nor takes away the file of the first. */
static void
test_at_once (Office *office, gconstpointer data)
{
  char *numbers[3];
  QzIssueCertificates *operations[4];
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  guint due = G_N_ELEMENTS (operations);
  guint issued = 0;

  judge (office, 3, numbers);
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      operations[i] = issue (office);
      qz_operation_run_async (QZ_OPERATION (operations[i]), NULL, issued_cb, &due);
    }
  while (due > 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      issued += qz_issue_certificates_get_certificates (operations[i])->len;
      g_object_unref (operations[i]);
    }
  g_assert_cmpuint (issued, ==, 3);
  list = office_list_certificates (office);
  g_assert_cmpuint (list->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const QzCertificate *certificate = list->pdata[i];

      g_assert_true (qz_objects_check (qz_workspace_get_directory (office->workspace),
                                       certificate->sha256, &error));
      g_assert_no_error (error);
      g_free (numbers[i]);
    }
}

/* An entry named by its number and by its id would get two certificates. */
static void
test_named_twice (Office *office, gconstpointer data)
{
  char *numbers[1];
  const char *entries[3] = { NULL };
  g_autoptr (QzIssueCertificates) twice = NULL;
  g_autoptr (QzEntry) entry = NULL;
  g_autoptr (GPtrArray) list = NULL;

  judge (office, 1, numbers);
  entry = office_get_entry (office, numbers[0]);
  entries[0] = entry->number;
  entries[1] = entry->id;
  twice = issue (office);
  qz_issue_certificates_set_entries (twice, entries);
  office_refuse (twice, QZ_ERROR_DUPLICATE, entry->number);
  list = office_list_certificates (office);
  g_assert_cmpuint (list->len, ==, 0);
  g_free (numbers[0]);
}

/* The register keeps its lines, so the entry that one names cannot be deleted. */
static void
test_in_register (Office *office, gconstpointer data)
{
  char *numbers[1];
  g_autoptr (QzIssueCertificates) first = NULL;
  g_autoptr (QzVoidCertificate) invalid = NULL;
  g_autoptr (QzAwardActivity) take_back = NULL;
  g_autoptr (QzChangeEntry) withdraw = NULL;
  g_autoptr (QzChangeEntry) remove = NULL;

  judge (office, 1, numbers);
  first = issue (office);
  office_run (first);
  invalid = qz_void_certificate_new (office->workspace, "沪质协证字〔2018〕QC0001号", "名称有误");
  office_run (invalid);
  take_back = qz_award_activity_new (office->workspace, "qc-group");
  qz_award_activity_set_award (take_back, numbers[0], "");
  office_run (take_back);
  withdraw = qz_withdraw_entry_new (office->workspace, numbers[0]);
  office_run (withdraw);
  remove = qz_delete_entry_new (office->workspace, numbers[0]);
  office_refuse (remove, QZ_ERROR_STATE, "沪质协证字〔2018〕QC0001号");
  g_free (numbers[0]);
}

static void
test_void (Office *office, gconstpointer data)
{
  char *numbers[2];
  g_autoptr (QzIssueCertificates) first = NULL;
  g_autoptr (QzIssueCertificates) named = NULL;
  g_autoptr (QzIssueCertificates) again = NULL;
  g_autoptr (QzVoidCertificate) silent = NULL;
  g_autoptr (QzVoidCertificate) unknown = NULL;
  g_autoptr (QzVoidCertificate) wrong = NULL;
  g_autoptr (QzVoidCertificate) twice = NULL;
  g_autoptr (QzAwardActivity) frozen = NULL;
  g_autoptr (QzRenderCertificates) gone = NULL;
  const char *const one[] = { "沪质协证字〔2018〕QC0001号", NULL };
  const char *entries[] = { NULL, NULL };
  const QzCertificate *fresh;

  judge (office, 2, numbers);
  first = issue (office);
  office_run (first);
  frozen = qz_award_activity_new (office->workspace, "qc-group");
  qz_award_activity_set_award (frozen, numbers[0], "second");
  office_refuse (frozen, QZ_ERROR_STATE, one[0]);
  entries[0] = numbers[0];
  named = issue (office);
  qz_issue_certificates_set_entries (named, entries);
  office_refuse (named, QZ_ERROR_DUPLICATE, numbers[0]);

  silent = qz_void_certificate_new (office->workspace, one[0], " ");
  office_refuse (silent, QZ_ERROR_INVALID, "reason");
  unknown = qz_void_certificate_new (office->workspace, "没有", "打印错误");
  office_refuse (unknown, QZ_ERROR_NOT_FOUND, "没有");
  wrong = qz_void_certificate_new (office->workspace, one[0], "单位名称有误");
  office_run (wrong);
  g_assert_cmpint (qz_void_certificate_get_certificate (wrong)->state, ==, QZ_CERTIFICATE_VOID);
  twice = qz_void_certificate_new (office->workspace, one[0], "再次");
  office_refuse (twice, QZ_ERROR_STATE, "单位名称有误");
  gone = qz_render_certificates_new (office->workspace, NULL);
  qz_render_certificates_set_numbers (gone, one);
  office_refuse (gone, QZ_ERROR_STATE, one[0]);

  again = issue (office);
  office_run (again);
  g_assert_cmpuint (qz_issue_certificates_get_certificates (again)->len, ==, 1);
  fresh = qz_issue_certificates_get_certificates (again)->pdata[0];
  g_assert_cmpstr (fresh->number, ==, "沪质协证字〔2018〕QC0003号");
  g_free (numbers[0]);
  g_free (numbers[1]);
}

static void
test_dry (Office *office, gconstpointer data)
{
  char *numbers[1];
  g_autoptr (QzIssueCertificates) dry = NULL;
  g_autoptr (QzIssueCertificates) day = NULL;
  g_autoptr (QzIssueCertificates) other = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const QzCertificate *shown;

  judge (office, 1, numbers);
  day = issue (office);
  qz_issue_certificates_set_date (day, "2018-02-30");
  office_refuse (day, QZ_ERROR_INVALID, "2018-02-30");
  other = qz_issue_certificates_new (office->workspace, "nothing");
  office_refuse (other, QZ_ERROR_NOT_FOUND, "nothing");
  dry = issue (office);
  qz_issue_certificates_set_dry (dry, TRUE);
  office_run (dry);
  shown = qz_issue_certificates_get_certificates (dry)->pdata[0];
  g_assert_cmpstr (shown->number, ==, "沪质协证字〔2018〕QC0001号");
  list = office_list_certificates (office);
  g_assert_cmpuint (list->len, ==, 0);
  g_assert_cmpuint (office_count_objects (office), ==, 0);
  g_free (numbers[0]);
}

/* Cancelled: no line in the register, no number, no file. */
static void
test_cancel (Office *office, gconstpointer data)
{
  char *numbers[2];
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (QzIssueCertificates) stopped = NULL;
  g_autoptr (QzIssueCertificates) first = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  const QzCertificate *head;

  judge (office, 2, numbers);
  stopped = issue (office);
  g_cancellable_cancel (cancellable);
  g_assert_false (qz_operation_run (QZ_OPERATION (stopped), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  list = office_list_certificates (office);
  g_assert_cmpuint (list->len, ==, 0);
  g_assert_cmpuint (office_count_objects (office), ==, 0);

  first = issue (office);
  office_run (first);
  head = qz_issue_certificates_get_certificates (first)->pdata[0];
  g_assert_cmpstr (head->number, ==, "沪质协证字〔2018〕QC0001号");
  g_free (numbers[0]);
  g_free (numbers[1]);
}

static char *
find_undrawable (void)
{
  static const gunichar tries[] = { 0x13000, 0x12000, 0x14400, 0x11C72, 0x10A60, 0x16A4F };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      char text[7] = "";

      g_unichar_to_utf8 (tries[i], text);
      if (!qz_fonts_check (text, QZ_FONT_SONG, NULL) && !qz_fonts_check (text, QZ_FONT_KAI, NULL))
        return g_strdup (text);
    }
  return NULL;
}

/* A character that no font has is named before anything is issued. */
static void
test_glyph (Office *office, gconstpointer data)
{
  g_autofree char *character = find_undrawable ();
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;
  g_autoptr (QzForm) form = NULL;
  g_autoptr (QzEntry) entry = NULL;
  g_autoptr (QzAwardActivity) award = NULL;
  g_autoptr (QzIssueCertificates) first = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (character == NULL)
    {
      g_test_skip ("every script that was tried has a font here");
      return;
    }
  title = g_strdup_printf ("降低%s返工率", character);
  number = office_submit_title (office, "qc-group", "problem-self", title);
  award = qz_award_activity_new (office->workspace, "qc-group");
  qz_award_activity_set_award (award, number, "presenter");
  office_run (award);
  first = issue (office);
  office_refuse (first, QZ_ERROR_FONT, character);
  list = office_list_certificates (office);
  g_assert_cmpuint (list->len, ==, 0);
  g_assert_cmpuint (office_count_objects (office), ==, 0);
}

/* Two numbers that are the same once they are names of files. */
static gboolean
give_like_names (QzConnection *connection, gpointer data, GError **error)
{
  return qz_connection_execute (connection,
                                "UPDATE certificate SET number = 'A/1' WHERE number IN"
                                " (SELECT number FROM certificate ORDER BY number LIMIT 1);"
                                "UPDATE certificate SET number = 'a:1' WHERE number IN"
                                " (SELECT number FROM certificate WHERE number <> 'A/1'"
                                " ORDER BY number LIMIT 1)",
                                error);
}

static void
test_render (Office *office, gconstpointer data)
{
  char *numbers[3];
  g_autofree char *file = g_build_filename (office->directory, "out.pdf", NULL);
  g_autofree char *folder = g_build_filename (office->directory, "separate", NULL);
  g_autofree char *nowhere = g_build_filename (office->directory, "no", "where.pdf", NULL);
  g_autofree char *single = NULL;
  g_autoptr (QzRenderCertificates) none = NULL;
  g_autoptr (QzIssueCertificates) first = NULL;
  g_autoptr (QzRenderCertificates) whole = NULL;
  g_autoptr (QzRenderCertificates) range = NULL;
  g_autoptr (QzRenderCertificates) beyond = NULL;
  g_autoptr (QzRenderCertificates) separate = NULL;
  g_autoptr (QzRenderCertificates) alike = NULL;
  g_autofree char *other = NULL;
  g_autoptr (QzRenderCertificates) lost = NULL;
  g_autoptr (QzPaper) paper = NULL;
  g_autoptr (QzPaper) one = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  judge (office, 3, numbers);
  none = qz_render_certificates_new (office->workspace, NULL);
  office_refuse (none, QZ_ERROR_NOT_FOUND, "certificate");
  first = issue (office);
  office_run (first);
  list = office_list_certificates (office);

  whole = qz_render_certificates_new (office->workspace, "qc-group");
  qz_render_certificates_set_file (whole, file);
  office_run (whole);
  g_assert_true (g_file_get_contents (file, &content, &length, &error));
  g_assert_cmpmem (content, length,
                   g_bytes_get_data (qz_render_certificates_get_bytes (whole), NULL),
                   g_bytes_get_size (qz_render_certificates_get_bytes (whole)));

  range = qz_render_certificates_new (office->workspace, "qc-group");
  qz_render_certificates_set_range (range, 2, 3);
  office_run (range);
  g_assert_false (qz_render_certificates_is_replay (range));
  paper = qz_paper_new_for_bytes (qz_render_certificates_get_bytes (range), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (qz_paper_get_n_pages (paper), ==, 2);
  assert_page (paper, 0, list->pdata[1]);
  assert_page (paper, 1, list->pdata[2]);
  beyond = qz_render_certificates_new (office->workspace, "qc-group");
  qz_render_certificates_set_range (beyond, 4, 9);
  office_refuse (beyond, QZ_ERROR_NOT_FOUND, "certificate");

  separate = qz_render_certificates_new (office->workspace, NULL);
  qz_render_certificates_set_folder (separate, folder);
  office_run (separate);
  single = g_build_filename (folder, "沪质协证字〔2018〕QC0002号.pdf", NULL);
  one = qz_paper_new_for_path (single, &error);
  g_assert_no_error (error);
  assert_page (one, 0, list->pdata[1]);

  qz_store_write (qz_workspace_get_store (office->workspace),
                  &(const QzAct){ "test", "", "test", NULL }, give_like_names, NULL, NULL, &error);
  g_assert_no_error (error);
  alike = qz_render_certificates_new (office->workspace, NULL);
  qz_render_certificates_set_folder (alike, folder);
  office_run (alike);
  other = g_build_filename (folder, "A_1.pdf", NULL);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_free (other);
  other = g_build_filename (folder, "a_1-2.pdf", NULL);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));

  lost = qz_render_certificates_new (office->workspace, NULL);
  qz_render_certificates_set_file (lost, nowhere);
  office_refuse (lost, QZ_ERROR_NOT_FOUND, "where.pdf");
  for (guint i = 0; i < 3; i++)
    g_free (numbers[i]);
}

static void
test_lists (Office *office, gconstpointer data)
{
  char *numbers[2];
  g_autofree char *sheet = g_build_filename (office->directory, "ranking.xlsx", NULL);
  g_autofree char *print = g_build_filename (office->directory, "ranking.pdf", NULL);
  g_autofree char *book = g_build_filename (office->directory, "register.xlsx", NULL);
  g_autofree char *strange = g_build_filename (office->directory, "register.txt", NULL);
  g_autoptr (QzExportRanking) to_sheet = NULL;
  g_autoptr (QzExportRanking) to_print = NULL;
  g_autoptr (QzExportRegister) to_book = NULL;
  g_autoptr (QzExportRegister) to_text = NULL;
  g_autoptr (QzIssueCertificates) first = NULL;
  g_autoptr (QzPaper) paper = NULL;
  g_autofree char *text = NULL;
  g_autofree char *squeezed = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  judge (office, 2, numbers);
  first = issue (office);
  office_run (first);
  to_sheet = qz_export_ranking_new (office->workspace, "qc-group", sheet);
  office_run (to_sheet);
  g_assert_cmpuint (qz_export_ranking_get_n_rows (to_sheet), ==, 2);
  g_assert_true (g_file_get_contents (sheet, &content, NULL, &error));
  g_assert_true (g_str_has_prefix (content, "PK"));
  to_print = qz_export_ranking_new (office->workspace, "qc-group", print);
  office_run (to_print);
  paper = qz_paper_new_for_path (print, &error);
  g_assert_no_error (error);
  text = qz_paper_get_text (paper, 0);
  squeezed = squeeze (text);
  assert_says (squeezed, "2018年上海市优秀质量管理小组活动评审结果排序表");
  assert_says (squeezed, numbers[0]);
  assert_says (squeezed, "85.17");
  assert_says (squeezed, "一等奖");

  to_book = qz_export_register_new (office->workspace, NULL, book);
  office_run (to_book);
  g_assert_cmpuint (qz_export_register_get_n_rows (to_book), ==, 2);
  to_text = qz_export_register_new (office->workspace, NULL, strange);
  office_refuse (to_text, QZ_ERROR_TYPE, "register.txt");
  g_free (numbers[0]);
  g_free (numbers[1]);
}

/* Every activity can be declared, awarded by hand and certified. */
static void
test_activities (Office *office, gconstpointer data)
{
  static const char *const rows[][4] = {
    { "qc-group", "innovation", "presenter", "优秀发布者" },
    { "trusted-team", "team", "trusted-team", "质量信得过班组" },
    { "brand-story", "speech", "live", "演讲最佳现场奖" },
    { "brand-story", "film", "organiser", "优秀组织奖" },
    { "service-star", "team", "star-team", "用户满意服务明星班组" },
    { "service-star", "person", "star-person", "用户满意服务明星" },
  };
  g_autoptr (QzIssueCertificates) all = NULL;
  const GPtrArray *issued;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *number = office_submit (office, rows[i][0], rows[i][1], i);
      g_autoptr (QzAwardActivity) award = qz_award_activity_new (office->workspace, rows[i][0]);

      qz_award_activity_set_award (award, number, rows[i][2]);
      office_run (award);
    }
  all = qz_issue_certificates_new (office->workspace, NULL);
  office_run (all);
  issued = qz_issue_certificates_get_certificates (all);
  g_assert_cmpuint (issued->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < issued->len; i++)
    {
      const QzCertificate *certificate = issued->pdata[i];

      g_test_message ("%s %s %s", certificate->number, certificate->recipient, certificate->body);
      g_assert_cmpstr (certificate->activity, ==, rows[i][0]);
      g_assert_nonnull (strstr (certificate->body, rows[i][3]));
      g_assert_null (strchr (certificate->body, '{'));
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/certificates/" name, Office, NULL, office_set_up, function, office_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("chain", test_chain);
  ADD ("at-once", test_at_once);
  ADD ("named-twice", test_named_twice);
  ADD ("in-register", test_in_register);
  ADD ("void", test_void);
  ADD ("dry", test_dry);
  ADD ("cancel", test_cancel);
  ADD ("glyph", test_glyph);
  ADD ("render", test_render);
  ADD ("lists", test_lists);
  ADD ("activities", test_activities);
  return g_test_run ();
}
