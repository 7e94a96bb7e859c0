/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook under its name, whole or not at all; equal input gives equal bytes. */

#include "config.h"

#include <errno.h>

#include "exchange/qz-workbook-file.h"
#include "model/qz-new-file.h"

#define NO_INSTANT 315532800 /* 1980-01-01: never the clock */

/* The library does not notice when its own temporary files could not be written in full, so the
 * archive is read back: every member to its checksum, every sheet to its last tag. */
static gboolean
verify (const QzArchive *calls, const char *path, guint sheets)
{
  static const char end_tag[] = "</worksheet>";
  struct archive *archive = calls->archive_read_new ();
  struct archive_entry *entry;
  char tail[sizeof end_tag] = "";
  guint ended = 0;
  int code;

  calls->archive_read_support_format_zip (archive);
  code = calls->archive_read_open_filename (archive, path, 65536);
  while (code == ARCHIVE_OK
         && (code = calls->archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    {
      const char *name = calls->archive_entry_pathname (entry);
      gboolean sheet = name != NULL && g_str_has_prefix (name, "xl/worksheets/sheet");
      char buffer[65536];
      la_ssize_t got;

      while ((got = calls->archive_read_data (archive, buffer, sizeof buffer)) > 0)
        {
          const gsize keep = sizeof end_tag - 1;
          g_autofree char *joined = g_malloc (keep + (gsize) got + 1);
          gsize have = strlen (tail);

          memcpy (joined, tail, have);
          memcpy (joined + have, buffer, (gsize) got);
          have += (gsize) got;
          joined[have] = '\0';
          g_strlcpy (tail, joined + (have > keep ? have - keep : 0), sizeof tail);
        }
      if (got < 0)
        code = (int) got;
      if (sheet && strcmp (tail, end_tag) == 0)
        ended++;
      tail[0] = '\0';
    }
  calls->archive_read_free (archive);
  return code == ARCHIVE_EOF && ended == sheets;
}

static void
set_properties (const QzXlsx *xlsx, lxw_workbook *workbook, const char *title, const char *created)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_iso8601 (created, NULL);
  lxw_doc_properties properties = { 0 };

  properties.created = instant != NULL ? g_date_time_to_unix (instant) : NO_INSTANT;
  properties.title = (char *) title;
  xlsx->workbook_set_properties (workbook, &properties);
}

static guint
count_sheets (lxw_workbook *workbook)
{
  lxw_worksheet *sheet;
  guint n = 0;

  STAILQ_FOREACH (sheet, workbook->worksheets, list_pointers)
  n++;
  return n;
}

/* What the library itself says of a fault is for programmers; a file that it did not write in full
 * without telling why met a full disk. */
static gboolean
write_workbook (const QzXlsx *xlsx,
                const QzArchive *calls,
                QzNewFile *file,
                lxw_workbook *workbook,
                QzWorkbookFunc func,
                gpointer user_data,
                GError **error)
{
  lxw_error code;
  guint sheets;

  if (!func (xlsx, workbook, user_data, error))
    {
      xlsx->lxw_workbook_free (workbook);
      return FALSE;
    }
  sheets = count_sheets (workbook);
  errno = 0;
  code = xlsx->workbook_close (workbook);
  if (code != LXW_NO_ERROR)
    {
      int number = errno != 0 ? errno : EIO;

      g_debug ("the workbook was not closed: %s", xlsx->lxw_strerror (code));
      return qz_new_file_fail (file, number, error);
    }
  return verify (calls, qz_new_file_get_path (file), sheets)
         || qz_new_file_fail (file, ENOSPC, error);
}

/**
 * qz_workbook_file_write:
 * @path: where the .xlsx goes; an existing file is replaced when everything is written
 * @title: (nullable): of the document
 * @created: instant such as 2018-12-20T08:00:00Z, from the record; else 1980 is written
 * @rows: whether rows are written one after the other and never again, which saves memory
 * @func: (scope call): fills the workbook
 * @user_data: for @func
 * @error: %QZ_ERROR_FULL, %QZ_ERROR_READ_ONLY, %QZ_ERROR_NOT_FOUND (no such folder), %QZ_ERROR_IO,
 *   or that of @func
 *
 * Returns: %TRUE when the file is there; nothing half-written ever stands under @path
 */
gboolean
qz_workbook_file_write (const char *path,
                        const char *title,
                        const char *created,
                        gboolean rows,
                        QzWorkbookFunc func,
                        gpointer user_data,
                        GError **error)
{
  lxw_workbook_options options = { .constant_memory = rows ? LXW_TRUE : LXW_FALSE };
  g_autoptr (QzNewFile) file = NULL;
  const QzXlsx *xlsx;
  const QzArchive *calls;
  lxw_workbook *workbook;

  g_return_val_if_fail (path != NULL && created != NULL && func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  xlsx = qz_xlsx_load (error);
  calls = xlsx != NULL ? qz_archive_load (error) : NULL;
  file = calls != NULL ? qz_new_file_begin_outside (path, error) : NULL;
  if (file == NULL)
    return FALSE;
  errno = 0;
  workbook = xlsx->workbook_new_opt (qz_new_file_get_path (file), &options);
  if (workbook == NULL)
    return qz_new_file_fail (file, errno != 0 ? errno : EIO, error);
  set_properties (xlsx, workbook, title, created);
  return write_workbook (xlsx, calls, file, workbook, func, user_data, error)
         && qz_new_file_keep (file, path, error);
}

/**
 * qz_workbook_dup_sheet_name:
 * @name: what a sheet is about
 *
 * Returns: (transfer full): a name of 1 to 31 characters without the ones that Excel refuses
 */
char *
qz_workbook_dup_sheet_name (const char *name)
{
  GString *result = g_string_new (NULL);
  guint n = 0;

  for (const char *p = name; *p != '\0' && n < 31; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20 || (c < 0x80 && strchr ("[]:*?/\\'", (int) c) != NULL))
        c = '_';
      g_string_append_unichar (result, c);
    }
  if (result->len == 0)
    g_string_append (result, "Sheet1");
  return g_string_free (result, FALSE);
}
