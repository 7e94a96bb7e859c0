/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-activity.h"
#include "model/qz-points.h"
#include "rules/qz-award-rules.h"

typedef struct
{
  const char *id;
  QzAwardBy by;
  gint64 amount;
  QzAwardKind kind;
} Spec;

static GPtrArray *
make_awards (const Spec *specs, gsize n)
{
  GPtrArray *awards = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_award_free);

  for (gsize i = 0; i < n; i++)
    {
      QzAward *award = qz_award_new ();

      g_free (award->id);
      award->id = g_strdup (specs[i].id);
      award->by = specs[i].by;
      award->amount = specs[i].amount;
      award->kind = specs[i].kind;
      g_ptr_array_add (awards, award);
    }
  return awards;
}

/* One candidate for each letter; equal letters have equal totals, a is best. */
static QzCandidate *
make_field (const char *letters)
{
  static const char *const names[] = { "0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",
                                       "10", "11", "12", "13", "14", "15", "16", "17", "18", "19",
                                       "20", "21", "22", "23", "24", "25", "26", "27", "28", "29" };
  gsize n = strlen (letters);
  QzCandidate *field = g_new0 (QzCandidate, n);

  for (gsize i = 0; i < n; i++)
    {
      field[i].id = names[i];
      field[i].total.count = letters[i] != '-';
      field[i].total.sum = 'z' - letters[i];
      field[i].points = ('z' - letters[i]) * 1000;
    }
  qz_rank (field, n, NULL);
  return field;
}

static void
test_table (void)
{
  static const Spec shares[] = { { "1", QZ_AWARD_BY_SHARE, 250 },
                                 { "2", QZ_AWARD_BY_SHARE, 375 },
                                 { "3", QZ_AWARD_BY_SHARE, 375 } };
  static const Spec counts[] = { { "1", QZ_AWARD_BY_COUNT, 1 },
                                 { "2", QZ_AWARD_BY_COUNT, 2 },
                                 { "x", QZ_AWARD_BY_COUNT, 5, QZ_AWARD_PRIZE },
                                 { "h", QZ_AWARD_BY_HAND, 0 } };
  static const Spec cuts[] = { { "1", QZ_AWARD_BY_CUT_OFF, 24000 },
                               { "2", QZ_AWARD_BY_CUT_OFF, 22000 } };
  static const Spec title[] = { { "t", QZ_AWARD_BY_CUT_OFF, 24000, QZ_AWARD_TITLE } };
  static const Spec mixed[] = { { "1", QZ_AWARD_BY_COUNT, 1 },
                                { "2", QZ_AWARD_BY_SHARE, 500 },
                                { "3", QZ_AWARD_BY_COUNT, 1 } };
  static const Spec cut_then_count[] = { { "1", QZ_AWARD_BY_CUT_OFF, 24000 },
                                         { "2", QZ_AWARD_BY_COUNT, 1 } };
  static const struct
  {
    const char *field;
    const Spec *specs;
    gsize n;
    QzCutPolicy policy;
    const char *awards;
    guint ties;
  } table[] = {
    { "abcdefgh", shares, 3, QZ_CUT_ASK, "11222333", 0 },
    { "abcdefg", shares, 3, QZ_CUT_ASK, "1122333", 0 }, /* 1.75 → 2, 4.375 → 4, 7 */
    { "ab", shares, 3, QZ_CUT_ASK, "13", 0 },           /* 0.5 → 1, 1.25 → 1, 2 */
    { "a", shares, 3, QZ_CUT_ASK, "2", 0 },             /* 0.25 → 0, 0.625 → 1, 1 */
    { "", shares, 3, QZ_CUT_ASK, "", 0 },
    { "abcdef--", shares, 3, QZ_CUT_ASK, "112233..", 0 },
    { "abcd", counts, 4, QZ_CUT_ASK, "122.", 0 },
    { "ab", counts, 4, QZ_CUT_ASK, "12", 0 },
    { "aabc", counts, 4, QZ_CUT_ASK, "..2.", 1 },
    { "aabc", counts, 4, QZ_CUT_UP, "112.", 1 },
    { "aabc", counts, 4, QZ_CUT_DOWN, "222.", 1 },
    { "abbb", counts, 4, QZ_CUT_ASK, "1...", 1 },
    { "abbb", counts, 4, QZ_CUT_UP, "1222", 1 },
    { "abbb", counts, 4, QZ_CUT_DOWN, "1...", 1 },
    { "aaaa", counts, 4, QZ_CUT_ASK, "....", 1 },
    { "aaaa", counts, 4, QZ_CUT_UP, "1111", 1 },
    { "aaaa", counts, 4, QZ_CUT_DOWN, "....", 2 },
    { "abbcdef", cuts, 2, QZ_CUT_ASK, "11122..", 0 },
    { "cdef", cuts, 2, QZ_CUT_ASK, "22..", 0 },
    { "abc--", title, 1, QZ_CUT_ASK, "tt...", 0 },
    { "abcdefgh", mixed, 3, QZ_CUT_ASK, "122223..", 0 },
    { "abcd", cut_then_count, 2, QZ_CUT_ASK, "112.", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gsize n = strlen (table[i].field);
      g_autofree QzCandidate *field = make_field (table[i].field);
      g_autoptr (GPtrArray) awards = make_awards (table[i].specs, table[i].n);
      g_autoptr (GArray) ties = qz_award_assign (field, n, awards, table[i].policy);
      g_autoptr (GString) given = g_string_new (NULL);

      for (gsize k = 0; k < n; k++)
        g_string_append (given, field[k].award != NULL ? field[k].award : ".");
      g_test_message ("%s, policy %d", table[i].field, (int) table[i].policy);
      g_assert_cmpstr (given->str, ==, table[i].awards);
      g_assert_cmpuint (ties->len, ==, table[i].ties);
    }
}

static void
test_tie_report (void)
{
  static const Spec counts[] = { { "1", QZ_AWARD_BY_COUNT, 2 } };
  g_autofree QzCandidate *field = make_field ("abbbc");
  g_autoptr (GPtrArray) awards = make_awards (counts, 1);
  g_autoptr (GArray) ties = qz_award_assign (field, 5, awards, QZ_CUT_ASK);
  const QzCutTie *tie;

  g_assert_cmpuint (ties->len, ==, 1);
  tie = &g_array_index (ties, QzCutTie, 0);
  g_assert_cmpstr (tie->award, ==, "1");
  g_assert_cmpstr (tie->ids[0], ==, "1");
  g_assert_cmpstr (tie->ids[2], ==, "3");
  g_assert_false (tie->of_unit);
  g_assert_cmpuint (tie->n, ==, 3);
  g_assert_cmpuint (tie->room, ==, 1);
}

/* Equals always have the same award, better ones never a worse one, and without ties the number
   of awards is what the rule says. */
static void
test_property (void)
{
  static const char *const names[] = { "1", "2", "3" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 20000; i++)
    {
      char letters[31] = "";
      guint n = (guint) g_rand_int_range (rand, 0, 30);
      QzCutPolicy policy = (QzCutPolicy) g_rand_int_range (rand, 0, 3);
      Spec specs[3];
      g_autoptr (GPtrArray) awards = NULL;
      g_autofree QzCandidate *field = NULL;
      g_autoptr (GArray) ties = NULL;

      for (guint k = 0; k < n; k++)
        letters[k] = (char) g_rand_int_range (rand, 'a', 'n');
      for (guint k = 0; k < 3; k++)
        {
          specs[k] = (Spec){ names[k], (QzAwardBy) g_rand_int_range (rand, 0, 3), 0 };
          specs[k].amount = specs[k].by == QZ_AWARD_BY_SHARE ? g_rand_int_range (rand, 0, 600)
                            : specs[k].by == QZ_AWARD_BY_COUNT
                                ? g_rand_int_range (rand, 0, 9)
                                : g_rand_int_range (rand, 0, 30) * 1000;
        }
      awards = make_awards (specs, 3);
      field = make_field (letters);
      ties = qz_award_assign (field, n, awards, policy);
      for (guint k = 1; k < n; k++)
        {
          const char *above = field[k - 1].award;
          const char *here = field[k].award;

          if (field[k - 1].rank == field[k].rank)
            g_assert_cmpstr (above, ==, here);
          if (policy != QZ_CUT_ASK && here != NULL)
            g_assert_cmpstr (above, <=, here);
        }
    }
}

/* Stages, floors and the limits of units, with what is reported of them: one letter a candidate for
   its total, its mean at the stage (- for none) and its unit. */
static void
test_limits (void)
{
  static const struct
  {
    const char *field;
    const char *means;
    const char *units;
    QzAward first;
    QzAward second;
    QzCutPolicy policy;
    const char *awards;
    guint ties;
  } table[] = {
    /* only who came there competes, by the total */
    { "abcd",
      "-a-b",
      "wxyz",
      { .by = QZ_AWARD_BY_COUNT, .amount = 1, .stage = (char *) "s" },
      { .by = QZ_AWARD_BY_COUNT, .amount = 1 },
      QZ_CUT_ASK,
      "21..",
      0 },
    /* by the mean there */
    { "abcd",
      "-b-a",
      "wxyz",
      { .by = QZ_AWARD_BY_COUNT, .amount = 1, .stage = (char *) "s", .by_mean = TRUE },
      { .by = QZ_AWARD_BY_COUNT, .amount = 2 },
      QZ_CUT_ASK,
      "22.1",
      0 },
    /* equal means there: the rank decides; equal in both: nobody */
    { "abcd",
      "aa--",
      "wxyz",
      { .by = QZ_AWARD_BY_COUNT, .amount = 1, .stage = (char *) "s", .by_mean = TRUE },
      { .by = QZ_AWARD_BY_COUNT, .amount = 1 },
      QZ_CUT_ASK,
      "12..",
      0 },
    { "aacd",
      "aa--",
      "wxyz",
      { .by = QZ_AWARD_BY_COUNT, .amount = 1, .stage = (char *) "s", .by_mean = TRUE },
      { .by = QZ_AWARD_BY_COUNT, .amount = 1 },
      QZ_CUT_ASK,
      "....",
      1 },
    /* a cut-off is of the mean there */
    { "abcd",
      "zbza",
      "wxyz",
      { .by = QZ_AWARD_BY_CUT_OFF, .amount = 24000, .stage = (char *) "s", .by_mean = TRUE },
      { .by = QZ_AWARD_BY_COUNT, .amount = 1 },
      QZ_CUT_ASK,
      "21.1",
      0 },
    /* places that nobody reaches stay vacant and are not handed down */
    { "cdef",
      "----",
      "wxyz",
      { .by = QZ_AWARD_BY_COUNT, .amount = 2, .floor = 23000 },
      { .by = QZ_AWARD_BY_COUNT, .amount = 1 },
      QZ_CUT_ASK,
      "12..",
      1 },
    { "defg",
      "----",
      "wxyz",
      { .by = QZ_AWARD_BY_SHARE, .amount = 500, .floor = 23000 },
      { .by = QZ_AWARD_BY_SHARE, .amount = 500 },
      QZ_CUT_ASK,
      "22..",
      1 },
    { "abcd",
      "----",
      "wxyz",
      { .by = QZ_AWARD_BY_COUNT, .amount = 1, .stage = (char *) "s" },
      { .by = QZ_AWARD_BY_COUNT, .amount = 1 },
      QZ_CUT_ASK,
      "2...",
      1 },
    /* the line lies where nobody competes any more */
    { "yy",
      "--",
      "wx",
      { .by = QZ_AWARD_BY_COUNT, .amount = 1 },
      { .by = QZ_AWARD_BY_COUNT, .amount = 1, .floor = 9000 },
      QZ_CUT_DOWN,
      "..",
      2 },
    /* one of a unit, the next best takes the place */
    { "abcd",
      "----",
      "wwyz",
      { .by = QZ_AWARD_BY_COUNT, .amount = 2, .per_unit = 1 },
      { .by = QZ_AWARD_BY_COUNT, .amount = 1 },
      QZ_CUT_ASK,
      "121.",
      0 },
    { "abcd",
      "----",
      "wwww",
      { .by = QZ_AWARD_BY_COUNT, .amount = 3, .per_unit = 2 },
      { .by = QZ_AWARD_BY_COUNT, .amount = 1 },
      QZ_CUT_ASK,
      "112.",
      1 },
    /* equals of one unit are not split by its limit, whatever the policy */
    { "aacd",
      "----",
      "wwyz",
      { .by = QZ_AWARD_BY_COUNT, .amount = 1, .per_unit = 1 },
      { .by = QZ_AWARD_BY_COUNT, .amount = 2 },
      QZ_CUT_ASK,
      "221.",
      1 },
    { "aacd",
      "----",
      "wwyz",
      { .by = QZ_AWARD_BY_COUNT, .amount = 1, .per_unit = 1 },
      { .by = QZ_AWARD_BY_COUNT, .amount = 2 },
      QZ_CUT_UP,
      "221.",
      1 },
    { "aacd",
      "----",
      "wxyz",
      { .by = QZ_AWARD_BY_COUNT, .amount = 2, .per_unit = 1 },
      { .by = QZ_AWARD_BY_COUNT, .amount = 1 },
      QZ_CUT_ASK,
      "112.",
      0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gsize n = strlen (table[i].field);
      g_autofree QzCandidate *field = make_field (table[i].field);
      QzStageMark marks[8][2] = { 0 };
      char units[8][2] = { 0 };
      QzAward awards[] = { table[i].first, table[i].second };
      g_autoptr (GPtrArray) list = g_ptr_array_new ();
      g_autoptr (GArray) ties = NULL;
      g_autoptr (GString) given = g_string_new (NULL);

      for (gsize k = 0; k < n; k++)
        {
          char letter = table[i].means[k];

          marks[k][0].mean = (QzMean){ ('z' - letter) * 1000, letter != '-' };
          marks[k][0].points = letter != '-' ? ('z' - letter) * 1000 : QZ_POINTS_NONE;
          units[k][0] = table[i].units[k];
          field[k].marks = marks[k];
          field[k].unit = units[k];
        }
      for (gsize k = 0; k < 2; k++)
        {
          awards[k].id = (char *) (k == 0 ? "1" : "2");
          awards[k].stage = awards[k].stage != NULL ? awards[k].stage : (char *) "";
          awards[k].floor = awards[k].floor != 0 ? awards[k].floor : QZ_POINTS_NONE;
          g_ptr_array_add (list, &awards[k]);
        }
      ties = qz_award_assign (field, n, list, table[i].policy);
      for (gsize k = 0; k < n; k++)
        g_string_append (given, field[k].award != NULL ? field[k].award : ".");
      g_test_message ("row %u", i);
      g_assert_cmpstr (given->str, ==, table[i].awards);
      g_assert_cmpuint (ties->len, ==, table[i].ties);
    }
}

static void
test_field (void)
{
  static const Spec specs[] = { { "1", QZ_AWARD_BY_COUNT, 1 }, { "2", QZ_AWARD_BY_COUNT, 1 } };
  static const char *const only_speech[] = { "speech", NULL };
  g_autoptr (QzActivity) activity = qz_activity_new ();
  g_autofree char *speech = NULL;
  g_autofree char *essay = NULL;
  g_autofree char *film = NULL;
  g_autoptr (GPtrArray) list = NULL;
  QzAward *first;

  g_ptr_array_unref (activity->awards);
  activity->awards = make_awards (specs, 2);
  first = activity->awards->pdata[0];
  first->categories = g_strdupv ((char **) only_speech);
  speech = qz_award_dup_field (activity, "speech", NULL);
  essay = qz_award_dup_field (activity, "essay", "x");
  film = qz_award_dup_field (activity, "film", NULL);
  g_assert_cmpstr (essay, ==, film);
  g_assert_cmpstr (essay, !=, speech);

  activity->by_category = TRUE;
  g_free (film);
  film = qz_award_dup_field (activity, "film", NULL);
  g_assert_cmpstr (film, ==, "film\n2");
  list = qz_award_list (activity, "film");
  g_assert_cmpuint (list->len, ==, 1);

  activity->by_category = FALSE;
  g_free (activity->group_by);
  activity->group_by = g_strdup ("line");
  g_free (essay);
  essay = qz_award_dup_field (activity, "essay", "steel");
  g_free (film);
  film = qz_award_dup_field (activity, "film", "rail");
  g_assert_cmpstr (essay, ==, "steel\n2");
  g_assert_cmpstr (film, ==, "rail\n2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/award/table", test_table);
  g_test_add_func ("/award/tie-report", test_tie_report);
  g_test_add_func ("/award/property", test_property);
  g_test_add_func ("/award/limits", test_limits);
  g_test_add_func ("/award/field", test_field);
  return g_test_run ();
}
