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
  g_free (self);
}
