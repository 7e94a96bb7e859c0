/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the kinds of documents write on a sheet alike. */

#include "config.h"

#include "preview/helper/qz-sheet-writer.h"

#include <cairo.h>
#include <string.h>

#define ROUNDED(n) (((n) + 3u) & ~3u)
#define LONGEST_TITLE 400u

/* The longest start of @text that fits and ends with a whole character. */
static guint
cut (const char *text, gsize room)
{
  const char *end = NULL;
  gsize length = strnlen (text, room);

  g_utf8_validate (text, (gssize) length, &end);
  return (guint) (end - text);
}

/**
 * qz_sheet_write_text:
 * @sheet: where
 * @text: any length; what does not fit is left out
 * @reply: gets the length
 */
void
qz_sheet_write_text (QzHelperSheet *sheet, const char *text, QzPreviewReply *reply)
{
  guint length = cut (text, sheet->size);

  if (length > 0)
    memcpy (sheet->data, text, length);
  reply->length = length;
}

/**
 * qz_sheet_write_title:
 * @sheet: where
 * @page: from 0
 * @level: from 0
 * @title: words of an outline
 * @reply: its length says where the sheet goes on, and moves
 */
void
qz_sheet_write_title (
    QzHelperSheet *sheet, guint32 page, guint32 level, const char *title, QzPreviewReply *reply)
{
  guint length = cut (title, LONGEST_TITLE);
  QzPreviewTitle head = { page, level, length };
  gsize needed = sizeof head + ROUNDED (length);
  guint8 *at = sheet->data + reply->length;

  if (sheet->data == NULL || needed > sheet->size - reply->length)
    return;
  memcpy (at, &head, sizeof head);
  memset (at + sizeof head, 0, ROUNDED (length));
  memcpy (at + sizeof head, title, length);
  reply->length += (guint32) needed;
}

/**
 * qz_sheet_scale_pixels:
 * @sheet: where
 * @pixels: premultiplied, as cairo has them
 * @width: of @pixels
 * @height: of @pixels
 * @stride: of @pixels, bytes
 * @request: the size wanted
 * @reply: gets the length
 *
 * Draws a picture over white in the size that was asked for.
 */
void
qz_sheet_scale_pixels (QzHelperSheet *sheet,
                       const guint8 *pixels,
                       int width,
                       int height,
                       int stride,
                       const QzPreviewRequest *request,
                       QzPreviewReply *reply)
{
  cairo_surface_t *from = cairo_image_surface_create_for_data (
      (guint8 *) pixels, CAIRO_FORMAT_ARGB32, width, height, stride);
  cairo_surface_t *to =
      cairo_image_surface_create_for_data (sheet->data, CAIRO_FORMAT_ARGB32, (int) request->width,
                                           (int) request->height, (int) request->width * 4);
  cairo_t *cr = cairo_create (to);

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, (double) request->width / width, (double) request->height / height);
  cairo_set_source_surface (cr, from, 0.0, 0.0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  if (cairo_status (cr) != CAIRO_STATUS_SUCCESS)
    reply->status = QZ_PREVIEW_NO_MEMORY;
  cairo_destroy (cr);
  cairo_surface_finish (to);
  cairo_surface_destroy (to);
  cairo_surface_destroy (from);
  reply->length = request->width * request->height * 4;
}
