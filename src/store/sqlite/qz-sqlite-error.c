/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What went wrong in SQLite, as a sentence that names the file and the remedy. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <sys/statvfs.h>

#include "model/qz-error.h"
#include "store/sqlite/qz-sqlite-error.h"

/* One page of the shared memory file. */
#define LEAST_SPACE (32 * 1024)

static int
error_code (int code, int extended)
{
  switch (code)
    {
    case SQLITE_FULL:
      return QZ_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return QZ_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return QZ_ERROR_LOCKED;
    case SQLITE_CORRUPT:
      return QZ_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return QZ_ERROR_FOREIGN;
    case SQLITE_CONSTRAINT:
      if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY)
        return QZ_ERROR_DUPLICATE;
      return QZ_ERROR_INVALID;
    default:
      return QZ_ERROR_IO;
    }
}

/* What COMMIT met is not handed on to the connection; the file of the log remembers it. */
static int
last_errno (sqlite3 *db, int extended)
{
  sqlite3_file *log = NULL;
  int number = 0;

  if ((extended == SQLITE_IOERR_WRITE || extended == SQLITE_IOERR_FSYNC)
      && sqlite3_file_control (db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK
      && log != NULL && log->pMethods != NULL)
    log->pMethods->xFileControl (log, SQLITE_FCNTL_LAST_ERRNO, &number);
  return number != 0 ? number : sqlite3_system_errno (db);
}

/*
 * SQLite says “I/O error” to most of what the system says, also when the shared memory file beside
 * the database does not fit on the disk any more, or when the disk was set to read-only because of
 * an error; the system knows better.
 */
static int
io_error_code (sqlite3 *db, int extended, const char *path)
{
  struct statvfs space;

  switch (qz_error_get_code (last_errno (db, extended)))
    {
    case QZ_ERROR_FULL:
      return QZ_ERROR_FULL;
    case QZ_ERROR_READ_ONLY:
      return QZ_ERROR_READ_ONLY;
    default:
      if (path != NULL && statvfs (path, &space) == 0
          && (guint64) space.f_bavail * space.f_frsize < LEAST_SPACE)
        return QZ_ERROR_FULL;
      return QZ_ERROR_IO;
    }
}

static const char *
error_format (int code)
{
  switch (code)
    {
    case QZ_ERROR_FULL:
      return N_ ("The disk is full: “%s” cannot be written. Free some space and save again.");
    case QZ_ERROR_READ_ONLY:
      return N_ ("“%s” cannot be written to. Check the permissions of the folder, or open the "
                 "workspace in another place.");
    case QZ_ERROR_LOCKED:
      return N_ ("“%s” is being written to by another program. Close that program and try "
                 "again.");
    case QZ_ERROR_CORRUPT:
      return N_ ("“%s” is damaged. Restore the newest snapshot from the folder “backup”.");
    case QZ_ERROR_FOREIGN:
      return N_ ("“%s” is not the database of a workspace. Choose another folder.");
    case QZ_ERROR_DUPLICATE:
      return N_ ("“%s” already holds a record with this value. Change the value and save "
                 "again.");
    case QZ_ERROR_INVALID:
      return N_ ("“%s” refuses the record. Load it again and repeat the change.");
    default:
      return N_ ("“%s” cannot be read or written. Check the disk and try again.");
    }
}

/**
 * qz_sqlite_set_error:
 * @db: (nullable): the database
 * @code: a result code of SQLite, not %SQLITE_OK
 * @error: set to the code of #QzError that fits; %G_IO_ERROR_CANCELLED for an interrupted statement
 */
void
qz_sqlite_set_error (sqlite3 *db, int code, GError **error)
{
  const char *path = db != NULL ? sqlite3_db_filename (db, "main") : NULL;
  int extended = db != NULL ? sqlite3_extended_errcode (db) : code;
  g_autofree char *name = NULL;
  int domain_code;

  if ((code & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
      return;
    }
  domain_code = error_code (code & 0xff, extended);
  if (domain_code == QZ_ERROR_IO && db != NULL)
    domain_code = io_error_code (db, extended, path);
  /* SQLite's own words are for programmers. */
  g_debug ("%s: %s (%d)", path != NULL ? path : "database",
           db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code), extended);
  name = g_filename_display_name (path != NULL && *path != '\0' ? path : "qunzhi.db");
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, QZ_ERROR, domain_code, _ (error_format (domain_code)), name);
#pragma GCC diagnostic pop
  G_GNUC_END_IGNORE_DEPRECATIONS
}
