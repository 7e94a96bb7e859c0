/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which act is allowed in which state of an entry. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "rules/qz-entry-state-rules.h"

#define BIT(state) (1u << QZ_ENTRY_##state)

typedef struct
{
  guint states;          /* in which it is allowed */
  gboolean before_award; /* no longer once an award was given */
} Rule;

static const Rule rules[QZ_N_ENTRY_ACTS] = {
  [QZ_ENTRY_EDIT] = { BIT (DRAFT) | BIT (RETURNED), TRUE },
  [QZ_ENTRY_SUBMIT] = { BIT (DRAFT) | BIT (RETURNED), TRUE },
  [QZ_ENTRY_WITHDRAW] = { BIT (SUBMITTED) | BIT (RETURNED) | BIT (ACCEPTED), TRUE },
  [QZ_ENTRY_RETURN] = { BIT (SUBMITTED) | BIT (ACCEPTED), TRUE },
  [QZ_ENTRY_ACCEPT] = { BIT (SUBMITTED), FALSE },
  [QZ_ENTRY_MOVE] = { BIT (DRAFT) | BIT (SUBMITTED) | BIT (RETURNED) | BIT (ACCEPTED), TRUE },
  [QZ_ENTRY_REOPEN] = { BIT (WITHDRAWN), FALSE },
  [QZ_ENTRY_DELETE] = { BIT (DRAFT) | BIT (WITHDRAWN), TRUE },
  [QZ_ENTRY_SCORE] = { BIT (SUBMITTED) | BIT (ACCEPTED), FALSE },
  [QZ_ENTRY_AWARD] = { BIT (SUBMITTED) | BIT (ACCEPTED), FALSE },
  [QZ_ENTRY_CERTIFY] = { BIT (SUBMITTED) | BIT (ACCEPTED), FALSE },
};

/**
 * qz_entry_act_allowed:
 * @entry: an entry
 * @act: what is to be done
 *
 * Returns: whether the state of @entry allows @act
 */
gboolean
qz_entry_act_allowed (const QzEntry *entry, QzEntryAct act)
{
  gboolean awarded;

  g_return_val_if_fail (entry != NULL, FALSE);
  g_return_val_if_fail ((guint) act < QZ_N_ENTRY_ACTS, FALSE);

  awarded = *entry->award != '\0';
  if ((rules[act].states & (1u << entry->state)) == 0 || (rules[act].before_award && awarded))
    return FALSE;
  return act != QZ_ENTRY_CERTIFY || awarded;
}

static const char *
describe_state (QzEntryState state)
{
  switch (state)
    {
    case QZ_ENTRY_DRAFT:
      return _ ("a draft");
    case QZ_ENTRY_SUBMITTED:
      return _ ("submitted");
    case QZ_ENTRY_RETURNED:
      return _ ("returned for correction");
    case QZ_ENTRY_ACCEPTED:
      return _ ("accepted");
    case QZ_ENTRY_WITHDRAWN:
      return _ ("withdrawn");
    default:
      g_return_val_if_reached ("");
    }
}

/* What has to be done or left alone, said with the act. */
static const char *
describe_remedy (QzEntryAct act)
{
  switch (act)
    {
    case QZ_ENTRY_EDIT:
      return _ ("It can be changed while it is a draft or returned. Return it for correction "
                "first.");
    case QZ_ENTRY_SUBMIT:
      return _ ("Only a draft or a returned entry can be submitted.");
    case QZ_ENTRY_WITHDRAW:
      return _ ("Only a submitted, returned or accepted entry without an award can be withdrawn.");
    case QZ_ENTRY_RETURN:
      return _ ("Only a submitted or accepted entry without an award can be returned.");
    case QZ_ENTRY_ACCEPT:
      return _ ("Only a submitted entry can be accepted.");
    case QZ_ENTRY_MOVE:
      return _ ("An entry that was withdrawn or has an award keeps its category.");
    case QZ_ENTRY_REOPEN:
      return _ ("Only a withdrawn entry can be taken up again.");
    case QZ_ENTRY_DELETE:
      return _ ("Only a draft or a withdrawn entry can be deleted. Withdraw it first.");
    case QZ_ENTRY_SCORE:
      return _ ("Only a submitted or accepted entry can be scored.");
    case QZ_ENTRY_AWARD:
      return _ ("Only a submitted or accepted entry can get an award.");
    case QZ_ENTRY_CERTIFY:
      return _ ("A certificate is issued to a submitted or accepted entry with an award.");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * qz_entry_act_check:
 * @entry: an entry
 * @act: what is to be done
 * @error: %QZ_ERROR_STATE when the state of @entry does not allow @act; the message names the
 * entry, its state and the states in which the act is allowed
 *
 * Returns: whether @act is allowed
 */
gboolean
qz_entry_act_check (const QzEntry *entry, QzEntryAct act, GError **error)
{
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (qz_entry_act_allowed (entry, act))
    return TRUE;
  g_return_val_if_fail (entry != NULL, FALSE);
  /* Translators: number or title of an entry, its state, what is allowed. */
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE, _ ("“%s” is %s. %s"),
               *entry->number != '\0' ? entry->number : entry->title, describe_state (entry->state),
               describe_remedy (act));
  return FALSE;
}

/**
 * qz_entry_act_result:
 * @state: a state in which @act is allowed
 * @act: what is done
 *
 * Returns: the state afterwards
 */
QzEntryState
qz_entry_act_result (QzEntryState state, QzEntryAct act)
{
  switch (act)
    {
    case QZ_ENTRY_SUBMIT:
      return QZ_ENTRY_SUBMITTED;
    case QZ_ENTRY_WITHDRAW:
      return QZ_ENTRY_WITHDRAWN;
    case QZ_ENTRY_RETURN:
      return QZ_ENTRY_RETURNED;
    case QZ_ENTRY_ACCEPT:
      return QZ_ENTRY_ACCEPTED;
    case QZ_ENTRY_REOPEN:
      return QZ_ENTRY_DRAFT;
    case QZ_ENTRY_EDIT:
    case QZ_ENTRY_MOVE:
    case QZ_ENTRY_DELETE:
    case QZ_ENTRY_SCORE:
    case QZ_ENTRY_AWARD:
    case QZ_ENTRY_CERTIFY:
      return state;
    default:
      g_return_val_if_reached (state);
    }
}
