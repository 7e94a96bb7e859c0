/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that travelled beside their bundle, one after the other: each fills what waits for it. */

#include "config.h"

#include "ui/exchange/qz-large-files.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-add-large-file.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/widgets/qz-progress-dialog.h"

typedef struct
{
  QzPage *page;     /* owned */
  GPtrArray *paths; /* (element-type filename), owned */
  guint place;
  guint done;
} Adding;

static void add_next (Adding *adding);

static void
finish (Adding *adding)
{
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u large file taken in", "%u large files taken in", adding->done), adding->done);

  if (adding->done > 0)
    qz_page_toast (adding->page, words);
  g_object_unref (adding->page);
  g_ptr_array_unref (adding->paths);
  g_free (adding);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Adding *adding = user_data;
  g_autoptr (GError) error = NULL;

  if (qz_progress_dialog_run_finish (result, &error))
    {
      adding->done++;
      add_next (adding);
      return;
    }
  /* The others may be asked for again once this one is known. */
  qz_page_show_error (adding->page, _ ("The Large File Was Not Taken In"), error);
  finish (adding);
}

static void
add_next (Adding *adding)
{
  g_autoptr (QzAddLargeFile) operation = NULL;

  if (adding->place == adding->paths->len)
    {
      finish (adding);
      return;
    }
  operation = qz_add_large_file_new (qz_page_get_workspace (adding->page),
                                     adding->paths->pdata[adding->place++]);
  qz_progress_dialog_run_async (GTK_WIDGET (adding->page), _ ("Taking In the Large File"),
                                QZ_OPERATION (operation), added_cb, adding);
}

static void
add (QzPage *page, GPtrArray *paths)
{
  Adding *adding = g_new0 (Adding, 1);

  adding->page = g_object_ref (page);
  adding->paths = g_ptr_array_ref (paths);
  add_next (adding);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = qz_file_picker_several_finish (result, &error);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file) != NULL)
        g_ptr_array_add (paths, g_file_get_path (file));
    }
  if (paths->len > 0)
    add (page, paths);
}

static void
choose_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const QzFileKind kinds[] = { { _ ("All files"), "*" } };

  qz_file_picker_several_async (GTK_WIDGET (user_data), _ ("Large Files"), kinds,
                                G_N_ELEMENTS (kinds), NULL, chosen_cb, g_object_ref (user_data));
}

static void
add_from_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree const char **names = g_variant_get_strv (parameter, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (paths, g_strdup (names[i]));
  if (paths->len > 0)
    add (user_data, paths);
}

static gboolean
drop_cb (GtkWidget *widget, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *l = files; l != NULL; l = l->next)
    if (g_file_peek_path (l->data) != NULL)
      g_strv_builder_add (builder, g_file_peek_path (l->data));
  paths = g_strv_builder_end (builder);
  return paths[0] != NULL
         && gtk_widget_activate_action_variant (
             widget, "win.add-large-files-from",
             g_variant_new_strv ((const char *const *) paths, -1));
}

/**
 * qz_large_files_add_actions:
 * @page: a page that shows what waits for a large file
 */
void
qz_large_files_add_actions (QzPage *page)
{
  static const GActionEntry entries[] = {
    { "add-large-files", choose_cb },
    { "add-large-files-from", add_from_cb, "as" },
  };

  g_return_if_fail (QZ_IS_PAGE (page));

  qz_page_add_actions (page, entries, G_N_ELEMENTS (entries));
}

/**
 * qz_large_files_accept_drops:
 * @widget: what says that a large file is waited for
 */
void
qz_large_files_accept_drops (GtkWidget *widget)
{
  GtkDropTarget *target;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), widget);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/**
 * qz_large_files_button_new:
 * @name: of the file that is waited for
 *
 * Returns: (transfer floating): a button that lets it be chosen
 */
GtkWidget *
qz_large_files_button_new (const char *name)
{
  GtkWidget *button;
  g_autofree char *label = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  /* With a label of its own a button is called by that, whatever else it is called. */
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (_ ("Add File…")));
  /* Translators: %s is the name of a file that is waited for. */
  label = g_strdup_printf (_ ("Add the large file “%s”"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.add-large-files");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}
