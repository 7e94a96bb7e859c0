/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit trail: each event is chained to the one before by its hash. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "store/qz-audit-table.h"

#define HASH_BYTES 32
#define COLUMNS "seq, instant, actor, verb, subject, summary, detail, hash"

static const char no_hash[] = "0000000000000000000000000000000000000000000000000000000000000000";

static gboolean
parse_hash (const char *hex, guint8 *bytes)
{
  if (strlen (hex) != HASH_BYTES * 2)
    return FALSE;
  for (guint i = 0; i < HASH_BYTES; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]);
      int low = g_ascii_xdigit_value (hex[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      bytes[i] = (guint8) (high << 4 | low);
    }
  return TRUE;
}

static void
add_field (GChecksum *checksum, const char *text)
{
  /* The end of the string goes in too: no two events share one canonical form. */
  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
}

/* SHA-256 over 00, the previous hash and the event; NULL when @previous is no hash. */
static char *
hash_event (const QzEvent *event, const char *previous)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, event->seq);
  guint8 start[1 + HASH_BYTES] = { 0 };

  if (!parse_hash (previous, start + 1))
    return NULL;
  g_checksum_update (checksum, start, sizeof start);
  add_field (checksum, seq);
  add_field (checksum, event->instant);
  add_field (checksum, event->actor);
  add_field (checksum, event->verb);
  add_field (checksum, event->subject);
  add_field (checksum, event->summary);
  add_field (checksum, event->detail);
  return g_strdup (g_checksum_get_string (checksum));
}

static gboolean
read_head (QzConnection *connection, gint64 *out_seq, char **out_hash, GError **error)
{
  g_autoptr (QzStatement) statement =
      qz_connection_prepare (connection, "SELECT seq, hash FROM audit_head", error);
  QzFetch step;

  if (statement == NULL)
    return FALSE;
  step = qz_statement_step (statement, error);
  if (step == QZ_FETCH_ROW)
    {
      *out_seq = qz_statement_get_int (statement, 0);
      *out_hash = qz_statement_dup_text (statement, 1);
    }
  else
    {
      *out_seq = 0;
      *out_hash = g_strdup (no_hash);
    }
  return step != QZ_FETCH_FAILED;
}

static gboolean
write_head (QzConnection *connection, const QzEvent *event, GError **error)
{
  g_autoptr (QzStatement) statement = qz_connection_prepare (
      connection,
      "INSERT INTO audit_head (one, seq, hash) VALUES (1, $1, $2)"
      " ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
      error);

  if (statement == NULL)
    return FALSE;
  qz_statement_bind_int (statement, "$1", event->seq);
  qz_statement_bind_text (statement, "$2", event->hash);
  return qz_statement_run (statement, error);
}

static gboolean
insert_event (QzConnection *connection, const QzEvent *event, GError **error)
{
  g_autoptr (QzStatement) statement = qz_connection_prepare (
      connection, "INSERT INTO audit (" COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", error);

  if (statement == NULL)
    return FALSE;
  qz_statement_bind_int (statement, "$1", event->seq);
  qz_statement_bind_text (statement, "$2", event->instant);
  qz_statement_bind_text (statement, "$3", event->actor);
  qz_statement_bind_text (statement, "$4", event->verb);
  qz_statement_bind_text (statement, "$5", event->subject);
  qz_statement_bind_text (statement, "$6", event->summary);
  qz_statement_bind_text (statement, "$7", event->detail);
  qz_statement_bind_text (statement, "$8", event->hash);
  return qz_statement_run (statement, error);
}

/**
 * qz_audit_table_append:
 * @connection: inside a writing transaction
 * @event: an event; its @seq and @hash are set
 * @error: any code of the driver; %QZ_ERROR_CORRUPT when the head of the trail is damaged
 *
 * Returns: %TRUE when it was added
 */
gboolean
qz_audit_table_append (QzConnection *connection, QzEvent *event, GError **error)
{
  g_autofree char *previous = NULL;
  gint64 seq = 0;

  g_return_val_if_fail (connection != NULL && event != NULL, FALSE);

  if (!read_head (connection, &seq, &previous, error))
    return FALSE;
  event->seq = seq + 1;
  g_free (event->hash);
  event->hash = hash_event (event, previous);
  if (event->hash == NULL)
    {
      event->hash = g_strdup ("");
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_CORRUPT,
                           _ ("The audit trail is damaged, so nothing more is written. Restore the "
                              "newest snapshot from the folder “backup”."));
      return FALSE;
    }
  return insert_event (connection, event, error) && write_head (connection, event, error);
}

static QzEvent *
read_event (QzStatement *statement)
{
  QzEvent *event = qz_event_new ();

  event->seq = qz_statement_get_int (statement, 0);
  qz_statement_read_text (statement, 1, &event->instant);
  qz_statement_read_text (statement, 2, &event->actor);
  qz_statement_read_text (statement, 3, &event->verb);
  qz_statement_read_text (statement, 4, &event->subject);
  qz_statement_read_text (statement, 5, &event->summary);
  qz_statement_read_text (statement, 6, &event->detail);
  qz_statement_read_text (statement, 7, &event->hash);
  return event;
}

/**
 * qz_audit_table_list:
 * @connection: inside a transaction
 * @subject: (nullable): UUID of what the events are about; %NULL for all
 * @before: only events with a smaller seq; 0 for the newest
 * @limit: how many at most
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzEvent): the events, newest first
 */
GPtrArray *
qz_audit_table_list (
    QzConnection *connection, const char *subject, gint64 before, guint limit, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_event_free);
  g_autoptr (QzStatement) statement = NULL;
  QzFetch step;

  g_return_val_if_fail (connection != NULL, NULL);

  statement = qz_connection_prepare (
      connection,
      subject != NULL ? "SELECT " COLUMNS
                        " FROM audit WHERE subject = $3 AND seq < $1 ORDER BY seq DESC LIMIT $2"
                      : "SELECT " COLUMNS " FROM audit WHERE seq < $1 ORDER BY seq DESC LIMIT $2",
      error);
  if (statement == NULL)
    return NULL;
  qz_statement_bind_int (statement, "$1", before > 0 ? before : G_MAXINT64);
  qz_statement_bind_int (statement, "$2", limit);
  if (subject != NULL)
    qz_statement_bind_text (statement, "$3", subject);
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    g_ptr_array_add (events, read_event (statement));
  return step == QZ_FETCH_DONE ? g_steal_pointer (&events) : NULL;
}

/**
 * qz_audit_table_has:
 * @connection: a connection
 * @seq: of an event
 * @hash: its hash
 * @out_found: (out): whether it is in the trail
 * @error: any code of the driver
 *
 * Returns: %TRUE when the trail could be read
 */
gboolean
qz_audit_table_has (
    QzConnection *connection, gint64 seq, const char *hash, gboolean *out_found, GError **error)
{
  g_autoptr (QzStatement) statement =
      qz_connection_prepare (connection, "SELECT 1 FROM audit WHERE seq = $1 AND hash = $2", error);
  QzFetch step;

  if (statement == NULL)
    return FALSE;
  qz_statement_bind_int (statement, "$1", seq);
  qz_statement_bind_text (statement, "$2", hash);
  step = qz_statement_step (statement, error);
  *out_found = step == QZ_FETCH_ROW;
  return step != QZ_FETCH_FAILED;
}

static gboolean
is_broken (const QzEvent *event, gint64 expected, const char *previous)
{
  g_autofree char *hash = hash_event (event, previous);

  return event->seq != expected || g_strcmp0 (hash, event->hash) != 0;
}

static gboolean
refuse (gint64 seq, gint64 *out_bad, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, seq);

  if (out_bad != NULL)
    *out_bad = seq;
  g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
               _ ("The audit trail was changed at event %s. Compare it with the newest snapshot in "
                  "the folder “backup”."),
               number);
  return FALSE;
}

/**
 * qz_audit_table_verify:
 * @connection: inside a transaction
 * @out_checked: (out) (optional): how many events hold
 * @out_bad: (out) (optional): the first event that was changed, removed or put in; 0 when none
 * @error: %QZ_ERROR_CORRUPT when there is one; any code of the driver
 *
 * Recomputes the chain from its beginning and compares its end with the head.
 *
 * Returns: %TRUE when the trail is whole
 */
gboolean
qz_audit_table_verify (QzConnection *connection,
                       gint64 *out_checked,
                       gint64 *out_bad,
                       GError **error)
{
  g_autoptr (QzStatement) statement = NULL;
  g_autofree char *previous = g_strdup (no_hash);
  g_autofree char *head = NULL;
  gint64 head_seq = 0;
  gint64 seq = 0;
  QzFetch step;

  g_return_val_if_fail (connection != NULL, FALSE);

  if (out_bad != NULL)
    *out_bad = 0;
  statement =
      qz_connection_prepare (connection, "SELECT " COLUMNS " FROM audit ORDER BY seq", error);
  if (statement == NULL || !read_head (connection, &head_seq, &head, error))
    return FALSE;
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    {
      g_autoptr (QzEvent) event = read_event (statement);

      if (is_broken (event, seq + 1, previous))
        return refuse (seq + 1, out_bad, error);
      seq++;
      g_free (previous);
      previous = g_steal_pointer (&event->hash);
    }
  if (step == QZ_FETCH_FAILED)
    return FALSE;
  if (out_checked != NULL)
    *out_checked = seq;
  if (seq != head_seq || strcmp (previous, head) != 0)
    return refuse (MIN (seq, head_seq) + 1, out_bad, error);
  return TRUE;
}
