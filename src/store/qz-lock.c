/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lock file: flock decides, its text says who holds it. It stays; only its text is cleared. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <unistd.h>

#include "model/qz-error.h"
#include "store/qz-lock.h"

#define LOCK_NAME "qunzhi.lock"

struct _QzLock
{
  int fd;
};

static char *
read_holder (int fd)
{
  char buffer[512];
  gssize length = pread (fd, buffer, sizeof buffer, 0);
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;

  if (length <= 0)
    return g_strdup (_ ("another program"));
  text = g_utf8_make_valid (buffer, length);
  lines = g_strsplit (text, "\n", 4);
  if (g_strv_length (lines) < 3)
    return g_strdup (_ ("another program"));
  return g_strdup_printf (_ ("%s (process %s on %s)"), lines[1], lines[0], lines[2]);
}

static gboolean
write_holder (int fd)
{
  g_autofree char *text =
      g_strdup_printf ("%d\n%s\n%s\n", (int) getpid (),
                       g_get_prgname () != NULL ? g_get_prgname () : "qunzhi", g_get_host_name ());
  gsize length = strlen (text);

  return ftruncate (fd, 0) == 0 && pwrite (fd, text, length, 0) == (gssize) length;
}

/**
 * qz_lock_take:
 * @directory: a workspace
 * @error: %QZ_ERROR_LOCKED with the name of the holder, %QZ_ERROR_READ_ONLY, %QZ_ERROR_FULL,
 *   %QZ_ERROR_NOT_FOUND, %QZ_ERROR_IO
 *
 * Returns: (transfer full) (nullable): the lock, held until it is released or the process ends
 */
QzLock *
qz_lock_take (const char *directory, GError **error)
{
  g_autofree char *path = NULL;
  QzLock *self;
  int fd;

  g_return_val_if_fail (directory != NULL, NULL);

  path = g_build_filename (directory, LOCK_NAME, NULL);
  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0)
    {
      g_set_error (error, QZ_ERROR, (int) qz_error_get_code (errno),
                   _ ("The workspace “%s” cannot be written to: %s. Check the folder, or open the "
                      "workspace for reading only."),
                   directory, qz_error_get_reason (errno));
      return NULL;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      g_autofree char *holder = read_holder (fd);

      close (fd);
      g_set_error (error, QZ_ERROR, QZ_ERROR_LOCKED,
                   _ ("The workspace “%s” is being written to by %s. Close that program, or open "
                      "the workspace for reading only."),
                   directory, holder);
      return NULL;
    }
  /* Who holds it is a help for people; a full disk does not take the lock away. */
  if (!write_holder (fd))
    g_debug ("the holder could not be written to %s", path);
  self = g_new0 (QzLock, 1);
  self->fd = fd;
  return self;
}

/**
 * qz_lock_release:
 * @self: (nullable) (transfer full): the lock
 */
void
qz_lock_release (QzLock *self)
{
  if (self == NULL)
    return;
  if (ftruncate (self->fd, 0) != 0)
    g_debug ("the lock file could not be cleared");
  close (self->fd);
  g_free (self);
}
