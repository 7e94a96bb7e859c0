/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-known-key.h"

static const char *const state_ids[QZ_N_KEY_STATES] = {
  [QZ_KEY_PENDING] = "pending",
  [QZ_KEY_TRUSTED] = "trusted",
  [QZ_KEY_REPLACED] = "replaced",
};

/**
 * qz_known_key_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzKnownKey *
qz_known_key_new (void)
{
  QzKnownKey *self = g_new0 (QzKnownKey, 1);

  self->public = g_strdup ("");
  self->id = g_strdup ("");
  self->fingerprint = g_strdup ("");
  self->organisation = g_strdup ("");
  self->name = g_strdup ("");
  self->first_seen = g_strdup ("");
  self->confirmed = g_strdup ("");
  self->confirmed_by = g_strdup ("");
  return self;
}

/**
 * qz_known_key_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_known_key_free (QzKnownKey *self)
{
  if (self == NULL)
    return;
  g_free (self->public);
  g_free (self->id);
  g_free (self->fingerprint);
  g_free (self->organisation);
  g_free (self->name);
  g_free (self->first_seen);
  g_free (self->confirmed);
  g_free (self->confirmed_by);
  g_free (self);
}

/**
 * qz_key_state_get_id:
 * @state: a state
 *
 * Returns: the word for @state in the store and on the command line
 */
const char *
qz_key_state_get_id (QzKeyState state)
{
  g_return_val_if_fail ((guint) state < QZ_N_KEY_STATES, NULL);

  return state_ids[state];
}

/**
 * qz_key_state_from_id:
 * @id: a word from outside
 * @out_state: (out): the state
 *
 * Returns: %FALSE when there is no such state
 */
gboolean
qz_key_state_from_id (const char *id, QzKeyState *out_state)
{
  g_return_val_if_fail (id != NULL && out_state != NULL, FALSE);

  for (guint i = 0; i < QZ_N_KEY_STATES; i++)
    if (strcmp (state_ids[i], id) == 0)
      {
        *out_state = (QzKeyState) i;
        return TRUE;
      }
  return FALSE;
}
