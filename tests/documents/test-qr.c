/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "documents/pdf-tool.h"
#include "documents/qz-length.h"
#include "documents/qz-qr-mask.h"
#include "model/qz-error.h"
#include "tests/lib/temp-folder.h"

#define RESOLUTION 150.0
#define MODULE 0.42

/* What zbarimg reads from a grey picture of the code at 150 dpi, not aligned to its pixels. */
static char *
read_back (const QzQrMask *mask, double module)
{
  char *folder = temp_folder_new ();
  g_autofree char *path = g_build_filename (folder, "code.png", NULL);
  double side = qz_qr_mask_get_modules (mask) * module;
  int pixels = (int) ((side + 12.0) * RESOLUTION / 25.4);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, pixels, pixels);
  cairo_t *cr = cairo_create (surface);
  char *text = NULL;

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, RESOLUTION / 72.0, RESOLUTION / 72.0);
  qz_qr_mask_draw (mask, cr, 6.03, 6.07, side);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  text = pdf_tool_run ((const char *const[]){ "zbarimg", "--nodbus", "-q", "--raw", path, NULL },
                       NULL);
  temp_folder_free (folder);
  return g_strchomp (text);
}

static void
test_read_back (void)
{
  static const struct
  {
    QzQrSegment segments[2];
    guint n;
    QzQrLevel level;
    guint modules;
    const char *text;
  } table[] = {
    { { { QZ_QR_ALPHANUMERIC, "QZF1:0B0CE2A1-74EF-4D2B-8A4D-1F0C6D9B8F11:Y1F9-7118-263M-QM2P" } },
      1,
      QZ_QR_QUARTILE,
      33,
      "QZF1:0B0CE2A1-74EF-4D2B-8A4D-1F0C6D9B8F11:Y1F9-7118-263M-QM2P" },
    { { { QZ_QR_TEXT, "plain text, lower case" } }, 1, QZ_QR_MEDIUM, 25, "plain text, lower case" },
    { { { QZ_QR_TEXT, "沪质协证字〔2018〕第1号 匠心小组\n" },
        { QZ_QR_ALPHANUMERIC, "QZ1:ABC123" } },
      2,
      QZ_QR_QUARTILE,
      37,
      "沪质协证字〔2018〕第1号 匠心小组\nQZ1:ABC123" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QzQrMask) mask =
          qz_qr_mask_new (table[i].segments, table[i].n, table[i].level, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (qz_qr_mask_get_modules (mask), ==, table[i].modules);
      text = read_back (mask, MODULE);
      g_assert_cmpstr (text, ==, table[i].text);
    }
}

/* The three corners that every code has. */
static void
test_corners (void)
{
  g_autoptr (QzQrMask) mask =
      qz_qr_mask_new (&(QzQrSegment){ QZ_QR_ALPHANUMERIC, "A" }, 1, QZ_QR_QUARTILE, NULL);
  guint last = qz_qr_mask_get_modules (mask) - 1;

  for (guint i = 0; i < 7; i++)
    {
      g_assert_true (qz_qr_mask_is_dark (mask, i, 0));
      g_assert_true (qz_qr_mask_is_dark (mask, 0, last - i));
      g_assert_true (qz_qr_mask_is_dark (mask, last, i));
      g_assert_false (qz_qr_mask_is_dark (mask, i, 7));
    }
}

static void
test_refused (void)
{
  g_autoptr (GString) longest = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (
      qz_qr_mask_new (&(QzQrSegment){ QZ_QR_ALPHANUMERIC, "abc" }, 1, QZ_QR_QUARTILE, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_clear_error (&error);
  for (guint i = 0; i < 3000; i++)
    g_string_append_c (longest, 'A');
  g_assert_null (
      qz_qr_mask_new (&(QzQrSegment){ QZ_QR_TEXT, longest->str }, 1, QZ_QR_QUARTILE, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qr/read-back", test_read_back);
  g_test_add_func ("/qr/corners", test_corners);
  g_test_add_func ("/qr/refused", test_refused);
  return g_test_run ();
}
