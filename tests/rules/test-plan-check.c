/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "rules/qz-finding.h"
#include "rules/qz-form-check.h"
#include "rules/qz-plan-check.h"
#include "rules/qz-topic-check.h"
#include "rules/qz-unit-name.h"

#define TODAY "2018-11-22"

static QzField *
add_field (GPtrArray *fields, const char *id, QzFieldType type)
{
  QzField *field = qz_field_new ();

  g_free (field->id);
  field->id = g_strdup (id);
  g_free (field->label);
  field->label = g_strdup (id);
  field->type = type;
  g_ptr_array_add (fields, field);
  return field;
}

static void
add_table (GPtrArray *fields, const char *id, const char *const *columns)
{
  QzField *table = add_field (fields, id, QZ_FIELD_TABLE);

  for (; *columns != NULL; columns++)
    add_field (table->columns, *columns, QZ_FIELD_TEXT);
}

static QzActivity *
make_activity (gboolean with_causes)
{
  static const char *const causes[] = { "cause", "method", "finding", "main", NULL };
  static const char *const measures[] = { "cause", "what", "goal",   "how", "where",
                                          "when",  "who",  "result", NULL };
  static const char *const steps[] = { "step", "from", "to", NULL };
  QzActivity *activity = qz_activity_new ();
  QzSection *section = qz_section_new ();

  g_free (activity->results_since);
  activity->results_since = g_strdup ("2016-09-01");
  g_ptr_array_add (activity->sections, section);
  add_field (section->fields, QZ_FIELD_UNIT, QZ_FIELD_TEXT);
  add_field (section->fields, QZ_FIELD_FROM, QZ_FIELD_DATE);
  add_field (section->fields, QZ_FIELD_TO, QZ_FIELD_DATE);
  if (with_causes)
    add_table (section->fields, QZ_TABLE_CAUSES, causes);
  add_table (section->fields, QZ_TABLE_MEASURES, measures);
  add_table (section->fields, QZ_TABLE_STEPS, steps);
  return activity;
}

static const char *const good[][2] = {
  { "unit", "上海示例机械有限公司" },
  { "from", "2018-01-08" },
  { "to", "2018-08-31" },
  { "causes/0/cause", "定位偏差大" },
  { "causes/0/method", "measure" },
  { "causes/0/main", "yes" },
  { "causes/1/cause", "培训不足" },
  { "causes/1/method", "survey" },
  { "causes/1/main", "no" },
  { "measures/0/cause", "定位 偏差大" },
  { "measures/0/what", "设计工装" },
  { "measures/0/goal", "≤1mm" },
  { "measures/0/how", "定位块" },
  { "measures/0/where", "工位" },
  { "measures/0/when", "2018-03-01" },
  { "measures/0/who", "王工" },
  { "measures/0/result", "0.8mm" },
  { "steps/0/step", "选择课题" },
  { "steps/0/from", "2018-01-08" },
  { "steps/0/to", "2018-01-31" },
  { "steps/1/step", "现状调查" },
  { "steps/1/from", "2018-02-01" },
  { "steps/1/to", "2018-02-20" },
};

/* One change to the good form, and the path of the one finding that it brings. */
static const struct
{
  const char *path;
  const char *value; /* nullable: cleared */
  const char *finding;
} changes[] = {
  { "causes/0/method", NULL, "causes/0/method" },
  { "causes/1/main", NULL, "causes/1/main" },
  { "causes/0/main", "no", "causes/0/main" },
  { "causes/1/main", "yes", "causes/1/cause" },
  { "measures/1/cause", "培训不足", "measures/1/cause" },
  { "measures/0/cause", "别的原因", "causes/0/cause" },
  { "measures/0/where", NULL, "measures/0/where" },
  { "measures/0/who", "　", "measures/0/who" },
  { "measures/0/result", NULL, "measures/0/result" },
  { "steps/0/to", "2018-01-01", "steps/0/from" },
  { "steps/1/from", "2018-01-01", "steps/1/from" },
  { "steps/0/from", "2017-12-01", "steps/0/from" },
  { "steps/1/to", "2018-09-30", "steps/1/from" },
  { "to", "2016-08-31", "to" },
  { "unit", "示例机械", "unit" },
};

static QzForm *
make_form (const char *path, const char *value)
{
  QzFormBuilder *builder = qz_form_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    qz_form_builder_set (builder, good[i][0], good[i][1]);
  if (path != NULL)
    qz_form_builder_set (builder, path, value);
  return qz_form_builder_end (builder);
}

static gboolean
has (const GPtrArray *findings, const char *path)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const QzFinding *finding = findings->pdata[i];

      g_assert_cmpint (finding->severity, ==, QZ_SEVERITY_WARNING);
      if (g_str_equal (finding->path, path))
        return TRUE;
    }
  return FALSE;
}

static void
test_good (void)
{
  g_autoptr (QzActivity) activity = make_activity (TRUE);
  g_autoptr (QzForm) form = make_form (NULL, NULL);
  g_autoptr (QzForm) empty = qz_form_new ();
  g_autoptr (GPtrArray) findings = qz_form_check (activity, NULL, form, NULL, TODAY);
  g_autoptr (GPtrArray) none = qz_form_check (activity, NULL, empty, NULL, TODAY);

  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_changes (void)
{
  g_autoptr (QzActivity) activity = make_activity (TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (QzForm) form = make_form (changes[i].path, changes[i].value);
      g_autoptr (GPtrArray) findings = qz_form_check (activity, NULL, form, NULL, TODAY);

      g_test_message ("%s: %s", changes[i].path, changes[i].value);
      g_assert_true (has (findings, changes[i].finding));
    }
}

/* 创新型: countermeasures come from the chosen proposal. */
static void
test_without_causes (void)
{
  g_autoptr (QzActivity) activity = make_activity (FALSE);
  g_autoptr (QzForm) form = make_form ("measures/0/cause", "分级方案一");
  g_autoptr (GPtrArray) findings = qz_form_check (activity, NULL, form, NULL, TODAY);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_unit_names (void)
{
  static const char *const full[] = {
    "上海示例机械有限公司",
    "上海市第一人民医院",
    "中国移动通信集团上海有限公司（浦东分公司）",
    "Example Machine Works Ltd",
    "上海市公安局黄浦分局",
    "上海海关学院图书馆",
  };
  static const char *const not_full[] = { "宝钢股份", "上汽", "上海示例", "示例公司",
                                          "上海隧道股份盾构" };

  for (guint i = 0; i < G_N_ELEMENTS (full); i++)
    g_assert_true (qz_unit_name_is_full (full[i]));
  for (guint i = 0; i < G_N_ELEMENTS (not_full); i++)
    g_assert_false (qz_unit_name_is_full (not_full[i]));
}

static void
test_refused_choice (void)
{
  g_autoptr (QzActivity) activity = qz_activity_new ();
  QzSection *section = qz_section_new ();
  QzField *field = add_field (section->fields, "secrecy", QZ_FIELD_CHOICE);
  QzChoice *choice = qz_choice_new ();
  g_autoptr (QzForm) empty = qz_form_new ();
  g_autoptr (QzForm) form = qz_form_set (empty, "secrecy", "secret");
  g_autoptr (GPtrArray) findings = NULL;

  g_free (choice->id);
  choice->id = g_strdup ("secret");
  choice->refused = TRUE;
  g_ptr_array_add (field->choices, choice);
  g_ptr_array_add (activity->sections, section);

  findings = qz_form_check (activity, NULL, form, NULL, TODAY);

  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_true (qz_findings_stop (findings));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-check/good", test_good);
  g_test_add_func ("/plan-check/changes", test_changes);
  g_test_add_func ("/plan-check/without-causes", test_without_causes);
  g_test_add_func ("/plan-check/unit-names", test_unit_names);
  g_test_add_func ("/plan-check/refused-choice", test_refused_choice);

  return g_test_run ();
}
