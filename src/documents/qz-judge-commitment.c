/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a judge promises 承诺书: to keep silent, and to keep away from what concerns him. */

#include "config.h"

#include "documents/qz-judge-private.h"

/* Lengths in mm, letters in pt. */
#define LETTER_SIZE 10.5
#define NUMBER_COLUMN 12.0
#define ENTRY_COLUMN 29.0
#define UNIT_COLUMN 50.0
#define REASON_COLUMN 28.0
#define HEAD_HEIGHT 8.0
#define ROW_HEIGHT 11.0
#define SIGN_HEIGHT 30.0
#define BEFORE_TABLE 5.0

/* For what the office does not know. */
#define BLANK_ROWS 5

static void
add_row (QzTableBlock *table,
         double width,
         QzCellKind kind,
         double height,
         QzRowFlags flags,
         const char *const *texts)
{
  const double widths[] = { NUMBER_COLUMN, ENTRY_COLUMN,
                            width - NUMBER_COLUMN - ENTRY_COLUMN - UNIT_COLUMN - REASON_COLUMN,
                            UNIT_COLUMN, REASON_COLUMN };

  qz_table_block_begin_row (table, height, flags);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    qz_table_block_add_cell (
        table, kind, kind == QZ_CELL_VALUE && (i == 2 || i == 3) ? QZ_ALIGN_START : QZ_ALIGN_CENTER,
        widths[i], texts[i]);
}

static const QzConflict *
find_conflict (const QzPanelDocument *panel, const QzEntry *entry, const QzJudge *judge)
{
  for (guint i = 0; panel->conflicts != NULL && i < panel->conflicts->len; i++)
    {
      const QzConflict *conflict = panel->conflicts->pdata[i];

      if (strcmp (conflict->entry, entry->id) == 0 && strcmp (conflict->judge, judge->id) == 0)
        return conflict;
    }
  return NULL;
}

static char *
dup_reason (const QzConflict *conflict)
{
  static const struct
  {
    QzConflictCauses cause;
    const char *words;
  } table[] = {
    { QZ_CONFLICT_DECLARES, "任职单位申报" },   { QZ_CONFLICT_COMPLETES, "任职单位联合申报" },
    { QZ_CONFLICT_RECOMMENDS, "任职单位推荐" }, { QZ_CONFLICT_MEMBER, "参与完成" },
    { QZ_CONFLICT_ADVISER, "参与指导" },
  };
  GString *words = g_string_new (NULL);

  for (guint i = 0; conflict != NULL && i < G_N_ELEMENTS (table); i++)
    if (conflict->causes & table[i].cause)
      g_string_append_printf (words, "%s%s", words->len > 0 ? "、" : "", table[i].words);
  return g_string_free (words, FALSE);
}

/* From what the judge is recused already. A blind paper does not betray whose an entry is. */
static guint
add_known (const QzJudgeDocument *self, QzTableBlock *table, double width)
{
  guint n = 0;

  for (guint i = 0; i < self->panels->len; i++)
    {
      const QzPanelDocument *panel = self->panels->pdata[i];

      for (guint k = 0; !panel->activity->blind && k < panel->entries->len; k++)
        {
          const QzEntry *entry = panel->entries->pdata[k];
          g_autofree char *number = NULL;
          g_autofree char *reason = NULL;

          if (!qz_panel_document_is_recused (panel, entry, self->judge))
            continue;
          number = g_strdup_printf ("%u", ++n);
          reason = dup_reason (find_conflict (panel, entry, self->judge));
          add_row (
              table, width, QZ_CELL_VALUE, ROW_HEIGHT, QZ_ROW_BODY,
              (const char *[]){ number, entry->number, entry->title, entry->unit_name, reason });
        }
    }
  return n;
}

static void
add_recusals (const QzJudgeDocument *self, QzTableBlock *table, double width)
{
  const QzPanelDocument *first = _qz_judge_get_first (self);
  guint n;

  add_row (table, width, QZ_CELL_LABEL, HEAD_HEIGHT, QZ_ROW_HEADER | QZ_ROW_KEEP,
           (const char *[]){ "序号", "申报号", _qz_panel_get_label (first, "title"),
                             _qz_panel_get_label (first, "unit"), "回避事由" });
  n = add_known (self, table, width);
  for (guint i = 0; i < BLANK_ROWS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", n + i + 1);

      add_row (table, width, QZ_CELL_VALUE, ROW_HEIGHT, QZ_ROW_BODY | QZ_ROW_KEEP,
               (const char *[]){ number, "", "", "", "" });
    }
}

static void
add_signature (const QzJudgeDocument *self, QzTableBlock *table, double width)
{
  g_autofree char *who = g_strdup_printf ("姓名：%s\n工作单位：%s　　职称：%s", self->judge->name,
                                          self->judge->organisation, self->judge->title);

  qz_table_block_begin_row (table, SIGN_HEIGHT, QZ_ROW_PLAIN);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START, width, who);
  qz_table_block_set_foot (table, "承诺人（签字）：　　　　　　　　　　　　年　　月　　日");
}

/**
 * qz_judge_document_make_commitment:
 * @self: a judge with panels
 * @letter: what the edition says
 * @error: %QZ_ERROR_NOT_FOUND when the letter names a field that there is not
 *
 * What the judge promises, and from which entries the judge stays away: those of the panel that are
 * known, and room for others.
 *
 * Returns: (transfer full) (nullable): the paper
 */
QzPrintSheet *
qz_judge_document_make_commitment (const QzJudgeDocument *self,
                                   const QzJudgeLetter *letter,
                                   GError **error)
{
  g_autoptr (QzPrintSheet) sheet = NULL;
  QzProseBlock *prose = NULL;
  QzTableBlock *table = NULL;
  g_autofree char *address = NULL;
  g_autofree char *text = NULL;
  double width;

  g_return_val_if_fail (self != NULL && self->judge != NULL && self->panels->len > 0, NULL);
  g_return_val_if_fail (letter != NULL, NULL);

  text = _qz_judge_merge (self, letter->text, error);
  if (text == NULL)
    return NULL;
  sheet = _qz_judge_make_sheet (self, letter->title);
  width = qz_print_sheet_get_width (sheet);
  address = g_strdup_printf ("%s：", _qz_judge_get_first (self)->edition->office);
  prose = qz_print_sheet_add_prose (sheet);
  qz_prose_block_add (prose, QZ_PROSE_LINE, address);
  qz_prose_block_add_paragraphs (prose, QZ_PROSE_TEXT, text);
  qz_prose_block_add_space (prose, BEFORE_TABLE);
  qz_prose_block_add (prose, QZ_PROSE_CAPTION, "本人申报回避的项目（没有的填“无”）");
  table = qz_print_sheet_add_table (sheet, LETTER_SIZE);
  add_recusals (self, table, width);
  add_signature (self, table, width);
  return g_steal_pointer (&sheet);
}
