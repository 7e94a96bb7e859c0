/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who scores what: panels, or single judges of a pool. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-judge-listing.h"
#include "cli/qz-listing.h"
#include "cli/qz-review-call.h"
#include "model/qz-error.h"
#include "operations/qz-adjust-panels.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-plan-panels.h"
#include "operations/qz-seat-judges.h"
#include "store/qz-entry-table.h"
#include "store/qz-panel-table.h"

/* Entries of one judge. */
#define MOST_LOAD 9999
/* When nothing else is asked for. */
#define JUDGES 5
#define SEED 1

static const QzListingColumn move_columns[] = {
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },  { "call", N_ ("Entry"), QZ_LISTING_TEXT },
  { "title", N_ ("Title"), QZ_LISTING_TEXT }, { "from", N_ ("Moved from"), QZ_LISTING_TEXT },
  { "to", N_ ("Moved to"), QZ_LISTING_TEXT }, { NULL },
};

static void
list_moves (QzCommandCall *call, const GPtrArray *moves)
{
  g_autoptr (QzListing) listing = NULL;

  if (moves->len == 0 && call->json == NULL)
    return;
  listing = qz_listing_begin (call, "moved", move_columns);
  for (guint i = 0; i < moves->len; i++)
    {
      const QzPanelMove *move = moves->pdata[i];

      qz_listing_add (listing, move->entry, move->call, move->title, move->from, move->to, NULL);
    }
  qz_listing_end (listing);
}

static gboolean
plan_panels (QzCommandCall *call, const char *activity, GError **error)
{
  g_autoptr (QzPlanPanels) operation = NULL;
  g_auto (GStrv) links = qz_review_call_split (call, "link");
  guint64 panels = 0;
  guint64 judges = JUDGES;
  guint64 seed = SEED;

  if (!qz_command_call_number (call, "panels", 1, 1000, &panels, error)
      || !qz_command_call_number (call, "per-entry", 1, 100, &judges, error)
      || !qz_command_call_number (call, "seed", 0, G_MAXUINT32, &seed, error))
    return FALSE;
  operation = qz_plan_panels_new (call->workspace, activity, qz_command_call_option (call, "stage"),
                                  (guint) panels, (guint) judges, (guint32) seed);
  qz_plan_panels_set_links (operation, (const char *const *) links);
  qz_plan_panels_set_dry_run (operation, qz_command_call_has (call, "dry-run"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_judge_listing_show_panels (call, qz_plan_panels_get_panels (operation));
  list_moves (call, qz_plan_panels_get_moves (operation));
  qz_answer_findings (call, qz_plan_panels_get_findings (operation));
  return TRUE;
}

static const QzListingColumn load_columns[] = {
  { "id", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "judge", N_ ("Judge"), QZ_LISTING_TEXT },
  { "before", N_ ("Entries before"), QZ_LISTING_NUMBER },
  { "after", N_ ("Entries"), QZ_LISTING_NUMBER },
  { "max", N_ ("At most"), QZ_LISTING_NUMBER },
  { NULL },
};

static void
list_loads (QzCommandCall *call, const GPtrArray *loads)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "loads", load_columns);

  for (guint i = 0; i < loads->len; i++)
    {
      const QzSeatLoad *load = loads->pdata[i];
      g_autofree char *before = g_strdup_printf ("%u", load->before);
      g_autofree char *after = g_strdup_printf ("%u", load->after);
      g_autofree char *most = load->most > 0 ? g_strdup_printf ("%u", load->most) : g_strdup ("");

      qz_listing_add (listing, load->judge, load->name, before, after, most, NULL);
    }
  qz_listing_end (listing);
}

static const QzListingColumn change_columns[] = {
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },    { "call", N_ ("Entry"), QZ_LISTING_TEXT },
  { "judge", N_ ("Id"), QZ_LISTING_HIDDEN },    { "name", N_ ("Judge"), QZ_LISTING_TEXT },
  { "change", N_ ("Change"), QZ_LISTING_TEXT }, { NULL },
};

static void
list_changes (QzCommandCall *call, const GPtrArray *changes)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "changes", change_columns);

  for (guint i = 0; i < changes->len; i++)
    {
      const QzSeatChange *change = changes->pdata[i];
      const char *words = change->added ? _ ("gets the seat") : _ ("gives up the seat");

      qz_listing_add (listing, change->entry, change->call, change->judge, change->name,
                      call->json == NULL ? words
                      : change->added    ? "added"
                                         : "removed",
                      NULL);
    }
  qz_listing_end (listing);
}

/* What is not given stays as it is, or as nothing. */
static gboolean
take_limits (QzCommandCall *call, QzSeatJudges *operation, GError **error)
{
  guint64 per_entry = 0;
  guint64 least = 0;
  guint64 most = 0;

  if (!qz_command_call_number (call, "per-entry", 1, 100, &per_entry, error)
      || !qz_command_call_number (call, "min", 0, MOST_LOAD, &least, error)
      || !qz_command_call_number (call, "max", 0, MOST_LOAD, &most, error)
      || !qz_seat_judges_set_days (operation, qz_command_call_option (call, "day"), error))
    return FALSE;
  if (per_entry > 0)
    qz_seat_judges_set_per_entry (operation, (guint) per_entry);
  if (qz_command_call_has (call, "min"))
    qz_seat_judges_set_least (operation, (guint) least);
  if (qz_command_call_has (call, "max"))
    qz_seat_judges_set_most (operation, (guint) most);
  return TRUE;
}

static gboolean
seat_judges (QzCommandCall *call, QzSeatJudges *operation, GError **error)
{
  g_auto (GStrv) judges = qz_review_call_split (call, "judges");
  g_auto (GStrv) without = qz_review_call_split (call, "without");
  g_auto (GStrv) links = qz_review_call_split (call, "link");
  const QzPanel *pool;

  qz_seat_judges_set_judges (operation, (const char *const *) judges);
  qz_seat_judges_set_without (operation, (const char *const *) without);
  qz_seat_judges_set_links (operation, (const char *const *) links);
  qz_seat_judges_set_dry_run (operation, qz_command_call_has (call, "dry-run"));
  if (!take_limits (call, operation, error)
      || !qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  pool = qz_seat_judges_get_panel (operation);
  if (qz_command_call_has (call, "adjust"))
    list_changes (call, qz_seat_judges_get_changes (operation));
  list_loads (call, qz_seat_judges_get_loads (operation));
  qz_answer_text (call, "panel", _ ("Pool"), pool->name);
  qz_answer_number (call, "entries", _ ("Entries"), pool->entries);
  qz_answer_number (call, "per-entry", _ ("Judges of each"), pool->pool->per_entry);
  qz_answer_number (call, "seats", _ ("Seats"), pool->pool->n_seats);
  qz_answer_findings (call, qz_seat_judges_get_findings (operation));
  return TRUE;
}

static const QzListingColumn panel_change_columns[] = {
  { "panel", N_ ("Panel"), QZ_LISTING_TEXT },
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "call", N_ ("Who or what"), QZ_LISTING_TEXT },
  { "change", N_ ("Change"), QZ_LISTING_TEXT },
  { NULL },
};

static void
list_panel_changes (QzCommandCall *call, const GPtrArray *changes)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "changes", panel_change_columns);

  for (guint i = 0; i < changes->len; i++)
    {
      const QzPanelChange *change = changes->pdata[i];
      const char *words = change->added ? _ ("joins it") : _ ("leaves it");

      qz_listing_add (listing, change->panel, change->entry, change->call,
                      call->json == NULL ? words
                      : change->added    ? "added"
                                         : "removed",
                      NULL);
    }
  qz_listing_end (listing);
}

static gboolean
adjust_panels (QzCommandCall *call, const char *activity, GError **error)
{
  g_autoptr (QzAdjustPanels) operation =
      qz_adjust_panels_new (call->workspace, activity, qz_command_call_option (call, "stage"));
  g_auto (GStrv) judges = qz_review_call_split (call, "judges");
  g_auto (GStrv) without = qz_review_call_split (call, "without");

  if (!qz_adjust_panels_set_days (operation, qz_command_call_option (call, "day"), error))
    return FALSE;
  qz_adjust_panels_set_judges (operation, (const char *const *) judges);
  qz_adjust_panels_set_without (operation, (const char *const *) without);
  qz_adjust_panels_set_dry_run (operation, qz_command_call_has (call, "dry-run"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  list_panel_changes (call, qz_adjust_panels_get_changes (operation));
  qz_answer_findings (call, qz_adjust_panels_get_findings (operation));
  return TRUE;
}

static gboolean
run_assign (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  const char *stage = qz_command_call_option (call, "stage");
  g_autoptr (QzSeatJudges) operation = NULL;
  guint64 seed = SEED;
  gboolean of_panels = FALSE;
  guint n_ways = qz_command_call_has (call, "panels") + qz_command_call_has (call, "single")
                 + qz_command_call_has (call, "adjust");

  if (activity == NULL)
    return FALSE;
  if (n_ways != 1)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("“review assign” needs one of “--panels”, “--single” and "
                              "“--adjust”."));
      return FALSE;
    }
  if (qz_command_call_has (call, "panels"))
    return plan_panels (call, activity->id, error);
  if (qz_command_call_has (call, "adjust")
      && !qz_adjust_panels_applies (call->workspace, activity->id, stage, &of_panels, error))
    return FALSE;
  if (of_panels)
    return adjust_panels (call, activity->id, error);
  if (!qz_command_call_number (call, "seed", 0, G_MAXUINT32, &seed, error))
    return FALSE;
  operation =
      qz_command_call_has (call, "single")
          ? qz_seat_judges_new (call->workspace, activity->id, stage, JUDGES, (guint32) seed)
          : qz_seat_judges_new_adjust (call->workspace, activity->id, stage);
  return seat_judges (call, operation, error);
}

/* --- who scores what --- */

typedef struct
{
  const char *activity;
  GPtrArray *panels; /* (element-type QzPanel) */
  GPtrArray *lists;  /* (element-type GPtrArray): the entries of each */
} Reading;

static gboolean
read_seats (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->panels = qz_panel_table_list (connection, reading->activity, error);
  reading->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; reading->panels != NULL && i < reading->panels->len; i++)
    {
      const QzPanel *panel = reading->panels->pdata[i];
      g_autoptr (QzQuery) query = qz_query_new ();
      GPtrArray *entries;

      qz_query_set_string (&query->panel, panel->id);
      query->states = QZ_QUERY_IN_REVIEW;
      query->sort = QZ_SORT_NUMBER;
      query->ascending = TRUE;
      entries = qz_entry_table_list (connection, query, 0, G_MAXINT, error);
      if (entries == NULL)
        return FALSE;
      g_ptr_array_add (reading->lists, entries);
    }
  return reading->panels != NULL;
}

static const QzListingColumn seat_columns[] = {
  { "panel", N_ ("Panel"), QZ_LISTING_TEXT },   { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "call", N_ ("Entry"), QZ_LISTING_TEXT },    { "title", N_ ("Title"), QZ_LISTING_TEXT },
  { "judges", N_ ("Judges"), QZ_LISTING_TEXT }, { NULL },
};

static void
add_seats (QzListing *listing, const QzPanel *panel, const QzEntry *entry, const char *judge)
{
  const GPtrArray *judges = qz_panel_get_judges_of (panel, entry->id);
  g_autoptr (GString) names = g_string_new (NULL);
  gboolean wanted = judge == NULL;

  for (guint i = 0; judges != NULL && i < judges->len; i++)
    {
      const QzJudge *seated = judges->pdata[i];

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", seated->name);
      wanted = wanted || strcmp (seated->id, judge) == 0 || strcmp (seated->name, judge) == 0;
    }
  if (wanted)
    qz_listing_add (listing, panel->name, entry->id, qz_entry_access_call (entry), entry->title,
                    names->str, NULL);
}

static gboolean
run_seats (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  Reading reading = { .activity = activity != NULL ? activity->id : NULL };
  g_autoptr (GPtrArray) panels = NULL;
  g_autoptr (GPtrArray) lists = NULL;
  g_autoptr (QzListing) listing = NULL;
  gboolean done =
      activity != NULL
      && qz_store_read (qz_workspace_get_store (call->workspace), read_seats, &reading, error);

  panels = reading.panels;
  lists = reading.lists;
  if (!done)
    return FALSE;
  listing = qz_listing_begin (call, "seats", seat_columns);
  for (guint i = 0; i < panels->len; i++)
    {
      const GPtrArray *entries = lists->pdata[i];

      for (guint k = 0; k < entries->len; k++)
        add_seats (listing, panels->pdata[i], entries->pdata[k],
                   qz_command_call_option (call, "judge"));
    }
  qz_listing_end (listing);
  return TRUE;
}

static const QzOption assign_options[] = {
  { "activity", "A", N_ ("the activity that is judged") },
  { "stage", "S", N_ ("the stage; otherwise the first") },
  { "panels", "N", N_ ("split the entries into so many panels") },
  { "single", NULL, N_ ("seat single judges for each entry") },
  { "adjust", NULL, N_ ("adjust panels or the seats of single judges") },
  { "per-entry", "N", N_ ("judges of each panel, or of each entry; otherwise 5") },
  { "min", "N", N_ ("entries of each single judge at least, unless the list of judges says more") },
  { "max", "N", N_ ("and at most") },
  { "judges", "J,J…", N_ ("the single judges, or who joins them; otherwise all on file") },
  { "without", "J,J…", N_ ("who takes no seat; score sheets stay") },
  { "day", "DAY,…", N_ ("the days of the review; who has no time then gets no seat") },
  { "link", "ENTRY,…",
    N_ ("entries that all judges or panels read, so that they can be compared") },
  { "seed", "S", N_ ("which of equally good plans it shall be; otherwise 1") },
  { "dry-run", NULL, N_ ("only show the plan") },
  { NULL },
};

static const QzOption seats_options[] = {
  { "activity", "A", N_ ("the activity that is judged") },
  { "judge", "J", N_ ("only what this judge scores") },
  { NULL },
};

const QzCommand qz_assign_commands[] = {
  { "review assign", "", N_ ("Decide who scores what: panels, or single judges"),
    N_ ("With “--panels” the entries are split into panels of one size, by category; of one "
        "employer only one judge sits in a panel, and judges sit where least has to be recused. "
        "With “--single” each entry gets a few judges of all: nobody is recused from it, of one "
        "employer there is only one, and they know about it as far as the limits of load allow. "
        "The same seed gives the same plan. Panels and seats of the stage are replaced, unless "
        "they have score sheets. With “--adjust” the seats of judges who left or are recused, "
        "and those of late entries, are filled, and as little as possible changes; in panels "
        "whoever drops out is replaced by somebody who sits in none, and late entries join the "
        "panel that suits them best. When it cannot be done, the entries and limits in the way are "
        "named."),
    0, 0, QZ_ACCESS_WRITE, assign_options, run_assign },
  { "review seats", "", N_ ("List who scores which entry"), "", 0, 0, QZ_ACCESS_READ, seats_options,
    run_seats },
  { NULL },
};
