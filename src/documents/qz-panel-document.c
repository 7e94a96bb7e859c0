/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the papers of a panel say alike: whose they are, over the table and at the foot. */

#include "config.h"

#include "documents/qz-panel-private.h"

const QzStage *
_qz_panel_get_stage (const QzPanelDocument *self)
{
  return qz_activity_find_stage (self->activity, self->panel->stage);
}

char *
_qz_panel_dup_category (const QzPanelDocument *self, const QzEntry *entry)
{
  const QzCategory *category = qz_activity_find_category (self->activity, entry->category);

  return category != NULL ? qz_category_dup_label (category) : g_strdup (entry->category);
}

/* What the form calls a field that every form has. */
const char *
_qz_panel_get_label (const QzPanelDocument *self, const char *field)
{
  const QzField *found = qz_activity_find_field (self->activity, field);

  return found != NULL ? found->label : field;
}

/* What a judge is in the panel. */
const char *
_qz_panel_get_duty (const QzPanelDocument *self, const QzJudge *judge)
{
  return strcmp (judge->id, self->panel->head) == 0 ? "组长"
                                                    : _qz_panel_get_stage (self)->judge_word;
}

/* Each page can be put back where it belongs. */
char *
_qz_panel_dup_foot (const QzPanelDocument *self)
{
  return g_strdup_printf ("%s%s\n%s　%s　%s", self->sample ? "示例　" : "", self->edition->name,
                          self->activity->name, _qz_panel_get_stage (self)->name,
                          self->panel->name);
}

/* @left and @right stand over what follows, when they are not NULL. */
void
_qz_panel_add_title (const QzPanelDocument *self,
                     QzPrintSheet *sheet,
                     const char *title,
                     const char *left,
                     const char *right)
{
  const char *activity =
      *self->activity->full_name != '\0' ? self->activity->full_name : self->activity->name;
  g_autofree char *lines = g_strdup_printf ("%s\n%s", activity, title);
  QzProseBlock *head = qz_print_sheet_add_prose (sheet);

  qz_prose_block_add (head, QZ_PROSE_TITLE, lines);
  qz_prose_block_add_space (head, QZ_PANEL_AFTER_TITLE);
  if (left == NULL && right == NULL)
    return;
  qz_prose_block_add_pair (head, left, right);
  qz_prose_block_add_space (head, QZ_PANEL_AFTER_LINE);
}

/* One more small line over what follows. */
void
_qz_panel_add_line (QzPrintSheet *sheet, const char *text)
{
  QzProseBlock *line = qz_print_sheet_add_prose (sheet);

  qz_prose_block_add_pair (line, text, NULL);
  qz_prose_block_add_space (line, QZ_PANEL_AFTER_LINE);
}

/* A row of a list; its head without @texts. */
void
_qz_panel_add_row (QzTableBlock *table,
                   double width,
                   const QzPanelColumn *columns,
                   guint n_columns,
                   double height,
                   const char *const *texts)
{
  double rest = width;

  for (guint i = 0; i < n_columns; i++)
    rest -= columns[i].width;
  qz_table_block_begin_row (table, height,
                            texts == NULL ? QZ_ROW_HEADER | QZ_ROW_KEEP : QZ_ROW_BODY);
  for (guint i = 0; i < n_columns; i++)
    qz_table_block_add_cell (table, texts == NULL ? QZ_CELL_LABEL : QZ_CELL_VALUE,
                             texts == NULL ? QZ_ALIGN_CENTER : columns[i].align,
                             columns[i].width > 0.0 ? columns[i].width : rest,
                             texts == NULL ? columns[i].title : texts[i]);
}

/**
 * qz_panel_document_dup_pair:
 * @entry: UUID
 * @judge: UUID
 *
 * Returns: (transfer full): names the two together
 */
char *
qz_panel_document_dup_pair (const char *entry, const char *judge)
{
  g_return_val_if_fail (entry != NULL && judge != NULL, NULL);

  return g_strconcat (entry, "/", judge, NULL);
}

/**
 * qz_panel_document_is_recused:
 * @self: a panel
 * @entry: one of its entries
 * @judge: one of its judges
 *
 * Returns: whether the judge keeps away 回避 from the entry
 */
gboolean
qz_panel_document_is_recused (const QzPanelDocument *self,
                              const QzEntry *entry,
                              const QzJudge *judge)
{
  g_autofree char *pair = NULL;

  g_return_val_if_fail (self != NULL && entry != NULL && judge != NULL, FALSE);

  if (self->recused == NULL)
    return FALSE;
  pair = qz_panel_document_dup_pair (entry->id, judge->id);
  return g_hash_table_contains (self->recused, pair);
}
