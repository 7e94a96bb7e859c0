/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-bundle-note.h"

/**
 * qz_bundle_note_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzBundleNote *
qz_bundle_note_new (void)
{
  QzBundleNote *self = g_new0 (QzBundleNote, 1);

  self->id = g_strdup ("");
  self->kind = g_strdup ("");
  self->organisation = g_strdup ("");
  self->name = g_strdup ("");
  self->key = g_strdup ("");
  self->edition = g_strdup ("");
  self->edition_version = g_strdup ("");
  self->sha256 = g_strdup ("");
  self->created = g_strdup ("");
  self->handled = g_strdup ("");
  self->file = g_strdup ("");
  self->object = g_strdup ("");
  return self;
}

/**
 * qz_bundle_note_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_bundle_note_free (QzBundleNote *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->kind);
  g_free (self->organisation);
  g_free (self->name);
  g_free (self->key);
  g_free (self->edition);
  g_free (self->edition_version);
  g_free (self->sha256);
  g_free (self->created);
  g_free (self->handled);
  g_free (self->file);
  g_free (self->object);
  g_free (self);
}

/**
 * qz_bundle_line_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzBundleLine *
qz_bundle_line_new (void)
{
  QzBundleLine *self = g_new0 (QzBundleLine, 1);

  self->kind = g_strdup ("");
  self->record = g_strdup ("");
  self->title = g_strdup ("");
  self->reason = g_strdup ("");
  return self;
}

/**
 * qz_bundle_line_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_bundle_line_free (QzBundleLine *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->record);
  g_free (self->title);
  g_free (self->reason);
  g_free (self);
}
