/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents from outside: the window's side, with the true helper and with one in foreign hands. */

#include "config.h"

#include <dirent.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "documents/pdf-tool.h"
#include "documents/sample.h"
#include "model/qz-error.h"
#include "preview/qz-foreign-document.h"
#include "preview/qz-foreign-session.h"
#include "preview/qz-paper.h"
#include "tests/lib/temp-folder.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = temp_folder_new ();
  self->path = g_build_filename (self->folder, "document", NULL);
  g_setenv ("QZ_LIBEXECDIR", g_getenv ("QZ_TRUE_HELPERS"), TRUE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_free (self->path);
  temp_folder_free (self->folder);
}

static void
write_paper (Fixture *self, guint n)
{
  g_autoptr (QzTemplate) template = sample_template_new ();
  g_autoptr (GError) error = NULL;
  SamplePages *pages = sample_pages_new (n);

  g_assert_true (qz_certificates_write (self->path, template, pages->pages, n, &SAMPLE_INFO, NULL,
                                        NULL, NULL, &error));
  g_assert_no_error (error);
  sample_pages_free (pages);
}

static QzForeignSession *
open_session (Fixture *self, const char *kind)
{
  g_autoptr (GError) error = NULL;
  QzForeignSession *session = qz_foreign_session_new (self->path, "a.pdf", kind, &error);

  g_assert_no_error (error);
  g_assert_true (qz_foreign_session_open (session, NULL, &error));
  g_assert_no_error (error);
  return session;
}

static guint
count_descriptors (void)
{
  DIR *folder = opendir ("/proc/self/fd");
  guint n = 0;

  while (readdir (folder) != NULL)
    n++;
  closedir (folder);
  return n;
}

/* --- with the true helper --- */

typedef struct
{
  GAsyncResult *result;
} Wait;

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  g_assert_null (wait->result);
  wait->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Wait *wait)
{
  while (wait->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&wait->result);
}

static QzForeignDocument *
open_document (const char *path, const char *kind, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  Wait wait = { 0 };

  qz_foreign_document_open_async (path, "a.pdf", kind, NULL, keep_cb, &wait);
  result = wait_for (&wait);
  return qz_foreign_document_open_finish (result, error);
}

/* What the helper draws is what the program would have drawn itself. */
static void
test_same_pixels (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QzForeignDocument) document = NULL;
  g_autoptr (QzPaper) paper = NULL;
  QzPageSource *sources[2];
  cairo_surface_t *surfaces[2];

  write_paper (self, 3);
  document = open_document (self->path, "pdf", &error);
  g_assert_no_error (error);
  paper = qz_paper_new_for_path (self->path, &error);
  g_assert_no_error (error);
  sources[0] = QZ_PAGE_SOURCE (document);
  sources[1] = QZ_PAGE_SOURCE (paper);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      Wait wait = { 0 };

      g_assert_cmpuint (qz_page_source_get_n_pages (sources[i]), ==, 3);
      qz_page_source_render_async (sources[i], 1, 1.25, NULL, keep_cb, &wait);
      result = wait_for (&wait);
      surfaces[i] = qz_page_source_render_finish (sources[i], result, &error);
      g_assert_no_error (error);
    }
  for (int y = 0; y < cairo_image_surface_get_height (surfaces[0]); y++)
    g_assert_cmpmem (cairo_image_surface_get_data (surfaces[0])
                         + y * cairo_image_surface_get_stride (surfaces[0]),
                     (gsize) cairo_image_surface_get_width (surfaces[0]) * 4,
                     cairo_image_surface_get_data (surfaces[1])
                         + y * cairo_image_surface_get_stride (surfaces[1]),
                     (gsize) cairo_image_surface_get_width (surfaces[1]) * 4);
  g_assert_cmpint (qz_page_source_get_flags (sources[0], 1) & ~QZ_PAGE_UNCONFINED, ==, 0);
  for (guint i = 0; i < 2; i++)
    cairo_surface_destroy (surfaces[i]);
}

static void
test_same_text (Fixture *self, gconstpointer data)
{
  g_autoptr (QzForeignSession) session = NULL;
  g_autoptr (QzPaper) paper = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *ours = NULL;

  write_paper (self, 1);
  session = open_session (self, "pdf");
  paper = qz_paper_new_for_path (self->path, NULL);
  theirs = qz_foreign_session_read_text (session, 0, NULL);
  ours = qz_paper_get_text (paper, 0);
  g_assert_cmpstr (theirs, ==, ours);
  g_assert_cmpuint (strlen (theirs), >, 20);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (QzForeignSession) session = NULL;

  write_paper (self, 1);
  g_cancellable_cancel (cancellable);
  session = qz_foreign_session_new (self->path, "a.pdf", "pdf", &error);
  g_assert_no_error (error);
  if (!qz_foreign_session_open (session, cancellable, &error))
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Neither descriptors nor processes are left over. */
static void
test_leaves_nothing (Fixture *self, gconstpointer data)
{
  guint before = count_descriptors ();

  write_paper (self, 1);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (QzForeignSession) session = open_session (self, "pdf");
      QzPageFlags flags = 0;
      cairo_surface_t *surface = qz_foreign_session_render (session, 0, 0.2, &flags, NULL);

      g_assert_nonnull (surface);
      cairo_surface_destroy (surface);
    }
  g_assert_cmpuint (count_descriptors (), ==, before);
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1);
}

static void
test_not_a_file (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (qz_foreign_session_new (self->path, "a.pdf", "pdf", &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (qz_foreign_session_new (self->folder, "a.pdf", "pdf", &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_IO);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  g_assert_null (qz_foreign_session_new (self->path, "a.pdf", "pdf", &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_IO);
}

static void
test_no_helper (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  QzForeignFacts facts;

  write_paper (self, 1);
  g_setenv ("QZ_LIBEXECDIR", self->folder, TRUE);
  g_assert_false (qz_foreign_probe (self->path, "a.pdf", "pdf", &facts, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "qunzhi-preview"));
}

static void
test_facts (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (QzForeignFacts) facts = { 0 };

  write_paper (self, 3);
  g_assert_true (qz_foreign_probe (self->path, "a.pdf", "pdf", &facts, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (facts.pages, ==, 3);
  g_assert_true (qz_foreign_probe (self->path, "a.zip", "archive", &facts, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (facts.pages, ==, 0);
}

/* --- with one in foreign hands --- */

static void
set_up_evil (Fixture *self, gconstpointer data)
{
  set_up (self, data);
  g_setenv ("QZ_LIBEXECDIR", g_getenv ("QZ_EVIL_HELPERS"), TRUE);
  g_assert_true (g_file_set_contents (self->path, data, -1, NULL));
}

static void
test_evil (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QzForeignSession) session =
      qz_foreign_session_new (self->path, "a.pdf", "pdf", &error);

  g_assert_no_error (error);
  g_assert_false (qz_foreign_session_open (session, NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "a.pdf"));
  if (strcmp (data, "crime") == 0)
    g_assert_error (error, QZ_ERROR, QZ_ERROR_FOREIGN);
}

/* Told a mountain of pages without a size, the program shows what it can stand. */
static void
test_evil_pages (Fixture *self, gconstpointer data)
{
  g_autoptr (QzForeignSession) session = open_session (self, "pdf");
  const QzForeignFacts *facts = qz_foreign_session_get_facts (session);
  double width = 0.0;
  double height = 0.0;

  g_assert_cmpuint (qz_foreign_session_get_n_pages (session), ==, 10000);
  g_assert_cmpuint (facts->pages, <=, 1000000);
  g_assert_cmpuint (facts->width, ==, 0);
  g_assert_cmpint (facts->milliseconds, ==, 0);
  for (guint i = 0; i < 10000; i += 99)
    {
      qz_foreign_session_get_size (session, i, &width, &height);
      g_assert_cmpfloat (width, ==, 210.0);
      g_assert_cmpfloat (height, ==, 297.0);
    }
}

static void
test_evil_outline (Fixture *self, gconstpointer data)
{
  g_autoptr (QzForeignSession) session = open_session (self, "pdf");
  g_autoptr (GPtrArray) titles = qz_foreign_session_read_outline (session, NULL);

  g_assert_cmpuint (titles->len, ==, 1);
  g_assert_true (g_utf8_validate (((QzForeignTitle *) titles->pdata[0])->title, -1, NULL));
}

static void
test_evil_none (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (open_document (self->path, "pdf", &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_CORRUPT);
}

static void
test_evil_descriptors (Fixture *self, gconstpointer data)
{
  guint before = count_descriptors ();

  {
    g_autoptr (QzForeignSession) session = open_session (self, "pdf");

    g_assert_cmpuint (qz_foreign_session_get_n_pages (session), ==, 2);
  }
  g_assert_cmpuint (count_descriptors (), ==, before);
}

int
main (int argc, char **argv)
{
  static const char *const modes[] = { "serial", "format", "status", "length", "crime",
                                       "quit",   "hold",   "short",  "long" };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/foreign/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("same-pixels", test_same_pixels);
  ADD ("same-text", test_same_text);
  ADD ("cancelled", test_cancelled);
  ADD ("leaves-nothing", test_leaves_nothing);
  ADD ("not-a-file", test_not_a_file);
  ADD ("no-helper", test_no_helper);
  ADD ("facts", test_facts);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *name = g_strconcat ("/foreign/evil/", modes[i], NULL);

      g_test_add (name, Fixture, modes[i], set_up_evil, test_evil, tear_down);
    }
#define ADD_EVIL(name, func)                                                                       \
  g_test_add ("/foreign/evil/" name, Fixture, name, set_up_evil, func, tear_down)
  ADD_EVIL ("pages", test_evil_pages);
  ADD_EVIL ("outline", test_evil_outline);
  ADD_EVIL ("none", test_evil_none);
  ADD_EVIL ("descriptors", test_evil_descriptors);
  ADD_EVIL ("shrink", test_evil_descriptors);
  return g_test_run ();
}
