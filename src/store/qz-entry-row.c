/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry as a row, both ways. */

#include "config.h"

#include "store/qz-entry-row.h"

/**
 * qz_entry_row_read:
 * @statement: at a row of %QZ_ENTRY_COLUMNS
 *
 * Returns: (transfer full): a #QzEntry without its form
 */
gpointer
qz_entry_row_read (QzStatement *statement)
{
  QzEntry *entry = qz_entry_new ();

  entry->seq = qz_statement_get_int (statement, 0);
  qz_statement_read_text (statement, 1, &entry->id);
  qz_statement_read_text (statement, 2, &entry->edition);
  qz_statement_read_text (statement, 3, &entry->activity);
  qz_statement_read_text (statement, 4, &entry->category);
  qz_statement_read_text (statement, 5, &entry->number);
  if (!qz_entry_state_from_id (qz_statement_get_text (statement, 6), &entry->state))
    g_debug ("entry %s is in no state that is known", entry->id);
  qz_statement_read_text (statement, 7, &entry->title);
  qz_statement_read_text (statement, 8, &entry->team);
  qz_statement_read_text (statement, 9, &entry->unit);
  qz_statement_read_text (statement, 10, &entry->unit_name);
  qz_statement_read_text (statement, 11, &entry->line);
  entry->total = qz_statement_get_points (statement, 12);
  entry->rank = (guint) qz_statement_get_int (statement, 13);
  qz_statement_read_text (statement, 14, &entry->award);
  entry->revision = (guint) qz_statement_get_int (statement, 15);
  qz_statement_read_text (statement, 16, &entry->created);
  qz_statement_read_text (statement, 17, &entry->updated);
  qz_statement_read_text (statement, 18, &entry->submitted);
  if (!qz_entry_origin_from_id (qz_statement_get_text (statement, 19), &entry->origin))
    g_debug ("entry %s has no origin that is known", entry->id);
  return entry;
}

/**
 * qz_entry_row_bind:
 * @statement: with the placeholders $1 to $19 for the columns after seq
 * @entry: the values
 */
void
qz_entry_row_bind (QzStatement *statement, const QzEntry *entry)
{
  qz_statement_bind_text (statement, "$1", entry->id);
  qz_statement_bind_text (statement, "$2", entry->edition);
  qz_statement_bind_text (statement, "$3", entry->activity);
  qz_statement_bind_text (statement, "$4", entry->category);
  qz_statement_bind_text (statement, "$5", entry->number);
  qz_statement_bind_text (statement, "$6", qz_entry_state_get_id (entry->state));
  qz_statement_bind_text (statement, "$7", entry->title);
  qz_statement_bind_text (statement, "$8", entry->team);
  qz_statement_bind_text (statement, "$9", entry->unit);
  qz_statement_bind_text (statement, "$10", entry->unit_name);
  qz_statement_bind_text (statement, "$11", entry->line);
  qz_statement_bind_points (statement, "$12", entry->total);
  if (entry->rank > 0)
    qz_statement_bind_int (statement, "$13", entry->rank);
  else
    qz_statement_bind_null (statement, "$13");
  qz_statement_bind_text (statement, "$14", entry->award);
  qz_statement_bind_int (statement, "$15", entry->revision);
  qz_statement_bind_text (statement, "$16", entry->created);
  qz_statement_bind_text (statement, "$17", entry->updated);
  qz_statement_bind_text (statement, "$18", entry->submitted);
  qz_statement_bind_text (statement, "$19", qz_entry_origin_get_id (entry->origin));
}
