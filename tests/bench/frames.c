/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures frames of a window: what the frame clock takes from before-paint to after-paint. */

#include "config.h"

#include <time.h>
#include <unistd.h>

#include "frames.h"

#define N_FRAMES 300

static GtkWidget *window;
static GArray *frames;  /* (element-type double): ms */
static GArray *efforts; /* (element-type double): ms of the processor in the main thread */
static gint64 painted_from;
static double effort_from;
static FrameStep step;
static guint n_steps;
static const char *only; /* nullable */

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
part (GArray *of, double share)
{
  return g_array_index (of, double, MIN ((guint) (share * of->len), of->len - 1));
}

static void
print_frames (const char *name, double target, gboolean of_max)
{
  double value;

  g_array_sort (frames, compare);
  g_array_sort (efforts, compare);
  value = of_max ? part (frames, 1) : part (frames, 0.99);
  g_print ("%s | p50 %.1f, p95 %.1f, p99 %.1f, max %.1f ms | | | %s ≤ %.0f ms | %s\n", name,
           part (frames, 0.5), part (frames, 0.95), part (frames, 0.99), part (frames, 1),
           of_max ? "max" : "p99", target, value <= target ? "ok" : "miss");
  g_printerr ("%s, processor only: p50 %.1f, p95 %.1f, p99 %.1f, max %.1f ms\n", name,
              part (efforts, 0.5), part (efforts, 0.95), part (efforts, 0.99), part (efforts, 1));
}

static void
before_paint_cb (GdkFrameClock *clock, gpointer data)
{
  painted_from = g_get_monotonic_time ();
  effort_from = frames_get_effort ();
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  double ms = (double) (g_get_monotonic_time () - painted_from) / 1000;
  double effort = frames_get_effort () - effort_from;

  if (step == NULL || painted_from == 0)
    return;
  g_array_append_val (frames, ms);
  g_array_append_val (efforts, effort);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  if (step != NULL)
    step (n_steps++);
  /* Something is always drawn, so that each frame is one. */
  gtk_widget_queue_draw (window);
  return G_SOURCE_CONTINUE;
}

static gboolean
set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Starts the program anew under its own X server, so that other windows do not draw in between. */
void
frames_use_own_display (char **argv)
{
  if (g_getenv ("QZ_BENCH_DISPLAY") != NULL)
    return;
  g_setenv ("QZ_BENCH_DISPLAY", "1", TRUE);
  if (g_getenv ("QZ_BUILD_ROOT") != NULL)
    {
      g_autofree char *schemas = g_build_filename (g_getenv ("QZ_BUILD_ROOT"), "data", NULL);

      g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, FALSE);
    }
  g_setenv ("GDK_BACKEND", "x11", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GTK_A11Y", "none", TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  execlp ("xvfb-run", "xvfb-run", "-a", "-s", "-screen 0 1280x800x24", argv[0], argv[1],
          argv[1] != NULL ? argv[2] : NULL, NULL);
}

/* What the application would do. */
void
frames_use_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/org/qunzhi/Qunzhi/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* Begins to look at the frames of a window that is shown; with @name only measures called so. */
void
frames_watch (GtkWidget *shown, const char *name)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (shown);

  window = shown;
  only = name;
  frames = g_array_new (FALSE, FALSE, sizeof (double));
  efforts = g_array_new (FALSE, FALSE, sizeof (double));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
  gtk_widget_add_tick_callback (window, tick_cb, NULL, NULL);
}

void
frames_rest (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, set_true_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* What the main thread took of the processor, in ms: on a loaded machine frames last longer. */
double
frames_get_effort (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

/* Takes 300 frames, each after @func, and prints a line about them. */
void
frames_measure (const char *name, FrameStep func, double target, gboolean of_max)
{
  if (only != NULL && strstr (name, only) == NULL)
    return;
  frames_rest (300);
  g_array_set_size (frames, 0);
  g_array_set_size (efforts, 0);
  n_steps = 0;
  step = func;
  while (frames->len < N_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  step = NULL;
  print_frames (name, target, of_max);
}
