/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/entries/qz-set-fields-dialog.h"

#include <glib/gi18n-lib.h>

#include "rules/qz-common-fields.h"
#include "rules/qz-field-check.h"
#include "rules/qz-finding.h"
#include "store/qz-entry-table.h"
#include "store/qz-store.h"
#include "ui/entries/qz-field-editor.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-progress-dialog.h"

struct _QzSetFieldsDialog
{
  QzDialog parent_instance;

  /* owned */
  QzWorkspace *workspace;
  GPtrArray *entries; /* (element-type QzEntry): with their forms */
  GPtrArray *common;  /* (element-type QzCommonField) */
  GPtrArray *lines;   /* (element-type Line): one for each of @common */

  /* borrowed, in the tree */
  GtkWidget *box;
  GtkWidget *faults; /* nullable: the entries that were left as they are */
};

/* A field and its row. */
typedef struct
{
  QzSetFieldsDialog *dialog;
  const QzCommonField *common;
  GPtrArray *ids;  /* (element-type utf8) nullable: of the choices; NULL stands for no change */
  GtkWidget *row;  /* AdwEntryRow or AdwComboRow */
  GtkWidget *note; /* says that the values differ */
  GtkWidget *icon; /* what the checks say */
} Line;

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzSetFieldsDialog, qz_set_fields_dialog, QZ_TYPE_DIALOG)

static void
line_free (gpointer data)
{
  Line *line = data;

  g_clear_pointer (&line->ids, g_ptr_array_unref);
  g_free (line);
}

/* What is typed */

/* The new value for all, NULL while the line is as it was. */
static const char *
get_new_value (const Line *line)
{
  const char *value;

  if (line->ids != NULL)
    {
      guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (line->row));

      value = selected < line->ids->len ? line->ids->pdata[selected] : NULL;
    }
  else
    {
      value = gtk_editable_get_text (GTK_EDITABLE (line->row));
      if (line->common->value == NULL && *value == '\0')
        value = NULL;
    }
  return value != NULL && g_strcmp0 (value, line->common->value) != 0 ? value : NULL;
}

static void
update_accept (QzSetFieldsDialog *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->lines->len && !any; i++)
    any = get_new_value (self->lines->pdata[i]) != NULL;
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), any);
}

static void
changed_cb (Line *line)
{
  const QzField *field = line->common->field;
  const char *value = get_new_value (line);
  g_autoptr (GPtrArray) findings = qz_findings_new ();

  if (value != NULL)
    qz_field_check (field, field->id, field->label, *value != '\0' ? value : NULL, findings);
  qz_field_show_finding (line->row, line->icon, findings->len > 0 ? findings->pdata[0] : NULL);
  gtk_label_set_text (GTK_LABEL (line->note),
                      value != NULL ? _ ("for all") : _ ("different values"));
  gtk_widget_set_visible (line->note, value != NULL || line->common->value == NULL);
  update_accept (line->dialog);
}

/* Doing it */

static void
show_faults (QzSetFieldsDialog *self, const GPtrArray *faults)
{
  if (self->faults != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->faults);
  self->faults = qz_group_new (_ ("Left as They Are"), NULL);
  for (guint i = 0; i < faults->len; i++)
    {
      const QzSetFault *fault = faults->pdata[i];
      GtkWidget *row = qz_row_new (fault->call, fault->message);

      qz_row_add_icon (row, "dialog-warning-symbolic");
      qz_group_add (self->faults, row);
    }
  gtk_box_prepend (GTK_BOX (self->box), self->faults);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  QzSetFields *operation = user_data;
  g_autoptr (QzSetFieldsDialog) self =
      g_object_ref (g_object_get_data (G_OBJECT (operation), "dialog"));
  const GPtrArray *faults = qz_set_fields_get_faults (operation);
  g_autoptr (GError) error = NULL;
  gboolean done = qz_progress_dialog_run_finish (result, &error);

  g_signal_emit (self, signals[SIGNAL_DONE], 0, operation);
  g_object_set_data (G_OBJECT (operation), "dialog", NULL);
  g_object_unref (operation);
  qz_dialog_set_busy (QZ_DIALOG (self), FALSE);
  if (faults->len > 0)
    show_faults (self, faults);
  if (!done)
    qz_dialog_set_fault (QZ_DIALOG (self), error->message);
  else if (faults->len == 0)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
accept_cb (QzSetFieldsDialog *self)
{
  QzSetFields *operation = qz_set_fields_new (self->workspace);

  for (guint i = 0; i < self->entries->len; i++)
    qz_set_fields_add_entry (operation, ((const QzEntry *) self->entries->pdata[i])->id);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];
      const char *value = get_new_value (line);

      if (value != NULL)
        qz_set_fields_set (operation, line->common->field->id, value);
    }
  g_object_set_data_full (G_OBJECT (operation), "dialog", g_object_ref (self), g_object_unref);
  qz_dialog_set_busy (QZ_DIALOG (self), TRUE);
  qz_dialog_set_fault (QZ_DIALOG (self), NULL);
  qz_progress_dialog_run_async (GTK_WIDGET (self), _ ("Changing the Entries"),
                                QZ_OPERATION (operation), ran_cb, operation);
}

/* Building it */

typedef struct
{
  const GPtrArray *ids;
  GPtrArray *entries;
} Reading;

static gboolean
read_entries (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  for (guint i = 0; i < reading->ids->len; i++)
    {
      QzEntry *entry = qz_entry_table_get (connection, reading->ids->pdata[i], error);

      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (reading->entries, entry);
    }
  return TRUE;
}

static void
add_choice (Line *line, GtkStringList *labels, const char *id, const char *label)
{
  g_ptr_array_add (line->ids, g_strdup (id));
  gtk_string_list_append (labels, label);
  if (g_strcmp0 (id, line->common->value) == 0)
    adw_combo_row_set_selected (ADW_COMBO_ROW (line->row), line->ids->len - 1);
}

static void
fill_choices (Line *line)
{
  const QzField *field = line->common->field;
  QzEdition *edition = qz_workspace_get_edition (line->dialog->workspace);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  line->ids = g_ptr_array_new_with_free_func (g_free);
  adw_combo_row_set_model (ADW_COMBO_ROW (line->row), G_LIST_MODEL (labels));
  if (line->common->value == NULL)
    add_choice (line, labels, NULL, _ ("Leave each as it is"));
  add_choice (line, labels, "", _ ("Not chosen"));
  for (guint i = 0; i < field->choices->len; i++)
    {
      const QzChoice *choice = field->choices->pdata[i];

      if (!choice->refused)
        add_choice (line, labels, choice->id, choice->label);
    }
  for (guint i = 0; strcmp (field->id, "line") == 0 && i < edition->lines->len; i++)
    {
      const QzLine *each = edition->lines->pdata[i];

      add_choice (line, labels, each->id, each->name);
    }
}

static GtkWidget *
line_row_new (Line *line)
{
  const QzField *field = line->common->field;
  gboolean choice = field->type == QZ_FIELD_CHOICE;

  line->row = g_object_new (choice ? ADW_TYPE_COMBO_ROW : ADW_TYPE_ENTRY_ROW, "use-markup", FALSE,
                            "title", field->label, NULL);
  line->note = qz_field_note_new (_ ("different values"));
  line->icon = qz_field_finding_icon_new ();
  qz_field_name_widget (line->row, field->label);
  if (choice)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (line->row), line->note);
      adw_action_row_add_suffix (ADW_ACTION_ROW (line->row), line->icon);
      fill_choices (line);
      g_signal_connect_swapped (line->row, "notify::selected", G_CALLBACK (changed_cb), line);
    }
  else
    {
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (line->row), line->note);
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (line->row), line->icon);
      gtk_editable_set_text (GTK_EDITABLE (line->row),
                             line->common->value != NULL ? line->common->value : "");
      g_signal_connect_swapped (line->row, "changed", G_CALLBACK (changed_cb), line);
    }
  gtk_widget_set_visible (line->note, line->common->value == NULL);
  return line->row;
}

static void
build (QzSetFieldsDialog *self)
{
  guint n = self->entries->len;
  g_autofree char *accept =
      g_strdup_printf (ngettext ("_Set in %u Entry", "_Set in %u Entries", n), n);
  const QzSection *section = NULL;
  GtkWidget *group = NULL;
  GtkWidget *page = qz_column_new (640, &self->box);

  gtk_box_append (GTK_BOX (self->box),
                  qz_paragraph_new (_ ("What is filled in here is set in all of them; what is not "
                                       "touched stays as it is in each.")));
  for (guint i = 0; i < self->common->len; i++)
    {
      const QzCommonField *common = self->common->pdata[i];
      Line *line = g_new0 (Line, 1);

      if (common->section != section)
        {
          section = common->section;
          group = qz_group_new (section->title, NULL);
          gtk_box_append (GTK_BOX (self->box), group);
        }
      line->dialog = self;
      line->common = common;
      g_ptr_array_add (self->lines, line);
      qz_group_add (group, line_row_new (line));
    }
  qz_dialog_set_child (QZ_DIALOG (self), page);
  qz_dialog_set_accept (QZ_DIALOG (self), accept);
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), FALSE);
}

static void
disconnect_rows (QzSetFieldsDialog *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = self->lines->pdata[i];

      g_signal_handlers_disconnect_by_data (line->row, line);
    }
  g_ptr_array_set_size (self->lines, 0);
}

static void
qz_set_fields_dialog_dispose (GObject *object)
{
  QzSetFieldsDialog *self = QZ_SET_FIELDS_DIALOG (object);

  disconnect_rows (self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (qz_set_fields_dialog_parent_class)->dispose (object);
}

static void
qz_set_fields_dialog_finalize (GObject *object)
{
  QzSetFieldsDialog *self = QZ_SET_FIELDS_DIALOG (object);

  g_ptr_array_unref (self->lines);
  g_clear_pointer (&self->common, g_ptr_array_unref);
  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (qz_set_fields_dialog_parent_class)->finalize (object);
}

static void
qz_set_fields_dialog_class_init (QzSetFieldsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_set_fields_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = qz_set_fields_dialog_finalize;

  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, QZ_TYPE_SET_FIELDS);
}

static void
qz_set_fields_dialog_init (QzSetFieldsDialog *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 620);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Set Fields"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_set_fields_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @ids: (element-type utf8): UUIDs of entries that can be changed
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_set_fields_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const GPtrArray *ids)
{
  QzSetFieldsDialog *self;
  g_autoptr (GError) error = NULL;
  Reading reading;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && ids != NULL, NULL);

  self = g_object_new (QZ_TYPE_SET_FIELDS_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  reading = (Reading){ ids, self->entries };
  if (!qz_store_read (qz_workspace_get_store (workspace), read_entries, &reading, &error))
    qz_dialog_set_fault (QZ_DIALOG (self), error->message);
  self->common = qz_common_fields_new (qz_workspace_get_edition (workspace), self->entries);
  build (self);
  return GTK_WIDGET (self);
}

/**
 * qz_set_fields_dialog_set:
 * @self: a dialog
 * @path: id of a field
 * @value: what is typed or chosen for all entries
 *
 * Returns: whether the entries have that field in common
 */
gboolean
qz_set_fields_dialog_set (QzSetFieldsDialog *self, const char *path, const char *value)
{
  g_return_val_if_fail (QZ_IS_SET_FIELDS_DIALOG (self), FALSE);
  g_return_val_if_fail (path != NULL && value != NULL, FALSE);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];

      if (strcmp (line->common->field->id, path) != 0)
        continue;
      if (line->ids == NULL)
        gtk_editable_set_text (GTK_EDITABLE (line->row), value);
      for (guint j = 0; line->ids != NULL && j < line->ids->len; j++)
        if (g_strcmp0 (line->ids->pdata[j], value) == 0)
          adw_combo_row_set_selected (ADW_COMBO_ROW (line->row), j);
      return TRUE;
    }
  return FALSE;
}
