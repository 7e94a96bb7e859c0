/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every judge of a panel scores every entry of it, at the stage of the panel; of a pool only those
 * who have a seat do.
 */

#include "config.h"

#include "rules/qz-duties.h"

struct _QzDuties
{
  GHashTable *judges; /* "stage/entry" -> (element-type QzJudge), borrowed from the panels */
};

static char *
make_key (const char *entry, const char *stage)
{
  return g_strconcat (stage, "/", entry, NULL);
}

static gboolean
contains (const GPtrArray *judges, const char *id)
{
  for (guint i = 0; judges != NULL && i < judges->len; i++)
    if (strcmp (((const QzJudge *) judges->pdata[i])->id, id) == 0)
      return TRUE;
  return FALSE;
}

static void
add_entry (QzDuties *self, const QzPanel *panel, const char *entry)
{
  g_autofree char *key = make_key (entry, panel->stage);
  GPtrArray *judges = g_hash_table_lookup (self->judges, key);
  const GPtrArray *seated;

  if (judges == NULL)
    {
      judges = g_ptr_array_new ();
      g_hash_table_insert (self->judges, g_steal_pointer (&key), judges);
    }
  seated = qz_panel_get_judges_of (panel, entry);
  for (guint i = 0; seated != NULL && i < seated->len; i++)
    {
      QzJudge *judge = seated->pdata[i];

      if (!contains (judges, judge->id))
        g_ptr_array_add (judges, judge);
    }
}

/**
 * qz_duties_new:
 * @panels: (nullable) (element-type QzPanel): panels with their judges and entries; they have to
 *   outlive the duties
 *
 * Returns: (transfer full): who has to score what
 */
QzDuties *
qz_duties_new (const GPtrArray *panels)
{
  QzDuties *self = g_new0 (QzDuties, 1);

  self->judges =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; panels != NULL && i < panels->len; i++)
    {
      const QzPanel *panel = panels->pdata[i];

      for (guint k = 0; panel->entry_ids != NULL && panel->entry_ids[k] != NULL; k++)
        add_entry (self, panel, panel->entry_ids[k]);
    }
  return self;
}

/**
 * qz_duties_free:
 * @self: (nullable) (transfer full): duties
 */
void
qz_duties_free (QzDuties *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->judges);
  g_free (self);
}

/**
 * qz_duties_find:
 * @self: duties
 * @entry: id of an entry
 * @stage: id of a stage
 *
 * Returns: (transfer none) (nullable) (element-type QzJudge): who has to score it there, each once;
 *   %NULL when no panel does
 */
const GPtrArray *
qz_duties_find (QzDuties *self, const char *entry, const char *stage)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (entry != NULL && stage != NULL, NULL);

  key = make_key (entry, stage);
  return g_hash_table_lookup (self->judges, key);
}

/**
 * qz_duties_include:
 * @self: duties
 * @entry: id of an entry
 * @stage: id of a stage
 * @judge: id of a judge
 *
 * Returns: whether the judge has to score it there
 */
gboolean
qz_duties_include (QzDuties *self, const char *entry, const char *stage, const char *judge)
{
  g_return_val_if_fail (judge != NULL, FALSE);

  return contains (qz_duties_find (self, entry, stage), judge);
}
