/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-organisation.h"

/**
 * qz_organisation_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzOrganisation *
qz_organisation_new (void)
{
  QzOrganisation *self = g_new0 (QzOrganisation, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->stamp_name = g_strdup ("");
  self->invoice_name = g_strdup ("");
  self->short_name = g_strdup ("");
  self->line = g_strdup ("");
  self->contact = g_strdup ("");
  self->telephone = g_strdup ("");
  self->address = g_strdup ("");
  return self;
}

/**
 * qz_organisation_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_organisation_free (QzOrganisation *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->stamp_name);
  g_free (self->invoice_name);
  g_free (self->short_name);
  g_free (self->line);
  g_free (self->contact);
  g_free (self->telephone);
  g_free (self->address);
  g_free (self);
}
