/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-event.h"

/**
 * qz_event_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzEvent *
qz_event_new (void)
{
  QzEvent *self = g_new0 (QzEvent, 1);

  self->instant = g_strdup ("");
  self->actor = g_strdup ("");
  self->verb = g_strdup ("");
  self->subject = g_strdup ("");
  self->summary = g_strdup ("");
  self->detail = g_strdup ("");
  self->hash = g_strdup ("");
  return self;
}

/**
 * qz_event_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_event_free (QzEvent *self)
{
  if (self == NULL)
    return;
  g_free (self->instant);
  g_free (self->actor);
  g_free (self->verb);
  g_free (self->subject);
  g_free (self->summary);
  g_free (self->detail);
  g_free (self->hash);
  g_free (self);
}
