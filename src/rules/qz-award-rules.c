/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels 等级 and titles 称号 from a ranking. */

#include "config.h"

#include "model/qz-points.h"
#include "rules/qz-award-rules.h"

typedef struct
{
  QzCandidate *candidates;
  gsize n; /* those with a rank */
  QzCutPolicy policy;
  GArray *cuts;   /* (element-type QzCutTie) */
  gint64 shares;  /* of the awards so far, thousandths */
  guint64 places; /* counted out by the awards so far */
  gsize line;     /* index of the first candidate below the last cut */
  gsize next;     /* index of the first candidate without an award */
} Assignment;

/* Number of heads in a share of the field, HALF_UP. */
static guint64
heads (gint64 share, gsize n)
{
  gint64 clamped = CLAMP (share, 0, 1000);

  return ((guint64) clamped * n + 500) / 1000;
}

static gsize
find_line (Assignment *self, const QzAward *award)
{
  guint64 line = 0;

  switch (award->by)
    {
    case QZ_AWARD_BY_SHARE:
      self->shares = MIN (self->shares + MAX (award->amount, 0), 1000);
      line = self->places + heads (self->shares, self->n);
      break;
    case QZ_AWARD_BY_COUNT:
      self->places += (guint64) CLAMP (award->amount, 0, G_MAXINT);
      line = self->places + heads (self->shares, self->n);
      break;
    case QZ_AWARD_BY_CUT_OFF:
      for (line = self->line; line < self->n; line++)
        if (self->candidates[line].points < award->amount)
          break;
      /* What follows is counted from this line on. */
      self->places = line - MIN (line, heads (self->shares, self->n));
      break;
    case QZ_AWARD_BY_HAND:
    default:
      g_assert_not_reached ();
    }
  return (gsize) MAX (MIN (line, self->n), self->line);
}

static gboolean
are_equal (const QzCandidate *a, const QzCandidate *b)
{
  return a->rank == b->rank;
}

/* Moves @line off a run of equals, up or down as the policy says; an open one is reported. */
static void
settle (Assignment *self, const QzAward *award, gsize line)
{
  gsize start = line;
  gsize end = line;

  if (line > 0 && line < self->n
      && are_equal (&self->candidates[line - 1], &self->candidates[line]))
    {
      while (start > 0 && are_equal (&self->candidates[start - 1], &self->candidates[line]))
        start--;
      while (end < self->n && are_equal (&self->candidates[end], &self->candidates[line]))
        end++;
    }
  for (gsize i = self->next; i < (self->policy == QZ_CUT_UP ? end : start); i++)
    self->candidates[i].award = award->id;
  if (start < end)
    {
      QzCutTie tie = { award->id, start, end - start, line - start };

      g_array_append_val (self->cuts, tie);
    }
  self->line = line;
  self->next = MAX (self->next, self->policy == QZ_CUT_DOWN ? start : end);
}

/**
 * qz_award_assign:
 * @candidates: (array length=n): the entries of one field as qz_rank() left them; their awards are
 *   written
 * @n: how many
 * @awards: (element-type QzAward): the awards of that field, best first; those given by hand and
 *   the prizes 单项奖 are passed over
 * @policy: what becomes of equals across a cut line
 *
 * The cut line of an award by share lies below the rounded (HALF_UP) sum of the shares so far
 * times the number of ranked entries, so that shares of 100 % leave nobody out; a count adds its
 * heads to that; a cut-off takes everybody whose rounded total reaches it. A line that moves
 * because of equals moves no other line: what one level takes more, the next has less.
 * Entries without a total get nothing.
 *
 * Returns: (transfer full) (element-type QzCutTie): the cut lines that fell among equals, with
 *   every policy, so that the decision can be recorded
 */
GArray *
qz_award_assign (QzCandidate *candidates, gsize n, const GPtrArray *awards, QzCutPolicy policy)
{
  Assignment self = { .candidates = candidates, .policy = policy };

  g_return_val_if_fail (candidates != NULL || n == 0, NULL);
  g_return_val_if_fail (awards != NULL, NULL);

  self.cuts = g_array_new (FALSE, TRUE, sizeof (QzCutTie));
  for (gsize i = 0; i < n; i++)
    {
      candidates[i].award = NULL;
      self.n += candidates[i].rank > 0;
    }
  for (guint i = 0; i < awards->len; i++)
    {
      const QzAward *award = awards->pdata[i];

      if (award->by != QZ_AWARD_BY_HAND && award->kind != QZ_AWARD_PRIZE)
        settle (&self, award, find_line (&self, award));
    }
  return self.cuts;
}

/**
 * qz_award_dup_field:
 * @activity: an activity
 * @category: (nullable): id of a category
 *
 * The field in which entries of @category are ranked. When the activity is ranked by category that
 * is the category alone; otherwise categories compete with each other exactly when the same awards
 * are meant for them.
 *
 * Returns: (transfer full): a key that is equal for categories of the same field
 */
char *
qz_award_dup_field (const QzActivity *activity, const char *category)
{
  GString *key;

  g_return_val_if_fail (activity != NULL, NULL);

  key = g_string_new (activity->by_category ? category : NULL);
  for (guint i = 0; i < activity->awards->len; i++)
    {
      const QzAward *award = activity->awards->pdata[i];

      if (award->kind != QZ_AWARD_PRIZE && qz_applies_to (award->categories, category))
        g_string_append_printf (key, "\n%s", award->id);
    }
  return g_string_free (key, FALSE);
}

/**
 * qz_award_list:
 * @activity: an activity
 * @category: (nullable): id of a category
 *
 * Returns: (transfer container) (element-type QzAward): the awards meant for @category, best first
 */
GPtrArray *
qz_award_list (const QzActivity *activity, const char *category)
{
  GPtrArray *awards = g_ptr_array_new ();

  g_return_val_if_fail (activity != NULL, awards);

  for (guint i = 0; i < activity->awards->len; i++)
    {
      const QzAward *award = activity->awards->pdata[i];

      if (qz_applies_to (award->categories, category))
        g_ptr_array_add (awards, (gpointer) award);
    }
  return awards;
}
