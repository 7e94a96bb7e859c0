/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-sheet.h"
#include "store/qz-dispute-table.h"
#include "store/qz-rows.h"

/**
 * qz_dispute_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_dispute_free (QzDispute *self)
{
  if (self == NULL)
    return;
  g_free (self->sheet);
  g_free (self->entry);
  g_free (self->judge);
  g_free (self->stage);
  g_free (self->disputer);
  g_free (self->reason);
  g_free (self->disputed);
  g_free (self->decider);
  g_free (self->decision_reason);
  g_free (self);
}

static gpointer
read_dispute (QzStatement *statement)
{
  QzDispute *dispute = g_new0 (QzDispute, 1);

  qz_statement_read_text (statement, 0, &dispute->sheet);
  dispute->version = (guint) qz_statement_get_int (statement, 1);
  qz_statement_read_text (statement, 2, &dispute->entry);
  qz_statement_read_text (statement, 3, &dispute->judge);
  qz_statement_read_text (statement, 4, &dispute->stage);
  qz_statement_read_text (statement, 5, &dispute->disputer);
  qz_statement_read_text (statement, 6, &dispute->reason);
  qz_statement_read_text (statement, 7, &dispute->disputed);
  dispute->open = qz_statement_get_int (statement, 8) != 0;
  qz_statement_read_text (statement, 9, &dispute->decider);
  qz_statement_read_text (statement, 10, &dispute->decision_reason);
  return dispute;
}

/**
 * qz_dispute_table_add:
 * @connection: inside a writing transaction
 * @sheet: UUID
 * @version: of the sheet
 * @disputer: who disputes it
 * @reason: why
 * @disputed: instant
 * @error: %QZ_ERROR_DUPLICATE when that version was disputed already; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_dispute_table_add (QzConnection *connection,
                      const char *sheet,
                      guint version,
                      const char *disputer,
                      const char *reason,
                      const char *disputed,
                      GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && sheet != NULL, FALSE);
  g_return_val_if_fail (disputer != NULL && reason != NULL && disputed != NULL, FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO sheet_dispute (sheet, version, disputer, reason, disputed)"
      " VALUES ($1, $2, $3, $4, $5)",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", sheet);
  qz_statement_bind_int (statement, "$2", version);
  qz_statement_bind_text (statement, "$3", disputer);
  qz_statement_bind_text (statement, "$4", reason);
  qz_statement_bind_text (statement, "$5", disputed);
  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_statement_run (statement, error);
}

/**
 * qz_dispute_table_is_open:
 * @connection: inside a transaction
 * @sheet: UUID
 * @version: of the sheet as it is now
 * @out_open: (out): whether it is disputed and nobody has decided
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_dispute_table_is_open (
    QzConnection *connection, const char *sheet, guint version, gboolean *out_open, GError **error)
{
  g_autofree char *number = NULL;
  gint64 n = 0;

  g_return_val_if_fail (connection != NULL && sheet != NULL && out_open != NULL, FALSE);

  number = g_strdup_printf ("%u", version);
  if (!qz_rows_number (connection,
                       "SELECT count(*) FROM sheet_dispute WHERE sheet = $1"
                       " AND version = CAST ($2 AS INTEGER)",
                       QZ_ARGUMENTS (sheet, number), &n, error))
    return FALSE;
  *out_open = n > 0;
  return TRUE;
}

/**
 * qz_dispute_table_list:
 * @connection: inside a transaction
 * @activity: id of an activity
 * @error: any code of the driver
 *
 * Returns: (transfer full) (element-type QzDispute) (nullable): the disputes about sheets of its
 *   entries by number, stage, judge and version, with what was decided
 */
GPtrArray *
qz_dispute_table_list (QzConnection *connection, const char *activity, GError **error)
{
  g_return_val_if_fail (connection != NULL && activity != NULL, NULL);

  return qz_rows_list (
      connection,
      "SELECT d.sheet, d.version, s.entry, s.judge, s.stage, d.disputer, d.reason, d.disputed,"
      " s.version = d.version, coalesce (v.amender, ''), coalesce (v.reason, '')"
      " FROM sheet_dispute d JOIN sheet s ON s.id = d.sheet JOIN entry e ON e.id = s.entry"
      " LEFT JOIN sheet_version v ON v.sheet = d.sheet AND v.version = d.version"
      " WHERE e.activity = $1 ORDER BY e.number, e.seq, s.stage, s.judge, d.version",
      QZ_ARGUMENTS (activity), read_dispute, (GDestroyNotify) qz_dispute_free, error);
}
