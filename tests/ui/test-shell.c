/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shell around a real workspace: its pages, what it names, and that it lets go of everything.
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "exchange/qz-edition-files.h"
#include "ui/first-run/qz-first-run-page.h"
#include "ui/first-run/qz-new-workspace-dialog.h"
#include "ui/preferences/qz-preferences-dialog.h"
#include "ui/qz-opening.h"
#include "ui/qz-pages.h"
#include "ui/qz-shell.h"
#include "ui/qz-ui.h"

typedef struct
{
  char *directory;
  QzWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *edition = qz_edition_builtin_path ("shanghai-2018");
  g_autoptr (GError) error = NULL;

  fixture->directory = g_build_filename (g_get_user_data_dir (), "workspace", NULL);
  fixture->workspace = qz_workspace_create (fixture->directory, "（示例）协会",
                                            QZ_HAT_OFFICE | QZ_HAT_UNIT, edition, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (fixture->workspace != NULL)
    {
      g_assert_true (qz_workspace_close (fixture->workspace, &error));
      g_assert_no_error (error);
    }
  g_clear_object (&fixture->workspace);
  g_free (fixture->directory);
}

static void
iterate (guint n)
{
  for (guint i = 0; i < n; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *shell = qz_shell_new (fixture->workspace);
  guint n_pages;
  const QzPageInfo *pages = qz_pages_get (&n_pages);
  QzPage *first;

  gtk_window_set_child (GTK_WINDOW (window), shell);
  g_assert_null (qz_shell_get_page (QZ_SHELL (shell)));
  g_assert_false (qz_shell_show_page (QZ_SHELL (shell), "nothing"));
  g_assert_true (qz_shell_show_page (QZ_SHELL (shell), "overview"));
  first = qz_shell_get_page (QZ_SHELL (shell));
  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);

  for (guint i = 0; i < n_pages; i++)
    {
      g_test_message ("%s", pages[i].id);
      if (!qz_shell_show_page (QZ_SHELL (shell), pages[i].id))
        continue;
      g_assert_cmpstr (qz_shell_get_page_id (QZ_SHELL (shell)), ==, pages[i].id);
      g_assert_true (
          G_TYPE_CHECK_INSTANCE_TYPE (qz_shell_get_page (QZ_SHELL (shell)), pages[i].get_type ()));
      iterate (20);
    }
  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  qz_shell_reload (QZ_SHELL (shell));
  iterate (50);

  g_object_add_weak_pointer (G_OBJECT (shell), (gpointer *) &shell);
  gtk_window_destroy (GTK_WINDOW (window));
  for (guint i = 0; i < 200 && shell != NULL; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (shell);
}

static void
test_activities (Fixture *fixture, gconstpointer data)
{
  GtkWidget *shell = g_object_ref_sink (qz_shell_new (fixture->workspace));
  QzEdition *edition = qz_workspace_get_edition (fixture->workspace);
  QzPage *page;

  for (guint i = 0; i < edition->activities->len; i++)
    {
      const QzActivity *activity = g_ptr_array_index (edition->activities, i);
      g_autofree char *place = g_strconcat ("activities/", activity->id, NULL);

      qz_shell_open (QZ_SHELL (shell), place);
      page = qz_shell_get_page (QZ_SHELL (shell));
      g_assert_cmpstr (qz_page_get_title (page), ==, activity->name);
      g_assert_true (qz_page_get_can_go_back (page));
      qz_page_go_back (page);
      g_assert_false (qz_page_get_can_go_back (page));
    }
  for (guint i = 0; i < edition->notices->len; i++)
    {
      const QzNotice *notice = g_ptr_array_index (edition->notices, i);
      g_autofree char *place = g_strconcat ("activities/notice/", notice->id, NULL);

      qz_shell_open (QZ_SHELL (shell), place);
      g_assert_true (qz_page_get_can_go_back (qz_shell_get_page (QZ_SHELL (shell))));
    }
  qz_shell_open (QZ_SHELL (shell), "activities/no-such-activity");
  g_assert_finalize_object (shell);
}

static void
wait_cb (gboolean *done)
{
  *done = TRUE;
}

static void
test_opening (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QzOpening) opening = NULL;
  g_autoptr (QzWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  /* The one that is open here counts as another holder. */
  opening = qz_opening_new (fixture->directory);
  g_signal_connect_swapped (opening, "done", G_CALLBACK (wait_cb), &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  workspace = qz_opening_finish (opening, &error);
  g_assert_no_error (error);
  g_assert_true (qz_workspace_is_read_only (workspace));
  g_assert_nonnull (qz_workspace_get_read_only_reason (workspace));
  g_assert_true (qz_workspace_close (workspace, &error));
  g_clear_object (&workspace);
  g_clear_object (&opening);

  opening = qz_opening_new ("/nowhere");
  g_assert_true (qz_opening_wait (opening, G_TIME_SPAN_MINUTE));
  g_assert_null (qz_opening_finish (opening, &error));
  g_assert_nonnull (error);
  iterate (5);
}

static void
test_without_workspace (void)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "a < b & c");
  GtkWidget *dialog;

  gtk_window_set_child (GTK_WINDOW (window), qz_first_run_page_new ());
  gtk_window_set_child (GTK_WINDOW (window), qz_fault_page_new (error));
  gtk_window_set_child (GTK_WINDOW (window), qz_loading_page_new ());
  qz_preferences_dialog_present (window);
  dialog = qz_new_workspace_dialog_new (window, "/tmp/somewhere");
  gtk_window_present (GTK_WINDOW (dialog));
  iterate (50);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  qz_ui_register_resource ();
  g_test_add ("/shell/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/shell/activities", Fixture, NULL, set_up, test_activities, tear_down);
  g_test_add ("/shell/opening", Fixture, NULL, set_up, test_opening, tear_down);
  g_test_add_func ("/shell/without-workspace", test_without_workspace);
  return g_test_run ();
}
