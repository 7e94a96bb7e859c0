/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-certificates.h"
#include "documents/qz-minutes-document.h"

/* Lengths in mm, letters in pt. */
#define LETTER_SIZE 10.0
#define LABEL_COLUMN 25.0
#define NUMBER_COLUMN 11.0
#define KIND_COLUMN 20.0
#define WORDS_COLUMN 62.0
#define NAMES_COLUMN 26.0
#define FACT_HEIGHT 8.0
#define HEAD_HEIGHT 8.5
#define MATTER_HEIGHT 15.0
#define SIGN_HEIGHT 12.0
#define AFTER_TITLE 3.0
#define BETWEEN 4.0

/* Rows for what comes up in the meeting. */
#define BLANK_ROWS 3

static const QzPageSetup SETUP = {
  .width = 210.0, .height = 297.0, .top = 18.0, .bottom = 26.0, .left = 22.0, .right = 18.0
};

static const char *const kinds[QZ_N_MATTER_KINDS] = {
  [QZ_MATTER_DISPUTE] = "争议评分", [QZ_MATTER_TIE] = "同分排序",   [QZ_MATTER_CUT] = "等级线",
  [QZ_MATTER_CONFLICT] = "回避",    [QZ_MATTER_OTHER] = "其他事项",
};

static void
add_title (const QzMinutesDocument *self, QzPrintSheet *sheet)
{
  const char *activity =
      *self->activity->full_name != '\0' ? self->activity->full_name : self->activity->name;
  g_autofree char *title = g_strdup_printf ("%s\n评审组长合议会纪要", activity);
  QzProseBlock *head = qz_print_sheet_add_prose (sheet);

  qz_prose_block_add (head, QZ_PROSE_TITLE, title);
  qz_prose_block_add_space (head, AFTER_TITLE);
}

/* Room for the pen where it is not known. */
static void
add_facts (const QzMinutesDocument *self, QzTableBlock *table, double width)
{
  const QzMeeting *meeting = self->meeting;
  g_autofree char *day = *meeting->day != '\0' ? qz_certificate_date_in_figures (meeting->day)
                                               : g_strdup ("　　　　年　　月　　日");

  qz_table_block_add_facts (table, FACT_HEIGHT, LABEL_COLUMN, width,
                            (const char *[]){ "时间", day, "地点", meeting->place, NULL });
  qz_table_block_add_facts (
      table, FACT_HEIGHT, LABEL_COLUMN, width,
      (const char *[]){ "主持人", meeting->chair, "记录人", meeting->recorder, NULL });
  qz_table_block_add_facts (table, FACT_HEIGHT, LABEL_COLUMN, width,
                            (const char *[]){ "参加人员", meeting->present, NULL });
}

static void
add_row (QzTableBlock *table,
         double width,
         double height,
         QzRowFlags flags,
         QzCellKind kind,
         const char *const *texts)
{
  const double widths[] = { NUMBER_COLUMN, KIND_COLUMN, WORDS_COLUMN,
                            width - NUMBER_COLUMN - KIND_COLUMN - WORDS_COLUMN - NAMES_COLUMN,
                            NAMES_COLUMN };

  qz_table_block_begin_row (table, height, flags);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    qz_table_block_add_cell (
        table, kind, kind == QZ_CELL_VALUE && (i == 2 || i == 3) ? QZ_ALIGN_START : QZ_ALIGN_CENTER,
        widths[i], texts[i]);
}

static char *
dup_decision (const QzMatter *matter)
{
  if (*matter->decision == '\0')
    return g_strdup ("");
  return *matter->reason != '\0'
             ? g_strdup_printf ("%s\n理由：%s", matter->decision, matter->reason)
             : g_strdup (matter->decision);
}

static void
add_matters (const QzMinutesDocument *self, QzTableBlock *table, double width)
{
  static const char *const HEAD[] = { "序号", "议题", "事项", "合议决定和理由", "决定人" };
  guint n = self->meeting->matters->len;

  add_row (table, width, HEAD_HEIGHT, QZ_ROW_HEADER | QZ_ROW_KEEP, QZ_CELL_LABEL, HEAD);
  for (guint i = 0; i < n; i++)
    {
      const QzMatter *matter = self->meeting->matters->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *decision = dup_decision (matter);

      add_row (
          table, width, MATTER_HEIGHT, QZ_ROW_BODY, QZ_CELL_VALUE,
          (const char *[]){ number, kinds[matter->kind], matter->words, decision, matter->names });
    }
  for (guint i = 0; i < BLANK_ROWS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", n + i + 1);

      add_row (table, width, MATTER_HEIGHT, QZ_ROW_BODY, QZ_CELL_VALUE,
               (const char *[]){ number, "", "", "", "" });
    }
}

static const char *
get_head (const QzPanel *panel)
{
  const QzJudge *head = *panel->head != '\0' ? qz_panel_find_judge (panel, panel->head) : NULL;

  return head != NULL ? head->name : "";
}

/* Each head signs, then who led, who wrote and who watched. */
static void
add_signatures (const QzMinutesDocument *self, QzTableBlock *table, double width)
{
  static const char *const ROLES[] = { "主持人", "记录人", "监督" };
  double name = 30.0;
  double sign = 50.0;

  qz_table_block_begin_row (table, HEAD_HEIGHT, QZ_ROW_HEADER | QZ_ROW_KEEP);
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, width - name - sign, "评审组");
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, name, "组长");
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, sign, "签字");
  for (guint i = 0; i < self->panels->len; i++)
    {
      const QzPanel *panel = self->panels->pdata[i];

      qz_table_block_begin_row (table, SIGN_HEIGHT,
                                QZ_ROW_BODY | (i + 1 == self->panels->len ? QZ_ROW_KEEP : 0));
      qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START, width - name - sign,
                               panel->name);
      qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, name, get_head (panel));
      qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, sign, "");
    }
  qz_table_block_begin_row (table, 2.0 * SIGN_HEIGHT, QZ_ROW_BODY);
  for (guint i = 0; i < G_N_ELEMENTS (ROLES); i++)
    {
      qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START, width / G_N_ELEMENTS (ROLES),
                               ROLES[i]);
      qz_table_block_set_foot (table, "年　　月　　日");
    }
}

/**
 * qz_minutes_document_make:
 * @self: a deliberation
 *
 * What was typed is printed, what is open has room for the pen, and there are some rows more.
 *
 * Returns: (transfer full): the minutes
 */
QzPrintSheet *
qz_minutes_document_make (const QzMinutesDocument *self)
{
  QzPrintSheet *sheet;
  double width;
  g_autofree char *foot = NULL;

  g_return_val_if_fail (self != NULL && self->meeting != NULL && self->panels != NULL, NULL);

  sheet = qz_print_sheet_new (self->activity->name, &SETUP);
  width = qz_print_sheet_get_width (sheet);
  foot = g_strdup_printf ("%s%s\n%s　评审组长合议会纪要　内部资料", self->sample ? "示例　" : "",
                          self->edition->name, self->activity->name);
  qz_print_sheet_set_foot (sheet, foot, NULL, NULL);
  add_title (self, sheet);
  add_facts (self, qz_print_sheet_add_table (sheet, LETTER_SIZE), width);
  qz_prose_block_add_space (qz_print_sheet_add_prose (sheet), BETWEEN);
  add_matters (self, qz_print_sheet_add_table (sheet, LETTER_SIZE), width);
  qz_prose_block_add_space (qz_print_sheet_add_prose (sheet), BETWEEN);
  add_signatures (self, qz_print_sheet_add_table (sheet, LETTER_SIZE), width);
  return sheet;
}
