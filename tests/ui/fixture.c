/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small edition with a field of each type, for tests of the form. */

#include "config.h"

#include "fixture.h"

#include "tests/lib/activity-parts.h"

static void
add_requirement (QzActivity *activity, const char *id, const char *name)
{
  static const char *kinds[] = { "pdf", NULL };
  QzRequirement *requirement = parts_add_requirement (activity, id, name);

  g_clear_pointer (&requirement->kinds, g_strfreev);
  requirement->kinds = g_strdupv ((char **) kinds);
  requirement->min_count = 1;
}

static GPtrArray *
add_section (QzActivity *activity, const char *id, const char *title, const char *step)
{
  QzSection *section = parts_add_section (activity, id, title);

  parts_set (&section->step, step);
  return section->fields;
}

static void
add_members (GPtrArray *fields)
{
  QzField *members = parts_add_field (fields, "members", "成员", QZ_FIELD_TABLE);
  QzField *role;

  members->max_rows = 4;
  parts_add_field (members->columns, "name", "姓名", QZ_FIELD_TEXT);
  role = parts_add_field (members->columns, "role", "分工", QZ_FIELD_CHOICE);
  parts_add_choice (role, "leader", "组长");
  parts_add_choice (role, "member", "组员");
  parts_add_field (members->columns, "hours", "学时", QZ_FIELD_NUMBER);
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
  GPtrArray *basics;
  GPtrArray *effect;
  QzField *field;

  parts_set (&edition->id, "test");
  parts_set (&activity->id, "qc");
  parts_set (&activity->name, "质量管理小组");
  parts_add_step (activity, "basics", "基本信息");
  parts_add_step (activity, "members", "成员");
  parts_add_step (activity, "effect", "效果");
  parts_add_step (activity, "report", "成果报告");
  parts_add_step (activity, "materials", "其他材料");
  parts_add_category (activity, "solve", "问题解决型");
  parts_add_category (activity, "innovate", "创新型");

  basics = add_section (activity, "basics", "课题", "basics");
  field = parts_add_field (basics, "title", "课题名称", QZ_FIELD_TEXT);
  field->required = TRUE;
  field->hard = TRUE;
  field->max_length = 10;
  parts_add_field (basics, "team", "小组名称", QZ_FIELD_TEXT);
  parts_add_field (basics, "start", "开始日期", QZ_FIELD_DATE);
  field = parts_add_field (basics, "source", "课题来源", QZ_FIELD_CHOICE);
  parts_add_choice (field, "own", "自选");
  parts_add_choice (field, "ordered", "指令");
  parts_add_field (basics, "phone", "联系电话", QZ_FIELD_PHONE);
  add_members (add_section (activity, "members", "成员", "members"));
  effect = add_section (activity, "effect", "效果", "effect");
  field = parts_add_field (effect, "benefit", "经济效益", QZ_FIELD_MONEY);
  parts_set (&field->unit, "万元");
  field = parts_add_field (effect, "summary", "成果摘要", QZ_FIELD_PROSE);
  field->max_length = 20;
  parts_add_field (effect, "original", "原创承诺", QZ_FIELD_FLAG);
  add_requirement (activity, "report", "成果报告");
  add_requirement (activity, "proof", "财务证明");
  g_ptr_array_add (edition->activities, activity);
  return edition;
}
