/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small edition with a field of each type, for tests of the form. */

#include "config.h"

#include "fixture.h"

#include "model/qz-points.h"

static void
set (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static QzField *
field_new (const char *id, const char *label, QzFieldType type)
{
  QzField *field = qz_field_new ();

  set (&field->id, id);
  set (&field->label, label);
  field->type = type;
  field->minimum = QZ_POINTS_NONE;
  field->maximum = QZ_POINTS_NONE;
  return field;
}

static QzField *
add_field (QzSection *section, const char *id, const char *label, QzFieldType type)
{
  QzField *field = field_new (id, label, type);

  g_ptr_array_add (section->fields, field);
  return field;
}

static void
add_choice (QzField *field, const char *id, const char *label)
{
  QzChoice *choice = qz_choice_new ();

  set (&choice->id, id);
  set (&choice->label, label);
  g_ptr_array_add (field->choices, choice);
}

static void
add_step (QzActivity *activity, const char *id, const char *title)
{
  QzStep *step = qz_step_new ();

  set (&step->id, id);
  set (&step->title, title);
  g_ptr_array_add (activity->steps, step);
}

static QzSection *
add_section (QzActivity *activity, const char *id, const char *title, const char *step)
{
  QzSection *section = qz_section_new ();

  set (&section->id, id);
  set (&section->title, title);
  set (&section->step, step);
  g_ptr_array_add (activity->sections, section);
  return section;
}

static void
add_category (QzActivity *activity, const char *id, const char *name)
{
  QzCategory *category = qz_category_new ();

  set (&category->id, id);
  set (&category->name, name);
  g_ptr_array_add (activity->categories, category);
}

static void
add_requirement (QzActivity *activity, const char *id, const char *name)
{
  static const char *kinds[] = { "pdf", NULL };
  QzRequirement *requirement = qz_requirement_new ();

  set (&requirement->id, id);
  set (&requirement->name, name);
  g_clear_pointer (&requirement->kinds, g_strfreev);
  requirement->kinds = g_strdupv ((char **) kinds);
  requirement->min_count = 1;
  g_ptr_array_add (activity->requirements, requirement);
}

static void
add_members (QzSection *section)
{
  QzField *members = add_field (section, "members", "成员", QZ_FIELD_TABLE);
  QzField *role;

  members->max_rows = 4;
  g_ptr_array_add (members->columns, field_new ("name", "姓名", QZ_FIELD_TEXT));
  role = field_new ("role", "分工", QZ_FIELD_CHOICE);
  add_choice (role, "leader", "组长");
  add_choice (role, "member", "组员");
  g_ptr_array_add (members->columns, role);
  g_ptr_array_add (members->columns, field_new ("hours", "学时", QZ_FIELD_NUMBER));
}

/**
 * fixture_edition_new:
 *
 * Returns: (transfer full): an edition with the activity "qc" of two categories, four steps, a
 *   field of each type and two requirements
 */
QzEdition *
fixture_edition_new (void)
{
  QzEdition *edition = qz_edition_new ();
  QzActivity *activity = qz_activity_new ();
  QzSection *basics;
  QzSection *effect;
  QzField *field;

  set (&edition->id, "test");
  set (&activity->id, "qc");
  set (&activity->name, "质量管理小组");
  add_step (activity, "basics", "基本信息");
  add_step (activity, "members", "成员");
  add_step (activity, "effect", "效果");
  add_step (activity, "report", "成果报告");
  add_step (activity, "materials", "其他材料");
  add_category (activity, "solve", "问题解决型");
  add_category (activity, "innovate", "创新型");

  basics = add_section (activity, "basics", "课题", "basics");
  field = add_field (basics, "title", "课题名称", QZ_FIELD_TEXT);
  field->required = TRUE;
  field->hard = TRUE;
  field->max_length = 10;
  add_field (basics, "team", "小组名称", QZ_FIELD_TEXT);
  add_field (basics, "start", "开始日期", QZ_FIELD_DATE);
  field = add_field (basics, "source", "课题来源", QZ_FIELD_CHOICE);
  add_choice (field, "own", "自选");
  add_choice (field, "ordered", "指令");
  add_field (basics, "phone", "联系电话", QZ_FIELD_PHONE);
  add_members (add_section (activity, "members", "成员", "members"));
  effect = add_section (activity, "effect", "效果", "effect");
  field = add_field (effect, "benefit", "经济效益", QZ_FIELD_MONEY);
  set (&field->unit, "万元");
  field = add_field (effect, "summary", "成果摘要", QZ_FIELD_PROSE);
  field->max_length = 20;
  add_field (effect, "original", "原创承诺", QZ_FIELD_FLAG);
  add_requirement (activity, "report", "成果报告");
  add_requirement (activity, "proof", "财务证明");
  g_ptr_array_add (edition->activities, activity);
  return edition;
}
