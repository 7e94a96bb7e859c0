/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fills in the form of a synthetic entry. It walks the form as the edition defines it: a field
 * whose id is known gets a value that fits the topic, any other one that is required gets a value
 * of its type, so that the form of another edition is filled in as well.
 */

#include "config.h"

#include "model/qz-points.h"
#include "operations/qz-demo-form.h"
#include "operations/qz-demo-plan.h"

#define MEMBERS_FAST 3

typedef struct
{
  QzDemoRandom *random;
  const QzEdition *edition;
  const QzActivity *activity;
  const char *category;
  const QzDemoTopic *topic;
  gboolean full;
  guint members;
  QzFormBuilder *form;
} Filling;

/* The value of a field; NULL leaves it blank. */
typedef char *(*FillFunc) (Filling *filling, const QzField *field);

static char *
number_between (Filling *filling, guint least, guint most)
{
  return g_strdup_printf ("%u", qz_demo_random_between (filling->random, least, most));
}

static char *
fill_title (Filling *filling, const QzField *field)
{
  return g_strdup (filling->topic->title);
}

static char *
fill_team (Filling *filling, const QzField *field)
{
  return g_strdup (filling->topic->team);
}

static char *
fill_unit (Filling *filling, const QzField *field)
{
  return g_strdup (filling->topic->unit->name);
}

static char *
fill_person (Filling *filling, const QzField *field)
{
  return g_strdup (filling->topic->leader);
}

static char *
fill_contact (Filling *filling, const QzField *field)
{
  return qz_demo_random_person (filling->random);
}

static char *
fill_address (Filling *filling, const QzField *field)
{
  return g_strdup_printf ("上海市%s示例路%u号", filling->topic->unit->district,
                          qz_demo_random_between (filling->random, 1, 999));
}

static char *
fill_email (Filling *filling, const QzField *field)
{
  return g_strdup_printf ("quality%u@example.com", qz_demo_random_below (filling->random, 100000));
}

static char *
fill_postcode (Filling *filling, const QzField *field)
{
  return g_strdup_printf ("2000%02u", qz_demo_random_below (filling->random, 100));
}

static char *
fill_recommender (Filling *filling, const QzField *field)
{
  return g_strdup_printf ("（示例）%s质量协会", filling->topic->unit->district);
}

static char *
fill_from (Filling *filling, const QzField *field)
{
  return g_strdup_printf ("2017-%02u-%02u", qz_demo_random_between (filling->random, 7, 12),
                          qz_demo_random_between (filling->random, 1, 28));
}

static char *
fill_to (Filling *filling, const QzField *field)
{
  return g_strdup_printf ("2018-%02u-%02u", qz_demo_random_between (filling->random, 4, 8),
                          qz_demo_random_between (filling->random, 1, 28));
}

static char *
fill_founded (Filling *filling, const QzField *field)
{
  return g_strdup_printf ("%u-%02u-01", qz_demo_random_between (filling->random, 2008, 2016),
                          qz_demo_random_between (filling->random, 1, 12));
}

static char *
fill_registered (Filling *filling, const QzField *field)
{
  return g_strdup_printf ("2017-%02u-%02u", qz_demo_random_between (filling->random, 1, 3),
                          qz_demo_random_between (filling->random, 1, 28));
}

static char *
fill_topic_registered (Filling *filling, const QzField *field)
{
  return g_strdup_printf ("2017-%02u-%02u", qz_demo_random_between (filling->random, 4, 6),
                          qz_demo_random_between (filling->random, 1, 28));
}

static char *
fill_registration (Filling *filling, const QzField *field)
{
  return g_strdup_printf ("2017-%04u", qz_demo_random_between (filling->random, 1, 9999));
}

static char *
fill_size (Filling *filling, const QzField *field)
{
  return g_strdup_printf ("%u", filling->members);
}

static char *
fill_meetings (Filling *filling, const QzField *field)
{
  return number_between (filling, 12, 48);
}

static char *
fill_attendance (Filling *filling, const QzField *field)
{
  return number_between (filling, 92, 100);
}

static char *
fill_training (Filling *filling, const QzField *field)
{
  return number_between (filling, 16, 60);
}

static char *
fill_indicator (Filling *filling, const QzField *field)
{
  return g_strdup (filling->topic->object);
}

static char *
fill_measure (Filling *filling, const QzField *field)
{
  return g_strdup (filling->topic->measure);
}

static char *
fill_before (Filling *filling, const QzField *field)
{
  return qz_points_format (filling->topic->before);
}

static char *
fill_target (Filling *filling, const QzField *field)
{
  return qz_points_format (filling->topic->target);
}

static char *
fill_after (Filling *filling, const QzField *field)
{
  return qz_points_format (filling->topic->after);
}

static char *
fill_benefit (Filling *filling, const QzField *field)
{
  return g_strdup_printf ("%u.%02u", qz_demo_random_between (filling->random, 3, 260),
                          qz_demo_random_below (filling->random, 100));
}

static char *
fill_share (Filling *filling, const QzField *field)
{
  return number_between (filling, 20, 80);
}

static char *
fill_satisfaction (Filling *filling, const QzField *field)
{
  return g_strdup_printf ("%u.%u", qz_demo_random_between (filling->random, 94, 99),
                          qz_demo_random_below (filling->random, 10));
}

static char *
fill_none (Filling *filling, const QzField *field)
{
  return g_strdup ("0");
}

static char *
fill_open (Filling *filling, const QzField *field)
{
  return g_strdup ("open");
}

static char *
fill_method (Filling *filling, const QzField *field)
{
  static const char *const methods[] = {
    "调查表、排列图、因果图、直方图",
    "分层法、排列图、关联图、折线图",
    "调查表、系统图、散布图、控制图",
    "水平对比、亲和图、矩阵图、流程图",
    NULL,
  };

  return g_strdup (qz_demo_random_word (filling->random, methods));
}

static char *
fill_reason (Filling *filling, const QzField *field)
{
  const QzDemoTopic *topic = filling->topic;

  return g_strdup_printf ("公司年度质量目标对%s%s提出要求，2017年统计数据与目标有差距，顾客和下道工"
                          "序多次反馈，小组据此选题。",
                          topic->place, topic->object);
}

static char *
fill_content (Filling *filling, const QzField *field)
{
  const QzDemoTopic *topic = filling->topic;
  g_autofree char *before = qz_points_format (topic->before);
  g_autofree char *target = qz_points_format (topic->target);

  return g_strdup_printf ("2018年6月底前，将%s%s由%s%s%s至%s%s。", topic->place, topic->object,
                          before, topic->measure, topic->lower ? "降" : "升", target,
                          topic->measure);
}

static char *
fill_abstract (Filling *filling, const QzField *field)
{
  const QzDemoTopic *topic = filling->topic;
  g_autofree char *before = qz_points_format (topic->before);
  g_autofree char *target = qz_points_format (topic->target);
  g_autofree char *after = qz_points_format (topic->after);
  guint causes = qz_demo_random_between (filling->random, 6, 11);
  guint main_causes = qz_demo_random_between (filling->random, 2, 4);

  return g_strdup_printf ("小组针对%s%s的问题，按照PDCA循环开展活动。现状调查表明，%s平均为%s%s。"
                          "小组用关联图找出末端原因%u条，逐条到现场测量、试验和调查分析，确认主要原"
                          "因%u条，按5W1H制定对策并逐一实施，每项对策均对照对策目标验证。活动后%s"
                          "为%s%s，达到目标值%s%s。有效措施已纳入作业指导书和管理制度，巩固期数据稳"
                          "定。",
                          topic->place, topic->object, topic->object, before, topic->measure,
                          causes, main_causes, topic->object, after, topic->measure, target,
                          topic->measure);
}

/* Long enough for a deed that asks for 300 characters, and not over 500. */
static char *
fill_deed (Filling *filling, const QzField *field)
{
  static const char *const sentences[] = {
    "坚持首问负责，把顾客的事当作自己的事，从不把问题留到第二天。",
    "主动了解服务对象的需求，梳理出高频问题清单，逐项制定应对办法并在班组内共享。",
    "结合进口博览会服务保障要求，学习外语服务用语和礼仪规范，多次承担重点接待任务。",
    "面对大客流和突发情况沉着应对，提前准备应急预案，做到岗位有人、流程清楚、信息畅通。",
    "为老年人、残疾人和带婴儿的顾客提供绿色通道，配备老花镜、轮椅和应急药箱。",
    "坚持每日班前会复盘，把表扬和投诉都当作改进的线索，形成闭环记录。",
    "带教新员工多名，编写岗位服务案例，服务做法在单位内推广。",
    "连续多年无有责投诉，收到锦旗和表扬信，顾客满意度始终保持在较高水平。",
    "积极提出合理化建议，优化办理流程，减少顾客等候时间。",
    "以实际行动践行服务承诺，让标准落到每一个细节。",
  };
  GString *text = g_string_new (filling->topic->team);
  guint first = qz_demo_random_below (filling->random, G_N_ELEMENTS (sentences));

  g_string_append_printf (text, "在%s工作，长期服务在窗口一线。", filling->topic->place);
  for (guint i = 0; i < G_N_ELEMENTS (sentences) && g_utf8_strlen (text->str, -1) < 305; i++)
    g_string_append (text, sentences[(first + i) % G_N_ELEMENTS (sentences)]);
  return g_string_free (text, FALSE);
}

static char *
fill_story (Filling *filling, const QzField *field)
{
  return g_strdup_printf (
      "作品取材于%s的真实案例，讲述一线员工发现问题、反复试验、坚持标准的经过，展"
      "现%s行业追求质量、服务城市的精神面貌。",
      filling->topic->place, filling->topic->unit->trade->name);
}

static char *
fill_work (Filling *filling, const QzField *field)
{
  return g_strdup_printf (
      "负责%s的日常运行与质量把关，执行作业标准，开展自检、互检和交接检，对异常做"
      "到不接受、不制造、不传递。",
      filling->topic->place);
}

static char *
fill_goals (Filling *filling, const QzField *field)
{
  return g_strdup (
      "一次合格率不低于99%，顾客满意度不低于95%，质量安全事故为零，合理化建议人均不少于"
      "2条。");
}

static char *
fill_features (Filling *filling, const QzField *field)
{
  return g_strdup (
      "推行“一图两表三检”工作法：一张质量风险图挂在现场，班前、班后两张确认表，自检、互"
      "检、专检三道把关；每月一次质量例会，用数据看板跟踪改进。");
}

static char *
fill_standards (Filling *filling, const QzField *field)
{
  return g_strdup_printf ("修订《%s作业指导书》，新增检查项目%u项。", filling->topic->place,
                          qz_demo_random_between (filling->random, 2, 6));
}

static char *
fill_social (Filling *filling, const QzField *field)
{
  return g_strdup ("成员解决问题的能力、质量意识和团队协作得到提高，顾客反馈良好。");
}

static char *
fill_duration (Filling *filling, const QzField *field)
{
  return number_between (filling, strcmp (filling->category, "film") == 0 ? 190 : 310, 470);
}

static char *
fill_words (Filling *filling, const QzField *field)
{
  return number_between (filling, 1050, 2950);
}

static const struct
{
  const char *id;
  FillFunc func;
  gboolean always; /* also when entries are made fast */
} fillers[] = {
  { "title", fill_title, TRUE },
  { "team", fill_team, TRUE },
  { "unit", fill_unit, TRUE },
  { "recommender", fill_recommender, FALSE },
  { "contact", fill_contact, TRUE },
  { "email", fill_email, FALSE },
  { "address", fill_address, FALSE },
  { "postcode", fill_postcode, FALSE },
  { "speaker", fill_person, TRUE },
  { "leader", fill_person, TRUE },
  { "director", fill_contact, FALSE },
  { "producer", fill_unit, FALSE },
  { "group-number", fill_registration, FALSE },
  { "group-date", fill_registered, FALSE },
  { "topic-number", fill_registration, FALSE },
  { "topic-date", fill_topic_registered, FALSE },
  { "founded", fill_founded, FALSE },
  { "size", fill_size, TRUE },
  { "from", fill_from, TRUE },
  { "to", fill_to, TRUE },
  { "meetings", fill_meetings, FALSE },
  { "attendance", fill_attendance, FALSE },
  { "training", fill_training, FALSE },
  { "reason", fill_reason, FALSE },
  { "content", fill_content, FALSE },
  { "method", fill_method, FALSE },
  { "facts", fill_story, FALSE },
  { "indicator", fill_indicator, TRUE },
  { "indicator-unit", fill_measure, TRUE },
  { "before", fill_before, TRUE },
  { "target", fill_target, TRUE },
  { "after", fill_after, TRUE },
  { "benefit", fill_benefit, TRUE },
  { "social", fill_social, FALSE },
  { "standards", fill_standards, FALSE },
  { "women-share", fill_share, FALSE },
  { "youth-share", fill_share, FALSE },
  { "satisfaction", fill_satisfaction, TRUE },
  { "accidents", fill_none, FALSE },
  { "complaints", fill_none, FALSE },
  { "work", fill_work, TRUE },
  { "duties", fill_work, FALSE },
  { "service", fill_work, FALSE },
  { "goals", fill_goals, TRUE },
  { "features", fill_features, TRUE },
  { "impact", fill_social, FALSE },
  { "duration", fill_duration, FALSE },
  { "words", fill_words, FALSE },
  { "secrecy", fill_open, TRUE },
};

static char *
fill_by_type (Filling *filling, const QzField *field)
{
  gint64 number;

  switch (field->type)
    {
    case QZ_FIELD_CHOICE:
      if (field->choices->len == 0)
        return NULL;
      return g_strdup (((const QzChoice *) field->choices
                            ->pdata[qz_demo_random_below (filling->random, field->choices->len)])
                           ->id);
    case QZ_FIELD_FLAG:
      return g_strdup ("1");
    case QZ_FIELD_PHONE:
      return qz_demo_random_telephone (filling->random);
    case QZ_FIELD_NUMBER:
    case QZ_FIELD_MONEY:
      number = field->minimum != QZ_POINTS_NONE ? field->minimum : QZ_POINT;
      if (field->maximum != QZ_POINTS_NONE)
        number = MIN (number + 10 * QZ_POINT, field->maximum);
      return qz_points_format (number);
    case QZ_FIELD_DATE:
      return g_strdup ("2018-06-15");
    case QZ_FIELD_TEXT:
    case QZ_FIELD_PROSE:
      return g_strdup ("示例");
    case QZ_FIELD_TABLE:
    default:
      return NULL;
    }
}

/* The abstract means something else in each activity. */
static FillFunc
find_filler (const Filling *filling, const QzField *field, gboolean *out_always)
{
  *out_always = field->required;
  if (strcmp (field->id, "abstract") == 0)
    {
      if (strcmp (filling->activity->id, "service-star") == 0)
        return fill_deed;
      return strcmp (filling->activity->id, "brand-story") == 0 ? fill_story : fill_abstract;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (strcmp (fillers[i].id, field->id) == 0)
      {
        *out_always = fillers[i].always || field->required;
        return fillers[i].func;
      }
  return field->required || (field->type == QZ_FIELD_CHOICE && filling->full) ? fill_by_type : NULL;
}

static void
fill_field (Filling *filling, const QzField *field)
{
  gboolean always;
  FillFunc func = find_filler (filling, field, &always);
  g_autofree char *value = NULL;

  if (func == NULL || (!filling->full && !always))
    return;
  value = func (filling, field);
  if (value != NULL)
    qz_form_builder_set (filling->form, field->id, value);
}

static char *
fill_member_cell (Filling *filling, const QzField *column, guint row)
{
  if (strcmp (column->id, "name") == 0)
    return row == 0 ? g_strdup (filling->topic->leader) : qz_demo_random_person (filling->random);
  if (strcmp (column->id, "role") == 0)
    return g_strdup (row == 0 ? "组长" : qz_demo_random_word (filling->random, qz_demo_duties));
  if (!filling->full)
    return NULL;
  if (strcmp (column->id, "age") == 0)
    return number_between (filling, 23, 56);
  if (strcmp (column->id, "position") == 0)
    return g_strdup (qz_demo_random_word (filling->random, qz_demo_titles));
  if (strcmp (column->id, "education") == 0)
    return g_strdup (qz_demo_random_chance (filling->random, 60) ? "本科" : "大专");
  return column->required || column->type == QZ_FIELD_CHOICE ? fill_by_type (filling, column)
                                                             : NULL;
}

static void
fill_members (Filling *filling, const QzField *table)
{
  for (guint row = 0; row < filling->members; row++)
    for (guint i = 0; i < table->columns->len; i++)
      {
        const QzField *column = table->columns->pdata[i];
        g_autofree char *value = fill_member_cell (filling, column, row);
        g_autofree char *path = qz_form_cell_path (table->id, row, column->id);

        if (value != NULL)
          qz_form_builder_set (filling->form, path, value);
      }
}

static void
fill_years (Filling *filling, const QzField *table)
{
  for (guint row = 0; row < 3; row++)
    {
      g_autofree char *year = g_strdup_printf ("%u", 2015 + row);
      g_autofree char *result = fill_satisfaction (filling, table);
      g_autofree char *share = g_strconcat (result, "%", NULL);
      const char *values[] = { year, "一次合格率98%", share };

      for (guint i = 0; i < table->columns->len && i < G_N_ELEMENTS (values); i++)
        {
          const QzField *column = table->columns->pdata[i];
          g_autofree char *path = qz_form_cell_path (table->id, row, column->id);

          qz_form_builder_set (filling->form, path, values[i]);
        }
    }
}

static void
fill_table (Filling *filling, const QzField *table)
{
  if (strcmp (table->id, "members") == 0)
    fill_members (filling, table);
  else if (strcmp (table->id, "years") == 0 && filling->full)
    fill_years (filling, table);
  else if (filling->full)
    qz_demo_plan_fill (filling->random, table, filling->form);
}

static void
fill_section (Filling *filling, const QzSection *section)
{
  for (guint i = 0; i < section->fields->len; i++)
    {
      const QzField *field = section->fields->pdata[i];

      if (!qz_applies_to (field->categories, filling->category))
        continue;
      if (field->type == QZ_FIELD_TABLE)
        fill_table (filling, field);
      else
        fill_field (filling, field);
    }
}

/**
 * qz_demo_form_new:
 * @random: a stream
 * @edition: the edition
 * @activity: one of its activities
 * @category: id of one of its categories
 * @topic: what the entry is about
 * @full: whether optional fields are filled in too; without, a form is made in a fraction of the
 *   time and still passes the checks
 *
 * Returns: (transfer full): the form
 */
QzForm *
qz_demo_form_new (QzDemoRandom *random,
                  const QzEdition *edition,
                  const QzActivity *activity,
                  const char *category,
                  const QzDemoTopic *topic,
                  gboolean full)
{
  Filling filling = { .random = random,
                      .edition = edition,
                      .activity = activity,
                      .category = category,
                      .topic = topic,
                      .full = full,
                      .members = full ? qz_demo_random_between (random, 5, 9) : MEMBERS_FAST,
                      .form = qz_form_builder_new () };

  for (guint i = 0; i < activity->sections->len; i++)
    {
      const QzSection *section = activity->sections->pdata[i];

      if (qz_applies_to (section->categories, category))
        fill_section (&filling, section);
    }
  return qz_form_builder_end (filling.form);
}
