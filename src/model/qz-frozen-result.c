/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-frozen-result.h"

/**
 * qz_frozen_mean_new:
 *
 * Returns: (transfer full): one that is none
 */
QzFrozenMean *
qz_frozen_mean_new (void)
{
  QzFrozenMean *self = g_new0 (QzFrozenMean, 1);

  self->stage = g_strdup ("");
  return self;
}

/**
 * qz_frozen_mean_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_frozen_mean_free (QzFrozenMean *self)
{
  if (self == NULL)
    return;
  g_free (self->stage);
  g_free (self);
}

/**
 * qz_frozen_seed_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzFrozenSeed *
qz_frozen_seed_new (void)
{
  QzFrozenSeed *self = g_new0 (QzFrozenSeed, 1);

  self->stage = g_strdup ("");
  return self;
}

/**
 * qz_frozen_seed_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_frozen_seed_free (QzFrozenSeed *self)
{
  if (self == NULL)
    return;
  g_free (self->stage);
  g_free (self);
}

/**
 * qz_frozen_entry_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty, without a total
 */
QzFrozenEntry *
qz_frozen_entry_new (void)
{
  QzFrozenEntry *self = g_new0 (QzFrozenEntry, 1);

  self->id = g_strdup ("");
  self->number = g_strdup ("");
  self->category = g_strdup ("");
  self->title = g_strdup ("");
  self->team = g_strdup ("");
  self->unit = g_strdup ("");
  self->group = g_strdup ("");
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_review_fact_free);
  self->hand = g_strdup ("");
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_free);
  self->means = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_frozen_mean_free);
  self->points = QZ_POINTS_NONE;
  self->award = g_strdup ("");
  return self;
}

/**
 * qz_frozen_entry_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_frozen_entry_free (QzFrozenEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->number);
  g_free (self->category);
  g_free (self->title);
  g_free (self->team);
  g_free (self->unit);
  g_free (self->group);
  g_ptr_array_unref (self->facts);
  g_free (self->hand);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->means);
  g_free (self->award);
  g_free (self);
}

/**
 * qz_frozen_result_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty, its rules without an
 *   activity
 */
QzFrozenResult *
qz_frozen_result_new (void)
{
  QzFrozenResult *self = g_new0 (QzFrozenResult, 1);

  self->previous = g_strdup ("");
  self->program = g_strdup ("");
  self->reason = g_strdup ("");
  self->stage = g_strdup ("");
  self->rules = qz_edition_new ();
  self->seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_frozen_seed_free);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_frozen_entry_free);
  self->prizes = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_prize_free);
  return self;
}

/**
 * qz_frozen_result_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_frozen_result_free (QzFrozenResult *self)
{
  if (self == NULL)
    return;
  g_free (self->previous);
  g_free (self->program);
  g_free (self->reason);
  g_free (self->stage);
  qz_edition_unref (self->rules);
  g_ptr_array_unref (self->seeds);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->prizes);
  g_free (self);
}

/**
 * qz_frozen_result_get_activity:
 * @self: a result with its rules
 *
 * Returns: (transfer none): the activity with the rules it was ranked by
 */
const QzActivity *
qz_frozen_result_get_activity (const QzFrozenResult *self)
{
  g_return_val_if_fail (self != NULL && self->rules->activities->len == 1, NULL);

  return self->rules->activities->pdata[0];
}

/**
 * qz_frozen_result_find:
 * @self: a result
 * @entry: UUID or number of an entry
 *
 * Returns: (nullable) (transfer none): the entry as it was frozen
 */
const QzFrozenEntry *
qz_frozen_result_find (const QzFrozenResult *self, const char *entry)
{
  g_return_val_if_fail (self != NULL && entry != NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const QzFrozenEntry *each = self->entries->pdata[i];

      if (strcmp (each->id, entry) == 0 || strcmp (each->number, entry) == 0)
        return each;
    }
  return NULL;
}

/**
 * qz_frozen_version_new:
 *
 * Returns: (transfer full): one with every string empty and without a record
 */
QzFrozenVersion *
qz_frozen_version_new (void)
{
  QzFrozenVersion *self = g_new0 (QzFrozenVersion, 1);

  self->id = g_strdup ("");
  self->edition = g_strdup ("");
  self->activity = g_strdup ("");
  self->stage = g_strdup ("");
  self->frozen = g_strdup ("");
  self->sha256 = g_strdup ("");
  self->reason = g_strdup ("");
  return self;
}

/**
 * qz_frozen_version_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_frozen_version_free (QzFrozenVersion *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->edition);
  g_free (self->activity);
  g_free (self->stage);
  g_free (self->frozen);
  g_free (self->sha256);
  g_free (self->reason);
  g_clear_pointer (&self->record, g_bytes_unref);
  g_free (self);
}
