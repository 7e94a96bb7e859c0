/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/sample-panel.h"
#include "documents/sample.h"
#include "model/qz-text.h"

static void
add_stage (SamplePanel *self)
{
  QzStage *stage = qz_stage_new ();
  QzStageRubric *rubric = qz_stage_rubric_new ();

  qz_text_set (&stage->id, "document");
  qz_text_set (&stage->name, "资料评审");
  qz_text_set (&stage->judge_word, "评审专家");
  qz_text_set (&rubric->rubric, "qc-problem-2016");
  g_ptr_array_add (stage->rubrics, rubric);
  g_ptr_array_add (self->activity->stages, stage);
  self->activity->score_rule = (QzScoreRule){ 5, 1, 1, 2, TRUE };
}

QzItem *
sample_panel_add_item (
    SamplePanel *self, QzItemKind kind, const char *title, const char *maximum, const char *step)
{
  QzItem *item = qz_item_new ();

  qz_text_set (&item->id, title);
  qz_text_set (&item->title, title);
  qz_text_take (&item->guidance, sample_prose (1));
  item->kind = kind;
  g_assert_true (qz_points_parse (maximum, &item->maximum, NULL));
  g_assert_true (qz_points_parse (step, &item->step, NULL));
  g_ptr_array_add (self->rubric->items, item);
  return item;
}

static void
add_rubric (SamplePanel *self)
{
  self->rubric = qz_rubric_new ();
  qz_text_set (&self->rubric->id, "qc-problem-2016");
  qz_text_set (&self->rubric->name, "问题解决型课题成果评审表");
  qz_text_set (&self->rubric->version, "2016");
  qz_text_set (&self->rubric->source, "T/CAQ 10201-2016 附录B");
  self->rubric->confirmed = TRUE;
  g_ptr_array_add (self->edition->rubrics, self->rubric);
  sample_panel_add_item (self, QZ_ITEM_SCORE, "选题", "15", "0.5");
  sample_panel_add_item (self, QZ_ITEM_SCORE, "原因分析", "30", "0.5");
  sample_panel_add_item (self, QZ_ITEM_SCORE, "对策与实施", "26.5", "0.5");
  sample_panel_add_item (self, QZ_ITEM_SCORE, "效果", "28.5", "0.5");
}

static void
add_judge (SamplePanel *self, guint i)
{
  static const char *const NAMES[] = { "示例·王建国", "李示例", "欧阳示例", "阿卜杜热依木·买买提明",
                                       "𠮷示例" };
  QzJudge *judge = qz_judge_new ();

  qz_text_take (&judge->id, g_strdup_printf ("00000000-0000-4000-8000-%012u", i));
  qz_text_take (&judge->name, i < G_N_ELEMENTS (NAMES) ? g_strdup (NAMES[i])
                                                       : g_strdup_printf ("示例专家%u", i + 1));
  qz_text_set (&judge->organisation, "（示例）长三角质量技术中心");
  qz_text_set (&judge->title, "高级工程师");
  qz_text_set (&judge->expertise, "船舶制造");
  g_ptr_array_add (self->panel->judges, judge);
}

static void
add_entry (SamplePanel *self, guint i)
{
  QzEntry *entry = qz_entry_new ();

  qz_text_take (&entry->id, g_strdup_printf ("10000000-0000-4000-8000-%012u", i));
  qz_text_take (&entry->number, g_strdup_printf ("2018-QC-%04u", i + 1));
  qz_text_set (&entry->category, "self-set");
  qz_text_take (&entry->title, g_strdup_printf ("降低第%u号船体分段焊缝返修率", i + 1));
  qz_text_take (&entry->team, g_strdup_printf ("启航%uQC小组", i + 1));
  qz_text_take (&entry->unit_name, g_strdup_printf ("（示例）上海申达%u号船舶重工有限公司", i + 1));
  g_ptr_array_add (self->entries, entry);
}

SamplePanel *
sample_panel_new (guint n_judges, guint n_entries)
{
  SamplePanel *self = g_new0 (SamplePanel, 1);

  self->edition = qz_edition_new ();
  qz_text_set (&self->edition->name, "2018年上海市群众性质量管理活动");
  self->edition->year = 2018;
  self->activity = sample_activity_new ();
  g_ptr_array_add (self->edition->activities, self->activity);
  add_stage (self);
  add_rubric (self);
  self->panel = qz_panel_new ();
  qz_text_set (&self->panel->id, "20000000-0000-4000-8000-000000000000");
  qz_text_set (&self->panel->name, "QC自定目标第1评审组");
  qz_text_set (&self->panel->activity, self->activity->id);
  qz_text_set (&self->panel->stage, "document");
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  self->recused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n_judges; i++)
    add_judge (self, i);
  for (guint i = 0; i < n_entries; i++)
    add_entry (self, i);
  qz_text_set (&self->panel->head, sample_panel_get_judge (self, 0)->id);
  self->document = (QzPanelDocument){ .edition = self->edition,
                                      .activity = self->activity,
                                      .panel = self->panel,
                                      .entries = self->entries,
                                      .recused = self->recused,
                                      .sample = TRUE };
  return self;
}

void
sample_panel_free (SamplePanel *self)
{
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->recused);
  qz_panel_free (self->panel);
  qz_edition_unref (self->edition);
  g_free (self);
}

const QzJudge *
sample_panel_get_judge (SamplePanel *self, guint i)
{
  return self->panel->judges->pdata[i];
}

QzEntry *
sample_panel_get_entry (SamplePanel *self, guint i)
{
  return self->entries->pdata[i];
}

void
sample_panel_recuse (SamplePanel *self, guint entry, guint judge)
{
  g_hash_table_add (self->recused,
                    qz_panel_document_dup_pair (sample_panel_get_entry (self, entry)->id,
                                                sample_panel_get_judge (self, judge)->id));
}

const QzJudgeLetter *
sample_panel_add_letter (SamplePanel *self, const char *kind, const char *title, const char *text)
{
  QzJudgeLetter *letter = qz_judge_letter_new ();

  qz_text_set (&letter->kind, kind);
  qz_text_set (&letter->title, title);
  qz_text_set (&letter->text, text);
  qz_text_set (&letter->notes, "评审须知\n一、先看材料。\n二、再打分。");
  g_ptr_array_add (self->edition->judge_letters, letter);
  return letter;
}
