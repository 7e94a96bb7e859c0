/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * Totals, ranks and awards worked out a second time from the words of the rules, in fractions of
 * 128 bits, so that the ones of the program can be held against them. Nothing of src/ is used.
 */

#define MOST_STAGES 3
#define MOST_ITEMS 4
#define MOST_STEPS 3
#define MOST_TIES 3
#define MOST_AWARDS 4
#define MOST_ENTRIES 8
#define MOST_SHEETS 5

typedef struct
{
  __int128 num;
  __int128 den; /* 0: none */
} Fraction;

typedef enum
{
  ITEM_SCORE,
  ITEM_BONUS,
  ITEM_DEDUCTION,
  ITEM_YES_NO,
} ItemKind;

typedef enum
{
  TIE_SHARED,
  TIE_ITEM,
  TIE_DELIBERATION,
  TIE_STAGE,
} TieKind;

typedef enum
{
  BY_SHARE,
  BY_COUNT,
  BY_CUT_OFF,
  BY_HAND,
} AwardWay;

typedef enum
{
  CUT_ASK,
  CUT_UP,
  CUT_DOWN,
} CutPolicy;

typedef struct
{
  guint from, high, low, digits;
} DropRule;

typedef struct
{
  guint seconds;
  gint64 points;
  gboolean out;
} TimeStep;

typedef struct
{
  gint64 weight;
  gboolean own_rule;
  DropRule rule; /* when it has its own */
  gboolean majority;
  gboolean passes;  /* has a rule for who goes on */
  gint64 pass_mark; /* -1: none */
  guint pass_count; /* 0: none */
  gboolean timed;
  guint least, most_seconds, every;
  gint64 piece, most_lost;
  guint n_steps;
  TimeStep steps[MOST_STEPS];
} StageCase;

typedef struct
{
  gboolean counts;
  gint64 points[MOST_ITEMS];
} SheetCase;

typedef struct
{
  guint unit;
  gint64 votes; /* -1: none */
  guint place;
  int advance[MOST_STAGES];    /* -1: nothing decided */
  gint64 seconds[MOST_STAGES]; /* -1: not known */
  guint n_sheets[MOST_STAGES];
  SheetCase sheets[MOST_STAGES][MOST_SHEETS];
} EntryCase;

typedef struct
{
  AwardWay by;
  gint64 amount;
  int stage; /* -1: all compete */
  gboolean by_mean;
  gint64 floor; /* -1: none */
  guint per_unit;
} AwardCase;

typedef struct
{
  TieKind kind;
  guint which; /* item or stage */
} TieCase;

typedef struct
{
  guint n_stages, n_items, n_ties, n_awards, n_entries;
  ItemKind items[MOST_ITEMS];
  StageCase stages[MOST_STAGES];
  DropRule rule;
  TieCase ties[MOST_TIES];
  gboolean voted, per_vote;
  guint votes;
  gint64 vote_points, vote_share;
  AwardCase awards[MOST_AWARDS];
  CutPolicy policy;
  EntryCase entries[MOST_ENTRIES];
} RankingCase;

typedef struct
{
  Fraction means[MOST_STAGES];
  Fraction total;
  gint64 points; /* G_MININT64: none */
  guint reached;
  gboolean excluded;
  guint rank; /* 0: none */
  int decided;
  gboolean shared, open;
  int award; /* -1: none */
} EntryAnswer;

/* Ways to be wrong on purpose. */
typedef enum
{
  SLIP_NONE,
  SLIP_DROP_ABOVE,   /* drops only above the least number of scores */
  SLIP_DROP_LAST,    /* drops the last of equals as the highest */
  SLIP_HALF_EVEN,    /* rounds halves to even */
  SLIP_ROUND_MEANS,  /* rounds the means before it weighs them */
  SLIP_WEIGHT,       /* forgets the weights */
  SLIP_TIE_ORDER,    /* takes the steps for ties backwards */
  SLIP_HALF_DECIDED, /* goes by a deliberation that placed some of the equals only */
  SLIP_DENSE,        /* counts ranks instead of heads */
  SLIP_PASS_STRICT,  /* equals at the line do not go on */
  SLIP_GATE_DROPPED, /* does not hear the judges whose sheets were dropped */
  SLIP_TIME_FULL,    /* counts only full pieces of time */
  SLIP_VOTE_SHARE,   /* takes the share of the total without the votes */
  SLIP_SHARE_DOWN,   /* rounds heads down */
  SLIP_SPLIT,        /* splits equals at a line */
  SLIP_HAND_DOWN,    /* hands vacant places down */
  SLIP_UNIT,         /* forgets the limit of units */
  N_SLIPS,
} Slip;

int fraction_compare (Fraction a, Fraction b);
void oracle_rank (const RankingCase *c, Slip slip, EntryAnswer *answers);
