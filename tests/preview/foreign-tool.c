/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shows one file from outside through its helper and prints what came of it, one "key value" a
 * line: foreign-tool KIND PATH [PAGE…]; or writes it anew without names: foreign-tool --clean KIND
 * PATH OUTPUT
 */

#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/qz-error.h"
#include "preview/qz-foreign-clean.h"
#include "preview/qz-foreign-session.h"

#define SCALE 1.5

static int
fail (const char *what, const GError *error)
{
  printf ("%s-error %d\n%s-sentence %s\n", what, error->domain == QZ_ERROR ? error->code : -1, what,
          error->message);
  return 0;
}

/* Share of the pixels that are not white, in thousandths. */
static int
measure_ink (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  gint64 dark = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      dark += data[y * stride + x * 4 + 1] < 128;
  return (int) (dark * 1000 / ((gint64) width * height));
}

static void
show_page (QzForeignSession *session, guint page)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  QzPageFlags flags = 0;
  double width = 0.0;
  double height = 0.0;
  double scale = SCALE;
  cairo_surface_t *surface = NULL;

  qz_foreign_session_get_size (session, page, &width, &height);
  while (width * scale / 25.4 * 72 * height * scale / 25.4 * 72 > 4e6)
    scale /= 2;
  surface = qz_foreign_session_render (session, page, scale, &flags, &error);
  if (surface == NULL)
    fail ("page", error);
  else
    printf ("page %u\nsize %.1f %.1f\npixels %d %d\nink %d\nflags %d\n", page + 1, width, height,
            cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
            measure_ink (surface), (int) flags);
  g_clear_pointer (&surface, cairo_surface_destroy);
  g_clear_error (&error);
  text = qz_foreign_session_read_text (session, page, &error);
  if (text == NULL)
    fail ("text", error);
  else
    printf ("text %s\n", g_strdelimit (text, "\n", ' '));
}

static void
show_outline (QzForeignSession *session)
{
  g_autoptr (GPtrArray) titles = qz_foreign_session_read_outline (session, NULL);

  for (guint i = 0; titles != NULL && i < titles->len; i++)
    {
      const QzForeignTitle *title = titles->pdata[i];

      printf ("title %u %u %s\n", title->level, title->page + 1, title->title);
    }
}

static int
clean (const char *kind, const char *path, const char *output)
{
  g_autoptr (GError) error = NULL;
  QzCleaned cleaned = 0;
  g_autoptr (GBytes) bytes = qz_foreign_clean (path, "x", kind, &cleaned, NULL, &error);

  if (bytes == NULL)
    return fail ("clean", error);
  g_assert_true (g_file_set_contents (output, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  printf ("cleaned %u\n", (guint) cleaned);
  return 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (QzForeignSession) session = NULL;
  g_autoptr (GError) error = NULL;
  const QzForeignFacts *facts = NULL;

  setlocale (LC_ALL, "");
  if (argc < 3)
    return 2;
  if (argc == 5 && strcmp (argv[1], "--clean") == 0)
    return clean (argv[2], argv[3], argv[4]);
  session = qz_foreign_session_new (argv[2], "x", argv[1], &error);
  if (session == NULL || !qz_foreign_session_open (session, NULL, &error))
    return fail ("open", error);
  facts = qz_foreign_session_get_facts (session);
  printf ("pages %u\nwidth %u\nheight %u\nmilliseconds %" G_GINT64_FORMAT "\nformat %s\ncodec %s\n",
          facts->pages, facts->width, facts->height, facts->milliseconds,
          facts->format != NULL ? facts->format : "", facts->codec != NULL ? facts->codec : "");
  for (int i = 3; i < argc; i++)
    {
      guint page = (guint) atoi (argv[i]) - 1;

      if (page < qz_foreign_session_get_n_pages (session))
        show_page (session, page);
    }
  if (strcmp (argv[1], "pdf") == 0)
    show_outline (session);
  return 0;
}
