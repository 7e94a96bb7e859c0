/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-text.h"
#include "store/qz-meeting-table.h"
#include "store/qz-rows.h"

static gpointer
read_meeting (QzStatement *statement)
{
  QzMeeting *meeting = qz_meeting_new ();

  qz_statement_read_text (statement, 0, &meeting->day);
  qz_statement_read_text (statement, 1, &meeting->place);
  qz_statement_read_text (statement, 2, &meeting->chair);
  qz_statement_read_text (statement, 3, &meeting->present);
  qz_statement_read_text (statement, 4, &meeting->recorder);
  qz_statement_read_text (statement, 5, &meeting->recorded);
  return meeting;
}

static gpointer
read_matter (QzStatement *statement)
{
  QzMatter *matter = qz_matter_new ();
  g_autofree char *kind = g_strdup ("");

  qz_statement_read_text (statement, 0, &matter->id);
  qz_statement_read_text (statement, 1, &kind);
  qz_statement_read_text (statement, 2, &matter->words);
  qz_statement_read_text (statement, 3, &matter->decision);
  qz_statement_read_text (statement, 4, &matter->names);
  qz_statement_read_text (statement, 5, &matter->reason);
  qz_statement_read_text (statement, 6, &matter->decided);
  if (!qz_matter_kind_from_id (kind, &matter->kind))
    matter->kind = QZ_MATTER_OTHER;
  return matter;
}

/**
 * qz_meeting_table_get:
 * @connection: inside a transaction
 * @activity: id of an activity
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable): the deliberation of its heads with the matters that were
 *   decided, in the order of the decisions; an empty one before anything was recorded
 */
QzMeeting *
qz_meeting_table_get (QzConnection *connection, const char *activity, GError **error)
{
  g_autoptr (QzMeeting) meeting = NULL;
  GPtrArray *matters;
  gpointer row = NULL;

  g_return_val_if_fail (connection != NULL && activity != NULL, NULL);

  if (!qz_rows_first (connection,
                      "SELECT day, place, chair, present, recorder, recorded FROM meeting"
                      " WHERE activity = $1",
                      QZ_ARGUMENTS (activity), read_meeting, &row, error))
    return NULL;
  meeting = row != NULL ? row : qz_meeting_new ();
  qz_text_set (&meeting->activity, activity);
  matters =
      qz_rows_list (connection,
                    "SELECT matter, kind, words, decision, names, reason, decided"
                    " FROM meeting_decision WHERE activity = $1 ORDER BY decided, matter",
                    QZ_ARGUMENTS (activity), read_matter, (GDestroyNotify) qz_matter_free, error);
  if (matters == NULL)
    return NULL;
  g_ptr_array_unref (meeting->matters);
  meeting->matters = matters;
  return g_steal_pointer (&meeting);
}

/**
 * qz_meeting_table_put:
 * @connection: inside a writing transaction
 * @meeting: takes the place of the one of its activity; its matters stay
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_meeting_table_put (QzConnection *connection, const QzMeeting *meeting, GError **error)
{
  g_return_val_if_fail (connection != NULL && meeting != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_rows_run (
      connection,
      "INSERT INTO meeting (activity, day, place, chair, present, recorder, recorded)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (activity) DO UPDATE SET"
      " day = excluded.day, place = excluded.place, chair = excluded.chair,"
      " present = excluded.present, recorder = excluded.recorder, recorded = excluded.recorded",
      QZ_ARGUMENTS (meeting->activity, meeting->day, meeting->place, meeting->chair,
                    meeting->present, meeting->recorder, meeting->recorded),
      error);
}

/**
 * qz_meeting_table_put_decision:
 * @connection: inside a writing transaction
 * @activity: id of an activity
 * @matter: with what was decided; takes the place of an earlier decision on it
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_meeting_table_put_decision (QzConnection *connection,
                               const char *activity,
                               const QzMatter *matter,
                               GError **error)
{
  g_return_val_if_fail (connection != NULL && activity != NULL && matter != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_rows_run (
      connection,
      "INSERT INTO meeting_decision (activity, matter, kind, words, decision, names, reason,"
      " decided) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (activity, matter) DO UPDATE"
      " SET kind = excluded.kind, words = excluded.words, decision = excluded.decision,"
      " names = excluded.names, reason = excluded.reason, decided = excluded.decided",
      QZ_ARGUMENTS (activity, matter->id, qz_matter_kind_get_id (matter->kind), matter->words,
                    matter->decision, matter->names, matter->reason, matter->decided),
      error);
}
