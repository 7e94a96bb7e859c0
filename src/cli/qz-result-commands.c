/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frozen results: made, worked out anew, listed and compared. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "cli/qz-review-call.h"
#include "model/qz-error.h"
#include "model/qz-new-file.h"
#include "operations/qz-compare-results.h"
#include "operations/qz-freeze-result.h"
#include "operations/qz-replay-result.h"
#include "rules/qz-finding.h"
#include "rules/qz-frozen-rules.h"
#include "store/qz-result-table.h"

static gboolean
run_freeze (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  g_autoptr (QzFreezeResult) operation = NULL;
  const QzFrozenVersion *version;

  if (activity == NULL)
    return FALSE;
  operation =
      qz_freeze_result_new (call->workspace, activity->id, qz_command_call_option (call, "stage"));
  qz_freeze_result_set_reason (operation, qz_command_call_option (call, "reason"));
  qz_freeze_result_set_dry (operation, qz_command_call_has (call, "dry-run"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  version = qz_freeze_result_get_version (operation);
  qz_answer_number (call, "version", _ ("Version"), version->version);
  qz_answer_number (call, "entries", _ ("Entries"), version->entries);
  qz_answer_number (call, "moved", _ ("Moved"), qz_freeze_result_get_n_moved (operation));
  qz_answer_text (call, "sha256", _ ("SHA-256"), version->sha256);
  qz_answer_findings (call, qz_freeze_result_get_findings (operation));
  return TRUE;
}

/* Takes the number of a version from operand @i; 0 when there is none. */
static gboolean
take_version (QzCommandCall *call, guint i, guint *out_version, GError **error)
{
  const char *text = i < call->operands->len ? qz_command_call_operand (call, i) : NULL;
  guint64 number = 0;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT32, &number, NULL))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                   _ ("“%s” is not the number of a version, such as 1"), text);
      return FALSE;
    }
  *out_version = (guint) number;
  return TRUE;
}

static gboolean
write_record (QzCommandCall *call, QzReplayResult *operation, GError **error)
{
  const char *path = qz_command_call_option (call, "output");
  GBytes *record = qz_replay_result_get_record (operation);
  gconstpointer data;
  gsize length;

  if (path == NULL || record == NULL)
    return TRUE;
  data = g_bytes_get_data (record, &length);
  if (!qz_new_file_put_outside (path, data, length, error))
    return FALSE;
  qz_answer_text (call, "path", _ ("Written"), path);
  return TRUE;
}

static gboolean
run_replay (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  g_autoptr (QzReplayResult) operation = NULL;
  const QzFrozenVersion *version;
  guint number;

  if (activity == NULL || !take_version (call, 0, &number, error))
    return FALSE;
  operation = qz_replay_result_new (call->workspace, activity->id,
                                    qz_command_call_option (call, "stage"), number);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  version = qz_replay_result_get_version (operation);
  qz_answer_number (call, "version", _ ("Version"), version->version);
  qz_answer_text (call, "frozen", _ ("Frozen"), version->frozen);
  qz_answer_text (call, "kept", _ ("SHA-256 kept"), version->sha256);
  qz_answer_text (call, "sha256", _ ("SHA-256 replayed"),
                  qz_replay_result_get_sha256 (operation) != NULL
                      ? qz_replay_result_get_sha256 (operation)
                      : "");
  qz_answer_flag (call, "same", _ ("The same"), qz_replay_result_is_same (operation));
  qz_answer_findings (call, qz_replay_result_get_findings (operation));
  if (!write_record (call, operation, error))
    return FALSE;
  if (qz_replay_result_is_same (operation))
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
               _ ("Version %u of “%s” was changed after it was frozen. Compare with a backup."),
               version->version, activity->name);
  return FALSE;
}

static const QzListingColumn version_columns[] = {
  { "stage", N_ ("Stage"), QZ_LISTING_TEXT },
  { "version", N_ ("Version"), QZ_LISTING_NUMBER },
  { "frozen", N_ ("Frozen"), QZ_LISTING_TEXT },
  { "entries", N_ ("Entries"), QZ_LISTING_NUMBER },
  { "sha256", N_ ("SHA-256"), QZ_LISTING_TEXT },
  { "reason", N_ ("Reason"), QZ_LISTING_TEXT },
  { NULL },
};

typedef struct
{
  const char *edition;
  const char *activity;
  GPtrArray *versions; /* (element-type QzFrozenVersion) */
} Versions;

static gboolean
read_versions (QzConnection *connection, gpointer data, GError **error)
{
  Versions *versions = data;

  versions->versions =
      qz_result_table_list (connection, versions->edition, versions->activity, error);
  return versions->versions != NULL;
}

static void
list_versions (QzCommandCall *call, const GPtrArray *versions)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "versions", version_columns);
  g_autoptr (GPtrArray) findings = qz_findings_new ();

  for (guint i = 0; i < versions->len; i++)
    {
      const QzFrozenVersion *version = versions->pdata[i];
      const QzFrozenVersion *next = i + 1 < versions->len ? versions->pdata[i + 1] : NULL;
      g_autofree char *number = g_strdup_printf ("%u", version->version);
      g_autofree char *entries = g_strdup_printf ("%u", version->entries);

      qz_listing_add (listing, version->stage, number, version->frozen, entries, version->sha256,
                      version->reason, NULL);
      if (next == NULL || strcmp (next->stage, version->stage) != 0)
        qz_review_call_report_since (call, version->activity, version->stage, findings);
    }
  qz_listing_end (listing);
  qz_answer_findings (call, findings);
}

static gboolean
run_versions (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  g_autoptr (GPtrArray) owned = NULL;
  Versions versions = { 0 };
  gboolean done;

  if (activity == NULL)
    return FALSE;
  versions.edition = qz_workspace_get_edition (call->workspace)->id;
  versions.activity = activity->id;
  done = qz_store_read (qz_workspace_get_store (call->workspace), read_versions, &versions, error);
  owned = versions.versions;
  if (done)
    list_versions (call, owned);
  return done;
}

static const QzListingColumn move_columns[] = {
  { "number", N_ ("Number"), QZ_LISTING_TEXT },
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "title", N_ ("Title"), QZ_LISTING_TEXT },
  { "unit", N_ ("Unit"), QZ_LISTING_TEXT },
  { "rank-before", N_ ("Rank before"), QZ_LISTING_NUMBER },
  { "rank", N_ ("Rank"), QZ_LISTING_NUMBER },
  { "total-before", N_ ("Total before"), QZ_LISTING_NUMBER },
  { "total", N_ ("Total"), QZ_LISTING_NUMBER },
  { "award-before", N_ ("Award before"), QZ_LISTING_TEXT },
  { "award", N_ ("Award"), QZ_LISTING_TEXT },
  { "change", N_ ("Change"), QZ_LISTING_TEXT },
  { NULL },
};

/* @entry may be NULL: it is not in that result. */
static char *
dup_rank (const QzFrozenEntry *entry)
{
  return entry != NULL && entry->rank > 0 ? g_strdup_printf ("%u", entry->rank) : g_strdup ("");
}

static char *
dup_total (const QzFrozenEntry *entry)
{
  return entry != NULL ? qz_points_format (entry->points) : g_strdup ("");
}

static const char *
name_award (QzCommandCall *call, const QzActivity *activity, const QzFrozenEntry *entry)
{
  const QzAward *award = entry != NULL ? qz_activity_find_award (activity, entry->award) : NULL;

  if (entry == NULL)
    return "";
  return award != NULL && call->json == NULL ? award->name : entry->award;
}

static const char *
describe_change (QzCommandCall *call, const QzFrozenMove *move)
{
  gboolean words = call->json == NULL;

  if (move->before == NULL)
    return words ? _ ("came") : "came";
  if (move->after == NULL)
    return words ? _ ("went") : "went";
  if (move->after->rank == move->before->rank || move->after->rank == 0 || move->before->rank == 0)
    return words ? _ ("changed") : "changed";
  if (move->after->rank < move->before->rank)
    return words ? _ ("up") : "up";
  return words ? _ ("down") : "down";
}

static void
list_moves (QzCommandCall *call, const QzActivity *activity, const GArray *moves)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "moves", move_columns);

  for (guint i = 0; i < moves->len; i++)
    {
      const QzFrozenMove *move = &g_array_index (moves, QzFrozenMove, i);
      const QzFrozenEntry *entry = move->after != NULL ? move->after : move->before;
      g_autofree char *old_rank = dup_rank (move->before);
      g_autofree char *new_rank = dup_rank (move->after);
      g_autofree char *old_total = dup_total (move->before);
      g_autofree char *new_total = dup_total (move->after);

      qz_listing_add (listing, entry->number, entry->id, entry->title, entry->unit, old_rank,
                      new_rank, old_total, new_total, name_award (call, activity, move->before),
                      name_award (call, activity, move->after), describe_change (call, move), NULL);
    }
  qz_listing_end (listing);
}

static gboolean
run_compare (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  g_autoptr (QzCompareResults) operation = NULL;
  guint from, to;

  if (activity == NULL || !take_version (call, 0, &from, error)
      || !take_version (call, 1, &to, error))
    return FALSE;
  operation = qz_compare_results_new (call->workspace, activity->id,
                                      qz_command_call_option (call, "stage"));
  qz_compare_results_set_versions (operation, from, to);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_number (call, "from", _ ("From version"), qz_compare_results_get_from (operation));
  if (to > 0)
    qz_answer_number (call, "to", _ ("To version"), to);
  qz_answer_number (call, "moved", _ ("Moved"), qz_compare_results_get_moves (operation)->len);
  list_moves (call, activity, qz_compare_results_get_moves (operation));
  return TRUE;
}

#define ACTIVITY_OPTION                                                                            \
  {                                                                                                \
    "activity", "A", N_ ("the activity")                                                           \
  }
#define STAGE_OPTION                                                                               \
  {                                                                                                \
    "stage", "S", N_ ("one stage, ranked for itself; otherwise the whole activity")                \
  }

static const QzOption activity_options[] = { ACTIVITY_OPTION, { NULL } };

static const QzOption stage_options[] = { ACTIVITY_OPTION, STAGE_OPTION, { NULL } };

static const QzOption freeze_options[] = {
  ACTIVITY_OPTION,
  STAGE_OPTION,
  { "reason", "TEXT", N_ ("why it is frozen although something is open") },
  { "dry-run", NULL, N_ ("only show what would be frozen") },
  { NULL },
};

static const QzOption replay_options[] = {
  ACTIVITY_OPTION,
  STAGE_OPTION,
  { "output", "FILE.json", N_ ("write the record that was worked out anew") },
  { NULL },
};

const QzCommand qz_result_commands[] = {
  { "review freeze", "", N_ ("Freeze the result as a new version"),
    N_ ("Scores, rules, seeds, totals, ranks and awards become a record that nothing changes. "
        "Refused while score sheets are missing or to be clarified or equals wait for the "
        "deliberation, unless “--reason” says why."),
    0, 0, QZ_ACCESS_WRITE, freeze_options, run_freeze },
  { "review replay", "[VERSION]", N_ ("Work a frozen result out anew and compare it"),
    N_ ("From the frozen scores and rules alone it has to come to the same bytes, the hash that "
        "was kept and the one in the audit trail; what differs is told, and the exit status is 3. "
        "Without VERSION it is the newest."),
    0, 1, QZ_ACCESS_READ, replay_options, run_replay },
  { "review versions", "", N_ ("List the frozen results"), "", 0, 0, QZ_ACCESS_READ,
    activity_options, run_versions },
  { "review compare", "[FROM [TO]]", N_ ("Show who moved between two frozen results"),
    N_ ("FROM is the newest version unless it is given; without TO it is compared with how things "
        "stand."),
    0, 2, QZ_ACCESS_READ, stage_options, run_compare },
  { NULL },
};
