/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbered steps from the resource; the version is raised inside the transaction of its step. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/qz-error.h"
#include "model/qz-new-file.h"
#include "store/qz-store-resource.h"
#include "store/sqlite/qz-sqlite.h"

static const char *const steps[] = {
  "0001-base.sql",
  "0002-sheet-history.sql",
  "0003-search-numbers.sql",
  "0004-entry-origin.sql",
  "0005-check-code.sql",
  "0006-material-facts.sql",
  "0007-bundles.sql",
  "0008-claimed-facts.sql",
  "0009-conflicts.sql",
  "0010-frozen-results.sql",
  "0011-comment-sheets.sql",
  "0012-judge-keys.sql",
  "0013-packets.sql",
  "0014-judge-limits.sql",
  "0015-sheet-trail.sql",
  "0016-review-facts.sql",
  "0017-approvals.sql",
  "0018-seats.sql",
  "0019-prizes.sql",
  "0020-scores.sql",
  "0021-helper-seats.sql",
  "0022-visits.sql",
  "0023-outside-scores.sql",
  "0024-remarks.sql",
  "0025-heads.sql",
  "0026-prize-certificates.sql",
};

/**
 * qz_sqlite_get_newest_version:
 *
 * Returns: the version of the files that this program writes
 */
guint
qz_sqlite_get_newest_version (void)
{
  return G_N_ELEMENTS (steps);
}

static gboolean
read_version (QzConnection *connection, guint *out_version, GError **error)
{
  g_autoptr (QzStatement) statement =
      qz_connection_prepare (connection, "PRAGMA user_version", error);

  if (statement == NULL || qz_statement_step (statement, error) != QZ_FETCH_ROW)
    return FALSE;
  *out_version = (guint) qz_statement_get_int (statement, 0);
  return TRUE;
}

static gboolean
run_step (QzConnection *connection, guint version, GError **error)
{
  g_autofree char *path = g_strconcat ("/org/qunzhi/Qunzhi/store/sql/", steps[version - 1], NULL);
  g_autoptr (GBytes) script =
      g_resource_lookup_data (qz_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *raise = g_strdup_printf ("PRAGMA application_id=%u; PRAGMA user_version=%u;",
                                            QZ_SQLITE_APPLICATION_ID, version);

  if (script == NULL || !qz_connection_begin (connection, TRUE, error))
    return FALSE;
  if (qz_connection_execute (connection, g_bytes_get_data (script, NULL), error)
      && qz_connection_execute (connection, raise, error))
    return qz_connection_commit (connection, error);
  qz_connection_rollback (connection);
  return FALSE;
}

/**
 * qz_sqlite_migrate:
 * @connection: a connection that may write
 * @error: the error of the step that failed; the steps before it stay done
 *
 * Brings a file to the newest version.
 *
 * Returns: %TRUE when it is of the newest version
 */
gboolean
qz_sqlite_migrate (QzConnection *connection, GError **error)
{
  guint version = 0;

  g_return_val_if_fail (connection != NULL, FALSE);

  if (!read_version (connection, &version, error))
    return FALSE;
  if (version > G_N_ELEMENTS (steps))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NEWER,
                   _ ("The workspace was written by a newer version of this program (format %u). "
                      "Install the newer version."),
                   version);
      return FALSE;
    }
  while (version < G_N_ELEMENTS (steps))
    if (!run_step (connection, ++version, error))
      return FALSE;
  return TRUE;
}

/**
 * qz_sqlite_checkpoint:
 * @connection: the connection that writes
 * @error: %QZ_ERROR_FULL, %QZ_ERROR_IO; %QZ_ERROR_LOCKED while somebody reads an older state
 *
 * Moves everything from the write-ahead log into the file. Until then the header of the file may
 * be older than its content.
 *
 * Returns: %TRUE when the log is empty
 */
gboolean
qz_sqlite_checkpoint (QzConnection *connection, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL, FALSE);

  statement = qz_connection_prepare (connection, "PRAGMA wal_checkpoint(TRUNCATE)", error);
  if (statement == NULL || qz_statement_step (statement, error) != QZ_FETCH_ROW)
    return FALSE;
  if (qz_statement_get_int (statement, 0) == 0)
    return TRUE;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_LOCKED,
                       _ ("Another program is reading the workspace, so its log stays beside the "
                          "database. Everything is saved; close that program to tidy up."));
  return FALSE;
}

static gboolean
check_snapshot (const char *written, const char *path, GError **error)
{
  g_autoptr (QzConnection) connection = qz_sqlite_open (written, QZ_SQLITE_IMMUTABLE, error);
  g_autoptr (QzStatement) statement = NULL;

  if (connection == NULL)
    return FALSE;
  statement = qz_connection_prepare (connection, "PRAGMA integrity_check", error);
  if (statement == NULL || qz_statement_step (statement, error) != QZ_FETCH_ROW)
    return FALSE;
  if (strcmp (qz_statement_get_text (statement, 0), "ok") == 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
               _ ("The snapshot “%s” does not hold together (%s). Check the disk and try again."),
               path, qz_statement_get_text (statement, 0));
  return FALSE;
}

/* What SQLite could not tidy up any more on a disk that fails. */
static void
remove_journal (const char *written)
{
  g_autofree char *journal = g_strconcat (written, "-journal", NULL);

  g_unlink (journal);
}

/**
 * qz_sqlite_snapshot:
 * @connection: a connection outside a transaction
 * @path: where it goes; a file of that name is replaced once the snapshot is whole
 * @error: %QZ_ERROR_FULL, %QZ_ERROR_READ_ONLY, %QZ_ERROR_IO, %QZ_ERROR_CORRUPT
 *
 * Writes everything into another file, checks that file, and gives it its name when it is on the
 * disk. The folder is made when it is missing.
 *
 * Returns: %TRUE when the snapshot can be relied on
 */
gboolean
qz_sqlite_snapshot (QzConnection *connection, const char *path, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;
  g_autoptr (QzNewFile) file = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (connection != NULL && path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  file = qz_new_file_begin (folder, error);
  statement = file != NULL ? qz_connection_prepare (connection, "VACUUM INTO $1", error) : NULL;
  if (statement == NULL)
    return FALSE;
  /* SQLite takes a file that is there as long as it is empty; it does not sync it. */
  qz_statement_bind_text (statement, "$1", qz_new_file_get_path (file));
  if (qz_statement_run (statement, error)
      && check_snapshot (qz_new_file_get_path (file), path, error))
    return qz_new_file_keep (file, path, error);
  remove_journal (qz_new_file_get_path (file));
  return FALSE;
}
