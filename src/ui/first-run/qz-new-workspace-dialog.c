/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a workspace of one's own. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-files.h"
#include "model/qz-text.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/first-run/qz-new-workspace-dialog.h"
#include "ui/widgets/qz-group.h"

#define BUILTIN_EDITION "shanghai-2018"

static const struct
{
  QzHat hat;
  const char *title;
  const char *subtitle;
} hat_rows[] = {
  { QZ_HAT_UNIT, N_ ("Declaring unit"), N_ ("Fills in entries and hands them in") },
  { QZ_HAT_RECOMMENDER, N_ ("Recommender"), N_ ("Collects, checks and passes on entries") },
  { QZ_HAT_OFFICE, N_ ("Office"), N_ ("Takes in entries, seats the judges, certifies") },
  { QZ_HAT_JUDGE, N_ ("Judge"), N_ ("Scores entries") },
  { QZ_HAT_HOST, N_ ("Host or guiding body"), N_ ("Gets the results and gives an opinion") },
};

struct _QzNewWorkspaceDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  AdwEntryRow *name;
  GtkCheckButton *hats[G_N_ELEMENTS (hat_rows)];
  GtkWidget *edition;
  GtkWidget *folder;

  /* owned */
  char *edition_path; /* nullable: the one that comes with the program */
  char *directory;
};

enum
{
  SIGNAL_CREATED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (QzNewWorkspaceDialog, qz_new_workspace_dialog, QZ_TYPE_DIALOG)

static guint signals[N_SIGNALS];

/* --- Creating, on a worker thread --- */

typedef struct
{
  char *directory;
  char *name;
  char *edition_path;
  QzHat hats;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->directory);
  g_free (wish->name);
  g_free (wish->edition_path);
  g_free (wish);
}

static void
create_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Wish *wish = task_data;
  GError *error = NULL;
  QzWorkspace *workspace =
      qz_workspace_create (wish->directory, wish->name, wish->hats, wish->edition_path, &error);

  if (workspace != NULL)
    g_task_return_pointer (task, workspace, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  QzDialog *dialog = QZ_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzWorkspace) workspace = g_task_propagate_pointer (G_TASK (result), &error);

  qz_dialog_set_busy (dialog, FALSE);
  if (workspace == NULL)
    {
      qz_dialog_set_fault (dialog, error->message);
      return;
    }
  g_signal_emit (dialog, signals[SIGNAL_CREATED], 0, workspace);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static QzHat
get_hats (QzNewWorkspaceDialog *self)
{
  QzHat hats = 0;

  for (guint i = 0; i < G_N_ELEMENTS (hat_rows); i++)
    if (gtk_check_button_get_active (self->hats[i]))
      hats |= hat_rows[i].hat;
  return hats;
}

static void
accept_cb (QzNewWorkspaceDialog *self)
{
  g_autoptr (GTask) task = NULL;
  Wish *wish = g_new0 (Wish, 1);

  wish->directory = g_strdup (self->directory);
  wish->name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  wish->edition_path = self->edition_path != NULL ? g_strdup (self->edition_path)
                                                  : qz_edition_builtin_path (BUILTIN_EDITION);
  wish->hats = get_hats (self);

  qz_dialog_set_busy (QZ_DIALOG (self), TRUE);
  task = g_task_new (self, NULL, created_cb, NULL);
  g_task_set_source_tag (task, accept_cb);
  g_task_set_task_data (task, wish, wish_free);
  g_task_run_in_thread (task, create_in_thread);
}

/* --- The form --- */

static void
check_cb (QzNewWorkspaceDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));

  qz_dialog_set_accept_enabled (QZ_DIALOG (self), !qz_text_is_blank (name) && get_hats (self) != 0);
}

static void
show_paths (QzNewWorkspaceDialog *self)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->edition),
                               self->edition_path != NULL
                                   ? self->edition_path
                                   : _ ("Shanghai 2018, comes with the program"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->folder), self->directory);
}

static void
edition_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QzNewWorkspaceDialog) self = data;
  g_autoptr (GFile) folder = qz_file_picker_finish (result, NULL);

  if (folder == NULL)
    return;
  g_free (self->edition_path);
  self->edition_path = g_file_get_path (folder);
  show_paths (self);
}

static void
choose_edition_cb (QzNewWorkspaceDialog *self)
{
  qz_file_picker_folder_async (GTK_WIDGET (self), _ ("Folder of the edition"), NULL,
                               edition_chosen_cb, g_object_ref (self));
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QzNewWorkspaceDialog) self = data;
  g_autoptr (GFile) folder = qz_file_picker_finish (result, NULL);

  if (folder == NULL)
    return;
  g_free (self->directory);
  self->directory = g_file_get_path (folder);
  show_paths (self);
}

static void
choose_folder_cb (QzNewWorkspaceDialog *self)
{
  qz_file_picker_folder_async (GTK_WIDGET (self), _ ("Folder of the workspace"), NULL,
                               folder_chosen_cb, g_object_ref (self));
}

static GtkWidget *
make_choose_row (QzNewWorkspaceDialog *self, const char *title, GCallback callback)
{
  GtkWidget *row = qz_row_new (title, NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("C_hoose…"));
  g_autofree char *label = g_strdup_printf (_ ("Choose: %s"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_hats (QzNewWorkspaceDialog *self)
{
  GtkWidget *group = qz_group_new (_ ("What it does"),
                                   _ ("An organisation may wear several hats; they decide which "
                                      "pages there are."));

  for (guint i = 0; i < G_N_ELEMENTS (hat_rows); i++)
    {
      GtkWidget *row = qz_row_new (_ (hat_rows[i].title), _ (hat_rows[i].subtitle));
      GtkWidget *check = gtk_check_button_new ();

      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (hat_rows[i].title), -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      g_signal_connect_object (check, "toggled", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
      self->hats[i] = GTK_CHECK_BUTTON (check);
      qz_group_add (group, row);
    }
  return group;
}

static void
qz_new_workspace_dialog_finalize (GObject *object)
{
  QzNewWorkspaceDialog *self = QZ_NEW_WORKSPACE_DIALOG (object);

  g_free (self->edition_path);
  g_free (self->directory);

  G_OBJECT_CLASS (qz_new_workspace_dialog_parent_class)->finalize (object);
}

static void
qz_new_workspace_dialog_class_init (QzNewWorkspaceDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_new_workspace_dialog_finalize;

  /**
   * QzNewWorkspaceDialog::created:
   * @workspace: the new workspace, open
   */
  signals[SIGNAL_CREATED] =
      g_signal_new ("created", QZ_TYPE_NEW_WORKSPACE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, QZ_TYPE_WORKSPACE);
}

/* The default place; beside it when that is taken. */
static char *
propose_directory (void)
{
  char *directory = qz_workspace_dup_default_directory ();

  for (guint i = 2; qz_workspace_exists (directory); i++)
    {
      g_autofree char *base = qz_workspace_dup_default_directory ();

      g_free (directory);
      directory = g_strdup_printf ("%s-%u", base, i);
    }
  return directory;
}

static void
qz_new_workspace_dialog_init (QzNewWorkspaceDialog *self)
{
  GtkWidget *box;
  GtkWidget *page = qz_column_new (560, &box);
  GtkWidget *names = qz_group_new (_ ("Whose workspace it is"), NULL);
  GtkWidget *places = qz_group_new (_ ("Edition and place"), NULL);

  self->directory = propose_directory ();
  self->name = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _ ("Name of the organisation"));
  g_signal_connect_object (self->name, "changed", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
  qz_group_add (names, GTK_WIDGET (self->name));

  self->edition = make_choose_row (self, _ ("Edition"), G_CALLBACK (choose_edition_cb));
  self->folder = make_choose_row (self, _ ("Folder"), G_CALLBACK (choose_folder_cb));
  qz_group_add (places, self->edition);
  qz_group_add (places, self->folder);

  gtk_box_append (GTK_BOX (box), names);
  gtk_box_append (GTK_BOX (box), make_hats (self));
  gtk_box_append (GTK_BOX (box), places);
  qz_dialog_set_child (QZ_DIALOG (self), page);
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Create"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), 600, 720);
  show_paths (self);
  check_cb (self);
}

/**
 * qz_new_workspace_dialog_new:
 * @parent: (nullable): a widget in the window below
 * @directory: (nullable): where to make it; %NULL: the default place
 *
 * Returns: (transfer none): a dialog that makes a workspace
 */
GtkWidget *
qz_new_workspace_dialog_new (GtkWidget *parent, const char *directory)
{
  QzNewWorkspaceDialog *self =
      g_object_new (QZ_TYPE_NEW_WORKSPACE_DIALOG, "title", _ ("New Workspace"), NULL);

  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  if (directory != NULL)
    {
      g_free (self->directory);
      self->directory = g_strdup (directory);
      show_paths (self);
    }
  return GTK_WIDGET (self);
}
