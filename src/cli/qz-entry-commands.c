/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries: begin, list, show, fill in. What is done with a whole entry is in its own file. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-bundle-listing.h"
#include "cli/qz-command-table.h"
#include "cli/qz-entry-listing.h"
#include "cli/qz-listing.h"
#include "exchange/qz-form-file.h"
#include "model/qz-error.h"
#include "model/qz-material.h"
#include "operations/qz-copy-entry.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-save-entry.h"
#include "operations/qz-set-fields.h"
#include "rules/qz-check-code.h"
#include "store/qz-audit-table.h"
#include "store/qz-entry-table.h"

#define MAX_EVENTS 200

static const char *
only_category (const QzActivity *activity, GError **error)
{
  g_autoptr (GString) known = NULL;

  if (activity->categories->len == 1)
    return ((const QzCategory *) activity->categories->pdata[0])->id;
  known = g_string_new (NULL);
  for (guint i = 0; i < activity->categories->len; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "",
                            ((const QzCategory *) activity->categories->pdata[i])->id);
  g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“%s” needs “--category”: %s."), activity->name,
               known->str);
  return NULL;
}

/* The earlier entry says what is declared for, so that the activity need not be named. */
static gboolean
run_copy (QzCommandCall *call, const char *id, GError **error)
{
  const char *activity = call->operands->len > 0 ? qz_command_call_operand (call, 0) : NULL;
  g_autoptr (QzEntry) source = qz_entry_access_get (call->workspace, id, error);
  g_autoptr (QzCopyEntry) operation = NULL;

  if (source == NULL)
    return FALSE;
  if (qz_command_call_option (call, "from") != NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                   _ ("“--copy” and “--from” do not go together. Fill in the copy with “entry "
                      "set”."));
      return FALSE;
    }
  if (activity != NULL && strcmp (activity, source->activity) != 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                   _ ("“%s” belongs to the activity “%s”; a copy stays in it."),
                   qz_entry_access_call (source), source->activity);
      return FALSE;
    }
  operation = qz_copy_entry_new (call->workspace, source->id);
  qz_copy_entry_set_category (operation, qz_command_call_option (call, "category"));
  qz_copy_entry_set_unit (operation, qz_command_call_option (call, "on-behalf-of"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_entry_listing_answer_one (call, qz_copy_entry_get_entry (operation));
  return TRUE;
}

static gboolean
run_new (QzCommandCall *call, GError **error)
{
  const char *copy = qz_command_call_option (call, "copy");
  const char *category = qz_command_call_option (call, "category");
  const char *from = qz_command_call_option (call, "from");
  const char *unit = qz_command_call_option (call, "on-behalf-of");
  const QzActivity *activity;
  g_autoptr (QzForm) form = NULL;
  g_autoptr (QzSaveEntry) operation = NULL;

  if (copy != NULL)
    return run_copy (call, copy, error);
  if (call->operands->len == 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                   _ ("Say what the entry is declared for: “entry new ACTIVITY”."));
      return FALSE;
    }
  activity =
      qz_entry_access_get_activity (call->workspace, qz_command_call_operand (call, 0), error);
  if (activity == NULL)
    return FALSE;
  if (category == NULL)
    category = only_category (activity, error);
  if (category == NULL)
    return FALSE;
  form = from != NULL ? qz_form_file_read (from, error) : qz_form_new ();
  if (form == NULL)
    return FALSE;
  if (unit != NULL)
    {
      QzForm *with_unit = qz_form_set (form, "unit", unit);

      qz_form_unref (form);
      form = with_unit;
    }
  operation = qz_save_entry_new (call->workspace, activity->id, category, form);
  if (unit != NULL)
    qz_save_entry_set_origin (operation, QZ_ENTRY_ON_BEHALF);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_entry_listing_answer_one (call, qz_save_entry_get_entry (operation));
  return TRUE;
}

static gboolean
parse_state (const char *text, guint *out_states, GError **error)
{
  QzEntryState state;

  if (text == NULL)
    return TRUE;
  if (!qz_entry_state_from_id (text, &state))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
                   _ ("There is no state “%s”. Choose from draft, submitted, returned, accepted, "
                      "withdrawn."),
                   text);
      return FALSE;
    }
  *out_states = QZ_QUERY_STATE (state);
  return TRUE;
}

static gboolean
run_list (QzCommandCall *call, GError **error)
{
  g_autoptr (QzQuery) query = qz_query_new ();
  const char *activity = qz_command_call_option (call, "activity");
  guint64 limit = 1000;

  if (!qz_command_call_number (call, "limit", 1, G_MAXUINT32, &limit, error)
      || !parse_state (qz_command_call_option (call, "state"), &query->states, error))
    return FALSE;
  if (activity != NULL && qz_entry_access_get_activity (call->workspace, activity, error) == NULL)
    return FALSE;
  qz_query_set_string (&query->activity, activity);
  qz_query_set_string (&query->category, qz_command_call_option (call, "category"));
  qz_query_set_string (&query->text, qz_command_call_option (call, "search"));
  return qz_entry_listing_answer (call, query, (guint) limit, error);
}

static const QzListingColumn material_columns[] = {
  { "id", N_ ("Id"), QZ_LISTING_TEXT },
  { "requirement", N_ ("Material"), QZ_LISTING_TEXT },
  { "name", N_ ("File"), QZ_LISTING_TEXT },
  { "kind", N_ ("Kind"), QZ_LISTING_TEXT },
  { "bytes", N_ ("Bytes"), QZ_LISTING_NUMBER },
  { "pages", N_ ("Pages"), QZ_LISTING_NUMBER },
  { "width", N_ ("Width"), QZ_LISTING_NUMBER },
  { "height", N_ ("Height"), QZ_LISTING_NUMBER },
  { "milliseconds", N_ ("Milliseconds"), QZ_LISTING_NUMBER },
  { "format", N_ ("Format"), QZ_LISTING_TEXT },
  { "sha256", "SHA-256", QZ_LISTING_TEXT },
  { "check_code", N_ ("Check code"), QZ_LISTING_TEXT },
  { NULL },
};

/* "" for what is not known. */
static char *
dup_known (gint64 number)
{
  return number > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");
}

static void
list_materials (QzCommandCall *call, const GPtrArray *materials)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "materials", material_columns);

  for (guint i = 0; i < materials->len; i++)
    {
      const QzMaterial *material = materials->pdata[i];
      g_autofree char *bytes = g_strdup_printf ("%" G_GINT64_FORMAT, material->bytes);
      g_autofree char *pages = dup_known (material->pages);
      g_autofree char *width = dup_known (material->width);
      g_autofree char *height = dup_known (material->height);
      g_autofree char *milliseconds = dup_known (material->milliseconds);

      qz_listing_add (listing, material->id, material->requirement, material->name, material->kind,
                      bytes, pages, width, height, milliseconds, material->format, material->sha256,
                      material->check_code, NULL);
    }
  qz_listing_end (listing);
}

static const QzListingColumn history_columns[] = {
  { "instant", N_ ("Instant"), QZ_LISTING_TEXT },
  { "actor", N_ ("Who"), QZ_LISTING_TEXT },
  { "verb", N_ ("Act"), QZ_LISTING_TEXT },
  { "summary", N_ ("What"), QZ_LISTING_TEXT },
  { "detail", N_ ("Before and after"), QZ_LISTING_TEXT },
  { NULL },
};

typedef struct
{
  const char *subject;
  GPtrArray *events;
} History;

static gboolean
read_history (QzConnection *connection, gpointer data, GError **error)
{
  History *history = data;

  history->events = qz_audit_table_list (connection, history->subject, 0, MAX_EVENTS, error);
  return history->events != NULL;
}

static gboolean
list_history (QzCommandCall *call, const QzEntry *entry, GError **error)
{
  History history = { .subject = entry->id };
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (QzListing) listing = NULL;

  if (!qz_store_read (qz_workspace_get_store (call->workspace), read_history, &history, error))
    return FALSE;
  events = history.events;
  listing = qz_listing_begin (call, "history", history_columns);
  for (guint i = 0; i < events->len; i++)
    {
      const QzEvent *event = events->pdata[i];

      qz_listing_add (listing, event->instant, event->actor, event->verb, event->summary,
                      event->detail, NULL);
    }
  qz_listing_end (listing);
  return TRUE;
}

typedef struct
{
  QzCommandCall *call;
  const QzActivity *activity; /* nullable */
} FormAnswer;

static void
answer_value_cb (const char *path, const char *value, gpointer data)
{
  FormAnswer *answer = data;
  const QzField *field =
      answer->activity != NULL ? qz_activity_find_field (answer->activity, path) : NULL;
  const char *slash = strchr (path, '/');
  g_autofree char *label = NULL;

  if (field == NULL)
    label = g_strdup (path);
  else if (slash == NULL)
    label = g_strdup (field->label);
  else
    label =
        g_strdup_printf ("%s %u", field->label, (guint) g_ascii_strtoull (slash + 1, NULL, 10) + 1);
  qz_answer_text (answer->call, path, label, value);
}

static void
answer_form (QzCommandCall *call, const QzEntry *entry)
{
  const QzEdition *edition = qz_workspace_get_edition (call->workspace);
  FormAnswer answer = { call, edition != NULL ? qz_edition_find_activity (edition, entry->activity)
                                              : NULL };

  if (call->json != NULL)
    qz_json_writer_begin_object (call->json, "form");
  qz_form_foreach (entry->form, answer_value_cb, &answer);
  if (call->json != NULL)
    qz_json_writer_end (call->json);
}

/* What stands at the foot of the form when it is printed now. */
static void
answer_check_code (QzCommandCall *call, const QzEntry *entry, const GPtrArray *materials)
{
  const QzActivity *activity =
      qz_entry_access_get_activity (call->workspace, entry->activity, NULL);
  g_autofree char *code = NULL;

  if (activity == NULL)
    return;
  code = qz_check_code_new (activity, entry->category, entry->form, materials);
  qz_answer_text (call, "check_code", _ ("Check code"), code);
}

static gboolean
run_show (QzCommandCall *call, GError **error)
{
  g_autoptr (QzEntry) entry =
      qz_entry_access_get (call->workspace, qz_command_call_operand (call, 0), error);
  g_autoptr (GPtrArray) materials = NULL;

  if (entry == NULL)
    return FALSE;
  materials = qz_entry_access_list_materials (call->workspace, entry->id, error);
  if (materials == NULL)
    return FALSE;
  qz_entry_listing_answer_one (call, entry);
  qz_answer_text (call, "activity", _ ("Activity"), entry->activity);
  qz_answer_text (call, "category", _ ("Category"), entry->category);
  qz_answer_text (call, "origin", _ ("Origin"), qz_entry_origin_get_id (entry->origin));
  qz_answer_number (call, "revision", _ ("Revision"), entry->revision);
  qz_answer_text (call, "created", _ ("Created"), entry->created);
  qz_answer_text (call, "updated", _ ("Updated"), entry->updated);
  qz_answer_text (call, "submitted", C_ ("instant", "Submitted"), entry->submitted);
  qz_answer_points (call, "total", _ ("Total"), entry->total);
  if (entry->rank > 0 || call->json != NULL)
    qz_answer_number (call, "rank", _ ("Rank"), entry->rank);
  qz_answer_text (call, "award", _ ("Award"), entry->award);
  answer_check_code (call, entry, materials);
  answer_form (call, entry);
  list_materials (call, materials);
  return qz_bundle_listing_answer_travel (call, entry->id, error)
         && (!qz_command_call_has (call, "history") || list_history (call, entry, error));
}

static gboolean
check_assignment (const char *text, GError **error)
{
  const char *equals = strchr (text, '=');

  if (equals != NULL && equals > text)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“%s” is not FIELD=VALUE, such as title=…"),
               text);
  return FALSE;
}

/* Takes FIELD=VALUE into @form; an empty value clears the field. */
static gboolean
take_assignment (
    QzCommandCall *call, const QzEntry *entry, QzForm **form, const char *text, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *path = NULL;
  g_autofree char *value = NULL;
  QzForm *changed;

  if (!check_assignment (text, error))
    return FALSE;
  path = g_strndup (text, (gsize) (equals - text));
  value = qz_entry_access_dup_typed (call->workspace, entry, path, equals + 1);
  changed = qz_form_set (*form, path, value);
  qz_form_unref (*form);
  *form = changed;
  return TRUE;
}

static gboolean
run_set (QzCommandCall *call, GError **error)
{
  const char *id = qz_command_call_operand (call, 0);
  g_autoptr (QzEntry) entry = qz_entry_access_get (call->workspace, id, error);
  g_autoptr (QzForm) form = NULL;
  g_autoptr (QzSaveEntry) operation = NULL;

  if (entry == NULL)
    return FALSE;
  form = qz_form_ref (entry->form);
  for (guint i = 1; i < call->operands->len; i++)
    if (!take_assignment (call, entry, &form, call->operands->pdata[i], error))
      return FALSE;
  operation = qz_save_entry_new_for (call->workspace, entry->id, form);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_entry_listing_answer_one (call, qz_save_entry_get_entry (operation));
  return TRUE;
}

typedef struct
{
  const QzQuery *query;
  GStrv ids;
} Matches;

static gboolean
read_matches (QzConnection *connection, gpointer data, GError **error)
{
  Matches *matches = data;

  matches->ids = qz_entry_table_list_ids (connection, matches->query, error);
  return matches->ids != NULL;
}

static const QzListingColumn fault_columns[] = {
  { "id", N_ ("Id"), QZ_LISTING_TEXT },
  { "entry", N_ ("Entry"), QZ_LISTING_TEXT },
  { "message", N_ ("Finding"), QZ_LISTING_TEXT },
  { NULL },
};

static void
list_set_faults (QzCommandCall *call, const GPtrArray *faults)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "faults", fault_columns);

  for (guint i = 0; i < faults->len; i++)
    {
      const QzSetFault *fault = faults->pdata[i];

      qz_listing_add (listing, fault->entry, fault->call, fault->message, NULL);
    }
  qz_listing_end (listing);
}

/* FIELD=VALUE for every entry that can still be changed. */
static gboolean
run_set_all (QzCommandCall *call, GError **error)
{
  g_autoptr (QzQuery) query = qz_query_new ();
  g_autoptr (QzSetFields) operation = qz_set_fields_new (call->workspace);
  Matches matches = { query, NULL };
  g_auto (GStrv) ids = NULL;

  query->states = QZ_QUERY_STATE (QZ_ENTRY_DRAFT) | QZ_QUERY_STATE (QZ_ENTRY_RETURNED);
  qz_query_set_string (&query->activity, qz_command_call_option (call, "activity"));
  qz_query_set_string (&query->category, qz_command_call_option (call, "category"));
  qz_query_set_string (&query->text, qz_command_call_option (call, "search"));
  for (guint i = 0; i < call->operands->len; i++)
    {
      const char *text = qz_command_call_operand (call, i);
      const char *equals = strchr (text, '=');
      g_autofree char *path = NULL;

      if (!check_assignment (text, error))
        return FALSE;
      path = g_strndup (text, (gsize) (equals - text));
      qz_set_fields_set (operation, path, equals + 1);
    }
  if (!qz_store_read (qz_workspace_get_store (call->workspace), read_matches, &matches, error))
    return FALSE;
  ids = matches.ids;
  for (guint i = 0; ids[i] != NULL; i++)
    qz_set_fields_add_entry (operation, ids[i]);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_number (call, "changed", _ ("Changed"), qz_set_fields_get_n_changed (operation));
  list_set_faults (call, qz_set_fields_get_faults (operation));
  return TRUE;
}

static const QzOption set_all_options[] = {
  { "activity", "A", N_ ("only this activity") },
  { "category", "C", N_ ("only this category") },
  { "search", "TEXT", N_ ("only what is found by this text") },
  { NULL },
};

static const QzOption new_options[] = {
  { "category", "C", N_ ("category of the activity") },
  { "copy", "ID", N_ ("begin with the form of this entry, without dates and results") },
  { "from", "FILE.json", N_ ("fill in the form from this file") },
  { "on-behalf-of", "UNIT", N_ ("the unit for which it is typed in") },
  { NULL },
};

static const QzOption list_options[] = {
  { "activity", "A", N_ ("only this activity") },
  { "category", "C", N_ ("only this category") },
  { "state", "S", N_ ("only this state") },
  { "search", "TEXT", N_ ("only what is found by this text") },
  { "limit", "N", N_ ("at most so many") },
  { NULL },
};

static const QzOption show_options[] = {
  { "history", NULL, N_ ("with what was done to it, newest first") },
  { NULL },
};

const QzCommand qz_entry_commands[] = {
  { "entry new", "[ACTIVITY]", N_ ("Begin an entry"),
    N_ ("The file is a JSON object of field and value; a table is an array of objects. Decimals "
        "are written as text. A copy needs no activity; it stays in that of the earlier entry."),
    0, 1, QZ_ACCESS_WRITE, new_options, run_new },
  { "entry list", "", N_ ("List entries, newest first"), "", 0, 0, QZ_ACCESS_READ, list_options,
    run_list },
  { "entry show", "ID", N_ ("Show an entry with its form and materials"), "", 1, 1, QZ_ACCESS_READ,
    show_options, run_show },
  { "entry set", "ID FIELD=VALUE…", N_ ("Fill in fields of an entry"),
    N_ ("A cell of a table is called members/0/name. An empty value clears a field."), 2,
    QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, NULL, run_set },
  { "entry set-all", "FIELD=VALUE…", N_ ("Fill in fields of many entries"),
    N_ ("Of all drafts and returned entries that the options leave. An empty value clears a field. "
        "Entries that cannot take it are left as they are and listed."),
    1, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, set_all_options, run_set_all },
  { NULL },
};
