/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of an on-site visit 现场评审: the list of a route, and the record of each stop. */

#include "config.h"

#include "documents/qz-certificates.h"
#include "documents/qz-panel-private.h"

/* Lengths in mm, letters in pt. */
#define LIST_SIZE 10.0
#define RECORD_SIZE 9.5
#define NUMBER_COLUMN 11.0
#define TITLE_COLUMN 26.0
#define GUIDANCE_COLUMN 64.0
#define LABEL_COLUMN 27.0
#define HEAD_HEIGHT 8.5
#define STOP_HEIGHT 13.0
#define ITEM_HEIGHT 15.0
#define TEXT_HEIGHT 12.0
#define SIGN_HEIGHT 22.0
#define AROUND_NOTE 1.5

static const QzPageSetup LIST = {
  .width = 297.0, .height = 210.0, .top = 18.0, .bottom = 24.0, .left = 16.0, .right = 16.0
};

static const QzPageSetup RECORD = {
  .width = 210.0, .height = 297.0, .top = 14.0, .bottom = 26.0, .left = 21.0, .right = 16.0
};

static const QzVisit *
find_visit (const QzPanelDocument *self, const QzEntry *entry)
{
  for (guint i = 0; self->visits != NULL && i < self->visits->len; i++)
    {
      const QzVisit *visit = self->visits->pdata[i];

      if (strcmp (visit->entry, entry->id) == 0)
        return visit;
    }
  return NULL;
}

static const char *
get_value (const QzEntry *entry, const char *field)
{
  const char *value = entry->form != NULL ? qz_form_get (entry->form, field) : NULL;

  return value != NULL ? value : "";
}

static char *
dup_contact (const QzEntry *entry)
{
  const char *contact = get_value (entry, "contact");
  const char *phone = get_value (entry, "phone");

  return g_strdup_printf ("%s%s%s", contact, *contact != '\0' && *phone != '\0' ? "\n" : "", phone);
}

static char *
dup_judges (const QzPanelDocument *self, gboolean employers)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->panel->judges->len; i++)
    {
      const QzJudge *judge = self->panel->judges->pdata[i];
      gboolean told = employers && *judge->organisation != '\0';

      g_string_append_printf (names, "%s%s%s%s%s", i > 0 ? "、" : "", judge->name, told ? "（" : "",
                              told ? judge->organisation : "", told ? "）" : "");
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* --- the route --- */

static char *
dup_day (const QzPanelDocument *self)
{
  const QzVisit *first = self->visits->pdata[0];

  return qz_certificate_date_in_figures (first->day);
}

/**
 * qz_panel_document_make_route_list:
 * @self: a panel with visits, its entries in the order of the route
 *
 * Where the two judges go on that day, one stop after the other, and whom they call there.
 *
 * Returns: (transfer full): the paper
 */
QzPrintSheet *
qz_panel_document_make_route_list (const QzPanelDocument *self)
{
  const QzPanelColumn columns[] = {
    { "顺序", NUMBER_COLUMN, QZ_ALIGN_CENTER },
    { "到达时间", 22.0, QZ_ALIGN_CENTER },
    { "申报号", 28.0, QZ_ALIGN_CENTER },
    { _qz_panel_get_label (self, "title"), 0.0, QZ_ALIGN_START },
    { _qz_panel_get_label (self, "unit"), 54.0, QZ_ALIGN_START },
    { "地址", 54.0, QZ_ALIGN_START },
    { "联系人", 34.0, QZ_ALIGN_START },
  };
  QzPrintSheet *sheet;
  QzTableBlock *table;
  g_autofree char *title = NULL;
  g_autofree char *route = NULL;
  g_autofree char *day = NULL;
  g_autofree char *judges = NULL;
  g_autofree char *who = NULL;
  g_autofree char *foot = NULL;
  double width;

  g_return_val_if_fail (self != NULL && self->visits != NULL && self->visits->len > 0, NULL);

  sheet = qz_print_sheet_new (self->panel->name, &LIST);
  width = qz_print_sheet_get_width (sheet);
  foot = _qz_panel_dup_foot (self);
  qz_print_sheet_set_foot (sheet, foot, NULL, NULL);
  title = g_strdup_printf ("%s路线表", _qz_panel_get_stage (self)->name);
  route = g_strdup_printf ("路线：%s", self->panel->name);
  day = dup_day (self);
  judges = dup_judges (self, TRUE);
  who = g_strdup_printf ("%s：%s", _qz_panel_get_stage (self)->judge_word, judges);
  _qz_panel_add_title (self, sheet, title, route, day);
  _qz_panel_add_line (sheet, who);
  table = qz_print_sheet_add_table (sheet, LIST_SIZE);
  _qz_panel_add_row (table, width, columns, G_N_ELEMENTS (columns), HEAD_HEIGHT, NULL);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const QzEntry *entry = self->entries->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *contact = dup_contact (entry);

      _qz_panel_add_row (table, width, columns, G_N_ELEMENTS (columns), STOP_HEIGHT,
                         (const char *[]){ number, "", entry->number, entry->title,
                                           entry->unit_name, get_value (entry, "address"),
                                           contact });
    }
  return sheet;
}

/* --- the record --- */

static void
add_facts (const QzPanelDocument *self, QzTableBlock *table, double width, guint place)
{
  const QzEntry *entry = self->entries->pdata[place];
  const QzVisit *visit = find_visit (self, entry);
  g_autofree char *day = qz_certificate_date_in_figures (visit->day);
  g_autofree char *judges = dup_judges (self, FALSE);
  g_autofree char *contact =
      g_strdup_printf ("%s　%s", get_value (entry, "contact"), get_value (entry, "phone"));

  qz_table_block_add_facts (table, QZ_PANEL_ROW_HEIGHT, LABEL_COLUMN, width,
                            (const char *[]){ "申报号", entry->number, "现场日期", day, NULL });
  qz_table_block_add_facts (
      table, QZ_PANEL_ROW_HEIGHT, LABEL_COLUMN, width,
      (const char *[]){ _qz_panel_get_label (self, "title"), entry->title, NULL });
  qz_table_block_add_facts (
      table, QZ_PANEL_ROW_HEIGHT, LABEL_COLUMN, width,
      (const char *[]){ _qz_panel_get_label (self, "team"), entry->team, "联系人", contact, NULL });
  qz_table_block_add_facts (
      table, QZ_PANEL_ROW_HEIGHT, LABEL_COLUMN, width,
      (const char *[]){ _qz_panel_get_label (self, "unit"), entry->unit_name, NULL });
  qz_table_block_add_facts (table, QZ_PANEL_ROW_HEIGHT, LABEL_COLUMN, width,
                            (const char *[]){ "地址", get_value (entry, "address"), NULL });
  qz_table_block_add_facts (
      table, QZ_PANEL_ROW_HEIGHT, LABEL_COLUMN, width,
      (const char *[]){ _qz_panel_get_stage (self)->judge_word, judges, NULL });
}

static void
add_cells (QzTableBlock *table, double width, QzCellKind kind, const char *const *texts)
{
  const double widths[] = { NUMBER_COLUMN, TITLE_COLUMN, GUIDANCE_COLUMN,
                            width - NUMBER_COLUMN - TITLE_COLUMN - GUIDANCE_COLUMN };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    qz_table_block_add_cell (table, kind,
                             kind == QZ_CELL_VALUE && i >= 2 ? QZ_ALIGN_START : QZ_ALIGN_CENTER,
                             widths[i], texts[i]);
}

static void
add_items (QzTableBlock *table, double width, const QzRubric *rubric, const QzVisit *visit)
{
  static const char *const HEAD[] = { "序号", "评审项目", "评审内容与方法", "现场情况记录" };

  qz_table_block_begin_row (table, QZ_PANEL_ROW_HEIGHT, QZ_ROW_HEADER | QZ_ROW_KEEP);
  add_cells (table, width, QZ_CELL_LABEL, HEAD);
  for (guint i = 0; i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      qz_table_block_begin_row (table, ITEM_HEIGHT, QZ_ROW_BODY);
      add_cells (table, width, QZ_CELL_VALUE,
                 (const char *[]){ number, item->title, item->guidance,
                                   qz_visit_get_finding (visit, item->id) });
    }
}

/* What is written freely takes what is left of the page. */
static void
add_text (QzTableBlock *table, double width, QzRowFlags flags, const char *label, const char *text)
{
  qz_table_block_begin_row (table,
                            (flags & QZ_ROW_STRETCH) != 0 ? TEXT_HEIGHT : QZ_PANEL_ROW_HEIGHT,
                            QZ_ROW_BODY | QZ_ROW_KEEP | flags);
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, NUMBER_COLUMN + TITLE_COLUMN,
                           label);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START,
                           width - NUMBER_COLUMN - TITLE_COLUMN, text);
}

static char *
dup_signed (const QzVisit *visit, gboolean unit)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < visit->signatures->len; i++)
    {
      const QzVisitSignature *signature = visit->signatures->pdata[i];

      if (signature->unit == unit)
        g_string_append_printf (names, "\n%s　%s 已签", signature->name, signature->day);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* Both sides sign: those who came, and those to whom they came. */
static void
add_signatures (const QzPanelDocument *self,
                QzTableBlock *table,
                double width,
                const QzVisit *visit)
{
  g_autofree char *judges = dup_signed (visit, FALSE);
  g_autofree char *unit = dup_signed (visit, TRUE);
  g_autofree char *left =
      g_strdup_printf ("%s（签字）：%s", _qz_panel_get_stage (self)->judge_word, judges);
  g_autofree char *right = g_strdup_printf ("受访单位代表（签字、盖章）：%s", unit);

  qz_table_block_begin_row (table, SIGN_HEIGHT, QZ_ROW_BODY);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START, width / 2.0, left);
  qz_table_block_set_foot (table, "年　　月　　日");
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START, width / 2.0, right);
  qz_table_block_set_foot (table, "年　　月　　日");
}

static char *
dup_photos (const QzVisit *visit)
{
  guint n = qz_visit_count_files (visit, QZ_REVIEW_FILE_PHOTO);

  return n > 0 ? g_strdup_printf ("共 %u 张，已存档。", n) : g_strdup ("共　　　张，拍摄部位：");
}

/**
 * qz_panel_document_make_visit_sheet:
 * @self: a panel with visits
 * @place: of the entry among its entries, from 0
 *
 * What is found on the spot, item by item, to be written with a pen and signed by both sides; what
 * was typed already is printed. Points are given on the score sheets.
 *
 * Returns: (transfer full) (nullable): the paper; %NULL when no rubric scores the entry or nobody
 *   goes there
 */
QzPrintSheet *
qz_panel_document_make_visit_sheet (const QzPanelDocument *self, guint place)
{
  const QzEntry *entry;
  const QzVisit *visit;
  const QzRubric *rubric;
  const char *id;
  QzPrintSheet *sheet;
  QzTableBlock *table;
  QzProseBlock *note;
  g_autofree char *title = NULL;
  g_autofree char *order = NULL;
  g_autofree char *foot = NULL;
  g_autofree char *photos = NULL;
  double width;

  g_return_val_if_fail (self != NULL && place < self->entries->len, NULL);

  entry = self->entries->pdata[place];
  visit = find_visit (self, entry);
  id = qz_activity_find_rubric_id (self->activity, _qz_panel_get_stage (self), entry->category);
  rubric = id != NULL ? qz_edition_find_rubric (self->edition, id) : NULL;
  if (visit == NULL || rubric == NULL)
    return NULL;
  sheet = qz_print_sheet_new (entry->title, &RECORD);
  width = qz_print_sheet_get_width (sheet);
  foot = _qz_panel_dup_foot (self);
  qz_print_sheet_set_foot (sheet, foot, NULL, NULL);
  title = g_strdup_printf ("%s记录表", _qz_panel_get_stage (self)->name);
  order = g_strdup_printf ("%s　第 %u／%u 站", self->panel->name, place + 1, self->entries->len);
  _qz_panel_add_title (self, sheet, title, rubric->name, order);
  table = qz_print_sheet_add_table (sheet, RECORD_SIZE);
  add_facts (self, table, width, place);
  add_items (table, width, rubric, visit);
  photos = dup_photos (visit);
  add_text (table, width, QZ_ROW_STRETCH, "提问或考试记录", visit->questions);
  add_text (table, width, QZ_ROW_STRETCH, "总体评价", visit->overall);
  add_text (table, width, QZ_ROW_PLAIN, "现场照片", photos);
  add_signatures (self, table, width, visit);
  note = qz_print_sheet_add_prose (sheet);
  qz_prose_block_add_space (note, AROUND_NOTE);
  qz_prose_block_add (
      note, QZ_PROSE_SMALL,
      "说明：得分由每位评审专家另填评分表；本表由评审专家和受访单位双方签字后交回。");
  return sheet;
}
