/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/qz-fact-table.h"
#include "store/qz-rows.h"

/* A kind that this version does not know came from no version of it. */
static gpointer
read_fact (QzStatement *statement)
{
  QzReviewFact *fact = qz_review_fact_new ();
  g_autofree char *kind = g_strdup ("");

  qz_statement_read_text (statement, 0, &fact->entry);
  qz_statement_read_text (statement, 1, &fact->stage);
  qz_statement_read_text (statement, 2, &kind);
  fact->value = qz_statement_get_int (statement, 3);
  qz_statement_read_text (statement, 4, &fact->names);
  qz_statement_read_text (statement, 5, &fact->reason);
  qz_statement_read_text (statement, 6, &fact->decided);
  if (!qz_fact_kind_from_id (kind, &fact->kind))
    g_warning ("a fact of the unknown kind “%s” is passed over", kind);
  return fact;
}

/**
 * qz_fact_table_put:
 * @connection: inside a writing transaction
 * @fact: takes the place of the one of its entry, stage and kind
 * @error: %QZ_ERROR_INVALID when there is no such entry; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_fact_table_put (QzConnection *connection, const QzReviewFact *fact, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && fact != NULL, FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO review_fact (entry, stage, kind, value, names, reason, decided)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (entry, stage, kind) DO UPDATE SET"
      " value = excluded.value, names = excluded.names, reason = excluded.reason,"
      " decided = excluded.decided",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", fact->entry);
  qz_statement_bind_text (statement, "$2", fact->stage);
  qz_statement_bind_text (statement, "$3", qz_fact_kind_get_id (fact->kind));
  qz_statement_bind_int (statement, "$4", fact->value);
  qz_statement_bind_text (statement, "$5", fact->names);
  qz_statement_bind_text (statement, "$6", fact->reason);
  qz_statement_bind_text (statement, "$7", fact->decided);
  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_statement_run (statement, error);
}

/**
 * qz_fact_table_remove:
 * @connection: inside a writing transaction
 * @entry: UUID
 * @stage: id, "" when it is about the whole activity
 * @kind: what is taken back
 * @error: any code of the driver
 *
 * Returns: %TRUE when nothing of the kind is known of the entry any more
 */
gboolean
qz_fact_table_remove (QzConnection *connection,
                      const char *entry,
                      const char *stage,
                      QzFactKind kind,
                      GError **error)
{
  g_return_val_if_fail (connection != NULL && entry != NULL && stage != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_rows_run (connection,
                      "DELETE FROM review_fact WHERE entry = $1 AND stage = $2 AND kind = $3",
                      QZ_ARGUMENTS (entry, stage, qz_fact_kind_get_id (kind)), error);
}

/**
 * qz_fact_table_list_by_activity:
 * @connection: inside a transaction
 * @activity: id of an activity
 * @error: any code of the driver
 *
 * Returns: (transfer full) (element-type QzReviewFact) (nullable): what is known of its entries, by
 *   entry, stage and kind
 */
GPtrArray *
qz_fact_table_list_by_activity (QzConnection *connection, const char *activity, GError **error)
{
  g_return_val_if_fail (connection != NULL && activity != NULL, NULL);

  return qz_rows_list (
      connection,
      "SELECT f.entry, f.stage, f.kind, f.value, f.names, f.reason, f.decided"
      " FROM review_fact f JOIN entry e ON e.id = f.entry WHERE e.activity = $1"
      " ORDER BY f.entry, f.stage, f.kind",
      QZ_ARGUMENTS (activity), read_fact, (GDestroyNotify) qz_review_fact_free, error);
}
