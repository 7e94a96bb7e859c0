/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of the day of the review, read back by other programs. */

#include "config.h"

#include <locale.h>

#include "documents/paper-fixture.h"
#include "documents/pdf-tool.h"
#include "documents/sample-panel.h"
#include "documents/sample.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "rules/qz-sheet-mark.h"

static void
add_score_sheet (Papers *self, SamplePanel *panel, guint entry, guint judge)
{
  g_autoptr (GError) error = NULL;
  QzPrintSheet *sheet = qz_panel_document_make_score_sheet (
      &panel->document, entry, sample_panel_get_judge (panel, judge), &error);

  g_assert_no_error (error);
  g_ptr_array_add (self->sheets, sheet);
}

/* --- score sheets --- */

static void
test_score_sheet (Papers *self, gconstpointer data)
{
  static const char *const words[] = {
    "2018年上海市优秀质量管理小组活动",
    "问题解决型课题成果评审表",
    "2018-QC-0002",
    "降低第2号船体分段焊缝返修率",
    "启航2QC小组",
    "（示例）上海申达2号船舶重工有限公司",
    "问题解决型·自定目标",
    "组内顺序：2／3",
    "评审专家李示例",
    "QC自定目标第1评审组",
    "序号评审项目评审内容满分得分",
    "合计100",
    "各项以0.5分为一档",
    "T/CAQ10201-2016附录B，2016版。",
    "主要优点",
    "主要不足",
    "改进建议",
    "评审专家（签字）：",
    "第1页共1页",
  };
  g_autoptr (SamplePanel) panel = sample_panel_new (2, 3);
  g_autofree char *code = NULL;

  add_score_sheet (self, panel, 1, 1);
  g_assert_cmpuint (paper_write (self), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    paper_assert_page (self, 0, words[i]);
  for (guint i = 0; i < panel->rubric->items->len; i++)
    {
      const QzItem *item = panel->rubric->items->pdata[i];
      g_autofree char *most = qz_points_format (item->maximum);

      paper_assert_page (self, 0, item->title);
      paper_assert_page (self, 0, item->guidance);
      paper_assert_page (self, 0, most);
    }
  code = qz_panel_document_dup_sheet_code (&panel->document, sample_panel_get_entry (panel, 1),
                                           sample_panel_get_judge (panel, 1));
  paper_assert_page (self, 0, code);
}

/* A camera brings up the sheet: each page says whose it is. */
static void
test_code (Papers *self, gconstpointer data)
{
  g_autoptr (SamplePanel) panel = sample_panel_new (2, 2);

  for (guint i = 0; i < 4; i++)
    add_score_sheet (self, panel, i % 2, i / 2);
  g_assert_cmpuint (paper_write (self), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_auto (GStrv) codes = pdf_tool_dup_codes (self->path, i + 1);
      g_autoptr (GError) error = NULL;
      g_autoptr (QzSheetMark) mark = NULL;

      g_assert_cmpuint (g_strv_length (codes), ==, 1);
      mark = qz_sheet_mark_parse (codes[0], &error);
      g_assert_no_error (error);
      g_assert_cmpstr (mark->activity, ==, "qc-group");
      g_assert_cmpstr (mark->stage, ==, "document");
      g_assert_cmpstr (mark->panel, ==, panel->panel->id);
      g_assert_cmpstr (mark->entry, ==, sample_panel_get_entry (panel, i % 2)->id);
      g_assert_cmpstr (mark->judge, ==, sample_panel_get_judge (panel, i / 2)->id);
      g_assert_cmpstr (mark->rubric, ==, "qc-problem-2016");
      g_assert_cmpstr (mark->version, ==, "2016");
    }
}

/* Items that are no points between nothing and a maximum. */
static void
test_kinds (Papers *self, gconstpointer data)
{
  g_autoptr (SamplePanel) panel = sample_panel_new (1, 1);
  QzItem *item = sample_panel_add_item (panel, QZ_ITEM_SCORE, "现场", "8.5", "0.25");

  item->minimum = 3500;
  sample_panel_add_item (panel, QZ_ITEM_BONUS, "持证", "3.5", "0.5");
  sample_panel_add_item (panel, QZ_ITEM_DEDUCTION, "超时", "5", "1");
  sample_panel_add_item (panel, QZ_ITEM_YES_NO, "真实", "1", "1");
  panel->rubric->confirmed = FALSE;
  add_score_sheet (self, panel, 0, 0);
  paper_write (self);
  paper_assert_page (self, 0, "3.5～8.5");
  paper_assert_page (self, 0, "加分0～3.5");
  paper_assert_page (self, 0, "扣分0～5");
  paper_assert_page (self, 0, "是／否□是□否");
  paper_assert_page (self, 0, "合计，含加分，减去扣分108.5");
  paper_assert_page (self, 0, "第5项以0.25分、第6项以0.5分、第7项以1分为一档");
  paper_assert_page (self, 0, "（待确认）");
}

/* Blind sheets name neither team nor unit; long ones say on each page whose they are. */
static void
test_blind_and_long (Papers *self, gconstpointer data)
{
  g_autoptr (SamplePanel) panel = sample_panel_new (1, 1);
  guint n_pages;

  panel->activity->blind = TRUE;
  for (guint i = 0; i < 14; i++)
    {
      g_autofree char *title = g_strdup_printf ("补充项目%u", i);

      sample_panel_add_item (panel, QZ_ITEM_SCORE, title, "5", "0.5");
    }
  qz_text_take (&sample_panel_get_entry (panel, 0)->title, sample_prose (2));
  add_score_sheet (self, panel, 0, 0);
  n_pages = paper_write (self);
  g_assert_cmpuint (n_pages, ==, 2);
  for (guint i = 0; i < n_pages; i++)
    {
      g_auto (GStrv) codes = pdf_tool_dup_codes (self->path, i + 1);

      g_assert_cmpuint (g_strv_length (codes), ==, 1);
      g_assert_true (g_str_has_prefix (codes[0], QZ_SHEET_MARK_SCHEME));
      paper_assert_page (self, i, "序号评审项目评审内容满分得分");
      g_assert_false (paper_page_has (self, i, "启航"));
      g_assert_false (paper_page_has (self, i, "申达"));
    }
}

static void
test_no_rubric (Papers *self, gconstpointer data)
{
  g_autoptr (SamplePanel) panel = sample_panel_new (1, 1);
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (panel->edition->rubrics, 0);
  g_assert_null (qz_panel_document_make_score_sheet (&panel->document, 0,
                                                     sample_panel_get_judge (panel, 0), &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  g_assert_null (qz_panel_document_dup_sheet_code (
      &panel->document, sample_panel_get_entry (panel, 0), sample_panel_get_judge (panel, 0)));
}

/* --- tally tables --- */

static void
test_tally (Papers *self, gconstpointer data)
{
  static const char *const places[] = { "评审专家签字", "评审组长", "统分（录入）",
                                        "统分（校对）", "复核",     "监督" };
  g_autoptr (SamplePanel) panel = sample_panel_new (5, 60);
  guint n_pages;
  guint entries = 0;

  sample_panel_recuse (panel, 2, 1);
  qz_panel_document_add_tally (&panel->document, self->sheets);
  n_pages = paper_write (self);
  g_assert_cmpuint (n_pages, >=, 4);
  for (guint i = 0; i < n_pages; i++)
    {
      guint on_page = 0;

      paper_assert_page (self, i, "备注");
      paper_assert_page (self, i, "李示例");
      for (guint k = 0; k < 60; k++)
        on_page += paper_page_has (self, i, sample_panel_get_entry (panel, k)->number);
      g_assert_cmpuint (on_page, >, 0);
      entries += on_page;
    }
  g_assert_cmpuint (entries, ==, 60);
  paper_assert_page (self, 0, "回避");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    paper_assert_page (self, n_pages - 1, places[i]);
  paper_assert_page (self, n_pages - 1, "有效评分满5份时去掉1个最高分、1个最低分");
}

/* More judges than one table holds: all have a column, the sums stand once. */
static void
test_many_judges (Papers *self, gconstpointer data)
{
  g_autoptr (SamplePanel) panel = sample_panel_new (30, 3);
  guint sums = 0;

  qz_panel_document_add_tally (&panel->document, self->sheets);
  g_assert_cmpuint (self->sheets->len, ==, 3);
  g_assert_cmpuint (paper_write (self), ==, 3);
  for (guint i = 5; i < 30; i++)
    paper_assert_page (self, i / 10, sample_panel_get_judge (panel, i)->name);
  for (guint i = 0; i < 3; i++)
    sums += paper_page_has (self, i, "平均分排序备注");
  g_assert_cmpuint (sums, ==, 1);
  paper_assert_page (self, 1, "（11—20／30）");
}

/* --- lists --- */

static void
test_sign_in (Papers *self, gconstpointer data)
{
  g_autoptr (SamplePanel) panel = sample_panel_new (24, 1);
  guint n_pages;

  panel->document.day = "2018-12-05";
  panel->document.place = "示例会议中心";
  g_ptr_array_add (self->sheets, qz_panel_document_make_sign_in (&panel->document));
  n_pages = paper_write (self);
  g_assert_cmpuint (n_pages, ==, 2);
  for (guint i = 0; i < n_pages; i++)
    paper_assert_page (self, i, "上午签到下午签到");
  paper_assert_page (self, 0, "时间：2018年12月5日地点：示例会议中心");
  paper_assert_page (self, 0, "1示例·王建国（示例）长三角质量技术中心高级工程师组长");
  paper_assert_page (self, 0, "李示例（示例）长三角质量技术中心高级工程师评审专家");
  paper_assert_page (self, 1, "示例专家24");
  paper_assert_page (self, 1, "25统分26统分27复核28监督");
}

static void
test_list (Papers *self, gconstpointer data)
{
  g_autoptr (SamplePanel) panel = sample_panel_new (5, 70);
  guint n_pages;
  guint entries = 0;

  sample_panel_recuse (panel, 3, 0);
  sample_panel_recuse (panel, 3, 2);
  g_ptr_array_add (self->sheets, qz_panel_document_make_list (&panel->document));
  n_pages = paper_write (self);
  for (guint i = 0; i < n_pages; i++)
    {
      paper_assert_page (self, i, "回避");
      for (guint k = 0; k < 70; k++)
        entries += paper_page_has (self, i, sample_panel_get_entry (panel, k)->number);
    }
  g_assert_cmpuint (entries, ==, 70);
  paper_assert_page (self, 0, "5位评审专家，70项");
  paper_assert_page (self, 0, "欧阳示例（示例）长三角质量技术中心高级工程师船舶制造评审专家");
  paper_assert_page (self, 0, "示例·王建国、欧阳示例");
}

static void
test_blind_lists (Papers *self, gconstpointer data)
{
  g_autoptr (SamplePanel) panel = sample_panel_new (3, 9);
  guint n_pages;

  panel->activity->blind = TRUE;
  g_ptr_array_add (self->sheets, qz_panel_document_make_list (&panel->document));
  g_ptr_array_add (self->sheets, qz_panel_document_make_labels (&panel->document));
  qz_panel_document_add_tally (&panel->document, self->sheets);
  n_pages = paper_write (self);
  for (guint i = 0; i < n_pages; i++)
    {
      g_assert_false (paper_page_has (self, i, "启航"));
      g_assert_false (paper_page_has (self, i, "申达"));
    }
}

/* --- cards --- */

/* The name stands on both sides, as large as it can; a long one on one line as well. */
static void
test_name_plates (Papers *self, gconstpointer data)
{
  g_autoptr (SamplePanel) panel = sample_panel_new (5, 1);
  QzJudge *judge = panel->panel->judges->pdata[1];
  g_autofree char *boxes = NULL;
  guint n = 0;

  qz_text_set (&judge->name, "李例");
  g_ptr_array_add (self->sheets, qz_panel_document_make_name_plates (&panel->document));
  g_assert_cmpuint (paper_write (self), ==, 5);
  for (guint i = 0; i < 5; i++)
    paper_assert_page (self, i, "QC自定目标第1评审组");
  boxes = pdf_tool_run ((const char *[]){ "pdftotext", "-bbox", self->path, "-", NULL }, NULL);
  for (const char *p = boxes; (p = strstr (p, ">阿卜杜热依木·买买提明<")) != NULL; p++)
    n++;
  g_assert_cmpuint (n, ==, 2);
  paper_assert_page (self, 1, "李例");
  g_assert_nonnull (strstr (boxes, ">李<"));
}

static void
test_labels (Papers *self, gconstpointer data)
{
  g_autoptr (SamplePanel) panel = sample_panel_new (1, 19);

  qz_text_take (&sample_panel_get_entry (panel, 1)->title, sample_prose (2));
  qz_text_take (&sample_panel_get_entry (panel, 1)->unit_name, sample_prose (2));
  g_ptr_array_add (self->sheets, qz_panel_document_make_labels (&panel->document));
  g_assert_cmpuint (paper_write (self), ==, 3);
  for (guint i = 0; i < 19; i++)
    {
      const QzEntry *entry = sample_panel_get_entry (panel, i);
      g_autofree char *order = g_strdup_printf ("第%u件／共19件", i + 1);

      paper_assert_page (self, i / 8, order);
      paper_assert_page (self, i / 8, entry->number);
      paper_assert_page (self, i / 8, entry->title);
      paper_assert_page (self, i / 8, entry->team);
      paper_assert_page (self, i / 8, entry->unit_name);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/review-papers/" name, Papers, NULL, paper_set_up, func, paper_tear_down)
  ADD ("score-sheet", test_score_sheet);
  ADD ("code", test_code);
  ADD ("kinds", test_kinds);
  ADD ("blind-and-long", test_blind_and_long);
  ADD ("no-rubric", test_no_rubric);
  ADD ("tally", test_tally);
  ADD ("many-judges", test_many_judges);
  ADD ("sign-in", test_sign_in);
  ADD ("list", test_list);
  ADD ("blind-lists", test_blind_lists);
  ADD ("name-plates", test_name_plates);
  ADD ("labels", test_labels);
  return g_test_run ();
}
