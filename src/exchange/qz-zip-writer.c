/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "exchange/qz-late-calls.h"
#include "exchange/qz-zip-writer.h"
#include "model/qz-error.h"

struct _QzZipWriter
{
  const QzArchive *calls;
  char *path;
  char *name;              /* for messages */
  char *temporary;         /* owned; NULL when it is gone */
  int fd;                  /* owned */
  struct archive *archive; /* owned; NULL once the file is complete */
  int saved_errno;         /* why nothing is written any more; 0 while it is */
};

static gboolean
fail (QzZipWriter *self, int number, GError **error)
{
  QzError code = qz_error_get_code (number);

  if (code == QZ_ERROR_FULL)
    g_set_error (error, QZ_ERROR, code,
                 _ ("“%s” cannot be written: %s. Free some space, or choose another disk, and try "
                    "again."),
                 self->name, qz_error_get_reason (number));
  else
    g_set_error (error, QZ_ERROR, (int) code,
                 _ ("“%s” cannot be written: %s. Choose another folder and try again."), self->name,
                 qz_error_get_reason (number));
  return FALSE;
}

/* Whether the library did what it was asked for and all of it was written. */
static gboolean
check (QzZipWriter *self, gboolean done, GError **error)
{
  if (done && self->saved_errno == 0)
    return TRUE;
  return fail (self, self->saved_errno != 0 ? self->saved_errno : ENOMEM, error);
}

/* Never fails before the library, which would then not let go of its memory: what cannot be written
 * is remembered, and all that comes after it goes nowhere. */
static la_ssize_t
write_cb (struct archive *archive, void *data, const void *buffer, size_t length)
{
  QzZipWriter *self = data;
  const guint8 *bytes = buffer;
  gsize left = length;

  while (left > 0 && self->saved_errno == 0)
    {
      gssize n = write (self->fd, bytes, left);

      if (n < 0 && errno != EINTR)
        self->saved_errno = errno;
      bytes += MAX (n, 0);
      left -= (gsize) MAX (n, 0);
    }
  return (la_ssize_t) length;
}

static gboolean
open_archive (QzZipWriter *self, GError **error)
{
  self->archive = self->calls->archive_write_new ();
  if (self->archive != NULL
      && self->calls->archive_write_set_format_zip (self->archive) == ARCHIVE_OK
      && self->calls->archive_write_set_bytes_per_block (self->archive, 0) == ARCHIVE_OK
      && self->calls->archive_write_open (self->archive, self, NULL, write_cb, NULL) == ARCHIVE_OK)
    return TRUE;
  return fail (self, ENOMEM, error);
}

/**
 * qz_zip_writer_new:
 * @path: of the file to make; what is there is replaced in the end
 * @error: %QZ_ERROR_FULL, %QZ_ERROR_READ_ONLY, %QZ_ERROR_NOT_FOUND, %QZ_ERROR_IO
 *
 * Returns: (transfer full) (nullable): a writer
 */
QzZipWriter *
qz_zip_writer_new (const char *path, GError **error)
{
  g_autoptr (QzZipWriter) self = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (QzZipWriter, 1);
  self->fd = -1;
  self->calls = qz_archive_load (error);
  if (self->calls == NULL)
    return NULL;
  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  folder = g_path_get_dirname (path);
  temporary = g_build_filename (folder, ".qunzhi-XXXXXX", NULL);
  self->fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (self->fd < 0)
    {
      fail (self, errno, error);
      return NULL;
    }
  self->temporary = g_steal_pointer (&temporary);
  return open_archive (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * qz_zip_writer_free:
 * @self: (nullable) (transfer full): a writer; what it did not finish is removed
 */
void
qz_zip_writer_free (QzZipWriter *self)
{
  if (self == NULL)
    return;
  if (self->archive != NULL)
    {
      self->saved_errno = ECANCELED;
      self->calls->archive_write_free (self->archive);
    }
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

/**
 * qz_zip_writer_begin:
 * @self: a writer
 * @name: of the member; ASCII
 * @bytes: its size
 * @deflate: whether to make it smaller
 * @error: as of qz_zip_writer_new()
 *
 * Returns: whether the member was begun
 */
gboolean
qz_zip_writer_begin (
    QzZipWriter *self, const char *name, gint64 bytes, gboolean deflate, GError **error)
{
  struct archive_entry *entry;
  int result;

  g_return_val_if_fail (self != NULL && self->archive != NULL && name != NULL, FALSE);

  if (deflate)
    self->calls->archive_write_zip_set_compression_deflate (self->archive);
  else
    self->calls->archive_write_zip_set_compression_store (self->archive);
  entry = self->calls->archive_entry_new ();
  self->calls->archive_entry_set_pathname (entry, name);
  self->calls->archive_entry_set_filetype (entry, AE_IFREG);
  self->calls->archive_entry_set_perm (entry, 0644);
  self->calls->archive_entry_set_size (entry, bytes);
  result = self->calls->archive_write_header (self->archive, entry);
  self->calls->archive_entry_free (entry);
  return check (self, result == ARCHIVE_OK, error);
}

/**
 * qz_zip_writer_append:
 * @self: a writer with a member begun
 * @bytes: (array length=length): a piece of it
 * @length: its length
 * @error: as of qz_zip_writer_new()
 *
 * Returns: whether it was written
 */
gboolean
qz_zip_writer_append (QzZipWriter *self, const guint8 *bytes, gsize length, GError **error)
{
  g_return_val_if_fail (self != NULL && self->archive != NULL, FALSE);

  return check (
      self, self->calls->archive_write_data (self->archive, bytes, length) == (la_ssize_t) length,
      error);
}

/**
 * qz_zip_writer_end:
 * @self: a writer
 * @out_fd: (out): the file as it is now, to be looked at; belongs to the writer
 * @error: as of qz_zip_writer_new()
 *
 * Completes the file and has it on the disk, still under its temporary name.
 *
 * Returns: whether it is whole
 */
gboolean
qz_zip_writer_end (QzZipWriter *self, int *out_fd, GError **error)
{
  gboolean closed;

  g_return_val_if_fail (self != NULL && self->archive != NULL && out_fd != NULL, FALSE);

  closed = self->calls->archive_write_close (self->archive) == ARCHIVE_OK;
  self->calls->archive_write_free (g_steal_pointer (&self->archive));
  if (!check (self, closed, error))
    return FALSE;
  if (fsync (self->fd) != 0)
    return fail (self, errno, error);
  *out_fd = self->fd;
  return TRUE;
}

/**
 * qz_zip_writer_keep:
 * @self: a writer whose file is complete
 * @error: as of qz_zip_writer_new()
 *
 * Gives the file its name, and has that on the disk too.
 *
 * Returns: whether it is there
 */
gboolean
qz_zip_writer_keep (QzZipWriter *self, GError **error)
{
  g_autofree char *folder = NULL;
  int result;
  int fd;

  g_return_val_if_fail (self != NULL && self->archive == NULL && self->temporary != NULL, FALSE);

  if (g_rename (self->temporary, self->path) != 0)
    return fail (self, errno, error);
  g_clear_pointer (&self->temporary, g_free);
  folder = g_path_get_dirname (self->path);
  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return fail (self, errno, error);
  result = fsync (fd);
  if (result != 0)
    fail (self, errno, error);
  close (fd);
  return result == 0;
}
