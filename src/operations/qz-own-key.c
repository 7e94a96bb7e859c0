/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/qz-error.h"
#include "model/qz-new-file.h"
#include "operations/qz-own-key.h"

#define SECRET_NAME "sign.key"
#define PUBLIC_NAME "sign.pub" /* as minisign reads it */

/* Two that need the key at once make one. */
static GMutex making;

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

/**
 * qz_own_key_load:
 * @workspace: a workspace
 * @error: %QZ_ERROR_READ_ONLY when there is none yet and none can be made, and as of
 *   qz_secret_key_load()
 *
 * May be called on any thread.
 *
 * Returns: (transfer full) (nullable): the key with which @workspace signs
 */
QzSecretKey *
qz_own_key_load (QzWorkspace *workspace, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&making);
  g_autofree char *path = path_of (workspace, SECRET_NAME);
  g_autoptr (QzSecretKey) key = NULL;

  key = g_file_test (path, G_FILE_TEST_EXISTS) ? qz_secret_key_load (path, NULL, error)
                                               : make (workspace, path, error);
  if (key == NULL
      || (!qz_workspace_is_read_only (workspace) && !save_public (workspace, key, error)))
    return NULL;
  return g_steal_pointer (&key);
}

/**
 * qz_own_key_dup_public:
 * @workspace: a workspace
 * @error: as of qz_own_key_load()
 *
 * Returns: (transfer full) (nullable): its public half, whose fingerprint is printed on forms
 */
QzPublicKey *
qz_own_key_dup_public (QzWorkspace *workspace, GError **error)
{
  g_autoptr (QzSecretKey) key = qz_own_key_load (workspace, error);

  return key != NULL ? qz_public_key_copy (qz_secret_key_get_public (key)) : NULL;
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
