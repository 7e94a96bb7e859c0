/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-text.h"
#include "store/qz-outside-table.h"
#include "store/qz-review-file-table.h"
#include "store/qz-rows.h"

#define SELECT_SCORE                                                                               \
  "SELECT o.id, o.entry, o.stage, o.rubric, o.side, o.organisation, o.signer, o.signed, o.scan,"   \
  " o.state, o.total, o.comment, o.recorder, o.recorded FROM outside_score o "

static gpointer
read_score (QzStatement *statement)
{
  QzOutsideScore *score = qz_outside_score_new ();
  g_autofree char *side = g_strdup ("");
  g_autofree char *state = g_strdup ("");

  qz_statement_read_text (statement, 0, &score->sheet->id);
  qz_text_set (&score->sheet->judge, score->sheet->id);
  qz_statement_read_text (statement, 1, &score->sheet->entry);
  qz_statement_read_text (statement, 2, &score->sheet->stage);
  qz_statement_read_text (statement, 3, &score->sheet->rubric);
  qz_statement_read_text (statement, 4, &side);
  qz_statement_read_text (statement, 5, &score->organisation);
  qz_statement_read_text (statement, 6, &score->signer);
  qz_statement_read_text (statement, 7, &score->signed_on);
  score->scan = qz_material_new ();
  qz_statement_read_text (statement, 8, &score->scan->id);
  qz_statement_read_text (statement, 9, &state);
  score->sheet->state = qz_sheet_state_from_id (state);
  score->sheet->total = qz_statement_get_points (statement, 10);
  qz_statement_read_text (statement, 11, &score->sheet->comment);
  qz_statement_read_text (statement, 12, &score->recorder);
  qz_statement_read_text (statement, 13, &score->sheet->updated);
  score->sheet->active = TRUE;
  if (!qz_outside_side_from_id (side, &score->side))
    g_warning ("an outside score of the unknown side “%s” is taken for one of the unit", side);
  return score;
}

static gboolean
read_items (QzConnection *connection, QzSheet *sheet, GError **error)
{
  g_autoptr (QzStatement) statement = qz_connection_prepare (
      connection, "SELECT item, points FROM outside_score_item WHERE outside = $1 ORDER BY place",
      error);
  QzFetch step;

  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", sheet->id);
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    qz_sheet_set_points (sheet, qz_statement_get_text (statement, 0),
                         qz_statement_get_points (statement, 1));
  return step == QZ_FETCH_DONE;
}

static gboolean
read_scan (QzConnection *connection, QzOutsideScore *score, GError **error)
{
  g_autoptr (GPtrArray) files =
      qz_review_file_table_list (connection, score->sheet->entry, score->sheet->stage, error);

  for (guint i = 0; files != NULL && i < files->len; i++)
    if (strcmp (((const QzMaterial *) files->pdata[i])->id, score->scan->id) == 0)
      {
        qz_material_free (score->scan);
        score->scan = g_ptr_array_steal_index (files, i);
        return TRUE;
      }
  return files != NULL;
}

static gboolean
put_items (QzConnection *connection, const QzSheet *sheet, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  if (!qz_rows_run (connection, "DELETE FROM outside_score_item WHERE outside = $1",
                    QZ_ARGUMENTS (sheet->id), error))
    return FALSE;
  statement = qz_connection_prepare (connection,
                                     "INSERT INTO outside_score_item (outside, place, item, points)"
                                     " VALUES ($1, $2, $3, $4)",
                                     error);
  for (guint i = 0; statement != NULL && i < sheet->scores->len; i++)
    {
      const QzSheetScore *score = sheet->scores->pdata[i];

      qz_statement_bind_text (statement, "$1", sheet->id);
      qz_statement_bind_int (statement, "$2", i);
      qz_statement_bind_text (statement, "$3", score->item);
      qz_statement_bind_points (statement, "$4", score->points);
      if (!qz_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

/**
 * qz_outside_table_put:
 * @connection: inside a writing transaction
 * @score: takes the place of the one of its entry, stage and side, whose id it has; its scan is
 *   stored already
 * @error: %QZ_ERROR_INVALID when there is no such entry or scan; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_outside_table_put (QzConnection *connection, const QzOutsideScore *score, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;
  const QzSheet *sheet;

  g_return_val_if_fail (connection != NULL && score != NULL && score->scan != NULL, FALSE);

  sheet = score->sheet;
  statement = qz_connection_prepare (
      connection,
      "INSERT INTO outside_score (id, entry, stage, rubric, side, organisation, signer, signed,"
      " scan, state, total, comment, recorder, recorded)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
      " ON CONFLICT (id) DO UPDATE SET rubric = excluded.rubric,"
      " organisation = excluded.organisation, signer = excluded.signer, signed = excluded.signed,"
      " scan = excluded.scan, state = excluded.state, total = excluded.total,"
      " comment = excluded.comment, recorder = excluded.recorder, recorded = excluded.recorded",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", sheet->id);
  qz_statement_bind_text (statement, "$2", sheet->entry);
  qz_statement_bind_text (statement, "$3", sheet->stage);
  qz_statement_bind_text (statement, "$4", sheet->rubric);
  qz_statement_bind_text (statement, "$5", qz_outside_side_get_id (score->side));
  qz_statement_bind_text (statement, "$6", score->organisation);
  qz_statement_bind_text (statement, "$7", score->signer);
  qz_statement_bind_text (statement, "$8", score->signed_on);
  qz_statement_bind_text (statement, "$9", score->scan->id);
  qz_statement_bind_text (statement, "$10", qz_sheet_state_get_id (sheet->state));
  qz_statement_bind_points (statement, "$11", sheet->total);
  qz_statement_bind_text (statement, "$12", sheet->comment);
  qz_statement_bind_text (statement, "$13", score->recorder);
  qz_statement_bind_text (statement, "$14", sheet->updated);
  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_statement_run (statement, error) && put_items (connection, sheet, error);
}

/**
 * qz_outside_table_find:
 * @connection: inside a transaction
 * @entry: UUID
 * @stage: id of a stage
 * @side: who scored
 * @out_score: (out) (nullable): what was given, %NULL when nothing was
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_outside_table_find (QzConnection *connection,
                       const char *entry,
                       const char *stage,
                       QzOutsideSide side,
                       QzOutsideScore **out_score,
                       GError **error)
{
  gpointer row = NULL;

  g_return_val_if_fail (connection != NULL && entry != NULL && stage != NULL, FALSE);

  *out_score = NULL;
  if (!qz_rows_first (
          connection, SELECT_SCORE "WHERE o.entry = $1 AND o.stage = $2 AND o.side = $3",
          QZ_ARGUMENTS (entry, stage, qz_outside_side_get_id (side)), read_score, &row, error))
    return FALSE;
  *out_score = row;
  if (row == NULL
      || (read_items (connection, ((QzOutsideScore *) row)->sheet, error)
          && read_scan (connection, row, error)))
    return TRUE;
  g_clear_pointer (out_score, qz_outside_score_free);
  return FALSE;
}

/**
 * qz_outside_table_list:
 * @connection: inside a transaction
 * @activity: id of an activity
 * @error: any code of the driver
 *
 * Returns: (transfer full) (element-type QzOutsideScore) (nullable): what its entries were given
 *   outside, by number, stage and side
 */
GPtrArray *
qz_outside_table_list (QzConnection *connection, const char *activity, GError **error)
{
  g_autoptr (GPtrArray) scores = NULL;

  g_return_val_if_fail (connection != NULL && activity != NULL, NULL);

  scores = qz_rows_list (connection,
                         SELECT_SCORE "JOIN entry e ON e.id = o.entry WHERE e.activity = $1"
                                      " ORDER BY e.number, e.seq, o.stage, o.side DESC",
                         QZ_ARGUMENTS (activity), read_score,
                         (GDestroyNotify) qz_outside_score_free, error);
  for (guint i = 0; scores != NULL && i < scores->len; i++)
    {
      QzOutsideScore *score = scores->pdata[i];

      if (!read_items (connection, score->sheet, error) || !read_scan (connection, score, error))
        return NULL;
    }
  return g_steal_pointer (&scores);
}
