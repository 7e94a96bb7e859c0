/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/qz-rows.h"
#include "store/qz-travel-table.h"

#define SELECT_ANSWER                                                                              \
  "SELECT entry, revision, verdict, state, number, reason, missing, organisation, name, sequence," \
  " received FROM entry_answer "

static gpointer
read_source (QzStatement *statement)
{
  QzEntrySource *source = qz_entry_source_new ();

  qz_statement_read_text (statement, 0, &source->entry);
  qz_statement_read_text (statement, 1, &source->organisation);
  source->revision = (guint) qz_statement_get_int (statement, 2);
  qz_statement_read_text (statement, 3, &source->sha256);
  qz_statement_read_text (statement, 4, &source->received);
  return source;
}

/**
 * qz_travel_table_put_source:
 * @connection: inside a writing transaction
 * @source: where an entry came from; when it came first stays as it was
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_travel_table_put_source (QzConnection *connection, const QzEntrySource *source, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && source != NULL, FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO entry_source (entry, organisation, revision, sha256, received)"
      " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (entry) DO UPDATE SET revision = excluded.revision,"
      " sha256 = excluded.sha256",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", source->entry);
  qz_statement_bind_text (statement, "$2", source->organisation);
  qz_statement_bind_int (statement, "$3", source->revision);
  qz_statement_bind_text (statement, "$4", source->sha256);
  qz_statement_bind_text (statement, "$5", source->received);
  qz_connection_touch (connection, QZ_TOPIC_EXCHANGE);
  return qz_statement_run (statement, error);
}

/**
 * qz_travel_table_find_source:
 * @connection: inside a transaction
 * @entry: UUID of an entry
 * @out_source: (out) (transfer full) (nullable): where it came from; %NULL when it was made here
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_travel_table_find_source (QzConnection *connection,
                             const char *entry,
                             QzEntrySource **out_source,
                             GError **error)
{
  gpointer source = NULL;

  g_return_val_if_fail (connection != NULL && entry != NULL && out_source != NULL, FALSE);

  if (!qz_rows_first (connection,
                      "SELECT entry, organisation, revision, sha256, received FROM entry_source"
                      " WHERE entry = $1",
                      QZ_ARGUMENTS (entry), read_source, &source, error))
    return FALSE;
  *out_source = source;
  return TRUE;
}

/**
 * qz_travel_table_list_from:
 * @connection: inside a transaction
 * @organisation: UUID
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): UUID of the entries that came from
 *   it
 */
GStrv
qz_travel_table_list_from (QzConnection *connection, const char *organisation, GError **error)
{
  g_return_val_if_fail (connection != NULL && organisation != NULL, NULL);

  return qz_rows_strings (connection,
                          "SELECT entry FROM entry_source WHERE organisation = $1 ORDER BY entry",
                          QZ_ARGUMENTS (organisation), error);
}

static gpointer
read_return (QzStatement *statement)
{
  QzEntryReturn *returned = qz_entry_return_new ();

  qz_statement_read_text (statement, 0, &returned->entry);
  returned->revision = (guint) qz_statement_get_int (statement, 1);
  qz_statement_read_text (statement, 2, &returned->reason);
  qz_statement_read_text (statement, 3, &returned->returned);
  qz_statement_read_text (statement, 4, &returned->by);
  return returned;
}

/**
 * qz_travel_table_put_return:
 * @connection: inside a writing transaction
 * @returned: why an entry was sent back; takes the place of the time before
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_travel_table_put_return (QzConnection *connection, const QzEntryReturn *returned, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && returned != NULL, FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO entry_return (entry, revision, reason, returned, returned_by)"
      " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (entry) DO UPDATE SET revision = excluded.revision,"
      " reason = excluded.reason, returned = excluded.returned, returned_by = excluded.returned_by",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", returned->entry);
  qz_statement_bind_int (statement, "$2", returned->revision);
  qz_statement_bind_text (statement, "$3", returned->reason);
  qz_statement_bind_text (statement, "$4", returned->returned);
  qz_statement_bind_text (statement, "$5", returned->by);
  qz_connection_touch (connection, QZ_TOPIC_EXCHANGE);
  return qz_statement_run (statement, error);
}

/**
 * qz_travel_table_find_return:
 * @connection: inside a transaction
 * @entry: UUID of an entry
 * @out_return: (out) (transfer full) (nullable): why it was sent back the last time
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_travel_table_find_return (QzConnection *connection,
                             const char *entry,
                             QzEntryReturn **out_return,
                             GError **error)
{
  gpointer returned = NULL;

  g_return_val_if_fail (connection != NULL && entry != NULL && out_return != NULL, FALSE);

  if (!qz_rows_first (connection,
                      "SELECT entry, revision, reason, returned, returned_by FROM entry_return"
                      " WHERE entry = $1",
                      QZ_ARGUMENTS (entry), read_return, &returned, error))
    return FALSE;
  *out_return = returned;
  return TRUE;
}

static gpointer
read_answer (QzStatement *statement)
{
  QzEntryAnswer *answer = qz_entry_answer_new ();
  const char *verdict = qz_statement_get_text (statement, 2);

  qz_statement_read_text (statement, 0, &answer->entry);
  answer->revision = (guint) qz_statement_get_int (statement, 1);
  for (guint i = 0; i < QZ_N_VERDICTS; i++)
    if (strcmp (qz_verdict_ids[i], verdict) == 0)
      answer->verdict = (QzVerdict) i;
  qz_statement_read_text (statement, 3, &answer->state);
  qz_statement_read_text (statement, 4, &answer->number);
  qz_statement_read_text (statement, 5, &answer->reason);
  if (*qz_statement_get_text (statement, 6) != '\0')
    answer->missing = g_strsplit (qz_statement_get_text (statement, 6), " ", -1);
  qz_statement_read_text (statement, 7, &answer->organisation);
  qz_statement_read_text (statement, 8, &answer->name);
  answer->sequence = (guint) qz_statement_get_int (statement, 9);
  qz_statement_read_text (statement, 10, &answer->received);
  return answer;
}

/**
 * qz_travel_table_put_answer:
 * @connection: inside a writing transaction
 * @answer: the newest answer; takes the place of the one before
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_travel_table_put_answer (QzConnection *connection, const QzEntryAnswer *answer, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;
  g_autofree char *missing = NULL;

  g_return_val_if_fail (connection != NULL && answer != NULL, FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO entry_answer (entry, revision, verdict, state, number, reason, missing,"
      " organisation, name, sequence, received)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (entry) DO UPDATE"
      " SET revision = excluded.revision, verdict = excluded.verdict, state = excluded.state,"
      " number = excluded.number, reason = excluded.reason, missing = excluded.missing,"
      " organisation = excluded.organisation, name = excluded.name, sequence = excluded.sequence,"
      " received = excluded.received",
      error);
  if (statement == NULL)
    return FALSE;
  missing = answer->missing != NULL ? g_strjoinv (" ", answer->missing) : g_strdup ("");
  qz_statement_bind_text (statement, "$1", answer->entry);
  qz_statement_bind_int (statement, "$2", answer->revision);
  qz_statement_bind_text (statement, "$3", qz_verdict_get_id (answer->verdict));
  qz_statement_bind_text (statement, "$4", answer->state);
  qz_statement_bind_text (statement, "$5", answer->number);
  qz_statement_bind_text (statement, "$6", answer->reason);
  qz_statement_bind_text (statement, "$7", missing);
  qz_statement_bind_text (statement, "$8", answer->organisation);
  qz_statement_bind_text (statement, "$9", answer->name);
  qz_statement_bind_int (statement, "$10", answer->sequence);
  qz_statement_bind_text (statement, "$11", answer->received);
  qz_connection_touch (connection, QZ_TOPIC_EXCHANGE);
  return qz_statement_run (statement, error);
}

/**
 * qz_travel_table_find_answer:
 * @connection: inside a transaction
 * @entry: UUID of an entry
 * @out_answer: (out) (transfer full) (nullable): what its receiver answered last
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_travel_table_find_answer (QzConnection *connection,
                             const char *entry,
                             QzEntryAnswer **out_answer,
                             GError **error)
{
  gpointer answer = NULL;

  g_return_val_if_fail (connection != NULL && entry != NULL && out_answer != NULL, FALSE);

  if (!qz_rows_first (connection, SELECT_ANSWER "WHERE entry = $1", QZ_ARGUMENTS (entry),
                      read_answer, &answer, error))
    return FALSE;
  *out_answer = answer;
  return TRUE;
}

/**
 * qz_travel_table_list_answers:
 * @connection: inside a transaction
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzEntryAnswer): the newest of each entry
 */
GPtrArray *
qz_travel_table_list_answers (QzConnection *connection, GError **error)
{
  g_return_val_if_fail (connection != NULL, NULL);

  return qz_rows_list (connection, SELECT_ANSWER "ORDER BY received DESC, entry", NULL, read_answer,
                       (GDestroyNotify) qz_entry_answer_free, error);
}
