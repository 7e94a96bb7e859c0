/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The score sheet 评分表 of one judge for one entry, to be filled in with a pen. */

#include "config.h"

#include "documents/qz-panel-private.h"
#include "model/qz-error.h"
#include "model/qz-points.h"
#include "rules/qz-sheet-mark.h"

#include <glib/gi18n-lib.h>

/* Lengths in mm, letters in pt. */
#define LETTER_SIZE 9.5
#define NUMBER_COLUMN 10.0
#define TITLE_COLUMN 29.0
#define RANGE_COLUMN 15.0
#define POINTS_COLUMN 24.0
#define LABEL_COLUMN 27.0
#define ITEM_HEIGHT 10.0
#define TOTAL_HEIGHT 9.0
#define COMMENT_HEIGHT 11.0
#define SIGN_HEIGHT 12.0
#define GROUP_COLUMN 10.0
#define AROUND_NOTE 1.5

static const QzPageSetup SETUP = {
  .width = 210.0, .height = 297.0, .top = 14.0, .bottom = 28.0, .left = 21.0, .right = 16.0
};

static const QzRubric *
find_rubric (const QzPanelDocument *self, const QzEntry *entry)
{
  const char *id =
      qz_activity_find_rubric_id (self->activity, _qz_panel_get_stage (self), entry->category);

  return id != NULL ? qz_edition_find_rubric (self->edition, id) : NULL;
}

/* --- which sheet it is --- */

static gboolean
set_foot (const QzPanelDocument *self, QzPrintSheet *sheet, const QzSheetMark *mark, GError **error)
{
  g_autofree char *place = _qz_panel_dup_foot (self);
  g_autofree char *code = qz_sheet_mark_dup_code (mark);
  g_autofree char *qr = qz_sheet_mark_dup_qr (mark);
  g_autofree char *text = g_strdup_printf ("评分表校验码　%s\n%s", code, place);

  return qz_print_sheet_set_foot (sheet, text, qr, error);
}

static void
add_entry (const QzPanelDocument *self,
           QzTableBlock *table,
           double width,
           const QzEntry *entry,
           const QzJudge *judge)
{
  g_autofree char *category = _qz_panel_dup_category (self, entry);

  qz_table_block_add_facts (table, QZ_PANEL_ROW_HEIGHT, LABEL_COLUMN, width,
                            (const char *[]){ "申报号", entry->number, "类别", category, NULL });
  qz_table_block_add_facts (
      table, QZ_PANEL_ROW_HEIGHT, LABEL_COLUMN, width,
      (const char *[]){ _qz_panel_get_label (self, "title"), entry->title, NULL });
  if (!self->activity->blind)
    {
      qz_table_block_add_facts (
          table, QZ_PANEL_ROW_HEIGHT, LABEL_COLUMN, width,
          (const char *[]){ _qz_panel_get_label (self, "team"), entry->team, NULL });
      qz_table_block_add_facts (
          table, QZ_PANEL_ROW_HEIGHT, LABEL_COLUMN, width,
          (const char *[]){ _qz_panel_get_label (self, "unit"), entry->unit_name, NULL });
    }
  qz_table_block_add_facts (table, QZ_PANEL_ROW_HEIGHT, LABEL_COLUMN, width,
                            (const char *[]){ "评审组", self->panel->name,
                                              _qz_panel_get_stage (self)->judge_word, judge->name,
                                              NULL });
}

/* --- the rubric --- */

static char *
dup_range (const QzItem *item)
{
  g_autofree char *least = qz_points_format (item->minimum);
  g_autofree char *most = qz_points_format (item->maximum);

  if (item->kind == QZ_ITEM_YES_NO)
    return g_strdup ("是／否");
  if (item->kind == QZ_ITEM_BONUS)
    return g_strdup_printf ("加分\n%s～%s", least, most);
  if (item->kind == QZ_ITEM_DEDUCTION)
    return g_strdup_printf ("扣分\n%s～%s", least, most);
  return item->minimum > 0 ? g_strdup_printf ("%s～%s", least, most) : g_strdup (most);
}

static void
add_cells (QzTableBlock *table, double width, QzCellKind kind, const char *const *texts)
{
  const double widths[] = { NUMBER_COLUMN, TITLE_COLUMN,
                            width - NUMBER_COLUMN - TITLE_COLUMN - RANGE_COLUMN - POINTS_COLUMN,
                            RANGE_COLUMN, POINTS_COLUMN };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    qz_table_block_add_cell (table, kind,
                             kind == QZ_CELL_VALUE && i == 2 ? QZ_ALIGN_START : QZ_ALIGN_CENTER,
                             widths[i], texts[i]);
}

static void
add_items (QzTableBlock *table, double width, const QzRubric *rubric)
{
  static const char *const HEAD[] = { "序号", "评审项目", "评审内容", "满分", "得分" };

  qz_table_block_begin_row (table, QZ_PANEL_ROW_HEIGHT, QZ_ROW_HEADER | QZ_ROW_KEEP);
  add_cells (table, width, QZ_CELL_LABEL, HEAD);
  for (guint i = 0; i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *range = dup_range (item);
      const char *blank = item->kind == QZ_ITEM_YES_NO ? "□是　□否" : "";

      qz_table_block_begin_row (table, ITEM_HEIGHT,
                                QZ_ROW_BODY | (i + 1 == rubric->items->len ? QZ_ROW_KEEP : 0));
      add_cells (table, width, QZ_CELL_VALUE,
                 (const char *[]){ number, item->title, item->guidance, range, blank });
    }
}

static gboolean
has_kind (const QzRubric *rubric, QzItemKind kind)
{
  for (guint i = 0; i < rubric->items->len; i++)
    if (((const QzItem *) rubric->items->pdata[i])->kind == kind)
      return TRUE;
  return FALSE;
}

static void
add_total (QzTableBlock *table, double width, const QzRubric *rubric)
{
  g_autofree char *most = qz_points_format (qz_rubric_maximum (rubric));
  g_autofree char *label =
      g_strconcat ("合　计", has_kind (rubric, QZ_ITEM_BONUS) ? "，含加分" : "",
                   has_kind (rubric, QZ_ITEM_DEDUCTION) ? "，减去扣分" : "", NULL);

  qz_table_block_begin_row (table, TOTAL_HEIGHT, QZ_ROW_BODY);
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER,
                           width - RANGE_COLUMN - POINTS_COLUMN, label);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, RANGE_COLUMN, most);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, POINTS_COLUMN, "");
}

/* --- how it is filled in --- */

/* "每项以0.5分为一档", or what the items have each for itself. */
static char *
dup_steps (const QzRubric *rubric)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 shared = 0;
  gboolean one = TRUE;

  for (guint i = 0; i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];
      g_autofree char *step = qz_points_format (item->step);

      if (item->kind == QZ_ITEM_YES_NO)
        continue;
      one = one && (shared == 0 || shared == item->step);
      shared = item->step;
      g_string_append_printf (text, "%s第%u项以%s分", text->len > 0 ? "、" : "", i + 1, step);
    }
  if (shared == 0)
    return g_strdup ("");
  if (one)
    {
      g_autofree char *step = qz_points_format (shared);

      return g_strdup_printf ("各项以%s分为一档；", step);
    }
  return g_strdup_printf ("%s为一档；", text->str);
}

static void
add_note (QzPrintSheet *sheet, const QzRubric *rubric)
{
  QzProseBlock *note = qz_print_sheet_add_prose (sheet);
  g_autofree char *steps = dup_steps (rubric);
  g_autofree char *text =
      g_strdup_printf ("说明：%s未填的项不作零分；改动处请签名。依据：%s，%s版%s。", steps,
                       *rubric->source != '\0' ? rubric->source : rubric->name, rubric->version,
                       rubric->confirmed ? "" : "（待确认）");

  qz_prose_block_add_space (note, AROUND_NOTE);
  qz_prose_block_add (note, QZ_PROSE_SMALL, text);
  qz_prose_block_add_space (note, AROUND_NOTE);
}

static void
add_comment (QzTableBlock *table, double width, const char *label, QzRowFlags flags)
{
  qz_table_block_begin_row (table, COMMENT_HEIGHT, flags | QZ_ROW_STRETCH);
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, TITLE_COLUMN, label);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START,
                           width - GROUP_COLUMN - TITLE_COLUMN, "");
}

/* The comments take what is left of the page; they and the signature are never parted. */
static void
add_comments (const QzPanelDocument *self, QzTableBlock *table, double width)
{
  g_autofree char *sign = g_strdup_printf ("%s（签字）：　　　　　　　　　　　　年　　月　　日",
                                           _qz_panel_get_stage (self)->judge_word);

  qz_table_block_begin_group (table, GROUP_COLUMN, "评语");
  add_comment (table, width, "主要优点", QZ_ROW_KEEP);
  add_comment (table, width, "主要不足", QZ_ROW_KEEP);
  add_comment (table, width, "改进建议", QZ_ROW_KEEP);
  qz_table_block_end_group (table);
  qz_table_block_begin_row (table, SIGN_HEIGHT, QZ_ROW_PLAIN);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_END, width, sign);
}

/**
 * qz_panel_document_dup_sheet_code:
 * @self: a panel
 * @entry: one of its entries
 * @judge: one of its judges
 *
 * Returns: (transfer full) (nullable): the check code of the score sheet; %NULL when no rubric
 *   scores the entry
 */
char *
qz_panel_document_dup_sheet_code (const QzPanelDocument *self,
                                  const QzEntry *entry,
                                  const QzJudge *judge)
{
  const QzRubric *rubric = NULL;
  g_autoptr (QzSheetMark) mark = NULL;

  g_return_val_if_fail (self != NULL && entry != NULL && judge != NULL, NULL);

  rubric = find_rubric (self, entry);
  if (rubric == NULL)
    return NULL;
  mark = qz_sheet_mark_new (self->panel, entry->id, judge->id, rubric);
  return qz_sheet_mark_dup_code (mark);
}

/**
 * qz_panel_document_make_score_sheet:
 * @self: a panel
 * @place: of the entry among its entries, from 0
 * @judge: one of its judges
 * @error: %QZ_ERROR_NOT_FOUND when no rubric scores the entry, %QZ_ERROR_LIMIT when the QR code
 *   could not be made
 *
 * The items of the rubric with the points there are for each, room for what the judge says, and a
 * QR code that brings up this very sheet, see #QzSheetMark.
 *
 * Returns: (transfer full) (nullable): the paper
 */
QzPrintSheet *
qz_panel_document_make_score_sheet (const QzPanelDocument *self,
                                    guint place,
                                    const QzJudge *judge,
                                    GError **error)
{
  const QzEntry *entry = NULL;
  const QzRubric *rubric = NULL;
  g_autoptr (QzSheetMark) mark = NULL;
  g_autoptr (QzPrintSheet) sheet = NULL;
  g_autofree char *order = NULL;
  QzTableBlock *table = NULL;
  double width;

  g_return_val_if_fail (self != NULL && judge != NULL && place < self->entries->len, NULL);

  entry = self->entries->pdata[place];
  rubric = find_rubric (self, entry);
  if (rubric == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("No rubric scores “%s” at the stage “%s”. Choose one in the edition."),
                   entry->title, _qz_panel_get_stage (self)->name);
      return NULL;
    }
  sheet = qz_print_sheet_new (entry->title, &SETUP);
  mark = qz_sheet_mark_new (self->panel, entry->id, judge->id, rubric);
  if (!set_foot (self, sheet, mark, error))
    return NULL;
  width = qz_print_sheet_get_width (sheet);
  order = g_strdup_printf ("组内顺序：%u／%u", place + 1, self->entries->len);
  _qz_panel_add_title (self, sheet, rubric->name, _qz_panel_get_stage (self)->name, order);
  table = qz_print_sheet_add_table (sheet, LETTER_SIZE);
  add_entry (self, table, width, entry, judge);
  add_items (table, width, rubric);
  add_total (table, width, rubric);
  add_note (sheet, rubric);
  add_comments (self, qz_print_sheet_add_table (sheet, LETTER_SIZE), width);
  return g_steal_pointer (&sheet);
}
