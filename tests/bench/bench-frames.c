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

#include "frames.h"
#include "operations/qz-make-demo.h"
#include "operations/qz-workspace.h"
#include "ui/entries/qz-entries-page.h"
#include "ui/entries/qz-entry-browser.h"
#include "ui/entries/qz-line-field.h"
#include "ui/qz-ui.h"

#define N_ENTRIES 100000

static GtkWidget *window;
static GtkWidget *place; /* AdwBin */
static QzPage *page;
static QzEntryBrowser *browser;
static QzLineField *field;
static GtkAdjustment *adjustment;

static gint64 opened_at;
static double opening; /* ms, 0 until it is known */
static double opening_effort;

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  if (opened_at != 0 && browser != NULL
      && !qz_entry_list_is_loading (qz_entry_browser_get_list (browser)))
    {
      opening = (double) (g_get_monotonic_time () - opened_at) / 1000;
      g_printerr ("first opening, processor only: %.1f ms\n",
                  frames_get_effort () - opening_effort);
      opened_at = 0;
    }
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
  opening_effort = frames_get_effort ();
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
  frames_measure ("frames: scroll", scroll_step, 16, FALSE);
  frames_measure ("frames: jump", jump_step, 33, TRUE);
  gtk_adjustment_set_value (adjustment, 0);
  frames_measure ("frames: filter", filter_step, 33, TRUE);
  qz_entry_browser_filter (browser, "");
  frames_measure ("frames: search as one types", search_step, 33, TRUE);
  qz_entry_browser_search (browser, "");
  frames_measure ("frames: sort", sort_step, 33, TRUE);

  actions = G_ACTION_GROUP (qz_page_get_actions (page));
  g_action_group_activate_action (actions, "new-entry-for",
                                  g_variant_new_string ("qc-group/problem-self"));
  field = QZ_LINE_FIELD (find (GTK_WIDGET (page), QZ_TYPE_LINE_FIELD));
  frames_measure ("frames: typing with autosave", autosave_step, 16, FALSE);
  frames_rest (2500);
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

int
main (int argc, char **argv)
{
  g_autoptr (QzWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (argv[0]);
  g_autofree char *directory =
      argc > 1 ? g_strdup (argv[1]) : g_build_filename (folder, "bench-workspace", NULL);

  frames_use_own_display (argv);
  if (!make_workspace (directory, &error)
      || (workspace = qz_workspace_open (directory, &error)) == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  adw_init ();
  qz_ui_register_resource ();
  frames_use_style ();
  window = adw_window_new ();
  place = adw_bin_new ();
  adw_window_set_content (ADW_WINDOW (window), make_content ());
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  frames_rest (500);
  frames_watch (window, argc > 2 ? argv[2] : NULL);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    NULL);

  run (workspace);
  gtk_window_destroy (GTK_WINDOW (window));
  frames_rest (200);
  return qz_workspace_close (workspace, NULL) ? 0 : 1;
}
