/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-text.h"
#include "store/qz-comment-table.h"
#include "store/qz-rows.h"

static gpointer
read_sheet (QzStatement *statement)
{
  QzCommentSheet *sheet = qz_comment_sheet_new ();

  qz_statement_read_text (statement, 0, &sheet->entry);
  qz_statement_read_text (statement, 1, &sheet->strengths);
  qz_statement_read_text (statement, 2, &sheet->weaknesses);
  qz_statement_read_text (statement, 3, &sheet->advice);
  qz_statement_read_text (statement, 4, &sheet->updated);
  return sheet;
}

/**
 * qz_comment_table_put:
 * @connection: inside a writing transaction
 * @sheet: takes the place of the one that the entry has
 * @error: %QZ_ERROR_INVALID when there is no such entry; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_comment_table_put (QzConnection *connection, const QzCommentSheet *sheet, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && sheet != NULL, FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO comment_sheet (entry, strengths, weaknesses, advice, updated)"
      " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (entry) DO UPDATE SET"
      " strengths = excluded.strengths, weaknesses = excluded.weaknesses,"
      " advice = excluded.advice, updated = excluded.updated",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", sheet->entry);
  qz_statement_bind_text (statement, "$2", sheet->strengths);
  qz_statement_bind_text (statement, "$3", sheet->weaknesses);
  qz_statement_bind_text (statement, "$4", sheet->advice);
  qz_statement_bind_text (statement, "$5", sheet->updated);
  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_statement_run (statement, error);
}

/**
 * qz_comment_table_get:
 * @connection: inside a transaction
 * @entry: UUID
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable): the comment sheet of the entry, a blank one when nothing was
 *   written yet
 */
QzCommentSheet *
qz_comment_table_get (QzConnection *connection, const char *entry, GError **error)
{
  QzCommentSheet *blank = NULL;
  gpointer row = NULL;

  g_return_val_if_fail (connection != NULL && entry != NULL, NULL);

  if (!qz_rows_first (connection,
                      "SELECT entry, strengths, weaknesses, advice, updated FROM comment_sheet"
                      " WHERE entry = $1",
                      QZ_ARGUMENTS (entry), read_sheet, &row, error))
    return NULL;
  if (row != NULL)
    return row;
  blank = qz_comment_sheet_new ();
  qz_text_set (&blank->entry, entry);
  return blank;
}
