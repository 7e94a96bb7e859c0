/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-explanation-document.h"
#include "model/qz-points.h"

/* Lengths in mm, letters in pt. */
#define LETTER_SIZE 10.0
#define LABEL_COLUMN 28.0
#define ROW_HEIGHT 8.0
#define ITEM_COLUMN 46.0
#define FULL_COLUMN 14.0
#define LEAST_JUDGE 11.0
#define AROUND_TABLE 1.5
#define AFTER_TITLE 3.0

static const QzPageSetup SETUP = QZ_PRINT_SHEET_FORM;

/* Some of the sheets of a stage, as many as stand beside each other. */
typedef struct
{
  const QzExplanationDocument *document;
  const QzStageResult *stage;
  const QzRubric *rubric; /* nullable */
  guint first;
  guint n;
  double judge; /* width of a column */
  double item;
} Part;

static const QzActivity *
get_activity (const QzExplanationDocument *self)
{
  return self->ranking->activity;
}

/* --- what it is about --- */

static char *
dup_category (const QzExplanationDocument *self)
{
  const QzCategory *category =
      qz_activity_find_category (get_activity (self), self->entry->category);

  return category != NULL ? qz_category_dup_label (category) : g_strdup (self->entry->category);
}

static char *
dup_total (const QzExplanationDocument *self)
{
  return self->standing->rank > 0 ? qz_points_format_digits (self->standing->points,
                                                             get_activity (self)->score_rule.digits)
                                  : g_strdup ("没有总分");
}

/* The rank among those that it competes with. */
static char *
dup_rank (const QzExplanationDocument *self)
{
  guint n = 0;

  for (guint i = 0; i < self->ranking->standings->len; i++)
    {
      const QzStanding *other = self->ranking->standings->pdata[i];

      n += other->rank > 0 && strcmp (other->field, self->standing->field) == 0;
    }
  return self->standing->rank > 0
             ? g_strdup_printf ("第 %u 名（同组 %u 件）", self->standing->rank, n)
             : g_strdup ("未排名");
}

static char *
dup_decision (const QzExplanationDocument *self)
{
  const QzStanding *standing = self->standing;
  const QzTieStep *tie = NULL;

  if (standing->rank == 0)
    return g_strdup ("—");
  if (standing->open)
    return g_strdup ("总分相同，待合议");
  if (standing->shared)
    return g_strdup ("总分相同，名次并列");
  if (standing->decided == QZ_DECIDED_BY_TOTAL)
    return g_strdup ("总分");
  tie = get_activity (self)->ties->pdata[standing->decided];
  if (tie->kind == QZ_TIE_STAGE)
    {
      const QzStage *stage = qz_activity_find_stage (get_activity (self), tie->stage);

      return g_strdup_printf ("总分相同，“%s”平均分高者在前",
                              stage != NULL ? stage->name : tie->stage);
    }
  if (tie->kind == QZ_TIE_DELIBERATION)
    return g_strdup ("总分相同，由合议决定");
  return g_strdup_printf ("总分相同，“%s”平均分高者在前",
                          qz_ranking_find_item_title (self->ranking, standing->entry, tie->item));
}

static char *
dup_award (const QzExplanationDocument *self)
{
  const QzAward *award = qz_activity_find_award (get_activity (self), self->entry->award);
  const char *name = award != NULL ? award->name : "—";

  return self->entry->by_hand ? g_strdup_printf ("%s（由评审合议另行确定）", name)
                              : g_strdup (name);
}

static void
add_summary (const QzExplanationDocument *self, QzPrintSheet *sheet)
{
  QzTableBlock *table = qz_print_sheet_add_table (sheet, LETTER_SIZE);
  double width = qz_print_sheet_get_width (sheet);
  g_autofree char *category = dup_category (self);
  g_autofree char *total = dup_total (self);
  g_autofree char *rank = dup_rank (self);
  g_autofree char *award = dup_award (self);
  g_autofree char *decision = dup_decision (self);

  qz_table_block_add_facts (
      table, ROW_HEIGHT, LABEL_COLUMN, width,
      (const char *[]){ get_activity (self)->noun, self->entry->title, NULL });
  qz_table_block_add_facts (
      table, ROW_HEIGHT, LABEL_COLUMN, width,
      (const char *[]){ get_activity (self)->team_noun, self->entry->team, NULL });
  qz_table_block_add_facts (table, ROW_HEIGHT, LABEL_COLUMN, width,
                            (const char *[]){ "申报单位", self->entry->unit, NULL });
  qz_table_block_add_facts (table, ROW_HEIGHT, LABEL_COLUMN, width,
                            (const char *[]){ "类别", category, "总分", total, NULL });
  qz_table_block_add_facts (table, ROW_HEIGHT, LABEL_COLUMN, width,
                            (const char *[]){ "名次", rank, "等级／称号", award, NULL });
  qz_table_block_add_facts (table, ROW_HEIGHT, LABEL_COLUMN, width,
                            (const char *[]){ "排序依据", decision, NULL });
}

/* --- the sheets of a stage --- */

static const QzSheet *
get_sheet (const Part *part, guint i)
{
  return part->stage->sheets->pdata[part->first + i];
}

static const char *
describe_use (const QzSheet *sheet, QzDrop drop)
{
  switch (sheet->state)
    {
    case QZ_SHEET_OPEN:
      return "未完成";
    case QZ_SHEET_RECUSED:
      return "回避";
    case QZ_SHEET_HELD:
      return "待核实";
    case QZ_SHEET_LOCKED:
    default:
      break;
    }
  switch (drop)
    {
    case QZ_DROP_HIGHEST:
      return "去掉\n最高";
    case QZ_DROP_LOWEST:
      return "去掉\n最低";
    case QZ_DROP_BLANK:
      return "不计";
    case QZ_DROP_NONE:
    default:
      return "计入";
    }
}

static void
begin_row (const Part *part, QzTableBlock *table, QzRowFlags flags, const char *a, const char *b)
{
  QzCellKind kind = (flags & QZ_ROW_HEADER) != 0 ? QZ_CELL_LABEL : QZ_CELL_VALUE;

  qz_table_block_begin_row (table, ROW_HEIGHT, flags);
  qz_table_block_add_cell (
      table, kind, (flags & QZ_ROW_HEADER) != 0 ? QZ_ALIGN_CENTER : QZ_ALIGN_START, part->item, a);
  qz_table_block_add_cell (table, kind, QZ_ALIGN_CENTER, FULL_COLUMN, b);
}

static void
add_points (const Part *part, QzTableBlock *table, gint64 points)
{
  g_autofree char *text = qz_points_format (points);

  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, part->judge, text);
}

static void
add_item (const Part *part, QzTableBlock *table, const QzItem *item)
{
  g_autofree char *full = qz_points_format (item->maximum);

  begin_row (part, table, QZ_ROW_BODY, item->title, item->kind == QZ_ITEM_YES_NO ? "1／0" : full);
  for (guint i = 0; i < part->n; i++)
    {
      const QzSheet *sheet = get_sheet (part, i);

      add_points (part, table,
                  strcmp (sheet->rubric, part->rubric->id) == 0
                      ? qz_sheet_get_points (sheet, item->id)
                      : QZ_POINTS_NONE);
    }
}

static void
add_part (const Part *part, QzPrintSheet *paper)
{
  QzTableBlock *table = qz_print_sheet_add_table (paper, LETTER_SIZE);

  begin_row (part, table, QZ_ROW_HEADER | QZ_ROW_KEEP, "评审项目", "满分");
  for (guint i = 0; i < part->n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", part->first + i + 1);

      qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, part->judge, number);
    }
  for (guint i = 0; part->rubric != NULL && i < part->rubric->items->len; i++)
    add_item (part, table, part->rubric->items->pdata[i]);
  begin_row (part, table, QZ_ROW_BODY | QZ_ROW_KEEP, "合计", "");
  for (guint i = 0; i < part->n; i++)
    add_points (part, table, get_sheet (part, i)->total);
  begin_row (part, table, QZ_ROW_BODY, "采用情况", "");
  for (guint i = 0; i < part->n; i++)
    qz_table_block_add_cell (
        table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, part->judge,
        describe_use (get_sheet (part, i), part->stage->drops[part->first + i]));
}

/* "计入 3 份，合计 265.5，平均 88.50。" */
static char *
dup_mean (const QzStageResult *stage, guint digits)
{
  g_autofree char *sum = NULL;
  g_autofree char *mean = NULL;

  if (!qz_mean_exists (&stage->raw))
    return g_strdup ("没有计入的打分表。");
  sum = qz_points_format (stage->raw.sum);
  mean = qz_points_format_digits (qz_mean_round (&stage->raw, digits), digits);
  if (stage->penalty != 0)
    {
      g_autofree char *lost = qz_points_format (stage->penalty);
      g_autofree char *left =
          qz_points_format_digits (qz_mean_round (&stage->mean, digits), digits);

      return g_strdup_printf ("计入 %" G_GINT64_FORMAT
                              " 份，合计 %s，平均 %s；用时 %d 分 %d 秒，扣 %s 分，得 %s。",
                              stage->raw.count, sum, mean, (int) (stage->seconds / 60),
                              (int) (stage->seconds % 60), lost, left);
    }
  return g_strdup_printf ("计入 %" G_GINT64_FORMAT " 份，合计 %s，平均 %s。", stage->raw.count, sum,
                          mean);
}

static void
add_stage (const QzExplanationDocument *self, QzPrintSheet *paper, const QzStageResult *stage)
{
  const char *id =
      qz_activity_find_rubric_id (get_activity (self), stage->stage, self->entry->category);
  double width = qz_print_sheet_get_width (paper);
  guint n = stage->sheets->len;
  guint most = (guint) ((width - ITEM_COLUMN - FULL_COLUMN) / LEAST_JUDGE);
  guint parts = (n + most - 1) / most;
  QzProseBlock *head = qz_print_sheet_add_prose (paper);
  QzProseBlock *foot = NULL;
  g_autofree char *weight = qz_points_format (stage->stage->weight);
  g_autofree char *title =
      stage->stage->weight != 0
          ? g_strdup_printf ("%s（权重 %s，编号代表%s，不列姓名）", stage->stage->name, weight,
                             stage->stage->judge_word)
          : g_strdup_printf ("%s（只记录，不计分）", stage->stage->name);
  g_autofree char *mean =
      dup_mean (stage, qz_activity_get_score_rule (get_activity (self), stage->stage)->digits);

  qz_prose_block_add_space (head, AROUND_TABLE);
  qz_prose_block_add (head, QZ_PROSE_CAPTION, title);
  qz_prose_block_add_space (head, AROUND_TABLE);
  for (guint i = 0; i < parts; i++)
    {
      Part part = { .document = self, .stage = stage, .first = n * i / parts };

      part.rubric = id != NULL ? qz_edition_find_rubric (self->ranking->edition, id) : NULL;
      part.n = n * (i + 1) / parts - part.first;
      part.judge = MIN ((width - ITEM_COLUMN - FULL_COLUMN) / part.n, 2.0 * LEAST_JUDGE);
      part.item = width - FULL_COLUMN - part.judge * part.n;
      add_part (&part, paper);
    }
  foot = qz_print_sheet_add_prose (paper);
  qz_prose_block_add_space (foot, AROUND_TABLE);
  qz_prose_block_add (foot, QZ_PROSE_SMALL, mean);
}

/* --- how the total comes about --- */

/* Why the entry is excluded or did not go on, as the sheet says it; NULL when it went through. */
static char *
dup_obstacle (const QzExplanationDocument *self)
{
  const QzStageResult *stage;

  if (self->standing->reached == 0)
    return NULL;
  stage = self->standing->stages->pdata[self->standing->reached - 1];
  if (stage->gate != NULL)
    return g_strdup_printf ("%s“%s”一项有 %u 位%s评为“否”，不参加排名。", stage->stage->name,
                            stage->gate->title, stage->n_no, stage->stage->judge_word);
  if (stage->too_long)
    return g_strdup_printf ("%s用时 %d 分 %d 秒，超出规定范围，不参加排名。", stage->stage->name,
                            (int) (stage->seconds / 60), (int) (stage->seconds % 60));
  if (stage->pass == QZ_PASS_MARK)
    {
      g_autofree char *mark = qz_points_format (stage->stage->pass->mark);

      return g_strdup_printf ("%s未达到入围分数线 %s 分，未进入下一环节。", stage->stage->name,
                              mark);
    }
  if (stage->pass == QZ_PASS_COUNT)
    return g_strdup_printf ("%s未列入前 %u 名，未进入下一环节。", stage->stage->name,
                            stage->stage->pass->count);
  return stage->pass == QZ_PASS_DECIDED
             ? g_strdup_printf ("经决定，%s后未进入下一环节。", stage->stage->name)
             : NULL;
}

/* "88.50 × 0.6 ＋ 90.00 × 0.4" */
static char *
dup_formula (const QzExplanationDocument *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->standing->reached; i++)
    {
      const QzStageResult *stage = self->standing->stages->pdata[i];
      guint digits = qz_activity_get_score_rule (get_activity (self), stage->stage)->digits;
      g_autofree char *weight = qz_points_format (stage->stage->weight);
      g_autofree char *mean =
          qz_points_format_digits (qz_mean_round (&stage->mean, digits), digits);

      if (stage->stage->weight == 0)
        continue;
      g_string_append_printf (text, "%s%s × %s", text->len > 0 ? " ＋ " : "", mean, weight);
    }
  if (qz_mean_exists (&self->standing->bonus))
    {
      guint digits = get_activity (self)->score_rule.digits;
      g_autofree char *points =
          qz_points_format_digits (qz_mean_round (&self->standing->bonus, digits), digits);

      g_string_append_printf (text, " ＋ 投票加分 %s", points);
    }
  return g_string_free (text, FALSE);
}

static void
add_rule (const QzExplanationDocument *self, QzPrintSheet *paper)
{
  const QzScoreRule *rule = &get_activity (self)->score_rule;
  QzProseBlock *block = qz_print_sheet_add_prose (paper);
  g_autofree char *formula = dup_formula (self);
  g_autofree char *obstacle = dup_obstacle (self);
  g_autofree char *total = dup_total (self);
  g_autofree char *sum = g_strdup_printf ("总分：%s ＝ %s", formula, total);
  g_autofree char *drop =
      rule->drop_from > 0 ? g_strdup_printf ("有效评分满 %u 份时去掉 %u 个最高分、%u 个最低分；",
                                             rule->drop_from, rule->drop_high, rule->drop_low)
                          : g_strdup ("不去掉最高分和最低分；");
  g_autofree char *note = g_strdup_printf (
      "计分规则：%s各环节平均分按精确值加权，最后四舍五入保留 %u 位小数。回避、待核实和未完"
      "成的打分表不计入，也不作零分。",
      drop, rule->digits);
  g_autofree char *missing =
      self->entry->missing > 0 ? g_strdup_printf ("冻结时尚缺 %u 份打分表。", self->entry->missing)
                               : NULL;

  qz_prose_block_add_space (block, AROUND_TABLE);
  if (self->standing->rank > 0)
    qz_prose_block_add (block, QZ_PROSE_LINE, sum);
  if (obstacle != NULL)
    qz_prose_block_add (block, QZ_PROSE_LINE, obstacle);
  qz_prose_block_add (block, QZ_PROSE_SMALL, note);
  if (missing != NULL)
    qz_prose_block_add (block, QZ_PROSE_SMALL, missing);
  qz_prose_block_add (block, QZ_PROSE_SMALL,
                      "本表供活动工作办公室使用；有异议时由办公室决定是否向异议人出示。");
}

static void
set_foot (const QzExplanationDocument *self, QzPrintSheet *paper)
{
  g_autofree char *record = self->version > 0 ? g_strdup_printf ("冻结结果第 %u 版　SHA-256 %s",
                                                                 self->version, self->sha256)
                                              : g_strdup ("结果尚未冻结，仅供核对");
  g_autofree char *text = g_strdup_printf ("%s%s\n%s", self->sample ? "示例　" : "",
                                           self->ranking->edition->name, record);

  qz_print_sheet_set_foot (paper, text, NULL, NULL);
}

/**
 * qz_explanation_document_make:
 * @self: an entry and where it stands
 *
 * Returns: (transfer full): its explanation sheet
 */
QzPrintSheet *
qz_explanation_document_make (const QzExplanationDocument *self)
{
  const QzActivity *activity = NULL;
  QzPrintSheet *paper = NULL;
  QzProseBlock *head = NULL;
  g_autofree char *title = NULL;
  g_autofree char *number = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (self != NULL && self->standing != NULL && self->entry != NULL, NULL);

  activity = get_activity (self);
  paper = qz_print_sheet_new (self->entry->number, &SETUP);
  head = qz_print_sheet_add_prose (paper);
  title = g_strdup_printf ("%s\n评审结果说明表",
                           *activity->full_name != '\0' ? activity->full_name : activity->name);
  number = g_strdup_printf ("申报号：%s", self->entry->number);
  day = self->version > 0 ? g_strdup_printf ("第 %u 版　%.10s 冻结", self->version, self->frozen)
                          : g_strdup ("尚未冻结");
  set_foot (self, paper);
  qz_prose_block_add (head, QZ_PROSE_TITLE, title);
  qz_prose_block_add_space (head, AFTER_TITLE);
  qz_prose_block_add_pair (head, number, day);
  qz_prose_block_add_space (head, AROUND_TABLE);
  add_summary (self, paper);
  for (guint i = 0; i < self->standing->stages->len; i++)
    {
      const QzStageResult *stage = self->standing->stages->pdata[i];

      if (stage->stage->weight != 0 || stage->sheets->len > 0)
        add_stage (self, paper, stage);
    }
  add_rule (self, paper);
  return paper;
}
