/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-conflict.h"
#include "model/qz-text.h"

/* As files and the command line call them. */
static const char *const states[] = {
  [QZ_CONFLICT_FORCED] = "forced",
  [QZ_CONFLICT_SUGGESTED] = "suggested",
  [QZ_CONFLICT_DISMISSED] = "dismissed",
};

static const char *const causes[QZ_N_CONFLICT_CAUSES] = {
  "declared", "declares", "completes",     "recommends",   "member",
  "adviser",  "spelling", "scored-before", "worked-before"
};

/**
 * qz_conflict_new:
 *
 * Returns: (transfer full): a conflict between nobody, suggested
 */
QzConflict *
qz_conflict_new (void)
{
  QzConflict *self = g_new0 (QzConflict, 1);

  self->entry = g_strdup ("");
  self->judge = g_strdup ("");
  self->state = QZ_CONFLICT_SUGGESTED;
  self->match = g_strdup ("");
  self->reason = g_strdup ("");
  self->approver = g_strdup ("");
  self->decided = g_strdup ("");
  return self;
}

/**
 * qz_conflict_free:
 * @self: (nullable): a conflict
 */
void
qz_conflict_free (QzConflict *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_free (self->judge);
  g_free (self->match);
  g_free (self->reason);
  g_free (self->approver);
  g_free (self->decided);
  g_free (self);
}

/**
 * qz_conflict_decide:
 * @self: a conflict
 * @state: what it was decided to be
 * @reason: why
 * @approver: who approved it, "" when nobody had to
 * @decided: when: instant, UTC, ISO 8601
 *
 * Says what was decided on it; whoever stays away was declared to, whatever else was found.
 */
void
qz_conflict_decide (QzConflict *self,
                    QzConflictState state,
                    const char *reason,
                    const char *approver,
                    const char *decided)
{
  g_return_if_fail (self != NULL);

  self->state = state;
  if (state == QZ_CONFLICT_FORCED)
    self->causes |= QZ_CONFLICT_DECLARED;
  qz_text_set (&self->reason, reason);
  qz_text_set (&self->approver, approver);
  qz_text_set (&self->decided, decided);
}

/**
 * qz_conflict_state_get_id:
 * @state: a state
 *
 * Returns: (transfer none): its id, as in files and on the command line
 */
const char *
qz_conflict_state_get_id (QzConflictState state)
{
  g_return_val_if_fail (state < QZ_N_CONFLICT_STATES, NULL);

  return states[state];
}

/**
 * qz_conflict_state_from_id:
 * @id: of a state
 * @out_state: (out): the state
 *
 * Returns: %FALSE for an unknown id
 */
gboolean
qz_conflict_state_from_id (const char *id, QzConflictState *out_state)
{
  g_return_val_if_fail (id != NULL && out_state != NULL, FALSE);

  for (guint i = 0; i < QZ_N_CONFLICT_STATES; i++)
    if (strcmp (states[i], id) == 0)
      {
        *out_state = (QzConflictState) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * qz_conflict_causes_get_id:
 * @cause: exactly one
 *
 * Returns: (transfer none): its id, as on the command line
 */
const char *
qz_conflict_causes_get_id (QzConflictCauses cause)
{
  for (guint i = 0; i < QZ_N_CONFLICT_CAUSES; i++)
    if (cause == 1U << i)
      return causes[i];
  g_return_val_if_reached (NULL);
}
