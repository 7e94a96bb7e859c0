/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Helper seats: made at the office, set up at another computer, and what they may do there. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "cli/qz-passphrase.h"
#include "cli/qz-seat-call.h"
#include "model/qz-error.h"
#include "operations/qz-create-seat.h"
#include "operations/qz-key-access.h"
#include "operations/qz-list-seats.h"
#include "operations/qz-make-seat.h"
#include "operations/qz-seat-access.h"

/* --- at the office --- */

static gboolean
check_task (QzCommandCall *call, GError **error)
{
  static const char *const later[] = { "intake", "sign-in", NULL };
  const char *task = qz_command_call_option (call, "task");

  if (task != NULL && strcmp (task, "scores") == 0)
    return TRUE;
  if (task != NULL && g_strv_contains (later, task))
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("Helper seats type score sheets; there are none for “%s”. Do that in the "
                    "workspace of the office."),
                 task);
  else
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                         _ ("“seat make” needs “--task scores”: what the seat is for."));
  return FALSE;
}

static void
add_panels (QzMakeSeat *operation, const char *text)
{
  g_auto (GStrv) names = g_strsplit (text != NULL ? text : "", ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (*g_strstrip (names[i]) != '\0')
      qz_make_seat_add_panel (operation, names[i]);
}

static gboolean
run_make (QzCommandCall *call, GError **error)
{
  const char *path = qz_command_call_option (call, "output");
  g_autoptr (QzMakeSeat) operation = NULL;
  const QzHelperPlan *plan;
  gboolean encrypted;

  if (!check_task (call, error))
    return FALSE;
  if (path == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("“--output” is missing: say where it goes."));
      return FALSE;
    }
  operation = qz_make_seat_new (call->workspace, path);
  qz_make_seat_set_name (operation, qz_command_call_option (call, "name"));
  qz_make_seat_set_activity (operation, qz_command_call_option (call, "activity"));
  qz_make_seat_set_stage (operation, qz_command_call_option (call, "stage"));
  qz_make_seat_set_key (operation, qz_command_call_option (call, "key"));
  add_panels (operation, qz_command_call_option (call, "panels"));
  if (!qz_passphrase_unlock (call, error)
      || !qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  plan = qz_make_seat_get_plan (operation);
  encrypted = qz_make_seat_is_encrypted (operation);
  qz_answer_text (call, "seat", _ ("Helper Seat"), plan->name);
  qz_answer_number (call, "panels", _ ("Panels"), plan->panels->len);
  qz_answer_number (call, "entries", _ ("Entries"), plan->entries->len);
  qz_answer_number (call, "version", _ ("Version"), plan->version);
  qz_answer_number (call, "sequence", _ ("Sequence Number"), qz_make_seat_get_sequence (operation));
  qz_answer_text (call, "protection", _ ("Protection"), encrypted ? "encrypted" : "signed");
  if (!encrypted)
    qz_answer_say (call, _ ("It is signed and not encrypted, since the key of the seat is not "
                            "known yet. Hand it over yourself."));
  return TRUE;
}

static const QzListingColumn seat_columns[] = {
  { "id", N_ ("Id"), QZ_LISTING_HIDDEN },           { "name", N_ ("Name"), QZ_LISTING_TEXT },
  { "version", N_ ("Version"), QZ_LISTING_NUMBER }, { "made", N_ ("Time"), QZ_LISTING_TEXT },
  { "key", N_ ("Key"), QZ_LISTING_TEXT },           { NULL },
};

static gboolean
run_list (QzCommandCall *call, GError **error)
{
  g_autoptr (QzListSeats) operation = qz_list_seats_new (call->workspace);
  g_autoptr (QzListing) listing = NULL;
  const GPtrArray *rows;

  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  rows = qz_list_seats_get_rows (operation);
  listing = qz_listing_begin (call, "seats", seat_columns);
  for (guint i = 0; i < rows->len; i++)
    {
      const QzSeatRow *row = rows->pdata[i];
      g_autofree char *version = g_strdup_printf ("%u", row->seat->version);

      qz_listing_add (listing, row->seat->id, row->seat->name, version, row->seat->made,
                      row->key != NULL ? row->key->id : "", NULL);
    }
  qz_listing_end (listing);
  return TRUE;
}

static const QzOption make_options[] = {
  { "task", "scores", N_ ("what the seat is for: typing signed score sheets") },
  { "name", "NAME", N_ ("of the seat; of one that was made before, it gets a newer plan") },
  { "activity", "ACTIVITY", N_ ("only the sheets of this one") },
  { "stage", "STAGE", N_ ("only the sheets of this stage") },
  { "panels", "NAMES", N_ ("only the sheets of these panels, parted by commas") },
  { "key", "FILE", N_ ("public key of the seat; it is confirmed by that") },
  { "output", "FILE", N_ ("the file that is written") },
  { NULL },
};

const QzCommand qz_seat_commands[] = {
  { "seat make", "", N_ ("Make a helper seat that types score sheets at another computer"),
    N_ ("The file holds the edition, panels, judges and entries, and nothing that anybody has "
        "written on a sheet. There “init --seat” makes a workspace of it, and “bundle export seat” "
        "writes what was typed, which “bundle import” takes in at the office. It is encrypted once "
        "the key of the seat is known: give it with “--key”, or confirm it when the first work of "
        "the seat comes in."),
    0, 0, QZ_ACCESS_WRITE, make_options, run_make },
  { "seat list", "", N_ ("List the helper seats"), "", 0, 0, QZ_ACCESS_READ, NULL, run_list },
  { NULL },
};

/* --- in the seat --- */

/**
 * qz_seat_call_init:
 * @call: of “init”
 * @path: what the office has written
 * @error: as of qz_create_seat()
 *
 * Returns: whether the workspace of the seat was made
 */
gboolean
qz_seat_call_init (QzCommandCall *call, const char *path, GError **error)
{
  g_autoptr (QzKnownKey) office = NULL;
  g_autoptr (QzWorkspace) workspace = qz_create_seat (call->directory, path, &office, error);

  if (workspace == NULL)
    return FALSE;
  qz_answer_text (call, "directory", _ ("Workspace made"), call->directory);
  qz_answer_text (call, "seat", _ ("Helper Seat"), qz_workspace_get_name (workspace));
  qz_answer_text (call, "office", _ ("Office"), office->name);
  qz_answer_text (call, "office-fingerprint", _ ("Fingerprint of its key"), office->fingerprint);
  qz_command_close (workspace);
  return TRUE;
}

/* What “status” says of it. */
typedef struct
{
  QzSeat *seat;
  QzKnownKey *office;
} Status;

static gboolean
read_status (QzConnection *connection, gpointer data, GError **error)
{
  Status *status = data;

  status->seat = qz_seat_access_get_own (connection, error);
  return status->seat != NULL
         && qz_key_access_find (connection, status->seat->office, &status->office, error);
}

/**
 * qz_seat_call_status:
 * @call: of “status”
 * @error: as of the store
 *
 * Answers whose seat the workspace is, when it is one.
 *
 * Returns: whether it could be read
 */
gboolean
qz_seat_call_status (QzCommandCall *call, GError **error)
{
  Status status = { NULL };
  gboolean done;

  if (!qz_seat_access_is_seat (call->workspace))
    return TRUE;
  done = qz_store_read (qz_workspace_get_store (call->workspace), read_status, &status, error);
  if (done)
    {
      qz_answer_text (call, "seat", _ ("Helper Seat"), status.seat->name);
      qz_answer_text (call, "office", _ ("Office"),
                      status.office != NULL ? status.office->name : "");
      qz_answer_number (call, "plan", _ ("Plan"), status.seat->version);
    }
  qz_seat_free (status.seat);
  qz_known_key_free (status.office);
  return done;
}

/**
 * qz_seat_call_check:
 * @call: a command on an open workspace
 * @error: %QZ_ERROR_STATE
 *
 * Returns: whether a helper seat may do that, or the workspace is none; everybody may look
 */
gboolean
qz_seat_call_check (QzCommandCall *call, GError **error)
{
  static const char *const acts[] = {
    "review sheet", "bundle export seat", "bundle import", "key show",
    "key trust",    "key passphrase",     "index rebuild", NULL,
  };

  if (call->command->access == QZ_ACCESS_READ || !qz_seat_access_is_seat (call->workspace)
      || g_strv_contains (acts, call->command->name))
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("This workspace is the helper seat “%s”, which only types score sheets. “%s” is "
                  "done at the office."),
               qz_workspace_get_name (call->workspace), call->command->name);
  return FALSE;
}
