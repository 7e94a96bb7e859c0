/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files from outside in the window: pages, pictures, facts, and a sentence where none can be had.
 */
#include "config.h"

#include <glib/gstdio.h>

#include "ui/preview/qz-material-view.h"
#include "ui/qz-ui.h"

#define HEAD                                                                                       \
  "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"                                     \
  "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"                                         \
  "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
#define TAIL "trailer\n<</Root 1 0 R>>\n%%EOF\n"

/* 质量 in SimSun, which is not in the file. */
static const char simsun[] =
    HEAD "/Resources<</Font<</F1 5 0 R>>>>>>\nendobj\n"
         "4 0 obj\n<</Length 42>>\nstream\nBT /F1 36 Tf 60 700 Td <8d2891cf> Tj ET    "
         "\nendstream\nendobj\n"
         "5 0 obj\n<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H"
         "/DescendantFonts[6 0 R]>>\nendobj\n"
         "6 0 obj\n<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/DW 1000"
         "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
         "/FontDescriptor 7 0 R>>\nendobj\n"
         "7 0 obj\n<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]"
         "/ItalicAngle 0/Ascent 859/Descent -141/StemV 80/CapHeight 700>>\nendobj\n" TAIL;

typedef struct
{
  char *path;
  GtkWidget *window;
  QzMaterialView *view;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  int fd = g_file_open_tmp ("material-XXXXXX", &fixture->path, NULL);

  g_close (fd, NULL);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
  fixture->view = QZ_MATERIAL_VIEW (qz_material_view_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_unlink (fixture->path);
  g_free (fixture->path);
}

/* A label that is seen and whose text holds @words. */
static gboolean
shows (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_for (Fixture *fixture, const char *words)
{
  gboolean late = FALSE;
  guint timer = g_timeout_add_seconds (40, late_cb, &late);

  while (!late && !shows (GTK_WIDGET (fixture->view), words))
    g_main_context_iteration (NULL, TRUE);
  if (late)
    g_error ("“%s” never showed", words);
  g_source_remove (timer);
}

static void
show (Fixture *fixture, const char *content, gssize length, const char *name, const char *kind)
{
  g_assert_true (g_file_set_contents (fixture->path, content, length, NULL));
  qz_material_view_show (fixture->view, fixture->path, name, kind, "a summary");
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  show (fixture, simsun, -1, "a.pdf", "pdf");
  wait_for (fixture, "of 1");
  wait_for (fixture, "Fonts replaced");
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  show (fixture, "%PDF-1.4\nnothing\n", -1, "坏 <b>.pdf", "pdf");
  wait_for (fixture, "“坏 <b>.pdf” could not be shown");
}

static void
test_other_type (Fixture *fixture, gconstpointer data)
{
  show (fixture, simsun, -1, "a.png", "picture");
  wait_for (fixture, "is not what its name says");
}

static void
test_facts (Fixture *fixture, gconstpointer data)
{
  show (fixture, "PK\3\4", 4, "报告.docx", "word");
  wait_for (fixture, "报告.docx");
  wait_for (fixture, "a summary");
}

/* The last one asked for is the one that is seen. */
static void
test_one_after_another (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 10; i++)
    show (fixture, simsun, -1, "a.pdf", "pdf");
  show (fixture, "PK\3\4", 4, "b.docx", "word");
  wait_for (fixture, "b.docx");
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (shows (GTK_WIDGET (fixture->view), "b.docx"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  qz_ui_register_resource ();
#define ADD(name, func) g_test_add ("/material-view/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("pages", test_pages);
  ADD ("damaged", test_damaged);
  ADD ("other-type", test_other_type);
  ADD ("facts", test_facts);
  ADD ("one-after-another", test_one_after_another);
  return g_test_run ();
}
