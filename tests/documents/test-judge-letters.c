/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters to judges, read back by other programs. */

#include "config.h"

#include <locale.h>

#include "documents/paper-fixture.h"
#include "documents/qz-judge-document.h"
#include "documents/sample-panel.h"
#include "documents/sample.h"
#include "model/qz-error.h"
#include "model/qz-text.h"

#define INVITATION "现诚邀您担任{edition}{activity}的{role}。\n请交回回执。"
#define APPOINTMENT "兹聘请您担任{edition}“{activity}”{role}，参加{seats}，聘期至本次评审工作结束。"
#define COMMITMENT "本人{judge}参加{seats}，郑重承诺如下：\n一、保密。\n二、回避。"

static void
add_sheet (Papers *self, QzPrintSheet *sheet)
{
  g_assert_nonnull (sheet);
  g_ptr_array_add (self->sheets, sheet);
}

static QzPanelDocument *
second_panel_new (SamplePanel *panel, QzPanel **out_panel)
{
  QzPanelDocument *document = g_memdup2 (&panel->document, sizeof panel->document);

  *out_panel = qz_panel_new ();
  qz_text_set (&(*out_panel)->name, "复评组");
  qz_text_set (&(*out_panel)->stage, "document");
  document->panel = *out_panel;
  return document;
}

/* One letter speaks of both panels. */
static void
test_invitation (Papers *self, gconstpointer data)
{
  static const char *const words[] = {
    "评审邀请函",
    "尊敬的示例·王建国：",
    "诚邀您担任2018年上海市群众性质量管理活动优秀质量管理小组活动的评审专家。请交回回执。",
    "资料评审（QC自定目标第1评审组，组长）、资料评审（复评组，评审专家）",
    "评审时间2018年12月5日",
    "评审地点示例会议中心",
    "联系方式示例·周021-00001234、021-00005678",
    "评审须知一、先看材料。二、再打分。",
    "示例工作办公室",
    "□按时参加□不能参加，原因：",
  };
  g_autoptr (SamplePanel) panel = sample_panel_new (2, 3);
  g_autoptr (GPtrArray) panels = g_ptr_array_new ();
  g_autoptr (QzPanel) other = NULL;
  g_autofree QzPanelDocument *second = NULL;
  QzJudgeDocument letter = { sample_panel_get_judge (panel, 0), panels };
  QzContact *contact = qz_contact_new ();

  panel->document.day = "2018-12-05";
  panel->document.place = "示例会议中心";
  qz_text_set (&panel->edition->office, "示例工作办公室");
  qz_text_set (&panel->edition->office_seat, "saq");
  qz_text_set (&contact->body, "saq");
  g_strfreev (contact->persons);
  contact->persons = g_strsplit ("示例·周", ",", -1);
  g_strfreev (contact->telephones);
  contact->telephones = g_strsplit ("021-00001234,021-00005678", ",", -1);
  g_ptr_array_add (panel->edition->contacts, contact);
  second = second_panel_new (panel, &other);
  g_ptr_array_add (panels, &panel->document);
  g_ptr_array_add (panels, second);
  add_sheet (
      self,
      qz_judge_document_make_invitation (
          &letter, sample_panel_add_letter (panel, "invitation", "评审邀请函", INVITATION), NULL));
  g_assert_cmpuint (paper_write (self), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    paper_assert_page (self, 0, words[i]);
}

/* What the office knows is filled in; a blind paper does not betray whose an entry is. */
static void
test_commitment (Papers *self, gconstpointer data)
{
  g_autoptr (SamplePanel) panel = sample_panel_new (1, 40);
  g_autoptr (GPtrArray) panels = g_ptr_array_new ();
  QzJudgeDocument letter = { sample_panel_get_judge (panel, 0), panels };
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new ();
  g_autoptr (QzConflict) conflict = qz_conflict_new ();

  g_ptr_array_add (panels, &panel->document);
  sample_panel_recuse (panel, 2, 0);
  sample_panel_recuse (panel, 4, 0);
  qz_text_set (&conflict->entry, sample_panel_get_entry (panel, 4)->id);
  qz_text_set (&conflict->judge, letter.judge->id);
  conflict->causes = QZ_CONFLICT_DECLARES | QZ_CONFLICT_ADVISER;
  g_ptr_array_add (conflicts, conflict);
  panel->document.conflicts = conflicts;
  add_sheet (self,
             qz_judge_document_make_commitment (
                 &letter,
                 sample_panel_add_letter (panel, "commitment", "评审保密与回避承诺书", COMMITMENT),
                 NULL));
  g_assert_cmpuint (paper_write (self), ==, 1);
  paper_assert_page (self, 0, "评审保密与回避承诺书");
  paper_assert_page (self, 0,
                     "本人示例·王建国参加资料评审（QC自定目标第1评审组，组长），郑重承诺如下：一、"
                     "保密。二、回避。");
  paper_assert_page (self, 0, "2018-QC-0003");
  paper_assert_page (self, 0, "2018-QC-0005");
  paper_assert_page (self, 0, "任职单位申报、参与指导");
  paper_assert_page (self, 0, "工作单位：（示例）长三角质量技术中心职称：高级工程师");
  paper_assert_page (self, 0, "承诺人（签字）");
  g_assert_false (paper_page_has (self, 0, "2018-QC-0001"));
  panel->activity->blind = TRUE;
  g_ptr_array_set_size (self->sheets, 0);
  g_clear_pointer (&self->pages, g_strfreev);
  add_sheet (self,
             qz_judge_document_make_commitment (
                 &letter,
                 sample_panel_add_letter (panel, "commitment", "评审保密与回避承诺书", COMMITMENT),
                 NULL));
  paper_write (self);
  g_assert_false (paper_page_has (self, 0, "2018-QC"));
}

/* A page a judge, like a certificate, without a number. */
static void
test_appointments (Papers *self, gconstpointer data)
{
  g_autoptr (SamplePanel) panel = sample_panel_new (5, 1);
  g_autoptr (QzTemplate) page = sample_template_new ();
  g_autoptr (GPtrArray) panels = g_ptr_array_new ();
  g_autoptr (GPtrArray) judges = g_ptr_array_new ();
  QzJudgeDocument letters[5];
  const QzJudgeLetter *appointment =
      sample_panel_add_letter (panel, "appointment", "聘书", APPOINTMENT);
  g_autoptr (GError) error = NULL;
  QzPrintSheet *sheet;

  g_ptr_array_add (panels, &panel->document);
  qz_text_set (&panel->edition->office, "示例工作办公室");
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      letters[i] = (QzJudgeDocument){ sample_panel_get_judge (panel, i), panels };
      g_ptr_array_add (judges, &letters[i]);
    }
  sheet = qz_judge_documents_make_appointments (judges, appointment, page, &error);
  g_assert_no_error (error);
  g_ptr_array_add (self->sheets, sheet);
  g_assert_cmpuint (paper_write (self), ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autofree char *recipient = g_strconcat (letters[i].judge->name, "：", NULL);

      paper_assert_page (self, i, "聘书");
      paper_assert_page (self, i, recipient);
      paper_assert_page (self, i, "示例工作办公室");
      g_assert_false (paper_page_has (self, i, "证书编号"));
    }
  paper_assert_page (self, 0,
                     "参加资料评审（QC自定目标第1评审组，组长），聘期至本次评审工作结束。");
  qz_text_set (&((QzTemplateBlock *) page->blocks->pdata[0])->text, "{nonsense}");
  g_assert_null (qz_judge_documents_make_appointments (judges, appointment, page, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
}

static char *
make_long (const char *head)
{
  GString *text = g_string_new (head);

  while (g_utf8_strlen (text->str, -1) < QZ_TEXT_SHORT)
    g_string_append (text, "很长的名称");
  return g_string_free (text, FALSE);
}

/* As long as a name may be: nothing is lost, nothing stands on anything else. */
static void
test_long_names (Papers *self, gconstpointer data)
{
  g_autoptr (SamplePanel) panel = sample_panel_new (3, 3);
  g_autoptr (QzTemplate) page = sample_template_new ();
  g_autoptr (GPtrArray) panels = g_ptr_array_new ();
  g_autoptr (GPtrArray) judges = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  QzJudge *judge = panel->panel->judges->pdata[1];
  QzEntry *entry = sample_panel_get_entry (panel, 1);
  QzJudgeDocument letter = { judge, panels };
  const QzJudgeLetter *appointment =
      sample_panel_add_letter (panel, "appointment", "聘书", APPOINTMENT);

  qz_text_take (&judge->name, make_long ("示例专家"));
  qz_text_take (&judge->organisation, make_long ("示例研究所"));
  qz_text_take (&judge->title, make_long ("工程师"));
  qz_text_take (&judge->expertise, make_long ("船舶"));
  qz_text_take (&panel->panel->name, make_long ("评审组"));
  qz_text_take (&entry->title, make_long ("降低"));
  qz_text_take (&entry->team, make_long ("启航"));
  qz_text_take (&entry->unit_name, make_long ("申达"));
  sample_panel_recuse (panel, 1, 1);
  g_ptr_array_add (panels, &panel->document);
  g_ptr_array_add (judges, &letter);
  add_sheet (
      self,
      qz_judge_document_make_invitation (
          &letter, sample_panel_add_letter (panel, "invitation", "评审邀请函", INVITATION), NULL));
  add_sheet (self,
             qz_judge_document_make_commitment (
                 &letter,
                 sample_panel_add_letter (panel, "commitment", "评审保密与回避承诺书", COMMITMENT),
                 NULL));
  g_ptr_array_add (self->sheets,
                   qz_judge_documents_make_appointments (judges, appointment, page, &error));
  g_ptr_array_add (self->sheets, qz_panel_document_make_sign_in (&panel->document));
  g_ptr_array_add (self->sheets, qz_panel_document_make_list (&panel->document));
  g_ptr_array_add (self->sheets, qz_panel_document_make_name_plates (&panel->document));
  g_ptr_array_add (self->sheets, qz_panel_document_make_labels (&panel->document));
  g_ptr_array_add (self->sheets,
                   qz_panel_document_make_score_sheet (&panel->document, 1, judge, &error));
  g_assert_no_error (error);
  qz_panel_document_add_tally (&panel->document, self->sheets);
  g_assert_cmpuint (paper_write (self), >, 8);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/judge-letters/" name, Papers, NULL, paper_set_up, func, paper_tear_down)
  ADD ("invitation", test_invitation);
  ADD ("commitment", test_commitment);
  ADD ("appointments", test_appointments);
  ADD ("long-names", test_long_names);
  return g_test_run ();
}
