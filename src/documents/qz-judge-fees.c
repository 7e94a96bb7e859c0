/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is paid for the review 评审费签收单: what only a pen may write is left blank. */

#include "config.h"

#include "documents/qz-certificates.h"
#include "documents/qz-judge-private.h"

/* Lengths in mm, letters in pt. */
#define LETTER_SIZE 10.5
#define HEAD_HEIGHT 10.0
#define ROW_HEIGHT 13.5
#define SUM_HEIGHT 11.0
#define SIGN_HEIGHT 20.0
#define BEFORE_NOTE 2.0
#define LABEL_WIDTH 26.0

static const QzPageSetup SETUP = {
  .width = 297.0, .height = 210.0, .top = 18.0, .bottom = 24.0, .left = 16.0, .right = 16.0
};

static char *
dup_panels (const QzJudgeDocument *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->panels->len; i++)
    {
      const QzPanelDocument *panel = self->panels->pdata[i];

      g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", panel->panel->name);
    }
  return g_string_free (names, FALSE);
}

static void
add_judges (GPtrArray *judges, QzTableBlock *table, double width)
{
  static const QzPanelColumn COLUMNS[] = {
    { "序号", 11.0, QZ_ALIGN_CENTER },     { "姓名", 24.0, QZ_ALIGN_CENTER },
    { "工作单位", 0.0, QZ_ALIGN_START },   { "评审组", 36.0, QZ_ALIGN_START },
    { "天数", 13.0, QZ_ALIGN_CENTER },     { "金额（元）", 22.0, QZ_ALIGN_END },
    { "身份证号", 40.0, QZ_ALIGN_CENTER }, { "开户行及银行卡号", 46.0, QZ_ALIGN_CENTER },
    { "签收", 22.0, QZ_ALIGN_CENTER },
  };

  _qz_panel_add_row (table, width, COLUMNS, G_N_ELEMENTS (COLUMNS), HEAD_HEIGHT, NULL);
  for (guint i = 0; i < judges->len; i++)
    {
      const QzJudgeDocument *judge = judges->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *panels = dup_panels (judge);

      _qz_panel_add_row (table, width, COLUMNS, G_N_ELEMENTS (COLUMNS), ROW_HEIGHT,
                         (const char *[]){ number, judge->judge->name, judge->judge->organisation,
                                           panels, "", "", "", "", "" });
    }
}

/* The sum in words and figures, and the three who answer for it. */
static void
add_end (QzTableBlock *table, double width)
{
  static const char *const ROLES[] = { "经办人", "复核", "负责人" };

  qz_table_block_begin_row (table, SUM_HEIGHT, QZ_ROW_BODY | QZ_ROW_KEEP);
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, LABEL_WIDTH, "合计（大写）");
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_END, width - LABEL_WIDTH,
                           "￥　　　　　　　　");
  qz_table_block_begin_row (table, SIGN_HEIGHT, QZ_ROW_BODY);
  for (guint i = 0; i < G_N_ELEMENTS (ROLES); i++)
    {
      qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START, width / G_N_ELEMENTS (ROLES),
                               ROLES[i]);
      qz_table_block_set_foot (table, "年　　月　　日");
    }
}

/**
 * qz_judge_documents_make_fee_list:
 * @judges: (element-type QzJudgeDocument): at least one, each once
 *
 * One list for all panels, so that nobody is on it twice. Days, amounts, numbers of identity cards
 * and bank cards are left blank: they are written with the pen and kept by nobody else.
 *
 * Returns: (transfer full): the paper
 */
QzPrintSheet *
qz_judge_documents_make_fee_list (GPtrArray *judges)
{
  const QzPanelDocument *panel = NULL;
  QzPrintSheet *sheet = NULL;
  QzTableBlock *table = NULL;
  QzProseBlock *note = NULL;
  g_autofree char *foot = NULL;
  g_autofree char *count = NULL;
  g_autofree char *day = NULL;
  double width;

  g_return_val_if_fail (judges != NULL && judges->len > 0, NULL);

  panel = _qz_judge_get_first (judges->pdata[0]);
  sheet = qz_print_sheet_new (panel->activity->name, &SETUP);
  width = qz_print_sheet_get_width (sheet);
  foot = g_strdup_printf ("%s%s\n%s　%s", panel->sample ? "示例　" : "", panel->edition->name,
                          panel->activity->name, _qz_panel_get_stage (panel)->name);
  count = g_strdup_printf ("共 %u 人", judges->len);
  day = panel->day != NULL ? qz_certificate_date_in_figures (panel->day)
                           : g_strdup ("　　　　年　　月　　日");
  qz_print_sheet_set_foot (sheet, foot, NULL, NULL);
  _qz_panel_add_title (panel, sheet, "评审费签收单", count, day);
  table = qz_print_sheet_add_table (sheet, LETTER_SIZE);
  add_judges (judges, table, width);
  add_end (table, width);
  note = qz_print_sheet_add_prose (sheet);
  qz_prose_block_add_space (note, BEFORE_NOTE);
  qz_prose_block_add (note, QZ_PROSE_SMALL,
                      "说明：身份证号、银行卡号由本人填写，仅用于发放评审费，不录入系统。");
  return sheet;
}
