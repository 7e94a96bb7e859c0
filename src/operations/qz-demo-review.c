/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Synthetic judges, panels and score sheets. The activities stand at different points of the
 * review, so that each state of the board can be seen: all scored, all scored but for the award,
 * half way, just begun.
 */

#include "config.h"

#include "model/qz-panel.h"
#include "model/qz-sheet.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-demo-random.h"
#include "operations/qz-demo-review.h"
#include "operations/qz-demo-words.h"
#include "rules/qz-sheet-rules.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"

#define REVIEW_STREAM G_GUINT64_CONSTANT (0x72657669)
#define MAX_REVIEWED 400 /* of an activity */
#define PANEL_ENTRIES 30 /* at most */

typedef struct
{
  const QzEdition *edition;
  guint n_judges;
  QzDemoRandom random;
  GPtrArray *judges; /* (element-type QzJudge) */
  guint next_judge;
} Review;

static gboolean
make_judges (Review *review, QzConnection *connection, GError **error)
{
  static const char *const employers[] = {
    "（示例）上海质量管理研究所", "（示例）申江大学",           "（示例）浦江质量咨询有限公司",
    "（示例）上海市质量协会",     "（示例）长三角质量技术中心", NULL,
  };
  static const char *const titles[] = { "高级工程师", "教授级高工", "高级诊断师",
                                        "中级推进者", "副教授",     NULL };

  for (guint i = 0; i < review->n_judges; i++)
    {
      QzJudge *judge = qz_judge_new ();
      const QzDemoTrade *trade =
          &qz_demo_trades[qz_demo_random_below (&review->random, qz_demo_n_trades)];

      qz_text_take (&judge->id, qz_demo_random_uuid (&review->random));
      qz_text_take (&judge->name, qz_demo_random_person (&review->random));
      qz_text_set (&judge->organisation, qz_demo_random_word (&review->random, employers));
      qz_text_set (&judge->title, qz_demo_random_word (&review->random, titles));
      qz_text_set (&judge->expertise, trade->name);
      qz_text_take (&judge->telephone, qz_demo_random_telephone (&review->random));
      g_ptr_array_add (review->judges, judge);
      if (!qz_judge_table_put (connection, judge, error))
        return FALSE;
    }
  return TRUE;
}

/* The points of an item for an entry of that quality, in percent of the range of the item. */
static gint64
invent_points (Review *review, const QzItem *item, guint quality)
{
  gint64 range = item->maximum - item->minimum;
  guint percent;

  if (item->kind == QZ_ITEM_YES_NO)
    return QZ_POINT;
  if (item->kind == QZ_ITEM_DEDUCTION || item->kind == QZ_ITEM_BONUS)
    return item->minimum > 0 ? item->minimum : 0;
  percent = MIN (quality + qz_demo_random_between (&review->random, 0, 12), 100);
  return item->minimum + range * percent / 100 / item->step * item->step;
}

static void
invent_scores (Review *review, const QzRubric *rubric, QzSheet *sheet, guint quality)
{
  static const char *const comments[] = {
    "选题紧贴生产实际，数据充分，对策可操作。",
    "现状调查层次清楚，建议补充症结的验证数据。",
    "统计方法运用正确，效果有验证，标准化措施具体。",
    "原因分析可再深入到末端，部分图表缺少数据来源。",
    NULL,
  };

  for (guint i = 0; i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];

      qz_sheet_set_points (sheet, item->id, invent_points (review, item, quality));
    }
  sheet->total = qz_sheet_sum (rubric, sheet);
  if (qz_demo_random_chance (&review->random, 30))
    qz_text_set (&sheet->comment, qz_demo_random_word (&review->random, comments));
}

static gboolean
make_sheet (Review *review,
            QzConnection *connection,
            const QzPanel *panel,
            const QzJudge *judge,
            const QzEntry *entry,
            const QzRubric *rubric,
            guint quality,
            GError **error)
{
  g_autoptr (QzSheet) sheet = qz_sheet_new ();

  qz_text_take (&sheet->id, qz_demo_random_uuid (&review->random));
  qz_text_set (&sheet->entry, entry->id);
  qz_text_set (&sheet->judge, judge->id);
  qz_text_set (&sheet->stage, panel->stage);
  qz_text_set (&sheet->rubric, rubric->id);
  qz_text_take (&sheet->updated, g_strdup_printf ("2018-12-%02uT%02u:%02u:00.000Z",
                                                  qz_demo_random_between (&review->random, 3, 14),
                                                  qz_demo_random_between (&review->random, 1, 8),
                                                  qz_demo_random_below (&review->random, 60)));
  if (qz_demo_random_chance (&review->random, 1))
    {
      sheet->state = QZ_SHEET_RECUSED;
      sheet->total = QZ_POINTS_NONE;
    }
  else
    {
      sheet->state = QZ_SHEET_LOCKED;
      invent_scores (review, rubric, sheet, quality);
    }
  return qz_sheet_table_put (connection, sheet, error);
}

/* How much of the sheets there is, in percent, by the place of the activity in the edition. */
static guint
share_of_sheets (guint activity)
{
  static const guint shares[] = { 100, 100, 60, 8 };

  return shares[MIN (activity, G_N_ELEMENTS (shares) - 1)];
}

static gboolean
score_entry (Review *review,
             QzConnection *connection,
             const QzActivity *activity,
             guint index,
             const QzPanel *panel,
             const QzEntry *entry,
             GError **error)
{
  const QzStage *stage = qz_activity_find_stage (activity, panel->stage);
  const QzRubric *rubric = qz_edition_find_rubric (
      review->edition, qz_activity_find_rubric_id (activity, stage, entry->category));
  guint quality = qz_demo_random_between (&review->random, 66, 90);

  if (rubric == NULL)
    return TRUE;
  for (guint i = 0; i < panel->judges->len; i++)
    {
      if (!qz_demo_random_chance (&review->random, share_of_sheets (index)))
        continue;
      if (!make_sheet (review, connection, panel, panel->judges->pdata[i], entry, rubric, quality,
                       error))
        return FALSE;
    }
  return TRUE;
}

static QzPanel *
make_panel (Review *review,
            const QzActivity *activity,
            const QzStage *stage,
            const char *category,
            guint number)
{
  QzPanel *panel = qz_panel_new ();
  const QzCategory *found = qz_activity_find_category (activity, category);
  guint n = CLAMP (activity->judges, 1, review->judges->len);

  qz_text_take (&panel->id, qz_demo_random_uuid (&review->random));
  qz_text_take (&panel->name, g_strdup_printf ("%s%s第%u评审组", activity->code,
                                               found != NULL ? found->name : category, number));
  qz_text_set (&panel->activity, activity->id);
  qz_text_set (&panel->stage, stage->id);
  for (guint i = 0; i < n; i++)
    {
      const QzJudge *judge = review->judges->pdata[review->next_judge++ % review->judges->len];
      QzJudge *copy = qz_judge_new ();

      qz_text_set (&copy->id, judge->id);
      qz_text_set (&copy->name, judge->name);
      g_ptr_array_add (panel->judges, copy);
      if (i == 0)
        qz_text_set (&panel->head, judge->id);
    }
  return panel;
}

static gboolean
make_panels (Review *review,
             QzConnection *connection,
             guint index,
             const QzStage *stage,
             const char *category,
             const GPtrArray *entries,
             GError **error)
{
  const QzActivity *activity = review->edition->activities->pdata[index];
  guint n_panels = (entries->len + PANEL_ENTRIES - 1) / PANEL_ENTRIES;

  for (guint n = 0; n < n_panels; n++)
    {
      g_autoptr (QzPanel) panel = make_panel (review, activity, stage, category, n + 1);

      if (!qz_panel_table_put (connection, panel, error))
        return FALSE;
      for (guint i = entries->len * n / n_panels; i < entries->len * (n + 1) / n_panels; i++)
        {
          const QzEntry *entry = entries->pdata[i];

          if (!qz_panel_table_add_entry (connection, panel->id, entry->id, error)
              || !score_entry (review, connection, activity, index, panel, entry, error))
            return FALSE;
        }
    }
  return TRUE;
}

static const QzStage *
find_counted_stage (const QzActivity *activity)
{
  for (guint i = 0; i < activity->stages->len; i++)
    {
      const QzStage *stage = activity->stages->pdata[i];

      if (stage->weight > 0)
        return stage;
    }
  return NULL;
}

static gboolean
review_activity (Review *review, QzConnection *connection, guint index, GError **error)
{
  const QzActivity *activity = review->edition->activities->pdata[index];
  const QzStage *stage = find_counted_stage (activity);

  for (guint i = 0; stage != NULL && i < activity->categories->len; i++)
    {
      const QzCategory *category = activity->categories->pdata[i];
      g_autoptr (QzQuery) query = qz_query_new ();
      g_autoptr (GPtrArray) entries = NULL;

      qz_query_set_string (&query->activity, activity->id);
      qz_query_set_string (&query->category, category->id);
      query->states = QZ_QUERY_STATE (QZ_ENTRY_ACCEPTED);
      query->sort = QZ_SORT_NUMBER;
      query->ascending = TRUE;
      entries = qz_entry_table_list (connection, query, 0, MAX_REVIEWED / activity->categories->len,
                                     error);
      if (entries == NULL
          || !make_panels (review, connection, index, stage, category->id, entries, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_review (QzConnection *connection, gpointer data, GError **error)
{
  Review *review = data;

  if (!make_judges (review, connection, error))
    return FALSE;
  for (guint i = 0; i < review->edition->activities->len; i++)
    if (!review_activity (review, connection, i, error))
      return FALSE;
  return TRUE;
}

/**
 * qz_demo_review_make:
 * @workspace: a workspace with synthetic entries
 * @judges: how many judges
 * @seed: the same number makes the same sheets
 * @cancellable: (nullable): stops before it is written
 * @error: as of the store
 *
 * Returns: %TRUE when judges, panels and sheets were made
 */
gboolean
qz_demo_review_make (
    QzWorkspace *workspace, guint judges, guint64 seed, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_judge_free);
  Review review = { .edition = qz_workspace_require_edition (workspace, error),
                    .n_judges = judges,
                    .judges = all };
  g_autofree char *summary = NULL;

  if (review.edition == NULL)
    return FALSE;
  qz_demo_random_init (&review.random, seed, REVIEW_STREAM);
  summary = qz_act_words (review.edition, "workspace.demo", "评审");
  return qz_store_write (qz_workspace_get_store (workspace),
                         &(const QzAct){ "workspace.demo", "", summary, NULL }, write_review,
                         &review, cancellable, error);
}
