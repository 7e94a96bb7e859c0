/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * 10,000 certificates in one file: wall time, peak memory and bytes of each, beside Typst on an
 * equal page in the same run. Every measured run is a process of its own, start included; the two
 * take turns, so that a machine that is slow for a while is slow for both, and the median of three
 * counts.
 */

#include "config.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "documents/qz-border.h"
#include "documents/qz-font-catalogue.h"
#include "documents/qz-length.h"
#include "documents/sample.h"

#define N_PAGES 10000
#define N_RUNS 3

typedef struct
{
  double seconds;
  double megabytes;
  double bytes_a_page;
  gboolean done;
} Figures;

/* --- the measured process --- */

static int
run_ours (const char *output)
{
  g_autoptr (QzTemplate) template = sample_template_new ();
  g_autoptr (SamplePages) pages = sample_pages_new (N_PAGES);
  g_autoptr (GError) error = NULL;

  if (qz_certificates_write (output, template, pages->pages, pages->n_pages, &SAMPLE_INFO, NULL,
                             NULL, NULL, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}

/* --- measuring --- */

static int
compare_figures (const void *a, const void *b)
{
  const Figures *first = a;
  const Figures *second = b;

  return first->seconds < second->seconds ? -1 : first->seconds > second->seconds;
}

static Figures
measure_once (char **command, const char *output)
{
  Figures figures = { 0 };
  struct rusage usage = { 0 };
  GStatBuf file = { 0 };
  gint64 start = g_get_monotonic_time ();
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      execvp (command[0], command);
      _exit (127);
    }
  if (child < 0 || wait4 (child, &status, 0, &usage) != child)
    return figures;
  figures.seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  figures.megabytes = (double) usage.ru_maxrss / 1024.0;
  figures.done = WIFEXITED (status) && WEXITSTATUS (status) == 0 && g_stat (output, &file) == 0;
  figures.bytes_a_page = (double) file.st_size / N_PAGES;
  return figures;
}

/* The median by time; not done when one of the runs failed. */
static Figures
take_median (Figures *runs)
{
  for (int i = 0; i < N_RUNS; i++)
    if (!runs[i].done)
      return runs[i];
  qsort (runs, N_RUNS, sizeof (Figures), compare_figures);
  return runs[N_RUNS / 2];
}

/* Both in turn, as long as they succeed; without a @peer_command ours alone. */
static void
measure_in_turn (char **command,
                 const char *output,
                 char **peer_command,
                 const char *peer_output,
                 Figures *ours,
                 Figures *peer)
{
  Figures runs[N_RUNS] = { 0 };
  Figures peer_runs[N_RUNS] = { 0 };

  for (int i = 0; i < N_RUNS; i++)
    {
      runs[i] = measure_once (command, output);
      if (peer_command != NULL)
        peer_runs[i] = measure_once (peer_command, peer_output);
    }
  *ours = take_median (runs);
  *peer = take_median (peer_runs);
}

/* --- the equal page of the peer --- */

/* The words of the samples hold nothing that JSON escapes but line ends. */
static void
append_string (GString *json, const char *name, const char *text, const char *end)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = g_strjoinv ("\\n", lines);

  g_string_append_printf (json, "\"%s\":\"%s\"%s", name, joined, end);
}

static gboolean
write_pages (const char *folder, GError **error)
{
  g_autoptr (SamplePages) pages = sample_pages_new (N_PAGES);
  g_autoptr (GString) json = g_string_new ("[");
  g_autofree char *path = g_build_filename (folder, "pages.json", NULL);

  for (gsize i = 0; i < pages->n_pages; i++)
    {
      const QzCertificatePage *page = &pages->pages[i];

      g_string_append (json, i > 0 ? ",\n{" : "\n{");
      append_string (json, "title", page->title, ",");
      append_string (json, "recipient", page->recipient, ",");
      append_string (json, "body", page->body, ",");
      append_string (json, "issuers", page->issuers, ",");
      append_string (json, "date", page->date, ",");
      append_string (json, "number", page->number, "}");
    }
  g_string_append (json, "\n]\n");
  return g_file_set_contents (path, json->str, (gssize) json->len, error);
}

/* A drawing would be repeated on every page, 69 kB each; a picture is kept once, which is the
 * faster form for the peer. 300 dpi. */
static gboolean
write_border (const char *folder, GError **error)
{
  g_autoptr (QzTemplate) template = sample_template_new ();
  g_autofree char *path = g_build_filename (folder, "border.png", NULL);
  double scale = 300.0 / 72.0;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (QZ_MM_TO_PT (template->width) * scale),
                                  (int) (QZ_MM_TO_PT (template->height) * scale));
  cairo_t *cr = cairo_create (surface);
  gboolean done = FALSE;

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  done = qz_border_draw (template->border, template->border_colour, cr, template->width,
                         template->height, error)
         && cairo_surface_write_to_png (surface, path) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return done;
}

static gboolean
copy_template (const char *folder, GError **error)
{
  g_autofree char *source = g_build_filename (g_getenv ("QZ_SOURCE_ROOT"), "tests", "bench",
                                              "bench-certificates.typ", NULL);
  g_autofree char *path = g_build_filename (folder, "certificates.typ", NULL);
  g_autofree char *text = NULL;
  gsize length = 0;

  return g_file_get_contents (source, &text, &length, error)
         && g_file_set_contents (path, text, (gssize) length, error);
}

/* The folders of the faces that our own page uses. */
static void
add_font_folders (GPtrArray *command)
{
  for (QzFontRole role = QZ_FONT_SONG; role <= QZ_FONT_KAI; role++)
    {
      g_autoptr (GPtrArray) faces = qz_font_catalogue_find (role, FALSE);
      char *folder = NULL;

      if (faces->len == 0)
        continue;
      folder = g_path_get_dirname (((QzFace *) g_ptr_array_index (faces, 0))->file);
      if (g_ptr_array_find_with_equal_func (command, folder, g_str_equal, NULL))
        g_free (folder);
      else
        g_ptr_array_add (command, folder);
    }
}

/* Writes what Typst needs into @folder; NULL when it is not installed under the build folder. */
static GPtrArray *
prepare_peer (const char *folder, const char *output)
{
  g_autofree char *peers = g_build_filename (g_getenv ("QZ_BUILD_ROOT"), "peers", NULL);
  g_autofree char *module =
      g_build_filename (peers, "node_modules", "@myriaddreamin", "typst-ts-node-compiler", NULL);
  g_autoptr (GPtrArray) command = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  if (!g_file_test (module, G_FILE_TEST_IS_DIR))
    return NULL;
  if (!write_pages (folder, &error) || !write_border (folder, &error)
      || !copy_template (folder, &error))
    {
      g_printerr ("%s\n", error->message);
      return NULL;
    }
  g_ptr_array_add (command, g_strdup ("node"));
  g_ptr_array_add (command, g_build_filename (g_getenv ("QZ_SOURCE_ROOT"), "tests", "bench",
                                              "bench-certificates.mjs", NULL));
  g_ptr_array_add (command, g_strdup (peers));
  g_ptr_array_add (command, g_strdup (folder));
  g_ptr_array_add (command, g_strdup (output));
  add_font_folders (command);
  g_ptr_array_add (command, NULL);
  return g_steal_pointer (&command);
}

/* --- the table --- */

static void
print_row (const char *name, const char *unit, double ours, double peer, double share)
{
  if (peer > 0.0)
    g_print ("%s | %.2f %s | %.2f %s | %.2f | at most %.2f of the peer | %s\n", name, ours, unit,
             peer, unit, ours / peer, share, ours <= share * peer ? "ok" : "miss");
  else
    g_print ("%s | %.2f %s | peer absent | - | at most %.2f of the peer | -\n", name, ours, unit,
             share);
}

static void
clear_folder (const char *folder)
{
  static const char *const NAMES[] = { "ours.pdf", "peer.pdf", "pages.json", "border.png",
                                       "certificates.typ" };

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autofree char *path = g_build_filename (folder, NAMES[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *ours_path = NULL;
  g_autofree char *peer_path = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GPtrArray) peer_command = NULL;
  Figures ours = { 0 };
  Figures peer = { 0 };

  if (argc == 3 && g_str_equal (argv[1], "--ours"))
    return run_ours (argv[2]);
  if (g_getenv ("QZ_SOURCE_ROOT") == NULL || g_getenv ("QZ_BUILD_ROOT") == NULL)
    {
      g_printerr ("QZ_SOURCE_ROOT and QZ_BUILD_ROOT say where the project lies\n");
      return 2;
    }
  folder = g_dir_make_tmp ("qunzhi-bench-XXXXXX", NULL);
  ours_path = g_build_filename (folder, "ours.pdf", NULL);
  peer_path = g_build_filename (folder, "peer.pdf", NULL);
  peer_command = prepare_peer (folder, peer_path);
  measure_in_turn ((char *[]){ self, (char *) "--ours", ours_path, NULL }, ours_path,
                   peer_command != NULL ? (char **) peer_command->pdata : NULL, peer_path, &ours,
                   &peer);
  clear_folder (folder);
  if (!ours.done)
    return 1;
  print_row ("10,000 certificates: wall time", "s", ours.seconds, peer.done ? peer.seconds : 0.0,
             0.5);
  print_row ("10,000 certificates: peak memory", "MB", ours.megabytes,
             peer.done ? peer.megabytes : 0.0, 0.25);
  g_print ("10,000 certificates: bytes each | %.0f | %.0f | - | at most 1300 | %s\n",
           ours.bytes_a_page, peer.bytes_a_page, ours.bytes_a_page <= 1300.0 ? "ok" : "miss");
  return 0;
}
