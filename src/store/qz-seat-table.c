/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Helper seats 子席位, and what went from them to the office. */

#include "config.h"

#include "store/qz-rows.h"
#include "store/qz-seat-table.h"

#define SELECT_SEAT "SELECT s.id, s.name, s.version, s.digest, s.made, s.office FROM helper_seat s "

static gpointer
read_seat (QzStatement *statement)
{
  QzSeat *seat = qz_seat_new ();

  qz_statement_read_text (statement, 0, &seat->id);
  qz_statement_read_text (statement, 1, &seat->name);
  seat->version = (guint) qz_statement_get_int (statement, 2);
  qz_statement_read_text (statement, 3, &seat->digest);
  qz_statement_read_text (statement, 4, &seat->made);
  qz_statement_read_text (statement, 5, &seat->office);
  return seat;
}

/**
 * qz_seat_table_put:
 * @connection: inside a writing transaction
 * @seat: takes the place of the one with its id
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_seat_table_put (QzConnection *connection, const QzSeat *seat, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && seat != NULL && *seat->id != '\0', FALSE);

  statement =
      qz_connection_prepare (connection,
                             "INSERT INTO helper_seat (id, name, version, digest, made, office)"
                             " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET"
                             " name = excluded.name, version = excluded.version,"
                             " digest = excluded.digest, made = excluded.made,"
                             " office = excluded.office",
                             error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", seat->id);
  qz_statement_bind_text (statement, "$2", seat->name);
  qz_statement_bind_int (statement, "$3", seat->version);
  qz_statement_bind_text (statement, "$4", seat->digest);
  qz_statement_bind_text (statement, "$5", seat->made);
  qz_statement_bind_text (statement, "$6", seat->office);
  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_statement_run (statement, error);
}

static gboolean
find (QzConnection *connection,
      const char *sql,
      const char *const *arguments,
      QzSeat **out_seat,
      GError **error)
{
  gpointer seat = NULL;

  if (!qz_rows_first (connection, sql, arguments, read_seat, &seat, error))
    return FALSE;
  *out_seat = seat;
  return TRUE;
}

/**
 * qz_seat_table_find:
 * @connection: inside a transaction
 * @wanted: UUID or name
 * @out_seat: (out) (transfer full) (nullable): the seat that was made here, %NULL when there is
 * none
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_seat_table_find (QzConnection *connection, const char *wanted, QzSeat **out_seat, GError **error)
{
  g_return_val_if_fail (connection != NULL && wanted != NULL && out_seat != NULL, FALSE);

  return find (connection, SELECT_SEAT "WHERE s.office = '' AND (s.id = $1 OR s.name = $1)",
               QZ_ARGUMENTS (wanted), out_seat, error);
}

/**
 * qz_seat_table_find_own:
 * @connection: inside a transaction
 * @out_seat: (out) (transfer full) (nullable): which seat this workspace is, %NULL when it is none
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_seat_table_find_own (QzConnection *connection, QzSeat **out_seat, GError **error)
{
  g_return_val_if_fail (connection != NULL && out_seat != NULL, FALSE);

  return find (connection, SELECT_SEAT "WHERE s.office <> ''", NULL, out_seat, error);
}

/**
 * qz_seat_table_list:
 * @connection: inside a transaction
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzSeat): those that were made here, by name
 */
GPtrArray *
qz_seat_table_list (QzConnection *connection, GError **error)
{
  g_return_val_if_fail (connection != NULL, NULL);

  return qz_rows_list (connection, SELECT_SEAT "WHERE s.office = '' ORDER BY s.name, s.id", NULL,
                       read_seat, (GDestroyNotify) qz_seat_free, error);
}

/* --- in the seat --- */

/* A revision with the digest of what was sent. */
typedef struct
{
  guint revision;
  char *digest;
} Sent;

static gpointer
read_sent (QzStatement *statement)
{
  Sent *sent = g_new0 (Sent, 1);

  sent->revision = (guint) qz_statement_get_int (statement, 0);
  qz_statement_read_text (statement, 1, &sent->digest);
  return sent;
}

/**
 * qz_seat_table_get_sent:
 * @connection: inside a transaction
 * @sheet: UUID of a score sheet
 * @out_revision: (out): its revision, 0 when nothing of it was sent
 * @out_digest: (out) (transfer full) (nullable): what it was
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_seat_table_get_sent (QzConnection *connection,
                        const char *sheet,
                        guint *out_revision,
                        char **out_digest,
                        GError **error)
{
  gpointer row = NULL;
  g_autofree Sent *sent = NULL;

  g_return_val_if_fail (connection != NULL && sheet != NULL, FALSE);
  g_return_val_if_fail (out_revision != NULL && out_digest != NULL, FALSE);

  if (!qz_rows_first (connection, "SELECT revision, digest FROM helper_seat_sent WHERE sheet = $1",
                      QZ_ARGUMENTS (sheet), read_sent, &row, error))
    return FALSE;
  sent = row;
  *out_revision = sent != NULL ? sent->revision : 0;
  *out_digest = sent != NULL ? sent->digest : NULL;
  return TRUE;
}

/**
 * qz_seat_table_put_sent:
 * @connection: inside a writing transaction
 * @sheet: UUID of a score sheet
 * @revision: under which it was sent
 * @digest: what it was
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_seat_table_put_sent (
    QzConnection *connection, const char *sheet, guint revision, const char *digest, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u", revision);

  g_return_val_if_fail (connection != NULL && sheet != NULL && digest != NULL, FALSE);

  return qz_rows_run (connection,
                      "INSERT INTO helper_seat_sent (sheet, revision, digest)"
                      " VALUES ($1, CAST ($2 AS INTEGER), $3) ON CONFLICT (sheet) DO UPDATE SET"
                      " revision = excluded.revision, digest = excluded.digest",
                      QZ_ARGUMENTS (sheet, number, digest), error);
}

/* --- at the office --- */

/**
 * qz_seat_table_get_taken:
 * @connection: inside a transaction
 * @seat: UUID
 * @record: UUID of a typed sheet of the seat
 * @out_revision: (out): of it that came last, 0 when none has
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_seat_table_get_taken (QzConnection *connection,
                         const char *seat,
                         const char *record,
                         guint *out_revision,
                         GError **error)
{
  gint64 revision = 0;

  g_return_val_if_fail (connection != NULL && seat != NULL && record != NULL, FALSE);
  g_return_val_if_fail (out_revision != NULL, FALSE);

  if (!qz_rows_number (connection,
                       "SELECT coalesce (max (revision), 0) FROM helper_seat_taken WHERE seat = $1 "
                       "AND record = $2",
                       QZ_ARGUMENTS (seat, record), &revision, error))
    return FALSE;
  *out_revision = (guint) revision;
  return TRUE;
}

/**
 * qz_seat_table_put_taken:
 * @connection: inside a writing transaction
 * @seat: UUID of a seat that was made here
 * @record: UUID of a typed sheet of the seat
 * @revision: that came
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_seat_table_put_taken (
    QzConnection *connection, const char *seat, const char *record, guint revision, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u", revision);

  g_return_val_if_fail (connection != NULL && seat != NULL && record != NULL, FALSE);

  return qz_rows_run (connection,
                      "INSERT INTO helper_seat_taken (seat, record, revision)"
                      " VALUES ($1, $2, CAST ($3 AS INTEGER)) ON CONFLICT (seat, record)"
                      " DO UPDATE SET revision = excluded.revision",
                      QZ_ARGUMENTS (seat, record, number), error);
}
