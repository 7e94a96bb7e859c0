/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries as an answer, in a list and alone. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-entry-listing.h"
#include "cli/qz-listing.h"
#include "store/qz-entry-table.h"

static const QzListingColumn columns[] = {
  { "number", N_ ("Number"), QZ_LISTING_TEXT },
  { "id", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "state", N_ ("State"), QZ_LISTING_TEXT },
  { "activity", N_ ("Activity"), QZ_LISTING_TEXT },
  { "category", N_ ("Category"), QZ_LISTING_TEXT },
  { "title", N_ ("Title"), QZ_LISTING_TEXT },
  { "team", N_ ("Team"), QZ_LISTING_TEXT },
  { "unit", N_ ("Unit"), QZ_LISTING_TEXT },
  { "total", N_ ("Total"), QZ_LISTING_NUMBER },
  { "rank", N_ ("Rank"), QZ_LISTING_NUMBER },
  { "award", N_ ("Award"), QZ_LISTING_TEXT },
  { NULL },
};

typedef struct
{
  const QzQuery *query;
  guint limit;
  GPtrArray *entries;
  guint count;
} Reading;

static gboolean
read_entries (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->entries = qz_entry_table_list (connection, reading->query, 0, reading->limit, error);
  return reading->entries != NULL
         && qz_entry_table_count (connection, reading->query, &reading->count, error);
}

/* Text is for people, who read the names of the edition; JSON keeps the ids. */
static void
add_entry (QzCommandCall *call, QzListing *listing, const QzEntry *entry)
{
  const QzEdition *edition = qz_workspace_get_edition (call->workspace);
  const QzActivity *activity = edition != NULL && call->json == NULL
                                   ? qz_edition_find_activity (edition, entry->activity)
                                   : NULL;
  const QzCategory *category =
      activity != NULL ? qz_activity_find_category (activity, entry->category) : NULL;
  const QzAward *award = activity != NULL ? qz_activity_find_award (activity, entry->award) : NULL;
  g_autofree char *total = qz_points_format (entry->total);
  g_autofree char *rank = entry->rank > 0 ? g_strdup_printf ("%u", entry->rank) : g_strdup ("");

  qz_listing_add (listing, *entry->number != '\0' || call->json != NULL ? entry->number : entry->id,
                  entry->id,
                  call->json != NULL ? qz_entry_state_get_id (entry->state)
                                     : qz_entry_listing_state (entry->state),
                  activity != NULL ? activity->name : entry->activity,
                  category != NULL ? category->name : entry->category, entry->title, entry->team,
                  entry->unit_name, total, rank, award != NULL ? award->name : entry->award, NULL);
}

/**
 * qz_entry_listing_answer:
 * @call: the call that is answered
 * @query: which entries
 * @limit: how many at most
 * @error: as of the store
 *
 * Answers with the entries and with how many there are in all.
 *
 * Returns: %TRUE when they could be read
 */
gboolean
qz_entry_listing_answer (QzCommandCall *call, const QzQuery *query, guint limit, GError **error)
{
  Reading reading = { .query = query, .limit = limit };
  g_autoptr (QzListing) listing = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  gboolean done =
      qz_store_read (qz_workspace_get_store (call->workspace), read_entries, &reading, error);

  entries = reading.entries;
  if (!done)
    return FALSE;
  listing = qz_listing_begin (call, "entries", columns);
  for (guint i = 0; i < entries->len; i++)
    add_entry (call, listing, entries->pdata[i]);
  qz_listing_end (listing);
  if (call->json != NULL)
    qz_answer_number (call, "count", "", reading.count);
  else
    qz_answer_say (call, ngettext ("%u entry", "%u entries", reading.count), reading.count);
  return TRUE;
}

/**
 * qz_entry_listing_answer_one:
 * @call: the call that is answered
 * @entry: an entry
 *
 * Answers with its id, number and state, as the acts on an entry do.
 */
void
qz_entry_listing_answer_one (QzCommandCall *call, const QzEntry *entry)
{
  if (call->json == NULL)
    {
      qz_answer_say (call, "%s  %s", *entry->number != '\0' ? entry->number : entry->id,
                     qz_entry_listing_state (entry->state));
      return;
    }
  qz_answer_text (call, "id", "", entry->id);
  qz_answer_text (call, "number", "", entry->number);
  qz_answer_text (call, "state", "", qz_entry_state_get_id (entry->state));
}

/**
 * qz_entry_listing_state:
 * @state: a state
 *
 * Returns: what people call it, translated
 */
const char *
qz_entry_listing_state (QzEntryState state)
{
  static const char *const labels[QZ_N_ENTRY_STATES] = {
    [QZ_ENTRY_DRAFT] = N_ ("Draft"),         [QZ_ENTRY_SUBMITTED] = N_ ("Submitted"),
    [QZ_ENTRY_RETURNED] = N_ ("Returned"),   [QZ_ENTRY_ACCEPTED] = N_ ("Accepted"),
    [QZ_ENTRY_WITHDRAWN] = N_ ("Withdrawn"),
  };

  g_return_val_if_fail ((guint) state < QZ_N_ENTRY_STATES, "");

  return _ (labels[state]);
}
