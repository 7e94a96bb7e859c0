/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-error.h"
#include "model/qz-points.h"
#include "rules/qz-field-check.h"
#include "rules/qz-form-check.h"
#include "rules/qz-material-check.h"
#include "rules/qz-topic-check.h"

#define TODAY "2018-11-22T10:00:00Z"

static void
set (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static QzField *
add_field (GPtrArray *fields, const char *id, QzFieldType type, gboolean required)
{
  QzField *field = qz_field_new ();

  set (&field->id, id);
  set (&field->label, id);
  field->type = type;
  field->required = required;
  g_ptr_array_add (fields, field);
  return field;
}

static void
add_category (QzActivity *activity, const char *id)
{
  QzCategory *category = qz_category_new ();

  set (&category->id, id);
  set (&category->name, id);
  g_ptr_array_add (activity->categories, category);
}

/* The form of a QC group in small. */
static QzActivity *
make_activity (void)
{
  static const char *const solving[] = { "solving", NULL };
  QzActivity *activity = qz_activity_new ();
  QzSection *section = qz_section_new ();
  QzField *field;

  add_category (activity, "solving");
  add_category (activity, "creative");
  g_ptr_array_add (activity->sections, section);
  field = add_field (section->fields, "title", QZ_FIELD_TEXT, TRUE);
  field->max_length = 10;
  field = add_field (section->fields, "code", QZ_FIELD_TEXT, FALSE);
  field->min_length = 3;
  field->max_length = 5;
  field->hard = TRUE;
  add_field (section->fields, "telephone", QZ_FIELD_PHONE, FALSE);
  add_field (section->fields, QZ_FIELD_GOAL, QZ_FIELD_PROSE, FALSE);
  field = add_field (section->fields, QZ_FIELD_BEFORE, QZ_FIELD_NUMBER, FALSE);
  field->categories = g_strdupv ((char **) solving);
  add_field (section->fields, QZ_FIELD_TARGET, QZ_FIELD_NUMBER, FALSE);
  add_field (section->fields, QZ_FIELD_AFTER, QZ_FIELD_NUMBER, FALSE);
  field = add_field (section->fields, "attendance", QZ_FIELD_NUMBER, FALSE);
  set (&field->unit, "%");
  field->minimum = 0;
  field->maximum = 100000;
  field = add_field (section->fields, "profit", QZ_FIELD_MONEY, FALSE);
  set (&field->unit, "万元");
  field = add_field (section->fields, "saving", QZ_FIELD_MONEY, FALSE);
  set (&field->unit, "元");
  add_field (section->fields, QZ_FIELD_FROM, QZ_FIELD_DATE, TRUE);
  add_field (section->fields, QZ_FIELD_TO, QZ_FIELD_DATE, FALSE);
  add_field (section->fields, "secret", QZ_FIELD_FLAG, FALSE);
  add_field (section->fields, QZ_FIELD_SIZE, QZ_FIELD_NUMBER, FALSE);
  field = add_field (section->fields, "kind", QZ_FIELD_CHOICE, FALSE);
  {
    QzChoice *choice = qz_choice_new ();

    set (&choice->id, "site");
    g_ptr_array_add (field->choices, choice);
  }
  field = add_field (section->fields, QZ_FIELD_MEMBERS, QZ_FIELD_TABLE, TRUE);
  field->min_rows = 3;
  field->max_rows = 4;
  add_field (field->columns, "name", QZ_FIELD_TEXT, TRUE);
  add_field (field->columns, "role", QZ_FIELD_TEXT, FALSE);
  return activity;
}

static QzForm *
with (QzForm *form, const char *path, const char *value)
{
  QzForm *changed = qz_form_set (form, path, value);

  qz_form_unref (form);
  return changed;
}

static QzForm *
make_good (void)
{
  QzForm *form = qz_form_new ();

  form = with (form, "title", "降低管件返工率");
  form = with (form, "telephone", "64330001*6303");
  form = with (form, QZ_FIELD_GOAL, "2018年12月底前将返工率由5.2%降至2%以下");
  form = with (form, QZ_FIELD_BEFORE, "5.2");
  form = with (form, QZ_FIELD_TARGET, "2");
  form = with (form, QZ_FIELD_AFTER, "1.8");
  form = with (form, "attendance", "98.5");
  form = with (form, "profit", "100");
  form = with (form, "saving", "1000000");
  form = with (form, QZ_FIELD_FROM, "2018-01-08");
  form = with (form, QZ_FIELD_TO, "2018-10-31");
  form = with (form, "secret", "1");
  form = with (form, "kind", "site");
  form = with (form, QZ_FIELD_SIZE, "3");
  form = with (form, "members/0/name", "阿不都·买买提");
  form = with (form, "members/1/name", "𠮷田㛃");
  form = with (form, "members/2/name", "张三");
  return form;
}

/* "path!" hard or "path?" warning, separated by blanks, sorted as found. */
static char *
check (const QzActivity *activity, const char *category, QzForm *form)
{
  g_autoptr (GPtrArray) findings = qz_form_check (activity, category, form, NULL, TODAY);
  g_autoptr (GString) found = g_string_new (NULL);
  gboolean stop = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const QzFinding *finding = findings->pdata[i];
      gboolean hard = finding->severity == QZ_SEVERITY_HARD;

      g_test_message ("%s: %s", finding->path, finding->message);
      g_assert_true (g_utf8_validate (finding->message, -1, NULL));
      g_string_append_printf (found, "%s%s%s", i > 0 ? " " : "", finding->path, hard ? "!" : "?");
      stop = stop || hard;
    }
  g_assert_cmpint (qz_findings_stop (findings), ==, stop);
  return g_string_free (g_steal_pointer (&found), FALSE);
}

static void
test_good (void)
{
  g_autoptr (QzActivity) activity = make_activity ();
  g_autoptr (QzForm) form = make_good ();
  g_autofree char *found = check (activity, "solving", form);

  g_assert_cmpstr (found, ==, "");
}

static void
test_empty (void)
{
  g_autoptr (QzActivity) activity = make_activity ();
  g_autoptr (QzForm) form = qz_form_new ();
  g_autofree char *found = check (activity, "solving", form);
  g_autofree char *open = check (activity, NULL, form);
  g_autofree char *unknown = check (activity, "nothing", form);

  g_assert_cmpstr (found, ==, "title! from! members!");
  g_assert_cmpstr (open, ==, "category! title! from! members!");
  g_assert_cmpstr (unknown, ==, "category! title! from! members!");
}

static void
test_changes (void)
{
  static const struct
  {
    const char *path;
    const char *value;
    const char *found;
  } table[] = {
    { "title", " 　", "title!" },
    { "title", "十个字的标题正好十个", "" },
    { "title", "十一个字的标题就太长了吧", "title?" },
    { "title",
      "e\xCC\x81"
      "e\xCC\x81"
      "e\xCC\x81"
      "e\xCC\x81"
      "e\xCC\x81"
      "e\xCC\x81",
      "" },
    { "title", "\xF0\xA0\xAE\xB7\xF0\xA0\xAE\xB7", "" },
    { "title",
      "a\xE2\x80\xAE"
      "b",
      "title!" },
    { "title", "a\nb", "title!" },
    { "title", "a\x01", "title!" },
    { "code", "ab", "code!" },
    { "code", "abcdef", "code!" },
    { "code", "abc", "" },
    { "telephone", "18917186600", "" },
    { "telephone", "021-52588281", "" },
    { "telephone", "电话", "telephone?" },
    { "telephone", "123", "telephone?" },
    { QZ_FIELD_GOAL, "提高质量", "content? content?" },
    { QZ_FIELD_GOAL, "年底前降至2%", "content?" },
    { QZ_FIELD_GOAL, "2018年12月底前降低", "content?" },
    { QZ_FIELD_GOAL, "2018-12-31 前每班提高到 30 件", "" },
    { QZ_FIELD_GOAL, "第一行\n2018年12月底前达到30件", "" },
    { QZ_FIELD_AFTER, "6", "after?" },
    { QZ_FIELD_AFTER, "2.5", "after?" },
    { QZ_FIELD_TARGET, "5.2", "target?" },
    { QZ_FIELD_TARGET, "9", "after?" },
    { QZ_FIELD_TARGET, "百分之二", "target?" },
    { "attendance", "100", "" },
    { "attendance", "100.001", "attendance?" },
    { "attendance", "-1", "attendance?" },
    { "profit", "9999.999", "" },
    { "profit", "10000", "profit?" },
    { "profit", "1000000", "profit?" },
    { "saving", "999", "saving?" },
    { "saving", "0", "" },
    { "saving", "12万", "saving?" },
    { QZ_FIELD_FROM, "2018-02-30", "from!" },
    { QZ_FIELD_FROM, "2018年1月", "from!" },
    { QZ_FIELD_FROM, "2018-11-22", "to?" },
    { QZ_FIELD_FROM, "2018-11-23", "to? from?" },
    { QZ_FIELD_TO, "2018-1-1", "to?" },
    { QZ_FIELD_TO, "2018-01-07", "to?" },
    { QZ_FIELD_TO, "2018-01-08", "" },
    { "secret", "yes", "secret?" },
    { "kind", "office", "kind?" },
    { QZ_FIELD_SIZE, "4", "size?" },
    { "members/0/name", "", "members? size?" },
    { "members/0/role", "组长", "" },
    { "members/3/role", "组员", "members/3/name! size?" },
    { "members/3/name", "李四", "size?" },
    { "members/9/name", "王五", "size?" },
    { "members/1/name", "a\tb", "members/1/name!" },
    { "unknown", "left alone", "" },
  };
  g_autoptr (QzActivity) activity = make_activity ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (QzForm) form = with (make_good (), table[i].path, table[i].value);
      g_autofree char *found = NULL;

      g_test_message ("%s = %s", table[i].path, table[i].value);
      found = check (activity, "solving", form);
      g_assert_cmpstr (found, ==, table[i].found);
    }
}

/* A creative topic has no value before, so there is nothing to compare with. */
static void
test_category (void)
{
  g_autoptr (QzActivity) activity = make_activity ();
  g_autoptr (QzForm) form = with (make_good (), QZ_FIELD_AFTER, "6");
  g_autofree char *found = check (activity, "creative", form);

  g_assert_cmpstr (found, ==, "");
}

/* A team may list its core only; a group has to list everybody. */
static void
test_partial_list (void)
{
  g_autoptr (QzActivity) activity = make_activity ();
  QzField *members = (QzField *) qz_activity_find_field (activity, QZ_FIELD_MEMBERS);
  g_autoptr (QzForm) form = with (make_good (), QZ_FIELD_SIZE, "30");
  g_autofree char *group = check (activity, "solving", form);
  g_autofree char *team = NULL;

  g_assert_cmpstr (group, ==, "size?");
  members->required = FALSE;
  team = check (activity, "solving", form);
  g_assert_cmpstr (team, ==, "");
}

static void
test_too_many_rows (void)
{
  g_autoptr (QzActivity) activity = make_activity ();
  QzField *members = (QzField *) qz_activity_find_field (activity, QZ_FIELD_MEMBERS);
  g_autoptr (QzForm) form = make_good ();
  g_autofree char *soft = NULL;
  g_autofree char *hard = NULL;

  form = with (form, QZ_FIELD_SIZE, "5");
  form = with (form, "members/3/name", "李四");
  form = with (form, "members/4/name", "王五");
  soft = check (activity, "solving", form);
  g_assert_cmpstr (soft, ==, "members?");
  members->hard = TRUE;
  hard = check (activity, "solving", form);
  g_assert_cmpstr (hard, ==, "members!");
}

static void
test_phones (void)
{
  static const char *const good[] = { "63295035",      "64330001*6303", "021-63295035",
                                      "(021)63295035", "18917186600",   "400-820-1234",
                                      "12345",         "95588",         "+86 21 63295035",
                                      "0571 8765432",  "63295035转801", "63295035#1",
                                      "8001234567" };
  static const char *const bad[] = { "1",
                                     "123456",
                                     "633295035",
                                     "1891718660",
                                     "abc",
                                     "63295035*",
                                     "*6303",
                                     "63295035转",
                                     "63295035*a",
                                     "63295035*1234567",
                                     "０２１６３２９５０３５",
                                     "021-63295",
                                     "63295035;63295036" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i]);
      g_assert_true (qz_phone_is_plausible (good[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (qz_phone_is_plausible (bad[i]));
    }
}

static void
test_money_words (void)
{
  static const struct
  {
    const char *unit;
    const char *value;
    const char *words;
  } table[] = {
    { "万元", "100", "壹佰万元整" },
    { "万元", "0.001", "壹拾元整" },
    { "元", "12345.675", "壹万贰仟叁佰肆拾伍元陆角捌分" },
    { "元", "x", "" },
    { "美元", "1", "" },
    { "元", NULL, "" },
    { "万元", "-1", "负壹万元整" },
  };
  QzField *field = qz_field_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *words = NULL;

      set (&field->unit, table[i].unit);
      words = qz_money_dup_words (field, table[i].value);
      g_assert_cmpstr (words, ==, table[i].words);
    }
  qz_field_free (field);
}

static QzRequirement *
add_requirement (QzActivity *activity, const char *id, guint least, guint most, gboolean hard)
{
  static const char *const kinds[] = { "pdf", "word", NULL };
  QzRequirement *requirement = qz_requirement_new ();

  set (&requirement->id, id);
  set (&requirement->name, id);
  g_strfreev (requirement->kinds);
  requirement->kinds = g_strdupv ((char **) kinds);
  requirement->min_count = least;
  requirement->max_count = most;
  requirement->max_bytes = 20 << 20;
  requirement->hard = hard;
  g_ptr_array_add (activity->requirements, requirement);
  return requirement;
}

static void
add_material (GPtrArray *materials, const char *requirement, const char *kind, gint64 bytes)
{
  QzMaterial *material = qz_material_new ();

  set (&material->requirement, requirement);
  set (&material->name, "成果报告");
  set (&material->kind, kind);
  material->bytes = bytes;
  g_ptr_array_add (materials, material);
}

static void
test_materials (void)
{
  static const char *const creative[] = { "creative", NULL };
  g_autoptr (QzActivity) activity = qz_activity_new ();
  g_autoptr (GPtrArray) materials =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GPtrArray) findings = qz_findings_new ();

  add_requirement (activity, "missing", 1, 1, TRUE);
  add_requirement (activity, "few", 3, 0, FALSE);
  add_requirement (activity, "many", 0, 1, FALSE);
  add_requirement (activity, "large", 0, 0, TRUE);
  add_requirement (activity, "kind", 1, 1, FALSE);
  add_requirement (activity, "other", 1, 1, TRUE)->categories = g_strdupv ((char **) creative);
  add_requirement (activity, "fine", 1, 1, TRUE);
  add_material (materials, "few", "pdf", 1);
  add_material (materials, "few", "word", 1);
  add_material (materials, "many", "pdf", 1);
  add_material (materials, "many", "pdf", 1);
  add_material (materials, "large", "pdf", (20 << 20) + 1);
  add_material (materials, "kind", "video", 1);
  add_material (materials, "fine", "pdf", 20 << 20);
  add_material (materials, "gone", "pdf", 1);
  add_material (materials, "other", "pdf", 1);
  qz_material_check (activity, "solving", materials, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const QzFinding *finding = findings->pdata[i];

      g_string_append_printf (found, "%s%s ", finding->path,
                              finding->severity == QZ_SEVERITY_HARD ? "!" : "?");
    }
  g_assert_cmpstr (found->str, ==,
                   "material:missing! material:few? material:many? material:large! "
                   "material:kind? material:gone? material:other? ");
}

static void
test_attach (void)
{
  g_autoptr (QzActivity) activity = qz_activity_new ();
  const QzRequirement *soft = add_requirement (activity, "soft", 0, 1, FALSE);
  const QzRequirement *hard = add_requirement (activity, "hard", 0, 1, TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_true (qz_material_may_attach (hard, "a.pdf", "pdf", 20 << 20, 0, &error));
  g_assert_false (qz_material_may_attach (hard, "a.pdf", "pdf", (20 << 20) + 1, 0, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_false (qz_material_may_attach (hard, "a.pdf", "pdf", 1, 1, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_false (qz_material_may_attach (soft, "a.mp4", "video", 1, 0, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_TYPE);
  g_assert_nonnull (strstr (error->message, "a.mp4"));
  g_assert_true (qz_material_may_attach (soft, "a.pdf", "pdf", G_MAXINT64, 9, NULL));
}

/* Limits of films and pictures count only where the facts are known. */
static void
test_facts (void)
{
  static const struct
  {
    gint64 milliseconds;
    guint width;
    guint height;
    const char *format;
    guint n_findings;
  } cases[] = {
    { 0, 0, 0, "", 0 },               /* nothing is known */
    { 300000, 1920, 1080, "mp4", 0 }, /* five minutes */
    { 300960, 1080, 1920, "mp4", 0 }, /* a second is how programs round; held upright */
    { 301000, 1920, 1080, "mp4", 1 }, /* too long */
    { 59000, 1920, 1080, "mp4", 1 },  /* too short */
    { 300000, 1280, 720, "mp4", 1 },  /* too coarse */
    { 300000, 1920, 1080, "avi", 1 }, /* another format */
    { 900000, 320, 240, "flv", 3 },   /* everything */
  };
  static const char *const formats[] = { "mp4", "mov", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint hard = 0; hard < 2; hard++)
      {
        g_autoptr (QzActivity) activity = qz_activity_new ();
        g_autoptr (GPtrArray) materials =
            g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
        g_autoptr (GPtrArray) findings = qz_findings_new ();
        QzRequirement *film = add_requirement (activity, "film", 0, 1, hard == 1);
        QzMaterial *material = qz_material_new ();
        g_autoptr (GError) error = NULL;

        g_strfreev (film->kinds);
        film->kinds = g_strsplit ("video", ",", -1);
        film->min_seconds = 60;
        film->max_seconds = 300;
        film->min_width = 1920;
        film->min_height = 1080;
        film->formats = g_strdupv ((char **) formats);
        g_free (material->requirement);
        material->requirement = g_strdup ("film");
        g_free (material->kind);
        material->kind = g_strdup ("video");
        g_free (material->format);
        material->format = g_strdup (cases[i].format);
        material->milliseconds = cases[i].milliseconds;
        material->width = cases[i].width;
        material->height = cases[i].height;
        g_ptr_array_add (materials, material);
        qz_material_check (activity, NULL, materials, findings);
        g_assert_cmpuint (findings->len, ==, cases[i].n_findings);
        g_assert_cmpint (qz_material_may_keep (film, material, &error), ==,
                         hard == 0 || cases[i].n_findings == 0);
        if (error != NULL)
          g_assert_error (error, QZ_ERROR, QZ_ERROR_LIMIT);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/form-check/good", test_good);
  g_test_add_func ("/form-check/facts", test_facts);
  g_test_add_func ("/form-check/empty", test_empty);
  g_test_add_func ("/form-check/changes", test_changes);
  g_test_add_func ("/form-check/category", test_category);
  g_test_add_func ("/form-check/partial-list", test_partial_list);
  g_test_add_func ("/form-check/too-many-rows", test_too_many_rows);
  g_test_add_func ("/form-check/phones", test_phones);
  g_test_add_func ("/form-check/money-words", test_money_words);
  g_test_add_func ("/form-check/materials", test_materials);
  g_test_add_func ("/form-check/attach", test_attach);
  return g_test_run ();
}
