/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints when the first complete frame of a window was painted, and ends the program. */

#include "config.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "first-frame.h"

typedef struct
{
  GtkWidget *window;
  FirstFrameFunc is_complete;
} Watch;

static void
after_paint_cb (GdkFrameClock *clock, Watch *watch)
{
  const char *start = g_getenv ("QZ_BENCH_START");
  gint64 elapsed;
  struct rusage usage;

  if (watch->is_complete != NULL && !watch->is_complete (watch->window))
    return;
  elapsed = g_get_monotonic_time () - (start != NULL ? g_ascii_strtoll (start, NULL, 10) : 0);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%.1f %ld\n", (double) elapsed / 1000, usage.ru_maxrss / 1024);
  fflush (stdout);
  _exit (0);
}

static void
realize_cb (GtkWidget *window, Watch *watch)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (after_paint_cb), watch);
}

/*
 * Waits for the first frame of @window for which @is_complete (%NULL: any) holds. Milliseconds
 * since $QZ_BENCH_START (microseconds of the monotonic clock) and the peak memory in MB are
 * printed, and the process ends.
 */
void
first_frame_watch (GtkWidget *window, FirstFrameFunc is_complete)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->window = window;
  watch->is_complete = is_complete;
  if (gtk_widget_get_realized (window))
    realize_cb (window, watch);
  else
    g_signal_connect (window, "realize", G_CALLBACK (realize_cb), watch);
}
