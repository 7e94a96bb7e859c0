/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-error.h"
#include "rules/qz-merge-text.h"
#include "rules/qz-number-rule.h"

static const QzNumberFields fields = { 2018, "QC", "problem", "first" };

static void
test_format (void)
{
  static const struct
  {
    const char *rule;
    guint64 serial;
    const char *number;
    const char *counter;
  } table[] = {
    { "{year}-{activity}-{serial:4}", 7, "2018-QC-0007", "certificate:2018-QC-*" },
    { "{year}-{code}-{serial:4}", 12345, "2018-QC-12345", "certificate:2018-QC-*" },
    { "沪质协证字〔{year}〕{award}第{serial}号", 3, "沪质协证字〔2018〕first第3号",
      "certificate:沪质协证字〔2018〕first第*号" },
    { "{serial:12}", 1, "000000000001", "certificate:*" },
    { "{{{serial}}}", 5, "{5}", "certificate:{*}" },
    { "{category}/{serial:1}", 0, "problem/0", "certificate:problem/*" },
    { "{serial}", G_MAXUINT64, "18446744073709551615", "certificate:*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *number = NULL;
      g_autofree char *counter = NULL;

      g_assert_true (qz_number_rule_check (table[i].rule, &error));
      g_assert_no_error (error);
      number = qz_number_format (table[i].rule, &fields, table[i].serial, &error);
      g_assert_cmpstr (number, ==, table[i].number);
      counter = qz_number_dup_counter ("certificate", table[i].rule, &fields, &error);
      g_assert_cmpstr (counter, ==, table[i].counter);
    }
}

static void
test_bad_rules (void)
{
  static const struct
  {
    const char *rule;
    QzError code;
  } table[] = {
    { "", QZ_ERROR_INVALID },
    { "{year}", QZ_ERROR_INVALID },
    { "{serial}{serial}", QZ_ERROR_INVALID },
    { "{year}-{serial:0}", QZ_ERROR_NOT_FOUND },
    { "{serial:13}", QZ_ERROR_NOT_FOUND },
    { "{serial:4x}", QZ_ERROR_NOT_FOUND },
    { "{serial:-4}", QZ_ERROR_NOT_FOUND },
    { "{serial: 4}", QZ_ERROR_NOT_FOUND },
    { "{year:4}{serial}", QZ_ERROR_NOT_FOUND },
    { "{month}{serial}", QZ_ERROR_NOT_FOUND },
    { "{serial", QZ_ERROR_SYNTAX },
    { "serial}", QZ_ERROR_SYNTAX },
    { "{}{serial}", QZ_ERROR_SYNTAX },
    { "{ year}{serial}", QZ_ERROR_SYNTAX },
    { "{年}{serial}", QZ_ERROR_SYNTAX },
    { "{{serial}", QZ_ERROR_SYNTAX },
    { "{serial}\n", QZ_ERROR_INVALID },
    { "{serial}\xE2\x80\xAE", QZ_ERROR_INVALID },
    { "1234567890123456789012345678901234567890123456789012345678901234{serial}", QZ_ERROR_LIMIT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *number = NULL;

      g_test_message ("%s", table[i].rule);
      g_assert_false (qz_number_rule_check (table[i].rule, &error));
      g_assert_error (error, QZ_ERROR, (int) table[i].code);
      number = qz_number_format (table[i].rule, &fields, 1, NULL);
      g_assert_null (number);
    }
}

/* Numbers that come from the same counter differ in the serial; numbers from different counters
   differ in the rest. */
static void
test_unique (void)
{
  static const char *const activities[] = { "QC", "TEAM" };
  static const char *const rules[] = { "{year}-{activity}-{serial:3}", "{year}-{serial:3}" };

  for (guint r = 0; r < G_N_ELEMENTS (rules); r++)
    {
      g_autoptr (GHashTable) counters =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GHashTable) numbers =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < 50; i++)
        {
          QzNumberFields each = { 2018, activities[i % 2], "", "" };
          char *counter = qz_number_dup_counter ("entry", rules[r], &each, NULL);
          guint serial = GPOINTER_TO_UINT (g_hash_table_lookup (counters, counter)) + 1;

          g_hash_table_insert (counters, counter, GUINT_TO_POINTER (serial));
          g_assert_true (
              g_hash_table_add (numbers, qz_number_format (rules[r], &each, serial, NULL)));
        }
    }
}

static char *
lookup (const char *field, const char *argument, gpointer data)
{
  g_assert_cmpstr (argument, ==, "");
  if (strcmp (field, "team") == 0)
    return g_strdup ("精益小组{title}");
  if (strcmp (field, "title") == 0)
    return g_strdup ("降低返工率");
  return NULL;
}

static void
test_merge (void)
{
  static const struct
  {
    const char *text;
    const char *merged;
  } table[] = {
    { "", "" },
    { "特发此证，以资鼓励。", "特发此证，以资鼓励。" },
    { "{team}：", "精益小组{title}：" },
    { "《{title}》{team}", "《降低返工率》精益小组{title}" },
    { "{{title}} 与 }}", "{title} 与 }" },
    { "{{{title}}}", "{降低返工率}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *merged = qz_merge_text (table[i].text, lookup, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (merged, ==, table[i].merged);
    }
}

static void
test_merge_bad (void)
{
  static const char *const known[] = { "team", "title", NULL };
  static const struct
  {
    const char *text;
    QzError code;
  } table[] = {
    { "{teem}", QZ_ERROR_NOT_FOUND }, { "{team", QZ_ERROR_SYNTAX },
    { "team}", QZ_ERROR_SYNTAX },     { "{}", QZ_ERROR_SYNTAX },
    { "{a{b}}", QZ_ERROR_SYNTAX },    { "{1}", QZ_ERROR_SYNTAX },
    { "{te am}", QZ_ERROR_SYNTAX },   { "荣获{", QZ_ERROR_SYNTAX },
    { "{\n}", QZ_ERROR_SYNTAX },      { "好 {team} 的 {小组}", QZ_ERROR_SYNTAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (qz_merge_check (table[i].text, known, &error));
      g_assert_error (error, QZ_ERROR, (int) table[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  g_assert_true (qz_merge_check ("{team}《{title}》", known, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/number/format", test_format);
  g_test_add_func ("/number/bad-rules", test_bad_rules);
  g_test_add_func ("/number/unique", test_unique);
  g_test_add_func ("/merge/good", test_merge);
  g_test_add_func ("/merge/bad", test_merge_bad);
  return g_test_run ();
}
