/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it costs to have a document from outside drawn by a helper, and what a hostile one costs. */

#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "documents/pdf-tool.h"
#include "documents/sample.h"
#include "preview/qz-foreign-session.h"
#include "preview/qz-paper.h"
#include "preview/qz-preview-protocol.h"
#include "tests/lib/temp-folder.h"

#define RUNS 25
#define SCALE 1.25
#define MOST_ADDED 25.0 /* ms */

static int
compare (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
median (double *values)
{
  qsort (values, RUNS, sizeof *values, compare);
  return values[RUNS / 2];
}

static double
first_page_by_helper (const char *path)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (QzForeignSession) session = qz_foreign_session_new (path, "a.pdf", "pdf", NULL);
  cairo_surface_t *surface = NULL;
  QzPageFlags flags = 0;
  gint64 end = 0;

  if (session == NULL || !qz_foreign_session_open (session, NULL, NULL))
    g_error ("the helper does not open %s", path);
  surface = qz_foreign_session_render (session, 0, SCALE, &flags, NULL);
  end = g_get_monotonic_time ();
  if (surface == NULL)
    g_error ("the helper does not draw %s", path);
  cairo_surface_destroy (surface);
  return (double) (end - start) / 1000.0;
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  cairo_surface_t **surface = user_data;

  *surface = qz_paper_render_finish (QZ_PAPER (source), result, NULL);
}

static double
first_page_in_process (const char *path)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (QzPaper) paper = qz_paper_new_for_path (path, NULL);
  cairo_surface_t *surface = NULL;
  gint64 end = 0;

  qz_paper_render_async (paper, 0, SCALE, NULL, rendered_cb, &surface);
  while (surface == NULL)
    g_main_context_iteration (NULL, TRUE);
  end = g_get_monotonic_time ();
  cairo_surface_destroy (surface);
  return (double) (end - start) / 1000.0;
}

static gboolean
measure_first_page (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "certificates.pdf", NULL);
  g_autoptr (QzTemplate) template = sample_template_new ();
  SamplePages *pages = sample_pages_new (1);
  double helper[RUNS];
  double in_process[RUNS];
  double ours = 0.0;
  double peer = 0.0;

  if (!qz_certificates_write (path, template, pages->pages, 1, &SAMPLE_INFO, NULL, NULL, NULL,
                              NULL))
    g_error ("no sample");
  sample_pages_free (pages);
  /* One of each before it counts: the fonts' cache, the pages of the programs. */
  first_page_by_helper (path);
  first_page_in_process (path);
  for (guint i = 0; i < RUNS; i++)
    {
      helper[i] = first_page_by_helper (path);
      in_process[i] = first_page_in_process (path);
    }
  ours = median (helper);
  peer = median (in_process);
  printf ("preview: first page by the helper, start included | %.1f ms | %.1f ms in process | "
          "+%.1f ms | +%.0f ms | %s\n",
          ours, peer, ours - peer, MOST_ADDED, ours - peer <= MOST_ADDED ? "ok" : "miss");
  return ours - peer <= MOST_ADDED;
}

/* --- hostile documents --- */

static void
add_object (GString *pdf, guint number, const char *head, const char *data, gsize length)
{
  g_string_append_printf (pdf, "%u 0 obj\n<<%s", number, head);
  if (data != NULL)
    {
      g_string_append_printf (pdf, "/Length %" G_GSIZE_FORMAT ">>\nstream\n", length);
      g_string_append_len (pdf, data, (gssize) length);
      g_string_append (pdf, "\nendstream\nendobj\n");
    }
  else
    g_string_append (pdf, ">>\nendobj\n");
}

static GString *
begin_pdf (void)
{
  GString *pdf = g_string_new ("%PDF-1.5\n");

  add_object (pdf, 1, "/Type/Catalog/Pages 2 0 R", NULL, 0);
  add_object (pdf, 2, "/Type/Pages/Kids[3 0 R]/Count 1", NULL, 0);
  add_object (pdf, 3,
              "/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
              "/Resources<</XObject<</X 5 0 R>>>>",
              NULL, 0);
  return pdf;
}

/* Forms that draw one another, ten times each. */
static GString *
make_endless (void)
{
  static const char draw[] = "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do";
  GString *pdf = begin_pdf ();

  add_object (pdf, 4, "", "/X Do", 5);
  for (guint i = 5; i < 17; i++)
    {
      g_autofree char *head = g_strdup_printf ("/Type/XObject/Subtype/Form/BBox[0 0 600 900]"
                                               "/Resources<</XObject<</X %u 0 R>>>>",
                                               i + 1);

      add_object (pdf, i, head, draw, sizeof draw - 1);
    }
  add_object (pdf, 17, "/Type/XObject/Subtype/Form/BBox[0 0 600 900]", "0 0 9 9 re f", 12);
  return pdf;
}

/* Sixty million numbers in a hundred kilobytes. */
static GString *
make_heap (void)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GZlibCompressor) zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6);
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (zlib));
  g_autofree char *zeros = g_malloc (1 << 20);
  GString *pdf = begin_pdf ();

  for (gsize i = 0; i < 1 << 20; i += 2)
    {
      zeros[i] = '0';
      zeros[i + 1] = ' ';
    }
  g_output_stream_write_all (stream, "[", 1, NULL, NULL, NULL);
  for (guint i = 0; i < 110; i++)
    g_output_stream_write_all (stream, zeros, 1 << 20, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  add_object (pdf, 4, "/Filter/FlateDecode",
              g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
              g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
  return pdf;
}

static double
processor_seconds (const struct rusage *usage)
{
  return (double) usage->ru_utime.tv_sec + (double) usage->ru_stime.tv_sec
         + (double) (usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e6;
}

static gboolean
measure_hostile (const char *folder, const char *name, GString *pdf)
{
  g_autofree char *path = g_build_filename (folder, "hostile.pdf", NULL);
  g_autoptr (GError) error = NULL;
  QzForeignSession *session = NULL;
  cairo_surface_t *surface = NULL;
  QzPageFlags flags = 0;
  struct rusage before;
  struct rusage after;
  double seconds = 0.0;
  gboolean good = FALSE;

  g_string_append (pdf, "trailer\n<</Root 1 0 R>>\n%%EOF\n");
  g_file_set_contents (path, pdf->str, (gssize) pdf->len, NULL);
  getrusage (RUSAGE_CHILDREN, &before);
  session = qz_foreign_session_new (path, "hostile.pdf", "pdf", &error);
  if (session != NULL && qz_foreign_session_open (session, NULL, &error))
    surface = qz_foreign_session_render (session, 0, SCALE, &flags, &error);
  qz_foreign_session_free (session);
  getrusage (RUSAGE_CHILDREN, &after);
  seconds = processor_seconds (&after) - processor_seconds (&before);
  good = surface == NULL && error != NULL && seconds <= QZ_PREVIEW_CPU_SECONDS + 1
         && (guint64) after.ru_maxrss * 1024 <= QZ_PREVIEW_MEMORY;
  g_clear_pointer (&surface, cairo_surface_destroy);
  printf ("preview: %s ends | %.1f s, %ld MiB | peer absent | | %d s, %d MiB | %s\n", name, seconds,
          after.ru_maxrss / 1024, QZ_PREVIEW_CPU_SECONDS, (int) (QZ_PREVIEW_MEMORY >> 20),
          good ? "ok" : "miss");
  fprintf (stderr, "%s: %s\n", name, error != NULL ? error->message : "it was shown");
  g_string_free (pdf, TRUE);
  return good;
}

int
main (int argc, char **argv)
{
  char *folder = NULL;
  gboolean good = TRUE;

  setlocale (LC_ALL, "");
  folder = temp_folder_new ();
  good = measure_first_page (folder) && good;
  good = measure_hostile (folder, "a page that hangs", make_endless ()) && good;
  good = measure_hostile (folder, "a page that fills the memory", make_heap ()) && good;
  temp_folder_free (folder);
  return good ? 0 : 1;
}
