/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a signed score sheet that two people typed. */

#include "config.h"

#include "model/qz-error.h"
#include "model/qz-points.h"
#include "model/qz-text.h"
#include "rules/qz-paper-rules.h"

static void
add_item (QzRubric *rubric, const char *id, QzItemKind kind, gint64 maximum, gint64 step)
{
  QzItem *item = qz_item_new ();

  qz_text_set (&item->id, id);
  qz_text_set (&item->title, id);
  item->kind = kind;
  item->maximum = maximum;
  item->step = step;
  g_ptr_array_add (rubric->items, item);
}

static QzRubric *
make_rubric (void)
{
  QzRubric *rubric = qz_rubric_new ();

  add_item (rubric, "选题", QZ_ITEM_SCORE, 15000, 500);
  add_item (rubric, "效果", QZ_ITEM_SCORE, 20000, 1000);
  add_item (rubric, "扣分", QZ_ITEM_DEDUCTION, 3000, 500);
  return rubric;
}

/* "12.5 18 -": the items in their order, "-" for a blank; "" for nothing at all. */
static void
set_scores (const QzRubric *rubric, GPtrArray *scores, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const QzItem *item = rubric->items->pdata[i];
      gint64 points = QZ_POINTS_NONE;

      if (strcmp (words[i], "-") != 0)
        g_assert_true (qz_points_parse (words[i], &points, NULL));
      qz_scores_set_points (scores, item->id, points);
    }
}

static void
type (const QzRubric *rubric,
      QzSheetTrail *trail,
      guint version,
      QzTypingTurn turn,
      const char *typist,
      const char *scores)
{
  QzSheetTyping *typing = qz_sheet_typing_new ();

  typing->version = version;
  typing->turn = turn;
  qz_text_set (&typing->typist, typist);
  set_scores (rubric, typing->scores, scores);
  qz_sheet_trail_take_typing (trail, typing);
}

static void
decide (QzSheetTrail *trail, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "=", 2);
      QzSheetDecision *decision = qz_sheet_decision_new ();

      qz_text_set (&decision->item, parts[0]);
      if (*parts[1] != '\0')
        g_assert_true (qz_points_parse (parts[1], &decision->points, NULL));
      g_ptr_array_add (trail->decisions, decision);
    }
}

static char *
describe (const GPtrArray *questions)
{
  static const char kinds[] = { 'D', 'F', 'B' };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const QzPaperQuestion *question = questions->pdata[i];

      g_string_append_printf (text, "%s%c %s", i > 0 ? ", " : "", kinds[question->kind],
                              question->item->id);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A blank is not zero, what breaks the rules stays out, and nothing counts before two agree. */
static void
test_conclude (void)
{
  static const struct
  {
    const char *first;
    const char *second; /* nullable */
    const char *decisions;
    const char *open;
    QzSheetState state;
    QzPaperState paper;
    const char *total;
  } table[] = {
    { "12.5 18 1", NULL, "", "", QZ_SHEET_OPEN, QZ_PAPER_ONCE, "" },
    { "12.5 18 1", "12.5 18 1", "", "", QZ_SHEET_LOCKED, QZ_PAPER_SETTLED, "29.5" },
    { "12.5 18 0", "12.5 18 0", "", "", QZ_SHEET_LOCKED, QZ_PAPER_SETTLED, "30.5" },
    { "12.5 18 1", "12.5 8 1", "", "D 效果", QZ_SHEET_OPEN, QZ_PAPER_DIFFERING, "" },
    { "12.5 18 0", "12.5 18 -", "", "D 扣分", QZ_SHEET_OPEN, QZ_PAPER_DIFFERING, "" },
    { "12.5 18 0", "12.5 18", "", "D 扣分", QZ_SHEET_OPEN, QZ_PAPER_DIFFERING, "" },
    { "1 2 3", "3 2 1", "", "D 选题, D 扣分", QZ_SHEET_OPEN, QZ_PAPER_DIFFERING, "" },
    { "1 2 3", "3 2 1", "选题=1", "D 扣分", QZ_SHEET_OPEN, QZ_PAPER_DIFFERING, "" },
    { "1 2 3", "3 2 1", "选题=1 扣分=1", "", QZ_SHEET_LOCKED, QZ_PAPER_SETTLED, "2" },
    { "1 2 3", "3 2 3", "选题=2", "", QZ_SHEET_LOCKED, QZ_PAPER_SETTLED, "1" },
    { "12.5 18 -", "12.5 18 -", "", "B 扣分", QZ_SHEET_HELD, QZ_PAPER_HELD, "" },
    { "12.5 18 -", "12.5 18 -", "扣分=0", "", QZ_SHEET_LOCKED, QZ_PAPER_SETTLED, "30.5" },
    { "16 18 0", "16 18 0", "", "F 选题", QZ_SHEET_HELD, QZ_PAPER_HELD, "34" },
    { "16 18.5 0", "16 18.5 0", "选题=15", "F 效果", QZ_SHEET_HELD, QZ_PAPER_HELD, "33.5" },
    { "16 18 0", "16 18 0", "选题=15", "", QZ_SHEET_LOCKED, QZ_PAPER_SETTLED, "33" },
    { "16 18 0", "6 18 0", "选题=16", "F 选题", QZ_SHEET_HELD, QZ_PAPER_HELD, "34" },
    { "16 18 0", "6 18 0", "选题=16 选题=15", "", QZ_SHEET_LOCKED, QZ_PAPER_SETTLED, "33" },
    { "16 18 0", "6 18 0", "选题=", "B 选题", QZ_SHEET_HELD, QZ_PAPER_HELD, "" },
    { "16 1 0", "16 2 0", "", "F 选题, D 效果", QZ_SHEET_OPEN, QZ_PAPER_DIFFERING, "" },
    { "-1 1 0", "-1 1 0", "", "F 选题", QZ_SHEET_HELD, QZ_PAPER_HELD, "0" },
    { "- - -", "- - -", "", "B 选题, B 效果, B 扣分", QZ_SHEET_HELD, QZ_PAPER_HELD, "" },
  };
  g_autoptr (QzRubric) rubric = make_rubric ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (QzSheetTrail) trail = qz_sheet_trail_new ();
      g_autoptr (QzSheet) sheet = qz_sheet_new ();
      g_autoptr (GPtrArray) questions = NULL;
      g_autofree char *open = NULL;
      g_autofree char *total = NULL;

      sheet->paper = TRUE;
      type (rubric, trail, 1, QZ_TURN_FIRST, "甲", table[i].first);
      if (table[i].second != NULL)
        type (rubric, trail, 1, QZ_TURN_SECOND, "乙", table[i].second);
      if (*table[i].decisions != '\0')
        decide (trail, table[i].decisions);
      questions = qz_paper_list_questions (rubric, trail, sheet);
      open = describe (questions);
      g_assert_cmpstr (open, ==, table[i].open);
      qz_paper_conclude (rubric, trail, sheet);
      total = qz_points_format (sheet->total);
      g_assert_cmpint (sheet->state, ==, table[i].state);
      g_assert_cmpint (qz_paper_get_state (sheet, trail), ==, table[i].paper);
      g_assert_cmpstr (total, ==, table[i].total);
    }
}

/* A version that was amended was typed by nobody, and stays locked with its points. */
static void
test_amended (void)
{
  g_autoptr (QzRubric) rubric = make_rubric ();
  g_autoptr (QzSheetTrail) trail = qz_sheet_trail_new ();
  g_autoptr (QzSheet) sheet = qz_sheet_new ();
  g_autoptr (GPtrArray) questions = NULL;

  type (rubric, trail, 1, QZ_TURN_FIRST, "甲", "1 2 3");
  type (rubric, trail, 1, QZ_TURN_SECOND, "乙", "1 2 2");
  sheet->paper = TRUE;
  sheet->version = 2;
  sheet->state = QZ_SHEET_RECUSED;
  sheet->total = 5000;
  set_scores (rubric, sheet->scores, "3 3 1");
  questions = qz_paper_list_questions (rubric, trail, sheet);
  g_assert_cmpuint (questions->len, ==, 0);
  qz_paper_conclude (rubric, trail, sheet);
  g_assert_cmpint (sheet->state, ==, QZ_SHEET_LOCKED);
  g_assert_cmpint (qz_sheet_get_points (sheet, "选题"), ==, 3000);
  g_assert_cmpint (sheet->total, ==, 5000);
}

/* What was put on hold by hand was typed by one; what the panel head decides stands. */
static void
test_held (void)
{
  static const struct
  {
    const char *scores;
    const char *decisions;
    const char *open;
    QzSheetState state;
    const char *total;
  } table[] = {
    { "16 18 0", "", "F 选题", QZ_SHEET_HELD, "34" },
    { "16 18 -", "选题=15", "B 扣分", QZ_SHEET_HELD, "" },
    { "16 18 -", "选题=15 扣分=1", "", QZ_SHEET_LOCKED, "32" },
    { "12 18 0", "", "", QZ_SHEET_LOCKED, "30" },
  };
  g_autoptr (QzRubric) rubric = make_rubric ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (QzSheetTrail) trail = qz_sheet_trail_new ();
      g_autoptr (QzSheet) sheet = qz_sheet_new ();
      g_autoptr (GPtrArray) questions = NULL;
      g_autofree char *open = NULL;
      g_autofree char *total = NULL;

      sheet->state = QZ_SHEET_HELD;
      set_scores (rubric, sheet->scores, table[i].scores);
      if (*table[i].decisions != '\0')
        decide (trail, table[i].decisions);
      g_assert_cmpint (qz_paper_get_state (sheet, trail), ==, QZ_PAPER_HELD);
      questions = qz_paper_list_questions (rubric, trail, sheet);
      open = describe (questions);
      g_assert_cmpstr (open, ==, table[i].open);
      qz_paper_conclude (rubric, trail, sheet);
      total = qz_points_format (sheet->total);
      g_assert_cmpint (sheet->state, ==, table[i].state);
      g_assert_cmpstr (total, ==, table[i].total);
    }
}

static void
test_turns (void)
{
  static const struct
  {
    const char *first;  /* nullable: who typed */
    const char *second; /* nullable: who checked */
    QzSheetState state;
    QzTypingTurn turn;
    const char *typist;
    int code; /* -1: may */
    const char *words;
  } table[] = {
    { NULL, NULL, QZ_SHEET_OPEN, QZ_TURN_FIRST, "甲", -1, "" },
    { NULL, NULL, QZ_SHEET_HELD, QZ_TURN_FIRST, "甲", -1, "" },
    { NULL, NULL, QZ_SHEET_LOCKED, QZ_TURN_FIRST, "甲", QZ_ERROR_STATE, "Amend" },
    { NULL, NULL, QZ_SHEET_RECUSED, QZ_TURN_FIRST, "甲", QZ_ERROR_STATE, "Reopen" },
    { NULL, NULL, QZ_SHEET_OPEN, QZ_TURN_SECOND, "乙", QZ_ERROR_STATE, "first time" },
    { "甲", NULL, QZ_SHEET_OPEN, QZ_TURN_FIRST, "甲", -1, "" },
    { "甲", NULL, QZ_SHEET_OPEN, QZ_TURN_FIRST, "乙", QZ_ERROR_DUPLICATE, "甲" },
    { "甲", NULL, QZ_SHEET_OPEN, QZ_TURN_SECOND, "乙", -1, "" },
    { "甲", NULL, QZ_SHEET_OPEN, QZ_TURN_SECOND, "甲", QZ_ERROR_INVALID, "Somebody else" },
    { "Li Si", NULL, QZ_SHEET_OPEN, QZ_TURN_SECOND, " li ｓi", QZ_ERROR_INVALID, "Li Si" },
    { "甲", NULL, QZ_SHEET_RECUSED, QZ_TURN_SECOND, "乙", QZ_ERROR_STATE, "Reopen" },
    { "甲", "乙", QZ_SHEET_OPEN, QZ_TURN_SECOND, "丙", QZ_ERROR_DUPLICATE, "乙" },
    { "甲", "乙", QZ_SHEET_OPEN, QZ_TURN_FIRST, "甲", QZ_ERROR_DUPLICATE, "Settle" },
    { "甲", "乙", QZ_SHEET_HELD, QZ_TURN_FIRST, "甲", QZ_ERROR_DUPLICATE, "Settle" },
    { "甲", "乙", QZ_SHEET_LOCKED, QZ_TURN_FIRST, "丙", QZ_ERROR_DUPLICATE, "discard" },
  };
  g_autoptr (QzRubric) rubric = make_rubric ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (QzSheetTrail) trail = qz_sheet_trail_new ();
      g_autoptr (QzSheet) sheet = qz_sheet_new ();
      g_autoptr (GError) error = NULL;
      gboolean may;

      sheet->state = table[i].state;
      if (table[i].first != NULL)
        type (rubric, trail, 1, QZ_TURN_FIRST, table[i].first, "1 2 3");
      if (table[i].second != NULL)
        type (rubric, trail, 1, QZ_TURN_SECOND, table[i].second, "1 2 2");
      g_assert_true (table[i].code != -1
                     || qz_paper_find_turn (sheet, trail, table[i].typist) == table[i].turn);
      may = qz_paper_check_turn (sheet, trail, table[i].turn, table[i].typist, "QC-1 / 张", &error);
      g_assert_cmpint (may, ==, table[i].code == -1);
      if (may)
        continue;
      g_assert_error (error, QZ_ERROR, table[i].code);
      g_assert_nonnull (strstr (error->message, "QC-1 / 张"));
      g_assert_nonnull (strstr (error->message, table[i].words));
    }
}

static void
test_decisions (void)
{
  static const struct
  {
    const char *scores; /* of both, or of each */
    const char *second;
    const char *points; /* "" is a blank */
    const char *decider;
    const char *head; /* nullable */
    gboolean good;
  } table[] = {
    { "1 0 0", "2 0 0", "1", "丙", "组长", TRUE },
    { "1 0 0", "2 0 0", "99", "丙", "组长", TRUE },
    { "1 0 0", "2 0 0", "", "丙", NULL, TRUE },
    { "99 0 0", "99 0 0", "15", "组长", "组长", TRUE },
    { "99 0 0", "99 0 0", "15", "丙", NULL, TRUE },
    { "99 0 0", "99 0 0", "15", "丙", "组长", FALSE },
    { "99 0 0", "99 0 0", "15.5", "组长", "组长", FALSE },
    { "99 0 0", "99 0 0", "", "组长", "组长", FALSE },
    { "- 0 0", "- 0 0", "0", "组长", "组长", TRUE },
    { "- 0 0", "- 0 0", "", "组长", "组长", FALSE },
  };
  g_autoptr (QzRubric) rubric = make_rubric ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (QzSheetTrail) trail = qz_sheet_trail_new ();
      g_autoptr (QzSheet) sheet = qz_sheet_new ();
      g_autoptr (GPtrArray) questions = NULL;
      g_autoptr (GError) error = NULL;
      gint64 points = QZ_POINTS_NONE;

      type (rubric, trail, 1, QZ_TURN_FIRST, "甲", table[i].scores);
      type (rubric, trail, 1, QZ_TURN_SECOND, "乙", table[i].second);
      questions = qz_paper_list_questions (rubric, trail, sheet);
      g_assert_cmpuint (questions->len, ==, 1);
      if (*table[i].points != '\0')
        g_assert_true (qz_points_parse (table[i].points, &points, NULL));
      g_assert_cmpint (qz_paper_check_decision (questions->pdata[0], points, table[i].decider,
                                                table[i].head, &error),
                       ==, table[i].good);
      if (table[i].good)
        continue;
      g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "选题"));
    }
}

/* A typing from another seat goes where it would be, whoever's comes first. */
static void
test_places (void)
{
  static const struct
  {
    const char *first; /* typist, or "" when nobody has typed it */
    const char *second;
    const char *typist;
    const char *typed;
    const char *scores;
    gboolean again;
    QzPaperPlace place;
  } table[] = {
    { "", "", "甲", "2018-09-02", "12 18 0", FALSE, QZ_PAPER_PLACE_FIRST },
    { "甲", "", "乙", "2018-09-02", "12 18 0", FALSE, QZ_PAPER_PLACE_SECOND },
    { "甲", "", "乙", "2018-08-30", "12 8 0", FALSE, QZ_PAPER_PLACE_BEFORE },
    { "甲", "", "甲", "2018-09-02", "12 18 0", FALSE, QZ_PAPER_PLACE_HERE },
    { "甲", "", " 甲 ", "2018-08-30", "12 18 0", TRUE, QZ_PAPER_PLACE_HERE },
    { "甲", "", "甲", "2018-08-30", "11 18 0", TRUE, QZ_PAPER_PLACE_FIRST },
    { "甲", "", "甲", "2018-09-02", "12 18", TRUE, QZ_PAPER_PLACE_FIRST },
    { "甲", "", "甲", "2018-08-30", "11 18 0", FALSE, QZ_PAPER_PLACE_SECOND },
    { "甲", "乙", "乙", "2018-09-02", "12 18 0", TRUE, QZ_PAPER_PLACE_HERE },
    { "甲", "乙", "乙", "2018-09-02", "11 18 0", TRUE, QZ_PAPER_PLACE_SECOND },
    { "甲", "乙", "丙", "2018-08-30", "12 18 0", FALSE, QZ_PAPER_PLACE_SECOND },
  };
  g_autoptr (QzRubric) rubric = make_rubric ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (QzSheetTrail) trail = qz_sheet_trail_new ();
      g_autoptr (QzSheetTyping) typing = qz_sheet_typing_new ();

      if (*table[i].first != '\0')
        {
          type (rubric, trail, 1, QZ_TURN_FIRST, table[i].first, "12 18 0");
          qz_text_set (&((QzSheetTyping *) trail->typings->pdata[0])->typed, "2018-09-01");
        }
      if (*table[i].second != '\0')
        type (rubric, trail, 1, QZ_TURN_SECOND, table[i].second, "12 18 0");
      qz_text_set (&typing->typist, table[i].typist);
      qz_text_set (&typing->typed, table[i].typed);
      set_scores (rubric, typing->scores, table[i].scores);
      g_test_message ("row %u", i);
      g_assert_cmpint (qz_paper_find_place (trail, typing, table[i].again), ==, table[i].place);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/conclude", test_conclude);
  g_test_add_func ("/paper/amended", test_amended);
  g_test_add_func ("/paper/held", test_held);
  g_test_add_func ("/paper/turns", test_turns);
  g_test_add_func ("/paper/decisions", test_decisions);
  g_test_add_func ("/paper/places", test_places);
  return g_test_run ();
}
