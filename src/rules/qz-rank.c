/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks by exact totals, ties by the chain of steps of the activity. */

#include "config.h"

#include "model/qz-activity.h"
#include "rules/qz-rank.h"
#include "rules/qz-sort.h"

static int
compare_totals (gconstpointer a, gconstpointer b, gpointer data)
{
  const QzCandidate *m = a;
  const QzCandidate *n = b;
  gboolean ranked = qz_mean_exists (&m->total);

  if (ranked != qz_mean_exists (&n->total))
    return ranked ? -1 : 1;
  if (ranked && m->reached != n->reached)
    return m->reached > n->reached ? -1 : 1;
  return qz_mean_compare (&n->total, &m->total);
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const QzCandidate *m = a;
  const QzCandidate *n = b;
  guint step = GPOINTER_TO_UINT (data);
  QzMean none = QZ_MEAN_NONE;

  return qz_mean_compare (n->items != NULL ? &n->items[step] : &none,
                          m->items != NULL ? &m->items[step] : &none);
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const QzCandidate *m = a;
  const QzCandidate *n = b;

  return (m->place > n->place) - (m->place < n->place);
}

/* The deliberation has spoken only when it has spoken about every one of the equals. */
static gboolean
all_placed (const QzCandidate *group, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (group[i].place == 0)
      return FALSE;
  return TRUE;
}

static void
share_rank (QzCandidate *group, gsize n, guint rank, gboolean open)
{
  for (gsize i = 0; i < n; i++)
    {
      group[i].rank = rank;
      group[i].shared = n > 1;
      group[i].open = open;
    }
}

static void
rank_equals (QzCandidate *group, gsize n, guint rank, const GPtrArray *ties, guint step);

/* Sorts the group and hands on each run of equals to the next step. */
static void
split (QzCandidate *group,
       gsize n,
       guint rank,
       GCompareDataFunc compare,
       const GPtrArray *ties,
       guint step)
{
  gsize start = 0;

  g_assert (n <= G_MAXINT);

  qz_sort_stably (group, n, sizeof *group, compare, GUINT_TO_POINTER (step));
  if (compare (&group[0], &group[n - 1], GUINT_TO_POINTER (step)) != 0)
    for (gsize i = 0; i < n; i++)
      group[i].decided = (int) step;
  for (gsize i = 1; i <= n; i++)
    if (i == n || compare (&group[start], &group[i], GUINT_TO_POINTER (step)) != 0)
      {
        rank_equals (group + start, i - start, rank + (guint) start, ties, step + 1);
        start = i;
      }
}

static void
rank_equals (QzCandidate *group, gsize n, guint rank, const GPtrArray *ties, guint step)
{
  const QzTieStep *tie;

  if (n == 1 || ties == NULL || step >= ties->len)
    {
      share_rank (group, n, rank, FALSE);
      return;
    }
  tie = ties->pdata[step];
  switch (tie->kind)
    {
    case QZ_TIE_SHARED:
      share_rank (group, n, rank, FALSE);
      break;
    case QZ_TIE_ITEM:
    case QZ_TIE_STAGE:
      split (group, n, rank, compare_items, ties, step);
      break;
    case QZ_TIE_DELIBERATION:
      if (all_placed (group, n))
        split (group, n, rank, compare_places, ties, step);
      else
        share_rank (group, n, rank, TRUE);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * qz_rank:
 * @candidates: (array length=n): the entries of one field; sorted in place, those without a total
 *   last; what is equal to the end keeps its order
 * @n: how many
 * @ties: (nullable) (element-type QzTieStep): the chain of steps for equal totals; those that it
 *   leaves equal share a rank
 *
 * Who went through more stages stands above; then higher totals first, compared as exact
 * fractions. Ranks count heads: 1, 2, 2, 4. A lot never decides an award.
 */
void
qz_rank (QzCandidate *candidates, gsize n, const GPtrArray *ties)
{
  gsize start = 0;

  g_return_if_fail (candidates != NULL || n == 0);
  g_return_if_fail (n <= G_MAXINT);

  for (gsize i = 0; i < n; i++)
    {
      candidates[i].rank = 0;
      candidates[i].decided = QZ_DECIDED_BY_TOTAL;
      candidates[i].shared = FALSE;
      candidates[i].open = FALSE;
    }
  if (n == 0)
    return;
  qz_sort_stably (candidates, n, sizeof *candidates, compare_totals, NULL);
  for (gsize i = 1; i <= n; i++)
    {
      if (!qz_mean_exists (&candidates[start].total))
        return;
      if (i == n || compare_totals (&candidates[start], &candidates[i], NULL) != 0)
        {
          rank_equals (candidates + start, i - start, (guint) start + 1, ties, 0);
          start = i;
        }
    }
}
