/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-certificate.h"

/**
 * qz_certificate_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzCertificate *
qz_certificate_new (void)
{
  QzCertificate *self = g_new0 (QzCertificate, 1);

  self->id = g_strdup ("");
  self->number = g_strdup ("");
  self->entry = g_strdup ("");
  self->prize = g_strdup ("");
  self->unit = g_strdup ("");
  self->activity = g_strdup ("");
  self->award = g_strdup ("");
  self->title = g_strdup ("");
  self->recipient = g_strdup ("");
  self->body = g_strdup ("");
  self->issuers = g_strdup ("");
  self->date = g_strdup ("");
  self->issued = g_strdup ("");
  self->reason = g_strdup ("");
  self->sha256 = g_strdup ("");
  return self;
}

/**
 * qz_certificate_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_certificate_free (QzCertificate *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->number);
  g_free (self->entry);
  g_free (self->prize);
  g_free (self->unit);
  g_free (self->activity);
  g_free (self->award);
  g_free (self->title);
  g_free (self->recipient);
  g_free (self->body);
  g_free (self->issuers);
  g_free (self->date);
  g_free (self->issued);
  g_free (self->reason);
  g_free (self->sha256);
  g_free (self);
}
