/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges and panels. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-judge-listing.h"
#include "cli/qz-listing.h"
#include "cli/qz-review-call.h"
#include "model/qz-error.h"
#include "operations/qz-add-judges.h"
#include "operations/qz-import-judges.h"
#include "operations/qz-make-panel.h"
#include "operations/qz-print-review.h"
#include "operations/qz-review-access.h"
#include "operations/qz-set-judge-key.h"
#include "rules/qz-finding.h"
#include "store/qz-judge-table.h"
#include "store/qz-panel-table.h"

/* Entries that one judge is said to score. */
#define MOST_LOAD 9999

static gboolean
add_judges (QzCommandCall *call, QzAddJudges *operation, GError **error)
{
  guint n;

  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  n = qz_add_judges_get_n_new (operation);
  qz_judge_listing_show (call, qz_add_judges_get_judges (operation));
  if (call->json != NULL)
    qz_answer_number (call, "new", "", n);
  else
    qz_answer_say (call, ngettext ("%u new judge", "%u new judges", n), n);
  return TRUE;
}

static gboolean
run_judge_import (QzCommandCall *call, GError **error)
{
  g_autoptr (QzImportJudges) operation =
      qz_import_judges_new (call->workspace, qz_command_call_operand (call, 0));

  qz_import_judges_set_dry_run (operation, qz_command_call_has (call, "dry-run"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_judge_listing_show (call, qz_import_judges_get_judges (operation));
  qz_answer_number (call, "new", _ ("New"), qz_import_judges_get_n_new (operation));
  qz_answer_number (call, "changed", _ ("Changed"), qz_import_judges_get_n_changed (operation));
  qz_answer_number (call, "unchanged", _ ("Unchanged"), qz_import_judges_get_n_same (operation));
  qz_answer_findings (call, qz_import_judges_get_findings (operation));
  return TRUE;
}

static gboolean
run_judge_add (QzCommandCall *call, GError **error)
{
  g_autoptr (QzAddJudges) operation = qz_add_judges_new (call->workspace);
  guint64 least = 0;
  guint64 most = 0;

  qz_add_judges_add (
      operation, qz_command_call_operand (call, 0), qz_command_call_option (call, "organisation"),
      qz_command_call_option (call, "title"), qz_command_call_option (call, "expertise"),
      qz_command_call_option (call, "telephone"));
  qz_add_judges_set_qualification (operation, qz_command_call_option (call, "qualification"));
  if (!qz_add_judges_set_days (operation, qz_command_call_option (call, "days"), error)
      || !qz_command_call_number (call, "min", 0, MOST_LOAD, &least, error)
      || !qz_command_call_number (call, "max", 0, MOST_LOAD, &most, error))
    return FALSE;
  qz_add_judges_set_loads (operation, (guint) least, (guint) most);
  return add_judges (call, operation, error);
}

static gboolean
run_judge_key (QzCommandCall *call, GError **error)
{
  g_autoptr (QzSetJudgeKey) operation = qz_set_judge_key_new (
      call->workspace, qz_command_call_operand (call, 0), qz_command_call_operand (call, 1));
  g_autofree char *fingerprint = NULL;

  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  fingerprint = qz_public_key_dup_fingerprint (qz_set_judge_key_get_key (operation));
  qz_answer_text (call, "judge", _ ("Judge"), qz_set_judge_key_get_judge (operation)->name);
  qz_answer_text (call, "fingerprint", _ ("Fingerprint of the key"), fingerprint);
  return TRUE;
}

static gboolean
read_judges (QzConnection *connection, gpointer data, GError **error)
{
  GPtrArray **judges = data;

  *judges = qz_judge_table_list (connection, error);
  return *judges != NULL;
}

static gboolean
run_judge_list (QzCommandCall *call, GError **error)
{
  g_autoptr (GPtrArray) judges = NULL;

  if (!qz_store_read (qz_workspace_get_store (call->workspace), read_judges, &judges, error))
    return FALSE;
  qz_judge_listing_show (call, judges);
  return TRUE;
}

static void
answer_panel (QzCommandCall *call, const QzPanel *panel)
{
  g_autofree char *judges = qz_judge_listing_dup_names (panel);

  qz_answer_text (call, "id", _ ("Id"), panel->id);
  qz_answer_text (call, "name", _ ("Panel"), panel->name);
  qz_answer_text (call, "activity", _ ("Activity"), panel->activity);
  qz_answer_text (call, "stage", _ ("Stage"), panel->stage);
  qz_answer_number (call, "entries-count", _ ("Entries"), panel->entries);
  if (call->json == NULL)
    qz_answer_text (call, "", _ ("Judges (* head)"), judges);
  else
    {
      qz_answer_text (call, "head", "", panel->head);
      qz_judge_listing_show (call, panel->judges);
    }
}

static gboolean
run_panel_make (QzCommandCall *call, GError **error)
{
  const char *activity = qz_command_call_option (call, "activity");
  g_auto (GStrv) judges = qz_review_call_split (call, "judges");
  g_auto (GStrv) categories = qz_review_call_split (call, "category");
  g_auto (GStrv) entries = qz_review_call_split (call, "entries");
  g_autoptr (QzMakePanel) operation = NULL;

  if (activity == NULL || judges == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("“review panel make” needs “--activity” and “--judges”."));
      return FALSE;
    }
  operation = qz_make_panel_new (call->workspace, activity, qz_command_call_option (call, "stage"),
                                 qz_command_call_operand (call, 0), (const char *const *) judges);
  qz_make_panel_set_head (operation, qz_command_call_option (call, "head"));
  qz_make_panel_set_categories (operation, (const char *const *) categories);
  qz_make_panel_set_entries (operation, (const char *const *) entries);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  answer_panel (call, qz_make_panel_get_panel (operation));
  qz_answer_findings (call, qz_make_panel_get_findings (operation));
  return TRUE;
}

typedef struct
{
  const char *activity; /* nullable */
  const char *wanted;   /* nullable: id or name */
  GPtrArray *panels;
  GStrv entries;
} Reading;

static gboolean
read_panels (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->panels = qz_panel_table_list (connection, reading->activity, error);
  return reading->panels != NULL;
}

static GStrv
list_judges (const QzPanel *panel)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < panel->judges->len; i++)
    g_strv_builder_add (ids, ((const QzJudge *) panel->judges->pdata[i])->id);
  return g_strv_builder_end (ids);
}

static const char *
option_or (QzCommandCall *call, const char *name, const char *otherwise)
{
  const char *given = qz_command_call_option (call, name);

  return given != NULL ? given : otherwise;
}

/* What is not given stays: the judges, their head, the entries. */
static gboolean
run_panel_change (QzCommandCall *call, GError **error)
{
  Reading reading = { 0 };
  g_autoptr (GPtrArray) panels = NULL;
  g_auto (GStrv) judges = qz_review_call_split (call, "judges");
  g_auto (GStrv) categories = qz_review_call_split (call, "category");
  g_auto (GStrv) entries = qz_review_call_split (call, "entries");
  g_autoptr (QzMakePanel) operation = NULL;
  const QzPanel *panel;

  if (!qz_store_read (qz_workspace_get_store (call->workspace), read_panels, &reading, error))
    return FALSE;
  panels = reading.panels;
  panel = qz_review_access_find_panel (panels, qz_command_call_operand (call, 0), error);
  if (panel == NULL)
    return FALSE;
  operation = qz_make_panel_new_change (
      call->workspace, panel->id, option_or (call, "name", panel->name),
      (const char *const *) (judges != NULL ? judges : (judges = list_judges (panel))));
  qz_make_panel_set_head (
      operation, option_or (call, "head",
                            qz_command_call_option (call, "judges") == NULL ? panel->head : NULL));
  qz_make_panel_set_categories (operation, (const char *const *) categories);
  qz_make_panel_set_entries (operation, (const char *const *) entries);
  qz_make_panel_set_reason (operation, qz_command_call_option (call, "reason"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  answer_panel (call, qz_make_panel_get_panel (operation));
  if (qz_make_panel_get_n_sheets (operation) > 0)
    qz_answer_number (call, "sheets-left", _ ("Score sheets that left the totals"),
                      qz_make_panel_get_n_sheets (operation));
  qz_answer_findings (call, qz_make_panel_get_findings (operation));
  return TRUE;
}

static gboolean
run_panel_list (QzCommandCall *call, GError **error)
{
  Reading reading = { .activity = qz_command_call_option (call, "activity") };
  g_autoptr (GPtrArray) panels = NULL;

  if (!qz_store_read (qz_workspace_get_store (call->workspace), read_panels, &reading, error))
    return FALSE;
  panels = reading.panels;
  qz_judge_listing_show_panels (call, panels);
  return TRUE;
}

static gboolean
read_panel_entries (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->entries = qz_panel_table_list_entries (connection, reading->wanted, error);
  return reading->entries != NULL;
}

static gboolean
run_panel_show (QzCommandCall *call, GError **error)
{
  QzStore *store = qz_workspace_get_store (call->workspace);
  Reading reading = { 0 };
  g_autoptr (GPtrArray) panels = NULL;
  g_auto (GStrv) entries = NULL;
  const QzPanel *panel;

  if (!qz_store_read (store, read_panels, &reading, error))
    return FALSE;
  panels = reading.panels;
  panel = qz_review_access_find_panel (panels, qz_command_call_operand (call, 0), error);
  if (panel == NULL)
    return FALSE;
  reading.wanted = panel->id;
  if (!qz_store_read (store, read_panel_entries, &reading, error))
    return FALSE;
  entries = reading.entries;
  answer_panel (call, panel);
  if (call->json != NULL)
    qz_answer_strings (call, "entries", "", (const char *const *) entries);
  return TRUE;
}

/* "score-sheet,tally" */
static gboolean
take_papers (QzCommandCall *call, QzPrintReview *operation, GError **error)
{
  g_auto (GStrv) kinds = qz_review_call_split (call, "kind");

  for (guint i = 0; kinds != NULL && kinds[i] != NULL; i++)
    {
      QzReviewPaper paper;

      if (!qz_review_paper_from_id (kinds[i], &paper))
        {
          g_autoptr (GString) known = g_string_new (NULL);

          for (guint k = 0; k < QZ_N_REVIEW_PAPERS; k++)
            g_string_append_printf (known, "%s%s", k > 0 ? ", " : "",
                                    qz_review_paper_get_id ((QzReviewPaper) k));
          g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                       _ ("There is no paper “%s”. Choose from %s."), kinds[i], known->str);
          return FALSE;
        }
      qz_print_review_add_paper (operation, paper);
    }
  return TRUE;
}

static const QzListingColumn file_columns[] = {
  { "kind", N_ ("Kind"), QZ_LISTING_TEXT },
  { "papers", N_ ("Papers"), QZ_LISTING_NUMBER },
  { "path", N_ ("File"), QZ_LISTING_TEXT },
  { NULL },
};

static gboolean
run_papers (QzCommandCall *call, GError **error)
{
  const char *activity = qz_command_call_option (call, "activity");
  const char *folder = qz_command_call_option (call, "output");
  g_autoptr (QzPrintReview) operation = NULL;
  g_autoptr (QzListing) listing = NULL;
  const GPtrArray *files;

  if (activity == NULL || folder == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("“review papers” needs “--activity” and “--output”."));
      return FALSE;
    }
  operation = qz_print_review_new (call->workspace, activity, folder);
  qz_print_review_set_panel (operation, qz_command_call_option (call, "panel"));
  qz_print_review_set_place (operation, qz_command_call_option (call, "place"));
  if (!qz_print_review_set_day (operation, qz_command_call_option (call, "day"), error)
      || !take_papers (call, operation, error)
      || !qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  files = qz_print_review_get_files (operation);
  listing = qz_listing_begin (call, "files", file_columns);
  for (guint i = 0; i < files->len; i++)
    {
      const QzReviewFile *file = files->pdata[i];
      g_autofree char *papers = g_strdup_printf ("%u", file->n_papers);

      qz_listing_add (listing, qz_review_paper_get_id (file->paper), papers, file->path, NULL);
    }
  qz_listing_end (listing);
  qz_answer_findings (call, qz_print_review_get_findings (operation));
  return TRUE;
}

static const QzOption judge_options[] = {
  { "organisation", "NAME", N_ ("employer") },
  { "title", "TITLE", N_ ("professional title") },
  { "qualification", "TEXT", N_ ("by what he or she may judge") },
  { "expertise", "FIELD,…", N_ ("trades and categories") },
  { "telephone", "NUMBER", N_ ("telephone") },
  { "days", "DAY,…", N_ ("days with time; otherwise any") },
  { "min", "N", N_ ("entries at least") },
  { "max", "N", N_ ("entries at most") },
  { NULL },
};

static const QzOption judge_import_options[] = {
  { "dry-run", NULL, N_ ("say what would happen and change nothing") },
  { NULL },
};

static const QzOption make_options[] = {
  { "activity", "A", N_ ("the activity that it judges") },
  { "stage", "S", N_ ("the stage; otherwise the first") },
  { "judges", "J,J…", N_ ("its judges by name or id") },
  { "head", "J", N_ ("its head; otherwise the first judge") },
  { "category", "C,C…", N_ ("only entries of these categories") },
  { "entries", "ID,ID…", N_ ("only these entries") },
  { NULL },
};

static const QzOption change_options[] = {
  { "name", "NAME", N_ ("another name") },
  { "judges", "J,J…", N_ ("its judges by name or id, all of them") },
  { "head", "J", N_ ("its head; with other judges otherwise the first") },
  { "category", "C,C…", N_ ("the entries of these categories") },
  { "entries", "ID,ID…", N_ ("just these entries") },
  { "reason", "TEXT", N_ ("why judges leave who have scored; kept in the trail") },
  { NULL },
};

static const QzOption list_options[] = {
  { "activity", "A", N_ ("only this activity") },
  { NULL },
};

static const QzOption papers_options[] = {
  { "activity", "A", N_ ("the activity that is judged") },
  { "panel", "P", N_ ("only this panel, by its name or id") },
  { "kind", "K,K…", N_ ("only these kinds, such as score-sheet") },
  { "day", "DAY", N_ ("when the panels meet; otherwise left blank") },
  { "place", "TEXT", N_ ("where they meet; otherwise left blank") },
  { "output", "FOLDER", N_ ("the folder to write to") },
  { NULL },
};

const QzCommand qz_judge_commands[] = {
  { "review judge import", "FILE.xlsx|csv", N_ ("Put judges on file from a table"),
    N_ ("One of the first rows holds the headings, of which only 姓名 is needed: 姓名, 单位, 职称, "
        "资格, 专业 (several parted by commas), 电话, 可到日期, 最少, 最多, 公钥. UTF-8 or "
        "GB18030. "
        "What the list leaves blank stays as it was. Rows that cannot be taken are named, and the "
        "others are taken."),
    1, 1, QZ_ACCESS_WRITE, judge_import_options, run_judge_import },
  { "review judge add", "NAME", N_ ("Put one judge on file"),
    N_ ("Of a judge of that name and employer who is on file, what is given is changed."), 1, 1,
    QZ_ACCESS_WRITE, judge_options, run_judge_add },
  { "review judge key", "JUDGE FILE", N_ ("Put the public key of a judge on file"),
    N_ ("The judge writes it with “key show --output” in his or her own workspace. For it packets "
        "are encrypted, and only scores that it signed are taken. Compare the fingerprint with "
        "what "
        "the judge reads out."),
    2, 2, QZ_ACCESS_WRITE, NULL, run_judge_key },
  { "review judge list", "", N_ ("List the judges"), "", 0, 0, QZ_ACCESS_READ, NULL,
    run_judge_list },
  { "review panel make", "NAME", N_ ("Make a panel"),
    N_ ("It scores every entry of the activity that is submitted or accepted, unless categories or "
        "entries are given."),
    1, 1, QZ_ACCESS_WRITE, make_options, run_panel_make },
  { "review panel change", "PANEL", N_ ("Change a panel"),
    N_ ("What is not given stays as it is. The sheets of a judge who leaves are kept and count no "
        "more."),
    1, 1, QZ_ACCESS_WRITE, change_options, run_panel_change },
  { "review panel list", "", N_ ("List the panels"), "", 0, 0, QZ_ACCESS_READ, list_options,
    run_panel_list },
  { "review panel show", "PANEL", N_ ("Show a panel, by its name or id"), "", 1, 1, QZ_ACCESS_READ,
    NULL, run_panel_show },
  { "review papers", "", N_ ("Write the papers of the review day as PDF"),
    N_ ("One file a kind: invitation, appointment, commitment, sign-in, panel-list, name-plate, "
        "label, score-sheet, tally, fee-list. The QR code of a score sheet says which it is; a "
        "judge who is "
        "recused from an entry gets none for it."),
    0, 0, QZ_ACCESS_READ, papers_options, run_papers },
  { NULL },
};
