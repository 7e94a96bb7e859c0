/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who scores which entry 分派: the question, and what to say when it has no answer. The search
 * itself is in qz-assignment-search.c.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "rules/qz-assignment-private.h"

/* Names in one sentence; of more it says how many there are. */
#define NAMES 8

/* A pair that is not recused. */
typedef struct
{
  guint entry;
  guint judge;
  guint penalty;
  gboolean present;
} Allowed;

static void
judge_clear (gpointer data)
{
  g_free (((QzAssignmentJudge *) data)->name);
}

static void
entry_clear (gpointer data)
{
  g_free (((QzAssignmentEntry *) data)->name);
}

#define JUDGE QZ_ASSIGNMENT_JUDGE
#define ENTRY QZ_ASSIGNMENT_ENTRY
#define ALLOWED(self, i) (&g_array_index ((self)->allowed, Allowed, i))

static guint
count_wanted (const QzAssignment *self)
{
  guint wanted = 0;

  for (guint i = 0; i < self->entries->len; i++)
    wanted += ENTRY (self, i)->wanted;
  return wanted;
}

static gboolean
is_adjustment (const QzAssignment *self)
{
  for (guint i = 0; i < self->allowed->len; i++)
    if (ALLOWED (self, i)->present)
      return TRUE;
  return FALSE;
}

/* What the last entry of a judge costs at most, for evenness. */
static gint64
price_of_most (const QzAssignment *self)
{
  guint besides = 0;

  for (guint i = 0; i < self->judges->len; i++)
    besides = MAX (besides, JUDGE (self, i)->besides);
  return self->prices.load * (2 * ((gint64) self->entries->len + besides) + 1);
}

/* To leave a pair that is there costs more than the other prices could win by it. */
static gint64
price_of_change (const QzAssignment *self)
{
  return 2 * ((gint64) self->prices.penalty * QZ_ASSIGNMENT_WORST + price_of_most (self)) + 1;
}

static gint64
price_of_pair (const QzAssignment *self, const Allowed *pair, gboolean adjusts)
{
  return (gint64) self->prices.penalty * pair->penalty
         + (adjusts && !pair->present ? price_of_change (self) : 0);
}

/* A limit is worth more than all prices together. */
static gint64
price_of_limit (const QzAssignment *self, gboolean adjusts)
{
  gint64 dearest = (gint64) self->prices.penalty * QZ_ASSIGNMENT_WORST
                   + (adjusts ? price_of_change (self) : 0) + price_of_most (self);

  return (count_wanted (self) + 1) * (dearest + 1);
}

static GArray **
make_lists (guint n)
{
  GArray **lists = g_new0 (GArray *, n + 1);

  for (guint i = 0; i < n; i++)
    lists[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  return lists;
}

static void
free_lists (GArray **lists)
{
  for (guint i = 0; lists != NULL && lists[i] != NULL; i++)
    g_array_unref (lists[i]);
  g_free (lists);
}

/* Of judges who suit equally well the first one is taken; the seed says who that is. */
static void
shuffle (QzAssignment *self)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (self->seed);

  for (guint i = self->judges->len; i > 1; i--)
    {
      guint other = (guint) g_rand_int_range (random, 0, (int) i);
      QzAssignmentJudge kept = *JUDGE (self, i - 1);

      *JUDGE (self, i - 1) = *JUDGE (self, other);
      *JUDGE (self, other) = kept;
    }
  self->places = g_new (guint, self->judges->len + 1);
  for (guint i = 0; i < self->judges->len; i++)
    self->places[JUDGE (self, i)->number] = i;
}

static void
set_out (QzAssignment *self)
{
  const gsize n_judges = self->judges->len;
  const gsize n_cells = n_judges * self->entries->len;
  gboolean adjusts = is_adjustment (self);

  shuffle (self);
  self->limit_worth = price_of_limit (self, adjusts);
  self->costs = g_new (gint64, n_cells + 1);
  for (gsize i = 0; i < n_cells; i++)
    self->costs[i] = -1;
  for (guint i = 0; i < self->allowed->len; i++)
    {
      const Allowed *pair = ALLOWED (self, i);

      self->costs[pair->entry * n_judges + self->places[pair->judge]] =
          price_of_pair (self, pair, adjusts);
    }
  self->by_entry = make_lists (self->entries->len);
  self->by_judge = make_lists (self->judges->len);
  self->crowded = g_new0 (gboolean, n_judges + 1);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const QzAssignmentPair *x = a;
  const QzAssignmentPair *y = b;

  if (x->entry != y->entry)
    return x->entry < y->entry ? -1 : 1;
  return (x->judge > y->judge) - (x->judge < y->judge);
}

static void
take_answer (QzAssignment *self)
{
  for (guint i = 0; i < self->judges->len; i++)
    {
      const GArray *entries = self->by_judge[i];

      self->price += (gint64) self->prices.load * entries->len
                     * (entries->len + 2 * (gint64) JUDGE (self, i)->besides);
      for (guint k = 0; k < entries->len; k++)
        {
          guint entry = g_array_index (entries, guint, k);

          self->price += self->costs[(gsize) entry * self->judges->len + i];
          g_array_append_vals (self->chosen, &(QzAssignmentPair){ entry, JUDGE (self, i)->number },
                               1);
        }
    }
  g_array_sort (self->chosen, compare_pairs);
}

static void
append_name (GString *names, guint *count, const char *name)
{
  if ((*count)++ >= NAMES)
    return;
  if (names->len > 0)
    g_string_append (names, C_ ("between the names of a list", ", "));
  g_string_append (names, name);
}

static char *
end_names (GString *names, guint count)
{
  if (count > NAMES)
    g_string_append_printf (
        names, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", count - NAMES),
        count - NAMES);
  return g_string_free (names, FALSE);
}

/* Of the judges allowed for one entry, one of each house. */
static guint
count_allowed (const QzAssignment *self, guint entry)
{
  g_autoptr (GHashTable) houses = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < self->judges->len; i++)
    {
      guint house = JUDGE (self, i)->house;

      if (self->costs[(gsize) entry * self->judges->len + i] >= 0)
        n += house == 0 || g_hash_table_add (houses, GUINT_TO_POINTER (house));
    }
  return n;
}

static gboolean
is_crowded (const QzAssignment *self, guint entry)
{
  for (guint i = 0; i < self->by_entry[entry]->len; i++)
    if (self->crowded[g_array_index (self->by_entry[entry], guint, i)])
      return TRUE;
  return FALSE;
}

/* How many entries more the judge may take than those besides. */
static guint
get_room (const QzAssignmentJudge *judge)
{
  return judge->max > judge->besides ? judge->max - judge->besides : 0;
}

/* The crowded judges are all full, and those entries have nobody else. */
static void
explain_crowd (QzAssignment *self)
{
  GString *entries = g_string_new (NULL);
  GString *judges = g_string_new (NULL);
  g_autofree char *entry_names = NULL;
  g_autofree char *judge_names = NULL;
  guint n_entries = 0;
  guint n_judges = 0;
  guint room = 0;

  for (guint i = 0; i < self->entries->len; i++)
    if (is_crowded (self, i))
      append_name (entries, &n_entries, ENTRY (self, i)->name);
  for (guint i = 0; i < self->judges->len; i++)
    if (self->crowded[i])
      {
        room += get_room (JUDGE (self, i));
        append_name (judges, &n_judges, JUDGE (self, i)->name);
      }
  entry_names = end_names (entries, n_entries);
  judge_names = end_names (judges, n_judges);
  if (n_judges == 0)
    return;
  g_ptr_array_add (
      self->obstacles,
      g_strdup_printf (
          _ ("%s want more from the judges who may score them (%s) than the %u entries "
             "that these take at most. Raise their limits, add judges, or ask for "
             "fewer judges per entry."),
          entry_names, judge_names, room));
}

/* Entries that no assignment whatsoever could give enough judges. */
static void
explain_entries (QzAssignment *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      guint allowed = count_allowed (self, i);

      if (allowed < ENTRY (self, i)->wanted)
        g_ptr_array_add (
            self->obstacles,
            g_strdup_printf (_ ("%s wants %u judges, and only %u may score it, one of each house. "
                                "Add judges, dismiss a conflict, or ask for fewer judges per "
                                "entry."),
                             ENTRY (self, i)->name, ENTRY (self, i)->wanted, allowed));
    }
}

static void
explain_minimums (QzAssignment *self)
{
  for (guint i = 0; i < self->judges->len; i++)
    if (self->by_judge[i]->len + JUDGE (self, i)->besides < JUDGE (self, i)->min)
      g_ptr_array_add (
          self->obstacles,
          g_strdup_printf (_ ("%s is to score at least %u entries, and only %u are left for this "
                              "judge. Lower the minimum."),
                           JUDGE (self, i)->name, JUDGE (self, i)->min,
                           self->by_judge[i]->len + JUDGE (self, i)->besides));
}

/**
 * qz_assignment_new:
 * @prices: what the least is wanted of
 * @seed: which of equally good answers it shall be; the same seed gives the same answer
 *
 * Returns: (transfer full): a question without judges and entries
 */
QzAssignment *
qz_assignment_new (QzAssignmentPrices prices, guint32 seed)
{
  QzAssignment *self;

  g_return_val_if_fail (prices.load >= 0 && prices.load <= 100, NULL);
  g_return_val_if_fail (prices.penalty >= 0 && prices.penalty <= 100, NULL);

  self = g_new0 (QzAssignment, 1);
  self->prices = prices;
  self->seed = seed;
  self->judges = g_array_new (FALSE, FALSE, sizeof (QzAssignmentJudge));
  g_array_set_clear_func (self->judges, judge_clear);
  self->entries = g_array_new (FALSE, FALSE, sizeof (QzAssignmentEntry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->allowed = g_array_new (FALSE, FALSE, sizeof (Allowed));
  self->houses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->chosen = g_array_new (FALSE, FALSE, sizeof (QzAssignmentPair));
  self->obstacles = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * qz_assignment_free:
 * @self: (nullable) (transfer full): a question
 */
void
qz_assignment_free (QzAssignment *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->judges);
  g_array_unref (self->entries);
  g_array_unref (self->allowed);
  g_hash_table_unref (self->houses);
  g_free (self->costs);
  free_lists (self->by_entry);
  free_lists (self->by_judge);
  g_free (self->crowded);
  g_free (self->places);
  g_array_unref (self->chosen);
  g_ptr_array_unref (self->obstacles);
  g_free (self);
}

/**
 * qz_assignment_add_judge:
 * @self: a question that was not answered yet
 * @name: for messages
 * @organisation: the employer, the same text for the same house; "" when unknown
 * @min: entries the judge is to score at least
 * @max: and at most, from @min
 *
 * Of one house only one judge scores an entry.
 *
 * Returns: the number of the judge; they are counted from 0
 */
guint
qz_assignment_add_judge (
    QzAssignment *self, const char *name, const char *organisation, guint min, guint max)
{
  QzAssignmentJudge judge = { .min = min, .max = max };

  g_return_val_if_fail (self != NULL && name != NULL && organisation != NULL, 0);
  g_return_val_if_fail (min <= max, 0);

  if (*organisation != '\0')
    {
      judge.house = GPOINTER_TO_UINT (g_hash_table_lookup (self->houses, organisation));
      if (judge.house == 0)
        {
          judge.house = g_hash_table_size (self->houses) + 1;
          g_hash_table_insert (self->houses, g_strdup (organisation),
                               GUINT_TO_POINTER (judge.house));
        }
    }
  judge.number = self->judges->len;
  judge.name = g_strdup (name);
  g_array_append_val (self->judges, judge);
  return self->judges->len - 1;
}

/**
 * qz_assignment_set_besides:
 * @self: a question that was not answered yet
 * @judge: number of a judge
 * @besides: entries that the judge scores besides those that are added; they count within the
 *   limits, and for evenness
 */
void
qz_assignment_set_besides (QzAssignment *self, guint judge, guint besides)
{
  g_return_if_fail (self != NULL && self->costs == NULL);
  g_return_if_fail (judge < self->judges->len);

  JUDGE (self, judge)->besides = besides;
}

/**
 * qz_assignment_add_entry:
 * @self: a question that was not answered yet
 * @name: for messages
 * @wanted: how many judges are to score it
 *
 * Returns: the number of the entry; they are counted from 0
 */
guint
qz_assignment_add_entry (QzAssignment *self, const char *name, guint wanted)
{
  QzAssignmentEntry entry = { .wanted = wanted };

  g_return_val_if_fail (self != NULL && name != NULL, 0);
  g_return_val_if_fail (wanted <= G_MAXUINT16, 0);

  entry.name = g_strdup (name);
  g_array_append_val (self->entries, entry);
  return self->entries->len - 1;
}

/**
 * qz_assignment_allow:
 * @self: a question that was not answered yet
 * @entry: number of an entry
 * @judge: number of a judge who is not recused from it 回避; name each pair once
 * @penalty: how little the judge knows of it, up to %QZ_ASSIGNMENT_WORST
 * @present: whether the judge scores it already; when any pair is, as few as possible are changed
 */
void
qz_assignment_allow (QzAssignment *self, guint entry, guint judge, guint penalty, gboolean present)
{
  Allowed pair = { entry, judge, penalty, present };

  g_return_if_fail (self != NULL);
  g_return_if_fail (entry < self->entries->len && judge < self->judges->len);
  g_return_if_fail (penalty <= QZ_ASSIGNMENT_WORST);

  g_array_append_val (self->allowed, pair);
}

/**
 * qz_assignment_solve:
 * @self: a question that was not answered yet
 * @cancellable: (nullable): to stop it
 * @error: %QZ_ERROR_STATE when the limits cannot all be kept, see qz_assignment_get_obstacles();
 *   %G_IO_ERROR_CANCELLED
 *
 * Gives each entry as many judges as it wants, so that limits are kept and the sum of the prices is
 * the least that is possible.
 *
 * Returns: whether there is an answer
 */
gboolean
qz_assignment_solve (QzAssignment *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && self->costs == NULL, FALSE);

  set_out (self);
  explain_entries (self);
  if (self->obstacles->len == 0)
    {
      _qz_assignment_search (self, cancellable);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      explain_crowd (self);
      explain_minimums (self);
    }
  if (self->obstacles->len == 0)
    {
      take_answer (self);
      return TRUE;
    }
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE, self->obstacles->pdata[0]);
  return FALSE;
}

/**
 * qz_assignment_get_pairs:
 * @self: a question that was answered
 *
 * Returns: (transfer none) (element-type QzAssignmentPair): by entries
 */
const GArray *
qz_assignment_get_pairs (const QzAssignment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->chosen;
}

/**
 * qz_assignment_get_obstacles:
 * @self: a question that has no answer
 *
 * Returns: (transfer none) (element-type utf8): sentences that name the entries and limits in the
 *   way
 */
const GPtrArray *
qz_assignment_get_obstacles (const QzAssignment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->obstacles;
}

/**
 * qz_assignment_get_load:
 * @self: a question that was answered
 * @judge: number of a judge
 *
 * Returns: how many entries the judge scores
 */
guint
qz_assignment_get_load (const QzAssignment *self, guint judge)
{
  g_return_val_if_fail (self != NULL && judge < self->judges->len, 0);

  return self->by_judge != NULL ? self->by_judge[self->places[judge]]->len : 0;
}

/**
 * qz_assignment_get_price:
 * @self: a question that was answered
 *
 * Returns: the sum of the prices
 */
gint64
qz_assignment_get_price (const QzAssignment *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->price;
}
