/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With which check code the form of an entry was printed last. */

#include "config.h"

#include "store/qz-form-print-table.h"
#include "store/qz-rows.h"

/**
 * qz_form_print_table_put:
 * @connection: inside a writing transaction
 * @entry: UUID of a stored entry
 * @code: its check code as it was printed
 * @printed: instant
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was remembered
 */
gboolean
qz_form_print_table_put (QzConnection *connection,
                         const char *entry,
                         const char *code,
                         const char *printed,
                         GError **error)
{
  g_return_val_if_fail (connection != NULL && entry != NULL, FALSE);
  g_return_val_if_fail (code != NULL && printed != NULL, FALSE);

  return qz_rows_run (connection,
                      "INSERT INTO form_print (entry, code, printed) VALUES ($1, $2, $3)"
                      " ON CONFLICT (entry) DO UPDATE SET code = excluded.code,"
                      " printed = excluded.printed",
                      QZ_ARGUMENTS (entry, code, printed), error);
}

static gpointer
read_code (QzStatement *statement)
{
  char *code = g_strdup ("");

  qz_statement_read_text (statement, 0, &code);
  return code;
}

/**
 * qz_form_print_table_get:
 * @connection: inside a transaction
 * @entry: UUID of an entry
 * @out_code: (out) (nullable) (transfer full): the check code it was printed with last, %NULL when
 *   it never was
 * @error: any code of the driver
 *
 * Returns: %TRUE when it could be looked up
 */
gboolean
qz_form_print_table_get (QzConnection *connection,
                         const char *entry,
                         char **out_code,
                         GError **error)
{
  gpointer code = NULL;

  g_return_val_if_fail (connection != NULL && entry != NULL && out_code != NULL, FALSE);

  if (!qz_rows_first (connection, "SELECT code FROM form_print WHERE entry = $1",
                      QZ_ARGUMENTS (entry), read_code, &code, error))
    return FALSE;
  *out_code = code;
  return TRUE;
}
