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
