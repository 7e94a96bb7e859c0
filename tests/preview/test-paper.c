/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <cairo-pdf.h>
#include <locale.h>
#include <math.h>

#include "documents/pdf-tool.h"
#include "documents/qz-length.h"
#include "documents/sample.h"
#include "model/qz-error.h"
#include "preview/qz-paper.h"
#include "tests/lib/temp-folder.h"

#define SCALE_150_DPI (150.0 / 72.0)

typedef struct
{
  char *folder;
  char *path;
  SamplePages *pages;
  QzPaper *paper;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (QzTemplate) template = sample_template_new ();
  g_autoptr (GError) error = NULL;

  self->folder = temp_folder_new ();
  self->path = g_build_filename (self->folder, "certificates.pdf", NULL);
  self->pages = sample_pages_new (8);
  g_assert_true (qz_certificates_write (self->path, template, self->pages->pages, 8, &SAMPLE_INFO,
                                        NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  self->paper = qz_paper_new_for_path (self->path, &error);
  g_assert_no_error (error);
}

/* The worker lets go of the paper a moment after it has answered. */
static void
drop_paper (Fixture *self)
{
  GWeakRef watch;
  gpointer left = NULL;

  g_weak_ref_init (&watch, self->paper);
  g_clear_object (&self->paper);
  for (int i = 0; i < 1000 && (left = g_weak_ref_get (&watch)) != NULL; i++)
    {
      g_object_unref (left);
      g_usleep (10 * 1000);
    }
  g_assert_null (left);
  g_weak_ref_clear (&watch);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->paper != NULL)
    drop_paper (self);
  sample_pages_free (self->pages);
  g_free (self->path);
  temp_folder_free (self->folder);
}

/* --- rendering --- */

typedef struct
{
  guint waiting;
  guint order[16];
  guint n_done;
  cairo_surface_t *surface; /* the last one */
  GError *error;            /* the last one */
} Results;

typedef struct
{
  Results *results;
  guint page;
} Ticket;

static void
rendered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Ticket *ticket = user_data;
  Results *results = ticket->results;

  g_clear_pointer (&results->surface, cairo_surface_destroy);
  g_clear_error (&results->error);
  results->surface = qz_paper_render_finish (QZ_PAPER (object), result, &results->error);
  results->order[results->n_done++] = ticket->page;
  results->waiting--;
  g_free (ticket);
}

static void
ask (QzPaper *paper, guint page, double scale, GCancellable *cancellable, Results *results)
{
  Ticket *ticket = g_new0 (Ticket, 1);

  ticket->results = results;
  ticket->page = page;
  results->waiting++;
  qz_paper_render_async (paper, page, scale, cancellable, rendered_cb, ticket);
}

static void
wait_for (Results *results)
{
  while (results->waiting > 0)
    g_main_context_iteration (NULL, TRUE);
}

static cairo_surface_t *
render (QzPaper *paper, guint page, double scale)
{
  Results results = { 0 };

  ask (paper, page, scale, NULL, &results);
  wait_for (&results);
  g_assert_no_error (results.error);
  g_assert_nonnull (results.surface);
  return results.surface;
}

/* The page says what the record says, and nothing else. */
static void
assert_words (QzPaper *paper, guint page, const QzCertificatePage *words)
{
  g_autofree char *number = g_strconcat ("证书编号：", words->number, NULL);
  g_autofree char *text = qz_paper_get_text (paper, page);

  pdf_tool_assert_page (text, (const char *[]){ words->body, words->recipient, words->title,
                                                words->issuers, words->date, number, NULL });
}

/* How far two pictures are apart at most, in any channel of any pixel. */
static int
get_distance (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a);
  int height = cairo_image_surface_get_height (a);
  int distance = 0;

  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (b), ==, height);
  for (int y = 0; y < height; y++)
    {
      const guint8 *first =
          cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guint8 *second =
          cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < width * 4; x++)
        if (x % 4 != 3)
          distance = MAX (distance, ABS (first[x] - second[x]));
    }
  return distance;
}

static void
test_open (Fixture *self, gconstpointer data)
{
  double width = 0.0;
  double height = 0.0;

  g_assert_cmpuint (qz_paper_get_n_pages (self->paper), ==, 8);
  g_assert_true (qz_paper_get_size (self->paper, 7, &width, &height));
  g_assert_cmpfloat (fabs (width - 297.0), <, 0.01);
  g_assert_cmpfloat (fabs (height - 210.0), <, 0.01);
  g_assert_cmpuint (g_bytes_get_size (qz_paper_get_bytes (self->paper)), >, 1000);
}

/* What the window shows is what other programs on Poppler and Cairo show, to the pixel. */
static void
test_equals_poppler (Fixture *self, gconstpointer data)
{
  g_autofree char *base = g_build_filename (self->folder, "page", NULL);
  g_autofree char *png = g_strconcat (base, ".png", NULL);
  g_autofree char *output = NULL;
  cairo_surface_t *ours = render (self->paper, 2, SCALE_150_DPI);
  cairo_surface_t *theirs = NULL;
  int status = 0;

  output = pdf_tool_run ((const char *[]){ "pdftocairo", "-png", "-r", "150", "-f", "3", "-l", "3",
                                           "-singlefile", self->path, base, NULL },
                         &status);
  g_assert_cmpint (status, ==, 0);
  theirs = cairo_image_surface_create_from_png (png);
  g_assert_cmpint (get_distance (ours, theirs), ==, 0);
  cairo_surface_destroy (ours);
  cairo_surface_destroy (theirs);
}

static cairo_surface_t *
draw_on_image (QzPaper *paper, guint page, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GError) error = NULL;

  cairo_save (cr);
  cairo_scale (cr, SCALE_150_DPI, SCALE_150_DPI);
  g_assert_true (qz_paper_draw (paper, page, cr, &error));
  g_assert_no_error (error);
  cairo_restore (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_DEST_OVER);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
draw_on_paper (QzPaper *paper, guint page, const char *path)
{
  cairo_surface_t *surface =
      cairo_pdf_surface_create (path, QZ_MM_TO_PT (297.0), QZ_MM_TO_PT (210.0));
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GError) error = NULL;

  g_assert_true (qz_paper_draw (paper, page, cr, &error));
  g_assert_no_error (error);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* What prints is what is shown: drawn at the same size to the pixel, and as the file that a print
 * operation makes, with its text. */
static void
test_equals_print (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "printed.pdf", NULL);
  g_autoptr (QzPaper) printed = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *shown = render (self->paper, 4, SCALE_150_DPI);
  cairo_surface_t *drawn = draw_on_image (self->paper, 4, cairo_image_surface_get_width (shown),
                                          cairo_image_surface_get_height (shown));
  cairo_surface_t *replayed = NULL;

  g_assert_cmpint (get_distance (shown, drawn), ==, 0);
  draw_on_paper (self->paper, 4, path);
  printed = qz_paper_new_for_path (path, &error);
  g_assert_no_error (error);
  replayed = render (printed, 0, SCALE_150_DPI);
  g_test_message ("distance %d", get_distance (shown, replayed));
  g_assert_cmpint (get_distance (shown, replayed), ==, 0);
  assert_words (printed, 0, &self->pages->pages[4]);
  cairo_surface_destroy (shown);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (replayed);
}

static void
test_cache (Fixture *self, gconstpointer data)
{
  cairo_surface_t *first = render (self->paper, 0, 1.0);
  cairo_surface_t *again = render (self->paper, 0, 1.0);
  cairo_surface_t *larger = render (self->paper, 0, 1.25);

  g_assert_true (first == again);
  g_assert_true (first != larger);
  qz_paper_set_cache_limit (self->paper, 1);
  cairo_surface_destroy (again);
  again = render (self->paper, 0, 1.0);
  g_assert_true (first != again);
  g_assert_cmpint (get_distance (first, again), ==, 0);
  cairo_surface_destroy (first);
  cairo_surface_destroy (again);
  cairo_surface_destroy (larger);
}

/* The first wish may be under way; of those that wait, the newest goes first. */
static void
test_newest_first (Fixture *self, gconstpointer data)
{
  Results results = { 0 };

  for (guint page = 0; page < 8; page++)
    ask (self->paper, page, 3.0, NULL, &results);
  wait_for (&results);
  g_assert_no_error (results.error);
  g_assert_cmpuint (results.n_done, ==, 8);
  g_assert_true (results.order[0] == 7 || results.order[1] == 7);
  g_assert_cmpuint (results.order[7], ==, results.order[0] == 0 ? 1 : 0);
  cairo_surface_destroy (results.surface);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Results results = { 0 };
  Results other = { 0 };

  ask (self->paper, 0, 3.0, NULL, &other);
  ask (self->paper, 1, 3.0, cancellable, &results);
  g_cancellable_cancel (cancellable);
  wait_for (&results);
  wait_for (&other);
  g_assert_null (results.surface);
  g_assert_error (results.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (other.error);
  g_clear_error (&results.error);
  cairo_surface_destroy (other.surface);
}

static void
test_too_large (Fixture *self, gconstpointer data)
{
  Results results = { 0 };

  ask (self->paper, 0, 50.0, NULL, &results);
  wait_for (&results);
  g_assert_null (results.surface);
  g_assert_error (results.error, QZ_ERROR, QZ_ERROR_LIMIT);
  g_clear_error (&results.error);
}

/* The paper may go while a page is being made. */
static void
test_gone (Fixture *self, gconstpointer data)
{
  QzPaper *paper = self->paper;
  Results results = { 0 };

  ask (paper, 3, 3.0, NULL, &results);
  g_clear_object (&self->paper);
  wait_for (&results);
  g_assert_no_error (results.error);
  cairo_surface_destroy (results.surface);
}

/* --- text --- */

static void
test_text (Fixture *self, gconstpointer data)
{
  for (guint page = 0; page < 8; page++)
    assert_words (self->paper, page, &self->pages->pages[page]);
}

static void
test_find (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) found = qz_paper_find (self->paper, 0, "荣誉证书");
  g_autoptr (GArray) twice = qz_paper_find (self->paper, 0, "2018");
  g_autoptr (GArray) none = qz_paper_find (self->paper, 0, "没有这些字");
  g_autoptr (GArray) blank = qz_paper_find (self->paper, 0, "");
  const QzPaperArea *area = NULL;
  g_autofree char *selected = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (blank->len, ==, 0);
  g_assert_cmpuint (twice->len, ==, 2);
  g_assert_cmpuint (found->len, ==, 1);
  area = &g_array_index (found, QzPaperArea, 0);
  /* The title stands in the middle of the upper third. */
  g_assert_cmpfloat (fabs (area->x + area->width / 2.0 - 148.5), <, 1.0);
  g_assert_cmpfloat (area->y, >, 25.0);
  g_assert_cmpfloat (area->y + area->height, <, 70.0);
  selected = qz_paper_get_selected_text (self->paper, 0, area);
  g_assert_cmpstr (g_strstrip (selected), ==, "荣誉证书");
}

/* --- faults --- */

static void
test_not_there (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (qz_paper_new_for_path ("/nowhere/certificates.pdf", &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
}

static void
assert_refused (const char *content, gsize length, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (qz_paper_new_for_bytes (bytes, &error));
  g_assert_error (error, QZ_ERROR, code);
}

static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autofree char *locked = g_build_filename (self->folder, "locked.pdf", NULL);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  assert_refused ("", 0, QZ_ERROR_TYPE);
  assert_refused ("PK\003\004 a workbook", 15, QZ_ERROR_TYPE);
  assert_refused ("%PDF-1.5\nnothing", 16, QZ_ERROR_CORRUPT);
  g_assert_true (g_file_get_contents (self->path, &content, &length, NULL));
  assert_refused (content, 200, QZ_ERROR_CORRUPT);
  output = pdf_tool_run ((const char *[]){ "qpdf", "--encrypt", "user", "owner", "256", "--",
                                           self->path, locked, NULL },
                         NULL);
  g_assert_null (qz_paper_new_for_path (locked, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
}

/* Ending in the middle of a page takes Poppler apart under nobody's feet. */
static void
test_end (Fixture *self, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      temp_folder_free (self->folder);
      for (guint page = 0; page < 8; page++)
        qz_paper_render_async (self->paper, page, SCALE_150_DPI, NULL, NULL, NULL);
      g_usleep (g_test_rand_int_range (0, 40) * 1000);
      exit (0);
    }
  for (guint i = 0; i < 5; i++)
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
    }
}

#define ADD(name, func) g_test_add ("/paper/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("open", test_open);
  ADD ("equals-poppler", test_equals_poppler);
  ADD ("equals-print", test_equals_print);
  ADD ("cache", test_cache);
  ADD ("newest-first", test_newest_first);
  ADD ("cancel", test_cancel);
  ADD ("too-large", test_too_large);
  ADD ("gone", test_gone);
  ADD ("text", test_text);
  ADD ("find", test_find);
  ADD ("damaged", test_damaged);
  ADD ("end", test_end);
  g_test_add_func ("/paper/not-there", test_not_there);
  return g_test_run ();
}
