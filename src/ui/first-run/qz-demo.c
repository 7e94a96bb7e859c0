/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo workspace: made on first use, with names that everybody sees are not real. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-files.h"
#include "operations/qz-make-demo.h"
#include "ui/facade/qz-alert.h"
#include "ui/first-run/qz-demo.h"
#include "ui/widgets/qz-progress-dialog.h"

#define EDITION "shanghai-2018"
#define N_ENTRIES 200
#define N_JUDGES 20
#define SEED 2018

/* A demo that is being made in a folder beside its final one. */
typedef struct
{
  QzWindow *window;       /* owned */
  QzWorkspace *workspace; /* owned */
  char *directory;        /* the final one */
} Demo;

static void
demo_free (Demo *demo)
{
  g_clear_object (&demo->workspace);
  g_object_unref (demo->window);
  g_free (demo->directory);
  g_free (demo);
}

static char *
dup_directory (void)
{
  g_autofree char *own = qz_workspace_dup_default_directory ();
  g_autofree char *folder = g_path_get_dirname (own);

  return g_build_filename (folder, "demo", NULL);
}

static void
tell (QzWindow *window, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    qz_alert_tell (GTK_WIDGET (window), _ ("The demo could not be made"), error->message);
}

/* Takes away a folder of our own making; it holds files and folders, no links. */
static void
remove_folder (GFile *folder)
{
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (
      folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;
  GFileInfo *info;

  while (files != NULL && g_file_enumerator_iterate (files, &info, &child, NULL, NULL)
         && child != NULL)
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
      remove_folder (child);
    else
      g_file_delete (child, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

static void
open_demo (QzWindow *window, const char *directory)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "open-workspace-in",
                                  g_variant_new_string (directory));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Demo *demo = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *partial = g_strdup (qz_workspace_get_directory (demo->workspace));
  g_autoptr (GFile) folder = g_file_new_for_path (partial);
  g_autoptr (GFile) final = g_file_new_for_path (demo->directory);
  gboolean made = qz_progress_dialog_run_finish (result, &error);

  if (!qz_workspace_close (demo->workspace, made ? &error : NULL))
    made = FALSE;
  if (made)
    made = g_file_move (folder, final, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, &error);
  if (made)
    open_demo (demo->window, demo->directory);
  else
    {
      remove_folder (folder);
      tell (demo->window, error);
    }
  demo_free (demo);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Demo *demo = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QzMakeDemo) operation = NULL;

  demo->workspace = g_task_propagate_pointer (G_TASK (result), &error);
  if (demo->workspace == NULL)
    {
      tell (demo->window, error);
      demo_free (demo);
      return;
    }
  operation = qz_make_demo_new (demo->workspace, N_ENTRIES, N_JUDGES, SEED);
  qz_progress_dialog_run_async (GTK_WIDGET (demo->window), _ ("Making the demo workspace"),
                                QZ_OPERATION (operation), made_cb, demo);
}

static void
create_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autofree char *edition = qz_edition_builtin_path (EDITION);
  g_autoptr (GFile) folder = g_file_new_for_path (task_data);
  GError *error = NULL;
  QzWorkspace *workspace;

  remove_folder (folder);
  workspace = qz_workspace_create (task_data, QZ_MAKE_DEMO_NAME, QZ_HAT_OFFICE, edition, &error);
  if (workspace != NULL)
    g_task_return_pointer (task, workspace, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * qz_demo_open:
 * @window: a window
 *
 * Opens the demo workspace. The first time it is made, which can be cancelled; a demo that was not
 * finished is never opened.
 */
void
qz_demo_open (QzWindow *window)
{
  g_autofree char *directory = dup_directory ();
  g_autoptr (GTask) task = NULL;
  Demo *demo;

  g_return_if_fail (QZ_IS_WINDOW (window));

  if (qz_workspace_exists (directory))
    {
      open_demo (window, directory);
      return;
    }
  demo = g_new0 (Demo, 1);
  demo->window = g_object_ref (window);
  demo->directory = g_steal_pointer (&directory);
  task = g_task_new (window, NULL, created_cb, demo);
  g_task_set_source_tag (task, qz_demo_open);
  g_task_set_task_data (task, g_strconcat (demo->directory, ".partial", NULL), g_free);
  g_task_run_in_thread (task, create_in_thread);
}
