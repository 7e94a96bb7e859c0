/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Panels 评审组 for a whole stage: entries are split into panels of equal size, what belongs
 * together side by side; judges are seated where least has to be recused 回避; what is recused all
 * the same moves to a panel where nothing is.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/qz-assignment.h"
#include "rules/qz-panel-plan.h"

typedef struct
{
  char *group;
  guint number;
  guint panel;
  guint origin; /* before it was moved away from who is recused */
} Entry;

typedef struct
{
  char *name;
  char *house;
  guint panel;
} Judge;

struct _QzPanelPlan
{
  guint n_panels;
  guint n_seats;
  guint32 seed;
  GArray *entries;   /* (element-type Entry) */
  GArray *judges;    /* (element-type Judge) */
  GArray *conflicts; /* (element-type QzAssignmentPair) */
};

#define ENTRY(self, i) (&g_array_index ((self)->entries, Entry, i))
#define JUDGE(self, i) (&g_array_index ((self)->judges, Judge, i))

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->group);
}

static void
judge_clear (gpointer data)
{
  g_free (((Judge *) data)->name);
  g_free (((Judge *) data)->house);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Entry *x = *(Entry *const *) a;
  const Entry *y = *(Entry *const *) b;
  int order = strcmp (x->group, y->group);

  return order != 0 ? order : (x->number > y->number) - (x->number < y->number);
}

/* Groups stay together, and one panel has at most one entry more than another. */
static void
split (QzPanelPlan *self)
{
  const guint n = self->entries->len;
  g_autoptr (GPtrArray) ordered = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (ordered, ENTRY (self, i));
  g_ptr_array_sort (ordered, compare_groups);
  for (guint i = 0; i < n; i++)
    ((Entry *) ordered->pdata[i])->panel = (guint) ((guint64) i * self->n_panels / n);
}

/* By panel and judge: how many of the panel's entries the judge has to keep away from. */
static guint *
count_conflicts (const QzPanelPlan *self)
{
  guint *counts = g_new0 (guint, self->n_panels * self->judges->len + 1);

  for (guint i = 0; i < self->conflicts->len; i++)
    {
      const QzAssignmentPair *pair = &g_array_index (self->conflicts, QzAssignmentPair, i);

      counts[ENTRY (self, pair->entry)->panel * self->judges->len + pair->judge]++;
    }
  return counts;
}

/* A panel is to the judges what an entry is in an assignment: it wants some of them, each of
 * another house, and nobody sits in two. */
static gboolean
seat (QzPanelPlan *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzAssignment) seats = qz_assignment_new ((QzAssignmentPrices){ 0, 1 }, self->seed);
  g_autofree guint *counts = count_conflicts (self);
  const GArray *pairs;

  for (guint i = 0; i < self->judges->len; i++)
    qz_assignment_add_judge (seats, JUDGE (self, i)->name, JUDGE (self, i)->house, 0, 1);
  for (guint panel = 0; panel < self->n_panels; panel++)
    {
      g_autofree char *name = g_strdup_printf (_ ("Panel %u"), panel + 1);

      qz_assignment_add_entry (seats, name, self->n_seats);
      for (guint i = 0; i < self->judges->len; i++)
        qz_assignment_allow (seats, panel, i,
                             MIN (counts[panel * self->judges->len + i], QZ_ASSIGNMENT_WORST),
                             FALSE);
    }
  if (!qz_assignment_solve (seats, cancellable, error))
    return FALSE;
  pairs = qz_assignment_get_pairs (seats);
  for (guint i = 0; i < pairs->len; i++)
    {
      const QzAssignmentPair *pair = &g_array_index (pairs, QzAssignmentPair, i);

      JUDGE (self, pair->judge)->panel = pair->entry;
    }
  return TRUE;
}

static gboolean
is_blocked (const QzPanelPlan *self, guint entry, guint panel)
{
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      const QzAssignmentPair *pair = &g_array_index (self->conflicts, QzAssignmentPair, i);

      if (pair->entry == entry && JUDGE (self, pair->judge)->panel == panel)
        return TRUE;
    }
  return FALSE;
}

/* To the smallest panel of those where nobody is recused; when there is none, it stays. */
static void
move_blocked (QzPanelPlan *self)
{
  g_autofree guint *sizes = g_new0 (guint, self->n_panels);

  for (guint i = 0; i < self->entries->len; i++)
    {
      ENTRY (self, i)->origin = ENTRY (self, i)->panel;
      sizes[ENTRY (self, i)->panel]++;
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = ENTRY (self, i);
      guint best = entry->panel;

      if (!is_blocked (self, i, entry->panel))
        continue;
      for (guint panel = 0; panel < self->n_panels; panel++)
        if (!is_blocked (self, i, panel) && (best == entry->panel || sizes[panel] < sizes[best]))
          best = panel;
      sizes[entry->panel]--;
      sizes[best]++;
      entry->panel = best;
    }
}

/**
 * qz_panel_plan_new:
 * @n_panels: how many panels there are to be, from 1
 * @n_seats: judges of each, from 1
 * @seed: which of equally good plans it shall be; the same seed gives the same plan
 *
 * Returns: (transfer full): a plan without entries and judges
 */
QzPanelPlan *
qz_panel_plan_new (guint n_panels, guint n_seats, guint32 seed)
{
  QzPanelPlan *self;

  g_return_val_if_fail (n_panels > 0 && n_panels <= G_MAXUINT16, NULL);
  g_return_val_if_fail (n_seats > 0 && n_seats <= G_MAXUINT16, NULL);

  self = g_new0 (QzPanelPlan, 1);
  self->n_panels = n_panels;
  self->n_seats = n_seats;
  self->seed = seed;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->judges = g_array_new (FALSE, FALSE, sizeof (Judge));
  g_array_set_clear_func (self->judges, judge_clear);
  self->conflicts = g_array_new (FALSE, FALSE, sizeof (QzAssignmentPair));
  return self;
}

/**
 * qz_panel_plan_free:
 * @self: (nullable) (transfer full): a plan
 */
void
qz_panel_plan_free (QzPanelPlan *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_array_unref (self->judges);
  g_array_unref (self->conflicts);
  g_free (self);
}

/**
 * qz_panel_plan_add_entry:
 * @self: a plan that was not solved yet
 * @group: type, trade or district; entries of one group come to the same panel, or to two that
 *   follow each other
 *
 * Entries are numbered from 0.
 */
void
qz_panel_plan_add_entry (QzPanelPlan *self, const char *group)
{
  Entry entry = { 0 };

  g_return_if_fail (self != NULL && group != NULL);

  entry.group = g_strdup (group);
  entry.number = self->entries->len;
  g_array_append_val (self->entries, entry);
}

/**
 * qz_panel_plan_add_judge:
 * @self: a plan that was not solved yet
 * @name: for messages
 * @house: the employer, the same text for the same house; "" when unknown
 *
 * Of one house only one judge sits in a panel. Judges are numbered from 0.
 */
void
qz_panel_plan_add_judge (QzPanelPlan *self, const char *name, const char *house)
{
  Judge judge = { .panel = QZ_PANEL_PLAN_NONE };

  g_return_if_fail (self != NULL && name != NULL && house != NULL);

  judge.name = g_strdup (name);
  judge.house = g_strdup (house);
  g_array_append_val (self->judges, judge);
}

/**
 * qz_panel_plan_add_conflict:
 * @self: a plan that was not solved yet
 * @entry: number of an entry
 * @judge: number of a judge who has to keep away from it 回避; name each pair once
 */
void
qz_panel_plan_add_conflict (QzPanelPlan *self, guint entry, guint judge)
{
  QzAssignmentPair pair = { entry, judge };

  g_return_if_fail (self != NULL);
  g_return_if_fail (entry < self->entries->len && judge < self->judges->len);

  g_array_append_val (self->conflicts, pair);
}

/**
 * qz_panel_plan_solve:
 * @self: a plan that was not solved yet
 * @cancellable: (nullable): to stop it
 * @error: %QZ_ERROR_STATE when there are too few judges, or too few houses, with a sentence that
 *   says so; %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all seats are taken
 */
gboolean
qz_panel_plan_solve (QzPanelPlan *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  split (self);
  if (!seat (self, cancellable, error))
    return FALSE;
  move_blocked (self);
  return TRUE;
}

/**
 * qz_panel_plan_get_panel:
 * @self: a plan that was solved
 * @entry: number of an entry
 *
 * Returns: the panel that scores it, from 0
 */
guint
qz_panel_plan_get_panel (const QzPanelPlan *self, guint entry)
{
  g_return_val_if_fail (self != NULL && entry < self->entries->len, 0);

  return ENTRY (self, entry)->panel;
}

/**
 * qz_panel_plan_get_origin:
 * @self: a plan that was solved
 * @entry: number of an entry
 *
 * Returns: the panel in which it would be with those of its group; another one than
 *   qz_panel_plan_get_panel() when it was moved away from a judge who is recused
 */
guint
qz_panel_plan_get_origin (const QzPanelPlan *self, guint entry)
{
  g_return_val_if_fail (self != NULL && entry < self->entries->len, 0);

  return ENTRY (self, entry)->origin;
}

/**
 * qz_panel_plan_get_seat:
 * @self: a plan that was solved
 * @judge: number of a judge
 *
 * Returns: the panel where the judge sits, from 0; %QZ_PANEL_PLAN_NONE for those who are left over
 */
guint
qz_panel_plan_get_seat (const QzPanelPlan *self, guint judge)
{
  g_return_val_if_fail (self != NULL && judge < self->judges->len, QZ_PANEL_PLAN_NONE);

  return JUDGE (self, judge)->panel;
}
