/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-panel.h"
#include "rules/qz-finding.h"
#include "rules/qz-ranking.h"

static void
set (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
add_category (QzActivity *activity, const char *id)
{
  QzCategory *category = qz_category_new ();

  set (&category->id, id);
  g_ptr_array_add (activity->categories, category);
}

static QzStage *
add_stage (QzActivity *activity, const char *id, gint64 weight)
{
  QzStage *stage = qz_stage_new ();
  QzStageRubric *rubric = qz_stage_rubric_new ();

  set (&stage->id, id);
  set (&stage->name, id);
  stage->weight = weight;
  set (&rubric->rubric, "sheet");
  g_ptr_array_add (stage->rubrics, rubric);
  g_ptr_array_add (activity->stages, stage);
  return stage;
}

static void
add_tie (QzActivity *activity, QzTieKind kind, const char *item)
{
  QzTieStep *tie = qz_tie_step_new ();

  tie->kind = kind;
  set (&tie->item, item);
  g_ptr_array_add (activity->ties, tie);
}

static void
add_award (QzActivity *activity, const char *id, gint64 count)
{
  QzAward *award = qz_award_new ();

  set (&award->id, id);
  award->by = QZ_AWARD_BY_COUNT;
  award->amount = count;
  g_ptr_array_add (activity->awards, award);
}

static QzEdition *
make_edition (void)
{
  QzEdition *edition = qz_edition_new ();
  QzActivity *activity = qz_activity_new ();
  QzRubric *rubric = qz_rubric_new ();
  QzItem *item = qz_item_new ();

  set (&rubric->id, "sheet");
  set (&item->id, "topic");
  set (&item->title, "选题");
  g_ptr_array_add (rubric->items, item);
  g_ptr_array_add (edition->rubrics, rubric);
  set (&activity->id, "qc");
  activity->score_rule =
      (QzScoreRule){ .drop_from = 5, .drop_high = 1, .drop_low = 1, .digits = 2 };
  add_category (activity, "b");
  add_category (activity, "a");
  add_stage (activity, "document", 1000);
  add_stage (activity, "on-site", 0);
  add_tie (activity, QZ_TIE_ITEM, "topic");
  add_tie (activity, QZ_TIE_DELIBERATION, "");
  add_award (activity, "first", 1);
  add_award (activity, "second", 1);
  g_ptr_array_add (edition->activities, activity);
  return edition;
}

static void
add_entry (GPtrArray *entries, const char *id, const char *category)
{
  QzEntry *entry = qz_entry_new ();

  set (&entry->id, id);
  set (&entry->number, id);
  set (&entry->category, category);
  g_ptr_array_add (entries, entry);
}

static QzSheet *
add_sheet (GPtrArray *sheets, const char *entry, const char *judge, gint64 total, gint64 topic)
{
  QzSheet *sheet = qz_sheet_new ();

  set (&sheet->entry, entry);
  set (&sheet->judge, judge);
  set (&sheet->stage, "document");
  set (&sheet->rubric, "sheet");
  sheet->state = QZ_SHEET_LOCKED;
  sheet->total = total;
  qz_sheet_set_points (sheet, "topic", topic);
  g_ptr_array_add (sheets, sheet);
  return sheet;
}

typedef struct
{
  QzEdition *edition;
  const QzActivity *activity;
  GPtrArray *entries;
  GPtrArray *sheets;
  GPtrArray *panels; /* nullable */
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->edition = make_edition ();
  f->activity = qz_edition_find_activity (f->edition, "qc");
  f->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  f->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_free);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_ptr_array_unref (f->entries);
  g_ptr_array_unref (f->sheets);
  g_clear_pointer (&f->panels, g_ptr_array_unref);
  qz_edition_unref (f->edition);
}

static QzRanking *
rank (Fixture *f, GPtrArray *facts)
{
  g_autoptr (GError) error = NULL;
  QzRanking *ranking =
      qz_ranking_new (f->edition, f->activity, f->panels, f->entries, f->sheets, facts, &error);

  g_assert_no_error (error);
  return ranking;
}

static void
add_fact (GPtrArray *facts, const char *entry, const char *stage, QzFactKind kind, gint64 value)
{
  QzReviewFact *fact = qz_review_fact_new ();

  set (&fact->entry, entry);
  set (&fact->stage, stage);
  fact->kind = kind;
  fact->value = value;
  g_ptr_array_add (facts, fact);
}

static char *
list (const QzRanking *ranking)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ranking->standings->len; i++)
    {
      const QzStanding *standing = ranking->standings->pdata[i];

      g_string_append_printf (text, "%s%u ", standing->entry->id, standing->rank);
    }
  return g_string_free (text, FALSE);
}

static const char *
name_judge (const char *judge, gpointer data)
{
  return judge;
}

static void
test_five (Fixture *f, gconstpointer data)
{
  static const gint64 totals[] = { 80000, 95000, 85500, 70000, 90000 };
  g_autoptr (QzRanking) ranking = NULL;
  g_autofree char *text = NULL;
  const QzStanding *standing;

  add_entry (f->entries, "x", "a");
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *judge = g_strdup_printf ("评委%u", i + 1);

      add_sheet (f->sheets, "x", judge, totals[i], 10000);
    }
  ranking = rank (f, NULL);
  standing = qz_ranking_find (ranking, "x");
  g_assert_nonnull (standing);
  g_assert_cmpint (standing->total.sum * 3, ==, 255500 * standing->total.count);
  g_assert_cmpint (standing->points, ==, 85170);
  g_assert_cmpuint (standing->rank, ==, 1);
  g_assert_cmpuint (ranking->findings->len, ==, 0);
  text = qz_ranking_explain (ranking, standing, name_judge, NULL);
  g_assert_nonnull (strstr (text, "评委2  95  highest, dropped"));
  g_assert_nonnull (strstr (text, "评委4  70  lowest, dropped"));
  g_assert_nonnull (strstr (text, "255.5 ÷ 3 = 85.17"));
  g_assert_nonnull (strstr (text, "Total 85.17, rank 1 (total)"));
  g_assert_null (qz_ranking_find (ranking, "y"));
}

static void
test_ties (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) facts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_review_fact_free);
  g_autoptr (QzRanking) open = NULL;
  g_autoptr (QzRanking) decided = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *item = NULL;

  add_entry (f->entries, "w", "a");
  add_entry (f->entries, "x", "a");
  add_entry (f->entries, "y", "b");
  add_entry (f->entries, "z", "a");
  add_sheet (f->sheets, "w", "j", 80000, 9000);
  add_sheet (f->sheets, "x", "j", 80000, 9000);
  add_sheet (f->sheets, "y", "j", 80000, 10000);
  add_sheet (f->sheets, "z", "j", 70000, 15000);
  open = rank (f, NULL);
  before = list (open);
  g_assert_cmpstr (before, ==, "y1 w2 x2 z4 ");
  item = qz_ranking_dup_decision (open, open->standings->pdata[0]);
  g_assert_nonnull (strstr (item, "选题"));
  g_assert_true (((const QzStanding *) open->standings->pdata[1])->open);

  add_fact (facts, "w", "", QZ_FACT_PLACE, 2);
  add_fact (facts, "x", "", QZ_FACT_PLACE, 1);
  decided = rank (f, facts);
  after = list (decided);
  g_assert_cmpstr (after, ==, "y1 x2 w3 z4 ");
  g_assert_false (((const QzStanding *) decided->standings->pdata[1])->open);
}

/* Open, held, recused and outdated sheets do not count, and all but the recused are reported. */
static void
test_not_counted (Fixture *f, gconstpointer data)
{
  g_autoptr (QzRanking) ranking = NULL;
  g_autofree char *order = NULL;

  add_entry (f->entries, "x", "a");
  add_entry (f->entries, "y", "a");
  add_sheet (f->sheets, "x", "1", 90000, 1000)->state = QZ_SHEET_OPEN;
  add_sheet (f->sheets, "x", "2", 90000, 1000)->state = QZ_SHEET_HELD;
  add_sheet (f->sheets, "x", "3", 90000, 1000)->state = QZ_SHEET_RECUSED;
  set (&add_sheet (f->sheets, "x", "4", 90000, 1000)->rubric, "other");
  set (&add_sheet (f->sheets, "y", "4", 90000, 1000)->stage, "on-site");
  add_sheet (f->sheets, "x", "5", 60000, 1000);
  add_sheet (f->sheets, "someone else", "5", 60000, 1000);
  ranking = rank (f, NULL);
  order = list (ranking);
  g_assert_cmpstr (order, ==, "x1 y0 ");
  g_assert_cmpint (qz_ranking_find (ranking, "x")->points, ==, 60000);
  g_assert_cmpint (qz_ranking_find (ranking, "y")->points, ==, QZ_POINTS_NONE);
  g_assert_cmpuint (ranking->findings->len, ==, 4);
  g_assert_false (qz_findings_stop (ranking->findings));
}

static void
add_panel (Fixture *f, const char *stage, const char *const *judges, const char *const *entries)
{
  QzPanel *panel = qz_panel_new ();

  set (&panel->id, stage);
  set (&panel->stage, stage);
  panel->entry_ids = g_strdupv ((char **) entries);
  for (guint i = 0; judges[i] != NULL; i++)
    {
      QzJudge *judge = qz_judge_new ();

      set (&judge->id, judges[i]);
      set (&judge->name, judges[i]);
      g_ptr_array_add (panel->judges, judge);
    }
  if (f->panels == NULL)
    f->panels = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_panel_free);
  g_ptr_array_add (f->panels, panel);
}

static const char *
message_of (const QzRanking *ranking, const char *entry)
{
  for (guint i = 0; i < ranking->findings->len; i++)
    {
      const QzFinding *finding = ranking->findings->pdata[i];

      if (strcmp (finding->path, entry) == 0)
        return finding->message;
    }
  return NULL;
}

/* Who of a panel has not handed in is named, once; a stage that does not count owes nothing. */
static void
test_missing (Fixture *f, gconstpointer data)
{
  static const char *const five[] = { "甲", "乙", "丙", "丁", "戊", NULL };
  static const char *const two[] = { "甲", "己", NULL };
  static const char *const all[] = { "x", "y", "z", NULL };
  static const char *const one[] = { "x", NULL };
  g_autoptr (QzRanking) ranking = NULL;
  const QzStanding *standing;

  add_entry (f->entries, "x", "a");
  add_entry (f->entries, "y", "a");
  add_entry (f->entries, "z", "a");
  add_entry (f->entries, "w", "a");
  add_panel (f, "document", five, all);
  add_panel (f, "document", two, one);
  add_panel (f, "on-site", five, all);
  add_sheet (f->sheets, "x", "甲", 90000, 1000);
  add_sheet (f->sheets, "x", "乙", 90000, 1000)->state = QZ_SHEET_OPEN;
  add_sheet (f->sheets, "x", "丙", 90000, 1000)->state = QZ_SHEET_HELD;
  add_sheet (f->sheets, "x", "丁", 90000, 1000)->state = QZ_SHEET_RECUSED;
  set (&add_sheet (f->sheets, "x", "戊", 90000, 1000)->rubric, "other");
  for (guint i = 0; five[i] != NULL; i++)
    add_sheet (f->sheets, "y", five[i], 80000, 1000);
  add_sheet (f->sheets, "w", "甲", 70000, 1000);
  ranking = rank (f, NULL);
  standing = qz_ranking_find (ranking, "x");
  g_assert_cmpuint (standing->missing, ==, 4);
  g_assert_cmpuint (qz_ranking_find (ranking, "y")->missing, ==, 0);
  g_assert_cmpuint (qz_ranking_find (ranking, "z")->missing, ==, 5);
  g_assert_cmpuint (qz_ranking_find (ranking, "w")->missing, ==, 0);
  g_assert_cmpuint (qz_ranking_count_incomplete (ranking), ==, 2);
  g_assert_cmpuint (ranking->findings->len, ==, 2);
  g_assert_nonnull (strstr (message_of (ranking, "x"),
                            "x lacks 4 score sheets of “document”: 乙 (open), 丙 (held), 戊 (on "
                            "another form), 己 (not begun)."));
  g_assert_nonnull (strstr (message_of (ranking, "z"), "甲 (not begun)"));
  g_assert_null (message_of (ranking, "y"));
}

static void
test_by_category (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) awards = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (QzRanking) together = NULL;
  g_autoptr (QzRanking) apart = NULL;
  g_autoptr (GArray) cuts = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  add_entry (f->entries, "w", "a");
  add_entry (f->entries, "x", "b");
  add_entry (f->entries, "y", "a");
  add_entry (f->entries, "z", "b");
  add_sheet (f->sheets, "w", "j", 60000, 0);
  add_sheet (f->sheets, "x", "j", 70000, 0);
  add_sheet (f->sheets, "y", "j", 80000, 0);
  add_sheet (f->sheets, "z", "j", 90000, 0);
  together = rank (f, NULL);
  one = list (together);
  g_assert_cmpstr (one, ==, "z1 y2 x3 w4 ");
  ((QzActivity *) f->activity)->by_category = TRUE;
  apart = rank (f, NULL);
  two = list (apart);
  g_assert_cmpstr (two, ==, "z1 x2 y1 w2 ");
  cuts = qz_ranking_award (apart, f->activity->awards, QZ_CUT_ASK, awards);
  g_assert_cmpuint (cuts->len, ==, 0);
  g_assert_cmpstr (g_hash_table_lookup (awards, "z"), ==, "first");
  g_assert_cmpstr (g_hash_table_lookup (awards, "x"), ==, "second");
  g_assert_cmpstr (g_hash_table_lookup (awards, "y"), ==, "first");
  g_assert_cmpstr (g_hash_table_lookup (awards, "w"), ==, "second");
}

static void
test_tie_at_line (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) awards = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (QzRanking) ranking = NULL;
  g_autoptr (GArray) cuts = NULL;

  add_entry (f->entries, "v", "b");
  add_entry (f->entries, "w", "a");
  add_entry (f->entries, "x", "a");
  add_sheet (f->sheets, "v", "j", 80000, 0);
  add_sheet (f->sheets, "w", "j", 90000, 0);
  add_sheet (f->sheets, "x", "j", 90000, 0);
  ((QzActivity *) f->activity)->by_category = TRUE;
  ranking = rank (f, NULL);
  cuts = qz_ranking_award (ranking, f->activity->awards, QZ_CUT_ASK, awards);
  g_assert_cmpuint (cuts->len, ==, 1);
  g_assert_cmpstr (g_array_index (cuts, QzCutTie, 0).ids[0], ==, "w");
  g_assert_cmpstr (g_array_index (cuts, QzCutTie, 0).ids[1], ==, "x");
  g_assert_cmpuint (g_array_index (cuts, QzCutTie, 0).n, ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (awards, "v"), ==, "first");
  g_assert_null (g_hash_table_lookup (awards, "w"));
}

static QzSheet *
add_sheet_at (Fixture *f, const char *stage, const char *entry, const char *judge, gint64 total)
{
  QzSheet *sheet = add_sheet (f->sheets, entry, judge, total, 0);

  set (&sheet->stage, stage);
  return sheet;
}

static GPtrArray *
facts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) qz_review_fact_free);
}

/* 120 × 0.6 + 28: full marks of the document are 120, of the presentation 28. */
static void
set_two_stages (Fixture *f)
{
  QzStage *document = f->activity->stages->pdata[0];
  QzStage *presentation = f->activity->stages->pdata[1];

  document->weight = 600;
  set (&document->name, "资料");
  set (&presentation->id, "presentation");
  set (&presentation->name, "发布");
  presentation->weight = 1000;
}

static void
test_two_stages (Fixture *f, gconstpointer data)
{
  g_autoptr (QzRanking) ranking = NULL;
  g_autoptr (QzRanking) own = NULL;
  g_autofree char *text = NULL;
  QzStage *presentation;

  set_two_stages (f);
  presentation = f->activity->stages->pdata[1];
  add_entry (f->entries, "x", "a");
  add_entry (f->entries, "y", "a");
  add_sheet_at (f, "document", "x", "1", 120000);
  add_sheet_at (f, "document", "x", "2", 100500);
  add_sheet_at (f, "presentation", "x", "3", 28000);
  add_sheet_at (f, "presentation", "x", "4", 20000);
  add_sheet_at (f, "presentation", "x", "5", 27000);
  add_sheet_at (f, "document", "y", "1", 120000);
  add_sheet_at (f, "presentation", "y", "3", 28000);
  ranking = rank (f, NULL);
  g_assert_cmpint (qz_ranking_find (ranking, "y")->points, ==, 100000);
  /* 110.25 × 0.6 + 25 */
  g_assert_cmpint (qz_ranking_find (ranking, "x")->points, ==, 91150);
  text = qz_ranking_explain (ranking, qz_ranking_find (ranking, "x"), name_judge, NULL);
  g_assert_nonnull (strstr (text, "220.5 ÷ 2 = 110.25"));
  g_assert_nonnull (strstr (text, "75 ÷ 3 = 25.00"));

  /* The presentation drops its highest and lowest from three on. */
  presentation->score_rule = qz_score_rule_new ();
  *presentation->score_rule =
      (QzScoreRule){ .drop_from = 3, .drop_high = 1, .drop_low = 1, .digits = 1 };
  own = rank (f, NULL);
  g_assert_cmpint (qz_ranking_find (own, "x")->points, ==, 93150);
  g_assert_cmpint (qz_ranking_find (own, "y")->points, ==, 100000);
}

/* Who does not go on stands below, whatever was scored after; and owes nothing any more. */
static void
test_pass (Fixture *f, gconstpointer data)
{
  static const char *const all[] = { "v", "w", "x", "y", "z", NULL };
  static const char *const one[] = { "9", NULL };
  static const gint64 totals[] = { 80000, 70000, 70000, 60000, 90000 };
  g_autoptr (GPtrArray) facts = facts_new ();
  g_autoptr (QzRanking) by_mark = NULL;
  g_autoptr (QzRanking) by_count = NULL;
  g_autoptr (QzRanking) decided = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *below = NULL;
  g_autofree char *last = NULL;
  g_autofree char *kept = NULL;
  QzStage *document;

  set_two_stages (f);
  document = f->activity->stages->pdata[0];
  document->pass = qz_pass_rule_new ();
  document->pass->mark = 70000;
  add_panel (f, "presentation", one, all);
  for (guint i = 0; all[i] != NULL; i++)
    {
      add_entry (f->entries, all[i], "a");
      add_sheet_at (f, "document", all[i], "1", totals[i]);
      if (i != 4)
        add_sheet_at (f, "presentation", all[i], "9", i == 3 ? 28000 : 20000);
    }
  by_mark = rank (f, NULL);
  first = list (by_mark);
  /* z is to present yet, and y is not ranked before that. */
  g_assert_cmpstr (first, ==, "v1 w2 x2 y0 z0 ");
  g_assert_cmpuint (qz_ranking_find (by_mark, "y")->reached, ==, 1);
  g_assert_cmpint (qz_ranking_find (by_mark, "y")->points, ==, 36000);
  below = qz_ranking_dup_obstacle (by_mark, qz_ranking_find (by_mark, "y"));
  g_assert_cmpstr (below, ==, "does not go on from “资料”: 60.00 is below the pass mark 70");
  g_assert_nonnull (strstr (message_of (by_mark, "y"), "its score sheets of “发布” do not count"));
  g_assert_cmpuint (qz_ranking_find (by_mark, "z")->missing, ==, 1);

  document->pass->mark = QZ_POINTS_NONE;
  document->pass->count = 2;
  by_count = rank (f, NULL);
  second = list (by_count);
  g_assert_cmpstr (second, ==, "v1 w0 x0 y0 z0 ");
  last = qz_ranking_dup_obstacle (by_count, qz_ranking_find (by_count, "w"));
  g_assert_cmpstr (last, ==, "does not go on from “资料”: with 70.00 it is not among the best 2");

  /* z does not come, so that those equal at the line go on; y is admitted. */
  add_fact (facts, "z", "document", QZ_FACT_ADVANCE, 0);
  set (&((QzReviewFact *) facts->pdata[0])->reason, "弃权");
  add_fact (facts, "y", "document", QZ_FACT_ADVANCE, 1);
  decided = rank (f, facts);
  third = list (decided);
  g_assert_cmpstr (third, ==, "v1 y2 w3 x3 z5 ");
  kept = qz_ranking_dup_obstacle (decided, qz_ranking_find (decided, "z"));
  g_assert_cmpstr (kept, ==, "does not go on from “资料” by decision: 弃权");
  g_assert_cmpuint (qz_ranking_find (decided, "z")->missing, ==, 0);
}

static void
test_gates (Fixture *f, gconstpointer data)
{
  g_autoptr (QzRanking) any = NULL;
  g_autoptr (QzRanking) majority = NULL;
  g_autofree char *why = NULL;
  QzRubric *rubric = f->edition->rubrics->pdata[0];
  QzItem *item = qz_item_new ();
  QzStage *document = f->activity->stages->pdata[0];

  set (&item->id, "true");
  set (&item->title, "成果真实");
  item->kind = QZ_ITEM_YES_NO;
  g_ptr_array_add (rubric->items, item);
  add_entry (f->entries, "x", "a");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *judge = g_strdup_printf ("%u", i);

      qz_sheet_set_points (add_sheet (f->sheets, "x", judge, 80000, 0), "true",
                           i == 1 ? 0 : QZ_POINT);
    }
  any = rank (f, NULL);
  g_assert_true (qz_ranking_find (any, "x")->excluded);
  g_assert_cmpuint (qz_ranking_find (any, "x")->rank, ==, 0);
  g_assert_cmpint (qz_ranking_find (any, "x")->points, ==, QZ_POINTS_NONE);
  why = qz_ranking_dup_obstacle (any, qz_ranking_find (any, "x"));
  g_assert_cmpstr (why, ==, "excluded: “成果真实” of “document” was answered with no by 1 judge");
  document->gates = QZ_GATE_MAJORITY;
  majority = rank (f, NULL);
  g_assert_cmpuint (qz_ranking_find (majority, "x")->rank, ==, 1);
}

static void
add_time_step (QzTimeRule *time, guint seconds, gint64 points, gboolean out)
{
  QzTimeStep *step = qz_time_step_new ();

  step->seconds = seconds;
  step->points = points;
  step->out = out;
  g_ptr_array_add (time->steps, step);
}

/* Over by 10 s to 2 min −1, to 5 min −3, to 12 min −5, more is out; too short counts as well. */
static void
test_time (Fixture *f, gconstpointer data)
{
  static const struct
  {
    gint64 seconds;
    gint64 points; /* QZ_POINTS_NONE: excluded */
  } table[] = {
    { 400, 80000 }, { 480, 80000 },  { 489, 80000 },           { 490, 79000 },
    { 599, 79000 }, { 600, 77000 },  { 780, 75000 },           { 290, 79000 },
    { 299, 80000 }, { 1199, 75000 }, { 1200, QZ_POINTS_NONE },
  };
  static const struct
  {
    gint64 seconds;
    gint64 points;
  } pieces[] = { { 480, 80000 }, { 481, 79500 }, { 510, 79500 }, { 511, 79000 }, { 700, 78000 } };
  QzStage *document = f->activity->stages->pdata[0];

  document->time = qz_time_rule_new ();
  document->time->min_seconds = 300;
  document->time->max_seconds = 480;
  add_time_step (document->time, 10, 1000, FALSE);
  add_time_step (document->time, 120, 3000, FALSE);
  add_time_step (document->time, 300, 5000, FALSE);
  add_time_step (document->time, 720, 0, TRUE);
  add_entry (f->entries, "x", "a");
  add_sheet (f->sheets, "x", "1", 80000, 0);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) facts = facts_new ();
      g_autoptr (QzRanking) ranking = NULL;

      add_fact (facts, "x", "document", QZ_FACT_SECONDS, table[i].seconds);
      ranking = rank (f, facts);
      g_assert_cmpint (qz_ranking_find (ranking, "x")->points, ==, table[i].points);
      g_assert_true (qz_ranking_find (ranking, "x")->excluded
                     == (table[i].points == QZ_POINTS_NONE));
    }
  g_ptr_array_set_size (document->time->steps, 0);
  document->time->every = 30;
  document->time->points = 500;
  document->time->most = 2000;
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GPtrArray) facts = facts_new ();
      g_autoptr (QzRanking) ranking = NULL;
      g_autofree char *text = NULL;

      add_fact (facts, "x", "document", QZ_FACT_SECONDS, pieces[i].seconds);
      ranking = rank (f, facts);
      g_assert_cmpint (qz_ranking_find (ranking, "x")->points, ==, pieces[i].points);
      text = qz_ranking_explain (ranking, qz_ranking_find (ranking, "x"), name_judge, NULL);
      if (pieces[i].seconds == 511)
        g_assert_nonnull (strstr (text, "time 8:31: -1, which leaves 79.00"));
    }
}

static void
test_votes (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) facts = facts_new ();
  g_autoptr (QzRanking) proportion = NULL;
  g_autoptr (QzRanking) per = NULL;
  g_autoptr (QzRanking) share = NULL;
  QzActivity *activity = (QzActivity *) f->activity;

  add_entry (f->entries, "x", "a");
  add_entry (f->entries, "y", "a");
  add_entry (f->entries, "z", "a");
  add_sheet (f->sheets, "x", "1", 80000, 0);
  add_sheet (f->sheets, "y", "1", 80000, 0);
  add_sheet (f->sheets, "z", "1", 30000, 0);
  add_fact (facts, "x", "", QZ_FACT_VOTES, 1200);
  add_fact (facts, "z", "", QZ_FACT_VOTES, 400);
  activity->votes = qz_vote_rule_new ();
  activity->votes->points = 10000;
  proportion = rank (f, facts);
  g_assert_cmpint (qz_ranking_find (proportion, "x")->points, ==, 90000);
  g_assert_cmpint (qz_ranking_find (proportion, "y")->points, ==, 80000);
  g_assert_cmpint (qz_ranking_find (proportion, "z")->points, ==, 33330);
  activity->votes->by = QZ_VOTES_PER;
  activity->votes->votes = 100;
  per = rank (f, facts);
  g_assert_cmpint (qz_ranking_find (per, "x")->points, ==, 90000);
  g_assert_cmpint (qz_ranking_find (per, "z")->points, ==, 34000);
  /* At most 5 % of the total with the votes: of 80 that is 80 × 5 / 95. */
  activity->votes->share = 50;
  share = rank (f, facts);
  g_assert_cmpint (qz_ranking_find (share, "x")->points, ==, 84210);
  g_assert_cmpint (qz_ranking_find (share, "z")->points, ==, 31580);
}

static void
test_stage_tie (Fixture *f, gconstpointer data)
{
  g_autoptr (QzRanking) ranking = NULL;
  g_autofree char *order = NULL;
  g_autofree char *why = NULL;
  QzTieStep *tie = f->activity->ties->pdata[0];

  set_two_stages (f);
  ((QzStage *) f->activity->stages->pdata[0])->weight = 1000;
  tie->kind = QZ_TIE_STAGE;
  set (&tie->item, "");
  set (&tie->stage, "presentation");
  add_entry (f->entries, "x", "a");
  add_entry (f->entries, "y", "a");
  add_sheet_at (f, "document", "x", "1", 80000);
  add_sheet_at (f, "presentation", "x", "1", 20000);
  add_sheet_at (f, "document", "y", "1", 75000);
  add_sheet_at (f, "presentation", "y", "1", 25000);
  ranking = rank (f, NULL);
  order = list (ranking);
  g_assert_cmpstr (order, ==, "y1 x2 ");
  why = qz_ranking_dup_decision (ranking, ranking->standings->pdata[0]);
  g_assert_cmpstr (why, ==, "equal total, decided by the stage “发布”");
}

static void
test_groups (Fixture *f, gconstpointer data)
{
  g_autoptr (QzRanking) ranking = NULL;
  g_autofree char *order = NULL;

  set (&((QzActivity *) f->activity)->group_by, "line");
  add_entry (f->entries, "x", "a");
  add_entry (f->entries, "y", "b");
  add_entry (f->entries, "z", "a");
  ((QzEntry *) f->entries->pdata[0])->group = g_strdup ("steel");
  ((QzEntry *) f->entries->pdata[1])->group = g_strdup ("steel");
  ((QzEntry *) f->entries->pdata[2])->group = g_strdup ("rail");
  add_sheet (f->sheets, "x", "1", 70000, 0);
  add_sheet (f->sheets, "y", "1", 80000, 0);
  add_sheet (f->sheets, "z", "1", 60000, 0);
  ranking = rank (f, NULL);
  order = list (ranking);
  g_assert_nonnull (strstr (order, "y1 x2 "));
  g_assert_nonnull (strstr (order, "z1 "));
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) awards = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (QzRanking) ranking = rank (f, NULL);
  g_autoptr (GArray) cuts = qz_ranking_award (ranking, f->activity->awards, QZ_CUT_ASK, awards);

  g_assert_cmpuint (ranking->standings->len, ==, 0);
  g_assert_cmpuint (cuts->len, ==, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/ranking/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("five", test_five);
  ADD ("ties", test_ties);
  ADD ("not-counted", test_not_counted);
  ADD ("missing", test_missing);
  ADD ("by-category", test_by_category);
  ADD ("tie-at-line", test_tie_at_line);
  ADD ("two-stages", test_two_stages);
  ADD ("pass", test_pass);
  ADD ("gates", test_gates);
  ADD ("time", test_time);
  ADD ("votes", test_votes);
  ADD ("stage-tie", test_stage_tie);
  ADD ("groups", test_groups);
  ADD ("empty", test_empty);
  return g_test_run ();
}
