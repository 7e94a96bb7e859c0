/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/sample.h"
#include "tests/lib/activity-parts.h"

static QzField *
add_field (GPtrArray *fields, const char *id, const char *label, QzFieldType type, const char *unit)
{
  QzField *field = parts_add_field (fields, id, label, type);

  parts_set (&field->unit, unit);
  return field;
}

static void
add_sign_off (QzActivity *activity, const char *title, const char *signer, const char *stamp)
{
  QzSignOff *box = qz_sign_off_new ();

  parts_set (&box->title, title);
  parts_set (&box->signer, signer);
  parts_set (&box->stamp, stamp);
  g_ptr_array_add (activity->sign_offs, box);
}

static void
add_basics (QzActivity *activity)
{
  GPtrArray *fields = parts_add_section (activity, "basics", "基本情况")->fields;
  QzField *field = NULL;

  add_field (fields, "title", "课题名称", QZ_FIELD_TEXT, "");
  add_field (fields, "team", "小组名称", QZ_FIELD_TEXT, "");
  add_field (fields, "unit", "申报单位", QZ_FIELD_TEXT, "");
  field = add_field (fields, "line", "推荐渠道", QZ_FIELD_CHOICE, "");
  parts_add_choice (field, "industry", "行业质协");
  parts_add_choice (field, "district", "区质协");
  add_field (fields, "contact", "联系人", QZ_FIELD_TEXT, "");
  add_field (fields, "phone", "联系电话", QZ_FIELD_PHONE, "");
  add_field (fields, "founded", "成立时间", QZ_FIELD_DATE, "");
  add_field (fields, "meetings", "活动次数", QZ_FIELD_NUMBER, "次");
  add_field (fields, "attendance", "出勤率", QZ_FIELD_NUMBER, "%");
}

static void
add_members (QzActivity *activity)
{
  QzField *table = add_field (parts_add_section (activity, "members", "小组成员")->fields,
                              "members", "成员名单", QZ_FIELD_TABLE, "");

  add_field (table->columns, "name", "姓名", QZ_FIELD_TEXT, "");
  add_field (table->columns, "sex", "性别", QZ_FIELD_TEXT, "");
  add_field (table->columns, "age", "年龄", QZ_FIELD_NUMBER, "");
  add_field (table->columns, "education", "文化程度", QZ_FIELD_TEXT, "");
  add_field (table->columns, "role", "组内分工", QZ_FIELD_TEXT, "");
}

static void
add_story (QzActivity *activity)
{
  GPtrArray *fields = parts_add_section (activity, "topic", "课题与效果")->fields;

  add_field (fields, "reason", "申请理由", QZ_FIELD_PROSE, "");
  add_field (fields, "content", "内容及目标", QZ_FIELD_PROSE, "");
  add_field (fields, "before", "活动前", QZ_FIELD_NUMBER, "%");
  add_field (fields, "after", "活动后", QZ_FIELD_NUMBER, "%");
  add_field (fields, "benefit", "经济效益", QZ_FIELD_MONEY, "万元");
  add_field (fields, "true", "申报内容真实", QZ_FIELD_FLAG, "");
}

/* An activity with every kind of field. */
QzActivity *
sample_activity_new (void)
{
  QzActivity *activity = qz_activity_new ();
  QzCategory *category = parts_add_category (activity, "self-set", "自定目标");

  parts_set (&activity->id, "qc-group");
  parts_set (&activity->edition, "shanghai-2018");
  parts_set (&activity->name, "优秀质量管理小组活动");
  parts_set (&activity->full_name, "2018年上海市优秀质量管理小组活动");
  parts_set (&category->group, "问题解决型");
  parts_add_requirement (activity, "report", "成果报告");
  add_basics (activity);
  add_members (activity);
  add_story (activity);
  add_sign_off (activity, "单位行政意见", "单位负责人", "单位公章");
  add_sign_off (activity, "党组织意见", "党组织负责人", "党组织印章");
  add_sign_off (activity, "工会意见", "工会负责人", "工会印章");
  add_sign_off (activity, "推荐单位意见", "推荐单位负责人", "推荐单位公章");
  add_sign_off (activity, "主办单位意见", "主办单位", "主办单位公章");
  return activity;
}

static void
put (QzEntry *entry, const char *path, const char *value)
{
  qz_entry_take_form (entry, qz_form_set (entry->form, path, value));
}

static void
put_members (QzEntry *entry)
{
  static const char *const NAMES[] = { "张示例",    "李示例", "欧阳示例", "王示例",
                                       "阿依·示例", "𠮷示例", "陈示例",   "赵示例" };

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autofree char *name = qz_form_cell_path ("members", i, "name");
      g_autofree char *sex = qz_form_cell_path ("members", i, "sex");
      g_autofree char *age = qz_form_cell_path ("members", i, "age");
      g_autofree char *education = qz_form_cell_path ("members", i, "education");
      g_autofree char *role = qz_form_cell_path ("members", i, "role");

      put (entry, name, NAMES[i]);
      put (entry, sex, i % 2 == 0 ? "女" : "男");
      put (entry, age, i % 2 == 0 ? "34" : "41");
      put (entry, education, "本科");
      put (entry, role, i == 0 ? "组长，负责方案策划与实施" : "数据采集与整理");
    }
}

/* Prose of @sentences sentences, each different. */
char *
sample_prose (guint sentences)
{
  GString *prose = g_string_new (NULL);

  for (guint i = 0; i < sentences; i++)
    g_string_append_printf (prose,
                            "第%u项：小组对现场数据进行了收集、分层和统计分析，找出影响合格率的主要"
                            "原因，并逐条制定对策、明确责任人和完成时间。%s",
                            i + 1, i % 3 == 2 && i + 1 < sentences ? "\n" : "");
  return g_string_free (prose, FALSE);
}

/* An entry with everything filled in; @sentences of prose. */
QzEntry *
sample_entry_new (guint sentences)
{
  QzEntry *entry = qz_entry_new ();
  g_autofree char *prose = sample_prose (sentences);

  parts_set (&entry->category, "self-set");
  parts_set (&entry->id, "0b0ce2a1-74ef-4d2b-8a4d-1f0c6d9b8f11");
  parts_set (&entry->edition, "shanghai-2018");
  parts_set (&entry->number, "2018-QC-0042");
  qz_entry_take_form (entry, qz_form_new ());
  put (entry, "title", "提高盾构管片拼装一次合格率");
  put (entry, "team", "匠心质量管理小组");
  put (entry, "unit", "上海示例浦东轨道交通维护保障有限公司");
  put (entry, "line", "district");
  put (entry, "contact", "张示例");
  put (entry, "phone", "021-00000000*123");
  put (entry, "founded", "2016-03-08");
  put (entry, "meetings", "24");
  put (entry, "attendance", "98.5");
  put_members (entry);
  put (entry, "reason",
       "管片拼装一次合格率直接影响隧道防水与后续工期，2017年合格率为86.3%，低于公司要求的95%。");
  put (entry, "content", prose);
  put (entry, "before", "86.3");
  put (entry, "after", "96.8");
  put (entry, "benefit", "128.5");
  put (entry, "true", "1");
  return entry;
}

GPtrArray *
sample_materials_new (void)
{
  GPtrArray *materials = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
  QzMaterial *material = qz_material_new ();

  parts_set (&material->requirement, "report");
  parts_set (&material->name, "匠心小组成果报告（示例）.pdf");
  material->bytes = 13002342;
  material->pages = 36;
  g_ptr_array_add (materials, material);
  return materials;
}
