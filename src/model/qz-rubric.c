/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-rubric.h"

/**
 * qz_item_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzItem *
qz_item_new (void)
{
  QzItem *self = g_new0 (QzItem, 1);

  self->id = g_strdup ("");
  self->title = g_strdup ("");
  self->guidance = g_strdup ("");
  return self;
}

/**
 * qz_item_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_item_free (QzItem *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->guidance);
  g_free (self);
}

/**
 * qz_rubric_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzRubric *
qz_rubric_new (void)
{
  QzRubric *self = g_new0 (QzRubric, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->version = g_strdup ("");
  self->source = g_strdup ("");
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_item_free);
  return self;
}

/**
 * qz_rubric_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_rubric_free (QzRubric *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->version);
  g_free (self->source);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * qz_rubric_find_item:
 * @self: the owner
 * @id: the id
 *
 * Returns: (nullable) (transfer none): the item of that id
 */
const QzItem *
qz_rubric_find_item (const QzRubric *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const QzItem *each = self->items->pdata[i];

      if (strcmp (each->id, id) == 0)
        return each;
    }
  return NULL;
}

/**
 * qz_rubric_maximum:
 * @self: a rubric
 *
 * Returns: the highest total without bonus items, in thousandths of a point
 */
gint64
qz_rubric_maximum (const QzRubric *self)
{
  gint64 maximum = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->items->len; i++)
    {
      const QzItem *item = self->items->pdata[i];

      if (item->kind == QZ_ITEM_SCORE)
        maximum += item->maximum;
    }
  return maximum;
}

static gboolean
items_score_alike (const QzItem *a, const QzItem *b)
{
  return strcmp (a->id, b->id) == 0 && a->kind == b->kind && a->minimum == b->minimum
         && a->maximum == b->maximum && a->step == b->step;
}

/**
 * qz_rubric_scores_alike:
 * @a: a rubric
 * @b: another version of it
 *
 * Returns: whether the same points can be given on both: the same items in the same order with the
 *   same ranges and steps, whatever their words and guidance
 */
gboolean
qz_rubric_scores_alike (const QzRubric *a, const QzRubric *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->items->len != b->items->len)
    return FALSE;
  for (guint i = 0; i < a->items->len; i++)
    if (!items_score_alike (a->items->pdata[i], b->items->pdata[i]))
      return FALSE;
  return TRUE;
}
