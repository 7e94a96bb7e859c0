/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bundles that went out and came in, with a line for each record. */

#include "config.h"

#include "store/qz-bundle-table.h"
#include "store/qz-rows.h"

#define COLUMNS                                                                                    \
  "id, direction, kind, state, organisation, name, key, sequence, edition, edition_version,"       \
  " sha256, created, handled, file, object"
#define SELECT_BUNDLE "SELECT seq, " COLUMNS " FROM bundle "

#define IN "in"
#define OUT "out"
#define DONE "done"
#define WAITING "waiting"

static gpointer
read_note (QzStatement *statement)
{
  QzBundleNote *note = qz_bundle_note_new ();

  note->seq = qz_statement_get_int (statement, 0);
  qz_statement_read_text (statement, 1, &note->id);
  note->incoming = strcmp (qz_statement_get_text (statement, 2), IN) == 0;
  qz_statement_read_text (statement, 3, &note->kind);
  note->waiting = strcmp (qz_statement_get_text (statement, 4), WAITING) == 0;
  qz_statement_read_text (statement, 5, &note->organisation);
  qz_statement_read_text (statement, 6, &note->name);
  qz_statement_read_text (statement, 7, &note->key);
  note->sequence = (guint) qz_statement_get_int (statement, 8);
  qz_statement_read_text (statement, 9, &note->edition);
  qz_statement_read_text (statement, 10, &note->edition_version);
  qz_statement_read_text (statement, 11, &note->sha256);
  qz_statement_read_text (statement, 12, &note->created);
  qz_statement_read_text (statement, 13, &note->handled);
  qz_statement_read_text (statement, 14, &note->file);
  qz_statement_read_text (statement, 15, &note->object);
  return note;
}

static void
bind_note (QzStatement *statement, const QzBundleNote *note)
{
  qz_statement_bind_text (statement, "$1", note->id);
  qz_statement_bind_text (statement, "$2", note->incoming ? IN : OUT);
  qz_statement_bind_text (statement, "$3", note->kind);
  qz_statement_bind_text (statement, "$4", note->waiting ? WAITING : DONE);
  qz_statement_bind_text (statement, "$5", note->organisation);
  qz_statement_bind_text (statement, "$6", note->name);
  qz_statement_bind_text (statement, "$7", note->key);
  qz_statement_bind_int (statement, "$8", note->sequence);
  qz_statement_bind_text (statement, "$9", note->edition);
  qz_statement_bind_text (statement, "$10", note->edition_version);
  qz_statement_bind_text (statement, "$11", note->sha256);
  qz_statement_bind_text (statement, "$12", note->created);
  qz_statement_bind_text (statement, "$13", note->handled);
  qz_statement_bind_text (statement, "$14", note->file);
  qz_statement_bind_text (statement, "$15", note->object);
}

/**
 * qz_bundle_table_insert:
 * @connection: inside a writing transaction
 * @note: a new one; its @seq is set here
 * @error: %QZ_ERROR_DUPLICATE when it is there already; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_bundle_table_insert (QzConnection *connection, QzBundleNote *note, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && note != NULL, FALSE);
  g_return_val_if_fail (*note->id != '\0', FALSE);

  statement = qz_connection_prepare (connection,
                                     "INSERT INTO bundle (" COLUMNS
                                     ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,"
                                     " $13, $14, $15) RETURNING seq",
                                     error);
  if (statement == NULL)
    return FALSE;
  bind_note (statement, note);
  qz_connection_touch (connection, QZ_TOPIC_EXCHANGE);
  if (qz_statement_step (statement, error) != QZ_FETCH_ROW)
    return FALSE;
  note->seq = qz_statement_get_int (statement, 0);
  return qz_statement_run (statement, error);
}

/**
 * qz_bundle_table_update:
 * @connection: inside a writing transaction
 * @note: one that is stored
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_bundle_table_update (QzConnection *connection, const QzBundleNote *note, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && note != NULL && note->seq > 0, FALSE);

  statement = qz_connection_prepare (
      connection,
      "UPDATE bundle SET kind = $3, state = $4, organisation = $5, name = $6, key = $7,"
      " sequence = $8, edition = $9, edition_version = $10, sha256 = $11, created = $12,"
      " handled = $13, file = $14, object = $15 WHERE id = $1 AND direction = $2",
      error);
  if (statement == NULL)
    return FALSE;
  bind_note (statement, note);
  qz_connection_touch (connection, QZ_TOPIC_EXCHANGE);
  return qz_statement_run (statement, error);
}

/**
 * qz_bundle_table_delete:
 * @connection: inside a writing transaction
 * @note: one that is stored
 * @error: any code of the driver
 *
 * Returns: %TRUE when it is gone, and its lines with it
 */
gboolean
qz_bundle_table_delete (QzConnection *connection, const QzBundleNote *note, GError **error)
{
  g_return_val_if_fail (connection != NULL && note != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_EXCHANGE);
  return qz_rows_run (connection, "DELETE FROM bundle WHERE id = $1 AND direction = $2",
                      QZ_ARGUMENTS (note->id, note->incoming ? IN : OUT), error);
}

/**
 * qz_bundle_table_find:
 * @connection: inside a transaction
 * @incoming: whether it came in
 * @id: UUID of a bundle
 * @out_note: (out) (transfer full) (nullable): what is remembered, %NULL when nothing
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_bundle_table_find (QzConnection *connection,
                      gboolean incoming,
                      const char *id,
                      QzBundleNote **out_note,
                      GError **error)
{
  gpointer note = NULL;

  g_return_val_if_fail (connection != NULL && id != NULL && out_note != NULL, FALSE);

  if (!qz_rows_first (connection, SELECT_BUNDLE "WHERE id = $1 AND direction = $2",
                      QZ_ARGUMENTS (id, incoming ? IN : OUT), read_note, &note, error))
    return FALSE;
  *out_note = note;
  return TRUE;
}

/**
 * qz_bundle_table_list:
 * @connection: inside a transaction
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzBundleNote): all of them, the newest first
 */
GPtrArray *
qz_bundle_table_list (QzConnection *connection, GError **error)
{
  g_return_val_if_fail (connection != NULL, NULL);

  return qz_rows_list (connection, SELECT_BUNDLE "ORDER BY seq DESC", NULL, read_note,
                       (GDestroyNotify) qz_bundle_note_free, error);
}

/**
 * qz_bundle_table_list_waiting:
 * @connection: inside a transaction
 * @key: a public key in one line
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzBundleNote): those kept aside until @key is
 *   confirmed, in the order in which they came
 */
GPtrArray *
qz_bundle_table_list_waiting (QzConnection *connection, const char *key, GError **error)
{
  g_return_val_if_fail (connection != NULL && key != NULL, NULL);

  return qz_rows_list (connection,
                       SELECT_BUNDLE "WHERE state = '" WAITING "' AND key = $1"
                                     " ORDER BY seq",
                       QZ_ARGUMENTS (key), read_note, (GDestroyNotify) qz_bundle_note_free, error);
}

/**
 * qz_bundle_table_put_line:
 * @connection: inside a writing transaction
 * @bundle: its seq
 * @line: what became of a record; takes the place of what was said of it before
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_bundle_table_put_line (QzConnection *connection,
                          gint64 bundle,
                          const QzBundleLine *line,
                          GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && line != NULL && bundle > 0, FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO bundle_line (bundle, place, kind, record, revision, verdict, title, reason)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (bundle, place) DO UPDATE"
      " SET kind = excluded.kind, record = excluded.record, revision = excluded.revision,"
      " verdict = excluded.verdict, title = excluded.title, reason = excluded.reason",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_int (statement, "$1", bundle);
  qz_statement_bind_int (statement, "$2", line->place);
  qz_statement_bind_text (statement, "$3", line->kind);
  qz_statement_bind_text (statement, "$4", line->record);
  qz_statement_bind_int (statement, "$5", line->revision);
  qz_statement_bind_text (statement, "$6", qz_verdict_get_id (line->verdict));
  qz_statement_bind_text (statement, "$7", line->title);
  qz_statement_bind_text (statement, "$8", line->reason);
  qz_connection_touch (connection, QZ_TOPIC_EXCHANGE);
  return qz_statement_run (statement, error);
}

static gpointer
read_line (QzStatement *statement)
{
  QzBundleLine *line = qz_bundle_line_new ();
  const char *verdict = qz_statement_get_text (statement, 4);

  line->place = (guint) qz_statement_get_int (statement, 0);
  qz_statement_read_text (statement, 1, &line->kind);
  qz_statement_read_text (statement, 2, &line->record);
  line->revision = (guint) qz_statement_get_int (statement, 3);
  for (guint i = 0; i < QZ_N_VERDICTS; i++)
    if (strcmp (qz_verdict_ids[i], verdict) == 0)
      line->verdict = (QzVerdict) i;
  qz_statement_read_text (statement, 5, &line->title);
  qz_statement_read_text (statement, 6, &line->reason);
  return line;
}

/**
 * qz_bundle_table_list_lines:
 * @connection: inside a transaction
 * @bundle: its seq
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzBundleLine): what became of its records
 */
GPtrArray *
qz_bundle_table_list_lines (QzConnection *connection, gint64 bundle, GError **error)
{
  g_autofree char *seq = NULL;

  g_return_val_if_fail (connection != NULL, NULL);

  seq = g_strdup_printf ("%" G_GINT64_FORMAT, bundle);
  return qz_rows_list (connection,
                       "SELECT place, kind, record, revision, verdict, title, reason"
                       " FROM bundle_line WHERE bundle = CAST ($1 AS INTEGER) ORDER BY place",
                       QZ_ARGUMENTS (seq), read_line, (GDestroyNotify) qz_bundle_line_free, error);
}

typedef struct
{
  guint sequence;
  char *sha256;
} Last;

static gpointer
read_last (QzStatement *statement)
{
  Last *last = g_new0 (Last, 1);

  last->sequence = (guint) qz_statement_get_int (statement, 0);
  last->sha256 = qz_statement_dup_text (statement, 1);
  return last;
}

/**
 * qz_bundle_table_get_last:
 * @connection: inside a transaction
 * @incoming: whether of those that came in
 * @organisation: UUID of the other side, "" when it is not known
 * @edition: id
 * @out_sequence: (out): the highest number of a bundle from or to it, 0 when there is none
 * @out_sha256: (out) (optional) (transfer full): of its manifest, "" when there is none
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_bundle_table_get_last (QzConnection *connection,
                          gboolean incoming,
                          const char *organisation,
                          const char *edition,
                          guint *out_sequence,
                          char **out_sha256,
                          GError **error)
{
  gpointer row = NULL;
  Last *last;

  g_return_val_if_fail (connection != NULL && organisation != NULL, FALSE);
  g_return_val_if_fail (edition != NULL && out_sequence != NULL, FALSE);

  if (!qz_rows_first (connection,
                      "SELECT sequence, sha256 FROM bundle WHERE organisation = $1 AND"
                      " direction = $2 AND edition = $3 ORDER BY sequence DESC LIMIT 1",
                      QZ_ARGUMENTS (organisation, incoming ? IN : OUT, edition), read_last, &row,
                      error))
    return FALSE;
  last = row;
  *out_sequence = last != NULL ? last->sequence : 0;
  if (out_sha256 != NULL)
    *out_sha256 = last != NULL ? g_steal_pointer (&last->sha256) : g_strdup ("");
  if (last != NULL)
    g_free (last->sha256);
  g_free (last);
  return TRUE;
}

/**
 * qz_bundle_table_get_sent:
 * @connection: inside a transaction
 * @entry: UUID of an entry
 * @out_revision: (out): the newest that went out, 0 when none did
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_bundle_table_get_sent (QzConnection *connection,
                          const char *entry,
                          guint *out_revision,
                          GError **error)
{
  gint64 revision = 0;

  g_return_val_if_fail (connection != NULL && entry != NULL && out_revision != NULL, FALSE);

  if (!qz_rows_number (connection,
                       "SELECT coalesce (max (l.revision), 0) FROM bundle_line l JOIN bundle b"
                       " ON b.seq = l.bundle WHERE l.record = $1 AND l.kind = 'entry' AND"
                       " b.direction = '" OUT "'",
                       QZ_ARGUMENTS (entry), &revision, error))
    return FALSE;
  *out_revision = (guint) revision;
  return TRUE;
}

/**
 * qz_bundle_table_uses_object:
 * @connection: inside a transaction
 * @sha256: name of an object
 * @out_uses: (out): whether any row of the workspace names it
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_bundle_table_uses_object (QzConnection *connection,
                             const char *sha256,
                             gboolean *out_uses,
                             GError **error)
{
  gint64 n = 0;

  g_return_val_if_fail (connection != NULL && sha256 != NULL && out_uses != NULL, FALSE);

  if (!qz_rows_number (connection,
                       "SELECT EXISTS (SELECT 1 FROM material WHERE sha256 = $1)"
                       " OR EXISTS (SELECT 1 FROM bundle WHERE object <> '' AND object = $1)"
                       " OR EXISTS (SELECT 1 FROM review_file WHERE sha256 = $1)"
                       " OR EXISTS (SELECT 1 FROM certificate WHERE sha256 = $1)",
                       QZ_ARGUMENTS (sha256), &n, error))
    return FALSE;
  *out_uses = n != 0;
  return TRUE;
}
