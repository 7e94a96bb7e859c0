/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edition as data, and its notices. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "exchange/qz-edition-compare.h"
#include "exchange/qz-edition-reader.h"
#include "model/qz-error.h"
#include "operations/qz-import-edition.h"
#include "store/qz-edition-table.h"

/* A folder as typed, or that of a built-in edition. */
static char *
dup_package_path (const char *typed)
{
  char *path = NULL;

  if (!g_file_test (typed, G_FILE_TEST_EXISTS))
    path = qz_edition_builtin_path (typed);
  return path != NULL ? path : g_strdup (typed);
}

static void
answer_lines (QzCommandCall *call, const char *key, const GPtrArray *lines)
{
  if (call->json != NULL)
    qz_json_writer_begin_array (call->json, key);
  for (guint i = 0; i < lines->len; i++)
    {
      if (call->json != NULL)
        qz_json_writer_string (call->json, NULL, lines->pdata[i]);
      else
        qz_answer_say (call, "%s", (const char *) lines->pdata[i]);
    }
  if (call->json != NULL)
    qz_json_writer_end (call->json);
}

static gboolean
run_check (QzCommandCall *call, GError **error)
{
  g_autofree char *path = dup_package_path (qz_command_call_operand (call, 0));
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (QzEdition) edition = qz_edition_read_folder (path, faults, &local);

  answer_lines (call, "faults", faults);
  if (edition != NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
run_import (QzCommandCall *call, GError **error)
{
  g_autofree char *path = dup_package_path (qz_command_call_operand (call, 0));
  g_autoptr (QzImportEdition) operation = qz_import_edition_new (call->workspace, path);
  const char *names = qz_command_call_option (call, "decided-by");
  const char *reason = qz_command_call_option (call, "reason");
  gboolean done;

  if (names != NULL || reason != NULL)
    qz_import_edition_set_decision (operation, names != NULL ? names : "",
                                    reason != NULL ? reason : "");
  done = qz_command_call_run (call, QZ_OPERATION (operation), error);
  answer_lines (call, "faults", qz_import_edition_get_faults (operation));
  if (!done)
    return FALSE;
  qz_answer_text (call, "edition", _ ("Edition"), qz_import_edition_get_edition (operation)->id);
  if (qz_import_edition_get_n_sheets (operation) > 0)
    {
      qz_answer_number (call, "sheets", _ ("Score sheets on another form"),
                        qz_import_edition_get_n_sheets (operation));
      qz_answer_number (call, "held", _ ("Held for the panel head"),
                        qz_import_edition_get_n_held (operation));
    }
  return TRUE;
}

static const QzListingColumn activity_columns[] = {
  { "id", N_ ("Id"), QZ_LISTING_TEXT },
  { "code", N_ ("Code"), QZ_LISTING_TEXT },
  { "name", N_ ("Activity"), QZ_LISTING_TEXT },
  { "theme", N_ ("Theme"), QZ_LISTING_TEXT },
  { "categories", N_ ("Categories"), QZ_LISTING_TEXT },
  { NULL },
};

static char *
join_categories (QzCommandCall *call, const QzActivity *activity)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < activity->categories->len; i++)
    {
      const QzCategory *category = activity->categories->pdata[i];

      g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", category->id);
    }
  return g_string_free (joined, FALSE);
}

static void
list_activities (QzCommandCall *call, const QzEdition *edition)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "activities", activity_columns);

  for (guint i = 0; i < edition->activities->len; i++)
    {
      const QzActivity *activity = edition->activities->pdata[i];
      g_autofree char *categories = join_categories (call, activity);

      qz_listing_add (listing, activity->id, activity->code, activity->name, activity->theme,
                      categories, NULL);
    }
  qz_listing_end (listing);
}

static const QzListingColumn body_columns[] = {
  { "role", N_ ("Role"), QZ_LISTING_TEXT },
  { "name", N_ ("Body"), QZ_LISTING_TEXT },
  { NULL },
};

static void
list_bodies (QzCommandCall *call, const QzEdition *edition)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "bodies", body_columns);

  for (guint i = 0; i < edition->bodies->len; i++)
    {
      const QzBody *body = edition->bodies->pdata[i];

      qz_listing_add (listing, body->role, body->name, NULL);
    }
  qz_listing_end (listing);
}

static const QzListingColumn phase_columns[] = {
  { "from", N_ ("From"), QZ_LISTING_TEXT },
  { "to", N_ ("To"), QZ_LISTING_TEXT },
  { "name", N_ ("Phase"), QZ_LISTING_TEXT },
  { NULL },
};

static void
list_phases (QzCommandCall *call, const QzEdition *edition)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "phases", phase_columns);

  for (guint i = 0; i < edition->phases->len; i++)
    {
      const QzPhase *phase = edition->phases->pdata[i];

      qz_listing_add (listing, phase->from, phase->to, phase->name, NULL);
    }
  qz_listing_end (listing);
}

static gboolean
run_show (QzCommandCall *call, GError **error)
{
  const QzEdition *edition = qz_workspace_require_edition (call->workspace, error);

  if (edition == NULL)
    return FALSE;
  qz_answer_text (call, "id", _ ("Edition"), edition->id);
  qz_answer_text (call, "version", _ ("Version"), edition->version);
  qz_answer_text (call, "name", _ ("Name"), edition->name);
  qz_answer_text (call, "office", _ ("Office"), edition->office);
  qz_answer_text (call, "leading-group", _ ("Leading group"), edition->leading_group);
  qz_answer_text (call, "submissions", _ ("Submission"),
                  edition->encrypts_submissions ? "encrypted" : "signed");
  list_bodies (call, edition);
  list_phases (call, edition);
  list_activities (call, edition);
  return TRUE;
}

static gboolean
run_compare (QzCommandCall *call, GError **error)
{
  g_autofree char *path_a = dup_package_path (qz_command_call_operand (call, 0));
  g_autofree char *path_b = dup_package_path (qz_command_call_operand (call, 1));
  g_autoptr (GHashTable) a = qz_edition_load_files (path_a, error);
  g_autoptr (GHashTable) b = a != NULL ? qz_edition_load_files (path_b, error) : NULL;
  g_autoptr (GPtrArray) differences = NULL;

  if (b == NULL)
    return FALSE;
  differences = qz_edition_compare (a, b);
  answer_lines (call, "differences", differences);
  if (differences->len == 0)
    qz_answer_say (call, _ ("Both editions are equal."));
  return TRUE;
}

typedef struct
{
  const char *id;
  GHashTable *files;
} Reading;

static gboolean
read_files (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->files = qz_edition_table_get_files (connection, reading->id, error);
  return reading->files != NULL;
}

static gboolean
run_export (QzCommandCall *call, GError **error)
{
  const QzEdition *edition = qz_workspace_require_edition (call->workspace, error);
  const char *path = qz_command_call_operand (call, 0);
  g_autoptr (GHashTable) files = NULL;
  Reading reading;

  if (edition == NULL)
    return FALSE;
  reading = (Reading){ .id = edition->id };
  if (!qz_store_read (qz_workspace_get_store (call->workspace), read_files, &reading, error))
    return FALSE;
  files = reading.files;
  if (!qz_edition_write_folder (files, path, error))
    return FALSE;
  qz_answer_text (call, "path", _ ("Written"), path);
  return TRUE;
}

static const QzListingColumn notice_columns[] = {
  { "id", N_ ("Id"), QZ_LISTING_TEXT },
  { "kind", N_ ("Kind"), QZ_LISTING_TEXT },
  { "number", N_ ("Document number"), QZ_LISTING_TEXT },
  { "date", N_ ("Date"), QZ_LISTING_TEXT },
  { "deadline", N_ ("Deadline"), QZ_LISTING_TEXT },
  { "title", N_ ("Heading"), QZ_LISTING_TEXT },
  { NULL },
};

/* A date that the edition leaves open is shown as such to people. */
static const char *
or_open (QzCommandCall *call, const char *text)
{
  return *text == '\0' && call->json == NULL ? _ ("to be confirmed") : text;
}

static gboolean
run_notice_list (QzCommandCall *call, GError **error)
{
  const QzEdition *edition = qz_workspace_require_edition (call->workspace, error);
  g_autoptr (QzListing) listing = NULL;

  if (edition == NULL)
    return FALSE;
  listing = qz_listing_begin (call, "notices", notice_columns);
  for (guint i = 0; i < edition->notices->len; i++)
    {
      const QzNotice *notice = edition->notices->pdata[i];

      qz_listing_add (listing, notice->id, notice->kind, notice->number,
                      or_open (call, notice->date), or_open (call, notice->deadline), notice->title,
                      NULL);
    }
  qz_listing_end (listing);
  return TRUE;
}

static gboolean
run_notice_show (QzCommandCall *call, GError **error)
{
  const QzEdition *edition = qz_workspace_require_edition (call->workspace, error);
  const char *id = qz_command_call_operand (call, 0);
  const QzNotice *notice;

  if (edition == NULL)
    return FALSE;
  notice = qz_edition_find_notice (edition, id);
  if (notice == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("There is no notice “%s”. See “qunzhictl notice list”."), id);
      return FALSE;
    }
  qz_answer_text (call, "title", _ ("Heading"), notice->title);
  qz_answer_text (call, "kind", _ ("Kind"), notice->kind);
  qz_answer_text (call, "number", _ ("Document number"), notice->number);
  qz_answer_text (call, "date", _ ("Date"), or_open (call, notice->date));
  qz_answer_text (call, "deadline", _ ("Deadline"), or_open (call, notice->deadline));
  qz_answer_flag (call, "confirmed", _ ("Confirmed"), notice->confirmed);
  qz_answer_strings (call, "addressees", _ ("Addressees"),
                     (const char *const *) notice->addressees);
  qz_answer_text (call, "body", NULL, notice->body);
  return TRUE;
}

static const QzOption import_options[] = {
  { "decided-by", "NAMES", N_ ("who decided that a form changes that was scored on") },
  { "reason", "TEXT", N_ ("why it changes; kept in the trail") },
  { NULL },
};

const QzCommand qz_edition_commands[] = {
  { "edition check", "PATH", N_ ("Check an edition package"),
    N_ ("Prints one line for each fault, with its file and place, and refuses then."), 1, 1,
    QZ_ACCESS_NONE, NULL, run_check },
  { "edition import", "PATH", N_ ("Make an edition that of the workspace"),
    N_ ("A form that sheets were scored on may change only with a decision; what the new form does "
        "not allow is then held for the panel head."),
    1, 1, QZ_ACCESS_WRITE, import_options, run_import },
  { "edition show", "", N_ ("Show the edition of the workspace"), "", 0, 0, QZ_ACCESS_READ, NULL,
    run_show },
  { "edition compare", "A B", N_ ("List the places in which two editions differ"), "", 2, 2,
    QZ_ACCESS_NONE, NULL, run_compare },
  { "edition export", "DIR", N_ ("Write the edition of the workspace to a new folder"), "", 1, 1,
    QZ_ACCESS_READ, NULL, run_export },
  { "notice list", "", N_ ("List the notices of the edition"), "", 0, 0, QZ_ACCESS_READ, NULL,
    run_notice_list },
  { "notice show", "ID", N_ ("Show a notice"), "", 1, 1, QZ_ACCESS_READ, NULL, run_notice_show },
  { NULL },
};
