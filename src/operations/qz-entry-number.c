/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-error.h"
#include "operations/qz-entry-number.h"
#include "rules/qz-number-rule.h"
#include "store/qz-counter-table.h"
#include "store/qz-entry-table.h"

static gboolean
is_taken (QzConnection *connection, const char *number, gboolean *out_taken, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (QzEntry) other = qz_entry_table_get_by_number (connection, number, &local);

  *out_taken = other != NULL;
  if (other != NULL || g_error_matches (local, QZ_ERROR, QZ_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * qz_entry_number_give:
 * @connection: inside the transaction that changes @entry
 * @edition: with the rule for numbers
 * @activity: that of @entry
 * @entry: gets the next number; one that came in from elsewhere is stepped over
 * @error: as of the store, and for a rule that gives no number
 *
 * Returns: %FALSE when there is none
 */
gboolean
qz_entry_number_give (QzConnection *connection,
                      const QzEdition *edition,
                      const QzActivity *activity,
                      QzEntry *entry,
                      GError **error)
{
  const QzNumberFields fields = {
    .year = edition->year, .activity = activity->code, .category = entry->category, .award = ""
  };
  g_autofree char *prefix = g_strconcat ("entry:", edition->id, NULL);
  g_autofree char *counter = qz_number_dup_counter (prefix, edition->entry_number, &fields, error);
  gboolean taken = TRUE;

  if (counter == NULL)
    return FALSE;
  while (taken)
    {
      g_autofree char *number = NULL;
      gint64 serial;

      if (!qz_counter_table_next (connection, counter, &serial, error))
        return FALSE;
      number = qz_number_format (edition->entry_number, &fields, (guint64) serial, error);
      if (number == NULL || !is_taken (connection, number, &taken, error))
        return FALSE;
      g_free (entry->number);
      entry->number = g_steal_pointer (&number);
    }
  return TRUE;
}
