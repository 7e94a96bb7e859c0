/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editors of fields: what is typed reaches the session, what is undone comes back, each has a
 * name for those who do not see it. */

#include "config.h"

#include "fixture.h"
#include "tests/lib/widget-tools.h"
#include "ui/entries/qz-date-field.h"
#include "ui/entries/qz-field-editor.h"
#include "ui/qz-ui.h"

typedef struct
{
  QzWizardSession *session;
  GtkWidget *window;
  GtkWidget *list;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QzEdition) edition = fixture_edition_new ();
  g_autoptr (QzForm) form = qz_form_new ();

  fixture->session = qz_wizard_session_new (edition, "qc", "solve", form, NULL);
  fixture->window = gtk_window_new ();
  fixture->list = gtk_list_box_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->list);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->session);
}

static QzFieldEditor *
add (Fixture *fixture, const char *id)
{
  const QzActivity *activity = qz_wizard_session_get_activity (fixture->session);
  const QzField *field = qz_activity_find_field (activity, id);
  GtkWidget *editor = qz_field_editor_new (fixture->session, field);

  gtk_list_box_append (GTK_LIST_BOX (fixture->list), editor);
  g_assert_true (qz_field_editor_get_field (QZ_FIELD_EDITOR (editor)) == field);
  return QZ_FIELD_EDITOR (editor);
}

static const char *
value (Fixture *fixture, const char *path)
{
  return qz_wizard_session_get_value (fixture->session, path);
}

static void
test_line (Fixture *fixture, gconstpointer data)
{
  QzFieldEditor *editor = add (fixture, "title");
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (editor)));

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "课题名称");
  qz_wizard_session_check (fixture->session);
  qz_field_editor_mark (editor, FALSE);
  /* Nothing is said before anything is typed. */
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (editor), "error"));
  qz_field_editor_mark (editor, TRUE);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (editor), "error"));

  gtk_editable_set_text (GTK_EDITABLE (editor), "降低𠮷返工率");
  g_assert_cmpstr (value (fixture, "title"), ==, "降低𠮷返工率");
  qz_wizard_session_check (fixture->session);
  qz_field_editor_mark (editor, FALSE);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (editor), "error"));

  qz_wizard_session_undo (fixture->session);
  qz_field_editor_refresh (editor);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor)), ==, "");
}

static void
test_prose (Fixture *fixture, gconstpointer data)
{
  QzFieldEditor *editor = add (fixture, "summary");
  GtkWidget *view = find_nth (GTK_WIDGET (editor), GTK_TYPE_TEXT_VIEW, 0);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "成果摘要");
  gtk_text_buffer_set_text (buffer, "一行\n两行", -1);
  g_assert_cmpstr (value (fixture, "summary"), ==, "一行\n两行");
  qz_wizard_session_set_value (fixture->session, "summary", "别处改的");
  qz_field_editor_refresh (editor);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 4);
}

static void
test_choice (Fixture *fixture, gconstpointer data)
{
  QzFieldEditor *editor = add (fixture, "source");

  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (editor)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (editor), 2);
  g_assert_cmpstr (value (fixture, "source"), ==, "ordered");
  qz_wizard_session_undo (fixture->session);
  qz_field_editor_refresh (editor);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (editor)), ==, 0);
}

/* A choice that this edition does not know is kept, not cleared by showing it. */
static void
test_choice_unknown (Fixture *fixture, gconstpointer data)
{
  QzFieldEditor *editor;

  qz_wizard_session_set_value (fixture->session, "source", "older");
  editor = add (fixture, "source");
  qz_field_editor_refresh (editor);
  g_assert_cmpstr (value (fixture, "source"), ==, "older");
}

static void
test_flag (Fixture *fixture, gconstpointer data)
{
  QzFieldEditor *editor = add (fixture, "original");
  GtkWidget *toggle = find_nth (GTK_WIDGET (editor), GTK_TYPE_SWITCH, 0);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "原创承诺");
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  g_assert_cmpstr (value (fixture, "original"), ==, "1");
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  g_assert_cmpstr (value (fixture, "original"), ==, "");
}

static void
test_money (Fixture *fixture, gconstpointer data)
{
  QzFieldEditor *editor = add (fixture, "benefit");
  gboolean seen = FALSE;

  gtk_editable_set_text (GTK_EDITABLE (editor), "32.5");
  for (guint i = 0; !seen; i++)
    {
      GtkWidget *label = find_nth (GTK_WIDGET (editor), GTK_TYPE_LABEL, i);

      g_assert_nonnull (label);
      seen = strcmp (gtk_label_get_text (GTK_LABEL (label)), "叁拾贰万伍仟元整") == 0;
    }
}

static void
test_date (Fixture *fixture, gconstpointer data)
{
  QzFieldEditor *editor = add (fixture, "start");

  gtk_editable_set_text (GTK_EDITABLE (editor), "2018年9月7日");
  g_assert_cmpstr (value (fixture, "start"), ==, "2018-09-07");
  qz_field_editor_refresh (editor);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor)), ==, "2018-09-07");
  gtk_editable_set_text (GTK_EDITABLE (editor), "soon");
  /* What is no date is kept as typed; the checks say so. */
  g_assert_cmpstr (value (fixture, "start"), ==, "soon");
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  QzFieldEditor *editor = add (fixture, "members");
  GtkWidget *first = find_nth (GTK_WIDGET (editor), GTK_TYPE_ENTRY, 0);
  GtkWidget *drop_down = find_nth (GTK_WIDGET (editor), GTK_TYPE_DROP_DOWN, 0);
  GtkWidget *add_button = NULL;

  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (first))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "成员 1: 姓名");
  gtk_editable_set_text (GTK_EDITABLE (first), "甲");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  g_assert_cmpstr (value (fixture, "members/0/name"), ==, "甲");
  g_assert_cmpstr (value (fixture, "members/0/role"), ==, "leader");

  for (guint i = 0; add_button == NULL; i++)
    {
      GtkWidget *button = find_nth (GTK_WIDGET (editor), GTK_TYPE_BUTTON, i);
      const char *label;

      g_assert_nonnull (button);
      label = gtk_button_get_label (GTK_BUTTON (button));
      if (label != NULL && strstr (label, "Add Row") != NULL)
        add_button = button;
    }
  for (guint i = 0; i < 3; i++)
    g_signal_emit_by_name (add_button, "clicked");
  /* Four rows at most. */
  g_assert_false (gtk_widget_get_sensitive (add_button));

  qz_wizard_session_set_value (fixture->session, "members/2/name", "丙");
  qz_field_editor_refresh (editor);
  g_assert_true (qz_field_editor_focus (editor, "members/2/name"));
  g_assert_false (qz_field_editor_focus (editor, "title"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  qz_ui_register_resource ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/field/line", test_line);
  ADD ("/field/prose", test_prose);
  ADD ("/field/choice", test_choice);
  ADD ("/field/choice-unknown", test_choice_unknown);
  ADD ("/field/flag", test_flag);
  ADD ("/field/money", test_money);
  ADD ("/field/date", test_date);
  ADD ("/field/table", test_table);
#undef ADD
  return g_test_run ();
}
