/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-comment-sheet.h"

/**
 * qz_comment_sheet_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzCommentSheet *
qz_comment_sheet_new (void)
{
  QzCommentSheet *self = g_new0 (QzCommentSheet, 1);

  self->entry = g_strdup ("");
  self->strengths = g_strdup ("");
  self->weaknesses = g_strdup ("");
  self->advice = g_strdup ("");
  self->updated = g_strdup ("");
  return self;
}

/**
 * qz_comment_sheet_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_comment_sheet_free (QzCommentSheet *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_free (self->strengths);
  g_free (self->weaknesses);
  g_free (self->advice);
  g_free (self->updated);
  g_free (self);
}

/**
 * qz_comment_sheet_is_blank:
 * @self: a comment sheet
 *
 * Returns: whether it says nothing
 */
gboolean
qz_comment_sheet_is_blank (const QzCommentSheet *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return *self->strengths == '\0' && *self->weaknesses == '\0' && *self->advice == '\0';
}
