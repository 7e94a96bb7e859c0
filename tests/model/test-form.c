/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-form.h"

static void
test_set (void)
{
  g_autoptr (QzForm) empty = qz_form_new ();
  g_autoptr (QzForm) one = qz_form_set (empty, "title", "降低返工率");
  g_autoptr (QzForm) same = qz_form_set (one, "title", "降低返工率");
  g_autoptr (QzForm) cleared = qz_form_set (one, "title", "");

  g_assert_null (qz_form_get (empty, "title"));
  g_assert_cmpstr (qz_form_get (one, "title"), ==, "降低返工率");
  g_assert_true (same == one);
  g_assert_true (qz_form_equal (cleared, empty));
  g_assert_false (qz_form_equal (one, empty));
}

static QzForm *
with_rows (guint n)
{
  QzForm *form = qz_form_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (QzForm) old = form;
      g_autofree char *path = qz_form_cell_path ("members", i, "name");
      g_autofree char *name = g_strdup_printf ("成员%u", i);

      form = qz_form_set (old, path, name);
    }
  return form;
}

static void
collect (const char *path, const char *value, gpointer data)
{
  g_string_append_printf (data, "%s=%s;", path, value);
}

static void
test_rows (void)
{
  g_autoptr (QzForm) twelve = with_rows (12);
  g_autoptr (QzForm) eleven = qz_form_remove_row (twelve, "members", 3);
  g_autoptr (GString) walked = g_string_new (NULL);

  g_assert_cmpuint (qz_form_row_count (twelve, "members"), ==, 12);
  g_assert_cmpuint (qz_form_row_count (twelve, "member"), ==, 0);
  g_assert_cmpuint (qz_form_row_count (eleven, "members"), ==, 11);
  g_assert_cmpstr (qz_form_get_cell (eleven, "members", 2, "name"), ==, "成员2");
  g_assert_cmpstr (qz_form_get_cell (eleven, "members", 3, "name"), ==, "成员4");
  g_assert_cmpstr (qz_form_get_cell (eleven, "members", 10, "name"), ==, "成员11");
  g_assert_null (qz_form_get_cell (eleven, "members", 11, "name"));

  qz_form_foreach (twelve, collect, walked);
  g_assert_true (g_str_has_prefix (walked->str, "members/0/name=成员0;members/1/name=成员1;"));
  g_assert_true (g_str_has_suffix (walked->str, "members/10/name=成员10;members/11/name=成员11;"));
}

static void
test_builder (void)
{
  QzFormBuilder *builder = qz_form_builder_new ();
  g_autoptr (QzForm) form = NULL;
  g_autoptr (QzForm) same = qz_form_new ();
  QzForm *next;

  qz_form_builder_set (builder, "members/10/name", "乙");
  qz_form_builder_set (builder, "title", "甲");
  qz_form_builder_set (builder, "title", "降低返工率");
  qz_form_builder_set (builder, "team", "x");
  qz_form_builder_set (builder, "team", "");
  qz_form_builder_set (builder, "unit", NULL);
  form = qz_form_builder_end (builder);
  g_assert_cmpuint (qz_form_count (form), ==, 2);
  g_assert_cmpstr (qz_form_get (form, "title"), ==, "降低返工率");
  g_assert_null (qz_form_get (form, "team"));

  next = qz_form_set (same, "title", "降低返工率");
  qz_form_unref (same);
  same = qz_form_set (next, "members/10/name", "乙");
  qz_form_unref (next);
  g_assert_true (qz_form_equal (form, same));

  qz_form_builder_free (qz_form_builder_new ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/form/set", test_set);
  g_test_add_func ("/form/rows", test_rows);
  g_test_add_func ("/form/builder", test_builder);
  return g_test_run ();
}
