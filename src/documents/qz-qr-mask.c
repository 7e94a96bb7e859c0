/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A code drawn as one mask costs a page a few hundred bytes; as rectangles it would be the most of
 * the page.
 */

#include "config.h"

#include "documents/qz-qr-mask.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <qrencode.h>

#include "documents/qz-length.h"
#include "model/qz-error.h"

#define ECI_UTF8 26

struct _QzQrMask
{
  guint modules; /* on a side */
  cairo_surface_t *surface;
};

/* Without the header a reader would take the bytes for Shift-JIS. */
static gboolean
append (QRinput *input, const QzQrSegment *segment)
{
  gsize length = strlen (segment->text);

  if (segment->kind == QZ_QR_ALPHANUMERIC)
    return QRinput_append (input, QR_MODE_AN, (int) length, (const unsigned char *) segment->text)
           == 0;
  return (g_str_is_ascii (segment->text) || QRinput_appendECIheader (input, ECI_UTF8) == 0)
         && QRinput_append (input, QR_MODE_8, (int) length, (const unsigned char *) segment->text)
                == 0;
}

static cairo_surface_t *
make_surface (const QRcode *code)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A1, code->width, code->width);
  guint8 *pixels = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  cairo_surface_flush (surface);
  for (int y = 0; y < code->width; y++)
    for (int x = 0; x < code->width; x++)
      if (code->data[y * code->width + x] & 1)
        pixels[y * stride + x / 8] |=
            (guint8) (1 << (G_BYTE_ORDER == G_LITTLE_ENDIAN ? x % 8 : 7 - x % 8));
  cairo_surface_mark_dirty (surface);
  return surface;
}

static gboolean
refuse (GError **error)
{
  int saved = errno;

  if (saved == ERANGE)
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_LIMIT,
                         _ ("The text is too long for a QR code. Shorten it."));
  else
    g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID, _ ("The QR code could not be made: %s."),
                 qz_error_get_reason (saved));
  return FALSE;
}

/**
 * qz_qr_mask_new:
 * @segments: (array length=n_segments): what the code says, in order
 * @n_segments: at least 1
 * @level: how much of it may be lost
 * @error: %QZ_ERROR_LIMIT when it is too long, %QZ_ERROR_INVALID when a segment has characters that
 *   its kind does not have
 *
 * Returns: (transfer full) (nullable): the smallest code that holds it
 */
QzQrMask *
qz_qr_mask_new (const QzQrSegment *segments, guint n_segments, QzQrLevel level, GError **error)
{
  QRinput *input;
  QRcode *code = NULL;
  QzQrMask *self = NULL;
  gboolean fits = TRUE;

  g_return_val_if_fail (segments != NULL && n_segments > 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  errno = 0;
  input = QRinput_new2 (0, level == QZ_QR_MEDIUM ? QR_ECLEVEL_M : QR_ECLEVEL_Q);
  for (guint i = 0; fits && i < n_segments; i++)
    fits = append (input, &segments[i]);
  if (fits)
    code = QRcode_encodeInput (input);
  if (code == NULL)
    refuse (error);
  else
    {
      self = g_new0 (QzQrMask, 1);
      self->modules = (guint) code->width;
      self->surface = make_surface (code);
      QRcode_free (code);
    }
  QRinput_free (input);
  return self;
}

/**
 * qz_qr_mask_free:
 * @self: (nullable) (transfer full): a code
 */
void
qz_qr_mask_free (QzQrMask *self)
{
  if (self == NULL)
    return;
  cairo_surface_destroy (self->surface);
  g_free (self);
}

/**
 * qz_qr_mask_get_modules:
 * @self: a code
 *
 * Returns: modules on a side, without the quiet zone
 */
guint
qz_qr_mask_get_modules (const QzQrMask *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->modules;
}

/**
 * qz_qr_mask_is_dark:
 * @self: a code
 * @x: column, from 0
 * @y: row, from 0
 *
 * Returns: whether the module is dark
 */
gboolean
qz_qr_mask_is_dark (const QzQrMask *self, guint x, guint y)
{
  const guint8 *row;

  g_return_val_if_fail (self != NULL && x < self->modules && y < self->modules, FALSE);

  row = cairo_image_surface_get_data (self->surface)
        + y * (guint) cairo_image_surface_get_stride (self->surface);
  return row[x / 8] >> (G_BYTE_ORDER == G_LITTLE_ENDIAN ? x % 8 : 7 - x % 8) & 1;
}

/**
 * qz_qr_mask_draw:
 * @self: a code
 * @cr: a context in points
 * @x: left edge of the modules, mm
 * @y: top edge of the modules, mm
 * @size: of a side without the quiet zone, mm; a module of less than %QZ_QR_LEAST_MODULE is hard to
 *   read
 */
void
qz_qr_mask_draw (const QzQrMask *self, cairo_t *cr, double x, double y, double size)
{
  cairo_pattern_t *pattern;

  g_return_if_fail (self != NULL && cr != NULL && size > 0.0);

  pattern = cairo_pattern_create_for_surface (self->surface);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_save (cr);
  cairo_translate (cr, QZ_MM_TO_PT (x), QZ_MM_TO_PT (y));
  cairo_scale (cr, QZ_MM_TO_PT (size) / self->modules, QZ_MM_TO_PT (size) / self->modules);
  cairo_set_source_rgb (cr, 0.0, 0.0, 0.0);
  cairo_mask (cr, pattern);
  cairo_restore (cr);
  cairo_pattern_destroy (pattern);
}
