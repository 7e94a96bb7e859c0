/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/qz-query.h"

G_DEFINE_BOXED_TYPE (QzQuery, qz_query, qz_query_copy, qz_query_free)

/**
 * qz_query_new:
 *
 * Returns: (transfer full): a query for everything, newest first
 */
QzQuery *
qz_query_new (void)
{
  QzQuery *self = g_new0 (QzQuery, 1);

  self->activity = g_strdup ("");
  self->category = g_strdup ("");
  self->award = g_strdup ("");
  self->line = g_strdup ("");
  self->panel = g_strdup ("");
  self->text = g_strdup ("");
  return self;
}

/**
 * qz_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): an equal one
 */
QzQuery *
qz_query_copy (const QzQuery *self)
{
  QzQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (QzQuery, 1);
  copy->activity = g_strdup (self->activity);
  copy->category = g_strdup (self->category);
  copy->award = g_strdup (self->award);
  copy->line = g_strdup (self->line);
  copy->panel = g_strdup (self->panel);
  copy->text = g_strdup (self->text);
  copy->states = self->states;
  copy->sort = self->sort;
  copy->ascending = self->ascending;
  return copy;
}

/**
 * qz_query_free:
 * @self: (nullable) (transfer full): a query
 */
void
qz_query_free (QzQuery *self)
{
  if (self == NULL)
    return;
  g_free (self->activity);
  g_free (self->category);
  g_free (self->award);
  g_free (self->line);
  g_free (self->panel);
  g_free (self->text);
  g_free (self);
}

/**
 * qz_query_equal:
 * @a: a query
 * @b: a query
 *
 * Returns: whether both ask for the same in the same order
 */
gboolean
qz_query_equal (const QzQuery *a, const QzQuery *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->states == b->states && a->sort == b->sort && !a->ascending == !b->ascending
         && strcmp (a->activity, b->activity) == 0 && strcmp (a->category, b->category) == 0
         && strcmp (a->award, b->award) == 0 && strcmp (a->line, b->line) == 0
         && strcmp (a->panel, b->panel) == 0 && strcmp (a->text, b->text) == 0;
}

/**
 * qz_query_set_string:
 * @field: (inout): a text of a query
 * @value: (nullable): its new value, %NULL for ""
 */
void
qz_query_set_string (char **field, const char *value)
{
  g_return_if_fail (field != NULL);

  if (g_strcmp0 (*field, value) == 0)
    return;
  g_free (*field);
  *field = g_strdup (value != NULL ? value : "");
}
