/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms as workbooks, out and in, and lists of people into a table of the form. */

#include "config.h"

#include "ui/entries/qz-entries-page-private.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-export-form-kit.h"
#include "operations/qz-import-form-kit.h"
#include "operations/qz-import-members.h"
#include "ui/entries/qz-kit-report-dialog.h"
#include "ui/entries/qz-members-dialog.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/widgets/qz-progress-dialog.h"

/* A choice of the user that is waited for. */
typedef struct
{
  QzEntriesPage *page; /* owned */
  GPtrArray *entries;  /* (element-type utf8), owned, nullable: to be written as filled forms */
  char *table;         /* owned, nullable: that takes rows */
} Choice;

static QzWorkspace *
get_workspace (QzEntriesPage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

static Choice *
choice_new (QzEntriesPage *self)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->page = g_object_ref (self);
  return choice;
}

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->page);
  g_clear_pointer (&choice->entries, g_ptr_array_unref);
  g_free (choice->table);
  g_free (choice);
}

/* The path that was chosen, NULL when nothing was. */
static char *
finish_choice (Choice *choice, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = qz_file_picker_finish (result, &error);

  if (file == NULL && error != NULL)
    qz_page_show_error (QZ_PAGE (choice->page), _ ("Not Done"), error);
  return file != NULL ? g_file_get_path (file) : NULL;
}

/* Forms out */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzEntriesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (qz_progress_dialog_run_finish (result, &error))
    qz_page_toast (QZ_PAGE (self), _ ("Forms exported"));
  else
    qz_page_show_error (QZ_PAGE (self), _ ("The Forms Were Not Written"), error);
}

static void
export_to (QzEntriesPage *self, const char *path, const GPtrArray *entries)
{
  g_autoptr (QzExportFormKit) operation = qz_export_form_kit_new (get_workspace (self), path);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    qz_export_form_kit_add_entry (operation, entries->pdata[i]);
  qz_progress_dialog_run_async (GTK_WIDGET (self), _ ("Exporting the Forms"),
                                QZ_OPERATION (operation), exported_cb, g_object_ref (self));
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choice *choice = user_data;
  g_autofree char *path = finish_choice (choice, result);

  if (path != NULL)
    export_to (choice->page, path, choice->entries);
  choice_free (choice);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;

  if (parameter != NULL)
    export_to (self, g_variant_get_string (parameter, NULL), NULL);
  else
    qz_file_picker_folder_async (GTK_WIDGET (self), _ ("Folder for the Forms"), NULL,
                                 export_chosen_cb, choice_new (self));
}

static void
export_selected_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  g_autoptr (GPtrArray) targets = _qz_entries_page_list_targets (self, G_MAXUINT);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Choice *choice;

  for (guint i = 0; i < targets->len; i++)
    g_ptr_array_add (ids, g_strdup (((const QzEntry *) targets->pdata[i])->id));
  if (ids->len == 0)
    return;
  if (parameter != NULL)
    {
      export_to (self, g_variant_get_string (parameter, NULL), ids);
      return;
    }
  choice = choice_new (self);
  choice->entries = g_ptr_array_ref (ids);
  qz_file_picker_folder_async (GTK_WIDGET (self), _ ("Folder for the Filled Forms"), NULL,
                               export_chosen_cb, choice);
}

/* Forms in */

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  QzImportFormKit *operation = user_data;
  QzEntriesPage *self = g_object_get_data (G_OBJECT (operation), "page");
  g_autoptr (GError) error = NULL;
  guint n = qz_import_form_kit_count (operation, QZ_KIT_NEW)
            + qz_import_form_kit_count (operation, QZ_KIT_CHANGED);
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u entry taken in", "%u entries taken in", n), n);

  if (!qz_progress_dialog_run_finish (result, &error))
    qz_page_show_error (QZ_PAGE (self), _ ("The Forms Were Not Taken In"), error);
  else if (n > 0)
    qz_page_toast (QZ_PAGE (self), words);
  if (qz_import_form_kit_get_reports (operation)->len > 0)
    gtk_window_present (
        GTK_WINDOW (qz_kit_report_dialog_new (GTK_WIDGET (self), _ ("Forms Taken In"), operation)));
  g_object_unref (operation);
}

static void
take_in_cb (QzEntriesPage *self, QzDialog *dialog)
{
  const char *path = g_object_get_data (G_OBJECT (dialog), "path");
  QzImportFormKit *operation = qz_import_form_kit_new (get_workspace (self), path);

  g_object_set_data_full (G_OBJECT (operation), "page", g_object_ref (self), g_object_unref);
  gtk_window_destroy (GTK_WINDOW (dialog));
  qz_progress_dialog_run_async (GTK_WIDGET (self), _ ("Taking In the Forms"),
                                QZ_OPERATION (operation), imported_cb, operation);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzImportFormKit) operation = user_data;
  QzEntriesPage *self = g_object_get_data (G_OBJECT (operation), "page");
  const char *path = g_object_get_data (G_OBJECT (operation), "path");
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  if (!qz_progress_dialog_run_finish (result, &error))
    {
      qz_page_show_error (QZ_PAGE (self), _ ("The Forms Were Not Taken In"), error);
      return;
    }
  dialog = qz_kit_report_dialog_new (GTK_WIDGET (self), _ ("Forms to Be Taken In"), operation);
  g_object_set_data_full (G_OBJECT (dialog), "path", g_strdup (path), g_free);
  qz_dialog_set_accept (QZ_DIALOG (dialog), _ ("_Take In"));
  qz_dialog_set_accept_enabled (QZ_DIALOG (dialog),
                                qz_import_form_kit_count (operation, QZ_KIT_NEW)
                                        + qz_import_form_kit_count (operation, QZ_KIT_CHANGED)
                                    > 0);
  g_signal_connect_object (dialog, "accept", G_CALLBACK (take_in_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Says first what would come in; nothing is written before that was seen. */
static void
import_from (QzEntriesPage *self, const char *path)
{
  QzImportFormKit *operation = qz_import_form_kit_new (get_workspace (self), path);

  qz_import_form_kit_set_dry_run (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "page", g_object_ref (self), g_object_unref);
  g_object_set_data_full (G_OBJECT (operation), "path", g_strdup (path), g_free);
  qz_progress_dialog_run_async (GTK_WIDGET (self), _ ("Reading the Forms"),
                                QZ_OPERATION (operation), looked_cb, operation);
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choice *choice = user_data;
  g_autofree char *path = finish_choice (choice, result);

  if (path != NULL)
    import_from (choice->page, path);
  choice_free (choice);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;

  if (parameter != NULL)
    import_from (self, g_variant_get_string (parameter, NULL));
  else
    qz_file_picker_folder_async (GTK_WIDGET (self), _ ("Folder of the Filled Forms"), NULL,
                                 import_chosen_cb, choice_new (self));
}

/* Lists of people */

static void
list_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzEntriesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    qz_page_show_error (QZ_PAGE (self), _ ("The List Was Not Read"), error);
  else if (self->draft != NULL)
    gtk_window_present (GTK_WINDOW (qz_members_dialog_new (
        GTK_WIDGET (self), qz_draft_entry_get_session (self->draft), QZ_IMPORT_MEMBERS (source))));
}

static void
read_list (QzEntriesPage *self, const char *table, const char *path)
{
  QzWizardSession *session = self->draft != NULL ? qz_draft_entry_get_session (self->draft) : NULL;
  const QzField *field =
      session != NULL ? qz_activity_find_field (qz_wizard_session_get_activity (session), table)
                      : NULL;
  g_autoptr (QzImportMembers) operation = NULL;

  if (field == NULL || field->type != QZ_FIELD_TABLE)
    return;
  operation = qz_import_members_new (qz_wizard_session_get_edition (session), field, path);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, list_read_cb, g_object_ref (self));
}

static void
list_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choice *choice = user_data;
  g_autofree char *path = finish_choice (choice, result);

  if (path != NULL)
    read_list (choice->page, choice->table, path);
  choice_free (choice);
}

static void
import_members_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const QzFileKind kinds[] = { { _ ("Lists"), "*.xlsx *.csv *.txt" } };
  QzEntriesPage *self = user_data;
  Choice *choice = choice_new (self);

  choice->table = g_variant_dup_string (parameter, NULL);
  qz_file_picker_open_async (GTK_WIDGET (self), _ ("List to Take Rows From"), kinds,
                             G_N_ELEMENTS (kinds), NULL, list_chosen_cb, choice);
}

static void
import_members_from_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *table;
  const char *path;

  g_variant_get (parameter, "(&s&s)", &table, &path);
  read_list (user_data, table, path);
}

void
_qz_entries_page_add_kits (QzEntriesPage *self)
{
  const GActionEntry entries[] = {
    { "export-forms", export_cb },
    { "export-forms-to", export_cb, "s" },
    { "export-selected-forms", export_selected_cb },
    { "export-selected-forms-to", export_selected_cb, "s" },
    { "import-forms", import_cb },
    { "import-forms-from", import_cb, "s" },
    { "import-members", import_members_cb, "s" },
    { "import-members-from", import_members_from_cb, "(ss)" },
  };

  qz_page_add_actions (QZ_PAGE (self), entries, G_N_ELEMENTS (entries));
}

void
_qz_entries_page_update_kits (QzEntriesPage *self, gboolean selected)
{
  gboolean writable = !qz_workspace_is_read_only (get_workspace (self));
  gboolean edition = qz_workspace_get_edition (get_workspace (self)) != NULL;

  qz_page_set_action_enabled (QZ_PAGE (self), "export-forms", edition);
  qz_page_set_action_enabled (QZ_PAGE (self), "export-forms-to", edition);
  qz_page_set_action_enabled (QZ_PAGE (self), "export-selected-forms", edition && selected);
  qz_page_set_action_enabled (QZ_PAGE (self), "import-forms", edition && writable);
  qz_page_set_action_enabled (QZ_PAGE (self), "import-forms-from", edition && writable);
}
