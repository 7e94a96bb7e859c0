/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-cut-plan.h"

#include "model/qz-text.h"

struct _QzCutPlan
{
  /* owned */
  QzRankActivity *standing; /* keeps the ranking */
  QzPrepareCuts *known;
  GPtrArray *all;    /* (element-type QzAward): with the amounts to go by */
  GPtrArray *awards; /* (element-type QzAward): borrowed from @all: those with a line */
  GArray *moved;     /* (element-type gboolean): of each line */
  GHashTable *given; /* id of an entry, borrowed → id of an award, borrowed */
  GArray *counts;    /* (element-type guint): of each line */
  GArray *lowest;    /* (element-type gint64): points of the last above each line */

  /* borrowed from the ranking */
  GPtrArray *fields; /* (element-type QzStanding): the first of each; the array is owned */

  /* state */
  guint field;  /* that is looked at */
  guint n_open; /* equals across a line who get nothing until that is decided */
};

static QzAward *
copy_award (const QzAward *award)
{
  QzAward *copy = qz_award_new ();

  qz_text_set (&copy->id, award->id);
  qz_text_set (&copy->name, award->name);
  copy->kind = award->kind;
  copy->by = award->by;
  copy->amount = award->amount;
  qz_text_set (&copy->stage, award->stage);
  copy->by_mean = award->by_mean;
  copy->floor = award->floor;
  copy->per_unit = award->per_unit;
  copy->categories = g_strdupv (award->categories);
  copy->confirmed = award->confirmed;
  return copy;
}

/* Its line lies in the totals: what a stage alone decides has none there. */
static gboolean
has_line (const QzAward *award)
{
  return award->by != QZ_AWARD_BY_HAND && award->kind != QZ_AWARD_PRIZE && !award->by_mean;
}

static const char *
get_field_key (const QzCutPlan *self, guint field)
{
  return ((const QzStanding *) g_ptr_array_index (self->fields, field))->field;
}

/* Where a line lies that is not cut by points: at the points of the last one above it. */
static void
tell_lines (QzCutPlan *self)
{
  const QzRanking *ranking = qz_cut_plan_get_ranking (self);
  gint64 low = 0, high = 0;

  qz_cut_plan_get_range (self, &low, &high);
  for (guint i = 0; i < self->awards->len; i++)
    {
      g_array_index (self->counts, guint, i) = 0;
      g_array_index (self->lowest, gint64, i) = QZ_POINTS_NONE;
    }
  for (guint i = 0; i < ranking->standings->len; i++)
    {
      const QzStanding *standing = ranking->standings->pdata[i];
      int line = qz_cut_plan_get_line_of (self, standing->entry->id);
      gint64 *lowest;

      if (line < 0 || !qz_cut_plan_is_in_field (self, standing))
        continue;
      g_array_index (self->counts, guint, line)++;
      lowest = &g_array_index (self->lowest, gint64, line);
      *lowest = *lowest == QZ_POINTS_NONE ? standing->points : MIN (*lowest, standing->points);
    }
  /* Nobody between two lines: they lie on each other. */
  for (guint i = 0; i < self->awards->len; i++)
    {
      gint64 *lowest = &g_array_index (self->lowest, gint64, i);
      gint64 above = i > 0 ? g_array_index (self->lowest, gint64, i - 1) : high;

      *lowest = *lowest == QZ_POINTS_NONE ? above : MIN (*lowest, above);
    }
}

static void
simulate (QzCutPlan *self)
{
  g_autoptr (GArray) ties = NULL;

  g_hash_table_remove_all (self->given);
  ties = qz_ranking_award (qz_cut_plan_get_ranking (self), self->all,
                           qz_prepare_cuts_get_policy (self->known), self->given);
  self->n_open = 0;
  if (qz_prepare_cuts_get_policy (self->known) == QZ_CUT_ASK)
    for (guint i = 0; i < ties->len; i++)
      self->n_open += (guint) g_array_index (ties, QzCutTie, i).n;
  tell_lines (self);
}

/* Standings of one field lie beside each other. */
static void
find_fields (QzCutPlan *self)
{
  const QzRanking *ranking = qz_cut_plan_get_ranking (self);

  for (guint i = 0; i < ranking->standings->len; i++)
    {
      const QzStanding *standing = ranking->standings->pdata[i];

      if (self->fields->len == 0
          || strcmp (get_field_key (self, self->fields->len - 1), standing->field) != 0)
        g_ptr_array_add (self->fields, (gpointer) standing);
    }
}

/**
 * qz_cut_plan_new:
 * @standing: a ranking that was carried out, dry or not
 * @known: carried out for the same activity
 *
 * Returns: (transfer full): a plan with the lines that awards were last given by, or those of the
 *   edition
 */
QzCutPlan *
qz_cut_plan_new (QzRankActivity *standing, QzPrepareCuts *known)
{
  QzCutPlan *self = g_new0 (QzCutPlan, 1);
  const GPtrArray *awards = qz_prepare_cuts_get_awards (known);

  self->standing = g_object_ref (standing);
  self->known = g_object_ref (known);
  self->fields = g_ptr_array_new ();
  find_fields (self);
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_award_free);
  self->awards = g_ptr_array_new ();
  self->given = g_hash_table_new (g_str_hash, g_str_equal);
  self->moved = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  self->lowest = g_array_new (FALSE, TRUE, sizeof (gint64));
  for (guint i = 0; i < awards->len; i++)
    {
      QzAward *award = copy_award (awards->pdata[i]);

      g_ptr_array_add (self->all, award);
      if (has_line (award))
        g_ptr_array_add (self->awards, award);
    }
  g_array_set_size (self->moved, self->awards->len);
  g_array_set_size (self->counts, self->awards->len);
  g_array_set_size (self->lowest, self->awards->len);
  simulate (self);
  return self;
}

/**
 * qz_cut_plan_take_over:
 * @self: a plan
 * @standing: the ranking as it is now
 * @known: carried out for the same activity
 *
 * Returns: (transfer full): a plan with the lines of @self that were moved
 */
QzCutPlan *
qz_cut_plan_take_over (const QzCutPlan *self, QzRankActivity *standing, QzPrepareCuts *known)
{
  QzCutPlan *next = qz_cut_plan_new (standing, known);

  qz_cut_plan_set_field (next, self->field);
  for (guint i = 0; i < self->awards->len; i++)
    {
      const QzAward *award = g_ptr_array_index (self->awards, i);
      int line = qz_cut_plan_find_line (next, award->id);

      if (line >= 0 && g_array_index (self->moved, gboolean, i))
        qz_cut_plan_set_points (next, (guint) line, award->amount);
    }
  return next;
}

void
qz_cut_plan_free (QzCutPlan *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->given);
  g_ptr_array_unref (self->awards);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->fields);
  g_array_unref (self->moved);
  g_array_unref (self->counts);
  g_array_unref (self->lowest);
  g_object_unref (self->known);
  g_object_unref (self->standing);
  g_free (self);
}

guint
qz_cut_plan_get_n_fields (const QzCutPlan *self)
{
  return self->fields->len;
}

/**
 * qz_cut_plan_dup_field_name:
 *
 * Returns: (transfer full): the categories that compete in a field
 */
char *
qz_cut_plan_dup_field_name (const QzCutPlan *self, guint field)
{
  const QzRanking *ranking = qz_cut_plan_get_ranking (self);

  g_return_val_if_fail (field < self->fields->len, NULL);

  return qz_ranking_dup_field_name (ranking, g_ptr_array_index (self->fields, field));
}

/* One that is not there is passed over. */
void
qz_cut_plan_set_field (QzCutPlan *self, guint field)
{
  if (field >= self->fields->len)
    return;
  self->field = field;
  simulate (self);
}

guint
qz_cut_plan_get_field (const QzCutPlan *self)
{
  return self->field;
}

gboolean
qz_cut_plan_is_in_field (const QzCutPlan *self, const QzStanding *standing)
{
  return self->field < self->fields->len
         && strcmp (get_field_key (self, self->field), standing->field) == 0;
}

const QzRanking *
qz_cut_plan_get_ranking (const QzCutPlan *self)
{
  return qz_rank_activity_get_ranking (self->standing);
}

QzPrepareCuts *
qz_cut_plan_get_known (const QzCutPlan *self)
{
  return self->known;
}

/* Lines from the highest down. */
guint
qz_cut_plan_get_n_lines (const QzCutPlan *self)
{
  return self->awards->len;
}

const QzAward *
qz_cut_plan_get_award (const QzCutPlan *self, guint line)
{
  g_return_val_if_fail (line < self->awards->len, NULL);

  return g_ptr_array_index (self->awards, line);
}

/* -1 when the award is not cut. */
int
qz_cut_plan_find_line (const QzCutPlan *self, const char *award)
{
  for (guint i = 0; award != NULL && i < self->awards->len; i++)
    if (strcmp (qz_cut_plan_get_award (self, i)->id, award) == 0)
      return (int) i;
  return -1;
}

/**
 * qz_cut_plan_get_points:
 *
 * Returns: where a line lies, thousandths: what it is cut by, or the points of the last above it
 */
gint64
qz_cut_plan_get_points (const QzCutPlan *self, guint line)
{
  const QzAward *award = qz_cut_plan_get_award (self, line);

  return award->by == QZ_AWARD_BY_CUT_OFF ? award->amount
                                          : g_array_index (self->lowest, gint64, line);
}

/* Where the line of an award cannot lie any lower: below its floor nobody gets it. */
static gint64
get_floor (const QzAward *award, gint64 lowest)
{
  return award->floor != QZ_POINTS_NONE ? MAX (award->floor, lowest) : lowest;
}

/**
 * qz_cut_plan_get_bounds:
 * @out_low: (out): thousandths
 * @out_high: (out): thousandths
 *
 * A line stays between its neighbours, above the floor of its award, and some way around the
 * totals.
 */
void
qz_cut_plan_get_bounds (const QzCutPlan *self, guint line, gint64 *out_low, gint64 *out_high)
{
  gint64 low = 0, high = 0;

  qz_cut_plan_get_range (self, &low, &high);
  *out_low = get_floor (qz_cut_plan_get_award (self, line),
                        line + 1 < self->awards->len ? qz_cut_plan_get_points (self, line + 1)
                                                     : MAX (low - QZ_POINT, 0));
  *out_high = line > 0 ? qz_cut_plan_get_points (self, line - 1) : high + QZ_POINT;
}

/**
 * qz_cut_plan_set_points:
 * @points: thousandths; kept between the neighbours of the line
 *
 * From now on the award goes to who reaches so many points.
 *
 * Returns: whether anything has changed
 */
gboolean
qz_cut_plan_set_points (QzCutPlan *self, guint line, gint64 points)
{
  QzAward *award;
  gint64 low, high;

  g_return_val_if_fail (line < self->awards->len, FALSE);

  award = g_ptr_array_index (self->awards, line);
  qz_cut_plan_get_bounds (self, line, &low, &high);
  points = CLAMP (points, low, MAX (low, high));
  if (award->by == QZ_AWARD_BY_CUT_OFF && award->amount == points)
    return FALSE;
  award->by = QZ_AWARD_BY_CUT_OFF;
  award->amount = points;
  g_array_index (self->moved, gboolean, line) = TRUE;
  simulate (self);
  return TRUE;
}

gboolean
qz_cut_plan_is_changed (const QzCutPlan *self)
{
  for (guint i = 0; i < self->moved->len; i++)
    if (g_array_index (self->moved, gboolean, i))
      return TRUE;
  return FALSE;
}

/* How many get the award of a line. */
guint
qz_cut_plan_count (const QzCutPlan *self, guint line)
{
  g_return_val_if_fail (line < self->counts->len, 0);

  return g_array_index (self->counts, guint, line);
}

/* Which award an entry gets, -1 for none. */
int
qz_cut_plan_get_line_of (const QzCutPlan *self, const char *entry)
{
  return qz_cut_plan_find_line (self, g_hash_table_lookup (self->given, entry));
}

/**
 * qz_cut_plan_get_award_of:
 *
 * Returns: (transfer none) (nullable): what an entry would get, with a line or without
 */
const QzAward *
qz_cut_plan_get_award_of (const QzCutPlan *self, const char *entry)
{
  const char *id = g_hash_table_lookup (self->given, entry);

  for (guint i = 0; id != NULL && i < self->all->len; i++)
    {
      const QzAward *award = g_ptr_array_index (self->all, i);

      if (strcmp (award->id, id) == 0)
        return award;
    }
  return NULL;
}

/* Equals across a line who get nothing until somebody has decided. */
guint
qz_cut_plan_count_open (const QzCutPlan *self)
{
  return self->n_open;
}

/**
 * qz_cut_plan_get_range:
 * @out_lowest: (out): thousandths
 * @out_highest: (out): thousandths
 *
 * Returns: %FALSE while nobody is ranked
 */
gboolean
qz_cut_plan_get_range (const QzCutPlan *self, gint64 *out_lowest, gint64 *out_highest)
{
  const QzRanking *ranking = qz_cut_plan_get_ranking (self);
  gboolean any = FALSE;

  for (guint i = 0; i < ranking->standings->len; i++)
    {
      const QzStanding *standing = ranking->standings->pdata[i];

      if (standing->rank == 0 || !qz_cut_plan_is_in_field (self, standing))
        continue;
      *out_lowest = any ? MIN (*out_lowest, standing->points) : standing->points;
      *out_highest = any ? MAX (*out_highest, standing->points) : standing->points;
      any = TRUE;
    }
  return any;
}

/* Awards are to be given by the lines as they lie now. */
void
qz_cut_plan_set_amounts (const QzCutPlan *self, QzAwardActivity *operation)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      const QzAward *award = g_ptr_array_index (self->all, i);

      if (award->by != QZ_AWARD_BY_HAND && award->kind != QZ_AWARD_PRIZE)
        qz_award_activity_set_amount (operation, award->id, award->by, award->amount);
    }
  qz_award_activity_set_policy (operation, qz_prepare_cuts_get_policy (self->known));
}
