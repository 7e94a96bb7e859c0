/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels 等级 and titles 称号 from a ranking. */

#include "config.h"

#include "model/qz-points.h"
#include "rules/qz-award-rules.h"
#include "rules/qz-sort.h"

typedef struct
{
  QzCandidate *candidates;
  gsize n; /* those with a rank */
  QzCutPolicy policy;
  GArray *cuts;   /* (element-type QzCutTie) */
  gsize *order;   /* indices of candidates: first those that are settled, then the others by rank */
  gsize next;     /* place in @order of the first one that is not settled */
  gsize line;     /* place of the last cut line */
  gint64 shares;  /* of the awards so far, thousandths */
  guint64 places; /* counted out by the awards so far */
  guint64 vacant; /* of those, places that nobody could take */
} Assignment;

/* One award on its turn. */
typedef struct
{
  const Assignment *assignment;
  const QzAward *award;
  guint index;   /* of the award among those of the field */
  gsize *chosen; /* indices of candidates that compete for it, best first */
  gsize n;
} Turn;

static void
cut_tie_clear (gpointer data)
{
  g_free (((QzCutTie *) data)->ids);
}

/* Number of heads in a share of the field, HALF_UP. */
static guint64
heads (gint64 share, gsize n)
{
  gint64 clamped = CLAMP (share, 0, 1000);

  return ((guint64) clamped * n + 500) / 1000;
}

/* --- who competes --- */

static const QzStageMark *
get_mark (const Turn *turn, gsize i)
{
  const QzCandidate *candidate = &turn->assignment->candidates[i];

  return *turn->award->stage != '\0' && candidate->marks != NULL ? &candidate->marks[turn->index]
                                                                 : NULL;
}

static gint64
get_points (const Turn *turn, gsize i)
{
  const QzStageMark *mark = turn->award->by_mean ? get_mark (turn, i) : NULL;

  return mark != NULL ? mark->points : turn->assignment->candidates[i].points;
}

static gboolean
may_compete (const Turn *turn, gsize i)
{
  const QzStageMark *mark = get_mark (turn, i);

  return (mark == NULL || qz_mean_exists (&mark->mean))
         && (turn->award->floor == QZ_POINTS_NONE || get_points (turn, i) >= turn->award->floor);
}

static int
compare_chosen (gconstpointer a, gconstpointer b, gpointer data)
{
  const Turn *turn = data;
  gsize i = *(const gsize *) a;
  gsize k = *(const gsize *) b;
  const QzStageMark *m = turn->award->by_mean ? get_mark (turn, i) : NULL;
  const QzStageMark *n = turn->award->by_mean ? get_mark (turn, k) : NULL;
  int order = m != NULL && n != NULL ? qz_mean_compare (&n->mean, &m->mean) : 0;
  guint rank = turn->assignment->candidates[i].rank;
  guint other = turn->assignment->candidates[k].rank;

  return order != 0 ? order : (rank > other) - (rank < other);
}

static gboolean
are_equal (Turn *turn, gsize i, gsize k)
{
  return compare_chosen (&turn->chosen[i], &turn->chosen[k], turn) == 0;
}

static void
report (Assignment *self, const Turn *turn, const gsize *equals, gsize n, gsize room, gboolean unit)
{
  QzCutTie tie = { turn->award->id, g_new (const char *, n), n, room, unit, 0 };

  for (gsize i = 0; i < n; i++)
    tie.ids[i] = self->candidates[equals[i]].id;
  g_array_append_val (self->cuts, tie);
}

static void
report_vacant (Assignment *self, const Turn *turn, gsize vacant)
{
  QzCutTie tie = { .award = turn->award->id, .vacant = vacant };

  g_array_append_val (self->cuts, tie);
}

/* Those of one unit in a run of equals: they stay while all of them have room. */
static gboolean
keep_unit (Assignment *self, Turn *turn, gsize first, gsize end, gsize i, GHashTable *given)
{
  const char *unit = self->candidates[turn->chosen[i]].unit;
  guint before = unit != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (given, unit)) : 0;
  g_autofree gsize *equals = g_new (gsize, end - first);
  guint n = 0;

  if (unit == NULL)
    return TRUE;
  for (gsize k = first; k < end; k++)
    {
      const char *other = self->candidates[turn->chosen[k]].unit;

      if (other != NULL && strcmp (other, unit) == 0)
        equals[n++] = turn->chosen[k];
    }
  if (before + n <= turn->award->per_unit)
    return TRUE;
  if (equals[0] == turn->chosen[i] && before < turn->award->per_unit)
    report (self, turn, equals, n, turn->award->per_unit - before, TRUE);
  return FALSE;
}

/* Equals are not split by the limit of their unit either: all of them leave it to the next. */
static void
limit_units (Assignment *self, Turn *turn)
{
  g_autoptr (GHashTable) given = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gboolean *kept = g_new0 (gboolean, turn->n);
  gsize n = 0;

  for (gsize first = 0, end = 0; first < turn->n; first = end)
    {
      for (end = first + 1; end < turn->n && are_equal (turn, first, end);)
        end++;
      for (gsize i = first; i < end; i++)
        kept[i] = keep_unit (self, turn, first, end, i, given);
      for (gsize i = first; i < end; i++)
        {
          const char *unit = self->candidates[turn->chosen[i]].unit;

          if (kept[i] && unit != NULL)
            g_hash_table_insert (
                given, (gpointer) unit,
                GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (given, unit)) + 1));
        }
    }
  for (gsize i = 0; i < turn->n; i++)
    if (kept[i])
      turn->chosen[n++] = turn->chosen[i];
  turn->n = n;
}

/* Those that compete come first, best first; the others follow as they were. */
static void
choose (Assignment *self, Turn *turn)
{
  for (gsize i = self->next; i < self->n; i++)
    if (may_compete (turn, self->order[i]))
      turn->chosen[turn->n++] = self->order[i];
  if (turn->award->by_mean)
    qz_sort_stably (turn->chosen, turn->n, sizeof *turn->chosen, compare_chosen, turn);
  if (turn->award->per_unit > 0)
    limit_units (self, turn);
}

/* --- where the line is --- */

/* What a count or a share counts out is one after the other what all awards so far do. */
static guint64
count_places (const Assignment *self)
{
  guint64 places = self->places + heads (self->shares, self->n);

  return MIN (places - MIN (places, self->vacant), self->n);
}

/* Those that reach the points, whether they have a better award, wait for one or compete. */
static guint64
count_reaching (const Assignment *self, const Turn *turn)
{
  gsize first = MIN (self->line, self->next);
  guint64 n = first;

  for (gsize i = first; i < self->next; i++)
    n += get_points (turn, self->order[i]) >= turn->award->amount;
  for (gsize i = 0; i < turn->n; i++)
    n += get_points (turn, turn->chosen[i]) >= turn->award->amount;
  return n;
}

static gsize
find_line (Assignment *self, const Turn *turn)
{
  const QzAward *award = turn->award;
  guint64 line;

  switch (award->by)
    {
    case QZ_AWARD_BY_SHARE:
      self->shares = MIN (self->shares + MAX (award->amount, 0), 1000);
      line = count_places (self);
      break;
    case QZ_AWARD_BY_COUNT:
      self->places += (guint64) CLAMP (award->amount, 0, G_MAXINT);
      line = count_places (self);
      break;
    case QZ_AWARD_BY_CUT_OFF:
      line = MAX (count_reaching (self, turn), self->line);
      /* What follows is counted from this line on. */
      self->places = line - MIN (line, heads (self->shares, self->n));
      self->vacant = 0;
      break;
    case QZ_AWARD_BY_HAND:
    default:
      g_assert_not_reached ();
    }
  line = MAX (line, self->line);
  /* Places that nobody could take stay vacant 空缺; they are not handed down. */
  if (line > self->next + turn->n)
    {
      guint64 end = MAX (self->next + turn->n, self->line);

      report_vacant (self, turn, line - end);
      self->vacant += line - end;
      line = end;
    }
  return (gsize) line;
}

/* Gives the award, moves the line off a run of equals as the policy says, and takes out of the
   order who is settled: who has it, and who waits for a decision. */
static void
settle (Assignment *self, Turn *turn, gsize line)
{
  gsize above = line > self->next ? MIN (line - self->next, turn->n) : 0;
  gsize start = above;
  gsize end = above;
  gsize given;

  if (above > 0 && above < turn->n && are_equal (turn, above - 1, above))
    {
      while (start > 0 && are_equal (turn, start - 1, above))
        start--;
      while (end < turn->n && are_equal (turn, end, above))
        end++;
      report (self, turn, turn->chosen + start, end - start, above - start, FALSE);
    }
  given = self->policy == QZ_CUT_UP ? end : start;
  for (gsize i = 0; i < given; i++)
    self->candidates[turn->chosen[i]].award = turn->award->id;
  self->line = line;
  turn->n = self->policy == QZ_CUT_DOWN ? start : end;
}

static void
take_out (Assignment *self, const Turn *turn)
{
  g_autofree gboolean *settled = g_new0 (gboolean, self->n);
  g_autofree gsize *rest = g_new (gsize, self->n);
  gsize n = 0;

  for (gsize i = 0; i < turn->n; i++)
    settled[turn->chosen[i]] = TRUE;
  for (gsize i = self->next; i < self->n; i++)
    if (!settled[self->order[i]])
      rest[n++] = self->order[i];
  for (gsize i = 0; i < turn->n; i++)
    self->order[self->next + i] = turn->chosen[i];
  for (gsize i = 0; i < n; i++)
    self->order[self->next + turn->n + i] = rest[i];
  self->next += turn->n;
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
 * For an award that asks for a stage only those with a mean there compete, by that mean where the
 * award says so (the rank tells equals apart); for one with a floor only those who reach it; and
 * one unit gets it so often at most as the award says. Places that nobody can take stay vacant.
 *
 * Returns: (transfer full) (element-type QzCutTie): the cut lines that fell among equals, with
 *   every policy, so that the decision can be recorded, and the vacant places; ids are borrowed
 *   from @candidates
 */
GArray *
qz_award_assign (QzCandidate *candidates, gsize n, const GPtrArray *awards, QzCutPolicy policy)
{
  Assignment self = { .candidates = candidates, .policy = policy };
  g_autofree gsize *order = g_new (gsize, n);
  g_autofree gsize *chosen = g_new (gsize, n);

  g_return_val_if_fail (candidates != NULL || n == 0, NULL);
  g_return_val_if_fail (awards != NULL, NULL);

  self.cuts = qz_cut_ties_new ();
  self.order = order;
  for (gsize i = 0; i < n; i++)
    {
      candidates[i].award = NULL;
      order[i] = i;
      self.n += candidates[i].rank > 0;
    }
  for (guint i = 0; i < awards->len; i++)
    {
      const QzAward *award = awards->pdata[i];
      Turn turn = { &self, award, i, chosen, 0 };

      if (award->by == QZ_AWARD_BY_HAND || award->kind == QZ_AWARD_PRIZE)
        continue;
      choose (&self, &turn);
      settle (&self, &turn, find_line (&self, &turn));
      take_out (&self, &turn);
    }
  return self.cuts;
}

/**
 * qz_cut_ties_new:
 *
 * Returns: (transfer full) (element-type QzCutTie): an empty list
 */
GArray *
qz_cut_ties_new (void)
{
  GArray *cuts = g_array_new (FALSE, TRUE, sizeof (QzCutTie));

  g_array_set_clear_func (cuts, cut_tie_clear);
  return cuts;
}

/**
 * qz_award_dup_field:
 * @activity: an activity
 * @category: (nullable): id of a category
 * @group: (nullable): the group of the entry, where the activity ranks groups apart
 *
 * The field in which such entries are ranked. When the activity is ranked by category or by group
 * that is the category or the group alone; otherwise categories compete with each other exactly
 * when the same awards are meant for them.
 *
 * Returns: (transfer full): a key that is equal for entries of the same field
 */
char *
qz_award_dup_field (const QzActivity *activity, const char *category, const char *group)
{
  GString *key;

  g_return_val_if_fail (activity != NULL, NULL);

  key = g_string_new (activity->by_category ? category : NULL);
  if (*activity->group_by != '\0')
    g_string_append (key, group != NULL ? group : "");
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
