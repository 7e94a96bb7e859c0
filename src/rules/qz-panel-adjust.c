/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Panels 评审组 that are adjusted: whoever drops out is replaced by somebody who sits nowhere yet,
 * late entries join the panel that suits them best, and everything else stays where it is.
 */

#include "config.h"

#include "rules/qz-conflict-rules.h"
#include "rules/qz-panel-adjust.h"

typedef struct
{
  char *house;
  guint panel;   /* QZ_PANEL_ADJUST_NONE: sits nowhere */
  gboolean free; /* may take a seat */
  gboolean gone;
  guint replacement; /* of one who is gone */
} Judge;

typedef struct
{
  char *group;
  guint panel; /* QZ_PANEL_ADJUST_NONE: late */
} Entry;

struct _QzPanelAdjust
{
  guint n_panels;
  GPtrArray *judges;     /* (element-type Judge) */
  GPtrArray *entries;    /* (element-type Entry) */
  GHashTable *conflicts; /* set of entry << 16 | judge */
};

static void
judge_free (gpointer data)
{
  g_free (((Judge *) data)->house);
  g_free (data);
}

static void
entry_free (gpointer data)
{
  g_free (((Entry *) data)->group);
  g_free (data);
}

static gpointer
pair_key (guint entry, guint judge)
{
  return GSIZE_TO_POINTER (((gsize) entry << 16 | judge) + 1);
}

static gboolean
is_kept_away (const QzPanelAdjust *self, guint entry, guint judge)
{
  return g_hash_table_contains (self->conflicts, pair_key (entry, judge));
}

/* --- seats --- */

/* Of one employer only one judge sits in a panel. */
static gboolean
may_sit (const QzPanelAdjust *self, const Judge *judge, guint panel)
{
  if (!judge->free || judge->gone || judge->panel != QZ_PANEL_ADJUST_NONE)
    return FALSE;
  for (guint i = 0; i < self->judges->len; i++)
    {
      const Judge *other = self->judges->pdata[i];

      if (other->panel == panel && !other->gone
          && qz_conflict_is_same_house (judge->house, other->house))
        return FALSE;
    }
  return TRUE;
}

static guint
count_conflicts (const QzPanelAdjust *self, guint judge, guint panel)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += ((const Entry *) self->entries->pdata[i])->panel == panel && is_kept_away (self, i, judge);
  return n;
}

static void
replace (QzPanelAdjust *self, Judge *gone)
{
  guint best = QZ_PANEL_ADJUST_NONE;
  guint least = G_MAXUINT;

  for (guint i = 0; i < self->judges->len; i++)
    {
      guint n;

      if (!may_sit (self, self->judges->pdata[i], gone->panel))
        continue;
      n = count_conflicts (self, i, gone->panel);
      if (n >= least)
        continue;
      least = n;
      best = i;
    }
  gone->replacement = best;
  if (best != QZ_PANEL_ADJUST_NONE)
    ((Judge *) self->judges->pdata[best])->panel = gone->panel;
}

/* --- late entries --- */

/* How badly an entry would stand in a panel; compared in this order. */
typedef struct
{
  guint conflicts;
  guint strange; /* nothing of its group is there */
  guint load;
} Cost;

static Cost
find_cost (const QzPanelAdjust *self, guint entry, guint panel)
{
  const Entry *late = self->entries->pdata[entry];
  Cost cost = { 0, 1, 0 };

  for (guint i = 0; i < self->judges->len; i++)
    {
      const Judge *judge = self->judges->pdata[i];

      cost.conflicts += judge->panel == panel && !judge->gone && is_kept_away (self, entry, i);
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *other = self->entries->pdata[i];

      if (other->panel != panel)
        continue;
      cost.load++;
      if (strcmp (other->group, late->group) == 0)
        cost.strange = 0;
    }
  return cost;
}

static gboolean
is_better (const Cost *a, const Cost *b)
{
  if (a->conflicts != b->conflicts)
    return a->conflicts < b->conflicts;
  if (a->strange != b->strange)
    return a->strange < b->strange;
  return a->load < b->load;
}

static void
place (QzPanelAdjust *self, guint entry)
{
  Cost best = { 0 };
  guint chosen = QZ_PANEL_ADJUST_NONE;

  for (guint panel = 0; panel < self->n_panels; panel++)
    {
      Cost cost = find_cost (self, entry, panel);

      if (chosen != QZ_PANEL_ADJUST_NONE && !is_better (&cost, &best))
        continue;
      best = cost;
      chosen = panel;
    }
  ((Entry *) self->entries->pdata[entry])->panel = chosen;
}

/* --- public --- */

/**
 * qz_panel_adjust_new:
 * @n_panels: that there are
 *
 * Returns: (transfer full): panels without judges and entries
 */
QzPanelAdjust *
qz_panel_adjust_new (guint n_panels)
{
  QzPanelAdjust *self;

  g_return_val_if_fail (n_panels > 0, NULL);

  self = g_new0 (QzPanelAdjust, 1);
  self->n_panels = n_panels;
  self->judges = g_ptr_array_new_with_free_func (judge_free);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->conflicts = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * qz_panel_adjust_free:
 * @self: (nullable) (transfer full): panels
 */
void
qz_panel_adjust_free (QzPanelAdjust *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->judges);
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->conflicts);
  g_free (self);
}

/**
 * qz_panel_adjust_add_judge:
 * @self: panels
 * @house: of qz_conflict_dup_house()
 * @panel: where the judge sits, %QZ_PANEL_ADJUST_NONE for nowhere
 * @free: whether the judge may take a seat
 */
void
qz_panel_adjust_add_judge (QzPanelAdjust *self, const char *house, guint panel, gboolean free)
{
  Judge *judge;

  g_return_if_fail (self != NULL && house != NULL && self->judges->len < G_MAXUINT16);

  judge = g_new0 (Judge, 1);
  judge->house = g_strdup (house);
  judge->panel = panel;
  judge->free = free;
  judge->replacement = QZ_PANEL_ADJUST_NONE;
  g_ptr_array_add (self->judges, judge);
}

/**
 * qz_panel_adjust_add_entry:
 * @self: panels
 * @group: its category; entries of one group rather stand together
 * @panel: that scores it, %QZ_PANEL_ADJUST_NONE for a late one
 */
void
qz_panel_adjust_add_entry (QzPanelAdjust *self, const char *group, guint panel)
{
  Entry *entry;

  g_return_if_fail (self != NULL && group != NULL);

  entry = g_new0 (Entry, 1);
  entry->group = g_strdup (group);
  entry->panel = panel;
  g_ptr_array_add (self->entries, entry);
}

/**
 * qz_panel_adjust_add_conflict:
 * @self: panels
 * @entry: number of an entry, as they were added
 * @judge: number of a judge who has to stay away from it
 */
void
qz_panel_adjust_add_conflict (QzPanelAdjust *self, guint entry, guint judge)
{
  g_return_if_fail (self != NULL && entry < self->entries->len && judge < self->judges->len);

  g_hash_table_add (self->conflicts, pair_key (entry, judge));
}

/**
 * qz_panel_adjust_vacate:
 * @self: panels
 * @judge: number of a judge who drops out
 */
void
qz_panel_adjust_vacate (QzPanelAdjust *self, guint judge)
{
  g_return_if_fail (self != NULL && judge < self->judges->len);

  ((Judge *) self->judges->pdata[judge])->gone = TRUE;
}

/**
 * qz_panel_adjust_solve:
 * @self: panels with all that is known
 *
 * Each seat that was left goes to the first of those who sit nowhere, may sit there and would be
 * recused from least; each late entry to the panel with fewest recusals, then with entries of its
 * group, then with fewest entries. Nothing else changes.
 */
void
qz_panel_adjust_solve (QzPanelAdjust *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->judges->len; i++)
    {
      Judge *judge = self->judges->pdata[i];

      if (judge->gone && judge->panel != QZ_PANEL_ADJUST_NONE)
        replace (self, judge);
    }
  for (guint i = 0; i < self->entries->len; i++)
    if (((const Entry *) self->entries->pdata[i])->panel == QZ_PANEL_ADJUST_NONE)
      place (self, i);
}

/**
 * qz_panel_adjust_get_panel:
 * @self: panels that were adjusted
 * @entry: number of an entry
 *
 * Returns: the panel that scores it
 */
guint
qz_panel_adjust_get_panel (const QzPanelAdjust *self, guint entry)
{
  g_return_val_if_fail (self != NULL && entry < self->entries->len, QZ_PANEL_ADJUST_NONE);

  return ((const Entry *) self->entries->pdata[entry])->panel;
}

/**
 * qz_panel_adjust_get_replacement:
 * @self: panels that were adjusted
 * @judge: number of a judge who dropped out
 *
 * Returns: number of who takes the seat, %QZ_PANEL_ADJUST_NONE when nobody can
 */
guint
qz_panel_adjust_get_replacement (const QzPanelAdjust *self, guint judge)
{
  g_return_val_if_fail (self != NULL && judge < self->judges->len, QZ_PANEL_ADJUST_NONE);

  return ((const Judge *) self->judges->pdata[judge])->replacement;
}
