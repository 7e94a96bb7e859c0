/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-panel.h"

/**
 * qz_judge_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzJudge *
qz_judge_new (void)
{
  QzJudge *self = g_new0 (QzJudge, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->organisation = g_strdup ("");
  self->title = g_strdup ("");
  self->qualification = g_strdup ("");
  self->expertise = g_strdup ("");
  self->days = g_strdup ("");
  self->telephone = g_strdup ("");
  self->key = g_strdup ("");
  return self;
}

/**
 * qz_judge_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_judge_free (QzJudge *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->organisation);
  g_free (self->title);
  g_free (self->qualification);
  g_free (self->expertise);
  g_free (self->days);
  g_free (self->telephone);
  g_free (self->key);
  g_free (self);
}

/**
 * qz_panel_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzPanel *
qz_panel_new (void)
{
  QzPanel *self = g_new0 (QzPanel, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->activity = g_strdup ("");
  self->stage = g_strdup ("");
  self->head = g_strdup ("");
  self->judges = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_judge_free);
  return self;
}

static void
pool_free (QzPool *pool)
{
  g_strfreev (pool->links);
  g_strfreev (pool->gone);
  g_hash_table_unref (pool->seats);
  g_free (pool);
}

/**
 * qz_panel_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_panel_free (QzPanel *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->activity);
  g_free (self->stage);
  g_free (self->head);
  g_ptr_array_unref (self->judges);
  g_strfreev (self->entry_ids);
  g_clear_pointer (&self->pool, pool_free);
  g_free (self);
}

/**
 * qz_panel_make_pool:
 * @self: a panel that is none
 * @per_entry: judges of each entry, from 1
 *
 * Makes it a pool in which nobody has a seat yet.
 */
void
qz_panel_make_pool (QzPanel *self, guint per_entry)
{
  g_return_if_fail (self != NULL && self->pool == NULL);
  g_return_if_fail (per_entry > 0);

  self->pool = g_new0 (QzPool, 1);
  self->pool->per_entry = per_entry;
  self->pool->links = g_new0 (char *, 1);
  self->pool->gone = g_new0 (char *, 1);
  self->pool->seats =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * qz_panel_seat:
 * @self: a pool
 * @entry: UUID
 * @judge: one of its judges, without a seat there
 */
void
qz_panel_seat (QzPanel *self, const char *entry, const QzJudge *judge)
{
  GPtrArray *judges;

  g_return_if_fail (self != NULL && self->pool != NULL);
  g_return_if_fail (entry != NULL && judge != NULL);

  judges = g_hash_table_lookup (self->pool->seats, entry);
  if (judges == NULL)
    {
      judges = g_ptr_array_new ();
      g_hash_table_insert (self->pool->seats, g_strdup (entry), judges);
    }
  g_ptr_array_add (judges, (gpointer) judge);
}

/**
 * qz_panel_clear_seats:
 * @self: a pool
 * @entry: UUID of an entry that nobody has a seat for from now on
 */
void
qz_panel_clear_seats (QzPanel *self, const char *entry)
{
  g_return_if_fail (self != NULL && self->pool != NULL && entry != NULL);

  g_hash_table_remove (self->pool->seats, entry);
}

static const QzJudge *
find (const GPtrArray *judges, const char *id)
{
  for (guint i = 0; judges != NULL && i < judges->len; i++)
    if (strcmp (((const QzJudge *) judges->pdata[i])->id, id) == 0)
      return judges->pdata[i];
  return NULL;
}

/**
 * qz_panel_find_judge:
 * @self: a panel
 * @judge: UUID
 *
 * Returns: (transfer none) (nullable): the judge, when he sits in it
 */
const QzJudge *
qz_panel_find_judge (const QzPanel *self, const char *judge)
{
  g_return_val_if_fail (self != NULL && judge != NULL, NULL);

  return find (self->judges, judge);
}

/**
 * qz_panel_get_judges_of:
 * @self: a panel
 * @entry: UUID of one of its entries
 *
 * Returns: (transfer none) (nullable) (element-type QzJudge): who scores it: all of them, and of a
 *   pool those who have a seat; %NULL when nobody has
 */
const GPtrArray *
qz_panel_get_judges_of (const QzPanel *self, const char *entry)
{
  g_return_val_if_fail (self != NULL && entry != NULL, NULL);

  return self->pool == NULL ? self->judges : g_hash_table_lookup (self->pool->seats, entry);
}

/**
 * qz_panel_has_seat:
 * @self: a panel
 * @entry: UUID of one of its entries
 * @judge: UUID
 *
 * Returns: whether the judge scores it
 */
gboolean
qz_panel_has_seat (const QzPanel *self, const char *entry, const char *judge)
{
  g_return_val_if_fail (judge != NULL, FALSE);

  return find (qz_panel_get_judges_of (self, entry), judge) != NULL;
}

/**
 * qz_panel_count_due:
 * @self: a panel
 *
 * Returns: how many score sheets are due of its entries in review
 */
guint
qz_panel_count_due (const QzPanel *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pool != NULL ? self->pool->n_seats : self->entries * self->judges->len;
}
