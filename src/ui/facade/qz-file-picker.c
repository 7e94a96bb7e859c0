/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing files: GtkFileChooserNative up to GTK 4.8, GtkFileDialog after. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/facade/qz-file-picker.h"

typedef enum
{
  PICK_OPEN,
  PICK_SEVERAL,
  PICK_SAVE,
  PICK_FOLDER,
} Pick;

static GListModel *
make_filters (const QzFileKind *kinds, guint n_kinds)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_auto (GStrv) patterns = g_strsplit (kinds[i].patterns, " ", -1);

      gtk_file_filter_set_name (filter, kinds[i].name);
      for (guint j = 0; patterns[j] != NULL; j++)
        gtk_file_filter_add_pattern (filter, patterns[j]);
      g_list_store_append (filters, filter);
    }
  return G_LIST_MODEL (filters);
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
return_nothing (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("No file was chosen."));
}

#if GTK_CHECK_VERSION(4, 10, 0)
static void
picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GListModel) files = NULL;
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);

  switch ((Pick) GPOINTER_TO_INT (g_task_get_task_data (task)))
    {
    case PICK_OPEN:
      file = gtk_file_dialog_open_finish (dialog, result, &error);
      break;
    case PICK_SEVERAL:
      files = gtk_file_dialog_open_multiple_finish (dialog, result, &error);
      break;
    case PICK_SAVE:
      file = gtk_file_dialog_save_finish (dialog, result, &error);
      break;
    case PICK_FOLDER:
    default:
      file = gtk_file_dialog_select_folder_finish (dialog, result, &error);
      break;
    }
  if (file != NULL)
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
  else if (files != NULL)
    g_task_return_pointer (task, g_steal_pointer (&files), g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return_nothing (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
pick (Pick what,
      GtkWidget *parent,
      const char *title,
      const char *name,
      const QzFileKind *kinds,
      guint n_kinds,
      GTask *task)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_task_set_task_data (task, GINT_TO_POINTER (what), NULL);
  gtk_file_dialog_set_title (dialog, title);
  if (name != NULL)
    gtk_file_dialog_set_initial_name (dialog, name);
  if (n_kinds > 0)
    {
      g_autoptr (GListModel) filters = make_filters (kinds, n_kinds);

      gtk_file_dialog_set_filters (dialog, filters);
    }
  switch (what)
    {
    case PICK_OPEN:
      gtk_file_dialog_open (dialog, window_of (parent), cancellable, picked_cb, task);
      break;
    case PICK_SEVERAL:
      gtk_file_dialog_open_multiple (dialog, window_of (parent), cancellable, picked_cb, task);
      break;
    case PICK_SAVE:
      gtk_file_dialog_save (dialog, window_of (parent), cancellable, picked_cb, task);
      break;
    case PICK_FOLDER:
    default:
      gtk_file_dialog_select_folder (dialog, window_of (parent), cancellable, picked_cb, task);
      break;
    }
}
#else
static void
response_cb (GtkNativeDialog *dialog, int response, GTask *task)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);

  if (response == GTK_RESPONSE_ACCEPT && gtk_file_chooser_get_select_multiple (chooser))
    g_task_return_pointer (task, gtk_file_chooser_get_files (chooser), g_object_unref);
  else if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (chooser), g_object_unref);
  else
    return_nothing (task);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  g_object_unref (task);
}

static void
pick (Pick what,
      GtkWidget *parent,
      const char *title,
      const char *name,
      const QzFileKind *kinds,
      guint n_kinds,
      GTask *task)
{
  static const GtkFileChooserAction actions[] = {
    [PICK_OPEN] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [PICK_SEVERAL] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [PICK_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
    [PICK_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  };
  const char *accept = what == PICK_SAVE ? _ ("_Save") : _ ("_Open");
  GtkFileChooserNative *dialog;

  /* The native chooser belongs to nobody: it is kept until it answers. */
  dialog =
      gtk_file_chooser_native_new (title, window_of (parent), actions[what], accept, _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), what == PICK_SEVERAL);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  if (n_kinds > 0)
    {
      g_autoptr (GListModel) filters = make_filters (kinds, n_kinds);

      for (guint i = 0; i < n_kinds; i++)
        {
          g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

          gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
        }
    }
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
#endif

/**
 * qz_file_picker_open_async:
 * @parent: (nullable): a widget in the window that asks
 * @title: what is asked for
 * @kinds: (array length=n_kinds) (nullable): the kinds of file to choose from
 * @n_kinds: how many, 0 for every file
 * @cancellable: (nullable): a cancellable
 * @callback: called when a file was chosen or the dialog was left
 * @user_data: for @callback
 */
void
qz_file_picker_open_async (GtkWidget *parent,
                           const char *title,
                           const QzFileKind *kinds,
                           guint n_kinds,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (title != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, qz_file_picker_open_async);
  pick (PICK_OPEN, parent, title, NULL, kinds, n_kinds, task);
}

/**
 * qz_file_picker_several_async:
 * @parent: (nullable): a widget in the window that asks
 * @title: what is asked for
 * @kinds: (array length=n_kinds) (nullable): the kinds of file to choose from
 * @n_kinds: how many, 0 for every file
 * @cancellable: (nullable): a cancellable
 * @callback: called when files were chosen or the dialog was left
 * @user_data: for @callback
 */
void
qz_file_picker_several_async (GtkWidget *parent,
                              const char *title,
                              const QzFileKind *kinds,
                              guint n_kinds,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;

  g_return_if_fail (title != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, qz_file_picker_several_async);
  pick (PICK_SEVERAL, parent, title, NULL, kinds, n_kinds, task);
}

/**
 * qz_file_picker_several_finish:
 * @result: what the callback got
 * @error: return location; %G_IO_ERROR_CANCELLED when the dialog was left without a choice
 *
 * Returns: (transfer full) (nullable): a list of the files that were chosen
 */
GListModel *
qz_file_picker_several_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * qz_file_picker_save_async:
 * @parent: (nullable): a widget in the window that asks
 * @title: what is saved
 * @name: (nullable): the name proposed
 * @kinds: (array length=n_kinds) (nullable): the kinds of file to choose from
 * @n_kinds: how many, 0 for every file
 * @cancellable: (nullable): a cancellable
 * @callback: called when a place was chosen or the dialog was left
 * @user_data: for @callback
 */
void
qz_file_picker_save_async (GtkWidget *parent,
                           const char *title,
                           const char *name,
                           const QzFileKind *kinds,
                           guint n_kinds,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (title != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, qz_file_picker_save_async);
  pick (PICK_SAVE, parent, title, name, kinds, n_kinds, task);
}

/**
 * qz_file_picker_folder_async:
 * @parent: (nullable): a widget in the window that asks
 * @title: what the folder is for
 * @cancellable: (nullable): a cancellable
 * @callback: called when a folder was chosen or the dialog was left
 * @user_data: for @callback
 */
void
qz_file_picker_folder_async (GtkWidget *parent,
                             const char *title,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (title != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, qz_file_picker_folder_async);
  pick (PICK_FOLDER, parent, title, NULL, NULL, 0, task);
}

/**
 * qz_file_picker_finish:
 * @result: what the callback got
 * @error: return location; %G_IO_ERROR_CANCELLED when the dialog was left without a choice
 *
 * Returns: (transfer full) (nullable): what was chosen
 */
GFile *
qz_file_picker_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
