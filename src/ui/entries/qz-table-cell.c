/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of a table in a form: an entry, a drop-down or a check mark, by the column's type. */

#include "config.h"

#include "ui/entries/qz-table-cell.h"

#include "ui/entries/qz-table-paste.h"

struct _QzTableCell
{
  AdwBin parent_instance;

  const QzField *column; /* of the edition */
  GtkWidget *input;      /* the child */

  gboolean refreshing;
};

enum
{
  SIGNAL_EDITED,
  SIGNAL_PASTED,
  SIGNAL_STEPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzTableCell, qz_table_cell, ADW_TYPE_BIN)

static void
report (QzTableCell *self, const char *value)
{
  if (!self->refreshing)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0, value);
}

static void
text_changed_cb (QzTableCell *self)
{
  report (self, gtk_editable_get_text (GTK_EDITABLE (self->input)));
}

static void
toggled_cb (QzTableCell *self)
{
  report (self, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->input)) ? "1" : "");
}

static void
selected_cb (QzTableCell *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->input));

  if (selected == 0 || selected > self->column->choices->len)
    report (self, "");
  else
    report (self, ((QzChoice *) g_ptr_array_index (self->column->choices, selected - 1))->id);
}

static void
step (QzTableCell *self, QzTableStep what)
{
  g_signal_emit (self, signals[SIGNAL_STEPPED], 0, (int) what);
}

static gboolean
key_cb (QzTableCell *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (held == GDK_ALT_MASK && keyval == GDK_KEY_Up)
    step (self, QZ_TABLE_STEP_MOVE_UP);
  else if (held == GDK_ALT_MASK && keyval == GDK_KEY_Down)
    step (self, QZ_TABLE_STEP_MOVE_DOWN);
  else if (held == GDK_ALT_MASK && keyval == GDK_KEY_Delete)
    step (self, QZ_TABLE_STEP_REMOVE);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzTableCell) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL || self->input == NULL)
    return;
  if (qz_table_paste_is_block (text))
    {
      g_signal_emit (self, signals[SIGNAL_PASTED], 0, text);
    }
  else
    {
      int position;

      g_strchomp (text);
      gtk_editable_delete_selection (GTK_EDITABLE (self->input));
      position = gtk_editable_get_position (GTK_EDITABLE (self->input));
      gtk_editable_insert_text (GTK_EDITABLE (self->input), text, -1, &position);
      gtk_editable_set_position (GTK_EDITABLE (self->input), position);
    }
}

/* GtkText would put the whole block into one cell. */
static void
paste_cb (GtkText *text, QzTableCell *self)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (text)), NULL,
                                 clipboard_read_cb, g_object_ref (self));
}

static gboolean
qz_table_cell_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (QZ_TABLE_CELL (widget)->input);
}

static void
qz_table_cell_dispose (GObject *object)
{
  QZ_TABLE_CELL (object)->input = NULL;

  G_OBJECT_CLASS (qz_table_cell_parent_class)->dispose (object);
}

static void
qz_table_cell_class_init (QzTableCellClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_table_cell_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = qz_table_cell_grab_focus;

  /**
   * QzTableCell::edited:
   * @value: the new value, "" when it was cleared
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * QzTableCell::pasted:
   * @text: several cells that were pasted here
   */
  signals[SIGNAL_PASTED] = g_signal_new ("pasted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * QzTableCell::stepped:
   * @step: a #QzTableStep
   */
  signals[SIGNAL_STEPPED] = g_signal_new ("stepped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
qz_table_cell_init (QzTableCell *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

static void
activated_cb (QzTableCell *self)
{
  step (self, QZ_TABLE_STEP_DOWN);
}

static void
left_cb (QzTableCell *self)
{
  step (self, QZ_TABLE_STEP_LEFT);
}

static GtkWidget *
entry_new (QzTableCell *self)
{
  GtkWidget *entry = gtk_entry_new ();
  gboolean number = self->column->type == QZ_FIELD_NUMBER || self->column->type == QZ_FIELD_MONEY;
  GtkEditable *text;

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), number ? 6 : 9);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  if (number)
    gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  text = gtk_editable_get_delegate (GTK_EDITABLE (entry));
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_object (text, "paste-clipboard", G_CALLBACK (paste_cb), self, 0);
  return entry;
}

static GtkWidget *
drop_down_new (QzTableCell *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  gtk_string_list_append (labels, "");
  for (guint i = 0; i < self->column->choices->len; i++)
    gtk_string_list_append (labels,
                            ((QzChoice *) g_ptr_array_index (self->column->choices, i))->label);
  drop_down = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  return drop_down;
}

/**
 * qz_table_cell_new:
 * @column: the column
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
qz_table_cell_new (const QzField *column)
{
  QzTableCell *self;
  GtkEventController *focus;

  g_return_val_if_fail (column != NULL, NULL);

  self = g_object_new (QZ_TYPE_TABLE_CELL, NULL);
  self->column = column;
  if (column->type == QZ_FIELD_CHOICE)
    {
      self->input = drop_down_new (self);
    }
  else if (column->type == QZ_FIELD_FLAG)
    {
      self->input = gtk_check_button_new ();
      g_signal_connect_swapped (self->input, "toggled", G_CALLBACK (toggled_cb), self);
    }
  else
    {
      self->input = entry_new (self);
    }
  adw_bin_set_child (ADW_BIN (self), self->input);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->input, focus);
  return GTK_WIDGET (self);
}

/**
 * qz_table_cell_get_column:
 * @self: a cell
 *
 * Returns: (transfer none): its column
 */
const QzField *
qz_table_cell_get_column (QzTableCell *self)
{
  g_return_val_if_fail (QZ_IS_TABLE_CELL (self), NULL);

  return self->column;
}

/**
 * qz_table_cell_set_name:
 * @self: a cell
 * @name: table, row and column, for those who do not see them
 */
void
qz_table_cell_set_name (QzTableCell *self, const char *name)
{
  GtkAccessible *named;

  g_return_if_fail (QZ_IS_TABLE_CELL (self));

  named = GTK_ACCESSIBLE (self->input);
  gtk_accessible_update_property (named, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* GTK 4.8 shows the entry to assistive technology, later versions the text inside. */
  if (GTK_IS_ENTRY (named))
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (named))),
        GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * qz_table_cell_set_value:
 * @self: a cell
 * @value: what it holds, "" when it is blank
 *
 * Does not report an edit.
 */
void
qz_table_cell_set_value (QzTableCell *self, const char *value)
{
  g_return_if_fail (QZ_IS_TABLE_CELL (self));
  g_return_if_fail (value != NULL);

  self->refreshing = TRUE;
  if (GTK_IS_ENTRY (self->input))
    {
      if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->input)), value) != 0)
        gtk_editable_set_text (GTK_EDITABLE (self->input), value);
    }
  else if (GTK_IS_DROP_DOWN (self->input))
    {
      guint selected = 0;

      for (guint i = 0; i < self->column->choices->len; i++)
        if (strcmp (((QzChoice *) g_ptr_array_index (self->column->choices, i))->id, value) == 0)
          selected = i + 1;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->input), selected);
    }
  else
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->input), strcmp (value, "1") == 0);
    }
  self->refreshing = FALSE;
}

/**
 * qz_table_cell_show_finding:
 * @self: a cell
 * @finding: (nullable): what the checks say about it
 */
void
qz_table_cell_show_finding (QzTableCell *self, const QzFinding *finding)
{
  gboolean hard = finding != NULL && finding->severity == QZ_SEVERITY_HARD;

  g_return_if_fail (QZ_IS_TABLE_CELL (self));

  gtk_widget_remove_css_class (self->input, hard ? "warning" : "error");
  if (finding == NULL)
    gtk_widget_remove_css_class (self->input, "warning");
  else
    gtk_widget_add_css_class (self->input, hard ? "error" : "warning");
  gtk_widget_set_tooltip_text (self->input, finding != NULL ? finding->message : NULL);
}
