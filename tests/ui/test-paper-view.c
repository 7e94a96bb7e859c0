/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/qz-error.h"
#include "tests/ui/paper-sample.h"
#include "ui/preview/qz-paper-view.h"
#include "ui/preview/qz-screen.h"
#include "ui/qz-ui.h"

#define N_PAGES 12

typedef struct
{
  QzPaper *paper;
  GtkWidget *window;
  QzPaperView *view;
} Fixture;

static gboolean
stop_waiting_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Under a sanitizer everything takes many times as long. */
#define LONGEST_WAIT (g_getenv ("QZ_PATIENCE") != NULL ? 240 : 20)

#define WAIT_UNTIL(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gboolean late = FALSE;                                                                         \
    guint timer = g_timeout_add_seconds (LONGEST_WAIT, stop_waiting_cb, &late);                    \
    while (!(condition) && !late)                                                                  \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_assert_false (late);                                                                         \
    g_source_remove (timer);                                                                       \
  }                                                                                                \
  G_STMT_END

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->paper = paper_sample_new (N_PAGES);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 720);
  fixture->view = QZ_PAPER_VIEW (qz_paper_view_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  /* Threads that read the text of a page may hold the paper for a moment. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->paper);
}

static QzPaperSheet *
wait_for_page (Fixture *fixture, guint page)
{
  QzPaperCanvas *canvas = qz_paper_view_get_canvas (fixture->view);
  QzPaperSheet *sheet = NULL;

  WAIT_UNTIL ((sheet = qz_paper_canvas_get_sheet (canvas, page)) != NULL
              && qz_paper_sheet_is_rendered (sheet)
              && gtk_widget_get_width (GTK_WIDGET (sheet)) > 0);
  return sheet;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
can_print (Fixture *fixture)
{
  return gtk_widget_get_sensitive (find_button (GTK_WIDGET (fixture->view), "paper.print"));
}

/* What the widget shows on the screen, without scaling. */
static cairo_surface_t *
draw_widget (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GskRenderNode *node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  /* A paintable has nothing before the widget's next frame. */
  gtk_widget_queue_draw (widget);
  while (node == NULL)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      g_main_context_iteration (NULL, TRUE);
      gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
      node = gtk_snapshot_free_to_node (snapshot);
    }
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* What the page's widget draws is what Poppler makes at that size, pixel by pixel. */
static void
test_raster (Fixture *fixture, gconstpointer data)
{
  static const QzPaperFit fits[] = { QZ_PAPER_FIT_WIDTH, QZ_PAPER_FIT_PAGE };

  qz_paper_view_set_paper (fixture->view, fixture->paper);
  for (guint i = 0; i < G_N_ELEMENTS (fits); i++)
    {
      QzPaperSheet *sheet;
      cairo_surface_t *expected, *drawn;
      int width, height;

      qz_paper_canvas_set_fit (qz_paper_view_get_canvas (fixture->view), fits[i]);
      wait_for_page (fixture, 0);
      WAIT_UNTIL (!g_main_context_pending (NULL));
      sheet = wait_for_page (fixture, 0);
      width = gtk_widget_get_width (GTK_WIDGET (sheet));
      height = gtk_widget_get_height (GTK_WIDGET (sheet));
      expected = paper_sample_render (fixture->paper, 0, width / (297 / 25.4 * 72));
      drawn = draw_widget (GTK_WIDGET (sheet));
      g_assert_cmpint (cairo_image_surface_get_width (expected), >=, width);
      height = MIN (height, cairo_image_surface_get_height (expected));
      g_assert_cmpuint (paper_sample_count_differences (
                            cairo_image_surface_get_data (drawn),
                            (gsize) cairo_image_surface_get_stride (drawn),
                            cairo_image_surface_get_data (expected),
                            (gsize) cairo_image_surface_get_stride (expected), width, height, 0),
                        ==, 0);
      cairo_surface_destroy (drawn);
      cairo_surface_destroy (expected);
    }
}

/* Only the pages that show exist, wherever one goes. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  QzPaperCanvas *canvas = qz_paper_view_get_canvas (fixture->view);

  qz_paper_view_set_paper (fixture->view, fixture->paper);
  wait_for_page (fixture, 0);
  g_assert_null (qz_paper_canvas_get_sheet (canvas, N_PAGES - 1));
  qz_paper_view_go_to (fixture->view, 6);
  g_assert_cmpuint (qz_paper_view_get_page (fixture->view), ==, 6);
  wait_for_page (fixture, 6);
  g_assert_null (qz_paper_canvas_get_sheet (canvas, 0));
  qz_paper_view_go_to (fixture->view, N_PAGES + 5);
  g_assert_cmpuint (qz_paper_view_get_page (fixture->view), ==, N_PAGES - 1);
  wait_for_page (fixture, N_PAGES - 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "paper.previous-page", NULL);
  g_assert_cmpuint (qz_paper_view_get_page (fixture->view), ==, N_PAGES - 2);
}

/* 100 % is a millimetre a millimetre; zooming keeps within its limits. */
static void
test_zoom (Fixture *fixture, gconstpointer data)
{
  QzPaperCanvas *canvas = qz_paper_view_get_canvas (fixture->view);
  QzPaperSheet *sheet;

  qz_paper_view_set_paper (fixture->view, fixture->paper);
  wait_for_page (fixture, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "paper.actual-size", NULL);
  g_assert_cmpfloat_with_epsilon (qz_paper_view_get_zoom (fixture->view), 1, 1e-9);
  sheet = wait_for_page (fixture, 0);
  WAIT_UNTIL (ABS (gtk_widget_get_width (GTK_WIDGET (sheet))
                   - 297 * qz_screen_get_density (GTK_WIDGET (fixture->view)))
              < 1);
  for (guint i = 0; i < 40; i++)
    gtk_widget_activate_action (GTK_WIDGET (fixture->view), "paper.zoom-in", NULL);
  g_assert_cmpfloat (qz_paper_canvas_get_scale (canvas), <=, 24);
  for (guint i = 0; i < 80; i++)
    gtk_widget_activate_action (GTK_WIDGET (fixture->view), "paper.zoom-out", NULL);
  g_assert_cmpfloat (qz_paper_canvas_get_scale (canvas), >=, 0.2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "paper.fit-page", NULL);
  g_assert_cmpint (qz_paper_canvas_get_fit (canvas), ==, QZ_PAPER_FIT_PAGE);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  qz_paper_view_set_paper (fixture->view, fixture->paper);
  wait_for_page (fixture, 0);
  qz_paper_view_find (fixture->view, "荣誉证书");
  WAIT_UNTIL (qz_paper_view_get_n_matches (fixture->view) >= N_PAGES);
  g_assert_cmpuint (qz_paper_view_get_page (fixture->view), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "paper.find-previous", NULL);
  g_assert_cmpuint (qz_paper_view_get_page (fixture->view), ==, N_PAGES - 1);
  qz_paper_view_find (fixture->view, "没有这样的字");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (qz_paper_view_get_n_matches (fixture->view), ==, 0);
}

/* Each page has a name and its text for those who do not see it. */
static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = qz_paper_get_text (fixture->paper, 0);
  QzPaperSheet *sheet;
  char *fault = NULL;

  qz_paper_view_set_paper (fixture->view, fixture->paper);
  sheet = wait_for_page (fixture, 0);
  gtk_test_accessible_assert_property (sheet, GTK_ACCESSIBLE_PROPERTY_LABEL, "Page 1");
  WAIT_UNTIL (
      (g_free (fault), fault = gtk_test_accessible_check_property (
                           GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text))
      == NULL);
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error =
      g_error_new_literal (QZ_ERROR, QZ_ERROR_CORRUPT, "The file <x> is damaged.");

  g_assert_null (qz_paper_view_get_paper (fixture->view));
  g_assert_false (can_print (fixture));
  qz_paper_view_set_paper (fixture->view, fixture->paper);
  g_assert_true (can_print (fixture));
  qz_paper_view_set_error (fixture->view, error);
  g_assert_null (qz_paper_view_get_paper (fixture->view));
  g_assert_false (can_print (fixture));
  qz_paper_view_load_path (fixture->view, "/nowhere/at-all.pdf");
  qz_paper_view_set_paper (fixture->view, fixture->paper);
  wait_for_page (fixture, 0);
  g_assert_true (qz_paper_view_get_paper (fixture->view) == fixture->paper);
}

#define ADD(name, func) g_test_add ("/ui/paper-view/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  qz_ui_register_resource ();
  ADD ("raster", test_raster);
  ADD ("pages", test_pages);
  ADD ("zoom", test_zoom);
  ADD ("find", test_find);
  ADD ("accessible", test_accessible);
  ADD ("states", test_states);
  return g_test_run ();
}
