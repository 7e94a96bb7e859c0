/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange/qz-file-bytes.h"
#include "model/qz-error.h"
#include "model/qz-new-file.h"
#include "operations/qz-act-words.h"
#include "operations/qz-own-key.h"

#define SECRET_NAME "sign.key"
#define PUBLIC_NAME "sign.pub" /* as minisign reads it */

/* Under this name the workspace holds its key once a passphrase has opened it, until it is closed.
 */
#define OPEN_KEY "qz-own-key"

/* Two that need the key at once make one; also guards the one that is open. */
static GMutex guard;

static char *
path_of (QzWorkspace *workspace, const char *name)
{
  return g_build_filename (qz_workspace_get_directory (workspace), QZ_KEYS_FOLDER, name, NULL);
}

/* For others to read; it follows from the secret half and is written again when it is gone. */
static gboolean
save_public (QzWorkspace *workspace, const QzSecretKey *key, GError **error)
{
  g_autofree char *path = path_of (workspace, PUBLIC_NAME);
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  text = qz_public_key_to_file (qz_secret_key_get_public (key));
  if (g_file_set_contents_full (path, text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                &local))
    return TRUE;
  return qz_new_file_refuse (path, qz_error_get_number (local), error);
}

static QzSecretKey *
make (QzWorkspace *workspace, const char *path, GError **error)
{
  g_autoptr (QzSecretKey) key = NULL;
  g_autofree char *folder = g_path_get_dirname (path);

  if (qz_workspace_is_read_only (workspace))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_READ_ONLY,
                   _ ("The workspace “%s” has no key yet, and it is open for reading only. Close "
                      "the program that writes to it and try again."),
                   qz_workspace_get_directory (workspace));
      return NULL;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_READ_ONLY,
                   _ ("The folder “%s” cannot be made: %s. Choose another place."), folder,
                   qz_error_get_reason (errno));
      return NULL;
    }
  key = qz_secret_key_generate ();
  return qz_secret_key_save (key, path, NULL, error) ? g_steal_pointer (&key) : NULL;
}

static void
keep_open (QzWorkspace *workspace, const QzSecretKey *key)
{
  g_object_set_data_full (G_OBJECT (workspace), OPEN_KEY, qz_secret_key_copy (key),
                          (GDestroyNotify) qz_secret_key_free);
}

/* The key that is open already, or opens without a passphrase, or is made now. */
static QzSecretKey *
load (QzWorkspace *workspace, const char *path, GError **error)
{
  const QzSecretKey *open = g_object_get_data (G_OBJECT (workspace), OPEN_KEY);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return make (workspace, path, error);
  return open != NULL ? qz_secret_key_copy (open) : qz_secret_key_load (path, NULL, error);
}

/**
 * qz_own_key_load:
 * @workspace: a workspace
 * @error: %QZ_ERROR_READ_ONLY when there is none yet and none can be made; %QZ_ERROR_STATE when it
 *   takes a passphrase, which qz_own_key_unlock() has to be given first; as of qz_secret_key_load()
 *
 * May be called on any thread.
 *
 * Returns: (transfer full) (nullable): the key with which @workspace signs, and with which it opens
 *   what is encrypted for it
 */
QzSecretKey *
qz_own_key_load (QzWorkspace *workspace, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&guard);
  g_autofree char *path = path_of (workspace, SECRET_NAME);
  g_autoptr (QzSecretKey) key = load (workspace, path, error);

  if (key == NULL
      || (!qz_workspace_is_read_only (workspace) && !save_public (workspace, key, error)))
    return NULL;
  return g_steal_pointer (&key);
}

/* Makes the key when there is none. */
static gboolean
peek (QzWorkspace *workspace, QzPublicKey *out_public, gboolean *out_protected, GError **error)
{
  g_autofree char *path = path_of (workspace, SECRET_NAME);
  g_autoptr (GBytes) sealed = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autoptr (QzSecretKey) key = qz_own_key_load (workspace, error);

      if (key == NULL)
        return FALSE;
    }
  sealed = qz_file_bytes_read (path, QZ_SECRET_KEY_MOST_BYTES, error);
  return sealed != NULL
         && qz_secret_key_peek (SECRET_NAME, sealed, out_public, out_protected, error);
}

/**
 * qz_own_key_dup_public:
 * @workspace: a workspace
 * @error: %QZ_ERROR_READ_ONLY when there is none yet and none can be made; as of
 *   qz_secret_key_peek()
 *
 * Needs no passphrase.
 *
 * Returns: (transfer full) (nullable): its public half, whose fingerprint is printed on forms
 */
QzPublicKey *
qz_own_key_dup_public (QzWorkspace *workspace, GError **error)
{
  gboolean protected;
  QzPublicKey public;

  return peek (workspace, &public, &protected, error) ? qz_public_key_copy (&public) : NULL;
}

/**
 * qz_own_key_get_state:
 * @workspace: a workspace
 * @out_state: (out): whether the key has a passphrase, and whether that was typed
 * @error: as of qz_own_key_dup_public()
 *
 * Returns: whether that could be told
 */
gboolean
qz_own_key_get_state (QzWorkspace *workspace, QzOwnKeyState *out_state, GError **error)
{
  gboolean protected;
  QzPublicKey public;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && out_state != NULL, FALSE);

  if (!peek (workspace, &public, &protected, error))
    return FALSE;
  g_mutex_lock (&guard);
  if (!protected)
    *out_state = QZ_OWN_KEY_FREE;
  else
    *out_state = g_object_get_data (G_OBJECT (workspace), OPEN_KEY) != NULL ? QZ_OWN_KEY_UNLOCKED
                                                                            : QZ_OWN_KEY_LOCKED;
  g_mutex_unlock (&guard);
  return TRUE;
}

/**
 * qz_own_key_unlock:
 * @workspace: a workspace
 * @passphrase: of its key
 * @error: %QZ_ERROR_INVALID when it is another one; as of qz_secret_key_load()
 *
 * Opens the key until the workspace is closed. Takes about half a second.
 *
 * Returns: whether it is open
 */
gboolean
qz_own_key_unlock (QzWorkspace *workspace, const char *passphrase, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&guard);
  g_autofree char *path = path_of (workspace, SECRET_NAME);
  g_autoptr (QzSecretKey) key = qz_secret_key_load (path, passphrase, error);

  if (key == NULL)
    return FALSE;
  keep_open (workspace, key);
  return TRUE;
}

typedef struct
{
  const QzSecretKey *key;
  const char *path;
  const char *passphrase; /* nullable */
} Change;

static gboolean
save_changed (QzConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&guard);

  return qz_secret_key_save (change->key, change->path, change->passphrase, error);
}

static QzSecretKey *
load_with (QzWorkspace *workspace, const char *path, const char *passphrase, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&guard);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? qz_secret_key_load (path, passphrase, error)
                                                : make (workspace, path, error);
}

/* That it has another one is an act for the audit trail; what it is never gets there. */
static gboolean
write_passphrase (QzWorkspace *workspace, Change *change, GError **error)
{
  g_autofree char *fingerprint =
      qz_public_key_dup_fingerprint (qz_secret_key_get_public (change->key));
  const char *verb = change->passphrase != NULL && *change->passphrase != '\0'
                         ? "key.passphrase"
                         : "key.passphrase-removed";
  g_autofree char *summary = qz_act_words (qz_workspace_get_edition (workspace), verb, fingerprint);
  const QzAct act = { verb, "", summary, "" };

  return qz_store_write (qz_workspace_get_store (workspace), &act, save_changed, change, NULL,
                         error);
}

/**
 * qz_own_key_set_passphrase:
 * @workspace: a workspace open for writing
 * @current: (nullable): the passphrase that the key has, when it has one
 * @passphrase: (nullable): the one that it gets; %NULL or "" for none
 * @error: %QZ_ERROR_INVALID when @current is not its passphrase, %QZ_ERROR_STATE when it is
 * missing, %QZ_ERROR_READ_ONLY, and as of qz_secret_key_save() and qz_store_write()
 *
 * The key stays the same; when this fails, so does its passphrase. Takes about a second.
 *
 * Returns: whether the key has the new passphrase
 */
gboolean
qz_own_key_set_passphrase (QzWorkspace *workspace,
                           const char *current,
                           const char *passphrase,
                           GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (QzSecretKey) key = NULL;
  Change change;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), FALSE);

  if (qz_workspace_is_read_only (workspace))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_READ_ONLY,
                   _ ("The workspace “%s” is open for reading only. Close the program that writes "
                      "to it and try again."),
                   qz_workspace_get_directory (workspace));
      return FALSE;
    }
  path = path_of (workspace, SECRET_NAME);
  key = load_with (workspace, path, current, error);
  if (key == NULL)
    return FALSE;
  change = (Change){ key, path, passphrase };
  if (!write_passphrase (workspace, &change, error))
    return FALSE;
  g_mutex_lock (&guard);
  keep_open (workspace, key);
  g_mutex_unlock (&guard);
  return TRUE;
}

/**
 * qz_own_key_dup_fingerprint:
 * @workspace: a workspace
 *
 * What the forms of a unit carry, so that intake compares the key at a glance. A form without it
 * is as good on paper, so that a key which cannot be read stops no printing.
 *
 * Returns: (transfer full): six groups of five digits; "" when @workspace is no unit's, or when it
 *   has no key and none can be made
 */
char *
qz_own_key_dup_fingerprint (QzWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QzPublicKey) key = NULL;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  if ((qz_workspace_get_hats (workspace) & QZ_HAT_UNIT) == 0)
    return g_strdup ("");
  key = qz_own_key_dup_public (workspace, &error);
  if (key != NULL)
    return qz_public_key_dup_fingerprint (key);
  g_message ("The key of the workspace is not printed: %s", error->message);
  return g_strdup ("");
}
