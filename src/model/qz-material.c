/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-material.h"
#include "model/qz-text.h"

/**
 * qz_material_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzMaterial *
qz_material_new (void)
{
  QzMaterial *self = g_new0 (QzMaterial, 1);

  self->id = g_strdup ("");
  self->entry = g_strdup ("");
  self->requirement = g_strdup ("");
  self->name = g_strdup ("");
  self->kind = g_strdup ("");
  self->sha256 = g_strdup ("");
  self->check_code = g_strdup ("");
  self->format = g_strdup ("");
  self->added = g_strdup ("");
  return self;
}

/**
 * qz_material_copy:
 * @self: a material
 *
 * Returns: (transfer full): all of it once more
 */
QzMaterial *
qz_material_copy (const QzMaterial *self)
{
  QzMaterial *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = qz_material_new ();
  qz_text_set (&copy->id, self->id);
  qz_text_set (&copy->entry, self->entry);
  qz_text_set (&copy->requirement, self->requirement);
  qz_text_set (&copy->name, self->name);
  qz_text_set (&copy->kind, self->kind);
  qz_text_set (&copy->sha256, self->sha256);
  copy->bytes = self->bytes;
  copy->pages = self->pages;
  copy->width = self->width;
  copy->height = self->height;
  copy->milliseconds = self->milliseconds;
  qz_text_set (&copy->format, self->format);
  qz_text_set (&copy->check_code, self->check_code);
  qz_text_set (&copy->added, self->added);
  copy->awaited = self->awaited;
  return copy;
}

/**
 * qz_material_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_material_free (QzMaterial *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->entry);
  g_free (self->requirement);
  g_free (self->name);
  g_free (self->kind);
  g_free (self->sha256);
  g_free (self->check_code);
  g_free (self->format);
  g_free (self->added);
  g_free (self);
}
