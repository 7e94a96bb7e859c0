/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Causes and countermeasures of a synthetic topic. */

#include "config.h"

#include "operations/qz-demo-plan.h"
#include "operations/qz-demo-words.h"
#include "rules/qz-plan-check.h"

static void
set_cell (
    const QzField *table, guint row, const char *column, const char *value, QzFormBuilder *form)
{
  g_autofree char *path = qz_form_cell_path (table->id, row, column);

  qz_form_builder_set (form, path, value);
}

/* As groups find them; the first two turn out to be the main ones. */
static void
fill_causes (const QzField *table, QzFormBuilder *form)
{
  static const char *const columns[] = { "cause", "method", "finding", "main" };
  static const char *const causes[][4] = {
    { "操作规程未规定检查频次", "survey", "查阅规程三份，均无检查频次；对问题影响大。",
      QZ_CAUSE_IS_MAIN },
    { "关键部位定位偏差大", "measure", "实测50处，偏差超过2mm的有21处，占42%。", QZ_CAUSE_IS_MAIN },
    { "新员工培训不足", "survey", "抽考12人，平均92分，对问题影响小。", "no" },
    { "工具未定期校准", "test", "校准前后对比试验，差异不显著。", "no" },
  };

  for (guint row = 0; row < G_N_ELEMENTS (causes); row++)
    for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
      set_cell (table, row, columns[i], causes[row][i], form);
}

static void
fill_measures (QzDemoRandom *random, const QzField *table, QzFormBuilder *form)
{
  static const char *const columns[] = {
    "cause", "what", "goal", "how", "where", "when", "result"
  };
  static const char *const measures[][7] = {
    { "操作规程未规定检查频次", "修订操作规程", "检查执行率100%", "明确每班检查两次并留记录",
      "班组现场", "2018-03-10", "执行率100%，达到目标" },
    { "关键部位定位偏差大", "设计定位工装", "偏差不超过1mm", "制作定位块并试装30件", "装配工位",
      "2018-03-25", "最大偏差0.8mm，达到目标" },
  };

  for (guint row = 0; row < G_N_ELEMENTS (measures); row++)
    {
      g_autofree char *who = qz_demo_random_person (random);

      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        set_cell (table, row, columns[i], measures[row][i], form);
      set_cell (table, row, "who", who, form);
    }
}

/**
 * qz_demo_plan_fill:
 * @random: a stream
 * @table: a table of a form; one of another meaning is left empty
 * @form: gets the values
 *
 * Fills in end causes or countermeasures that agree with each other.
 */
void
qz_demo_plan_fill (QzDemoRandom *random, const QzField *table, QzFormBuilder *form)
{
  g_return_if_fail (random != NULL && table != NULL && form != NULL);

  if (g_str_equal (table->id, QZ_TABLE_CAUSES))
    fill_causes (table, form);
  else if (g_str_equal (table->id, QZ_TABLE_MEASURES))
    fill_measures (random, table, form);
}
