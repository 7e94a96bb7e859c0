/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several lines of text with their count of characters against the limit. */

#include "config.h"

#include "ui/entries/qz-prose-field.h"

#include <glib/gi18n-lib.h>

struct _QzProseField
{
  AdwPreferencesRow parent_instance;

  /* of the binding */
  QzWizardSession *session;
  const QzField *field;

  GtkWidget *view;
  GtkTextBuffer *buffer; /* of the view */
  GtkWidget *icon;
  GtkWidget *required;
  GtkWidget *count;

  gboolean refreshing;
};

static void qz_prose_field_iface_init (QzFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QzProseField,
                               qz_prose_field,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (QZ_TYPE_FIELD_EDITOR,
                                                      qz_prose_field_iface_init))

static char *
dup_text (QzProseField *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
update_notes (QzProseField *self, const char *text)
{
  qz_field_show_count (self->count, self->field, text);
  gtk_widget_set_visible (self->required, self->field->required && *text == '\0');
}

static void
buffer_changed_cb (QzProseField *self)
{
  g_autofree char *text = dup_text (self);

  update_notes (self, text);
  if (!self->refreshing)
    qz_wizard_session_set_value (self->session, self->field->id, text);
}

static void
qz_prose_field_refresh (QzFieldEditor *editor)
{
  QzProseField *self = QZ_PROSE_FIELD (editor);
  const char *value = qz_wizard_session_get_value (self->session, self->field->id);
  g_autofree char *text = dup_text (self);

  if (strcmp (text, value) == 0)
    return;
  self->refreshing = TRUE;
  gtk_text_buffer_set_text (self->buffer, value, -1);
  self->refreshing = FALSE;
}

static void
qz_prose_field_iface_init (QzFieldEditorInterface *iface)
{
  iface->refresh = qz_prose_field_refresh;
}

static void
qz_prose_field_class_init (QzProseFieldClass *klass)
{
}

static void
qz_prose_field_init (QzProseField *self)
{
  GtkWidget *box;
  GtkWidget *head;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (box, "prose-field");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);

  head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), head);

  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_box_append (GTK_BOX (box), self->view);
}

static void
build_head (QzProseField *self)
{
  GtkWidget *head =
      gtk_widget_get_first_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self)));
  GtkWidget *title = gtk_label_new (self->field->label);
  GtkWidget *help = qz_field_help_button_new (self->field);

  gtk_widget_add_css_class (title, "field-title");
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  self->count = qz_field_note_new ("");
  self->required = qz_field_note_new (_ ("Required"));
  self->icon = qz_field_finding_icon_new ();
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->required);
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_box_append (GTK_BOX (head), self->icon);
  if (help != NULL)
    gtk_box_append (GTK_BOX (head), help);
}

/**
 * qz_prose_field_new:
 * @session: the session
 * @field: a field of several lines
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
qz_prose_field_new (QzWizardSession *session, const QzField *field)
{
  QzProseField *self;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (QZ_TYPE_PROSE_FIELD, "use-markup", FALSE, "title", field->label, NULL);
  self->session = session;
  self->field = field;
  build_head (self);
  qz_field_name_widget (self->view, field->label);
  qz_field_name_widget (GTK_WIDGET (self), field->label);

  qz_field_editor_bind (QZ_FIELD_EDITOR (self), session, field, self->icon, self->view);
  qz_field_editor_refresh (QZ_FIELD_EDITOR (self));
  update_notes (self, qz_wizard_session_get_value (session, field->id));
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  qz_field_editor_watch_typing (QZ_FIELD_EDITOR (self));
  return GTK_WIDGET (self);
}
