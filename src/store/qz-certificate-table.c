/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of certificates 证书台账. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "store/qz-certificate-table.h"
#include "store/qz-rows.h"

#define SELECT_CERTIFICATE                                                                         \
  "SELECT c.id, c.number, coalesce (c.entry, ''), c.activity, c.award, c.state, c.title, "         \
  "c.recipient, c.body,"                                                                           \
  " c.issuers, c.date, c.issued, c.reason, c.sha256, c.page,"                                      \
  " CASE WHEN c.prize = '' THEN e.unit_name ELSE c.unit END, c.prize"                              \
  " FROM certificate c LEFT JOIN entry e ON e.id = c.entry "

static const char *const state_ids[] = {
  [QZ_CERTIFICATE_ISSUED] = "issued",
  [QZ_CERTIFICATE_VOID] = "void",
};

static gpointer
read_certificate (QzStatement *statement)
{
  QzCertificate *certificate = qz_certificate_new ();

  qz_statement_read_text (statement, 0, &certificate->id);
  qz_statement_read_text (statement, 1, &certificate->number);
  qz_statement_read_text (statement, 2, &certificate->entry);
  qz_statement_read_text (statement, 3, &certificate->activity);
  qz_statement_read_text (statement, 4, &certificate->award);
  if (strcmp (qz_statement_get_text (statement, 5), state_ids[QZ_CERTIFICATE_ISSUED]) != 0)
    certificate->state = QZ_CERTIFICATE_VOID;
  qz_statement_read_text (statement, 6, &certificate->title);
  qz_statement_read_text (statement, 7, &certificate->recipient);
  qz_statement_read_text (statement, 8, &certificate->body);
  qz_statement_read_text (statement, 9, &certificate->issuers);
  qz_statement_read_text (statement, 10, &certificate->date);
  qz_statement_read_text (statement, 11, &certificate->issued);
  qz_statement_read_text (statement, 12, &certificate->reason);
  qz_statement_read_text (statement, 13, &certificate->sha256);
  certificate->page = (guint) qz_statement_get_int (statement, 14);
  qz_statement_read_text (statement, 15, &certificate->unit);
  qz_statement_read_text (statement, 16, &certificate->prize);
  return certificate;
}

/**
 * qz_certificate_table_insert:
 * @connection: inside a writing transaction
 * @certificate: a new certificate
 * @error: %QZ_ERROR_DUPLICATE when its number was given before, %QZ_ERROR_INVALID when the entry is
 *   not known; any code of the driver
 *
 * Returns: %TRUE when it is in the register
 */
gboolean
qz_certificate_table_insert (QzConnection *connection,
                             const QzCertificate *certificate,
                             GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && certificate != NULL, FALSE);
  g_return_val_if_fail (*certificate->id != '\0' && *certificate->number != '\0', FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO certificate (id, number, entry, activity, award, state, title, recipient,"
      " body, issuers, date, issued, reason, sha256, page, prize, unit)"
      " VALUES ($1, $2, nullif ($3, ''), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,"
      " $16, CASE WHEN $16 = '' THEN '' ELSE $17 END)",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", certificate->id);
  qz_statement_bind_text (statement, "$2", certificate->number);
  qz_statement_bind_text (statement, "$3", certificate->entry);
  qz_statement_bind_text (statement, "$4", certificate->activity);
  qz_statement_bind_text (statement, "$5", certificate->award);
  qz_statement_bind_text (statement, "$6", state_ids[certificate->state]);
  qz_statement_bind_text (statement, "$7", certificate->title);
  qz_statement_bind_text (statement, "$8", certificate->recipient);
  qz_statement_bind_text (statement, "$9", certificate->body);
  qz_statement_bind_text (statement, "$10", certificate->issuers);
  qz_statement_bind_text (statement, "$11", certificate->date);
  qz_statement_bind_text (statement, "$12", certificate->issued);
  qz_statement_bind_text (statement, "$13", certificate->reason);
  qz_statement_bind_text (statement, "$14", certificate->sha256);
  qz_statement_bind_int (statement, "$15", certificate->page);
  qz_statement_bind_text (statement, "$16", certificate->prize);
  qz_statement_bind_text (statement, "$17", certificate->unit);
  qz_connection_touch (connection, QZ_TOPIC_CERTIFICATES);
  return qz_statement_run (statement, error);
}

static gboolean
refuse_unknown (QzConnection *connection, const char *number, GError **error)
{
  if (qz_connection_get_changes (connection) > 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("There is no certificate “%s”. Look for it in the register."), number);
  return FALSE;
}

/**
 * qz_certificate_table_set_void:
 * @connection: inside a writing transaction
 * @number: of the certificate
 * @reason: why
 * @error: %QZ_ERROR_NOT_FOUND; any code of the driver
 *
 * Returns: %TRUE when it is void
 */
gboolean
qz_certificate_table_set_void (QzConnection *connection,
                               const char *number,
                               const char *reason,
                               GError **error)
{
  g_return_val_if_fail (connection != NULL && number != NULL && reason != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_CERTIFICATES);
  return qz_rows_run (connection,
                      "UPDATE certificate SET state = 'void', reason = $2 WHERE number = $1",
                      QZ_ARGUMENTS (number, reason), error)
         && refuse_unknown (connection, number, error);
}

/**
 * qz_certificate_table_set_object:
 * @connection: inside a writing transaction
 * @id: UUID of the certificate
 * @sha256: object with the PDF
 * @page: its page there, from 0
 * @error: %QZ_ERROR_NOT_FOUND; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_certificate_table_set_object (
    QzConnection *connection, const char *id, const char *sha256, guint page, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && id != NULL && sha256 != NULL, FALSE);

  statement = qz_connection_prepare (
      connection, "UPDATE certificate SET sha256 = $2, page = $3 WHERE id = $1", error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", id);
  qz_statement_bind_text (statement, "$2", sha256);
  qz_statement_bind_int (statement, "$3", page);
  qz_connection_touch (connection, QZ_TOPIC_CERTIFICATES);
  return qz_statement_run (statement, error) && refuse_unknown (connection, id, error);
}

/**
 * qz_certificate_table_get:
 * @connection: inside a transaction
 * @number: of the certificate, or its UUID
 * @error: %QZ_ERROR_NOT_FOUND; any code of the driver
 *
 * Returns: (transfer full) (nullable): the certificate
 */
QzCertificate *
qz_certificate_table_get (QzConnection *connection, const char *number, GError **error)
{
  gpointer certificate = NULL;

  g_return_val_if_fail (connection != NULL && number != NULL, NULL);

  if (qz_rows_first (connection, SELECT_CERTIFICATE "WHERE c.number = $1 OR c.id = $1",
                     QZ_ARGUMENTS (number), read_certificate, &certificate, error)
      && certificate == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("There is no certificate “%s”. Look for it in the register."), number);
  return certificate;
}

/**
 * qz_certificate_table_list:
 * @connection: inside a transaction
 * @activity: (nullable): id of an activity, %NULL or "" for all
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzCertificate): the register by number
 */
GPtrArray *
qz_certificate_table_list (QzConnection *connection, const char *activity, GError **error)
{
  g_return_val_if_fail (connection != NULL, NULL);

  return qz_rows_list (connection,
                       SELECT_CERTIFICATE "WHERE c.activity = $1 OR $1 = '' ORDER BY c.number",
                       QZ_ARGUMENTS (activity != NULL ? activity : ""), read_certificate,
                       (GDestroyNotify) qz_certificate_free, error);
}

/**
 * qz_certificate_table_list_by_entry:
 * @connection: inside a transaction
 * @entry: UUID
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzCertificate): its certificates by number,
 *   void ones included
 */
GPtrArray *
qz_certificate_table_list_by_entry (QzConnection *connection, const char *entry, GError **error)
{
  g_return_val_if_fail (connection != NULL && entry != NULL, NULL);

  return qz_rows_list (connection, SELECT_CERTIFICATE "WHERE c.entry = $1 ORDER BY c.number",
                       QZ_ARGUMENTS (entry), read_certificate, (GDestroyNotify) qz_certificate_free,
                       error);
}

/**
 * qz_certificate_table_list_by_prize:
 * @connection: inside a transaction
 * @prize: UUID
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzCertificate): its certificates by number,
 *   void ones included
 */
GPtrArray *
qz_certificate_table_list_by_prize (QzConnection *connection, const char *prize, GError **error)
{
  g_return_val_if_fail (connection != NULL && prize != NULL && *prize != '\0', NULL);

  return qz_rows_list (connection, SELECT_CERTIFICATE "WHERE c.prize = $1 ORDER BY c.number",
                       QZ_ARGUMENTS (prize), read_certificate, (GDestroyNotify) qz_certificate_free,
                       error);
}

/**
 * qz_certificate_table_count:
 * @connection: inside a transaction
 * @out_count: (out): how many are in the register, void ones included
 * @error: any code of the driver
 *
 * Returns: %TRUE when they could be counted
 */
gboolean
qz_certificate_table_count (QzConnection *connection, guint *out_count, GError **error)
{
  gint64 count = 0;

  g_return_val_if_fail (connection != NULL && out_count != NULL, FALSE);

  if (!qz_rows_number (connection, "SELECT count(*) FROM certificate", NULL, &count, error))
    return FALSE;
  *out_count = (guint) count;
  return TRUE;
}
