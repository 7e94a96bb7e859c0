/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who and what is in a panel: sign-in sheet 签到表 and panel list 分组表. */

#include "config.h"

#include "documents/qz-certificates.h"
#include "documents/qz-panel-private.h"

/* Lengths in mm, letters in pt. */
#define LETTER_SIZE 10.0
#define HEAD_HEIGHT 8.5
#define ROW_HEIGHT 8.0
#define SIGN_HEIGHT 12.5
#define BETWEEN 5.0
#define NUMBER_COLUMN 11.0

/* Rows for those who come beside the judges, and rows that fill a page. */
#define HELPERS 6
#define PAGE_ROWS 15

static const QzPageSetup SETUP = {
  .width = 210.0, .height = 297.0, .top = 20.0, .bottom = 26.0, .left = 19.0, .right = 18.0
};

static QzPrintSheet *
make_sheet (const QzPanelDocument *self)
{
  QzPrintSheet *sheet = qz_print_sheet_new (self->panel->name, &SETUP);
  g_autofree char *foot = _qz_panel_dup_foot (self);

  qz_print_sheet_set_foot (sheet, foot, NULL, NULL);
  return sheet;
}

static char *
dup_count (const QzPanelDocument *self)
{
  return g_strdup_printf ("%u 位%s，%u 项", self->panel->judges->len,
                          _qz_panel_get_stage (self)->judge_word, self->entries->len);
}

/* --- sign-in --- */

/* Room for the pen where it is not known. */
static char *
dup_when (const QzPanelDocument *self)
{
  g_autofree char *day = self->day != NULL ? qz_certificate_date_in_figures (self->day)
                                           : g_strdup ("　　　　年　　月　　日");

  return g_strdup_printf ("时间：%s　　　地点：%s", day, self->place != NULL ? self->place : "");
}

/**
 * qz_panel_document_make_sign_in:
 * @self: a panel with judges
 *
 * Who comes signs twice, before noon and after; there is room for those who help.
 *
 * Returns: (transfer full): the paper
 */
QzPrintSheet *
qz_panel_document_make_sign_in (const QzPanelDocument *self)
{
  static const QzPanelColumn COLUMNS[] = {
    { "序号", NUMBER_COLUMN, QZ_ALIGN_CENTER }, { "姓名", 26.0, QZ_ALIGN_CENTER },
    { "工作单位", 0.0, QZ_ALIGN_START },        { "职称", 22.0, QZ_ALIGN_CENTER },
    { "组内职务", 20.0, QZ_ALIGN_CENTER },      { "上午签到", 23.0, QZ_ALIGN_CENTER },
    { "下午签到", 23.0, QZ_ALIGN_CENTER },
  };
  static const guint N = G_N_ELEMENTS (COLUMNS);
  QzPrintSheet *sheet = NULL;
  QzTableBlock *table = NULL;
  g_autofree char *title = NULL;
  g_autofree char *panel = NULL;
  g_autofree char *when = NULL;
  double width;
  guint n_rows;

  g_return_val_if_fail (self != NULL, NULL);

  sheet = make_sheet (self);
  width = qz_print_sheet_get_width (sheet);
  title = g_strdup_printf ("%s签到表", _qz_panel_get_stage (self)->name);
  panel = g_strdup_printf ("评审组：%s", self->panel->name);
  when = dup_when (self);
  _qz_panel_add_title (self, sheet, title, panel, NULL);
  _qz_panel_add_line (sheet, when);
  table = qz_print_sheet_add_table (sheet, LETTER_SIZE);
  _qz_panel_add_row (table, width, COLUMNS, N, HEAD_HEIGHT, NULL);
  for (guint i = 0; i < self->panel->judges->len; i++)
    {
      const QzJudge *judge = self->panel->judges->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      _qz_panel_add_row (table, width, COLUMNS, N, SIGN_HEIGHT,
                         (const char *[]){ number, judge->name, judge->organisation, judge->title,
                                           _qz_panel_get_duty (self, judge), "", "" });
    }
  n_rows = MAX (self->panel->judges->len + HELPERS, PAGE_ROWS);
  for (guint i = self->panel->judges->len; i < n_rows; i++)
    {
      static const char *const DUTIES[] = { "统分", "统分", "复核", "监督" };
      guint helper = i - self->panel->judges->len;
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      _qz_panel_add_row (table, width, COLUMNS, N, SIGN_HEIGHT,
                         (const char *[]){ number, "", "", "",
                                           helper < G_N_ELEMENTS (DUTIES) ? DUTIES[helper] : "", "",
                                           "" });
    }
  return sheet;
}

/* --- panel list --- */

static void
add_judges (const QzPanelDocument *self, QzTableBlock *table, double width)
{
  static const QzPanelColumn COLUMNS[] = {
    { "序号", NUMBER_COLUMN, QZ_ALIGN_CENTER }, { "姓名", 30.0, QZ_ALIGN_CENTER },
    { "工作单位", 0.0, QZ_ALIGN_START },        { "职称", 28.0, QZ_ALIGN_CENTER },
    { "专业", 28.0, QZ_ALIGN_CENTER },          { "组内职务", 24.0, QZ_ALIGN_CENTER },
  };

  _qz_panel_add_row (table, width, COLUMNS, G_N_ELEMENTS (COLUMNS), HEAD_HEIGHT, NULL);
  for (guint i = 0; i < self->panel->judges->len; i++)
    {
      const QzJudge *judge = self->panel->judges->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      _qz_panel_add_row (table, width, COLUMNS, G_N_ELEMENTS (COLUMNS), ROW_HEIGHT,
                         (const char *[]){ number, judge->name, judge->organisation, judge->title,
                                           judge->expertise, _qz_panel_get_duty (self, judge) });
    }
}

static char *
dup_recused (const QzPanelDocument *self, const QzEntry *entry)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->panel->judges->len; i++)
    {
      const QzJudge *judge = self->panel->judges->pdata[i];

      if (qz_panel_document_is_recused (self, entry, judge))
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", judge->name);
    }
  return g_string_free (names, FALSE);
}

/* Who of a pool reads it. */
static char *
dup_readers (const QzPanelDocument *self, const QzEntry *entry)
{
  const GPtrArray *judges = qz_panel_get_judges_of (self->panel, entry->id);
  GString *names = g_string_new (NULL);

  for (guint i = 0; judges != NULL && i < judges->len; i++)
    {
      const QzJudge *judge = judges->pdata[i];

      if (!qz_panel_document_is_recused (self, entry, judge))
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", judge->name);
    }
  return g_string_free (names, FALSE);
}

/* A blind list names neither teams nor units. */
static void
add_entries (const QzPanelDocument *self, QzTableBlock *table, double width)
{
  gboolean pool = self->panel->pool != NULL;
  const QzPanelColumn columns[] = {
    { "序号", NUMBER_COLUMN, QZ_ALIGN_CENTER },
    { "申报号", 27.0, QZ_ALIGN_CENTER },
    { _qz_panel_get_label (self, "title"), 0.0, QZ_ALIGN_START },
    { _qz_panel_get_label (self, "team"), 28.0, QZ_ALIGN_START },
    { _qz_panel_get_label (self, "unit"), 41.0, QZ_ALIGN_START },
    { pool ? _qz_panel_get_stage (self)->judge_word : "回避", pool ? 34.0 : 22.0, QZ_ALIGN_CENTER },
  };
  const QzPanelColumn blind[] = { columns[0], columns[1], columns[2], columns[5] };
  gboolean named = !self->activity->blind;

  _qz_panel_add_row (table, width, named ? columns : blind,
                     named ? G_N_ELEMENTS (columns) : G_N_ELEMENTS (blind), HEAD_HEIGHT, NULL);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const QzEntry *entry = self->entries->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *judges = pool ? dup_readers (self, entry) : dup_recused (self, entry);

      if (named)
        _qz_panel_add_row (table, width, columns, G_N_ELEMENTS (columns), ROW_HEIGHT,
                           (const char *[]){ number, entry->number, entry->title, entry->team,
                                             entry->unit_name, judges });
      else
        _qz_panel_add_row (table, width, blind, G_N_ELEMENTS (blind), ROW_HEIGHT,
                           (const char *[]){ number, entry->number, entry->title, judges });
    }
}

/**
 * qz_panel_document_make_list:
 * @self: a panel
 *
 * Its judges, and its entries in order with who is recused from them; of a pool, with who reads
 * them.
 *
 * Returns: (transfer full): the paper
 */
QzPrintSheet *
qz_panel_document_make_list (const QzPanelDocument *self)
{
  QzPrintSheet *sheet = NULL;
  g_autofree char *title = NULL;
  g_autofree char *panel = NULL;
  g_autofree char *count = NULL;
  double width;

  g_return_val_if_fail (self != NULL, NULL);

  sheet = make_sheet (self);
  width = qz_print_sheet_get_width (sheet);
  title = g_strdup_printf ("%s分组表", _qz_panel_get_stage (self)->name);
  panel = g_strdup_printf ("评审组：%s", self->panel->name);
  count = dup_count (self);
  _qz_panel_add_title (self, sheet, title, panel, count);
  add_judges (self, qz_print_sheet_add_table (sheet, LETTER_SIZE), width);
  qz_prose_block_add_space (qz_print_sheet_add_prose (sheet), BETWEEN);
  add_entries (self, qz_print_sheet_add_table (sheet, LETTER_SIZE), width);
  return sheet;
}
