/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "store/qz-material-table.h"
#include "store/qz-rows.h"

#define SELECT_MATERIAL                                                                            \
  "SELECT id, entry, requirement, name, kind, sha256, bytes, pages, added, check_code, width,"     \
  " height, milliseconds, format, awaited, claimed FROM material "

static gpointer
read_material (QzStatement *statement)
{
  QzMaterial *material = qz_material_new ();

  qz_statement_read_text (statement, 0, &material->id);
  qz_statement_read_text (statement, 1, &material->entry);
  qz_statement_read_text (statement, 2, &material->requirement);
  qz_statement_read_text (statement, 3, &material->name);
  qz_statement_read_text (statement, 4, &material->kind);
  qz_statement_read_text (statement, 5, &material->sha256);
  material->bytes = qz_statement_get_int (statement, 6);
  material->pages = (guint) qz_statement_get_int (statement, 7);
  qz_statement_read_text (statement, 8, &material->added);
  qz_statement_read_text (statement, 9, &material->check_code);
  material->width = (guint) qz_statement_get_int (statement, 10);
  material->height = (guint) qz_statement_get_int (statement, 11);
  material->milliseconds = qz_statement_get_int (statement, 12);
  qz_statement_read_text (statement, 13, &material->format);
  material->awaited = qz_statement_get_int (statement, 14) != 0;
  material->claimed = qz_statement_get_int (statement, 15) != 0;
  return material;
}

/**
 * qz_material_table_insert:
 * @connection: inside a writing transaction
 * @material: a new material; its object is in the object store already, unless it is awaited
 * @error: %QZ_ERROR_INVALID when there is no such entry; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_material_table_insert (QzConnection *connection, const QzMaterial *material, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && material != NULL, FALSE);
  g_return_val_if_fail (*material->id != '\0', FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO material (id, entry, requirement, name, kind, sha256, bytes, pages, added,"
      " check_code, width, height, milliseconds, format, awaited, claimed)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", material->id);
  qz_statement_bind_text (statement, "$2", material->entry);
  qz_statement_bind_text (statement, "$3", material->requirement);
  qz_statement_bind_text (statement, "$4", material->name);
  qz_statement_bind_text (statement, "$5", material->kind);
  qz_statement_bind_text (statement, "$6", material->sha256);
  qz_statement_bind_int (statement, "$7", material->bytes);
  qz_statement_bind_int (statement, "$8", material->pages);
  qz_statement_bind_text (statement, "$9", material->added);
  qz_statement_bind_text (statement, "$10", material->check_code);
  qz_statement_bind_int (statement, "$11", material->width);
  qz_statement_bind_int (statement, "$12", material->height);
  qz_statement_bind_int (statement, "$13", material->milliseconds);
  qz_statement_bind_text (statement, "$14", material->format);
  qz_statement_bind_int (statement, "$15", material->awaited);
  qz_statement_bind_int (statement, "$16", material->claimed);
  qz_connection_touch (connection, QZ_TOPIC_MATERIALS);
  return qz_statement_run (statement, error);
}

/**
 * qz_material_table_get:
 * @connection: inside a transaction
 * @id: UUID
 * @error: %QZ_ERROR_NOT_FOUND; any code of the driver
 *
 * Returns: (transfer full) (nullable): the material
 */
QzMaterial *
qz_material_table_get (QzConnection *connection, const char *id, GError **error)
{
  gpointer material = NULL;

  g_return_val_if_fail (connection != NULL && id != NULL, NULL);

  if (qz_rows_first (connection, SELECT_MATERIAL "WHERE id = $1", QZ_ARGUMENTS (id), read_material,
                     &material, error)
      && material == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("There is no material “%s”. Open the entry again to see what it has."), id);
  return material;
}

/**
 * qz_material_table_delete:
 * @connection: inside a writing transaction
 * @id: UUID
 * @error: any code of the driver
 *
 * Returns: %TRUE when it is gone; its object stays
 */
gboolean
qz_material_table_delete (QzConnection *connection, const char *id, GError **error)
{
  g_return_val_if_fail (connection != NULL && id != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_MATERIALS);
  return qz_rows_run (connection, "DELETE FROM material WHERE id = $1", QZ_ARGUMENTS (id), error);
}

/**
 * qz_material_table_list:
 * @connection: inside a transaction
 * @entry: UUID of an entry
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzMaterial): its materials in the order in
 *   which they were added
 */
GPtrArray *
qz_material_table_list (QzConnection *connection, const char *entry, GError **error)
{
  g_return_val_if_fail (connection != NULL && entry != NULL, NULL);

  return qz_rows_list (connection, SELECT_MATERIAL "WHERE entry = $1 ORDER BY added, id",
                       QZ_ARGUMENTS (entry), read_material, (GDestroyNotify) qz_material_free,
                       error);
}

/**
 * qz_material_table_count_uses:
 * @connection: inside a transaction
 * @sha256: name of an object
 * @out_count: (out): how many materials are this object
 * @error: any code of the driver
 *
 * Returns: %TRUE when they could be counted
 */
gboolean
qz_material_table_count_uses (QzConnection *connection,
                              const char *sha256,
                              guint *out_count,
                              GError **error)
{
  gint64 count = 0;

  g_return_val_if_fail (connection != NULL && sha256 != NULL && out_count != NULL, FALSE);

  if (!qz_rows_number (connection, "SELECT count(*) FROM material WHERE sha256 = $1",
                       QZ_ARGUMENTS (sha256), &count, error))
    return FALSE;
  *out_count = (guint) count;
  return TRUE;
}

/**
 * qz_material_table_list_awaited:
 * @connection: inside a transaction
 * @sha256: (nullable): of a file; %NULL for any
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzMaterial): the materials whose file has not
 *   come yet
 */
GPtrArray *
qz_material_table_list_awaited (QzConnection *connection, const char *sha256, GError **error)
{
  g_return_val_if_fail (connection != NULL, NULL);

  return qz_rows_list (connection,
                       SELECT_MATERIAL
                       "WHERE awaited = 1 AND ($1 = '' OR sha256 = $1) ORDER BY entry, id",
                       QZ_ARGUMENTS (sha256 != NULL ? sha256 : ""), read_material,
                       (GDestroyNotify) qz_material_free, error);
}

/**
 * qz_material_table_set_arrived:
 * @connection: inside a writing transaction
 * @sha256: of a file that is in the object store now
 * @error: any code of the driver
 *
 * Returns: %TRUE when no material waits for it any more
 */
gboolean
qz_material_table_set_arrived (QzConnection *connection, const char *sha256, GError **error)
{
  g_return_val_if_fail (connection != NULL && sha256 != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_MATERIALS);
  return qz_rows_run (connection,
                      "UPDATE material SET awaited = 0 WHERE awaited = 1 AND sha256 = $1",
                      QZ_ARGUMENTS (sha256), error);
}

/**
 * qz_material_table_list_claimed:
 * @connection: inside a transaction
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzMaterial): the materials that are here, and
 * of whose files nobody has looked at pages, size and length yet
 */
GPtrArray *
qz_material_table_list_claimed (QzConnection *connection, GError **error)
{
  g_return_val_if_fail (connection != NULL, NULL);

  return qz_rows_list (
      connection, SELECT_MATERIAL "WHERE claimed = 1 AND awaited = 0 ORDER BY entry, id",
      QZ_ARGUMENTS (NULL), read_material, (GDestroyNotify) qz_material_free, error);
}

/**
 * qz_material_table_set_facts:
 * @connection: inside a writing transaction
 * @material: with what was found in its file
 * @error: any code of the driver
 *
 * Enters pages, size, length and format of every material that is the same file and of the same
 * kind, and of which they were only claimed.
 *
 * Returns: %TRUE when they are stored
 */
gboolean
qz_material_table_set_facts (QzConnection *connection, const QzMaterial *material, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && material != NULL, FALSE);

  statement = qz_connection_prepare (connection,
                                     "UPDATE material SET claimed = 0, pages = $1, width = $2,"
                                     " height = $3, milliseconds = $4, format = $5"
                                     " WHERE claimed = 1 AND sha256 = $6 AND kind = $7",
                                     error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_int (statement, "$1", material->pages);
  qz_statement_bind_int (statement, "$2", material->width);
  qz_statement_bind_int (statement, "$3", material->height);
  qz_statement_bind_int (statement, "$4", material->milliseconds);
  qz_statement_bind_text (statement, "$5", material->format);
  qz_statement_bind_text (statement, "$6", material->sha256);
  qz_statement_bind_text (statement, "$7", material->kind);
  qz_connection_touch (connection, QZ_TOPIC_MATERIALS);
  return qz_statement_run (statement, error);
}
