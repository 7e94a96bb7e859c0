/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-pdf-writer.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "documents/qz-length.h"
#include "model/qz-error.h"
#include "model/qz-new-file.h"

/* Cairo writes word by word; the stream gets this much at a time. */
#define BUFFER_SIZE (1 << 16)

struct _QzPdfWriter
{
  /* owned; one of the first two is there */
  GOutputStream *stream;
  QzNewFile *file;
  char *path;         /* final name of the file */
  GByteArray *buffer; /* what the one or the other has not got yet */

  cairo_surface_t *surface; /* owned */
  cairo_t *cr;              /* owned, nullable: between begin and end of a page */
  guint n_pages;
  GError *failure; /* owned, nullable: the first fault of the stream or file */
};

/* --- faults --- */

/* What went wrong, as a sentence. A file says so itself; what cairo says is for programmers. */
static void
set_failure (QzPdfWriter *self, GError **error)
{
  const GError *failure = self->failure;

  if (failure == NULL)
    {
      g_debug ("the PDF file was not made: %s",
               cairo_status_to_string (cairo_surface_status (self->surface)));
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_IO,
                           _ ("The PDF file could not be made: there is not enough memory. Close "
                              "other programs and try again."));
    }
  else if (failure->domain == QZ_ERROR)
    {
      g_propagate_error (error, g_error_copy (failure));
    }
  else
    {
      int number = qz_error_get_number (failure);

      g_set_error (error, QZ_ERROR, (int) qz_error_get_code (number),
                   _ ("The document could not be written: %s. Free some space, or choose another "
                      "disk, and try again."),
                   qz_error_get_reason (number));
    }
}

/* --- stream --- */

static void
write_buffer (QzPdfWriter *self)
{
  if (self->failure == NULL && self->file != NULL)
    qz_new_file_write (self->file, self->buffer->data, self->buffer->len, &self->failure);
  else if (self->failure == NULL)
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

  g_return_val_if_fail (path != NULL && *path != '\0', NULL);
  g_return_val_if_fail (info != NULL && info->created != NULL, NULL);

  self = g_new0 (QzPdfWriter, 1);
  self->path = g_strdup (path);
  self->file = qz_new_file_begin_outside (path, error);
  if (self->file == NULL)
    return NULL;
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
  qz_new_file_free (self->file);
  g_clear_error (&self->failure);
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
  if (self->failure == NULL && status == CAIRO_STATUS_SUCCESS && self->stream != NULL)
    g_output_stream_flush (self->stream, NULL, &self->failure);
  if (self->failure != NULL || status != CAIRO_STATUS_SUCCESS)
    {
      set_failure (self, error);
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return self->file == NULL || qz_new_file_keep (self->file, self->path, error);
}
