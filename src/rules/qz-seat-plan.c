/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Seats single judges 单评委 for each entry, as an assignment of least cost (qz-assignment.c).
 *
 * What is certain beforehand is no part of the question: seats that are kept, and all judges of a
 * link entry, who read it so that they can be compared. They only weigh on whoever has them.
 */

#include "config.h"

#include "rules/qz-seat-plan.h"

/* Knowledge before evenness: a judge of another trade costs as much as five entries more than the
   others have. */
#define PRICE_OF_LOAD 10
#define PRICE_OF_PENALTY 1

/* The state of a pair. */
enum
{
  FORBIDDEN = 1 << 0, /* recused, or taken back */
  SEATED = 1 << 1,    /* has a seat before */
  KEPT = 1 << 2,      /* and does not lose it */
  CHOSEN = 1 << 3,    /* has a seat afterwards */
};

typedef struct
{
  char *name;
  char *house;
  guint least;
  guint most; /* 0: no limit */
  gboolean dismissed;
  guint before;
  guint after;
} Judge;

typedef struct
{
  char *name;
  gboolean link;
} Entry;

struct _QzSeatPlan
{
  guint per_entry;
  guint32 seed;
  GArray *judges;  /* (element-type Judge) */
  GArray *entries; /* (element-type Entry) */
  guint8 *states;  /* nullable: by entry and judge */
  guint8 *penalties;
  guint *numbers;           /* nullable: of the judges in the question, by judge */
  QzAssignment *assignment; /* nullable */
};

#define JUDGE(self, i) (&g_array_index ((self)->judges, Judge, i))
#define ENTRY(self, i) (&g_array_index ((self)->entries, Entry, i))

static void
judge_clear (gpointer data)
{
  Judge *judge = data;

  g_free (judge->name);
  g_free (judge->house);
}

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->name);
}

static gsize
get_place (const QzSeatPlan *self, guint entry, guint judge)
{
  return (gsize) entry * self->judges->len + judge;
}

/* Once all judges and entries are known. */
static void
ensure_pairs (QzSeatPlan *self)
{
  gsize n = (gsize) self->entries->len * self->judges->len;

  if (self->states != NULL)
    return;
  self->states = g_new0 (guint8, n + 1);
  self->penalties = g_new0 (guint8, n + 1);
}

/* Whether the judge could get the seat, or keep it. */
static gboolean
may_sit (const QzSeatPlan *self, guint entry, guint judge)
{
  return !JUDGE (self, judge)->dismissed
         && (self->states[get_place (self, entry, judge)] & FORBIDDEN) == 0;
}

static void
choose (QzSeatPlan *self, guint entry, guint judge)
{
  self->states[get_place (self, entry, judge)] |= CHOSEN;
  JUDGE (self, judge)->after++;
}

/* What is certain beforehand. */
static void
choose_certain (QzSeatPlan *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    for (guint k = 0; k < self->judges->len; k++)
      {
        guint8 state = self->states[get_place (self, i, k)];

        JUDGE (self, k)->before += (state & SEATED) != 0;
        if ((state & KEPT) != 0 || (ENTRY (self, i)->link && may_sit (self, i, k)))
          choose (self, i, k);
      }
}

static guint
count_chosen (const QzSeatPlan *self, guint entry)
{
  guint n = 0;

  for (guint k = 0; k < self->judges->len; k++)
    n += qz_seat_plan_has (self, entry, k);
  return n;
}

static void
ask_judges (QzSeatPlan *self)
{
  self->numbers = g_new0 (guint, self->judges->len + 1);
  for (guint k = 0; k < self->judges->len; k++)
    {
      const Judge *judge = JUDGE (self, k);
      guint most = judge->most > 0 ? judge->most : MAX (self->entries->len, judge->least);

      if (judge->dismissed)
        continue;
      self->numbers[k] =
          qz_assignment_add_judge (self->assignment, judge->name, judge->house, judge->least, most);
      qz_assignment_set_besides (self->assignment, self->numbers[k], judge->after);
    }
}

/* Of a house that has a seat there already nobody else gets one. */
static void
ask_pairs (QzSeatPlan *self, guint entry, guint number)
{
  g_autoptr (GHashTable) houses = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint k = 0; k < self->judges->len; k++)
    if (qz_seat_plan_has (self, entry, k) && *JUDGE (self, k)->house != '\0')
      g_hash_table_add (houses, JUDGE (self, k)->house);
  for (guint k = 0; k < self->judges->len; k++)
    {
      gsize place = get_place (self, entry, k);

      if (may_sit (self, entry, k) && !qz_seat_plan_has (self, entry, k)
          && !g_hash_table_contains (houses, JUDGE (self, k)->house))
        qz_assignment_allow (self->assignment, number, self->numbers[k], self->penalties[place],
                             (self->states[place] & SEATED) != 0);
    }
}

/* The entries that want more than is certain, by their numbers in the question. */
static GArray *
ask_entries (QzSeatPlan *self)
{
  GArray *asked = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->entries->len; i++)
    {
      guint chosen = count_chosen (self, i);

      if (ENTRY (self, i)->link || chosen >= self->per_entry)
        continue;
      ask_pairs (self, i,
                 qz_assignment_add_entry (self->assignment, ENTRY (self, i)->name,
                                          self->per_entry - chosen));
      g_array_append_val (asked, i);
    }
  return asked;
}

static void
take_answer (QzSeatPlan *self, const GArray *asked)
{
  const GArray *pairs = qz_assignment_get_pairs (self->assignment);
  g_autofree guint *judges = g_new0 (guint, self->judges->len + 1);

  for (guint k = 0; k < self->judges->len; k++)
    if (!JUDGE (self, k)->dismissed)
      judges[self->numbers[k]] = k;
  for (guint i = 0; i < pairs->len; i++)
    {
      const QzAssignmentPair *pair = &g_array_index (pairs, QzAssignmentPair, i);

      choose (self, g_array_index (asked, guint, pair->entry), judges[pair->judge]);
    }
}

/**
 * qz_seat_plan_new:
 * @per_entry: judges of each entry
 * @seed: which of equally good plans it shall be; the same seed gives the same plan
 *
 * Returns: (transfer full): a plan without judges and entries
 */
QzSeatPlan *
qz_seat_plan_new (guint per_entry, guint32 seed)
{
  QzSeatPlan *self;

  g_return_val_if_fail (per_entry <= G_MAXUINT16, NULL);

  self = g_new0 (QzSeatPlan, 1);
  self->per_entry = per_entry;
  self->seed = seed;
  self->judges = g_array_new (FALSE, FALSE, sizeof (Judge));
  g_array_set_clear_func (self->judges, judge_clear);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  return self;
}

/**
 * qz_seat_plan_free:
 * @self: (nullable) (transfer full): a plan
 */
void
qz_seat_plan_free (QzSeatPlan *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->judges);
  g_array_unref (self->entries);
  g_free (self->states);
  g_free (self->penalties);
  g_free (self->numbers);
  qz_assignment_free (self->assignment);
  g_free (self);
}

/**
 * qz_seat_plan_add_judge:
 * @self: a plan to which no pair was added yet
 * @name: for messages
 * @house: the employer, the same text for the same house; "" when unknown
 * @least: entries that the judge has to score at least
 * @most: and at most, from @least; 0 when there is no limit
 *
 * Judges are counted from 0.
 */
void
qz_seat_plan_add_judge (
    QzSeatPlan *self, const char *name, const char *house, guint least, guint most)
{
  Judge judge = { .least = least, .most = most };

  g_return_if_fail (self != NULL && self->states == NULL);
  g_return_if_fail (name != NULL && house != NULL);
  g_return_if_fail (most == 0 || least <= most);

  judge.name = g_strdup (name);
  judge.house = g_strdup (house);
  g_array_append_val (self->judges, judge);
}

/**
 * qz_seat_plan_add_entry:
 * @self: a plan to which no pair was added yet
 * @name: for messages
 * @link: whether all judges read it who may
 *
 * Entries are counted from 0.
 */
void
qz_seat_plan_add_entry (QzSeatPlan *self, const char *name, gboolean link)
{
  Entry entry = { .link = link };

  g_return_if_fail (self != NULL && self->states == NULL && name != NULL);

  entry.name = g_strdup (name);
  g_array_append_val (self->entries, entry);
}

/**
 * qz_seat_plan_dismiss:
 * @self: a plan that was not worked out yet
 * @judge: number of a judge who takes no seat, and leaves those that are not kept
 */
void
qz_seat_plan_dismiss (QzSeatPlan *self, guint judge)
{
  g_return_if_fail (self != NULL && judge < self->judges->len);

  JUDGE (self, judge)->dismissed = TRUE;
}

/**
 * qz_seat_plan_set_penalty:
 * @self: a plan that was not worked out yet
 * @entry: number of an entry
 * @judge: number of a judge
 * @penalty: how little the judge knows of it, up to %QZ_ASSIGNMENT_WORST; 0 when it is not set
 */
void
qz_seat_plan_set_penalty (QzSeatPlan *self, guint entry, guint judge, guint penalty)
{
  g_return_if_fail (self != NULL && self->assignment == NULL);
  g_return_if_fail (entry < self->entries->len && judge < self->judges->len);
  g_return_if_fail (penalty <= QZ_ASSIGNMENT_WORST);

  ensure_pairs (self);
  self->penalties[get_place (self, entry, judge)] = (guint8) penalty;
}

/**
 * qz_seat_plan_forbid:
 * @self: a plan that was not worked out yet
 * @entry: number of an entry
 * @judge: number of a judge who has to stay away from it 回避, unless the seat is kept
 */
void
qz_seat_plan_forbid (QzSeatPlan *self, guint entry, guint judge)
{
  g_return_if_fail (self != NULL && self->assignment == NULL);
  g_return_if_fail (entry < self->entries->len && judge < self->judges->len);

  ensure_pairs (self);
  self->states[get_place (self, entry, judge)] |= FORBIDDEN;
}

/**
 * qz_seat_plan_seat:
 * @self: a plan that was not worked out yet
 * @entry: number of an entry
 * @judge: number of a judge who has a seat there
 * @keep: whether it stays in any case; otherwise it goes only where it has to
 */
void
qz_seat_plan_seat (QzSeatPlan *self, guint entry, guint judge, gboolean keep)
{
  g_return_if_fail (self != NULL && self->assignment == NULL);
  g_return_if_fail (entry < self->entries->len && judge < self->judges->len);

  ensure_pairs (self);
  self->states[get_place (self, entry, judge)] |= SEATED | (keep ? KEPT : 0);
}

/**
 * qz_seat_plan_solve:
 * @self: a plan that was not worked out yet
 * @cancellable: (nullable): to stop it
 * @error: %QZ_ERROR_STATE when the limits cannot all be kept, see qz_seat_plan_get_obstacles();
 *   %G_IO_ERROR_CANCELLED
 *
 * Each entry gets as many judges as are wanted, of one house only one, so that least is changed,
 * then that those read it who know about it, and all read about as much.
 *
 * Returns: whether there is a plan
 */
gboolean
qz_seat_plan_solve (QzSeatPlan *self, GCancellable *cancellable, GError **error)
{
  const QzAssignmentPrices prices = { PRICE_OF_LOAD, PRICE_OF_PENALTY };
  g_autoptr (GArray) asked = NULL;

  g_return_val_if_fail (self != NULL && self->assignment == NULL, FALSE);

  ensure_pairs (self);
  self->assignment = qz_assignment_new (prices, self->seed);
  choose_certain (self);
  ask_judges (self);
  asked = ask_entries (self);
  if (!qz_assignment_solve (self->assignment, cancellable, error))
    return FALSE;
  take_answer (self, asked);
  return TRUE;
}

/**
 * qz_seat_plan_has:
 * @self: a plan
 * @entry: number of an entry
 * @judge: number of a judge
 *
 * Returns: whether the judge has a seat there when the plan is carried out
 */
gboolean
qz_seat_plan_has (const QzSeatPlan *self, guint entry, guint judge)
{
  g_return_val_if_fail (self != NULL && self->states != NULL, FALSE);
  g_return_val_if_fail (entry < self->entries->len && judge < self->judges->len, FALSE);

  return (self->states[get_place (self, entry, judge)] & CHOSEN) != 0;
}

/**
 * qz_seat_plan_had:
 * @self: a plan
 * @entry: number of an entry
 * @judge: number of a judge
 *
 * Returns: whether the judge had a seat there before
 */
gboolean
qz_seat_plan_had (const QzSeatPlan *self, guint entry, guint judge)
{
  g_return_val_if_fail (self != NULL && self->states != NULL, FALSE);
  g_return_val_if_fail (entry < self->entries->len && judge < self->judges->len, FALSE);

  return (self->states[get_place (self, entry, judge)] & SEATED) != 0;
}

/**
 * qz_seat_plan_get_load:
 * @self: a plan that was worked out
 * @judge: number of a judge
 *
 * Returns: how many seats the judge has when it is carried out
 */
guint
qz_seat_plan_get_load (const QzSeatPlan *self, guint judge)
{
  g_return_val_if_fail (self != NULL && judge < self->judges->len, 0);

  return JUDGE (self, judge)->after;
}

/**
 * qz_seat_plan_get_former_load:
 * @self: a plan that was worked out
 * @judge: number of a judge
 *
 * Returns: how many seats the judge had before
 */
guint
qz_seat_plan_get_former_load (const QzSeatPlan *self, guint judge)
{
  g_return_val_if_fail (self != NULL && judge < self->judges->len, 0);

  return JUDGE (self, judge)->before;
}

/**
 * qz_seat_plan_get_obstacles:
 * @self: a plan that could not be worked out
 *
 * Returns: (transfer none) (element-type utf8) (nullable): sentences that name the entries and
 *   limits in the way
 */
const GPtrArray *
qz_seat_plan_get_obstacles (const QzSeatPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->assignment != NULL ? qz_assignment_get_obstacles (self->assignment) : NULL;
}
