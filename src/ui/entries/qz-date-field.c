/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day: typed in any of the usual ways, or taken from a calendar. */

#include "config.h"

#include "ui/entries/qz-date-field.h"

#include <glib/gi18n-lib.h>

#include "rules/qz-typed-value.h"

struct _QzDateField
{
  AdwEntryRow parent_instance;

  /* of the binding */
  QzWizardSession *session;
  const QzField *field;

  GtkWidget *icon;
  GtkWidget *required;
  GtkWidget *button;
  GtkWidget *calendar;

  gboolean refreshing;
};

static void qz_date_field_iface_init (QzFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QzDateField,
                               qz_date_field,
                               ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (QZ_TYPE_FIELD_EDITOR,
                                                      qz_date_field_iface_init))

static void
text_changed_cb (QzDateField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  gtk_widget_set_visible (self->required, self->field->required && *text == '\0');
  if (!self->refreshing)
    {
      g_autofree char *day = qz_typed_day (text);

      qz_wizard_session_set_value (self->session, self->field->id, day != NULL ? day : text);
    }
}

/* The day as it is written in the end. */
static void
focus_left_cb (QzDateField *self)
{
  qz_field_editor_refresh (QZ_FIELD_EDITOR (self));
}

static void
popover_shown_cb (QzDateField *self)
{
  const char *value = qz_wizard_session_get_value (self->session, self->field->id);
  int year;
  int month;
  int day;

  if (sscanf (value, "%4d-%2d-%2d", &year, &month, &day) == 3
      && g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year))
    {
      g_autoptr (GDateTime) moment = g_date_time_new_local (year, month, day, 12, 0, 0);

      if (moment != NULL)
        {
          self->refreshing = TRUE;
          gtk_calendar_select_day (GTK_CALENDAR (self->calendar), moment);
          self->refreshing = FALSE;
        }
    }
}

static void
day_selected_cb (QzDateField *self)
{
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *day = NULL;

  if (self->refreshing)
    return;
  moment = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  day = g_date_time_format (moment, "%Y-%m-%d");
  qz_wizard_session_set_value (self->session, self->field->id, day);
  qz_wizard_session_end_burst (self->session);
  qz_field_editor_refresh (QZ_FIELD_EDITOR (self));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
qz_date_field_refresh (QzFieldEditor *editor)
{
  QzDateField *self = QZ_DATE_FIELD (editor);
  const char *value = qz_wizard_session_get_value (self->session, self->field->id);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autofree char *day = qz_typed_day (text);

  /* While it is being typed the text stays as the user writes it. */
  if (strcmp (text, value) == 0
      || (g_strcmp0 (day, value) == 0
          && gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self))))))
    return;
  self->refreshing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), value);
  self->refreshing = FALSE;
}

/* A day that is being typed is not yet one. */
static void
qz_date_field_mark (QzFieldEditor *editor, gboolean all)
{
  qz_field_editor_show_finding (editor, all || qz_field_editor_is_touched (editor));
}

static void
qz_date_field_iface_init (QzFieldEditorInterface *iface)
{
  iface->refresh = qz_date_field_refresh;
  iface->mark = qz_date_field_mark;
}

static void
qz_date_field_class_init (QzDateFieldClass *klass)
{
}

static void
qz_date_field_init (QzDateField *self)
{
}

static GtkWidget *
calendar_button_new (QzDateField *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *button = gtk_menu_button_new ();
  /* Translators: %s is the name of a field of a form that holds a date. */
  g_autofree char *name = g_strdup_printf (_ ("Choose “%s” from a calendar"), self->field->label);

  self->calendar = gtk_calendar_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (popover_shown_cb), self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Calendar"));
  gtk_widget_add_css_class (button, "flat");
  qz_field_name_widget (button, name);
  return button;
}

/**
 * qz_date_field_new:
 * @session: the session
 * @field: a field that holds a day
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
qz_date_field_new (QzWizardSession *session, const QzField *field)
{
  QzDateField *self;
  GtkEventController *focus;
  GtkWidget *help;

  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (QZ_TYPE_DATE_FIELD, "use-markup", FALSE, "title", field->label, NULL);
  self->session = session;
  self->field = field;
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  qz_field_name_widget (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self))), field->label);
  qz_field_name_widget (GTK_WIDGET (self), field->label);

  self->required = qz_field_note_new (_ ("Required"));
  self->icon = qz_field_finding_icon_new ();
  self->button = calendar_button_new (self);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->required);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->icon);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->button);
  help = qz_field_help_button_new (field);
  if (help != NULL)
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), help);

  qz_field_editor_bind (QZ_FIELD_EDITOR (self), session, field, self->icon, GTK_WIDGET (self));
  qz_field_editor_refresh (QZ_FIELD_EDITOR (self));
  gtk_widget_set_visible (self->required,
                          field->required && *gtk_editable_get_text (GTK_EDITABLE (self)) == '\0');
  g_signal_connect (self, "changed", G_CALLBACK (text_changed_cb), NULL);
  qz_field_editor_watch_typing (QZ_FIELD_EDITOR (self));
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  return GTK_WIDGET (self);
}
