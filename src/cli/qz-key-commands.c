/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys with which bundles are signed: that of the workspace, and those of others. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-bundle-listing.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "cli/qz-passphrase.h"
#include "model/qz-error.h"
#include "model/qz-new-file.h"
#include "operations/qz-own-key.h"
#include "operations/qz-trust-key.h"
#include "store/qz-key-table.h"

static gboolean
run_show (QzCommandCall *call, GError **error)
{
  g_autoptr (QzPublicKey) key = qz_own_key_dup_public (call->workspace, error);
  const char *path = qz_command_call_option (call, "output");
  g_autofree char *file = NULL;
  g_autofree char *line = NULL;
  g_autofree char *id = NULL;
  g_autofree char *fingerprint = NULL;
  QzOwnKeyState state;

  if (key == NULL)
    return FALSE;
  file = qz_public_key_to_file (key);
  if (path != NULL && !qz_new_file_put_outside (path, file, strlen (file), error))
    return FALSE;
  line = qz_public_key_to_string (key);
  id = qz_public_key_dup_id (key);
  fingerprint = qz_public_key_dup_fingerprint (key);
  qz_answer_text (call, "fingerprint", _ ("Fingerprint of the key"), fingerprint);
  qz_answer_text (call, "id", _ ("Id"), id);
  qz_answer_text (call, "public", _ ("Public key"), line);
  if (!qz_own_key_get_state (call->workspace, &state, error))
    return FALSE;
  qz_answer_text (call, "passphrase", _ ("Passphrase"), state == QZ_OWN_KEY_FREE ? "none" : "set");
  return TRUE;
}

static const QzListingColumn columns[] = {
  { "id", N_ ("Id"), QZ_LISTING_TEXT },
  { "state", N_ ("State"), QZ_LISTING_TEXT },
  { "name", N_ ("Name"), QZ_LISTING_TEXT },
  { "fingerprint", N_ ("Fingerprint of the key"), QZ_LISTING_TEXT },
  { "first-seen", N_ ("First seen"), QZ_LISTING_TEXT },
  { "confirmed", N_ ("Confirmed"), QZ_LISTING_TEXT },
  { "organisation", N_ ("Organisation"), QZ_LISTING_HIDDEN },
  { "public", N_ ("Public key"), QZ_LISTING_HIDDEN },
  { NULL },
};

static void
list_keys (QzCommandCall *call, const GPtrArray *keys, gboolean pending)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "keys", columns);

  for (guint i = 0; i < keys->len; i++)
    {
      const QzKnownKey *key = keys->pdata[i];

      if (!pending || key->state == QZ_KEY_PENDING)
        qz_listing_add (listing, key->id, qz_key_state_get_id (key->state), key->name,
                        key->fingerprint, key->first_seen, key->confirmed, key->organisation,
                        key->public, NULL);
    }
  qz_listing_end (listing);
}

static gboolean
read_keys (QzConnection *connection, gpointer data, GError **error)
{
  GPtrArray **keys = data;

  *keys = qz_key_table_list (connection, error);
  return *keys != NULL;
}

static gboolean
answer_keys (QzCommandCall *call, gboolean pending, GError **error)
{
  g_autoptr (GPtrArray) keys = NULL;

  if (!qz_store_read (qz_workspace_get_store (call->workspace), read_keys, &keys, error))
    return FALSE;
  list_keys (call, keys, pending);
  return TRUE;
}

static gboolean
run_list (QzCommandCall *call, GError **error)
{
  return answer_keys (call, FALSE, error);
}

static gboolean
run_pending (QzCommandCall *call, GError **error)
{
  return answer_keys (call, TRUE, error);
}

static gboolean
run_trust (QzCommandCall *call, GError **error)
{
  g_autoptr (QzTrustKey) operation = qz_trust_key_new (call->workspace);

  if (call->operands->len == 0 && !qz_command_call_has (call, "pending"))
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("Name a key by its file, id or fingerprint, or use “--pending”."));
      return FALSE;
    }
  for (guint i = 0; i < call->operands->len; i++)
    {
      const char *word = qz_command_call_operand (call, i);

      if (g_file_test (word, G_FILE_TEST_EXISTS))
        qz_trust_key_add_file (operation, word, qz_command_call_option (call, "organisation"));
      else
        qz_trust_key_add (operation, word);
    }
  if (qz_command_call_has (call, "pending"))
    qz_trust_key_add_pending (operation);
  if (!qz_passphrase_unlock_for_waiting (call, error)
      || !qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  list_keys (call, qz_trust_key_get_keys (operation), FALSE);
  qz_bundle_listing_answer (call, qz_trust_key_get_reports (operation));
  return qz_bundle_listing_look_into_files (call, error);
}

static const QzOption show_options[] = {
  { "output", "FILE", N_ ("write it there, as minisign reads it") },
  { NULL },
};

static const QzOption trust_options[] = {
  { "organisation", "NAME", N_ ("to whom the key in a file belongs") },
  { "pending", NULL, N_ ("every key that waits") },
  { NULL },
};

static const QzOption passphrase_options[] = {
  { "remove", NULL, N_ ("have none any more") },
  { NULL },
};

const QzCommand qz_key_commands[] = {
  { "key show", "", N_ ("Show the key with which this workspace signs"),
    N_ ("It is made when it is needed first. Its fingerprint is printed on the forms. What is "
        "encrypted for this workspace is opened with it as well."),
    0, 0, QZ_ACCESS_WRITE, show_options, run_show },
  { "key passphrase", "", N_ ("Set, change or remove the passphrase of that key"),
    N_ ("It is typed on the terminal, or taken from QZ_NEW_PASSPHRASE. What signs or decrypts asks "
        "for it then, or takes it from QZ_PASSPHRASE. A passphrase that is forgotten cannot be "
        "replaced: the workspace needs a new key, and everybody has to confirm that."),
    0, 0, QZ_ACCESS_WRITE, passphrase_options, qz_passphrase_run_change },
  { "key list", "", N_ ("List the keys of others"), "", 0, 0, QZ_ACCESS_READ, NULL, run_list },
  { "key pending", "", N_ ("List the keys that wait to be confirmed"), "", 0, 0, QZ_ACCESS_READ,
    NULL, run_pending },
  { "key trust", "FILE|ID…", N_ ("Confirm keys whose fingerprints were compared"),
    N_ ("What they signed and had to wait is taken in at once. The key that the organisation had "
        "before is replaced."),
    0, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, trust_options, run_trust },
  { NULL },
};
