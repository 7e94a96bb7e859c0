/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Score sheets as they are listed: with names, typists and what is open on them. */

#include "config.h"

#include "model/qz-text.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-review-access.h"
#include "operations/qz-sheet-access.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-sheet-table.h"
#include "store/qz-sheet-trail-table.h"

/**
 * qz_sheet_row_free:
 * @self: (nullable) (transfer full): a row
 */
void
qz_sheet_row_free (QzSheetRow *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->sheet, qz_sheet_free);
  g_free (self->call);
  g_free (self->title);
  g_free (self->judge);
  g_clear_pointer (&self->trail, qz_sheet_trail_free);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_free (self);
}

/**
 * qz_sheet_row_get_state:
 * @self: a row
 *
 * Returns: (transfer none): the name of its state for programs: how far the typing is, where the
 *   sheet comes from paper
 */
const char *
qz_sheet_row_get_state (const QzSheetRow *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->paper != QZ_PAPER_NONE ? qz_paper_state_get_id (self->paper)
                                      : qz_sheet_state_get_id (self->sheet->state);
}

/**
 * qz_sheet_row_get_typist:
 * @self: a row
 * @turn: which of the two
 *
 * Returns: (transfer none): who typed its present version at that turn, "" when nobody has
 */
const char *
qz_sheet_row_get_typist (const QzSheetRow *self, QzTypingTurn turn)
{
  const QzSheetTyping *typing;

  g_return_val_if_fail (self != NULL, "");

  typing = qz_sheet_trail_find_typing (self->trail, self->sheet->version, turn);
  return typing != NULL ? typing->typist : "";
}

/**
 * qz_sheet_row_dup_questions:
 * @self: a row
 *
 * Returns: (transfer full): what is open on it, in one line
 */
char *
qz_sheet_row_dup_questions (const QzSheetRow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->questions->len; i++)
    {
      g_autofree char *words = qz_paper_question_describe (self->questions->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
read_names (QzConnection *connection, QzSheetRow *row, GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_table_get (connection, row->sheet->entry, error);
  g_autoptr (QzJudge) judge = NULL;

  if (entry == NULL)
    return FALSE;
  judge = qz_judge_table_get (connection, row->sheet->judge, error);
  if (judge == NULL)
    return FALSE;
  row->call = g_strdup (qz_entry_access_call (entry));
  row->title = g_strdup (entry->title);
  row->judge = g_strdup (judge->name);
  return TRUE;
}

static gboolean
read_trail (QzConnection *connection, const QzEdition *edition, QzSheetRow *row, GError **error)
{
  const QzRubric *rubric = qz_edition_find_rubric (edition, row->sheet->rubric);

  row->trail = qz_sheet_trail_table_get (connection, row->sheet->id, error);
  if (row->trail == NULL)
    return FALSE;
  if (row->sheet->state != QZ_SHEET_RECUSED)
    row->paper = qz_paper_get_state (row->sheet, row->trail);
  row->questions =
      rubric != NULL && (row->paper == QZ_PAPER_DIFFERING || row->paper == QZ_PAPER_HELD)
          ? qz_paper_list_questions (rubric, row->trail, row->sheet)
          : g_ptr_array_new ();
  return TRUE;
}

static gboolean
add_row (QzConnection *connection,
         const QzEdition *edition,
         QzSheet *sheet,
         GPtrArray *rows,
         GError **error)
{
  QzSheetRow *row = g_new0 (QzSheetRow, 1);

  row->sheet = sheet;
  g_ptr_array_add (rows, row);
  return read_names (connection, row, error) && read_trail (connection, edition, row, error);
}

static gboolean
add_activity (QzConnection *connection,
              const QzEdition *edition,
              const QzActivity *activity,
              GPtrArray *rows,
              GError **error)
{
  g_autoptr (GPtrArray) sheets = qz_sheet_table_list_by_activity (connection, activity->id, error);

  while (sheets != NULL && sheets->len > 0)
    if (!add_row (connection, edition, g_ptr_array_steal_index (sheets, 0), rows, error))
      return FALSE;
  return sheets != NULL;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const QzSheetRow *m = *(const QzSheetRow *const *) a;
  const QzSheetRow *n = *(const QzSheetRow *const *) b;
  int order = strcmp (m->call, n->call);

  if (order == 0)
    order = strcmp (m->sheet->stage, n->sheet->stage);
  return order != 0 ? order : strcmp (m->judge, n->judge);
}

/**
 * qz_sheet_access_list:
 * @connection: inside a transaction
 * @edition: the edition
 * @activity: (nullable): id of an activity, %NULL for all
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzSheetRow): the active sheets by entry, stage
 *   and judge; valid as long as the edition is
 */
GPtrArray *
qz_sheet_access_list (QzConnection *connection,
                      const QzEdition *edition,
                      const char *activity,
                      GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_row_free);

  g_return_val_if_fail (connection != NULL && edition != NULL, NULL);

  for (guint i = 0; i < edition->activities->len; i++)
    {
      const QzActivity *candidate = edition->activities->pdata[i];

      if ((activity == NULL || strcmp (candidate->id, activity) == 0)
          && !add_activity (connection, edition, candidate, rows, error))
        return NULL;
    }
  g_ptr_array_sort (rows, compare_rows);
  return g_steal_pointer (&rows);
}

/**
 * qz_sheet_access_list_of:
 * @connection: inside a transaction
 * @edition: the edition
 * @entry: UUID or number
 * @judge: UUID or name
 * @error: %QZ_ERROR_NOT_FOUND, %QZ_ERROR_DUPLICATE when several judges have that name
 *
 * Returns: (transfer full) (nullable) (element-type QzSheetRow): the sheets of that judge for that
 *   entry, of all stages and forms; valid as long as the edition is
 */
GPtrArray *
qz_sheet_access_list_of (QzConnection *connection,
                         const QzEdition *edition,
                         const char *entry,
                         const char *judge,
                         GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_row_free);
  g_autoptr (QzEntry) found = NULL;
  g_autoptr (QzJudge) who = NULL;
  g_autoptr (GPtrArray) sheets = NULL;

  g_return_val_if_fail (connection != NULL && edition != NULL, NULL);
  g_return_val_if_fail (entry != NULL && judge != NULL, NULL);

  found = qz_entry_table_get (connection, entry, error);
  if (found == NULL)
    return NULL;
  who = qz_review_access_get_judge (connection, judge, error);
  if (who == NULL)
    return NULL;
  sheets = qz_sheet_table_list_by_entry (connection, found->id, error);
  while (sheets != NULL && sheets->len > 0)
    {
      g_autoptr (QzSheet) sheet = g_ptr_array_steal_index (sheets, 0);

      if (strcmp (sheet->judge, who->id) == 0
          && !add_row (connection, edition, g_steal_pointer (&sheet), rows, error))
        return NULL;
    }
  return sheets != NULL ? g_steal_pointer (&rows) : NULL;
}
