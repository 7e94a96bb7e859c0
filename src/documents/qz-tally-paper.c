/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tally table 统分表 of a panel: entries × judges, and who answers for the sums. */

#include "config.h"

#include "documents/qz-panel-private.h"

/* Lengths in mm, letters in pt. */
#define LETTER_SIZE 9.5
#define NUMBER_COLUMN 10.0
#define ENTRY_COLUMN 26.0
#define UNIT_COLUMN 46.0
#define VALID_COLUMN 12.0
#define MEAN_COLUMN 17.0
#define RANK_COLUMN 12.0
#define REMARK_COLUMN 17.0
#define LEAST_TITLE 44.0 /* below that the unit gives way */
#define WIDEST_JUDGE 18.0
#define LEAST_JUDGE 14.0
#define HEAD_HEIGHT 13.0
#define ROW_HEIGHT 9.5
#define SIGN_HEIGHT 13.0
#define OFFICE_HEIGHT 21.0
#define BEFORE_NOTE 2.0

/* Of the name of a judge over a column. */
#define MOST_LETTERS 12

/* More judges go on in another table. */
#define MOST_JUDGES 12

static const QzPageSetup SETUP = {
  .width = 297.0, .height = 210.0, .top = 16.0, .bottom = 24.0, .left = 16.0, .right = 16.0
};

/* Some judges of the panel, and how wide everything is. */
typedef struct
{
  const QzPanelDocument *panel;
  guint first;
  guint n_judges;
  gboolean last; /* the sums stand behind the last judges */
  double title;
  double unit; /* 0: there is none */
  double judge;
} Part;

static double
get_sums (const Part *part)
{
  return part->last ? VALID_COLUMN + MEAN_COLUMN + RANK_COLUMN + REMARK_COLUMN : 0.0;
}

/* Names of judges get what the titles of the entries can spare. */
static void
measure (Part *part, double width)
{
  double rest = width - NUMBER_COLUMN - ENTRY_COLUMN - get_sums (part);

  part->unit = part->panel->activity->blind
                       || rest - part->n_judges * LEAST_JUDGE - UNIT_COLUMN < LEAST_TITLE
                   ? 0.0
                   : UNIT_COLUMN;
  rest -= part->unit;
  part->judge = CLAMP ((rest - LEAST_TITLE) / part->n_judges, LEAST_JUDGE, WIDEST_JUDGE);
  part->title = rest - part->judge * part->n_judges;
}

static const QzJudge *
get_judge (const Part *part, guint i)
{
  return part->panel->panel->judges->pdata[part->first + i];
}

static void
add_sums (const Part *part, QzTableBlock *table, QzCellKind kind, const char *const *texts)
{
  static const double WIDTHS[] = { VALID_COLUMN, MEAN_COLUMN, RANK_COLUMN, REMARK_COLUMN };

  for (guint i = 0; part->last && i < G_N_ELEMENTS (WIDTHS); i++)
    qz_table_block_add_cell (table, kind, QZ_ALIGN_CENTER, WIDTHS[i], texts[i]);
}

/* A name of two parts is broken between them; what is long stands whole in the panel list. */
static void
add_name (QzTableBlock *table, double width, const char *name)
{
  g_autoptr (GString) text = g_string_new (name);

  if (g_utf8_strlen (name, -1) > MOST_LETTERS)
    {
      g_string_truncate (text, (gsize) (g_utf8_offset_to_pointer (name, MOST_LETTERS - 1) - name));
      g_string_append (text, "…");
    }
  g_string_replace (text, "·", "·\n", 1);
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, width, text->str);
}

static void
add_head (const Part *part, QzTableBlock *table)
{
  static const char *const SUMS[] = { "有效\n份数", "平均分", "排序", "备注" };

  qz_table_block_begin_row (table, HEAD_HEIGHT, QZ_ROW_HEADER | QZ_ROW_KEEP);
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, NUMBER_COLUMN, "序号");
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, ENTRY_COLUMN, "申报号");
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, part->title,
                           _qz_panel_get_label (part->panel, "title"));
  if (part->unit > 0.0)
    qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, part->unit,
                             _qz_panel_get_label (part->panel, "unit"));
  for (guint i = 0; i < part->n_judges; i++)
    add_name (table, part->judge, get_judge (part, i)->name);
  add_sums (part, table, QZ_CELL_LABEL, SUMS);
}

/* Where no points are to be written. */
static const char *
get_mark (const Part *part, const QzEntry *entry, const QzJudge *judge)
{
  if (!qz_panel_has_seat (part->panel->panel, entry->id, judge->id))
    return "—";
  return qz_panel_document_is_recused (part->panel, entry, judge) ? "回避" : "";
}

/* The last entry goes along where the signatures go. */
static void
add_entry (const Part *part, QzTableBlock *table, guint place)
{
  static const char *const BLANK[] = { "", "", "", "" };
  const GPtrArray *entries = part->panel->entries;
  const QzEntry *entry = entries->pdata[place];
  g_autofree char *number = g_strdup_printf ("%u", place + 1);

  qz_table_block_begin_row (table, ROW_HEIGHT,
                            QZ_ROW_BODY | (place + 1 == entries->len ? QZ_ROW_KEEP : 0));
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, NUMBER_COLUMN, number);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, ENTRY_COLUMN, entry->number);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START, part->title, entry->title);
  if (part->unit > 0.0)
    qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START, part->unit, entry->unit_name);
  for (guint i = 0; i < part->n_judges; i++)
    qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, part->judge,
                             get_mark (part, entry, get_judge (part, i)));
  add_sums (part, table, QZ_CELL_VALUE, BLANK);
}

static void
add_signatures (const Part *part, QzTableBlock *table)
{
  g_autofree char *label =
      g_strdup_printf ("%s签字", _qz_panel_get_stage (part->panel)->judge_word);
  double left = NUMBER_COLUMN + ENTRY_COLUMN + part->title + part->unit;

  qz_table_block_begin_row (table, SIGN_HEIGHT, QZ_ROW_BODY | QZ_ROW_KEEP);
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, left, label);
  for (guint i = 0; i < part->n_judges; i++)
    qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, part->judge, "");
  if (part->last)
    qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, get_sums (part), "");
}

/* Two type the points, apart from each other; whoever checks and watches is none of them. */
static void
add_office (QzTableBlock *table, double width)
{
  static const char *const ROLES[] = { "评审组长", "统分（录入）", "统分（校对）", "复核", "监督" };

  qz_table_block_begin_row (table, OFFICE_HEIGHT, QZ_ROW_BODY);
  for (guint i = 0; i < G_N_ELEMENTS (ROLES); i++)
    {
      qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START, width / G_N_ELEMENTS (ROLES),
                               ROLES[i]);
      qz_table_block_set_foot (table, "年　　月　　日");
    }
}

/* "有效评分满5份时去掉1个最高分和1个最低分，取平均分，保留2位小数。" */
static char *
dup_rule (const QzScoreRule *rule)
{
  g_autofree char *drop = rule->drop_from > 0
                              ? g_strdup_printf ("有效评分满%u份时去掉%u个最高分、%u个最低分，",
                                                 rule->drop_from, rule->drop_high, rule->drop_low)
                              : g_strdup ("");

  return g_strdup_printf ("计分：%s取平均分，四舍五入保留%u位小数%s。回避、缺评不计入份数，也不作零"
                          "分。更改处由录入、校对人员签名。",
                          drop, rule->digits, rule->confirmed ? "" : "（待确认）");
}

static char *
dup_title (const Part *part)
{
  const char *stage = _qz_panel_get_stage (part->panel)->name;
  guint all = part->panel->panel->judges->len;

  if (part->n_judges == all)
    return g_strdup_printf ("%s统分表", stage);
  return g_strdup_printf ("%s统分表（%u—%u／%u）", stage, part->first + 1,
                          part->first + part->n_judges, all);
}

static QzPrintSheet *
make_part (Part *part)
{
  const QzPanelDocument *self = part->panel;
  QzPrintSheet *sheet = qz_print_sheet_new (self->panel->name, &SETUP);
  double width = qz_print_sheet_get_width (sheet);
  QzTableBlock *table = NULL;
  QzProseBlock *note = NULL;
  g_autofree char *foot = _qz_panel_dup_foot (self);
  g_autofree char *title = dup_title (part);
  g_autofree char *panel = g_strdup_printf ("评审组：%s", self->panel->name);
  g_autofree char *count =
      g_strdup_printf ("共 %u 项，%u 位%s", self->entries->len, self->panel->judges->len,
                       _qz_panel_get_stage (self)->judge_word);
  g_autofree char *rule = dup_rule (&self->activity->score_rule);

  measure (part, width);
  qz_print_sheet_set_foot (sheet, foot, NULL, NULL);
  _qz_panel_add_title (self, sheet, title, panel, count);
  table = qz_print_sheet_add_table (sheet, LETTER_SIZE);
  add_head (part, table);
  for (guint i = 0; i < self->entries->len; i++)
    add_entry (part, table, i);
  add_signatures (part, table);
  add_office (table, width);
  note = qz_print_sheet_add_prose (sheet);
  qz_prose_block_add_space (note, BEFORE_NOTE);
  qz_prose_block_add (note, QZ_PROSE_SMALL, rule);
  return sheet;
}

/**
 * qz_panel_document_add_tally:
 * @self: a panel with judges
 * @sheets: (element-type QzPrintSheet): takes the papers
 *
 * One table, or several when there are too many judges for one: judges sign below their column,
 * below them the head of the panel, who typed, who typed again, who checked and who watched.
 */
void
qz_panel_document_add_tally (const QzPanelDocument *self, GPtrArray *sheets)
{
  guint n = 0;
  guint parts = 0;

  g_return_if_fail (self != NULL && sheets != NULL && self->panel->judges->len > 0);

  n = self->panel->judges->len;
  parts = (n + MOST_JUDGES - 1) / MOST_JUDGES;
  for (guint i = 0; i < parts; i++)
    {
      guint first = n * i / parts;
      Part part = { .panel = self,
                    .first = first,
                    .n_judges = n * (i + 1) / parts - first,
                    .last = i + 1 == parts };

      g_ptr_array_add (sheets, make_part (&part));
    }
}
