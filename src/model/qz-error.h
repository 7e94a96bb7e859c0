/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzError:
 * @QZ_ERROR_INVALID: a value from outside breaks a rule (format, range, control character)
 * @QZ_ERROR_NOT_FOUND: no record, file or font of that name
 * @QZ_ERROR_DUPLICATE: the same thing is there already
 * @QZ_ERROR_STATE: the act is not allowed in the present state of the record
 * @QZ_ERROR_LIMIT: a hard limit (size, count, length) is exceeded
 * @QZ_ERROR_TYPE: the content of a file is of another kind than its name or the requirement says
 * @QZ_ERROR_SYNTAX: a file cannot be parsed; the message gives file and place
 * @QZ_ERROR_FOREIGN: the file is not one of ours
 * @QZ_ERROR_NEWER: the file was written by a newer version and was left untouched
 * @QZ_ERROR_LOCKED: another process writes to the workspace
 * @QZ_ERROR_READ_ONLY: the workspace or the folder cannot be written to
 * @QZ_ERROR_FULL: the disk is full
 * @QZ_ERROR_IO: reading or writing failed for another reason
 * @QZ_ERROR_CORRUPT: stored data does not hold together (hash, chain, integrity check)
 * @QZ_ERROR_UNKNOWN_OUTCOME: COMMIT failed; whether the act took place has to be read back
 * @QZ_ERROR_FONT: a font or a glyph is missing
 * @QZ_ERROR_PRINTER: the printer or the spooler does not answer
 * @QZ_ERROR_USAGE: a command was called with wrong arguments
 *
 * One code per cause. Every message is a sentence for the user that names the item and the remedy.
 * Cancelling is reported as %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  QZ_ERROR_INVALID,
  QZ_ERROR_NOT_FOUND,
  QZ_ERROR_DUPLICATE,
  QZ_ERROR_STATE,
  QZ_ERROR_LIMIT,
  QZ_ERROR_TYPE,
  QZ_ERROR_SYNTAX,
  QZ_ERROR_FOREIGN,
  QZ_ERROR_NEWER,
  QZ_ERROR_LOCKED,
  QZ_ERROR_READ_ONLY,
  QZ_ERROR_FULL,
  QZ_ERROR_IO,
  QZ_ERROR_CORRUPT,
  QZ_ERROR_UNKNOWN_OUTCOME,
  QZ_ERROR_FONT,
  QZ_ERROR_PRINTER,
  QZ_ERROR_USAGE,
} QzError;

#define QZ_ERROR (qz_error_quark ())

GQuark qz_error_quark (void);
const char *qz_error_get_reason (int number);
QzError qz_error_get_code (int number);
int qz_error_get_number (const GError *cause);
gboolean qz_error_set_unreadable (GError **error, const char *path, const GError *cause);

G_END_DECLS
