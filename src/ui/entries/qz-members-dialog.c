/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a list become the rows of a table of the form: which column is which was guessed and
 * can be corrected, the first rows and what is wrong with them stand below.
 */

#include "config.h"

#include "ui/entries/qz-members-dialog.h"

#include <glib/gi18n-lib.h>

#include "ui/widgets/qz-group.h"

#define SHOWN_ROWS 5
#define SHOWN_FINDINGS 20

struct _QzMembersDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkBox *result;
  GtkCheckButton *keep; /* nullable: there are no rows yet */

  /* owned */
  QzWizardSession *session;
  QzImportMembers *operation;
};

G_DEFINE_FINAL_TYPE (QzMembersDialog, qz_members_dialog, QZ_TYPE_DIALOG)

static gboolean
get_append (QzMembersDialog *self)
{
  return self->keep != NULL && gtk_check_button_get_active (self->keep);
}

/* What the cells of a row say, without those that are blank. */
static char *
dup_row (const QzField *table, QzForm *form, guint row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const QzField *column = table->columns->pdata[i];
      const char *value = qz_form_get_cell (form, table->id, row, column->id);

      for (guint k = 0; value != NULL && k < column->choices->len; k++)
        {
          const QzChoice *choice = column->choices->pdata[k];

          if (strcmp (choice->id, value) == 0)
            value = choice->label;
        }
      if (value != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", value);
    }
  return g_string_free (text, FALSE);
}

static void
show_rows (QzMembersDialog *self, QzForm *form)
{
  const QzField *table = qz_import_members_get_table (self->operation);
  guint n = qz_import_members_get_n_rows (self->operation);
  guint first = get_append (self)
                    ? qz_form_row_count (qz_wizard_session_get_form (self->session), table->id)
                    : 0;
  g_autofree char *title = g_strdup_printf (ngettext ("%u Row", "%u Rows", n), n);
  GtkWidget *group = qz_group_new (title, NULL);

  for (guint i = 0; i < MIN (n, SHOWN_ROWS); i++)
    {
      g_autofree char *text = dup_row (table, form, first + i);
      g_autofree char *number = g_strdup_printf ("%u", first + i + 1);
      GtkWidget *row = qz_row_new (text, NULL);

      qz_row_add_text (row, number);
      qz_group_add (group, row);
    }
  gtk_box_append (self->result, group);
}

static void
show_findings (QzMembersDialog *self, const GPtrArray *findings)
{
  g_autofree char *title = NULL;
  GtkWidget *group;

  if (findings->len == 0)
    return;
  title = g_strdup_printf (ngettext ("%u Remark", "%u Remarks", findings->len), findings->len);
  group = qz_group_new (title, _ ("The rows can be taken as they are and corrected in the form."));
  for (guint i = 0; i < MIN (findings->len, SHOWN_FINDINGS); i++)
    {
      const QzFinding *finding = findings->pdata[i];
      GtkWidget *row = qz_row_new (finding->message, NULL);

      qz_row_add_icon (row, "dialog-warning-symbolic");
      qz_group_add (group, row);
    }
  gtk_box_append (self->result, group);
}

static void
update (QzMembersDialog *self)
{
  QzForm *before = qz_wizard_session_get_form (self->session);
  gboolean append = get_append (self);
  g_autoptr (QzForm) form = qz_import_members_apply (self->operation, before, append);
  g_autoptr (GPtrArray) findings = qz_import_members_check (self->operation, before, append);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->result))) != NULL)
    gtk_box_remove (self->result, child);
  show_rows (self, form);
  show_findings (self, findings);
  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                qz_import_members_get_n_rows (self->operation) > 0);
}

static void
column_chosen_cb (QzMembersDialog *self, GParamSpec *pspec, AdwComboRow *row)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column"));

  qz_import_members_set_source (self->operation, column,
                                (int) adw_combo_row_get_selected (row) - 1);
  update (self);
}

static void
accept_cb (QzMembersDialog *self)
{
  g_autoptr (QzForm) form = qz_import_members_apply (
      self->operation, qz_wizard_session_get_form (self->session), get_append (self));

  qz_wizard_session_set_form (self->session, form);
  qz_wizard_session_end_burst (self->session);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
qz_members_dialog_dispose (GObject *object)
{
  QzMembersDialog *self = QZ_MEMBERS_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->operation);

  G_OBJECT_CLASS (qz_members_dialog_parent_class)->dispose (object);
}

static void
qz_members_dialog_class_init (QzMembersDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_members_dialog_dispose;
}

static void
qz_members_dialog_init (QzMembersDialog *self)
{
}

static GtkWidget *
columns_new (QzMembersDialog *self)
{
  const QzField *table = qz_import_members_get_table (self->operation);
  GtkWidget *group = qz_group_new (_ ("Columns"), _ ("Which column of the list holds what."));
  g_autoptr (GtkStringList) sources = gtk_string_list_new (NULL);

  /* Translators: the choice that nothing is taken. */
  gtk_string_list_append (sources, _ ("Nothing"));
  for (guint i = 0; i < qz_import_members_get_n_sources (self->operation); i++)
    gtk_string_list_take (sources, qz_import_members_dup_source_name (self->operation, i));
  for (guint i = 0; i < table->columns->len; i++)
    {
      const QzField *column = table->columns->pdata[i];
      int source = qz_import_members_get_source (self->operation, i);
      GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title",
                                     column->label, "model", sources, NULL);

      adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) (source + 1));
      g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (i));
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (column_chosen_cb), self,
                               G_CONNECT_SWAPPED);
      qz_group_add (group, row);
    }
  return group;
}

static void
build (QzMembersDialog *self)
{
  const QzField *table = qz_import_members_get_table (self->operation);
  GtkWidget *box;
  GtkWidget *page = qz_column_new (640, &box);

  gtk_box_append (GTK_BOX (box), columns_new (self));
  if (qz_form_row_count (qz_wizard_session_get_form (self->session), table->id) > 0)
    {
      self->keep = GTK_CHECK_BUTTON (
          gtk_check_button_new_with_mnemonic (_ ("_Keep the rows that are in the form")));
      g_signal_connect_object (self->keep, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->keep));
    }
  self->result = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->result));
  qz_dialog_set_child (QZ_DIALOG (self), page);
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Take Rows"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), 600, 640);
  update (self);
}

/**
 * qz_members_dialog_new:
 * @parent: a widget of the window
 * @session: whose form takes the rows
 * @operation: was carried out for a table of that form
 *
 * Returns: (transfer floating): the dialog; the rows are one step of undo
 */
GtkWidget *
qz_members_dialog_new (GtkWidget *parent, QzWizardSession *session, QzImportMembers *operation)
{
  QzMembersDialog *self;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);
  g_return_val_if_fail (QZ_IS_IMPORT_MEMBERS (operation), NULL);

  self = g_object_new (QZ_TYPE_MEMBERS_DIALOG, "title",
                       qz_import_members_get_table (operation)->label, NULL);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  self->session = g_object_ref (session);
  self->operation = g_object_ref (operation);
  build (self);
  return GTK_WIDGET (self);
}
