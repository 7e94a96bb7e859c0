/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with an edition: import a package, export it, check a folder. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-files.h"
#include "exchange/qz-edition-reader.h"
#include "operations/qz-import-edition.h"
#include "store/qz-edition-table.h"
#include "store/qz-store.h"
#include "ui/activities/qz-edition-acts.h"
#include "ui/activities/qz-faults-dialog.h"
#include "ui/activities/qz-form-decision-dialog.h"
#include "ui/exchange/qz-bundle-writing.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/widgets/qz-progress-dialog.h"

/* --- Import --- */

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QzPage) page = data;
  g_autoptr (GError) error = NULL;
  QzImportEdition *import = QZ_IMPORT_EDITION (source);
  const GPtrArray *faults = qz_import_edition_get_faults (import);

  if (qz_progress_dialog_run_finish (result, &error))
    qz_page_toast (page, _ ("The edition was imported."));
  else if (faults != NULL && faults->len > 0)
    qz_faults_dialog_present (GTK_WIDGET (page), error->message, faults);
  else if (qz_import_edition_needs_decision (import))
    gtk_window_present (GTK_WINDOW (
        qz_form_decision_dialog_new (GTK_WIDGET (page), qz_page_get_workspace (page),
                                     qz_import_edition_get_path (import), error->message)));
  else
    qz_page_show_error (page, _ ("The edition could not be imported"), error);
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QzPage) page = data;
  g_autoptr (GFile) folder = qz_file_picker_finish (result, NULL);

  if (folder != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (qz_page_get_actions (page)),
                                    "import-edition-from",
                                    g_variant_new_string (g_file_peek_path (folder)));
}

static void
import_edition_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qz_file_picker_folder_async (GTK_WIDGET (data), _ ("Folder of the edition"), NULL,
                               import_chosen_cb, g_object_ref (data));
}

static void
import_edition_from_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QzPage *page = QZ_PAGE (data);
  g_autoptr (QzImportEdition) import =
      qz_import_edition_new (qz_page_get_workspace (page), g_variant_get_string (parameter, NULL));

  qz_progress_dialog_run_async (GTK_WIDGET (page), _ ("Importing the edition"),
                                QZ_OPERATION (import), imported_cb, g_object_ref (page));
}

/* --- Check --- */

typedef struct
{
  char *path;
  GPtrArray *faults; /* (element-type utf8) */
  char *name;        /* of the edition, once it is good */
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_free (check->path);
  g_free (check->name);
  g_ptr_array_unref (check->faults);
  g_free (check);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Check *check = task_data;
  GError *error = NULL;
  g_autoptr (QzEdition) edition = qz_edition_read_folder (check->path, check->faults, &error);

  if (edition == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  check->name = g_strdup (edition->name);
  g_task_return_boolean (task, TRUE);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  QzPage *page = QZ_PAGE (source);
  g_autoptr (GError) error = NULL;
  const Check *check = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *text = g_strdup_printf (_ ("“%s” has no faults."), check->name);

      qz_page_toast (page, text);
    }
  else if (check->faults->len > 0)
    qz_faults_dialog_present (GTK_WIDGET (page), error->message, check->faults);
  else
    qz_page_show_error (page, _ ("The edition could not be checked"), error);
}

static void
check_edition_in_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (data, NULL, checked_cb, NULL);
  Check *check = g_new0 (Check, 1);

  check->path = g_variant_dup_string (parameter, NULL);
  check->faults = g_ptr_array_new_with_free_func (g_free);
  g_task_set_source_tag (task, check_edition_in_cb);
  g_task_set_task_data (task, check, check_free);
  g_task_run_in_thread (task, check_in_thread);
}

static void
check_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QzPage) page = data;
  g_autoptr (GFile) folder = qz_file_picker_finish (result, NULL);

  if (folder != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (qz_page_get_actions (page)), "check-edition-in",
                                    g_variant_new_string (g_file_peek_path (folder)));
}

static void
check_edition_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qz_file_picker_folder_async (GTK_WIDGET (data), _ ("Folder to check"), NULL, check_chosen_cb,
                               g_object_ref (data));
}

/* --- Export --- */

typedef struct
{
  QzWorkspace *workspace;
  char *id;
  char *path;
  GHashTable *files; /* nullable, until they were read */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->workspace);
  g_free (export->id);
  g_free (export->path);
  g_clear_pointer (&export->files, g_hash_table_unref);
  g_free (export);
}

static gboolean
read_files (QzConnection *connection, gpointer data, GError **error)
{
  Export *export = data;

  export->files = qz_edition_table_get_files (connection, export->id, error);
  return export->files != NULL;
}

static void
export_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Export *export = task_data;
  GError *error = NULL;

  if (qz_store_read (qz_workspace_get_store (export->workspace), read_files, export, &error)
      && qz_edition_write_folder (export->files, export->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  QzPage *page = QZ_PAGE (source);
  g_autoptr (GError) error = NULL;
  const Export *export = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *text = g_strdup_printf (_ ("Exported to %s"), export->path);

      qz_page_toast (page, text);
    }
  else
    qz_page_show_error (page, _ ("The edition could not be exported"), error);
}

static void
export_edition_to_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QzWorkspace *workspace = qz_page_get_workspace (QZ_PAGE (data));
  QzEdition *edition = qz_workspace_get_edition (workspace);
  g_autoptr (GTask) task = NULL;
  Export *export;

  if (edition == NULL)
    return;
  export = g_new0 (Export, 1);
  export->workspace = g_object_ref (workspace);
  export->id = g_strdup (edition->id);
  export->path = g_build_filename (g_variant_get_string (parameter, NULL), edition->id, NULL);
  task = g_task_new (data, NULL, exported_cb, NULL);
  g_task_set_source_tag (task, export_edition_to_cb);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_in_thread);
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QzPage) page = data;
  g_autoptr (GFile) folder = qz_file_picker_finish (result, NULL);

  if (folder != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (qz_page_get_actions (page)),
                                    "export-edition-to",
                                    g_variant_new_string (g_file_peek_path (folder)));
}

static void
export_edition_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qz_file_picker_folder_async (GTK_WIDGET (data), _ ("Export into folder"), NULL, export_chosen_cb,
                               g_object_ref (data));
}

/* As a bundle it is signed, and one file. */
static void
write_edition_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qz_bundle_writing_start (qz_bundle_writing_new (QZ_PAGE (data), QZ_BUNDLE_WRITE_EDITION),
                           parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

static const GActionEntry bundle_entries[] = {
  { "write-edition", write_edition_cb },
  { "write-edition-to", write_edition_cb, "s" },
};

static const GActionEntry write_entries[] = {
  { "import-edition", import_edition_cb },
  { "import-edition-from", import_edition_from_cb, "s" },
};

static const GActionEntry entries[] = {
  { "check-edition", check_edition_cb },
  { "check-edition-in", check_edition_in_cb, "s" },
  { "export-edition", export_edition_cb },
  { "export-edition-to", export_edition_to_cb, "s" },
};

static GtkWidget *
make_button (gboolean can_import, gboolean can_write)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  if (can_import)
    {
      g_menu_append (menu, _ ("_Import…"), "win.import-edition");
      g_menu_append (menu, _ ("Take In a _Bundle…"), "win.choose-bundles");
    }
  g_menu_append (menu, _ ("_Export…"), "win.export-edition");
  if (can_write)
    g_menu_append (menu, _ ("Export as a B_undle…"), "win.write-edition");
  g_menu_append (menu, _ ("_Check a Folder…"), "win.check-edition");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("_Edition"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Edition"), -1);
  return button;
}

/**
 * qz_edition_acts_add:
 * @page: the page of the activities
 *
 * Gives the page the actions on editions and the menu button that names them. A unit imports the
 * edition that it was sent just as the office does; a workspace that is read-only does not.
 */
void
qz_edition_acts_add (QzPage *page)
{
  QzWorkspace *workspace = qz_page_get_workspace (page);
  gboolean can_import = !qz_workspace_is_read_only (workspace);
  gboolean can_write = can_import && qz_bundle_writing_can_write_edition (workspace);

  if (can_import)
    qz_page_add_actions (page, write_entries, G_N_ELEMENTS (write_entries));
  if (can_write)
    qz_page_add_actions (page, bundle_entries, G_N_ELEMENTS (bundle_entries));
  qz_page_add_actions (page, entries, G_N_ELEMENTS (entries));
  qz_page_set_main_action (page, make_button (can_import, can_write));
}
