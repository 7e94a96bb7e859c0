/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-return.h"

/**
 * qz_return_remark_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzReturnRemark *
qz_return_remark_new (void)
{
  QzReturnRemark *self = g_new0 (QzReturnRemark, 1);

  self->path = g_strdup ("");
  self->text = g_strdup ("");
  return self;
}

static void
remark_free (gpointer data)
{
  QzReturnRemark *self = data;

  g_free (self->path);
  g_free (self->text);
  g_free (self);
}

/**
 * qz_return_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzReturn *
qz_return_new (void)
{
  QzReturn *self = g_new0 (QzReturn, 1);

  self->entry = g_strdup ("");
  self->reason = g_strdup ("");
  self->deadline = g_strdup ("");
  self->returned = g_strdup ("");
  self->by = g_strdup ("");
  self->remarks = g_ptr_array_new_with_free_func (remark_free);
  return self;
}

/**
 * qz_return_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_return_free (QzReturn *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_free (self->reason);
  g_free (self->deadline);
  g_free (self->returned);
  g_free (self->by);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}
