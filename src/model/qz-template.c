/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-template.h"

/**
 * qz_template_block_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzTemplateBlock *
qz_template_block_new (void)
{
  QzTemplateBlock *self = g_new0 (QzTemplateBlock, 1);

  self->id = g_strdup ("");
  self->text = g_strdup ("");
  self->colour = g_strdup ("");
  return self;
}

/**
 * qz_template_block_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_template_block_free (QzTemplateBlock *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->text);
  g_free (self->colour);
  g_free (self);
}

/**
 * qz_template_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzTemplate *
qz_template_new (void)
{
  QzTemplate *self = g_new0 (QzTemplate, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->border = g_strdup ("");
  self->border_colour = g_strdup ("");
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_template_block_free);
  return self;
}

/**
 * qz_template_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_template_free (QzTemplate *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->border);
  g_free (self->border_colour);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}
