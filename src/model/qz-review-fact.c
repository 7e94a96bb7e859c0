/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-review-fact.h"

static const char *const kind_ids[] = { "place", "advance", "seconds", "votes" };

G_STATIC_ASSERT (G_N_ELEMENTS (kind_ids) == QZ_N_FACT_KINDS);

/**
 * qz_review_fact_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzReviewFact *
qz_review_fact_new (void)
{
  QzReviewFact *self = g_new0 (QzReviewFact, 1);

  self->entry = g_strdup ("");
  self->stage = g_strdup ("");
  self->names = g_strdup ("");
  self->reason = g_strdup ("");
  self->decided = g_strdup ("");
  return self;
}

/**
 * qz_review_fact_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_review_fact_free (QzReviewFact *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_free (self->stage);
  g_free (self->names);
  g_free (self->reason);
  g_free (self->decided);
  g_free (self);
}

/**
 * qz_fact_kind_get_id:
 * @kind: a kind
 *
 * Returns: (transfer none): how it is called in the store and in records
 */
const char *
qz_fact_kind_get_id (QzFactKind kind)
{
  g_return_val_if_fail ((guint) kind < QZ_N_FACT_KINDS, NULL);

  return kind_ids[kind];
}

/**
 * qz_fact_kind_from_id:
 * @id: text
 * @out_kind: (out): the kind of that id
 *
 * Returns: whether there is one
 */
gboolean
qz_fact_kind_from_id (const char *id, QzFactKind *out_kind)
{
  g_return_val_if_fail (id != NULL && out_kind != NULL, FALSE);

  for (guint i = 0; i < QZ_N_FACT_KINDS; i++)
    if (strcmp (kind_ids[i], id) == 0)
      {
        *out_kind = (QzFactKind) i;
        return TRUE;
      }
  return FALSE;
}
