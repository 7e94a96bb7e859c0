/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-made-paper.h"

#include <glib/gstdio.h>

#include "ui/preview/qz-paper-view.h"
#include "ui/widgets/qz-dialog.h"

#define KEPT_FOLDER "qz-folder"
#define KEPT_PATH "qz-path"

/**
 * qz_made_paper_make_folder:
 * @error: %QZ_ERROR_IO
 *
 * Returns: (transfer full) (nullable): a folder that nobody else reads
 */
char *
qz_made_paper_make_folder (GError **error)
{
  return g_dir_make_tmp ("qunzhi-papers-XXXXXX", error);
}

/* Only files of ours are in it. */
static void
remove_folder (gpointer data)
{
  g_autofree char *folder = data;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/**
 * qz_made_paper_keep_folder:
 * @operation: that writes into @folder
 * @folder: as made by qz_made_paper_make_folder()
 *
 * The folder and what is in it go with @operation.
 */
void
qz_made_paper_keep_folder (QzOperation *operation, const char *folder)
{
  g_return_if_fail (QZ_IS_OPERATION (operation) && folder != NULL);

  g_object_set_data_full (G_OBJECT (operation), KEPT_FOLDER, g_strdup (folder), remove_folder);
}

/**
 * qz_made_paper_read:
 * @path: a PDF file that was just written
 * @error: of the file, or %QZ_ERROR_CORRUPT
 *
 * Returns: (transfer full) (nullable): the paper in memory: the file may go
 */
QzPaper *
qz_made_paper_read (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  char *data = NULL;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;
  bytes = g_bytes_new_take (data, length);
  return qz_paper_new_for_bytes (bytes, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzPaperView) view = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QzPaper) paper = NULL;

  if (qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    paper = qz_made_paper_read (g_object_get_data (source, KEPT_PATH), &error);
  if (paper != NULL)
    qz_paper_view_set_paper (view, paper);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    qz_paper_view_set_error (view, error);
}

/**
 * qz_made_paper_present:
 * @parent: a widget in the window below
 * @heading: what it is, also its name when it is saved
 * @operation: not run yet; it writes @path
 * @path: a PDF file in a folder made by qz_made_paper_make_folder(), which goes with @operation
 *
 * Runs @operation and shows what it wrote in a window of its own, to be printed or saved there.
 * Closing the window before it is made stops the work.
 */
void
qz_made_paper_present (GtkWidget *parent,
                       const char *heading,
                       QzOperation *operation,
                       const char *path)
{
  GtkWidget *dialog, *view;
  g_autofree char *folder = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (QZ_IS_OPERATION (operation) && path != NULL);

  folder = g_path_get_dirname (path);
  qz_made_paper_keep_folder (operation, folder);
  g_object_set_data_full (G_OBJECT (operation), KEPT_PATH, g_strdup (path), g_free);
  dialog = qz_dialog_new (parent, heading);
  view = qz_paper_view_new ();
  qz_paper_view_set_title (QZ_PAPER_VIEW (view), heading);
  qz_paper_view_set_loading (QZ_PAPER_VIEW (view));
  qz_dialog_set_child (QZ_DIALOG (dialog), view);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 900, 760);
  g_signal_connect_object (view, "destroy", G_CALLBACK (qz_operation_cancel), operation,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  qz_operation_run_async (operation, NULL, made_cb, g_object_ref (view));
}
