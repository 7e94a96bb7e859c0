/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Score bundles that have come: of whom, and how much; not what is in them. */

#include "config.h"

#include "store/qz-rows.h"
#include "store/qz-score-bundle-table.h"

static gpointer
read_arrival (QzStatement *statement)
{
  QzScoreArrival *arrival = qz_score_arrival_new ();

  arrival->bundle = qz_statement_get_int (statement, 0);
  qz_statement_read_text (statement, 1, &arrival->judge);
  arrival->packet = (guint) qz_statement_get_int (statement, 2);
  arrival->sheets = (guint) qz_statement_get_int (statement, 3);
  arrival->sequence = (guint) qz_statement_get_int (statement, 4);
  qz_statement_read_text (statement, 5, &arrival->handled);
  qz_statement_read_text (statement, 6, &arrival->object);
  qz_statement_read_text (statement, 7, &arrival->file);
  return arrival;
}

/**
 * qz_score_bundle_table_add:
 * @connection: inside a writing transaction
 * @arrival: of a bundle that is noted
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_score_bundle_table_add (QzConnection *connection, const QzScoreArrival *arrival, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && arrival != NULL && arrival->bundle > 0, FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO score_bundle (bundle, judge, packet, sheets) VALUES ($1, $2, $3, $4)", error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_int (statement, "$1", arrival->bundle);
  qz_statement_bind_text (statement, "$2", arrival->judge);
  qz_statement_bind_int (statement, "$3", arrival->packet);
  qz_statement_bind_int (statement, "$4", arrival->sheets);
  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_statement_run (statement, error);
}

/**
 * qz_score_bundle_table_list_last:
 * @connection: inside a transaction
 * @error: any code of the driver
 *
 * Each holds all that its judge had handed in by then.
 *
 * Returns: (transfer full) (nullable) (element-type QzScoreArrival): the one of each judge that he
 *   sent last, whenever it came
 */
GPtrArray *
qz_score_bundle_table_list_last (QzConnection *connection, GError **error)
{
  g_return_val_if_fail (connection != NULL, NULL);

  return qz_rows_list (
      connection,
      "SELECT s.bundle, s.judge, s.packet, s.sheets, b.sequence, b.handled, b.object, b.file"
      " FROM score_bundle s JOIN bundle b ON b.seq = s.bundle"
      " WHERE NOT EXISTS (SELECT 1 FROM score_bundle o JOIN bundle c ON c.seq = o.bundle"
      " WHERE o.judge = s.judge AND c.sequence > b.sequence) ORDER BY s.judge, b.seq",
      NULL, read_arrival, (GDestroyNotify) qz_score_arrival_free, error);
}
