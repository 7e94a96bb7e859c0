/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The libraries behind spreadsheets and bundles, loaded with the first one. */

#include "config.h"

#include "exchange/qz-late-calls.h"

/**
 * qz_xlsx_load:
 * @error: as of qz_late_library_load()
 *
 * Returns: (transfer none) (nullable): the functions that write a spreadsheet
 */
const QzXlsx *
qz_xlsx_load (GError **error)
{
  static const char *const names[] = { QZ_XLSX_FUNCTIONS (QZ_LATE_NAME) NULL };
  static QzXlsx functions;
  static QzLateLibrary library = { QZ_XLSX_FILE, names, (gpointer *) &functions, FALSE };

  return qz_late_library_load (&library, error) ? &functions : NULL;
}

/**
 * qz_archive_load:
 * @error: as of qz_late_library_load()
 *
 * Returns: (transfer none) (nullable): the functions that read and write archives
 */
const QzArchive *
qz_archive_load (GError **error)
{
  static const char *const names[] = { QZ_ARCHIVE_FUNCTIONS (QZ_LATE_NAME) NULL };
  static QzArchive functions;
  static QzLateLibrary library = { QZ_ARCHIVE_FILE, names, (gpointer *) &functions, FALSE };

  return qz_late_library_load (&library, error) ? &functions : NULL;
}
