/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/ui/paper-sample.h"

#include "documents/sample.h"

/* A real PDF: certificates of invented groups, A4 landscape. */
QzPaper *
paper_sample_new (guint n_pages)
{
  g_autoptr (QzTemplate) template = sample_template_new ();
  g_autoptr (SamplePages) pages = sample_pages_new (n_pages);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  QzPaper *paper;

  qz_certificates_write_stream (stream, template, pages->pages, pages->n_pages, &SAMPLE_INFO, NULL,
                                NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  paper = qz_paper_new_for_bytes (bytes, &error);
  g_assert_no_error (error);
  return paper;
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t **surface = user_data;

  *surface = qz_paper_render_finish (QZ_PAPER (source), result, &error);
  g_assert_no_error (error);
}

cairo_surface_t *
paper_sample_render (QzPaper *paper, guint page, double scale)
{
  cairo_surface_t *surface = NULL;

  qz_paper_render_async (paper, page, scale, NULL, rendered_cb, &surface);
  while (surface == NULL)
    g_main_context_iteration (NULL, TRUE);
  return surface;
}

/* How many pixels (x8r8g8b8) differ by more than @tolerance in a colour. */
guint
paper_sample_count_differences (const guchar *a,
                                gsize stride_a,
                                const guchar *b,
                                gsize stride_b,
                                int width,
                                int height,
                                int tolerance)
{
  guint n = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      for (int c = 0; c < 3; c++)
        if (ABS (a[(gsize) y * stride_a + (gsize) x * 4 + (gsize) c]
                 - b[(gsize) y * stride_b + (gsize) x * 4 + (gsize) c])
            > tolerance)
          {
            n++;
            break;
          }
  return n;
}
