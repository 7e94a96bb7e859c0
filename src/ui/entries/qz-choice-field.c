/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the choices of a field; the lines of recommendation are such choices too. */

#include "config.h"

#include "ui/entries/qz-choice-field.h"

#include <glib/gi18n-lib.h>

#include "ui/facade/qz-alert.h"

struct _QzChoiceField
{
  AdwComboRow parent_instance;

  /* of the binding */
  QzWizardSession *session;
  const QzField *field;

  GPtrArray *ids; /* (element-type utf8): by position; "" is the first */

  GtkWidget *icon;
  GtkWidget *required;

  gboolean refreshing;
};

static void qz_choice_field_iface_init (QzFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QzChoiceField,
                               qz_choice_field,
                               ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (QZ_TYPE_FIELD_EDITOR,
                                                      qz_choice_field_iface_init))

static void
update_required (QzChoiceField *self)
{
  gtk_widget_set_visible (self->required,
                          self->field->required
                              && adw_combo_row_get_selected (ADW_COMBO_ROW (self)) == 0);
}

/* Says why, and goes back to what was chosen before. */
static void
refuse (QzChoiceField *self, const QzChoice *choice)
{
  g_autofree char *body = g_strdup_printf (
      _ ("What is “%s” must not be declared and is not stored. Have it declassified first, or "
         "withdraw the entry."),
      choice->label);

  qz_alert_tell (GTK_WIDGET (self), _ ("Not Taken"), body);
  qz_field_editor_refresh (QZ_FIELD_EDITOR (self));
}

static const QzChoice *
find_refused (QzChoiceField *self, const char *id)
{
  for (guint i = 0; i < self->field->choices->len; i++)
    {
      const QzChoice *choice = g_ptr_array_index (self->field->choices, i);

      if (choice->refused && strcmp (choice->id, id) == 0)
        return choice;
    }
  return NULL;
}

static void
selected_cb (QzChoiceField *self)
{
  const QzChoice *refused;
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->refreshing || selected >= self->ids->len)
    {
      update_required (self);
      return;
    }
  refused = find_refused (self, g_ptr_array_index (self->ids, selected));
  if (refused != NULL)
    {
      refuse (self, refused);
      return;
    }
  update_required (self);
  qz_wizard_session_set_value (self->session, self->field->id,
                               g_ptr_array_index (self->ids, selected));
  qz_wizard_session_end_burst (self->session);
}

static void
qz_choice_field_refresh (QzFieldEditor *editor)
{
  QzChoiceField *self = QZ_CHOICE_FIELD (editor);
  const char *value = qz_wizard_session_get_value (self->session, self->field->id);

  for (guint i = 0; i < self->ids->len; i++)
    if (strcmp (g_ptr_array_index (self->ids, i), value) == 0)
      {
        self->refreshing = TRUE;
        adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
        self->refreshing = FALSE;
        return;
      }
}

static void
qz_choice_field_finalize (GObject *object)
{
  g_ptr_array_unref (QZ_CHOICE_FIELD (object)->ids);

  G_OBJECT_CLASS (qz_choice_field_parent_class)->finalize (object);
}

static void
qz_choice_field_iface_init (QzFieldEditorInterface *iface)
{
  iface->refresh = qz_choice_field_refresh;
}

static void
qz_choice_field_class_init (QzChoiceFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_choice_field_finalize;
}

static void
qz_choice_field_init (QzChoiceField *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

static void
add_choice (QzChoiceField *self, GtkStringList *labels, const char *id, const char *label)
{
  g_ptr_array_add (self->ids, g_strdup (id));
  gtk_string_list_append (labels, label);
}

static void
fill (QzChoiceField *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  add_choice (self, labels, "", _ ("Not chosen"));
  for (guint i = 0; i < self->field->choices->len; i++)
    {
      const QzChoice *choice = g_ptr_array_index (self->field->choices, i);

      add_choice (self, labels, choice->id, choice->label);
    }
  if (self->field->choices->len == 0 && strcmp (self->field->id, "line") == 0)
    {
      QzEdition *edition = qz_wizard_session_get_edition (self->session);

      for (guint i = 0; i < edition->lines->len; i++)
        {
          const QzLine *line = g_ptr_array_index (edition->lines, i);

          add_choice (self, labels, line->id, line->name);
        }
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
}

/**
 * qz_choice_field_new:
 * @session: the session
 * @field: a field with choices; "line" without any offers the edition's lines of recommendation
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
qz_choice_field_new (QzWizardSession *session, const QzField *field)
{
  QzChoiceField *self;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (QZ_TYPE_CHOICE_FIELD, "use-markup", FALSE, "title", field->label, NULL);
  self->session = session;
  self->field = field;
  qz_field_name_widget (GTK_WIDGET (self), field->label);
  if (*field->help != '\0')
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), field->help);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
    }

  self->required = qz_field_note_new (_ ("Required"));
  self->icon = qz_field_finding_icon_new ();
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->required);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->icon);

  fill (self);
  qz_field_editor_bind (QZ_FIELD_EDITOR (self), session, field, self->icon, GTK_WIDGET (self));
  qz_field_editor_refresh (QZ_FIELD_EDITOR (self));
  update_required (self);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
  return GTK_WIDGET (self);
}
