/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms from JSON files: what is taken, and the exact place of what is not. */

#include "config.h"

#include "exchange/qz-form-file.h"
#include "model/qz-error.h"

static QzForm *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return qz_form_file_parse ("a.json", bytes, error);
}

static void
test_good (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QzForm) form = parse (
      "{\"title\": \"降低返工率 𠮷\", \"size\": 8, \"benefit\": \"12.5\", \"commit-true\": true,"
      " \"commit-public\": false, \"empty\": null, \"blank\": \"\","
      " \"reason\": \"一\\n二\","
      " \"members\": [{\"name\": \"甲\"}, {\"name\": \"乙\", \"age\": 30}]}",
      &error);

  g_assert_no_error (error);
  g_assert_cmpuint (qz_form_count (form), ==, 8);
  g_assert_cmpstr (qz_form_get (form, "title"), ==, "降低返工率 𠮷");
  g_assert_cmpstr (qz_form_get (form, "size"), ==, "8");
  g_assert_cmpstr (qz_form_get (form, "benefit"), ==, "12.5");
  g_assert_cmpstr (qz_form_get (form, "commit-true"), ==, "1");
  g_assert_null (qz_form_get (form, "commit-public"));
  g_assert_cmpstr (qz_form_get (form, "reason"), ==, "一\n二");
  g_assert_cmpstr (qz_form_get_cell (form, "members", 1, "age"), ==, "30");
}

static void
test_bad (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "", "a.json: the file is empty" },
    { "[]", "a.json: must be an object in braces" },
    { "{\"title\": 8.5}", "a.json: /title: write decimals in quotes, such as \"8.5\"" },
    { "{\"title\": {}}", "a.json: /title: must be text, a whole number, true or false" },
    { "{\"a/b\": \"x\"}", "a.json: /a~1b: is not the name of a field" },
    { "{\"Title\": \"x\"}", "a.json: /Title: is not the name of a field" },
    { "{\"members\": [1]}", "a.json: /members/0: must be an object in braces" },
    { "{\"members\": [{}, {\"name\": []}]}",
      "a.json: /members/1/name: must be text, a whole number, true or false" },
    { "{\"members\": [{\"x/y\": 1}]}", "a.json: /members/0/x~1y: is not the name of a field" },
    { "{\"title\": \"a\u202e"
      "b\"}",
      "a.json: /title: the text contains the invisible character U+202E. Delete it and type the "
      "text again." },
    { "{\"title\": \"\\u0000\"}", "a.json: line 1, column 18: a NUL character is not allowed" },
    { "{\"title\": \"a\", \"title\": \"b\"}",
      "a.json: line 1, column 22: a key stands twice in one object" },
    { "{\"a\": 1.5, \"b\": 1.5}", "a.json: /a: write decimals in quotes, such as \"8.5\"\n"
                                  "a.json: /b: write decimals in quotes, such as \"8.5\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (cases[i].text, &error));
      g_assert_error (error, QZ_ERROR, QZ_ERROR_SYNTAX);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) rows = g_string_new ("{\"members\": [");
  g_autofree char *blanks = g_strnfill ((4 << 20) + 1, ' ');
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= 1000; i++)
    g_string_append (rows, i == 0 ? "{}" : ",{}");
  g_string_append (rows, "]}");
  g_assert_null (parse (rows->str, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_null (parse (blanks, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_LIMIT);
  g_clear_error (&error);
  /* A file without an end is given up at the limit. */
  g_assert_null (qz_form_file_read ("/dev/zero", &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_null (qz_form_file_read ("/nowhere/a.json", &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (qz_form_file_read ("/", &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_IO);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form-file/good", test_good);
  g_test_add_func ("/form-file/bad", test_bad);
  g_test_add_func ("/form-file/limits", test_limits);
  return g_test_run ();
}
