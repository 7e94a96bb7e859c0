/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sheets: memory that the helper writes and the program reads. The size is fixed before the helper
 * sees a sheet, and nobody can write on it any more once the program looks: otherwise a helper in
 * foreign hands could change it between a check and its use, or cut it off below the reader.
 */

#include "config.h"

#include "preview/qz-shared-sheet.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "model/qz-error.h"

/**
 * qz_shared_sheet_new:
 * @size: bytes
 * @error: %QZ_ERROR_IO
 *
 * Returns: a file descriptor that the caller closes, -1 on error
 */
int
qz_shared_sheet_new (gsize size, GError **error)
{
  int fd = -1;

  g_return_val_if_fail (size > 0, -1);

  fd = memfd_create ("sheet", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (fd >= 0 && ftruncate (fd, (off_t) size) == 0
      && fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) == 0)
    return fd;
  g_set_error (error, QZ_ERROR, QZ_ERROR_IO,
               _ ("There is no memory for another page (%s). Close other documents and try again."),
               g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return -1;
}

/**
 * qz_shared_sheet_take:
 * @fd: of qz_shared_sheet_new(), after the helper has answered
 * @size: bytes, as it was made
 *
 * Returns: (transfer full) (nullable): what was written, to be freed by qz_shared_sheet_free();
 * %NULL when the helper does not let go of it
 */
gpointer
qz_shared_sheet_take (int fd, gsize size)
{
  gpointer data = NULL;

  g_return_val_if_fail (fd >= 0 && size > 0, NULL);

  if (fcntl (fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SEAL) != 0)
    return NULL;
  data = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
  return data != MAP_FAILED ? data : NULL;
}

/**
 * qz_shared_sheet_free:
 * @data: of qz_shared_sheet_take()
 * @size: bytes, as it was made
 */
void
qz_shared_sheet_free (gpointer data, gsize size)
{
  munmap (data, size);
}
