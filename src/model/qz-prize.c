/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-prize.h"

/**
 * qz_prize_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzPrize *
qz_prize_new (void)
{
  QzPrize *self = g_new0 (QzPrize, 1);

  self->id = g_strdup ("");
  self->activity = g_strdup ("");
  self->award = g_strdup ("");
  self->entry = g_strdup ("");
  self->name = g_strdup ("");
  self->unit = g_strdup ("");
  self->reason = g_strdup ("");
  self->given = g_strdup ("");
  return self;
}

/**
 * qz_prize_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_prize_free (QzPrize *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->activity);
  g_free (self->award);
  g_free (self->entry);
  g_free (self->name);
  g_free (self->unit);
  g_free (self->reason);
  g_free (self->given);
  g_free (self);
}
