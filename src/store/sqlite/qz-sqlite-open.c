/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening: what the header says before SQLite sees the file, and the settings of a connection. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <unistd.h>

#include "model/qz-error.h"
#include "store/sqlite/qz-sqlite-driver.h"
#include "store/sqlite/qz-sqlite-error.h"
#include "store/sqlite/qz-sqlite.h"

#define HEADER_SIZE 100
#define USER_VERSION_OFFSET 60
#define APPLICATION_ID_OFFSET 68
#define BUSY_MILLISECONDS 5000

static guint32
read_big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
read_header (const char *path, guint8 *header, gsize *out_length, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gssize length;
  int saved_errno;

  if (fd < 0)
    {
      saved_errno = errno;
      g_set_error (error, QZ_ERROR, saved_errno == ENOENT ? QZ_ERROR_NOT_FOUND : QZ_ERROR_IO,
                   _ ("“%s” cannot be opened: %s. Choose another folder, or create a workspace "
                      "there."),
                   path, qz_error_get_reason (saved_errno));
      return FALSE;
    }
  length = read (fd, header, HEADER_SIZE);
  saved_errno = errno;
  close (fd);
  if (length < 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_IO,
                   _ ("“%s” cannot be read: %s. Check the disk and try again."), path,
                   qz_error_get_reason (saved_errno));
      return FALSE;
    }
  *out_length = (gsize) length;
  return TRUE;
}

/**
 * qz_sqlite_check_header:
 * @path: a file
 * @newest: the newest version that this program knows
 * @out_version: (out) (optional): the version of the file
 * @error: %QZ_ERROR_NOT_FOUND, %QZ_ERROR_IO; %QZ_ERROR_FOREIGN when it is not the database of a
 *   workspace; %QZ_ERROR_NEWER when a newer program made it
 *
 * Reads the first bytes of the file and nothing else, so that what is not ours stays untouched.
 *
 * Returns: %TRUE when SQLite may open the file
 */
gboolean
qz_sqlite_check_header (const char *path, guint newest, guint *out_version, GError **error)
{
  static const guint8 magic[16] = "SQLite format 3";
  guint8 header[HEADER_SIZE] = { 0 };
  gsize length = 0;
  guint32 version;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!read_header (path, header, &length, error))
    return FALSE;
  if (length < HEADER_SIZE || memcmp (header, magic, sizeof magic) != 0
      || read_big_endian (header + APPLICATION_ID_OFFSET) != QZ_SQLITE_APPLICATION_ID)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_FOREIGN,
                   _ ("“%s” is not the database of a workspace and was left untouched. Choose "
                      "another folder."),
                   path);
      return FALSE;
    }
  version = read_big_endian (header + USER_VERSION_OFFSET);
  if (version > newest)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NEWER,
                   _ ("“%s” was written by a newer version of this program (format %u, this "
                      "program knows %u) and was left untouched. Install the newer version."),
                   path, version, newest);
      return FALSE;
    }
  if (out_version != NULL)
    *out_version = version;
  return TRUE;
}

static int
open_flags (QzSqliteMode mode)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

  switch (mode)
    {
    case QZ_SQLITE_CREATE:
      return flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case QZ_SQLITE_WRITE:
      return flags | SQLITE_OPEN_READWRITE;
    case QZ_SQLITE_IMMUTABLE:
      return flags | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    case QZ_SQLITE_READ:
    default:
      return flags | SQLITE_OPEN_READONLY;
    }
}

/*
 * trusted_schema, defensive and cell_size_check: a file from a stranger cannot make us run what
 * its schema says. mmap_size 0: a broken disk gives an error instead of a signal.
 */
static gboolean
configure (sqlite3 *db, QzSqliteMode mode, GError **error)
{
  const char *script;

  sqlite3_busy_timeout (db, BUSY_MILLISECONDS);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  if (mode != QZ_SQLITE_WRITE)
    sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

  switch (mode)
    {
    case QZ_SQLITE_CREATE:
      script = "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";
      break;
    case QZ_SQLITE_WRITE:
      script = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";
      break;
    case QZ_SQLITE_READ:
    case QZ_SQLITE_IMMUTABLE:
    default:
      script = "PRAGMA query_only=ON;";
      break;
    }
  if (!qz_sqlite_driver.execute (db,
                                 "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
                                 "PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY;",
                                 error))
    return FALSE;
  return qz_sqlite_driver.execute (db, script, error);
}

/**
 * qz_sqlite_open:
 * @path: the file; its header was checked, or it is new
 * @mode: what for
 * @error: %QZ_ERROR_READ_ONLY, %QZ_ERROR_LOCKED, %QZ_ERROR_IO, %QZ_ERROR_CORRUPT
 *
 * Returns: (transfer full) (nullable): a connection
 */
QzConnection *
qz_sqlite_open (const char *path, QzSqliteMode mode, GError **error)
{
  g_autofree char *name = NULL;
  sqlite3 *db = NULL;
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  if (mode == QZ_SQLITE_IMMUTABLE)
    {
      g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

      name = g_strconcat ("file:", escaped, "?immutable=1", NULL);
    }
  else
    {
      name = g_strdup (path);
    }
  code = sqlite3_open_v2 (name, &db, open_flags (mode), NULL);
  if (code != SQLITE_OK)
    qz_sqlite_set_error (db, code, error);
  else if (configure (db, mode, error))
    return qz_connection_new (&qz_sqlite_driver, db);
  sqlite3_close (db);
  return NULL;
}
