/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/qz-edition-record.h"
#include "exchange/qz-entry-record.h"
#include "exchange/qz-organisation-record.h"
#include "exchange/qz-approval-record.h"
#include "exchange/qz-receipt-record.h"
#include "exchange/qz-result-record.h"
#include "exchange/qz-return-record.h"
#include "exchange/qz-scores-record.h"
#include "exchange/qz-seat-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"

#define HASH "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define UUID "00000000-0000-4000-8000-00000000000"

/* In canonical form, so that reading and printing give the same bytes. */
static const char entry_json[] =
    "{\"activity\":\"qc-group\",\"category\":\"problem-own\",\"created\":\"2018-05-01T08:00:00Z\","
    "\"edition\":\"shanghai-2018\",\"form\":{\"chapter:plan\":\"3-5\",\"members/0/name\":\"张三\","
    "\"members/10/name\":\"𠮷田·买买提\",\"reason:title\":\"客户要求\",\"summary\":\"一\\n二\","
    "\"team\":\"飞跃小组\",\"title\":\"提高一次合格率\",\"unit\":\"上海电梯有限公司\"},"
    "\"format\":1,\"id\":\"" UUID "1\",\"materials\":[{\"added\":\"2018-05-02T08:00:00.123Z\","
    "\"id\":\"" UUID "2\",\"kind\":\"pdf\",\"name\":\"成果报告.pdf\",\"pages\":42,"
    "\"requirement\":\"report\",\"sha256\":\"" HASH "\",\"size\":123456}],\"number\":\"\","
    "\"revision\":3,\"state\":\"submitted\",\"submitted\":\"2018-05-03T08:00:00Z\",\"unit\":\"\","
    "\"updated\":\"2018-05-03T08:00:00Z\"}";

static const char organisation_json[] =
    "{\"address\":\"\",\"contact\":\"王五\",\"format\":1,\"id\":\"" UUID
    "1\",\"invoice_name\":\"\","
    "\"line\":\"district\",\"name\":\"上海电梯有限公司\",\"short_name\":\"上电\",\"stamp_name\":"
    "\"\","
    "\"telephone\":\"021-12345678\"}";

static const char receipt_json[] =
    "{\"answers\":[{\"entry\":\"" UUID "1\",\"missing\":[\"" HASH "\"],\"number\":\"2018-QC-1\","
    "\"reason\":\"\",\"revision\":3,\"state\":\"accepted\",\"verdict\":\"taken\"},"
    "{\"entry\":\"" UUID "2\",\"missing\":[],\"number\":\"\",\"reason\":\"缺盖章\",\"revision\":1,"
    "\"state\":\"\",\"verdict\":\"refused\"}],\"bundle\":\"" UUID "3\",\"format\":1,"
    "\"received\":\"2018-05-04T08:00:00Z\",\"sha256\":\"" HASH "\"}";

static const char return_json[] =
    "{\"by\":\"活动办公室\",\"deadline\":\"2018-05-20\",\"entry\":\"" UUID "1\",\"format\":1,"
    "\"reason\":\"请补正\",\"remarks\":[{\"path\":\"title\",\"text\":\"与报告不一致\"}],"
    "\"returned\":\"2018-05-05T08:00:00Z\",\"revision\":3}";

static const char list_json[] =
    "{\"activity\":\"qc-group\",\"activity-name\":\"质量管理小组活动\",\"format\":1,"
    "\"made\":\"2018-09-07T08:00:00Z\",\"rows\":[{\"award\":\"一等奖\",\"category\":\"创新型\","
    "\"id\":\"" UUID "1\",\"number\":\"2018-QC-1\",\"rank\":1,\"team\":\"启航\","
    "\"title\":\"降低返修率\",\"total\":\"88.5\",\"unit\":\"上海电梯有限公司\"},"
    "{\"award\":\"\",\"category\":\"\",\"id\":\"" UUID "2\",\"number\":\"\",\"rank\":0,"
    "\"team\":\"\",\"title\":\"\",\"unit\":\"\"}]}";

static const char approval_json[] =
    "{\"activity\":\"qc-group\",\"candidates\":[{\"award\":\"\",\"reason\":\"\",\"title\":"
    "\"自荐\",\"unit\":\"\"}],\"format\":1,\"list\":\"" HASH "\",\"opinion\":\"object\","
    "\"remarks\":[{\"entry\":\"2018-QC-1\",\"text\":\"有事故\"}],\"signed-on\":"
    "\"2018-09-08T08:00:00Z\",\"signer\":\"张三\",\"text\":\"\"}";

static const char plan_json[] =
    "{\"entries\":[{\"activity\":\"qc-group\",\"category\":\"problem-own\",\"entry\":\"" UUID
    "1\",\"number\":\"2018-QC-1\",\"panels\":[\"" UUID "4\"],\"revision\":3,"
    "\"team\":\"飞跃小组\",\"title\":\"提高一次合格率\",\"unit\":\"上海电梯有限公司\"}],"
    "\"format\":1,\"judges\":[{\"id\":\"" UUID "2\",\"name\":\"张三\",\"organisation\":\"\"}],"
    "\"made\":\"2018-09-05T08:00:00Z\",\"name\":\"录入一\",\"panels\":[{\"activity\":\"qc-group\","
    "\"head\":\"\",\"id\":\"" UUID "4\",\"judges\":[\"" UUID "2\"],\"name\":\"第一组\","
    "\"stage\":\"document\"}],\"rubrics\":[],\"seat\":\"" UUID "9\",\"sheets\":[{\"entry\":\"" UUID
    "1\",\"judge\":\"" UUID "2\",\"rubric\":\"qc\",\"stage\":\"document\",\"version\":2}],"
    "\"version\":7}";

static const char typed_json[] =
    "{\"activity\":\"qc-group\",\"comment\":\"选题好\",\"entry\":\"" UUID "1\",\"format\":1,"
    "\"id\":\"" UUID "5\",\"judge\":\"" UUID "2\",\"panel\":\"" UUID "4\",\"revision\":2,"
    "\"rubric\":\"qc\",\"rubric_version\":\"1.0\",\"stage\":\"document\",\"typings\":["
    "{\"scores\":[{\"item\":\"topic\",\"points\":\"12.5\"},{\"item\":\"effect\"}],"
    "\"turn\":\"first\",\"typed\":\"2018-09-06T08:00:00Z\",\"typist\":\"小张\"},"
    "{\"scores\":[{\"item\":\"topic\",\"points\":\"-0.001\"}],\"turn\":\"second\","
    "\"typed\":\"2018-09-06T09:00:00Z\",\"typist\":\"小李\"}],\"version\":1}";

static const char edition_json[] =
    "{\"files\":[{\"path\":\"edition.json\",\"sha256\":\"" HASH "\"},"
    "{\"path\":\"activities/qc-group.json\",\"sha256\":\"" HASH "\"}],\"format\":1,"
    "\"id\":\"shanghai-2018\",\"version\":\"1.0\"}";

static const char result_json[] =
    "{\"awards\":true,\"entries\":[{\"award\":\"first\",\"by_hand\":true,"
    "\"category\":\"problem-own\",\"count\":1,\"decided\":0,\"hand\":\"first\","
    "\"id\":\"" UUID "1\",\"means\":[{\"count\":1,\"stage\":\"document\","
    "\"sum\":\"88.5\"}],\"missing\":0,\"number\":\"2018-QC-0001\",\"open\":false,"
    "\"place\":0,\"points\":\"88.5\",\"rank\":1,\"shared\":false,"
    "\"sheets\":[{\"judge\":\"" UUID "2\",\"rubric\":\"qc\","
    "\"scores\":[{\"item\":\"topic\",\"points\":\"88.5\"},{\"item\":\"bonus\"}],"
    "\"stage\":\"document\",\"state\":\"locked\",\"total\":\"88.5\"},"
    "{\"judge\":\"" UUID "3\",\"rubric\":\"qc\",\"scores\":[],\"stage\":\"document\","
    "\"state\":\"recused\"}],\"sum\":\"88.5\",\"team\":\"飞跃小组\","
    "\"title\":\"提高一次合格率\",\"unit\":\"上海电梯有限公司\"}],"
    "\"format\":1,\"previous\":\"\",\"program\":\"0.1.0\",\"reason\":\"评委出差\","
    "\"rules\":{\"activities\":[{\"awards\":[{\"amount\":150,\"by\":\"share\","
    "\"id\":\"first\",\"kind\":\"level\",\"name\":\"一等奖\"}],\"by-category\":false,"
    "\"categories\":[{\"group\":\"\",\"id\":\"problem-own\",\"name\":\"自选\"}],"
    "\"full-name\":\"2018年优秀质量管理小组\",\"id\":\"qc-group\","
    "\"name\":\"优秀质量管理小组\",\"noun\":\"成果\","
    "\"score-rule\":{\"confirmed\":true,\"digits\":2,\"drop-from\":5,\"drop-high\":1,"
    "\"drop-low\":1},\"stages\":[{\"confirmed\":true,\"id\":\"document\","
    "\"judge-word\":\"评审专家\",\"kind\":\"document\",\"name\":\"资料评审\","
    "\"rubrics\":[{\"rubric\":\"qc\"}],\"weight\":\"1\"}],\"team-noun\":\"小组名称\","
    "\"ties\":[{\"item\":\"topic\",\"kind\":\"item\"},{\"kind\":\"shared\"}]}],"
    "\"id\":\"shanghai-2018\",\"language\":\"zh_CN\",\"name\":\"2018年活动\","
    "\"rubrics\":[{\"confirmed\":false,\"id\":\"qc\",\"items\":[{\"guidance\":\"\","
    "\"id\":\"topic\",\"kind\":\"score\",\"max\":\"100\",\"min\":\"0\",\"step\":\"0.5\","
    "\"title\":\"选题\"},{\"guidance\":\"\",\"id\":\"bonus\",\"kind\":\"bonus\","
    "\"max\":\"5\",\"min\":\"0\",\"step\":\"1\",\"title\":\"加分\"}],"
    "\"name\":\"评审表\",\"source\":\"\",\"version\":\"1.0\"}],\"version\":\"1.0\"},"
    "\"seeds\":[{\"seed\":4294967295,\"stage\":\"document\"}],\"stage\":\"\","
    "\"ties\":\"up\",\"version\":1}";

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
assert_bytes (GBytes *bytes, const char *text)
{
  g_autofree char *copy = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (copy, ==, text);
}

static char *
replace (const char *text, const char *from, const char *to)
{
  const char *at = strstr (text, from);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, to, at + strlen (from));
}

static void
test_entry (void)
{
  g_autoptr (GBytes) bytes = bytes_of (entry_json);
  g_autoptr (GBytes) printed = NULL;
  g_autoptr (GPtrArray) materials = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (QzEntry) entry = qz_entry_record_parse ("entry", bytes, &materials, &error);
  const QzMaterial *material;

  g_assert_no_error (error);
  g_assert_cmpint (entry->state, ==, QZ_ENTRY_SUBMITTED);
  g_assert_cmpint (entry->origin, ==, QZ_ENTRY_BUNDLE);
  g_assert_cmpstr (entry->title, ==, "提高一次合格率");
  g_assert_cmpstr (entry->unit_name, ==, "上海电梯有限公司");
  g_assert_cmpuint (qz_form_row_count (entry->form, "members"), ==, 11);
  g_assert_cmpstr (qz_form_get (entry->form, "summary"), ==, "一\n二");
  g_assert_cmpuint (materials->len, ==, 1);
  material = materials->pdata[0];
  g_assert_cmpstr (material->entry, ==, entry->id);
  g_assert_cmpint (material->bytes, ==, 123456);
  printed = qz_entry_record_print (entry, materials);
  assert_bytes (printed, entry_json);
}

static void
test_approval (void)
{
  g_autoptr (GBytes) list_bytes = bytes_of (list_json);
  g_autoptr (GBytes) approval_bytes = bytes_of (approval_json);
  g_autoptr (GBytes) loose = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (QzResultList) list = qz_result_list_record_parse ("l", list_bytes, &error);
  g_autoptr (QzApproval) approval = qz_approval_record_parse ("a", approval_bytes, &error);
  g_autoptr (GBytes) list_again = NULL;
  g_autoptr (GBytes) approval_again = NULL;
  g_auto (GStrv) parts = g_strsplit (list_json, "88.5", 2);
  char *text;

  g_assert_no_error (error);
  list_again = qz_result_list_record_print (list);
  approval_again = qz_approval_record_print (approval);
  assert_bytes (list_again, list_json);
  assert_bytes (approval_again, approval_json);
  g_assert_cmpint (approval->opinion, ==, QZ_OPINION_OBJECT);
  g_assert_cmpuint (approval->remarks->len, ==, 1);
  g_assert_cmpint (((const QzResultRow *) list->rows->pdata[0])->total, ==, 88500);
  g_assert_cmpint (((const QzResultRow *) list->rows->pdata[1])->total, ==, QZ_POINTS_NONE);
  text = g_strjoinv ("88.50", parts);
  loose = g_bytes_new_take (text, strlen (text));
  g_assert_null (qz_result_list_record_parse ("l", loose, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_SYNTAX);
}

static QzScores *
make_scores (void)
{
  QzScores *scores = qz_scores_new ();
  QzHandedSheet *sheet = qz_handed_sheet_new ();
  QzRecusal *recusal = qz_recusal_new ();

  qz_text_set (&scores->judge, "0d3b2c5e-8f61-4c8e-9a37-1f2e3d4c5b6a");
  qz_text_set (&scores->packet, "1d3b2c5e-8f61-4c8e-9a37-1f2e3d4c5b6a");
  scores->version = 2;
  qz_text_set (&scores->handed, "2018-09-20T08:00:00.000Z");
  qz_text_set (&sheet->entry, "2d3b2c5e-8f61-4c8e-9a37-1f2e3d4c5b6a");
  sheet->revision = 3;
  qz_text_set (&sheet->stage, "document");
  qz_text_set (&sheet->rubric, "qc-problem-2016");
  sheet->version = 2;
  qz_text_set (&sheet->reason, "看错页数");
  qz_scores_set_points (sheet->scores, "topic", 12500);
  qz_remarks_set (sheet->remarks, QZ_REMARK_ITEM, "topic", "选题有据");
  qz_remarks_set (sheet->remarks, QZ_REMARK_ADVICE, "", "再跟踪一个季度");
  qz_text_set (&sheet->updated, "2018-09-20T07:00:00.000Z");
  g_ptr_array_add (scores->sheets, sheet);
  qz_text_set (&recusal->entry, "3d3b2c5e-8f61-4c8e-9a37-1f2e3d4c5b6a");
  qz_text_set (&recusal->reason, "同学");
  qz_text_set (&recusal->declared, "2018-09-19T07:00:00.000Z");
  g_ptr_array_add (scores->recusals, recusal);
  return scores;
}

/* What a judge hands in is read as it was written, and in no other way. */
static void
test_scores (void)
{
  static const struct
  {
    const char *before;
    const char *after;
  } bad[] = {
    { "\"advice\"", "\"praise\"" },
    { "\"12.5\"", "12.5" },
    { "\"12.5\"", "\"12.50\"" },
    { ",\"version\":2}]", "}]" },
    { "\"看错页数\"", "\"\\u0001\"" },
    { "\"packet\"", "\"paket\"" },
    { "\"同学\"", "\"\"" },
  };
  g_autoptr (QzScores) scores = make_scores ();
  g_autoptr (GBytes) printed = qz_scores_record_print (scores);
  g_autofree char *text = g_strndup (g_bytes_get_data (printed, NULL), g_bytes_get_size (printed));
  g_autoptr (GError) error = NULL;
  g_autoptr (QzScores) read = qz_scores_record_parse ("s", printed, &error);
  g_autoptr (GBytes) again = NULL;
  const QzHandedSheet *sheet;

  g_assert_no_error (error);
  again = qz_scores_record_print (read);
  assert_bytes (again, text);
  sheet = read->sheets->pdata[0];
  g_assert_cmpint (qz_scores_get_points (sheet->scores, "topic"), ==, 12500);
  g_assert_cmpstr (qz_remarks_get (sheet->remarks, QZ_REMARK_ADVICE, ""), ==, "再跟踪一个季度");
  g_assert_cmpuint (read->recusals->len, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GString) changed = g_string_new (text);
      g_autoptr (GBytes) bytes = NULL;

      g_assert_cmpuint (g_string_replace (changed, bad[i].before, bad[i].after, 1), ==, 1);
      bytes = g_bytes_new (changed->str, changed->len);
      g_assert_null (qz_scores_record_parse ("s", bytes, &error));
      g_assert_error (error, QZ_ERROR, QZ_ERROR_SYNTAX);
      g_clear_error (&error);
    }
}

static void
test_others (void)
{
  g_autoptr (GBytes) organisation_bytes = bytes_of (organisation_json);
  g_autoptr (GBytes) receipt_bytes = bytes_of (receipt_json);
  g_autoptr (GBytes) return_bytes = bytes_of (return_json);
  g_autoptr (GBytes) edition_bytes = bytes_of (edition_json);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzOrganisation) organisation =
      qz_organisation_record_parse ("o", organisation_bytes, &error);
  g_autoptr (QzReceipt) receipt = qz_receipt_record_parse ("r", receipt_bytes, &error);
  g_autoptr (QzReturn) back = qz_return_record_parse ("b", return_bytes, &error);
  g_autoptr (QzEditionRecord) edition = qz_edition_record_parse ("e", edition_bytes, &error);
  g_autoptr (GBytes) organisation_again = NULL;
  g_autoptr (GBytes) receipt_again = NULL;
  g_autoptr (GBytes) return_again = NULL;
  g_autoptr (GBytes) edition_again = NULL;

  g_assert_no_error (error);
  organisation_again = qz_organisation_record_print (organisation);
  receipt_again = qz_receipt_record_print (receipt);
  return_again = qz_return_record_print (back);
  edition_again = qz_edition_record_print (edition);
  assert_bytes (organisation_again, organisation_json);
  assert_bytes (receipt_again, receipt_json);
  assert_bytes (return_again, return_json);
  assert_bytes (edition_again, edition_json);
}

static void
test_result (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *message;
  } rows[] = {
    { "\"points\":\"88.5\",\"rank\"", "\"points\":88.5,\"rank\"", "write decimals in quotes" },
    { "\"sum\":\"88.5\",\"team\"", "\"sum\":\"88.50\",\"team\"", "canonical" },
    { "\"rank\":1", "\"rank\":-1", "/entries/0/rank: -1 is below 0" },
    { "\"recused\"", "\"lost\"", "/entries/0/sheets/1/state: “lost” is not one of" },
    { "\"version\":1}", "\"version\":0}", "/version: 0 is below 1" },
    { "\"digits\":2", "\"digits\":4", "/score-rule/digits: 4 is above 3" },
    { "\"drop-high\":1", "\"drop-high\":5", "drop-from" },
    { "\"item\":\"bonus\"", "\"item\":\"topic\"", "stands here twice" },
    { "\"ties\":\"up\"", "\"ties\":\"draw\"", "“draw” is not one of ask, up, down" },
    { "\"seed\":4294967295", "\"seed\":4294967296", "/seeds/0/seed" },
  };
  g_autoptr (GBytes) bytes = bytes_of (result_json);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (QzFrozenResult) result = qz_result_record_parse ("r", bytes, &error);
  const QzFrozenEntry *entry;
  const QzSheet *sheet;

  g_assert_no_error (error);
  entry = qz_frozen_result_find (result, "2018-QC-0001");
  g_assert_cmpint (entry->points, ==, 88500);
  g_assert_true (entry->by_hand);
  sheet = entry->sheets->pdata[0];
  g_assert_cmpstr (sheet->entry, ==, entry->id);
  g_assert_cmpint (qz_sheet_get_points (sheet, "bonus"), ==, QZ_POINTS_NONE);
  g_assert_cmpint (((const QzSheet *) entry->sheets->pdata[1])->total, ==, QZ_POINTS_NONE);
  g_assert_cmpint (result->ties, ==, QZ_CUT_UP);
  again = qz_result_record_print (result);
  assert_bytes (again, result_json);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = replace (result_json, rows[i].from, rows[i].to);
      g_autoptr (GBytes) wrong = bytes_of (text);
      g_autoptr (GError) fault = NULL;

      g_assert_null (qz_result_record_parse ("r", wrong, &fault));
      g_assert_error (fault, QZ_ERROR, QZ_ERROR_SYNTAX);
      if (strstr (fault->message, rows[i].message) == NULL)
        g_error ("%s → %s: %s", rows[i].from, rows[i].to, fault->message);
    }
}

/* One replacement in the sound record, and what is said of it. */
static const struct
{
  const char *from;
  const char *to;
  const char *message; /* a part of it */
} bad[] = {
  { "\"revision\":3", "\"revision\":3,\"revision\":3", "a key stands twice" },
  { "\"revision\":3", "\"revision\":99999999999999999999", "a number is too large" },
  { "\"revision\":3", "\"revision\":4000000000", "/revision: 4000000000 is above" },
  { "\"revision\":3", "\"revision\":3.0", "/revision: must be a whole number" },
  { "\"revision\":3", "\"revision\":-1", "/revision: -1 is below 0" },
  { "\"revision\":3", "\"revision\": 3", "not written in the canonical form" },
  { "\"revision\":3", "\"revision\":03", "not JSON" },
  { "\"revision\":3", "\"revision\":\"3\"", "/revision: must be a whole number" },
  { "\"revision\":3,", "", "/revision: is missing" },
  { "\"number\":\"\"", "\"number\":\"\",\"other\":1", "/other: is not known here" },
  { "飞跃小组", "\\ud800", "not JSON" },
  { "飞跃小组", "\\u0041", "not written in the canonical form" },
  { "飞跃小组", "\\u0000", "a NUL character" },
  { "飞跃小组", "a\u202eb", "invisible character U+202E" },
  { "飞跃小组", "\\u0007", "invisible character U+0007" },
  { "\"飞跃小组\"", "\"\"", "/form/team: is empty" },
  { "\"飞跃小组\"", "null", "/form/team: must be text" },
  { "\"飞跃小组\"", "[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]", "levels deep" },
  { "members/10", "members/01", "is not the name of a field" },
  { "members/10", "members/9999", "is not the name of a field" },
  { "members/10", "members/1x", "is not the name of a field" },
  { "members/10/name", "members/1/../name", "is not the name of a field" },
  { "\"team\"", "\"Team\"", "is not written in the canonical form" },
  { "2018-05-03T08:00:00Z", "2018-02-30T08:00:00Z", "is not an instant" },
  { "2018-05-03T08:00:00Z", "2018-05-03T24:00:00Z", "is not an instant" },
  { "2018-05-03T08:00:00Z", "2018-05-03 08:00", "is not an instant" },
  { "qc-group", "../qc", "is not an id" },
  { "\"submitted\",", "\"taken\",", "/state: “taken” is not one of" },
  { "8000-000000000001", "8000-00000000000X", "is not a UUID" },
  { "20015ad", "20015aX", "is not a SHA-256" },
  { "\"kind\":\"pdf\"", "\"kind\":\"program\"", "is not one of" },
  { "成果报告.pdf", "a\\nb", "invisible character U+000A" },
  { "\"format\":1", "\"format\":2", "format 2 is not known" },
  { "\"materials\":[", "\"materials\":[7,", "must be an object" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = replace (entry_json, bad[i].from, bad[i].to);
      g_autoptr (GBytes) bytes = bytes_of (text);
      g_autoptr (GPtrArray) materials = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (qz_entry_record_parse ("甲.qzb: entry", bytes, &materials, &error));
      g_assert_error (error, QZ_ERROR, QZ_ERROR_SYNTAX);
      if (strstr (error->message, bad[i].message) == NULL
          || !g_str_has_prefix (error->message, "甲.qzb: entry: "))
        g_error ("%s → %s: %s", bad[i].from, bad[i].to, error->message);
    }
}

/* What goes to a helper seat, and what comes back. */
static void
test_seat (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *message;
  } faults[] = {
    { "\"turn\":\"first\"", "\"turn\":\"second\"", "first" },
    { "\"turn\":\"second\"", "\"turn\":\"first\"", "second" },
    { "\"turn\":\"second\"", "\"turn\":\"third\"", "turn" },
    { "\"turn\":\"second\"", "\"turn\":\"\"", "turn" },
    { "\"typist\":\"小李\"", "\"typist\":\"\"", "typist" },
    { "\"item\":\"effect\"", "\"item\":\"topic\"", "item" },
    { "\"-0.001\"", "\"99999999999999999999\"", "points" },
    { "\"revision\":2", "\"revision\":0", "revision" },
    { "\"rubric_version\":\"1.0\",", "", "rubric_version" },
  };
  g_autoptr (GBytes) plan_bytes = bytes_of (plan_json);
  g_autoptr (GBytes) typed_bytes = bytes_of (typed_json);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzHelperPlan) plan = qz_seat_record_parse_plan ("plan", plan_bytes, &error);
  g_autoptr (QzTypedSheet) typed = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) printed = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *same = NULL;
  g_autofree char *other = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (qz_helper_plan_find_entry (plan, UUID "1")->revision, ==, 3);
  g_assert_null (qz_helper_plan_find_panel (plan, UUID "1"));
  again = qz_seat_record_print_plan (plan);
  g_assert_true (g_bytes_equal (again, plan_bytes));
  digest = qz_seat_record_digest_plan (plan);
  plan->version++;
  same = qz_seat_record_digest_plan (plan);
  g_assert_cmpstr (digest, ==, same);
  ((QzSeatEntry *) plan->entries->pdata[0])->revision++;
  other = qz_seat_record_digest_plan (plan);
  g_assert_cmpstr (digest, !=, other);

  typed = qz_seat_record_parse_sheet ("sheet", typed_bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (typed->typings->len, ==, 2);
  printed = qz_seat_record_print_sheet (typed);
  g_assert_true (g_bytes_equal (printed, typed_bytes));
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *text = replace (typed_json, faults[i].from, faults[i].to);
      g_autoptr (GBytes) bytes = bytes_of (text);

      g_assert_null (qz_seat_record_parse_sheet ("sheet", bytes, &error));
      g_assert_error (error, QZ_ERROR, QZ_ERROR_SYNTAX);
      if (strstr (error->message, faults[i].message) == NULL)
        g_error ("%s → %s: %s", faults[i].from, faults[i].to, error->message);
      g_clear_error (&error);
    }
}

/* What is no record at all, and one that is too large. */
static void
test_foreign (void)
{
  static const char *const texts[] = { "",      "7", "[]",   "{}",         "null",
                                       "\"a\"", "{", "\xff", "{\"a\":NaN}" };
  g_autofree char *blanks = g_strnfill ((4 << 20) + 1, ' ');

  for (guint i = 0; i <= G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = bytes_of (i < G_N_ELEMENTS (texts) ? texts[i] : blanks);
      g_autoptr (GPtrArray) materials = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (qz_entry_record_parse ("entry", bytes, &materials, &error));
      g_assert_error (error, QZ_ERROR, QZ_ERROR_SYNTAX);
      g_clear_error (&error);
      g_assert_null (qz_organisation_record_parse ("o", bytes, &error));
      g_clear_error (&error);
      g_assert_null (qz_receipt_record_parse ("r", bytes, &error));
      g_clear_error (&error);
      g_assert_null (qz_return_record_parse ("b", bytes, &error));
      g_clear_error (&error);
      g_assert_null (qz_edition_record_parse ("e", bytes, &error));
      g_clear_error (&error);
      g_assert_null (qz_seat_record_parse_plan ("p", bytes, &error));
      g_clear_error (&error);
      g_assert_null (qz_seat_record_parse_sheet ("s", bytes, &error));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/entry", test_entry);
  g_test_add_func ("/records/approval", test_approval);
  g_test_add_func ("/records/scores", test_scores);
  g_test_add_func ("/records/others", test_others);
  g_test_add_func ("/records/result", test_result);
  g_test_add_func ("/records/bad", test_bad);
  g_test_add_func ("/records/foreign", test_foreign);
  g_test_add_func ("/records/seat", test_seat);
  return g_test_run ();
}
