/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-error.h"
#include "model/qz-text.h"

static void
test_names_taken (void)
{
  static const char *const good[] = {
    "上海市质量协会", "阿卜杜·热合曼",    "𠮷野", "㛃", "葛\xF3\xA0\x84\x80城",
    "Li Ming",        "中铁（上海）公司", "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (qz_text_check_name ("name", good[i], &error));
      g_assert_no_error (error);
    }
}

static void
test_names_refused (void)
{
  static const char *const bad[] = {
    "张\u202E三",
    "张\u200B三",
    "张\n三",
    "张\t三",
    "张\a三",
    "\uFEFF张三",
    "张\u2066三\u2069",
    "a\uFE0F",
    "张三\xF3\xA0\x81\x81",
    "\xFF",
    "\u2028",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (qz_text_check_name ("name", bad[i], &error));
      g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
    }
}

static void
test_short (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < QZ_TEXT_SHORT; i++)
    g_string_append (text, "𠮷");
  g_assert_true (qz_text_check_short ("name", text->str, NULL));
  g_string_append (text, "𠮷");
  g_assert_false (qz_text_check_short ("name", text->str, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_LIMIT);
  g_assert_false (qz_text_check_short ("name", "张\n三", NULL));
}

static void
test_prose (void)
{
  g_assert_true (qz_text_check_prose ("text", "第一行\n\t第二行", NULL));
  g_assert_false (qz_text_check_prose ("text", "第一行\r", NULL));
}

static void
test_fold (void)
{
  static const struct
  {
    const char *a;
    const char *b;
  } same[] = {
    { "阿卜杜·热合曼", "阿卜杜•热合曼" },
    { "ＱＣ小组", "qc 小组" },
    { "Ａ　Ｂ", "ab" },
    { "", "  " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *a = qz_text_fold (same[i].a);
      g_autofree char *b = qz_text_fold (same[i].b);

      g_assert_cmpstr (a, ==, b);
    }
  g_assert_true (qz_text_is_blank (NULL));
  g_assert_true (qz_text_is_blank ("　 \t"));
  g_assert_false (qz_text_is_blank (" 质"));
}

static void
test_set (void)
{
  g_autofree char *field = NULL;

  qz_text_set (&field, "质量");
  g_assert_cmpstr (field, ==, "质量");
  qz_text_set (&field, field + strlen ("质"));
  g_assert_cmpstr (field, ==, "量");
  qz_text_take (&field, g_strdup ("信得过"));
  g_assert_cmpstr (field, ==, "信得过");
  qz_text_set (&field, NULL);
  g_assert_null (field);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text/names-taken", test_names_taken);
  g_test_add_func ("/text/names-refused", test_names_refused);
  g_test_add_func ("/text/short", test_short);
  g_test_add_func ("/text/prose", test_prose);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/set", test_set);
  return g_test_run ();
}
