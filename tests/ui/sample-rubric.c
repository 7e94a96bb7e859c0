/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/ui/sample-rubric.h"

static void
add_item (QzRubric *rubric,
          const char *id,
          const char *title,
          QzItemKind kind,
          gint64 maximum,
          gint64 step)
{
  QzItem *item = qz_item_new ();

  g_free (item->id);
  item->id = g_strdup (id);
  g_free (item->title);
  item->title = g_strdup (title);
  g_free (item->guidance);
  item->guidance = g_strdup ("与方针目标结合或现场急需；理由明确，用数据说话");
  item->kind = kind;
  item->minimum = 0;
  item->maximum = maximum;
  item->step = step;
  g_ptr_array_add (rubric->items, item);
}

/* Two scores, a deduction and a gate: "topic" 0–15 by 0.5, "cause" 0–30, "late" 0–5, "real". */
QzRubric *
sample_rubric_new (void)
{
  QzRubric *rubric = qz_rubric_new ();

  g_free (rubric->name);
  rubric->name = g_strdup ("成果评审表");
  add_item (rubric, "topic", "选题", QZ_ITEM_SCORE, 15 * QZ_POINT, QZ_POINT / 2);
  add_item (rubric, "cause", "原因分析", QZ_ITEM_SCORE, 30 * QZ_POINT, QZ_POINT);
  add_item (rubric, "late", "超时扣分", QZ_ITEM_DEDUCTION, 5 * QZ_POINT, QZ_POINT);
  add_item (rubric, "real", "真实性", QZ_ITEM_YES_NO, QZ_POINT, QZ_POINT);
  return rubric;
}
