/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On-site visits 现场评审: routes, and what was found on the spot. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "cli/qz-review-call.h"
#include "model/qz-error.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-list-visits.h"
#include "operations/qz-plan-visits.h"
#include "operations/qz-record-visit.h"
#include "operations/qz-visit-access.h"

/* When nothing else is asked for. */
#define SEED 1
#define MOST_STOPS 50

/* --- listing --- */

static const QzListingColumn columns[] = {
  { "day", N_ ("Day"), QZ_LISTING_TEXT },
  { "route", N_ ("Route"), QZ_LISTING_TEXT },
  { "place", N_ ("Stop"), QZ_LISTING_NUMBER },
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "number", N_ ("Entry"), QZ_LISTING_TEXT },
  { "unit", N_ ("Unit"), QZ_LISTING_TEXT },
  { "district", N_ ("District"), QZ_LISTING_TEXT },
  { "address", N_ ("Address"), QZ_LISTING_HIDDEN },
  { "judges", N_ ("Judges"), QZ_LISTING_TEXT },
  { "missing", N_ ("Still missing"), QZ_LISTING_TEXT },
  { NULL },
};

static void
list_rows (QzCommandCall *call, const GPtrArray *rows)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "visits", columns);

  for (guint i = 0; i < rows->len; i++)
    {
      const QzVisitRow *row = rows->pdata[i];
      g_autofree char *place = g_strdup_printf ("%u", row->visit->place);
      g_autofree char *judges = qz_visit_row_dup_judges (row);
      g_auto (GStrv) missing = qz_visit_row_list_missing (row);
      g_autofree char *words = *row->visit->recorded != '\0' ? g_strjoinv ("; ", missing)
                                                             : g_strdup (_ ("not recorded"));

      qz_listing_add (listing, row->visit->day, row->panel->name, place, row->entry->id,
                      qz_entry_access_call (row->entry), row->entry->unit_name,
                      row->visit->district, qz_visit_row_get (row, "address"), judges, words, NULL);
    }
  qz_listing_end (listing);
}

static gboolean
run_list (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  g_autoptr (QzListVisits) operation = NULL;

  if (activity == NULL)
    return FALSE;
  operation = qz_list_visits_new (call->workspace, activity->id);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  list_rows (call, qz_list_visits_get_rows (operation));
  return TRUE;
}

static gboolean
run_plan (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  g_auto (GStrv) judges = qz_review_call_split (call, "judges");
  g_auto (GStrv) entries = qz_review_call_split (call, "entries");
  g_autoptr (QzPlanVisits) operation = NULL;
  guint64 seed = SEED;
  guint64 stops = 0;

  if (activity == NULL || !qz_command_call_number (call, "seed", 0, G_MAXUINT32, &seed, error)
      || !qz_command_call_number (call, "stops", 1, MOST_STOPS, &stops, error))
    return FALSE;
  operation = qz_plan_visits_new (call->workspace, activity->id,
                                  qz_command_call_option (call, "stage"), (guint32) seed);
  if (!qz_plan_visits_set_days (operation, qz_command_call_option (call, "day"), error))
    return FALSE;
  if (stops > 0)
    qz_plan_visits_set_stops (operation, (guint) stops);
  qz_plan_visits_set_judges (operation, (const char *const *) judges);
  qz_plan_visits_set_entries (operation, (const char *const *) entries);
  qz_plan_visits_set_dry_run (operation, qz_command_call_has (call, "dry-run"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  list_rows (call, qz_plan_visits_get_rows (operation));
  qz_answer_number (call, "routes", _ ("Routes"), qz_plan_visits_get_n_routes (operation));
  return TRUE;
}

/* --- one visit --- */

static const QzListingColumn finding_columns[] = {
  { "item", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "title", N_ ("Item"), QZ_LISTING_TEXT },
  { "finding", N_ ("Found on the spot"), QZ_LISTING_TEXT },
  { NULL },
};

static const QzListingColumn signature_columns[] = {
  { "name", N_ ("Signed by"), QZ_LISTING_TEXT },
  { "side", N_ ("For"), QZ_LISTING_TEXT },
  { "day", N_ ("Day"), QZ_LISTING_TEXT },
  { NULL },
};

static const QzListingColumn file_columns[] = {
  { "use", N_ ("File"), QZ_LISTING_TEXT },
  { "name", N_ ("Name"), QZ_LISTING_TEXT },
  { "sha256", N_ ("SHA-256"), QZ_LISTING_TEXT },
  { NULL },
};

static void
list_findings (QzCommandCall *call, const QzVisitRow *row)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "findings", finding_columns);

  for (guint i = 0; row->rubric != NULL && i < row->rubric->items->len; i++)
    {
      const QzItem *item = row->rubric->items->pdata[i];

      qz_listing_add (listing, item->id, item->title, qz_visit_get_finding (row->visit, item->id),
                      NULL);
    }
  qz_listing_end (listing);
}

static void
list_signatures (QzCommandCall *call, const QzVisit *visit)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "signatures", signature_columns);

  for (guint i = 0; i < visit->signatures->len; i++)
    {
      const QzVisitSignature *signature = visit->signatures->pdata[i];
      const char *side = call->json != NULL ? (signature->unit ? "unit" : "judge")
                         : signature->unit  ? _ ("the unit")
                                            : _ ("the judges");

      qz_listing_add (listing, signature->name, side, signature->day, NULL);
    }
  qz_listing_end (listing);
}

static void
list_files (QzCommandCall *call, const QzVisit *visit)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "files", file_columns);

  for (guint i = 0; i < visit->files->len; i++)
    {
      const QzMaterial *file = visit->files->pdata[i];

      qz_listing_add (listing, file->requirement, file->name, file->sha256, NULL);
    }
  qz_listing_end (listing);
}

static void
answer_visit (QzCommandCall *call, const QzVisitRow *row)
{
  g_autofree char *judges = qz_visit_row_dup_judges (row);
  g_auto (GStrv) missing = qz_visit_row_list_missing (row);

  qz_answer_text (call, "entry", _ ("Entry"), qz_entry_access_call (row->entry));
  qz_answer_text (call, "day", _ ("Day"), row->visit->day);
  qz_answer_text (call, "route", _ ("Route"), row->panel->name);
  qz_answer_number (call, "place", _ ("Stop"), row->visit->place);
  qz_answer_text (call, "judges", _ ("Judges"), judges);
  list_findings (call, row);
  qz_answer_text (call, "questions", _ ("Asked and answered"), row->visit->questions);
  qz_answer_text (call, "overall", _ ("Overall"), row->visit->overall);
  list_signatures (call, row->visit);
  list_files (call, row->visit);
  qz_answer_text (call, "recorder", _ ("Typed by"), row->visit->recorder);
  qz_answer_strings (call, "missing", _ ("Still missing"), (const char *const *) missing);
}

typedef struct
{
  const QzEdition *edition;
  const char *entry;
  const char *stage;
  QzVisitRow *row;
} Reading;

static gboolean
read_row (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->row =
      qz_visit_access_get (connection, reading->edition, reading->entry, reading->stage, error);
  return reading->row != NULL;
}

static gboolean
run_show (QzCommandCall *call, GError **error)
{
  Reading reading = { .edition = qz_workspace_get_edition (call->workspace),
                      .entry = qz_command_call_operand (call, 0),
                      .stage = qz_command_call_option (call, "stage") };
  g_autoptr (QzVisitRow) row = NULL;

  if (!qz_store_read (qz_workspace_get_store (call->workspace), read_row, &reading, error))
    return FALSE;
  row = reading.row;
  answer_visit (call, row);
  return TRUE;
}

/* "NAME=DAY,NAME=DAY" */
static gboolean
take_signatures (QzCommandCall *call,
                 QzRecordVisit *operation,
                 const char *option,
                 gboolean unit,
                 GError **error)
{
  g_auto (GStrv) parts = qz_review_call_split (call, option);

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      char *equals = strrchr (parts[i], '=');

      if (equals == NULL || equals == parts[i])
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“%s” is not of the form %s"), parts[i],
                       "NAME=2018-12-05");
          return FALSE;
        }
      *equals = '\0';
      qz_record_visit_sign (operation, unit, parts[i], equals + 1);
    }
  return TRUE;
}

static gboolean
take_findings (QzCommandCall *call, QzRecordVisit *operation, GError **error)
{
  for (guint i = 1; i < call->operands->len; i++)
    {
      const char *text = qz_command_call_operand (call, i);
      const char *equals = strchr (text, '=');
      g_autofree char *item = NULL;

      if (equals == NULL || equals == text)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“%s” is not of the form %s"), text,
                       "ITEM=TEXT");
          return FALSE;
        }
      item = g_strndup (text, (gsize) (equals - text));
      qz_record_visit_set_finding (operation, item, equals + 1);
    }
  return TRUE;
}

static void
take_files (QzCommandCall *call, QzRecordVisit *operation, const char *option, const char *use)
{
  g_auto (GStrv) paths = qz_review_call_split (call, option);

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (paths[i]);

      qz_record_visit_add_file (operation, use, file);
    }
}

static gboolean
run_record (QzCommandCall *call, GError **error)
{
  const char *by = qz_command_call_option (call, "by");
  g_autoptr (QzRecordVisit) operation =
      qz_record_visit_new (call->workspace, qz_command_call_operand (call, 0),
                           qz_command_call_option (call, "stage"), by != NULL ? by : "");

  if (!take_findings (call, operation, error)
      || !take_signatures (call, operation, "signed", FALSE, error)
      || !take_signatures (call, operation, "unit-signed", TRUE, error))
    return FALSE;
  qz_record_visit_set_questions (operation, qz_command_call_option (call, "questions"));
  qz_record_visit_set_overall (operation, qz_command_call_option (call, "overall"));
  take_files (call, operation, "photo", QZ_REVIEW_FILE_PHOTO);
  take_files (call, operation, "scan", QZ_REVIEW_FILE_RECORD);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  answer_visit (call, qz_record_visit_get_row (operation));
  qz_answer_strings (call, "warnings", _ ("Warnings"), qz_record_visit_get_warnings (operation));
  return TRUE;
}

static const QzOption plan_options[] = {
  { "activity", "A", N_ ("the activity that is judged") },
  { "stage", "S", N_ ("the stage; otherwise the first with visits") },
  { "day", "DAY,…", N_ ("the days of the visits") },
  { "stops", "N", N_ ("stops of a route at most; otherwise 3") },
  { "judges", "J,J…", N_ ("who may go; otherwise all on file") },
  { "entries", "ENTRY,…", N_ ("what is visited; otherwise all that go through the stage") },
  { "seed", "S", N_ ("which of equally good plans it shall be; otherwise 1") },
  { "dry-run", NULL, N_ ("only show the plan") },
  { NULL },
};

static const QzOption list_options[] = {
  { "activity", "A", N_ ("the activity that is judged") },
  { NULL },
};

static const QzOption show_options[] = {
  { "stage", "S", N_ ("the stage; otherwise the first with visits") },
  { NULL },
};

static const QzOption record_options[] = {
  { "by", "NAME", N_ ("who types the record") },
  { "stage", "S", N_ ("the stage; otherwise the first with visits") },
  { "questions", "TEXT", N_ ("what was asked and answered") },
  { "overall", "TEXT", N_ ("the overall opinion") },
  { "signed", "NAME=DAY,…", N_ ("which judges signed, and when") },
  { "unit-signed", "NAME=DAY", N_ ("who signed for the unit, and when") },
  { "photo", "FILE,…", N_ ("photos") },
  { "scan", "FILE,…", N_ ("the signed record as PDF or picture") },
  { NULL },
};

const QzCommand qz_visit_commands[] = {
  { "review visit plan", "", N_ ("Plan on-site visits by district and day"),
    N_ ("Stops of one district go on one route. On each go two judges of different employers who "
        "have time that day and need not stay away from any of its stops. A route is a panel of "
        "the stage: its score sheets are typed and counted as all others. Routes of the stage are "
        "replaced, unless visits were recorded or scored. “review papers” prints the routes and "
        "the records."),
    0, 0, QZ_ACCESS_WRITE, plan_options, run_plan },
  { "review visit list", "", N_ ("List the on-site visits and what their records still need"), "",
    0, 0, QZ_ACCESS_READ, list_options, run_list },
  { "review visit show", "ENTRY", N_ ("Show the record of a visit"), "", 1, 1, QZ_ACCESS_READ,
    show_options, run_show },
  { "review visit record", "ENTRY [ITEM=TEXT…]",
    N_ ("Type what was found on a visit and who signed, and take in photos and scans"),
    N_ ("What is given joins the record, or takes the place of what was typed before. The points "
        "are typed as score sheets of the two judges."),
    1, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, record_options, run_record },
  { NULL },
};
