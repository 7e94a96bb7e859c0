/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Yes or no, as a switch. */

#include "config.h"

#include "ui/entries/qz-flag-field.h"

struct _QzFlagField
{
  AdwActionRow parent_instance;

  /* of the binding */
  QzWizardSession *session;
  const QzField *field;

  GtkWidget *icon;
  GtkWidget *toggle;

  gboolean refreshing;
};

static void qz_flag_field_iface_init (QzFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QzFlagField,
                               qz_flag_field,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (QZ_TYPE_FIELD_EDITOR,
                                                      qz_flag_field_iface_init))

static void
toggled_cb (QzFlagField *self)
{
  if (self->refreshing)
    return;
  qz_wizard_session_set_value (self->session, self->field->id,
                               gtk_switch_get_active (GTK_SWITCH (self->toggle)) ? "1" : NULL);
  qz_wizard_session_end_burst (self->session);
}

static void
qz_flag_field_refresh (QzFieldEditor *editor)
{
  QzFlagField *self = QZ_FLAG_FIELD (editor);
  const char *value = qz_wizard_session_get_value (self->session, self->field->id);

  self->refreshing = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->toggle), strcmp (value, "1") == 0);
  self->refreshing = FALSE;
}

static void
qz_flag_field_iface_init (QzFieldEditorInterface *iface)
{
  iface->refresh = qz_flag_field_refresh;
}

static void
qz_flag_field_class_init (QzFlagFieldClass *klass)
{
}

static void
qz_flag_field_init (QzFlagField *self)
{
}

/**
 * qz_flag_field_new:
 * @session: the session
 * @field: a field of yes or no
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
qz_flag_field_new (QzWizardSession *session, const QzField *field)
{
  QzFlagField *self;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (QZ_TYPE_FLAG_FIELD, "use-markup", FALSE, "title", field->label, NULL);
  self->session = session;
  self->field = field;
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  if (*field->help != '\0')
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), field->help);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
    }

  self->icon = qz_field_finding_icon_new ();
  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  qz_field_name_widget (self->toggle, field->label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->toggle);

  qz_field_editor_bind (QZ_FIELD_EDITOR (self), session, field, self->icon, self->toggle);
  qz_field_editor_refresh (QZ_FIELD_EDITOR (self));
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (toggled_cb), self);
  return GTK_WIDGET (self);
}
