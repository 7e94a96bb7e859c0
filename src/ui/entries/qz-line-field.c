/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of text: text, number, amount of money, telephone number. */

#include "config.h"

#include "ui/entries/qz-line-field.h"

#include <glib/gi18n-lib.h>

#include "model/qz-points.h"
#include "rules/qz-amount-words.h"

struct _QzLineField
{
  AdwEntryRow parent_instance;

  /* of the binding */
  QzWizardSession *session;
  const QzField *field;

  /* template-free children, owned by the row */
  GtkWidget *icon;
  GtkWidget *required;
  GtkWidget *count; /* (nullable) */
  GtkWidget *words; /* (nullable): the amount in capitals */

  gboolean refreshing;
};

static void qz_line_field_iface_init (QzFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QzLineField,
                               qz_line_field,
                               ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (QZ_TYPE_FIELD_EDITOR,
                                                      qz_line_field_iface_init))

/* The typed amount in capitals, %NULL when it is not one. The unit says what one stands for. */
static char *
dup_words (const QzField *field, const char *text)
{
  static const struct
  {
    const char *unit;
    gint64 fen; /* of a thousandth of the unit, times ten */
  } units[] = { { "元", 1 }, { "万元", 10000 }, { "亿元", 100000000 } };
  gint64 points;

  if (*text == '\0' || !qz_points_parse (text, &points, NULL) || points < 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gint64 fen;

      if (strcmp (field->unit, units[i].unit) == 0
          && !__builtin_mul_overflow (points, units[i].fen, &fen))
        return qz_amount_in_words (fen / 10);
    }
  return NULL;
}

static void
update_notes (QzLineField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  gtk_widget_set_visible (self->required, self->field->required && *text == '\0');
  if (self->count != NULL)
    {
      qz_field_show_count (self->count, self->field, text);
      gtk_widget_set_visible (self->count, *text != '\0');
    }
  if (self->words != NULL)
    {
      g_autofree char *words = dup_words (self->field, text);

      gtk_label_set_text (GTK_LABEL (self->words), words != NULL ? words : "");
      gtk_widget_set_visible (self->words, words != NULL);
    }
}

static void
text_changed_cb (QzLineField *self)
{
  update_notes (self);
  if (!self->refreshing)
    qz_wizard_session_set_value (self->session, self->field->id,
                                 gtk_editable_get_text (GTK_EDITABLE (self)));
}

static void
qz_line_field_refresh (QzFieldEditor *editor)
{
  QzLineField *self = QZ_LINE_FIELD (editor);
  const char *value = qz_wizard_session_get_value (self->session, self->field->id);

  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self)), value) == 0)
    return;
  self->refreshing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), value);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  self->refreshing = FALSE;
}

static void
qz_line_field_iface_init (QzFieldEditorInterface *iface)
{
  iface->refresh = qz_line_field_refresh;
}

static void
qz_line_field_class_init (QzLineFieldClass *klass)
{
}

static void
qz_line_field_init (QzLineField *self)
{
}

static GtkWidget *
add_note (QzLineField *self, const char *text)
{
  GtkWidget *note = qz_field_note_new (text);

  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), note);
  return note;
}

static void
set_purpose (QzLineField *self)
{
  if (self->field->type == QZ_FIELD_PHONE)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), GTK_INPUT_PURPOSE_PHONE);
  else if (self->field->type != QZ_FIELD_TEXT)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), GTK_INPUT_PURPOSE_NUMBER);
}

/**
 * qz_line_field_new:
 * @session: the session
 * @field: a field of one line
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
qz_line_field_new (QzWizardSession *session, const QzField *field)
{
  QzLineField *self;
  GtkWidget *text;
  GtkWidget *help;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (QZ_TYPE_LINE_FIELD, "use-markup", FALSE, "title", field->label, NULL);
  self->session = session;
  self->field = field;
  set_purpose (self);

  /* The form has one history for all fields: Ctrl+Z is the window's. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self)));
  qz_field_name_widget (text, field->label);
  qz_field_name_widget (GTK_WIDGET (self), field->label);

  if (field->type == QZ_FIELD_MONEY)
    self->words = add_note (self, "");
  if (field->max_length > 0)
    self->count = add_note (self, "");
  if (*field->unit != '\0')
    gtk_widget_add_css_class (add_note (self, field->unit), "body");
  self->required = add_note (self, _ ("Required"));
  self->icon = qz_field_finding_icon_new ();
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->icon);
  help = qz_field_help_button_new (field);
  if (help != NULL)
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), help);

  qz_field_editor_bind (QZ_FIELD_EDITOR (self), session, field, self->icon, GTK_WIDGET (self));
  qz_field_editor_refresh (QZ_FIELD_EDITOR (self));
  update_notes (self);
  g_signal_connect (self, "changed", G_CALLBACK (text_changed_cb), NULL);
  qz_field_editor_watch_typing (QZ_FIELD_EDITOR (self));
  return GTK_WIDGET (self);
}
