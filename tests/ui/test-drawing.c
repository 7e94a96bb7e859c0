/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program asks of the drawing before it opens a display. */

#include "config.h"

#include <gtk/gtk.h>

#include "ui/facade/qz-drawing.h"

typedef struct
{
  const char *renderer;
  const char *before;
  const char *after;
} Case;

/* GDK_DEBUG up to GTK 4.14, GDK_DISABLE after. */
static const char *
get_variable (void)
{
  return gtk_get_minor_version () >= 16 ? "GDK_DISABLE" : "GDK_DEBUG";
}

static void
put (const char *variable, const char *value)
{
  if (value != NULL)
    g_setenv (variable, value, TRUE);
  else
    g_unsetenv (variable);
}

static void
test_spare_gl (void)
{
  const char *off = gtk_get_minor_version () >= 16 ? "gl" : "gl-disable";
  const Case cases[] = {
    { NULL, NULL, NULL },   { "ngl", NULL, NULL }, { "ngl", "frames", "frames" },
    { "cairo", NULL, "%" }, { "cairo", "", "%" },  { "cairo", "frames", "frames,%" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = cases[i].after != NULL ? g_strsplit (cases[i].after, "%", -1) : NULL;
      g_autofree char *after = parts != NULL ? g_strjoinv (off, parts) : NULL;

      put ("GSK_RENDERER", cases[i].renderer);
      put (get_variable (), cases[i].before);
      qz_drawing_spare_gl ();
      g_assert_cmpstr (g_getenv (get_variable ()), ==, after);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/drawing/spare-gl", test_spare_gl);
  return g_test_run ();
}
