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
rank (Fixture *f, GHashTable *places)
{
  g_autoptr (GError) error = NULL;
  QzRanking *ranking =
      qz_ranking_new (f->edition, f->activity, f->panels, f->entries, f->sheets, places, &error);

  g_assert_no_error (error);
  return ranking;
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
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
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

  g_hash_table_insert (places, (gpointer) "w", GUINT_TO_POINTER (2));
  g_hash_table_insert (places, (gpointer) "x", GUINT_TO_POINTER (1));
  decided = rank (f, places);
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
  g_assert_cmpuint (g_array_index (cuts, QzCutTie, 0).first, ==, 1);
  g_assert_cmpuint (g_array_index (cuts, QzCutTie, 0).n, ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (awards, "v"), ==, "first");
  g_assert_null (g_hash_table_lookup (awards, "w"));
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
  ADD ("empty", test_empty);
  return g_test_run ();
}
