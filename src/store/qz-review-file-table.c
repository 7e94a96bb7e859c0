/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/qz-review-file-table.h"
#include "store/qz-rows.h"

static gpointer
read_file (QzStatement *statement)
{
  QzMaterial *file = qz_material_new ();

  qz_statement_read_text (statement, 0, &file->id);
  qz_statement_read_text (statement, 1, &file->entry);
  qz_statement_read_text (statement, 2, &file->requirement);
  qz_statement_read_text (statement, 3, &file->name);
  qz_statement_read_text (statement, 4, &file->kind);
  qz_statement_read_text (statement, 5, &file->sha256);
  file->bytes = qz_statement_get_int (statement, 6);
  file->pages = (guint) qz_statement_get_int (statement, 7);
  file->width = (guint) qz_statement_get_int (statement, 8);
  file->height = (guint) qz_statement_get_int (statement, 9);
  qz_statement_read_text (statement, 10, &file->added);
  return file;
}

/**
 * qz_review_file_table_add:
 * @connection: inside a writing transaction
 * @stage: id of the stage at which it came
 * @file: a new one; its object is in the object store already
 * @error: %QZ_ERROR_INVALID when there is no such entry; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_review_file_table_add (QzConnection *connection,
                          const char *stage,
                          const QzMaterial *file,
                          GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && stage != NULL && file != NULL, FALSE);
  g_return_val_if_fail (*file->id != '\0' && *file->sha256 != '\0', FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO review_file (id, entry, stage, use, name, kind, sha256, bytes, pages, width,"
      " height, added) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", file->id);
  qz_statement_bind_text (statement, "$2", file->entry);
  qz_statement_bind_text (statement, "$3", stage);
  qz_statement_bind_text (statement, "$4", file->requirement);
  qz_statement_bind_text (statement, "$5", file->name);
  qz_statement_bind_text (statement, "$6", file->kind);
  qz_statement_bind_text (statement, "$7", file->sha256);
  qz_statement_bind_int (statement, "$8", file->bytes);
  qz_statement_bind_int (statement, "$9", file->pages);
  qz_statement_bind_int (statement, "$10", file->width);
  qz_statement_bind_int (statement, "$11", file->height);
  qz_statement_bind_text (statement, "$12", file->added);
  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_statement_run (statement, error);
}

/**
 * qz_review_file_table_list:
 * @connection: inside a transaction
 * @entry: UUID
 * @stage: id of a stage
 * @error: any code of the driver
 *
 * Returns: (transfer full) (element-type QzMaterial) (nullable): what came with the entry at that
 *   stage, in the order in which it was added
 */
GPtrArray *
qz_review_file_table_list (QzConnection *connection,
                           const char *entry,
                           const char *stage,
                           GError **error)
{
  g_return_val_if_fail (connection != NULL && entry != NULL && stage != NULL, NULL);

  return qz_rows_list (connection,
                       "SELECT id, entry, use, name, kind, sha256, bytes, pages, width, height,"
                       " added FROM review_file WHERE entry = $1 AND stage = $2"
                       " ORDER BY added, id",
                       QZ_ARGUMENTS (entry, stage), read_file, (GDestroyNotify) qz_material_free,
                       error);
}
