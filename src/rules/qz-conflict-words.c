/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a judge has to stay away, in words. For the office. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/qz-conflict-words.h"

/* In the order of the causes. */
static const char *const causes[QZ_N_CONFLICT_CAUSES] = {
  N_ ("declared"),
  N_ ("the employer declares the entry"),
  N_ ("the employer is one of its joint units"),
  N_ ("the employer recommends it"),
  N_ ("named in the entry"),
  N_ ("named as an adviser"),
  N_ ("named in another script"),
  N_ ("scored the same project in an earlier edition"),
  N_ ("advised or belonged to it in an earlier edition"),
};

/**
 * qz_conflict_dup_cause:
 * @conflict: a conflict
 *
 * Returns: (transfer full): what was found, with the name that told
 */
char *
qz_conflict_dup_cause (const QzConflict *conflict)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (conflict != NULL, NULL);

  for (guint i = 0; i < QZ_N_CONFLICT_CAUSES; i++)
    if ((conflict->causes & 1U << i) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "", _ (causes[i]));
  if (*conflict->match != '\0')
    g_string_append_printf (words, _ (" “%s”"), conflict->match);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * qz_conflict_get_state_words:
 * @state: a state
 *
 * Returns: (transfer none): what it is called
 */
const char *
qz_conflict_get_state_words (QzConflictState state)
{
  switch (state)
    {
    case QZ_CONFLICT_FORCED:
      return _ ("Recused");
    case QZ_CONFLICT_SUGGESTED:
      return _ ("To be decided");
    case QZ_CONFLICT_DISMISSED:
      return _ ("No conflict");
    }
  g_return_val_if_reached (NULL);
}
