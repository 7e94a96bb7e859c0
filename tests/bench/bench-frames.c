/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Frames of the table of entries and of the wizard over 100,000 entries: what the frame clock takes
 * from before-paint to after-paint, 300 frames each. Runs under its own X server.
 *
 *     bench-frames [WORKSPACE [NAME]]
 *
 * With a name, such as scroll, it measures only what is called so.
 * Without a workspace it makes one of synthetic data beside itself and keeps it for the next time.
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <time.h>

#include "operations/qz-make-demo.h"
#include "operations/qz-workspace.h"
#include "ui/entries/qz-entries-page.h"
#include "ui/entries/qz-entry-browser.h"
#include "ui/entries/qz-line-field.h"
#include "ui/qz-ui.h"

#define N_ENTRIES 100000
#define N_FRAMES 300

typedef void (*Step) (guint frame);

static GtkWidget *window;
static GtkWidget *place; /* AdwBin */
static QzPage *page;
static QzEntryBrowser *browser;
static QzLineField *field;
static GtkAdjustment *adjustment;

static GArray *frames;  /* (element-type double): ms */
static GArray *efforts; /* (element-type double): ms of the processor in the main thread */
static gint64 painted_from;
static double effort_from;
static Step step;
static guint n_steps;
static const char *only; /* nullable */
static gint64 opened_at;
static double opening; /* ms, 0 until it is known */
static double opening_effort;

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* What the main thread took of the processor, in ms: on a loaded machine frames last longer. */
static double
get_effort (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
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
  effort_from = get_effort ();
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  double ms = (double) (g_get_monotonic_time () - painted_from) / 1000;
  double effort = get_effort () - effort_from;

  if (opened_at != 0 && browser != NULL
      && !qz_entry_list_is_loading (qz_entry_browser_get_list (browser)))
    {
      opening = (double) (g_get_monotonic_time () - opened_at) / 1000;
      g_printerr ("first opening, processor only: %.1f ms\n", get_effort () - opening_effort);
      opened_at = 0;
    }
  if (step != NULL && painted_from != 0)
    {
      g_array_append_val (frames, ms);
      g_array_append_val (efforts, effort);
    }
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

static void
iterate_until_frames (guint n)
{
  while (frames->len < n)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
rest (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, set_true_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
measure (const char *name, Step func, double target, gboolean of_max)
{
  if (only != NULL && strstr (name, only) == NULL)
    return;
  rest (300);
  g_array_set_size (frames, 0);
  g_array_set_size (efforts, 0);
  n_steps = 0;
  step = func;
  iterate_until_frames (N_FRAMES);
  step = NULL;
  print_frames (name, target, of_max);
}

static GtkWidget *
find (GtkWidget *root, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
scroll_step (guint frame)
{
  double value = gtk_adjustment_get_value (adjustment) + 90;

  gtk_adjustment_set_value (adjustment, value);
}

static void
jump_step (guint frame)
{
  gtk_adjustment_set_value (adjustment,
                            g_random_double_range (0, gtk_adjustment_get_upper (adjustment)));
}

static void
filter_step (guint frame)
{
  static const char *filters[] = { "state=submitted", "activity=qc-group", "", "state=accepted",
                                   "activity=brand-story" };

  if (!qz_entry_list_is_loading (qz_entry_browser_get_list (browser)))
    qz_entry_browser_filter (browser, filters[frame % G_N_ELEMENTS (filters)]);
}

static void
sort_step (guint frame)
{
  static const char *columns[] = { "title", "unit", "number", "team" };

  if (!qz_entry_list_is_loading (qz_entry_browser_get_list (browser)))
    qz_table_set_sort (qz_entry_browser_get_table (browser),
                       columns[frame % G_N_ELEMENTS (columns)], frame % 2 == 0);
}

static void
search_step (guint frame)
{
  static const char *texts[] = { "提", "提高", "提高混", "zhi", "tgh", "2018", "" };

  if (!qz_entry_list_is_loading (qz_entry_browser_get_list (browser)))
    qz_entry_browser_search (browser, texts[frame % G_N_ELEMENTS (texts)]);
}

/* A key a frame, and a save as often as the autosave asks for one. */
static void
autosave_step (guint frame)
{
  g_autofree char *text = g_strdup_printf ("示例%u", frame);

  gtk_editable_set_text (GTK_EDITABLE (field), text);
}

static gboolean
make_workspace (const char *directory, GError **error)
{
  g_autofree char *edition =
      g_build_filename (g_getenv ("QZ_DATADIR"), "editions", "shanghai-2018", NULL);
  g_autoptr (QzWorkspace) workspace = NULL;
  g_autoptr (QzMakeDemo) demo = NULL;

  if (qz_workspace_exists (directory))
    return TRUE;
  workspace = qz_workspace_create (directory, QZ_MAKE_DEMO_NAME, QZ_HAT_OFFICE, edition, error);
  if (workspace == NULL)
    return FALSE;
  demo = qz_make_demo_new (workspace, N_ENTRIES, 50, 7);
  return qz_operation_run (QZ_OPERATION (demo), NULL, error)
         && qz_workspace_close (workspace, error);
}

static void
open_page (QzWorkspace *workspace)
{
  opened_at = g_get_monotonic_time ();
  opening_effort = get_effort ();
  page = g_object_new (QZ_TYPE_ENTRIES_PAGE, "workspace", workspace, NULL);
  adw_bin_set_child (ADW_BIN (place), GTK_WIDGET (page));
  browser = QZ_ENTRY_BROWSER (find (GTK_WIDGET (page), QZ_TYPE_ENTRY_BROWSER));
  while (opening == 0)
    g_main_context_iteration (NULL, TRUE);
  adjustment = gtk_scrollable_get_vadjustment (
      GTK_SCROLLABLE (qz_table_get_view (qz_entry_browser_get_table (browser))));
}

static void
run (QzWorkspace *workspace)
{
  GActionGroup *actions;

  open_page (workspace);
  g_print ("first opening of Entries | %.0f ms | | | ≤ 120 ms | %s\n", opening,
           opening <= 120 ? "ok" : "miss");
  measure ("frames: scroll", scroll_step, 16, FALSE);
  measure ("frames: jump", jump_step, 33, TRUE);
  gtk_adjustment_set_value (adjustment, 0);
  measure ("frames: filter", filter_step, 33, TRUE);
  qz_entry_browser_filter (browser, "");
  measure ("frames: search as one types", search_step, 33, TRUE);
  qz_entry_browser_search (browser, "");
  measure ("frames: sort", sort_step, 33, TRUE);

  actions = G_ACTION_GROUP (qz_page_get_actions (page));
  g_action_group_activate_action (actions, "new-entry-for",
                                  g_variant_new_string ("qc-group/problem-self"));
  field = QZ_LINE_FIELD (find (GTK_WIDGET (page), QZ_TYPE_LINE_FIELD));
  measure ("frames: typing with autosave", autosave_step, 16, FALSE);
  rest (2500);
}

/* As the shell has it: its bold title is what brings the bold Chinese font into memory. */
static GtkWidget *
make_content (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new ("群质", "参评成果"));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_widget_set_vexpand (place, TRUE);
  gtk_box_append (GTK_BOX (box), place);
  return box;
}

/* The application would do it. */
static void
use_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/org/qunzhi/Qunzhi/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* Its own X server, so that other windows do not draw in between. */
static void
use_own_display (char **argv)
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

int
main (int argc, char **argv)
{
  g_autoptr (QzWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (argv[0]);
  g_autofree char *directory =
      argc > 1 ? g_strdup (argv[1]) : g_build_filename (folder, "bench-workspace", NULL);

  use_own_display (argv);
  only = argc > 2 ? argv[2] : NULL;
  if (!make_workspace (directory, &error)
      || (workspace = qz_workspace_open (directory, &error)) == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  adw_init ();
  qz_ui_register_resource ();
  use_style ();
  frames = g_array_new (FALSE, FALSE, sizeof (double));
  efforts = g_array_new (FALSE, FALSE, sizeof (double));
  window = adw_window_new ();
  place = adw_bin_new ();
  adw_window_set_content (ADW_WINDOW (window), make_content ());
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  rest (500);
  g_signal_connect (gtk_widget_get_frame_clock (window), "before-paint",
                    G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    NULL);
  gtk_widget_add_tick_callback (window, tick_cb, NULL, NULL);

  run (workspace);
  gtk_window_destroy (GTK_WINDOW (window));
  rest (200);
  return qz_workspace_close (workspace, NULL) ? 0 : 1;
}
