/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>

#include "exchange/qz-late-calls.h"
#include "exchange/qz-zip-writer.h"
#include "model/qz-new-file.h"

struct _QzZipWriter
{
  const QzArchive *calls;
  char *path;
  QzNewFile *file;         /* owned; NULL when it was never begun */
  struct archive *archive; /* owned; NULL once the file is complete */
  GError *failure;         /* owned: why nothing is written any more; NULL while it is */
  gboolean abandoned;      /* nobody will see what comes yet */
};

/* Whether the library did what it was asked for and all of it was written. */
static gboolean
check (QzZipWriter *self, gboolean done, GError **error)
{
  if (self->failure != NULL)
    {
      g_propagate_error (error, g_error_copy (self->failure));
      return FALSE;
    }
  return done || qz_new_file_fail (self->file, ENOMEM, error);
}

/* Never fails before the library, which would then not let go of its memory: what cannot be written
 * is remembered, and all that comes after it goes nowhere. */
static la_ssize_t
write_cb (struct archive *archive, void *data, const void *buffer, size_t length)
{
  QzZipWriter *self = data;

  if (self->failure == NULL && !self->abandoned)
    qz_new_file_write (self->file, buffer, length, &self->failure);
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
  return qz_new_file_fail (self->file, ENOMEM, error);
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

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (QzZipWriter, 1);
  self->calls = qz_archive_load (error);
  if (self->calls == NULL)
    return NULL;
  self->path = g_strdup (path);
  self->file = qz_new_file_begin_outside (path, error);
  return self->file != NULL && open_archive (self, error) ? g_steal_pointer (&self) : NULL;
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
      self->abandoned = TRUE;
      self->calls->archive_write_free (self->archive);
    }
  qz_new_file_free (self->file);
  g_clear_error (&self->failure);
  g_free (self->path);
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
 * Completes the file, still under its temporary name.
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
  *out_fd = qz_new_file_get_fd (self->file);
  return TRUE;
}

/**
 * qz_zip_writer_keep:
 * @self: a writer whose file is complete
 * @error: as of qz_zip_writer_new()
 *
 * Has the file on the disk and gives it its name.
 *
 * Returns: whether it is there
 */
gboolean
qz_zip_writer_keep (QzZipWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->archive == NULL && self->file != NULL, FALSE);

  return qz_new_file_keep (self->file, self->path, error);
}
