/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workspace as a whole: init, status, search, index, audit, demo. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-entry-listing.h"
#include "cli/qz-listing.h"
#include "cli/qz-seat-call.h"
#include "exchange/qz-edition-files.h"
#include "model/qz-error.h"
#include "operations/qz-make-demo.h"
#include "operations/qz-rebuild-search.h"
#include "operations/qz-verify-audit.h"
#include "store/qz-audit-table.h"
#include "store/qz-count-table.h"

#define DEFAULT_EDITION "shanghai-2018"

static gboolean
parse_hats (const char *text, QzHat *out_hats, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (text, ",", -1);

  *out_hats = 0;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      QzHat hat;

      if (!qz_hat_from_id (ids[i], &hat) || hat == QZ_HAT_SEAT)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                       _ ("There is no hat “%s”. Choose from unit, recommender, office, judge, "
                          "host; several with commas."),
                       ids[i]);
          return FALSE;
        }
      *out_hats |= hat;
    }
  if (*out_hats != 0)
    return TRUE;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                       _ ("“--hat” needs at least one of unit, recommender, office, judge, host."));
  return FALSE;
}

static gboolean
run_init (QzCommandCall *call, GError **error)
{
  const char *name = qz_command_call_option (call, "name");
  const char *hat = qz_command_call_option (call, "hat");
  const char *edition = qz_command_call_option (call, "edition");
  const char *seat = qz_command_call_option (call, "seat");
  g_autofree char *path = NULL;
  g_autoptr (QzWorkspace) workspace = NULL;
  QzHat hats;

  if (seat != NULL)
    {
      if (name == NULL && hat == NULL && edition == NULL)
        return qz_seat_call_init (call, seat, error);
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("With “--seat” everything comes from the office: leave “--name”, "
                              "“--hat” and “--edition” out."));
      return FALSE;
    }
  if (name == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("“init” needs “--name”: the name of your organisation."));
      return FALSE;
    }
  if (!parse_hats (hat != NULL ? hat : "office", &hats, error))
    return FALSE;
  if (edition != NULL && !g_file_test (edition, G_FILE_TEST_IS_DIR))
    path = qz_edition_builtin_path (edition);
  workspace =
      qz_workspace_create (call->directory, name, hats, path != NULL ? path : edition, error);
  if (workspace == NULL)
    return FALSE;
  qz_answer_text (call, "directory", _ ("Workspace made"), call->directory);
  qz_command_close (workspace);
  return TRUE;
}

static const QzListingColumn count_columns[] = {
  { "activity", N_ ("Activity"), QZ_LISTING_TEXT },
  { "draft", N_ ("Draft"), QZ_LISTING_NUMBER },
  { "submitted", N_ ("Submitted"), QZ_LISTING_NUMBER },
  { "returned", N_ ("Returned"), QZ_LISTING_NUMBER },
  { "accepted", N_ ("Accepted"), QZ_LISTING_NUMBER },
  { "withdrawn", N_ ("Withdrawn"), QZ_LISTING_NUMBER },
  { NULL },
};

static gboolean
read_counts (QzConnection *connection, gpointer data, GError **error)
{
  GPtrArray **counts = data;

  *counts = qz_count_table_list (connection, error);
  return *counts != NULL;
}

static void
list_counts (QzCommandCall *call, const QzEdition *edition, const GPtrArray *counts)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "counts", count_columns);

  for (guint i = 0; i < counts->len; i++)
    {
      const QzCount *count = counts->pdata[i];
      const QzActivity *activity =
          edition != NULL ? qz_edition_find_activity (edition, count->activity) : NULL;
      char numbers[QZ_N_ENTRY_STATES][16];

      for (guint k = 0; k < QZ_N_ENTRY_STATES; k++)
        g_snprintf (numbers[k], sizeof numbers[k], "%u", count->states[k]);
      qz_listing_add (
          listing, activity != NULL && call->json == NULL ? activity->name : count->activity,
          numbers[QZ_ENTRY_DRAFT], numbers[QZ_ENTRY_SUBMITTED], numbers[QZ_ENTRY_RETURNED],
          numbers[QZ_ENTRY_ACCEPTED], numbers[QZ_ENTRY_WITHDRAWN], NULL);
    }
  qz_listing_end (listing);
}

static gboolean
run_status (QzCommandCall *call, GError **error)
{
  const QzEdition *edition = qz_workspace_get_edition (call->workspace);
  g_autofree char *hats = qz_hats_to_string (qz_workspace_get_hats (call->workspace));
  g_autoptr (GPtrArray) counts = NULL;

  if (!qz_store_read (qz_workspace_get_store (call->workspace), read_counts, &counts, error))
    return FALSE;
  qz_answer_text (call, "name", _ ("Organisation"), qz_workspace_get_name (call->workspace));
  qz_answer_text (call, "directory", _ ("Workspace"), call->directory);
  qz_answer_text (call, "hats", _ ("Hats"), hats);
  if (!qz_seat_call_status (call, error))
    return FALSE;
  qz_answer_text (call, "edition", _ ("Edition"), edition != NULL ? edition->id : "");
  qz_answer_text (call, "edition-version", _ ("Version"), edition != NULL ? edition->version : "");
  list_counts (call, edition, counts);
  return TRUE;
}

static gboolean
run_search (QzCommandCall *call, GError **error)
{
  g_autoptr (QzQuery) query = qz_query_new ();
  guint64 limit = 50;

  if (!qz_command_call_number (call, "limit", 1, G_MAXUINT32, &limit, error))
    return FALSE;
  qz_query_set_string (&query->text, qz_command_call_operand (call, 0));
  return qz_entry_listing_answer (call, query, (guint) limit, error);
}

static gboolean
run_index_rebuild (QzCommandCall *call, GError **error)
{
  g_autoptr (QzRebuildSearch) operation = qz_rebuild_search_new (call->workspace);

  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_say (call, _ ("The search index was made anew."));
  return TRUE;
}

static gboolean
run_audit_verify (QzCommandCall *call, GError **error)
{
  g_autoptr (QzVerifyAudit) operation = qz_verify_audit_new (call->workspace);
  gboolean done = qz_command_call_run (call, QZ_OPERATION (operation), error);

  qz_answer_number (call, "checked", _ ("Events checked"), qz_verify_audit_get_checked (operation));
  return done;
}

static const QzListingColumn event_columns[] = {
  { "seq", N_ ("No."), QZ_LISTING_NUMBER },
  { "instant", N_ ("Instant"), QZ_LISTING_TEXT },
  { "actor", N_ ("Who"), QZ_LISTING_TEXT },
  { "verb", N_ ("Act"), QZ_LISTING_TEXT },
  { "subject", N_ ("Subject"), QZ_LISTING_TEXT },
  { "summary", N_ ("What"), QZ_LISTING_TEXT },
  { "detail", N_ ("Before and after"), QZ_LISTING_TEXT },
  { "hash", N_ ("Hash"), QZ_LISTING_TEXT },
  { NULL },
};

#define EVENTS_AT_ONCE 1000

typedef struct
{
  gint64 before;
  const char *subject;
  GPtrArray *events;
} EventPage;

static gboolean
read_events (QzConnection *connection, gpointer data, GError **error)
{
  EventPage *page = data;

  page->events =
      qz_audit_table_list (connection, page->subject, page->before, EVENTS_AT_ONCE, error);
  return page->events != NULL;
}

static gboolean
run_audit_export (QzCommandCall *call, GError **error)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "events", event_columns);
  const char *subject = qz_command_call_option (call, "subject");
  EventPage page = { .before = 0, .subject = subject };
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr (GPtrArray) events = NULL;

      if (!qz_store_read (qz_workspace_get_store (call->workspace), read_events, &page, error))
        return FALSE;
      events = page.events;
      for (guint i = 0; i < events->len; i++)
        {
          const QzEvent *event = events->pdata[i];
          g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, event->seq);

          qz_listing_add (listing, seq, event->instant, event->actor, event->verb, event->subject,
                          event->summary, event->detail, event->hash, NULL);
          page.before = event->seq;
        }
      more = events->len == EVENTS_AT_ONCE;
    }
  qz_listing_end (listing);
  return TRUE;
}

static gboolean
run_demo (QzCommandCall *call, GError **error)
{
  g_autofree char *path = qz_edition_builtin_path (DEFAULT_EDITION);
  g_autoptr (QzWorkspace) workspace = NULL;
  g_autoptr (QzMakeDemo) operation = NULL;
  guint64 entries = 120;
  guint64 judges = 25;
  guint64 seed = 2018;

  if (!qz_command_call_number (call, "entries", 1, 10000000, &entries, error)
      || !qz_command_call_number (call, "judges", 5, 10000, &judges, error)
      || !qz_command_call_number (call, "seed", 0, G_MAXUINT64, &seed, error))
    return FALSE;
  if (path == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("The edition “%s” is not installed. Install Qunzhi again."), DEFAULT_EDITION);
      return FALSE;
    }
  workspace = qz_workspace_create (call->directory, QZ_MAKE_DEMO_NAME,
                                   QZ_HAT_OFFICE | QZ_HAT_RECOMMENDER, path, error);
  if (workspace == NULL)
    return FALSE;
  operation = qz_make_demo_new (workspace, (guint) entries, (guint) judges, seed);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    {
      qz_workspace_discard (workspace);
      return FALSE;
    }
  qz_answer_text (call, "directory", _ ("Workspace made"), call->directory);
  qz_answer_number (call, "entries", _ ("Entries"), (gint64) entries);
  qz_command_close (workspace);
  return TRUE;
}

static const QzOption init_options[] = {
  { "name", "NAME", N_ ("name of your organisation") },
  { "hat", "HATS", N_ ("unit, recommender, office, judge, host; several with commas") },
  { "edition", "PATH", N_ ("folder of the edition, or the name of a built-in one") },
  { "seat", "FILE", N_ ("make a helper seat from what “seat make” has written at the office") },
  { NULL },
};

static const QzOption search_options[] = {
  { "limit", "N", N_ ("at most so many") },
  { NULL },
};

static const QzOption audit_options[] = {
  { "subject", "ID", N_ ("only what was done to this entry (UUID)") },
  { NULL },
};

static const QzOption demo_options[] = {
  { "entries", "N", N_ ("how many entries") },
  { "judges", "M", N_ ("how many judges") },
  { "seed", "S", N_ ("a number; the same number makes the same data") },
  { NULL },
};

const QzCommand qz_workspace_commands[] = {
  { "init", "", N_ ("Make a new workspace"), "", 0, 0, QZ_ACCESS_NONE, init_options, run_init },
  { "status", "", N_ ("Show the workspace and its counts"), "", 0, 0, QZ_ACCESS_READ, NULL,
    run_status },
  { "search", "TEXT", N_ ("Find entries by words, numbers, pinyin or initials"), "", 1, 1,
    QZ_ACCESS_READ, search_options, run_search },
  { "index rebuild", "", N_ ("Make the search index anew"), "", 0, 0, QZ_ACCESS_WRITE, NULL,
    run_index_rebuild },
  { "audit verify", "", N_ ("Recompute the hash chain of the audit trail"), "", 0, 0,
    QZ_ACCESS_READ, NULL, run_audit_verify },
  { "audit export", "", N_ ("Print the audit trail, newest first"), "", 0, 0, QZ_ACCESS_READ,
    audit_options, run_audit_export },
  { "demo", "", N_ ("Make a new workspace full of synthetic data"),
    N_ ("Every unit and person in it is marked 示例. The workspace must not exist yet."), 0, 0,
    QZ_ACCESS_NONE, demo_options, run_demo },
  { NULL },
};
