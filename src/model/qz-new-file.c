/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Temporary name, sync, rename, sync of the folders; and what a crash left behind is swept. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "model/qz-error.h"
#include "model/qz-new-file.h"

/* In the workspace, where it is swept; and elsewhere. */
#define PREFIX ".new-"
#define PREFIX_OUTSIDE ".qunzhi-"

/* After so many bytes the disk is told to begin, so that the sync of a film does not take as long
 * again as its writing. */
#define AHEAD (16 << 20)

struct _QzNewFile
{
  char *folder;    /* nullable: outside of the workspace */
  char *target;    /* nullable: outside of it, what messages name */
  char *temporary; /* full path; NULL when it has its final name */
  int fd;          /* -1 when it is closed */
  gsize pending;   /* bytes since the disk was told to begin */
};

/**
 * qz_new_file_refuse:
 * @path: a file or folder
 * @number: the errno for which it cannot be written
 * @error: set to %QZ_ERROR_FULL, %QZ_ERROR_READ_ONLY, %QZ_ERROR_NOT_FOUND (no such folder) or
 *   %QZ_ERROR_IO
 *
 * Returns: %FALSE
 */
gboolean
qz_new_file_refuse (const char *path, int number, GError **error)
{
  QzError code = qz_error_get_code (number);
  const char *reason = qz_error_get_reason (number);
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  name = g_filename_display_name (path);
  if (code == QZ_ERROR_FULL)
    g_set_error (error, QZ_ERROR, (int) code,
                 _ ("“%s” cannot be written: %s. Free some space and try again."), name, reason);
  else if (code == QZ_ERROR_NOT_FOUND)
    g_set_error (error, QZ_ERROR, (int) code,
                 _ ("The folder of “%s” is not there. Choose another folder."), name);
  else
    g_set_error (error, QZ_ERROR, (int) code,
                 _ ("“%s” cannot be written: %s. Check the folder and the disk, or choose another "
                    "folder, and try again."),
                 name, reason);
  return FALSE;
}

/**
 * qz_new_file_fail:
 * @self: a file in the making
 * @number: the errno for which it cannot be written, noticed by who writes it by name
 * @error: as of qz_new_file_refuse()
 *
 * Returns: %FALSE
 */
gboolean
qz_new_file_fail (QzNewFile *self, int number, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return qz_new_file_refuse (self->target != NULL ? self->target : self->folder, number, error);
}

/**
 * qz_new_file_begin:
 * @folder: a folder of the workspace, made when it is missing
 * @error: as of qz_new_file_refuse()
 *
 * Returns: (transfer full) (nullable): an empty file; it goes away unless it is kept
 */
QzNewFile *
qz_new_file_begin (const char *folder, GError **error)
{
  g_autoptr (QzNewFile) self = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_new0 (QzNewFile, 1);
  self->fd = -1;
  self->folder = g_strdup (folder);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      qz_new_file_refuse (folder, errno, error);
      return NULL;
    }
  path = g_build_filename (folder, PREFIX "XXXXXX", NULL);
  self->fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      qz_new_file_refuse (folder, errno, error);
      return NULL;
    }
  self->temporary = g_steal_pointer (&path);
  return g_steal_pointer (&self);
}

/**
 * qz_new_file_begin_outside:
 * @path: the name that it will get, where the user wants it; what is there stays until it is kept
 * @error: as of qz_new_file_refuse()
 *
 * Returns: (transfer full) (nullable): an empty file beside it; it goes away unless it is kept
 */
QzNewFile *
qz_new_file_begin_outside (const char *path, GError **error)
{
  g_autoptr (QzNewFile) self = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (path != NULL && *path != '\0', NULL);

  self = g_new0 (QzNewFile, 1);
  self->target = g_strdup (path);
  folder = g_path_get_dirname (path);
  temporary = g_build_filename (folder, PREFIX_OUTSIDE "XXXXXX", NULL);
  /* Others may read it as the user's mask allows. */
  self->fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (self->fd < 0)
    {
      qz_new_file_refuse (path, errno, error);
      return NULL;
    }
  self->temporary = g_steal_pointer (&temporary);
  return g_steal_pointer (&self);
}

/**
 * qz_new_file_get_fd:
 * @self: a file in the making
 *
 * Returns: its descriptor, which it keeps; -1 when it was closed
 */
int
qz_new_file_get_fd (QzNewFile *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->fd;
}

/**
 * qz_new_file_get_path:
 * @self: a file in the making
 *
 * Returns: (transfer none): its temporary name, for whom writes it by name
 */
const char *
qz_new_file_get_path (QzNewFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->temporary;
}

/**
 * qz_new_file_write:
 * @self: a file in the making
 * @bytes: what comes next
 * @length: of @bytes
 * @error: as of qz_new_file_refuse()
 *
 * Returns: %TRUE when all of it was taken
 */
gboolean
qz_new_file_write (QzNewFile *self, gconstpointer bytes, gsize length, GError **error)
{
  const guint8 *rest = bytes;

  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  while (length > 0)
    {
      gssize written = write (self->fd, rest, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return qz_new_file_fail (self, errno, error);
      rest += written;
      length -= (gsize) written;
      self->pending += (gsize) written;
    }
  if (self->pending >= AHEAD)
    {
      sync_file_range (self->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
      self->pending = 0;
    }
  return TRUE;
}

/* Closing tells what writing kept to itself; the first fault counts. */
static int
sync_and_close (int fd)
{
  int number = fsync (fd) == 0 ? 0 : errno;

  if (close (fd) != 0 && number == 0)
    number = errno;
  return number;
}

/* The errno for which the names in a folder are not on the disk, 0 when they are. A file system
 * that cannot sync a folder at all is no fault: the file itself is safe. */
static int
sync_names (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int number = fd < 0 ? errno : sync_and_close (fd);

  return number == EINVAL || number == ENOTSUP ? 0 : number;
}

/**
 * qz_new_file_set_aside:
 * @self: a file in the making, whole now
 * @error: as of qz_new_file_refuse()
 *
 * Closes the file, to be synced later together with others; the disk may begin to take it.
 *
 * Returns: %TRUE when it is closed
 */
gboolean
qz_new_file_set_aside (QzNewFile *self, GError **error)
{
  int fd;

  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  fd = self->fd;
  self->fd = -1;
  /* A hint: most of it is on the disk by the time of the sync, which alone counts. */
  sync_file_range (fd, 0, 0, SYNC_FILE_RANGE_WRITE);
  return close (fd) == 0 || qz_new_file_fail (self, errno, error);
}

/**
 * qz_new_file_sync:
 * @self: a file in the making, whole now
 * @error: as of qz_new_file_refuse()
 *
 * Returns: %TRUE when it is closed and its content is on the disk, still under its temporary name
 */
gboolean
qz_new_file_sync (QzNewFile *self, GError **error)
{
  int number;
  int fd;

  g_return_val_if_fail (self != NULL && self->temporary != NULL, FALSE);

  fd = self->fd >= 0 ? self->fd : open (self->temporary, O_RDONLY | O_CLOEXEC);
  self->fd = -1;
  number = fd < 0 ? errno : sync_and_close (fd);
  return number == 0 || qz_new_file_fail (self, number, error);
}

/**
 * qz_new_file_rename:
 * @self: a file in the making that was synced
 * @path: its final name, in its folder or in one below; what bears that name is replaced
 * @error: as of qz_new_file_refuse()
 *
 * Gives it its name; the caller still has to sync the folders with qz_new_file_sync_folder().
 *
 * Returns: %TRUE when it bears the name
 */
gboolean
qz_new_file_rename (QzNewFile *self, const char *path, GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (self != NULL && self->temporary != NULL && path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  if ((self->folder != NULL && g_mkdir_with_parents (folder, 0700) != 0)
      || g_rename (self->temporary, path) != 0)
    return qz_new_file_fail (self, errno, error);
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

/**
 * qz_new_file_keep:
 * @self: a file in the making, whole now
 * @path: its final name, in its folder or in one below; what bears that name is replaced
 * @error: as of qz_new_file_refuse()
 *
 * Returns: %TRUE when the file is on the disk under its name; else there is nothing of that name
 * that was not there before
 */
gboolean
qz_new_file_keep (QzNewFile *self, const char *path, GError **error)
{
  g_autofree char *folder = NULL;
  gboolean fresh;
  int number;

  g_return_val_if_fail (self != NULL && self->fd >= 0 && path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  fresh = !g_file_test (path, G_FILE_TEST_EXISTS);
  if (!qz_new_file_sync (self, error) || !qz_new_file_rename (self, path, error))
    return FALSE;
  number = sync_names (folder);
  if (number == 0 && self->folder != NULL && strcmp (folder, self->folder) != 0)
    number = sync_names (self->folder);
  if (number == 0)
    return TRUE;
  if (fresh)
    g_unlink (path);
  return qz_new_file_fail (self, number, error);
}

/**
 * qz_new_file_put_outside:
 * @path: of the file, where the user wants it; what bears that name is replaced
 * @bytes: all that is in it
 * @length: of @bytes
 * @error: as of qz_new_file_refuse()
 *
 * Returns: %TRUE when the file is on the disk under its name
 */
gboolean
qz_new_file_put_outside (const char *path, gconstpointer bytes, gsize length, GError **error)
{
  g_autoptr (QzNewFile) file = qz_new_file_begin_outside (path, error);

  return file != NULL && qz_new_file_write (file, bytes, length, error)
         && qz_new_file_keep (file, path, error);
}

/**
 * qz_new_file_free:
 * @self: (nullable) (transfer full): a file; its temporary name goes away
 */
void
qz_new_file_free (QzNewFile *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->folder);
  g_free (self->target);
  g_free (self);
}

/**
 * qz_new_file_sync_folder:
 * @folder: a folder in which a name was made or changed
 * @error: as of qz_new_file_refuse()
 *
 * Returns: %TRUE when its names are on the disk
 */
gboolean
qz_new_file_sync_folder (const char *folder, GError **error)
{
  int number;

  g_return_val_if_fail (folder != NULL, FALSE);

  number = sync_names (folder);
  return number == 0 || qz_new_file_refuse (folder, number, error);
}

/**
 * qz_new_file_sweep:
 * @folder: a folder of the workspace; it may be missing
 *
 * Removes what a program that ended in the middle left in the making. Only for the one that holds
 * the workspace's lock: nobody else makes files there.
 */
void
qz_new_file_sweep (const char *folder)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_if_fail (folder != NULL);

  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, PREFIX) || g_str_has_prefix (name, PREFIX_OUTSIDE))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        if (g_unlink (path) == 0)
          g_debug ("swept %s", path);
      }
}
