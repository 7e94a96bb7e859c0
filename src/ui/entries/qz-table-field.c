/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table of a form: a grid of cells with a heading. Return goes down and makes a new row at the
 * end, Alt+Up and Alt+Down move a row, cells of a spreadsheet can be pasted as they are.
 */

#include "config.h"

#include "ui/entries/qz-table-field.h"

#include <glib/gi18n-lib.h>

#include "ui/entries/qz-table-cell.h"
#include "ui/entries/qz-table-paste.h"

struct _QzTableField
{
  AdwPreferencesRow parent_instance;

  QzWizardSession *session; /* owned */
  const QzField *field;     /* of the edition */

  GtkWidget *grid;
  GtkWidget *icon;
  GtkWidget *count;
  GtkWidget *add;
  GPtrArray *rows; /* (element-type GPtrArray(GtkWidget)): the cells and then the tools */
};

static void qz_table_field_iface_init (QzFieldEditorInterface *iface);
static void show_rows (QzTableField *self, guint n_rows);

G_DEFINE_FINAL_TYPE_WITH_CODE (QzTableField,
                               qz_table_field,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (QZ_TYPE_FIELD_EDITOR,
                                                      qz_table_field_iface_init))

static guint
most_rows (QzTableField *self)
{
  return self->field->max_rows > 0 ? self->field->max_rows : G_MAXUINT16;
}

static GtkWidget *
cell_at (QzTableField *self, guint row, guint column)
{
  GPtrArray *cells = g_ptr_array_index (self->rows, row);

  return g_ptr_array_index (cells, column);
}

static guint
row_of_widget (QzTableField *self, GtkWidget *widget)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_ptr_array_find (g_ptr_array_index (self->rows, i), widget, NULL))
      return i;
  return 0;
}

static void
add_row (QzTableField *self)
{
  guint row = self->rows->len;

  if (row >= most_rows (self))
    return;
  show_rows (self, row + 1);
  gtk_widget_grab_focus (cell_at (self, row, 0));
}

static void
remove_row (QzTableField *self, guint row)
{
  g_autoptr (QzForm) form = NULL;
  guint left = self->rows->len - 1;

  form = qz_form_remove_row (qz_wizard_session_get_form (self->session), self->field->id, row);
  show_rows (self, MAX (left, 1));
  qz_wizard_session_set_form (self->session, form);
  qz_field_editor_refresh (QZ_FIELD_EDITOR (self));
  gtk_widget_grab_focus (cell_at (self, MIN (row, self->rows->len - 1), 0));
}

static void
move_row (QzTableField *self, guint row, int by, guint column)
{
  guint to = row + (guint) by;

  if ((by < 0 && row == 0) || to >= self->rows->len)
    return;
  qz_wizard_session_move_row (self->session, self->field, row, to);
  qz_field_editor_refresh (QZ_FIELD_EDITOR (self));
  gtk_widget_grab_focus (cell_at (self, to, column));
}

static void
tool_clicked_cb (QzTableField *self, GtkWidget *button)
{
  guint row = row_of_widget (self, gtk_widget_get_parent (button));
  int by = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "by"));

  if (by == 0)
    remove_row (self, row);
  else
    move_row (self, row, by, 0);
}

static GtkWidget *
tool_new (QzTableField *self, guint row, const char *icon, const char *label, int by)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s %u: %s", self->field->label, row + 1, label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "table-tool");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  qz_field_name_widget (button, name);
  g_object_set_data (G_OBJECT (button), "by", GINT_TO_POINTER (by));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (tool_clicked_cb), self);
  return button;
}

static void
cell_edited_cb (QzTableField *self, const char *value, GtkWidget *cell)
{
  const QzField *column = qz_table_cell_get_column (QZ_TABLE_CELL (cell));
  g_autofree char *path =
      qz_form_cell_path (self->field->id, row_of_widget (self, cell), column->id);

  qz_wizard_session_set_value (self->session, path, value);
}

static void
cell_pasted_cb (QzTableField *self, const char *text, GtkWidget *cell)
{
  g_autoptr (QzForm) form = NULL;
  guint row = row_of_widget (self, cell);
  guint column = 0;

  g_ptr_array_find (g_ptr_array_index (self->rows, row), cell, &column);
  form =
      qz_table_paste (qz_wizard_session_get_form (self->session), self->field, row, column, text);
  qz_wizard_session_set_form (self->session, form);
  qz_field_editor_refresh (QZ_FIELD_EDITOR (self));
}

static void
cell_stepped_cb (QzTableField *self, int step, GtkWidget *cell)
{
  guint row = row_of_widget (self, cell);
  guint column = 0;

  g_ptr_array_find (g_ptr_array_index (self->rows, row), cell, &column);
  switch (step)
    {
    case QZ_TABLE_STEP_DOWN:
      if (row + 1 < self->rows->len)
        gtk_widget_grab_focus (cell_at (self, row + 1, column));
      else
        add_row (self);
      break;
    case QZ_TABLE_STEP_MOVE_UP:
      move_row (self, row, -1, column);
      break;
    case QZ_TABLE_STEP_MOVE_DOWN:
      move_row (self, row, 1, column);
      break;
    case QZ_TABLE_STEP_REMOVE:
      remove_row (self, row);
      break;
    case QZ_TABLE_STEP_LEFT:
      qz_wizard_session_end_burst (self->session);
      qz_field_editor_mark (QZ_FIELD_EDITOR (self), FALSE);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
append_row (QzTableField *self)
{
  guint row = self->rows->len;
  GPtrArray *cells = g_ptr_array_new ();
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < self->field->columns->len; i++)
    {
      const QzField *column = g_ptr_array_index (self->field->columns, i);
      GtkWidget *cell = qz_table_cell_new (column);
      g_autofree char *name =
          g_strdup_printf ("%s %u: %s", self->field->label, row + 1, column->label);

      qz_table_cell_set_name (QZ_TABLE_CELL (cell), name);
      g_signal_connect_swapped (cell, "edited", G_CALLBACK (cell_edited_cb), self);
      g_signal_connect_swapped (cell, "pasted", G_CALLBACK (cell_pasted_cb), self);
      g_signal_connect_swapped (cell, "stepped", G_CALLBACK (cell_stepped_cb), self);
      gtk_grid_attach (GTK_GRID (self->grid), cell, (int) i + 1, (int) row + 1, 1, 1);
      g_ptr_array_add (cells, cell);
    }
  gtk_box_append (GTK_BOX (tools), tool_new (self, row, "go-up-symbolic", _ ("Move Up"), -1));
  gtk_box_append (GTK_BOX (tools), tool_new (self, row, "go-down-symbolic", _ ("Move Down"), 1));
  gtk_box_append (GTK_BOX (tools),
                  tool_new (self, row, "list-remove-symbolic", _ ("Remove Row"), 0));
  gtk_grid_attach (GTK_GRID (self->grid), tools, 0, (int) row + 1, 1, 1);
  g_ptr_array_add (cells, tools);
  g_ptr_array_add (self->rows, cells);
}

static void
show_rows (QzTableField *self, guint n_rows)
{
  while (self->rows->len < n_rows)
    append_row (self);
  while (self->rows->len > n_rows)
    {
      GPtrArray *cells = g_ptr_array_index (self->rows, self->rows->len - 1);

      for (guint i = 0; i < cells->len; i++)
        gtk_grid_remove (GTK_GRID (self->grid), g_ptr_array_index (cells, i));
      g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
    }
  gtk_widget_set_sensitive (self->add, n_rows < most_rows (self));
}

static const QzField *
qz_table_field_get_field (QzFieldEditor *editor)
{
  return QZ_TABLE_FIELD (editor)->field;
}

static void
qz_table_field_refresh (QzFieldEditor *editor)
{
  QzTableField *self = QZ_TABLE_FIELD (editor);
  QzForm *form = qz_wizard_session_get_form (self->session);
  guint filled = qz_form_row_count (form, self->field->id);
  g_autofree char *count = NULL;

  show_rows (self, MAX (MAX (filled, self->rows->len), MAX (self->field->min_rows, 1)));
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < self->field->columns->len; j++)
      {
        const QzField *column = g_ptr_array_index (self->field->columns, j);
        const char *value = qz_form_get_cell (form, self->field->id, i, column->id);

        qz_table_cell_set_value (QZ_TABLE_CELL (cell_at (self, i, j)), value != NULL ? value : "");
      }
  count = self->field->max_rows > 0 ? g_strdup_printf ("%u/%u", filled, self->field->max_rows)
                                    : g_strdup_printf ("%u", filled);
  gtk_label_set_text (GTK_LABEL (self->count), count);
}

static void
qz_table_field_mark (QzFieldEditor *editor, gboolean all)
{
  QzTableField *self = QZ_TABLE_FIELD (editor);
  guint filled = qz_form_row_count (qz_wizard_session_get_form (self->session), self->field->id);

  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < self->field->columns->len; j++)
      {
        const QzField *column = g_ptr_array_index (self->field->columns, j);
        g_autofree char *path = qz_form_cell_path (self->field->id, i, column->id);
        const QzFinding *finding =
            i < filled ? qz_wizard_session_find_finding (self->session, path) : NULL;

        qz_table_cell_show_finding (QZ_TABLE_CELL (cell_at (self, i, j)), finding);
      }
  qz_field_show_finding (
      GTK_WIDGET (self), self->icon,
      all || filled > 0 ? qz_wizard_session_find_finding (self->session, self->field->id) : NULL);
}

static gboolean
qz_table_field_focus (QzFieldEditor *editor, const char *path)
{
  QzTableField *self = QZ_TABLE_FIELD (editor);
  g_auto (GStrv) parts = g_strsplit (path, "/", 3);
  guint row = 0;
  guint place = 0;

  if (g_strcmp0 (parts[0], self->field->id) != 0)
    return FALSE;
  if (g_strv_length (parts) == 3)
    {
      row = (guint) MIN (g_ascii_strtoull (parts[1], NULL, 10), self->rows->len - 1);
      for (guint i = 0; i < self->field->columns->len; i++)
        if (strcmp (((QzField *) g_ptr_array_index (self->field->columns, i))->id, parts[2]) == 0)
          place = i;
    }
  return gtk_widget_grab_focus (cell_at (self, row, place));
}

static void
qz_table_field_dispose (GObject *object)
{
  QzTableField *self = QZ_TABLE_FIELD (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (qz_table_field_parent_class)->dispose (object);
}

static void
qz_table_field_finalize (GObject *object)
{
  g_ptr_array_unref (QZ_TABLE_FIELD (object)->rows);

  G_OBJECT_CLASS (qz_table_field_parent_class)->finalize (object);
}

static void
qz_table_field_iface_init (QzFieldEditorInterface *iface)
{
  iface->get_field = qz_table_field_get_field;
  iface->refresh = qz_table_field_refresh;
  iface->mark = qz_table_field_mark;
  iface->focus = qz_table_field_focus;
}

static void
qz_table_field_class_init (QzTableFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_table_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = qz_table_field_finalize;
}

static void
qz_table_field_init (QzTableField *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

static GtkWidget *
head_new (QzTableField *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (self->field->label);
  GtkWidget *help = qz_field_help_button_new (self->field);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  self->count = qz_field_note_new ("");
  self->icon = qz_field_finding_icon_new ();
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_box_append (GTK_BOX (head), self->icon);
  if (help != NULL)
    gtk_box_append (GTK_BOX (head), help);
  return head;
}

static GtkWidget *
import_new (QzTableField *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("From a _List…"));
  /* Translators: %s is the name of a table of a form. */
  g_autofree char *name = g_strdup_printf (_ ("Take rows of “%s” from a list"), self->field->label);

  qz_field_name_widget (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.import-members");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", self->field->id);
  return button;
}

static GtkWidget *
foot_new (QzTableField *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *hint = gtk_label_new (_ ("Rows copied from a spreadsheet can be pasted into a cell"));
  g_autofree char *name = NULL;

  self->add = gtk_button_new_with_mnemonic (_ ("_Add Row"));
  /* Translators: %s is the name of a table of a form. */
  name = g_strdup_printf (_ ("Add a row to “%s”"), self->field->label);
  qz_field_name_widget (self->add, name);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_row), self);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "caption");
  gtk_box_append (GTK_BOX (foot), self->add);
  gtk_box_append (GTK_BOX (foot), import_new (self));
  gtk_box_append (GTK_BOX (foot), hint);
  return foot;
}

static void
add_headings (QzTableField *self)
{
  for (guint i = 0; i < self->field->columns->len; i++)
    {
      const QzField *column = g_ptr_array_index (self->field->columns, i);
      g_autofree char *text = *column->unit != '\0'
                                  ? g_strdup_printf ("%s (%s)", column->label, column->unit)
                                  : g_strdup (column->label);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_set_tooltip_text (label, *column->help != '\0' ? column->help : NULL);
      gtk_grid_attach (GTK_GRID (self->grid), label, (int) i + 1, 0, 1, 1);
    }
}

/**
 * qz_table_field_new:
 * @session: the session
 * @field: a field with columns
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
qz_table_field_new (QzWizardSession *session, const QzField *field)
{
  QzTableField *self;
  GtkWidget *box;
  GtkWidget *scroll;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);
  g_return_val_if_fail (field != NULL && field->columns->len > 0, NULL);

  self = g_object_new (QZ_TYPE_TABLE_FIELD, "use-markup", FALSE, "title", field->label, NULL);
  self->session = g_object_ref (session);
  self->field = field;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  qz_field_name_widget (GTK_WIDGET (self), field->label);

  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->grid);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (box, "table-field");
  gtk_box_append (GTK_BOX (box), head_new (self));
  gtk_box_append (GTK_BOX (box), scroll);
  gtk_box_append (GTK_BOX (box), foot_new (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  add_headings (self);
  qz_field_editor_refresh (QZ_FIELD_EDITOR (self));
  return GTK_WIDGET (self);
}
