/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "model/qz-error.h"
#include "model/qz-material.h"
#include "rules/qz-check-code.h"

#define KNOWN "XBG5-EFHX-6VH7-GD31"
#define ALPHABET "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/* An activity with a line, a prose, a field of one category, a table, chapters and two files. */
static QzActivity *
make_activity (void)
{
  static const struct
  {
    const char *id;
    QzFieldType type;
  } fields[] = { { "title", QZ_FIELD_TEXT },
                 { "reason", QZ_FIELD_PROSE },
                 { "before", QZ_FIELD_NUMBER },
                 { "members", QZ_FIELD_TABLE } };
  QzActivity *activity = qz_activity_new ();
  QzSection *section = qz_section_new ();
  QzCategory *category = qz_category_new ();
  QzChapter *chapter = qz_chapter_new ();
  QzRequirement *report = qz_requirement_new ();
  QzRequirement *scan = qz_requirement_new ();
  QzField *column = qz_field_new ();

  g_free (activity->id);
  activity->id = g_strdup ("qc-group");
  g_free (activity->edition);
  activity->edition = g_strdup ("shanghai-2018");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      QzField *field = qz_field_new ();

      g_free (field->id);
      field->id = g_strdup (fields[i].id);
      field->type = fields[i].type;
      if (field->type == QZ_FIELD_NUMBER)
        field->categories = g_strsplit ("problem", ",", 0);
      if (field->type == QZ_FIELD_TABLE)
        g_ptr_array_add (field->columns, column);
      g_ptr_array_add (section->fields, field);
    }
  g_free (column->id);
  column->id = g_strdup ("name");
  g_ptr_array_add (activity->sections, section);
  g_free (category->id);
  category->id = g_strdup ("problem");
  g_free (chapter->id);
  chapter->id = g_strdup ("topic");
  g_ptr_array_add (category->chapters, chapter);
  g_ptr_array_add (activity->categories, category);
  g_free (report->id);
  report->id = g_strdup ("report");
  g_ptr_array_add (activity->requirements, report);
  g_free (scan->id);
  scan->id = g_strdup ("form-scan");
  scan->stamped = TRUE;
  g_ptr_array_add (activity->requirements, scan);
  return activity;
}

static QzForm *
make_form (const char *extra_path, const char *extra)
{
  QzFormBuilder *builder = qz_form_builder_new ();

  qz_form_builder_set (builder, "title", "提高管片拼装一次合格率");
  qz_form_builder_set (builder, "reason", "第一行\n第二行");
  qz_form_builder_set (builder, "before", "86.3");
  qz_form_builder_set (builder, "members/0/name", "𠮷示例");
  qz_form_builder_set (builder, "members/2/name", "阿依·示例");
  if (extra_path != NULL)
    qz_form_builder_set (builder, extra_path, extra);
  return qz_form_builder_end (builder);
}

static void
add_material (GPtrArray *materials, const char *requirement, const char *sha256)
{
  QzMaterial *material = qz_material_new ();

  g_free (material->requirement);
  material->requirement = g_strdup (requirement);
  g_free (material->sha256);
  material->sha256 = g_strdup (sha256);
  g_ptr_array_add (materials, material);
}

static char *
code_of (const char *category, const char *path, const char *value, GPtrArray *materials)
{
  QzActivity *activity = make_activity ();
  g_autoptr (QzForm) form = make_form (path, value);
  char *code = qz_check_code_new (activity, category, form, materials);

  qz_activity_free (activity);
  return code;
}

/* The code of a known form, so that no change of the program changes what is on paper. */
static void
test_known (void)
{
  g_autofree char *code = code_of ("problem", NULL, NULL, NULL);
  g_autofree char *text = qz_check_code_of_text ("");

  g_assert_cmpstr (code, ==, KNOWN);
  /* The hash of nothing begins with e3b0c44298fc1c14…; by hand: 11100 01110 11000 … */
  g_assert_true (g_str_has_prefix (text, "WERC-8GMR-ZGE1"));
}

static void
test_content (void)
{
  static const struct
  {
    const char *path;
    const char *value;
    gboolean same;
  } table[] = {
    { "title", "提高管片拼装一次合格率 ", FALSE },
    { "reason", "第一行\\n第二行", FALSE },
    { "reason", "第一行第二行", FALSE },
    { "members/0/name", "吉示例", FALSE },
    { "members/1/name", "另一人", FALSE },
    { "chapter:topic", "3-5", FALSE },
    { "text:topic", "正文", FALSE },
    { "chapter:other", "3-5", TRUE },
    { "reason:title", "因为", TRUE },
    { "unknown", "不在表中", TRUE },
    { "members/7/unknown", "不在表中", TRUE },
  };
  g_autofree char *plain = code_of ("problem", NULL, NULL, NULL);
  g_autofree char *moved = code_of ("innovation", NULL, NULL, NULL);
  g_autofree char *hidden = code_of ("innovation", "before", "12", NULL);

  g_assert_cmpstr (plain, !=, moved);
  g_assert_cmpstr (moved, ==, hidden);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *code = code_of ("problem", table[i].path, table[i].value, NULL);

      g_test_message ("%s", table[i].path);
      g_assert_true (g_str_equal (code, plain) == table[i].same);
    }
}

/* The order of the files is no content; the scan of the printed form is none either. */
static void
test_materials (void)
{
  g_autoptr (GPtrArray) a = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
  g_autoptr (GPtrArray) b = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
  g_autofree char *plain = code_of ("problem", NULL, NULL, NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  add_material (a, "report", "aa");
  add_material (a, "report", "bb");
  add_material (b, "report", "bb");
  add_material (b, "form-scan", "cc");
  add_material (b, "report", "aa");
  first = code_of ("problem", NULL, NULL, a);
  second = code_of ("problem", NULL, NULL, b);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, plain);
  add_material (b, "report", "dd");
  third = code_of ("problem", NULL, NULL, b);
  g_assert_cmpstr (third, !=, first);
}

static void
assert_refused (const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = qz_check_code_parse (typed, &error);

  g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
  g_assert_null (code);
}

/* Every mistyped character and every exchanged pair is found. */
static void
test_slips (void)
{
  g_autofree char *code = qz_check_code_of_text ("任何文字");

  for (guint i = 0; code[i] != '\0'; i++)
    for (guint k = 0; code[i] != '-' && k < strlen (ALPHABET); k++)
      {
        g_autofree char *typed = g_strdup (code);

        if (typed[i] == ALPHABET[k])
          continue;
        typed[i] = ALPHABET[k];
        assert_refused (typed);
      }
  for (guint i = 0; code[i] != '\0'; i++)
    for (guint k = i + 1; code[k] != '\0'; k++)
      {
        g_autofree char *typed = g_strdup (code);

        if (code[i] == '-' || code[k] == '-' || code[i] == code[k])
          continue;
        typed[i] = code[k];
        typed[k] = code[i];
        assert_refused (typed);
      }
}

static void
test_parse (void)
{
  static const char *const bad[] = { "",      "WERC",      "WERC-8GMR-ZGE1-0000-0", "质量",
                                     "WERC-", "U000-0000", "WERC-8GMR-ZGE1-A",      NULL };
  g_autofree char *code = qz_check_code_of_text ("");
  g_autofree char *lower = g_ascii_strdown (code, -1);
  g_autofree char *wide = NULL;
  g_autofree char *letters = g_strdup (code);
  const char *typed[] = { code, lower, NULL, letters };
  GString *text = g_string_new ("　");

  for (const char *p = code; *p != '\0'; p++)
    if (*p != '-')
      g_string_append_unichar (text, (gunichar) *p + 0xfee0);
  wide = g_string_free (text, FALSE);
  typed[2] = wide;
  for (char *p = letters; *p != '\0'; p++)
    *p = *p == '0' ? 'o' : *p == '1' ? 'l' : *p == '-' ? ' ' : *p;
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *read = qz_check_code_parse (typed[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (read, ==, code);
    }
  for (guint i = 0; bad[i] != NULL; i++)
    assert_refused (bad[i]);
}

static void
test_qr (void)
{
  static const char *const bad[] = { "",         "QZF1:", "QZF2::A", "https://example.invalid",
                                     "QZF1:x:y", NULL };
  const char *entry = "0b0ce2a1-74ef-4d2b-8a4d-1f0c6d9b8f11";
  g_autofree char *code = qz_check_code_of_text ("示例");
  g_autofree char *text = qz_check_code_dup_qr (code, entry);
  g_autofree char *draft = qz_check_code_dup_qr (code, "");
  g_autofree char *read_entry = NULL;
  g_autofree char *read = NULL;
  g_autofree char *read_draft = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (strspn (text, ALPHABET "ILOU:-"), ==, strlen (text));
  read = qz_check_code_parse_qr (text, &read_entry, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read, ==, code);
  g_assert_cmpstr (read_entry, ==, entry);
  read_draft = qz_check_code_parse_qr (draft, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read_draft, ==, code);
  for (guint i = 0; bad[i] != NULL; i++)
    {
      g_assert_null (qz_check_code_parse_qr (bad[i], NULL, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-code/known", test_known);
  g_test_add_func ("/check-code/content", test_content);
  g_test_add_func ("/check-code/materials", test_materials);
  g_test_add_func ("/check-code/slips", test_slips);
  g_test_add_func ("/check-code/parse", test_parse);
  g_test_add_func ("/check-code/qr", test_qr);
  return g_test_run ();
}
