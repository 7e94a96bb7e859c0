/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/qz-approval-table.h"
#include "store/qz-rows.h"

#define SELECT_NOTE                                                                                \
  "SELECT sha256, name, activity, organisation, sent, list, received, approval, decision, names,"  \
  " reason, decided FROM approval"

static gpointer
read_note (QzStatement *statement)
{
  QzApprovalNote *note = qz_approval_note_new ();
  g_autofree char *decision = g_strdup ("");
  g_autoptr (GBytes) approval = NULL;

  qz_statement_read_text (statement, 0, &note->sha256);
  qz_statement_read_text (statement, 1, &note->name);
  qz_statement_read_text (statement, 2, &note->activity);
  qz_statement_read_text (statement, 3, &note->organisation);
  qz_statement_read_text (statement, 4, &note->sent);
  note->list = qz_statement_dup_bytes (statement, 5);
  qz_statement_read_text (statement, 6, &note->received);
  approval = *note->received != '\0' ? qz_statement_dup_bytes (statement, 7) : NULL;
  note->approval = g_steal_pointer (&approval);
  qz_statement_read_text (statement, 8, &decision);
  for (guint i = 0; i < QZ_N_DECISIONS; i++)
    if (strcmp (qz_decision_ids[i], decision) == 0)
      note->decision = (QzApprovalDecision) i;
  qz_statement_read_text (statement, 9, &note->names);
  qz_statement_read_text (statement, 10, &note->reason);
  qz_statement_read_text (statement, 11, &note->decided);
  return note;
}

/**
 * qz_approval_table_put:
 * @connection: inside a writing transaction
 * @note: takes the place of the one of its list and host
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_approval_table_put (QzConnection *connection, const QzApprovalNote *note, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && note != NULL && note->list != NULL, FALSE);
  g_return_val_if_fail ((*note->received != '\0') == (note->approval != NULL), FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO approval (sha256, name, activity, organisation, sent, list, received, approval,"
      " decision, names, reason, decided)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
      " ON CONFLICT (sha256, name) DO UPDATE SET organisation = excluded.organisation,"
      " received = excluded.received, approval = excluded.approval, decision = excluded.decision,"
      " names = excluded.names, reason = excluded.reason, decided = excluded.decided",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", note->sha256);
  qz_statement_bind_text (statement, "$2", note->name);
  qz_statement_bind_text (statement, "$3", note->activity);
  qz_statement_bind_text (statement, "$4", note->organisation);
  qz_statement_bind_text (statement, "$5", note->sent);
  qz_statement_bind_bytes (statement, "$6", note->list);
  qz_statement_bind_text (statement, "$7", note->received);
  if (note->approval != NULL)
    qz_statement_bind_bytes (statement, "$8", note->approval);
  else
    qz_statement_bind_null (statement, "$8");
  qz_statement_bind_text (statement, "$9", qz_decision_ids[note->decision]);
  qz_statement_bind_text (statement, "$10", note->names);
  qz_statement_bind_text (statement, "$11", note->reason);
  qz_statement_bind_text (statement, "$12", note->decided);
  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_statement_run (statement, error);
}

/**
 * qz_approval_table_list:
 * @connection: inside a transaction
 * @activity: id of an activity
 * @error: any code of the driver
 *
 * Returns: (transfer full) (element-type QzApprovalNote) (nullable): what went out and came in of
 *   it, the newest first
 */
GPtrArray *
qz_approval_table_list (QzConnection *connection, const char *activity, GError **error)
{
  g_return_val_if_fail (connection != NULL && activity != NULL, NULL);

  return qz_rows_list (connection, SELECT_NOTE " WHERE activity = $1 ORDER BY sent DESC, name",
                       QZ_ARGUMENTS (activity), read_note, (GDestroyNotify) qz_approval_note_free,
                       error);
}

/**
 * qz_approval_table_list_by_list:
 * @connection: inside a transaction
 * @sha256: of the record of a list
 * @error: any code of the driver
 *
 * Returns: (transfer full) (element-type QzApprovalNote) (nullable): to whom that list went
 */
GPtrArray *
qz_approval_table_list_by_list (QzConnection *connection, const char *sha256, GError **error)
{
  g_return_val_if_fail (connection != NULL && sha256 != NULL, NULL);

  return qz_rows_list (connection, SELECT_NOTE " WHERE sha256 = $1 ORDER BY name",
                       QZ_ARGUMENTS (sha256), read_note, (GDestroyNotify) qz_approval_note_free,
                       error);
}
