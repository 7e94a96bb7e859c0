/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-pdf-writer.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "documents/qz-length.h"
#include "model/qz-error.h"

/* Cairo writes word by word; the stream gets this much at a time. */
#define BUFFER_SIZE (1 << 16)

struct _QzPdfWriter
{
  GOutputStream *stream; /* owned */
  GByteArray *buffer;    /* owned: what the stream has not got yet */
  char *path;            /* final name; NULL for a stream */
  char *temporary;       /* name while it is written; NULL once renamed, and for a stream */
  int fd;                /* of the temporary file, closed by the stream; else -1 */

  cairo_surface_t *surface; /* owned */
  cairo_t *cr;              /* owned, nullable: between begin and end of a page */
  guint n_pages;
  GError *failure; /* owned, nullable: the first fault of the stream */
};

/* --- faults --- */

/* Turns the fault of a file into a sentence with the remedy. */
static void
set_file_error (GError **error, const char *path, int code)
{
  g_autofree char *name = g_filename_display_name (path);

  if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, QZ_ERROR, QZ_ERROR_FULL,
                 _ ("The disk is full, so “%s” was not written. Free some space or choose another "
                    "folder, then try again."),
                 name);
  else if (code == EROFS || code == EACCES || code == EPERM)
    g_set_error (error, QZ_ERROR, QZ_ERROR_READ_ONLY,
                 _ ("“%s” cannot be written to. Choose another folder."), name);
  else if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("The folder of “%s” is not there. Choose another folder."), name);
  else
    g_set_error (error, QZ_ERROR, QZ_ERROR_IO,
                 _ ("“%s” could not be written (%s). Choose another folder or disk."), name,
                 qz_error_get_reason (code));
}

/* What went wrong with the stream, as a sentence; the code of the system is worn away by then. */
static void
set_failure (QzPdfWriter *self, GError **error)
{
  const GError *failure = self->failure;

  if (failure == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_IO, _ ("The PDF file could not be made: %s."),
                 cairo_status_to_string (cairo_surface_status (self->surface)));
  else if (self->path != NULL)
    set_file_error (error, self->path,
                    g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? ENOSPC : EIO);
  else if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_FULL,
                         _ ("The disk is full, so the document was not written. Free some space, "
                            "then try again."));
  else
    g_set_error (error, QZ_ERROR, QZ_ERROR_IO,
                 _ ("The document could not be written (%s). Try again on another disk."),
                 failure->message);
}

/* --- stream --- */

static void
write_buffer (QzPdfWriter *self)
{
  if (self->failure == NULL)
    g_output_stream_write_all (self->stream, self->buffer->data, self->buffer->len, NULL, NULL,
                               &self->failure);
  g_byte_array_set_size (self->buffer, 0);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  QzPdfWriter *self = closure;

  g_byte_array_append (self->buffer, data, length);
  if (self->buffer->len >= BUFFER_SIZE)
    write_buffer (self);
  return self->failure == NULL ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* Completes a day to an instant, since cairo wants YYYY-MM-DDThh:mm:ssZ. */
static void
set_dates (cairo_surface_t *surface, const char *created)
{
  g_autofree char *instant = NULL;

  if (strchr (created, 'T') == NULL)
    instant = g_strdup_printf ("%sT00:00:00Z", created);
  else
    instant = g_strdup (created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, instant);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, instant);
}

static void
open_surface (QzPdfWriter *self, const QzPdfInfo *info)
{
  self->buffer = g_byte_array_sized_new (BUFFER_SIZE + BUFFER_SIZE / 4);
  self->surface = cairo_pdf_surface_create_for_stream (write_cb, self, 1, 1);
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "Qunzhi");
  if (info->title != NULL)
    cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, info->title);
  if (info->author != NULL)
    cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
  set_dates (self->surface, info->created);
}

/* --- public --- */

/**
 * qz_pdf_writer_new_for_stream:
 * @stream: where the bytes go; it is not closed
 * @info: title and dates of the file
 *
 * Returns: (transfer full): a writer with no page yet
 */
QzPdfWriter *
qz_pdf_writer_new_for_stream (GOutputStream *stream, const QzPdfInfo *info)
{
  QzPdfWriter *self = NULL;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);
  g_return_val_if_fail (info != NULL && info->created != NULL, NULL);

  self = g_new0 (QzPdfWriter, 1);
  self->fd = -1;
  self->stream = g_object_ref (stream);
  open_surface (self, info);
  return self;
}

/**
 * qz_pdf_writer_new_for_path:
 * @path: the final name; what is there stays until qz_pdf_writer_finish() has succeeded
 * @info: title and dates of the file
 * @error: %QZ_ERROR_NOT_FOUND (no such folder), %QZ_ERROR_READ_ONLY, %QZ_ERROR_FULL, %QZ_ERROR_IO
 *
 * Returns: (transfer full) (nullable): a writer with no page yet
 */
QzPdfWriter *
qz_pdf_writer_new_for_path (const char *path, const QzPdfInfo *info, GError **error)
{
  g_autoptr (QzPdfWriter) self = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL && *path != '\0', NULL);
  g_return_val_if_fail (info != NULL && info->created != NULL, NULL);

  self = g_new0 (QzPdfWriter, 1);
  folder = g_path_get_dirname (path);
  name = g_strdup_printf (".qunzhi-%s", "XXXXXX");
  self->path = g_strdup (path);
  self->temporary = g_build_filename (folder, name, NULL);
  self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0666);
  if (self->fd < 0)
    {
      int code = errno;

      g_clear_pointer (&self->temporary, g_free);
      set_file_error (error, path, code);
      return NULL;
    }
  self->stream = g_unix_output_stream_new (self->fd, TRUE);
  open_surface (self, info);
  return g_steal_pointer (&self);
}

/**
 * qz_pdf_writer_free:
 * @self: (nullable) (transfer full): a writer; one that was not finished leaves no file behind
 */
void
qz_pdf_writer_free (QzPdfWriter *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->cr, cairo_destroy);
  if (self->surface != NULL)
    {
      /* Nobody will see these bytes: spare the stream what cairo still holds. */
      if (self->failure == NULL)
        self->failure = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, "abandoned");
      cairo_surface_finish (self->surface);
      cairo_surface_destroy (self->surface);
    }
  g_clear_pointer (&self->buffer, g_byte_array_unref);
  g_clear_object (&self->stream);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_clear_error (&self->failure);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

/**
 * qz_pdf_writer_begin_page:
 * @self: a writer between two pages
 * @width: of the page, mm
 * @height: of the page, mm
 *
 * Returns: (transfer none): a context in points, origin in the top left corner, until the page ends
 */
cairo_t *
qz_pdf_writer_begin_page (QzPdfWriter *self, double width, double height)
{
  g_return_val_if_fail (self != NULL && self->cr == NULL, NULL);
  g_return_val_if_fail (width > 0.0 && height > 0.0, NULL);

  cairo_pdf_surface_set_size (self->surface, QZ_MM_TO_PT (width), QZ_MM_TO_PT (height));
  self->cr = cairo_create (self->surface);
  return self->cr;
}

/**
 * qz_pdf_writer_end_page:
 * @self: a writer within a page
 * @cancellable: (nullable): asked between two pages
 * @error: %G_IO_ERROR_CANCELLED, %QZ_ERROR_FULL, %QZ_ERROR_IO
 *
 * Returns: whether to go on
 */
gboolean
qz_pdf_writer_end_page (QzPdfWriter *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && self->cr != NULL, FALSE);

  cairo_show_page (self->cr);
  g_clear_pointer (&self->cr, cairo_destroy);
  self->n_pages++;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (cairo_surface_status (self->surface) != CAIRO_STATUS_SUCCESS || self->failure != NULL)
    {
      set_failure (self, error);
      return FALSE;
    }
  return TRUE;
}

/* After the rename: makes the new name durable. A file system that cannot sync a folder is no
 * reason to fail, the file itself is safe. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
}

static gboolean
put_in_place (QzPdfWriter *self, GError **error)
{
  if (fsync (self->fd) != 0)
    {
      set_file_error (error, self->path, errno);
      return FALSE;
    }
  if (!g_output_stream_close (self->stream, NULL, &self->failure))
    {
      set_failure (self, error);
      return FALSE;
    }
  if (g_rename (self->temporary, self->path) != 0)
    {
      set_file_error (error, self->path, errno);
      return FALSE;
    }
  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->path);
  return TRUE;
}

/**
 * qz_pdf_writer_finish:
 * @self: a writer with at least one page, between two pages
 * @cancellable: (nullable): asked once more before the file gets its name
 * @error: %G_IO_ERROR_CANCELLED, %QZ_ERROR_FULL, %QZ_ERROR_READ_ONLY, %QZ_ERROR_IO
 *
 * Writes what is left; a file is synced and gets its final name.
 *
 * Returns: whether everything is in place; if not, nothing is
 */
gboolean
qz_pdf_writer_finish (QzPdfWriter *self, GCancellable *cancellable, GError **error)
{
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  g_return_val_if_fail (self != NULL && self->cr == NULL && self->n_pages > 0, FALSE);

  cairo_surface_finish (self->surface);
  status = cairo_surface_status (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    write_buffer (self);
  if (self->failure == NULL && status == CAIRO_STATUS_SUCCESS)
    g_output_stream_flush (self->stream, NULL, &self->failure);
  if (self->failure != NULL || status != CAIRO_STATUS_SUCCESS)
    {
      set_failure (self, error);
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return self->path == NULL || put_in_place (self, error);
}
