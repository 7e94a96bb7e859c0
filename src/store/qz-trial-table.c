/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/qz-rows.h"
#include "store/qz-trial-table.h"

static gpointer
read_trial (QzStatement *statement)
{
  QzTrial *trial = qz_trial_new ();

  qz_statement_read_text (statement, 0, &trial->panel);
  qz_statement_read_text (statement, 1, &trial->report);
  qz_statement_read_text (statement, 2, &trial->rubric);
  qz_statement_read_text (statement, 3, &trial->note);
  qz_statement_read_text (statement, 4, &trial->noter);
  qz_statement_read_text (statement, 5, &trial->noted);
  return trial;
}

static gboolean
read_scores (QzConnection *connection, QzTrial *trial, GError **error)
{
  g_autoptr (QzStatement) statement = qz_connection_prepare (
      connection,
      "SELECT judge, item, points FROM trial_score WHERE panel = $1 ORDER BY judge, place", error);
  QzFetch step;

  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", trial->panel);
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    qz_sheet_set_points (qz_trial_ensure_sheet (trial, qz_statement_get_text (statement, 0)),
                         qz_statement_get_text (statement, 1),
                         qz_statement_get_points (statement, 2));
  return step == QZ_FETCH_DONE;
}

static gboolean
put_sheet (QzStatement *statement, const char *panel, const QzSheet *sheet, GError **error)
{
  for (guint i = 0; i < sheet->scores->len; i++)
    {
      const QzSheetScore *score = sheet->scores->pdata[i];

      qz_statement_bind_text (statement, "$1", panel);
      qz_statement_bind_text (statement, "$2", sheet->judge);
      qz_statement_bind_int (statement, "$3", i);
      qz_statement_bind_text (statement, "$4", score->item);
      qz_statement_bind_points (statement, "$5", score->points);
      if (!qz_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_scores (QzConnection *connection, const QzTrial *trial, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  if (!qz_rows_run (connection, "DELETE FROM trial_score WHERE panel = $1",
                    QZ_ARGUMENTS (trial->panel), error))
    return FALSE;
  statement = qz_connection_prepare (connection,
                                     "INSERT INTO trial_score (panel, judge, place, item, points)"
                                     " VALUES ($1, $2, $3, $4, $5)",
                                     error);
  for (guint i = 0; statement != NULL && i < trial->sheets->len; i++)
    if (!put_sheet (statement, trial->panel, trial->sheets->pdata[i], error))
      return FALSE;
  return statement != NULL;
}

/**
 * qz_trial_table_put:
 * @connection: inside a writing transaction
 * @trial: takes the place of the one of its panel
 * @error: %QZ_ERROR_INVALID when there is no such panel or judge; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_trial_table_put (QzConnection *connection, const QzTrial *trial, GError **error)
{
  g_return_val_if_fail (connection != NULL && trial != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_rows_run (connection,
                      "INSERT INTO trial (panel, report, rubric, note, noter, noted)"
                      " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (panel) DO UPDATE SET"
                      " report = excluded.report, rubric = excluded.rubric, note = excluded.note,"
                      " noter = excluded.noter, noted = excluded.noted",
                      QZ_ARGUMENTS (trial->panel, trial->report, trial->rubric, trial->note,
                                    trial->noter, trial->noted),
                      error)
         && put_scores (connection, trial, error);
}

/**
 * qz_trial_table_find:
 * @connection: inside a transaction
 * @panel: UUID
 * @out_trial: (out) (nullable): its trial, %NULL when it has none
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_trial_table_find (QzConnection *connection,
                     const char *panel,
                     QzTrial **out_trial,
                     GError **error)
{
  gpointer row = NULL;

  g_return_val_if_fail (connection != NULL && panel != NULL && out_trial != NULL, FALSE);

  *out_trial = NULL;
  if (!qz_rows_first (connection,
                      "SELECT panel, report, rubric, note, noter, noted FROM trial"
                      " WHERE panel = $1",
                      QZ_ARGUMENTS (panel), read_trial, &row, error))
    return FALSE;
  *out_trial = row;
  if (row == NULL || read_scores (connection, row, error))
    return TRUE;
  g_clear_pointer (out_trial, qz_trial_free);
  return FALSE;
}
