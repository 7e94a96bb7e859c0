/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "store/qz-organisation-table.h"
#include "store/qz-rows.h"

#define SELECT_ORGANISATION                                                                        \
  "SELECT id, name, stamp_name, invoice_name, short_name, line, contact, telephone, address"       \
  " FROM organisation "

static gpointer
read_organisation (QzStatement *statement)
{
  QzOrganisation *organisation = qz_organisation_new ();

  qz_statement_read_text (statement, 0, &organisation->id);
  qz_statement_read_text (statement, 1, &organisation->name);
  qz_statement_read_text (statement, 2, &organisation->stamp_name);
  qz_statement_read_text (statement, 3, &organisation->invoice_name);
  qz_statement_read_text (statement, 4, &organisation->short_name);
  qz_statement_read_text (statement, 5, &organisation->line);
  qz_statement_read_text (statement, 6, &organisation->contact);
  qz_statement_read_text (statement, 7, &organisation->telephone);
  qz_statement_read_text (statement, 8, &organisation->address);
  return organisation;
}

/**
 * qz_organisation_table_put:
 * @connection: inside a writing transaction
 * @organisation: a new or changed organisation, by its @id
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_organisation_table_put (QzConnection *connection,
                           const QzOrganisation *organisation,
                           GError **error)
{
  g_autoptr (QzStatement) statement = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (connection != NULL && organisation != NULL, FALSE);
  g_return_val_if_fail (*organisation->id != '\0', FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO organisation (id, name, stamp_name, invoice_name, short_name, line, contact,"
      " telephone, address, name_key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
      " ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,"
      " stamp_name = excluded.stamp_name, invoice_name = excluded.invoice_name, short_name = "
      "excluded.short_name,"
      " line = excluded.line, contact = excluded.contact, telephone = excluded.telephone,"
      " address = excluded.address",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", organisation->id);
  qz_statement_bind_text (statement, "$2", organisation->name);
  qz_statement_bind_text (statement, "$3", organisation->stamp_name);
  qz_statement_bind_text (statement, "$4", organisation->invoice_name);
  qz_statement_bind_text (statement, "$5", organisation->short_name);
  qz_statement_bind_text (statement, "$6", organisation->line);
  qz_statement_bind_text (statement, "$7", organisation->contact);
  qz_statement_bind_text (statement, "$8", organisation->telephone);
  qz_statement_bind_text (statement, "$9", organisation->address);
  key = qz_text_fold (organisation->name);
  qz_statement_bind_text (statement, "$10", key);
  qz_connection_touch (connection, QZ_TOPIC_ORGANISATIONS);
  return qz_statement_run (statement, error);
}

/**
 * qz_organisation_table_get:
 * @connection: inside a transaction
 * @id: UUID
 * @error: %QZ_ERROR_NOT_FOUND; any code of the driver
 *
 * Returns: (transfer full) (nullable): the organisation
 */
QzOrganisation *
qz_organisation_table_get (QzConnection *connection, const char *id, GError **error)
{
  gpointer organisation = NULL;

  g_return_val_if_fail (connection != NULL && id != NULL, NULL);

  if (qz_rows_first (connection, SELECT_ORGANISATION "WHERE id = $1", QZ_ARGUMENTS (id),
                     read_organisation, &organisation, error)
      && organisation == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("There is no organisation “%s”. Look for it in the list of organisations."),
                 id);
  return organisation;
}

/**
 * qz_organisation_table_find:
 * @connection: inside a transaction
 * @name: 发证名称, compared by its folded key (see qz_text_fold())
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable): the organisation; %NULL without an error when there is none
 */
QzOrganisation *
qz_organisation_table_find (QzConnection *connection, const char *name, GError **error)
{
  g_autofree char *key = NULL;
  gpointer organisation = NULL;

  g_return_val_if_fail (connection != NULL && name != NULL, NULL);

  key = qz_text_fold (name);
  qz_rows_first (connection, SELECT_ORGANISATION "WHERE name_key = $1 ORDER BY id LIMIT 1",
                 QZ_ARGUMENTS (key), read_organisation, &organisation, error);
  return organisation;
}

/**
 * qz_organisation_table_delete:
 * @connection: inside a writing transaction
 * @id: UUID
 * @error: any code of the driver
 *
 * Returns: %TRUE when it is gone
 */
gboolean
qz_organisation_table_delete (QzConnection *connection, const char *id, GError **error)
{
  g_return_val_if_fail (connection != NULL && id != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_ORGANISATIONS);
  return qz_rows_run (connection, "DELETE FROM organisation WHERE id = $1", QZ_ARGUMENTS (id),
                      error);
}

/**
 * qz_organisation_table_list:
 * @connection: inside a transaction
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzOrganisation): all of them by name
 */
GPtrArray *
qz_organisation_table_list (QzConnection *connection, GError **error)
{
  g_return_val_if_fail (connection != NULL, NULL);

  return qz_rows_list (connection, SELECT_ORGANISATION "ORDER BY name, id", NULL, read_organisation,
                       (GDestroyNotify) qz_organisation_free, error);
}
