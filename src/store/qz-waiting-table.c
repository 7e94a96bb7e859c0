/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a review and a register still wait for: counted when asked, a panel at a time. */

#include "config.h"

#include "store/qz-entry-row.h"
#include "store/qz-waiting-table.h"

static gboolean
read_count (QzStatement *statement, guint *out_count, GError **error)
{
  QzFetch step = qz_statement_step (statement, error);

  if (step == QZ_FETCH_ROW)
    *out_count = (guint) qz_statement_get_int (statement, 0);
  return step == QZ_FETCH_ROW;
}

/**
 * qz_waiting_table_count_sheets:
 * @connection: inside a transaction
 * @panel: id of a panel
 * @out_missing: (out): score sheets that its judges have not handed in; a judge who is recused from
 *   an entry owes none, and nobody owes one of an entry that was returned or withdrawn
 * @error: any code of the driver
 *
 * Returns: %TRUE when the sheets could be counted
 */
gboolean
qz_waiting_table_count_sheets (QzConnection *connection,
                               const char *panel,
                               guint *out_missing,
                               GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && panel != NULL && out_missing != NULL, FALSE);

  statement = qz_connection_prepare (
      connection,
      "SELECT count(*) FROM panel AS p"
      " JOIN panel_entry AS pe ON pe.panel = p.id"
      " JOIN entry AS e ON e.id = pe.entry AND e.state IN " QZ_STATES_IN_REVIEW
      " JOIN panel_judge AS pj ON pj.panel = p.id"
      " LEFT JOIN sheet AS s ON s.entry = pe.entry AND s.judge = pj.judge AND s.stage = p.stage"
      " AND s.active = 1 AND s.state IN ('locked', 'recused')"
      " LEFT JOIN conflict AS c ON c.entry = pe.entry AND c.judge = pj.judge"
      " AND c.state = 'forced'"
      " WHERE p.id = $1 AND s.id IS NULL AND c.entry IS NULL AND (p.per_entry = 0 OR EXISTS "
      "(SELECT 1 FROM seat AS t"
      " WHERE t.panel = p.id AND t.entry = pe.entry AND t.judge = pj.judge))",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", panel);
  return read_count (statement, out_missing, error);
}

/**
 * qz_waiting_table_count_certificates:
 * @connection: inside a transaction
 * @out_missing: (out): entries with an award that have no certificate, or only a void one
 * @error: any code of the driver
 *
 * Returns: %TRUE when the entries could be counted
 */
gboolean
qz_waiting_table_count_certificates (QzConnection *connection, guint *out_missing, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && out_missing != NULL, FALSE);

  statement = qz_connection_prepare (
      connection,
      "SELECT count(*) FROM entry AS e WHERE e.award > '' AND NOT EXISTS"
      " (SELECT 1 FROM certificate AS c WHERE c.entry = e.id AND c.prize = ''"
      " AND c.state = 'issued')",
      error);
  if (statement == NULL)
    return FALSE;
  return read_count (statement, out_missing, error);
}
