/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all editors of a field have in common, and which editor a type of field gets. */

#include "config.h"

#include "ui/entries/qz-field-editor.h"

#include <glib/gi18n-lib.h>

#include "ui/entries/qz-choice-field.h"
#include "ui/entries/qz-date-field.h"
#include "ui/entries/qz-flag-field.h"
#include "ui/entries/qz-line-field.h"
#include "ui/entries/qz-prose-field.h"
#include "ui/entries/qz-table-field.h"

G_DEFINE_INTERFACE (QzFieldEditor, qz_field_editor, GTK_TYPE_WIDGET)

/* What an editor of one value shows, and where. */
typedef struct
{
  QzWizardSession *session; /* owned */
  const QzField *field;     /* of the edition, which the session keeps */

  /* borrowed, in the editor */
  GtkWidget *icon;
  GtkWidget *input;

  gboolean touched; /* the focus was there */
} Binding;

static GQuark
binding_quark (void)
{
  return g_quark_from_static_string ("qz-field-binding");
}

static Binding *
get_binding (QzFieldEditor *self)
{
  Binding *binding = g_object_get_qdata (G_OBJECT (self), binding_quark ());

  g_assert (binding != NULL);
  return binding;
}

static void
binding_free (gpointer data)
{
  Binding *binding = data;

  g_object_unref (binding->session);
  g_free (binding);
}

static const QzField *
get_bound_field (QzFieldEditor *self)
{
  return get_binding (self)->field;
}

static void
mark_bound (QzFieldEditor *self, gboolean all)
{
  const Binding *binding = get_binding (self);
  const char *value = qz_wizard_session_get_value (binding->session, binding->field->id);

  qz_field_editor_show_finding (self, all || binding->touched || *value != '\0');
}

static gboolean
focus_bound (QzFieldEditor *self, const char *path)
{
  const Binding *binding = get_binding (self);

  return strcmp (path, binding->field->id) == 0 && gtk_widget_grab_focus (binding->input);
}

static void
focus_left_cb (QzFieldEditor *self)
{
  Binding *binding = get_binding (self);

  binding->touched = TRUE;
  qz_wizard_session_end_burst (binding->session);
  qz_field_editor_mark (self, FALSE);
}

static void
qz_field_editor_default_init (QzFieldEditorInterface *iface)
{
  iface->get_field = get_bound_field;
  iface->mark = mark_bound;
  iface->focus = focus_bound;
}

/**
 * qz_field_editor_new:
 * @session: the session
 * @field: a field of its activity
 *
 * Returns: (transfer floating): an editor for the type of @field
 */
GtkWidget *
qz_field_editor_new (QzWizardSession *session, const QzField *field)
{
  g_return_val_if_fail (QZ_IS_WIZARD_SESSION (session), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  switch (field->type)
    {
    case QZ_FIELD_TEXT:
    case QZ_FIELD_NUMBER:
    case QZ_FIELD_MONEY:
    case QZ_FIELD_PHONE:
      return qz_line_field_new (session, field);
    case QZ_FIELD_PROSE:
      return qz_prose_field_new (session, field);
    case QZ_FIELD_DATE:
      return qz_date_field_new (session, field);
    case QZ_FIELD_CHOICE:
      return qz_choice_field_new (session, field);
    case QZ_FIELD_FLAG:
      return qz_flag_field_new (session, field);
    case QZ_FIELD_TABLE:
      return qz_table_field_new (session, field);
    default:
      g_assert_not_reached ();
    }
}

/**
 * qz_field_editor_get_field:
 * @self: an editor
 *
 * Returns: (transfer none): its field
 */
const QzField *
qz_field_editor_get_field (QzFieldEditor *self)
{
  g_return_val_if_fail (QZ_IS_FIELD_EDITOR (self), NULL);

  return QZ_FIELD_EDITOR_GET_IFACE (self)->get_field (self);
}

/**
 * qz_field_editor_refresh:
 * @self: an editor
 *
 * Shows the value that the session holds now.
 */
void
qz_field_editor_refresh (QzFieldEditor *self)
{
  g_return_if_fail (QZ_IS_FIELD_EDITOR (self));

  QZ_FIELD_EDITOR_GET_IFACE (self)->refresh (self);
}

/**
 * qz_field_editor_mark:
 * @self: an editor
 * @all: also where nobody has typed yet
 *
 * Shows what the checks say about its value.
 */
void
qz_field_editor_mark (QzFieldEditor *self, gboolean all)
{
  g_return_if_fail (QZ_IS_FIELD_EDITOR (self));

  QZ_FIELD_EDITOR_GET_IFACE (self)->mark (self, all);
}

/**
 * qz_field_editor_focus:
 * @self: an editor
 * @path: a path of the form
 *
 * Returns: whether @path is typed here; then the focus is there
 */
gboolean
qz_field_editor_focus (QzFieldEditor *self, const char *path)
{
  g_return_val_if_fail (QZ_IS_FIELD_EDITOR (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return QZ_FIELD_EDITOR_GET_IFACE (self)->focus (self, path);
}

/**
 * qz_field_editor_bind:
 * @self: an editor of one value, being made
 * @session: the session; kept
 * @field: its field
 * @icon: in the editor, from qz_field_finding_icon_new()
 * @input: in the editor, what gets the focus
 *
 * Gives an editor its field, its mark and its focus.
 */
void
qz_field_editor_bind (QzFieldEditor *self,
                      QzWizardSession *session,
                      const QzField *field,
                      GtkWidget *icon,
                      GtkWidget *input)
{
  Binding *binding;

  g_return_if_fail (QZ_IS_FIELD_EDITOR (self));
  g_return_if_fail (QZ_IS_WIZARD_SESSION (session));
  g_return_if_fail (field != NULL && icon != NULL && input != NULL);

  binding = g_new0 (Binding, 1);
  binding->session = g_object_ref (session);
  binding->field = field;
  binding->icon = icon;
  binding->input = input;
  g_object_set_qdata_full (G_OBJECT (self), binding_quark (), binding, binding_free);
}

/**
 * qz_field_editor_watch_typing:
 * @self: a bound editor into which is typed
 *
 * Once the focus has left it, what was typed is one step of the history, and its findings are
 * shown.
 */
void
qz_field_editor_watch_typing (QzFieldEditor *self)
{
  GtkEventController *focus;

  g_return_if_fail (QZ_IS_FIELD_EDITOR (self));

  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (get_binding (self)->input, focus);
}

/**
 * qz_field_editor_is_touched:
 * @self: a bound editor
 *
 * Returns: whether the focus was there and left
 */
gboolean
qz_field_editor_is_touched (QzFieldEditor *self)
{
  g_return_val_if_fail (QZ_IS_FIELD_EDITOR (self), FALSE);

  return get_binding (self)->touched;
}

/**
 * qz_field_editor_show_finding:
 * @self: a bound editor
 * @say: whether to show what is found, or nothing
 */
void
qz_field_editor_show_finding (QzFieldEditor *self, gboolean say)
{
  const Binding *binding;

  g_return_if_fail (QZ_IS_FIELD_EDITOR (self));

  binding = get_binding (self);
  qz_field_show_finding (GTK_WIDGET (self), binding->icon,
                         say ? qz_wizard_session_find_finding (binding->session, binding->field->id)
                             : NULL);
}

/**
 * qz_field_name_widget:
 * @widget: a widget
 * @label: its name for those who do not see it
 */
void
qz_field_name_widget (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/**
 * qz_field_help_button_new:
 * @field: a field
 *
 * Returns: (transfer floating) (nullable): a button that shows the help of @field; %NULL when the
 *   edition has none
 */
GtkWidget *
qz_field_help_button_new (const QzField *field)
{
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *label;
  g_autofree char *name = NULL;

  if (*field->help == '\0')
    return NULL;

  label = gtk_label_new (field->help);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), label);

  button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "qz-help-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, field->help);
  gtk_widget_add_css_class (button, "flat");
  /* Translators: %s is the name of a field of a form. */
  name = g_strdup_printf (_ ("About “%s”"), field->label);
  qz_field_name_widget (button, name);
  return button;
}

/**
 * qz_field_finding_icon_new:
 *
 * Returns: (transfer floating): an icon for qz_field_show_finding(), hidden
 */
GtkWidget *
qz_field_finding_icon_new (void)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_set_visible (icon, FALSE);
  return icon;
}

/**
 * qz_field_note_new:
 * @text: what it says
 *
 * Returns: (transfer floating): a small dim label for the end of a row
 */
GtkWidget *
qz_field_note_new (const char *text)
{
  GtkWidget *note = gtk_label_new (text);

  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "numeric");
  return note;
}

static void
set_severity_class (GtkWidget *widget, const QzFinding *finding)
{
  gboolean hard = finding != NULL && finding->severity == QZ_SEVERITY_HARD;

  gtk_widget_remove_css_class (widget, hard ? "warning" : "error");
  if (finding == NULL)
    gtk_widget_remove_css_class (widget, "warning");
  else
    gtk_widget_add_css_class (widget, hard ? "error" : "warning");
}

/**
 * qz_field_show_finding:
 * @row: what is coloured, if it is a row of one line
 * @icon: the icon in it
 * @finding: (nullable): what is found
 */
void
qz_field_show_finding (GtkWidget *row, GtkWidget *icon, const QzFinding *finding)
{
  gtk_widget_set_visible (icon, finding != NULL);
  gtk_widget_set_tooltip_text (icon, finding != NULL ? finding->message : NULL);
  qz_field_name_widget (icon, finding != NULL ? finding->message : "");
  set_severity_class (icon, finding);
  if (ADW_IS_ENTRY_ROW (row))
    set_severity_class (row, finding);
}

/**
 * qz_field_show_count:
 * @label: the label of the count
 * @field: a field with a length
 * @text: what is typed
 *
 * Shows the count of characters against the limit, marked when there are more than allowed.
 */
void
qz_field_show_count (GtkWidget *label, const QzField *field, const char *text)
{
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *count = field->max_length > 0
                               ? g_strdup_printf ("%ld/%u", length, field->max_length)
                               : g_strdup_printf ("%ld", length);

  gtk_label_set_text (GTK_LABEL (label), count);
  if (field->max_length > 0 && length > (glong) field->max_length)
    gtk_widget_add_css_class (label, "error");
  else
    gtk_widget_remove_css_class (label, "error");
}
