/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of a stage and which of its entries and judges hang together. */

#include "config.h"

#include "rules/qz-score-table.h"

static void
clear_groups (QzScoreGroups *groups)
{
  g_free (groups->starts);
  g_free (groups->members);
}

/**
 * qz_score_table_new:
 * @n_entries: how many entries there are
 * @n_judges: how many judges
 *
 * Returns: (transfer full): a table without marks
 */
QzScoreTable *
qz_score_table_new (guint n_entries, guint n_judges)
{
  QzScoreTable *self = g_new0 (QzScoreTable, 1);

  self->n_entries = n_entries;
  self->n_judges = n_judges;
  self->marks = g_array_new (FALSE, FALSE, sizeof (QzMark));
  return self;
}

/**
 * qz_score_table_free:
 * @self: (nullable) (transfer full): a table
 */
void
qz_score_table_free (QzScoreTable *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->marks);
  clear_groups (&self->by_entry);
  clear_groups (&self->by_judge);
  clear_groups (&self->part_entries);
  clear_groups (&self->part_judges);
  g_free (self->entry_parts);
  g_free (self->judge_parts);
  g_free (self);
}

/**
 * qz_score_table_add:
 * @self: a table that is not closed
 * @entry: place of the entry
 * @judge: place of the judge
 * @points: thousandths of a point, not %QZ_POINTS_NONE: a blank cell is simply not added
 *
 * Of several marks of one judge for one entry the last stands.
 */
void
qz_score_table_add (QzScoreTable *self, guint entry, guint judge, gint64 points)
{
  const QzMark mark = { entry, judge, points };

  g_return_if_fail (self != NULL && !self->closed);
  g_return_if_fail (entry < self->n_entries && judge < self->n_judges);
  g_return_if_fail (points != QZ_POINTS_NONE);

  g_array_append_val (self->marks, mark);
}

/* Sorts 0 … n - 1 by their keys; those with %QZ_PART_NONE belong to no group. */
static QzScoreGroups
make_groups (const guint *keys, guint n, guint n_groups)
{
  QzScoreGroups groups = { g_new0 (guint, n_groups + 1), g_new (guint, n) };
  g_autofree guint *next = g_new (guint, n_groups + 1);

  for (guint i = 0; i < n; i++)
    if (keys[i] != QZ_PART_NONE)
      groups.starts[keys[i] + 1]++;
  for (guint i = 0; i < n_groups; i++)
    groups.starts[i + 1] += groups.starts[i];
  memcpy (next, groups.starts, (n_groups + 1) * sizeof *next);
  for (guint i = 0; i < n; i++)
    if (keys[i] != QZ_PART_NONE)
      groups.members[next[keys[i]]++] = i;
  return groups;
}

static QzScoreGroups
group_marks (const QzScoreTable *self, gboolean by_entry)
{
  guint n = self->marks->len;
  g_autofree guint *keys = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    {
      const QzMark *mark = qz_score_table_get_mark (self, i);

      keys[i] = by_entry ? mark->entry : mark->judge;
    }
  return make_groups (keys, n, by_entry ? self->n_entries : self->n_judges);
}

/* Puts the marks into the order of the groups and leaves out what a later one replaces. */
static void
reorder_marks (QzScoreTable *self, const QzScoreGroups *groups)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (QzMark), self->marks->len);

  for (guint i = 0; i < self->marks->len; i++)
    {
      QzMark mark = *qz_score_table_get_mark (self, groups->members[i]);
      QzMark *last = sorted->len > 0 ? &g_array_index (sorted, QzMark, sorted->len - 1) : NULL;

      if (last != NULL && last->entry == mark.entry && last->judge == mark.judge)
        last->points = mark.points;
      else
        g_array_append_val (sorted, mark);
    }
  g_array_unref (self->marks);
  self->marks = sorted;
}

static void
sort_marks (QzScoreTable *self)
{
  QzScoreGroups groups = group_marks (self, FALSE);

  reorder_marks (self, &groups);
  clear_groups (&groups);
  groups = group_marks (self, TRUE);
  reorder_marks (self, &groups);
  clear_groups (&groups);
}

static guint
find_root (guint *parents, guint i)
{
  while (parents[i] != i)
    {
      parents[i] = parents[parents[i]];
      i = parents[i];
    }
  return i;
}

/* Entries and judges are the nodes, marks the edges; parts are counted by their first entry. */
static void
find_parts (QzScoreTable *self)
{
  guint n = self->n_entries + self->n_judges;
  g_autofree guint *parents = g_new (guint, n);
  g_autofree guint *parts = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    {
      parents[i] = i;
      parts[i] = QZ_PART_NONE;
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      const QzMark *mark = qz_score_table_get_mark (self, i);
      guint a = find_root (parents, mark->entry);
      guint b = find_root (parents, self->n_entries + mark->judge);

      parents[MAX (a, b)] = MIN (a, b);
    }
  self->entry_parts = g_new (guint, self->n_entries);
  self->judge_parts = g_new (guint, self->n_judges);
  for (guint i = 0; i < self->n_entries; i++)
    {
      guint root = find_root (parents, i);

      if (qz_score_groups_count (&self->by_entry, i) > 0 && parts[root] == QZ_PART_NONE)
        parts[root] = self->n_parts++;
      self->entry_parts[i] = parts[root];
    }
  for (guint i = 0; i < self->n_judges; i++)
    self->judge_parts[i] = parts[find_root (parents, self->n_entries + i)];
}

/**
 * qz_score_table_close:
 * @self: a table with all its marks
 *
 * Sorts the marks and finds the parts, in a time that grows with the number of marks.
 */
void
qz_score_table_close (QzScoreTable *self)
{
  g_return_if_fail (self != NULL && !self->closed);

  sort_marks (self);
  self->by_entry = group_marks (self, TRUE);
  self->by_judge = group_marks (self, FALSE);
  find_parts (self);
  self->part_entries = make_groups (self->entry_parts, self->n_entries, self->n_parts);
  self->part_judges = make_groups (self->judge_parts, self->n_judges, self->n_parts);
  self->closed = TRUE;
}
