/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many entries there are by activity, category and state: kept, never scanned for. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "store/qz-count-table.h"
#include "store/qz-rows.h"

/**
 * qz_count_free:
 * @self: (nullable) (transfer full): a count
 */
void
qz_count_free (QzCount *self)
{
  if (self == NULL)
    return;
  g_free (self->activity);
  g_free (self);
}

/**
 * qz_count_table_add:
 * @connection: inside a writing transaction
 * @activity: of an entry
 * @category: of it
 * @state: id of its state
 * @difference: 1 or -1
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was counted
 */
gboolean
qz_count_table_add (QzConnection *connection,
                    const char *activity,
                    const char *category,
                    const char *state,
                    int difference,
                    GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && activity != NULL, FALSE);
  g_return_val_if_fail (category != NULL && state != NULL, FALSE);

  statement = qz_connection_prepare (
      connection,
      difference > 0
          ? "INSERT INTO entry_count (activity, category, state, n) VALUES ($1, $2, $3, $4) "
            "ON CONFLICT (activity, category, state) DO UPDATE SET n = entry_count.n + excluded.n"
          : "UPDATE entry_count SET n = n + $4"
            " WHERE activity = $1 AND category = $2 AND state = $3",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", activity);
  qz_statement_bind_text (statement, "$2", category);
  qz_statement_bind_text (statement, "$3", state);
  qz_statement_bind_int (statement, "$4", difference);
  return qz_statement_run (statement, error);
}

/**
 * qz_count_table_list:
 * @connection: inside a transaction
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzCount): a count for each activity that has
 *   entries, sorted by its id
 */
GPtrArray *
qz_count_table_list (QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_count_free);
  g_autoptr (QzStatement) statement = NULL;
  QzFetch step;

  g_return_val_if_fail (connection != NULL, NULL);

  statement = qz_connection_prepare (connection,
                                     "SELECT activity, state, sum(n) FROM entry_count WHERE n > 0"
                                     " GROUP BY activity, state ORDER BY activity",
                                     error);
  if (statement == NULL)
    return NULL;
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    {
      const char *activity = qz_statement_get_text (statement, 0);
      QzCount *count = counts->len > 0 ? g_ptr_array_index (counts, counts->len - 1) : NULL;
      QzEntryState state;

      if (count == NULL || strcmp (count->activity, activity) != 0)
        {
          count = g_new0 (QzCount, 1);
          count->activity = qz_statement_dup_text (statement, 0);
          g_ptr_array_add (counts, count);
        }
      if (qz_entry_state_from_id (qz_statement_get_text (statement, 1), &state))
        count->states[state] = (guint) qz_statement_get_int (statement, 2);
    }
  return step == QZ_FETCH_DONE ? g_steal_pointer (&counts) : NULL;
}

/**
 * qz_count_table_sum:
 * @connection: inside a transaction
 * @query: activity, category and states are looked at
 * @out_count: (out): how many entries
 * @error: any code of the driver
 *
 * Returns: %TRUE when the counts could be read
 */
gboolean
qz_count_table_sum (QzConnection *connection,
                    const QzQuery *query,
                    guint *out_count,
                    GError **error)
{
  g_autoptr (QzStatement) statement = NULL;
  guint sum = 0;
  QzFetch step;

  g_return_val_if_fail (connection != NULL && query != NULL && out_count != NULL, FALSE);

  statement =
      qz_connection_prepare (connection,
                             "SELECT state, n FROM entry_count"
                             " WHERE (activity = $1 OR $1 = '') AND (category = $2 OR $2 = '')",
                             error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", query->activity);
  qz_statement_bind_text (statement, "$2", query->category);
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    {
      QzEntryState state;

      if (query->states == 0
          || (qz_entry_state_from_id (qz_statement_get_text (statement, 0), &state)
              && (query->states & QZ_QUERY_STATE (state)) != 0))
        sum += (guint) qz_statement_get_int (statement, 1);
    }
  *out_count = sum;
  return step == QZ_FETCH_DONE;
}

/**
 * qz_count_table_check:
 * @connection: inside a transaction
 * @error: %QZ_ERROR_CORRUPT when the counts are not those of the entries; any code of the driver
 *
 * Returns: %TRUE when a recount gives the same
 */
gboolean
qz_count_table_check (QzConnection *connection, GError **error)
{
  gint64 different = 0;

  g_return_val_if_fail (connection != NULL, FALSE);

  if (!qz_rows_number (connection,
                       "SELECT count(*) FROM ("
                       " SELECT activity, category, state, n FROM entry_count WHERE n > 0"
                       " EXCEPT SELECT activity, category, state, count(*) FROM entry"
                       " GROUP BY activity, category, state) AS kept",
                       NULL, &different, error))
    return FALSE;
  if (different == 0
      && !qz_rows_number (connection,
                          "SELECT count(*) FROM ("
                          " SELECT activity, category, state, count(*) FROM entry"
                          " GROUP BY activity, category, state"
                          " EXCEPT SELECT activity, category, state, n FROM entry_count) AS found",
                          NULL, &different, error))
    return FALSE;
  if (different == 0)
    return TRUE;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_CORRUPT,
                       _ ("The counts do not agree with the entries. Restore the newest snapshot "
                          "from the folder “backup”."));
  return FALSE;
}
