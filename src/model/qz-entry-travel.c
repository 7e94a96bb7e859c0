/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-entry-travel.h"

/**
 * qz_entry_source_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzEntrySource *
qz_entry_source_new (void)
{
  QzEntrySource *self = g_new0 (QzEntrySource, 1);

  self->entry = g_strdup ("");
  self->organisation = g_strdup ("");
  self->sha256 = g_strdup ("");
  self->received = g_strdup ("");
  return self;
}

/**
 * qz_entry_source_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_entry_source_free (QzEntrySource *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_free (self->organisation);
  g_free (self->sha256);
  g_free (self->received);
  g_free (self);
}

/**
 * qz_entry_return_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzEntryReturn *
qz_entry_return_new (void)
{
  QzEntryReturn *self = g_new0 (QzEntryReturn, 1);

  self->entry = g_strdup ("");
  self->reason = g_strdup ("");
  self->returned = g_strdup ("");
  self->by = g_strdup ("");
  return self;
}

/**
 * qz_entry_return_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_entry_return_free (QzEntryReturn *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_free (self->reason);
  g_free (self->returned);
  g_free (self->by);
  g_free (self);
}

/**
 * qz_entry_answer_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzEntryAnswer *
qz_entry_answer_new (void)
{
  QzEntryAnswer *self = g_new0 (QzEntryAnswer, 1);

  self->entry = g_strdup ("");
  self->state = g_strdup ("");
  self->number = g_strdup ("");
  self->reason = g_strdup ("");
  self->organisation = g_strdup ("");
  self->name = g_strdup ("");
  self->received = g_strdup ("");
  return self;
}

/**
 * qz_entry_answer_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_entry_answer_free (QzEntryAnswer *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_free (self->state);
  g_free (self->number);
  g_free (self->reason);
  g_free (self->organisation);
  g_free (self->name);
  g_free (self->received);
  g_strfreev (self->missing);
  g_free (self);
}
