/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What synthetic entries are about: units, and topics with figures that agree with each other. */

#include "config.h"

#include "model/qz-points.h"
#include "operations/qz-demo-topic.h"

static void
unit_free (gpointer data)
{
  QzDemoUnit *unit = data;

  g_free (unit->name);
  g_free (unit);
}

static QzDemoUnit *
unit_new (QzDemoRandom *random, GHashTable *taken)
{
  QzDemoUnit *unit = g_new0 (QzDemoUnit, 1);
  const char *first;
  const char *second;
  const char *third;

  unit->trade = &qz_demo_trades[qz_demo_random_below (random, qz_demo_n_trades)];
  unit->district = qz_demo_random_word (random, qz_demo_districts);
  do
    {
      g_free (unit->name);
      first = qz_demo_random_word (random, qz_demo_stems_first);
      second = qz_demo_random_word (random, qz_demo_stems_second);
      third = g_hash_table_size (taken) < 2000 ? ""
                                               : qz_demo_random_word (random, qz_demo_stems_second);
      unit->name =
          g_strconcat ("（示例）上海", first, second, third, unit->trade->suffix, "有限公司", NULL);
    }
  while (!g_hash_table_add (taken, unit->name));
  return unit;
}

/**
 * qz_demo_units_new:
 * @random: a stream
 * @n: how many, up to 100,000
 *
 * Returns: (transfer full) (element-type QzDemoUnit): units with different names, all marked 示例
 */
GPtrArray *
qz_demo_units_new (QzDemoRandom *random, guint n)
{
  GPtrArray *units = g_ptr_array_new_full (n, unit_free);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (units, unit_new (random, taken));
  return units;
}

static gboolean
ends_with_any (const char *text, const char *const *endings)
{
  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (text, endings[i]))
      return TRUE;
  return FALSE;
}

static const char *
measure_of (const char *object)
{
  static const char *const counts[] = { "次数", "户数", NULL };
  static const char *const shares[] = { "率", NULL };
  static const char *const days[] = { "周期", "间隔", NULL };

  if (ends_with_any (object, counts))
    return "次/月";
  if (ends_with_any (object, shares))
    return "%";
  return ends_with_any (object, days) ? "天" : "分钟";
}

/* Figures in one direction: before, target, after, the target being reached by a little. */
static void
invent_figures (QzDemoRandom *random, QzDemoTopic *topic)
{
  gint64 step = QZ_POINT / 10;
  guint high = strcmp (topic->measure, "%") == 0 ? 180 : 900;

  if (topic->lower)
    {
      topic->before = step * qz_demo_random_between (random, high / 4, high);
      topic->target = topic->before * qz_demo_random_between (random, 35, 70) / 100 / step * step;
      topic->after = MAX (topic->target - step * qz_demo_random_between (random, 1, 6), 0);
      return;
    }
  topic->before = step * qz_demo_random_between (random, 620, 900);
  topic->target = topic->before + step * qz_demo_random_between (random, 40, 80);
  topic->after = topic->target + step * qz_demo_random_between (random, 1, 15);
}

static void
invent_improvement (QzDemoRandom *random, QzDemoTopic *topic)
{
  const QzDemoTrade *trade = topic->unit->trade;
  const char *verb;

  switch (qz_demo_random_below (random, 5))
    {
    case 0:
    case 1:
      verb = "降低";
      topic->object = qz_demo_random_word (random, trade->lower);
      break;
    case 2:
    case 3:
      verb = "提高";
      topic->object = qz_demo_random_word (random, trade->raise);
      break;
    default:
      verb = "缩短";
      topic->object = qz_demo_random_word (random, trade->shorten);
    }
  topic->lower = strcmp (verb, "提高") != 0;
  topic->measure = measure_of (topic->object);
  topic->title = g_strconcat (verb, topic->place, topic->object, NULL);
  invent_figures (random, topic);
}

static void
invent_device (QzDemoRandom *random, QzDemoTopic *topic)
{
  topic->object = qz_demo_random_word (random, topic->unit->trade->devise);
  topic->measure = "%";
  topic->lower = FALSE;
  topic->title = g_strconcat ("研制", topic->place, topic->object, NULL);
  invent_figures (random, topic);
}

static void
invent_words (QzDemoRandom *random, QzDemoTopic *topic, const char *const *patterns)
{
  const char *pattern = qz_demo_random_word (random, patterns);
  GString *title = g_string_new (pattern);

  g_string_replace (title, "{place}", topic->place, 1);
  g_string_replace (title, "{trade}", topic->unit->trade->name, 1);
  topic->title = g_string_free (title, FALSE);
  topic->object = "服务质量";
  topic->measure = "%";
  invent_figures (random, topic);
}

static const char *const team_titles[] = {
  "{place}班组质量信得过建设经验",
  "以下道工序为顾客，建设{place}零缺陷班组",
  "把标准写进每一个动作",
  "{place}自检互检“三步法”的实践",
  "用数据说话的{trade}班组",
  "从“要我做好”到“我要做好”",
  "{place}现场管理与持续改进",
  "质量看板让问题不过夜",
  NULL,
};

static const char *const story_titles[] = {
  "毫厘之间",
  "{place}的灯光",
  "零点以后的守护",
  "一张老图纸的新生",
  "让每一次抵达都安心",
  "{place}里的“找茬人”",
  "第九十九次试验",
  "师傅的工具箱",
  "看不见的质量",
  "从{place}走出的好品牌",
  "十年磨一件",
  "热线那一头",
  NULL,
};

static const char *const star_titles[] = {
  "用心服务每一天",   "{place}的微笑名片",     "进博服务保障中的坚守",
  "把小事做到极致",   "{place}服务创新工作法", "群众身边的贴心人",
  "让服务多一点温度", "服务承诺写在行动上",    NULL,
};

/* The words of the people who receive the award, by activity. */
static void
invent_team (QzDemoRandom *random, QzDemoTopic *topic, const char *activity, const char *category)
{
  const char *name = qz_demo_random_word (random, qz_demo_team_names);

  if (strcmp (activity, "qc-group") == 0)
    topic->team = g_strconcat (name, "QC小组", NULL);
  else if (strcmp (activity, "brand-story") == 0
           || (strcmp (activity, "service-star") == 0 && strcmp (category, "person") == 0))
    topic->team = g_strdup (topic->leader);
  else
    topic->team = g_strconcat ("“", name, "”",
                               qz_demo_random_word (random, topic->unit->trade->services), NULL);
}

/**
 * qz_demo_topic_new:
 * @random: a stream
 * @unit: who declares it; has to outlive the topic
 * @activity: in which activity
 * @category: in which of its categories
 *
 * Returns: (transfer full): something that such a unit could declare
 */
QzDemoTopic *
qz_demo_topic_new (QzDemoRandom *random,
                   const QzDemoUnit *unit,
                   const QzActivity *activity,
                   const char *category)
{
  QzDemoTopic *self = g_new0 (QzDemoTopic, 1);

  self->unit = unit;
  self->place = qz_demo_random_word (random, unit->trade->places);
  self->leader = qz_demo_random_person (random);
  if (strcmp (activity->id, "trusted-team") == 0)
    invent_words (random, self, team_titles);
  else if (strcmp (activity->id, "brand-story") == 0)
    invent_words (random, self, story_titles);
  else if (strcmp (activity->id, "service-star") == 0)
    invent_words (random, self, star_titles);
  else if (strcmp (category, "innovation") == 0)
    invent_device (random, self);
  else
    invent_improvement (random, self);
  invent_team (random, self, activity->id, category);
  return self;
}

/**
 * qz_demo_topic_free:
 * @self: (transfer full): a topic
 */
void
qz_demo_topic_free (QzDemoTopic *self)
{
  g_free (self->title);
  g_free (self->team);
  g_free (self->leader);
  g_free (self);
}
