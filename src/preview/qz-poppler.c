/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Poppler, loaded with the first document. */

#include "config.h"

#include "preview/qz-poppler.h"

/**
 * qz_poppler_load:
 * @error: as of qz_late_library_load()
 *
 * Returns: (transfer none) (nullable): the functions of Poppler
 */
const QzPoppler *
qz_poppler_load (GError **error)
{
  static const char *const names[] = { QZ_POPPLER_FUNCTIONS (QZ_LATE_NAME) NULL };
  static QzPoppler functions;
  static QzLateLibrary library = { QZ_POPPLER_FILE, names, (gpointer *) &functions, FALSE };

  return qz_late_library_load (&library, error) ? &functions : NULL;
}
