/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edition that comes with the program is sound, and says what the notice says. */

#include "config.h"

#include "documents/qz-border.h"
#include "exchange/qz-edition-reader.h"
#include "model/qz-error.h"
#include "model/qz-points.h"
#include "rules/qz-number-rule.h"

static QzEdition *
load (void)
{
  g_autofree char *path = qz_edition_builtin_path ("shanghai-2018");
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  QzEdition *edition;

  g_assert_nonnull (path);
  edition = qz_edition_read_folder (path, faults, &error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (const char *) faults->pdata[i]);
  g_assert_no_error (error);
  g_assert_nonnull (edition);
  g_assert_cmpuint (faults->len, ==, 0);
  return edition;
}

static void
test_head (void)
{
  g_autoptr (QzEdition) edition = load ();

  g_assert_cmpstr (edition->id, ==, "shanghai-2018");
  g_assert_cmpstr (edition->name, ==, "2018年上海市群众性质量管理活动");
  g_assert_cmpuint (edition->year, ==, 2018);
  g_assert_cmpstr (edition->language, ==, "zh_CN");
  g_assert_cmpstr (edition->leading_group, ==, "上海市群众性质量管理活动领导小组");
  g_assert_cmpstr (edition->office, ==, "上海市群众性质量管理活动工作办公室");
  g_assert_cmpstr (qz_edition_find_body (edition, edition->office_seat)->name, ==,
                   "上海市质量协会");
}

/* Four hosts in the order of the notice, who also sign it, and two offices beside them. */
static void
test_bodies (void)
{
  static const struct
  {
    const char *name;
    const char *role;
    guint signs;
  } expected[] = {
    { "上海市质量协会", "主办", 1 },       { "上海市总工会", "主办", 2 },
    { "共青团上海市委员会", "主办", 3 },   { "上海市妇女联合会", "主办", 4 },
    { "上海市质量技术监督局", "指导", 0 }, { "上海市经济和信息化委员会", "支持", 0 },
  };
  g_autoptr (QzEdition) edition = load ();

  g_assert_cmpuint (edition->bodies->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const QzBody *body = edition->bodies->pdata[i];

      g_assert_cmpstr (body->name, ==, expected[i].name);
      g_assert_cmpstr (body->role, ==, expected[i].role);
      g_assert_cmpuint (body->signs, ==, expected[i].signs);
      g_assert_cmpuint (body->order, ==, i + 1);
    }
}

static void
test_contacts (void)
{
  static const char *const expected[] = {
    "saq|长宁区泰安路74号|200052|18917186600 18917185269|52588281|周秀慧 徐俊杰",
    "union|中山东一路14号|200002|63295035|63295035|竺敏",
    "youth-league|东湖路17号|200031|61690122|60827379|苏玉峰",
    "women|天平路245号|200030|64330001*6303|64727470|邵浙军",
  };
  g_autoptr (QzEdition) edition = load ();

  g_assert_cmpuint (edition->contacts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const QzContact *contact = edition->contacts->pdata[i];
      g_autofree char *telephones = g_strjoinv (" ", contact->telephones);
      g_autofree char *faxes = g_strjoinv (" ", contact->faxes);
      g_autofree char *persons = g_strjoinv (" ", contact->persons);
      g_autofree char *all = g_strjoin ("|", contact->body, contact->address, contact->postcode,
                                        telephones, faxes, persons, NULL);

      g_assert_cmpstr (all, ==, expected[i]);
    }
}

/* Months, not days, and they overlap: September and December lie in two phases each. */
static void
test_phases (void)
{
  static const char *const expected[][3] = {
    { "宣传动员阶段", "2018-08", "2018-09" },
    { "活动开展阶段", "2018-09", "2018-12" },
    { "成果推广阶段", "2018-12", "2019-02" },
  };
  g_autoptr (QzEdition) edition = load ();

  g_assert_cmpuint (edition->phases->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const QzPhase *phase = edition->phases->pdata[i];

      g_assert_cmpstr (phase->name, ==, expected[i][0]);
      g_assert_cmpstr (phase->from, ==, expected[i][1]);
      g_assert_cmpstr (phase->to, ==, expected[i][2]);
      g_assert_true (phase->confirmed);
    }
}

static void
test_notices (void)
{
  static const char *const sentences[] = {
    "立足新时代新要求,服务上海迈向卓越的全球城市建设",
    "全力打响“上海服务、上海制造、上海购物、上海文化”四大品牌",
    "活动工作办公室设在上海市质量协会",
    "(各项活动具体安排请以实际工作通知为准)",
    "二〇一八年九月七日",
  };
  g_autoptr (QzEdition) edition = load ();
  const QzNotice *general = qz_edition_find_notice (edition, "general");

  g_assert_cmpuint (edition->notices->len, ==, 5);
  g_assert_cmpstr (general->kind, ==, "总通知");
  g_assert_cmpstr (general->title, ==, "关于开展2018年上海市群众性质量管理活动的通知");
  g_assert_cmpstr (general->date, ==, "2018-09-07");
  g_assert_cmpstr (general->number, ==, "");
  g_assert_cmpint (general->state, ==, QZ_NOTICE_ISSUED);
  g_assert_true (general->confirmed);
  g_assert_cmpuint (g_strv_length (general->addressees), ==, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    g_assert_nonnull (strstr (general->body, sentences[i]));
  for (guint i = 1; i < edition->notices->len; i++)
    {
      const QzNotice *notice = edition->notices->pdata[i];

      g_assert_cmpstr (notice->kind, ==, "工作通知");
      g_assert_cmpstr (notice->date, ==, "");
      g_assert_cmpstr (notice->deadline, ==, "");
      g_assert_false (notice->confirmed);
      g_assert_nonnull (strstr (notice->body, "待确认"));
    }
}

static void
test_lines_tags_policies (void)
{
  static const char *const lines[] = { "行业质协", "区质协", "集团（局）公司", "工会", "团委",
                                       "妇联",     "直报" };
  static const char *const policies[] = {
    "质量提升行动的指导意见",
    "新时期产业工人队伍建设改革方案",
    "开展质量提升行动的实施方案",
    "关于推进新时期上海产业工人队伍建设改革的实施意见",
  };
  static const char *const brands[] = { "上海服务", "上海制造", "上海购物", "上海文化" };
  g_autoptr (QzEdition) edition = load ();

  g_assert_cmpuint (edition->lines->len, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpstr (((const QzLine *) edition->lines->pdata[i])->name, ==, lines[i]);
  g_assert_cmpuint (edition->policies->len, ==, G_N_ELEMENTS (policies));
  for (guint i = 0; i < G_N_ELEMENTS (policies); i++)
    g_assert_cmpstr (((const QzPolicy *) edition->policies->pdata[i])->title, ==, policies[i]);
  for (guint i = 0; i < G_N_ELEMENTS (brands); i++)
    g_assert_cmpstr (((const QzTag *) edition->tags->pdata[i])->name, ==, brands[i]);
}

static gboolean
offers (const QzField *field, const QzTag *tag)
{
  for (guint i = 0; field != NULL && i < field->choices->len; i++)
    {
      const QzChoice *choice = field->choices->pdata[i];

      if (strcmp (choice->id, tag->id) == 0)
        return strcmp (choice->label, tag->name) == 0;
    }
  return FALSE;
}

/* What a form offers are the tags of the edition, so that all activities are counted alike. */
static void
test_tags_in_forms (void)
{
  g_autoptr (QzEdition) edition = load ();

  for (guint i = 0; i < edition->activities->len; i++)
    {
      const QzActivity *activity = edition->activities->pdata[i];
      gboolean star = strcmp (activity->id, "service-star") == 0;

      for (guint j = 0; j < edition->tags->len; j++)
        {
          const QzTag *tag = edition->tags->pdata[j];
          const char *field = strcmp (tag->group, "四大品牌") == 0   ? "brand"
                              : strcmp (tag->group, "重点区域") == 0 ? "area"
                                                                     : "window";

          if (star || strcmp (field, "brand") == 0)
            g_assert_true (offers (qz_activity_find_field (activity, field), tag));
        }
    }
}

static void
test_activities (void)
{
  static const struct
  {
    const char *id;
    const char *full_name;
    const char *theme;
    const char *categories;
    const char *number;
  } expected[] = {
    { "qc-group", "2018年上海市优秀质量管理小组活动", "传承QC精神、激发参与热情、助力质量提升",
      "问题解决型 · 自定目标|问题解决型 · 指令性目标|创新型", "2018-QC-0001" },
    { "trusted-team", "2018年上海市质量信得过班组活动", "践行标准、扎实推进、开拓创新", "班组",
      "2018-XD-0001" },
    { "brand-story", "2018年上海质量品牌故事比赛活动", "讲好高质量发展故事 传播新时代品牌强音",
      "演讲|征文|微电影", "2018-GS-0001" },
    { "service-star", "培育塑造上海市用户满意服务明星", "", "班组|个人", "2018-MX-0001" },
  };
  g_autoptr (QzEdition) edition = load ();

  g_assert_cmpuint (edition->activities->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const QzActivity *activity = edition->activities->pdata[i];
      const QzNumberFields fields = { edition->year, activity->code, "", "" };
      g_autofree char *number = qz_number_format (edition->entry_number, &fields, 1, NULL);
      g_autoptr (GString) labels = g_string_new (NULL);

      for (guint j = 0; j < activity->categories->len; j++)
        {
          g_autofree char *label = qz_category_dup_label (activity->categories->pdata[j]);

          g_string_append_printf (labels, "%s%s", j > 0 ? "|" : "", label);
        }
      g_assert_cmpstr (activity->id, ==, expected[i].id);
      g_assert_cmpstr (activity->full_name, ==, expected[i].full_name);
      g_assert_cmpstr (activity->theme, ==, expected[i].theme);
      g_assert_cmpstr (labels->str, ==, expected[i].categories);
      g_assert_cmpstr (number, ==, expected[i].number);
      g_assert_cmpstr (((const QzStep *) activity->steps->pdata[0])->id, ==, "basics");
      g_assert_nonnull (qz_edition_find_notice (edition, activity->notice));
      g_assert_cmpuint (activity->sign_offs->len, ==, 5);
    }
}

static void
test_chapters (void)
{
  static const struct
  {
    const char *category;
    const char *second;
    const char *stages;
  } expected[] = {
    { "problem-self", "现状调查", "PPPPPPDCAA" },
    { "problem-given", "设定目标", "PPPPPPDCAA" },
    { "innovation", "设定目标及目标可行性论证", "PPPPDCAA" },
  };
  g_autoptr (QzEdition) edition = load ();
  const QzActivity *activity = qz_edition_find_activity (edition, "qc-group");

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const QzCategory *category = qz_activity_find_category (activity, expected[i].category);
      g_autoptr (GString) stages = g_string_new (NULL);

      for (guint j = 0; j < category->chapters->len; j++)
        g_string_append (stages, ((const QzChapter *) category->chapters->pdata[j])->stage);
      g_assert_cmpstr (stages->str, ==, expected[i].stages);
      g_assert_cmpstr (((const QzChapter *) category->chapters->pdata[1])->title, ==,
                       expected[i].second);
    }
}

/* The sheets of T/CAQ 10201 to the point; those that no standard gives are marked. */
static void
test_rubrics (void)
{
  static const struct
  {
    const char *id;
    const char *name;
    const char *maxima;
    gboolean confirmed;
  } expected[] = {
    { "qc-on-site-2016", "质量管理小组活动现场评审表", "10 30 30 20 10", TRUE },
    { "qc-problem-2016", "问题解决型课题成果评审表", "15 30 20 20 5 10", TRUE },
    { "qc-innovation-2016", "创新型课题成果评审表", "20 30 20 15 5 10", TRUE },
    { "qc-on-site-2020", "质量管理小组活动现场评价表", "10 30 30 20 10", TRUE },
    { "qc-problem-2020", "问题解决型课题成果评价表", "15 30 20 20 5 10", TRUE },
    { "qc-innovation-2020", "创新型课题成果评价表", "20 30 20 15 5 10", TRUE },
    { "trusted-team", "质量信得过班组评审表（草案）", "15 15 20 20 15 15", FALSE },
    { "story-speech", "品牌故事演讲评分表（草案）", "40 25 10 15 10", FALSE },
    { "story-essay", "品牌故事征文评分表（草案）", "30 30 25 15", FALSE },
    { "story-film", "品牌故事微电影评分表（草案）", "40 20 25 15", FALSE },
    { "service-star", "用户满意服务明星评审表（草案）", "15 20 30 20 15", FALSE },
  };
  g_autoptr (QzEdition) edition = load ();

  g_assert_cmpuint (edition->rubrics->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const QzRubric *rubric = qz_edition_find_rubric (edition, expected[i].id);
      g_autoptr (GString) maxima = g_string_new (NULL);

      g_assert_nonnull (rubric);
      for (guint j = 0; j < rubric->items->len; j++)
        {
          const QzItem *item = rubric->items->pdata[j];
          g_autofree char *points = qz_points_format (item->maximum);

          g_string_append_printf (maxima, "%s%s", j > 0 ? " " : "", points);
        }
      g_assert_cmpstr (rubric->name, ==, expected[i].name);
      g_assert_cmpstr (maxima->str, ==, expected[i].maxima);
      g_assert_cmpint (rubric->confirmed, ==, expected[i].confirmed);
      g_assert_cmpint (qz_rubric_maximum (rubric), ==, 100 * QZ_POINT);
    }
  g_assert_cmpstr (
      qz_rubric_find_item (qz_edition_find_rubric (edition, "qc-problem-2016"), "report")->title,
      ==, "发表");
  g_assert_cmpstr (
      qz_rubric_find_item (qz_edition_find_rubric (edition, "qc-problem-2020"), "report")->title,
      ==, "成果报告");
}

/* Drop from five valid scores on, two digits; never a draw; nothing of it confirmed. */
static void
test_scoring (void)
{
  g_autoptr (QzEdition) edition = load ();

  for (guint i = 0; i < edition->activities->len; i++)
    {
      const QzActivity *activity = edition->activities->pdata[i];
      const QzTieStep *last = activity->ties->pdata[activity->ties->len - 1];

      g_assert_cmpuint (activity->score_rule.drop_from, ==, 5);
      g_assert_cmpuint (activity->score_rule.drop_high, ==, 1);
      g_assert_cmpuint (activity->score_rule.drop_low, ==, 1);
      g_assert_cmpuint (activity->score_rule.digits, ==, 2);
      g_assert_false (activity->score_rule.confirmed);
      g_assert_cmpint (last->kind, !=, QZ_TIE_ITEM);
      for (guint j = 0; j < activity->awards->len; j++)
        g_assert_false (((const QzAward *) activity->awards->pdata[j])->confirmed);
    }
}

static void
test_honours (void)
{
  static const char *const expected[] = { "五一劳动奖状", "五一劳动奖章", "工人先锋号",
                                          "青年文明号",   "青年岗位能手", "巾帼文明岗",
                                          "三八红旗手",   "三八红旗集体", "上海工匠",
                                          "全国交流" };
  g_autoptr (QzEdition) edition = load ();

  g_assert_cmpuint (edition->honours->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const QzHonour *honour = edition->honours->pdata[i];

      g_assert_cmpstr (honour->name, ==, expected[i]);
      g_assert_false (honour->confirmed);
      g_assert_cmpuint (g_strv_length (honour->conditions), >, 0);
    }
}

/* Every certificate has its words and its page. */
static void
test_certificates (void)
{
  g_autoptr (QzEdition) edition = load ();
  const QzTemplate *page = qz_edition_find_template (edition, "certificate-a4");

  g_assert_cmpfloat (page->width, ==, 297);
  g_assert_cmpfloat (page->height, ==, 210);
  g_assert_true (qz_border_is_known (page->border));
  for (guint i = 0; i < edition->activities->len; i++)
    {
      const QzActivity *activity = edition->activities->pdata[i];

      for (guint j = 0; j < activity->awards->len; j++)
        {
          const QzAward *award = activity->awards->pdata[j];

          for (guint k = 0; k < activity->categories->len; k++)
            {
              const QzCategory *category = activity->categories->pdata[k];
              const QzCertificateText *text;

              if (!qz_applies_to (award->categories, category->id))
                continue;
              text = qz_activity_find_text (activity, award->id, category->id);
              g_assert_nonnull (text);
              g_assert_cmpstr (text->title, ==, "荣誉证书");
              g_assert_nonnull (qz_edition_find_template (edition, text->template_id));
            }
        }
    }
}

/* Another body, another year, other rules: nothing of it is in the program. */
static void
test_another_edition (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "district-2019", NULL);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzEdition) edition = qz_edition_read_folder (path, faults, &error);
  const QzRubric *rubric;
  const QzActivity *activity;

  g_assert_no_error (error);
  g_assert_cmpstr (edition->parent, ==, "shanghai-2019");
  g_assert_cmpuint (edition->honours->len, ==, 0);
  activity = qz_edition_find_activity (edition, "qc");
  g_assert_cmpint (((const QzStage *) activity->stages->pdata[1])->weight, ==, 400);
  g_assert_cmpint (((const QzAward *) activity->awards->pdata[0])->amount, ==, 85500);
  g_assert_cmpint (((const QzAward *) activity->awards->pdata[2])->amount, ==, 3);
  g_assert_false (activity->panels);
  rubric = qz_edition_find_rubric (edition, "paper");
  g_assert_cmpint (qz_rubric_maximum (rubric), ==, 103500);
  g_assert_cmpint (qz_rubric_find_item (rubric, "causes")->step, ==, 10);
  g_assert_cmpint (qz_rubric_find_item (rubric, "topic")->minimum, ==, 7000);
  g_assert_cmpint (qz_rubric_find_item (rubric, "late")->kind, ==, QZ_ITEM_DEDUCTION);
  g_assert_cmpfloat (qz_edition_find_template (edition, "narrow")->height, ==, 148.5);
}

static void
test_speed (void)
{
  g_autofree char *path = qz_edition_builtin_path ("shanghai-2018");
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < 20; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (QzEdition) edition = qz_edition_read_folder (path, NULL, NULL);

      g_assert_nonnull (edition);
      best = MIN (best, g_get_monotonic_time () - start);
    }
  g_test_message ("read and checked in %" G_GINT64_FORMAT " µs", best);
  if (g_test_perf ())
    g_assert_cmpint (best, <, 5000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edition/head", test_head);
  g_test_add_func ("/edition/bodies", test_bodies);
  g_test_add_func ("/edition/contacts", test_contacts);
  g_test_add_func ("/edition/phases", test_phases);
  g_test_add_func ("/edition/notices", test_notices);
  g_test_add_func ("/edition/lines-tags-policies", test_lines_tags_policies);
  g_test_add_func ("/edition/tags-in-forms", test_tags_in_forms);
  g_test_add_func ("/edition/activities", test_activities);
  g_test_add_func ("/edition/chapters", test_chapters);
  g_test_add_func ("/edition/rubrics", test_rubrics);
  g_test_add_func ("/edition/scoring", test_scoring);
  g_test_add_func ("/edition/honours", test_honours);
  g_test_add_func ("/edition/certificates", test_certificates);
  g_test_add_func ("/edition/another-edition", test_another_edition);
  g_test_add_func ("/edition/speed", test_speed);
  return g_test_run ();
}
