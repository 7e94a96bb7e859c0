/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ranking-oracle.h"

#include <string.h>

#define NONE ((Fraction){ 0, 0 })
#define ZERO ((Fraction){ 0, 1 })

typedef struct
{
  const RankingCase *c;
  Slip slip;
  EntryAnswer *answers;
  Fraction items[MOST_ENTRIES][MOST_ITEMS]; /* means of the items */
  __int128 item_sums[MOST_ENTRIES][MOST_STAGES][MOST_ITEMS];
  guint item_counts[MOST_ENTRIES][MOST_STAGES];
  gboolean refused[MOST_ENTRIES][MOST_STAGES];
  gboolean too_long[MOST_ENTRIES][MOST_STAGES];
  gboolean waits[MOST_ENTRIES];
} Oracle;

/* --- fractions --- */

static Fraction
make (__int128 num, __int128 den)
{
  __int128 a = num < 0 ? -num : num;
  __int128 b = den;

  while (b != 0)
    {
      __int128 rest = a % b;

      a = b;
      b = rest;
    }
  return a > 1 ? (Fraction){ num / a, den / a } : (Fraction){ num, den };
}

static Fraction
add (Fraction a, Fraction b)
{
  return make (a.num * b.den + b.num * a.den, a.den * b.den);
}

static Fraction
multiply (Fraction a, __int128 num, __int128 den)
{
  return make (a.num * num, a.den * den);
}

/* None stands below every fraction. */
int
fraction_compare (Fraction a, Fraction b)
{
  __int128 left = a.num * b.den;
  __int128 right = b.num * a.den;

  if (a.den == 0 || b.den == 0)
    return (a.den != 0) - (b.den != 0);
  return (left > right) - (left < right);
}

static gint64
round_to (const Oracle *self, Fraction value, guint digits)
{
  static const int units[] = { 1000, 100, 10, 1 };
  __int128 unit = value.den * units[digits];
  __int128 size = value.num < 0 ? -value.num : value.num;
  __int128 whole;

  if (value.den == 0)
    return G_MININT64;
  whole = (2 * size + unit) / (2 * unit);
  if (self->slip == SLIP_HALF_EVEN && (2 * size + unit) % (2 * unit) == 0 && whole % 2 == 1)
    whole--;
  return (gint64) (value.num < 0 ? -whole * units[digits] : whole * units[digits]);
}

/* --- one entry at one stage --- */

static const DropRule *
rule_of (const RankingCase *c, guint stage)
{
  return c->stages[stage].own_rule ? &c->stages[stage].rule : &c->rule;
}

static gint64
total_of (const RankingCase *c, const SheetCase *sheet)
{
  gint64 total = 0;

  for (guint i = 0; i < c->n_items; i++)
    if (c->items[i] != ITEM_YES_NO)
      total += c->items[i] == ITEM_DEDUCTION ? -sheet->points[i] : sheet->points[i];
  return total;
}

/* Sorts sheets by their totals; @sign 1 puts the highest first, and of equals the first; -1 the
   lowest first, and of equals the last. */
static void
sort_sheets (const Oracle *self, const SheetCase *sheets, guint *order, guint n, int sign)
{
  int among = self->slip == SLIP_DROP_LAST ? -sign : sign;

  for (guint i = 1; i < n; i++)
    for (guint k = i; k > 0; k--)
      {
        gint64 above = total_of (self->c, &sheets[order[k - 1]]) * sign;
        gint64 here = total_of (self->c, &sheets[order[k]]) * sign;
        guint kept = order[k];

        if (above > here || (above == here && (int) order[k - 1] * among < (int) kept * among))
          break;
        order[k] = order[k - 1];
        order[k - 1] = kept;
      }
}

static guint
drop (const Oracle *self, const DropRule *rule, const SheetCase *sheets, guint *order, guint n)
{
  if (rule->from == 0 || n < rule->from || (self->slip == SLIP_DROP_ABOVE && n == rule->from))
    return n;
  sort_sheets (self, sheets, order, n, 1);
  n -= rule->high;
  memmove (order, order + rule->high, n * sizeof *order);
  sort_sheets (self, sheets, order, n, -1);
  n -= rule->low;
  memmove (order, order + rule->low, n * sizeof *order);
  return n;
}

static gboolean
is_refused (const Oracle *self, guint stage, const SheetCase *sheets, const guint *heard, guint n)
{
  for (guint i = 0; i < self->c->n_items; i++)
    {
      guint no = 0;

      if (self->c->items[i] != ITEM_YES_NO)
        continue;
      for (guint k = 0; k < n; k++)
        no += sheets[heard[k]].points[i] == 0;
      if (self->c->stages[stage].majority ? 2 * no > n : no > 0)
        return TRUE;
    }
  return FALSE;
}

/* Points lost by time; -1 when it excludes. */
static gint64
lose_time (const Oracle *self, const StageCase *stage, gint64 seconds)
{
  gint64 outside = 0;
  gint64 lost = 0;

  if (!stage->timed || seconds < 0)
    return 0;
  if (seconds < stage->least)
    outside = stage->least - seconds;
  if (stage->most_seconds > 0 && seconds > stage->most_seconds)
    outside = seconds - stage->most_seconds;
  if (stage->every > 0)
    {
      for (gint64 at = self->slip == SLIP_TIME_FULL ? stage->every : 1; at <= outside;
           at += stage->every)
        lost += stage->piece;
      return stage->most_lost > 0 && lost > stage->most_lost ? stage->most_lost : lost;
    }
  for (guint i = 0; i < stage->n_steps; i++)
    if (outside >= stage->steps[i].seconds)
      lost = stage->steps[i].out ? -1 : stage->steps[i].points;
  return lost;
}

static void
judge_stage (Oracle *self, guint e, guint s)
{
  const EntryCase *entry = &self->c->entries[e];
  const SheetCase *sheets = entry->sheets[s];
  Fraction *mean = &self->answers[e].means[s];
  guint order[MOST_SHEETS];
  guint heard[MOST_SHEETS];
  guint n = 0;
  guint all;
  gint64 sum = 0;
  gint64 lost = lose_time (self, &self->c->stages[s], entry->seconds[s]);

  for (guint i = 0; i < entry->n_sheets[s]; i++)
    if (sheets[i].counts)
      order[n++] = i;
  memcpy (heard, order, sizeof heard);
  all = n;
  n = drop (self, rule_of (self->c, s), sheets, order, n);
  for (guint i = 0; i < n; i++)
    {
      sum += total_of (self->c, &sheets[order[i]]);
      for (guint k = 0; k < self->c->n_items; k++)
        self->item_sums[e][s][k] += sheets[order[i]].points[k];
    }
  self->item_counts[e][s] = n;
  if (self->slip == SLIP_GATE_DROPPED)
    self->refused[e][s] = is_refused (self, s, sheets, order, n);
  else
    self->refused[e][s] = is_refused (self, s, sheets, heard, all);
  self->too_long[e][s] = lost < 0;
  *mean = n > 0 ? make (sum, n) : NONE;
  if (n > 0 && lost > 0)
    *mean = add (*mean, make (-lost, 1));
}

/* --- who goes on --- */

static gboolean
takes_place (const Oracle *self, guint e, guint s)
{
  const EntryAnswer *answer = &self->answers[e];

  return answer->reached > s && !answer->excluded && answer->means[s].den != 0
         && self->c->entries[e].advance[s] != 0;
}

static gboolean
goes_on (Oracle *self, guint e, guint s)
{
  const StageCase *stage = &self->c->stages[s];
  const EntryAnswer *answer = &self->answers[e];
  guint better = 0;

  if (self->c->entries[e].advance[s] >= 0)
    return self->c->entries[e].advance[s] == 1;
  if (!stage->passes)
    return TRUE;
  if (answer->means[s].den == 0)
    {
      self->waits[e] = TRUE;
      return TRUE;
    }
  if (stage->pass_mark >= 0
      && round_to (self, answer->means[s], rule_of (self->c, s)->digits) < stage->pass_mark)
    return FALSE;
  for (guint k = 0; k < self->c->n_entries; k++)
    if (k != e && takes_place (self, k, s))
      {
        int order = fraction_compare (self->answers[k].means[s], answer->means[s]);

        better += order > 0 || (self->slip == SLIP_PASS_STRICT && order == 0);
      }
  return stage->pass_count == 0 || better < stage->pass_count;
}

static void
pass_stage (Oracle *self, guint s)
{
  gboolean on[MOST_ENTRIES];

  for (guint e = 0; e < self->c->n_entries; e++)
    {
      EntryAnswer *answer = &self->answers[e];

      if (answer->reached > s && (self->refused[e][s] || self->too_long[e][s]))
        {
          answer->excluded = TRUE;
          answer->reached = s + 1;
        }
    }
  for (guint e = 0; e < self->c->n_entries; e++)
    on[e] = self->answers[e].reached <= s || self->answers[e].excluded || goes_on (self, e, s);
  for (guint e = 0; e < self->c->n_entries; e++)
    if (!on[e])
      self->answers[e].reached = s + 1;
}

/* --- totals --- */

static void
sum_up (Oracle *self, guint e)
{
  EntryAnswer *answer = &self->answers[e];
  gboolean counted = FALSE;

  answer->total = ZERO;
  for (guint s = 0; s < answer->reached; s++)
    {
      gint64 weight = self->c->stages[s].weight;
      Fraction mean = answer->means[s];

      if (weight == 0)
        continue;
      counted = TRUE;
      if (mean.den == 0)
        {
          answer->total = NONE;
          return;
        }
      if (self->slip == SLIP_ROUND_MEANS)
        mean = make (round_to (self, mean, self->c->rule.digits), 1);
      answer->total =
          add (answer->total, multiply (mean, self->slip == SLIP_WEIGHT ? 1000 : weight, 1000));
    }
  if (!counted || answer->excluded || self->waits[e])
    answer->total = NONE;
}

static void
add_votes (Oracle *self, guint e, gint64 most)
{
  const RankingCase *c = self->c;
  EntryAnswer *answer = &self->answers[e];
  gint64 votes = c->entries[e].votes;
  Fraction full = make (c->vote_points, 1);
  Fraction bonus;

  if (!c->voted || answer->total.den == 0 || votes <= 0)
    return;
  bonus = c->per_vote ? make ((__int128) votes * 1000, c->votes)
                      : make ((__int128) c->vote_points * votes, most);
  if (fraction_compare (bonus, full) > 0)
    bonus = full;
  if (c->vote_share > 0)
    {
      __int128 others = self->slip == SLIP_VOTE_SHARE ? 1000 : 1000 - c->vote_share;
      Fraction share = multiply (answer->total, c->vote_share, others);

      if (share.num <= 0)
        return;
      if (fraction_compare (bonus, share) > 0)
        bonus = share;
    }
  answer->total = add (answer->total, bonus);
}

static void
find_items (Oracle *self, guint e)
{
  for (guint i = 0; i < self->c->n_items; i++)
    {
      __int128 sum = 0;
      guint count = 0;

      for (guint s = 0; s < self->answers[e].reached; s++)
        if (self->c->stages[s].weight > 0)
          {
            sum += self->item_sums[e][s][i];
            count += self->item_counts[e][s];
          }
      self->items[e][i] = count > 0 ? make (sum, count) : NONE;
    }
}

/* --- ranks --- */

static Fraction
value_at (const Oracle *self, guint e, guint step)
{
  const TieCase *tie = &self->c->ties[step];

  if (tie->kind == TIE_DELIBERATION)
    return make (-(__int128) self->c->entries[e].place, 1);
  if (tie->kind == TIE_ITEM)
    return self->items[e][tie->which];
  return tie->which < self->answers[e].reached ? self->answers[e].means[tie->which] : NONE;
}

/* Entries that every step before @step left equal. */
static void
resolve (Oracle *self, const guint *group, guint n, guint rank, guint step)
{
  guint at =
      self->slip == SLIP_TIE_ORDER && step < self->c->n_ties ? self->c->n_ties - 1 - step : step;
  gboolean told = n > 1 && step < self->c->n_ties && self->c->ties[at].kind != TIE_SHARED;
  gboolean open = FALSE;
  gboolean differ = FALSE;

  for (guint i = 0; told && i < n && self->c->ties[at].kind == TIE_DELIBERATION; i++)
    open = open || self->c->entries[group[i]].place == 0;
  if (self->slip == SLIP_HALF_DECIDED)
    open = FALSE;
  for (guint i = 1; told && !open && i < n; i++)
    differ =
        differ
        || fraction_compare (value_at (self, group[0], at), value_at (self, group[i], at)) != 0;
  for (guint i = 0; differ && i < n; i++)
    self->answers[group[i]].decided = (int) at;
  for (guint i = 0; i < n; i++)
    {
      EntryAnswer *answer = &self->answers[group[i]];
      guint equals[MOST_ENTRIES];
      guint n_equals = 0;
      guint better = 0;
      guint first = n;

      if (!told || open)
        {
          answer->rank = rank;
          answer->shared = n > 1;
          answer->open = open;
          continue;
        }
      for (guint k = 0; k < n; k++)
        {
          int order =
              fraction_compare (value_at (self, group[k], at), value_at (self, group[i], at));

          better += order > 0;
          if (order == 0)
            equals[n_equals++] = group[k];
          if (order == 0 && first == n)
            first = k;
        }
      /* The first of its equals settles all of them. */
      if (first == i)
        resolve (self, equals, n_equals, rank + better, step + 1);
    }
}

/* Further, then higher. */
static int
compare_entries (const Oracle *self, guint a, guint b)
{
  const EntryAnswer *m = &self->answers[a];
  const EntryAnswer *n = &self->answers[b];

  if (m->reached != n->reached)
    return m->reached > n->reached ? 1 : -1;
  return fraction_compare (m->total, n->total);
}

/* Whether somebody who came further has no total yet. */
static gboolean
has_to_wait (const Oracle *self, guint e)
{
  for (guint k = 0; k < self->c->n_entries; k++)
    if (self->answers[k].reached > self->answers[e].reached && !self->answers[k].excluded
        && self->answers[k].total.den == 0)
      return TRUE;
  return FALSE;
}

static void
rank_all (Oracle *self)
{
  gboolean done[MOST_ENTRIES] = { FALSE };
  guint n = self->c->n_entries;

  for (guint e = 0; e < n; e++)
    {
      guint equals[MOST_ENTRIES];
      guint n_equals = 0;
      guint better = 0;

      if (done[e] || self->answers[e].total.den == 0 || has_to_wait (self, e))
        continue;
      for (guint k = 0; k < n; k++)
        {
          int order = self->answers[k].total.den != 0 ? compare_entries (self, k, e) : -1;

          if (order > 0)
            better++;
          else if (order == 0)
            {
              equals[n_equals++] = k;
              done[k] = TRUE;
            }
        }
      resolve (self, equals, n_equals, better + 1, 0);
    }
}

/* Ranks 1, 2, 2, 3 instead of 1, 2, 2, 4. */
static void
make_dense (Oracle *self)
{
  guint dense[MOST_ENTRIES] = { 0 };

  for (guint e = 0; e < self->c->n_entries; e++)
    for (guint rank = 1; rank <= self->answers[e].rank; rank++)
      {
        gboolean held = FALSE;

        for (guint k = 0; k < self->c->n_entries; k++)
          held = held || self->answers[k].rank == rank;
        dense[e] += held;
      }
  for (guint e = 0; e < self->c->n_entries; e++)
    self->answers[e].rank = dense[e];
}

/* --- awards --- */

typedef struct
{
  guint n_ranked;
  guint settled; /* have an award or wait for one */
  guint line;    /* where the last line was, counted from the top */
  gint64 shares;
  gint64 places;
  gint64 vacant;
  gboolean gone[MOST_ENTRIES];
  gint64 reached_by[MOST_ENTRIES]; /* entries in the order in which they were settled */
} Giving;

static Fraction
award_value (const Oracle *self, const AwardCase *award, guint e)
{
  const EntryAnswer *answer = &self->answers[e];

  return (guint) award->stage < answer->reached ? answer->means[award->stage] : NONE;
}

static gint64
award_points (const Oracle *self, const AwardCase *award, guint e)
{
  if (!award->by_mean)
    return self->answers[e].points;
  return round_to (self, award_value (self, award, e),
                   rule_of (self->c, (guint) award->stage)->digits);
}

static int
award_compare (const Oracle *self, const AwardCase *award, guint a, guint b)
{
  int order = award->by_mean
                  ? fraction_compare (award_value (self, award, a), award_value (self, award, b))
                  : 0;

  if (order != 0)
    return order;
  return (self->answers[a].rank < self->answers[b].rank)
         - (self->answers[a].rank > self->answers[b].rank);
}

/* How many of the unit of @e stand above it or beside it among @list. */
static guint
count_unit (
    const Oracle *self, const AwardCase *award, const guint *list, guint n, guint e, int most)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += self->c->entries[list[i]].unit == self->c->entries[e].unit
             && award_compare (self, award, e, list[i]) <= most;
  return count;
}

static guint
list_competitors (const Oracle *self, const Giving *giving, const AwardCase *award, guint *list)
{
  guint n = 0;
  guint kept = 0;
  guint all[MOST_ENTRIES];

  for (guint e = 0; e < self->c->n_entries; e++)
    {
      if (self->answers[e].rank == 0 || giving->gone[e])
        continue;
      if (award->stage >= 0 && award_value (self, award, e).den == 0)
        continue;
      if (award->floor >= 0 && award_points (self, award, e) < award->floor)
        continue;
      list[n++] = e;
    }
  for (guint i = 1; i < n; i++)
    for (guint k = i; k > 0 && award_compare (self, award, list[k], list[k - 1]) > 0; k--)
      {
        guint other = list[k];

        list[k] = list[k - 1];
        list[k - 1] = other;
      }
  if (award->per_unit == 0 || self->slip == SLIP_UNIT)
    return n;
  /* Whole runs of equals of a unit have room, or none of them has; and who had no room does not
     take any from those below. */
  memcpy (all, list, sizeof all);
  for (guint i = 0; i < n; i++)
    {
      guint e = all[i];
      guint above = count_unit (self, award, list, kept, e, -1);
      guint beside =
          count_unit (self, award, all, n, e, 0) - count_unit (self, award, all, n, e, -1);

      if (above + beside <= award->per_unit)
        list[kept++] = e;
    }
  return kept;
}

static gint64
heads (const Oracle *self, gint64 share, guint n)
{
  return (share * n + (self->slip == SLIP_SHARE_DOWN ? 0 : 500)) / 1000;
}

static guint
find_line (const Oracle *self, Giving *giving, const AwardCase *award, const guint *list, guint n)
{
  gint64 line = 0;
  gint64 end = MAX (giving->settled + n, giving->line);

  if (award->by == BY_CUT_OFF)
    {
      guint first = MIN (giving->line, giving->settled);

      line = first;
      for (guint i = first; i < giving->settled; i++)
        line += award_points (self, award, (guint) giving->reached_by[i]) >= award->amount;
      for (guint i = 0; i < n; i++)
        line += award_points (self, award, list[i]) >= award->amount;
      line = MAX (line, giving->line);
      giving->places = MAX (line - heads (self, giving->shares, giving->n_ranked), 0);
      giving->vacant = 0;
      return (guint) line;
    }
  if (award->by == BY_SHARE)
    giving->shares = MIN (giving->shares + award->amount, 1000);
  else
    giving->places += award->amount;
  line = giving->places + heads (self, giving->shares, giving->n_ranked) - giving->vacant;
  line = MAX (MIN (line, giving->n_ranked), giving->line);
  if (line > end)
    {
      if (self->slip != SLIP_HAND_DOWN)
        giving->vacant += line - end;
      line = end;
    }
  return (guint) line;
}

static void
give (Oracle *self, Giving *giving, guint which)
{
  const AwardCase *award = &self->c->awards[which];
  guint list[MOST_ENTRIES];
  guint n = list_competitors (self, giving, award, list);
  guint line = find_line (self, giving, award, list, n);
  guint room = line > giving->settled ? line - giving->settled : 0;
  guint above = 0;
  guint upto = 0;

  giving->line = line;
  for (guint i = 0; i < n; i++)
    {
      gboolean split =
          room > 0 && room < n && award_compare (self, award, list[room - 1], list[room]) == 0;
      gboolean equal = split && award_compare (self, award, list[i], list[room]) == 0;

      if (self->slip == SLIP_SPLIT)
        equal = FALSE;
      above += i < room && !equal;
      upto += i < room || equal;
    }
  for (guint i = 0; i < (self->c->policy == CUT_UP ? upto : above); i++)
    self->answers[list[i]].award = (int) which;
  for (guint i = 0; i < (self->c->policy == CUT_DOWN ? above : upto); i++)
    {
      giving->gone[list[i]] = TRUE;
      giving->reached_by[giving->settled++] = list[i];
    }
}

static void
give_all (Oracle *self)
{
  Giving giving = { 0 };

  for (guint e = 0; e < self->c->n_entries; e++)
    giving.n_ranked += self->answers[e].rank > 0;
  for (guint i = 0; i < self->c->n_awards; i++)
    if (self->c->awards[i].by != BY_HAND)
      give (self, &giving, i);
}

void
oracle_rank (const RankingCase *c, Slip slip, EntryAnswer *answers)
{
  Oracle self = { .c = c, .slip = slip, .answers = answers };
  gint64 most = 0;

  memset (answers, 0, MOST_ENTRIES * sizeof *answers);
  for (guint e = 0; e < c->n_entries; e++)
    {
      answers[e].reached = c->n_stages;
      answers[e].award = -1;
      answers[e].decided = -1;
      for (guint s = 0; s < c->n_stages; s++)
        judge_stage (&self, e, s);
    }
  for (guint s = 0; s < c->n_stages; s++)
    pass_stage (&self, s);
  for (guint e = 0; e < c->n_entries; e++)
    {
      sum_up (&self, e);
      if (answers[e].total.den != 0)
        most = MAX (most, c->entries[e].votes);
    }
  for (guint e = 0; e < c->n_entries; e++)
    {
      add_votes (&self, e, most);
      answers[e].points = round_to (&self, answers[e].total, c->rule.digits);
      find_items (&self, e);
    }
  rank_all (&self);
  if (slip == SLIP_DENSE)
    make_dense (&self);
  give_all (&self);
}
