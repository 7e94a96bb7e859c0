/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The assignment as a flow of least cost, by cancelling negative cycles: R. K. Ahuja, T. L.
 * Magnanti, J. B. Orlin, “Network Flows”, 1993, section 9.6.
 *
 * First the entries choose one after another who suits them best and has not much to do yet, and
 * think it over in a few rounds. Then the judges hand entries over in a circle, as long as there is
 * a circle that makes the whole cheaper; when there is none, nothing could be cheaper.
 *
 * There are many entries but few judges, so the network is kept as judges only: a move from one to
 * another is the cheapest of the entries that could be handed over. One node more is the sink: a
 * circle that comes there lets one judge have an entry more, and another one less.
 *
 * All numbers are whole, so the answer is exact, and the same on each machine.
 */

#include "config.h"

#include "rules/qz-assignment-private.h"

#define NOBODY QZ_ASSIGNMENT_NONE
/* Farther than anything can be, and still fit to be added to. */
#define FAR (G_MAXINT64 / 4)
/* Rounds in which the entries choose. */
#define ROUNDS 4

/* The network while it is searched. The sink is the node after the last judge. */
typedef struct
{
  QzAssignment *self;
  guint n_judges;
  gint64 *prices;    /* by judge and judge: of the cheapest move, FAR without */
  guint *entries;    /* by judge and judge: what is handed over */
  gint64 *distances; /* by node, of one search */
  guint *before;     /* by node: where it was reached from */
} Network;

static inline gint64
get_cost (const Network *network, guint entry, guint judge)
{
  return network->self->costs[(gsize) entry * network->n_judges + judge];
}

/* What the @nth entry costs that a judge takes, from 1. To keep to a limit is worth more than all
 * else. */
static gint64
price_of_load (const Network *network, guint judge, guint nth)
{
  const QzAssignment *self = network->self;
  const QzAssignmentJudge *limits = QZ_ASSIGNMENT_JUDGE (self, judge);
  const gint64 place = (gint64) nth + limits->besides;
  gint64 price = self->prices.load * (2 * place - 1);

  if (place > limits->max)
    return price + self->limit_worth;
  return place <= limits->min ? price - self->limit_worth : price;
}

/* Whether a judge may take an entry from @leaving, or as one more when that is %NOBODY: each once,
 * and never two of a house. */
static inline gboolean
may_take (const Network *network, guint entry, guint judge, guint leaving)
{
  const QzAssignment *self = network->self;
  const GArray *holders = self->by_entry[entry];
  const guint house = QZ_ASSIGNMENT_JUDGE (self, judge)->house;

  for (guint i = 0; i < holders->len; i++)
    {
      guint holder = g_array_index (holders, guint, i);

      if (holder == judge
          || (house != 0 && holder != leaving
              && QZ_ASSIGNMENT_JUDGE (self, holder)->house == house))
        return FALSE;
    }
  return TRUE;
}

/* After a judge has handed over what was the cheapest move to another. */
static void
look_again (Network *network, guint from, guint to)
{
  const GArray *held = network->self->by_judge[from];
  const gsize arc = (gsize) from * network->n_judges + to;
  gint64 best = FAR;
  guint found = NOBODY;

  for (guint i = 0; i < held->len; i++)
    {
      guint entry = g_array_index (held, guint, i);
      gint64 cost = get_cost (network, entry, to);

      if (cost < 0 || cost - get_cost (network, entry, from) >= best
          || !may_take (network, entry, to, from))
        continue;
      best = cost - get_cost (network, entry, from);
      found = entry;
    }
  network->prices[arc] = best;
  network->entries[arc] = found;
}

/* What those who hold an entry could hand over, after its judges have changed. */
static void
offer (Network *network, guint entry)
{
  const GArray *judges = network->self->by_entry[entry];

  for (guint i = 0; i < judges->len; i++)
    {
      guint from = g_array_index (judges, guint, i);
      gint64 *prices = network->prices + (gsize) from * network->n_judges;
      guint *entries = network->entries + (gsize) from * network->n_judges;
      gint64 own = get_cost (network, entry, from);

      for (guint to = 0; to < network->n_judges; to++)
        {
          gint64 cost = get_cost (network, entry, to);

          if (cost < 0 || (cost - own >= prices[to] && entries[to] != entry))
            continue;
          if (may_take (network, entry, to, from))
            {
              prices[to] = cost - own;
              entries[to] = entry;
            }
          else if (entries[to] == entry)
            look_again (network, from, to);
        }
    }
}

static void
withdraw (Network *network, guint entry, guint from)
{
  for (guint to = 0; to < network->n_judges; to++)
    if (network->entries[(gsize) from * network->n_judges + to] == entry)
      look_again (network, from, to);
}

/* The judge who suits an entry best with the load there is, none of a house that holds it. */
static guint
find_best (const Network *network, guint entry)
{
  guint best = NOBODY;
  gint64 price = FAR;

  for (guint i = 0; i < network->n_judges; i++)
    {
      gint64 cost = get_cost (network, entry, i);

      if (cost < 0 || cost + network->distances[i] >= price
          || !may_take (network, entry, i, NOBODY))
        continue;
      price = cost + network->distances[i];
      best = i;
    }
  return best;
}

static void
set_load_price (Network *network, guint judge)
{
  network->distances[judge] =
      price_of_load (network, judge, network->self->by_judge[judge]->len + 1);
}

static void
remove_number (GArray *numbers, guint number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, guint, i) == number)
      {
        g_array_remove_index_fast (numbers, i);
        return;
      }
  g_assert_not_reached ();
}

static void
give (Network *network, guint entry, guint judge)
{
  g_array_append_val (network->self->by_entry[entry], judge);
  g_array_append_val (network->self->by_judge[judge], entry);
}

static void
take (Network *network, guint entry, guint judge)
{
  remove_number (network->self->by_entry[entry], judge);
  remove_number (network->self->by_judge[judge], entry);
}

/* Gives up the judges of an entry and lets it choose again. */
static void
choose (Network *network, guint entry)
{
  QzAssignment *self = network->self;
  GArray *judges = self->by_entry[entry];
  const guint wanted = QZ_ASSIGNMENT_ENTRY (self, entry)->wanted;

  while (judges->len > 0)
    {
      guint judge = g_array_index (judges, guint, judges->len - 1);

      take (network, entry, judge);
      set_load_price (network, judge);
    }
  while (judges->len < wanted)
    {
      guint judge = find_best (network, entry);

      g_assert (judge != NOBODY);
      give (network, entry, judge);
      set_load_price (network, judge);
    }
}

static void
begin (Network *network)
{
  const guint n_entries = network->self->entries->len;
  const gsize n_moves = (gsize) network->n_judges * network->n_judges;

  for (guint i = 0; i < network->n_judges; i++)
    set_load_price (network, i);
  for (guint round = 0; round < ROUNDS; round++)
    for (guint entry = 0; entry < n_entries; entry++)
      choose (network, entry);

  for (gsize i = 0; i < n_moves; i++)
    {
      network->prices[i] = FAR;
      network->entries[i] = NOBODY;
    }
  for (guint entry = 0; entry < n_entries; entry++)
    offer (network, entry);
}

/* What it costs to go from one node to another, FAR when it cannot be. */
static gint64
price_of_arc (const Network *network, guint from, guint to)
{
  const guint sink = network->n_judges;
  guint load;

  if (from != sink && to != sink)
    return network->prices[(gsize) from * sink + to];
  load = network->self->by_judge[from == sink ? to : from]->len;
  if (to == sink)
    return price_of_load (network, from, load + 1);
  return load > 0 ? -price_of_load (network, to, load) : FAR;
}

static inline gboolean
reach (Network *network, guint from, guint to, gint64 price)
{
  if (price >= FAR || network->distances[from] + price >= network->distances[to])
    return FALSE;
  network->distances[to] = network->distances[from] + price;
  network->before[to] = from;
  return TRUE;
}

/* One pass of Bellman and Ford over all arcs. */
static gboolean
shorten (Network *network)
{
  const guint sink = network->n_judges;
  gboolean shorter = FALSE;

  for (guint from = 0; from < sink; from++)
    {
      const gint64 *prices = network->prices + (gsize) from * sink;

      for (guint to = 0; to < sink; to++)
        shorter |= reach (network, from, to, prices[to]);
      shorter |= reach (network, from, sink, price_of_arc (network, from, sink));
    }
  for (guint to = 0; to < sink; to++)
    shorter |= reach (network, sink, to, price_of_arc (network, sink, to));
  return shorter;
}

/* The nodes of a circle in the order of its arcs, read off the ways. */
static void
read_circle (const Network *network, guint node, GArray *circle)
{
  guint at = node;

  g_array_set_size (circle, 0);
  do
    {
      g_array_prepend_val (circle, at);
      at = network->before[at];
    }
  while (at != node);
}

static guint
get_node (const GArray *circle, guint i)
{
  return g_array_index (circle, guint, i % circle->len);
}

static gint64
price_of_circle (const Network *network, const GArray *circle)
{
  gint64 price = 0;

  for (guint i = 0; i < circle->len; i++)
    {
      gint64 arc = price_of_arc (network, get_node (circle, i), get_node (circle, i + 1));

      if (arc >= FAR)
        return FAR;
      price += arc;
    }
  return price;
}

/* The entry that goes over an arc of a circle from one house to another, NOBODY for others. */
static guint
get_passing (const Network *network, const GArray *circle, guint i)
{
  const guint sink = network->n_judges;
  guint from = get_node (circle, i);
  guint to = get_node (circle, i + 1);
  guint house;

  if (from == sink || to == sink)
    return NOBODY;
  house = QZ_ASSIGNMENT_JUDGE (network->self, from)->house;
  if (house != 0 && house == QZ_ASSIGNMENT_JUDGE (network->self, to)->house)
    return NOBODY;
  return network->entries[(gsize) from * sink + to];
}

/*
 * An entry that passes twice, from a to b and from c to d, could go from a to d and from c to b as
 * well: that makes two circles, which together cost the same. The cheaper of them is kept.
 */
static void
cut_short (const Network *network, GArray *circle)
{
  for (guint i = 0; i < circle->len; i++)
    for (guint k = i + 1; k < circle->len; k++)
      {
        guint entry = get_passing (network, circle, i);
        g_autoptr (GArray) inner = NULL;
        gint64 price;

        if (entry == NOBODY || entry != get_passing (network, circle, k))
          continue;
        inner = g_array_new (FALSE, FALSE, sizeof (guint));
        g_array_append_vals (inner, &g_array_index (circle, guint, i + 1), k - i);
        price = price_of_circle (network, inner);
        g_array_remove_range (circle, i + 1, k - i);
        if (price < 0)
          {
            g_array_set_size (circle, 0);
            g_array_append_vals (circle, inner->data, inner->len);
          }
        i = 0;
        k = 0;
      }
}

/* The entries are read off before the first of them changes hands. */
static void
carry_out (Network *network, GArray *circle)
{
  const guint sink = network->n_judges;
  g_autofree guint *entries = g_new (guint, circle->len);

  for (guint i = 0; i < circle->len; i++)
    {
      guint from = get_node (circle, i);
      guint to = get_node (circle, i + 1);

      entries[i] = from == sink || to == sink ? NOBODY : network->entries[(gsize) from * sink + to];
    }
  for (guint i = 0; i < circle->len; i++)
    if (entries[i] != NOBODY)
      {
        take (network, entries[i], get_node (circle, i));
        give (network, entries[i], get_node (circle, i + 1));
      }
  for (guint i = 0; i < circle->len; i++)
    if (entries[i] != NOBODY)
      {
        withdraw (network, entries[i], get_node (circle, i));
        offer (network, entries[i]);
      }
}

/*
 * Carries out the circles that the ways have come to. What one of them changes may spoil the next:
 * its price is looked up again.
 */
static gboolean
cancel_circles (Network *network, guint *marks, GArray *circle)
{
  const guint n_nodes = network->n_judges + 1;
  gboolean found = FALSE;

  memset (marks, 0, n_nodes * sizeof (guint));
  for (guint start = 0; start < n_nodes; start++)
    {
      guint node = start;

      while (node != NOBODY && marks[node] == 0)
        {
          marks[node] = start + 1;
          node = network->before[node];
        }
      if (node == NOBODY || marks[node] != start + 1)
        continue;
      read_circle (network, node, circle);
      found = TRUE;
      if (price_of_circle (network, circle) >= 0)
        continue;
      cut_short (network, circle);
      carry_out (network, circle);
    }
  return found;
}

/* Marks the judges to whom it comes, at last, what those with too many entries hand over. */
static void
mark_crowds (Network *network)
{
  QzAssignment *self = network->self;
  const guint n = network->n_judges;
  gboolean grown = TRUE;

  for (guint i = 0; i < n; i++)
    self->crowded[i] = self->by_judge[i]->len > 0
                       && self->by_judge[i]->len + QZ_ASSIGNMENT_JUDGE (self, i)->besides
                              > QZ_ASSIGNMENT_JUDGE (self, i)->max;
  while (grown)
    {
      grown = FALSE;
      for (guint from = 0; from < n; from++)
        for (guint to = 0; to < n && self->crowded[from]; to++)
          if (!self->crowded[to] && network->prices[(gsize) from * n + to] < FAR)
            self->crowded[to] = grown = TRUE;
    }
}

/*
 * _qz_assignment_search:
 * @self: with its costs, nothing assigned yet; each entry finds as many judges as it wants
 * @cancellable: (nullable): to stop it
 *
 * Fills the places of all entries so that the sum of the costs is the least. A limit is left only
 * when all cannot be kept.
 */
void
_qz_assignment_search (QzAssignment *self, GCancellable *cancellable)
{
  const gsize n = self->judges->len;
  g_autofree gint64 *prices = g_new (gint64, n * n + 1);
  g_autofree guint *entries = g_new (guint, n * n + 1);
  g_autofree gint64 *distances = g_new (gint64, n + 1);
  g_autofree guint *before = g_new (guint, n + 1);
  g_autofree guint *marks = g_new (guint, n + 1);
  g_autoptr (GArray) circle = g_array_new (FALSE, FALSE, sizeof (guint));
  Network network = { self, (guint) n, prices, entries, distances, before };
  gboolean shorter = TRUE;

  begin (&network);
  while (shorter && !g_cancellable_is_cancelled (cancellable))
    {
      for (guint i = 0; i <= n; i++)
        {
          distances[i] = 0;
          before[i] = NOBODY;
        }
      do
        shorter = shorten (&network);
      while (shorter && !cancel_circles (&network, marks, circle));
    }
  mark_crowds (&network);
}
