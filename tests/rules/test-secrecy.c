/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is marked as secret is refused, whatever else the field may say. */

#include "config.h"

#include "model/qz-error.h"
#include "rules/qz-secrecy.h"

static QzActivity *
make_activity (gboolean with_field)
{
  QzActivity *activity = qz_activity_new ();
  QzSection *section = qz_section_new ();
  QzField *field = qz_field_new ();
  QzChoice *choice = qz_choice_new ();

  g_free (choice->id);
  choice->id = g_strdup ("非秘密");
  g_free (field->id);
  field->id = g_strdup (with_field ? "secrecy" : "other");
  field->type = QZ_FIELD_CHOICE;
  g_ptr_array_add (field->choices, choice);
  g_ptr_array_add (section->fields, field);
  g_ptr_array_add (activity->sections, section);
  return activity;
}

static void
test_marks (void)
{
  static const struct
  {
    const char *value;
    gboolean allowed;
  } cases[] = {
    { NULL, TRUE },    { "不涉密", TRUE }, { "非秘密", TRUE },    { "秘密", FALSE },
    { "机密", FALSE }, { "绝密", FALSE },  { "秘密★5年", FALSE }, { "内部", TRUE },
  };
  g_autoptr (QzActivity) activity = make_activity (TRUE);
  g_autoptr (QzActivity) other = make_activity (FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QzForm) empty = qz_form_new ();
      g_autoptr (QzForm) form = cases[i].value != NULL
                                    ? qz_form_set (empty, "secrecy", cases[i].value)
                                    : qz_form_ref (empty);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].value);
      g_assert_cmpint (qz_secrecy_check (activity, form, &error), ==, cases[i].allowed);
      if (!cases[i].allowed)
        g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);
      g_assert_true (qz_secrecy_check (other, form, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secrecy/marks", test_marks);
  return g_test_run ();
}
