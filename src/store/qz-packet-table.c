/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Review packets, and the query that says what of a form goes into one. */

#include "config.h"

#include "store/qz-packet-table.h"
#include "store/qz-rows.h"

#define SELECT_PACKET "SELECT p.id, p.judge, p.version, p.digest, p.made, p.record FROM packet p "

static gpointer
read_note (QzStatement *statement)
{
  QzPacketNote *note = qz_packet_note_new ();

  qz_statement_read_text (statement, 0, &note->id);
  qz_statement_read_text (statement, 1, &note->judge);
  note->version = (guint) qz_statement_get_int (statement, 2);
  qz_statement_read_text (statement, 3, &note->digest);
  qz_statement_read_text (statement, 4, &note->made);
  note->record = qz_statement_dup_bytes (statement, 5);
  return note;
}

/**
 * qz_packet_table_add:
 * @connection: inside a writing transaction
 * @note: a packet with its record
 * @error: %QZ_ERROR_DUPLICATE when its judge has one of that version; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_packet_table_add (QzConnection *connection, const QzPacketNote *note, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && note != NULL, FALSE);
  g_return_val_if_fail (*note->id != '\0' && note->record != NULL, FALSE);

  statement = qz_connection_prepare (connection,
                                     "INSERT INTO packet (id, judge, version, digest, made, record)"
                                     " VALUES ($1, $2, $3, $4, $5, $6)",
                                     error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", note->id);
  qz_statement_bind_text (statement, "$2", note->judge);
  qz_statement_bind_int (statement, "$3", note->version);
  qz_statement_bind_text (statement, "$4", note->digest);
  qz_statement_bind_text (statement, "$5", note->made);
  qz_statement_bind_bytes (statement, "$6", note->record);
  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_statement_run (statement, error);
}

/**
 * qz_packet_table_find:
 * @connection: inside a transaction
 * @judge: UUID
 * @version: of the packet, 0 for the last
 * @out_note: (out) (transfer full) (nullable): the packet, %NULL when there is none
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_packet_table_find (QzConnection *connection,
                      const char *judge,
                      guint version,
                      QzPacketNote **out_note,
                      GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u", version);
  gpointer note = NULL;

  g_return_val_if_fail (connection != NULL && judge != NULL && out_note != NULL, FALSE);

  if (!qz_rows_first (connection,
                      version > 0 ? SELECT_PACKET
                          "WHERE p.judge = $1 AND p.version = CAST ($2 AS INTEGER)"
                                  : SELECT_PACKET "WHERE p.judge = $1 AND $2 = '0'"
                                                  " ORDER BY p.version DESC LIMIT 1",
                      QZ_ARGUMENTS (judge, number), read_note, &note, error))
    return FALSE;
  *out_note = note;
  return TRUE;
}

/**
 * qz_packet_table_list_last:
 * @connection: inside a transaction
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzPacketNote): the last packet of each judge
 */
GPtrArray *
qz_packet_table_list_last (QzConnection *connection, GError **error)
{
  g_return_val_if_fail (connection != NULL, NULL);

  return qz_rows_list (connection,
                       SELECT_PACKET "WHERE p.version = (SELECT max (o.version) FROM packet o"
                                     " WHERE o.judge = p.judge) ORDER BY p.judge",
                       NULL, read_note, (GDestroyNotify) qz_packet_note_free, error);
}

/* What a pattern would take for any character. */
static char *
escape (const char *text)
{
  GString *pattern = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("\\%_", *p) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  return g_string_free (pattern, FALSE);
}

/* The cells of one column, "members/%/name"; a path without a column is that of one field. */
static char *
make_pattern (const char *path)
{
  const char *slash = strchr (path, '/');
  g_autofree char *table = slash != NULL ? g_strndup (path, (gsize) (slash - path)) : NULL;
  g_autofree char *head = escape (table != NULL ? table : path);
  g_autofree char *column = slash != NULL ? escape (slash + 1) : NULL;

  return column != NULL ? g_strconcat (head, "/%/", column, NULL) : g_steal_pointer (&head);
}

static gboolean
read_values (QzConnection *connection,
             const char *entry,
             const char *pattern,
             QzFormBuilder *form,
             GError **error)
{
  g_autoptr (QzStatement) statement = qz_connection_prepare (
      connection,
      "SELECT v.path, v.value FROM entry_value v JOIN entry e ON e.seq = v.entry"
      " WHERE e.id = $1 AND v.path LIKE $2 ESCAPE '\\'",
      error);
  QzFetch fetch = QZ_FETCH_FAILED;

  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", entry);
  qz_statement_bind_text (statement, "$2", pattern);
  while ((fetch = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    qz_form_builder_set (form, qz_statement_get_text (statement, 0),
                         qz_statement_get_text (statement, 1));
  return fetch == QZ_FETCH_DONE;
}

/**
 * qz_packet_table_get_form:
 * @connection: inside a transaction
 * @entry: UUID
 * @paths: of the fields that are shown; "table/column" for a column of a table
 * @error: any code of the driver
 *
 * Reads these values and no others: what is not shown never leaves the database.
 *
 * Returns: (transfer full) (nullable): what is filled in there
 */
QzForm *
qz_packet_table_get_form (QzConnection *connection,
                          const char *entry,
                          const char *const *paths,
                          GError **error)
{
  g_autoptr (QzFormBuilder) form = NULL;

  g_return_val_if_fail (connection != NULL && entry != NULL && paths != NULL, NULL);

  form = qz_form_builder_new ();
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *pattern = make_pattern (paths[i]);

      if (!read_values (connection, entry, pattern, form, error))
        return NULL;
    }
  return qz_form_builder_end (g_steal_pointer (&form));
}
