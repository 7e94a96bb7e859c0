/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has to stay away from an entry: told for certain, likely, or not at all. */

#include "config.h"

#include "model/qz-panel.h"
#include "model/qz-text.h"
#include "rules/qz-conflict-finder.h"

#define CERTAIN QZ_CONFLICT_FORCED
#define LIKELY QZ_CONFLICT_SUGGESTED

typedef struct
{
  const char *judge;
  const char *employer;
  const char *path; /* nullable: of the form; "unit" is that of the entry */
  const char *value;
  const char *role;        /* nullable: of the member */
  QzConflictCauses causes; /* 0: no conflict */
  QzConflictState state;
} Case;

static const Case cases[] = {
  /* Employers */
  { "张三", "上海甲乙机械有限公司", "unit", "上海甲乙机械有限公司", NULL, QZ_CONFLICT_DECLARES,
    CERTAIN },
  { "张三", "上海甲乙机械（集团）公司", "unit", "上海甲乙机械股份有限公司", NULL,
    QZ_CONFLICT_DECLARES, CERTAIN },
  { "张三", "上海甲乙机械有限公司嘉定分公司", "unit", "上海甲乙机械有限公司", NULL,
    QZ_CONFLICT_DECLARES, LIKELY },
  { "张三", "上海甲乙机械有限公司", "unit", "上海丙丁电器有限公司", NULL, 0, LIKELY },
  { "张三", "", "unit", "上海甲乙机械有限公司", NULL, 0, LIKELY },
  { "张三", "上海", "unit", "上海甲乙机械有限公司", NULL, 0, LIKELY },
  { "张三", "甲乙机械", "certificate-unit", "甲乙机械有限公司", NULL, QZ_CONFLICT_DECLARES,
    CERTAIN },
  { "张三", "丙丁电器有限公司", "joint-units/1/name", "丙丁电器有限公司", NULL,
    QZ_CONFLICT_COMPLETES, CERTAIN },
  { "张三", "嘉定区质量协会", "recommender", "嘉定区质量协会", NULL, QZ_CONFLICT_RECOMMENDS,
    CERTAIN },
  { "张三", "上海市嘉定区质量协会", "recommender", "嘉定区质量协会", NULL, QZ_CONFLICT_RECOMMENDS,
    LIKELY },
  /* Persons */
  { "张三", "某大学", "members/1/name", "张三", "组员", QZ_CONFLICT_MEMBER, LIKELY },
  { "张 三", "某大学", "members/1/name", "张三", NULL, QZ_CONFLICT_MEMBER, LIKELY },
  { "张三", "某大学", "members/1/name", "张三", "指导教师", QZ_CONFLICT_ADVISER, LIKELY },
  { "张三", "某大学", "members/1/name", "张三丰", NULL, 0, LIKELY },
  { "张三", "某大学", "team", "张三", NULL, QZ_CONFLICT_MEMBER, LIKELY },
  { "张三", "某大学", "speaker", "张三", NULL, QZ_CONFLICT_MEMBER, LIKELY },
  { "阿依古丽•买买提", "某大学", "members/1/name", "阿依古丽·买买提", NULL, QZ_CONFLICT_MEMBER,
    LIKELY },
  /* The same name in another script; who only sounds alike is another. */
  { "Zhang San", "某大学", "members/1/name", "张三", NULL, QZ_CONFLICT_SPELLING, LIKELY },
  { "San ZHANG", "某大学", "members/1/name", "张三", NULL, QZ_CONFLICT_SPELLING, LIKELY },
  { "张三", "某大学", "members/1/name", "Zhang, San", NULL, QZ_CONFLICT_SPELLING, LIKELY },
  { "章三", "某大学", "members/1/name", "张三", NULL, 0, LIKELY },
  { "Zhang Si", "某大学", "members/1/name", "张三", NULL, 0, LIKELY },
  /* What is blank, or mere punctuation, is nobody. */
  { "", "", "members/1/name", "", NULL, 0, LIKELY },
  { ",", "", "members/1/name", ".", NULL, 0, LIKELY },
};

/* The few names of the table. */
static GStrv
spell (const char *name)
{
  static const char *const words[][2] = { { "张三", "zhangsan" }, { "章三", "zhangsan" } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i][0], name) == 0)
      return g_strdupv ((char *[]){ (char *) words[i][1], NULL });
  return g_strdupv ((char *[]){ NULL });
}

static void
add_judge (GPtrArray *judges, const char *id, const char *name, const char *employer)
{
  QzJudge *judge = qz_judge_new ();

  qz_text_set (&judge->id, id);
  qz_text_set (&judge->name, name);
  qz_text_set (&judge->organisation, employer);
  g_ptr_array_add (judges, judge);
}

static QzEntry *
make_entry (const char *unit, const char *const *values)
{
  QzEntry *entry = qz_entry_new ();
  QzFormBuilder *form = qz_form_builder_new ();

  qz_text_set (&entry->id, "entry");
  qz_form_builder_set (form, "unit", unit);
  for (guint i = 0; values[i] != NULL; i += 2)
    qz_form_builder_set (form, values[i], values[i + 1]);
  qz_entry_take_form (entry, qz_form_builder_end (form));
  return entry;
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      const char *values[5] = { NULL };
      gboolean of_entry = strcmp (c->path, "unit") == 0;
      g_autoptr (GPtrArray) judges =
          g_ptr_array_new_with_free_func ((GDestroyNotify) qz_judge_free);
      g_autoptr (QzConflictFinder) finder = NULL;
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (QzEntry) entry = NULL;
      const QzConflict *conflict;

      add_judge (judges, "other", "李四", "别处");
      add_judge (judges, "judge", c->judge, c->employer);
      if (!of_entry)
        {
          values[0] = c->path;
          values[1] = c->value;
          values[2] = c->role != NULL ? "members/1/role" : NULL;
          values[3] = c->role;
        }
      entry = make_entry (of_entry ? c->value : "申报的单位", values);
      finder = qz_conflict_finder_new (judges, spell);
      found = qz_conflict_finder_find (finder, entry, entry->form);
      g_test_message ("%s of “%s”, %s: %s", c->judge, c->employer, c->path, c->value);
      g_assert_cmpuint (found->len, ==, (c->causes != 0));
      if (c->causes == 0)
        continue;
      conflict = found->pdata[0];
      g_assert_cmpstr (conflict->entry, ==, "entry");
      g_assert_cmpstr (conflict->judge, ==, "judge");
      g_assert_cmpuint (conflict->causes, ==, c->causes);
      g_assert_cmpuint (conflict->state, ==, c->state);
      g_assert_cmpstr (conflict->match, ==, c->value);
    }
}

/* A person of the same name and of the same house is certain; what is certain names the match. */
static void
test_together (void)
{
  const char *const values[] = { "joint-units/0/name",
                                 "丙丁电器有限公司",
                                 "members/0/name",
                                 "张三",
                                 "members/1/name",
                                 "李四",
                                 NULL };
  g_autoptr (GPtrArray) judges = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_judge_free);
  g_autoptr (QzConflictFinder) finder = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (QzEntry) entry = make_entry ("上海甲乙机械有限公司", values);
  const QzConflict *conflict;

  add_judge (judges, "first", "张三", "上海甲乙机械有限公司嘉定分公司");
  add_judge (judges, "second", "王五", "某大学");
  add_judge (judges, "third", "李四", "某大学");
  add_judge (judges, "fourth", "王五", "丙丁电器有限公司");
  finder = qz_conflict_finder_new (judges, spell);
  found = qz_conflict_finder_find (finder, entry, entry->form);
  g_assert_cmpuint (found->len, ==, 3);
  conflict = found->pdata[0];
  g_assert_cmpstr (conflict->judge, ==, "first");
  g_assert_cmpuint (conflict->causes, ==, QZ_CONFLICT_DECLARES | QZ_CONFLICT_MEMBER);
  g_assert_cmpuint (conflict->state, ==, QZ_CONFLICT_FORCED);
  g_assert_cmpstr (conflict->match, ==, "张三");
  conflict = found->pdata[1];
  g_assert_cmpstr (conflict->judge, ==, "third");
  g_assert_cmpuint (conflict->state, ==, QZ_CONFLICT_SUGGESTED);
  conflict = found->pdata[2];
  g_assert_cmpstr (conflict->judge, ==, "fourth");
  g_assert_cmpuint (conflict->causes, ==, QZ_CONFLICT_COMPLETES);
}

typedef struct
{
  const char *edition;
  const char *created;
  const char *title;
  const char *team;
  const char *unit;
  const char *value;              /* nullable: name of a member */
  QzConflictCauses scorer_causes; /* of the judge who scored it */
  QzConflictCauses member_causes; /* of the one who is called like the member */
} PastCase;

#define SCORED QZ_CONFLICT_SCORED
#define WORKED QZ_CONFLICT_WORKED

/* What was declared before 降低返修率 of the team 启航 of 甲乙机械有限公司. */
static const PastCase past_cases[] = {
  { "2017", "2017-08-01T00:00:00Z", "降低返修率", "启航", "甲乙机械有限公司", "张三", SCORED,
    WORKED },
  { "2017", "2017-08-01T00:00:00Z", "降低 返修率", "", "甲乙机械股份有限公司", "张三", SCORED,
    WORKED },
  { "2017", "2017-08-01T00:00:00Z", "降低返修率", "启航", "丙丁电器有限公司", "张三", SCORED,
    WORKED },
  { "2017", "2017-08-01T00:00:00Z", "降低返修率", "远航", "丙丁电器有限公司", "张三", 0, 0 },
  { "2017", "2017-08-01T00:00:00Z", "提高合格率", "启航", "甲乙机械有限公司", "张三", 0, WORKED },
  { "2017", "2017-08-01T00:00:00Z", "提高合格率", "启航", "丙丁电器有限公司", "张三", 0, 0 },
  { "2017", "2017-08-01T00:00:00Z", "提高合格率", "", "甲乙机械有限公司", "张三", 0, 0 },
  { "2017", "2017-08-01T00:00:00Z", "降低返修率", "启航", "甲乙机械有限公司", NULL, SCORED, 0 },
  /* The edition of the entry itself, and a later one. */
  { "2018", "2017-08-01T00:00:00Z", "降低返修率", "启航", "甲乙机械有限公司", "张三", 0, 0 },
  { "2019", "2019-08-01T00:00:00Z", "降低返修率", "启航", "甲乙机械有限公司", "张三", 0, 0 },
};

static QzConflictCauses
get_causes (const GPtrArray *conflicts, const char *judge, const char *match)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const QzConflict *conflict = conflicts->pdata[i];

      if (strcmp (conflict->judge, judge) != 0)
        continue;
      g_assert_cmpuint (conflict->state, ==, QZ_CONFLICT_SUGGESTED);
      g_assert_cmpstr (conflict->match, ==, match);
      return conflict->causes;
    }
  return 0;
}

/* The same project of an earlier edition, and the same team, are to be decided on. */
static void
test_past (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (past_cases); i++)
    {
      const PastCase *c = &past_cases[i];
      const char *const names[] = { c->value != NULL ? "members/1/name" : NULL, c->value, NULL };
      g_autoptr (GPtrArray) judges =
          g_ptr_array_new_with_free_func ((GDestroyNotify) qz_judge_free);
      g_autoptr (QzEntry) entry = make_entry ("甲乙机械有限公司", (const char *const[]){ NULL });
      g_autoptr (QzEntry) past = make_entry (c->unit, names);
      g_autoptr (QzConflictFinder) finder = NULL;
      g_autoptr (GPtrArray) found = NULL;
      g_autofree char *match = g_strdup_printf ("%s (%s)", c->title, c->edition);

      add_judge (judges, "scorer", "李四", "某大学");
      add_judge (judges, "member", "张三", "某研究所");
      qz_text_set (&entry->edition, "2018");
      qz_text_set (&entry->created, "2018-08-01T00:00:00Z");
      qz_text_set (&entry->title, "降低返修率");
      qz_text_set (&entry->team, "启航");
      qz_text_set (&past->id, "past");
      qz_text_set (&past->edition, c->edition);
      qz_text_set (&past->created, c->created);
      qz_text_set (&past->title, c->title);
      qz_text_set (&past->team, c->team);
      qz_text_set (&past->unit_name, c->unit);
      finder = qz_conflict_finder_new (judges, spell);
      qz_conflict_finder_add_past (finder, past, past->form,
                                   (const char *const[]){ "scorer", "gone", NULL });
      found = qz_conflict_finder_find (finder, entry, entry->form);
      g_test_message ("%s of %s, %s", c->title, c->team, c->unit);
      g_assert_cmpuint (get_causes (found, "scorer", match), ==, c->scorer_causes);
      g_assert_cmpuint (get_causes (found, "member", match), ==, c->member_causes);
    }
}

static void
test_ids (void)
{
  QzConflictState state;

  for (guint i = 0; i < QZ_N_CONFLICT_STATES; i++)
    {
      g_assert_true (
          qz_conflict_state_from_id (qz_conflict_state_get_id ((QzConflictState) i), &state));
      g_assert_cmpuint (state, ==, i);
    }
  g_assert_false (qz_conflict_state_from_id ("pinned", &state));
  g_assert_cmpstr (qz_conflict_causes_get_id (QZ_CONFLICT_SPELLING), ==, "spelling");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conflicts/table", test_table);
  g_test_add_func ("/conflicts/together", test_together);
  g_test_add_func ("/conflicts/past", test_past);
  g_test_add_func ("/conflicts/ids", test_ids);
  return g_test_run ();
}
