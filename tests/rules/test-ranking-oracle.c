/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rankings of random fields against an oracle of its own (ranking-oracle.h). That the comparison
 * can fail is shown by an oracle that is wrong on purpose, one slip after the other.
 */

#include "config.h"

#include "ranking-oracle.h"
#include "rules/qz-ranking.h"
#include "rules/qz-sheet-rules.h"

/* Under sanitizers a case takes hundreds of times as long, and what they look for shows early. */
#ifdef __SANITIZE_ADDRESS__
#define N_CASES 5000
#else
#define N_CASES 100000
#endif
#define N_SLIP_CASES 4000

/* --- making cases --- */

static guint
pick (GRand *rand, guint n)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) n);
}

static gboolean
chance (GRand *rand, guint percent)
{
  return pick (rand, 100) < percent;
}

static DropRule
make_rule (GRand *rand)
{
  DropRule rule = { 0, pick (rand, 3), pick (rand, 3), pick (rand, 4) };

  if (chance (rand, 70))
    rule.from = rule.high + rule.low + 1 + pick (rand, 3);
  return rule;
}

static void
make_time (GRand *rand, StageCase *stage)
{
  gint64 points = 0;

  stage->timed = TRUE;
  stage->least = chance (rand, 50) ? 100 : 0;
  stage->most_seconds = stage->least == 0 || chance (rand, 80) ? 200 : 0;
  if (chance (rand, 50))
    {
      stage->every = 10 + pick (rand, 3) * 10;
      stage->piece = 250 * (1 + pick (rand, 4));
      stage->most_lost = chance (rand, 50) ? 1000 : 0;
      return;
    }
  stage->n_steps = 1 + pick (rand, MOST_STEPS);
  for (guint i = 0; i < stage->n_steps; i++)
    {
      points += 500 * (1 + pick (rand, 2));
      stage->steps[i].seconds = 10 + 30 * i + pick (rand, 20);
      stage->steps[i].out = i + 1 == stage->n_steps && chance (rand, 40);
      stage->steps[i].points = stage->steps[i].out ? 0 : points;
    }
}

static void
make_stages (GRand *rand, RankingCase *c)
{
  static const gint64 weights[] = { 0, 600, 400, 1000, 333, 250 };

  c->n_stages = 1 + pick (rand, MOST_STAGES);
  for (guint s = 0; s < c->n_stages; s++)
    {
      StageCase *stage = &c->stages[s];

      stage->weight = weights[pick (rand, G_N_ELEMENTS (weights))];
      if (s == 0 && stage->weight == 0 && chance (rand, 80))
        stage->weight = 1000;
      stage->own_rule = chance (rand, 30);
      stage->rule = make_rule (rand);
      stage->majority = chance (rand, 50);
      stage->pass_mark = -1;
      if (s + 1 < c->n_stages && chance (rand, 60))
        {
          stage->passes = TRUE;
          stage->pass_mark = chance (rand, 50) ? 500 + 500 * (gint64) pick (rand, 12) : -1;
          stage->pass_count = stage->pass_mark < 0 || chance (rand, 50) ? 1 + pick (rand, 5) : 0;
        }
      if (chance (rand, 30))
        make_time (rand, stage);
    }
}

static void
make_ties (GRand *rand, RankingCase *c)
{
  c->n_ties = 1 + pick (rand, MOST_TIES);
  for (guint i = 0; i < c->n_ties; i++)
    {
      TieCase *tie = &c->ties[i];

      tie->kind = i + 1 == c->n_ties ? (chance (rand, 50) ? TIE_SHARED : TIE_DELIBERATION)
                                     : (chance (rand, 60) ? TIE_ITEM : TIE_STAGE);
      tie->which = pick (rand, tie->kind == TIE_ITEM ? c->n_items : c->n_stages);
    }
}

static void
make_awards (GRand *rand, RankingCase *c)
{
  c->n_awards = 1 + pick (rand, MOST_AWARDS);
  c->policy = (CutPolicy) pick (rand, 3);
  for (guint i = 0; i < c->n_awards; i++)
    {
      AwardCase *award = &c->awards[i];

      award->by = (AwardWay) (chance (rand, 5) ? BY_HAND : pick (rand, 3));
      award->stage = chance (rand, 25) ? (int) pick (rand, c->n_stages) : -1;
      award->by_mean = award->stage >= 0 && chance (rand, 60);
      award->floor = chance (rand, 25) ? 500 * (gint64) (1 + pick (rand, 14)) : -1;
      award->per_unit = chance (rand, 30) ? 1 + pick (rand, 2) : 0;
      award->amount = award->by == BY_SHARE   ? 50 * (1 + pick (rand, 12))
                      : award->by == BY_COUNT ? 1 + pick (rand, 4)
                                              : 500 * (1 + pick (rand, 16));
      if (award->by == BY_CUT_OFF)
        award->floor = -1;
    }
}

/* Few different points, so that totals are often equal. */
static void
make_sheets (GRand *rand, RankingCase *c, EntryCase *entry, guint s)
{
  entry->n_sheets[s] = chance (rand, 8) ? 0 : 1 + pick (rand, MOST_SHEETS);
  for (guint k = 0; k < entry->n_sheets[s]; k++)
    {
      SheetCase *sheet = &entry->sheets[s][k];

      sheet->counts = chance (rand, 92);
      for (guint i = 0; i < c->n_items; i++)
        sheet->points[i] = c->items[i] == ITEM_YES_NO  ? (chance (rand, 92) ? 1000 : 0)
                           : c->items[i] == ITEM_SCORE ? 500 * (gint64) pick (rand, 9)
                                                       : 500 * (gint64) pick (rand, 3);
    }
}

static void
make_entry (GRand *rand, RankingCase *c, EntryCase *entry)
{
  entry->unit = pick (rand, 4);
  entry->votes = chance (rand, 80) ? (gint64) pick (rand, 200) : -1;
  entry->place = chance (rand, 70) ? 1 + pick (rand, 4) : 0;
  for (guint s = 0; s < c->n_stages; s++)
    {
      entry->advance[s] = chance (rand, 8) ? (int) pick (rand, 2) : -1;
      entry->seconds[s] = chance (rand, 80) ? 40 + (gint64) pick (rand, 260) : -1;
      make_sheets (rand, c, entry, s);
    }
}

static void
make_case (GRand *rand, RankingCase *c)
{
  memset (c, 0, sizeof *c);
  c->n_items = 1 + pick (rand, MOST_ITEMS);
  for (guint i = 1; i < c->n_items; i++)
    c->items[i] = (ItemKind) pick (rand, 4);
  c->rule = make_rule (rand);
  make_stages (rand, c);
  make_ties (rand, c);
  c->voted = chance (rand, 30);
  c->per_vote = chance (rand, 50);
  c->votes = 10 + pick (rand, 30);
  c->vote_points = 500 * (1 + pick (rand, 6));
  c->vote_share = chance (rand, 50) ? 50 * (1 + pick (rand, 6)) : 0;
  make_awards (rand, c);
  c->n_entries = 1 + pick (rand, MOST_ENTRIES);
  for (guint e = 0; e < c->n_entries; e++)
    make_entry (rand, c, &c->entries[e]);
  /* Twins make equals of every kind. */
  for (guint e = 1; e < c->n_entries; e++)
    if (chance (rand, 25))
      {
        guint place = c->entries[e].place;
        guint unit = c->entries[e].unit;

        c->entries[e] = c->entries[pick (rand, e)];
        c->entries[e].place = place;
        c->entries[e].unit = unit;
      }
}

/* --- the same as values of the program --- */

/* "e3": texts are made so often here that printing them would take most of the time. */
static void
set (char **place, char letter, guint number)
{
  const char text[] = { letter, (char) ('0' + number), '\0' };

  g_assert (number < 10);
  g_free (*place);
  *place = g_strdup (text);
}

static QzScoreRule
copy_rule (const DropRule *rule)
{
  return (QzScoreRule){ rule->from, rule->high, rule->low, rule->digits, TRUE };
}

static QzTimeRule *
copy_time (const StageCase *stage)
{
  QzTimeRule *time = qz_time_rule_new ();

  time->min_seconds = stage->least;
  time->max_seconds = stage->most_seconds;
  time->every = stage->every;
  time->points = stage->piece;
  time->most = stage->most_lost;
  for (guint i = 0; i < stage->n_steps; i++)
    {
      QzTimeStep *step = qz_time_step_new ();

      step->seconds = stage->steps[i].seconds;
      step->points = stage->steps[i].points;
      step->out = stage->steps[i].out;
      g_ptr_array_add (time->steps, step);
    }
  return time;
}

static void
copy_stage (QzActivity *activity, const StageCase *from, guint s)
{
  QzStage *stage = qz_stage_new ();
  QzStageRubric *rubric = qz_stage_rubric_new ();

  set (&stage->id, 's', s);
  stage->weight = from->weight;
  stage->gates = from->majority ? QZ_GATE_MAJORITY : QZ_GATE_ANY;
  if (from->own_rule)
    {
      stage->score_rule = qz_score_rule_new ();
      *stage->score_rule = copy_rule (&from->rule);
    }
  if (from->passes)
    {
      stage->pass = qz_pass_rule_new ();
      stage->pass->mark = from->pass_mark >= 0 ? from->pass_mark : QZ_POINTS_NONE;
      stage->pass->count = from->pass_count;
    }
  if (from->timed)
    stage->time = copy_time (from);
  set (&rubric->rubric, 'r', 0);
  g_ptr_array_add (stage->rubrics, rubric);
  g_ptr_array_add (activity->stages, stage);
}

static void
copy_ties_and_awards (QzActivity *activity, const RankingCase *c)
{
  for (guint i = 0; i < c->n_ties; i++)
    {
      QzTieStep *tie = qz_tie_step_new ();

      tie->kind = (QzTieKind) c->ties[i].kind;
      if (tie->kind == QZ_TIE_ITEM)
        set (&tie->item, 'i', c->ties[i].which);
      if (tie->kind == QZ_TIE_STAGE)
        set (&tie->stage, 's', c->ties[i].which);
      g_ptr_array_add (activity->ties, tie);
    }
  for (guint i = 0; i < c->n_awards; i++)
    {
      const AwardCase *from = &c->awards[i];
      QzAward *award = qz_award_new ();

      set (&award->id, 'a', i);
      award->by = (QzAwardBy) from->by;
      award->amount = from->amount;
      if (from->stage >= 0)
        set (&award->stage, 's', (guint) from->stage);
      award->by_mean = from->by_mean;
      award->floor = from->floor >= 0 ? from->floor : QZ_POINTS_NONE;
      award->per_unit = from->per_unit;
      g_ptr_array_add (activity->awards, award);
    }
}

static QzEdition *
copy_rules (const RankingCase *c)
{
  QzEdition *edition = qz_edition_new ();
  QzActivity *activity = qz_activity_new ();
  QzRubric *rubric = qz_rubric_new ();
  QzCategory *category = qz_category_new ();

  set (&rubric->id, 'r', 0);
  for (guint i = 0; i < c->n_items; i++)
    {
      QzItem *item = qz_item_new ();

      set (&item->id, 'i', i);
      item->kind = (QzItemKind) c->items[i];
      g_ptr_array_add (rubric->items, item);
    }
  g_ptr_array_add (edition->rubrics, rubric);
  set (&activity->id, 'q', 0);
  set (&category->id, 'c', 0);
  g_ptr_array_add (activity->categories, category);
  activity->score_rule = copy_rule (&c->rule);
  for (guint s = 0; s < c->n_stages; s++)
    copy_stage (activity, &c->stages[s], s);
  copy_ties_and_awards (activity, c);
  if (c->voted)
    {
      activity->votes = qz_vote_rule_new ();
      activity->votes->by = c->per_vote ? QZ_VOTES_PER : QZ_VOTES_PROPORTION;
      activity->votes->votes = c->votes;
      activity->votes->points = c->vote_points;
      activity->votes->share = c->vote_share;
    }
  g_ptr_array_add (edition->activities, activity);
  return edition;
}

static void
add_fact (GPtrArray *facts, guint e, int stage, QzFactKind kind, gint64 value)
{
  QzReviewFact *fact;

  if (value < 0)
    return;
  fact = qz_review_fact_new ();
  set (&fact->entry, 'e', e);
  if (stage >= 0)
    set (&fact->stage, 's', (guint) stage);
  fact->kind = kind;
  fact->value = value;
  g_ptr_array_add (facts, fact);
}

/* What does not count is of every kind that does not. */
static void
add_sheet (
    const QzEdition *edition, GPtrArray *sheets, const RankingCase *c, guint e, guint s, guint k)
{
  static const QzSheetState states[] = { QZ_SHEET_OPEN, QZ_SHEET_RECUSED, QZ_SHEET_HELD };
  const SheetCase *from = &c->entries[e].sheets[s][k];
  QzSheet *sheet = qz_sheet_new ();

  set (&sheet->entry, 'e', e);
  set (&sheet->judge, 'j', k);
  set (&sheet->stage, 's', s);
  set (&sheet->rubric, 'r', 0);
  for (guint i = 0; i < c->n_items; i++)
    {
      QzSheetScore *score = qz_sheet_score_new ();

      set (&score->item, 'i', i);
      score->points = from->points[i];
      g_ptr_array_add (sheet->scores, score);
    }
  sheet->total = qz_sheet_sum (edition->rubrics->pdata[0], sheet);
  sheet->state = from->counts ? QZ_SHEET_LOCKED : states[(e + s + k) % G_N_ELEMENTS (states)];
  g_ptr_array_add (sheets, sheet);
}

static void
copy_entries (const QzEdition *edition,
              const RankingCase *c,
              GPtrArray *entries,
              GPtrArray *sheets,
              GPtrArray *facts)
{
  for (guint e = 0; e < c->n_entries; e++)
    {
      const EntryCase *from = &c->entries[e];
      QzEntry *entry = qz_entry_new ();

      set (&entry->id, 'e', e);
      set (&entry->category, 'c', 0);
      set (&entry->unit_name, 'u', from->unit);
      g_ptr_array_add (entries, entry);
      add_fact (facts, e, -1, QZ_FACT_VOTES, from->votes);
      add_fact (facts, e, -1, QZ_FACT_PLACE, from->place);
      for (guint s = 0; s < c->n_stages; s++)
        {
          add_fact (facts, e, (int) s, QZ_FACT_ADVANCE, from->advance[s]);
          add_fact (facts, e, (int) s, QZ_FACT_SECONDS, from->seconds[s]);
          for (guint k = 0; k < from->n_sheets[s]; k++)
            add_sheet (edition, sheets, c, e, s, k);
        }
    }
}

/* --- comparing --- */

static gboolean
same_fraction (const QzMean *mean, Fraction fraction)
{
  Fraction other = { mean->sum, mean->count };

  return fraction_compare (other, fraction) == 0;
}

/* What of the answer is not the same; NULL when all is. */
static const char *
find_difference (const RankingCase *c,
                 const QzStanding *standing,
                 const EntryAnswer *answer,
                 const char *award)
{
  int given = award != NULL ? atoi (award + 1) : -1;

  for (guint s = 0; s < c->n_stages; s++)
    if (!same_fraction (&((const QzStageResult *) standing->stages->pdata[s])->mean,
                        answer->means[s]))
      return "mean of a stage";
  if (standing->reached != answer->reached)
    return "stages reached";
  if (standing->excluded != answer->excluded)
    return "exclusion";
  if (!same_fraction (&standing->total, answer->total))
    return "total";
  if (standing->points != answer->points)
    return "rounded total";
  if (standing->rank != answer->rank)
    return "rank";
  if (standing->decided != answer->decided)
    return "deciding step";
  if (standing->shared != answer->shared || standing->open != answer->open)
    return "shared rank";
  return given != answer->award ? "award" : NULL;
}

static const char *
compare (const RankingCase *c, Slip slip)
{
  g_autoptr (QzEdition) edition = copy_rules (c);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_free);
  g_autoptr (GPtrArray) facts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_review_fact_free);
  g_autoptr (GHashTable) awards = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) cuts = NULL;
  g_autoptr (QzRanking) ranking = NULL;
  g_autoptr (GError) error = NULL;
  const QzActivity *activity = edition->activities->pdata[0];
  EntryAnswer answers[MOST_ENTRIES];

  copy_entries (edition, c, entries, sheets, facts);
  ranking = qz_ranking_new (edition, activity, NULL, entries, sheets, facts, &error);
  g_assert_no_error (error);
  cuts = qz_ranking_award (ranking, activity->awards, (QzCutPolicy) c->policy, awards);
  oracle_rank (c, slip, answers);
  for (guint i = 0; i < ranking->standings->len; i++)
    {
      const QzStanding *standing = ranking->standings->pdata[i];
      guint e = (guint) atoi (standing->entry->id + 1);
      const char *difference = find_difference (c, standing, &answers[e],
                                                g_hash_table_lookup (awards, standing->entry->id));

      if (difference != NULL)
        return difference;
    }
  return NULL;
}

static void
test_equal (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20181122);
  RankingCase *c = g_new (RankingCase, 1);

  for (guint i = 0; i < N_CASES; i++)
    {
      const char *difference;

      make_case (rand, c);
      difference = compare (c, SLIP_NONE);
      if (difference != NULL)
        g_error ("case %u: %s", i, difference);
    }
  g_free (c);
}

/* Each slip is found, or the cases would say nothing about what it is about. */
static void
test_slips (void)
{
  RankingCase *c = g_new (RankingCase, 1);

  for (guint slip = SLIP_NONE + 1; slip < N_SLIPS; slip++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (20181122);
      guint found = 0;

      for (guint i = 0; i < N_SLIP_CASES && found == 0; i++)
        {
          make_case (rand, c);
          found += compare (c, slip) != NULL;
        }
      if (found == 0)
        g_error ("slip %u is not found in %u cases", slip, N_SLIP_CASES);
    }
  g_free (c);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ranking-oracle/equal", test_equal);
  g_test_add_func ("/ranking-oracle/slips", test_slips);
  return g_test_run ();
}
