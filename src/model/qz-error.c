/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* clang-format off */
G_DEFINE_QUARK (qz-error-quark, qz_error)
/* clang-format on */

/**
 * qz_error_get_reason:
 * @number: a value of errno
 *
 * What the system says about a file, in the language of the program. The catalogue of the C library
 * is often not installed, or names the cause in words of programmers; the usual causes are
 * therefore worded here, and only the others come from g_strerror().
 *
 * Returns: the cause, to be set into a sentence that names the file; no full stop at the end
 */
const char *
qz_error_get_reason (int number)
{
  switch (number)
    {
    case ENOENT:
      return _ ("it is not there");
    case EACCES:
    case EPERM:
      return _ ("you are not allowed to use it");
    case ENOSPC:
      return _ ("the disk is full");
    case EDQUOT:
      return _ ("your share of the disk is used up");
    case EFBIG:
      return _ ("it is larger than a file may be there");
    case EROFS:
      return _ ("the disk can only be read");
    case EISDIR:
      return _ ("it is a folder");
    case ENOTDIR:
      return _ ("a part of the path is not a folder");
    case EEXIST:
      return _ ("there is something of this name already");
    case ENAMETOOLONG:
      return _ ("the name is too long");
    case EIO:
      return _ ("the disk reports a fault");
    case ENOMEM:
      return _ ("there is not enough memory");
    default:
      return g_strerror (number);
    }
}

/**
 * qz_error_get_code:
 * @number: a value of errno
 *
 * Returns: the code of an error whose cause it is
 */
QzError
qz_error_get_code (int number)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return QZ_ERROR_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return QZ_ERROR_READ_ONLY;
    case ENOENT:
    case ENOTDIR:
      return QZ_ERROR_NOT_FOUND;
    default:
      return QZ_ERROR_IO;
    }
}

/**
 * qz_error_get_number:
 * @cause: what GLib says of a file
 *
 * GLib's sentences are in the words of programmers and name the file in their own way; this is the
 * way back to the cause alone.
 *
 * Returns: a value of errno for qz_error_get_reason() and qz_error_get_code(); EIO for what is none
 */
int
qz_error_get_number (const GError *cause)
{
  static const struct
  {
    int number;
    int file_code;
    int io_code;
  } causes[] = {
    { ENOENT, G_FILE_ERROR_NOENT, G_IO_ERROR_NOT_FOUND },
    { EACCES, G_FILE_ERROR_ACCES, G_IO_ERROR_PERMISSION_DENIED },
    { EPERM, G_FILE_ERROR_PERM, G_IO_ERROR_PERMISSION_DENIED },
    { ENOSPC, G_FILE_ERROR_NOSPC, G_IO_ERROR_NO_SPACE },
    { EROFS, G_FILE_ERROR_ROFS, G_IO_ERROR_READ_ONLY },
    { EISDIR, G_FILE_ERROR_ISDIR, G_IO_ERROR_IS_DIRECTORY },
    { ENOTDIR, G_FILE_ERROR_NOTDIR, G_IO_ERROR_NOT_DIRECTORY },
    { EEXIST, G_FILE_ERROR_EXIST, G_IO_ERROR_EXISTS },
    { ENAMETOOLONG, G_FILE_ERROR_NAMETOOLONG, G_IO_ERROR_FILENAME_TOO_LONG },
  };

  g_return_val_if_fail (cause != NULL, EIO);

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    if (g_error_matches (cause, G_FILE_ERROR, causes[i].file_code)
        || g_error_matches (cause, G_IO_ERROR, causes[i].io_code))
      return causes[i].number;
  return EIO;
}

/**
 * qz_error_set_unreadable:
 * @error: set to the code of the cause
 * @path: of a file or folder that the user named
 * @cause: what GLib says of it
 *
 * Returns: %FALSE
 */
gboolean
qz_error_set_unreadable (GError **error, const char *path, const GError *cause)
{
  int number;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL && cause != NULL, FALSE);

  number = qz_error_get_number (cause);
  name = g_filename_display_name (path);
  g_set_error (error, QZ_ERROR, (int) qz_error_get_code (number),
               _ ("“%s” cannot be read: %s. Check it, or choose another one."), name,
               qz_error_get_reason (number));
  return FALSE;
}
