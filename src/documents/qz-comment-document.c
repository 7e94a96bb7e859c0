/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-comment-document.h"

/* Lengths in mm, letters in pt. */
#define LETTER_SIZE 11.0
#define LABEL_COLUMN 28.0
#define ROW_HEIGHT 9.0
#define STACK_COLUMN 12.0
#define PART_HEIGHT 48.0
#define AFTER_TITLE 3.0
#define AROUND_TABLE 1.5

static const QzPageSetup SETUP = QZ_PRINT_SHEET_FORM;

static void
add_part (QzTableBlock *table, double width, const char *label, const char *text)
{
  qz_table_block_begin_row (table, PART_HEIGHT, QZ_ROW_PLAIN);
  qz_table_block_add_cell (table, QZ_CELL_STACK, QZ_ALIGN_CENTER, STACK_COLUMN, label);
  qz_table_block_add_cell (table, QZ_CELL_PROSE, QZ_ALIGN_START, width - STACK_COLUMN,
                           *text != '\0' ? text : "—");
}

/**
 * qz_comment_document_make:
 * @self: an entry and what the panel says of it
 *
 * Returns: (transfer full): its comment sheet
 */
QzPrintSheet *
qz_comment_document_make (const QzCommentDocument *self)
{
  QzPrintSheet *paper = NULL;
  QzProseBlock *head = NULL;
  QzProseBlock *note = NULL;
  QzTableBlock *table = NULL;
  const QzCategory *category = NULL;
  double width = 0.0;
  g_autofree char *title = NULL;
  g_autofree char *number = NULL;
  g_autofree char *label = NULL;
  g_autofree char *foot = NULL;

  g_return_val_if_fail (self != NULL && self->entry != NULL && self->sheet != NULL, NULL);

  paper = qz_print_sheet_new (self->entry->number, &SETUP);
  width = qz_print_sheet_get_width (paper);
  category = qz_activity_find_category (self->activity, self->entry->category);
  title = g_strdup_printf ("%s\n评语反馈表", *self->activity->full_name != '\0'
                                                 ? self->activity->full_name
                                                 : self->activity->name);
  number = g_strdup_printf ("申报号：%s", self->entry->number);
  label = category != NULL ? qz_category_dup_label (category) : g_strdup (self->entry->category);
  foot = g_strdup_printf ("%s%s", self->sample ? "示例　" : "", self->edition->name);
  qz_print_sheet_set_foot (paper, foot, NULL, NULL);
  head = qz_print_sheet_add_prose (paper);
  qz_prose_block_add (head, QZ_PROSE_TITLE, title);
  qz_prose_block_add_space (head, AFTER_TITLE);
  qz_prose_block_add_pair (head, number, label);
  qz_prose_block_add_space (head, AROUND_TABLE);
  table = qz_print_sheet_add_table (paper, LETTER_SIZE);
  qz_table_block_add_facts (table, ROW_HEIGHT, LABEL_COLUMN, width,
                            (const char *[]){ self->activity->noun, self->entry->title, NULL });
  qz_table_block_add_facts (table, ROW_HEIGHT, LABEL_COLUMN, width,
                            (const char *[]){ self->activity->team_noun, self->entry->team, NULL });
  qz_table_block_add_facts (table, ROW_HEIGHT, LABEL_COLUMN, width,
                            (const char *[]){ "申报单位", self->entry->unit_name, NULL });
  add_part (table, width, "优点", self->sheet->strengths);
  add_part (table, width, "不足", self->sheet->weaknesses);
  add_part (table, width, "建议", self->sheet->advice);
  note = qz_print_sheet_add_prose (paper);
  qz_prose_block_add_space (note, AROUND_TABLE);
  qz_prose_block_add (note, QZ_PROSE_SMALL,
                      "本表由评审组归纳评审意见，供小组和单位改进参考，不反映得分和名次。");
  return paper;
}
